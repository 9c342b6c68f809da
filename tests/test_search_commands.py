"""`hronika search`, `show` and `timeline`: what a person sees, and what a program reads."""

import csv
import io
import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from archive_help import article, reading
from conftest import Run
from search_help import archive_of

from hronika import Archive, UsageError
from hronika.archive.store import Store
from hronika.article import Article
from hronika.reading.reader import Reader

TEXTS = (
    "Deputāts Jānis Kalniņš uzstājās. Pēc Kalniņa teiktā, tiltu varētu pabeigt ne agrāk kā rudenī.",
    "Ministre Anna Roze 3. maijā atklāja skolu. Roze sacīja: “Skola strādās.” Ogrē tilts netika slēgts.",
)


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("archive") / "archive.db"
    archive_of(path, TEXTS).close()
    return path


def test_a_search_as_a_person_reads_it(run: Run, file: Path) -> None:
    result = run("search", "tilts* speaker:Kalniņš since:2024", "--archive", file)
    assert result.exit_code == 0
    assert result.stderr == ""
    heading, line, *more = result.stdout.splitlines()
    assert heading == " 1 of 1 statement, newest first"
    assert line.split()[:4] == ["2024-05-07", "Jānis", "Kalniņš", "teiktā"]
    assert "**tiltu** varētu pabeigt ne agrāk kā rudenī" in " ".join([line, *more])
    assert "Avīze" in line


def test_nothing_found_and_what_is_no_query(run: Run, file: Path) -> None:
    result = run("search", "nekāda", "--archive", file)
    assert (result.exit_code, result.stdout, result.stderr) == (0, " no statements found\n", "")
    result = run("search", "(tilts", "--archive", file)
    assert "hronika: The brackets of the query do not pair up and were left aside." in result.stderr
    assert result.stdout.startswith(" 1 of 1 statement")
    result = run("search", "tilts", "--after", "x", "--archive", file)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "is no key of a list by newest" in result.stderr
    result = run("search", "tilts", "--archive", file.with_name("none.db"))
    assert (result.exit_code, result.stdout) == (2, "")
    assert run("search", "--archive", file, "--", "-tilts").exit_code == 0


def test_a_search_as_a_program_reads_it(run: Run, file: Path) -> None:
    lines = run("search", "skola", "--archive", file, "--format", "jsonl").stdout.splitlines()
    [hit] = map(json.loads, lines)
    assert (hit["speaker"], hit["text"], hit["day"]) == ("Anna Roze", "Skola strādās", "2024-05-08")
    [[start, end]] = hit["highlights"]
    assert TEXTS[1][start:end] == "Skola"
    assert json.loads(run("search", "skola", "--archive", file, "--format", "json").stdout) == [hit]
    assert json.loads(run("search", "nekāda", "--archive", file, "--format", "json").stdout) == []
    [row] = csv.DictReader(io.StringIO(run("search", "skola", "-a", file, "--format", "csv").stdout))
    assert (row["text"], json.loads(row["highlights"])) == (hit["text"], hit["highlights"])


def test_pages_of_a_command(run: Run, file: Path) -> None:
    first = run("search", "NOT nav", "--kind", "event", "-n", 2, "--archive", file, "--format", "jsonl")
    rows = [json.loads(line) for line in first.stdout.splitlines()]
    assert f"go on with --after {rows[-1]['key']}." in first.stderr
    next_page = run(
        "search", "NOT nav", "--kind", "event", "--after", rows[-1]["key"], "-a", file, "--format", "jsonl"
    )
    assert next_page.stderr == ""
    both = {json.loads(line)["id"] for line in next_page.stdout.splitlines()} | {row["id"] for row in rows}
    whole = run("search", "NOT nav", "--kind", "event", "-a", file, "--format", "jsonl").stdout.splitlines()
    assert both == {json.loads(line)["id"] for line in whole}


