"""`hronika check-draft` and `Archive.check_draft`: what a person sees, and what is refused in a sentence."""

import csv
import io
import json
from pathlib import Path

import pytest
from conftest import Run
from search_help import archive_of

from benchmarks.drafts import gold_archive, gold_drafts, judge_all, scores
from hronika import Archive, DataError, UsageError
from hronika.intake.drafts import MOST_CHARACTERS, read_draft, today

TEXTS = (
    "“Jaunais stadions pilsētai ir vajadzīgs kā gaiss,” sacīja Valmieras mērs Gints Osis. "
    "Osis norādīja, ka stadions izmaksās 5 miljonus eiro.",
)
GOOD = "Valmieras mērs Gints Osis sacīja: “Jaunais stadions pilsētai ir vajadzīgs kā gaiss.”"
ALTERED = GOOD.replace("ir vajadzīgs", "nav vajadzīgs")


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("archive") / "archive.db"
    archive_of(path, TEXTS).close()
    return path


def test_a_draft_as_a_person_reads_it(run: Run, file: Path, tmp_path: Path) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text(f"{ALTERED} Osis norādīja, ka stadions izmaksās 8 miljonus eiro.", encoding="utf-8")
    result = run("check-draft", draft, "--archive", file, "--on", "2024-06-01")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    verdicts = [line[:20].strip() for line in lines if not line.startswith(" ")]
    assert verdicts == ["as known", "altered (negation)", "another figure"]
    for said in (
        "Gints Osis, Valmieras mērs ← the archive has",
        "“Jaunais stadions pilsētai **nav**",
        "← “Jaunais stadions pilsētai **ir**",
        "8 miljonus eiro ← the archive has 5 miljonus",
        "Gints Osis, 2024-05-07, Avīze a1",
    ):
        assert any(said in line for line in lines), result.stdout
    assert "hronika: 1 quotation: 1 altered, 1 figure to look at." in result.stderr


def test_strict_fails_where_a_quotation_is_altered(run: Run, file: Path) -> None:
    assert run("check-draft", "-", "--strict", "-a", file, input=GOOD).exit_code == 0
    assert run("check-draft", "-", "--strict", "-a", file, input=ALTERED).exit_code == 1
    theirs = GOOD.replace("Valmieras mērs Gints Osis", "Ministre Baiba Lote")
    assert run("check-draft", "-", "--strict", "-a", file, input=theirs).exit_code == 1
    unknown = "Valmieras mērs Gints Osis sacīja: “Peldēšana ir veselīga visiem, arī vecākiem ļaudīm.”"
    assert run("check-draft", "-", "--strict", "-a", file, input=unknown).exit_code == 0


def test_a_draft_as_a_program_reads_it(run: Run, file: Path) -> None:
    arguments = ("check-draft", "-", "-a", file, "--on", "2024-06-01", "--format")
    rows = json.loads(run(*arguments, "json", input=ALTERED).stdout)
    assert [(row["kind"], row["verdict"]) for row in rows] == [("name", "as known"), ("quotation", "altered")]
    quotation = rows[1]
    assert ALTERED[quotation["start"] : quotation["end"]] == quotation["text"]
    [[start, end]] = quotation["differs"]
    assert quotation["text"][start:end] == "nav"
    assert (quotation["is_speaker"], quotation["places"][0]["said_by"]) == ("same", "Gints Osis")
    lines = run(*arguments, "jsonl", input=ALTERED).stdout.splitlines()
    assert [json.loads(line) for line in lines] == rows
    table = list(csv.DictReader(io.StringIO(run(*arguments, "csv", input=ALTERED).stdout)))
    assert [row["verdict"] for row in table] == ["as known", "altered"]
    assert {frozenset(row) for row in rows} == {frozenset(rows[0])}


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        ("", 1, "empty"),
        (" \n … \n", 1, "empty"),
        ("The minister said that the bridge would open in May, and nobody in the room believed her.", 1,
         "another language (en)"),
        ("a\0b\0c", 1, "binary"),
        ("Līst. " * (MOST_CHARACTERS // 6 + 1), 1, "check it part by part"),
        ('{"text": "Līst."}\n{"text": "Snieg."}\n', 2, "check one draft at a time"),
    ],
    ids=["empty", "no words", "another language", "binary", "megabytes", "several"],
)  # fmt: skip
def test_what_is_no_draft(run: Run, file: Path, text: str, code: int, said: str) -> None:
    result = run("check-draft", "-", "-a", file, input=text)
    assert (result.exit_code, result.stdout) == (code, "")
    [sentence] = result.stderr.splitlines()
    assert said in sentence


