"""Review: one decision at a time, each a form, undone by one, never on what has changed meanwhile."""

import html
import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from people_help import filled
from starlette.testclient import TestClient
from web_help import reading_room, token_of

from hronika.article import Article
from hronika.ledger import Archive


@pytest.fixture
def path(tmp_path: Path, samples: Sequence[Article]) -> Path:
    path = tmp_path / "archive.db"
    with Archive(path) as archive:
        archive.add(*samples[:6])
    return path


@pytest.fixture
def client(path: Path) -> Iterator[TestClient]:
    with reading_room(path, author="Anna Roze") as client:
        yield client


def waiting(client: TestClient, queue: str = "statement") -> dict[str, Any]:
    return dict(client.get(f"/review.json?queue={queue}").json())


def form_of(client: TestClient, data: dict[str, Any]) -> dict[str, Any]:
    return {
        "token": token_of(client, f"/review?queue={data['queue']}"), "article": data["article"],
        "seen": data["seen"], "queue": data["queue"],
    }  # fmt: skip


@pytest.mark.parametrize("queue", ["statement", "event"])
@pytest.mark.parametrize(("verdict", "action"), [("right", "confirm"), ("wrong", "reject")])
def test_decision_takes_the_item_out_and_undo_brings_it_back(
    client: TestClient, queue: str, verdict: str, action: str
) -> None:
    before = waiting(client, queue)
    shown = before[queue]
    page = client.post(f"/review/{before['id']}/{verdict}", data=form_of(client, before))
    assert page.status_code == 200
    after = waiting(client, queue)
    assert after["id"] != before["id"]
    assert after["total"] < before["total"]
    [decision] = after["decisions"]
    assert (decision["action"], decision["author"]) == (action, "Anna Roze")
    there = client.get(f"{shown['address']}.json")
    assert (there.status_code == 200) == (verdict == "right") or there.json()["is_exact"] is False
    client.post(
        f"/review/undo/{decision['number']}", data={"token": token_of(client, "/review"), "queue": queue}
    )
    again = waiting(client, queue)
    assert (again["id"], again["total"]) == (before["id"], before["total"])


def test_looking_decides_nothing(client: TestClient, path: Path) -> None:
    data = waiting(client)
    for address in (
        "/review", f"/review?after={data['next']}", "/review?edit=true", "/review?queue=contradiction",
        "/review?queue=name", f"/review/several?verdict=wrong&item={data['id']}%20{data['article']}",
    ):  # fmt: skip
        assert client.get(address).status_code == 200
    assert client.get(f"/review/{data['id']}/wrong").status_code == 405
    with Archive(path, writable=False) as archive:
        assert archive.corrections() == []


def test_edit_gives_other_values_and_keeps_what_it_is(client: TestClient) -> None:
    data = waiting(client)
    statement = data["statement"]
    form = form_of(client, data) | {"speaker": "Ilona Lapsa", "act": statement["act"]}
    assert client.post(f"/review/{data['id']}/edit", data=form).status_code == 200
    shown = client.get(f"{statement['address']}.json").json()
    assert shown["speaker"] == "Ilona Lapsa"
    assert shown["is_exact"] is True
    assert shown["confidence"] == statement["confidence"]
    found = client.get("/search.json?speaker=Ilona Lapsa").json()
    assert found["total"] == 1


def links(page: str) -> dict[str, str]:
    """Give the addresses of the ways to move the words, by what they are called."""
    found = re.findall(r'<a class="button" href="([^"]+)"[^>]*>([^<]+)</a>', page)
    return {name.strip(): html.unescape(address) for address, name in found}


def words_of(page: str) -> str:
    return html.unescape(page.split('<textarea name="words"', 1)[1].split(">", 1)[1].split("<", 1)[0])


