"""Positions of one speaker on one matter, and pairs of statements that may contradict each other."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import Run

import hronika
from hronika.archive.positions.contradictions import Contradiction


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[hronika.Archive]:
    with hronika.Archive(tmp_path / "a.db") as opened:
        yield opened


def add(archive: hronika.Archive, *texts: tuple[str, str]) -> None:
    for number, (day, text) in enumerate(texts):
        archive.add({"id": f"a{number}", "outlet": f"Avīze {number}", "published": day, "text": text})


def pair(archive: hronika.Archive, one: str, other: str, later: str = "2024-06-07") -> list[Contradiction]:
    add(archive, ("2024-05-07", one), (later, other))
    return archive.contradictions()


def test_what_was_said_on_a_matter_stands_once_in_order_with_where_it_changed(
    archive: hronika.Archive,
) -> None:
    add(
        archive,
        ("2024-05-07", "Ministrs Jānis Kalns sacīja, ka lauku skolas rudenī slēgs. Līst."),
        ("2024-05-08", "Ministrs Jānis Kalns sacīja, ka lauku skolas rudenī slēgs. Arī snieg."),
        ("2024-06-07", "Ministrs Jānis Kalns sacīja: “Lauku skolas rudenī neslēgs.”"),
        ("2024-06-08", "Ministrs Jānis Kalns sacīja, ka tilts ir gatavs."),
        ("2024-06-09", "Ministre Ilze Roze sacīja, ka skolas slēgs."),
    )
    found = archive.positions("Kalnam", "skola")
    assert found.speaker.name == "Jānis Kalns"
    assert [(str(each.hit.day), len(each.sources)) for each in found.stated] == [
        ("2024-05-07", 2),
        ("2024-06-07", 1),
    ]
    first, second = found.stated
    assert first.change is None
    assert second.change is not None
    assert second.change.since == first.hit.id
    assert second.change.difference.contrasts[0][:3] == ("polarity", "slēgs", "neslēgs")


def test_a_name_of_two_is_refused_with_their_ids_and_an_id_is_one(archive: hronika.Archive) -> None:
    add(
        archive,
        ("2024-05-07", "Aktieris Andris Kalniņš sacīja, ka skolas slēgs."),
        ("2024-05-08", "Deputāts Andris Kalniņš sacīja, ka skolas slēgs."),
    )
    with pytest.raises(hronika.UsageError, match=r"may be 2: .*\(p[0-9a-f]{16}\)") as refused:
        archive.positions("Kalniņš", "skola")
    id = str(refused.value).split("(")[1].split(")")[0]
    assert len(archive.positions(id, "skola").stated) == 1
    with pytest.raises(hronika.UsageError, match="nothing that 'Neviens' says"):
        archive.positions("Neviens", "skola")
    with pytest.raises(hronika.UsageError, match="on what matter"):
        archive.positions(id, " ")


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        (
            "polarity",
            "Ministrs Jānis Kalns sacīja, ka skolu slēgs.",
            "“Skolu neslēgs,” sacīja ministrs Jānis Kalns.",
        ),
        (
            "number",
            "Ministrs Jānis Kalns sacīja, ka tilts Ogrē izmaksās 10 miljonus eiro.",
            "Ministrs Jānis Kalns sacīja, ka tilts Ogrē izmaksās 12 miljonus eiro.",
        ),
        (
            "denial",
            "Ministrs Jānis Kalns sacīja, ka ticies ar tirgotājiem.",
            "Ministrs Jānis Kalns noliedza, ka ticies ar tirgotājiem.",
        ),
        (
            "opposite",
            "Ministrs Jānis Kalns prognozēja, ka zivju krājumi pieaugs.",
            "Ministrs Jānis Kalns prognozēja, ka zivju krājumi samazināsies.",
        ),
    ],
)
def test_two_of_one_speaker_that_differ_are_a_candidate(
    archive: hronika.Archive, kind: str, one: str, other: str
) -> None:
    [found] = pair(archive, one, other)
    assert found.difference.contrasts[0].kind == kind
    assert not found.difference.against
    assert found.difference.score >= 0.4
    assert (str(found.one.day), str(found.other.day)) == ("2024-05-07", "2024-06-07")
    assert [source.outlet for source in (*found.one_sources, *found.other_sources)] == ["Avīze 0", "Avīze 1"]
    assert found.difference.shared


@pytest.mark.parametrize(
    ("asked", "role"),
    [
        ("aktieris Andris Kalniņš", "aktieris"),
        ("deputātam Andrim Kalniņam", "deputāts"),
        ("deputāta Kalniņa", "deputāts"),
    ],
)
def test_of_several_of_a_name_the_role_tells(archive: hronika.Archive, asked: str, role: str) -> None:
    add(
        archive,
        ("2024-05-07", "Aktieris Andris Kalniņš sacīja, ka skolas slēgs."),
        ("2024-05-08", "Deputāts Andris Kalniņš sacīja, ka skolas slēgs."),
    )
    found = archive.positions(asked, "skola")
    assert [each.title for each in found.speaker.roles] == [role]
    with pytest.raises(hronika.UsageError, match="may be 2"):
        archive.positions("ministrs Andris Kalniņš", "skola")


@pytest.mark.parametrize(
    ("reason", "one", "other"),
    [
        ("condition", "sacīja, ka skolu slēgs, ja skolēnu nebūs", "sacīja, ka skolu neslēgs"),
        ("question", "vaicāja, vai skolu slēgs", "sacīja, ka skolu neslēgs"),
        ("procedure", "sacīja, ka meža likumu izskatīs", "sacīja, ka meža likumu neizskatīs"),
        ("scope", "sacīja, ka skolu Ventspilī slēgs", "sacīja, ka skolu Daugavpilī neslēgs"),
        (
            "time",
            "sacīja, ka 2020. gadā skolu muzejs pieņēma",
            "sacīja, ka 2023. gadā skolu muzejs nepieņēma",
        ),
        (
            "scale",
            "sacīja, ka studentu stipendijām vajadzēs 18 miljonus eiro",
            "sacīja, ka studentu stipendijas sasniegs 300 eiro",
        ),
        (
            "scale",
            "sacīja, ka skolu ēdināšana izmaksās 40 miljonus eiro",
            "sacīja, ka skolu ēdināšana izmaksās 2,50 eiro",
        ),
    ],
)
def test_what_speaks_against_a_contradiction_is_named_and_lowers_it(
    archive: hronika.Archive, reason: str, one: str, other: str
) -> None:
    [found] = pair(archive, f"Ministrs Jānis Kalns {one}.", f"Ministrs Jānis Kalns {other}.")
    assert reason in found.difference.against
    assert found.difference.score < 0.4


@pytest.mark.parametrize(
    "text",
    [
        "sacīja, ka eksāmenu nokārtoja 82% skolēnu. Latgalē eksāmenu nokārtoja 74% skolēnu, piebilda Kalns.",
        "sacīja, ka tilta remonts izmaksās 4 miljonus eiro. Otra tilta remonts izmaksās 9 miljonus eiro, "
        "piebilda Kalns.",
        "sacīja, ka slimnīcā strādā 40 māsu. Reanimācijā slimnīcā strādā 12 māsu, norādīja Kalns.",
    ],
)
def test_numbers_of_one_article_are_mostly_of_two_things(archive: hronika.Archive, text: str) -> None:
    add(archive, ("2024-05-07", f"Ministrs Jānis Kalns {text}"))
    [found] = archive.contradictions()
    assert found.difference.against == ("one article",)
    assert found.difference.score < 0.3


def test_numbers_of_which_the_facts_may_have_changed(archive: hronika.Archive) -> None:
    sentence = "Ministrs Jānis Kalns sacīja, ka slimnīcā ārstē {} karavīrus."
    [found] = pair(archive, sentence.format(20), sentence.format(30), "2024-12-07")
    assert found.difference.against == ("changed facts",)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # the same, said or denied otherwise
        ("Ministrs Jānis Kalns sacīja, ka skolu slēgs.", "“Skolu slēgs,” sacīja ministrs Jānis Kalns."),
        ("Ministrs Jānis Kalns sacīja, ka skolu neslēgs.", "Ministrs Jānis Kalns noliedza, ka skolu slēgs."),
        # another speaker
        ("Ministrs Jānis Kalns sacīja, ka skolu slēgs.", "Ministre Ilze Roze sacīja, ka skolu neslēgs."),
        # another matter in the clause that is negated
        (
            "Ministrs Jānis Kalns sacīja, ka skola paliks, bet ceļu nebūvēs.",
            "Ministrs Jānis Kalns sacīja, ka skola būvēs noliktavu.",
        ),
        # what another says within it is not the speaker's own
        (
            "Ministrs Jānis Kalns sacīja, ka opozīcija apgalvo, ka skolu slēgs.",
            "Ministrs Jānis Kalns sacīja, ka skolu neslēgs.",
        ),
        # another amount is denied
        (
            "Ministrs Jānis Kalns sacīja, ka studentu stipendijām vajadzēs 18 miljonus eiro.",
            "Ministrs Jānis Kalns noliedza, ka studentu stipendijas palielinās līdz 300 eiro.",
        ),
        # other units
        (
            "Ministrs Jānis Kalns sacīja, ka pie skolas uzstādīs 4 luksoforus.",
            "Ministrs Jānis Kalns sacīja, ka pie skolas strādās 9 sargi.",
        ),
    ],
)
def test_what_is_no_candidate(archive: hronika.Archive, one: str, other: str) -> None:
    assert not pair(archive, one, other)


def test_of_one_speaker_alone(archive: hronika.Archive) -> None:
    for number, name in enumerate(("Jānis Kalns", "Pēteris Osis")):
        archive.add(
            *(
                {
                    "id": f"{number}{day}",
                    "published": day,
                    "text": f"Ministrs {name} sacīja, ka skolu {verb}.",
                }
                for day, verb in (("2024-05-07", "slēgs"), ("2024-05-08", "neslēgs"))
            )
        )
    assert [each.speaker.name for each in archive.contradictions("Osim")] == ["Pēteris Osis"]
    assert len(archive.contradictions()) == 2
    assert len(archive.contradictions(limit=1)) == 1


def test_of_everybody_the_newest_statements_are_compared(
    archive: hronika.Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    add(
        archive,
        ("2024-05-07", "Ministrs Jānis Kalns sacīja, ka skolu slēgs."),
        ("2024-05-08", "Ministrs Jānis Kalns sacīja, ka skolu neslēgs."),
        ("2024-06-07", "Ministrs Jānis Kalns sacīja, ka ceļu remontēs."),
        ("2024-06-08", "Ministrs Jānis Kalns sacīja, ka ceļu neremontēs."),
    )
    assert len(archive.contradictions()) == 2
    monkeypatch.setattr("hronika.archive.positions.contradictions.MOST_COMPARED", 2)
    assert [str(each.one.day) for each in archive.contradictions()] == ["2024-06-07"]
    assert len(archive.contradictions("Kalns")) == 2
    said = run("contradictions", "--archive", tmp_path / "a.db")
    assert "newest 2 statements, those since 2024-05-08" in said.stderr
    assert "since" not in run("contradictions", "Kalns", "--archive", tmp_path / "a.db").stderr
