"""The text as it is read: letters composed, nothing invisible in it, every space a space, lines joined.

News comes with what its way left in it: decomposed letters from a Mac, soft hyphens and zero-width spaces
from pages, no-break spaces from editors, line breaks at some column from mail and PDF. Reading sees the text
without all that, and what it finds is told in offsets of the text as it was given.

The text goes through five passes, each a row of replacements that knows the way back: single characters,
letters with their marks (Unicode NFC; https://unicode.org/reports/tr15/), lines that are not the article's,
line breaks, and paragraphs in another language.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

from hronika.language.analysis import Analysis
from hronika.language.identify import foreign_paragraphs
from hronika.language.language import Language
from hronika.language.lexicon import PageLabel
from hronika.language.line_breaks import soft_breaks
from hronika.reading.document.boilerplate import Stretch, boilerplate

Replacement = tuple[int, int, str]
"""A stretch of a text, `start` and `end`, and what stands in its place."""

# Control characters, soft hyphen, zero-width space and joiner, marks of direction, byte order mark, tags.
_INVISIBLE = (
    r"\0-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u034f\u061c\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f"
    r"\ufeff\ufff9-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_SPACE = r"\x1c-\x1f\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_LINE = r"\r\v\f\x85\u2028"
# Ligatures (`ﬁ`), full-width and mathematical letters, which are the same letters in another shape.
_SHAPE = r"\ufb00-\ufb06\uff01-\uff5e\U0001d400-\U0001d7ff"
_PICTURE = r"\u00a9\u00ae\u203c\u2049\u2122\u2139\u2190-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
_ANY = re.compile(rf"[{_INVISIBLE}\u200d\ufe00-\ufe0f{_SPACE}{_LINE}\u2029{_SHAPE}]")
_CHARACTERS = re.compile(
    # A soft hyphen at the end of a line, with the line break.
    rf"(?P<cut>\xad[ \t\u00a0]*(?:\r\n|[\n{_LINE}])[ \t\u00a0]*(?=[^\W\d_]))"
    # A joiner and a choice of shape stay between pictures (`👩‍💻`).
    rf"|(?P<invisible>[{_INVISIBLE}]|\u200d(?![{_PICTURE}])|(?<![{_PICTURE}])[\ufe00-\ufe0f])"
    rf"|(?P<space>[{_SPACE}])"
    rf"|(?P<line>\r\n|[{_LINE}])"
    r"|(?P<paragraph>\u2029)"
    rf"|(?P<shape>[{_SHAPE}][\u0300-\u036f]{{0,30}})"
)
_INSTEAD = {"cut": "", "invisible": "", "space": " ", "line": "\n", "paragraph": "\n\n"}

# Where marks that belong to the letter before them are found, among others.
_MARKED = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0591-\u1dff\u20d0-\u20ff\u302a-\u302f\u3099\u309a\ua66f-\uabff\ufb1e"
    "\ufe00-\ufe0f\ufe20-\ufe2f\U00010a00-\U00011fff\U0001d165-\U0001d1ff\U0001e000-\U0001e8ff]"
)
# (The complement of few characters is compiled in a tenth of the time that the many take.)
_RUN = re.compile("[\0-\u02ff]?[^\0-\u02ff]+")
_LATIN_MARK = re.compile("[\u0300-\u036f]")
# No writing has more marks on a letter (Unicode's Stream-Safe Text Format); sorting them takes long.
_MOST_MARKS = 30
# Unicode composes these Latvian letters with a cedilla, though what is written is a comma.
_COMMA_BELOW = re.compile("(?<=[gklnrGKLNR])\u0326")
_COMMA_ABOVE = re.compile("(?<=g)\u0312")

_HYPHENS = "-\u2010"
_HEAD = re.compile(r"(?<![\w-])[^\W\d_]{2,40}\Z")
_NEXT_WORD = re.compile(r"[^\W\d_]{1,40}")
_WORDS = re.compile(r"\w+(?:[-\u2010]\w+)*")
# A text whose lines are cut inside words ends at least this share of them with a hyphen.
_HYPHENATED_SHARE = 0.05


class NormalisedText:
    """A text as it is read, `text`, and the way back to the text as it was `given`.

    `never_last` are words of the language, in lower case, that no sentence ends with: after one of them at
    the end of a line the sentence goes on. `page_labels` announce lines that are not the article's, which are
    left out: `left_out` is the first of each run of them. So are the paragraphs that `find_foreign` finds,
    unless they are all: `foreign` is the first line of each run. A text with nothing to mend is its own view
    and costs no more than the look.
    """

    def __init__(
        self,
        given: str,
        never_last: Collection[str] = (),
        page_labels: Mapping[str, PageLabel] | None = None,
        find_foreign: Callable[[str], list[Stretch]] | None = None,
    ) -> None:
        self.given = given
        self.text = given
        self._passes: list[_Pass] = []
        self._replace(_characters(self.text))
        if _MARKED.search(self.text) or not unicodedata.is_normalized("NFC", self.text):
            self._replace(_letters(self.text))
        self.left_out = self._without(boilerplate(self.text, page_labels or {}))
        self._replace(_line_breaks(self.text, never_last))
        foreign = find_foreign(self.text) if find_foreign is not None else []
        self.foreign = self._without(foreign) if _is_part(foreign, self.text) else []

    @property
    def is_given(self) -> bool:
        """Whether there was nothing to mend."""
        return self.text is self.given

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where in the text as it was given `text[start:end]` stands, which must not be empty.

        A letter is never parted from its mark, and nothing invisible stands at either end.
        """
        for each in reversed(self._passes):
            start, end = each.start(start), each.end(end)
        return start, end

    def _without(self, stretches: Sequence[Stretch]) -> list[str]:
        """Leave stretches out and give the first line of each."""
        first = [self.text[start:end].strip().partition("\n")[0].strip() for start, end in stretches]
        self._replace((start, end, "") for start, end in stretches)
        return first

    def _replace(self, replacements: Iterable[Replacement]) -> None:
        found = list(replacements)
        if not found:
            return
        each = _Pass(self.text, found)
        self.text = each.text
        if each.moves:
            self._passes.append(each)


