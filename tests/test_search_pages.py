"""Pages of a search are by key: nothing twice, nothing left out, whatever is added; counts agree with it."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from archive_help import article, reading
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hronika.archive import facets
from hronika.archive import search as searching
from hronika.archive.changes import changes
from hronika.archive.hits import TABLES, StatementHit
from hronika.archive.search import Order, search
from hronika.archive.store import Store
from hronika.archive.timeline import timeline
from hronika.errors import UsageError


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "archive.db") as opened:
        for number in range(30):
            opened.add(article(number), reading(article(number)))
        yield opened


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(limit=st.integers(1, 25), order=st.sampled_from(["newest", "rank"]))
def test_pages_give_everything_once(store: Store, limit: int, order: Order) -> None:
    whole = [hit.key for hit in search(store, "", limit=1000, order=order).hits]
    assert len(set(whole)) == len(whole) == 60
    key, pages = None, []
    while True:
        page = search(store, "", limit=limit, after=key, order=order)
        assert page.total == 60
        assert page.total_is_exact
        pages += [hit.key for hit in page.hits]
        if page.next is None:
            break
        assert page.next == pages[-1]
        key = page.next
    assert pages == whole


@pytest.mark.parametrize("order", ["newest", "rank"])
def test_pages_go_on_while_articles_are_added(store: Store, order: Order) -> None:
    before = [hit.id for hit in search(store, "roze OR vilks", limit=1000, order=order, kind="name").hits]
    assert before == []
    before = [hit.id for hit in search(store, "speaker:roze", limit=1000, order=order).hits]
    first = search(store, "speaker:roze", limit=7, order=order)
    seen, key = [hit.id for hit in first.hits], first.next
    number = 100
    while key:
        store.add(article(number), reading(article(number)))
        number += 1
        page = search(store, "speaker:roze", limit=7, after=key, order=order)
        seen += [hit.id for hit in page.hits]
        key = page.next
    old = [id for id in seen if id in before]
    assert old == before
    assert len(seen) == len(set(seen))


@pytest.mark.parametrize(
    "key", ["", "x", "n-0-", "r-0-1", "n-2-5", "n-0-99999999999999999999", "n-0-5;", "r-0-1-2-nan"]
)
def test_what_is_no_key_is_told(store: Store, key: str) -> None:
    with pytest.raises(UsageError, match="is no key of a list by newest"):
        search(store, "", after=key)
    with pytest.raises(UsageError, match="is no key of a list by rank"):
        search(store, "", after="n-0-5", order="rank")


def test_facets_agree_with_the_list(store: Store) -> None:
    result = search(store, "", limit=1000, facets=True)
    assert result.facets is not None
    assert result.facets.of_all
    assert result.facets.counted == result.total == len(result.hits)
    hits = [hit for hit in result.hits if isinstance(hit, StatementHit)]
    expected: dict[str, Counter[str | None]] = {
        "speaker": Counter(hit.speaker for hit in hits),
        "outlet": Counter(hit.outlet for hit in hits),
        "month": Counter(f"{hit.day:%Y-%m}" if hit.day else None for hit in hits),
        "mode": Counter(hit.mode for hit in hits),
    }
    for facet, values in expected.items():
        counted = result.facets.values[facet]
        assert counted is not None
        assert dict(counted) == dict(values)
        assert [count for _, count in counted] == sorted(values.values(), reverse=True)
        for value, count in counted:
            if facet != "month":
                assert search(store, f'{facet}:"{value}"').total == count


def test_facets_that_take_too_long_are_not_counted(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(facets, "_STEPS", 1)
    result = search(store, "", facets=True, facet_seconds=-1)
    assert result.facets is not None
    assert result.facets.values["speaker"] is None
    assert result.facets.values["month"]
    # The connection is none the worse.
    assert search(store, "", facets=True).facets != result.facets


def test_more_than_are_counted_is_said(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "MOST_COUNTED", 25)
    monkeypatch.setattr(searching, "_MOST_OF_A_LIST", 15)
    result = search(store, "", limit=1000, facets=True)
    assert (result.total, result.total_is_exact, len(result.hits)) == (25, False, 60)
    assert result.facets is not None
    assert (result.facets.counted, result.facets.of_all) == (25, False)
    listed = search(store, "", limit=1000)
    assert (listed.total, listed.total_is_exact, len(listed.hits)) == (15, False, 60)
    ranked = search(store, "", limit=1000, order="rank").hits
    newest = search(store, "", limit=25).hits
    assert {hit.id for hit in ranked} == {hit.id for hit in newest}


def test_rank_prefers_what_is_written_so(tmp_path: Path) -> None:
    with Store(tmp_path / "other.db") as store:
        for number, text in enumerate(
            ("Anna Roze: līst un līst.", "Anna Roze: nelīst un snieg un puteņo un salst un kūst un līst."), 1
        ):
            item = article(number, text)
            store.add(item, reading(item))
        assert len(search(store, "roze", order="rank").hits) == 0
        assert len(search(store, "roze", kind="article", order="rank").hits) == 2


def test_nothing_found_is_no_failure(store: Store, tmp_path: Path) -> None:
    result = search(store, "nekas")
    assert (result.hits, result.total, result.next, result.notes) == ((), 0, None, ())
    with Store(tmp_path / "empty.db") as empty:
        assert search(empty, "nekas").notes == ("The archive holds no articles yet.",)


@pytest.mark.parametrize(
    "query", ['"', "*", "since:2024-13", "speaker:", "NOT", "( )", "„“ – …", "NOT until:x"]
)
@pytest.mark.parametrize("order", ["newest", "rank"])
def test_a_query_of_which_nothing_is_left_finds_nothing(store: Store, query: str, order: Order) -> None:
    """And not everything; what is left aside beside words, and what is empty, is another matter."""
    for kind in TABLES:
        result = search(store, query, kind, order=order, facets=True)
        assert (result.hits, result.total, result.next) == ((), 0, None)
        assert result.notes[0] == "Nothing of the query is left to look for, so nothing was found."
    assert (timeline(store, query).dated, list(changes(store, query=query))) == (0, [])
    assert search(store, f"speaker:roze {query}").total == 30
    assert search(store, " ").total == 60


@pytest.mark.parametrize(
    ("query", "note"),
    [
        ("vouched:denied", "No statement has vouched:; statements have speaker:,"),
        ("mode:dierct", "mode:dierct is never met: it is one of direct, indirect, mixed."),
        ("since:2024 until:2023", "The period begins on 2024-01-01 and ends on 2023-12-31: no day is in it."),
        ("speaker: roze", "speaker: was left aside: its value must follow at once."),
        ("NOT since:2024", "NOT since:2024 was left aside: since: and until: bound the whole query."),
    ],
)
def test_filters_that_can_find_nothing_are_told(store: Store, query: str, note: str) -> None:
    assert any(told.startswith(note) for told in search(store, query).notes)


def test_filters_are_read_in_whatever_case_and_all_count(store: Store) -> None:
    assert search(store, "Speaker:Roze").total == 30
    assert search(store, "since:2024-05-08 since:2024-05-09").total == 20
    assert search(store, "until:2024-05-08 until:2024-05-07").total == 20
