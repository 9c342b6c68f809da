"""Review: one decision at a time, each a form, undone by one, never on what has changed meanwhile."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
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
    for address in ("/review", f"/review?after={data['next']}", "/review?edit=true&begin=-2&end=3"):
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


def test_words_are_widened_by_the_server(client: TestClient) -> None:
    data = waiting(client)
    narrow = client.get("/review?edit=true").text
    wide = client.get("/review?edit=true&begin=-1&end=1").text
    words = [
        page.split('<textarea name="words"', 1)[1].split(">", 1)[1].split("<", 1)[0]
        for page in (narrow, wide)
    ]
    assert len(words[1].split()) > len(words[0].split())
    form = form_of(client, data) | {"words": words[1]}
    assert client.post(f"/review/{data['id']}/edit", data=form).status_code == 200


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
    [("/review?queue=none", 400), ("/review?begin=9999", 400), ("/review?after=-1", 400)],
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
