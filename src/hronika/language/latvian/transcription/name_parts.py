"""The words of a person's name that are neither given name nor surname: titles, particles, patronymics."""

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from hronika.language.latvian import name_words
from hronika.language.latvian.lexicon_files import LEXICON_FOLDER
from hronika.language.latvian.transcription.given_names import given_names_across_languages
from hronika.language.latvian.transcription.sounds import looks_latvian
from hronika.language.lexicon import read_list
from hronika.record import Gender

_PATRONYMIC = re.compile(
    "(?:[oe]vi(?:č|čs|ch|c)|[oeyu]vych|i(?:ļj|l'?y)i(?:čs|ch)|[оеё]вич|йович|[ьмк]ич)$"
    "|(?P<female>[oei]vna|[iī](?:čna|chna)|[оеії]вна|ична)$",
    re.IGNORECASE,
)
_WOMANS = re.compile("(?:iņa|[oe]va|[sc]ka|aja|aya|iece|[оеё]ва|[сц]кая|[сц]ька|ная)$")
_MANS = re.compile("(?:[oe]v|[oe]vs|[sc]k(?:i|y|ij|iy|yi|yy)|[sc]kis|ijs|[оеё]в|[сц]ь?кий|[ыи]й)$")


@cache
def particles() -> frozenset[str]:
    """Small words before a surname, in small letters: `fon`, `de`, `фон`."""
    words = read_list(LEXICON_FOLDER / "name_particles.tsv", str)
    return frozenset(words) | _of_kind("particle")


@cache
def titles() -> frozenset[str]:
    """Titles beside a name, in small letters, for whose capital they would be taken for a part of it."""
    words = read_list(LEXICON_FOLDER / "honorifics.tsv", str)
    return frozenset(words) | _of_kind("title")


def _of_kind(kind: str) -> frozenset[str]:
    words = read_list(Path(__file__).with_name("name_parts.tsv"), str)
    return frozenset(word for word, its_kind in words.items() if its_kind == kind)


def is_patronymic(word: str) -> bool:
    """Whether a word has the form of a patronymic; surnames in -ovičs have it too."""
    return len(word) > 4 and _PATRONYMIC.search(word) is not None


def gender_told(given: Sequence[str], patronymic: str | None, family: Sequence[str]) -> Gender | None:
    """The gender of a person that the words of a name in the nominative tell, None where they do not."""
    for word in given:
        known = given_names_across_languages().gender(word) if len(word) > 2 else None
        if known:
            return known
    found = _PATRONYMIC.search(patronymic) if patronymic else None
    if found is not None:
        return "female" if found["female"] else "male"
    last = family[-1] if family else ""
    if name_words.surnames().get(last) in ("Masc", "Fem"):
        return "male" if name_words.surnames()[last] == "Masc" else "female"
    if _WOMANS.search(last):
        return "female"
    if last.endswith("š") or _MANS.search(last):
        return "male"
    if (
        given
        and last.endswith("s")
        and given[0].endswith("s")
        and looks_latvian(given[0])
        and looks_latvian(last)
    ):
        return "male"
    return None
