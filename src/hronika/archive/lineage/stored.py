"""The groups of statements and of events that are one, kept in step with the current versions of articles."""

import sqlite3

from hronika.archive.current import CurrentVersion
from hronika.archive.lineage.facts import FactsOf
from hronika.archive.lineage.groups import Groups, schema
from hronika.archive.lineage.happened import HappeningComparison, happenings
from hronika.archive.lineage.said import SayingComparison, sayings

SCHEMA = (*schema("saying"), *schema("happening"))


class Lineages:
    """Keeps what is one in step with the versions, in the transactions of one connection.

    It comes after `Stories`, which says what articles are copies of each other.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._sayings = Groups(connection, "saying", "statement", SayingComparison())
        self._happenings = Groups(connection, "happening", "event", HappeningComparison())

    def enter(self, version: CurrentVersion) -> None:
        """Find in other articles what a version, which is now a current one, tells as well."""
        near = {
            other
            for (other,) in self._connection.execute(
                "SELECT other FROM near WHERE version = ?", (version.number,)
            )
        }
        facts_of = FactsOf(version.record, version.text, version.words)
        self._sayings.enter(sayings(version, facts_of), near)
        self._happenings.enter(happenings(version, facts_of), near)

    def leave(self, version: int) -> None:
        """Take out what a version tells, as it is no current one any more."""
        self._sayings.leave(version)
        self._happenings.leave(version)

    def clear(self) -> None:
        """Know of nothing that it is one."""
        self._sayings.clear()
        self._happenings.clear()
