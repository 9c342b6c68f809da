"""Rows and index follow corrections, and so do later readings, versions and forgetting."""

import random
import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from corrections_help import put_reading

from hronika.archive.checking import check
from hronika.archive.corrections.correcting import Corrector
from hronika.archive.corrections.effective import Standing
from hronika.archive.corrections.listing import listed
from hronika.archive.forgetting import forget_article, forget_speaker
from hronika.archive.store import Store
from hronika.article import Article
from hronika.errors import UsageError
from hronika.reading.reader import Reader
from hronika.record import Record, Span, Statement
from hronika.verification import problems

TEXT = (
    "Satiksmes ministrs Jānis Vilks otrdien sacīja, ka tilts tiks atvērts rudenī. "
    "Iepriekš viņa vietniece Anna Roze solīja atvērt tiltu vasarā.\n"
    "Policija vakar aizturēja divus vīriešus. Šodien lija, un rīt līs."
)
DAY = date(2024, 5, 8)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "archive.db") as opened:
        add(opened, TEXT)
        yield opened
        assert check(opened).problems == []


@pytest.fixture
def anna(store: Store) -> Corrector:
    return Corrector(store, "Anna")


def add(store: Store, text: str, id: str = "tilts", outlet: str = "Avīze") -> str:
    article = Article(text, id=id, outlet=outlet, published=DAY)
    return store.add(article, Reader().read_with_lemmas(article))


def current(store: Store, id: str = "tilts") -> tuple[Record, tuple[Standing, ...]]:
    """The effective record of the current version, which is whole, and what became of the corrections."""
    [version] = [one for one in store.versions(id) if one.is_current]
    found = store.effective(version.number, version.record, version.text)
    article = Article(version.text, id=id, outlet="Avīze", published=DAY)
    assert list(problems(found.record, article)) == []
    return found.record, found.standings


def said(store: Store, words: str) -> Statement:
    [found] = [item for item in current(store)[0].statements if words in item.content[0].text]
    return found


def rows(store: Store, query: str) -> list[tuple[object, ...]]:
    with store.reading() as connection:
        return connection.execute(query).fetchall()


def in_index(store: Store, keys: str) -> int:
    with store.reading() as connection:
        found = connection.execute(
            "SELECT rowid FROM statement_index WHERE statement_index MATCH ?", (f'keys:"{keys}"',)
        )
        return len(found.fetchall())


def numbers_of(store: Store) -> dict[object, object]:
    return dict(rows(store, "SELECT id, number FROM statement"))  # type: ignore[arg-type]


def test_the_corrected_speaker_is_found_and_the_reading_stays(store: Store, anna: Corrector) -> None:
    first = said(store, "tilts tiks")
    before = store.versions("tilts")[0].record
    numbers = numbers_of(store)
    made = anna.change(first.id, {"speaker": "Ilona Lapsa"}, reason="tā teikts ierakstā")
    assert isinstance(made.before, Statement)
    assert isinstance(made.after, Statement)
    assert (made.before.speaker_name, made.after.speaker_name) == ("Jānis Vilks", "Ilona Lapsa")
    assert rows(store, "SELECT speaker_name, corrected FROM statements WHERE corrected IS NOT NULL") == [
        ("Ilona Lapsa", "speaker_name")
    ]
    assert (in_index(store, "speaker:lapsa"), in_index(store, "speaker:vilks")) == (1, 0)
    assert store.versions("tilts")[0].record == before
    assert numbers_of(store) == numbers
    anna.undo(made.number)
    assert (in_index(store, "speaker:lapsa"), in_index(store, "speaker:vilks")) == (0, 1)
    assert rows(store, "SELECT count(*) FROM statements WHERE corrected IS NOT NULL") == [(0,)]
    assert rows(store, "SELECT action, author, reason FROM corrections") == [
        ("change", "Anna", "tā teikts ierakstā"),
        ("undo", "Anna", None),
    ]


def test_a_correction_outlives_every_reading_and_the_other_answer_is_shown(
    store: Store, anna: Corrector
) -> None:
    first = said(store, "tilts tiks")
    anna.change(first.id, {"speaker": "Ilona Lapsa"})
    [version] = store.versions("tilts")
    put_reading(
        store, version.number, Reader().read(Article(TEXT, id="tilts", outlet="Avīze", published=DAY))
    )
    assert said(store, "tilts tiks").speaker_name == "Ilona Lapsa"
    [one] = listed(store, disagreeing=True)
    assert one.standing.reader == {"speaker_name": "Jānis Vilks"}
    # Now a reader that says what the person said.
    agreeing = first.model_copy(update={"speaker_name": "Ilona Lapsa", "speaker_id": None})
    others = tuple(agreeing if item.id == first.id else item for item in version.record.statements)
    put_reading(store, version.number, version.record.model_copy(update={"statements": others}))
    assert listed(store, disagreeing=True) == []
    assert listed(store)[0].standing.agrees is True
    # And one that finds no statement there at all.
    none = version.record.model_copy(update={"statements": (), "events": ()})
    put_reading(store, version.number, none)
    assert said(store, "tilts tiks").speaker_name == "Ilona Lapsa"
    assert listed(store)[0].standing.reader is None


