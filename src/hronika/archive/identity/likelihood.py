"""How likely two profiles are of one: a logistic regression over what their names, roles and years agree in.

The weights are learnt from stated examples (`training/identity/pairs.tsv`, `python -m training.identity`) and
are written below, so that everybody can see why two were taken for one. What no example can make one is zero.
"""

import math
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from hronika.archive.identity.clustering import SURE
from hronika.archive.identity.naming import person_name, things_called
from hronika.archive.identity.person_names import (
    NameAgreement,
    PersonName,
    agreement,
    is_initials,
    marks_left_out,
    may_agree,
)
from hronika.archive.identity.profiles import Profile, read_roles
from hronika.archive.identity.role_relations import RoleRelation, relation
from hronika.language.latvian.lexicon_files import rows
from hronika.language.latvian.transcription.sounds import without_marks
from hronika.record import Gender

WEIGHTS: dict[str, float] = {
    "always": -0.25,
    "common name": -1.25,
    "common name, one field": -2.11,
    "common name, roles not known of both": -2.46,
    "common surname, no given name, not one office": -1.59,
    "names: initial": 0.5,
    "names: no given name": -0.21,
    "names: one letter apart": -3.86,
    "names: part of a double surname": 0.12,
    "names: same": 2.1,
    "names: swapped": -0.72,
    "names: transcribed": 1.81,
    "roles: elsewhere": -4.5,
    "roles: none": 1.59,
    "roles: one career": 1.64,
    "roles: one field": 0.31,
    "roles: one institution": 1.22,
    "roles: one noun": 2.36,
    "roles: one office": 3.13,
    "roles: one without": 1.66,
    "roles: other field": -5.24,
    "roles: unlike": -2.42,
    "years: apart": -2.25,
    "years: decades apart": -5.73,
}

_UNSETTLED = SURE - 0.01
_NEAR, _FAR = 3, 14  # years between the last article of the one and the first of the other


class _Compared(NamedTuple):
    """Two names: their parts, and in what they agree, None where they cannot be of one person."""

    one: PersonName
    other: PersonName
    agreement: NameAgreement | None


@lru_cache(1 << 15)
def _compared(one: str, other: str) -> _Compared | None:
    """Compare two names of persons, as each has many profiles; None where one has no word of a name."""
    names = person_name(one), person_name(other)
    if names[0] is None or names[1] is None:
        return None
    if not may_agree(names[0], names[1]):
        return _Compared(names[0], names[1], None)
    found = agreement(names[0], names[1])
    return _Compared(names[0], names[1], found if can_be_one(found) else None)


@lru_cache(1 << 15)
def _relation(one: str, other: str) -> RoleRelation:
    """Say how two written lists of roles stand to each other."""
    return relation(read_roles(one), read_roles(other))


def likelihood(one: Profile, other: Profile, *, by_alias: bool = False) -> float:
    """Say how likely two profiles are of one, from 0 to 1.

    `by_alias` says of two things that an article gives one of them both names. Two entries of one authority
    list are two.
    """
    if one.kind != other.kind or (one.source and one.source == other.source) or _births_differ(one, other):
        return 0.0
    if one.also or other.also:
        return max(
            likelihood(first, second, by_alias=by_alias)
            for first in _under_each_name(one)
            for second in _under_each_name(other)
        )
    if one.kind == "thing":
        return 0.95 if by_alias else float(things_called(one.name) == things_called(other.name))
    names = _compared(one.name, other.name)
    if names is None:
        return float(one.name == other.name)
    if names.agreement is None or _genders_differ(one, other, names.one, names.other):
        return 0.0
    return _weighed(one.name, one.roles, other.name, other.roles, _years_apart(one, other))


@lru_cache(1 << 15)
def _weighed(one: str, roles: str, other: str, other_roles: str, years: str | None) -> float:
    """Say how likely two people are one by their names, written roles and years; names have to agree.

    A cluster is looked at again whenever an article names somebody of it.
    """
    names = _compared(one, other)
    assert names is not None
    assert names.agreement is not None
    found = _features(names.one, roles, names.other, other_roles, years, names.agreement)
    likely = 1 / (1 + math.exp(-sum(WEIGHTS[feature] for feature in found)))
    # That somebody took another surname is for people to say, however much the roles agree.
    return min(likely, _UNSETTLED) if names.agreement.family == "shared part" else likely


