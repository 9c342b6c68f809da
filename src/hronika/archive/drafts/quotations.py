"""What the archive has of a quotation: the very words, other words, another's, a part, or nothing."""

import re
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from hronika.archive.alignment import AlignedWord, Part, common, marked, stem, words_in
from hronika.archive.comparison import Alters, alters
from hronika.archive.drafts.candidates import MOST_FOUND, Candidates
from hronika.archive.drafts.draft import Draft, DraftQuotation
from hronika.archive.drafts.passages import ArchivedPassage, Texts, statements_of
from hronika.archive.drafts.speakers import DraftSpeakers, SpeakerMatch
from hronika.archive.drafts.verbatim import (
    Difference,
    QuotedWord,
    Verbatim,
    find_verbatim,
    pieces_of,
    quoted_words,
)
from hronika.archive.entries import words_within

QuotationVerdict = Literal["verbatim", "altered", "another's", "partly", "not found"]
Alteration = Alters | Difference | Literal["joined"]

_OWN = 3  # words from which on a quotation is somebody's: `Nē, protams` anybody says
_MOST_TEXTS = 8  # texts that are looked through for words that no statement has
_ALIKE = 0.6  # measured on the first half of tests/gold/drafts/drafts.jsonl
_ALIKE_OF_ANOTHER = 0.75
_LONGEST_EDGE = 3  # words exchanged at the beginning or the end; more were added there
_PIECE = 4  # words that are a part of what somebody said and no coincidence
_SHARE_OF_PIECE = 0.3


_DURATION = re.compile(r"PT?(\d+(?:\.\d+)?)[A-Z]")


class CheckedQuotation(NamedTuple):
    """A quotation of a draft and what the archive has of it.

    `verbatim`: word for word, at all of `places`, the first one first. `altered`: the first of `places` is
    the nearest, `difference` has the words of the draft and of the archive, parted where they differ, and
    `alters` names what weighs most in that. `another's`: word for word, but everybody who says it is another.
    `partly`: the places have `difference`'s words that do not differ, and the rest is not there, or elsewhere
    (`joined`). `speaker` says whether who says it in the draft is who says it at the first place. `left_out`
    are words that the draft leaves out by `…`; `is_retold` says that the archive has the words only as they
    were retold, not quoted. `start` and `end` are code points of the draft.
    """

    verdict: QuotationVerdict
    text: str
    start: int
    end: int
    by: str | None
    speaker: SpeakerMatch | None = None
    places: tuple[ArchivedPassage, ...] = ()
    alters: tuple[Alteration, ...] = ()
    difference: tuple[tuple[Part, ...], tuple[Part, ...]] | None = None
    left_out: tuple[str, ...] = ()
    is_retold: bool = False


class _Near(NamedTuple):
    """A passage with words like those quoted: the stretch of its words, and the words that are the same.

    `pairs` are places among the words quoted and among those of the passage, the same by their stems.
    """

    likeness: float
    passage: ArchivedPassage
    words: Sequence[AlignedWord]
    first: int
    last: int
    pairs: Sequence[tuple[int, int]]


_Piece = tuple[_Near, int, int, int]
"""A run of words that stands in a passage: its place there, the end exclusive, and among those quoted."""


