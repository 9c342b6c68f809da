"""A draft as it was read, and what of it is checked as a quotation."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice, takewhile
from typing import NamedTuple

from hronika.lemmas import LemmatizedWord
from hronika.record import Record, Span, Statement

_LONGEST_TITLE = 45  # characters; what is longer in quotation marks is no title of something
_FEWEST_WORDS = 2  # quoted words that nobody is said to say: one alone is a name, or used with distance


class QuotedSpan(NamedTuple):
    """Text within quotation marks: code points without the marks; `depth` 0 is that of outermost ones."""

    start: int
    end: int
    depth: int = 0
    closed: bool = True


class Draft(NamedTuple):
    """A text that is to be published on a day, what was read in it, and what is in quotation marks.

    `notes` are sentences on what is wrong with the text itself.
    """

    text: str
    day: date
    record: Record
    words: tuple[LemmatizedWord, ...]
    quoted: tuple[QuotedSpan, ...]
    notes: tuple[str, ...] = ()


class DraftQuotation(NamedTuple):
    """Words that a draft gives as somebody's own, in one or several stretches that other words interrupt.

    `speaker` is whose they are by the draft, None where it does not tell.
    """

    spans: tuple[Span, ...]
    speaker: str | None

    @property
    def text(self) -> str:
        """The words as they stand in the draft."""
        return " … ".join(span.text for span in self.spans)


def quotations_of(draft: Draft) -> list[DraftQuotation]:
    """Give what a draft quotes, in the order of the text.

    That is what direct statements say, what stands in quotation marks in mixed ones, and other words in
    quotation marks, which nobody is said to say. Names and titles are none.
    """
    found: list[DraftQuotation] = []
    taken: list[tuple[int, int]] = []
    for statement in draft.record.statements:
        for spans in _own_words(draft, statement):
            found.append(DraftQuotation(spans, statement.speaker_name))
            taken += [(span.start, span.end) for span in spans]
    for quoted in draft.quoted:
        if quoted.depth or any(quoted.start < end and start < quoted.end for start, end in taken):
            continue
        words = _words_in(draft.words, quoted.start, quoted.end)
        if len(words) >= _FEWEST_WORDS and not _is_name(draft, quoted) and not _is_title(draft, quoted):
            found.append(DraftQuotation((_span(draft, quoted.start, quoted.end),), None))
    return sorted(found, key=lambda quotation: quotation.spans[0].start)


def _own_words(draft: Draft, statement: Statement) -> Iterator[tuple[Span, ...]]:
    """Yield what of a statement is given as the very words of whoever says it."""
    if statement.mode == "direct":
        yield statement.content
    elif statement.mode == "mixed":
        for part in statement.content:
            for quoted in draft.quoted:
                start, end = max(quoted.start, part.start), min(quoted.end, part.end)
                if start < end and not quoted.depth and not _is_name(draft, quoted):
                    yield (_span(draft, start, end),)


def _is_name(draft: Draft, quoted: QuotedSpan) -> bool:
    return any(name.span.start <= quoted.start and quoted.end <= name.span.end for name in draft.record.names)


def _is_title(draft: Draft, quoted: QuotedSpan) -> bool:
    """Say whether it is called so: short, with a capital, and within a sentence that goes on before it."""
    text = draft.text[quoted.start : quoted.end]
    before = draft.text[: quoted.start - 1].rstrip(" \u00a0")[-1:]
    return (
        len(text) <= _LONGEST_TITLE
        and text[:1].isupper()
        and text[-1:] not in ".!?…,"
        and (before.isalnum() or before in tuple("(,;"))
    )


def _words_in(words: Sequence[LemmatizedWord], start: int, end: int) -> list[LemmatizedWord]:
    first = bisect_left(words, start, key=lambda word: word.start)
    return list(takewhile(lambda word: word.end <= end, islice(words, first, None)))


def _span(draft: Draft, start: int, end: int) -> Span:
    return Span(start=start, end=end, text=draft.text[start:end])
