"""`hronika add`: what a user sees of it, and what comes of bad input, full disks, kills and interruptions."""

import gzip
import json
import os
import resource
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from conftest import Run, with_interrupts
from test_warc import RECORDS, record
from test_workers import children, wait_until_ended

from hronika.archive.checking import check
from hronika.archive.schema import MIGRATIONS
from hronika.archive.store import Store
from hronika.cli.add import SummaryFormat
from hronika.samples import SAMPLE_ARTICLES

SCHOOLS = "Ministre Anna Roze sacīja, ka slēgs trīs skolas."
FIRE = "Naktī Liepājā dega noliktava, ziņoja glābēji."


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return tmp_path / "archive.db"


def lines(path: Path, count: int) -> Path:
    """Write so many articles, one a line."""
    articles = (
        {
            "id": f"a{number}",
            "outlet": "Avīze",
            "text": f"{SCHOOLS} Tas notiks {number}. maijā plkst. {number}.",
        }
        for number in range(count)
    )
    path.write_text("".join(json.dumps(item) + "\n" for item in articles), encoding="utf-8")
    return path


def count(archive: Path) -> int:
    """Check the archive and count its articles."""
    with Store(archive) as store:
        assert check(store).problems == []
        return store.count()["articles"]


def test_counts_stand_at_the_end(run: Run, tmp_path: Path, archive: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text(SCHOOLS, encoding="utf-8")
    (folder / "b.txt").write_text(FIRE, encoding="utf-8")
    (folder / "x.html").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    result = run("add", folder, "--archive", archive)
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        "3 seen · 2 new · 0 changed · 0 copies · 1 failed",
        f"failed: {folder}/x.html is a picture, not a page: save the page again as HTML.",
    ]
    assert result.stderr == ""
    (folder / "x.html").unlink()
    (folder / "a.txt").write_text(SCHOOLS.replace("trīs", "divas"), encoding="utf-8")
    result = run("add", folder, "--archive", archive)
    assert (result.exit_code, result.stdout) == (0, "2 seen · 0 new · 1 changed · 1 copies · 0 failed\n")
    assert count(archive) == 2


def test_scripts_get_the_counts_as_json(run: Run, tmp_path: Path, archive: Path) -> None:
    given = tmp_path / "list.jsonl"
    items: list[object] = [
        {"text": SCHOOLS, "url": "https://zinas.example/1", "outlet": "Ziņas"},
        {"text": FIRE, "url": "https://www.zinas.example/1/?utm_source=x", "outlet": "Ziņas"},
        {"text": SCHOOLS, "url": "https://avize.example/1", "outlet": "Avīze"},
        [],
    ]
    given.write_text("".join(json.dumps(item) + "\n" for item in items), encoding="utf-8")
    result = run("add", given, "-a", archive, "--format", SummaryFormat.json)
    told = json.loads(result.stdout)
    [note] = told.pop("notes")
    assert "line 2: The archive has another story under the address" in note
    numbers = {"seen": 4, "new": 3, "changed": 0, "copies": 0, "forgotten": 0, "failed": 1, "reprints": 1}
    assert told == numbers | {
        "passed_by": {},
        "warnings": [],
        "failures": [f"{given}, line 4 is not an article: a JSON object with `text` is wanted."],
    }
    text = run("add", given, "-a", tmp_path / "other.db").stdout
    assert "1 of the new is a reprint: its text stands elsewhere too\nnote: " in text


def test_texts_that_are_read_badly_are_told_of_once_a_kind(run: Run, tmp_path: Path, archive: Path) -> None:
    """Nothing is read in a text in another language, so nothing of it is found but its words."""
    given = tmp_path / "list.jsonl"
    texts = [
        "The minister told reporters on Thursday that the port would be closed and reopened in May.",
        "Министр в четверг заявил журналистам, что порт закроют на зиму и снова откроют в мае.",
        SCHOOLS,
    ]
    given.write_text("".join(json.dumps({"text": each}) + "\n" for each in texts), encoding="utf-8")
    result = run("add", given, "-a", archive)
    told = [line for line in result.stdout.splitlines() if line.startswith("warning: ")]
    sentence = "The text is in another language (en): nothing was read in it. So of 1 more."
    assert told == [f"warning: {given}, line 1: {sentence}"]
    assert result.exit_code == 0
    assert run("add", given, "-a", archive).stdout == "3 seen · 0 new · 0 changed · 3 copies · 0 failed\n"
    told = json.loads(run("add", given, "-a", tmp_path / "b.db", "-f", "json").stdout)["warnings"]
    assert [each.split("line ")[1].split(":")[0] for each in told] == ["1", "2"]
    assert "(ru)" in told[1]