def test_words_are_widened_and_narrowed_by_links_alone(client: TestClient) -> None:
    data = waiting(client)
    narrow = client.get("/review?edit=true").text
    moves = links(narrow)
    wide = client.get(moves["⇥ end later"]).text
    assert len(words_of(wide).split()) == len(words_of(narrow).split()) + 1
    back = client.get(links(wide)["⇤ end earlier"]).text
    assert words_of(back) == words_of(narrow)
    pieces = re.findall(r'name="piece" value="([^"]+)"', wide)
    form = form_of(client, data) | {"words": words_of(wide), "piece": pieces}
    assert client.post(f"/review/{data['id']}/edit", data=form).status_code == 200
    decision = waiting(client)["decisions"][0]
    assert decision["action"] == "change"


@pytest.fixture
def in_pieces(path: Path) -> str:
    """A statement in two pieces, by its address."""
    text = "„Tiltu slēgs rudenī uz laiku,” sacīja mērs Juris Zaķis, „bet satiksmi novadīs pa citu ceļu.”"
    with Archive(path) as archive:
        archive.add(Article(text, id="pieces", outlet="Avīze", published=date(2024, 6, 7), title="Tilts"))
        [hit] = [hit for hit in archive.statements("satiksmi novadīs") if hit.article == "pieces"]
        assert len(hit.spans) == 2
        return f"/s/{hit.sha256[:12]}/{hit.spans[0][0]}-{hit.spans[-1][1]}"


def pieces_on(page: str) -> list[str]:
    return [
        html.unescape(each) for each in re.findall(r'<q lang="lv">([^<]+)</q></p>\s*<p class="move"', page)
    ]


def key(page: str, name: str) -> str:
    """Give the address that a key leads to."""
    [address] = re.findall(rf'href="([^"]+)" data-key="{re.escape(name)}"', page)
    return html.unescape(address)


def test_content_in_two_pieces_is_moved_piece_by_piece(client: TestClient, in_pieces: str) -> None:
    page = client.get("/review", params={"item": in_pieces, "edit": "true"}).text
    assert pieces_on(page) == ["Tiltu slēgs rudenī uz laiku", "bet satiksmi novadīs pa citu ceļu"]
    page = client.get(key(page, "Shift+ArrowLeft")).text
    page = client.get(key(page, "Shift+ArrowLeft")).text
    assert pieces_on(page) == ["Tiltu slēgs rudenī", "bet satiksmi novadīs pa citu ceļu"]
    page = client.get(key(page, "ArrowDown")).text
    page = client.get(key(page, "ArrowRight")).text
    assert pieces_on(page) == ["Tiltu slēgs rudenī", "satiksmi novadīs pa citu ceļu"]
    data = client.get("/review.json", params={"item": in_pieces}).json()
    form = form_of(client, data) | {"piece": re.findall(r'name="piece" value="([^"]+)"', page)}
    assert client.post(f"/review/{data['id']}/edit", data=form).status_code == 200
    shown = client.get(f"{in_pieces}.json").json()
    assert [each["text"] for each in shown["content"]] == [
        "Tiltu slēgs rudenī", "satiksmi novadīs pa citu ceļu",
    ]  # fmt: skip


def test_a_piece_is_left_out(client: TestClient, in_pieces: str) -> None:
    page = client.get("/review", params={"item": in_pieces, "edit": "true"}).text
    without = client.get(links(page)["leave out"]).text
    assert words_of(without) == "Tiltu slēgs rudenī uz laiku"  # the last one with that name


def test_pieces_never_meet_nor_vanish(client: TestClient, in_pieces: str) -> None:
    page = client.get("/review", params={"item": in_pieces, "edit": "true"}).text
    for name in ("Shift+ArrowRight", "ArrowRight"):
        page = client.get("/review", params={"item": in_pieces, "edit": "true"}).text
        for _ in range(30):
            if f'data-key="{name}"' not in page:
                break
            page = client.get(key(page, name)).text
        places = [
            tuple(map(int, each.split("-"))) for each in re.findall(r'name="piece" value="([^"]+)"', page)
        ]
        assert f'data-key="{name}"' not in page
        assert places[0][0] < places[0][1] <= places[1][0] < places[1][1]


@pytest.mark.parametrize("piece", ["9-3", "0-999999", "5-5"])
def test_pieces_that_are_none_of_the_text_are_not_shown(
    client: TestClient, in_pieces: str, piece: str
) -> None:
    page = client.get("/review", params={"item": in_pieces, "edit": "true", "piece": piece})
    assert page.status_code == 200
    assert pieces_on(page.text)[0] == "Tiltu slēgs rudenī uz laiku"


