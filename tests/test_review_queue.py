"""What waits for people: in the order that matters, narrowed, kept in step, and several decided as one."""

import random
import sqlite3
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from people_help import articles

from hronika.archive.review.waiting import Narrowing
from hronika.article import Article
from hronika.errors import UsageError
from hronika.ledger import Archive

AUTHOR = "Anna Roze"
_SAID = "{role} {name} sacīja, ka {what}."
_SPEAKERS = {
    "Ilze Ozoliņa": ("Domes priekšsēdētāja", ["skolu slēgs", "tiltu atvērs", "ceļu remontēs", "parku kops"]),
    "Kārlis Bērziņš": ("Deputāts", ["nodokli cels", "budžetu pieņems"]),
    "Andris Kalniņš": ("Aktieris", ["izrādi rādīs"]),
}


def told() -> list[Article]:
    """Who says four things, two and one, each in an article of its own, in two outlets."""
    return [
        Article(
            _SAID.format(role=role, name=name, what=what), id=f"{name[0]}{number}", title=what,
            outlet="Rīta Ziņas" if number % 2 else "Vakara Avīze", published=date(2024, 1 + number, 5),
        )
        for name, (role, every) in _SPEAKERS.items()
        for number, what in enumerate(every)
    ]  # fmt: skip


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Archive]:
    """An archive in which the reader is sure of nothing, so that everything waits."""
    monkeypatch.setattr("hronika.archive.review.unsure.UNSURE", 2.0)
    with Archive(tmp_path / "archive.db") as archive:
        archive.add(*told())
        yield archive


def walk(archive: Archive, kind: str = "statement", narrowing: Narrowing = Narrowing()) -> list[str | None]:  # noqa: B008
    """Go through a queue by `later`, and give who says each."""
    found: list[str | None] = []
    after = None
    while True:
        page = archive.review.waiting(kind, after=after, narrowing=narrowing)  # type: ignore[arg-type]
        if not page.hits:
            return found
        [hit], [after] = page.hits, page.keys
        found.append(hit.speaker)


def test_who_says_most_comes_first_and_of_each_the_newest(archive: Archive) -> None:
    assert walk(archive) == ["Ilze Ozoliņa"] * 4 + ["Kārlis Bērziņš"] * 2 + ["Andris Kalniņš"]
    days = [hit.day for hit in archive.review.waiting("statement", limit=4).hits]
    assert days == sorted(days, key=lambda day: day or date.min, reverse=True)
    assert archive.review.waiting("statement").total == 7


def test_whose_speaker_is_not_named_comes_last(archive: Archive) -> None:
    archive.add(Article("Kāds vīrietis sacīja, ka līst.", id="k", published=date(2026, 1, 1)))
    assert walk(archive)[-1] == "vīrietis"
    assert len(walk(archive)) == 8


def test_events_that_an_article_asserts_come_first(archive: Archive) -> None:
    archive.add(
        Article("Rīgā sākās streiks. Streiks varētu beigties rīt.", id="s", published=date(2020, 1, 1))
    )
    hits = archive.review.waiting("event", limit=50).hits
    vouched = [hit.vouched == "asserted" for hit in hits]  # type: ignore[union-attr]
    assert True in vouched
    assert vouched == sorted(vouched, reverse=True)


@pytest.mark.parametrize("kind", ["statement", "event"])
def test_going_through_meets_each_once(archive: Archive, kind: str) -> None:
    total = archive.review.waiting(kind).total  # type: ignore[arg-type]
    seen, after = set(), None
    while True:
        page = archive.review.waiting(kind, limit=2, after=after)  # type: ignore[arg-type]
        if not page.hits:
            break
        for hit in page.hits:
            assert hit.id not in seen
            seen.add(hit.id)
        after = page.keys[-1]
    assert len(seen) == total > 0


