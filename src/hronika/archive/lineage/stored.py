"""The groups of statements and of events that are one, kept in step with the current versions of articles."""

import sqlite3
from typing import ClassVar

from hronika.archive.current import CurrentVersion, Follower, empty
from hronika.archive.lineage.events import EventComparison, events_of
from hronika.archive.lineage.facts import FactsOf
from hronika.archive.lineage.groups import Groups, contents, schema
from hronika.archive.lineage.statements import StatementComparison, statements_of

_TABLES = ("statement_lineage", "event_lineage")

SCHEMA = tuple(statement for table in _TABLES for statement in schema(table))


class Lineages(Follower):
    """Keeps what is one in step with the versions, in the transactions of one connection.

    It comes after `Stories`, which says what articles are copies of each other.
    """

    tables: ClassVar = {name: query for table in _TABLES for name, query in contents(table).items()}

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._statements = Groups(connection, "statement_lineage", "statement", StatementComparison())
        self._events = Groups(connection, "event_lineage", "event", EventComparison())

    def enter(self, version: CurrentVersion) -> None:
        """Find in other articles what a version, which is now a current one, tells as well."""
        near = {
            other
            for (other,) in self._connection.execute(
                "SELECT other FROM near WHERE version = ?", (version.number,)
            )
        }
        facts_of = FactsOf(version.record, version.read_words)
        self._statements.enter(statements_of(version, facts_of), near)
        self._events.enter(events_of(version, facts_of), near)

    def leave(self, version: int) -> None:
        """Take out what a version tells, as it is no current one any more."""
        self._statements.leave(version)
        self._events.leave(version)

    def clear(self) -> None:
        """Know of nothing that it is one."""
        empty(self._connection, self.tables)