def test_decision_on_what_has_changed_is_refused(client: TestClient, path: Path) -> None:
    data = waiting(client)
    form = form_of(client, data)
    with Archive(path) as archive:
        archive.correct(data["id"], author="Juris Zaķis", article=data["article"], speaker="Ilona Lapsa")
    page = client.post(f"/review/{data['id']}/wrong", data=form)
    assert page.status_code == 409
    assert "Somebody has changed it" in page.text


def test_what_was_rejected_stays_findable(client: TestClient) -> None:
    data = waiting(client)
    client.post(f"/review/{data['id']}/wrong", data=form_of(client, data))
    found = waiting(client, "rejected")["found"]
    assert [each["action"] for each in found] == ["reject"]
    assert data["statement"]["text"].split(" … ")[0][:20] in found[0]["quotation"]


def test_programs_decide_by_json(client: TestClient) -> None:
    data = waiting(client)
    body = {"article": data["article"], "seen": data["seen"]}
    made = client.post(f"/api/v1/review/{data['id']}/right", json=body)
    assert made.status_code == 200
    assert client.post(f"/api/v1/review/undo/{made.json()['undo']}", json={}).status_code == 200
    assert client.post("/api/v1/review/undo/999", json={}).status_code == 409


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/review?queue=none", 400),
        ("/review?piece=x", 400),
        ("/review?after=-1", 400),
        ("/review?queue=event&after=x", 400),
        ("/review?queue=name&after=x", 400),
        ("/review?queue=contradiction&after=x", 400),
        ("/review?speaker=Nekas+Nekur", 400),
        ("/review?item=/s/ffffffffffff/1-2", 404),
        ("/review?item=/x/1", 400),
        ("/review/several?queue=orphaned", 400),
        ("/review/several?queue=name&verdict=wrong&item=person+X", 400),
        ("/review/several?verdict=wrong&item=x", 400),
        ("/review/several?verdict=wrong&item=s123456+none", 404),
    ],
)
def test_what_makes_no_sense_is_told(client: TestClient, address: str, status: int) -> None:
    assert client.get(address).status_code == status


def test_read_only_room_has_no_decisions(path: Path) -> None:
    with reading_room(path, read_only=True) as client:
        assert '<form method="post"' not in client.get("/review").text
        assert client.post("/review/s123456/wrong").status_code == 403


def reject_next(client: TestClient) -> None:
    data = waiting(client)
    assert client.post(f"/review/{data['id']}/wrong", data=form_of(client, data)).status_code == 200


def backspace(client: TestClient, queue: str = "statement") -> str | None:
    """Do what the key does, and give the address of the form that it sends."""
    page = client.get(f"/review?queue={queue}").text
    before, key, _ = page.partition('data-key="Backspace"')
    if not key:
        return None
    address = before.rsplit('action="', 1)[1].split('"', 1)[0]
    answer = client.post(address, data={"token": token_of(client, "/draft"), "queue": queue})
    assert answer.status_code == 200
    return address


def test_backspace_goes_back_decision_by_decision(client: TestClient) -> None:
    before = waiting(client)
    reject_next(client)
    reject_next(client)
    assert [backspace(client), backspace(client), backspace(client)] == [
        "/review/undo/2", "/review/undo/1", None,
    ]  # fmt: skip
    assert waiting(client)["total"] == before["total"]


def test_what_was_undone_is_neither_offered_again_nor_among_the_rejected(client: TestClient) -> None:
    reject_next(client)
    backspace(client)
    data = waiting(client)
    assert [(each["action"], each["holds"]) for each in data["decisions"]] == [
        ("undo", True), ("reject", False),
    ]  # fmt: skip
    assert 'action="/review/undo/1"' not in client.get("/review").text
    assert waiting(client, "rejected")["found"] == []