class QuotationChecker:
    """Checks the quotations of one draft."""

    def __init__(self, draft: Draft, candidates: Candidates, texts: Texts, speakers: DraftSpeakers) -> None:
        self._draft = draft
        self._candidates = candidates
        self._texts = texts
        self._speakers = speakers

    def check(self, quotation: DraftQuotation) -> CheckedQuotation:
        """Say what the archive has of a quotation."""
        words = quoted_words([span.text for span in quotation.spans])
        spans = quotation.spans
        nothing = CheckedQuotation(
            "not found", quotation.text, spans[0].start, spans[-1].end, quotation.speaker
        )
        if not words:
            return nothing
        return self._verbatim(quotation, words, nothing) or self._near(quotation, words, nothing) or nothing

    def _verbatim(
        self, quotation: DraftQuotation, words: Sequence[QuotedWord], nothing: CheckedQuotation
    ) -> CheckedQuotation | None:
        found = self._places(quotation, words)
        if not found:
            return None
        least = min(len(each.differs) for _, each in found)
        found = [(place, each) for place, each in found if len(each.differs) == least]
        found.sort(key=lambda each: each[0].order)
        matches = [self._speakers.match(quotation.speaker, p.version, p.speaker) for p, _ in found]
        is_others = "other" in matches and not {"same"} & set(matches)
        if is_others and any(p.speaker is None for p, _ in found):
            is_others = False
        if is_others and len(words) < _OWN:
            return None
        best = next((m for m in ("same", "unsure", "other") if m in matches), None)
        # Of one article that tells of it within and without what another says, the speaker counts.
        places = [place for (place, _), match in zip(found, matches, strict=True) if match == best]
        places += [place for (place, _), match in zip(found, matches, strict=True) if match != best]
        first = next(each for place, each in found if place is places[0])
        if is_others:
            return nothing._replace(verdict="another's", speaker="other", places=tuple(places))
        if first.differs:
            difference = (((Part(places[0].text, False)),), ((Part(quotation.text, False)),))
            return nothing._replace(
                verdict="altered", speaker=best, places=tuple(places), alters=first.differs,
                difference=difference, left_out=first.left_out,
            )  # fmt: skip
        return nothing._replace(
            verdict="verbatim", speaker=best, places=tuple(places), left_out=first.left_out,
            is_retold=all(place.mode == "indirect" for place in places),
        )  # fmt: skip

    def _places(
        self, quotation: DraftQuotation, words: Sequence[QuotedWord]
    ) -> list[tuple[ArchivedPassage, Verbatim]]:
        """Give all places that have the words of a quotation, statements before other text."""
        pieces, text = pieces_of(words), quotation.text
        phrases = [text[piece[0].word.start : piece[-1].word.end] for piece in pieces]
        numbers = self._candidates.with_phrases("statement", phrases)
        if len(numbers) == MOST_FOUND:  # those of the speaker may be later ones
            names = self._speakers.names_of(quotation.speaker)
            numbers += self._candidates.with_phrases("statement", phrases, names) if names else []
        connection = self._texts.connection
        found = []
        for passage in statements_of(connection, numbers):
            if there := find_verbatim(words, passage.text):
                found.append((passage, there))
        found = _innermost(found)
        having = {passage.version for passage, _ in found}
        versions = [
            number for number in self._candidates.with_phrases("version", phrases) if number not in having
        ]
        for whole in self._texts.whole(versions[:_MOST_TEXTS]):
            if there := find_verbatim(words, whole.text):
                found.append((self._texts.stretch(whole, there.start, there.end), there))
        return found

    def _near(
        self, quotation: DraftQuotation, words: Sequence[QuotedWord], nothing: CheckedQuotation
    ) -> CheckedQuotation | None:
        if len(words) < _OWN:
            return None
        asked = words_within(self._draft.words, quotation.spans)
        near = self._nearest(
            words, statements_of(self._texts.connection, self._candidates.alike("statement", asked))
        )
        if not near or near[0].likeness < _ALIKE:
            versions = self._candidates.alike("version", asked, _MOST_TEXTS)
            near += self._nearest(words, self._texts.whole(versions))
            near.sort(key=lambda each: -each.likeness)
        if not near:
            return None
        matches = {id(each): self._match(quotation, each) for each in near}
        enough = [
            each
            for each in near
            if each.likeness >= (_ALIKE_OF_ANOTHER if matches[id(each)] == "other" else _ALIKE)
        ]
        pieces = self._pieces(words, near)
        if enough:
            best = max(enough, key=lambda each: (each.likeness, matches[id(each)] == "same"))
            if not _is_joined(words, best, pieces) and not _is_part(words, best):
                return self._altered(quotation, words, best, matches[id(best)], nothing)
        if not pieces:
            return None
        places = tuple(self._stretch(near_one, first, last) for near_one, first, last, _ in pieces)
        standing = {place for _, first, last, at in pieces for place in range(at, at + last - first)}
        return nothing._replace(
            verdict="partly",
            places=places,
            speaker=self._match(quotation, pieces[0][0]),
            alters=("joined",) if len(pieces) > 1 else (),
            difference=(
                tuple(Part(place.text, False) for place in places),
                _parted(quotation.text, words, standing),
            ),
        )

    def _altered(
        self,
        quotation: DraftQuotation,
        words: Sequence[QuotedWord],
        best: _Near,
        match: SpeakerMatch,
        nothing: CheckedQuotation,
    ) -> CheckedQuotation:
        place = self._stretch(best, best.first, best.last)
        difference = marked(place.text, quotation.text)
        spans = quotation.spans
        now = [
            each.value
            for each in self._draft.record.quantities
            if any(span.start <= each.span.start and each.span.end <= span.end for span in spans)
        ]
        now += [
            length
            for each in self._draft.record.times
            if any(span.start <= each.span.start and each.span.end <= span.end for span in spans)
            for length in _length(each.value)
        ]
        was = [value for _, value, _ in self._texts.amounts(place)]
        was += [length for _, value in self._texts.times(place) for length in _length(value)]
        return nothing._replace(
            verdict="altered", speaker=match, places=(place,), difference=difference,
            alters=alters(*difference, was, now),
        )  # fmt: skip

    def _nearest(self, words: Sequence[QuotedWord], passages: Iterable[ArchivedPassage]) -> list[_Near]:
        """Give what passages have that is like the words, the likest first; of copies the first one."""
        first: dict[tuple[str, str | None], ArchivedPassage] = {}
        for passage in sorted(passages, key=lambda each: each.order):
            first.setdefault((passage.text, passage.speaker), passage)
        found = [near for passage in first.values() if (near := _near_in(words, passage))]
        return sorted(found, key=lambda each: (-each.likeness, each.passage.order))

    def _pieces(self, words: Sequence[QuotedWord], near: Sequence[_Near]) -> list[_Piece]:
        """Give the longest runs of words that stand in passages, one after another, none of them twice.

        Each with its place among the words of the passage, the end exclusive, and among those quoted.
        """
        forms = [word.word.form for word in words]
        free = [(0, len(forms))]
        found: list[_Piece] = []
        while free:
            first, last = free.pop(0)
            runs = [
                (length, -number, at, there)
                for number, each in enumerate(near)
                for length, at, there in [
                    _longest_run(forms, first, last, [word.form for word in each.words])
                ]
            ]
            length, number, at, there = max(runs, default=(0, 0, 0, 0))
            if length < _PIECE or (not found and length < _SHARE_OF_PIECE * len(forms)):
                continue
            found.append((near[-number], there, there + length, at))
            free += [(first, at), (at + length, last)]
        return sorted(found, key=lambda each: each[3])

    def _stretch(self, near: _Near, first: int, last: int) -> ArchivedPassage:
        """Give the words of a passage from one to another, the end exclusive, as a passage."""
        passage = near.passage
        start, end = near.words[first].start, near.words[last - 1].end
        if passage.statement is None:
            return self._texts.stretch(passage, start, end)
        return passage._replace(text=passage.text[start:end])

    def _match(self, quotation: DraftQuotation, near: _Near) -> SpeakerMatch:
        place = self._stretch(near, near.first, near.last)
        return self._speakers.match(quotation.speaker, place.version, place.speaker)