@pytest.mark.parametrize("kind", ["statement", "event", "article", "name"])
@pytest.mark.parametrize("order", ["newest", "rank"])
def test_every_kind_and_order(run: Run, file: Path, kind: str, order: str) -> None:
    result = run("search", "Kalniņš OR tilts", "--kind", kind, "--order", order, "--archive", file)
    assert result.exit_code == 0
    assert "**" in result.stdout
    facets = run("search", "Kalniņš OR tilts", "--kind", kind, "--facets", "--archive", file)
    assert facets.stdout.startswith(" counted in all ")
    assert "outlet" in facets.stdout


def test_facets_are_counts(run: Run, file: Path) -> None:
    result = run("search", "skola OR tilts", "--facets", "--archive", file, "--format", "jsonl")
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert {"facet": "speaker", "value": "Anna Roze", "count": 1} in rows
    assert {"facet": "outlet", "value": "Avīze", "count": 2} in rows


def test_show_what_is_stored(run: Run, file: Path) -> None:
    [hit] = map(json.loads, run("search", "skola", "-a", file, "--format", "jsonl").stdout.splitlines())
    result = run("show", hit["id"], "--archive", file)
    assert result.exit_code == 0
    told = " ".join(result.stdout.split())
    assert "Anna Roze" in told
    assert "Roze sacīja: “**Skola strādās**.” Ogrē tilts" in told
    assert "version 1 added" in told
    [shown] = json.loads(run("show", hit["id"], "-a", file, "--format", "json").stdout)
    assert (shown["kind"], shown["fields"]["speaker_name"]) == ("statement", "Anna Roze")
    [event] = map(
        json.loads,
        run("search", "tilts", "-k", "event", "-a", file, "--format", "jsonl", "-n", 1).stdout.splitlines(),
    )
    assert "negative" in run("show", event["id"], "--archive", file).stdout
    [name] = map(
        json.loads,
        run("search", "kalniņš", "-k", "name", "-a", file, "--format", "jsonl").stdout.splitlines(),
    )
    assert "Jānis Kalniņš" in run("show", name["id"], "--archive", file).stdout


def test_show_an_article(run: Run, file: Path) -> None:
    result = run("show", "a2", "--archive", file)
    assert "statements" in result.stdout
    assert "Ogrē" not in result.stdout
    assert all(len(line.split()) > 1 for line in result.stdout.splitlines())
    assert "Ogrē tilts netika slēgts." in " ".join(
        run("show", "a2", "--text", "--archive", file).stdout.split()
    )


def test_what_cannot_be_shown_is_one_sentence(run: Run, tmp_path: Path) -> None:
    with Store(tmp_path / "a.db") as store:
        for outlet in ("Avīze", "Cita"):
            for id in ("x", f"y{outlet}"):
                item = Article("Anna Roze: līst.", id=id, outlet=outlet)
                store.put(item, reading(item))
    statement = reading(article(1, "Anna Roze: līst.")).record.statements[0].id
    for id in ("x", statement):
        result = run("show", id, "--archive", tmp_path / "a.db")
        assert (result.exit_code, result.stdout) == (2, "")
        assert "articles (" in result.stderr
        assert "name one of them as well" in result.stderr
    assert run("show", "x", "--outlet", "Cita", "--archive", tmp_path / "a.db").exit_code == 0
    result = run("show", "nekas", "--archive", tmp_path / "a.db")
    assert result.exit_code == 2
    assert (
        result.stderr
        == "hronika: Nothing in the archive has the identifier 'nekas': see what `search` lists.\n"
    )


@pytest.mark.parametrize(
    "command",
    [
        ["show", "nav"],
        ["changes", "--article", "nav"],
        ["corrections", "--article", "nav"],
        ["correct", "--note", "Piezīme.", "nav"],
        ["correct", "--add", "statement", "--article", "nav", "--words", "rīt līs"],
        ["forget", "nav", "--yes"],
        ["forget", "nav", "--dry-run"],
    ],
)
def test_an_article_that_is_not_there_is_a_request_without_sense(
    run: Run, file: Path, command: list[str]
) -> None:
    result = run(*command, "--archive", file)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.count("\n") == 1
    assert "'nav'" in result.stderr
    with Archive(file) as archive:
        for ask in (archive.article, archive.item):
            with pytest.raises(UsageError, match="'nav'"):
                ask("nav")
        with pytest.raises(UsageError, match="has no article 'nav'"):
            list(archive.changes(article="nav"))
        with pytest.raises(UsageError, match="has no article 'nav'"):
            archive.corrections(article="nav")