def test_a_reading_with_the_same_words_is_corrected_and_one_with_others_is_not(
    store: Store, anna: Corrector
) -> None:
    first = said(store, "tilts tiks")
    anna.change(first.id, {"speaker": "Ilona Lapsa"})
    [version] = store.versions("tilts")
    [span] = first.content
    for end, count in ((span.end + 1, 1), (span.end - 7, 2)):
        words = Span(start=span.start, end=end, text=TEXT[span.start : end])
        id = "s" + "0" * 16
        other = first.model_copy(update={"id": id, "content": (words,)})
        put_reading(
            store, version.number, version.record.model_copy(update={"statements": (other,), "events": ()})
        )
        found, [standing] = current(store)[0].statements, current(store)[1]
        assert len(found) == count
        assert [item.speaker_name for item in found if item.id == standing.item] == ["Ilona Lapsa"]
        assert (standing.reader is None) == (count == 2)


def test_a_new_version_keeps_what_it_still_says_and_orphans_the_rest(store: Store, anna: Corrector) -> None:
    anna.change(said(store, "tilts tiks").id, {"speaker": "Ilona Lapsa"})
    anna.change(said(store, "atvērt tiltu").id, {"stance": "doubts"})
    anna.reject(next(item.id for item in current(store)[0].events if item.predicate.text == "aizturēja"))
    old = store.versions("tilts")[0]
    assert add(store, TEXT.replace("rudenī", "ziemā") + " Beigās sniga.") == "changed"
    record, standings = current(store)
    assert [one.state for one in standings] == ["orphaned", "applied", "applied"]
    assert [item.speaker_name for item in record.statements] == ["Jānis Vilks", "Anna Roze"]
    assert record.statements[1].stance == "doubts"
    assert "aizturēja" not in {item.predicate.text for item in record.events}
    assert [one.standing.correction.number for one in listed(store, orphaned=True)] == [1]
    # What is pinned to the old version stays there.
    assert (
        store.effective(old.number, old.record, old.text).record.statements[0].speaker_name == "Ilona Lapsa"
    )
    # Said of the new version in its turn: no longer orphaned there, and the old one is as it was.
    anna.change(record.statements[0].id, {"speaker": "Zane Egle"})
    assert current(store)[0].statements[0].speaker_name == "Zane Egle"
    assert (
        store.effective(old.number, old.record, old.text).record.statements[0].speaker_name == "Ilona Lapsa"
    )


def test_an_undo_of_what_was_carried_is_carried(store: Store, anna: Corrector) -> None:
    made = anna.change(said(store, "tilts tiks").id, {"speaker": "Ilona Lapsa"})
    add(store, TEXT + " Beigās sniga.")
    assert said(store, "tilts tiks").speaker_name == "Ilona Lapsa"
    gone = anna.undo(made.number)
    assert said(store, "tilts tiks").speaker_name == "Jānis Vilks"
    anna.undo(gone.number)
    assert said(store, "tilts tiks").speaker_name == "Ilona Lapsa"
    with pytest.raises(UsageError, match="Number 2 is undone already, by number 3"):
        anna.undo(gone.number)


def test_an_agency_copy_has_the_corrections_of_its_text(store: Store, anna: Corrector) -> None:
    add(store, TEXT, id="kopija", outlet="Ziņas")
    anna.change(said(store, "tilts tiks").id, {"speaker": "Ilona Lapsa"})
    assert in_index(store, "speaker:lapsa") == 2
    add(store, TEXT, id="vēl", outlet="Rīts")
    assert in_index(store, "speaker:lapsa") == 3
    assert {one.article for one in listed(store)} == {"tilts", "kopija", "vēl"}


