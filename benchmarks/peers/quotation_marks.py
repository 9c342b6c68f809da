"""Baselines for statements: what stands in quotation marks, and of the nearest person named.

`by_marks` takes what is between quotation marks, from three words on, as fewer are mostly names of companies
and films; whoever is named nearest in the sentence around it said it, or else the last one named before.
`by_verbs` also looks for verbs of saying: only what is quoted in a sentence with one, or beside it, counts,
the nearest person to the verb is the speaker, and what follows `ka` after the verb is indirect speech.

Both get sentences and names of persons from Hronika, names in the nominative and in their fullest form: what
is compared is how statements are found and attributed.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Any, NamedTuple

from hronika.language.latvian.tokenizer import sentences
from hronika.record import Record

_LEAST_WORDS = 3
_QUOTED = re.compile(r"[„“«]([^„“”«»\n]+)[“”»]|\"([^\"\n]+)\"")
_VERBS = re.compile(
    r"\b(?:sac(?:īja|ījis|ījusi|ot|ījuši)|saka|teica|teicis|teikusi|teikts|norādīja|norāda|norādot|uzsvēra|uzsver"
    r"|uzsverot|paziņoja|paziņo|paziņojis|paziņojusi|piebilda|piebilst|piebilstot|skaidroja|skaidro|skaidrojot"
    r"|atzina|atzīst|atzīmēja|atzīmē|pauda|pauž|stāstīja|stāsta|apgalvoja|apgalvo|informēja|informē|ziņoja|ziņo"
    r"|pastāstīja|komentēja|komentē|atbildēja|atbild|jautāja|vaicāja|noliedza|apliecināja|brīdināja|prognozē"
    r"|prognozēja|uzskata|domā|vērtē|rakstīja|raksta|solīja|sola|pavēstīja|vēsta|aicināja|aicina)\b",
    re.IGNORECASE,
)
# After a comma and the mark a few words of the same sentence, and another mark: `…,” sacīja Roze, “…`.
_INTERRUPTED = re.compile(r",[”“»\"][^.!?„“”«»\"\n]{1,80}[„“«\"]")
_THAT = re.compile(r",\s+ka\s+")


class _Piece(NamedTuple):
    start: int
    end: int


class _Quotation(NamedTuple):
    """What is quoted, in one piece or, where the words beside it stand within, in several."""

    pieces: tuple[_Piece, ...]

    @property
    def place(self) -> _Piece:
        """The first piece, beside which a name is looked for."""
        return self.pieces[0]


def by_marks(text: str, record: Record) -> list[dict[str, Any]]:
    """Give what stands in quotation marks, each with the nearest person."""
    people = _people(record)
    bounds = _bounds(text)
    return [
        _statement(
            quoted.pieces, "direct", _nearest(people, quoted.place, _around(bounds, quoted), quoted.place)
        )
        for quoted in _quotations(text)
    ]


def by_verbs(text: str, record: Record) -> list[dict[str, Any]]:
    """Give quotations beside a verb of saying, and what stands after such a verb and `ka`."""
    people = _people(record)
    bounds = _bounds(text)
    quotations = _quotations(text)
    found = []
    for quoted in quotations:
        around = _around(bounds, quoted)
        verb = _nearest_verb(text, quoted, around)
        if verb is not None:
            speaker = _nearest(people, verb, around, quoted.place)
            found.append(_statement(quoted.pieces, "direct", speaker))
    for start, end in bounds:
        for match in _VERBS.finditer(text, start, end):
            verb = _Piece(*match.span())
            that = _THAT.search(text, verb.end, end)
            is_quoted = any(_is_within(verb.start, piece) for each in quotations for piece in each.pieces)
            if that is not None and not is_quoted:
                content = _Piece(that.end(), end)
                found.append(
                    _statement((content,), "indirect", _nearest(people, verb, (start, end), content))
                )
                break
    return found


def _quotations(text: str) -> list[_Quotation]:
    places = []
    for match in _QUOTED.finditer(text):
        group = 1 if match[1] is not None else 2
        if len(match[group].split()) >= _LEAST_WORDS:
            places.append(_Piece(*match.span(group)))
    found: list[_Quotation] = []
    for place in places:
        before = found[-1] if found else None
        if before is not None and _INTERRUPTED.fullmatch(text, before.pieces[-1].end - 1, place.start):
            found[-1] = _Quotation((*before.pieces, place))
        else:
            found.append(_Quotation((place,)))
    return found


def _people(record: Record) -> list[tuple[int, int, str]]:
    return [(name.span.start, name.span.end, name.name) for name in record.names if name.kind == "person"]


def _bounds(text: str) -> list[_Piece]:
    return [_Piece(sentence.start, sentence.end) for sentence in sentences(text)]


def _around(bounds: list[_Piece], quoted: _Quotation) -> _Piece:
    """Give the sentences in which a quotation begins and ends, with the words that come after it.

    A quotation of several sentences ends in that of the words beside it.
    """
    starts = [start for start, _ in bounds]
    first = max(0, bisect_right(starts, quoted.place.start) - 1)
    last = max(first, bisect_right(starts, quoted.pieces[-1].end + 1) - 1)
    return _Piece(bounds[first].start, bounds[last].end)


def _nearest(
    people: list[tuple[int, int, str]], place: _Piece, around: tuple[int, int], content: _Piece
) -> str | None:
    """Name the person nearest to a place in a sentence, not in the content, or the last one before."""
    outside = [each for each in people if not _is_within(each[0], content)]
    here = [each for each in outside if around[0] <= each[0] < around[1]]
    if here:
        return min(here, key=lambda each: max(place.start - each[1], each[0] - place.end))[2]
    before = [each for each in outside if each[0] < place.start]
    return before[-1][2] if before else None


def _nearest_verb(text: str, quoted: _Quotation, around: _Piece) -> _Piece | None:
    verbs = [
        _Piece(*match.span())
        for match in _VERBS.finditer(text, *around)
        if not any(_is_within(match.start(), piece) for piece in quoted.pieces)
    ]
    place = quoted.pieces[0]
    return min(verbs, key=lambda each: max(place.start - each.end, each.start - place.end), default=None)


def _is_within(index: int, place: _Piece) -> bool:
    return place.start <= index < place.end


def _statement(pieces: Sequence[_Piece], mode: str, speaker: str | None) -> dict[str, Any]:
    return {"content": [list(piece) for piece in pieces], "mode": mode, "speaker_name": speaker, "cue": None}
