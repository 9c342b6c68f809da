"""An archive is read where nobody may write, migrated wholly or not at all, and never asked for too long."""

import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

import pytest
from archive_help import article, reading
from conftest import Run

from hronika.archive import opening, schema
from hronika.archive.checking import check
from hronika.archive.search import search
from hronika.archive.store import Store
from hronika.errors import DataError, UsageError


def filled(path: Path, *numbers: int) -> Path:
    path.parent.mkdir(exist_ok=True)
    with Store(path) as store:
        for number in numbers:
            store.add(article(number), reading(article(number)))
    return path


@contextmanager
def without_rights() -> Iterator[None]:
    """Be nobody, as for root every file may be written to."""
    if os.geteuid():
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def shared() -> Iterator[Path]:
    """A folder that anybody may look into and nobody but its owner, or nobody at all, may write to."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        yield folder
        folder.chmod(0o755)


def test_what_is_read_alone_cannot_be_written_to(tmp_path: Path) -> None:
    path = filled(tmp_path / "archive.db", 1)
    with Store(path, writable=False) as store:
        assert store.count()["statements"] == 2
        assert check(store).problems == []
        with pytest.raises(UsageError, match="cannot be opened to write"):
            store.add(article(2), reading(article(2)))
        with store.reading() as connection, pytest.raises(sqlite3.OperationalError, match="readonly"):
            connection.execute("DELETE FROM article")
    with pytest.raises(UsageError, match="There is no archive"):
        Store(tmp_path / "none.db", writable=False)
    assert not (tmp_path / "none.db").exists()


def test_a_reader_sees_what_another_adds(tmp_path: Path) -> None:
    path = filled(tmp_path / "archive.db", 1)
    with Store(path, writable=False) as store, Store(path) as other:
        other.add(article(2), reading(article(2)))
        assert store.count()["articles"] == 2


@pytest.mark.skipif(sys.platform == "win32", reason="folders there have no such rights")
def test_an_archive_is_searched_where_nobody_may_write(shared: Path) -> None:
    path = filled(shared / "archive.db", 1, 2)
    path.chmod(0o444)
    shared.chmod(0o555)
    with without_rights():
        with Store(path, writable=False) as store:
            assert search(store, "speaker:vilks").total == 2
            assert len(store.versions("a1")) == 1
        with pytest.raises(UsageError, match="cannot be opened to write"):
            filled(path, 3)
    assert [each.name for each in shared.iterdir()] == ["archive.db"]


@pytest.mark.skipif(sys.platform == "win32", reason="folders there have no such rights")
@pytest.mark.parametrize("used", [False, True], ids=["at rest", "in use"])
def test_an_archive_is_checked_and_copied_where_nobody_may_write(shared: Path, run: Run, used: bool) -> None:
    path, target = filled(shared / "kept" / "archive.db", 1, 2), shared / "copy.db"
    shared.chmod(0o777)
    with Store(path) if used else nullcontext() as other:
        if isinstance(other, Store):
            other.add(article(3), reading(article(3)))
        for each in path.parent.iterdir():
            each.chmod(0o444)
        path.parent.chmod(0o555)
        with without_rights():
            for command in (["check"], ["backup", target]):
                result = run(*command, "--archive", path)
                assert result.exit_code == 0, result.output
        path.parent.chmod(0o755)
    with Store(target) as copy:
        assert copy.count()["articles"] == (3 if used else 2)
        assert check(copy).problems == []


@pytest.mark.skipif(sys.platform == "win32", reason="folders there have no such rights")
def test_what_ended_uncleanly_where_nobody_may_write_is_told(shared: Path) -> None:
    path = shared / "kept" / "archive.db"
    with Store(filled(shared / "archive.db", 1)) as store:
        store.add(article(2), reading(article(2)))
        path.parent.mkdir()
        for end in ("", "-wal"):
            path.with_name(path.name + end).write_bytes((shared / f"archive.db{end}").read_bytes())
    path.parent.chmod(0o555)
    shared.chmod(0o755)
    with without_rights(), pytest.raises(UsageError, match="left by a process that ended uncleanly"):
        Store(path, writable=False)
    path.parent.chmod(0o755)
    with Store(path, writable=False) as store:
        assert store.count()["articles"] == 2


@pytest.mark.skipif(sys.platform == "win32", reason="folders there have no such rights")
def test_an_archive_is_searched_where_others_write_meanwhile(shared: Path) -> None:
    path = shared / "archive.db"
    with Store(path) as store:
        store.add(article(1), reading(article(1)))
        for each in shared.iterdir():
            each.chmod(0o444)
        shared.chmod(0o555)
        with without_rights(), Store(path, writable=False) as reader:
            assert reader.count()["articles"] == 1
            shared_state = search(reader, "speaker:vilks").total
        assert shared_state == 1


def test_a_question_that_takes_too_long_is_broken_off(tmp_path: Path) -> None:
    with Store(filled(tmp_path / "archive.db", 1), writable=False) as store:
        endless = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT max(x) FROM n"
        with pytest.raises(DataError, match="took too long"), store.reading(limit=0.05) as connection:
            connection.execute(endless).fetchone()
        with store.reading(limit=60) as connection:
            assert connection.execute("SELECT count(*) FROM statements").fetchone() == (2,)
        # The limit is that of its own block.
        with store.reading(limit=0) as connection:
            pass
        assert search(store, "speaker:vilks").total == 1


def _add_a_column(connection: sqlite3.Connection) -> None:
    connection.execute("ALTER TABLE tombstones ADD COLUMN why TEXT")


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Become a program with further migrations."""

    def become(*more: Callable[[sqlite3.Connection], None]) -> None:
        migrations = (*schema.MIGRATIONS, *more)
        monkeypatch.setattr(schema, "MIGRATIONS", migrations)
        monkeypatch.setattr(opening, "MIGRATIONS", migrations)

    return become