def can_be_one(found: NameAgreement) -> bool:
    """Say whether two names can be of one person at all."""
    return (
        found.given != "other"
        and found.family not in ("other", "absent", "other gender")
        and found.patronymic != "contradicts"
        and found.gender != "contradicts"
        and not (found.given == "one letter" and found.family == "one letter")
    )


def features(
    one: Profile, other: Profile, name: PersonName, other_name: PersonName, found: NameAgreement
) -> Iterator[str]:
    """Yield what holds of two profiles whose names agree in `found`."""
    return _features(name, one.roles, other_name, other.roles, _years_apart(one, other), found)


def _features(
    name: PersonName,
    roles_of_one: str,
    other_name: PersonName,
    roles_of_other: str,
    years: str | None,
    found: NameAgreement,
) -> Iterator[str]:
    yield "always"
    if found.family == "swapped":
        yield "names: swapped"
    elif found.family == "shared part":
        yield "names: part of a double surname"
    elif "one letter" in (found.family, found.given):
        yield "names: one letter apart"
    elif "diacritics" in (found.family, found.given):
        left_out = marks_left_out(name, other_name)
        yield "names: transcribed" if left_out else "names: one letter apart"
    elif found.given == "absent":
        yield "names: no given name"
    elif found.given == "initial":
        yield "names: initial"
    elif "transcribed" in (found.family, found.given):
        yield "names: transcribed"
    else:
        yield "names: same"
    roles = _relation(roles_of_one, roles_of_other)
    yield f"roles: {roles}"
    if _is_common(name) or _is_common(other_name):
        yield "common name"
        if roles in ("one without", "none"):
            yield "common name, roles not known of both"
        if roles in ("one career", "one field"):
            yield "common name, one field"
        if found.given in ("absent", "initial") and roles != "one office":
            yield "common surname, no given name, not one office"
    if years:
        yield years


def _years_apart(one: Profile, other: Profile) -> str | None:
    """Give what holds of the years of two profiles, None of such as lie near enough or are not known."""
    apart = max(one.first, other.first) - min(one.last, other.last) if one.first and other.first else 0
    if apart > _FAR:
        return "years: decades apart"
    return "years: apart" if apart > _NEAR else None


def _under_each_name(profile: Profile) -> list[Profile]:
    return [profile._replace(name=name, also="") for name in profile.names]


def _births_differ(one: Profile, other: Profile) -> bool:
    """Say whether two were born in different years, or one appears only before the other was born."""
    if one.born and other.born:
        return one.born != other.born
    if not one.born and not other.born:
        return False
    return any(a.born and b.last and b.last < a.born for a, b in ((one, other), (other, one)))


def _genders_differ(one: Profile, other: Profile, name: PersonName, other_name: PersonName) -> bool:
    genders = _gender(one, name), _gender(other, other_name)
    return None not in genders and genders[0] != genders[1]


def _gender(profile: Profile, name: PersonName) -> Gender | None:
    """Give the gender that a list or the name tells, else what an article tells of a Latvian form of a name.

    Of other forms the endings tell a reader of Latvian nothing.
    """
    if profile.source and profile.gender:
        return profile.gender
    return name.gender or (profile.gender if name.latvian else None)


@lru_cache(1 << 14)
def _is_common(name: PersonName) -> bool:
    """Say whether many have a name: a frequent surname with a usual given name, an initial, or none.

    Few have two surnames, however frequent each is.
    """
    given = [word for word in name.given if not is_initials(word)]
    usual = all(word in _given_names() for word in given)
    return usual and len(name.family) == 1 and _stem(name.family[0]) in _frequent_surnames()


@cache
def _frequent_surnames() -> frozenset[str]:
    return frozenset(_stem(name) for name, *_ in rows("frequent_surnames"))


@cache
def _given_names() -> frozenset[str]:
    return frozenset(name for name, *_ in rows("given_names"))


def _stem(surname: str) -> str:
    """Give what the forms of a surname for men and women share."""
    return without_marks(surname.casefold()).rstrip("aeisu")
