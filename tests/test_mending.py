"""`check --mend` makes rows and index anew, and saves what can be read of a damaged file."""

import random
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from archive_help import article, reading
from conftest import Run

from hronika.archive.checking import check
from hronika.archive.forgetting import forget_article
from hronika.archive.fulltext import clear
from hronika.archive.mending import mend
from hronika.archive.salvage import salvage
from hronika.archive.store import Store
from hronika.errors import HronikaError


def filled(path: Path, articles: int = 30) -> None:
    with Store(path) as store:
        for number in range(articles):
            given = article(number, f"Anna Roze: līst {number} reizes.\nJānis Vilks: nelīst {number * 7919}.")
            store.add(given, reading(given))
        given = article(3, "Anna Roze: līst 3 reizes.\nJānis Vilks: vairs nelīst.")
        store.add(given, reading(given), b"<p>raw</p>" * 50, "text/html")
        forget_article(store, "a5")


def contents(path: Path) -> dict[tuple[str, int], tuple[object, ...]]:
    with Store(path) as store:
        return {
            (version.id, version.ordinal): (version.text, version.record, version.words, version.is_current)
            for number in store.version_numbers()
            if (version := store.find_version(number)) is not None
        }


BREAKS: dict[str, Callable[[sqlite3.Connection], object]] = {
    "index emptied": lambda connection: clear(connection),
    "rows of statements gone": lambda connection: connection.execute(
        "DELETE FROM statement WHERE number % 3 = 0"
    ),
    "another speaker in a row": lambda connection: connection.execute(
        "UPDATE statement SET speaker_name = 'X'"
    ),
    "no current version": lambda connection: connection.execute(
        "UPDATE version SET is_current = 0 WHERE ordinal = 2"
    ),
    "names of nothing": lambda connection: connection.execute(
        "INSERT INTO name VALUES (1, 99999, 'w0123456789abcdef', 'person', 'X', 1, '')"
    ),
}


@pytest.mark.parametrize("kind", BREAKS)
def test_what_follows_from_records_is_made_anew(tmp_path: Path, kind: str, run: Run) -> None:
    path = tmp_path / "archive.db"
    filled(path)
    before = contents(path)
    connection = sqlite3.connect(path)
    with connection:
        BREAKS[kind](connection)
    connection.close()
    broken = run("check", "--archive", path)
    assert broken.exit_code == 1
    assert "not well" in broken.stdout
    result = run("check", "--mend", "--archive", path)
    assert result.exit_code == 0, result.output
    assert result.stdout.splitlines()[-1].endswith("all 87 index entries examined: well")
    assert contents(path) == before
    assert run("check", "--archive", path).exit_code == 0
    # the copy is as it was
    with Store(tmp_path / "archive.db.before-mending") as copy:
        assert check(copy).problems


