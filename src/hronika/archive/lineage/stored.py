"""The groups of statements and of events that are one, kept in step with the current versions of articles."""

import sqlite3

from hronika.archive.current import CurrentVersion
from hronika.archive.lineage.groups import Groups, schema
from hronika.archive.lineage.said import SayingComparison, sayings

SCHEMA = (*schema("saying"),)


class Lineages:
    """Keeps what is one in step with the versions, in the transactions of one connection.

    It comes after `Stories`, which says what articles are copies of each other.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._sayings = Groups(connection, "saying", SayingComparison())

    def enter(self, version: CurrentVersion) -> None:
        """Find in other articles what a version, which is now a current one, tells as well."""
        near = {
            other
            for (other,) in self._connection.execute("SELECT other FROM near WHERE version = ?", (version.number,))
        }
        self._sayings.enter(sayings(version), near)

    def leave(self, version: int) -> None:
        """Take out what a version tells, as it is no current one any more."""
        self._sayings.leave(version)

    def clear(self) -> None:
        """Know of nothing that it is one."""
        self._sayings.clear()
