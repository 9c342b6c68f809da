"""What charts are made of: periods of the calendar, layouts, names that fit, the map."""

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from hronika.archive.days import days_of
from hronika.archive.network.telling import Edge, Node
from hronika.archive.timeline import Telling
from hronika.web.drawing.graphs import SIZE, graph, layout
from hronika.web.drawing.maps import OUTLINES, VIEWS, country_points, dots, smallest_view
from hronika.web.drawing.naming import Circle, named
from hronika.web.drawing.periods import MOST_PERIODS, periods, stretch_of
from hronika.web.drawing.timelines import WIDTH, time_chart


@given(st.dates(), st.dates())
def test_periods_follow_one_another_and_hold_all_days(one: date, other: date) -> None:
    first, last = sorted((one, other))
    found = periods(first, last)
    assert 1 <= len(found) <= MOST_PERIODS
    assert found[0].first <= first
    assert last <= found[-1].last
    for before, after in pairwise(found):
        assert before.last + timedelta(1) == after.first
    for period in found:
        if period.value is not None:
            assert days_of(period.value) == (period.first, period.last)


def test_what_lies_far_from_the_others_is_counted_and_left_out() -> None:
    days = Counter({date(2024, month, 1): 30 for month in range(1, 13)}) + Counter({date(1201, 1, 1): 2})
    found = stretch_of(days)
    assert (found.first.year, found.last.year, found.before, found.after) == (2024, 2024, 2, 0)
    few = stretch_of({date(1201, 1, 1): 1, date(2024, 1, 1): 1})
    assert (few.first.year, few.last.year) == (1201, 2024)


def test_a_chart_counts_each_way_of_telling_in_a_row_of_its_own() -> None:
    day, year = days_of("2024-05-03"), days_of("2024")
    assert day
    assert year
    asserted, denied = Telling("asserted", "positive"), Telling("denied", "positive")
    chart = time_chart({(asserted, day): 1, (denied, day): 2, (denied, year): 1}, None)
    assert chart is not None
    assert [(row.telling, row.total) for row in chart.rows] == [(asserted, 1), (denied, 3)]
    assert sum(sum(counts) for _, counts in chart.periods) == 4
    assert [bool(row.lines) for row in chart.rows] == [False, True]
    assert time_chart({}, None) is None


def test_no_label_of_the_axis_is_cut_off() -> None:
    """The last period may be at the edge of the chart: its label ends there."""
    asserted = Telling("asserted", "positive")
    for last in ("2032", "2026-12-15", "2028-12"):
        days = [each for each in map(days_of, ("2026-01", last)) if each]
        assert len(days) == 2
        chart = time_chart({(asserted, each): 1 for each in days}, None)
        assert chart is not None
        half = len("10.–12.2032") * _WIDEST / 2
        places = [(WIDTH - half if tick.is_at_edge else tick.x) for tick in chart.ticks]
        assert all(place + half <= WIDTH for place in places), last
        assert all(after - before >= 2 * half for before, after in pairwise(places[:-1])), last


_WIDEST = 6.9
"""So wide is a digit in the small type of a chart, in its own units."""


def test_a_network_is_laid_out_the_same_every_time_and_within_its_drawing() -> None:
    edges = tuple((one, one + 1 + (one % 3), 1 + one % 4) for one in range(36))
    first = layout(40, edges)
    layout.cache_clear()
    assert layout(40, edges) == first
    places, height = first
    assert all(0 <= x <= SIZE and 0 <= y <= height for x, y in places)
    assert len(set(places)) == 40


def test_names_cover_neither_each_other_nor_a_circle() -> None:
    circles = [Circle(100, 100, 5), Circle(112, 100, 5), Circle(100, 103, 5), Circle(500, 100, 5)]
    assert named(["Anna Bērziņa"] * 4, circles, SIZE, 9) == ["end", "start", None, "end"]
    assert named(["A"] * 3, [Circle(100 * each, 9, 2) for each in (1, 2, 3)], SIZE, 2)[2] is None


def test_two_edges_between_the_same_run_apart() -> None:
    nodes = [Node("p1", "person", "Anna", 3), Node("p2", "person", "Jānis", 3)]
    edges = [Edge("about", 0, 1, 2, 0), Edge("about", 1, 0, 1, 0), Edge("meets", 0, 1, 0, 1)]
    drawn = graph(nodes, edges)
    assert len({each.path for each in drawn.edges}) == 3
    assert drawn.edges[0].width > drawn.edges[1].width


def test_the_map_places_a_town_and_chooses_a_view() -> None:
    riga, tokyo = (24.1, 56.9), (139.7, 35.7)
    width, height = VIEWS["latvia"].size
    x, y = VIEWS["latvia"].place(*riga) or (0, 0)
    assert 0.35 * width < x < 0.55 * width
    assert 0.4 * height < y < 0.6 * height
    assert VIEWS["europe"].place(*tokyo) is None
    assert smallest_view([riga]) == "latvia"
    assert smallest_view([riga, tokyo, (2.3, 48.9), (13.4, 52.5)]) == "europe"
    assert smallest_view([tokyo]) == "world"
    found = dots(
        "world", [riga, None, tokyo], ["Rīga", "Pierīga", "Tokija"], [(9, 1, 0), (3, 0, 0), (2, 0, 1)]
    )
    assert [(dot.place, dot.asserted, dot.others) for dot in found] == [(0, 1, 0), (2, 0, 1)]
    assert found[0].radius > found[1].radius


def test_outlines_are_small_and_countries_lie_where_they_are() -> None:
    assert OUTLINES.stat().st_size < 60_000
    text = OUTLINES.read_text("utf-8")
    assert all(f'id="{name}-{kind}"' in text for name in VIEWS for kind in ("land", "borders"))
    points = country_points()
    assert points["LV"] == (24.9, 56.8)
    assert 60 < points["RU"][0] < 120
