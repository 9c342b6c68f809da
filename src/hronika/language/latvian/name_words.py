"""What is known about single words of names: given names, frequent surnames, the usual endings.

`plausibility` says how much a nominative looks like a Latvian name of that gender. It is the log probability
of the word's end in an anchored letter model (the counts of `lexicon/name_endings.tsv`), raised for known
given names and surnames.
"""

from collections.abc import Mapping
from functools import cache, lru_cache
from math import log
from typing import Literal

from hronika.language.latvian.lexicon_files import LEXICON_FOLDER
from hronika.language.latvian.paradigms import GrammaticalGender
from hronika.language.lexicon import read_list

KNOWN_GIVEN = 6.0
KNOWN_SURNAME = 4.0
_DEPTH = 5
_RARE_LETTERS = 15
_UD_GENDER: dict[str, GrammaticalGender] = {"male": "Masc", "female": "Fem"}


def _list(name: str) -> Mapping[str, str]:
    return read_list(LEXICON_FOLDER / f"{name}.tsv", str)


@cache
def given_names() -> dict[str, GrammaticalGender]:
    """Known given names with their gender."""
    return {name: _UD_GENDER[gender] for name, gender in _list("given_names").items()}


@cache
def surnames() -> dict[str, Literal["Masc", "Fem", "any"]]:
    """Known surnames with the gender of their form; `any` for nouns in -a, -e that both genders bear."""
    return {name: _UD_GENDER.get(gender, "any") for name, gender in _list("surnames").items()}


@cache
def _endings() -> dict[str, tuple[int, int]]:
    counts = ((ending, count.split()) for ending, count in _list("name_endings").items())
    return {"" if ending == "-" else ending: (int(m), int(f)) for ending, (m, f) in counts}


@cache
def _rest() -> dict[str, tuple[int, int]]:
    """How many words with an ending have a rarer letter before it than the file lists, by ending."""
    rest = dict(_endings())
    for ending, (masculine, feminine) in _endings().items():
        if ending:
            shorter = rest[ending[1:]]
            rest[ending[1:]] = (shorter[0] - masculine, shorter[1] - feminine)
    return rest


@lru_cache(maxsize=32_768)
def _likelihood(ending: str, column: int) -> float:
    """The log probability of an ending, letter by letter from its last; column 0 is masculine."""
    if not ending:
        return log(_endings()[""][column] / sum(_endings()[""]))
    shorter = ending[1:]
    seen = float(_endings().get(ending, (0, 0))[column])
    if not seen:
        seen = (max(_rest().get(shorter, (0, 0))[column], 0) + 1) / _RARE_LETTERS
    return _likelihood(shorter, column) + log(seen / (_endings().get(shorter, (0, 0))[column] + 1))


@lru_cache(maxsize=10_000)
def plausibility(lemma: str, gender: GrammaticalGender) -> float:
    """How much a nominative looks like a name word of this gender: a log probability with bonuses."""
    word = "^" + lemma.casefold()
    total = _likelihood(word[-_DEPTH:], 0 if gender == "Masc" else 1)
    if given_names().get(lemma) == gender:
        total += KNOWN_GIVEN
    elif surnames().get(lemma) in (gender, "any"):
        total += KNOWN_SURNAME
    return total
