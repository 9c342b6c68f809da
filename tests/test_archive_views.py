"""The views of an archive, by which other programs open the file as it is: they hold across versions."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import duckdb
import pytest
from exports_help import ARTICLES, stored

from hronika import Archive
from hronika.archive.schema import MIGRATIONS, migrate

# What is promised to programs of others: a column may be added here, none is ever taken away.
_PROMISED = {
    "articles": "id outlet url title published published_at changed_at incomplete added version sha256",
    "statements": "id article outlet published speaker_name content mode act stance cue said_at confidence "
    "corrected start end within incomplete",
    "events": "id article outlet published predicate type vouched polarity agent patient time place "
    "statement confidence corrected start end",
    "people": "id article outlet published name roles mentions",
    "places": "name kind code geonames latitude longitude confidence article outlet published",
    "event_places": "event name kind code geonames latitude longitude confidence article outlet published",
}


def _rows(connection: sqlite3.Connection, question: str) -> list[dict[str, Any]]:
    found = connection.execute(question)
    names = [column[0] for column in found.description]
    return [dict(zip(names, row, strict=True)) for row in found]


@pytest.fixture
def opened(exported_archive: Path) -> Iterator[sqlite3.Connection]:
    """The archive, as a program opens it that knows nothing of Hronika and may only read."""
    with closing(sqlite3.connect(f"{exported_archive.as_uri()}?mode=ro", uri=True)) as connection:
        yield connection


@pytest.mark.parametrize("schema", range(len(MIGRATIONS)))
def test_a_file_of_any_schema_gets_the_views_that_are_promised(schema: int) -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.execute("BEGIN")
        for migration in MIGRATIONS[:schema]:
            migration(connection)
        migrate(connection, schema)
        for view, promised in _PROMISED.items():
            columns = [row["name"] for row in _rows(connection, f"PRAGMA table_info({view})")]
            assert columns[: len(promised.split())] == promised.split()


def test_they_tell_what_the_exports_tell(opened: sqlite3.Connection, exported_archive: Path) -> None:
    articles = stored(exported_archive)
    assert [row["id"] for row in _rows(opened, "SELECT id FROM articles ORDER BY published")] == [
        article.id for article in ARTICLES
    ]
    statements = {row["id"]: row for row in _rows(opened, "SELECT * FROM statements")}
    events = {row["id"]: row for row in _rows(opened, "SELECT * FROM events")}
    said = [(article, item) for article in articles for item in article.statements]
    told = [(article, item) for article in articles for item in article.events]
    assert len(statements) == len(said)
    assert len(events) == len(told)
    for article, item in said:
        row = statements[item.id]
        assert (row["article"], row["outlet"]) == (article.record.id, article.record.article.outlet)
        assert row["content"] == " … ".join(span.text for span in item.content)
        assert (row["speaker_name"], row["stance"], row["said_at"]) == (
            item.speaker_name, item.stance, article.said_at(item)
        )  # fmt: skip
    for article, event in told:
        row = events[event.id]
        assert (row["vouched"], row["polarity"]) == (event.vouched, event.polarity)
        assert row["time"] == article.time_of(event)
    people = {(row["article"], row["name"]) for row in _rows(opened, "SELECT article, name FROM people")}
    assert people == {
        (article.record.id, person.name) for article in articles for person in article.record.people
    }


def test_they_show_the_current_version_as_people_corrected_it(tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    with Archive(path) as archive:
        archive.add({"id": "a", "text": "Anna Roze sacīja, ka līs.", "published": "2024-05-07"})
        archive.add({"id": "a", "text": "Anna Roze sacīja, ka snigs.", "published": "2024-05-07"})
        [hit] = archive.statements("")
        archive.correct(hit.id, author="E. Zīle", speaker_name="Anna Roze-Zaķe")
    with closing(sqlite3.connect(path)) as connection:
        [row] = _rows(connection, "SELECT content, speaker_name, corrected FROM statements")
        assert row == {"content": "snigs", "speaker_name": "Anna Roze-Zaķe", "corrected": "speaker_name"}
        assert _rows(connection, "SELECT version FROM articles") == [{"version": 2}]


def test_what_is_asserted_is_told_apart_from_what_is_claimed(opened: sqlite3.Connection) -> None:
    vouched = {row["predicate"]: row["vouched"] for row in _rows(opened, "SELECT * FROM events")}
    assert (vouched["streikoja"], vouched["atvērs"], vouched["uzbruka"]) == ("asserted", "planned", "denied")


def test_duckdb_opens_the_file(exported_archive: Path) -> None:
    with duckdb.connect() as connection:
        try:
            connection.execute("INSTALL sqlite; LOAD sqlite")
        except duckdb.Error as error:
            pytest.skip(f"DuckDB's extension for SQLite is not to be had: {str(error)[:80]}")
        connection.execute(f"ATTACH '{exported_archive}' AS news (TYPE sqlite, READ_ONLY)")
        for view, promised in _PROMISED.items():
            found = connection.table(f"news.{view}")
            assert found.columns[: len(promised.split())] == promised.split()
        asked = "SELECT count(*) FROM news.statements WHERE speaker_name = 'Juris Zaķis'"
        assert connection.execute(asked).fetchone() == (2,)