def test_narrowed_to_article_outlet_and_speaker(archive: Archive) -> None:
    speaker = archive.who("Kārlis Bērziņš").found[0].id
    assert walk(archive, narrowing=Narrowing(speakers=(speaker,))) == ["Kārlis Bērziņš"] * 2
    assert walk(archive, narrowing=Narrowing(article="I2")) == ["Ilze Ozoliņa"]
    evening = walk(archive, narrowing=Narrowing(outlet="Vakara Avīze"))
    assert sorted(map(str, evening)) == ["Andris Kalniņš", "Ilze Ozoliņa", "Ilze Ozoliņa", "Kārlis Bērziņš"]
    both = Narrowing(outlet="Vakara Avīze", speakers=(speaker,))
    assert walk(archive, narrowing=both) == ["Kārlis Bērziņš"]
    assert archive.review.waiting("statement", narrowing=both).total == 1
    assert walk(archive, narrowing=Narrowing(article="none")) == []
    assert archive.review.outlets() == ["Rīta Ziņas", "Vakara Avīze"]


@pytest.mark.parametrize("key", ["x", "1~p1~x", "~~", "1~p~" + "9" * 40])
def test_what_is_no_key_is_refused(archive: Archive, key: str) -> None:
    with pytest.raises(UsageError):
        archive.review.waiting("statement", after=key)
    with pytest.raises(UsageError):
        archive.review.waiting("event", after=key)
    with pytest.raises(UsageError):
        archive.review.candidates(after=key.replace("9", "x"))
    with pytest.raises(UsageError):
        archive.review.doubtful_names(after="x")


def test_decided_goes_out_and_an_undo_brings_it_back(archive: Archive) -> None:
    before = walk(archive)
    hit = archive.review.waiting("statement").hits[0]
    made = archive.corrector(AUTHOR).confirm(hit.id, article=hit.article)
    assert len(walk(archive)) == len(before) - 1
    archive.corrector(AUTHOR).undo(made.number)
    assert walk(archive) == before
    assert archive.check().problems == []


def test_merging_speakers_moves_what_waits(archive: Archive) -> None:
    one, other = (archive.who(name).found[0].id for name in ("Kārlis Bērziņš", "Andris Kalniņš"))
    made = archive.merge(one, other, author=AUTHOR)
    assert sorted(map(str, walk(archive)[4:])) == ["Andris Kalniņš", "Kārlis Bērziņš", "Kārlis Bērziņš"]
    assert len(walk(archive, narrowing=Narrowing(speakers=(other,)))) == 3
    archive.take_back(made.number, author=AUTHOR)
    assert walk(archive, narrowing=Narrowing(speakers=(other,))) == ["Andris Kalniņš"]