@pytest.mark.parametrize(
    "command",
    [
        ["search", "x"],
        ["show", "x"],
        ["timeline"],
        ["changes"],
        ["corrections"],
        ["export", "gold"],
        ["feeds"],
        ["check"],
        ["backup", "copy.db"],
    ],
)
def test_commands_that_only_read_write_nothing(tmp_path: Path, run: Run, command: list[str]) -> None:
    path = tmp_path / "archive.db"
    path.touch()
    result = run(*command, "--archive", path)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "is empty and no archive yet" in result.stderr
    assert [each.name for each in tmp_path.iterdir()] == ["archive.db"]
    assert path.stat().st_size == 0


def test_an_archive_of_an_earlier_schema_is_brought_to_the_present_one(
    tmp_path: Path, later: Callable[..., None]
) -> None:
    path = filled(tmp_path / "archive.db", 1, 2)
    later(_add_a_column)
    with pytest.raises(DataError, match="has an earlier schema"):
        Store(path, writable=False)
    with Store(path) as store:
        assert check(store).problems == []
        with store.reading() as connection:
            assert connection.execute("PRAGMA user_version").fetchone() == (len(schema.MIGRATIONS),)
            assert connection.execute("SELECT why FROM tombstones").fetchall() == []
    with Store(path, writable=False) as store:
        assert store.count()["articles"] == 2


def test_a_migration_that_fails_leaves_the_archive_as_it_was(
    tmp_path: Path, later: Callable[..., None]
) -> None:
    path = filled(tmp_path / "archive.db", 1)

    def fail(connection: sqlite3.Connection) -> None:
        connection.execute("DROP TABLE version")
        raise sqlite3.OperationalError("database or disk is full")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, _add_a_column, fail))
        patch.setattr(opening, "MIGRATIONS", schema.MIGRATIONS)
        with pytest.raises(DataError, match="The disk is full"):
            Store(path)
    with Store(path) as store:
        assert (store.count()["articles"], check(store).problems) == (1, [])


_KILLED = """
import os, signal, sys
from hronika.archive import opening, schema
from hronika.archive.store import Store
def half(connection):
    connection.execute("DROP TABLE version")
    connection.execute("CREATE TABLE version (number)")
    os.kill(os.getpid(), signal.SIGKILL)
schema.MIGRATIONS = opening.MIGRATIONS = (*schema.MIGRATIONS, half)
Store(sys.argv[1])
"""


@pytest.mark.skipif(sys.platform == "win32", reason="nothing is killed so there")
def test_a_kill_amid_a_migration_leaves_the_archive_as_it_was(tmp_path: Path) -> None:
    path = filled(tmp_path / "archive.db", 1)
    assert subprocess.run([sys.executable, "-c", _KILLED, path], check=False).returncode == -9
    with Store(path, writable=False) as store:
        assert (store.count()["articles"], check(store).problems) == (1, [])


_LIMITED = """
import resource, signal, sys
sys.path.insert(0, "tests")
from archive_help import article, reading
from hronika.archive.store import Store
from hronika.errors import DataError
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
with Store(sys.argv[1]) as store:
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_500_000, 1_500_000))
    stored = 0
    try:
        for number in range(100_000):
            store.add(article(number), reading(article(number)))
            stored += 1
    except DataError as error:
        print(stored, error)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit there")
def test_a_limit_of_file_size_is_told_and_loses_nothing(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    done = subprocess.run([sys.executable, "-c", _LIMITED, path], check=True, capture_output=True, text=True)
    stored, _, told = done.stdout.partition(" ")
    assert "cannot be written any further" in told or "The disk is full" in told
    with Store(path) as store:
        assert store.count()["articles"] == int(stored) > 3
        assert check(store).problems == []
