"""Pages of people: whom an address means, what is told of one, and judgements with preview and undo."""

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from people_help import filled
from starlette.testclient import TestClient
from web_help import reading_room

from hronika.archive.people.listing import PeopleOrder
from hronika.article import Article
from hronika.ledger import Archive
from hronika.web.publishing import publish

MAYOR = "/person/ilze-ozolina~pd7a73e2df53eb771"
HEAD = "/person/ilze-ozolina~pd842c95ed8169e53"


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return filled(tmp_path_factory.mktemp("people"))


@pytest.fixture(scope="module")
def client(archive: Path) -> Iterator[TestClient]:
    with reading_room(archive) as client:
        yield client


@pytest.fixture
def changing(archive: Path, tmp_path: Path) -> Iterator[TestClient]:
    """A copy that a test may change."""
    with Archive(archive) as whole:
        whole.backup(tmp_path / "copy.db")
    with reading_room(tmp_path / "copy.db", author="Anna") as client:
        yield client


def form_of(html: str) -> dict[str, str]:
    """The hidden fields of the form that changes something."""
    return dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', html.split('method="post"')[1]))


def people(client: TestClient, query: str = "") -> list[str]:
    return [each["name"] for each in client.get(f"/people.json{query}").json()["people"]]


def test_people_are_listed_by_surname_and_by_statements(client: TestClient) -> None:
    assert people(client) == [
        "Kārlis Bērziņš", "Cēsu dome", "Andris Kalniņš", "Andris Kalniņš", "Ilze Ozoliņa", "Ilze Ozoliņa",
    ]  # fmt: skip
    assert people(client, "?order=statements")[0] == "Ilze Ozoliņa"
    assert people(client, "?kind=organization") == ["Cēsu dome"]
    assert people(client, "?begins=kal") == ["Andris Kalniņš"] * 2
    assert people(client, "?begins=%C4%8C") == []  # Č is another letter than C
    assert "Kviesis" not in client.get("/people").text


def test_the_list_goes_on_by_key(tmp_path: Path) -> None:
    with Archive(tmp_path / "many.db") as archive:
        names = [
            f"{given} {family}" for family in ("Āboliņa", "Zariņa", "Šķēle") for given in ("Anna", "Zane")
        ]
        for name in names:
            archive.add(f"Ministre {name} sacīja, ka tiltu atvērs. {name} piebilda, ka {name} to redzēs.")
        orders: tuple[PeopleOrder, ...] = ("name", "statements")
        for order in orders:
            after, shown = None, []
            while found := archive.people(order, limit=2, after=after):
                shown += [each.name for each in found]
                after = found[-1].key
            assert sorted(shown) == sorted(names)
            if order == "name":
                assert [name.split()[1] for name in shown][::2] == ["Āboliņa", "Šķēle", "Zariņa"]


def test_one_is_shown_with_all_that_is_told(client: TestClient) -> None:
    page = client.get(MAYOR)
    data = client.get(f"{MAYOR}.json").json()["person"]
    assert (data["statements"], data["about"], data["events"], data["articles"]) == (6, 2, 2, 3)
    assert [each["text"] for each in data["said"]][-1] == "skolu Gaujas ielā neslēgs"
    assert data["listed"][0]["roles"] == [
        {"title": "Cēsu domes priekšsēdētāja", "first": "2021-06-20", "last": "2025-06-19"}
    ]
    assert data["company"][0]["counts"] == {"by": 2, "meets": 1}
    assert data["falls_due"][0]["day"] == "2025-09-01"
    assert "skola" in [each["word"] for each in data["matters"]]
    assert [each["name"] for each in data["maybe"]] == ["Ilze Ozoliņa"]
    assert page.text.count('class="band') == 2
    for each in data["said"]:
        assert each["address"] in page.text
        assert each["outlet"] in page.text
    assert not re.search(r"p[0-9a-f]{16}", re.sub(r"<[^>]*>|/person/\S+", " ", page.text))


def test_pairs_that_may_contradict_each_other_have_both_sources(client: TestClient) -> None:
    data = client.get(f"{MAYOR}/contradictions.json").json()
    first = data["pairs"][0]
    assert {first["one"]["text"], first["other"]["text"]} == {
        "skolu Gaujas ielā neslēgs", "skolu Gaujas ielā slēgs",
    }  # fmt: skip
    page = client.get(f"{MAYOR}/contradictions").text
    assert first["one"]["address"] in page
    assert first["other"]["address"] in page
    assert "no verdict" in page


