"""All that follows from the current versions, in the order in which it takes them in."""

import sqlite3
from collections.abc import Iterator
from contextlib import suppress

from hronika.archive.claims.stored import Claims
from hronika.archive.current import CurrentVersion, Follower, current_version
from hronika.archive.due.stored import DueDays
from hronika.archive.identity.offices import OfficeStatements
from hronika.archive.identity.stored import Identities
from hronika.archive.lineage.stored import Lineages
from hronika.archive.network.stored import Ties
from hronika.archive.people.stored import KeptPeople
from hronika.archive.places.stored import Places
from hronika.archive.stories.stored import Stories
from hronika.errors import DataError

SETTLED_AT_ONCE = 64
"""So many versions are taken in at most before they are settled: what waits is kept in memory."""


class Followers:
    """The followers that keep their tables with a connection; `identities` is the one of who is who."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.identities = Identities(connection)
        self._all: tuple[Follower, ...] = (
            self.identities,
            OfficeStatements(connection),
            Stories(connection),
            Places(connection),
            Lineages(connection),
            DueDays(connection),
            Claims(connection),
            Ties(connection),
            KeptPeople(connection),
        )

    def __iter__(self) -> Iterator[Follower]:
        return iter(self._all)

    def enter(self, version: CurrentVersion) -> None:
        """Have all take in a version that is now a current one."""
        for follower in self._all:
            follower.enter(version)

    def leave(self, version: int) -> None:
        """Have all take out a version: what follows from another goes out before it."""
        for follower in reversed(self._all):
            follower.leave(version)

    def settle(self) -> None:
        """Have all be in step with what came and went."""
        for follower in self._all:
            follower.settle()

    def roll_back(self) -> None:
        """Have all forget what is not settled."""
        for follower in self._all:
            follower.roll_back()

    def clear(self) -> None:
        """Have all know nothing."""
        for follower in self._all:
            follower.clear()

    def make_anew(self) -> None:
        """Have all know the current versions, and nothing else; the search index has to be well.

        What cannot be read is left out, of which `check` tells.
        """
        self.clear()
        current = self._connection.execute("SELECT number FROM version WHERE is_current ORDER BY number")
        for count, (number,) in enumerate(current.fetchall(), 1):
            with suppress(DataError):
                self.enter(current_version(self._connection, number))
            if count % SETTLED_AT_ONCE == 0:
                self.settle()
        self.settle()
