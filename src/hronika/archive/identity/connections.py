"""What likeness and judgements connect with profiles: those that may be in one cluster."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from hronika.archive.identity.judgements import linked
from hronika.archive.identity.naming import LEAST_TOLD, level_of
from hronika.archive.identity.profile_rows import liked_by, profiles_numbered, profiles_where
from hronika.archive.identity.profiles import Profile


class Connections(NamedTuple):
    """Profiles by their numbers, and what each leads to."""

    profiles: Mapping[int, Profile]
    next_to: Mapping[int, set[int]]

    def reached(self, number: int) -> dict[int, Profile]:
        """Give all profiles that one leads to, itself among them."""
        found: dict[int, Profile] = {}
        waiting = {number} & self.profiles.keys()
        while waiting:
            here = waiting.pop()
            found[here] = self.profiles[here]
            waiting |= (self.next_to.get(here, set()) & self.profiles.keys()) - found.keys()
        return found


def connections_of(connection: sqlite3.Connection, numbers: Iterable[int]) -> Connections:
    """Give all that likeness and judgements connect with profiles; nobody is connected by a surname."""
    profiles: dict[int, Profile] = {}
    next_to: dict[int, set[int]] = defaultdict(set)
    waiting = set(numbers)
    while waiting:
        here = profiles_numbered(connection, waiting)
        profiles |= here
        if linked(connection, [profile.id for profile in here.values()]):
            for number, profile in here.items():
                judgements = linked(connection, [profile.id])
                ids = {id for judgement in judgements for id in (*judgement.one, *judgement.other)}
                next_to[number] |= {
                    other.number for id in ids for other in profiles_where(connection, "id = ?", (id,))
                }
        firm = (number for number, profile in here.items() if level_of(profile) < LEAST_TOLD)
        for number, others in liked_by(connection, firm).items():
            next_to[number] |= others
        waiting = set[int]().union(*(next_to[number] for number in here)) - profiles.keys()
    return Connections(profiles, next_to)
