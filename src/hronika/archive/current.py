"""The current version of an article, as what follows from all current versions takes it in."""

import sqlite3
from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from hronika.archive.corrections.stored import effective_record
from hronika.archive.read_words import ReadWords
from hronika.archive.version_rows import row_numbers
from hronika.archive.versions import read_version
from hronika.lemmas import LemmatizedWord
from hronika.record import Record


@dataclass(frozen=True)
class CurrentVersion:
    """A version that is the current one of its article.

    `number` is that of the version, `record` is as people corrected it, `words` are those of the text, `rows`
    has by table (`statement`, `event`, `name`) the number of each row by its identifier.
    """

    number: int
    text: str
    record: Record
    words: tuple[LemmatizedWord, ...]
    rows: Mapping[str, Mapping[str, int]]

    @cached_property
    def read_words(self) -> ReadWords:
        """What its words are compared by: read when it is first asked for, and once."""
        return ReadWords(self.text, self.words)


class Follower(ABC):
    """What follows from the current versions alone, and is kept in step with them.

    It works within the transaction that is open, and is in step once all that came and went is settled. The
    result is the same in whatever order versions of one day come, and `leave` undoes `enter`, judgements of
    people apart.
    """

    tables: ClassVar[Mapping[str, str]]
    """Its own tables, each with a query for what of its rows follows from the versions.

    In the query `{schema}.` stands before their names. Numbers that follow the order of adding are no part of
    it.
    """

    @abstractmethod
    def enter(self, version: CurrentVersion) -> None:
        """Take in a version that is now a current one."""

    @abstractmethod
    def leave(self, version: int) -> None:
        """Take out a version that is no current one any more; its rows and its record are still there."""

    @abstractmethod
    def clear(self) -> None:
        """Know nothing, so that all versions can be taken in again."""

    def settle(self) -> None:  # noqa: B027 most do all at once
        """Do what is done once for all that came and went, before the transaction ends."""

    def roll_back(self) -> None:  # noqa: B027
        """Forget what is not settled, as the transaction was rolled back."""


def whole(*tables: str) -> dict[str, str]:
    """Give tables of which all columns follow from the versions, as `Follower.tables` has them."""
    return {table: f"SELECT * FROM {{schema}}.{table}" for table in tables}  # noqa: S608 they are ours


def empty(connection: sqlite3.Connection, tables: Iterable[str]) -> None:
    """Delete all rows of tables, in the transaction that is open."""
    for table in tables:
        connection.execute(f"DELETE FROM {table}")  # noqa: S608 they are ours


def current_version(connection: sqlite3.Connection, number: int) -> CurrentVersion:
    """Give a stored version as people corrected it; raises DataError where it cannot be read."""
    stored = read_version(connection, number)
    effective = effective_record(connection, number, stored.record, stored.text)
    return CurrentVersion(
        number, stored.text, effective.record, stored.words, row_numbers(connection, number)
    )
