"""Numbers in digits and in words, and what they come to."""

import re
from collections.abc import Sequence

from hronika.language.latvian.patterns import Vocabulary

MACROS: dict[str, str] = {
    # one to nine hundred ninety-nine
    "hundreds": "(?:n1? n100|n200) (?:nteen|nteen10|ntens n1?|n1)? | nteen10 | nteen | ntens n1? | n1",
    "number": "(?:int|dec) nmag* | {hundreds}? nmag (?:{hundreds} nmag)? {hundreds}?"
    " | n2000 {hundreds}? | {hundreds} | nhalf nmag?",
}
"""The shapes of a number, for the patterns of a grammar."""

_DIGITS = re.compile(r"\d+(?:[ \u00a0\u2009\u202f]\d{3})*(?:,\d+)?|\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+\.\d+")
_DOTTED_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?")
_SPACES = re.compile(r"[ \u00a0\u2009\u202f]")
_NUMERAL = re.compile(
    r"""(?P<date>(?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2])\.(?:\d{4})\.?$)
    | (?P<romandate>(?:0?[1-9]|[12]\d|3[01])\.(?:I{1,3}|IV|VI{0,3}|IX|XI{0,2})\.\d{4}\.?$)
    | (?P<shortdate>(?:0[1-9]|[12]\d|3[01])\.(?:0[1-9]|1[0-2])\.\d\d\.?$)
    | (?P<monthyear>(?:0?[1-9]|1[0-2])/(?:19|20)\d\d$)
    | (?P<shortmonthyear>(?:0[1-9]|1[0-2])/\d\d$)
    | (?P<iso>\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$)
    | (?P<ord>\d{1,2}\.$)
    | (?P<yord>1?\d{3}\.$|20\d\d\.$|2100\.$)
    | (?P<clock>(?:[01]?\d|2[0-4])[.:][0-5]\d$)
    | (?P<int>\d+$|\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+$)
    | (?P<dec>\d+(?:[ \u00a0\u2009\u202f]\d{3})*,\d+$|\d+\.\d+$)
    | (?P<roman>[IVXL]+\.?$)
    """,
    re.VERBOSE,
)
KINDS = (
    ("date",), ("shortdate",), ("romandate",), ("monthyear",), ("shortmonthyear",), ("iso",), ("ord",),
    ("yord",), ("clock", "dec"), ("clock",), ("int",), ("int", "hour"), ("int", "year4"), ("dec",),
    ("roman",),
)  # fmt: skip
"""The combinations of kinds that `numeral_kinds` gives."""


def numeral_kinds(text: str) -> tuple[str, ...]:
    """Say what a token in digits or Roman numerals can be: an ordinal, a year, a time of day, an amount."""
    if not (text[0].isdecimal() or text[0] in "IVXL"):
        return ()
    match = _NUMERAL.match(text)
    if match is None:
        return ()
    kind = match.lastgroup or ""
    if kind == "clock":
        return ("clock", "dec") if "." in text else ("clock",)
    if kind == "int":
        if len(text) <= 2 and int(text) <= 24:
            return ("int", "hour")
        if len(text) == 4 and 1000 <= int(text) <= 2100:
            return ("int", "year4")
    return (kind,)


def digits_value(text: str) -> float | None:
    """Read a number in digits: `200 000`, `5,4`, `1.27`; thousands may be parted by spaces."""
    sign = -1.0 if text[0] in "-–−" else 1.0
    text = text.lstrip("-–−")
    if not _DIGITS.fullmatch(text):
        return None
    text = _SPACES.sub("", text)
    if _DOTTED_THOUSANDS.fullmatch(text):
        text = text.replace(".", "")
    return sign * float(text.replace(",", "."))


def number_value(vocabulary: Vocabulary, forms: Sequence[str]) -> float | None:
    """Add up the words of a number that `MACROS["number"]` matched: `divi simti tūkstoši` is 200 000."""
    total = current = 0.0
    for form in forms:
        if form[-1].isdecimal():
            value = digits_value(form)
            if value is None:
                return None
            current += value
        elif vocabulary.has(form, "n100"):
            current = (current or 1.0) * 100
        elif vocabulary.has(form, "nmag"):
            total += _exact((current or 1.0) * float(vocabulary.value(form, "nmag")))
            current = 0.0
        else:
            kinds = ("n1", "nteen", "nteen10", "ntens", "n200", "n2000", "nhalf")
            kind = next(kind for kind in kinds if vocabulary.has(form, kind))
            current += float(vocabulary.value(form, kind))
    return total + current


def _exact(value: float) -> float:
    """Undo what multiplying by thousands and millions adds to a decimal: 4,1 of them are 4 100 000."""
    return float(f"{value:.12g}")


def roman_value(text: str) -> int:
    """Read a Roman numeral: `XIX` is 19."""
    values = [{"I": 1, "V": 5, "X": 10, "L": 50}[letter] for letter in text.rstrip(".")]
    return sum(-v if v < following else v for v, following in zip(values, [*values[1:], 0], strict=True))
