"""Every page of the reading room: in HTML, JSON and CSV, in both languages, with no foreign loads."""

import csv
import io
import json
import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from web_help import reading_room

from hronika.article import Article
from hronika.ledger import Archive
from hronika.web import pages
from hronika.web.page import API, PageRoute
from hronika.web.passages import differing
from hronika.web.words import PageWords, strings

TEMPLATES = Path(pages.__file__).parents[1] / "templates"
ROUTES = [route for module in pages.ALL for route in module.routes]


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory, samples: Sequence[Article]) -> Path:
    path = tmp_path_factory.mktemp("web") / "archive.db"
    with Archive(path) as archive:
        archive.add(*samples)
    return path


@pytest.fixture(scope="module")
def client(archive: Path) -> Iterator[TestClient]:
    with reading_room(archive) as client:
        yield client


def address_of(client: TestClient, path: str) -> str:
    """An address of a page that the archive of the samples has."""
    statement = client.get("/search.json").json()["statements"][0]
    event = client.get("/search.json?kind=event").json()["events"][0]
    _, _, hash, place = (statement if path.startswith("/s/") else event)["address"].split("/")
    start, end = place.split("-")
    person = client.get("/people.json").json()["people"][0]["address"] if "{name}" in path else ""
    return (
        path.replace("{hash}", hash)
        .replace("{start}", start)
        .replace("{end}", end)
        .replace("/person/{name}", person)
    )


@pytest.mark.parametrize("route", ROUTES, ids=[route.path for route in ROUTES])
def test_a_page_is_html_json_and_csv_in_both_languages(client: TestClient, route: PageRoute) -> None:
    address = address_of(client, route.path)
    for language in ("lv", "en"):
        page = client.get(address, headers={"Accept-Language": language})
        assert page.status_code == 200, page.text[:2000]
        assert f'<html lang="{language}"' in page.text
        assert re.search(r"<title>[^<]+ · Hronika</title>", page.text)
        assert page.text.count("<h1") == 1
        assert not re.search(
            r'(?:src|href)="(?:https?:)?//(?!localhost)[^"]+"[^>]*(?:stylesheet|script)', page.text
        )
        assert "style=" not in page.text
        assert "<style" not in page.text
        assert not re.search(r"<script(?![^>]* src=)", page.text)
        assert not re.search(r'\son\w+="', page.text)
    base = "/index" if address == "/" else address
    data = client.get(f"{base}.json")
    assert data.status_code == 200
    assert data.json() == client.get(API + base).json()
    table = client.get(f"{base}.csv")
    if route.has_csv:
        assert table.status_code in (200, 204)
        rows = list(csv.reader(io.StringIO(table.text)))
        assert len({len(row) for row in rows}) <= 1


def test_every_template_asks_for_words_that_both_languages_have() -> None:
    for file, entries in strings().items():
        for key, words in _leaves(entries):
            assert set(words) == {"lv", "en"}, f"{file}: {key}"
            assert type(words["lv"]) is type(words["en"])


@pytest.mark.parametrize("template", sorted(TEMPLATES.glob("*.html")), ids=lambda file: file.name)
def test_no_template_has_words_of_its_own(template: Path) -> None:
    text = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", " ", template.read_text("utf-8"), flags=re.DOTALL)
    text = re.sub(r"<(pre|kbd|svg|title)\b.*?</\1>", " ", text, flags=re.DOTALL)
    text = re.sub(r"<[^>]*>", " ", text)
    words = [
        word
        for word in re.findall(r"[^\W\d_]{3,}", text)
        if word not in ("Hronika", "nbsp", "doctype", "UTC")
    ]
    assert words == []


def _leaves(entries: dict, before: str = "") -> Iterator[tuple[str, dict]]:  # type: ignore[type-arg]
    for key, value in entries.items():
        if isinstance(value, dict) and {"lv", "en"} & set(value):
            yield before + key, value
        else:
            yield from _leaves(value, f"{before}{key}.")


def test_csv_of_all_rows_has_what_pages_have(client: TestClient) -> None:
    total = client.get("/search.json").json()["total"]
    every = list(csv.DictReader(io.StringIO(client.get("/search.csv?all=1").text)))
    assert len(every) == total > 20
    assert len({row["address"] for row in every}) == total
    shown, after = [], ""
    while True:
        page = client.get("/search.json", params={"after": after} if after else {}).json()
        shown += [item["address"] for item in page["statements"]]
        if (after := page["next"]) is None:
            break
    assert shown == [row["address"] for row in every]


def test_every_filter_is_in_the_address_and_removable_alone(client: TestClient) -> None:
    first = client.get("/search.json").json()
    speaker = next(
        value
        for facet in first["facets"]
        if facet["name"] == "speaker"
        for value in facet["values"]
        if value["value"]
    )
    narrowed = client.get(speaker["address"].replace("/search", "/search.json")).json()
    assert narrowed["total"] == speaker["count"]
    assert [(one["name"], one["value"]) for one in narrowed["filters"]] == [("speaker", speaker["value"])]
    assert (
        client.get(narrowed["filters"][0]["without"].replace("/search", "/search.json")).json()["total"]
        == first["total"]
    )


