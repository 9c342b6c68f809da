"""All that follows from the current versions, in the order in which it takes them in."""

import sqlite3

from hronika.archive.claims.stored import Claims
from hronika.archive.current import Follower
from hronika.archive.due.stored import DueDays
from hronika.archive.identity.offices import OfficeStatements
from hronika.archive.identity.stored import Identities
from hronika.archive.lineage.stored import Lineages
from hronika.archive.network.stored import Ties
from hronika.archive.people.stored import KeptPeople
from hronika.archive.places.stored import Places
from hronika.archive.stories.stored import Stories


def followers_of(
    connection: sqlite3.Connection, identities: Identities, people: KeptPeople
) -> tuple[Follower, ...]:
    """Give the followers that keep their tables with a connection."""
    return (
        identities,
        OfficeStatements(connection),
        Stories(connection),
        Places(connection),
        Lineages(connection),
        DueDays(connection),
        Claims(connection),
        Ties(connection),
        people,
    )
