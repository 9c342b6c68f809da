"""What is to be copied of a statement, an event and an article: with source, day, link and caution."""

import html
import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from web_help import reading_room

from hronika.article import Article
from hronika.ledger import Archive

TEXT = "Ministre Anna Roze sacīja: „Tiltu slēgs.” Pēc viņas teiktā, nams nav nodedzis."


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    path = tmp_path / "archive.db"
    with Archive(path) as archive:
        archive.add(
            Article(
                TEXT,
                id="tilts",
                title="Tilts_un {nams}",
                outlet="Avīze & Co",
                published=date(2024, 5, 7),
                url="https://avize.example/tilts",
            )
        )
    with reading_room(path) as client:
        yield client


def copies(client: TestClient, address: str) -> dict[str, str]:
    """Give what is to be copied, by its form."""
    page = client.get(address, headers={"Accept-Language": "lv"}).text
    found = re.findall(r'<pre id="cite-([^"]+)"[^>]*>(.*?)</pre>', page, re.DOTALL)
    return {form: html.unescape(text) for form, text in found}


def first(client: TestClient, kind: str) -> str:
    return str(client.get(f"/search.json?kind={kind}").json()[f"{kind}s"][0]["address"])


@pytest.mark.parametrize("kind", ["statement", "event", "article"])
def test_all_forms_have_source_day_and_link(client: TestClient, kind: str) -> None:
    address = first(client, kind)
    forms = copies(client, address)
    assert set(forms) == {"text", "markdown", "bibtex", "json-ld"}
    for form, text in forms.items():
        assert f"http://localhost{address}" in text, form
        assert "Avīze" in text, form
        assert "2024" in text, form
        assert "\u00a0" not in text, form
    assert "https://avize.example/tilts" in forms["text"]
    assert "[Tilts\\_un {nams}](<https://avize.example/tilts>)" in forms["markdown"]
    assert "Tilts\\_un \\{nams\\}" in forms["bibtex"]
    assert "2024. gada 7. maijs" in forms["text"]


def test_quotation_is_in_quotation_marks_with_its_speaker(client: TestClient) -> None:
    said = client.get("/search.json?mode=direct").json()["statements"]
    forms = copies(client, said[0]["address"])
    assert forms["text"].startswith("Anna Roze: „Tiltu slēgs")
    assert "  author = {{Anna Roze}}" in forms["bibtex"]
    cited = json.loads(forms["json-ld"])
    assert (cited["@type"], cited["creator"]["name"]) == ("Quotation", "Anna Roze")
    assert "description" not in cited


def test_event_keeps_how_far_it_is_told_as_a_fact(client: TestClient) -> None:
    events = client.get("/search.json?kind=event").json()["events"]
    event = next(each for each in events if each["vouched"] != "asserted" and each["polarity"] == "negative")
    forms = copies(client, event["address"])
    certainty = "kāds apgalvo, noliegumā"
    assert f"({certainty})" in forms["text"]
    assert f"({certainty})" in forms["markdown"]
    assert f"({certainty})" in forms["bibtex"]
    assert json.loads(forms["json-ld"])["description"] == certainty


def test_article_is_cited_as_a_whole(client: TestClient) -> None:
    forms = copies(client, first(client, "article"))
    assert forms["text"].startswith("Tilts_un {nams}, Avīze & Co, 2024. gada 7. maijs\n")
    assert "note = " not in forms["bibtex"]
    cited = json.loads(forms["json-ld"])
    assert (cited["@type"], cited["url"]) == ("NewsArticle", "https://avize.example/tilts")
    assert cited["archivedAt"].startswith("http://localhost/a/")
