"""How the roles of two profiles stand to each other."""

from collections.abc import Iterable
from functools import cache
from itertools import product
from typing import Literal, get_args

from hronika.language.latvian.lexicon_files import rows
from hronika.language.latvian.roles import RoleReading, are_one_office

RoleRelation = Literal[
    "one office", "one institution", "one noun", "one field", "elsewhere", "unlike", "other field",
    "one without", "none",
]  # fmt: skip
"""The closest that any two of their roles come: one office (the same noun, of the same where both say of
what); one institution or place; one noun that means little by itself; one field of life; the same noun
of another place or institution; nothing in common that is known; other fields. Else only one has a role, or
neither."""

_LEAST_LETTERS = 3  # of an acronym: shorter ones are of too many

RELATIONS: tuple[RoleRelation, ...] = get_args(RoleRelation)


def relation(ones: Iterable[RoleReading], others: Iterable[RoleReading]) -> RoleRelation:
    """Say how two lists of roles stand to each other.

    >>> from hronika.language.latvian.roles import read_role
    >>> mayor, chair = read_role(("Jelgava", "mērs")), read_role(("Jelgava", "dome", "priekšsēdētājs"))
    >>> relation([mayor], [chair])
    'one office'
    """
    ones, others = list(ones), list(others)
    if not ones or not others:
        return "one without" if ones or others else "none"
    return min((_of_pair(one, other) for one, other in product(ones, others)), key=RELATIONS.index)


def is_told_by(role: RoleReading, told: Iterable[RoleReading]) -> bool:
    """Say whether one of several roles tells an office in no fewer words (`Jelgavas mērs` tells `mērs`)."""
    return any(are_one_office(role, other) and _telling(role.of) <= _telling(other.of) for other in told)


def _of_pair(one: RoleReading, other: RoleReading) -> RoleRelation:
    said = [_telling(role.of) for role in (one, other)]
    is_abbreviated = _is_acronym(one.of, other.of) or _is_acronym(other.of, one.of)
    if are_one_office(one, other):
        if said[0] & said[1] or is_abbreviated:
            return "one office"
        if said[0] and said[1]:
            # Ministers and members of committees change what they are of; mayors and directors seldom do.
            places = [of & _places() for of in said]
            changed = "politics" in one.fields | other.fields and not (places[0] and places[1])
            return "one field" if changed else "elsewhere"
        return "one office" if one.fields | other.fields else "one noun"
    if one.fields and other.fields and not one.fields & other.fields:
        return "other field"
    if said[0] & said[1] or is_abbreviated:
        return "one institution"
    return "one field" if one.fields & other.fields else "unlike"


def _is_acronym(short: frozenset[str], long: frozenset[str]) -> bool:
    """Say whether words are an acronym of others: `NBS`, of which `Nacionālie bruņotie spēki` are the letters.

    The order of words is not known any more, so letters are compared without it.
    """
    if len(short) != 1 or len(long) < _LEAST_LETTERS:
        return False
    [acronym] = short
    return sorted(acronym) == sorted(word[0] for word in long)


def _telling(of: frozenset[str]) -> frozenset[str]:
    """Give those of the words beside a noun that tell offices apart: no kind of institution does."""
    return of - _institutions()


@cache
def _institutions() -> frozenset[str]:
    general = {
        "valsts",
        "galvenais",
        "vecākais",
        "vadošais",
        "pagaidu",
        "pilsēta",
        "novads",
        "prese",
        "preses",
    }
    kinds = {lemma for lemma, *_ in rows("organizations")}
    forms = {form.casefold() for form, *_ in rows("company_forms")}
    return frozenset(kinds | forms | general)


@cache
def _places() -> frozenset[str]:
    return frozenset(name.casefold() for name, _ in rows("places"))
