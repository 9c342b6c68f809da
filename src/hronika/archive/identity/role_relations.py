"""How the roles of two profiles stand to each other."""

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import product
from typing import Literal, get_args

from hronika.language.latvian.lexicon_files import rows
from hronika.language.latvian.roles import RoleReading, are_one_office

RoleRelation = Literal[
    "one office", "one institution", "one noun", "one career", "one field", "elsewhere", "unlike",
    "other field",
    "one without", "none",
]  # fmt: skip
"""The closest that any two of their roles come: one office (the same noun, of the same where both say of
what); one institution or place; one noun that means little by itself; one field in which people rise and
change offices; another field of life that both are of; the same noun of another place or institution; nothing
in common that is known; other fields. Else only one has a role, or neither."""

_CAREERS = frozenset({"politics", "military", "police", "religion"})

_ONE_KIND = tuple(
    frozenset(names.split())
    for names in (
        "dome pašvaldība novadvalde pilsētvalde pagastvalde mērija padome valde",
        "uzņēmums kompānija firma koncerns sabiedrība kapitālsabiedrība komersants holdings valde",
        "augstskola universitāte akadēmija institūts",
        "slimnīca klīnika poliklīnika",
        "partija apvienība frakcija bloks alianse savienība opozīcija koalīcija",
        "biedrība nodibinājums organizācija asociācija fonds",
        "klubs komanda izlase",
        "avīze laikraksts dienraksts žurnāls redakcija izdevums portāls",
        "televīzija telekanāls kanāls radio raidorganizācija",
        "valdība kabinets ministrija",
        "saeima parlaments seims",
        "dienests pārvalde inspekcija aģentūra departaments birojs",
        "koris orķestris ansamblis",
    )
)
"""Kinds of institutions by which articles call one and the same."""

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
    countries, towns = (_are_of_two(said, places) for places in (_countries(), _places() - _countries()))
    differ = countries or towns or _institutions_differ(one.of, other.of)
    is_abbreviated = _is_acronym(one.of, other.of) or _is_acronym(other.of, one.of)
    if are_one_office(one, other):
        if differ and not is_abbreviated:
            return "elsewhere"
        if said[0] & said[1] or is_abbreviated:
            return "one office"
        if said[0] and said[1]:
            # Ministers and members of committees change what they are of; mayors and directors seldom do.
            both_places = all(of & _places() for of in said)
            changed = "politics" in one.fields | other.fields and not both_places
            return "one career" if changed else "elsewhere"
        return "one office" if one.fields | other.fields else "one noun"
    if one.fields and other.fields and not one.fields & other.fields:
        return "other field"
    if (said[0] & said[1] and not differ) or is_abbreviated:
        return "one institution"
    if countries:
        return "elsewhere"
    if towns:
        return "unlike"
    shared = one.fields & other.fields
    return "one career" if shared & _CAREERS else "one field" if shared else "unlike"


def _are_of_two(said: Sequence[frozenset[str]], places: frozenset[str]) -> bool:
    """Say whether both name places of a kind, and no common one."""
    ones, others = (of & places for of in said)
    return bool(ones and others) and ones.isdisjoint(others)


def _institutions_differ(one: frozenset[str], other: frozenset[str]) -> bool:
    """Say whether both name a kind of institution and it is not one: `policija`, `robežsardze`.

    One may be a kind of the other: `vidusskola` is a `skola`.
    """
    ones, others = one & _kinds(), other & _kinds()
    return (
        bool(ones and others)
        and not any(a.endswith(b) or b.endswith(a) for a, b in product(ones, others))
        and not any(ones & names and others & names for names in _ONE_KIND)
    )


def _is_acronym(short: frozenset[str], long: frozenset[str]) -> bool:
    """Say whether a word is an acronym of others: `NBS` of `Nacionālie bruņotie spēki`.

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
    forms = {form.casefold() for form, *_ in rows("company_forms")}
    return frozenset(_kinds() | forms | general)


@cache
def _kinds() -> frozenset[str]:
    return frozenset(lemma for lemma, *_ in rows("organizations"))


@cache
def _countries() -> frozenset[str]:
    return frozenset(name.casefold() for name, kind in rows("places") if kind == "country")


@cache
def _places() -> frozenset[str]:
    return frozenset(name.casefold() for name, _ in rows("places"))
