"""The map: its views, and where places stand in them.

The projection is equirectangular, true to scale at the middle of a view. The outlines are made by
`training/outlines` from Natural Earth.
"""

import math
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

from hronika.web.drawing.naming import Circle, named

ViewName = Literal["latvia", "europe", "world"]

OUTLINES = Path(__file__).parents[1] / "static" / "outlines.svg"
POINTS = Path(__file__).with_name("countries.tsv")

_WIDTH = 960.0
_RADII: Mapping[ViewName, tuple[float, float]] = {
    "latvia": (4.0, 22.0), "europe": (3.5, 16.0), "world": (2.5, 9.0),
}  # fmt: skip
"""The radius of a dot that stands for one article, and of the largest, in units of the drawing."""
_MOST_NAMES = 80
_MOST = 0.6
"""The share of all points that a view has to hold to be shown first."""


class View(NamedTuple):
    """West, south, east and north of a part of the world in degrees, and the units of its paths in one."""

    box: tuple[float, float, float, float]
    units: int

    @property
    def stretch(self) -> float:
        """How much longer a degree of latitude is drawn than one of longitude."""
        return 1 / math.cos(math.radians((self.box[1] + self.box[3]) / 2))

    @property
    def scale(self) -> float:
        """How many units of the drawing a degree of longitude has."""
        return _WIDTH / (self.box[2] - self.box[0])

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the drawing."""
        return _WIDTH, round((self.box[3] - self.box[1]) * self.scale * self.stretch, 1)

    @property
    def transform(self) -> str:
        """What makes the paths of the outlines fit the drawing, as an attribute of SVG."""
        across, down = self.scale / self.units, self.scale * self.stretch / self.units
        return (
            f"matrix({across:.6g} 0 0 {down:.6g} {-self.box[0] * self.scale:.6g} "
            f"{self.box[3] * self.scale * self.stretch:.6g})"
        )

    def place(self, longitude: float, latitude: float) -> tuple[float, float] | None:
        """Give where a point stands in the drawing, None where it lies outside."""
        west, south, east, north = self.box
        if not (west <= longitude <= east and south <= latitude <= north):
            return None
        return (
            round((longitude - west) * self.scale, 1),
            round((north - latitude) * self.scale * self.stretch, 1),
        )


VIEWS: Mapping[ViewName, View] = {
    "latvia": View((20.6, 55.5, 28.5, 58.2), 200),
    "europe": View((-12.0, 34.0, 46.0, 71.0), 30),
    "world": View((-180.0, -58.0, 180.0, 80.0), 4),
}


@cache
def country_points() -> Mapping[str, tuple[float, float]]:
    """Give longitude and latitude of the middle of countries by their ISO 3166-1 codes."""
    lines = (line.split("\t") for line in POINTS.read_text("utf-8").splitlines() if line[0] != "#")
    return {code: (float(longitude), float(latitude)) for code, longitude, latitude in lines}


class Dot(NamedTuple):
    """A dot of the map: where it stands and how large it is, by the number of articles.

    `place` is the number of its place, `asserted` and `others` are numbers of events there. `has_name`
    says whether its name fits beside it; `anchor` is the end that the name begins at.
    """

    place: int
    x: float
    y: float
    radius: float
    asserted: int
    others: int
    has_name: bool = False
    anchor: str = "start"


def smallest_view(points: Sequence[tuple[float, float]]) -> ViewName:
    """Give the smallest view that holds most of these points."""
    for name in ("latvia", "europe"):
        within = sum(VIEWS[name].place(*point) is not None for point in points)
        if within and within >= _MOST * len(points):
            return name
    return "world" if points else "latvia"


def dots(
    view: ViewName,
    points: Sequence[tuple[float, float] | None],
    names: Sequence[str],
    counts: Sequence[tuple[int, int, int]],
) -> tuple[Dot, ...]:
    """Place the dots of a view, large ones first so that small ones stand on them.

    `counts` has of each place the articles, the events told as facts, and the others.
    """
    placed = [
        (number, place)
        for number, point in enumerate(points)
        if point is not None and (place := VIEWS[view].place(*point))
    ]
    most = max((max(counts[number][0], 1) for number, _ in placed), default=1)
    found = [
        Dot(number, x, y, _radius(view, max(counts[number][0], 1), most), *counts[number][1:])
        for number, (x, y) in placed
    ]
    found.sort(key=lambda dot: (-dot.radius, dot.place))
    anchors = named(
        [names[dot.place] for dot in found],
        [Circle(dot.x, dot.y, dot.radius) for dot in found],
        _WIDTH,
        _MOST_NAMES,
    )
    return tuple(
        dot._replace(has_name=anchor is not None, anchor=anchor or "start")
        for dot, anchor in zip(found, anchors, strict=True)
    )


def _radius(view: ViewName, count: int, most: int) -> float:
    """Give the radius of a dot whose area grows with what it counts."""
    share = math.sqrt((count - 1) / (most - 1)) if most > 1 else 0.0
    least, largest = _RADII[view]
    return round(least + (largest - least) * share * min(1.0, most / 20), 1)
