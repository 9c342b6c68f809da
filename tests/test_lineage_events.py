"""One event in several articles is one with several sources, and its certainty is told over time."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from benchmarks.identity.events import judged, scored, tellings
from hronika.archive.lineage.telling import EventLineage
from hronika.article import Article
from hronika.ledger import Archive

DAY = date(2024, 5, 7)  # a Tuesday


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive(tmp_path / "a.db") as made:
        yield made


def add(archive: Archive, *texts: tuple[str, int]) -> None:
    """Add an article for each text, so many days after the first day: `a0`, `a1` …"""
    for number, (text, later) in enumerate(texts):
        day = DAY + timedelta(days=later)
        made = archive.add(Article(text, id=f"a{number}", outlet=f"Avīze {number}", published=day))
        assert not made.failures


def told(archive: Archive, article: str, predicate: str) -> EventLineage:
    """Give the lineage of the event that an article tells by a word."""
    events = archive.article(article).record.events
    [id] = [event.id for event in events if event.predicate.text == predicate]
    found = archive.lineage(id, article=article)
    assert isinstance(found, EventLineage)
    return found


@pytest.mark.parametrize(
    ("one", "other", "later"),
    [
        ("Policija Rīgā pirmdien aizturēja Jāni Kalniņu.", "Jānis Kalniņš pirmdien aizturēts Rīgā.", 1),
        ("Valmierā pirmdien izcēlās ugunsgrēks.", "Ugunsgrēks Valmierā izcēlās 6. maijā.", 1),
        ("Saeima ceturtdien apstiprināja budžetu.", "Saeima apstiprināja budžetu 9. maijā.", 4),
        ("Ministre Anna Bērziņa atkāpās.", "No amata atkāpās Anna Bērziņa.", 2),
        # By whom is not told.
        ("Policija aizturēja Andri Ozolu.", "Andris Ozols tika aizturēts.", 1),
    ],
)
def test_one_event_in_two_articles(archive: Archive, one: str, other: str, later: int) -> None:
    add(archive, (one, later), (other, later))
    events = archive.article("a0").record.events
    assert [archive.lineage(event.id).sources for event in events] == [2]


@pytest.mark.parametrize(
    ("one", "other", "later"),
    [
        (
            "Policija Rīgā pirmdien aizturēja Jāni Kalniņu.",
            "Policija Rīgā pirmdien aizturēja Andri Liepu.",
            1,
        ),
        ("Pirmdien Valmierā izcēlās ugunsgrēks.", "Pirmdien Liepājā izcēlās ugunsgrēks.", 1),
        ("Pirmdien Valmierā izcēlās ugunsgrēks.", "Otrdien Valmierā izcēlās ugunsgrēks.", 1),
        ("Ministre Anna Bērziņa atkāpās.", "Ministre Anna Bērziņa atkāpās.", 300),
        ("Naktī Valmierā izcēlās ugunsgrēks.", "Valmierā izcēlās ugunsgrēks.", 0),  # unsure: no day
        ("Saeima apstiprināja budžetu.", "Dome apstiprināja nolikumu.", 0),
        ("Jānis Kalniņš aizturēja zagli.", "Jānis Kalniņš atbrīvoja zagli.", 0),
        # Another thing, another counterpart, not as many.
        ("Ventspils dome slēdza slimnīcu Ventspilī.", "Ventspils dome slēdza bibliotēku Ventspilī.", 0),
        ("Dace Kalna parakstīja Valodas likumu.", "Dace Kalna parakstīja Mežu likumu.", 0),
        ("Grieķija slēdza robežu ar Turciju.", "Grieķija slēdza robežu ar Kosovu.", 0),
        ("Banka „Sēlija” atlaida 140 darbinieku.", "Banka „Sēlija” atlaida 65 darbiniekus.", 0),
        ("Krievija apšaudīja Harkivu.", "Harkiva tika apšaudīta.", 1),  # unsure: so it is every day
    ],
)
def test_what_looks_alike_is_another_event(archive: Archive, one: str, other: str, later: int) -> None:
    add(archive, (one, 0), (other, later))
    for number in (0, 1):
        for event in archive.article(f"a{number}").record.events:
            assert archive.lineage(event.id, article=f"a{number}").sources == 1


def test_certainty_over_time(archive: Archive) -> None:
    add(
        archive,
        ("Uzņēmums „Kolna” maijā plāno slēgt rūpnīcu Ogrē.", 0),
        ("Ministre Anna Roze sacīja, ka „Kolna” slēgs rūpnīcu Ogrē.", 1),
        ("Direktors Uldis Priede noliedza, ka „Kolna” slēdz rūpnīcu Ogrē.", 2),
        ("„Kolna” slēdza rūpnīcu Ogrē.", 9),
        ("„Kolna” slēdza rūpnīcu Ogrē, vēsta avīze.", 10),
    )
    found = told(archive, "a0", "slēgt")
    steps = [(step.vouched, step.speaker, step.sources) for step in found.certainty]
    assert steps[:3] == [("planned", None, 1), ("planned", "Anna Roze", 1), ("denied", "Uldis Priede", 1)]
    assert found.first_asserted is not None
    assert found.first_asserted.where.outlet == "Avīze 3"
    assert found.first.where.outlet == "Avīze 0"


COPY = """Pirmdien plkst. 14.30 Jelgavā, Lielajā ielā 12, sadūrās autobuss un kravas automašīna.
Avārijā cieta {} pasažieri, kurus aizveda uz slimnīcu 20 kilometru attālumā.
Policija sākusi pārbaudi un meklē aculieciniekus."""


def test_other_numbers_of_victims_are_never_told_as_the_same(archive: Archive) -> None:
    add(archive, (COPY.format("seši"), 0), (COPY.format("seši"), 0), (COPY.format("septiņi"), 0))
    found = told(archive, "a0", "cieta")
    assert [(event.where.article, event.other_numbers) for event in found.events] == [
        ("a0", False), ("a1", False), ("a2", True),
    ]  # fmt: skip
    assert found.events[2].likelihood < found.events[1].likelihood


def test_two_events_of_one_article_are_two(archive: Archive) -> None:
    text = "Pirmdien Valmierā izcēlās ugunsgrēks. Arī Liepājā pirmdien izcēlās ugunsgrēks."
    add(archive, (text, 0), (text, 0))
    events = archive.article("a0").record.events
    groups = [archive.lineage(event.id, article="a0") for event in events]
    assert [group.sources for group in groups] == [2] * len(events)
    assert len({group.first.id for group in groups}) == len(events)


def test_what_was_denied_is_the_event_and_not_what_was_done_instead(archive: Archive) -> None:
    add(
        archive,
        ("Ministrs Gints Pelēkais uz Nicu lidojis ar uzņēmēja lidmašīnu, apgalvoja deputāte Linda Medne.", 0),
        (
            "Ministrs Gints Pelēkais noliedza, ka uz Nicu lidojis ar uzņēmēja lidmašīnu. "
            '"Es lidoju ar "airBaltic"," sacīja Pelēkais.',
            0,
        ),
    )
    found = told(archive, "a0", "lidojis")
    assert [(event.vouched, event.predicate) for event in found.events] == [
        ("attributed", "lidojis"),
        ("denied", "lidojis"),
    ]


@pytest.mark.parametrize(
    ("one", "other", "sources"),
    [("Cirmavā", "Cirmavā", 2), ("Cirmavā", "Vīnkalnos", 1), ("Valmierā", "Liepājā", 1), ("Ogrē", "Ogrē", 2)],
)
def test_of_two_places_there_are_two_events_known_or_not(
    archive: Archive, one: str, other: str, sources: int
) -> None:
    sentence = "Ministre Anna Bērziņa pirmdien {} atklāja tiltu."
    add(archive, (sentence.format(one), 1), (sentence.format(other), 1))
    assert told(archive, "a0", "atklāja").sources == sources


def test_tellings_of_four_events_day_by_day_are_four_events() -> None:
    given = list(tellings(count=4))
    found = judged(given)
    scores = scored(given, found)
    assert len(found) == len(given) > 50
    assert scores.pairs.recall >= 0.85
    # What is joined wrongly is a place that the reader took for what was closed.
    assert scores.pairs.precision >= 0.97
    for kind in ("possible", "planned", "claimed", "denied", "asserted"):
        assert scores.vouched[kind] == 4
    assert scores.first == scores.of == 4
