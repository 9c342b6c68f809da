"""Which names of a drawing fit beside their circles without covering anything."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Literal, NamedTuple

Anchor = Literal["start", "end"]
"""The end that a name begins at: `start` stands to the right of its circle, `end` to the left (SVG)."""

_LETTER, _LINE, _GAP = 7.0, 15.0, 4.0
"""About how wide a letter is, how high a line, and how far from its circle, in units of the drawing."""
_BAND = 40.0
"""How high the bands are that a drawing is cut into: what meets a box is looked for in those it reaches."""


class Circle(NamedTuple):
    """A circle by its middle and its radius."""

    x: float
    y: float
    radius: float


Box = tuple[float, float, float, float]


def named(names: Sequence[str], circles: Sequence[Circle], width: float, most: int) -> list[Anchor | None]:
    """Give of each name on which side it stands, None where it would cover a name before it or a circle."""
    around = [(x - radius, y - radius, x + radius, y + radius) for x, y, radius in circles]
    taken: defaultdict[int, list[Box]] = defaultdict(list)  # by band
    for box in around:
        for band in _bands(box):
            taken[band].append(box)
    written = 0
    found: list[Anchor | None] = []
    for number, (name, circle) in enumerate(zip(names, circles, strict=True)):
        sides: tuple[Anchor, Anchor] = ("start", "end") if circle.x < width / 2 else ("end", "start")
        chosen = None
        for side in sides if written < most else ():
            box, own = _box(name, circle, side), around[number]
            if box[0] < 0 or box[2] > width:
                continue
            others = (other for band in _bands(box) for other in taken[band] if other is not own)
            if not any(_meet(box, other) for other in others):
                for band in _bands(box):
                    taken[band].append(box)
                written += 1
                chosen = side
                break
        found.append(chosen)
    return found


def _box(name: str, circle: Circle, side: Anchor) -> Box:
    start, width = circle.radius + _GAP, _LETTER * len(name)
    left = circle.x + start if side == "start" else circle.x - start - width
    return left, circle.y - _LINE / 2, left + width, circle.y + _LINE / 2


def _bands(box: Box) -> range:
    return range(int(box[1] // _BAND), int(box[3] // _BAND) + 1)


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
