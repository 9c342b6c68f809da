"""How likely pairs of a cluster are one, where authority lists tell of whom they are.

An entry of a list vouches for what it has: two profiles that are each surely one with it, and whose roles it
knows, are one although their names or roles are of different times (`Bils Klintons`, `Viljams Klintons`; an
actor who became a member of parliament). What is as surely one with two entries of a list is laid to neither.
"""

from collections.abc import Collection, Mapping

from hronika.archive.identity.clustering import SURE
from hronika.archive.identity.judgements import Judged, root_of
from hronika.archive.identity.likelihood import likelihood
from hronika.archive.identity.naming import things_called
from hronika.archive.identity.profiles import Profile, read_roles
from hronika.archive.identity.role_relations import is_told_by

_UNSETTLED = SURE - 0.01


class Scores:
    """Says of two profiles, by their ids, how likely they are one.

    `called` has the blocks of what articles call each thing as well, `judged` what people said.
    """

    def __init__(
        self, profiles: Mapping[str, Profile], called: Mapping[str, Collection[str]], judged: Judged
    ) -> None:
        self._root = root_of(judged.same)
        self._profiles = profiles
        self._called = called
        self._entry: dict[str, dict[str, float]] = {}
        self._rivals: dict[str, set[str]] = {}
        listed = [profile for profile in profiles.values() if profile.source]
        for profile in profiles.values() if listed else ():
            if not profile.source:
                self._place(profile, listed)

    def __call__(self, one: str, other: str) -> float:
        """Give it from 0 to 1."""
        score = self._likelihood(one, other)
        if score >= SURE and (self._is_unsettled(one, other) or self._is_unsettled(other, one)):
            return _UNSETTLED
        if score < SURE:
            ones, others = self._entry.get(one, {}), self._entry.get(other, {})
            score = max([score, *(min(ones[entry], others[entry]) for entry in ones.keys() & others.keys())])
        return score

    def _likelihood(self, one: str, other: str) -> float:
        by_alias = things_called(self._profiles[other].name) in self._called[one]
        return likelihood(self._profiles[one], self._profiles[other], by_alias=by_alias)

    def _place(self, profile: Profile, listed: Collection[Profile]) -> None:
        """Note the entries that vouch for a profile, and those of one list of which it can be either."""
        by_source: dict[str | None, dict[str, float]] = {}
        for entry in listed:
            if (score := self._likelihood(profile.id, entry.id)) >= SURE:
                by_source.setdefault(entry.source, {})[entry.id] = score
        has = self._entry.setdefault(profile.id, {})
        for sure in by_source.values():
            if len({self._root(entry) for entry in sure}) > 1:
                self._rivals.setdefault(profile.id, set()).update(sure)
                continue
            for entry_id, score in sure.items():
                told = read_roles(self._profiles[entry_id].roles)
                if all(is_told_by(role, told) for role in read_roles(profile.roles)):
                    has[entry_id] = score

    def _is_unsettled(self, one: str, other: str) -> bool:
        """Say whether one can be either of two entries, of which the other is one."""
        rivals = self._rivals.get(one, set())
        return bool(rivals) and (other in rivals or not rivals.isdisjoint(self._entry.get(other, ())))
