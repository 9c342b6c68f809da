"""The timeline, the network, the places and the comparison of the reading room."""

import csv
import io
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient
from web_help import reading_room

from hronika.archive.timeline import Dated
from hronika.article import Article
from hronika.ledger import Archive

ARTICLES = (
    ("a", "2024-05-04", "Avīze", "Tilts",
     "Rīgas mēre Anna Bērziņa sacīja, ka tilta remonts maksās 12 miljonus eiro. “Tiltu pavasarī neslēgs,” "
     "uzsvēra Anna Bērziņa. Ugunsgrēks Ogrē notika 2024. gada 3. maijā."),
    ("b", "2024-05-07", "Ziņas", "Remonts",
     "Satiksmes ministrs Jānis Kalniņš sacīja, ka tilta remonts maksās 19 miljonus eiro. “Tiltu pavasarī "
     "slēgs,” paziņoja Jānis Kalniņš. Rīgas mēre Anna Bērziņa noliedza, ka 2024. gada 3. maijā Ogrē notika "
     "ugunsgrēks."),
    ("c", "2025-05-07", "Ziņas", "Dārgāk",
     "Rīgas mēre Anna Bērziņa sacīja, ka tilta remonts maksās 25 miljonus eiro un Jānis Kalniņš kļūdās."),
    ("d", "2025-06-07", "Ziņas", "Skola",
     "Ogres skolotājs Jānis Kalniņš sacīja, ka tilta remonts traucē. Vētra plosījās Baltijas jūrā."),
)  # fmt: skip


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    path = tmp_path_factory.mktemp("charts") / "archive.db"
    with Archive(path) as archive:
        archive.add(
            *(
                Article(text, id=id, outlet=outlet, published=date.fromisoformat(day), title=title)
                for id, day, outlet, title, text in ARTICLES
            )
        )
    with reading_room(path) as client:
        yield client


def data(client: TestClient, page: str, **parameters: str) -> Any:
    answer = client.get(f"/{page}.json", params=parameters)
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_an_asserted_and_a_denied_fire_are_two_signs_and_two_counts(client: TestClient) -> None:
    found = data(client, "timeline", q="ugunsgrēks")
    counts = {each["vouched"]: each["dated"] for each in found["tellings"] if each["dated"]}
    assert counts == {"asserted": 1, "denied": 1}
    page = client.get("/timeline", params={"q": "ugunsgrēks"}).text
    chart = page.split("<svg", 1)[1].split("</svg>", 1)[0].split("</defs>", 1)[1]
    for sign in ("asserted", "denied"):
        assert chart.count(f'href="#sign-{sign}"') == 2  # before the name of the row, and at its time
    assert chart.count("sign-") == 4


def test_a_timeline_is_narrowed_paged_and_says_what_has_no_time(client: TestClient) -> None:
    whole = data(client, "timeline")
    assert whole["undated"] == sum(each["undated"] for each in whole["tellings"]) > 0
    assert sum(sum(each["counts"]) for each in whole["periods"]) == whole["dated"]
    may = data(client, "timeline", **{"from": "2024-05-03", "to": "2024-05-03"})
    # Spring is when that day may have been too.
    assert {entry["value"] for entry in may["entries"]} == {"2024-05-03", "2024-SP"}
    assert data(client, "timeline", **{"from": "2030"})["dated"] == 0
    assert "2030" in client.get("/timeline?from=2030").text
    rows = list(csv.DictReader(io.StringIO(client.get("/timeline.csv?all=1").text)))
    assert len(rows) == whole["dated"]
    assert [row["first"] for row in rows] == sorted((row["first"] for row in rows), reverse=True)
    after = "2024-05-03_2024-05-03_event_0"
    further = data(client, "timeline", after=after)
    assert all(entry["first"] < "2024-05-03" for entry in further["entries"])
    assert 0 < len(further["entries"]) < whole["dated"]


def test_pages_of_a_timeline_together_have_each_entry_once(tmp_path: Path) -> None:
    text = " ".join(f"2024. gada {day}. maijā Ogrē dega māja." for day in range(1, 29))
    with Archive(tmp_path / "a.db") as archive:
        archive.add(Article(text, published=date(2024, 6, 1)))
        whole = archive.timeline(limit=100)
        assert whole.before is None
        shown: list[Dated] = []
        before = None
        while True:
            page = archive.timeline(limit=5, before=before)
            assert page.dated == whole.dated
            shown = [*page.entries, *shown]
            if (before := page.before) is None:
                break
    assert [entry.hit.id for entry in shown] == [entry.hit.id for entry in whole.entries]


def test_a_network_links_each_point_and_has_the_table(client: TestClient) -> None:
    found = data(client, "network")
    assert {(edge["kind"], edge["one_name"], edge["other_name"]) for edge in found["edges"]} == {
        ("about", "Anna Bērziņa", "Jānis Kalniņš")
    }
    page = client.get("/network").text
    drawing = page.split("<figure", 1)[1].split("</figure>", 1)[0]
    for node in found["nodes"]:
        assert f'href="{node["address"]}"' in drawing
    assert page.count("<tr>") == 1 + len(found["edges"])
    edge = found["edges"][0]
    assert client.get(edge["search"].replace("/search", "/search.json")).json()["total"] == edge["asserted"]
    assert "<svg" not in client.get("/network?q=zzz").text.split("<main", 1)[1]


