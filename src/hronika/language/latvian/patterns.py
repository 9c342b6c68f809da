"""Patterns over inflected words: the machine under the grammars of times and numbers.

Every token becomes one character that stands for all that its form can be: of which kinds the word is
(`month`, `unit`, `n1` ...) and in which cases. A pattern is then an ordinary regular expression, written with
the names of kinds: `ord month.gs`, `n:{number} unit.dp/gs`. So the matching runs in C, and a grammar reads
like one.

A name is `kind` or `kind.cases`; cases are two letters, the case (n g d a l) and the number (s p), joined by
`/`; `s` or `p` alone is any case of that number. `x:name` makes a group, `{name}` puts in a macro; all else
is the syntax of `re`, with blanks left out.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from hronika.language.analysis import Token
from hronika.language.latvian.lexicon_files import LEXICON_FOLDER
from hronika.language.latvian.paradigms import BY_NAME, declined

OTHER = "."
"""The character of every token that no pattern knows."""

_FIRST_CODE = 0xE000  # the private use area: no character there means anything else
_REMEMBERED = 100_000
_CASES = {"Nom": "n", "Gen": "g", "Dat": "d", "Acc": "a", "Loc": "l"}
_EVERY_CASE = frozenset(case + number for case in _CASES.values() for number in "sp")
_NUMBERS = {number: tuple(case + number for case in _CASES.values()) for number in "sp"}
_INDEFINITE = (("1s", "s"), ("4", "a"))
_DEFINITE = (("adjective-m", "ais"), ("adjective-f", "ā"))
_NAME = re.compile(r"([a-z]):\(\?:|(?:([a-z]):)?(?:\{(\w+)\}|([a-z]\w*(?:\.[a-z/]+)?))|\s+")

# A group, and of a look ahead or behind how it begins.
_OPENED = re.compile(r"\((?:\?(?::|P<\w+>|(<?[=!])))?")


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Give the rows of `lexicon/grammar/<name>.tsv`, split at tabs, without comments."""
    text = (LEXICON_FOLDER / "grammar" / f"{name}.tsv").read_text("utf-8")
    return tuple(tuple(line.split("\t")) for line in text.splitlines() if line and not line.startswith("#"))


class Word(NamedTuple):
    """One reading of a form: its kinds, its value and lemma as the lexicon has them, and its cases."""

    kinds: tuple[str, ...]
    value: str
    lemma: str
    cases: frozenset[str]


def _noun_forms(lemma: str, name: str) -> Iterable[tuple[str, str]]:
    plural_only = name.startswith("+")
    paradigm = BY_NAME[name.removeprefix("+")]
    for number, case, form in declined(lemma, paradigm):
        if case in _CASES and not (plural_only and number == "Sing"):
            yield form, _CASES[case] + number[0].lower()


def _adjective_forms(lemma: str, name: str) -> Iterable[tuple[str, str]]:
    stem = lemma.removesuffix("ais") if lemma.endswith("ais") else lemma[:-1]
    endings = () if lemma.endswith("ais") else _INDEFINITE  # pirms is no form of pirmais
    for paradigm, ending in (*endings, *(_DEFINITE if name == "adj" else ())):
        for form, case in _noun_forms(stem + ending, paradigm):
            if name != "adjpl" or case[1] == "p":
                yield form, case


@cache
def _forms(lemma: str, paradigm: str) -> Mapping[str, frozenset[str]]:
    """Give the forms of a lexicon entry, each with the cases that it can be."""
    if paradigm == "-":
        return {lemma: frozenset()}
    if paradigm == "*":
        return {lemma: _EVERY_CASE}
    if len(paradigm) == 2 and paradigm[0] in "ngdal":
        return {lemma: frozenset({paradigm})}
    inflect = _adjective_forms if paradigm.startswith("adj") else _noun_forms
    cases: dict[str, set[str]] = {}
    for form, case in inflect(lemma, paradigm):
        cases.setdefault(form, set()).add(case)
    return {form: frozenset(found) for form, found in cases.items()}


