"""What a person said holds, the rest stays the reader's, and all fits together."""

from datetime import date

import pytest
from corrections_help import entry, statement, undo

from hronika.archive.corrections.effective import WARNING, applied, effective
from hronika.archive.corrections.entry import change_of
from hronika.article import Article
from hronika.errors import UsageError
from hronika.reading.reader import Reader
from hronika.record import Record, Span
from hronika.verification import problems

TEXT = (
    "Satiksmes ministrs Jānis Vilks otrdien sacīja, ka tilts tiks atvērts rudenī. "
    "Iepriekš viņa vietniece Anna Roze solīja atvērt tiltu vasarā.\n"
    "Policija vakar aizturēja divus vīriešus."
)
ARTICLE = Article(TEXT, id="tilts", published=date(2024, 5, 8))


@pytest.fixture(scope="module")
def record() -> Record:
    return Reader().read(ARTICLE)


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start=start, end=start + len(words), text=words)


def checked(record: Record) -> Record:
    assert list(problems(record, ARTICLE)) == []
    return record


def test_nothing_to_apply_changes_nothing(record: Record) -> None:
    assert applied(record, []).record is record
    rejection = entry(1, "reject", record.statements[0], TEXT, record)
    assert applied(record, [rejection, undo(2, rejection)]).record is record


def test_a_speaker_is_the_persons_and_all_else_the_readers(record: Record) -> None:
    first = record.statements[0]
    assert first.speaker_name == "Jānis Vilks"
    found = applied(record, [entry(1, "change", first, TEXT, record, speaker_name="Anna Roze")])
    now = checked(found.record).statements[0]
    assert now.speaker_name == "Anna Roze"
    assert now.speaker_id == next(name.entity for name in record.names if name.name == "Anna Roze")
    # The words named Jānis Vilks, so they do not name her.
    assert now.speaker is None
    assert (now.content, now.cue, now.confidence) == (first.content, first.cue, first.confidence)
    assert found.authors == {first.id: {"speaker_name": "Anna"}}
    assert found.record.warnings[-1] == WARNING
    [standing] = found.standings
    assert (standing.state, standing.agrees) == ("applied", False)
    assert standing.reader == {"speaker_name": "Jānis Vilks"}


def test_the_words_of_a_source_give_its_name(record: Record) -> None:
    first = record.statements[0]
    given = entry(1, "change", first, TEXT, record, speaker=span("viņa vietniece Anna Roze"))
    assert checked(effective(record, [given])).statements[0].speaker_name == "Anna Roze"
    # Other words, which name nobody: the name was found by the words that were wrong.
    unnamed = entry(1, "change", first, TEXT, record, speaker=span("viņa vietniece"))
    assert checked(effective(record, [unnamed])).statements[0].speaker_name is None


def test_an_unknown_source_has_no_words(record: Record) -> None:
    unknown = entry(1, "change", record.statements[0], TEXT, record, speaker_name=None)
    now = checked(effective(record, [unknown])).statements[0]
    assert (now.speaker_name, now.speaker, now.speaker_id) == (None, None, None)


def test_of_two_values_of_a_field_the_later_holds_until_it_is_undone(record: Record) -> None:
    first = record.statements[0]
    one = entry(1, "change", first, TEXT, record, stance="doubts")
    two = entry(2, "change", first, TEXT, record, stance="denies", author="Zane")
    gone = undo(3, two)
    again = undo(4, gone)
    for entries, stance in (
        ([one], "doubts"),
        ([one, two], "denies"),
        ([one, two, gone], "doubts"),
        ([one, two, gone, again], "denies"),
    ):
        assert effective(record, entries).statements[0].stance == stance
        assert effective(record, entries[::-1]) == effective(record, entries)
    states = [standing.state for standing in applied(record, [one, two, gone, again]).standings]
    assert states == ["replaced", "applied", "undone", "applied"]


def test_other_words_give_another_identifier_and_all_that_refers_to_it_follows(record: Record) -> None:
    first = record.statements[0]
    longer = span("tilts tiks atvērts rudenī")
    shorter = entry(1, "change", first, TEXT, record, content=(span("atvērts rudenī"),))
    now = checked(effective(record, [shorter])).statements[0]
    assert first.content == (longer,)
    assert now.content == (span("atvērts rudenī"),)
    assert now.id != first.id
    told = [event for event in record.events if event.statement == first.id]
    assert told
    later = {event.id: event for event in effective(record, [shorter]).events}
    for event in told:
        inside = event.predicate.start >= now.content[0].start
        assert later[event.id].statement == (now.id if inside else None)
        assert later[event.id].vouched != "asserted"


def test_a_rejected_statement_leaves_no_fact_behind(record: Record) -> None:
    first = record.statements[0]
    found = applied(record, [entry(1, "reject", first, TEXT, record)])
    now = checked(found.record)
    assert first.id not in {item.id for item in now.statements}
    told = [event for event in record.events if event.statement == first.id]
    later = {event.id: event for event in now.events}
    assert told
    assert all(later[event.id].vouched == event.vouched for event in told)
    assert all(first.cue in later[event.id].evidence or event.evidence for event in told)
    assert found.standings[0].agrees is False
    assert found.standings[0].item is None