def test_of_many_failures_twenty_are_told(run: Run, tmp_path: Path, archive: Path) -> None:
    given = tmp_path / "list.jsonl"
    given.write_text("{\n" * 1234, encoding="utf-8")
    result = run("add", given, "-a", archive)
    told = result.stdout.splitlines()
    assert told[0] == "1 234 seen · 0 new · 0 changed · 0 copies · 1 234 failed"
    assert len(told) == 22
    assert told[-1] == "failed: 1 214 more, all of which `--format json` has"
    assert len(json.loads(run("add", given, "-a", archive, "-f", "json").stdout)["failures"]) == 1234


def test_what_articles_do_not_say_is_said_by_options(run: Run, tmp_path: Path, archive: Path) -> None:
    options = ("--outlet", "Avīze", "--title", "Skolas", "--published", "2024-05-07T22:30Z")
    result = run("add", "-", "-a", archive, *options, input=SCHOOLS)
    assert (result.exit_code, result.stdout[:14]) == (0, "1 seen · 1 new")
    with Store(archive) as store:
        [version] = store.current()
        article = version.record.article
    assert (article.outlet, article.title, str(article.published)) == ("Avīze", "Skolas", "2024-05-08")


def test_pages_are_kept_unless_switched_off(run: Run, tmp_path: Path) -> None:
    page = f"<html><body><article><h1>Skolas</h1><p>{SCHOOLS}</p><p>{FIRE}</p></article></body></html>"
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    for name, options, kept in (("a.db", (), (page.encode(), "text/html")), ("b.db", ("--no-raw",), None)):
        assert run("add", tmp_path / "a.html", "-a", tmp_path / name, *options).exit_code == 0
        with Store(tmp_path / name) as store:
            [version] = store.current()
            assert store.raw(version.number) == kept


def test_web_archives_are_counted_by_reason_and_what_is_cut_is_named(
    run: Run, tmp_path: Path, archive: Path
) -> None:
    revisit = record(4, b"", kind="revisit")
    redirect = record(5, b"", status="301 Moved")
    pieces = [gzip.compress(item) for item in (*RECORDS[:3], revisit, redirect, RECORDS[6])]
    pieces[1] = pieces[1][:40] + bytes([pieces[1][40] ^ 255]) + pieces[1][41:]
    (tmp_path / "a.warc.gz").write_bytes(b"".join(pieces)[:-60])
    result = run("add", tmp_path / "a.warc.gz", "-a", archive)
    told = result.stdout.splitlines()
    assert result.exit_code == 1
    assert told[:2] == [
        "4 seen · 2 new · 0 changed · 0 copies · 2 failed",
        "passed by: 1 seen again, 1 redirects",
    ]
    for line, number in ((told[2], 1), (told[3], 5)):
        assert f"at byte {sum(map(len, pieces[:number]))}" in line
    assert "is damaged" in told[2]
    assert "https://zinas.example/6" in told[3]
    assert "is cut off" in told[3]
    assert result.stderr == ""
    (tmp_path / "b.warc").write_bytes(revisit)
    result = run("add", tmp_path / "b.warc", "-a", archive, "-f", "json")
    assert (result.exit_code, json.loads(result.stdout)["passed_by"]) == (0, {"seen again": 1})
    assert count(archive) == 2


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["none.txt"], "none.txt cannot be opened: there is no such file."),
        (["ftp://zinas.example/a"], "cannot be fetched: addresses are those of http and https."),
        (["file:///etc/hostname"], "cannot be fetched: addresses are those of http and https."),
        (["a.txt", "--published", "maijs"], "is not a date"),
        (["a.txt", "--timezone", "Rīga"], "The time zone 'Rīga' is not known"),
        (["a.txt", "--time-limit", "0"], "The limit of time must be more than 0 seconds"),
        (["empty"], "There is no article in empty."),
    ],
)
def test_a_request_that_makes_no_sense_is_told(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], told: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(SCHOOLS, encoding="utf-8")
    Path("empty").mkdir()
    result = run("add", *arguments, "-a", "archive.db")
    assert result.exit_code == (1 if arguments == ["empty"] else 2)
    assert told in result.stderr
    assert result.stdout == ""


def test_an_archive_that_cannot_be_used_is_told(run: Run, tmp_path: Path, archive: Path) -> None:
    given = lines(tmp_path / "list.jsonl", 1)
    assert run("add", given, "-a", archive).exit_code == 0
    newer = sqlite3.connect(archive)
    newer.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    newer.close()
    for path, told in (
        (archive, "written by a newer Hronika"),
        (given, "is damaged or no archive"),
        (tmp_path / "none" / "a.db", "does not exist: make it first"),
    ):
        result = run("add", given, "-a", path)
        assert result.exit_code in (1, 2)
        assert told in result.stderr
    assert given.read_text(encoding="utf-8").startswith("{")


