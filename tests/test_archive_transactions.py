"""What a transaction takes back is taken back everywhere, and references are checked unless asked not to."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from archive_help import article, reading

from hronika.archive.checking import check
from hronika.archive.derived import Derived
from hronika.archive.store import Store
from hronika.errors import DataError

LOST = "INSERT INTO raw VALUES (99, 'text/html', x'00')"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "archive.db") as opened:
        yield opened


def test_forms_of_a_text_that_was_taken_back_are_added_with_the_next(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = article(1)
    add = Derived.add

    def failing(self: Derived, *arguments: object) -> None:
        add(self, *arguments)  # type: ignore[arg-type]
        raise DataError("The disk is gone.")

    with monkeypatch.context() as patch:
        patch.setattr(Derived, "add", failing)
        with pytest.raises(DataError, match="disk"):
            store.add(given, reading(given))
    assert store.count()["versions"] == 0
    assert store.add(given, reading(given)) == "new"
    assert check(store).problems == []


def test_references_are_checked_but_where_they_shall_not_be(store: Store) -> None:
    with pytest.raises(sqlite3.IntegrityError), store.writing() as connection:
        connection.execute(LOST)
    with store.writing(check_references=False) as connection:
        connection.execute(LOST)
    [problem] = check(store).problems
    assert "raw belongs to nothing in version" in problem
    with pytest.raises(sqlite3.IntegrityError), store.writing() as connection:
        connection.execute(LOST.replace("99", "98"))