def test_statement_leads_to_its_article_and_back(client: TestClient) -> None:
    address = client.get("/search.json").json()["statements"][0]["address"]
    statement = client.get(f"{address}.json").json()
    article = client.get(statement["source"]["address"])
    assert address in article.text
    assert statement["content"][0]["text"].split()[0] in article.text


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/nowhere", 404), ("/a/123", 404), ("/a/ffffffffffff", 404), ("/s/ffffffffffff/1-2", 404),
        ("/s/ffffffffffff/x-2", 400), ("/search?kind=nothing", 400), ("/search?after=none", 400),
        ("/search?after=n-0", 404), ("/due?after=x", 404), ("/due?by=2024-13", 400),
    ],
)  # fmt: skip
def test_what_is_not_there_is_told_in_a_sentence(client: TestClient, address: str, status: int) -> None:
    page = client.get(address)
    assert page.status_code == status
    assert 'role="alert"' in page.text
    assert "Traceback" not in page.text


def test_preference_is_kept_and_leaves_the_address(client: TestClient) -> None:
    answer = client.get("/search?q=a&lang=lv&scheme=dark", follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"] == "/search?q=a"
    page = client.get("/search?q=a")
    assert '<html lang="lv" data-scheme="dark"' in page.text
    client.cookies.clear()


@pytest.mark.parametrize("path", [route.path for route in ROUTES])
def test_every_page_has_a_line_in_the_docs(path: str) -> None:
    page = (Path(__file__).parents[1] / "docs" / "web.md").read_text(encoding="utf-8")
    assert f"| `{path}` |" in page


@pytest.mark.parametrize("path", ["/search", "/timeline", "/network", "/places"])
def test_filter_that_has_no_such_value_finds_nothing_and_says_so(client: TestClient, path: str) -> None:
    for name in ("vouched", "mode", "act", "stance", "type"):
        page = client.get(path, params={name: "no-such.value", "kind": "event"})
        assert page.status_code == 200, name
        assert "no-such.value" in page.text, name


def test_title_of_a_search_has_its_filters_in_words(client: TestClient) -> None:
    page = client.get(
        "/search?kind=event&vouched=attributed&since=2024-05", headers={"Accept-Language": "lv"}
    )
    assert "<title>Meklēšana: kāds apgalvo, 2024. gada maijs · Notikumi · Hronika</title>" in page.text


def test_line_does_not_end_within_a_day() -> None:
    assert PageWords("lv").day("2024-05-07") == "2024. gada 7.\u00a0maijs"
    assert PageWords("en").day("2024-05-07") == "7\u00a0May 2024"
    assert PageWords("lv").time("P8M") == "8\u00a0mēneši"


def test_article_without_a_title_is_listed_by_its_words(client: TestClient, tmp_path: Path) -> None:
    with Archive(tmp_path / "bare.db") as archive:
        archive.add(Article("Tiltu slēgs rudenī. " * 3, id="60927"))
        archive.add(Article("Skolu atvērs.", id="long", title="garš " * 200))
    with reading_room(tmp_path / "bare.db") as room:
        listed = room.get("/search?kind=article").text.split("<ol", 1)[1]
    assert "Tiltu slēgs rudenī." in listed
    assert "60927" not in listed
    assert "garš " * 59 in listed
    assert "garš " * 61 not in listed


def test_words_that_an_outlet_altered_are_marked_alone(tmp_path: Path) -> None:
    with Archive(tmp_path / "altered.db") as archive:
        archive.add(
            Article("Ministre Anna Roze sacīja, ka tilts maksās 9500 eiro.", id="tilts", outlet="Avīze")
        )
        archive.add(
            Article("Ministre Anna Roze sacīja, ka tilts maksās 6500 eiro.", id="tilts", outlet="Avīze")
        )
    with reading_room(tmp_path / "altered.db") as room:
        for address in ("/", room.get("/search.json?kind=article").json()["articles"][0]["address"]):
            html = room.get(address).text
            assert "<del>9500</del>" in html, address
            assert "<ins>6500</ins>" in html, address
            assert "tilts maksās <ins>" in html, address


def test_nobody_is_asked_to_decide_about_pairs_where_there_are_none(tmp_path: Path) -> None:
    texts = [
        "Deputāte Anna Roze sacīja, ka tiltu slēgs.", "Deputāte Anna Roze sacīja, ka tiltu neslēgs.",
        "Deputāts Juris Zaķis sacīja, ka tirgu slēgs.", "Deputāts Juris Zaķis sacīja, ka skolu atvērs.",
    ]  # fmt: skip
    with Archive(tmp_path / "news.db") as archive:
        for day, text in enumerate(texts, 1):
            archive.add(Article(text, id=f"a{day}", published=date(2024, 5, day)))
    with reading_room(tmp_path / "news.db") as client:
        assert "Decide on these pairs" in client.get("/person/Anna Roze/contradictions").text
        assert "Decide on these pairs" not in client.get("/person/Juris Zaķis/contradictions").text


def test_long_words_are_not_compared() -> None:
    old, new = differing("viens divi " * 200, "divi trīs " * 200)
    assert [part.differs for part in (*old, *new)] == [True, True]


def test_scores_of_the_page_about_the_program_are_those_that_are_pinned(client: TestClient) -> None:
    pinned = json.loads((Path(__file__).parent / "baseline.json").read_text("utf-8"))
    accuracy = client.get("/about.json").json()["accuracy"]
    scores = {each["what"]: each for each in accuracy["scores"]}
    assert scores["statements"]["unread"] == pinned["unread/statement.f1"]
    assert scores["told_as_fact"]["mended"] == pinned["news_events/asserted_in_statements"]
    assert accuracy["names"] == pinned["model/names.f1"]
    page = client.get("/about", headers={"Accept-Language": "lv"}).text
    assert f"{round(100 * pinned['unread/whole_statement.f1'])}\u00a0%" in page
    assert f"{round(100 * pinned['model/names.f1'])}\u00a0%" in page
