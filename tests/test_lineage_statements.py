"""One statement in several articles is one with several sources; a look-alike is another statement."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from conftest import Run

from hronika.archive.lineage.telling import StatementLineage, ToldIn, precedes
from hronika.article import Article
from hronika.errors import UsageError
from hronika.ledger import Archive

DAY = date(2024, 5, 7)


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive(tmp_path / "a.db") as made:
        yield made


def said(archive: Archive, article: str) -> StatementLineage:
    """Give the lineage of the first statement of an article."""
    found = archive.lineage(archive.article(article).record.statements[0].id, article=article)
    assert isinstance(found, StatementLineage)
    return found


def add(archive: Archive, *texts: str, apart: int = 1) -> None:
    """Add an article for each text, of so many days apart: `a0`, `a1` …"""
    for number, text in enumerate(texts):
        day = date.fromordinal(DAY.toordinal() + number * apart)
        made = archive.add(Article(text, id=f"a{number}", outlet=f"Avīze {number}", published=day))
        assert not made.failures


SAID = "Satiksmes ministre Anna Bērziņa norādīja, ka {}."
WORDS = "tiltu Jelgavā varētu pabeigt 20. maijā un tas pilsētai maksās 5,4 miljonus eiro"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (SAID.format(WORDS), "exact"),
        (SAID.format("tiltu Jelgavā varētu pabeigt 20. maijā"), "shortened"),
        (SAID.format(WORDS.replace("varētu pabeigt", "pabeigs")), "reworded"),
        (f"„{WORDS[0].upper()}{WORDS[1:]},” sacīja Bērziņa.", "exact"),
        (f"Ministrija paziņoja, ka {WORDS}.", "exact"),
        (
            SAID.format("tilts Jelgavā pilsētai izmaksās 5,4 miljonus eiro, un 20. maijā to pabeigs"),
            "reworded",
        ),
    ],
)
def test_other_wordings_are_one(archive: Archive, text: str, kind: str) -> None:
    add(archive, SAID.format(WORDS), text, apart=0)
    found = said(archive, "a1")
    assert [variant.where.article for variant in found.variants] == ["a0", "a1"]
    assert found.first.kind == "first"
    assert found.variants[1].kind == kind
    assert (found.variants[1].likelihood == 1) is (text == SAID.format(WORDS))


@pytest.mark.parametrize(
    "other",
    [
        WORDS.replace("5,4", "6,4"),
        WORDS.replace("5,4 miljonus", "trīs miljonus"),
        WORDS.replace("20.", "21."),
        WORDS.replace("maijā", "jūnijā"),
        WORDS.replace("Jelgavā", "Valmierā"),
        WORDS.replace("varētu", "nevarētu"),
        WORDS.replace("maksās", "nemaksās"),
        WORDS.replace("pabeigt", "sākt"),
    ],
)
def test_look_alikes_are_not(archive: Archive, other: str) -> None:
    add(archive, SAID.format(WORDS), SAID.format(other), apart=0)
    assert said(archive, "a0").sources == said(archive, "a1").sources == 1


def test_what_is_denied_is_not_what_is_held(archive: Archive) -> None:
    denied = "Satiksmes ministre Anna Bērziņa noliedza, ka {}."
    add(
        archive,
        SAID.format("tilts Jelgavā ir drošs gājējiem"),
        denied.format("tilts Jelgavā ir drošs gājējiem"),
    )
    assert said(archive, "a0").sources == 1


def test_a_wording_without_the_number_joins_no_two_numbers(archive: Archive) -> None:
    words = "novada dome nākamgad slēgs {}skolas un internātu upes krastā"
    add(archive, *(SAID.format(words.format(number)) for number in ("piecas ", "", "astoņas ")), apart=0)
    assert said(archive, "a0").sources + said(archive, "a2").sources == 3
    assert said(archive, "a1").sources == 2


def test_what_became_of_the_words(archive: Archive) -> None:
    add(
        archive,
        SAID.format("tiltu Jelgavā varētu pabeigt jau maija beigās, ja laiks būs labs"),
        SAID.format("tiltu Jelgavā pabeigs jau maija beigās"),
        "Ministrija informēja, ka tiltu Jelgavā pabeigs jau maija beigās.",
    )
    found = said(archive, "a2")
    assert found.sources == len(found.outlets) == 3
    _, second, third = found.variants
    assert [(change.was, change.becomes, change.dropped) for change in second.changes] == [
        ("varētu pabeigt", "pabeigs", ("possible",)),
        ("ja laiks būs labs", "", ("condition",)),
    ]
    assert second.dropped_hedges == second.changes
    assert (second.other_speaker, third.other_speaker) == (False, True)


def test_the_first_utterance_is_that_of_the_earliest_instant(archive: Archive) -> None:
    for outlet, hour in (("Rīts", 9), ("Vakars", 7), ("Diena", 8)):
        at = datetime(2024, 5, 7, hour, tzinfo=UTC)
        archive.add(Article(SAID.format(WORDS), id=outlet, outlet=outlet, published_at=at, published=DAY))
    assert said(archive, "Rīts").outlets == ("Vakars", "Diena", "Rīts")


def test_the_same_words_of_the_same_speaker_are_one_after_years(archive: Archive) -> None:
    words = "nevienu skolu mūsu novadā pret vecāku gribu un bez balsojuma neslēgs"
    add(archive, *[SAID.format(words)] * 3, apart=400)
    assert said(archive, "a0").sources == 3


def test_two_statements_of_one_article_are_two(archive: Archive) -> None:
    text = f"{SAID.format(WORDS)} Vēlāk Anna Bērziņa atkārtoja, ka {WORDS}."
    add(archive, text, text, apart=0)
    archive.add(Article(text, id="a0", outlet="Avīze 0", published=DAY))
    statements = archive.article("a0").record.statements
    assert len(statements) == 2
    for statement in statements:
        found = archive.lineage(statement.id, article="a0")
        assert found.sources == 2
        assert len({variant.id for variant in found.variants}) == 1  # type: ignore[union-attr]
    assert archive.count()["statements"] == 4


RELEASE = """Premjers Andris Leimanis pirmdien paziņoja, ka tilts pār Lielupi slēgts līdz rudenim.
Satiksmi novirza pa apvedceļu, autobusi kursē pēc cita saraksta.
"Drošība ir svarīgāka par ērtībām," sacīja premjers.
Inženieri balstos atraduši plaisas, kuru dēļ pa tiltu vairs nedrīkst braukt smagās mašīnas, vēsta aģentūra."""


@pytest.fixture
def copies(tmp_path: Path) -> Path:
    """An archive of one release on three sites, on two days, once shortened by a third."""
    path = tmp_path / "copies.db"
    with Archive(path) as archive:
        for id, title, text, day in (
            ("a", "Premjers: Tilts slēgts", RELEASE, DAY),
            ("b", "Tilts slēgts", RELEASE.replace("cita saraksta", "cita saraksta (LETA)"), DAY),
            ("c", "ZIŅAS | Tilts slēgts", RELEASE[: RELEASE.rindex("\n")], date(2024, 5, 8)),
        ):
            archive.add(Article(text, id=id, title=title, outlet=f"Vietne {id}", published=day))
    return path


def test_one_release_on_three_sites_is_one_story_with_three_sources(copies: Path) -> None:
    with Archive(copies, writable=False) as archive:
        found = archive.story("c")
        assert [told.article for told in found.story.articles] == ["a", "b", "c"]
        counts = {lineage.first.content[:20]: lineage.sources for lineage in found.statements}
        assert counts == {"tilts pār Lielupi sl": 3, "Drošība ir svarīgāka": 3, "Inženieri balstos at": 2}
        assert found.alone == 0


def test_the_commands_tell_the_same(copies: Path, run: Run) -> None:
    shown = run("story", "a", "--archive", copies)
    assert shown.exit_code == 0
    assert "3 articles in 3 outlets, first 2024-05-07" in shown.output
    assert "3 statements in several of them, 0 in one alone" in shown.output
    rows = json.loads(run("story", "a", "--archive", copies, "--format", "json").output)
    assert [row["article"] for row in rows if row["of"] == "article"] == ["a", "b", "c"]
    first = next(row["first"] for row in rows if row["of"] == "statement")
    told = json.loads(run("lineage", first, "--archive", copies, "--format", "json").output)
    assert [row["outlet"] for row in told] == ["Vietne a", "Vietne b", "Vietne c"]
    assert [row["kind"] for row in told] == ["first", "exact", "exact"]
    # Two of them have it on one day, and none tells the hour.
    shown = run("lineage", first, "-a", copies)
    assert "3 sources in 3 outlets; first 2024-05-07 (by whom is not known)" in shown.output
    assert [row["first_known"] for row in told] == [False] * 3
    lines = run("lineage", first, "--archive", copies, "--format", "csv").output.splitlines()
    assert len(lines) == 4


def test_who_was_first_is_told_by_day_and_hour_or_not_at_all() -> None:
    def at(day: int | None, hour: int | None = None) -> ToldIn:
        published = None if day is None else date(2024, 5, day)
        instant = None if day is None or hour is None else datetime(2024, 5, day, hour, tzinfo=UTC)
        return ToldIn("a", "A", published, instant, None)

    assert precedes(at(7), [at(8), at(9, 3)])
    assert precedes(at(7, 8), [at(7, 9)])
    assert not precedes(at(7), [at(7)])
    assert not precedes(at(7, 8), [at(7)])
    assert not precedes(at(7, 8), [at(7, 8)])
    assert not precedes(at(None), [at(None)])
    assert precedes(at(7), [])


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        (("lineage", "s0000000000000000"), "No statement or event of a current version has the identifier"),
        (("lineage", "a"), "is an article: `hronika story`"),
        (("story", "nowhere"), "The archive has no article 'nowhere'"),
    ],
)
def test_what_is_not_there_is_said_in_a_sentence(
    copies: Path, run: Run, command: tuple[str, str], sentence: str
) -> None:
    shown = run(*command, "--archive", copies)
    assert shown.exit_code == 2
    assert sentence in shown.stderr


def test_an_identifier_that_is_two_things_asks_which(archive: Archive) -> None:
    text = "Kaimiņš Jānis sacīja: „Nē, nekad.”"
    add(archive, text, text, apart=200)
    id = archive.article("a0").record.statements[0].id
    with pytest.raises(UsageError, match="not one thing in all its articles"):
        archive.lineage(id)
    assert archive.lineage(id, article="a1").sources == 1
