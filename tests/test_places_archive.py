"""Places in an archive: a table kept in step with current versions, `hronika where`, `Archive.where`."""

import csv
import io
import json
import sqlite3
import tempfile
from datetime import date
from pathlib import Path

import pytest
from conftest import Run
from hypothesis import given, settings
from hypothesis import strategies as st

from hronika import Archive, Article
from hronika.errors import UsageError

DAY = date(2024, 5, 7)
TEXTS = {
    "a": "Ministre Anna Roze Ludzā sacīja, ka tiltu atvērs.",
    "b": "Ukrainā, Kramatorskā, gāja bojā divi cilvēki.",
    "c": "Policija Rīgā aizturēja zagli, kas atbraucis no Ludzas.",
}


def filled(path: Path, ids: str = "abc") -> Archive:
    archive = Archive(path)
    for id in ids:
        archive.add(Article(TEXTS[id], id=id, outlet="Avīze", published=DAY))
    return archive


def rows(path: Path, query: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(path)
    found = connection.execute(query).fetchall()
    connection.close()
    return found


def places(path: Path) -> list[tuple[object, ...]]:
    return rows(path, "SELECT article, name, code, geonames FROM places ORDER BY 1, 2")


def event_places(path: Path) -> list[tuple[object, ...]]:
    return rows(path, "SELECT article, event, name FROM event_places ORDER BY 1, 2")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with filled(tmp_path / "a.db"):
        return tmp_path / "a.db"


def test_places_of_current_versions_can_be_asked_for_by_other_programs(path: Path) -> None:
    assert places(path) == [
        ("a", "Ludza", "LV.19", 457776),
        ("b", "Kramatorska", "UA.05", 704508),
        ("b", "Ukraina", "UA", 690791),
        ("c", "Ludza", "LV.19", 457776),
        ("c", "Rīga", "LV.25", 456172),
    ]


def test_events_have_the_narrowest_place_that_their_words_name(path: Path) -> None:
    query = "SELECT e.predicate, p.name, p.code FROM event_places p JOIN events e ON e.id = p.event"
    assert ("gāja", "Kramatorska", "UA.05") in rows(path, f"{query} WHERE p.article = 'b'")


def test_the_order_of_adding_does_not_matter(path: Path, tmp_path: Path) -> None:
    with filled(tmp_path / "b.db", "cba"):
        assert places(tmp_path / "b.db") == places(path)


def test_a_new_version_replaces_what_the_old_one_named(path: Path) -> None:
    text = TEXTS["a"].replace("Ludzā", "Talsos")
    with Archive(path) as archive:
        archive.add(Article(text, id="a", outlet="Avīze", published=DAY))
        assert archive.count()["versions"] == 4
    assert ("a", "Ludza") not in {row[:2] for row in places(path)}


def test_what_is_forgotten_leaves_no_place(path: Path) -> None:
    with Archive(path) as archive:
        archive.forget("c")
    assert {row[0] for row in places(path)} == {"a", "b"}


def test_reading_and_mending_anew_change_nothing(path: Path) -> None:
    before = places(path), event_places(path)
    assert all(before)
    with Archive(path) as archive:
        archive.reread(every=True)
        assert (places(path), event_places(path)) == before
        archive.mend()
    assert (places(path), event_places(path)) == before


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(("add", "change", "forget"))), max_size=6))
@settings(max_examples=15, deadline=None)
def test_whatever_happens_places_are_those_of_a_fresh_archive(steps: list[tuple[str, str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path, fresh = Path(folder) / "a.db", Path(folder) / "b.db"
        now: dict[str, Article] = {}
        with Archive(path) as archive:
            for id, step in steps:
                if step == "forget":
                    if id in now:
                        archive.forget(id)
                    now.pop(id, None)
                    continue
                if step == "change" and id in now:
                    text = f"{now[id].text} Tas notika Talsos."
                else:
                    text = now[id].text if id in now else TEXTS[id]
                given_now = Article(text, id=id, outlet="Avīze", published=DAY)
                # What was forgotten is kept out.
                if archive.add(given_now).counts.new or id in now:
                    now[id] = given_now
        with Archive(fresh) as archive:
            archive.add(*now.values())
        assert places(path) == places(fresh)
        assert event_places(path) == event_places(fresh)


def test_where_counts_articles_whatever_the_form(path: Path) -> None:
    with Archive(path, writable=False) as archive:
        [ludza] = archive.where("Ludzai").found
        assert (ludza.place.name, ludza.country, ludza.region, ludza.articles) == (
            "Ludza",
            "Latvija",
            "Ludzas novads",
            2,
        )
        kordova = archive.where("Kordovas").found
        assert [(each.country, each.articles) for each in kordova] == [("Argentīna", 0), ("Spānija", 0)]
        assert archive.where("Nekurzeme").found == ()
        with pytest.raises(UsageError, match="hronika where NAME"):
            archive.where(" ")


def test_what_is_in_doubt_is_counted_apart(tmp_path: Path) -> None:
    with Archive(tmp_path / "a.db") as archive:
        archive.add(
            "Delegācija no Valensijas ieradās Rīgā.", "Delegācija no Valensijas, Spānijas, ieradās Rīgā."
        )
        told = archive.where("Valensijai")
        assert {each.country: each.articles for each in told.found}["Spānija"] == 1
        assert told.open == 1


def test_the_command_lists_candidates(run: Run, path: Path) -> None:
    result = run("where", "Ludzā", "--archive", str(path))
    assert result.exit_code == 0
    assert result.stdout.splitlines()[1].split()[:2] == ["Ludza", "settlement"]
    assert "2 articles" in result.stdout


def test_the_command_writes_json_and_csv(run: Run, path: Path) -> None:
    [row] = json.loads(run("where", "Ukrainai", "--format", "json", "--archive", str(path)).stdout)
    assert (row["code"], row["kind"], row["articles"], row["latitude"]) == ("UA", "country", 1, None)
    written = run("where", "Rīga", "--format", "csv", "--archive", str(path)).stdout
    rows = list(csv.DictReader(io.StringIO(written)))
    assert [(each["kind"], each["articles"]) for each in rows] == [("capital", "1"), ("region", "0")]


def test_the_command_says_that_there_is_none(run: Run, path: Path) -> None:
    result = run("where", "Nekurzeme", "--archive", str(path))
    assert result.exit_code == 0
    assert "no place 'Nekurzeme'" in result.stderr
    assert run("where", " ", "--archive", str(path)).exit_code == 2
