"""The page of sources: the health of feeds, and adding by address, from files and from the samples."""

from pathlib import Path

import pytest
from starlette.testclient import TestClient
from web_help import last_job, reading_room, token_of

from hronika.archive.feeds import FeedState, note_state
from hronika.archive.store import Store
from hronika.web.pages.sources import file_name

TEXT = "Ministre Anna Roze sacīja, ka tiltu atvērs."


def test_files_are_added_and_what_fails_is_told_by_their_names(empty_room: TestClient) -> None:
    files = [
        ("files", ("../../raksts.txt", TEXT.encode())),
        ("files", ("tukšs.txt", b"")),
        ("files", ("raksti.jsonl", b'{"text": "L\\u012bst.", "outlet": "Zinas"}\n')),
    ]
    form = {"token": token_of(empty_room, "/sources"), "outlet": "Mana avīze"}
    answer = empty_room.post("/sources/files", data=form, files=files, follow_redirects=False)
    assert answer.headers["location"] == "/sources#jobs"
    job = last_job(empty_room)
    assert job["state"] == "done"
    assert job["counts"] == {"new": 2, "failed": 1}
    assert "tukšs.txt" in str(job["sentences"])
    assert "hronika-" not in str(job)
    found = empty_room.get("/search.json?kind=article").json()["articles"]
    assert {each["outlet"] for each in found} == {"Mana avīze", "Zinas"}
    assert "done" in empty_room.get("/sources").text


def test_same_file_again_is_there_already(empty_room: TestClient) -> None:
    for counts in ({"new": 1}, {"duplicate": 1}):
        form = {"token": token_of(empty_room, "/sources")}
        empty_room.post("/sources/files", data=form, files=[("files", ("a.txt", TEXT.encode()))])
        assert last_job(empty_room)["counts"] == counts


def test_files_of_two_uploads_are_two_articles_though_their_texts_are_near(empty_room: TestClient) -> None:
    for name, day in (("pirmdiena.txt", "Pirmdien"), ("otrdiena.txt", "Otrdien")):
        text = f"{day} Latvijā gaidāms mākoņains laiks, vietām līs, sacīja sinoptiķe Anna Roze."
        form = {"token": token_of(empty_room, "/sources")}
        empty_room.post("/sources/files", data=form, files=[("files", (name, text.encode()))])
        job = last_job(empty_room)
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


def test_form_without_files_is_refused_in_a_sentence(empty_room: TestClient) -> None:
    for files in ([], [("files", ("", b""))]):
        page = empty_room.post(
            "/sources/files", data={"token": token_of(empty_room, "/sources")}, files=files
        )
        assert page.status_code == 400
        assert "Choose files" in page.text


def test_private_addresses_are_not_fetched(empty_room: TestClient) -> None:
    form = {"token": token_of(empty_room, "/sources"), "addresses": "http://127.0.0.1:8017/search"}
    empty_room.post("/sources/addresses", data=form)
    job = last_job(empty_room)
    assert job["counts"] == {"failed": 1}
    assert empty_room.get("/index.json").json()["articles"] == 0


@pytest.mark.parametrize(
    "addresses", ["", "file:///etc/passwd", "zinas.example", "https://a.example\njavascript:x"]
)
def test_what_is_no_address_is_refused(empty_room: TestClient, addresses: str) -> None:
    form = {"token": token_of(empty_room, "/sources"), "addresses": addresses}
    assert empty_room.post("/sources/addresses", data=form).status_code == 400
    assert empty_room.get("/sources.json").json()["jobs"] == []


def test_forms_need_the_token(empty_room: TestClient) -> None:
    for way in ("addresses", "samples"):
        assert empty_room.post(f"/sources/{way}", data={"addresses": "https://a.example"}).status_code == 409
    assert empty_room.post("/sources/files", files=[("files", ("a.txt", b"x"))]).status_code == 409


def test_empty_archive_shows_three_ways_to_fill_it(empty_room: TestClient) -> None:
    page = empty_room.get("/").text
    assert page.count("<h3>") == 3
    assert 'action="/sources/samples"' in page


def test_read_only_room_adds_nothing(empty_archive: Path) -> None:
    with reading_room(empty_archive, read_only=True) as client:
        assert "<textarea" not in client.get("/sources").text
        assert client.post("/sources/samples").status_code == 403


def test_health_of_feeds_is_told_in_words(empty_archive: Path, empty_room: TestClient) -> None:
    with Store(empty_archive) as store:
        note_state(
            store,
            FeedState(
                "https://zinas.example/rss", last_poll=2e9, next_poll=2.1e9, failures=3, failing_since=1.9e9,
                reason="the host does not answer",
            ),
        )  # fmt: skip
    page = empty_room.get("/sources").text
    assert "the host does not answer" in page
    assert "failing" in page
    [feed] = empty_room.get("/sources.json").json()["feeds"]
    assert feed["failures"] == 3
