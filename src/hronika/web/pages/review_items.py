"""A statement or an event in review: as it is now, what an edit says otherwise, its words piece by piece."""

import hashlib
import json
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any, NamedTuple, get_args

from hronika.archive.corrections.correcting import JudgingAction
from hronika.archive.versions import StoredVersion
from hronika.errors import UsageError
from hronika.record import Act, Event, EventType, Mode, Polarity, Span, Stance, Statement, Vouched
from hronika.web.errors import NotThereError, StaleError
from hronika.web.page import Asked

CHOICES: dict[str, tuple[str, ...]] = {
    "act": get_args(Act), "mode": get_args(Mode), "stance": get_args(Stance), "vouched": get_args(Vouched),
    "polarity": get_args(Polarity), "type": get_args(EventType),
}  # fmt: skip
"""The values that a field of an item can be given."""

ACTIONS: dict[str, JudgingAction] = {"right": "confirm", "wrong": "reject"}
PIECE = r"^[0-9]{1,9}-[0-9]{1,9}$"
MOST_PIECES = 20

_MOVES = {"begin_earlier": (-1, 0), "begin_later": (1, 0), "end_earlier": (0, -1), "end_later": (0, 1)}
_KEYS = {
    "begin_earlier": "ArrowLeft", "begin_later": "ArrowRight", "end_earlier": "Shift+ArrowLeft",
    "end_later": "Shift+ArrowRight",
}  # fmt: skip


_BESIDE = {-1: "ArrowUp", 1: "ArrowDown"}


class MovedPiece(NamedTuple):
    """A piece of the content as it would be, with the addresses of the page on which it is moved further.

    `moves` has each by what it does, with its key where the piece is the chosen one; `choose` is the page on
    which it is, with its key where it is beside that, `remove` that without it, None of the only one.
    """

    span: Span
    moves: tuple[tuple[str, str | None, str | None], ...]
    choose: str
    choose_key: str | None
    remove: str | None
    is_chosen: bool


def current_item(asked: Asked, id: str, article: str) -> tuple[Statement | Event, StoredVersion]:
    """Give an item as it is now, with its version; raises NotThereError where it is gone."""
    try:
        stored = asked.archive.item(id, article=article)
    except UsageError:
        raise NotThereError(asked.words("review.gone")) from None
    version = stored.version
    record = asked.archive.text(version.record.article.sha256).record
    items: Sequence[Statement | Event] = (*record.statements, *record.events)
    found = next((item for item in items if item.id == stored.id), None)
    if found is None:
        raise NotThereError(asked.words("review.gone"))
    return found, version


def item_as_seen(asked: Asked, id: str, article: str, seen: str) -> tuple[Statement | Event, StoredVersion]:
    """Give the item that a decision is on; raises StaleError where it is not what was shown."""
    item, version = current_item(asked, id, article)
    if digest(item) != seen:
        raise StaleError(asked.words("review.changed"))
    return item, version


def digest(item: Statement | Event) -> str:
    """Give what tells an item as it is from what it was or will be."""
    value = json.dumps(item.model_dump(mode="json"), sort_keys=True)
    return hashlib.sha256(value.encode()).hexdigest()[:16]


def changes(item: Statement | Event, version: StoredVersion, body: Any) -> dict[str, Any]:
    """Give what an edit (`ItemEdit`) says otherwise than the item has it."""
    given: dict[str, Any] = {}
    for name in CHOICES:
        value = getattr(body, name)
        if value is not None and hasattr(item, name) and value != getattr(item, name):
            given[name] = value
    if isinstance(item, Statement):
        if body.no_speaker and item.speaker_name is not None:
            given["speaker"] = None
        elif body.speaker and body.speaker != item.speaker_name:
            given["speaker"] = body.speaker
        pieces = pieces_of(version.text, body.piece) or item.content
        if body.words and body.words.split() != " ".join(span.text for span in pieces).split():
            given["words"] = body.words
        elif _places(pieces) != _places(item.content):
            given["content"] = pieces
    return given


def pieces_of(text: str, pieces: Sequence[str]) -> tuple[Span, ...]:
    """Give the stretches of a text that an address names, `120-164`; none where they are none of the text."""
    places = [tuple(map(int, piece.split("-"))) for piece in pieces]
    spans = [
        Span(start=start, end=end, text=text[start:end]) for start, end in places if start < end <= len(text)
    ]
    is_apart = all(one.end <= other.start for one, other in pairwise(spans))
    return tuple(spans) if is_apart and len(spans) == len(places) else ()


def moved_pieces(
    version: StoredVersion, spans: Sequence[Span], chosen: int, address: Callable[[Sequence[Span], int], str]
) -> tuple[MovedPiece, ...]:
    """Give the pieces with the ways to move each by a word; `address` is that of given pieces, one chosen."""
    found = []
    for place, span in enumerate(spans):
        moves = []
        for what, (begin, end) in _MOVES.items():
            moved = _moved(version, spans, place, begin, end)
            way = None if moved is None else address([*spans[:place], moved, *spans[place + 1 :]], place)
            moves.append((what, way, _KEYS[what] if place == chosen else None))
        rest = [*spans[:place], *spans[place + 1 :]]
        found.append(
            MovedPiece(
                span, tuple(moves), address(spans, place), _BESIDE.get(place - chosen),
                address(rest, max(0, place - 1)) if rest else None, place == chosen,
            )
        )  # fmt: skip
    return tuple(found)


def _moved(version: StoredVersion, spans: Sequence[Span], place: int, begin: int, end: int) -> Span | None:
    """Move an end of a piece by a word; None where it would go into another, out of the text, or vanish."""
    words, span = version.words, spans[place]
    least = spans[place - 1].end if place else 0
    most = spans[place + 1].start if place + 1 < len(spans) else len(version.text)
    inside = [at for at, word in enumerate(words) if word.end > span.start and word.start < span.end]
    if not inside:
        return None
    first, last = inside[0] + begin, inside[-1] + end
    if not 0 <= first <= last < len(words):
        return None
    start = words[first].start if begin else span.start
    finish = words[last].end if end else span.end
    if start < least or finish > most:
        return None
    return Span(start=start, end=finish, text=version.text[start:finish])


def _places(spans: Sequence[Span]) -> list[tuple[int, int]]:
    return [(span.start, span.end) for span in spans]
