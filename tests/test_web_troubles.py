"""An archive in trouble while it is served: a sentence, nothing stored lost, and all well when it is over."""

import os
import resource
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import httpx2
import pytest
from conftest import Run, with_interrupts
from starlette.testclient import TestClient
from web_help import last_job, reading_room, token_of

from hronika.article import Article
from hronika.ledger import Archive

SAID = "tiltu atvērs"
OTHER_SAID = "skolu slēgs"
ONE = "Ministre Anna Roze sacīja, ka tiltu atvērs."
OTHER = "Deputāts Juris Zaķis teica, ka skolu slēgs."


def made(path: Path, *articles: Article | str) -> Path:
    with Archive(path) as archive:
        archive.add(*articles)
    return path


@pytest.fixture
def path(tmp_path: Path, samples: Sequence[Article]) -> Path:
    return made(tmp_path / "archive.db", ONE, *samples[:2])


class Room(NamedTuple):
    """Who asks, and a decision that can be sent once."""

    client: TestClient
    decision: str
    body: dict[str, str]

    def said(self) -> list[str]:
        found = []
        for speaker in ("Anna Roze", "Juris Zaķis"):
            answer = self.client.get("/search.json", params={"speaker": speaker})
            assert answer.status_code == 200, answer.text
            found += [each["text"] for each in answer.json()["statements"]]
        return found

    def change(self) -> tuple[int, str]:
        """Have the writer keep a decision, and give the answer."""
        answer = self.client.post(self.decision, json=self.body)
        return answer.status_code, answer.text


@pytest.fixture
def room(path: Path) -> Iterator[Room]:
    with reading_room(path, quiet=True, lock_seconds=0.3, write_lock_seconds=0.3) as client:
        item = client.get("/review.json").json()
        made = Room(
            client,
            f"/api/v1/review/{item['id']}/right",
            {"article": item["article"], "seen": item["seen"]},
        )
        assert made.said() == [SAID]
        yield made


def in_trouble(room: Room, status: int, sentence: str) -> None:
    """A page, data and a change all say the same, and pages without the archive go on."""
    for address in (
        "/",
        "/search",
        "/search.json",
        "/search.csv",
        "/search.atom",
        "/about",
        "/api/v1/people",
    ):
        answer = room.client.get(address)
        assert (answer.status_code, sentence in answer.text) == (status, True), (address, answer.text[-1500:])
    assert room.change()[0] == status
    assert room.client.get("/api/v1/openapi.json").status_code == 200
    assert room.client.get("/static/style.css").status_code == 200


@pytest.mark.slow
def test_archive_replaced_by_another_is_shown_and_written_to(room: Room, path: Path, tmp_path: Path) -> None:
    other = made(tmp_path / "other.db", OTHER)
    os.replace(other, path)
    assert room.said() == [OTHER_SAID]
    room.client.post("/sources/samples", data={"token": token_of(room.client, "/sources")})
    assert last_job(room.client)["state"] == "done"
    with Archive(path, writable=False) as archive:
        assert archive.count()["articles"] > 1
        assert archive.check().problems == []
        assert "skolu slēgs" in [hit.text for hit in archive.statements()]


def test_archive_that_is_gone_is_not_made_anew_and_is_there_when_it_is_back(room: Room, path: Path) -> None:
    away = path.with_name("away.db")
    path.rename(away)
    in_trouble(room, 503, "not in its place")
    room.client.post("/sources/samples", data={"token": "x"})
    assert not path.exists()
    away.rename(path)
    assert room.said() == [SAID]


@pytest.mark.parametrize("content", [b"", b"no archive at all " * 100, b"x"])
def test_another_file_in_its_place_is_left_alone(room: Room, path: Path, content: bytes) -> None:
    away = path.with_name("away.db")
    path.rename(away)
    path.write_bytes(content)
    answer = room.client.get("/search")
    assert answer.status_code in (500, 503)
    assert 'role="alert"' in answer.text
    assert room.change()[0] in (500, 503)
    assert path.read_bytes() == content
    away.replace(path)
    assert room.said() == [SAID]


