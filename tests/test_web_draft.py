"""The page that checks a draft: by a form and for programs; nothing is stored."""

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient
from web_help import reading_room, token_of

from hronika.ledger import Archive

SAID = "Satiksmes ministre Anna Roze sacīja: “Jauno tiltu pār Lielupi mēs atvērsim jau maija beigās.”"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    path = tmp_path_factory.mktemp("web") / "archive.db"
    with Archive(path) as archive:
        archive.add({"text": SAID, "outlet": "Ziņas", "title": "Tilts", "published": "2024-05-07"})
    with reading_room(path, read_only=True) as client:
        yield client


def verdicts(client: TestClient, text: str) -> dict[str, str]:
    data = client.post("/api/v1/draft", json={"text": text, "published": "2024-05-08"}).json()
    return {each["kind"]: each["verdict"] for each in data["findings"]}


def test_quotations_are_compared(client: TestClient) -> None:
    assert verdicts(client, SAID)["quotation"] == "verbatim"
    assert verdicts(client, SAID.replace("maija", "jūnija"))["quotation"] == "altered"
    by_another = SAID.replace("Satiksmes ministre Anna Roze", "Mērs Juris Zaķis")
    assert verdicts(client, by_another)["quotation"] == "another's"
    other = "Ministre Anna Roze teica: “Algas skolotājiem augs par desmit procentiem.”"
    assert verdicts(client, other)["quotation"] == "not found"


def test_page_shows_the_difference_with_its_source(client: TestClient) -> None:
    altered = SAID.replace("maija", "jūnija")
    form = {"token": token_of(client, "/draft"), "text": altered, "published": "2024-05-08"}
    page = client.post("/draft", data=form)
    assert page.status_code == 200
    assert "<ins>jūnija</ins>" in page.text.replace("\n", "")
    assert "<del>maija</del>" in page.text.replace("\n", "")
    assert "Ziņas" in page.text
    assert client.get("/index.json").json()["articles"] == 1


def test_file_is_checked_as_what_is_pasted(client: TestClient) -> None:
    form = {"token": token_of(client, "/draft"), "text": ""}
    page = client.post("/draft", data=form, files={"file": ("../draft.txt", SAID.encode("utf-8-sig"))})
    assert "word for word" in page.text


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"), (b"\xff\xfe\x00binary", "no text"), (b"a\0b", "no text"),
        (b"The minister said that the bridge will be opened by the end of May.", "another language"),
        ("ļoti garš ".encode() * 60_000, "part by part"), ("ļoti garš ".encode() * 120_000, "part by part"),
    ],
)  # fmt: skip
def test_what_cannot_be_checked_is_told_in_a_sentence(client: TestClient, content: bytes, words: str) -> None:
    form = {"token": token_of(client, "/draft"), "text": ""}
    page = client.post("/draft", data=form, files={"file": ("draft.txt", content)})
    assert page.status_code == 400
    assert words in page.text


def test_form_without_its_token_is_stale(client: TestClient) -> None:
    assert client.post("/draft", data={"text": SAID}).status_code == 409


def test_what_is_pasted_is_too_long_in_a_sentence_however_long(client: TestClient) -> None:
    form = {"token": token_of(client, "/draft"), "text": "ļoti garš " * 150_000}
    page = client.post("/draft", data=form)
    assert page.status_code == 400
    assert "too long" in page.text


def test_day_stays_in_the_form(client: TestClient) -> None:
    form = {"token": token_of(client, "/draft"), "text": SAID, "published": "2024-05-08"}
    assert 'name="published" value="2024-05-08"' in client.post("/draft", data=form).text
