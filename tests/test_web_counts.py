"""What pages count and where they send, asked without going through texts, is what the records tell."""

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from web_help import reading_room

from hronika.archive.located import spans_of
from hronika.article import Article
from hronika.ledger import Archive
from hronika.record import Event, Statement
from hronika.samples import SAMPLE_ARTICLES

TEXT = "Ministre Anna Roze sacīja, ka tiltu atvērs. Juris Zaķis piebilda, ka skolu slēgs."
OTHER = "Ministre Anna Roze sacīja, ka tiltu neatvērs."


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("counts") / "a.db"
    with Archive(path) as archive:
        archive.add_from(SAMPLE_ARTICLES)
        for text in (TEXT, OTHER):
            archive.add(Article(text, id="altered", outlet="Avīze", published=date(2024, 3, 1)))
    return path


def views(path: Path) -> dict[str, int]:
    """The counts as the views for other programs have them."""
    with closing(sqlite3.connect(path)) as connection:
        return {
            view: connection.execute(f"SELECT count(*) FROM {view}").fetchone()[0]  # noqa: S608 of ours
            for view in ("articles", "statements", "events")
        }


def test_counts_are_of_current_versions_also_after_a_change(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with Archive(path) as archive, Archive(path, writable=False) as reader:
        for text, versions in ((TEXT, 1), (OTHER, 2), (TEXT, 2), (f"{TEXT} Līst.", 3)):
            archive.add(Article(text, id="a", outlet="Avīze", published=date(2024, 3, 1)))
            for each in (archive, reader):
                assert each.count() == views(path) | {"versions": versions}
        archive.forget("a")
        assert archive.count() == reader.count() == {**views(path), "versions": 0}
        assert reader.count()["articles"] == 0


def test_every_statement_and_event_is_where_its_record_has_it(path: Path) -> None:
    with Archive(path, writable=False) as archive:
        for hit in archive.articles():
            version = archive.article(hit.article, hit.outlet)
            sha256 = version.record.article.sha256
            items: list[Statement | Event] = [*version.record.statements, *version.record.events]
            for item in items:
                place = archive.place_of(hit.article, hit.outlet, item.id)
                assert place is not None
                spans = spans_of(item)
                assert place[2:] == (spans[0].start, spans[-1].end)
                assert (place.sha256, place.kind) == (sha256, type(item).__name__.lower())
            assert archive.place_of(hit.article, hit.outlet, "r0123456789abcdef") == (sha256, None, 0, 0)
        assert archive.place_of("nobody", None) is None


def test_who_says_most_is_as_the_search_counts_it(path: Path) -> None:
    with Archive(path, writable=False) as archive:
        since, until = date(2000, 1, 1), date(2030, 1, 1)
        facets = archive.search(f"since:{since} until:{until}", facets=True).facets
        assert facets is not None
        counted = [each for each in facets.values["speaker"] or () if each[0]]
        found = archive.busiest(since, until, limit=len(counted) * 2)
        assert [(each.name, each.statements) for each in found] == counted
        assert archive.busiest(since, until, limit=1) == found[:1]


def test_namesakes_are_counted_apart(tmp_path: Path) -> None:
    said = "Cēsu novada mērs Jānis Kalve sacīja, ka skolas neslēgs. “Nauda ir,” viņš piebilda."
    other = "Basketbola treneris Jānis Kalve paziņoja, ka atstās komandu."
    with Archive(tmp_path / "a.db") as archive:
        for day, text in enumerate((said, other), 1):
            archive.add(Article(text, id=str(day), outlet="Avīze", published=date(2024, 3, day)))
    with Archive(tmp_path / "a.db", writable=False) as archive:
        found = archive.busiest(date(2024, 1, 1), date(2025, 1, 1))
        assert [(each.name, each.role, each.statements) for each in found] == [
            ("Jānis Kalve", "Cēsu novada mērs", 2),
            ("Jānis Kalve", "basketbola treneris", 1),
        ]
    with reading_room(tmp_path / "a.db") as client:
        data = client.get("/index.json").json()["speakers"]
        assert [each["statements"] for each in data] == [2, 1]
        for each in data:
            shown = client.get(each["address"] + ".json").json()
            assert shown["person"]["statements"] == each["statements"]
