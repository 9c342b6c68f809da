"""Feeds on the page of sources: watched, asked now, taken out, and lists of them that are dropped on it."""

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from web_help import last_job, reading_room, token_of
from web_server import answer, client, site

from hronika.archive.feeds import FeedState, note_state, state_of
from hronika.archive.store import Store
from hronika.intake.adding import Adding
from hronika.intake.watched import feeds_beside, watch_further, watched
from hronika.sources.feeds import FeedSource
from hronika.web import filling

FEED = "https://a.example/rss"
PRIVATE = ("http://127.0.0.1:8017/x", "http://localhost/x", "http://[::1]/", "http://169.254.169.254/latest")


def send(room: TestClient, way: str, /, **fields: object) -> tuple[int, str]:
    """Send a form of the page of sources; gives the status and where it leads, or what it says."""
    form = {"token": token_of(room, "/sources"), **fields}
    response = room.post(f"/sources/{way}", data=form, follow_redirects=False)
    said = re.search(r'role="alert"[^>]*>([^<]*)', response.text)
    return response.status_code, response.headers.get("location") or (said[1] if said else response.text)


@pytest.mark.slow
def test_feed_is_watched_asked_at_once_and_taken_out(empty_archive: Path, empty_room: TestClient) -> None:
    # A port that nothing listens at, of a name that is no name: the adding has no network.
    assert send(empty_room, "feeds", address="http://zinas.invalid/rss", outlet="Ziņas", every="10") == (
        303, "/sources?done=sources.done.watched",
    )  # fmt: skip
    assert watched(empty_archive) == (FeedSource("http://zinas.invalid/rss", "Ziņas", every=10),)
    assert last_job(empty_room)["counts"] == {"failed": 1}
    [feed] = empty_room.get("/sources.json").json()["feeds"]
    assert (feed["is_listed"], feed["every"], feed["outlet"], feed["state"]) == (True, 10, "Ziņas", "failing")
    page = empty_room.get("/sources", headers={"Accept-Language": "lv"}).text
    assert "zinas.invalid nav sasniedzams" in page
    assert 'lang="en">' not in page.split("<main")[1].split("</main")[0]
    assert send(empty_room, "feeds", address="http://zinas.invalid/rss")[1].endswith("watched_already")
    assert send(empty_room, "feeds/ask", address="http://zinas.invalid/rss") == (303, "/sources#jobs")
    assert last_job(empty_room)["number"] == 2
    assert send(empty_room, "feeds/remove", address="http://zinas.invalid/rss")[1].endswith("done.removed")
    assert empty_room.get("/sources.json").json()["feeds"] == []
    assert watched(empty_archive) == ()
    assert send(empty_room, "feeds/remove", address="http://zinas.invalid/rss")[0] == 404
    assert send(empty_room, "feeds/ask", address="http://zinas.invalid/rss")[0] == 404


@pytest.mark.parametrize("address", [*PRIVATE, "http://u:p@a.example/", "file:///etc/passwd", "zinas", ""])
def test_address_that_is_not_fetched_is_not_watched(
    empty_archive: Path, empty_room: TestClient, address: str
) -> None:
    status, said = send(empty_room, "feeds", address=address)
    assert status == 400
    assert said.endswith(".")
    assert watched(empty_archive) == ()
    assert empty_room.get("/sources.json").json()["jobs"] == []


@pytest.mark.parametrize("every", ["0", "x", "1441", "-5", "²", "9" * 40])
def test_minutes_are_a_whole_number(empty_room: TestClient, every: str) -> None:
    assert send(empty_room, "feeds", address=FEED, every=every)[0] == 400


def test_list_of_feeds_that_is_dropped_is_no_article_and_offered(
    empty_archive: Path, empty_room: TestClient
) -> None:
    listed = '[[feed]]\nurl = "http://a.invalid/rss"\noutlet = "A"\nevery = 30\n\n[[feed]]\nurl = "http://b.invalid/rss"\n'
    opml = '<?xml version="1.0"?><opml version="2.0"><body><outline text="C" xmlUrl="http://c.invalid/rss"/></body></opml>'
    files = [
        ("files", ("mani.txt", listed.encode())),
        ("files", ("citi.xml", opml.encode())),
        ("files", ("slikts.toml", b"[[feed]]\nurl = 3\n")),
    ]
    empty_room.post("/sources/files", data={"token": token_of(empty_room, "/sources")}, files=files)
    wrong, other, mine = empty_room.get("/sources.json").json()["jobs"]
    assert (wrong["state"], other["state"], mine["state"]) == ("failed", "offered", "offered")
    assert "slikts.toml, line 2" in wrong["reason"]
    assert [feed["address"] for feed in mine["offers"]] == ["http://a.invalid/rss", "http://b.invalid/rss"]
    assert empty_room.get("/index.json").json()["articles"] == 0
    assert watched(empty_archive) == ()
    assert send(empty_room, "feeds/offered", job=mine["number"])[0] == 400
    assert send(empty_room, "feeds/offered", job=mine["number"], address="http://evil.invalid/")[0] == 400
    assert send(empty_room, "feeds/offered", job=mine["number"], address="http://a.invalid/rss")[0] == 303
    assert watched(empty_archive) == (FeedSource("http://a.invalid/rss", "A", every=30),)
    assert send(empty_room, "feeds/offered", job=mine["number"], address="http://b.invalid/rss")[0] == 404