def test_corrected_words_are_corrected_again_and_undone_singly(store: Store, anna: Corrector) -> None:
    first = said(store, "tilts tiks")
    content = anna.change(first.id, {"words": "atvērts  rudenī"})
    now = said(store, "atvērts rudenī")
    assert now.id != first.id
    speaker = anna.change(now.id, {"speaker": "Ilona Lapsa"})
    anna.confirm(first.id)  # the identifier that the reader gave it means it too
    assert said(store, "atvērts rudenī").confidence == 1
    anna.undo(speaker.number + 1)
    anna.undo(content.number)
    back = said(store, "tilts tiks")
    assert (back.id, back.speaker_name) == (first.id, "Ilona Lapsa")
    anna.undo(speaker.number)
    assert current(store)[0] == store.versions("tilts")[0].record


def test_what_was_missed_is_added_found_and_taken_back(store: Store, anna: Corrector) -> None:
    made = anna.add("statement", "tilts", "rīt līs", {"speaker": "Laika ziņas", "mode": "indirect"})
    assert isinstance(made.after, Statement)
    assert in_index(store, "speaker:ziņas") == 1
    anna.change(made.after.id[:9], {"stance": "doubts"})
    assert said(store, "rīt līs").stance == "doubts"
    event = anna.add("event", "tilts", "lija", {"vouched": "asserted", "type": "weather"})
    assert event.after is not None
    time = (
        anna.add("time", "tilts", "Šodien", {"date": "2024-05-08"})
        if not [item for item in current(store)[0].times if item.span.text == "Šodien"]
        else None
    )
    assert time is None or time.after is not None
    anna.undo(made.number)
    assert [item for item in current(store)[0].statements if item.content[0].text == "rīt līs"] == []
    with pytest.raises(UsageError, match="stands in the archive no more"):
        anna.confirm(made.after.id)


def test_forgetting_an_article_forgets_its_corrections(store: Store, anna: Corrector) -> None:
    add(store, TEXT, id="kopija", outlet="Ziņas")
    anna.change(said(store, "tilts tiks").id, {"speaker": "Ilona Lapsa"})
    forget_article(store, "tilts")
    assert rows(store, "SELECT count(*) FROM correction") == [(1,)]  # the copy has this text
    forget_article(store, "kopija")
    assert rows(store, "SELECT count(*) FROM correction") == [(0,)]


def test_forgetting_a_speaker_counts_what_people_said(store: Store, anna: Corrector) -> None:
    anna.change(said(store, "tilts tiks").id, {"speaker": "Ilona Lapsa"})
    anna.note(said(store, "tilts tiks").id, "Dzirdēts ierakstā.")
    anna.change(said(store, "atvērt tiltu").id, {"speaker": "Zane Egle"})
    anna.complete("tilts")
    assert forget_speaker(store, "Ilona Lapsa") == 1
    assert [item.speaker_name for item in current(store)[0].statements] == ["Zane Egle"]
    assert rows(store, "SELECT number FROM correction") == [(3,)]
    assert check(store).problems == []
    # The reader gave it to Anna Roze; forgetting her leaves Zane Egle's statement, and no trace of the name.
    assert forget_speaker(store, "Anna Roze") == 0
    assert [item.speaker_name for item in current(store)[0].statements] == ["Zane Egle"]
    assert rows(store, 'SELECT number FROM correction WHERE instr(entry, \'_name":"Anna Roze"\')') == []
    [version] = store.versions("tilts")
    put_reading(store, version.number, version.record)
    assert [item.speaker_name for item in current(store)[0].statements] == ["Zane Egle"]
    with pytest.raises(UsageError, match="was forgotten in this archive"):
        anna.change(said(store, "atvērt tiltu").id, {"speaker": "Ilona Lapsa"})


def test_that_an_article_is_complete_is_taken_back_whole(store: Store, anna: Corrector) -> None:
    before = current(store)[0]
    made = anna.complete("tilts")
    assert {item.confidence for item in current(store)[0].statements} == {1}
    assert [one.agrees for one in current(store)[1]] == [True]
    anna.undo(made.number)
    assert current(store)[0] == before


def test_an_article_whose_id_looks_like_that_of_an_event_can_be_remarked_upon(
    store: Store, anna: Corrector
) -> None:
    add(store, "Pavisam cits raksts. Snigs.", id="e5d6f7a8b9c0d1e2")
    assert anna.note("e5d6f7a8b9c0d1e2", "Īss.").entry.anchor.kind == "article"


def test_an_entry_is_never_changed(store: Store, anna: Corrector) -> None:
    anna.change(said(store, "tilts tiks").id, {"speaker": "Ilona Lapsa"})
    other = sqlite3.connect(store.path)
    with pytest.raises(sqlite3.IntegrityError, match="never changed"):
        other.execute("UPDATE correction SET author = 'Cita'")
    other.close()


