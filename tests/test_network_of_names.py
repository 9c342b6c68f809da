"""Who speaks about whom, to whom, and who meets whom: the ties of records, their table, and the network."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from hronika.archive.forgetting import forget_article
from hronika.archive.network.telling import network
from hronika.archive.network.ties import ties_of
from hronika.archive.rebuilding import rebuild
from hronika.archive.store import Store
from hronika.article import Article
from hronika.ledger import Archive
from hronika.reading.reader import read

TEXTS = {
    "a": "Mērs Jānis Vītols sacīja, ka ministre Anna Roze kļūdās. “Anna Roze kļūdās,” piebilda Jānis Vītols.",
    "b": "Mērs Jānis Vītols piektdien tikās ar ministri Annu Rozi.",
    "c": "Mērs Jānis Vītols rīt tiksies ar ministri Annu Rozi. Anna Roze aģentūrai LETA sacīja, ka līst.",
}


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive(tmp_path / "a.db") as archive:
        archive.add(
            *(Article(text, id=id, outlet="Avīze", published=date(2024, 5, 7)) for id, text in TEXTS.items())
        )
        yield archive


def ties(archive: Archive, query: str = "") -> dict[tuple[str, str, str], tuple[int, int]]:
    found = archive.network(query)
    names = [node.name for node in found.nodes]
    return {
        (edge.kind, names[edge.one], names[edge.other]): (edge.asserted, edge.others) for edge in found.edges
    }


def test_a_record_has_its_ties_once_for_each_statement_and_meeting() -> None:
    told = [(tie.kind, tie.one, tie.other) for tie in ties_of(read(TEXTS["a"]))]
    assert told == [("about", "Jānis Vītols", "Anna Roze")] * 2
    [meeting] = ties_of(read(TEXTS["b"]))
    assert (meeting.kind, meeting.one, meeting.other) == ("meets", "Anna Roze", "Jānis Vītols")


def test_nobody_has_a_tie_to_what_another_says_in_the_statement_or_to_oneself() -> None:
    text = "Anna Roze sacīja, ka Anna Roze nekad nemelo."
    assert not list(ties_of(read(text)))


def test_meetings_that_are_planned_are_counted_apart_from_those_that_were(archive: Archive) -> None:
    found = ties(archive)
    assert found["about", "Jānis Vītols", "Anna Roze"] == (2, 0)
    assert found["to", "Anna Roze", "LETA"] == (1, 0)
    [meeting] = [counts for (kind, *_), counts in found.items() if kind == "meets"]
    assert meeting == (1, 1)


def test_a_query_and_its_period_narrow_the_network(archive: Archive) -> None:
    assert set(ties(archive, "līst")) == {("to", "Anna Roze", "LETA")}
    assert not ties(archive, "since:2025")


def test_what_is_left_out_is_counted(tmp_path: Path, archive: Archive) -> None:
    with Store(tmp_path / "a.db", writable=False) as store:
        found = network(store, most_edges=1)
        assert (len(found.edges), found.edges_found, len(found.nodes), found.nodes_found) == (1, 3, 2, 3)
        assert len(network(store, most_nodes=2).nodes) == 2


def test_ties_follow_the_articles(tmp_path: Path, archive: Archive) -> None:
    before = ties(archive)
    with Store(tmp_path / "a.db") as store:
        rebuild(store)
    assert ties(archive) == before
    with Store(tmp_path / "a.db") as store:
        forget_article(store, "a")
    assert not [tie for tie in ties(archive) if tie[0] == "about"]