class Vocabulary:
    """The words that the patterns of a grammar know, and the character that stands for each form.

    `numeral` gives the kinds of a token that is in digits, `numerals` all combinations that it can give.
    Forms that no name in the `patterns` and `macros` tells apart share a character, which keeps the
    expressions small.
    """

    def __init__(
        self,
        lexicons: Sequence[str],
        numeral: Callable[[str], tuple[str, ...]],
        numerals: Iterable[tuple[str, ...]],
        patterns: Iterable[str],
        macros: Mapping[str, str],
    ) -> None:
        self._words: dict[str, list[Word]] = {}
        self._numeral = numeral
        self._named = frozenset(
            tag
            for pattern in (*patterns, *macros.values())
            for match in _NAME.finditer(pattern)
            for tag in _spelled(match[4] or "")
        )
        self._codes: dict[frozenset[str], str] = {}
        self._tagged: dict[str, set[str]] = {}  # the characters that a tag is among the tags of
        self._classes: dict[str, str] = {}
        self._seen: dict[str, str] = {}
        self._macros = macros
        self._sources: dict[str, str] = {}  # of macros
        for lexicon in lexicons:
            for lemma, paradigm, kinds, *value in rows(lexicon):
                for form, cases in _forms(lemma, paradigm).items():
                    word = Word(tuple(kinds.split()), value[0] if value else "", lemma, cases)
                    self._words.setdefault(form, []).append(word)
        for words in self._words.values():
            self._code(_tags(words))
        for combination in numerals:
            self._code(frozenset(combination))

    def _code(self, tags: frozenset[str]) -> str:
        told_apart = tags & self._named
        if not told_apart:
            return OTHER
        code = self._codes.get(told_apart)
        if code is None:
            code = self._codes[told_apart] = chr(_FIRST_CODE + len(self._codes))
            for tag in told_apart:
                self._tagged.setdefault(tag, set()).add(code)
        return code

    def _look_up(self, text: str) -> str:
        if len(self._seen) > _REMEMBERED:
            self._seen.clear()
        if words := self._words.get(text) or self._words.get(text.lower()):
            code = self._code(_tags(words))
        elif kinds := self._numeral(text):
            code = self._code(frozenset(kinds))
        else:
            code = OTHER
        self._seen[text] = code
        return code

    def encode(self, tokens: Iterable[Token]) -> str:
        """Give the sentence as a string, one character a token."""
        seen = self._seen
        try:
            return "".join([seen[token.text] for token in tokens])
        except KeyError:
            return "".join([seen.get(token.text) or self._look_up(token.text) for token in tokens])

    def word(self, text: str, kind: str) -> Word:
        """Give the reading of this kind that a form has."""
        words = self._words.get(text) or self._words[text.lower()]
        return next(word for word in words if kind in word.kinds)

    def value(self, text: str, kind: str) -> str:
        """Give the lexicon's value of the form in its reading of this kind."""
        return self.word(text, kind).value

    def has(self, text: str, kind: str) -> bool:
        """Whether the form can be of this kind."""
        words = self._words.get(text) or self._words.get(text.lower(), [])
        return any(kind in word.kinds for word in words)

    def genitive(self, text: str) -> bool:
        """Whether the form can be a genitive."""
        words = self._words.get(text) or self._words.get(text.lower(), [])
        return any({"gs", "gp"} & word.cases or word.kinds[0] == "seasongen" for word in words)

    def characters(self, name: str) -> str:
        """Give the character class of a kind, or of a kind in certain cases; raises ValueError on no kind."""
        known = self._classes.get(name)
        if known is None:
            found = "".join(sorted({code for tag in _spelled(name) for code in self._tagged.get(tag, ())}))
            if not found:
                raise ValueError(f"no word of the lexicon is {name!r}")
            known = self._classes[name] = f"[{found}]"
        return known

    def source(self, pattern: str) -> str:
        """Translate a pattern into a regular expression over encoded sentences."""

        def translate(match: re.Match[str]) -> str:
            opened, group, macro, name = match.groups()
            if opened:
                return f"(?P<{opened}>"
            if macro:
                inner = self._macro(macro)
            elif name:
                inner = self.characters(name)
            else:
                return ""
            if group:
                return f"(?P<{group}>{inner})"
            return f"(?:{inner})" if macro else inner

        return _NAME.sub(translate, pattern)

    def _macro(self, name: str) -> str:
        source = self._sources.get(name)
        if source is None:
            source = self._sources[name] = self.source(self._macros[name])
        return source