def test_an_archive_that_another_writes_to_is_waited_for_and_then_told(
    run: Run, tmp_path: Path, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = lines(tmp_path / "list.jsonl", 2)
    run("add", lines(tmp_path / "one.jsonl", 1), "-a", archive)
    defaults = Store.__init__.__kwdefaults__
    assert defaults is not None
    monkeypatch.setitem(defaults, "wait", 0.2)
    other = sqlite3.connect(archive, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    result = run("add", given, "-a", archive)
    assert result.exit_code == 1
    assert "Another process has been writing" in result.stderr
    assert result.stdout == "1 seen · 0 new · 0 changed · 1 copies · 0 failed\n"
    other.execute("ROLLBACK")
    other.close()
    assert run("add", given, "-a", archive).exit_code == 0
    assert count(archive) == 2


def started(*arguments: object, limit: Callable[[], None] | None = None) -> "subprocess.Popen[str]":
    with with_interrupts():
        return subprocess.Popen(
            [sys.executable, "-m", "hronika", "add", *map(str, arguments)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            preexec_fn=limit,
        )


def until_stored(archive: Path, least: int, adder: "subprocess.Popen[str]") -> None:
    limit = time.monotonic() + 60
    while time.monotonic() < limit and adder.poll() is None:
        try:
            with closing(sqlite3.connect(f"file:{archive}?mode=ro", uri=True)) as other:
                found = other.execute("SELECT count(*) FROM article").fetchone()[0]
        except sqlite3.OperationalError:
            found = 0
        if found >= least:
            return
        time.sleep(0.02)
    raise AssertionError("nothing is stored")


def test_a_full_disk_is_told_and_loses_nothing(run: Run, tmp_path: Path, archive: Path) -> None:
    def limit() -> None:
        # The tables alone take some 600 kB.
        resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, 1_000_000))

    given = lines(tmp_path / "list.jsonl", 240)
    adder = started(given, "-a", archive, limit=limit)
    out, told = adder.communicate(timeout=120)
    assert adder.returncode == 1
    assert told.count("\n") == 1
    assert "cannot be written any further" in told
    stored = int(out.split(" new")[0].rpartition("· ")[2])
    assert 0 < stored < 240
    assert count(archive) == stored
    result = run("add", given, "-a", archive)
    assert f"{stored} copies · 0 failed" in result.stdout
    assert count(archive) == 240


@pytest.mark.parametrize("workers", [1, pytest.param(2, marks=pytest.mark.slow)])
def test_ctrl_c_keeps_what_was_stored_and_says_how_much(
    run: Run, tmp_path: Path, archive: Path, workers: int
) -> None:
    given = lines(tmp_path / "list.jsonl", 2000)
    adder = started(given, "-a", archive, "--workers", workers)
    until_stored(archive, 3, adder)
    processes = children(adder.pid)
    adder.send_signal(signal.SIGINT)
    out, told = adder.communicate(timeout=60)
    assert (adder.returncode, told) == (130, "hronika: Interrupted; nothing was left half written.\n")
    stored = int(out.split(" new")[0].rpartition("· ")[2])
    assert stored <= count(archive) <= stored + 1
    wait_until_ended(processes, 10)


def test_after_a_kill_it_goes_on_where_it_was(run: Run, tmp_path: Path, archive: Path) -> None:
    given = lines(tmp_path / "list.jsonl", 20)
    for least in (2, 6):
        adder = started(given, "-a", archive)
        until_stored(archive, least, adder)
        adder.kill()
        adder.communicate()
        assert count(archive) >= least
    before = count(archive)
    result = run("add", given, "-a", archive)
    assert result.stdout == f"20 seen · {20 - before} new · 0 changed · {before} copies · 0 failed\n"
    assert count(archive) == 20


@pytest.mark.slow
def test_a_killed_worker_costs_no_article(tmp_path: Path, archive: Path) -> None:
    given = lines(tmp_path / "list.jsonl", 300)
    adder = started(given, "-a", archive, "--workers", 2)
    until_stored(archive, 2, adder)
    os.kill(children(adder.pid)[0], signal.SIGKILL)
    out, told = adder.communicate(timeout=120)
    assert (adder.returncode, out, told) == (0, "300 seen · 300 new · 0 changed · 0 copies · 0 failed\n", "")
    assert count(archive) == 300


@pytest.mark.slow
def test_the_samples_are_added_by_two_at_once(archive: Path) -> None:
    adders = [started(SAMPLE_ARTICLES, "-a", archive) for _ in range(2)]
    told = [adder.communicate(timeout=120) for adder in adders]
    assert [adder.returncode for adder in adders] == [0, 0], told
    number = len(SAMPLE_ARTICLES.read_text(encoding="utf-8").splitlines())
    new = [int(out.split(" new")[0].rpartition("· ")[2]) for out, _ in told]
    assert sum(new) == count(archive) == number
