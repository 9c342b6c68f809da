"""Exports as a table of PLOVER events, read as those of POLECAT are."""

import csv
import io
import re
from pathlib import Path

import duckdb
import pytest
from conftest import Run
from exports_help import ARTICLES, records_of, stored

from hronika import Archive
from hronika.exports.plover import OURS, POLECAT, QUADS
from hronika.record import PLOVER_TYPES

# As the files of POLECAT begin (https://doi.org/10.7910/DVN/AJGVIT).
_HEADER = (
    "Event ID\tEvent Date\tEvent Type\tEvent Mode\tIntensity\tQuad Code\tContexts\tActor Name\t"
    "Actor Country\tActor COW\tPrimary Actor Sector\tActor Sectors\tActor Title\tActor Name Raw\t"
    "Wikipedia Actor ID\tRecipient Name\tRecipient Country\tRecipient COW\tPrimary Recipient Sector\t"
    "Recipient Sectors\tRecipient Title\tRecipient Name Raw\tWikipedia Recipient ID\tPlacename\tCity\t"
    "District\tProvince\tCountry\tLatitude\tLongitude\tGeoNames ID\tRaw Placename\tFeature Type\t"
    "Source\tPublication Date\tStory People\tStory Organizations\tStory Locations\tLanguage\tVersion"
)


def _rows(run: Run, *arguments: object) -> list[dict[str, str]]:
    result = run("export", "plover", *arguments)
    assert result.exit_code == 0, result.output
    return list(csv.DictReader(io.StringIO(result.stdout), delimiter="\t", strict=True))


def test_the_columns_are_those_of_polecat_and_ours_behind_them(run: Run, exported_archive: Path) -> None:
    assert "\t".join(POLECAT) == _HEADER
    assert len(POLECAT) == 40
    header = run("export", "plover", "-a", exported_archive).stdout.splitlines()[0]
    assert header == "\t".join((*POLECAT, *OURS))


def test_what_an_article_tells_itself_is_an_event(run: Run, exported_archive: Path) -> None:
    result = run("export", "plover", "-a", exported_archive)
    [row] = csv.DictReader(io.StringIO(result.stdout), delimiter="\t")
    told = {name: value for name, value in row.items() if value}
    assert re.fullmatch(r"a[0-9a-f]{16}-e[0-9a-f]{16}", told.pop("Event ID"))
    assert re.fullmatch(r"Hronika \S+", told.pop("Version"))
    assert float(told.pop("Confidence")) > 0
    assert told.pop("Event Group") == told.pop("Told In") == row["Event ID"]
    article = ARTICLES[1]
    start = article.text.index("streikoja")
    assert told == {
        "Event Date": "2024-05-06",
        "Event Type": "PROTEST",
        "Event Mode": told.get("Event Mode"),
        "Quad Code": "MATERIAL CONFLICT",
        "Actor Name": "skolotāji",
        "Actor Name Raw": "Skolotāji",
        "Recipient Name": "valdība",
        "Recipient Name Raw": "valdību",
        "Source": "Ziņas",
        "Publication Date": "2024-05-08",
        "Story People": "Anna Roze; Juris Zaķis",
        "Story Organizations": "Ekonomikas ministrija",
        "Story Locations": told["Story Locations"],
        "Language": "lv",
        "Vouched": "asserted",
        "Polarity": "positive",
        "Event Time": "2024-05-06",
        "Dated By": "text",
        "Articles": "1",
        "Asserted In": "1",
        "Negated In": "0",
        "Article": "tilts",
        "URL": "https://zinas.example/tilts",
        "Predicate": "streikoja",
        "Start": str(start),
        "End": str(start + len("streikoja")),
        "Text SHA256": article.sha256,
    }
    assert "Rīga" in told["Story Locations"].split("; ")
    assert "2 events that the texts only claim (--claims takes them in)" in result.stderr
    assert "events of types that PLOVER does not have" in result.stderr


def test_claims_are_taken_in_only_when_asked_for_and_say_so(run: Run, exported_archive: Path) -> None:
    rows = _rows(run, "-a", exported_archive, "--claims")
    events = [
        event
        for article in stored(exported_archive)
        for event in article.events
        if event.type in PLOVER_TYPES
    ]
    assert [(row["Predicate"], row["Vouched"], row["Polarity"]) for row in rows] == [
        (event.predicate.text, event.vouched, event.polarity) for event in events
    ]
    by_vouched = {row["Vouched"]: row for row in rows}
    assert by_vouched["denied"]["Claimed By"] == "Juris Zaķis"
    assert by_vouched["denied"]["City"] == "Liepāja"
    assert by_vouched["denied"]["GeoNames ID"] == "457954"
    assert by_vouched["denied"]["Country"] == "LV"
    assert by_vouched["attributed"]["Claimed By"] == "Ekonomikas ministrija"
    assert by_vouched["attributed"]["Event Date"] == ""
    assert by_vouched["attributed"]["Event Time"] == "P3D"


def test_nothing_is_guessed(run: Run, exported_archive: Path) -> None:
    for row in _rows(run, "-a", exported_archive, "--claims"):
        assert row["Intensity"] == ""
        assert row["Primary Actor Sector"] == row["Actor Country"] == row["Wikipedia Actor ID"] == ""
        assert row["Event Date"] in ("", row["Event Time"])
        assert row["Event Date"] != row["Publication Date"]
        assert row["Dated By"] == ("text" if row["Event Date"] else "")
        if not row["Raw Placename"]:
            assert row["Placename"] == row["Country"] == row["GeoNames ID"] == ""


