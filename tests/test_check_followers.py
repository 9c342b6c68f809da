"""`check` finds a broken or a missing row in every table that follows, and --mend makes it anew."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from conftest import Run

from hronika import Archive
from hronika.archive.checking import check
from hronika.archive.followers import Followers
from hronika.archive.schema import MIGRATIONS
from hronika.archive.store import Store
from hronika.article import Article

_CLOSED = (
    "Jelgavas mērs Valdis Purmalis paziņoja, ka tiltu Jelgavā slēgs 2024. gada 3. jūnijā. Rīgā lija. "
    "Satiksmes ministre Anna Roze apsolīja, ka tiltu atvērs jau 2024. gada maija beigās. "
    "Nacionālie bruņotie spēki (NBS) pārvietoja tehniku pa ceļu Jelgavā un Rīgā. "
    "Ministru prezidente sacīja, ka budžets ir sabalansēts un algas augs. "
    'Birojs paziņoja, ka deputāts Andrejs Skuja saņēmis kukuli no firmas "Pamats".'
)
_ARTICLES = (
    (_CLOSED, date(2024, 5, 7)),
    (_CLOSED + " Cilvēki par to ir noraizējušies.", date(2024, 5, 8)),
    (
        "Deputāts Andrejs Skuja noliedza, ka saņēmis kukuli no firmas. V. Purmalis par to nerunāja. "
        "Jelgavas mērs Valdis Purmalis otrdien atkārtoja, ka tiltu Jelgavā slēgs 2024. gada 3. jūnijā.",
        date(2024, 5, 9),
    ),
    (
        "Centra valdes loceklis Harijs Kalve ieradās kopā ar inženieri Juri Zari. Viņš sacīja, ka "
        "stacijas apkalpo tikai četri tehniķi.",
        date(2024, 5, 9),
    ),
    ("Satiksmes ministre Anna Rose sacīja, ka tiltu atvērs jau 2024. gada maija beigās.", date(2024, 5, 10)),
)


def tables() -> dict[str, str]:
    with closing(sqlite3.connect(":memory:")) as connection:
        return {
            table: query for follower in Followers(connection) for table, query in follower.tables.items()
        }


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("check") / "whole.db"
    with Archive(path) as archive:
        for number, (text, day) in enumerate(_ARTICLES):
            made = archive.add(Article(text, id=f"a{number}", outlet=f"Avīze {number}", published=day))
            assert not made.failures
    return path


@pytest.fixture
def connection(whole: Path, tmp_path: Path) -> Iterator[sqlite3.Connection]:
    shutil.copy(whole, tmp_path / "archive.db")
    with closing(sqlite3.connect(tmp_path / "archive.db", isolation_level=None)) as connection:
        yield connection


def problems(path: Path) -> list[str]:
    with Store(path, writable=False) as store:
        return check(store).problems


def test_every_table_that_a_follower_makes_is_one_that_is_compared() -> None:
    """A follower writes to its own tables alone; the others of the schema are told by people or by papers."""
    told = {
        "judgement", "judged", "authority", "authority_entry", "authority_role", "decision", "decision_on",
        "judged_name", "batch", "batch_part",
    }  # fmt: skip
    with closing(sqlite3.connect(":memory:")) as connection:
        made: list[set[str]] = []
        for migration in MIGRATIONS:
            migration(connection)
            rows = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
            made.append({name for (name,) in rows if not name.startswith("sqlite_")})
    assert made[-1] - made[0] - told == set(tables())


# It is empty but within a transaction.
@pytest.mark.parametrize("table", [table for table in tables() if table != "stale"])
def test_a_row_that_is_gone_is_missed(connection: sqlite3.Connection, tmp_path: Path, table: str) -> None:
    path = tmp_path / "archive.db"
    assert problems(path) == []
    key = ", ".join(column for _, column, _, _, _, place in _columns(connection, table) if place)
    assert key
    deleted = connection.execute(
        f"DELETE FROM {table} WHERE ({key}) IN (SELECT {key} FROM {table} LIMIT 1)"  # noqa: S608
    )
    assert deleted.rowcount == 1
    found = problems(path)
    assert any(each.startswith(f"The table {table} lacks a row (") or _is_of_nothing(each) for each in found)
    _is_mended(path)


def _is_of_nothing(problem: str) -> bool:
    """Say whether a row refers to one that is gone; then there is no need to compare."""
    return problem.startswith("Row ") and problem.endswith(" belongs to nothing in profile.")


def _columns(connection: sqlite3.Connection, table: str) -> list[tuple[int, str, str, int, str, int]]:
    return connection.execute(f"PRAGMA table_info({table})").fetchall()


_NOT_COMPARED = {
    *(("profile", column) for column in ("title", "gender", "number")),
    *(("established", column) for column in ("entity", "name", "title", "sorting", "is_doubtful")),
    ("unsure_speaker", "entity"),
}


def _cases() -> list[tuple[str, str]]:
    """Give each column of each table whose contents are compared."""
    with closing(sqlite3.connect(":memory:")) as connection:
        for migration in MIGRATIONS:
            migration(connection)
        connection.create_function("profile_id", 3, lambda *_: "")
        return [
            (table, column)
            for table in tables()
            for _, column, *_ in _columns(connection, table)
            if table != "stale" and (table, column) not in _NOT_COMPARED
        ]


@pytest.mark.parametrize(("table", "column"), _cases())
def test_a_row_that_was_changed_is_named(
    connection: sqlite3.Connection, tmp_path: Path, table: str, column: str
) -> None:
    path = tmp_path / "archive.db"
    key = ", ".join(name for _, name, _, _, _, place in _columns(connection, table) if place)
    [kind] = [kind for _, name, kind, *_ in _columns(connection, table) if name == column]
    other = {"TEXT": "'X'", "BLOB": "x'00'", "REAL": "0.123", "INTEGER": "77"}[kind]
    connection.execute(
        f"UPDATE {table} SET {column} = {other} WHERE ({key}) IN (SELECT {key} FROM {table} LIMIT 1)"  # noqa: S608
    )
    found = problems(path)
    assert any(f"he table {table} " in each or f"of {table} belongs to nothing" in each for each in found)
    _is_mended(path)


def _is_mended(path: Path) -> None:
    with Archive(path) as archive:
        assert archive.mend().result.problems == []


def test_the_row_is_named_by_its_article_and_what_mends_it(
    connection: sqlite3.Connection, tmp_path: Path, run: Run
) -> None:
    connection.execute("DELETE FROM due WHERE version = (SELECT max(version) FROM due)")
    result = run("check", "--archive", tmp_path / "archive.db")
    assert result.exit_code == 1
    assert "The table due lacks a row (day 2024-05-31, " in result.stderr
    assert "version 1 of the article 'a4'" in result.stderr
    assert "hronika check --mend" in result.stderr
    assert run("check", "--mend", "--no-copy", "--archive", tmp_path / "archive.db").exit_code == 0
    result = run("check", "--archive", tmp_path / "archive.db")
    assert (result.exit_code, result.stderr) == (0, "")


def test_nothing_is_written_by_who_only_looks(connection: sqlite3.Connection, tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    connection.execute("DELETE FROM place")
    before = path.read_bytes()
    assert problems(path)
    assert path.read_bytes() == before
    assert connection.execute("SELECT count(*) FROM place").fetchone() == (0,)