def test_what_makes_no_sense_is_told_and_stores_nothing(store: Store, anna: Corrector) -> None:
    first = said(store, "tilts tiks")
    told = next(item for item in current(store)[0].events if item.statement == first.id)
    time = current(store)[0].times[0]
    for attempt, sentence in (
        (lambda: anna.change("x123456", {"stance": "holds"}), "is no identifier .* --format json"),
        (lambda: anna.change("s12", {"stance": "holds"}), "is too short"),
        (lambda: anna.change("s12345678", {"stance": "holds"}), "Nothing has an identifier"),
        (lambda: anna.change(first.id, {"stance": "agrees"}), "is none of holds"),
        (lambda: anna.change(first.id, {"vouched": "denied"}), "has no vouched"),
        (lambda: anna.change(first.id, {"words": "kāpa mākoņos"}), "are not in the text"),
        (lambda: anna.change(first.id, {"cue": "sacīja", "said_at": "rudenī un"}), "are not in the text"),
        (lambda: anna.change(first.id, {"said_at": "tilts"}), "none of the article's time expressions"),
        (lambda: anna.change(told.id, {"vouched": "asserted"}), "is not asserted by the article"),
        (lambda: anna.change(told.id, {"type": "party"}), "is none of agree"),
        (lambda: anna.change(time.id, {"date": "2024-05-08"}), "name its article"),
        (lambda: anna.change(time.id, {"date": "maijā"}, article="tilts"), "no TIMEX3 value of a DATE"),
        (lambda: anna.add("statement", "tilts", "tilts tiks atvērts rudenī", {}), "has these words already"),
        (lambda: anna.add("event", "tilts", "Šodien", {"type": "weather"}), "say with `vouched`"),
        (lambda: anna.add("statement", "cits", "rīt līs", {}), "The archive has no article 'cits'"),
        (lambda: anna.add("statement", "tilts", "ti", {}), "stand at .* places"),
        (lambda: anna.undo(7), "no correction of the number 7"),
        (lambda: anna.note(first.id, "  "), "The note is empty"),
        (lambda: anna.note(first.id, "a" * 10_001), "The text cannot be that: string should have at most"),
        (lambda: anna.note(first.id, "\ud800"), "The text cannot be that"),
        (lambda: anna.change(first.id, {"speaker": "\ud800"}), "The speaker_name cannot be that"),
        (lambda: anna.change(first.id, {"mode": None}), "The mode cannot be that"),
        (lambda: Corrector(store, "a" * 201).reject(first.id), "The author cannot be that"),
        (lambda: Corrector(store, " "), "needs an author"),
    ):
        with pytest.raises(UsageError, match=sentence):
            attempt()
    assert rows(store, "SELECT count(*) FROM correction") == [(0,)]
    anna.reject(first.id)
    for attempt in (
        lambda: anna.change(first.id, {"stance": "denies"}),
        lambda: anna.add("statement", "tilts", first.content[0].text, {}),
    ):
        with pytest.raises(UsageError, match="was rejected, by number 1: undo that first"):
            attempt()


def test_real_texts_cut_and_put_together_anew(tmp_path: Path, samples: list[Article]) -> None:
    chance, reader = random.Random(11), Reader()  # noqa: S311  # no secret
    for number, article in enumerate(samples[:3]):
        with Store(tmp_path / f"{number}.db") as store:
            store.add(article, reader.read_with_lemmas(article))
            anna, [version] = Corrector(store, "Anna"), store.versions(article.id)
            for item in chance.sample(version.record.statements, 6):
                anna.change(item.id, {"speaker": f"Runātājs {item.content[0].start}"})
            for event in chance.sample(version.record.events, 4):
                anna.reject(event.id)
            right = {item.content[0].text: item.speaker_name for item in said_by_people(store, article.id)}
            lines = article.text.split("\n")
            for _ in range(3):
                lines.insert(chance.randrange(len(lines)), f"Vēl {chance.randrange(99)} ziņas par laiku.")
                lines.pop(chance.randrange(len(lines)))
            later = Article("\n".join(lines), article.id, article.title, article.published)
            assert store.add(later, reader.read_with_lemmas(later)) == "changed"
            assert check(store).problems == []
            now = {item.content[0].text: item.speaker_name for item in said_by_people(store, article.id)}
            assert now.items() <= right.items()
            assert now


def said_by_people(store: Store, id: str) -> list[Statement]:
    [version] = [one for one in store.versions(id) if one.is_current]
    found = store.effective(version.number, version.record, version.text)
    article = Article(version.text, id, published=version.record.article.published)
    assert [one for one in problems(found.record, article) if "article" not in one.path] == []
    return [item for item in found.record.statements if item.id in found.authors]
