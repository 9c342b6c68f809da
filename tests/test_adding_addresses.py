"""Addresses that are added are fetched; what gives no article is told, and the rest goes on."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import stamina
from conftest import Run
from web_server import Site, answer, client, site

from hronika.archive.store import Store
from hronika.errors import HronikaError
from hronika.intake.adding import Adding
from hronika.intake.gathering import gather
from hronika.sources.found import Found

TEXT = "Ministre Anna Roze sacīja, ka slēgs trīs skolas, un solīja to skaidrot vecākiem."
PAGE = f'<html lang="lv"><body><article><h1>Skolas</h1><p>{TEXT}</p></article></body></html>'
FEED = f"""<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Ziņas</title><link>https://zinas.example</link>
<item><title>Tilts</title><link>https://zinas.example/b</link><guid>7</guid>
<description>Par tiltu.</description>
<content:encoded><![CDATA[<p>{TEXT}</p><p>{TEXT} {TEXT}</p><p>{TEXT} {TEXT}</p>]]></content:encoded></item>
</channel></rss>"""


@pytest.fixture
def server() -> Iterator[Site]:
    with stamina.set_testing(True, attempts=2, cap=True), site() as served:
        yield served


def test_pages_and_feeds_are_added_and_what_gives_none_is_told(server: Site, tmp_path: Path) -> None:
    server.pages["/a"] = answer(PAGE.encode("windows-1257"), content_type="text/html; charset=utf-8")
    server.pages["/moved"] = answer(status=301, Location=server.url("/a?utm_source=x"))
    server.pages["/a?utm_source=x"] = server.pages["/a"]
    server.pages["/feed"] = answer(FEED, content_type="text/xml")
    server.pages["/picture"] = answer(b"\x89PNG\r\n\x1a\n", content_type="text/html")
    server.pages["/list"] = answer(json.dumps([{"text": TEXT}]), content_type="application/json")
    paths = ("/a", "/none", "/feed", "/moved", "/picture", "/list")
    told: list[str] = []
    (tmp_path / "b.txt").write_text("Mērs Jānis Vilks solīja jaunu tiltu.", encoding="utf-8")
    with Store(tmp_path / "archive.db") as store:
        sources = [*map(server.url, paths), str(tmp_path / "b.txt")]
        found = gather(sources, told.append, outlet="Ziņas", client=lambda: client(server))
        added = list(Adding(store).add(found))
        assert [item.outcome for item in added] == [
            *("new", "failed", "new", "duplicate", "failed", "failed"),
            "new",
        ]
        first = store.versions(str(added[0].id))[0]
    assert first.text == TEXT
    assert "windows-1257" in first.notes[0]
    assert first.record.article.url == server.url("/a")
    errors = [str(item.error) for item in added if item.error]
    assert "the server does not have it" in errors[0]
    assert "is a picture" in errors[1]
    assert errors[2].startswith(f"{server.url('/list')} is neither a page nor a feed: save it")


def test_the_place_of_what_is_fetched_is_its_address(server: Site) -> None:
    server.pages["/a"] = answer(PAGE)
    [found] = gather([server.url("/a")], print, client=lambda: client(server))
    assert isinstance(found, Found)
    assert (found.place, found.raw, found.raw_type) == (server.url("/a"), PAGE.encode(), "text/html")


def test_private_addresses_are_never_asked(run: Run, server: Site, tmp_path: Path) -> None:
    refused = [f"http://127.0.0.1:{server.port}/a", "http://[::ffff:10.0.0.1]/", "http://2130706433/"]
    result = run("add", *refused, "-a", tmp_path / "archive.db")
    assert result.exit_code == 1
    assert result.stdout.splitlines()[0].endswith("3 failed")
    assert server.asked == []
    assert all(isinstance(item, HronikaError) for item in gather(refused, print))


def test_what_was_asked_for_is_named_and_not_its_robots_txt(server: Site) -> None:
    server.pages["/moved"] = answer(status=302, Location="http://10.1.2.3/y")
    server.pages["other.example/robots.txt"] = answer(status=302, Location="http://10.1.2.4/robots.txt")
    asked = ["http://10.1.2.3/x", server.url("/moved"), server.url("/z", "other.example"), "http://a..b/"]
    told = [str(error) for error in gather(asked, print, client=lambda: client(server))]
    refused = "is no public address, and only those are connected to."
    assert told[:3] == [
        f"http://10.1.2.3/x is not fetched: 10.1.2.3 {refused}",
        f"http://10.1.2.3/y (to which {asked[1]} redirects) is not fetched: 10.1.2.3 {refused}",
        f"http://10.1.2.4/robots.txt (to which robots.txt for {asked[2]} redirects) is not fetched: "
        f"10.1.2.4 {refused}",
    ]
    assert told[3].startswith("http://a..b/ is not")