def test_an_event_that_did_not_happen_is_none_unless_asked_for(
    run: Run, tmp_path: Path, exported_archive: Path
) -> None:
    read = records_of(exported_archive)[1]
    events = [
        event.model_copy(update={"type": "protest", "vouched": "asserted", "polarity": polarity})
        for event, polarity in zip(read.events, ("positive", "negative"), strict=False)
    ]
    record = read.model_copy(update={"events": tuple(events)}).sealed()
    path = tmp_path / "r.jsonl"
    path.write_text(record.model_dump_json(), encoding="utf-8")
    result = run("export", "plover", path)
    assert len(result.stdout.splitlines()) == 2
    assert "1 event that did not happen (--claims takes them in)" in result.stderr
    both = _rows(run, path, "--claims")
    assert [row["Polarity"] for row in both] == ["positive", "negative"]
    assert "negation" in both[1]["Contexts"].split("; ")


_STRIKE = (
    ("Ziņas", "2024-05-07", "Skolotāji otrdien Rīgā streikoja pret valdību. Skolas visu dienu bija slēgtas."),
    ("Avīze", "2024-05-07", "Rīgā 7. maijā streikoja skolotāji. Viņi prasa lielākas algas."),
    ("Vēstis", "2024-05-07", "Skolotāji šodien Rīgā streikoja. Arodbiedrība par rīcību lems rīt."),
    ("Diena", "2024-05-08", "Skolotāji vakar Rīgā streikoja pret valdību, un pulcējās tūkstošiem cilvēku."),
    ("Balss", "2024-05-08", "Skolotāji otrdien streikoja. Valdība uz prasībām vēl nav atbildējusi."),
    ("Laiks", "2024-05-09", "Skolotāji 7. maijā Rīgā streikoja pret valdību, bet tagad stundas notiek."),
)
_CALLED_OFF = ("Ātrais", "2024-05-08", "Streiks atcelts. Skolotāji 7. maijā Rīgā nestreikoja.")


@pytest.fixture(scope="module")
def strike(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of seven articles of one strike, one of which tells that it was called off."""
    path = tmp_path_factory.mktemp("strike") / "news.db"
    with Archive(path) as archive:
        archive.add(*map(_article, (*_STRIKE, _CALLED_OFF)))
    return path


def _article(told: tuple[str, str, str]) -> dict[str, str]:
    outlet, day, text = told
    return {"id": outlet.lower(), "outlet": outlet, "published": day, "text": text}


def test_seven_articles_of_one_strike_are_one_event_and_one_that_calls_it_off_makes_it_negative(
    run: Run, strike: Path
) -> None:
    result = run("export", "plover", "-a", strike)
    rows = csv.DictReader(io.StringIO(result.stdout), delimiter="\t")
    [row] = [row for row in rows if row["Event Type"] == "PROTEST"]
    assert (row["Article"], row["Event Date"], row["Dated By"]) == ("ziņas", "2024-05-07", "text")
    assert (row["Articles"], row["Asserted In"], row["Negated In"]) == ("7", "6", "1")
    assert (row["Polarity"], row["Contexts"]) == ("negative", "negation")
    told_in = row["Told In"].split("; ")
    assert len(set(told_in)) == 7
    assert told_in[0] == row["Event ID"] == row["Event Group"]
    assert "5 events that another row tells of (see `Told In`)" in result.stderr
    assert "1 event by which another one came to nothing (its row is negative)" in result.stderr


def test_one_event_is_one_row_with_claims_too(run: Run, strike: Path) -> None:
    rows = [row for row in _rows(run, "-a", strike, "--claims") if row["Event Type"] == "PROTEST"]
    assert [(row["Predicate"], row["Articles"], row["Polarity"]) for row in rows] == [
        ("streikoja", "7", "negative"),
        ("Streiks", "1", "negative"),  # names neither who nor when: which strike that is nobody can tell
    ]
    [one] = [row for row in _rows(run, "-a", strike, "--claims", "--outlet", "Ātrais") if row["Event Date"]]
    assert (one["Predicate"], one["Articles"]) == ("nestreikoja", "7")


def test_ids_stay_when_an_article_comes(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    with Archive(path) as archive:
        archive.add(*map(_article, _STRIKE[:4]))
    one = run("export", "plover", "-a", path).stdout
    assert run("export", "plover", "-a", path).stdout == one
    before = {row["Event ID"] for row in _rows(run, "-a", path)}
    with Archive(path) as archive:
        archive.add(_article(_STRIKE[4]))
    assert before <= {row["Event ID"] for row in _rows(run, "-a", path)}


def test_every_type_of_plover_has_its_quad(run: Run) -> None:
    assert set(QUADS) == set(PLOVER_TYPES)


def test_duckdb_reads_it(run: Run, exported_archive: Path, tmp_path: Path) -> None:
    out = tmp_path / "events.txt"
    assert run("export", "plover", "-a", exported_archive, "--claims", "-o", out).exit_code == 0
    with duckdb.connect() as connection:
        found = connection.execute(
            """SELECT "Event Type", "Actor Name"
            FROM read_csv(?, delim = '\t', header = true, all_varchar = true)""",
            [str(out)],
        ).fetchall()
    assert ("PROTEST", "skolotāji") in found
    empty = run("export", "plover", "-a", exported_archive, "--query", "ziloņkauls")
    assert empty.exit_code == 0
    assert empty.stdout.splitlines() == ["\t".join((*POLECAT, *OURS))]