def test_judgements_are_among_the_last_decisions_and_undone_there(client: TestClient, path: Path) -> None:
    reject_next(client)
    with Archive(path, writable=False) as archive:
        one, other = [each.id for each in archive.people(kind="person", limit=2)]
    form = {"token": token_of(client, "/draft"), "one": one, "other": other, "verdict": "same"}
    assert client.post("/review/identity", data=form).status_code == 200
    actions = {(each["action"], each["kind"]) for each in waiting(client, "identity")["decisions"]}
    assert ("same", "identity") in actions
    with Archive(path, writable=False) as archive:
        assert archive.identity(one).id == archive.identity(other).id
    assert "/review/identity/undo/1" in {backspace(client, "identity"), backspace(client, "identity")}
    with Archive(path, writable=False) as archive:
        assert archive.identity(one).id != archive.identity(other).id


def several(client: TestClient, queue: str, verdict: str, items: list[str]) -> dict[str, Any]:
    asked: list[tuple[str, str | int | float | bool | None]] = [
        ("queue", queue), ("verdict", verdict), *(("item", item) for item in items),
    ]  # fmt: skip
    return dict(client.get("/review/several.json", params=asked).json())


def test_several_are_shown_first_confirmed_once_and_undone_as_one(client: TestClient) -> None:
    before = waiting(client, "event")
    items = [each["item"] for each in client.get("/review/several.json?queue=event").json()["items"]][:4]
    page = client.get("/review/several?queue=event")
    assert 'action="/review/several"' in page.text
    assert '<form method="post"' not in page.text  # nothing can be decided before it was shown
    shown = several(client, "event", "wrong", items)
    assert [each["item"] for each in shown["items"]] == items
    assert waiting(client, "event")["total"] == before["total"]
    confirm = client.get("/review/several", params={"queue": "event", "verdict": "wrong", "item": items}).text
    assert confirm.count('<form class="stacked" method="post" action="/review/several"') == 1
    form = {
        "token": confirm.split('name="token" value="', 1)[1].split('"', 1)[0], "queue": "event",
        "verdict": "wrong", "seen": shown["seen"], "item": items,
    }  # fmt: skip
    assert client.post("/review/several", data=form).status_code == 200
    after = waiting(client, "event")
    assert after["total"] == before["total"] - 4
    [decision] = after["decisions"]
    assert (decision["kind"], decision["action"], decision["count"]) == ("several", "reject", 4)
    assert backspace(client, "event") == "/review/several/undo/1"
    assert waiting(client, "event")["total"] == before["total"]
    assert backspace(client, "event") is None


def test_what_was_not_shown_as_a_list_is_not_decided(client: TestClient, path: Path) -> None:
    items = [each["item"] for each in client.get("/review/several.json").json()["items"]][:3]
    shown = several(client, "statement", "wrong", items)
    body = {"queue": "statement", "verdict": "wrong", "item": items, "seen": shown["seen"]}
    refused = [
        body | {"item": items[:2]}, body | {"seen": "0123456789abcdef"}, body | {"verdict": "name"},
    ]  # fmt: skip
    for each in refused:
        assert client.post("/api/v1/review/several", json=each).status_code in (400, 409)
    id, _, article = items[0].partition(" ")
    with Archive(path) as archive:
        archive.correct(id, author="Juris Zaķis", article=article, speaker="Ilona Lapsa")
    assert client.post("/api/v1/review/several", json=body).status_code == 409
    assert (
        client.post("/api/v1/review/several", json={"queue": "statement", "item": items}).status_code == 400
    )
    with Archive(path, writable=False) as archive:
        assert len(archive.corrections()) == 1


@pytest.fixture
def people(tmp_path: Path) -> Iterator[TestClient]:
    path = filled(tmp_path)
    with Archive(path) as archive:
        archive.add(
            Article("Kuks iekāpa ratos. Vakarā Kuks gulēja.", id="k0", published=date(2025, 1, 1)),
            Article("Rīgā Kuks ēda putru. Kuks smējās.", id="k1", published=date(2025, 1, 2)),
        )
    with reading_room(path, author="Anna Roze") as client:
        yield client


