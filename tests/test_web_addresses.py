"""Addresses are permanent: they show the version they were made for, and say what has become of it since."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from web_help import reading_room

from hronika.ledger import Archive
from hronika.web import addresses

FIRST = {
    "id": "tilts", "outlet": "Ziņas", "published": "2024-05-07", "url": "https://zinas.example/tilts",
    "text": "Ministre Anna Roze sacīja, ka tiltu atvērs maijā.\nMērs Juris Zaķis noliedza, ka ceļu slēgs.",
}  # fmt: skip
SECOND = FIRST | {"text": FIRST["text"].replace("maijā", "jūnijā")}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "archive.db"


@pytest.fixture
def client(path: Path) -> Iterator[TestClient]:
    with Archive(path) as archive:
        archive.add(FIRST)
    with reading_room(path) as client:
        yield client


def statements(client: TestClient) -> dict[str, str]:
    """The addresses of statements by their words."""
    found = client.get("/search.json").json()["statements"]
    return {item["text"]: item["address"] for item in found}


def test_link_into_an_altered_article_shows_both(client: TestClient, path: Path) -> None:
    before = statements(client)
    with Archive(path) as archive:
        assert archive.add(SECOND).counts.changed == 1
    gone, kept = before["tiltu atvērs maijā"], before["ceļu slēgs"]
    for address, words in ((gone, "stand in it no more"), (kept, "still stand in it")):
        page = client.get(address)
        assert page.status_code == 200
        assert words in page.text
    data = client.get(f"{gone}.json").json()
    assert data["source"]["is_current"] is False
    assert data["source"]["still_stands"] is False
    assert data["content"][0]["text"] == "tiltu atvērs maijā"
    assert client.get(data["source"]["current_address"]).status_code == 200
    article = client.get(f"{data['source']['current_address']}.json").json()
    assert [version["is_current"] for version in article["versions"]] == [True, False]
    assert any("jūnijā" in (change["new"] or "") for change in article["altered"])


def test_address_outlives_another_archive(client: TestClient, tmp_path: Path) -> None:
    before = statements(client)
    with Archive(tmp_path / "other.db") as archive:
        archive.add("Līst.", FIRST)
    with reading_room(tmp_path / "other.db") as other:
        for words, address in before.items():
            assert other.get(f"{address}.json").json()["content"][0]["text"] == words


def test_what_was_forgotten_is_gone(client: TestClient, path: Path) -> None:
    before = statements(client)
    with Archive(path) as archive:
        archive.forget_speaker("Juris Zaķis")
    assert client.get(before["ceļu slēgs"]).status_code == 410
    assert client.get(before["tiltu atvērs maijā"]).status_code == 200
    with Archive(path) as archive:
        archive.forget("tilts")
    address = before["tiltu atvērs maijā"]
    assert client.get(address).status_code == 410
    assert client.get(address.rsplit("/", 1)[0].replace("/s/", "/a/")).status_code == 410
    assert client.get("/a/ffffffffffff").status_code == 404


def test_words_lead_to_their_place_at_the_source(client: TestClient) -> None:
    data = client.get(statements(client)["ceļu slēgs"] + ".json").json()
    assert data["at_source"] == "https://zinas.example/tilts#:~:text=ce%C4%BCu%20sl%C4%93gs"


def test_place_in_the_source_is_escaped_and_long_ones_are_shortened() -> None:
    assert addresses.in_source("javascript:alert(1)", "x") is None
    assert addresses.in_source(None, "x") is None
    long = addresses.in_source("https://a.example/b#c", "a-b, " + "vārds " * 12)
    assert long is not None
    assert long.startswith("https://a.example/b#:~:text=a%2Db%2C%20")
    assert long.count(",") == 1


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Anna Bērziņa", "anna-berzina"),
        ("SIA „Tilta darbi”", "sia-tilta-darbi"),
        ("…", "-"),
        ("Ķīna", "kina"),
    ],
)
def test_names_in_addresses(name: str, slug: str) -> None:
    assert addresses.slug(name) == slug


def test_article_of_a_story_whose_id_others_have_too_is_shown(tmp_path: Path) -> None:
    """Of two outlets' articles of one id and one without an outlet nobody can tell which is meant."""
    text = FIRST["text"] + "\n" + "Tilts kalpos visiem, kas brauc uz Jelgavu un atpakaļ. " * 8
    with Archive(tmp_path / "a.db") as archive:
        archive.add({"id": "7", "text": text, "published": "2024-05-07"})
        archive.add({"id": "7", "text": text + " Līst.", "outlet": "Avīze", "published": "2024-05-07"})
        archive.add({"id": "8", "text": text + " Snieg.", "outlet": "Cita", "published": "2024-05-07"})
    with reading_room(tmp_path / "a.db") as client:
        found = client.get("/search.json?kind=article").json()["articles"]
        pages = [client.get(f"{each['address']}.json") for each in found]
        assert {page.status_code for page in pages} == {200}
        assert {len(page.json()["versions"]) for page in pages} == {1}
