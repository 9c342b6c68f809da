"""Words of two texts beside each other: which are the same, which went and which came.

All here is the same both ways: what is told of an old and a new text is told, with went and came exchanged,
of the new and the old one.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

# A number with its marks is one word; of signs those are words that change what is said.
_WORD = re.compile(
    r"\d+(?:[.,:]\d+)*|(?:[^\W\d_][\u0300-\u036f\u00ad\u200b-\u200d\u2060]*)+|[%‰€$£°]|[-−–](?=\d)"
)
_INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060]")
_STEM = 5  # letters by which a word is known, whatever its ending

# Measured on 20 pairs of sentences of our own (tests/test_changes_alignment.py): what was reworded shares at
# least 0.40 of its words, what is another statement at most 0.29.
ENOUGH = 0.35
_SAME_PLACE = 0.1  # what a pair in one place, or of one speaker, is worth beside words it shares
_MOST_COMPARED = 1_000_000  # pairs of words, about half a second
_FARTHEST = 200  # places that a reworded sentence may have moved


class AlignedWord(NamedTuple):
    """A word: where it stands (code points, end exclusive) and what it is compared by."""

    start: int
    end: int
    form: str


class Part(NamedTuple):
    """A stretch of a text, and whether its words are among those that differ from the other text."""

    text: str
    differs: bool


def words_in(text: str, start: int = 0, end: int | None = None) -> list[AlignedWord]:
    """Give the words of a text, or of a part of it; marks between words are none, signs of numbers are.

    >>> [word.form for word in words_in("Slēgs 3,5 % skolu (–2).")]
    ['slēgs', '3,5', '%', 'skolu', '-', '2']
    """
    found = _WORD.finditer(text, start, len(text) if end is None else end)
    return [AlignedWord(match.start(), match.end(), _form(match[0])) for match in found]


def _form(word: str) -> str:
    if word in "-−–":
        return "-"
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", word)).casefold()


def stem(form: str) -> str:
    """Give the beginning that the forms of a word share, without the `ne` that denies it.

    >>> stem("neslēgšot") == stem("slēgšana")
    True
    """
    return (form[2:] if form.startswith("ne") and len(form) > _STEM else form)[:_STEM]


def common(one: Sequence[str], other: Sequence[str]) -> list[tuple[int, int]]:
    """Give the places of a longest common subsequence of two sequences.

    Of very long ones only what both begin and end with is looked at, so that it takes bounded time.
    """
    first = 0
    while first < min(len(one), len(other)) and one[first] == other[first]:
        first += 1
    last = 0
    while last < min(len(one), len(other)) - first and one[-1 - last] == other[-1 - last]:
        last += 1
    inner, outer = one[first : len(one) - last], other[first : len(other) - last]
    ends = [(len(one) - place, len(other) - place) for place in range(last, 0, -1)]
    if len(inner) * len(outer) > _MOST_COMPARED:
        return [*((place, place) for place in range(first)), *ends]
    lengths = [[0] * (len(outer) + 1) for _ in range(len(inner) + 1)]
    for row in range(len(inner) - 1, -1, -1):
        for column in range(len(outer) - 1, -1, -1):
            lengths[row][column] = (
                lengths[row + 1][column + 1] + 1
                if inner[row] == outer[column]
                else max(lengths[row + 1][column], lengths[row][column + 1])
            )
    places = [(place, place) for place in range(first)]
    row = column = 0
    while row < len(inner) and column < len(outer):
        if inner[row] == outer[column]:
            places.append((first + row, first + column))
            row, column = row + 1, column + 1
        elif lengths[row + 1][column] >= lengths[row][column + 1]:
            row += 1
        else:
            column += 1
    return places + ends


def likeness(one: Sequence[str], other: Sequence[str]) -> float:
    """Give the share, 0 to 1, of the words of both that stand in both in one order, by their stems."""
    if not one or not other:
        return 0.0
    shared = len(common([stem(form) for form in one], [stem(form) for form in other]))
    return 2 * shared / (len(one) + len(other))


class Wording(NamedTuple):
    """Something that is said: its words in order, and who says it."""

    forms: tuple[str, ...]
    by: str | None = None


def pair(old: Sequence[Wording], new: Sequence[Wording]) -> list[tuple[int | None, int | None]]:
    """Pair what is the same, or the same in other words; each is in one pair, beside None if alone.

    First what has the same words and speaker is paired, then what has the same words, in order; of what is
    left those that share most words, if enough of them and not too far apart.
    """
    found: list[tuple[int, int]] = []
    lone = [list(range(len(old))), list(range(len(new)))]

    def take(pairs: Sequence[tuple[int, int]]) -> None:
        found.extend(pairs)
        for side, left in enumerate(lone):
            taken = {each[side] for each in pairs}
            lone[side] = [place for place in left if place not in taken]

    for with_speaker in (True, False):
        places: list[dict[Wording, list[int]]] = []
        for items, left in zip((old, new), lone, strict=True):
            by_words = defaultdict(list)
            for place in left:
                by_words[items[place] if with_speaker else Wording(items[place].forms)].append(place)
            places.append(by_words)
        take(
            [
                each
                for key, left in places[0].items()
                for each in zip(left, places[1].get(key, []), strict=False)
            ]
        )
    take(_alike(old, new, *lone))
    lone_old, lone_new = lone
    return [*sorted(found), *((place, None) for place in lone_old), *((None, place) for place in lone_new)]


def _alike(
    old: Sequence[Wording], new: Sequence[Wording], left: list[int], right: list[int]
) -> list[tuple[int, int]]:
    """Pair the items at these places that share most, each once; of two that share as much the nearer."""
    bags = {side: {place: Counter(map(stem, items[place].forms)) for place in places}
            for side, items, places in (("old", old, left), ("new", new, right))}  # fmt: skip
    scored = []
    for one in left:
        for other in right:
            # Places are counted from the end too, as what stands before may have grown.
            apart = min(abs(one - other), abs((len(old) - one) - (len(new) - other)))
            if apart > _FARTHEST:
                continue
            size = len(old[one].forms) + len(new[other].forms)
            at_most = 2 * (bags["old"][one] & bags["new"][other]).total() / size if size else 0
            if at_most < ENOUGH:
                continue
            share = likeness(old[one].forms, new[other].forms)
            if share >= ENOUGH:
                by = _SAME_PLACE * (old[one].by is not None and old[one].by == new[other].by)
                near = _SAME_PLACE / (1 + apart)
                scored.append((-share - by - near, apart, one + other, one, other))
    pairs: list[tuple[int, int]] = []
    used: tuple[set[int], set[int]] = (set(), set())
    for *_, one, other in sorted(scored):
        if one not in used[0] and other not in used[1]:
            used[0].add(one)
            used[1].add(other)
            pairs.append((one, other))
    return pairs


def marked(old: str, new: str) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """Part both texts where words that differ begin and end.

    >>> [part.text for part in marked("slēgs trīs skolas", "slēgs divas skolas")[1] if part.differs]
    ['divas']
    """
    one, other = words_in(old), words_in(new)
    same = common([word.form for word in one], [word.form for word in other])
    return _parts(old, one, {place for place, _ in same}), _parts(new, other, {place for _, place in same})


def _parts(text: str, words: Sequence[AlignedWord], same: set[int]) -> tuple[Part, ...]:
    parts: list[Part] = []
    end, differs = 0, False
    start = 0  # of the part that is being made
    for place, word in enumerate(words):
        if (place not in same) != differs:
            # The blanks and marks at the border belong to what is the same.
            border = end if differs else word.start
            if border > start:
                parts.append(Part(text[start:border], differs))
            start, differs = border, not differs
        end = word.end
    border = end if differs else len(text)
    if border > start:
        parts.append(Part(text[start:border], differs))
    if border < len(text):
        parts.append(Part(text[border:], False))
    return tuple(parts)