def test_page_tells_where_nobody_watches_and_what_is_wrong_with_the_list(
    empty_archive: Path, empty_room: TestClient
) -> None:
    watch_further(empty_archive, [FeedSource(FEED)])
    assert not empty_room.get("/sources.json").json()["overdue"]
    with Store(empty_archive) as store:
        note_state(store, FeedState(FEED, last_poll=1e9, last_success=1e9, next_poll=1e9))
        note_state(store, FeedState("https://other.example/rss", last_poll=1e9, next_poll=1e9))
    data = empty_room.get("/sources.json").json()
    assert data["overdue"]
    assert [feed["is_listed"] for feed in data["feeds"]] == [True, False]
    assert "hronika watch" in empty_room.get("/sources").text
    feeds_beside(empty_archive).write_text("[[feed]]\nurl = 3\n")
    page = empty_room.get("/sources", headers={"Accept-Language": "lv"}).text
    assert "news.feeds.toml, 2. rinda" in page
    assert "vajag http vai https adresi" in page


def test_many_feeds_are_shown_page_by_page(empty_archive: Path, empty_room: TestClient) -> None:
    watch_further(empty_archive, [FeedSource(f"https://a.example/{number}") for number in range(60)])
    with Store(empty_archive) as store:
        for number in range(50):
            note_state(store, FeedState(f"https://b.example/{number:02}"))
    seen, key = [], None
    for expected in (50, 50, 10):
        data = empty_room.get("/sources.json", params={"after": key} if key else {}).json()
        assert len(data["feeds"]) == expected
        seen += [feed["address"] for feed in data["feeds"]]
        key = data["next"]
    assert key is None
    assert len(set(seen)) == 110
    assert seen[0] == "https://a.example/0"
    assert len(empty_room.get("/sources.csv?all=1").text.splitlines()) == 111
    assert empty_room.get("/sources?after=https://nowhere.example/").status_code == 404


def test_programs_can_do_the_same(empty_archive: Path, empty_room: TestClient) -> None:
    api = "/api/v1/sources/feeds"
    made = empty_room.post(api, json={"feeds": [{"address": "http://a.invalid/rss", "outlet": "A"}]})
    assert made.json()["feeds"] == ["http://a.invalid/rss"]
    assert made.json()["job"]["sources"] == ["http://a.invalid/rss"]
    assert empty_room.post(f"{api}/ask", json={"address": "http://a.invalid/rss"}).json()["number"] == 2
    assert empty_room.post(f"{api}/remove", json={"address": "http://a.invalid/rss"}).json() == {
        "feeds": [],
        "job": None,
    }
    refused = empty_room.post(api, json={"feeds": [{"address": PRIVATE[0]}]})
    assert (refused.status_code, refused.json()["code"]) == (400, "fetching.not_public")
    assert empty_room.post(f"{api}/ask", json={"address": FEED}).status_code == 404
    assert watched(empty_archive) == ()


def test_forms_need_the_token_and_a_room_that_is_not_read_only(
    empty_archive: Path, empty_room: TestClient
) -> None:
    for way in ("feeds", "feeds/offered", "feeds/remove", "feeds/ask"):
        assert empty_room.post(f"/sources/{way}", data={"address": FEED}).status_code == 409
    with reading_room(empty_archive, read_only=True) as reading:
        assert reading.post("/sources/feeds", data={"address": FEED}).status_code == 403
        assert reading.post("/api/v1/sources/feeds", json={"feeds": [{"address": FEED}]}).status_code == 403
        assert "<form" not in reading.get("/sources").text.split("<main")[1].split("</main")[0]


def test_feed_that_is_asked_gives_its_articles(
    empty_archive: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "Ministre Anna Roze sacīja, ka tiltu atvērs. " * 12
    feed = (
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Ziņas</title>'
        "<item><title>Tilts</title><guid>1</guid><description>Tiltu atvērs.</description>"
        f"<content:encoded>&lt;p&gt;{text}&lt;/p&gt;&lt;p&gt;{text}&lt;/p&gt;</content:encoded></item></channel></rss>"
    )
    with site() as served, Store(empty_archive) as store:
        served.pages["/rss"] = answer(feed, content_type="application/rss+xml")
        monkeypatch.setattr("hronika.fetching.Client", lambda: client(served))
        filling.look_at([FeedSource(served.url("/rss"))], Adding(store))
        assert state_of(store, served.url("/rss")).last_success is not None
        assert store.count()["articles"] == 1
    assert '"outcome": "new"' in capsys.readouterr().out
