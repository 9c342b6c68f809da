"""Which line breaks of a text only cut its lines, and which end a paragraph, a heading, an item or a turn.

Text from mail, from pages and from PDF is cut into lines at some width. Whether a text is, its own lines
tell: many of them go on in lower case, and the first word of each would not have fitted on the line before.
In any other text a break counts for nothing only where it plainly stands inside a sentence.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from hronika.language.quotation_marks import CHARACTERS

BREAK = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
"""One line break. A paragraph separator is one, but never inside a sentence."""

_PARAGRAPH_SEPARATOR = "\u2029"
_BLANKS = " \t\u00a0"
_FINAL = frozenset(".!?…")
_CLOSERS = CHARACTERS + ")]*_"
# What begins an item of a list or a turn of a dialogue: `- maize`, `– Vai`, `2. punkts`, `a) tēja`.
_ITEM = re.compile(r"[-–—―•*·▪►○●](?:\s|\Z)|(?:\d{1,3}|[^\W\d_])[.)](?:\s|\Z)|#{1,6}\s")
# What begins a turn of a transcript: `Bērziņa:`, `Jānis Kļaviņš (ZZS):`
_LABEL = re.compile(
    r"(?P<name>[^\W\d_][\w.-]{0,30}(?: [^\W\d_][\w.-]{0,30}){0,3})(?: \([^()\n]{1,40}\))?:(?:\s|\Z)"
)
_WORD = re.compile(r"\S{1,60}")
_CUT = re.compile("[^\\W_][-\u2010]\\Z")
# Where a sentence ends inside a line and another begins: `uzsvēra. Deputāte`, not `5. maijā`, `A. Bērziņa`.
_INNER_END = re.compile(rf"[^\W\d_]{{3}}[{CHARACTERS})]*[.!?…][{CHARACTERS})]*\s+[{CHARACTERS}(]*[^\W\d_]")
# A number with what it counts: `1,2 miljoni`; a score or a date of a list is none.
_AMOUNT = re.compile(r"\d[\d.,\s]*\s(?P<counted>[^\W\d_])")
_LAST_WORD = re.compile(r"[^\W\d_]{1,40}\Z")

# A text counts as wrapped from so many breaks between lines, of which at least a third go on in lower case.
_FEWEST_BREAKS = 3
_LOWER_SHARE = 1 / 3
# Shorter lines are verses, lists or addresses; longer ones, paragraphs.
_NARROWEST, _WIDEST = 30, 200
# The share of lines going on in lower case that must be as full as a program that wraps text makes them.
_FULL_SHARE = 0.9
_FEWEST_FULL = 4
# Lines cut by eye or by a typesetter are as long as this share of the width, or longer.
_RAGGED = 0.8
# A line as long as that is prose.
_LONG = 40


@dataclass(slots=True)
class _Line:
    """A line of text: `[start, end)` without blanks at its end, `indent` blanks at its start."""

    start: int
    end: int
    indent: int
    text: str

    @property
    def length(self) -> int:
        return self.end - self.start

    @property
    def begins_lower(self) -> bool:
        return self.text[0].islower()

    @property
    def last(self) -> str:
        """The last letter or mark that does not close a quotation or a bracket."""
        return self.text.rstrip(_CLOSERS)[-1:]

    @property
    def is_item(self) -> bool:
        if _ITEM.match(self.text):
            return True
        label = _LABEL.match(self.text)
        return label is not None and all(word[0].isupper() for word in label["name"].split())

    @property
    def first_word(self) -> int:
        """The length of its first word."""
        word = _WORD.match(self.text)
        return word.end() if word else 0

    def has_words(self, count: int) -> bool:
        return len(self.text.split(None, count)) >= count


@dataclass(slots=True)
class _Break:
    """A line break between two lines that follow one another."""

    place: int
    before: _Line
    after: _Line

    @property
    def goes_on(self) -> bool:
        """Whether the words go on in lower case where no sentence has ended."""
        return (
            self.after.begins_lower
            and not self.after.is_item
            and self.before.last not in _FINAL
            and self.before.last not in ";:"
        )

    def fills(self, width: float) -> bool:
        """Whether the next word would not have fitted on the line before."""
        return self.before.length + 1 + self.after.first_word > width


def soft_breaks(text: str, unfinished: Collection[str] = ()) -> list[int]:
    """Return the places of the line breaks that are mere white space, in order.

    `unfinished` are words, in lower case, that no sentence ends with: conjunctions, prepositions.
    """
    if BREAK.search(text) is None:
        return []
    breaks = list(_breaks(text))
    width, is_even = _width(breaks)
    found: list[int] = []
    joined = -1  # where the line begins that goes on a sentence begun before
    for each in breaks:
        is_running = joined == each.before.start
        if _is_soft(each, width, is_even, is_running, unfinished):
            found.append(each.place)
            joined = each.after.start
    return found


def _breaks(text: str) -> Iterator[_Break]:
    before: _Line | None = None
    start, place, is_single = 0, 0, False
    for match in [*BREAK.finditer(text), None]:
        raw = text[start : match.start() if match else len(text)]
        words = raw.strip(_BLANKS)
        line = None
        if words and not words.isspace():
            indent = len(raw) - len(raw.lstrip(_BLANKS))
            line = _Line(start, start + indent + len(words), indent, words)
            if before is not None and is_single:
                yield _Break(place, before, line)
        before = line
        if match:
            start, place = match.end(), match.start()
            is_single = match[0] != _PARAGRAPH_SEPARATOR


def _width(breaks: list[_Break]) -> tuple[int, bool]:
    """The width to which lines are cut, 0 if they are not, and whether a program filled them all."""
    lengths = sorted(each.before.length for each in breaks if each.goes_on)
    if not lengths or len(lengths) < _LOWER_SHARE * len(breaks):
        return 0, False
    # Now and then a line is too long for the others: an address, a heading, a paragraph left whole.
    width = lengths[-1 - len(lengths) // 20]
    if not _NARROWEST <= width <= _WIDEST:
        return 0, False
    if len(breaks) < _FEWEST_BREAKS:  # too few to tell, but for lines that are all full
        return (width, True) if all(each.fills(width) for each in breaks) else (0, False)
    full = sum(each.fills(width) for each in breaks if each.goes_on)
    return width, len(lengths) >= _FEWEST_FULL and full >= _FULL_SHARE * len(lengths)


def _is_soft(each: _Break, width: int, is_even: bool, is_running: bool, unfinished: Collection[str]) -> bool:
    before, after = each.before, each.after
    is_over = before.last in _FINAL or before.last in ";:"
    if after.is_item and (is_over or not width):
        return False
    if width and each.fills(width if is_even else width * _RAGGED):
        return True
    if _CUT.search(before.text) and after.text[0].isalnum():
        return True
    if after.begins_lower:
        return _goes_on_in_lower_case(each, is_running, unfinished)
    if before.last == ":":
        return after.text[0] in CHARACTERS and before.text[-1] == ":" and not before.is_item
    if before.last == ",":
        return before.has_words(4)
    if is_over:
        return False
    # A heading is one sentence; a line with the end of one and the beginning of another is prose.
    if before.length >= _LONG and _INNER_END.search(before.text) and _begins_with_amount(after):
        return True
    return _ends_unfinished(before, unfinished)


def _begins_with_amount(line: _Line) -> bool:
    amount = _AMOUNT.match(line.text)
    return amount is not None and amount["counted"].islower()


def _goes_on_in_lower_case(each: _Break, is_running: bool, unfinished: Collection[str]) -> bool:
    before, after = each.before, each.after
    if before.text[-1] in CHARACTERS and before.last in ".!?…,":
        return True  # `"Vai nāksi?"⏎viņa jautāja.`
    if before.last in _FINAL or before.last in ";:":
        return False
    return (
        before.length >= _LONG
        or (before.last == "," and (is_running or before.has_words(3)))
        or _ends_unfinished(before, unfinished)
        # A list has its items in lower case, a sentence its beginning in upper case or its end.
        or ((is_running or not before.begins_lower) and before.has_words(3))
        or (before.has_words(2) and after.last in _FINAL)
    )


def _ends_unfinished(line: _Line, unfinished: Collection[str]) -> bool:
    word = _LAST_WORD.search(line.text, max(len(line.text) - 40, 0))
    return word is not None and word[0].lower() in unfinished