def analysed(text: str, language: Language, *, article_only: bool = False) -> tuple[Analysis, NormalisedText]:
    """Normalise a text as it was given and analyse that; the analysis knows the way back to it.

    With `article_only` the lines are left out that are not the article's, and paragraphs in another language.
    """
    lexicon = language.lexicon
    normalised = (
        NormalisedText(
            text,
            lexicon.never_last,
            lexicon.page_labels,
            lambda text: foreign_paragraphs(text, language.code, lexicon),
        )
        if article_only
        else NormalisedText(text, lexicon.never_last)
    )
    analysis = language.analyser.analyse(normalised.text)
    analysis.place = None if normalised.is_given else normalised.span
    analysis.given = text
    return analysis, normalised


def _is_part(stretches: Sequence[Stretch], text: str) -> bool:
    """Whether a text has words beside the stretches: otherwise they are the text."""
    ends = [0, *(end for _, end in stretches)]
    starts = [*(start for start, _ in stretches), len(text)]
    return any(text[end:start].strip() for end, start in zip(ends, starts, strict=True))


class _Pass:
    """One pass over a text: what it becomes, and where its stretches were."""

    def __init__(self, before: str, replacements: Iterable[Replacement]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._before_starts: list[int] = []
        self._before_ends: list[int] = []
        pieces: list[str] = []
        length = done = 0
        for start, end, instead in replacements:
            pieces += (before[done:start], instead)
            length += start - done
            # One character for another moves nothing.
            if (end - start, len(instead)) != (1, 1):
                self._starts.append(length)
                self._ends.append(length + len(instead))
                self._before_starts.append(start)
                self._before_ends.append(end)
            length += len(instead)
            done = end
        self.text = "".join((*pieces, before[done:]))

    @property
    def moves(self) -> bool:
        """Whether any offset changes."""
        return bool(self._starts)

    def start(self, offset: int) -> int:
        """Where a stretch began that begins here now: after what was taken out, before what was replaced."""
        index = bisect_right(self._starts, offset) - 1
        if index < 0:
            return offset
        if offset < self._ends[index]:
            return self._before_starts[index]
        return self._before_ends[index] + offset - self._ends[index]

    def end(self, offset: int) -> int:
        """Where a stretch ended that ends here now: before what was taken out, after what was replaced."""
        index = bisect_left(self._starts, offset) - 1
        if index < 0:
            return offset
        return self._before_ends[index] + max(offset - self._ends[index], 0)


def _characters(text: str) -> Iterator[Replacement]:
    """Single characters that are not what is meant."""
    if _ANY.search(text) is None:
        return
    for match in _CHARACTERS.finditer(text):
        kind = match.lastgroup or ""
        instead = unicodedata.normalize("NFKC", match[0]) if kind == "shape" else _INSTEAD[kind]
        yield *match.span(), instead


def _letters(text: str) -> Iterator[Replacement]:
    """Letters with the marks that belong to them, composed, also where there is nothing to compose."""
    for run in _RUN.finditer(text):
        start = run.start()
        for index in range(run.start() + 1, run.end() + 1):
            if index < run.end() and _belongs_to_the_letter_before(text[index]):
                continue
            letter = text[start:index]
            composed = _composed(letter)
            if len(letter) > 1 or letter != composed:
                yield start, index, composed
            start = index


def _belongs_to_the_letter_before(character: str) -> bool:
    return unicodedata.category(character)[0] == "M" or "\u1160" <= character <= "\u11ff"  # Hangul in parts


def _composed(letter: str) -> str:
    letter = letter[: 1 + _MOST_MARKS]
    letter = _COMMA_ABOVE.sub("\u0327", _COMMA_BELOW.sub("\u0327", letter))
    composed = unicodedata.normalize("NFC", letter)
    # A mark with no letter to stand on is a stray one.
    return composed if composed[0].isalnum() else _LATIN_MARK.sub("", composed)


def _line_breaks(text: str, never_last: Collection[str]) -> Iterator[Replacement]:
    """Line breaks inside sentences, with the blanks around them; in a word, with the hyphen of the break."""
    breaks = [_with_blanks(text, place) for place in soft_breaks(text, never_last)]
    cut = {start: word for start, end in breaks if (word := _cut_word(text, start, end, never_last))}
    are_many = len(cut) >= _HYPHENATED_SHARE * len(breaks)
    words = set(_WORDS.findall(text.lower())) if cut else set()
    for start, end in breaks:
        joins = text[start - 1] in _HYPHENS and text[start - 2 : start - 1].isalnum() and text[end].isalnum()
        if not joins or _next_word(text, end) in never_last:  # `divu- un trīsstāvu`
            yield start, end, " "
        elif start in cut and (
            "".join(cut[start]) in words or (are_many and "-".join(cut[start]) not in words)
        ):
            yield start - 1, end, ""
        else:
            yield start, end, ""


def _with_blanks(text: str, place: int) -> tuple[int, int]:
    start, end = place, place + 1
    while text[start - 1] in " \t":
        start -= 1
    while text[end] in " \t":
        end += 1
    return start, end


def _cut_word(text: str, start: int, end: int, never_last: Collection[str]) -> tuple[str, str] | None:
    """The two parts, in lower case, of a word that may be cut by the line break at `text[start:end]`."""
    if text[start - 1] not in _HYPHENS:
        return None
    head = _HEAD.search(text, max(start - 41, 0), start - 1)
    tail = _next_word(text, end)
    if head is None or not head[0][1:].islower() or not tail.islower() or tail in never_last:
        return None
    return head[0].lower(), tail


def _next_word(text: str, place: int) -> str:
    word = _NEXT_WORD.match(text, place)
    return word[0] if word else ""