def _innermost(found: Sequence[tuple[ArchivedPassage, Verbatim]]) -> list[tuple[ArchivedPassage, Verbatim]]:
    """Leave out a statement that only quotes another one that has the words too."""
    return [
        (passage, there)
        for passage, there in found
        if not any(
            other.version == passage.version
            and passage.start <= other.start
            and other.end <= passage.end
            and other.end - other.start < passage.end - passage.start
            for other, _ in found
        )
    ]


def _near_in(words: Sequence[QuotedWord], passage: ArchivedPassage) -> _Near | None:
    """Find the stretch of a passage whose words are most like those quoted."""
    there = words_in(passage.text)
    asked = [stem(word.word.form) for word in words]
    stems = [stem(word.form) for word in there]
    size = len(asked) + max(2, len(asked) // 3)
    wanted = set(asked)
    counts = [form in wanted for form in stems]
    if not any(counts):
        return None
    shared = sum(counts[:size])
    best, at = shared, 0
    for place in range(1, len(stems) - size + 1):
        shared += counts[place + size - 1] - counts[place - 1]
        if shared > best:
            best, at = shared, place
    pairs = [(one, other + at) for one, other in common(asked, stems[at : at + size])]
    if not pairs:
        return None
    first, last = pairs[0][1], pairs[-1][1] + 1
    first = _reach(there, passage.text, first, -1, min(pairs[0][0], _LONGEST_EDGE))
    last = _reach(there, passage.text, last, 1, min(len(asked) - pairs[-1][0] - 1, _LONGEST_EDGE))
    likeness = 2 * len(pairs) / (len(asked) + last - first)
    return _Near(likeness, passage, there, first, last, pairs)


def _reach(words: Sequence[AlignedWord], text: str, border: int, step: Literal[-1, 1], most: int) -> int:
    """Move a border by so many words, as far as they are of one sentence: they may be those exchanged."""
    for _ in range(most):
        if not 0 < border < len(words) or set(text[words[border - 1].end : words[border].start]) & set(".!?"):
            break
        border += step
    return border


def _is_part(words: Sequence[QuotedWord], near: _Near) -> bool:
    """Say whether a run of words stands there, and what is before or after it was added to that."""
    forms = [word.word.form for word in words]
    there = [word.form for word in near.words[near.first : near.last]]
    length, at, _ = _longest_run(forms, 0, len(forms), there)
    before, after = at, len(forms) - at - length
    beside = sum(not at <= one < at + length for one, _ in near.pairs)
    return (
        length >= _PIECE
        and min(before, after) == 0
        and max(before, after) >= _LONGEST_EDGE
        and 2 * beside <= max(before, after)
    )


def _is_joined(words: Sequence[QuotedWord], near: _Near, pieces: Sequence[_Piece]) -> bool:
    """Say whether pieces from several places explain a quotation better than the nearest stretch.

    Where that has all its words in their order some were left out there, and nothing was joined.
    """
    covered = sum(last - first for _, first, last, _ in pieces)
    same = sum(words[one].word.form == near.words[other].form for one, other in near.pairs)
    return len(pieces) > 1 and same < len(words) and near.likeness < covered / len(words)


def _longest_run(forms: Sequence[str], first: int, last: int, there: Sequence[str]) -> tuple[int, int, int]:
    """Give the longest run of words that stand in both: how many, and where it begins in each."""
    best = (0, 0, 0)
    before: dict[int, int] = {}
    places: dict[str, list[int]] = {}
    for place, form in enumerate(there):
        places.setdefault(form, []).append(place)
    for here in range(first, last):
        now = {place: before.get(place - 1, 0) + 1 for place in places.get(forms[here], ())}
        for place, length in now.items():
            best = max(best, (length, here - length + 1, place - length + 1))
        before = now
    return best


def _length(value: str | None) -> list[float]:
    """Give the number in a duration by ISO 8601 (`P7Y`), which is none among the amounts."""
    found = _DURATION.fullmatch(value or "")
    return [float(found[1])] if found else []


def _parted(text: str, words: Sequence[QuotedWord], standing: set[int]) -> tuple[Part, ...]:
    """Part the text of a quotation where words begin and end that the archive does not have."""
    parts: list[Part] = []
    end = 0
    for number, quoted in enumerate(words):
        differs = number not in standing
        stretch = text[end : quoted.word.end]
        if parts and parts[-1].differs == differs:
            parts[-1] = Part(parts[-1].text + stretch, differs)
        else:
            parts.append(Part(stretch, differs))
        end = quoted.word.end
    return tuple([*parts, Part(text[end:], False)] if text[end:] else parts)