def send(client: TestClient, page: str, verdict: str) -> int:
    """Press the button of a form on a page that carries a verdict, and give the status of the answer."""
    text = client.get(page).text
    [form] = [each for each in text.split("<form ") if f'name="verdict" value="{verdict}"' in each]
    fields: dict[str, list[str]] = {}
    for name, value in re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', form):
        fields.setdefault(name, []).append(html.unescape(value))
    action = form.split('action="', 1)[1].split('"', 1)[0]
    return int(client.post(action, data=fields).status_code)


def test_contradictions_are_decided_and_leave_the_pages(people: TestClient) -> None:
    before = waiting(people, "contradiction")["pair"]
    page = before["speaker_address"] + "/contradictions.json"
    listed = people.get(page).json()["pairs"]
    assert before["pair"]["one"]["address"] in {each["one"]["address"] for each in listed}
    assert send(people, "/review?queue=contradiction", "no contradiction") == 200
    assert len(people.get(page).json()["pairs"]) == len(listed) - 1
    after = waiting(people, "contradiction")
    assert after["pair"] is None or after["pair"]["one_ids"] + after["pair"]["other_ids"] != (
        before["one_ids"] + before["other_ids"]
    )
    assert [each["kind"] for each in waiting(people, "rejected")["found"]] == ["contradiction"]
    assert backspace(people, "contradiction") == "/review/decision/undo/1"
    assert waiting(people, "contradiction")["pair"] == before
    assert send(people, "/review?queue=contradiction", "contradict") == 200
    assert [each["judged_by"] for each in people.get(page).json()["pairs"]].count("Anna Roze") == 1
    assert "Judged to contradict each other" in people.get(page.removesuffix(".json")).text


def test_a_false_name_is_thrown_out_and_its_address_says_so(people: TestClient) -> None:
    data = waiting(people, "name")
    assert data["name"]["name"] == "Kuks"
    assert people.get("/person/kuks").status_code == 200
    assert send(people, "/review?queue=name", "no name") == 200
    gone = people.get("/person/kuks")
    assert gone.status_code == 404
    assert "rejected as a name (Anna Roze" in gone.text
    assert "/review?queue=rejected" in gone.text
    assert "Kuks" not in people.get("/people").text
    assert people.get("/api/v1/suggestions?q=kuk").json()["suggestions"] == []
    assert [each["quotation"] for each in waiting(people, "rejected")["found"]] == ["Kuks"]
    assert backspace(people, "name") == "/review/decision/undo/1"
    assert people.get("/person/kuks").status_code == 200


def test_a_queue_is_narrowed_and_stays_so_after_a_decision(client: TestClient) -> None:
    data = waiting(client)
    article = data["article"]
    narrow = client.get("/review.json", params={"article": article}).json()
    assert 0 < narrow["total"] < data["total"]
    assert [(each["name"], each["value"]) for each in narrow["narrowed"]] == [("article", article)]
    assert client.get(narrow["narrowed"][0]["without"]).status_code == 200
    page = client.get("/review", params={"queue": "statement", "article": article}).text
    back = html.unescape(page.split('name="back" value="', 1)[1].split('"', 1)[0])
    form = form_of(client, narrow) | {"back": back}
    answer = client.post(f"/review/{narrow['id']}/right", data=form, follow_redirects=False)
    assert answer.headers["location"].startswith(back)
    assert client.get("/review.json", params={"outlet": "Nekas"}).json()["total"] == 0
    speaker = data["statement"]["speaker"]
    spoken = client.get("/review.json", params={"speaker": speaker}).json()
    assert spoken["statement"]["speaker"] == speaker


@pytest.mark.parametrize(
    "back", ["https://example.org/", "//example.org/review?", "/review?x=\ny", "/people?"]
)
def test_a_form_leads_nowhere_else(client: TestClient, back: str) -> None:
    data = waiting(client)
    form = form_of(client, data) | {"back": back}
    answer = client.post(f"/review/{data['id']}/right", data=form, follow_redirects=False)
    assert answer.status_code == 400


