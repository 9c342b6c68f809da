"""Amounts in Latvian text: numbers in digits and words with what they count.

What an expression covers: the number with its multiplier (`5,4 miljonus`), the unit where it is money, per
cent or a measure (`5,4 miljonus eiro`, `70 %`, `32 hektāri`), and the words that make it approximate or bound
it (`apmēram 200 000`, `vairāk nekā puse`), so that each field of a quantity stands in its span. A counted
noun may be far from its number (`200 000 jaunu karavīru`) and stays outside; its lemma is the unit. A range
is two amounts, of which the second has the words that both share (`8–10 miljonus eiro`).

No amounts are ordinals, scores, numbers of laws, telephones and trams, years, ages in brackets, and
indefinite ones (`simtiem cilvēku`, `vairākus miljonus`). Units of money are ISO 4217 codes.
"""

import re
from collections.abc import Sequence
from functools import cached_property

from hronika.language.analysis import Sentence
from hronika.language.language import NumberExpression
from hronika.language.latvian import numerals
from hronika.language.latvian.patterns import OTHER, Vocabulary

_MACROS = numerals.MACROS | {"approximation": "(?:approx|ne? more than)+"}
_AMOUNT = """
    (?:a:{approximation})? (?:y:code)?
    (?:n:{number} (?:dash|lidz))? k:{number}
    (?: q:qualifier m:(?:money|currency) | e:money | c:currency | p:percent | u:measure | f:fraction )?
    | (?:b:{approximation})? h:fraction
"""
_LEXICONS = ("numerals", "measures")
_UNITS = frozenset("ecmpuyf")
# What stands before a number that is a name or label: Nr. 5, 3:2, tālr. 67000000.
_LABELS = frozenset({"nr.", "nr", "§", "tālr.", "tālr", "tel.", "tālrunis", "lpp.", "#", ":", "/", "numur"})
_SIGNS = ("-", "–", "−")
_SIGN_WORDS = ("mīnus", "mīnuss")
_SPACES = re.compile(r"[ \u00a0\u2009\u202f]")
_ONE = re.compile("vien(?:s|a|am|u|ā|ai|as|i|iem|ām|us|os)")
_SAME = ("pat", "paš")  # what forms of `pats` begin with
_COUNTED = ("NOUN", "PROPN")
_NAMES_OF_AMOUNTS = ("", "time", "money", "quantity")
_PLAIN_DIGITS = 6
"""Digits without spaces beyond this many are telephone and registration numbers."""


def _signed_kinds(text: str) -> tuple[str, ...]:
    """Say what a token in digits is, with or without a sign: `–4,8` is one token."""
    return numerals.numeral_kinds(text[1:] if text[0] in _SIGNS and text[1:2].isdecimal() else text)


class LatvianNumbers:
    """The number grammar of Latvian; implements `hronika.language.language.NumberGrammar`."""

    @cached_property
    def _vocabulary(self) -> Vocabulary:
        return Vocabulary(_LEXICONS, _signed_kinds, numerals.KINDS, (_AMOUNT,), _MACROS)

    @cached_property
    def _amount(self) -> re.Pattern[str]:
        return re.compile(self._vocabulary.source(_AMOUNT))

    def expressions(self, sentence: Sentence) -> Sequence[NumberExpression]:
        """Give the amounts of one sentence in text order."""
        symbols = self._vocabulary.encode(sentence.tokens)
        if not symbols.strip(OTHER):
            return ()
        found: list[NumberExpression] = []
        for match in self._amount.finditer(symbols):
            for amount in _Amount(self._vocabulary, sentence, match).expressions():
                if found and _opens_range(found[-1], amount, sentence):
                    found[-1] = found[-1]._replace(unit=amount.unit)
                found.append(amount)
        return found


def _opens_range(lower: NumberExpression, upper: NumberExpression, sentence: Sentence) -> bool:
    """Whether a number shares the unit of the next: `no mīnus 8 līdz mīnus 10 grādiem`."""
    between = [token.text.lower() for token in sentence.tokens[lower.last + 1 : upper.first]]
    return lower.unit is None and between[:1] == ["līdz"] and set(between[1:]) <= {"plus"}


