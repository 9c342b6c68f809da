"""English, in a few lines and by hand-made analyses, goes through the whole of reading."""

from dataclasses import replace

import pytest
from english import EnglishGrammar, english

from hronika.article import Article
from hronika.language.language import Language
from hronika.reading.reader import Reader
from hronika.record import Event, Record, Span, Statement


def read(language: Language) -> Record:
    (article,) = language.analyser.by_text  # type: ignore[attr-defined]
    return Reader(language).read(Article(article, language="en"))


@pytest.fixture(scope="module")
def record() -> Record:
    return read(english())


def told(statement: Statement) -> tuple[str, str | None, str | None, str]:
    content = " … ".join(span.text for span in statement.content)
    return content, text(statement.cue), text(statement.speaker), statement.mode


def text(span: Span | None) -> str | None:
    return span.text if span is not None else None


def test_its_statements_are_read(record: Record) -> None:
    assert [told(statement) for statement in record.statements] == [
        ("the old bridge would open in May", "said", "Mayor Anna Smith", "indirect"),
        ("the repairs had cost too much", "told", "She", "indirect"),  # no conjunction
        ("the bridge is safe", "According", "the council", "indirect"),
        ("We will close the tunnel … and the bridge will stay open", "said", "Smith", "direct"),
        ("the government had sold the harbour", "denied", "The minister", "indirect"),
        ("The harbour is ours", "said", "the minister", "direct"),
        ("the mayor had claimed that the tunnel was unsafe", "added", "Brown", "indirect"),
        ("the tunnel was unsafe", "claimed", "the mayor", "indirect"),
        ("it was dry", "said", "The engineer", "indirect"),  # and no comma where it ends
        ("The tunnel must reopen in June", "said", "the council's spokesman", "indirect"),
        ("The harbour will close in July", "according", "Brown", "indirect"),
        ("nobody knew", "said", "Smith", "indirect"),
        ("Brown had resigned", "added", "Smith", "indirect"),  # the subject of the verb before
        ("he stays", "claim", "the minister", "indirect"),  # that of a noun, after it
    ]  # and not what Brown never claimed


def test_its_speakers_are_known_by_name_pronoun_and_role(record: Record) -> None:
    names = [statement.speaker_name for statement in record.statements]
    assert names == [
        "Anna Smith",
        "Anna Smith",
        "the council",
        "Anna Smith",
        *["Tom Brown"] * 3,
        "Anna Smith",
        "The engineer",
        "the council's spokesman",
        "Tom Brown",
        "Anna Smith",
        "Anna Smith",
        "Tom Brown",
    ]
    assert [person.name for person in record.people] == ["Anna Smith", "Tom Brown"]
    assert [span.text for person in record.people for span in person.roles] == ["Mayor", "Minister"]


def test_its_addressees_and_nesting_are_read(record: Record) -> None:
    addressees = [text(statement.addressee) for statement in record.statements]
    assert addressees[1] == addressees[11] == "reporters"  # told reporters, said to reporters
    assert addressees.count(None) == len(addressees) - 2
    inner = [s for s in record.statements if s.within is not None]
    assert [s.content[0].text for s in inner] == ["the tunnel was unsafe"]


def test_its_events_have_their_factuality(record: Record) -> None:
    events = {event.predicate.text: event for event in record.events}

    def who(event: Event) -> dict[str, str | None]:
        return {part.role: part.name or text(part.span) for part in event.participants}

    vouched = {word: event.vouched for word, event in events.items()}
    assert vouched["arrested"] == vouched["visited"] == vouched["left"] == "asserted"
    assert vouched["cost"] == vouched["knew"] == vouched["resigned"] == "attributed"
    assert vouched["open"] == vouched["close"] == "planned"
    assert vouched["sold"] == "denied"
    assert vouched["reopen"] == "hypothetical"
    assert events["arrested"].type == "arrest"
    assert events["arrested"].place == record.names[0].span
    assert who(events["arrested"]) == {"agent": "Police", "patient": "two protesters"}
    assert who(events["visited"]) == {"agent": "Tom Brown", "patient": "the harbour"}
    assert who(events["sold"]) == {"agent": "the government", "patient": "the harbour"}


def test_where_clauses_end_is_asked_of_the_grammar(record: Record) -> None:
    """Read as if commas set off its clauses, it loses what no comma sets off."""

    class WithCommas(EnglishGrammar):
        sets_off_clauses = True

    lost = read(replace(english(), grammar=WithCommas()))
    kept = {told(statement) for statement in lost.statements}
    assert {told(s) for s in record.statements if s.cue and s.cue.text in ("said", "told", "denied")} - kept
    assert ("We will close the tunnel … and the bridge will stay open", "said", "Smith", "direct") in kept
    assert all("repairs" not in content for content, *_ in kept)