def test_what_an_earlier_version_said_is_shown_as_that(run: Run, tmp_path: Path) -> None:
    with Store(tmp_path / "a.db") as store:
        for text in ("Anna Roze: līst stipri jau trešo dienu.", "Anna Roze: nelīst stipri jau trešo dienu."):
            item = Article(text, id="x", outlet="Avīze", url="https://x.example/1")
            store.add(item, reading(item))
    gone = reading(article(1, "Anna Roze: līst stipri jau trešo dienu.")).record.statements[0].id
    result = run("show", gone, "--archive", tmp_path / "a.db")
    assert result.exit_code == 0
    assert "stands in version 1 of the article and not in its last, 2." in result.stderr
    assert "**līst stipri" in result.stdout


def test_a_timeline_says_how_far_each_thing_is_vouched_for(run: Run, file: Path) -> None:
    result = run("timeline", "--archive", file)
    assert result.exit_code == 0
    told = " ".join(result.stdout.split())
    assert "2024-05-03 asserted" in told
    assert "without a date of its own: left out." in result.stderr
    rows = map(json.loads, run("timeline", "-a", file, "--format", "jsonl").stdout.splitlines())
    assert [(row["when"], row["how"]) for row in rows] == [
        ("2024-05-03", "asserted"), ("2024-FA", "possible by Jānis Kalniņš"),
    ]  # fmt: skip
    nothing = run("timeline", "--since", "2025", "--archive", file)
    assert nothing.stdout == " nothing dated found\n"
    wrong = run("timeline", "--until", "vakar", "--archive", file)
    assert (wrong.exit_code, wrong.stdout) == (2, "")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Jānis Vilks sacīja, ka 3. maijā Ogrē slēdza tiltu.", "told by Jānis Vilks"),
        ("3. maijā Ogrē netika slēgts tilts.", "not so"),
        ("Tiltu Ogrē slēgs 3. jūnijā.", "planned"),
    ],
)
def test_a_claim_is_never_told_as_a_fact(run: Run, tmp_path: Path, text: str, told: str) -> None:
    archive_of(tmp_path / "a.db", [text]).close()
    lines = run("timeline", "tilts", "--archive", tmp_path / "a.db").stdout
    assert told in " ".join(lines.split())


@pytest.mark.skipif(sys.platform == "win32", reason="terminals are those of Unix")
def test_a_terminal_gets_bold_and_nothing_but_text(tmp_path: Path) -> None:
    text = "Ministre Anna Roze sacīja, ka tiltu slēgs rudenī \u202e \x1b[31m \x07."
    with Store(tmp_path / "a.db") as store:
        item = Article(text, id="\x1b[2Jx", title="\x1b]0;x\x07", outlet="Avīze\x9b31m")
        store.add(item, Reader().read_with_lemmas(item))
    for arguments in (
        ["search", "tilts"],
        ["search", "tilts", "-k", "article"],
        ["show", "\x1b[2Jx", "--text"],
        ["timeline"],
    ):
        main, other = pty.openpty()
        environment = {key: value for key, value in os.environ.items() if key != "NO_COLOR"} | {
            "TERM": "xterm"
        }
        process = subprocess.Popen(
            [sys.executable, "-m", "hronika", *arguments, "--archive", str(tmp_path / "a.db")],
            stdout=other, stderr=subprocess.DEVNULL, env=environment,
        )  # fmt: skip
        os.close(other)
        sent = b""
        try:
            while part := os.read(main, 10_000):
                sent += part
        except OSError:
            pass  # the other side is closed
        os.close(main)
        assert process.wait() == 0
        shown = sent.decode()
        if "article" in arguments:
            assert "\x1b[1mtiltu" in shown
        rest = shown.replace("\x1b[1m", "").replace("\x1b[0m", "").replace("\x1b[2m", "")
        assert not set(rest) & set("\x1b\x07\x9b\u202e")
