"""The recipe of the outlines: TopoJSON is read, made simpler, cut to a view and written as paths."""

import pytest

from training.outlines.__main__ import _path
from training.outlines.topology import Topology, area, clipped_ring, lines_within, middle, simplified, turned

TWO = {
    "transform": {"scale": [1, 1], "translate": [0, 0]},
    "arcs": [[[4, 0], [0, 4]], [[4, 4], [-4, 0], [0, -4], [4, 0]], [[4, 0], [4, 0], [0, 4], [-4, 0]]],
    "objects": {
        "countries": {
            "geometries": [
                {"type": "Polygon", "id": "428", "arcs": [[0, 1]]},
                {"type": "MultiPolygon", "id": "440", "arcs": [[[2, -1]]]},
                {"type": None},
            ]
        }
    },
}


def test_countries_share_the_border_between_them() -> None:
    topology = Topology(TWO, 0.1)
    [(one, [left]), (other, [right])] = topology.polygons()
    assert (one, other) == ("428", "440")
    assert left == [(4, 0), (4, 4), (0, 4), (0, 0), (4, 0)]
    assert (area(left), area(right), middle(left)) == (16, 16, (2, 2))
    assert list(topology.borders()) == [[(4, 0), (4, 4)]]


def test_points_near_the_line_are_left_out() -> None:
    line = [(0.0, 0.0), (1.0, 0.01), (2.0, 0.0), (3.0, 2.0), (4.0, 0.0)]
    assert simplified(line, 0.1) == [(0, 0), (2, 0), (3, 2), (4, 0)]


def test_a_ring_and_a_line_are_cut_to_a_box() -> None:
    square = [(0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0)]
    assert area(clipped_ring(square, (2, 2, 9, 9))) == pytest.approx(4)
    assert clipped_ring(square, (5, 5, 9, 9)) == []
    line = [(0.0, 0.0), (1.0, 0.0), (5.0, 0.0), (9.0, 0.0), (1.0, 0.5)]
    assert list(lines_within(line, (0, 0, 2, 2))) == [line[:3], line[3:]]


def test_a_ring_beyond_the_180th_meridian_goes_on() -> None:
    value = TWO | {"arcs": [[[170, 60], [9, 0], [-358, 0], [0, 5], [358, 0], [-9, 0]]]}
    value["objects"] = {"countries": {"geometries": [{"type": "Polygon", "id": "643", "arcs": [[0]]}]}}
    [(_, [ring])] = Topology(value, 0).polygons()
    assert [x for x, _ in ring] == [170, 179, 181, 181, 179, 170]
    assert [min(x for x, _ in each) for each in turned(ring)] == [170, 530, -190]


def test_paths_have_relative_steps_with_north_above() -> None:
    assert _path([[(1.0, 2.0), (1.5, 2.5), (1.5, 2.5)]], 10, "z") == "M10-20l5-5z"
    assert _path([[(1.0, 2.0), (1.01, 2.0)]], 10, "") == ""