def test_a_mark_without_a_partner_is_told(run: Run, file: Path) -> None:
    text = "Valmieras mērs Gints Osis sacīja: “Jaunais stadions pilsētai ir vajadzīgs kā gaiss."
    result = run("check-draft", "-", "-a", file, input=text)
    assert result.exit_code == 0
    assert "A quotation mark has no partner (“Jaunais stadions" in result.stderr
    assert "word for word" in result.stdout


def test_requests_that_make_no_sense(run: Run, file: Path, tmp_path: Path) -> None:
    assert run("check-draft", tmp_path / "none.txt", "-a", file).exit_code == 2
    assert run("check-draft", "-", "-a", tmp_path / "none.db", input=GOOD).exit_code == 2
    assert run("check-draft", "-", "-a", file, "--on", "rīt", input=GOOD).exit_code == 2


def test_nothing_to_compare_is_said(run: Run, file: Path) -> None:
    result = run(
        "check-draft", "-", "-a", file, input="Šodien Rīgā visu dienu līst stiprs lietus, un ielas ir tukšas."
    )
    assert (result.exit_code, result.stdout) == (0, "")
    assert "nothing to compare" in result.stderr


def test_a_draft_may_be_for_a_day_to_come(run: Run, file: Path) -> None:
    result = run("check-draft", "-", "-a", file, "--on", "2124-06-01", input=GOOD)
    assert (result.exit_code, result.stderr) == (0, "hronika: 1 quotation: 1 word for word.\n")


def test_in_python(file: Path) -> None:
    with Archive(file, writable=False) as archive:
        before = archive.count()
        found = archive.check_draft(ALTERED, "2024-06-01")
        assert [each.verdict for each in found.quotations] == ["altered"]
        assert found.has_faults
        assert archive.count() == before
        with pytest.raises(DataError, match="empty"):
            archive.check_draft("")
        with pytest.raises(UsageError):
            archive.check_draft(GOOD, "rīt")


def test_a_draft_without_a_day_is_one_of_today() -> None:
    assert read_draft(GOOD).day == today()


def test_drafts_with_stated_alterations(tmp_path: Path) -> None:
    with gold_archive(tmp_path / "archive.db") as store:
        measured = scores(judge_all(gold_drafts(), store))
    for key, (right, said, expected) in measured.items():
        assert right >= 0.9 * expected, key
        assert right >= 0.9 * said, key


@pytest.mark.parametrize(
    ("said", "retold", "is_other"),
    [
        ("15. jūnijā", "15. jūnijā", False),
        ("15. jūnijā", "2025. gada 15. jūnijā", True),
        ("15. jūnijā", "16. jūnijā", True),
        ("jūnijā", "jūnijā", False),
    ],
)
def test_a_date_without_its_year_is_the_same_in_a_later_draft(
    run: Run, tmp_path: Path, said: str, retold: str, is_other: bool
) -> None:
    words = "Mērs Gints Osis solīja, ka pilsētas stadiona būvdarbi sāksies {}."
    path = tmp_path / "archive.db"
    archive_of(path, [words.format(said)]).close()  # of May 2024
    draft = tmp_path / "draft.txt"
    draft.write_text(words.format(retold), encoding="utf-8")
    result = run("check-draft", draft, "--archive", path, "--on", "2025-06-01")
    assert ("another figure" in result.stdout) == is_other, result.stdout
