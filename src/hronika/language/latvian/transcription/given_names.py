"""Given names that are one across languages (`Сергей`, `Serhii`, Sergejs), by the table `given_names.tsv`."""

from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

from hronika.language.latvian import name_words
from hronika.language.latvian.transcription.orthography import (
    ALL_LATIN,
    arcs_of,
    folded_letters,
    normalised,
)
from hronika.language.latvian.transcription.sounds import is_latin, latvian_readings, looks_latvian
from hronika.record import Gender

_COLUMNS = ("lv", "en", "ru", "uk", "other")
_GENDERS: Mapping[str, Gender] = {"Masc": "male", "Fem": "female", "male": "male", "female": "female"}
_MOST_INITIALS = 8


class GivenNames:
    """The rows of the table, looked up by any spelling: as written there, or as its letters can be read."""

    def __init__(self) -> None:
        self._rows: list[dict[str, tuple[str, ...]]] = []
        self._genders: list[Gender] = []
        self._by_spelling: dict[str, set[int]] = {}
        self._by_reading: dict[str, set[int]] = {}
        text = Path(__file__).with_name("given_names.tsv").read_text(encoding="utf-8")
        for line in text.splitlines():
            if line.startswith("#"):
                continue
            gender, *cells = line.split("\t")
            row = {column: tuple(cell.split()) for column, cell in zip(_COLUMNS, cells, strict=False)}
            number = len(self._rows)
            self._rows.append(row)
            self._genders.append(_GENDERS[gender])
            for names in row.values():
                for name in names:
                    self._by_spelling.setdefault(normalised(name), set()).add(number)
            for name in row["lv"]:
                folded = folded_letters(name)
                stem = folded[:-1] if folded[-1] in "sš" and len(folded) > 3 else folded
                for reading in (folded, stem):
                    self._by_reading.setdefault(reading, set()).add(number)

    def rows(self, name: str) -> frozenset[int]:
        """The rows that a given name in the nominative belongs to, none where the table has it not."""
        return _rows_of(name)

    def look_up(self, name: str) -> frozenset[int]:
        """The same without memory of what was asked before."""
        written = self._by_spelling.get(normalised(name))
        if written is not None:
            return frozenset(written)
        if name in name_words.given_names():
            return frozenset()
        letters = folded_letters(normalised(name))
        readings = latvian_readings(name).whole | {letters.removesuffix("s")}  # Jāna is no form of Jans
        return frozenset(row for reading in readings for row in self._by_reading.get(reading, ()))

    def gender(self, name: str) -> Gender | None:
        """The gender that a given name tells, None where it is not known or both bear it."""
        known = name_words.given_names().get(name)
        if known is not None:
            return _GENDERS[known]
        genders = {self._genders[row] for row in self.rows(name)}
        return genders.pop() if len(genders) == 1 else None

    def spellings(self, name: str, language: str) -> tuple[str, ...]:
        """How a given name is spelled in `lv`, `en`, `ru` or `uk` by the table: first what sounds like it."""
        found = [
            spelling for row in sorted(self.rows(name)) for spelling in self._rows[row].get(language, ())
        ]
        if len(found) < 2:
            return tuple(found)
        readings = latvian_readings(name)
        return tuple(
            sorted(dict.fromkeys(found), key=lambda other: not latvian_readings(other).meet(readings))
        )

    def is_known(self, name: str) -> bool:
        """Whether a word is a given name that Latvian text has, or one of the table."""
        return name in name_words.given_names() or bool(self.rows(name))


@cache
def given_names_across_languages() -> GivenNames:
    """The table, read when first asked for."""
    return GivenNames()


@lru_cache(maxsize=1 << 14)
def _rows_of(name: str) -> frozenset[int]:
    return given_names_across_languages().look_up(name)


@lru_cache(maxsize=1 << 14)
def initials_of(name: str) -> frozenset[str]:
    """The letters that can stand as the initial of a given name, in any of its spellings, folded."""
    table = given_names_across_languages()
    spellings = [name, *(spelling for column in _COLUMNS for spelling in table.spellings(name, column))]
    found = {normalised(spelling)[:1] for spelling in spellings}
    for spelling in spellings[:_MOST_INITIALS]:
        found |= {reading[:1] for reading in latvian_readings(spelling).whole}
    letters = normalised(name)
    if len(letters) > 1 and is_latin(letters) and not looks_latvian(letters):  # Zhao is Džao, Jordan Žordans
        found |= {arc.folded[:1] for arc in arcs_of(letters, ALL_LATIN)[0]}
    if name.startswith(("Dž", "Dz")):  # John is J. and Dž.
        found.add("j")
    return frozenset(folded_letters(letter) for letter in found if letter)


def is_latvian_name(word: str) -> bool:
    """Whether a word is a given name or surname in the nominative that Latvian texts are known to have."""
    return word in name_words.given_names() or word in name_words.surnames()