def test_newer_schema_is_told_and_an_older_one_again_is_shown(room: Room, path: Path) -> None:
    with sqlite3.connect(path) as newer:
        [known] = newer.execute("PRAGMA user_version").fetchone()
        newer.execute("PRAGMA user_version = 999")
    newer.close()
    in_trouble(room, 503, "newer Hronika")
    with sqlite3.connect(path) as again:
        again.execute(f"PRAGMA user_version = {known}")
    again.close()
    assert room.said() == [SAID]


def test_damaged_archive_is_told_without_its_path(room: Room, path: Path) -> None:
    whole = path.with_name("whole.db")
    with Archive(path) as archive:
        archive.backup(whole)
    damaged = path.with_name("damaged.db")
    content = bytearray(whole.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    damaged.write_bytes(content)
    os.replace(damaged, path)
    answer = room.client.get("/search")
    assert answer.status_code == 500
    assert "damaged" in answer.text
    assert str(path) not in answer.text
    assert room.change()[0] == 500
    os.replace(whole, path)
    assert room.said() == [SAID]


def test_archive_kept_by_another_process_is_read_and_not_written_to(room: Room, path: Path) -> None:
    keeping = sqlite3.connect(path, isolation_level=None)
    keeping.execute("BEGIN IMMEDIATE")
    assert room.said() == [SAID]
    status, text = room.change()
    assert (status, "busy" in text) == (503, True)
    keeping.execute("ROLLBACK")
    keeping.close()
    assert room.change()[0] == 200


def test_archive_replaced_while_something_is_written_loses_nothing_of_either(
    room: Room, path: Path, tmp_path: Path
) -> None:
    other, away = made(tmp_path / "other.db", OTHER), tmp_path / "away.db"
    assert room.change()[0] == 200
    with Archive(path) as archive:
        archive.backup(away)
    os.replace(other, path)
    assert room.said() == [OTHER_SAID]
    os.replace(away, path)
    assert room.said() == [SAID]
    assert room.client.get("/review.json").json()["decisions"][0]["action"] == "confirm"


def test_full_disk_is_told_and_what_was_stored_stays(room: Room, path: Path) -> None:
    """SQLite says the same of a file that may have no more pages as of a disk that has none."""
    app: Any = room.client.app

    def at_most(pages: str) -> None:
        async def limited() -> None:
            await app.state.desks.write(
                lambda archive: archive._store._connection.execute(
                    f"PRAGMA max_page_count = {pages}"
                ).fetchone()
            )

        assert room.client.portal is not None
        room.client.portal.call(limited)

    for _ in range(40):  # until what is free in the file is used up
        at_most("1")
        item = room.client.get("/review.json").json()
        answer = room.client.post(
            f"/api/v1/review/{item['id']}/wrong",
            json={"article": item["article"], "seen": item["seen"], "reason": "x" * 1900},
        )
        if answer.status_code != 200:
            break
    assert (answer.status_code, "disk is full" in answer.text) == (503, True), answer.text
    assert room.said() == [SAID]
    assert room.client.get("/about").status_code == 200
    answer = room.client.post(
        f"/api/v1/review/{item['id']}/wrong", json={"article": item["article"], "seen": item["seen"]}
    )
    assert answer.status_code == 200
    with Archive(path, writable=False) as archive:
        assert archive.check().problems == []


def test_question_that_takes_too_long_is_broken_off_and_told(
    room: Room, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def endless(archive: Archive) -> None:
        with archive._store.reading() as connection:
            connection.execute(
                "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"
            )

    monkeypatch.setattr(Archive, "holdings", endless)
    with reading_room(path, quiet=True, query_seconds=0.3) as client:
        begun = time.monotonic()
        for _ in range(6):  # more than there are readers
            page = client.get("/about")
            assert (page.status_code, "too long" in page.text) == (503, True)
        assert client.get("/about.json").json()["error"]
        assert time.monotonic() - begun < 15
        assert client.get("/search").status_code == 200


@pytest.mark.slow
def test_two_servers_share_an_archive(room: Room, path: Path) -> None:
    with reading_room(path) as other:
        assert room.change()[0] == 200
        assert other.get("/review.json").json()["decisions"][0]["action"] == "confirm"
        other.post("/sources/samples", data={"token": token_of(other, "/sources")})
        assert last_job(other)["state"] == "done"
        assert room.client.get("/index.json").json()["articles"] > 5


@pytest.mark.slow
def test_adder_that_is_killed_is_told_and_stored_all_or_nothing(room: Room, path: Path) -> None:
    form = {"token": token_of(room.client, "/sources")}
    room.client.post("/sources/samples", data=form)
    for _ in range(300):
        if adders := children(os.getpid()):
            break
        time.sleep(0.02)
    os.kill(adders[0], signal.SIGKILL)
    job = last_job(room.client)
    assert job["state"] == "failed"
    assert room.said() == [SAID]
    room.client.post("/sources/samples", data=form)
    assert last_job(room.client)["state"] == "done"
    with Archive(path, writable=False) as archive:
        assert archive.check().problems == []


def children(parent: int) -> list[int]:
    """Processes that a process has started to add something."""
    found = subprocess.run(["ps", "-o", "pid=,args=", "--ppid", str(parent)], capture_output=True, text=True)
    return [int(line.split()[0]) for line in found.stdout.splitlines() if "hronika.web.filling" in line]


@contextmanager
def server(path: Path, **options: Any) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Run `hronika serve` on a free port, and give the process and its address."""
    command = [sys.executable, "-m", "hronika", "serve", "-a", str(path), "--port", "0"]
    with with_interrupts():
        process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, **options)
    assert process.stderr is not None
    try:
        for line in process.stderr:
            if "Open http" in line:
                break
        yield process, line.split()[2].rstrip("/")
    finally:
        if process.poll() is None:
            process.kill()
        process.wait()
        process.stderr.close()


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_server_ends_cleanly_with_a_job_under_way(path: Path, number: signal.Signals) -> None:
    with server(path) as (process, address), httpx2.Client(base_url=address) as browser:
        token = browser.get("/sources").text.split('name="token" value="', 1)[1].split('"', 1)[0]
        browser.post("/sources/samples", data={"token": token})
        for _ in range(300):
            if adders := children(process.pid):
                break
            time.sleep(0.02)
        process.send_signal(number)
        assert process.stderr is not None
        told = process.stderr.read()
        process.wait(timeout=20)
        assert "Traceback" not in told
        assert process.returncode in (0, -number, 128 + number), told
        assert not Path(f"/proc/{adders[0]}").exists()
    with Archive(path) as archive:
        assert archive.check().problems == []


@pytest.mark.slow
def test_file_that_may_not_grow_is_told_and_the_server_lives_on(path: Path) -> None:
    """A limit of the size of files fails as a quota or a faulty disk does."""
    largest = max(each.stat().st_size for each in path.parent.iterdir())

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))

    with server(path, preexec_fn=limited) as (_, address), httpx2.Client(base_url=address) as browser:
        browser.headers["Accept-Language"] = "en"
        told = []
        for _ in range(60):
            item = browser.get("/review.json").json()
            body = {"article": item["article"], "seen": item["seen"], "reason": "x" * 1900}
            answer = browser.post(f"/api/v1/review/{item['id']}/wrong", json=body)
            told.append(answer.status_code)
            if answer.status_code != 200:
                break
        assert told[-1] in (500, 503), told
        assert "nothing was changed" in answer.json()["error"]
        assert browser.get("/search").status_code == 200
        assert len(browser.get("/review.json").json()["decisions"]) == min(10, len(told) - 1)
    with Archive(path) as archive:
        assert archive.check().problems == []


@pytest.mark.slow
def test_an_archive_that_was_not_there_is_told_to_be_new(path: Path, tmp_path: Path) -> None:
    """So a name that is mistyped is not taken for an archive that has lost everything."""
    typo = tmp_path / "nwes.db"
    for archive, expected in ((typo, f"There was no archive {typo}: this one is new"), (path, f"{path}: ")):
        command = [sys.executable, "-m", "hronika", "serve", "-a", str(archive), "--port", "0"]
        with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
            assert process.stderr is not None
            told = []
            for line in process.stderr:
                told.append(line)
                if "Open http" in line:
                    break
            process.terminate()
        assert any(expected in line for line in told), told


def test_port_in_use_is_told_in_a_sentence(run: Run, path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        result = run("serve", "-a", path, "--port", taken.getsockname()[1])
    assert result.exit_code == 2
    assert "name another one with --port" in result.stderr
