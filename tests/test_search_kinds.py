"""Statements, events, articles and names are found with all that a list shows, from the article's text."""

from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from search_help import DAY, archive_of, found, words

from hronika.archive.days import days_of
from hronika.archive.hits import ArticleHit, EventHit, NameHit, SearchKind, StatementHit
from hronika.archive.search import search
from hronika.archive.store import Store
from hronika.archive.timeline import timeline

TEXTS = (
    "Ogres mēre Zane Krūmiņa otrdien atklāja jauno bibliotēku. “Te būs vieta ikvienam,” viņa sacīja. "
    "Ēku būvējis uzņēmums “Tilta darbi”.",
    "“Ja snigs,” brīdināja Inta Zemgale, “ceļi būs slideni.” Viņa noliedza, ka ceļi Jelgavā būtu slēgti.",
    "Ministrs Jānis Vilks 2024. gada 3. maijā Rīgā atklāja tiltu. Jelgavā tilts netika atklāts.\n"
    "Viņš 4. maijā sacīja, ka jūnijā atklās skolu Liepājā.",
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with archive_of(tmp_path_factory.mktemp("archive") / "archive.db", TEXTS) as opened:
        yield opened


def test_a_statement(store: Store) -> None:
    [hit] = search(store, "vietas").hits
    assert isinstance(hit, StatementHit)
    assert (hit.day, hit.outlet, hit.article, hit.title) == (date(2024, 5, 7), "Avīze", "a1", "Ziņa 1")
    assert (hit.speaker, hit.cue, hit.act, hit.mode, hit.stance) == (
        "Zane Krūmiņa", "sacīja", "say", "direct", "holds",
    )  # fmt: skip
    assert hit.text == "Te būs vieta ikvienam"
    assert words(store, hit) == ["vieta"]
    assert 0 < hit.confidence <= 1


def test_a_statement_that_is_interrupted(store: Store) -> None:
    [hit] = search(store, "snigs ceļu").hits
    assert hit.text == "Ja snigs … ceļi būs slideni"
    assert [TEXTS[1][start:end] for start, end in hit.spans] == ["Ja snigs", "ceļi būs slideni"]
    assert words(store, hit) == ["snigs", "ceļi"]


def test_an_event(store: Store) -> None:
    [hit] = search(store, "bibliotēka type:construction OR bibliotēkas", kind="event").hits
    assert isinstance(hit, EventHit)
    assert (hit.predicate, hit.vouched, hit.polarity) == ("atklāja", "asserted", "positive")
    assert hit.agent == "Zane Krūmiņa"
    assert hit.text == TEXTS[0][hit.spans[0][0] : hit.spans[0][1]]
    assert hit.text.endswith("atklāja jauno bibliotēku")
    assert words(store, hit) == ["bibliotēku"]


def test_an_article_and_its_title(store: Store) -> None:
    [hit] = search(store, "ziņas tilts", kind="article").hits[:1]
    assert isinstance(hit, ArticleHit)
    assert (hit.article, hit.text) == ("a3", TEXTS[2].splitlines()[0])
    assert words(store, hit) == ["tiltu", "tilts"]
    assert [(hit.title or "")[start:end] for start, end in hit.title_highlights] == ["Ziņa"]
    [titled] = search(store, '"ziņa 2"', kind="article").hits
    assert isinstance(titled, ArticleHit)
    assert [(titled.title or "")[start:end] for start, end in titled.title_highlights] == ["Ziņa", "2"]


def test_a_name(store: Store) -> None:
    [hit] = search(store, "vilkam", kind="name").hits
    assert isinstance(hit, NameHit)
    assert (hit.name, hit.type, hit.article) == ("Jānis Vilks", "person", "a3")
    assert "Ministrs" in hit.roles


@pytest.mark.parametrize(
    ("query", "kind", "expected"),
    [
        ("place:Rīga", "event", ["a3"]),
        ("place:riga", "event", ["a3"]),
        ("place:Rīgā", "article", ["a3"]),
        ("place:Jelgava", "article", ["a3", "a2"]),
        ("place:Jelgava", "statement", ["a2"]),
        ("speaker:Zemgale", "article", ["a2"]),
        ("speaker:Zemgales stance:denies", "statement", ["a2"]),
        ("speaker:Vilks", "event", ["a3"]),
        ("outlet:Avīze type:person", "name", ["a3", "a2", "a1"]),
    ],
)
def test_filters_of_each_kind(store: Store, query: str, kind: SearchKind, expected: list[str]) -> None:
    assert list(dict.fromkeys(found(store, query, kind))) == expected


@pytest.mark.parametrize("kind", ["statement", "event", "article", "name"])
def test_every_hit_is_what_stands_in_its_article(store: Store, kind: SearchKind) -> None:
    result = search(store, "", kind=kind, limit=1000, facets=True)
    assert result.total == len(result.hits) > 2
    for hit in result.hits:
        text = TEXTS[int(hit.article[1:]) - 1]
        assert hit.text == " … ".join(text[start:end] for start, end in hit.spans)
        assert hit.highlights == ()
    assert result.facets is not None
    for values in result.facets.values.values():
        assert values is not None
        assert sum(count for _, count in values) == result.total


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.one_of(
        st.text(max_size=40), st.sampled_from(TEXTS).flatmap(lambda text: st.sampled_from(text.split()))
    ),
    st.sampled_from(["statement", "event", "article", "name"]),
    st.sampled_from(["newest", "rank"]),
)
def test_any_text_is_searched_and_what_is_shown_was_found(
    store: Store, query: str, kind: SearchKind, order: str
) -> None:
    result = search(store, query, kind=kind, order="rank" if order == "rank" else "newest", limit=1000)
    assert result.total == len(result.hits)
    for hit in result.hits:
        for start, end in hit.highlights:
            assert TEXTS[int(hit.article[1:]) - 1][start:end].strip()


