"""`hronika.Archive`: an archive in Python, from the first article to the correction."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

import hronika
from hronika.samples import SAMPLE_ARTICLES

BRIDGE = {
    "id": "1",
    "outlet": "Ziņas",
    "published": "2024-05-07",
    "title": "Tilts",
    "text": "Ministre Anna Roze otrdien sacīja, ka trīs tiltus slēgs. Jānis Vilks to noliedza.",
}


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[hronika.Archive]:
    with hronika.Archive(tmp_path / "a.db") as opened:
        yield opened


def test_articles_are_added_and_found(archive: hronika.Archive) -> None:
    made = archive.add(BRIDGE, "Līst.", "", BRIDGE)
    assert (made.counts.new, made.counts.copies, made.counts.failed) == (2, 1, 1)
    assert "empty" in made.failures[0]
    found = archive.search("tilts speaker:Roze")
    assert [(hit.day, hit.outlet, hit.text) for hit in found.hits] == [
        (date(2024, 5, 7), "Ziņas", "trīs tiltus slēgs")
    ]
    assert [hit.speaker for hit in archive.statements("tiltam")] == ["Anna Roze"]
    assert archive.article("1").text == BRIDGE["text"]
    assert "2 articles" in repr(archive)
    with pytest.raises(hronika.UsageError, match="no article 'x'"):
        archive.article("x")


def test_a_changed_text_is_a_version_with_its_changes(archive: hronika.Archive) -> None:
    archive.add(BRIDGE)
    made = archive.add(BRIDGE | {"text": BRIDGE["text"].replace("trīs", "divus")})
    assert made.counts.changed == 1
    assert [version.ordinal for version in archive.versions("1")] == [1, 2]
    [change] = archive.changes()
    assert change.changes[0].kind == "reworded"


def test_a_correction_holds_over_a_new_reading(archive: hronika.Archive) -> None:
    archive.add(BRIDGE)
    [statement] = archive.statements("speaker:Roze")
    archive.correct(statement.id, author="Redaktore", speaker="Ilona Lapsa")
    assert archive.reread(every=True)
    assert [hit.id for hit in archive.statements('speaker:"Ilona Lapsa"')] == [statement.id]
    [listed] = archive.corrections()
    assert listed.standing.agrees is False
    archive.corrector("Redaktore").undo(listed.standing.correction.number)
    assert [hit.speaker for hit in archive.statements("tilti")] == ["Anna Roze"]


def test_files_are_added_and_every_page_is_yielded(archive: hronika.Archive) -> None:
    made = archive.add_from(SAMPLE_ARTICLES)
    assert made.counts.new == made.counts.seen > 5
    for kind in (archive.statements, archive.events, archive.articles, archive.names):
        hits = list(kind())
        assert len(hits) == len({(hit.article, hit.id) for hit in hits}) > 5
    assert len(list(archive.statements())) == archive.count()["statements"]
    assert archive.timeline().entries
    assert not archive.check().problems
    with pytest.raises(hronika.UsageError, match="there is no such file"):
        archive.add_from("none.txt")


def test_an_archive_is_copied_read_only_and_forgets(archive: hronika.Archive, tmp_path: Path) -> None:
    archive.add(BRIDGE)
    archive.backup(tmp_path / "copy.db")
    assert archive.forget("1") == 1
    assert archive.add(BRIDGE).counts.forgotten == 1
    with hronika.Archive(tmp_path / "copy.db", writable=False) as copy:
        assert [hit.id for hit in copy.articles()] == ["1"]
        with pytest.raises(hronika.UsageError):
            copy.forget("1")
