"""The drawing of a network: where nodes stand, how edges run, which names fit.

Nodes are placed by forces between them (Fruchterman and Reingold, 1991): all push each other away, an edge
pulls its two together, and a weak pull to the middle keeps together what has no edge between. The beginning
is random with a fixed seed, so that the same graph is always drawn the same. Layouts are kept by content.
"""

import math
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from hronika.archive.network.telling import Edge, Node
from hronika.archive.network.ties import TieKind
from hronika.web.drawing.naming import Circle, named

if TYPE_CHECKING:
    from numpy import float32
    from numpy.typing import NDArray

SIZE = 960.0
_MARGIN = 40.0
_SEED = 14
_STEPS = 70
"""How often all nodes are moved; 250 times leave the same energy of the forces, within 2 %."""
_REST = 6
"""How much longer an edge may be than nodes that push each other away would leave it."""
_KEPT = 64
_LEAST, _LARGEST = 3.5, 13.0
_TARGET = 17
"""What can be pointed at is no smaller than that, also where the drawing is as narrow as a phone."""
_MOST_NAMES = 60
_BEND = 0.13
"""How far an edge bends aside, as a share of its length, for each further one between the same two."""


class PlacedNode(NamedTuple):
    """A node, its circle, and whether its name fits beside it, with the end that the name begins at.

    `target` is the radius of what can be pointed at, `name_x` and `name_y` are where the name begins or ends.
    """

    node: Node
    x: float
    y: float
    radius: float
    target: float
    has_name: bool
    anchor: str
    name_x: float
    name_y: float


class PlacedEdge(NamedTuple):
    """An edge as a path of SVG from the rim of one circle to that of the other."""

    edge: Edge
    path: str
    width: float


class Graph(NamedTuple):
    """A drawn network; it is as high as what is in it."""

    nodes: tuple[PlacedNode, ...]
    edges: tuple[PlacedEdge, ...]
    height: float


def graph(nodes: Sequence[Node], edges: Sequence[Edge]) -> Graph:
    """Draw a network."""
    pulls: dict[tuple[int, int], int] = {}
    for edge in edges:
        ends = min(edge.one, edge.other), max(edge.one, edge.other)
        pulls[ends] = pulls.get(ends, 0) + edge.ties
    places, height = layout(len(nodes), tuple(sorted((*ends, count) for ends, count in pulls.items())))
    most = max((node.ties for node in nodes), default=1)
    radii = [
        round(_LEAST + (_LARGEST - _LEAST) * math.sqrt(node.ties / most) * min(1.0, most / 10), 1)
        for node in nodes
    ]
    return Graph(tuple(_named(nodes, places, radii)), tuple(_drawn(edges, places, radii)), height)


@lru_cache(_KEPT)
def layout(
    count: int, edges: tuple[tuple[int, int, int], ...]
) -> tuple[tuple[tuple[float, float], ...], float]:
    """Place so many nodes with these edges and their weights in the width `SIZE`; also give the height."""
    import numpy as np

    if count == 0:
        return (), 0.0
    height = SIZE * min(1.0, 0.35 + count / 120)
    generator = np.random.default_rng(_SEED)
    places = generator.uniform(-0.5, 0.5, (2, count)).astype(np.float32)
    one = np.array([edge[0] for edge in edges], dtype=int)
    other = np.array([edge[1] for edge in edges], dtype=int)
    ideal = 0.9 / math.sqrt(count)
    pulling = (1 + np.log(np.array([edge[2] for edge in edges], dtype=np.float32))) / (_REST * ideal)
    ends = np.concatenate((one, other))
    to_middle = ((0.9 + 0.05 * np.bincount(ends, minlength=count)) * ideal * 3).astype(np.float32)
    push = np.empty((count, count), np.float32)
    # Squares of distances as BLAS makes them, |a - b|² = a² + b² - 2ab, and what adds up the pushes on each.
    first, second = np.ones((2, 4, count), np.float32)
    for step in range(_STEPS):
        second[:2] = places
        first[:2] = -2 * places
        first[2] = second[3] = (places * places).sum(axis=0)
        np.matmul(first.T, second, out=push)
        np.maximum(push, 1e-6, out=push)
        np.divide(ideal**2, push, out=push)
        *pushed, whole = second[:3] @ push
        apart = places[:, one] - places[:, other]
        pull = np.hypot(*apart) * pulling
        force = places * (whole - to_middle) - pushed
        for axis in (0, 1):
            pulled = pull * apart[axis]
            force[axis] -= np.bincount(ends, np.concatenate((pulled, -pulled)), count)
        length = np.maximum(np.hypot(*force), 1e-9)
        places += force * (np.minimum(length, 0.12 * (1 - step / _STEPS) + 0.001) / length)
    if count == 1:
        return ((SIZE / 2, round(height / 2, 1)),), round(height, 1)
    placed = zip(_fitted(places[0], SIZE), _fitted(places[1], height), strict=True)
    return tuple(placed), round(height, 1)