def test_a_timeline_is_in_the_order_of_what_happened(store: Store) -> None:
    shown = timeline(store, limit=100)
    days = [entry.days.first for entry in shown.entries]
    assert days == sorted(days)
    told = {entry.hit.text: (entry.value, getattr(entry.hit, "vouched", "said")) for entry in shown.entries}
    assert ("2024-05-03", "asserted") in told.values()
    assert any(value.startswith("2024-06") and vouched != "asserted" for value, vouched in told.values())
    assert ("2024-05-04", "said") in told.values()
    assert shown.dated == len(shown.entries)
    assert shown.undated > 0
    # When it was published dates nothing: the second text has no time of its own.
    assert {entry.hit.article for entry in shown.entries} == {"a1", "a3"}
    may = timeline(store, limit=100, since=date(2024, 5, 4), until=date(2024, 5, 4))
    assert {entry.value for entry in may.entries} == {"2024-05-04"}
    last = timeline(store, limit=1)
    assert last.entries[0].days == shown.entries[-1].days
    assert timeline(store, f"since:{DAY.year + 1}").entries == ()


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2024-02-29", (2024, 2, 29), (2024, 2, 29)),
        ("2024-02-29T10:00", (2024, 2, 29), (2024, 2, 29)),
        ("2023-02", (2023, 2, 1), (2023, 2, 28)),
        ("2024", (2024, 1, 1), (2024, 12, 31)),
        ("2024-W01", (2024, 1, 1), (2024, 1, 7)),
        ("2024-Q4", (2024, 10, 1), (2024, 12, 31)),
        ("2024-H1", (2024, 1, 1), (2024, 6, 30)),
        ("2024-WI", (2024, 12, 1), (2025, 2, 28)),
    ],
)
def test_days_of_a_time(value: str, first: tuple[int, int, int], last: tuple[int, int, int]) -> None:
    assert days_of(value) == (date(*first), date(*last))


@pytest.mark.parametrize(
    "value", ["P2Y", "202", "PRESENT_REF", "XXXX-05", "2023-02-29", "T10:00", "9999-W53", ""]
)
def test_what_means_no_day(value: str) -> None:
    assert days_of(value) is None