def test_what_is_said_about_one_goes_by_profile(client: TestClient) -> None:
    about = client.get(f"{MAYOR}/about.json").json()
    assert [each["speaker"] for each in about["statements"]] == ["Kārlis Bērziņš"] * 2
    events = client.get(f"{MAYOR}/about.json?kind=event").json()
    assert events["total"] == len(events["events"]) == 2
    assert client.get(f"{HEAD}/about.json").json()["total"] == 0


@pytest.mark.parametrize(("address", "status"), [
    ("/person/karlis-berzins", 200), ("/person/Kārlis Bērziņš", 200), ("/person/nobody", 404),
    ("/person/x~p0000000000000000", 404), ("/person/kviesis", 404), ("/person/ilze-ozolina?after=x", 200),
    (f"{MAYOR}?after=x", 400), ("/people?after=x", 400), ("/people?kind=x", 400), ("/person/-", 404),
    (f"{MAYOR}/merge?with=", 200), (f"{MAYOR}/merge?with=nobody", 200), (f"{MAYOR}/split?profile=x", 200),
])  # fmt: skip
def test_an_address_is_answered_in_a_sentence(client: TestClient, address: str, status: int) -> None:
    page = client.get(address)
    assert page.status_code == status
    if status != 200:
        assert 'role="alert"' in page.text


def test_who_is_only_named_leads_to_the_articles(tmp_path: Path) -> None:
    """A link on a name of which too little is known for a page leads on, and never to a refusal."""
    path = tmp_path / "named.db"
    with Archive(path) as archive:
        archive.add(Article(ONLY_NAMED, id="a", outlet="Ziņas", published=date(2024, 5, 7)))
    with reading_room(path) as client:
        speakers = [each["speaker"] for each in client.get("/search.json").json()["statements"]]
        assert speakers == ["domes preses dienests", "AS “Kalna piens”"]
        page = client.get("/search").text
        assert 'href="/search?q=&amp;speaker=domes+preses+dienests"' in page
        address = "/person/as-kalna-piens"
        assert f'href="{address}"' in page
        led = client.get(address)
        assert (led.status_code, led.url.path) == (200, "/search")
        assert led.url.params["q"] == 'about:"AS Kalna piens"'
        assert "Avansā maksās" in led.text
        told = client.get(f"{address}.json")
        assert told.status_code == 404
        assert "only named" in told.json()["error"]


ONLY_NAMED = (
    "Avansā maksās vairāk. AS “Kalna piens” paziņoja, ka cenas celsies. Pasākums atcelts, informēja domes "
    "preses dienests."
)


def test_namesakes_are_told_apart(client: TestClient) -> None:
    page = client.get("/person/andris-kalnins")
    data = client.get("/person/andris-kalnins.json").json()
    assert data["person"] is None
    assert {(each["role"], each["statements"]) for each in data["namesakes"]} == {
        ("aktieris", 2),
        ("deputāts", 1),
    }
    for each in data["namesakes"]:
        assert each["address"] in page.text
        assert client.get(each["address"]).status_code == 200


def test_who_is_not_there_is_answered_with_whom_it_may_be(client: TestClient) -> None:
    page = client.get("/person/karlis-berzin")
    assert page.status_code == 404
    assert "/person/karlis-berzins" in page.text
    assert "/person/karlis-berzins" in client.get("/person/karlis-berzin.json").json()["ways"]


def test_an_id_with_another_name_leads_on(client: TestClient) -> None:
    answer = client.get(MAYOR.replace("ilze-ozolina", "x") + "/about?kind=event", follow_redirects=False)
    assert answer.status_code == 303
    assert answer.headers["location"] == f"{MAYOR}/about?kind=event"
    answer = client.get("/api/v1" + MAYOR.replace("ilze-ozolina", "x"), follow_redirects=False)
    assert answer.headers["location"] == f"/api/v1{MAYOR}"
    assert client.get(MAYOR.replace("ilze-ozolina", "x") + ".json").json()["person"]["statements"] == 6


def test_a_merge_is_previewed_made_and_undone(changing: TestClient) -> None:
    preview = changing.get(f"{MAYOR}/merge.json", params={"with": HEAD}).json()["preview"]
    assert (preview["stays"]["statements"], preview["moves"]["statements"]) == (6, 2)
    assert preview["leads_on"] == [[HEAD, MAYOR]]
    before = changing.get(f"{MAYOR}.json").json()
    sent = form_of(changing.get(f"{MAYOR}/merge", params={"with": HEAD}).text) | {
        "reason": "tas pats cilvēks"
    }
    made = changing.post("/people/merge", data=sent)
    assert made.status_code == 200
    assert "Merged." in made.text
    assert changing.get(f"{MAYOR}.json").json()["person"]["statements"] == 8
    assert changing.get(HEAD, follow_redirects=False).headers["location"] == MAYOR
    told = changing.get(f"{MAYOR}/history.json").json()["judgements"][0]
    assert (told["verdict"], told["author"], told["reason"], told["holds"]) == (
        "same", "Anna", "tas pats cilvēks", True,
    )  # fmt: skip
    undone = changing.post("/judgements/1/undo", data=form_of(made.text))
    assert "Taken back" in undone.text
    assert changing.get(f"{MAYOR}.json").json() == before
    assert changing.get(HEAD, follow_redirects=False).status_code == 200
    assert [each["holds"] for each in changing.get(f"{MAYOR}/history.json").json()["judgements"]] == [
        True,
        False,
    ]