def _fitted(places: "NDArray[float32]", size: float) -> list[float]:
    """Spread places over a size, but for its margins."""
    lowest, highest = float(places.min()), float(places.max())
    scale = (size - 2 * _MARGIN) / max(highest - lowest, 1e-9)
    return [round((float(place) - lowest) * scale + _MARGIN, 1) for place in places]


def _named(
    nodes: Sequence[Node], places: Sequence[tuple[float, float]], radii: Sequence[float]
) -> Iterator[PlacedNode]:
    """Name first those with most ties."""
    circles = [Circle(x, y, radius) for (x, y), radius in zip(places, radii, strict=True)]
    anchors = named([node.name for node in nodes], circles, SIZE, _MOST_NAMES)
    for node, (x, y, radius), anchor in zip(nodes, circles, anchors, strict=True):
        side = anchor or ("start" if x < SIZE / 2 else "end")
        yield PlacedNode(
            node, x, y, radius, max(radius, _TARGET), anchor is not None, side,
            round(x + (radius + 4 if side == "start" else -radius - 4), 1), round(y + 4, 1),
        )  # fmt: skip


def _drawn(
    edges: Sequence[Edge], places: Sequence[tuple[float, float]], radii: Sequence[float]
) -> Iterator[PlacedEdge]:
    between: dict[tuple[int, int], list[tuple[TieKind, bool]]] = {}
    for edge in edges:
        ends = min(edge.one, edge.other), max(edge.one, edge.other)
        before = between.setdefault(ends, [])
        # Two that run in opposite directions bend to opposite sides by themselves.
        bend = _BEND * (1 + len(before)) if before or edge.kind != "meets" else 0.0
        before.append((edge.kind, edge.one < edge.other))
        path = _path(places[edge.one], places[edge.other], radii[edge.one], radii[edge.other], bend)
        yield PlacedEdge(edge, path, round(1 + math.log2(edge.ties) / 2, 1))


def _path(
    one: tuple[float, float], other: tuple[float, float], from_rim: float, to_rim: float, bend: float
) -> str:
    across, down = other[0] - one[0], other[1] - one[1]
    length = math.hypot(across, down) or 1.0
    middle = (one[0] + other[0]) / 2 - down * bend, (one[1] + other[1]) / 2 + across * bend
    start, end = _rim(one, middle, from_rim + 1), _rim(other, middle, to_rim + 3)
    if length < from_rim + to_rim + 4:
        start, end = one, other
    return "M{:.1f} {:.1f}Q{:.1f} {:.1f} {:.1f} {:.1f}".format(*start, *middle, *end)


def _rim(point: tuple[float, float], towards: tuple[float, float], radius: float) -> tuple[float, float]:
    across, down = towards[0] - point[0], towards[1] - point[1]
    length = math.hypot(across, down) or 1.0
    return point[0] + across / length * radius, point[1] + down / length * radius