class _Amount:
    """One match of the pattern and what it comes to."""

    def __init__(self, vocabulary: Vocabulary, sentence: Sentence, match: re.Match[str]) -> None:
        self._vocabulary = vocabulary
        self._sentence = sentence
        self._tokens = sentence.tokens
        self._groups = {name: match.span(name) for name, text in match.groupdict().items() if text}
        self._first, self._last = match.start(), match.end() - 1

    def expressions(self) -> list[NumberExpression]:
        """Give the amount, both ends of a range, or nothing where the number is a name or label."""
        if "h" in self._groups:
            return self._part()
        value, start = self._signed()
        if value is None or self._is_indefinite() or self._is_label() or self._is_ordinal():
            return []
        if self._is_same():
            return []
        approximate = "a" in self._groups
        unit = self._unit()
        if "f" in self._groups:
            value *= float(self._vocabulary.value(self._text("f"), "fraction"))
        if not approximate and unit is None and not self._is_amount():
            return []
        first = min(self._first, start)
        lower = self._number("n")
        if lower is None:
            return [NumberExpression(first, self._last, value, unit, approximate)]
        if lower < value and not self._has("n", "nmag"):
            lower *= self._multiplier()
        elif unit is None:
            return []  # a score
        return [
            NumberExpression(first, self._groups["n"][1] - 1, lower, unit, approximate),
            NumberExpression(self._groups["k"][0], self._last, value, unit, approximate),
        ]

    def _text(self, group: str) -> str:
        return self._tokens[self._groups[group][0]].text

    def _forms(self, group: str) -> list[str]:
        start, stop = self._groups[group]
        return [token.text for token in self._tokens[start:stop]]

    def _has(self, group: str, kind: str) -> bool:
        return any(self._vocabulary.has(form, kind) for form in self._forms(group))

    def _number(self, group: str) -> float | None:
        if group not in self._groups:
            return None
        return numerals.number_value(self._vocabulary, self._forms(group))

    def _multiplier(self) -> float:
        """Give what the second number of a range is multiplied by: `8–10 miljonus` are millions both."""
        factor = 1.0
        for form in self._forms("k")[1:]:
            if self._vocabulary.has(form, "nmag"):
                factor *= float(self._vocabulary.value(form, "nmag"))
        return factor

    def _is_ordinal(self) -> bool:
        """Whether a number in words ends in an ordinal: `simt četrdesmit piektā`."""
        last = self._groups["k"][1]
        if last == len(self._tokens) or not self._vocabulary.has(self._tokens[last].text, "ordw"):
            return False
        return self._vocabulary.has(self._tokens[last - 1].text, "ntens") or self._has("k", "n100")

    def _signed(self) -> tuple[float | None, int]:
        """Give the number and its first token, with the minus that stands before it (`– 4,8 grādi`)."""
        value, start = self._number("k"), self._groups["k"][0]
        if value is None or start == 0 or "n" in self._groups:
            return value, start
        sign, number = self._tokens[start - 1], self._tokens[start]
        if sign.text.lower() in _SIGN_WORDS:
            return -value, start - 1
        before = self._tokens[start - 2] if start > 1 else None
        touching = sign.end == number.start and (before is None or before.end < sign.start)
        if sign.text in _SIGNS and touching and number.text[0].isdecimal():
            return -value, start - 1
        return value, start

    def _unit(self) -> str | None:
        groups = self._groups
        if "q" in groups:
            value = self._vocabulary.value(self._text("q"), "qualifier")
            codes = dict(pair.split("=") for pair in value.split())
            kind = "currency" if self._has("m", "currency") else "money"
            word = self._vocabulary.word(self._text("m"), kind)
            return codes.get(word.lemma) or word.value or word.lemma
        for group, kind in (("y", "code"), ("e", "money"), ("p", "percent"), ("u", "measure")):
            if group in groups:
                return self._vocabulary.value(self._text(group), kind)
        if "c" in groups:
            return self._vocabulary.word(self._text("c"), "currency").lemma
        return self._counted(groups["f" if "f" in groups else "k"][1] - 1)

    def _counted(self, place: int) -> str | None:
        """Give the lemma of the noun that a number modifies, or of the genitive that modifies it."""
        number = self._tokens[place]
        if number.upos == "X":
            return None
        head = self._tokens[number.head]
        if number.relation.startswith("nummod") and number.head > place and head.upos in _COUNTED:
            return head.lemma
        for child in self._sentence.children[place]:
            token = self._tokens[child]
            if child > place and token.upos == "NOUN" and token.features.get("Case") == "Gen":
                return token.lemma
        return None

    def _is_indefinite(self) -> bool:
        """Whether the number begins with a plural, who knows how many: `miljoniem eiro`, `desmitiem ēku`.

        What may be a singular is one where the words say how near to it: `gandrīz miljonu eiro`.
        """
        first = self._tokens[self._groups["k"][0]]
        kinds = (kind for kind in ("nteen10", "n100", "nmag") if self._vocabulary.has(first.text, kind))
        kind = next(kinds, None)
        if kind is None or "n" in self._groups:
            return False
        cases = self._vocabulary.word(first.text, kind).cases
        plural = {case for case in cases if case.endswith("p")}
        if not plural or plural == cases:
            return bool(plural)
        return "a" not in self._groups and first.features.get("Number") != "Sing"

    def _is_same(self) -> bool:
        """Whether it is said that something is the same, and not how many: `vienā un tajā pašā vietā`."""
        start, stop = self._groups["k"]
        after = [token.text.lower() for token in self._tokens[stop : stop + 3]]
        one = _ONE.fullmatch(self._tokens[start].text.lower())
        return one is not None and after[:1] == ["un"] and len(after) == 3 and after[2].startswith(_SAME)

    def _is_amount(self) -> bool:
        """Whether a number without a unit counts something unsaid (`bija septiņi`, `lūdzis 40 000`)."""
        start, stop = self._groups["k"]
        number, text = self._tokens[start], self._tokens[start].text
        if not text[-1].isdecimal():
            return not _ONE.fullmatch(text.lower())
        if stop - start > 1 or "," in text or _SPACES.search(text):
            return True
        before = self._tokens[start - 1].text if start else ""
        after = self._tokens[stop].text if stop < len(self._tokens) else ""
        if "." in text or not before or not after or not before[-1].isalpha() or before[0].isupper():
            return False
        return number.upos in ("NUM", "X") and (after[0].islower() or after in ",.!?;")

    def _is_label(self) -> bool:
        """Whether the number is part of a name, a score, a telephone number and the like."""
        start, stop = self._groups["k"]
        number, text = self._tokens[start], self._tokens[start].text
        place = min(self._first, start)
        before = self._tokens[place - 1].text.lower() if place else ""
        after = self._tokens[self._last + 1].text if self._last + 1 < len(self._tokens) else ""
        if "pret" in (before, after) and _UNITS.isdisjoint(self._groups):
            return True  # ar 2 pret 1
        if before in _LABELS or after in (":", "/", "§") or (self._last == 0 and after in (")", ".")):
            return True
        if text.isdecimal() and (len(text) > _PLAIN_DIGITS or (text[0] == "0" and len(text) > 1)):
            return True
        if not _UNITS.isdisjoint(self._groups) or stop - start > 1:
            return False
        if number.name[2:] not in _NAMES_OF_AMOUNTS:
            return self._counted(start) is None
        if _ONE.fullmatch(text.lower()):
            return not number.relation.startswith("nummod")
        ambiguous = {"year4", "clock"} & set(numerals.numeral_kinds(text))
        return bool(ambiguous) and self._counted(start) is None

    def _part(self) -> list[NumberExpression]:
        """Read a part of a whole: `vairāk nekā puse`, `trešdaļu`; a bare `puse` is more often a side."""
        start, stop = self._groups["h"]
        token = self._tokens[start]
        approximate = "b" in self._groups
        unit = self._counted(start)
        children = (self._tokens[child] for child in self._sentence.children[start] if child < start)
        if any(child.base_relation in ("amod", "det", "nmod") for child in children):
            return []  # otra puse, ceturtajā ceturtdaļā
        if not approximate:
            side = self._vocabulary.word(token.text, "fraction").lemma == "puse"
            if token.upos == "X" or (side and (unit is None or token.features.get("Case") == "Loc")):
                return []
        value = float(self._vocabulary.value(token.text, "fraction"))
        return [NumberExpression(self._first, stop - 1, value, unit, approximate)]