def test_places_show_claims_apart_and_leave_doubtful_names_off_the_map(client: TestClient) -> None:
    found = data(client, "places")
    ogre = next(place for place in found["places"] if place["name"] == "Ogre")
    assert {each["vouched"]: each["events"] for each in ogre["events"]} == {"asserted": 1, "denied": 1}
    assert (ogre["asserted"], ogre["others"]) == (1, 1)
    page = client.get("/places?view=latvia").text
    drawing = page.split("<figure", 1)[1].split("</figure>", 1)[0]
    assert ">Ogre<" in drawing
    assert [each["name"] for each in found["unresolved"]] == ["Baltijas jūra"]
    assert "Baltijas jūra" not in drawing
    assert "Baltijas jūra" in page
    events = client.get(ogre["events_address"].replace("/search", "/search.json")).json()
    assert events["total"] == 2
    assert client.get("/places?view=moon").status_code == 400
    outlines = re.findall(r'href="(/static/outlines[^"#]+)', drawing)
    assert client.get(outlines[0]).headers["content-type"].startswith("image/svg+xml")


def ids(client: TestClient, **asked: str) -> dict[str, str]:
    sides = data(client, "compare", q="tilts", **asked)["sides"]
    return {
        f"{key}_id": side["id"] or max(side["choices"], key=lambda each: each["statements"])["id"]
        for key, side in zip(("one", "other"), sides, strict=True)
        if asked.get(key)
    }


def test_two_speakers_are_compared_with_what_differs(client: TestClient) -> None:
    asked = {"one": "Anna Bērziņa", "other": "Jānis Kalniņš"}
    found = data(client, "compare", q="tilts", **asked, **ids(client, **asked))
    assert found["state"] == "compared"
    differing = {each["contrasts"][0]["kind"]: each["contrasts"][0] for each in found["differences"]}
    assert (differing["polarity"]["one"], differing["polarity"]["other"]) == ("neslēgs", "slēgs")
    assert "19 miljonus eiro" in differing["number"]["other"]
    page = client.get("/compare", params={"q": "tilts", **asked, **ids(client, **asked)}).text
    assert page.count('id="difference-') == len(found["differences"])
    table = client.get("/compare.csv", params={"q": "tilts", **asked, **ids(client, **asked)}).text
    assert len(list(csv.reader(io.StringIO(table)))) == 1 + sum(
        len(side["statements"]) for side in found["sides"]
    )


def test_one_speaker_is_compared_at_two_times(client: TestClient) -> None:
    asked = {"one": "Anna Bērziņa"}
    found = data(
        client,
        "compare",
        q="tilts",
        first="2024",
        second="2025-05",
        **asked,
        **ids(client, second="2025", **asked),
    )
    assert [side["statements"][0]["said"]["published"][:4] for side in found["sides"]] == ["2024", "2025"]
    [difference] = found["differences"]
    assert difference["contrasts"][0]["kind"] == "number"
    assert "changed facts" in difference["against"]


def test_who_is_nobody_or_several_is_asked_about(client: TestClient) -> None:
    assert data(client, "compare")["state"] == "asks"
    assert data(client, "compare", q="tilts", one="Anna Bērziņa")["state"] == "asks"
    found = data(client, "compare", q="tilts", one="Jānis Kalniņš", other="Nekas Nebijis")
    assert found["state"] == "unclear"
    choices = found["sides"][0]["choices"]
    assert {choice["roles"][0] for choice in choices} == {"satiksmes ministrs", "Ogres skolotājs"}
    for choice in choices:
        chosen = client.get(choice["address"].replace("/compare", "/compare.json")).json()
        assert chosen["sides"][0]["id"] == choice["id"]
    page = client.get(
        "/compare", params={"q": "tilts", "one": "Jānis Kalniņš", "other": "Nekas Nebijis"}
    ).text
    assert all(choice["address"].replace("&", "&amp;") in page for choice in choices)
    assert "Nekas Nebijis" in page


@pytest.mark.parametrize(
    "address",
    [
        "/timeline?from=2024-13",
        "/timeline?to=maijs",
        "/timeline?after=x",
        "/timeline?after=2024-02-31_2024-03-01_event_1",
        "/compare?q=a&one=b&first=2024-02-31",
    ],
)
def test_an_impossible_time_or_key_is_told_in_a_sentence(client: TestClient, address: str) -> None:
    page = client.get(address)
    assert page.status_code == 400
    assert 'role="alert"' in page.text


def test_charts_say_what_they_show_in_both_languages(client: TestClient) -> None:
    for language in ("lv", "en"):
        for page in ("timeline", "network", "places"):
            text = client.get(f"/{page}", headers={"Accept-Language": language}).text
            svg = next(svg for svg in re.findall(r"<svg.*?</svg>", text, re.DOTALL) if "<title" in svg)
            label = re.search(r'aria-labelledby="(\S+) (\S+)"', svg)
            assert label
            for id in label.groups():
                assert re.search(rf'id="{id}">[^<]+<', svg)
