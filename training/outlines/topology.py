"""Reading TopoJSON, and making lines and polygons of it simpler and smaller."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

Point = tuple[float, float]
Line = list[Point]
Box = tuple[float, float, float, float]
"""West, south, east, north, in degrees."""


class Topology:
    """A file of TopoJSON whose arcs are simplified: neighbours share them, and so keep together."""

    def __init__(self, value: Mapping[str, Any], tolerance: float) -> None:
        self._geometries: list[Mapping[str, Any]] = value["objects"]["countries"]["geometries"]
        (x_scale, y_scale), (x_first, y_first) = value["transform"]["scale"], value["transform"]["translate"]
        self._arcs: list[Line] = []
        for arc in value["arcs"]:
            x = y = 0
            line = []
            for x_step, y_step in arc:
                x, y = x + x_step, y + y_step
                line.append((x * x_scale + x_first, y * y_scale + y_first))
            self._arcs.append(simplified(line, tolerance))

    def polygons(self) -> Iterator[tuple[str, list[Line]]]:
        """Yield the polygons of countries with their ISO 3166-1 numbers: rings, the outer one first."""
        for geometry in self._geometries:
            for polygon in _polygons(geometry):
                yield str(geometry.get("id", "")), [self._ring(ring) for ring in polygon]

    def borders(self) -> Iterator[Line]:
        """Yield the lines between two countries, each once."""
        users: dict[int, set[int]] = {}
        for country, geometry in enumerate(self._geometries):
            for polygon in _polygons(geometry):
                for arc in (arc for ring in polygon for arc in ring):
                    users.setdefault(arc if arc >= 0 else ~arc, set()).add(country)
        for arc in sorted(users):
            if len(users[arc]) > 1:
                yield self._arcs[arc]

    def _ring(self, arcs: Sequence[int]) -> Line:
        ring: Line = []
        for arc in arcs:
            line = self._arcs[arc] if arc >= 0 else self._arcs[~arc][::-1]
            ring += line[1:] if ring else line
        return _unrolled(ring)


def _polygons(geometry: Mapping[str, Any]) -> list[list[list[int]]]:
    """Give the arcs of the polygons of a geometry, by rings."""
    arcs: list[Any] = geometry.get("arcs", [])
    return arcs if geometry["type"] == "MultiPolygon" else [arcs] if arcs else []


def _unrolled(ring: Line) -> Line:
    """Let a ring that crosses the 180th meridian go on beyond it, instead of around the world."""
    turns, found = 0, ring[:1]
    for one, other in pairwise(ring):
        turns += (other[0] - one[0] < -180) - (other[0] - one[0] > 180)
        found.append((other[0] + 360 * turns, other[1]))
    return found


def simplified(line: Line, tolerance: float) -> Line:
    """Leave out points that lie within a tolerance of what is left (Ramer, Douglas and Peucker)."""
    kept = {0, len(line) - 1}
    waiting = [(0, len(line) - 1)]
    while waiting:
        first, last = waiting.pop()
        far, place = max(
            ((_distance(line[each], line[first], line[last]), each) for each in range(first + 1, last)),
            default=(0.0, 0),
        )
        if far > tolerance:
            kept.add(place)
            waiting += [(first, place), (place, last)]
    return [line[each] for each in sorted(kept)]


def _distance(point: Point, one: Point, other: Point) -> float:
    """Give the distance of a point from a stretch; of a closed line from its one end."""
    x, y = other[0] - one[0], other[1] - one[1]
    length = x * x + y * y
    along = ((point[0] - one[0]) * x + (point[1] - one[1]) * y) / length if length else 0.0
    along = min(1.0, max(0.0, along))
    return float(((point[0] - one[0] - along * x) ** 2 + (point[1] - one[1] - along * y) ** 2) ** 0.5)


def turned(ring: Line) -> Iterator[Line]:
    """Yield a ring where it is, and where it comes again around the world to the east and to the west."""
    for turn in (0, 360, -360):
        yield [(x + turn, y) for x, y in ring]


def clipped_ring(ring: Line, box: Box) -> Line:
    """Give the part of a ring that lies in a box (Sutherland and Hodgman)."""
    west, south, east, north = box
    for axis, bound, sign in ((0, west, 1), (0, east, -1), (1, south, 1), (1, north, -1)):
        clipped: Line = []
        for one, other in pairwise([*ring[-1:], *ring]):
            within, before = (sign * (each[axis] - bound) >= 0 for each in (other, one))
            if within != before:
                share = (bound - one[axis]) / (other[axis] - one[axis])
                clipped.append((one[0] + share * (other[0] - one[0]), one[1] + share * (other[1] - one[1])))
            if within:
                clipped.append(other)
        ring = clipped
    return ring


def lines_within(line: Line, box: Box) -> Iterator[Line]:
    """Yield the stretches of a line that touch a box; they may reach out of it by one step."""
    west, south, east, north = box
    inside = [west <= x <= east and south <= y <= north for x, y in line]
    stretch: Line = []
    for (one, other), touches in zip(pairwise(line), (a or b for a, b in pairwise(inside)), strict=True):
        if touches:
            stretch = [*stretch, other] if stretch else [one, other]
        elif stretch:
            yield stretch
            stretch = []
    if stretch:
        yield stretch


def area(ring: Line) -> float:
    """Give the area that a ring has, in square degrees."""
    return abs(sum(one[0] * other[1] - other[0] * one[1] for one, other in pairwise([*ring, ring[0]]))) / 2


def middle(ring: Line) -> Point:
    """Give the centroid of the area of a ring."""
    double = x = y = 0.0
    for one, other in pairwise([*ring, ring[0]]):
        cross = one[0] * other[1] - other[0] * one[1]
        double += cross
        x += (one[0] + other[0]) * cross
        y += (one[1] + other[1]) * cross
    return (x / (3 * double), y / (3 * double)) if double else ring[0]
