"""What cannot be taken is answered by a page: one sentence in the language of who reads, and a way on."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from web_help import reading_room, token_of

from hronika.ledger import Archive
from hronika.web.users import Users, users_beside

MEGABYTE = 1 << 20
FORM = "application/x-www-form-urlencoded"


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("refusals") / "archive.db"
    with Archive(path) as archive:
        archive.add("Ministre Anna Roze sacīja, ka tiltu atvērs.")
    return path


@pytest.fixture(scope="module")
def client(path: Path) -> Iterator[TestClient]:
    with reading_room(path) as client:
        yield client


def told(html: str) -> str:
    """The one sentence of a page that refuses."""
    [sentence] = re.findall(r'<p class="sentence" role="alert"[^>]*>([^<]*)</p>', html)
    return str(sentence)


def chunked(size: int) -> Iterator[bytes]:
    """A body that does not say how long it is."""
    for _ in range(size // 65536 + 1):
        yield b"x" * 65536


REFUSED = [
    ("/sources/addresses", b"a=" + b"x" * (21 * MEGABYTE), FORM, 413, "20\u00a0MB|20 MB"),
    ("/people/merge", b"a=" + b"x" * (2 * MEGABYTE), FORM, 413, "1 MB"),
    ("/sources/files", b"x" * 100, "multipart/form-data; boundary=abc", 400, "nav saprotams"),
    ("/sources/files", b"x" * 100, "multipart/form-data", 400, "nav saprotams"),
    ("/sources/addresses", b"{}", "application/json", 415, "tikai veidlapas"),
    ("/sources/addresses", b"x", "text/plain", 415, "tikai veidlapas"),
    ("/sources/addresses", b"addresses=https://a.example", FORM, 409, "novecojusi"),
    ("/search", b"q=x", FORM, 405, "nepieņem"),
]


@pytest.mark.parametrize(("address", "body", "kind", "status", "words"), REFUSED)
def test_form_that_cannot_be_taken_is_answered_by_a_page(
    client: TestClient, address: str, body: bytes, kind: str, status: int, words: str
) -> None:
    headers = {"Content-Type": kind, "Accept-Language": "lv", "Referer": "http://localhost/sources?x=1"}
    answer = client.post(address, content=body, headers=headers)
    assert answer.status_code == status
    assert answer.headers["content-type"].startswith("text/html")
    assert '<html lang="lv"' in answer.text
    assert re.search(words, told(answer.text))
    assert 'href="/sources?x=1"' in answer.text
    assert "Traceback" not in answer.text


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"{", "application/json", 400), (b"[]", "application/json", 400), (b"\xff", "application/json", 400),
        (b'{"addresses": []}', "application/json", 400), (b"addresses=x", FORM, 415),
        (b"{}", "text/plain", 415),
        (b'"' + b"x" * 2 * MEGABYTE + b'"', "application/json", 413),
    ],
)  # fmt: skip
@pytest.mark.parametrize("language", ["lv", "en"])
def test_programs_are_told_in_json(
    client: TestClient, body: bytes, kind: str, status: int, language: str
) -> None:
    headers = {"Content-Type": kind, "Accept-Language": language}
    answer = client.post("/api/v1/sources", content=body, headers=headers)
    assert answer.status_code == status
    assert answer.json()["error"].endswith(".")


def test_body_that_does_not_say_its_length_is_broken_off(client: TestClient) -> None:
    headers = {"Content-Type": FORM, "Accept-Language": "lv"}
    form = client.post("/people/merge", content=chunked(2 * MEGABYTE), headers=headers)
    assert (form.status_code, "pārāk daudz" in told(form.text)) == (413, True)
    headers["Content-Type"] = "application/json"
    data = client.post("/api/v1/sources", content=chunked(2 * MEGABYTE), headers=headers)
    assert (data.status_code, "pārāk daudz" in data.json()["error"]) == (413, True)


def test_too_long_a_field_is_told(client: TestClient) -> None:
    files = {"files": ("a.txt", b"x")}
    form = {"token": token_of(client, "/sources"), "outlet": "x" * (2 * MEGABYTE)}
    answer = client.post("/sources/files", data=form, files=files)
    assert answer.status_code == 413
    assert "as a file" in told(answer.text)


@pytest.mark.parametrize("referer", ["https://evil.example/x", "http://localhost", "nonsense", ""])
def test_way_back_leads_to_this_server_alone(client: TestClient, referer: str) -> None:
    answer = client.post("/sources/addresses", data={}, headers={"Referer": referer})
    assert "Back to the page" not in answer.text


def test_page_of_a_refused_form_can_be_shown_in_another_language(client: TestClient) -> None:
    answer = client.post("/sources/addresses", data={}, headers={"Referer": "http://localhost/sources"})
    [link] = re.findall(r'href="([^"]*lang=lv)"', answer.text)
    assert client.get(link).status_code == 200


def test_who_is_logged_out_meanwhile_is_told_on_a_page(path: Path, tmp_path: Path) -> None:
    Users(users_beside(tmp_path / "a.db")).add("anna", "reader", "tilts pār Daugavu")
    with reading_room(path, users=users_beside(tmp_path / "a.db")) as room:
        answer = room.post("/sources/samples", data={}, headers={"Accept-Language": "lv"})
        assert answer.status_code == 401
        assert told(answer.text).endswith(".")
        assert 'href="/login"' in answer.text
        assert room.post("/api/v1/sources", json={"addresses": []}).json()["ways"] == ["/login"]


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/search?q=%22tilts", "Pēdiņai 1. vietā nav pāra"),
        ("/search?q=(tilts", "Vaicājuma iekavas neveido pārus"),
        ("/search?q=tilts+since:2024-13", "„since:2024-13” nav diena"),
        ("/search?q=tilts+nav:x", "„nav:” nav filtrs"),
        ("/search?q=tilts+OR", "Operatoram OR nav uz ko attiekties"),
        ("/timeline?q=(tilts", "Vaicājuma iekavas neveido pārus"),
        ("/places?q=(tilts", "Vaicājuma iekavas neveido pārus"),
        ("/network?q=(tilts", "Vaicājuma iekavas neveido pārus"),
        ("/search?since=2024-13", "2024-13"),
    ],
)
def test_what_is_wrong_with_a_query_is_told_in_latvian(client: TestClient, address: str, words: str) -> None:
    page = client.get(address, headers={"Accept-Language": "lv"}).text
    main = page.split("<main")[1].split("</main")[0]
    assert words in main
    assert 'lang="en"' not in main


def test_draft_and_archive_refuse_in_latvian(client: TestClient) -> None:
    form = {
        "token": token_of(client, "/draft"),
        "text": "The minister said that the bridge will be opened in May.",
    }
    page = client.post("/draft", data=form, headers={"Accept-Language": "lv"})
    assert "pārbaudīt var tikai tekstus latviešu valodā" in told(page.text)
    form |= {"text": "Ministre sacīja: “Tiltu atvērs maijā."}
    page = client.post("/draft", data=form, headers={"Accept-Language": "lv"})
    assert "Pēdiņai nav pāra" in page.text
