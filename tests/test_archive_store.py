"""The store: what was added is there, wholly and once, whoever else writes and whatever file is opened."""

import random
import re
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from archive_help import article, reading

from hronika.archive.checking import check
from hronika.archive.schema import MIGRATIONS
from hronika.archive.store import Store
from hronika.article import Article
from hronika.errors import DataError, UsageError
from hronika.lemmas import RecordWithLemmas
from hronika.reading.reader import Reader


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "archive.db") as opened:
        yield opened


def add(store: Store, *numbers: int) -> None:
    for number in numbers:
        assert store.add(article(number), reading(article(number))) == "new"


def test_what_was_read_is_stored_whole(store: Store, samples: list[Article]) -> None:
    read = {item.id: Reader().read_with_lemmas(item) for item in samples}
    for item in samples:
        assert store.add(item, read[item.id]) == "new"
    for item in samples:
        [version] = store.versions(item.id)
        assert version.text == item.text
        assert (version.record, version.words) == read[item.id]
        assert (version.ordinal, version.is_current) == (1, True)
        assert version.added.utcoffset() is not None
    result = check(store)
    assert result.problems == []
    assert result.articles == result.versions == len(samples)
    assert result.statements == sum(len(item.record.statements) for item in read.values()) > 20
    assert result.events == sum(len(item.record.events) for item in read.values()) > 20
    assert store.count()["statements"] == result.statements


def test_the_same_text_again_is_stored_once(store: Store) -> None:
    add(store, 1)
    assert store.known(article(1)) == "duplicate"
    assert store.add(article(1), reading(article(1))) == "duplicate"
    assert store.count() == {"articles": 1, "versions": 1, "statements": 2, "events": 0}


def test_two_statements_of_one_speaker_on_one_matter_both_stay(store: Store) -> None:
    given = article(1, "Anna Roze: līst stipri.\nAnna Roze: līst ļoti stipri.")
    for _ in range(2):
        store.add(given, reading(given))
    assert store.count()["statements"] == 2


def test_the_newest_day_comes_first_and_what_has_no_day_last(store: Store) -> None:
    undated = Article("Anna Roze: jā.", id="u")
    store.add(undated, reading(undated))
    add(store, 2, 0, 1)
    assert [version.id for version in store.current()] == ["a2", "a1", "a0", "u"]


def test_a_record_of_another_text_is_refused(store: Store) -> None:
    with pytest.raises(DataError, match="is of another text"):
        store.add(article(1), reading(article(2)))
    assert store.count()["articles"] == 0


def test_what_fails_half_way_leaves_nothing(store: Store) -> None:
    add(store, 1)
    given, read = article(2), reading(article(2))
    twice = read.record.model_copy(update={"statements": read.record.statements[:1] * 2})
    with pytest.raises(sqlite3.IntegrityError):
        store.add(given, RecordWithLemmas(twice, read.words))
    assert store.count() == {"articles": 1, "versions": 1, "statements": 2, "events": 0}
    assert check(store).problems == []
    add(store, 2)


def test_a_backup_is_a_whole_archive(store: Store, tmp_path: Path) -> None:
    add(store, 1, 2)
    store.backup(tmp_path / "copy.db")
    add(store, 3)
    assert not list(tmp_path.glob("copy.db?*"))
    with Store(tmp_path / "copy.db") as copy:
        assert (copy.count()["articles"], check(copy).problems) == (2, [])
        add(copy, 3)
    with pytest.raises(UsageError, match="exists: name a new file"):
        store.backup(tmp_path / "copy.db")


