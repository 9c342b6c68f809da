"""What is kept of people is the same whatever came and went, and in whatever order."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from people_help import articles, filled

from hronika.archive.hits import Hit
from hronika.archive.identity.naming import is_whole
from hronika.archive.people.naming import slug, sorting_key
from hronika.ledger import Archive

TABLES = {
    "items": "SELECT p.id, i.relation, i.item FROM item_of i JOIN profile p ON p.number = i.profile",
    "tallies": "SELECT p.id, t.of, t.count FROM tally t JOIN profile p ON p.number = t.profile",
    "company": "SELECT p.id, c.kind, o.id, c.count FROM company c JOIN profile p ON p.number = c.profile "
    "JOIN profile o ON o.number = c.other",
    "established": "SELECT id, kind, name, title, sorting, articles, statements FROM established",
    "stale": "SELECT * FROM stale",
}


def kept(path: Path, without: str = "") -> dict[str, list[tuple[object, ...]]]:
    with closing(sqlite3.connect(path)) as connection:
        return {
            name: sorted(connection.execute(question).fetchall())
            for name, question in TABLES.items()
            if name != without
        }


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return filled(tmp_path_factory.mktemp("kept"))


def test_it_is_the_same_made_anew(archive: Path, tmp_path: Path) -> None:
    with Archive(archive) as whole:
        whole.backup(tmp_path / "copy.db")
    before = kept(archive)
    assert all(before[name] for name in ("items", "tallies", "company", "established"))
    assert not before["stale"]
    with Archive(tmp_path / "copy.db") as copy, copy._store.writing():
        copy._store.derived.rebuild_index()
    assert kept(tmp_path / "copy.db") == before


def test_what_goes_leaves_nothing_behind(archive: Path, tmp_path: Path) -> None:
    with Archive(archive) as whole:
        whole.backup(tmp_path / "copy.db")
    with Archive(tmp_path / "copy.db") as copy:
        for article in list(articles())[1:]:
            copy.forget(article.id)
    with Archive(tmp_path / "one.db") as one:
        one.add(next(iter(articles())))
        one.import_authority(archive.parent / "domes.csv")
    assert kept(tmp_path / "copy.db") == kept(tmp_path / "one.db")


def test_the_order_of_articles_does_not_matter(archive: Path, tmp_path: Path) -> None:
    with Archive(tmp_path / "turned.db") as turned:
        turned.import_authority(archive.parent / "domes.csv")
        turned.add(*reversed(list(articles())))
    assert kept(tmp_path / "turned.db") == kept(archive)


def test_counts_are_those_of_the_statements(archive: Path) -> None:
    with Archive(archive, writable=False) as whole:
        for each in whole.people(limit=1000):
            said: list[Hit] = []
            after = None
            while True:
                page = whole.items_of(each.id, "says", limit=2, after=after)
                said += page.hits
                if (after := page.next) is None:
                    break
            assert len(said) == each.statements == whole.tallies(each.id).says
            days = [str(hit.day) for hit in said]
            assert days == sorted(days, reverse=True)


def test_an_archive_of_before_is_brought_to_it(archive: Path, tmp_path: Path) -> None:
    with Archive(archive) as whole:
        whole.backup(tmp_path / "old.db")
    with closing(sqlite3.connect(tmp_path / "old.db")) as connection, connection:
        connection.execute("DROP VIEW decisions")
        for table in (
            "item_of", "tally", "company", "established", "stale", "tie", "unsure", "unsure_speaker",
            "judged_name", "decision_on", "decision", "batch_part", "batch",
        ):  # fmt: skip
            connection.execute(f"DROP TABLE {table}")
        for trigger in ("stale_by_new_profile", "stale_by_profile", "stale_by_no_profile"):
            connection.execute(f"DROP TRIGGER {trigger}")
        for index in ("version_altered", "version_past", "version_incomplete"):
            connection.execute(f"DROP INDEX {index}")
        connection.execute("DELETE FROM profile_block WHERE block LIKE 's:%'")
        [version] = connection.execute("PRAGMA user_version").fetchone()
        connection.execute(f"PRAGMA user_version = {version - 1}")
    with Archive(tmp_path / "old.db") as old:
        assert [each.name for each in old.called("karlis-berzins")] == ["Kārlis Bērziņš"]
    assert kept(tmp_path / "old.db") == kept(archive)


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Ēriks Ķezbers-Jansons", "eriks-kezbers-jansons"),
        ("Валерий", "валерии"),
        ("„”", "-"),
        ("A/B ..", "a-b"),
    ],
)
def test_slugs(name: str, written: str) -> None:
    assert slug(name) == written


def test_names_sort_by_the_latvian_alphabet() -> None:
    names = [
        "Zane Žagare",
        "Anna Cīrule",
        "Jānis Čakste",
        "Ādams",
        "Ada Āboltiņa",
        "Ilze Zīle",
        "Ēriks Caune",
    ]
    assert sorted(names, key=lambda name: sorting_key("person", name)) == [
        "Ada Āboltiņa", "Ādams", "Ēriks Caune", "Anna Cīrule", "Jānis Čakste", "Ilze Zīle", "Zane Žagare",
    ]  # fmt: skip
    assert is_whole("person", "Ilze Zīle")
