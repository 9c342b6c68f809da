"""The page of sources: the health of feeds, and adding by address, from files and from the samples."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from web_help import reading_room, token_of

from hronika.archive.feeds import FeedState, note_state
from hronika.archive.store import Store
from hronika.web.pages.sources import file_name

TEXT = "Ministre Anna Roze sacīja, ka tiltu atvērs."


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "archive.db"
    Store(path).close()
    return path


@pytest.fixture
def client(path: Path) -> Iterator[TestClient]:
    with reading_room(path) as client:
        yield client


def done(client: TestClient) -> dict[str, object]:
    """The last job, when it has ended."""
    for _ in range(600):
        [job, *_] = client.get("/sources.json").json()["jobs"]
        if job["state"] not in ("waiting", "running"):
            return dict(job)
        time.sleep(0.1)
    raise AssertionError(job)


def test_files_are_added_and_what_fails_is_told_by_their_names(client: TestClient) -> None:
    files = [
        ("files", ("../../raksts.txt", TEXT.encode())),
        ("files", ("tukšs.txt", b"")),
        ("files", ("raksti.jsonl", b'{"text": "L\\u012bst.", "outlet": "Zinas"}\n')),
    ]
    form = {"token": token_of(client, "/sources"), "outlet": "Mana avīze"}
    answer = client.post("/sources/files", data=form, files=files, follow_redirects=False)
    assert answer.headers["location"] == "/sources#jobs"
    job = done(client)
    assert job["state"] == "done"
    assert job["counts"] == {"new": 2, "failed": 1}
    assert "tukšs.txt" in str(job["sentences"])
    assert "hronika-" not in str(job)
    found = client.get("/search.json?kind=article").json()["articles"]
    assert {each["outlet"] for each in found} == {"Mana avīze", "Zinas"}
    assert "done" in client.get("/sources").text


def test_same_file_again_is_there_already(client: TestClient) -> None:
    for counts in ({"new": 1}, {"duplicate": 1}):
        form = {"token": token_of(client, "/sources")}
        client.post("/sources/files", data=form, files=[("files", ("a.txt", TEXT.encode()))])
        assert done(client)["counts"] == counts


def test_files_of_two_uploads_are_two_articles_though_their_texts_are_near(client: TestClient) -> None:
    for name, day in (("pirmdiena.txt", "Pirmdien"), ("otrdiena.txt", "Otrdien")):
        text = f"{day} Latvijā gaidāms mākoņains laiks, vietām līs, sacīja sinoptiķe Anna Roze."
        form = {"token": token_of(client, "/sources")}
        client.post("/sources/files", data=form, files=[("files", (name, text.encode()))])
        job = done(client)
        assert (job["counts"], job["sentences"]) == ({"new": 1}, [])


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("C:\\Teksti\\Tilta būve (2).TXT", "Tilta_būve_2.txt"), ("../../etc/passwd", "passwd.txt"),
        ("a.jsonl.gz", "a.jsonl.gz"), ("...", "text.txt"), ("-r.html", "r.html"), ("a\0\n/..", "text.txt"),
        ("ā" * 500 + ".html", "ā" * 60 + ".html"),
    ],
)  # fmt: skip
def test_names_of_files_are_not_trusted(given: str, kept: str) -> None:
    assert file_name(given) == kept


def test_form_without_files_is_refused_in_a_sentence(client: TestClient) -> None:
    for files in ([], [("files", ("", b""))]):
        page = client.post("/sources/files", data={"token": token_of(client, "/sources")}, files=files)
        assert page.status_code == 400
        assert "Choose files" in page.text


def test_private_addresses_are_not_fetched(client: TestClient) -> None:
    form = {"token": token_of(client, "/sources"), "addresses": "http://127.0.0.1:8017/search"}
    client.post("/sources/addresses", data=form)
    job = done(client)
    assert job["counts"] == {"failed": 1}
    assert client.get("/index.json").json()["articles"] == 0


@pytest.mark.parametrize(
    "addresses", ["", "file:///etc/passwd", "zinas.example", "https://a.example\njavascript:x"]
)
def test_what_is_no_address_is_refused(client: TestClient, addresses: str) -> None:
    form = {"token": token_of(client, "/sources"), "addresses": addresses}
    assert client.post("/sources/addresses", data=form).status_code == 400
    assert client.get("/sources.json").json()["jobs"] == []


def test_forms_need_the_token(client: TestClient) -> None:
    for way in ("addresses", "samples"):
        assert client.post(f"/sources/{way}", data={"addresses": "https://a.example"}).status_code == 409
    assert client.post("/sources/files", files=[("files", ("a.txt", b"x"))]).status_code == 409


def test_empty_archive_shows_three_ways_to_fill_it(client: TestClient) -> None:
    page = client.get("/").text
    assert page.count("<h3>") == 3
    assert 'action="/sources/samples"' in page


def test_read_only_room_adds_nothing(path: Path) -> None:
    with reading_room(path, read_only=True) as client:
        assert "<textarea" not in client.get("/sources").text
        assert client.post("/sources/samples").status_code == 403


def test_health_of_feeds_is_told_in_words(path: Path, client: TestClient) -> None:
    with Store(path) as store:
        note_state(
            store,
            FeedState(
                "https://zinas.example/rss", last_poll=2e9, next_poll=2.1e9, failures=3, failing_since=1.9e9,
                reason="the host does not answer",
            ),
        )  # fmt: skip
    page = client.get("/sources").text
    assert "the host does not answer" in page
    assert "failing" in page
    [feed] = client.get("/sources.json").json()["feeds"]
    assert feed["failures"] == 3
