"""What the words of a role tell of whoever has it: the noun, what stands with it, the field of life.

A role comes as lemmas, in the order of the text; in Latvian its noun is the last of them
(`Rīgas domes priekšsēdētājs`), and genitives before it say of what, but for a place behind it
(`vēstnieks Lielbritānijā`).
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from hronika.language.latvian.lexicon_files import rows

# Fields of the sorts of institutions that `organizations` has; those that could be of any field are left out.
_FIELDS_OF_SORTS = {
    "public": "public", "party": "politics", "company": "business", "media": "media", "culture": "culture",
    **dict.fromkeys(("press", "magazine", "site", "broadcaster"), "media"),
    "education": "education", "military": "military", "court": "law", "sport": "sport", "health": "health",
}  # fmt: skip
# Institutions whose people are of another field than others of their sort.
_FIELDS_OF_INSTITUTIONS = {
    **dict.fromkeys(
        ("saeima", "parlaments", "seims", "kongress", "senāts", "dome", "valdība", "opozīcija", "koalīcija",
         "frakcija", "pašvaldība", "mērija"),
        "politics",
    ),
    **dict.fromkeys(("policija", "robežsardze", "ugunsdzēsība", "milicija", "iecirknis"), "police"),
    "prokuratūra": "law",
    **dict.fromkeys(("sia", "as", "a/s", "akciju"), "business"),
}  # fmt: skip
# Nouns of those who lead a state where nothing but a country stands with them.
_LEADERS = frozenset({"prezident", "līder", "vadītāj", "galv"})
_POSSESSIVE = frozenset(
    {
        "tas",
        "tā",
        "viņš",
        "viņa",
        "viņi",
        "viņas",
        "viņu",
        "savs",
        "mans",
        "tavs",
        "mēs",
        "mūsu",
        "jūs",
        "jūsu",
    }
)
# What says when somebody has a role, or of whom, is no part of it.
_ASIDE = _POSSESSIVE | {
    "bijušais", "bijis", "tagadējais", "pašreizējais", "jaunais", "toreizējais", "tagad", "tolaik", "šis",
    "viens", "un", "arī",
}  # fmt: skip
_LOCATIVE = ("ā", "ē", "ī", "ū", "os", "ās", "ēs", "īs")
_PREFIX = re.compile(r"^(eks|vice|līdz)(?=\w{5})")


class RoleReading(NamedTuple):
    """What a role tells: the stem of its noun in both genders, the lemmas that say of what, and its field.

    `fields` are those of its noun, else of the institutions it stands with; empty where neither tells.
    """

    noun: str
    of: frozenset[str]
    fields: frozenset[str]


def role_stem(lemma: str) -> str:
    """Give what the words of both genders share: `ministr` of ministrs, `politik` of politiķe."""
    for ending in ("niece", "nieks"):
        if lemma.endswith(ending):
            return lemma[: -len(ending)] + "nie"
    for ending in ("is", "us", "s", "š", "a", "e"):
        if lemma.endswith(ending) and len(lemma) > len(ending) + 2:
            return lemma[: -len(ending)].replace("ķ", "k").replace("ģ", "g")
    return lemma


def noun_place(words: Sequence[tuple[str, str]]) -> int:
    """Give the index of the noun among the words of a role, each with its lemma.

    It is the last one, or a noun of a role before words that say where.

    >>> noun_place((("Ukrainas", "Ukraina"), ("vēstnieku", "vēstnieks"), ("Lielbritānijā", "Lielbritānija")))
    1
    """
    last = len(words) - 1
    place = next((i for i in range(last, -1, -1) if not _says_where(words[i][0])), last)
    return place if is_role_noun(words[place][1]) else last


def _says_where(form: str) -> bool:
    """Whether a word has an ending of the locative, or is an acronym, which has none."""
    return form.endswith(_LOCATIVE) or (form.isupper() and len(form) > 1)


def is_possessive(lemma: str) -> bool:
    """Say whether a word of a role says whose it is by a pronoun: `tās`, `viņa`, `savs`."""
    return lemma.casefold() in _POSSESSIVE


def is_role_noun(lemma: str) -> bool:
    """Say whether a lemma is a Latvian noun of a role."""
    return role_stem(lemma.casefold()) in _role_nouns()


@cache
def _role_nouns() -> frozenset[str]:
    of_lists = (rows("roles"), rows("role_fields"))
    return frozenset(role_stem(lemma) for list_ in of_lists for lemma, *_ in list_ if lemma[:1] != "-")


@lru_cache(1 << 14)
def read_role(lemmas: Sequence[str]) -> RoleReading | None:
    """Read a role from the lemmas of its words; None where nothing in them tells anything.

    >>> read_role(("rīga", "dome", "priekšsēdētāja"))
    RoleReading(noun='priekšsēdētāj', of=frozenset({'dome', 'rīga'}), fields=frozenset({'politics'}))
    """
    words = [
        word for lemma in lemmas if (word := lemma.casefold()) not in _ASIDE and any(map(str.isalnum, word))
    ]
    if not words:
        return None
    *before, last = words
    return role_of(role_stem(last), frozenset(before))


def role_of(noun: str, before: frozenset[str]) -> RoleReading:
    """Give the role that the stem of a noun makes with the lemmas of what stands before it.

    >>> role_of("zemnie", frozenset()).fields
    frozenset({'farming'})
    """
    own = _noun_fields().get(_PREFIX.sub("", noun)) or _noun_fields().get(noun)
    fields = {own} if own else {field for word in before if (field := _institution_fields().get(word))}
    if not fields and noun in _LEADERS and before and _countries().issuperset(before):
        fields = {"politics"}
    return RoleReading(noun, before, frozenset(fields))


@cache
def _countries() -> frozenset[str]:
    return frozenset(name.casefold() for name, kind in rows("places") if kind == "country")


@cache
def _noun_fields() -> dict[str, str]:
    return {role_stem(lemma): field for lemma, field in rows("role_fields")}


@cache
def _institution_fields() -> dict[str, str]:
    sorts = {
        lemma: _FIELDS_OF_SORTS[sort] for lemma, sort in rows("organizations") if sort in _FIELDS_OF_SORTS
    }
    return sorts | _FIELDS_OF_INSTITUTIONS


def are_one_office(one: RoleReading, other: RoleReading) -> bool:
    """Say whether two nouns with what stands with them name one office (`premjers`, `Ministru prezidents`).

    >>> are_one_office(read_role(("premjere",)), read_role(("ministrs", "prezidents")))
    True
    """
    return one.noun == other.noun or _is_called(one, other) or _is_called(other, one)


def _is_called(one: RoleReading, other: RoleReading) -> bool:
    stems = {role_stem(word) for word in other.of} | {other.noun}
    for before, meanings in _synonyms().get(one.noun, ()):
        if before and before not in one.of:
            continue
        for meaning in meanings:
            parts = meaning.removeprefix("=").split("+")
            if parts[-1] == other.noun and stems.issuperset(parts):
                return True
    return False


@cache
def _synonyms() -> dict[str, list[tuple[str, list[str]]]]:
    found: dict[str, list[tuple[str, list[str]]]] = {}
    for words, meanings in rows("role_synonyms"):
        *before, noun = words.split()
        found.setdefault(role_stem(noun), []).append((" ".join(before), meanings.split()))
    return found