def test_a_confirmed_item_is_certain_and_a_corrected_one_is_not(record: Record) -> None:
    first = record.statements[0]
    assert first.confidence < 1
    confirmed = applied(record, [entry(1, "confirm", first, TEXT, record)])
    assert checked(confirmed.record).statements[0].confidence == 1
    assert confirmed.vouched() == {first.id}
    assert confirmed.standings[0].agrees is True
    both = entry(1, "change", first, TEXT, record, speaker_name="Anna Roze", content=first.content)
    assert effective(record, [both]).statements[0].confidence == 1
    one = entry(1, "change", first, TEXT, record, stance="denies")
    assert effective(record, [one]).statements[0].confidence == first.confidence


def test_what_a_person_added_is_there(record: Record) -> None:
    words = span("Policija vakar aizturēja divus vīriešus")
    missed = statement(record, words, speaker_name="Policija")
    found = applied(record, [entry(1, "add", missed, TEXT, record)])
    now = checked(found.record)
    assert now.statements[-1].content == (words,)
    # What was told as a fact stands in somebody's statement now.
    inside = [event for event in now.events if event.predicate.start >= words.start]
    assert inside
    assert {(event.vouched, event.statement) for event in inside} == {("attributed", missed.id)}
    assert found.vouched() == {missed.id}


def test_type_and_factuality_of_an_event(record: Record) -> None:
    event = next(item for item in record.events if item.predicate.text == "aizturēja")
    assert event.vouched == "asserted"
    planned = applied(record, [entry(1, "change", event, TEXT, record, vouched="planned", type="coerce")])
    now = next(item for item in checked(planned.record).events if item.id == event.id)
    assert (now.vouched, now.type, now.mode, now.confidence) == ("planned", "coerce", None, 1)
    back = entry(2, "change", event, TEXT, record, vouched="asserted")
    assert (
        next(item for item in checked(effective(record, [back])).events if item.id == event.id).evidence == ()
    )


def test_a_person_does_not_make_a_claim_a_fact(record: Record) -> None:
    told = next(item for item in record.events if item.statement is not None)
    found = applied(record, [entry(1, "change", told, TEXT, record, vouched="asserted")])
    now = next(item for item in checked(found.record).events if item.id == told.id)
    assert now.vouched == "attributed"
    assert found.standings[0].state == "idle"


def test_the_value_of_a_time(record: Record) -> None:
    time = next(item for item in record.times if item.span.text == "otrdien")
    found = checked(effective(record, [entry(1, "change", time, TEXT, record, value="2024-04-30")]))
    assert next(item for item in found.times if item.id == time.id).value == "2024-04-30"
    gone = checked(effective(record, [entry(1, "reject", time, TEXT, record)]))
    assert time.id not in {item.id for item in gone.times}
    assert all(item.said_at is None or item.said_at.text != "otrdien" for item in gone.statements)
    assert all(event.time != time.id for event in gone.events)


def test_two_items_of_the_same_words_keep_apart(record: Record) -> None:
    first = record.statements[0]
    twin = first.model_copy(update={"id": f"{first.id}-2", "speaker_name": "Dome", "speaker_id": None})
    both = record.model_copy(update={"statements": (first, twin, *record.statements[1:])}).sealed()
    checked(both)
    corrected = checked(effective(both, [entry(1, "change", twin, TEXT, both, stance="denies")]))
    assert [item.stance for item in corrected.statements[:2]] == ["holds", "denies"]
    left = checked(effective(both, [entry(1, "reject", first, TEXT, both)]))
    assert [item.speaker_name for item in left.statements] == ["Dome", "Anna Roze"]
    # A person gives one statement the words that another has: they are told apart by a suffix.
    second = record.statements[1]
    same = checked(effective(record, [entry(1, "change", second, TEXT, record, content=first.content)]))
    assert {item.id for item in same.statements} == {first.id, f"{first.id}-2"}


@pytest.mark.parametrize(
    ("kind", "values", "sentence"),
    [
        ("statement", {"stance": "agrees"}, "is none of holds, denies, doubts, asks, open"),
        ("statement", {"mode": "loud"}, "is none of direct, indirect, mixed"),
        ("event", {"vouched": "sure"}, "is none of asserted, attributed"),
        ("event", {"type": "party"}, "is none of agree, consult"),
        ("event", {"stance": "holds"}, "has no stance that can be corrected"),
        ("time", {"type": "DAY"}, "is none of DATE, TIME, DURATION, SET"),
    ],
)
def test_a_value_that_is_none_is_told_in_a_sentence(kind: str, values: dict[str, str], sentence: str) -> None:
    with pytest.raises(UsageError, match=sentence):
        change_of(kind, values)