class Needed(NamedTuple):
    """What must be in a sentence so that a pattern can match; each of the sets is a choice of symbols."""

    first: frozenset[str]
    """A match begins with one of these; perhaps not with all of them."""
    later: tuple[frozenset[str], ...]
    """Behind the first symbol stands one of each set; of what may be left out nothing is told."""


def needed_symbols(source: str) -> Needed:
    """Tell what a match of a translated pattern needs.

    What looks ahead or behind is passed by. Raises ValueError on a pattern that can match nothing at all, and
    on syntax of `re` that no pattern has needed yet.
    """
    first, needed, end = _alternatives(source, 0)
    if not needed or end < len(source):
        raise ValueError(f"what {source!r} begins with cannot be told")
    return Needed(first, tuple(dict.fromkeys(needed[1:])))


def _alternatives(source: str, at: int) -> tuple[frozenset[str], list[frozenset[str]], int]:
    """Read what stands between `|` up to the end or a closing bracket.

    Gives the first symbols, the choices that no match goes without, in order, and the place behind it.
    """
    firsts: set[str] = set()
    found: list[list[frozenset[str]]] = []
    while True:
        needed: list[frozenset[str]] = []
        while at < len(source) and source[at] not in "|)":
            first, choices, at = _item(source, at)
            if not needed:  # all before can match nothing
                firsts |= first
            needed += choices
        found.append(needed)
        if source[at : at + 1] != "|":
            break
        at += 1
    if len(found) == 1:
        return frozenset(firsts), found[0], at
    # Of several alternatives all that is sure is that one symbol stands there, if none of them is empty.
    one = [frozenset().union(*(needed[0] for needed in found))] if all(found) else []
    return frozenset(firsts), one, at


def _item(source: str, at: int) -> tuple[frozenset[str], list[frozenset[str]], int]:
    """Read one character class or group with what says how often it comes."""
    if source[at] == "[":
        end = source.index("]", at)
        first, at = frozenset(source[at + 1 : end]), end + 1
        needed = [first]
    elif opened := _OPENED.match(source, at):
        first, needed, at = _alternatives(source, opened.end())
        at += 1  # the closing bracket
        if opened[1]:
            first, needed = frozenset(), []
    else:
        raise ValueError(f"{source[at:]!r} begins with what no pattern has had")
    if source[at : at + 1] in ("?", "*"):
        return first, [], at + 1
    return first, needed, at + (source[at : at + 1] == "+")


def _spelled(name: str) -> frozenset[str]:
    """Give the tags that a name in a pattern asks for, one of which a form must have."""
    kind, _, cases = name.partition(".")
    spelled = cases.split("/") if cases else []
    return frozenset(
        f"{kind}.{case}" for part in spelled for case in _NUMBERS.get(part, (part,))
    ) or frozenset({kind})


def _tags(words: Sequence[Word]) -> frozenset[str]:
    if len(words) == 1:
        return _tags_of(words[0].kinds, words[0].cases)
    return frozenset().union(*(_tags_of(word.kinds, word.cases) for word in words))


@cache
def _tags_of(kinds: tuple[str, ...], cases: frozenset[str]) -> frozenset[str]:
    return frozenset(tag for kind in kinds for tag in (kind, *(f"{kind}.{case}" for case in cases)))