def test_a_statement_is_reviewed_from_its_page(client: TestClient) -> None:
    statement = client.get("/search.json").json()["statements"][0]
    page = client.get(statement["address"]).text
    [address] = re.findall(r'href="(/review\?item=[^"]+)"', page)
    data = client.get(html.unescape(address).replace("/review?", "/review.json?")).json()
    assert data["statement"]["address"] == statement["address"]
    assert data["id"]
    event = client.get("/search.json?kind=event").json()["events"][0]
    data = client.get("/review.json", params={"item": event["address"]}).json()
    assert data["event"]["address"] == event["address"]


def test_any_name_can_be_thrown_out_from_its_page(people: TestClient) -> None:
    page = people.get("/person/karlis-berzins").text
    [address] = re.findall(r'href="(/review\?named=[^"]+)"', page)
    address = html.unescape(address)
    data = people.get(address.replace("/review?", "/review.json?")).json()
    assert (data["name"]["name"], data["name"]["kind"]) == ("Kārlis Bērziņš", "person")
    assert len(data["name"]["mentions"]) == data["name"]["articles"] == 2
    assert send(people, address, "no name") == 200
    assert people.get("/person/karlis-berzins").status_code == 404
    assert people.get("/review?named=person+Nekas").status_code == 404
    assert people.get("/review?named=Nekas").status_code == 400


def at_once(client: TestClient, queue: str, verdict: str, items: list[str]) -> int:
    """Choose from a list, look at what was chosen, press the button; give the status of the answer."""
    asked = {"queue": queue, "verdict": verdict, "item": items}
    page = client.get("/review/several", params=asked).text
    [form] = [each for each in page.split("<form ") if 'action="/review/several"' in each.split(">")[0]]
    assert 'method="post"' in form
    fields: dict[str, list[str]] = {}
    for name, value in re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', form):
        fields.setdefault(name, []).append(html.unescape(value))
    assert fields["item"] == items
    return int(client.post("/review/several", data=fields).status_code)


def test_several_pairs_are_said_to_be_no_contradictions_at_once(people: TestClient) -> None:
    before = people.get("/review/several.json?queue=contradiction").json()
    assert (before["total"], before["at_least"]) == (len(before["items"]), False)
    assert len(before["items"]) > 1
    assert waiting(people, "contradiction")["total"] == before["total"]
    assert f"Waiting: {before['total']}" in people.get("/review?queue=contradiction").text
    items = [each["item"] for each in before["items"]][:2]
    shown = several(people, "contradiction", "no contradiction", items)
    assert [each["pair"] for each in shown["items"]] == [each["pair"] for each in before["items"][:2]]
    assert waiting(people, "contradiction")["total"] == before["total"]
    assert at_once(people, "contradiction", "no contradiction", items) == 200
    after = waiting(people, "contradiction")
    assert after["total"] == before["total"] - 2
    [decision] = after["decisions"]
    assert (decision["kind"], decision["action"], decision["count"]) == ("several", "no contradiction", 2)
    # The list that was shown is not decided on again.
    body = {"queue": "contradiction", "verdict": "no contradiction", "item": items, "seen": shown["seen"]}
    assert people.post("/api/v1/review/several", json=body).status_code == 409
    assert backspace(people, "contradiction") == "/review/several/undo/1"
    assert people.get("/review/several.json?queue=contradiction").json() == before
    for item in ("", "x", "a b", "a b c d", "a b c"):
        asked = {"queue": "contradiction", "verdict": "no contradiction", "item": item}
        assert people.get("/review/several", params=asked).status_code in (200, 400, 404, 409)


@pytest.fixture
def doubles(tmp_path: Path) -> Iterator[TestClient]:
    """A room of three pairs of whom it is not sure whether they are one, of which two share somebody."""
    path = tmp_path / "doubles.db"
    texts = (
        "Deputāts J. Ozols sacīja, ka budžetu pieņems.",
        "Deputāts Juris Ozols teica, ka sēde būs gara.",
        "Deputāts Jānis Ozols teica, ka nāks.",
        "Ministre A. Liepa sacīja, ka ceļus labos.",
        "Ministre Aija Liepa teica, ka vasara būs gara.",
    )
    with Archive(path) as archive:
        archive.add(
            *(
                Article(text, id=f"d{number}", outlet="Ziņas", published=date(2024, 1, 1 + number))
                for number, text in enumerate(texts)
            )
        )
    with reading_room(path, author="Anna Roze") as client:
        yield client


