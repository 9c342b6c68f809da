"""Latvian noun paradigms: the six declensions, definite adjectives, and which nominatives a form can have.

The classes are those of Latvian grammar (Latviešu valodas gramatika, Rīga 2013: nouns and adjectives). Stems
of the second declension, and plural genitives of the fifth and sixth, are palatalised: b p m v → bj pj mj vj,
c → č, d z → ž, dz → dž, l → ļ, n → ņ, s t → š, and ln ll nn sn zn sl zl in both letters. Stems in r, st, sk,
ck, j and already soft ones stay; so do the short men's names in -tis, -dis (Guntis → Gunta).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

Case = Literal["Nom", "Gen", "Dat", "Acc", "Loc", "Voc"]
Number = Literal["Sing", "Plur"]
GrammaticalGender = Literal["Masc", "Fem"]

CASES: tuple[Case, ...] = ("Nom", "Gen", "Dat", "Acc", "Loc", "Voc")
VOWELS = frozenset("aāeēiīoōuū")


@dataclass(frozen=True)
class Paradigm:
    """One way to decline. `nominative` is the ending of the dictionary form.

    `singular` and `plural` give the endings in the order of `CASES`, the instrumental having no forms of its
    own; a `~` before an ending palatalises the stem.
    """

    name: str
    gender: GrammaticalGender
    nominative: str
    singular: tuple[str, ...]
    plural: tuple[str, ...]

    def endings(self) -> Iterator[tuple[Number, Case, str]]:
        """Yield number, case and ending of every form."""
        for case, ending in zip(CASES, self.singular, strict=True):
            yield "Sing", case, ending
        for case, ending in zip(CASES, self.plural, strict=True):
            yield "Plur", case, ending


_MASCULINE_PLURAL = ("i", "u", "iem", "us", "os", "i")
_SOFT_PLURAL = ("~i", "~u", "~iem", "~us", "~os", "~i")
PARADIGMS = (
    Paradigm("1s", "Masc", "s", ("s", "a", "am", "u", "ā", "s"), _MASCULINE_PLURAL),
    Paradigm("1š", "Masc", "š", ("š", "a", "am", "u", "ā", "š"), _MASCULINE_PLURAL),
    Paradigm("2", "Masc", "is", ("is", "~a", "im", "i", "ī", "i"), _SOFT_PLURAL),
    Paradigm("3", "Masc", "us", ("us", "us", "um", "u", "ū", "u"), _MASCULINE_PLURAL),
    Paradigm("4", "Fem", "a", ("a", "as", "ai", "u", "ā", "a"), ("as", "u", "ām", "as", "ās", "as")),
    Paradigm("4m", "Masc", "a", ("a", "as", "am", "u", "ā", "a"), ("as", "u", "ām", "as", "ās", "as")),
    Paradigm("5", "Fem", "e", ("e", "es", "ei", "i", "ē", "e"), ("es", "~u", "ēm", "es", "ēs", "es")),
    Paradigm("5m", "Masc", "e", ("e", "es", "em", "i", "ē", "e"), ("es", "~u", "ēm", "es", "ēs", "es")),
    Paradigm("6", "Fem", "s", ("s", "s", "ij", "i", "ī", "s"), ("is", "~u", "īm", "is", "īs", "is")),
    Paradigm(
        "adjective-m",
        "Masc",
        "ais",
        ("ais", "ā", "ajam", "o", "ajā", "ais"),
        ("ie", "o", "ajiem", "os", "ajos", "ie"),
    ),
    Paradigm(
        "adjective-f",
        "Fem",
        "ā",
        ("ā", "ās", "ajai", "o", "ajā", "ā"),
        ("ās", "o", "ajām", "ās", "ajās", "ās"),
    ),
)
BY_NAME = {paradigm.name: paradigm for paradigm in PARADIGMS}
_NOUNS = tuple(paradigm for paradigm in PARADIGMS if paradigm.name[0] in "12345")

# Hard ends of a stem and what palatalisation makes of them, longer ones first.
_SOFTENED = {
    "ln": "ļņ",
    "ll": "ļļ",
    "nn": "ņņ",
    "sn": "šņ",
    "zn": "žņ",
    "sl": "šļ",
    "zl": "žļ",
    "dz": "dž",
    "b": "bj",
    "p": "pj",
    "m": "mj",
    "v": "vj",
    "c": "č",
    "d": "ž",
    "z": "ž",
    "l": "ļ",
    "n": "ņ",
    "s": "š",
    "t": "š",
}
_HARDENED: dict[str, list[str]] = {}
for _hard, _soft in _SOFTENED.items():
    _HARDENED.setdefault(_soft, []).append(_hard)


def softened(stem: str) -> str:
    """Palatalise the end of a stem: `bried` → `briež`."""
    if stem.endswith("st"):
        return stem
    for length in (2, 1):
        soft = _SOFTENED.get(stem[-length:])
        if soft is not None and len(stem) >= length:
            return stem[:-length] + soft
    return stem


def hardened(stem: str) -> list[str]:
    """All stems that palatalise to this one, itself included where its end does not change."""
    return [stem[:-3] + end for end in _hardened_ends(stem[-3:])]


@lru_cache(maxsize=4096)
def _hardened_ends(stem: str) -> tuple[str, ...]:
    """The same of the last three letters of a stem: no more of it tells how it palatalises."""
    found = [
        stem[: -len(soft)] + hard
        for soft, hards in _HARDENED.items()
        if stem.endswith(soft)
        for hard in hards
        if softened(stem[: -len(soft)] + hard) == stem
    ]
    if softened(stem) == stem:
        found.append(stem)
    return tuple(found)


def syllables(stem: str) -> int:
    """Count the groups of vowels."""
    letters = stem.casefold()
    return sum(a in VOWELS and b not in VOWELS for a, b in zip(letters, letters[1:] + " ", strict=True))


def keeps_hard(stem: str) -> bool:
    """Whether a second-declension stem can be one of the short men's names without palatalisation."""
    return stem[-1:] in ("t", "d") and syllables(stem) == 1