def test_a_backup_that_cannot_be_written_is_told_of_and_not_the_archive(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(store, 1)
    target = tmp_path / "nowhere" / "copy.db"
    with pytest.raises(UsageError, match=re.escape(f"there is no folder {target.parent}.")):
        store.backup(target)
    small = tmp_path / "small.db"
    connect = sqlite3.connect

    def of_four_pages(*given: Any, **named: Any) -> sqlite3.Connection:
        copy: sqlite3.Connection = connect(*given, **named)
        copy.execute("PRAGMA max_page_count = 4")
        return copy

    monkeypatch.setattr(sqlite3, "connect", of_four_pages)
    with pytest.raises(DataError, match=f"make room for {str(small)!r}"):
        store.backup(small)
    assert not list(tmp_path.glob("small.db*"))


def test_a_backup_can_be_made_while_another_writes(store: Store, tmp_path: Path) -> None:
    add(store, 1)
    other = sqlite3.connect(store.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    other.execute("DELETE FROM article")
    store.backup(tmp_path / "copy.db")
    other.execute("ROLLBACK")
    other.close()
    with Store(tmp_path / "copy.db") as copy:
        assert copy.count()["articles"] == 1


def test_other_programs_read_the_views(store: Store) -> None:
    add(store, 1)
    changed = article(1, "Anna Roze: vairs nelīst.")
    store.add(changed, reading(changed))
    plain = sqlite3.connect(f"file:{store.path}?mode=ro", uri=True)
    rows = plain.execute(
        "SELECT article, speaker_name, content, published, outlet FROM statements"
    ).fetchall()
    assert rows == [("a1", "Anna Roze", "vairs nelīst", "2024-05-08", "Avīze")]
    assert plain.execute("SELECT id, version FROM articles").fetchall() == [("a1", 2)]
    assert plain.execute("SELECT count(*) FROM events").fetchone() == (0,)
    assert plain.execute("SELECT count(*) FROM people").fetchone() == (0,)
    plain.close()


_ADDER = """
import sys
sys.path.insert(0, "tests")
from archive_help import article, reading
from hronika.archive.store import Store
with Store(sys.argv[1]) as store:
    for number in range(int(sys.argv[2]), int(sys.argv[3])):
        print(store.add(article(number), reading(article(number))), flush=True)
"""


def test_two_processes_that_add_at_once_store_each_article_once(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    adders = [
        subprocess.Popen([sys.executable, "-c", _ADDER, path, *part], stdout=subprocess.PIPE, text=True)
        for part in (("0", "300"), ("200", "500"))
    ]
    said = "".join(adder.communicate()[0] for adder in adders).split()
    assert [adder.returncode for adder in adders] == [0, 0]
    assert (said.count("new"), said.count("duplicate")) == (500, 100)
    with Store(path) as store:
        assert check(store).problems == []
        assert (store.count()["articles"], store.count()["statements"]) == (500, 1000)


@pytest.mark.parametrize("after", [1, 2, 7, 23, 60])
def test_a_kill_while_adding_loses_nothing_that_was_stored(tmp_path: Path, after: int) -> None:
    path = tmp_path / "archive.db"
    with subprocess.Popen(
        [sys.executable, "-c", _ADDER, path, "0", "100000"], stdout=subprocess.PIPE, text=True
    ) as adder:
        assert adder.stdout is not None
        for _ in range(after):
            adder.stdout.readline()
        adder.kill()
        told = after + len(adder.stdout.read().split())
    with Store(path) as store:
        assert check(store).problems == []
        assert told <= store.count()["articles"] <= told + 1
        assert store.known(article(told - 1)) == "duplicate"
        add(store, 100000)


def test_the_log_of_an_archive_that_is_gone_is_moved_aside(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    stray = tmp_path / "archive.db-wal"
    stray.write_bytes(b"left over")
    with Store(path) as store:
        assert len(store.notes) == 1
        assert "left of an archive that is gone" in store.notes[0]
        add(store, 1)
    assert (tmp_path / "archive.db-wal.stray").read_bytes() == b"left over"
    with Store(path) as store:
        assert store.notes == []
        assert store.count()["articles"] == 1


@pytest.mark.parametrize("writable", [True, False])
def test_the_log_of_an_archive_in_whose_place_a_backup_was_put_is_moved_aside(
    tmp_path: Path, writable: bool
) -> None:
    """A backup that is copied over an archive that ended uncleanly keeps what it holds."""
    path, backup = tmp_path / "archive.db", tmp_path / "backup.db"
    with Store(path) as store:
        add(store, *range(1, 6))
        store.backup(backup)
        add(store, *range(6, 60))
        log = (tmp_path / "archive.db-wal").read_bytes()
    for count in (1, 2):
        path.write_bytes(backup.read_bytes())
        (tmp_path / "archive.db-wal").write_bytes(log)
        with Store(path, writable=writable) as store:
            assert ["left of an archive that is gone" in note for note in store.notes] == [True]
            assert store.count()["articles"] == 5
            assert check(store).problems == []
        kept = sorted(tmp_path.glob("*.stray*"))
        assert [each.read_bytes() for each in kept] == [log] * count


def test_a_backup_that_is_used_as_an_archive_keeps_a_log(store: Store, tmp_path: Path) -> None:
    """So one that reads it does not keep others from writing."""
    store.backup(tmp_path / "other.db")
    with Store(tmp_path / "other.db") as other:
        add(other, 70)
        with other.reading() as connection:
            assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_files_that_are_no_archive_are_refused_in_a_sentence(tmp_path: Path) -> None:
    text = tmp_path / "text"
    text.write_text("Līst. " * 1000, encoding="utf-8")
    with pytest.raises(DataError, match="is damaged or no archive"):
        Store(text)
    other = sqlite3.connect(tmp_path / "other.db")
    other.execute("CREATE TABLE theirs (a)")
    other.close()
    with pytest.raises(DataError, match="a database of another program"):
        Store(tmp_path / "other.db")
    with pytest.raises(UsageError, match="is a folder"):
        Store(tmp_path)
    with pytest.raises(UsageError, match="does not exist: make it first"):
        Store(tmp_path / "none" / "archive.db")
    assert text.read_text(encoding="utf-8").startswith("Līst.")


def test_an_archive_of_a_newer_program_is_left_alone(store: Store) -> None:
    add(store, 1)
    newer = sqlite3.connect(store.path)
    newer.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    newer.close()
    with pytest.raises(DataError, match="written by a newer Hronika"):
        Store(store.path)


def test_a_full_disk_is_told_and_loses_nothing(store: Store) -> None:
    add(store, 1)
    with store.reading() as connection:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
    store._connection.execute(f"PRAGMA max_page_count = {pages}")
    large = article(2, "Anna Roze: " + " ".join(str(number**3) for number in range(20_000)))
    with pytest.raises(DataError, match="The disk is full"):
        store.add(large, reading(large))
    assert check(store).problems == []
    assert store.count()["articles"] == 1


def test_check_finds_what_is_wrong(store: Store) -> None:
    add(store, 1, 2, 3)
    other = sqlite3.connect(store.path)
    other.execute(
        "UPDATE statement SET content = 'cits' WHERE speaker_name = 'Jānis Vilks' AND version % 2 = 0"
    )
    other.execute("DELETE FROM statement WHERE number = (SELECT min(number) FROM statement)")
    other.execute("UPDATE version SET is_current = 0 WHERE number = (SELECT max(number) FROM version)")
    other.execute("UPDATE version SET packed = x'00' WHERE number = (SELECT min(number) FROM version)")
    other.commit()
    other.close()
    problems = " ".join(check(store).problems)
    assert "other rows in statement than its record" in problems
    assert "has no current version" in problems
    assert "cannot be read" in problems


def test_many_that_make_one_new_archive_at_once_all_open_it(tmp_path: Path) -> None:
    # SQLite does not wait where two turn a new file to a log at the same time: it says "locked" at once.
    at_once = threading.Barrier(4)

    def opened(round: int) -> list[str]:
        at_once.wait()
        with Store(tmp_path / f"{round}.db") as store:
            return store.notes

    with ThreadPoolExecutor(4) as threads:
        for round in range(25):
            assert list(threads.map(opened, [round] * 4)) == [[]] * 4


@pytest.mark.slow
def test_kills_at_any_moment_lose_and_double_nothing(tmp_path: Path) -> None:
    path, told, chance = tmp_path / "archive.db", 0, random.Random()  # noqa: S311
    for round in range(50):
        with subprocess.Popen(
            [sys.executable, "-c", _ADDER, path, str(told), "100000"], stdout=subprocess.PIPE, text=True
        ) as adder:
            assert adder.stdout is not None
            adder.stdout.readline()
            time.sleep(chance.random() * 0.3)
            adder.kill()
            said = 1 + len(adder.stdout.read().split())
        with Store(path) as store:
            stored = store.count()["articles"]
            # What was told is stored; the last one may be stored without having been told.
            assert told + said <= stored <= told + said + 1
            if round % 10 == 9:
                assert check(store).problems == []
        told = stored


@pytest.mark.slow
def test_one_reads_while_two_add(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    Store(path).close()
    adders = [
        subprocess.Popen([sys.executable, "-c", _ADDER, path, *part], stdout=subprocess.DEVNULL)
        for part in (("0", "300"), ("200", "500"))
    ]
    seen = [0]
    with Store(path, writable=False) as reader:
        while any(adder.poll() is None for adder in adders):
            with reader.reading() as connection:
                articles, statements, entries = (
                    connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608
                    for table in ("articles", "statements", "statement_index_docsize")
                )
            assert statements == entries == 2 * articles
            seen.append(articles)
        assert [adder.returncode for adder in adders] == [0, 0]
        assert seen == sorted(seen)
        assert reader.count()["articles"] == 500
    with Store(path) as store:
        assert check(store).problems == []


@pytest.mark.parametrize("held", [b"x", b"Manas piez\xc4\xabmes\n"])
def test_a_short_file_of_something_else_is_left_as_it_is(tmp_path: Path, held: bytes) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(held)
    for writable in (True, False):
        with pytest.raises(DataError, match="no archive"):
            Store(path, writable=writable)
    assert path.read_bytes() == held


def test_an_empty_file_is_no_archive_yet(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    path.touch()
    with pytest.raises(DataError, match="is empty and no archive yet"):
        Store(path, writable=False)
    Store(path).close()
    Store(path, writable=False).close()
