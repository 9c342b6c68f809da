"""Units hold all that comes in, in order, and stay what they are where the input stays what it is."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.bulk import varied
from hronika.article import Article
from hronika.bulk.items import Item, failed, item_bytes, item_from, item_of
from hronika.bulk.units import Unit, units_of
from hronika.errors import DataError
from hronika.exports.exported import Unreadable
from hronika.sources.found import Found


def items(number: int) -> list[Item]:
    return [Found(Article(f"Līst {place}. dienu."), place=f"line {place}") for place in range(number)]


@given(st.lists(st.sampled_from(items(40)), max_size=60), st.integers(1, 20))
def test_units_hold_all_items_in_order(given: list[Item], most: int) -> None:
    units = list(units_of(given, "", most))
    assert [item for unit in units for item in unit.items] == given
    assert all(1 <= len(unit.items) <= most for unit in units)
    assert len({unit.name for unit in units}) == len(units)


def test_an_article_that_comes_in_changes_the_units_around_it_alone() -> None:
    before = items(12_000)
    more = [*before[:700], Found(Article("Snieg."), place="new"), *before[700:]]
    names, others = ({unit.name for unit in units_of(given, "")} for given in (before, more))
    assert len(others - names) <= 6 < len(names)


def long_items(number: int, characters: int) -> list[Item]:
    return [
        Found(Article(f"{place}. {'Līst. ' * (characters // 6)}"), place=f"line {place}")
        for place in range(number)
    ]


def times_as_fast(units: list[Unit], workers: int) -> float:
    """Tell how many times as fast so many workers are as one, where every character takes as long."""
    busy = [0.0] * workers
    for unit in units:
        read = [item for item in unit.items if isinstance(item, Found)]
        busy[busy.index(min(busy))] += sum(len(item.article.text) for item in read)
    return sum(busy) / max(busy)


@pytest.mark.parametrize(("articles", "workers", "least"), [(300, 2, 1.85), (700, 2, 1.9), (2_000, 16, 14)])
def test_workers_are_busy_to_the_end(articles: int, workers: int, least: float) -> None:
    given = [Found(Article(article["text"]), place=article["id"]) for article in varied(articles)]
    assert times_as_fast(list(units_of(given, "")), workers) >= least


def test_long_articles_are_fewer_in_a_unit_and_keep_their_units_too() -> None:
    before = long_items(700, 2_100)
    units = list(units_of(before, ""))
    assert max(len(unit.items) for unit in units) <= 48
    changed = {unit.name for unit in units_of([*before[:300], *items(1), *before[300:]], "")}
    assert len(changed - {unit.name for unit in units}) <= 4
    long = long_items(200, 12_000)
    names, others = ({unit.name for unit in units_of(given, "")} for given in (long, [*items(1), *long]))
    assert len(others - names) <= 5 < len(names)


def test_units_are_larger_the_more_came_in() -> None:
    """So a long run has not too many files, and its last unit is still a small part of it."""
    before, sizes = 0, []
    for unit in units_of(long_items(6_000, 10_000), ""):
        characters = sum(len(item.article.text) for item in unit.items if isinstance(item, Found))
        assert characters <= max(50_000, before / 128) + 10_010
        before += characters
        sizes.append(len(unit.items))
    assert len(sizes) < 900  # 1 600, were they all as in the beginning
    assert sum(sizes[-20:]) > 1.5 * sum(sizes[:20])


def test_the_name_follows_from_all_that_the_files_follow_from() -> None:
    article = Article("Līst.", id="a", published=date(2024, 5, 7))
    variants: list[tuple[str, Item]] = [
        ("", Found(article)),
        ("other", Found(article)),
        ("", Found(article, place="line 2")),
        ("", Found(article, notes=("mended",))),
        ("", Found(Article("Līst.", id="a"))),
        ("", Unreadable("line 1", DataError("bad"))),
        ("", Unreadable("line 2", DataError("bad"))),
    ]
    names = {next(units_of([item], versions)).name for versions, item in variants}
    assert len(names) == len(variants)
    assert all(len(name) == 24 for name in names)


def test_a_long_text_ends_a_unit() -> None:
    long = Found(Article("Līst. " * 400_000))
    assert [len(unit.items) for unit in units_of([*items(3), long, *items(2)], "")] == [4, 2]


@pytest.mark.parametrize(
    "item",
    [
        Found(
            Article("Līst 🔥.", outlet="Ziņas"),
            notes=("mended",),
            place="a\ud800b, line 1",
            page_key="page 1",
        ),
        Found(Article("Līst.", published=datetime(2024, 5, 7, 8, tzinfo=UTC), changed_at=datetime.now(UTC))),
        Unreadable("line 1", DataError("“bad” \udcff")),
        failed(
            Found(Article("Līst.", id="a", outlet="Ziņas"), place="p"), DataError("bad").of("text too long")
        ),
    ],
    ids=["article", "instants", "error", "failed"],
)
def test_an_item_comes_back_from_its_bytes(item: Item) -> None:
    back = item_from(item_bytes(item))
    assert item_bytes(back) == item_bytes(item)
    if isinstance(item, Unreadable):
        assert isinstance(back, Unreadable)
        assert back.error.kind == item.error.kind
    assert isinstance(item, Unreadable) or back == item


def test_pages_are_not_carried_along() -> None:
    carried = item_of(Found(Article("Līst."), b"<html>", "text/html"))
    assert isinstance(carried, Found)
    assert carried.raw is None
