"""Records are renewed by the present reader, and what stays as it was keeps its identifier and number."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from archive_help import article, reading

from hronika.archive.checking import check
from hronika.archive.corrections.correcting import Corrector
from hronika.archive.forgetting import forget_speaker
from hronika.archive.rebuilding import rebuild
from hronika.archive.renewing import renew
from hronika.archive.salvage import salvage
from hronika.archive.store import Store
from hronika.archive.versions import StoredVersion
from hronika.article import Article
from hronika.errors import DataError
from hronika.intake.rereading import Rereading, article_of, is_older
from hronika.lemmas import RecordWithLemmas
from hronika.reading.reader import Reader
from hronika.record import ModelInfo, ReaderInfo

TEXT = (
    'Rīgas mērs Jānis Vilks sacīja, ka tiltu slēgs. "Algas augs," teica ministre Anna Roze. '
    "Pēc viņas teiktā, skolas būs atvērtas."
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "archive.db") as opened:
        yield opened


def older(read: RecordWithLemmas, **changed: Any) -> RecordWithLemmas:
    """Make a reading one of an older reader, which saw other things."""
    old = {"reader": ReaderInfo(hronika="0.0.1", model=None), **changed}
    return read._replace(record=read.record.model_copy(update=old).sealed())


def add_versions(store: Store) -> list[RecordWithLemmas]:
    """Add two versions of an article with readings that lack a statement and err in a speaker."""
    reader, found = Reader(), []
    for text in (TEXT, f"{TEXT} Gaidāms lietus."):
        given = Article(text, id="a1", title="Tilts", outlet="Avīze", published=date(2024, 5, 7))
        read = reader.read_with_lemmas(given)
        first, second, *_ = read.record.statements
        wrong = first.model_copy(update={"speaker_name": "Cits Cilvēks", "speaker_id": None})
        store.add(given, older(read, statements=(wrong, second)))
        found.append(read)
    return found


def rows(store: Store, table: str) -> dict[tuple[int, str], int]:
    with store.reading() as connection:
        found = connection.execute(f"SELECT version, id, number FROM {table}").fetchall()  # noqa: S608
    return {(version, id): number for version, id, number in found}


def test_old_and_current_versions_are_renewed(store: Store) -> None:
    right = add_versions(store)
    before = store.versions("a1")
    numbers = {table: rows(store, table) for table in ("statement", "event", "name")}
    rereading = Rereading(store)
    assert [result.ordinal for result in rereading.run() if isinstance(result, StoredVersion)]
    after = store.versions("a1")
    assert [version.record for version in after] == [read.record for read in right]
    assert [version.words for version in after] == [read.words for read in right]
    kept = ("number", "id", "ordinal", "is_current", "added", "text", "notes")
    for name in kept:
        assert [getattr(one, name) for one in after] == [getattr(one, name) for one in before]
    for table, known in numbers.items():
        now = rows(store, table)
        assert known.items() <= now.items(), table
    counts = rereading.counts
    assert (counts.versions, counts.reread, counts.failed) == (2, 2, 0)
    assert (counts.came, counts.went, counts.speakers) == (2, 0, 2)
    assert check(store).problems == []


def test_what_the_present_reader_read_is_left_alone_unless_all_is_wanted(store: Store) -> None:
    add_versions(store)
    list(Rereading(store).run())
    again = Rereading(store)
    assert list(again.run()) == []
    assert (again.counts.versions, again.counts.reread) == (2, 0)
    every = Rereading(store, every=True)
    list(every.run())
    assert (every.counts.reread, every.counts.came, every.counts.went, every.counts.speakers) == (2, 0, 0, 0)


def test_interrupted_it_goes_on_with_what_is_left(store: Store) -> None:
    add_versions(store)
    running = Rereading(store).run()
    next(running)
    running.close()  # type: ignore[attr-defined]
    assert check(store).problems == []
    rest = Rereading(store)
    list(rest.run())
    assert rest.counts.reread == 1


def test_a_reading_of_all_goes_on_where_it_was_ended_and_then_begins_anew(store: Store) -> None:
    add_versions(store)
    list(Rereading(store).run())
    for number in range(3):
        given = Article(f"Ministrs Egons Alksnis sacīja, ka līs {number + 2} dienas.", id=f"c{number}")
        store.add(given, Reader().read_with_lemmas(given))
    first = Rereading(store, every=True)
    running = first.run()
    done = [next(running), next(running)]
    running.close()  # type: ignore[attr-defined]
    dry = Rereading(store, every=True, dry_run=True)
    assert len(list(dry.run())) == 5  # says what all would become, and moves nothing
    left = Rereading(store, every=True)
    rest = list(left.run())
    assert len(rest) == 3
    assert (left.counts.versions, left.counts.reread, left.counts.before) == (5, 3, 2)
    assert {version.number for version in (*done, *rest) if isinstance(version, StoredVersion)} == set(
        store.version_numbers()
    )
    anew = Rereading(store, every=True)
    assert len(list(anew.run())) == 5
    assert anew.counts.before == 0


def test_what_a_reading_of_all_has_read_with_an_older_reader_is_read_again(store: Store) -> None:
    add_versions(store)
    running = Rereading(store, every=True).run()
    read = next(running)
    running.close()  # type: ignore[attr-defined]
    assert isinstance(read, StoredVersion)
    [version] = [each for each in store.versions("a1") if each.number == read.number]
    assert renew(store, read.number, older(RecordWithLemmas(version.record, version.words)))
    again = Rereading(store, every=True)
    assert (len(list(again.run())), again.counts.before) == (2, 0)


def test_a_dry_run_counts_and_stores_nothing(store: Store) -> None:
    add_versions(store)
    before = [version.record for version in store.versions("a1")]
    dry = Rereading(store, dry_run=True)
    list(dry.run())
    assert (dry.counts.reread, dry.counts.came, dry.counts.speakers) == (2, 2, 2)
    assert [version.record for version in store.versions("a1")] == before


def test_what_was_forgotten_stays_out(store: Store) -> None:
    add_versions(store)
    forget_speaker(store, "Anna Roze")
    list(Rereading(store).run())
    speakers = {item.speaker_name for version in store.versions("a1") for item in version.record.statements}
    assert speakers == {"Jānis Vilks"}
    assert check(store).problems == []


def test_one_that_cannot_be_read_is_told_and_the_others_are_read(store: Store) -> None:
    given = Article("Foreign words.", id="b1", language="xx")
    store.add(given, older(reading_in("xx")))
    add_versions(store)
    rereading = Rereading(store)
    results = list(rereading.run())
    assert rereading.counts.failed == 1
    assert rereading.counts.reread == 2
    assert len(results) == 3


def reading_in(language: str) -> RecordWithLemmas:
    read = reading(Article("Foreign words.", id="b1"))
    known = read.record.article.model_copy(update={"language": language})
    return read._replace(record=read.record.model_copy(update={"article": known, "statements": ()}).sealed())


def test_a_record_of_another_text_is_refused_and_nothing_lost(store: Store) -> None:
    add_versions(store)
    before = store.versions("a1")
    with pytest.raises(DataError, match="another text"):
        renew(store, before[0].number, reading(article(5)))
    assert store.versions("a1") == before
    assert renew(store, 12345, reading(article(5))) is None


def test_the_article_of_a_version_is_the_one_that_was_read(store: Store) -> None:
    from datetime import UTC, datetime

    given = Article(
        "Līst.", id="7", title="Laiks", outlet="Avīze", url="https://a.example/7",
        published_at=datetime(2024, 5, 7, 21, 30, tzinfo=UTC),
    )  # fmt: skip
    store.add(given, Reader().read_with_lemmas(given))
    assert article_of(store.versions("7")[0]) == given


@pytest.mark.parametrize(
    ("hronika", "model", "expected"),
    [
        (None, None, True),
        ("0.9", ModelInfo(name="m", version="1.0"), True),
        ("0.10", ModelInfo(name="m", version="0.9"), True),
        ("0.10", ModelInfo(name="other", version="1.0"), True),
        ("0.10", ModelInfo(name="m", version="1.0"), False),
        ("0.10.0", ModelInfo(name="m", version="1"), False),
        ("0.11", ModelInfo(name="m", version="1.2"), False),
    ],
)
def test_which_reader_is_older(hronika: str | None, model: ModelInfo | None, expected: bool) -> None:
    present = ReaderInfo(hronika="0.10", model=ModelInfo(name="m", version="1.0"))
    assert is_older(ReaderInfo(hronika=hronika, model=model), present) is expected


def test_what_people_corrected_holds_over_a_new_reading(store: Store) -> None:
    add_versions(store)
    [*_, now] = store.versions("a1")
    second = now.record.statements[1]
    Corrector(store, "Anna").change(second.id, {"speaker": "Ilona Lapsa"})
    list(Rereading(store).run())
    [*_, now] = store.versions("a1")
    assert {item.id: item.speaker_name for item in now.record.statements}[second.id] == "Anna Roze"
    effective = store.effective(now.number, now.record, now.text).record
    assert {item.id: item.speaker_name for item in effective.statements}[second.id] == "Ilona Lapsa"
    with store.reading() as connection:
        [(name,)] = connection.execute(
            "SELECT speaker_name FROM statements WHERE id = ?", (second.id,)
        ).fetchall()
    assert name == "Ilona Lapsa"
    assert check(store).problems == []


@pytest.mark.parametrize("saved", [False, True])
def test_corrections_outlive_mending_and_saving(store: Store, tmp_path: Path, saved: bool) -> None:
    add_versions(store)
    [*_, now] = store.versions("a1")
    Corrector(store, "Anna").change(now.record.statements[1].id, {"speaker": "Ilona Lapsa"})
    if saved:
        salvage(store.path, tmp_path / "saved.db")
        mended = Store(tmp_path / "saved.db")
    else:
        rebuild(store)
        mended = store
    with mended:
        assert check(mended).problems == []
        with mended.reading() as connection:
            names = {name for (name,) in connection.execute("SELECT speaker_name FROM statements").fetchall()}
        assert "Ilona Lapsa" in names