class FormReading(NamedTuple):
    """One way to understand a form: its nominative singular, paradigm, number and case.

    `paradigm` is empty for a word that does not decline. `regular` is false where the stem would have had to
    be palatalised and is not.
    """

    lemma: str
    gender: GrammaticalGender | None
    number: Number | None
    case: Case | None
    paradigm: str
    regular: bool = True


def stem_of(lemma: str, paradigm: Paradigm) -> str:
    """The stem that endings are put on."""
    return lemma[: len(lemma) - len(paradigm.nominative)]


def inflected(lemma: str, paradigm: Paradigm, number: Number, case: Case, hard: bool = False) -> str:
    """One form of a word; `hard` leaves the palatalisation out."""
    ending = (paradigm.singular if number == "Sing" else paradigm.plural)[CASES.index(case)]
    return _ended(stem_of(lemma, paradigm), paradigm, ending, hard)


def declined(lemma: str, paradigm: Paradigm) -> Iterator[tuple[Number, Case, str]]:
    """Yield number and case of every form of a word, and the form."""
    stem = stem_of(lemma, paradigm)
    for number, case, ending in paradigm.endings():
        yield number, case, _ended(stem, paradigm, ending, hard=False)


def _ended(stem: str, paradigm: Paradigm, ending: str, hard: bool) -> str:
    if ending.startswith("~"):
        return (stem if hard else softened(stem)) + ending[1:]
    if paradigm.name.startswith("adjective") and ending.startswith("aj") and stem.endswith("ēj"):
        ending = ending[2:]  # pēdējais → pēdējam, not pēdējajam
    return stem + ending


def _plausible(lemma: str, stem: str, paradigm: Paradigm) -> bool:
    if len(lemma) < 4 and not any(letter in VOWELS for letter in stem.casefold()):
        return False
    last = stem[-1]
    if paradigm.name in ("2", "5", "5m") and last in "kg":
        return paradigm.name != "2" or stem.endswith(("sk", "ck"))  # elsewhere -ķis, -ģis
    match paradigm.name:
        case "1s":
            return last not in VOWELS or stem.endswith("au")  # Blaus, Strauss
        case "1š":
            return last in "ņļčjlnrš"
        case "6":
            return last not in VOWELS
        case "2" | "3" | "5" | "5m" | "adjective-m" | "adjective-f":
            return last not in VOWELS
        case _:
            return last not in "aeāēī"


def is_singular(form: str, lemma: str, case: str) -> bool:
    """Whether a form is that of a noun of one of the first five declensions in the singular."""
    return case in CASES and any(
        lemma.endswith(paradigm.nominative)
        and len(lemma) > len(paradigm.nominative)
        and inflected(lemma, paradigm, "Sing", case) == form
        and _plausible(lemma, stem_of(lemma, paradigm), paradigm)
        for paradigm in _NOUNS
    )


class _Ending(NamedTuple):
    """An ending of a paradigm. `after_ej` says whether the stem must end in -ēj, or must not; None: may."""

    paradigm: Paradigm
    number: Number
    case: Case
    soft: bool
    after_ej: bool | None = None


@lru_cache(maxsize=1)
def _by_ending() -> dict[str, tuple[bool, list[_Ending]]]:
    """What each ending can be, and whether any of that palatalises the stem."""
    table: dict[str, list[_Ending]] = {}
    for paradigm in PARADIGMS:
        for number, case, ending in paradigm.endings():
            soft, longer = ending.startswith("~"), ending.startswith("aj")
            made = _Ending(paradigm, number, case, soft, False if longer else None)
            table.setdefault(ending.removeprefix("~"), []).append(made)
            if longer:  # shorter after -ēj: pēdējais → pēdējam
                table.setdefault(ending[2:], []).append(_Ending(paradigm, number, case, False, True))
    return {ending: (any(each.soft for each in found), found) for ending, found in table.items()}


@lru_cache(maxsize=10_000)
def readings(form: str) -> tuple[FormReading, ...]:
    """All nominatives singular that a form of an unknown word can belong to, with case and number.

    The word may also not decline at all: that reading is always the last.
    """
    found: dict[FormReading, None] = {}
    table = _by_ending()
    for length in range(min(5, len(form) - 1), 0, -1):
        stem = form[:-length]
        any_soft, endings = table.get(form[-length:], (False, []))
        hard_stems = hardened(stem) if any_soft else []
        for paradigm, number, case, soft, after_ej in endings:
            if after_ej is not None and stem.endswith("ēj") != after_ej:
                continue
            stems = [(hard, True) for hard in hard_stems] if soft else [(stem, True)]
            if soft and stem not in hard_stems:
                stems.append((stem, paradigm.name == "2" and keeps_hard(stem)))
            for hard, regular in stems:
                lemma = hard + paradigm.nominative
                if _plausible(lemma, hard, paradigm):
                    found[FormReading(lemma, paradigm.gender, number, case, paradigm.name, regular)] = None
    found[FormReading(form, None, None, None, "")] = None
    return tuple(found)