def test_no_copy_is_made_where_none_is_wanted_or_needed(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "archive.db"
    filled(path)
    assert run("check", "--mend", "--archive", path).exit_code == 0
    with Store(path) as store, store.writing(check_references=False) as connection:
        clear(connection)
    assert run("check", "--mend", "--no-copy", "--archive", path).exit_code == 0
    assert not list(tmp_path.glob("*.before-mending*"))


def test_a_text_that_cannot_be_read_is_named_and_kept(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "archive.db"
    filled(path)
    with Store(path) as store, store.writing(check_references=False) as connection:
        connection.execute("UPDATE version SET packed = x'0102' WHERE article = 7")
    result = run("check", "--mend", "--archive", path)
    assert result.exit_code == 1
    assert "cannot be read" in result.stderr
    with Store(path) as store, store.reading() as connection:
        assert connection.execute("SELECT count(*) FROM version").fetchone() == (30,)


def flipped(path: Path, seed: int, many: int) -> None:
    """Change bytes at random places, beyond the page with the list of tables."""
    data = bytearray(path.read_bytes())
    chance = random.Random(seed)  # noqa: S311
    for _ in range(many):
        data[chance.randrange(4096, len(data))] ^= 1 << chance.randrange(8)
    path.write_bytes(data)


@pytest.mark.parametrize("seed", range(6))
def test_a_damaged_file_gets_sentences_and_never_a_traceback(tmp_path: Path, seed: int, run: Run) -> None:
    path = tmp_path / "archive.db"
    filled(path)
    before = contents(path)
    with Store(path) as store:
        store.backup(tmp_path / "one.db")
    damaged = tmp_path / "one.db"
    flipped(damaged, seed, 3 if seed % 2 else 60)
    result = run("check", "--mend", "--archive", damaged)
    assert "fault in Hronika" not in result.output, result.output
    assert result.exit_code in (0, 1)
    assert result.output.strip()
    saved = tmp_path / "one.db.saved"
    if result.exit_code == 1 and saved.exists():
        with Store(saved) as store:
            assert check(store).problems == []
        # nothing that was saved is another than it was
        for key, version in contents(saved).items():
            assert before[key][:3] == version[:3]
    # other commands, too, give a sentence
    for command in (
        ["changes"],
        ["forget", "a1", "--yes"],
        ["backup", tmp_path / "copy.db"],
        ["reread", "--all"],
    ):
        other = run(*command, "--archive", damaged)
        assert "fault in Hronika" not in other.output, (command, other.output)


def test_a_page_in_the_middle_takes_only_what_stood_on_it(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    filled(path, 200)
    with Store(path) as store:
        store.backup(tmp_path / "one.db")
    before = contents(tmp_path / "one.db")
    connection = sqlite3.connect(tmp_path / "one.db")
    page = (
        connection.execute(
            "SELECT pageno FROM dbstat WHERE name = 'version' AND pagetype = 'leaf' "
            "ORDER BY pageno LIMIT 1 OFFSET 5"
        )
        if _has_dbstat(connection)
        else None
    )
    number = page.fetchone()[0] if page else None
    connection.close()
    if number is None:
        pytest.skip("this SQLite tells not what is on a page")
    data = bytearray((tmp_path / "one.db").read_bytes())
    data[(number - 1) * 4096 : number * 4096] = bytes(4096)
    (tmp_path / "one.db").write_bytes(data)
    counts = salvage(tmp_path / "one.db", tmp_path / "saved.db")
    after = contents(tmp_path / "saved.db")
    assert len(before) * 0.9 < counts.versions == len(after) < len(before)
    assert counts.versions + counts.lost == len(before)
    assert all(before[key][:3] == version[:3] for key, version in after.items())
    with Store(tmp_path / "saved.db") as store:
        assert check(store).problems == []
        assert store.add(article(5), reading(article(5))) == "forgotten"


def _has_dbstat(connection: sqlite3.Connection) -> bool:
    try:
        connection.execute("SELECT 1 FROM dbstat LIMIT 1")
    except sqlite3.Error:
        return False
    return True


def test_a_file_without_a_readable_list_of_tables_gets_a_sentence(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "archive.db"
    path.write_bytes(b"SQLite format 3\x00" + bytes(range(1, 255)) * 40)
    result = run("check", "--mend", "--archive", path)
    assert result.exit_code == 1
    assert "damaged or no archive" in result.stderr
    with pytest.raises(HronikaError):
        salvage(path, tmp_path / "saved.db")


@pytest.mark.parametrize("content", [b"hello\n", "Tilts slēgts.\n".encode() * 500, bytes(range(256)) * 30])
def test_mending_is_not_advised_for_a_file_that_never_was_an_archive(
    tmp_path: Path, run: Run, content: bytes
) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(content)
    for arguments in (["search", "tilts"], ["check"], ["check", "--mend"]):
        result = run(*arguments, "--archive", path)
        assert result.exit_code == 1
        assert "damaged or no archive" in result.stderr
        assert "--mend" not in result.stderr
    assert path.read_bytes() == content


def test_in_python_the_outcome_is_told(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    filled(path)
    with Store(path) as store:
        outcome = mend(store)
        assert (outcome.done, outcome.copy, outcome.saved) == ([], None, None)
        assert outcome.result.problems == []


def test_a_row_around_a_text_that_is_damaged_is_named_and_saved(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    filled(path)
    before = contents(path)
    with Store(path) as store, store.writing(check_references=False) as connection:
        connection.execute("UPDATE version SET added = 'p', notes = '[' WHERE article = 7")
    with Store(path) as store:
        assert any("cannot be read" in problem for problem in check(store).problems)
    assert salvage(path, tmp_path / "saved.db").lost == 0
    assert {key: value[:3] for key, value in contents(tmp_path / "saved.db").items()} == {
        key: value[:3] for key, value in before.items()
    }


def test_a_file_that_is_another_programs_is_left_alone(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "other.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE t (a)")
    connection.close()
    result = run("check", "--mend", "--archive", path)
    assert result.exit_code == 1
    assert "another program" in result.stderr
    assert [each.name for each in tmp_path.iterdir()] == ["other.db"]


@pytest.mark.parametrize(
    "hit", [b"CREATE INDEX article_key_of", b"CREATE TABLE article (", b"tokenchars", b"article_copies"]
)
def test_a_list_of_tables_that_was_hit_is_written_anew_where_what_is_left_is_saved(
    tmp_path: Path, run: Run, hit: bytes
) -> None:
    path = tmp_path / "one.db"
    filled(tmp_path / "archive.db")
    before = contents(tmp_path / "archive.db")
    with Store(tmp_path / "archive.db") as store:
        store.backup(path)
    data = path.read_bytes()
    place = data.index(hit)
    path.write_bytes(data[: place + 7] + bytes([data[place + 7] ^ 1]) + data[place + 8 :])
    damaged = path.read_bytes()
    result = run("check", "--mend", "--archive", path)
    assert result.exit_code == 1
    assert "fault in Hronika" not in result.output
    assert path.read_bytes() == damaged
    assert contents(tmp_path / "one.db.saved") == before
    with Store(tmp_path / "one.db.saved") as store:
        assert check(store).problems == []