def test_several_are_judged_to_be_two_or_with_a_preview_of_each_to_be_one(doubles: TestClient) -> None:
    def joined() -> list[bool]:
        """Whether each of the two has the short name among its own."""
        return [
            short in doubles.get(f"/person/{slug}.json").json()["person"]["names"]
            for slug, short in (("janis-ozols", "J. Ozols"), ("aija-liepa", "A. Liepa"))
        ]

    before = doubles.get("/review/several.json?queue=identity").json()
    assert before["total"] is None
    called = {
        name: [each["item"] for each in before["items"] if name in each["text"]]
        for name in ("Ozols", "Liepa")
    }
    assert [len(each) for each in called.values()] == [2, 1]
    chosen = [
        each["item"]
        for each in before["items"]
        if each["text"] in ("Jānis Ozols · J. Ozols", "Aija Liepa · A. Liepa")
    ]
    assert len(chosen) == 2
    shown = several(doubles, "identity", "same", chosen)
    for each in shown["items"]:
        assert each["preview"]["stays"]["articles"] == each["preview"]["moves"]["articles"] == 1
        assert each["preview"]["leads_on"]
    assert [each["preview"] for each in several(doubles, "identity", "different", chosen)["items"]] == [
        None
    ] * 2
    # What would become of three is in no preview.
    three = {"queue": "identity", "verdict": "same", "item": called["Ozols"]}
    refused = doubles.get("/review/several", params=three)
    assert refused.status_code == 400
    assert "stands in two of the pairs" in refused.text
    assert joined() == [False, False]
    assert at_once(doubles, "identity", "same", chosen) == 200
    assert joined() == [True, True]
    [decision] = waiting(doubles, "identity")["decisions"]
    assert (decision["kind"], decision["action"], decision["count"]) == ("several", "same", 2)
    body = {"queue": "identity", "verdict": "same", "item": chosen, "seen": shown["seen"]}
    assert doubles.post("/api/v1/review/several", json=body).status_code == 409
    assert backspace(doubles, "identity") == "/review/several/undo/1"
    assert joined() == [False, False]
    items = [each["item"] for each in before["items"]]
    assert at_once(doubles, "identity", "different", items) == 200
    assert joined() == [False, False]
    assert doubles.get("/review/several.json?queue=identity").json()["items"] == []
    assert backspace(doubles, "identity") == "/review/several/undo/3"
    assert len(doubles.get("/review/several.json?queue=identity").json()["items"]) == len(items)


def test_a_rejected_name_is_in_no_network_and_nobody_to_be_led_to(people: TestClient) -> None:
    name, address = "Kārlis Bērziņš", "/person/karlis-berzins"
    said = people.get("/search.json", params={"speaker": name}).json()["statements"]
    assert said

    def places() -> list[bool]:
        facets = people.get("/search.json").json()["facets"]
        speakers = [
            each["value"] for facet in facets if facet["name"] == "speaker" for each in facet["values"]
        ]
        ends = [each["name"] for each in people.get("/network.json").json()["nodes"]]
        pages = ["/", "/search", said[0]["address"], "/network", "/stories", "/claims"]
        linked = [f'href="{address}' in people.get(page).text for page in pages]
        return [name in speakers, name in ends, any(linked), linked[2]]

    before = people.get("/network.json").json()
    assert places() == [True] * 4
    assert send(people, f"/review?named=person+{name}", "no name") == 200
    assert places() == [False] * 4
    network = people.get("/network.json").json()
    kept = [each for each in before["edges"] if name not in (each["one_name"], each["other_name"])]
    assert network["edges"] == kept
    # What was said stays, with the name as it was read.
    assert people.get("/search.json", params={"speaker": name}).json()["statements"] == said
    statement = people.get(f"{said[0]['address']}.json").json()
    assert (statement["speaker"], statement["speaker_id"]) == (name, None)
    assert f">{name}</span>" in people.get(said[0]["address"]).text
    assert backspace(people, "name") is not None
    assert places() == [True] * 4
    assert people.get("/network.json").json() == before