def test_the_queue_is_the_same_in_whatever_order_articles_come(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hronika.archive.review.unsure.UNSURE", 2.0)
    orders = []
    for seed in range(3):
        shuffled = [*told(), *articles()]
        random.Random(seed).shuffle(shuffled)  # noqa: S311 nothing is secret
        with Archive(tmp_path / f"{seed}.db") as archive:
            archive.add(*shuffled)
            hits = archive.review.waiting("statement", limit=100).hits
            orders.append([hit.id for hit in hits])
            assert archive.check().problems == []
    assert orders[0] == orders[1] == orders[2]


def test_queues_are_read_by_indexes_alone(archive: Archive) -> None:
    asked: list[str] = []
    connection: sqlite3.Connection = archive._store._connection
    connection.set_trace_callback(asked.append)
    speaker = archive.who("Ilze Ozoliņa").found[0].id
    asked.clear()
    for narrowing in (Narrowing(), Narrowing(outlet="Rīta Ziņas"), Narrowing(speakers=(speaker,))):
        archive.review.waiting("statement", narrowing=narrowing)
        archive.review.waiting("event", narrowing=narrowing)
    archive.review.doubtful_names()
    archive.review.outlets()
    connection.set_trace_callback(None)
    plans = [
        line
        for query in asked
        if query.startswith("SELECT")
        for *_, line in connection.execute(f"EXPLAIN QUERY PLAN {query}")
    ]
    assert plans
    assert [line for line in plans if "TEMP B-TREE" in line] == []
    scans = [line for line in plans if line.startswith("SCAN") and "USING" not in line]
    assert {line for line in scans if "VIRTUAL" not in line and "(subquery" not in line} <= {
        "SCAN batch",
        "SCAN n",
    }


def chosen(archive: Archive, number: int = 3) -> list[tuple[str, str]]:
    return [(hit.id, hit.article) for hit in archive.review.waiting("statement", limit=number).hits]


def test_several_are_decided_and_undone_as_one(archive: Archive) -> None:
    before = walk(archive)
    batch = archive.corrector(AUTHOR).judge_several(chosen(archive), "reject", reason="kopā")
    assert len(walk(archive)) == len(before) - 3
    assert archive.review.corrections() == []  # those of a batch are told by the batch
    [made] = archive.review.batches()
    assert (made.batch.number, made.size, made.batch.author) == (batch, 3, AUTHOR)
    assert {entry.reason for entry in made.corrections} == {"kopā"}
    undo = archive.review.undo_batch(batch, author=AUTHOR)
    assert walk(archive) == before
    with pytest.raises(UsageError, match="undone already"):
        archive.review.undo_batch(batch, author=AUTHOR)
    archive.review.undo_batch(undo, author=AUTHOR)
    assert len(walk(archive)) == len(before) - 3
    assert [each.batch.holds for each in archive.review.batches()] == [True, False, True]
    archive.review.undo_batch(batch, author=AUTHOR)
    assert walk(archive) == before
    assert archive.check().problems == []


def test_several_of_one_article_are_decided_at_once(archive: Archive) -> None:
    text = "Mērs Juris Zaķis sacīja, ka līst. Zaķis piebilda, ka snigs. Zaķis norādīja, ka sals."
    archive.add(Article(text, id="z", published=date(2024, 9, 9)))
    hits = archive.review.waiting("statement", limit=10, narrowing=Narrowing(article="z")).hits
    assert len(hits) == 3
    archive.corrector(AUTHOR).judge_several([(hit.id, hit.article) for hit in hits[:2]], "confirm")
    left = archive.review.waiting("statement", limit=10, narrowing=Narrowing(article="z")).hits
    assert [hit.id for hit in left] == [hits[2].id]
    assert [hit.confidence == 1 for hit in archive.statements() if hit.article == "z"].count(True) == 2


def test_of_several_all_are_decided_or_none(archive: Archive) -> None:
    before = walk(archive)
    with pytest.raises(UsageError):
        archive.corrector(AUTHOR).judge_several([*chosen(archive, 2), ("s0000000000000000", "I1")], "reject")
    with pytest.raises(UsageError, match="Nothing was chosen"):
        archive.corrector(AUTHOR).judge_several([], "reject")
    assert walk(archive) == before
    assert archive.review.batches() == []


def test_of_a_batch_one_may_be_undone_alone(archive: Archive) -> None:
    before = walk(archive)
    batch = archive.corrector(AUTHOR).judge_several(chosen(archive), "reject")
    first = archive.review.corrections(only_rejected=True)[0]
    archive.corrector(AUTHOR).undo(first.correction.number)
    assert len(walk(archive)) == len(before) - 2
    archive.review.undo_batch(batch, author=AUTHOR)
    assert walk(archive) == before


def test_a_batch_that_was_forgotten_in_part_is_undone_all_the_same(archive: Archive) -> None:
    items = chosen(archive)
    batch = archive.corrector(AUTHOR).judge_several(items, "reject")
    archive.forget(items[0][1])
    archive.review.undo_batch(batch, author=AUTHOR)
    assert len(walk(archive)) == 6
    assert archive.check().problems == []
