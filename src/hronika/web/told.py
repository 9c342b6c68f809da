"""The sentences of the rooms below in the language of who reads: why something failed, what was put right.

The archive, the adder, the fetcher and the readers say in English what a person should know, as exceptions
and notes, some of which are stored. `sentences/` has each of them once: its code (`FILE.KEY`), the English
with the names of its parameters, and the Latvian. A sentence is known again by its English, whoever made it
and whenever, so that one that was stored by an earlier Hronika is told in Latvian as well.
"""

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import islice
from pathlib import Path
from string import Formatter
from typing import NamedTuple

from hronika.exports.i18n import Interface, form_of_count

_FOLDER = Path(__file__).with_name("sentences")

_SENTENCES = frozenset({"advice", "error", "fault", "reason", "sentence"})
"""Parameters that are sentences, or parts of one, themselves: they must be known for the whole to be."""

_LONGEST = 2000
_MOST_TRIES = 20
_DEEPEST = 3  # sentences within sentences
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+")
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?: (\d\d:\d\d)([+-]\d\d:\d\d))?")
_QUOTED = re.compile(r"(['\"])(.*)\1", re.DOTALL)


class ToldSentence(NamedTuple):
    """A sentence in a language.

    `code` is None for one that is not known, which stays English; `language` is what it is in.
    """

    text: str
    language: Interface
    code: str | None


class Template(NamedTuple):
    """A sentence as `sentences/` has it, with its parameters in braces."""

    code: str
    en: str
    lv: str


@cache
def templates() -> tuple[Template, ...]:
    """Give all sentences that are known: first those that begin with words of their own, then by how many."""
    found = [
        Template(f"{file.stem}.{key}", entry["en"], entry["lv"])
        for file in sorted(_FOLDER.glob("*.toml"))
        for key, entry in tomllib.loads(file.read_text("utf-8")).items()
    ]
    return tuple(sorted(found, key=lambda each: (each.en.startswith("{"), -len(_own(each.en)), each.code)))


def _own(template: str) -> str:
    return re.sub(r"\{\w+\}", "", template)


def told(sentence: str, language: Interface) -> ToldSentence:
    """Give a sentence of the rooms below in a language; what is not known stays as it is, in English."""
    known = _known(sentence) if len(sentence) <= _LONGEST else None
    if known is None:
        return ToldSentence(sentence, "en", None)
    template, latvian = known
    return ToldSentence(sentence if language == "en" else latvian, language, template.code)


@lru_cache(maxsize=4096)
def _known(sentence: str, depth: int = 0) -> tuple[Template, str] | None:
    """Find the template of a sentence; gives it with the Latvian. `depth` is in how many others it stands."""
    begun = [each for each in templates() if not each.en.startswith("{")]
    return (
        _first(begun, sentence, depth)
        or _after_place(begun, sentence, depth)
        or _first(templates()[len(begun) :], sentence, depth)
    )


def _after_place(begun: Sequence[Template], sentence: str, depth: int) -> tuple[Template, str] | None:
    """Find the template of what stands behind the name of a file (`a.txt: The text is empty.`)."""
    for at in islice(_places(": ", sentence, 1), _MOST_TRIES):
        if sentence[at + 2 : at + 3].isupper() and (known := _first(begun, sentence[at + 2 :], depth + 1)):
            return known[0], f"{_value('place', sentence[:at], depth + 1)}: {known[1]}"
    return None


def _first(among: Sequence[Template], sentence: str, depth: int) -> tuple[Template, str] | None:
    for template in among:
        for values in islice(parameters(template.en, sentence), _MOST_TRIES):
            latvian = {name: _value(name, value, depth + 1) for name, value in values.items()}
            if None not in latvian.values():
                return template, template.lv.format(**{name: _Value(each) for name, each in latvian.items()})
    return None


@cache
def _pieces(template: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Give how a template begins, and its parameters each with the words that follow."""
    literals, names = [""], []
    for literal, name, _, _ in Formatter().parse(template):
        literals[-1] += literal
        if name is not None:
            names.append(name)
            literals.append("")
    return literals[0], tuple(zip(names, literals[1:], strict=True))


def parameters(template: str, sentence: str) -> Iterator[dict[str, str]]:
    """Yield the values of the parameters with which a template is this sentence; none is empty."""
    first, named = _pieces(template)
    if sentence.startswith(first) and sentence.endswith(named[-1][1] if named else ""):
        yield from _further_parameters(named, sentence, len(first))


def _further_parameters(
    named: tuple[tuple[str, str], ...], sentence: str, start: int
) -> Iterator[dict[str, str]]:
    if not named:
        if start == len(sentence):
            yield {}
        return
    (name, literal), *rest = named
    for end in _places(literal, sentence, start + 1) if rest else [len(sentence) - len(literal)]:
        if end > start:
            for values in _further_parameters(tuple(rest), sentence, end + len(literal)):
                yield {name: sentence[start:end], **values}


def _places(literal: str, sentence: str, start: int) -> Iterator[int]:
    while (at := sentence.find(literal, start)) >= 0:
        yield at
        start = at + 1


class _Value(str):
    """A parameter; `{number:raksts/raksti/rakstu}` writes it with a noun in the form for the number."""

    __slots__ = ()

    def __format__(self, forms: str) -> str:
        if not forms:
            return str(self)
        number = int(re.sub(r"\D", "", self) or 0)
        return f"{self}\u00a0{form_of_count(forms.split('/'), number, 'lv')}"


def _value(name: str, value: str, depth: int) -> str | None:
    """Write a parameter in Latvian; None where it is a sentence that is not known."""
    if depth <= _DEEPEST and (known := _known(value, depth)):
        return known[1]
    if name in _SENTENCES:
        parts = [_known(part, depth) for part in value.split(", ")] if depth <= _DEEPEST else [None]
        return ", ".join(part[1] for part in parts if part) if all(parts) else None
    if quoted := _QUOTED.fullmatch(value):
        return f"„{quoted[2]}”"
    if day := _DAY.fullmatch(value):
        clock = f" plkst. {day[4]} (UTC{day[5]})" if day[4] else ""
        return f"{day[3]}.{day[2]}.{day[1]}.{clock}"
    return _THOUSANDS.sub(lambda number: number[0].replace(",", "\u202f"), value)
