"""Whether whoever a draft names is whoever an article of the archive names."""

import sqlite3
from collections.abc import Iterable
from typing import Literal, NamedTuple

from hronika.archive.alignment import stem, words_in
from hronika.archive.identity.clustering import POSSIBLE, SURE, UNLIKELY
from hronika.archive.identity.likelihood import likelihood
from hronika.archive.identity.naming import compared_with, person_name, things_called
from hronika.archive.identity.person_names import agreement
from hronika.archive.identity.profiles import (
    Appearance,
    Profile,
    ProfileKind,
    plain_name,
    profile_id,
    written_roles,
)
from hronika.archive.terms import fold

SpeakerMatch = Literal["same", "other", "unsure"]
"""Whether two are one: sure, sure that not, or neither."""


class _MayMean(NamedTuple):
    """Whom a name of a draft may mean: entities with how likely each is meant, from 0 to 1.

    `namesakes` are those of them with the same name, in whatever spelling, `surnamed` those whose surname is
    all that the draft tells, or whose name it may have spelled wrongly: the same but for marks (`Rozē`).
    """

    kind: ProfileKind
    profile: Profile
    entities: dict[int, float]
    namesakes: frozenset[int]
    surnamed: frozenset[int]

    def match(self, entity: int) -> SpeakerMatch:
        score = self.entities.get(entity, 0.0)
        if entity in self.namesakes and score < UNLIKELY:
            # The draft may give the only one of that name a wrong role.
            return "unsure" if max(self.entities.values()) < POSSIBLE else "other"
        rivals = [other for other, likely in self.entities.items() if other != entity and likely >= POSSIBLE]
        if score >= POSSIBLE and not rivals:
            return "same"
        if score >= SURE and all(self.entities[other] < SURE for other in rivals):
            return "same"
        return "unsure" if score >= UNLIKELY or entity in self.surnamed else "other"


class DraftSpeakers:
    """Compares those that a draft names with those that articles name, by `hronika.archive.identity`."""

    def __init__(self, connection: sqlite3.Connection, appearances: Iterable[Appearance]) -> None:
        self._connection = connection
        self._appearances = {each.name: each for each in appearances}
        self._known: dict[str, _MayMean] = {}

    def match(self, speaker: str | None, version: int, name: str | None) -> SpeakerMatch:
        """Say whether a speaker of the draft is the one that a version calls by this name."""
        if not speaker or not name:
            return "unsure"
        row = self._connection.execute(
            "SELECT p.entity, p.kind, p.roles FROM appearance a JOIN profile p ON p.number = a.profile "
            "WHERE a.version = ? AND a.name = ?",
            (version, name),
        ).fetchone()
        is_named = speaker in self._appearances
        if row is None or not is_named:
            if plain_name(speaker) == plain_name(name):
                return "same"
            # Two descriptions without a word in common are of two; a description may be of somebody named.
            return "other" if row is None and not is_named and not _share_words(speaker, name) else "unsure"
        entity, kind, roles = row
        fitting = self.fitting(speaker)
        if kind != fitting.kind:
            mine = fitting.profile
            person, thing = (roles, speaker) if kind == "person" else (mine.roles, name)
            return "unsure" if _share_words(person, thing) else "other"
        return fitting.match(entity)

    def names_of(self, speaker: str | None) -> list[str]:
        """Give the names under which articles tell of a speaker of the draft."""
        if not speaker or speaker not in self._appearances:
            return [speaker] if speaker else []
        likely = [entity for entity, score in self.fitting(speaker).entities.items() if score >= POSSIBLE]
        marks = ", ".join("?" * len(likely))
        rows = self._connection.execute(
            f"SELECT DISTINCT name FROM profile WHERE entity IN ({marks}) ORDER BY name",  # noqa: S608
            likely,
        )
        return list(dict.fromkeys([speaker, *(name for (name,) in rows.fetchall())]))

    def fitting(self, name: str) -> _MayMean:
        """Give whom a name of the draft, with its roles there, may mean."""
        if name not in self._known:
            self._known[name] = self._fitting(self._appearances[name])
        return self._known[name]

    def _fitting(self, appearance: Appearance) -> _MayMean:
        kind, roles = appearance.profile_kind, written_roles(appearance.roles)
        id = profile_id(kind, appearance.name, roles)
        # A draft may quote what was said long ago: its own year tells nothing.
        profile = Profile(0, id, kind, appearance.name, roles, appearance.gender, 0, 0)
        others: dict[int, dict[int, Profile]] = {}
        names = [appearance.name, *appearance.aliases]
        for first, last in (bounds for name in names for bounds in compared_with(kind, name)):
            rows = self._connection.execute(
                "SELECT p.entity, p.number, p.id, p.kind, p.name, p.roles, p.gender, p.first, p.last "
                "FROM profile p WHERE p.number IN "
                "(SELECT profile FROM profile_block WHERE block BETWEEN ? AND ?) "
                "AND EXISTS (SELECT 1 FROM appearance a WHERE a.profile = p.number)",
                (first, last),
            )
            for entity, *values in rows.fetchall():
                others.setdefault(entity, {})[values[0]] = Profile(*values)
        called = {things_called(name) for name in names}
        return _MayMean(
            kind,
            profile,
            {entity: _likely(profile, found.values(), called) for entity, found in others.items()},
            frozenset(
                entity
                for entity, found in others.items()
                if any(is_named_alike(appearance.name, other.name) for other in found.values())
            ),
            frozenset(
                entity
                for entity, found in others.items()
                if any(
                    (not roles and _is_surname_of(appearance.name, other.name))
                    or _is_but_for_marks(appearance.name, other.name)
                    for other in found.values()
                )
            ),
        )


def is_named_alike(one: str, other: str) -> bool:
    """Say whether two whole names of persons are one name, in whatever spelling but of no other letters."""
    names = person_name(one), person_name(other)
    if names[0] is None or names[1] is None:
        return False
    found = agreement(names[0], names[1])
    return (
        found.family in ("same", "transcribed", "shared part")
        and found.given in ("same", "transcribed")
        and found.patronymic != "contradicts"
        and found.gender != "contradicts"
    )


def _is_but_for_marks(one: str, other: str) -> bool:
    """Say whether two names of persons are the same but for their marks."""
    return one != other and [*map(fold, one.casefold().split())] == [*map(fold, other.casefold().split())]


def _is_surname_of(surname: str, name: str) -> bool:
    """Say whether a name that has no given one, or an initial of it, has the surname of a person."""
    names = person_name(surname), person_name(name)
    if names[0] is None or names[1] is None:
        return False
    found = agreement(names[0], names[1])
    is_all = found.given in ("absent", "initial") and found.family in ("same", "transcribed")
    return is_all and found.gender != "contradicts"


def _likely(profile: Profile, others: Iterable[Profile], called: set[str]) -> float:
    """Say how likely a profile is one of several that are of one: as likely as the one it fits best.

    One that it hardly can be shows that it is none of them, unless it stands among them already.
    """
    scores = []
    for other in others:
        if other.id == profile.id:
            return 1.0
        by_alias = other.kind == "thing" and things_called(other.name) in called
        scores.append(likelihood(profile, other, by_alias=by_alias))
    return min(scores) if min(scores) < UNLIKELY else max(scores)


def _share_words(one: str, other: str) -> bool:
    mine, theirs = ({stem(word.form) for word in words_in(text)} for text in (one, other))
    return bool(mine & theirs)