def test_a_stale_form_says_what_has_changed(changing: TestClient) -> None:
    sent = form_of(changing.get(f"{MAYOR}/merge", params={"with": HEAD}).text)
    first = changing.post("/people/merge", data=sent)
    again = changing.post("/people/merge", data=sent)
    assert again.status_code == 409
    assert "the same (Anna" in again.text
    undo = form_of(first.text)
    assert changing.post("/judgements/1/undo", data=undo).status_code == 200
    late = changing.post("/judgements/1/undo", data=undo)
    assert late.status_code == 409
    assert "taken back already (Anna" in late.text
    assert changing.get("/api/v1" + MAYOR).json()["person"]["statements"] == 6


def test_profiles_are_split_and_come_back(changing: TestClient) -> None:
    body = {"one": MAYOR.rpartition("~")[2], "other": HEAD.rpartition("~")[2]}
    seen = changing.get(f"{MAYOR}/merge.json", params={"with": body["other"]}).json()["preview"]["seen"]
    assert changing.post("/api/v1/people/merge", json=body | {"seen": seen}).json()["undo"] == 1
    page = changing.get(f"{MAYOR}/split", params={"profile": body["other"]})
    assert "1 profile" in page.text.replace("\u00a0", " ")
    sent = form_of(page.text)
    split = changing.post("/people/split", data=sent)
    assert "Split." in split.text
    assert changing.get(HEAD, follow_redirects=False).status_code == 200
    changing.post("/judgements/2/undo", data=form_of(split.text))
    assert changing.get(HEAD, follow_redirects=False).status_code == 303


def test_same_and_same_and_different_is_refused_and_shown(changing: TestClient) -> None:
    api, actor, deputy = "/api/v1/people", "p5e87098c8dba81ad", "p63e9c32ffd5eb38e"

    def merge(one: str, other: str) -> int:
        seen = changing.get("/person/x~" + one + "/merge.json", params={"with": other}).json()["preview"][
            "seen"
        ]
        return changing.post(f"{api}/merge", json={"one": one, "other": other, "seen": seen}).status_code

    berzins = changing.get("/person/karlis-berzins.json").json()["person"]["id"]
    assert merge(actor, deputy) == 200
    split = changing.get(f"/person/andris-kalnins~{actor}/split.json", params={"profile": deputy}).json()
    body = {"person": actor, "profiles": [deputy], "seen": split["preview"]["seen"]}
    assert changing.post(f"{api}/split", json=body).status_code == 200
    assert merge(actor, berzins) == 200
    preview = changing.get(f"/person/x~{deputy}/merge", params={"with": berzins})
    assert "stands against it (no. 2)" in preview.text
    assert 'action="/people/merge"' not in preview.text
    assert merge(deputy, berzins) == 400


def test_who_only_reads_is_shown_no_forms(archive: Path) -> None:
    with reading_room(archive, read_only=True) as client:
        for page in ("", "/history", f"/merge?with={HEAD}", "/split"):
            text = client.get(MAYOR + page).text
            assert 'method="post"' not in text
        assert client.post("/people/merge", data={}).status_code == 403


def test_published_addresses_of_the_merged_lead_on(archive: Path, tmp_path: Path) -> None:
    with Archive(archive) as whole:
        whole.backup(tmp_path / "copy.db")
    with Archive(tmp_path / "copy.db") as copy:
        copy.merge(MAYOR.rpartition("~")[2], HEAD.rpartition("~")[2], author="Anna")
    publish(tmp_path / "copy.db", tmp_path / "site")
    old, new = (tmp_path / f"site{page.replace('~', '.')}" / "index.html" for page in (HEAD, MAYOR))
    assert f'content="0; url=../{new.parent.name}/index.html"' in old.read_text("utf-8")
    page = new.read_text("utf-8")
    assert "skolu tīkls jāsakārto" in page
    assert "/merge" not in page
    names = [name for name, _ in json.loads((tmp_path / "site" / "names.json").read_text("utf-8"))]
    assert names.count("Ilze Ozoliņa") == 1
