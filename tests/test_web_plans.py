"""No page looks through a whole table of the archive: what it asks goes by an index."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient
from web_help import reading_room

from hronika.ledger import Archive
from hronika.samples import SAMPLE_ARTICLES
from hronika.web import pages

LARGE = {
    "version", "statement", "event", "name", "statement_lineage", "event_lineage", "claim", "claim_response",
    "claim_link", "claim_anchor", "due", "appearance", "profile", "item_of", "tie", "place", "event_place",
    "shingles", "near", "forms",
}  # fmt: skip
COUNTED = re.compile(r"SELECT count\(\*\) FROM (version|statement|event)$")
"""SQLite counts the rows of a whole table by the pages of an index."""
BY_FEW = ("version_past", "version_incomplete", "version_altered")
"""Indexes of what few versions are: all of it may be looked through."""
FROM_THE_END = re.compile(r"ORDER BY \S+ DESC\s+LIMIT")
"""What is read from the end of a table as far as so many rows."""
MAY = {
    "/about": "counts the articles of each outlet",
    "/review": "looks for what is unsure as far as it has a thousand",
}


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[TestClient, list[str], Path]]:
    """A reading room, and all that is asked of the archive, as it is asked."""
    path = tmp_path_factory.mktemp("plans") / "a.db"
    with Archive(path) as archive:
        archive.add_from(SAMPLE_ARTICLES)
    statements: list[str] = []
    connect = sqlite3.connect

    def connecting(*arguments: Any, **named: Any) -> sqlite3.Connection:
        connection: sqlite3.Connection = connect(*arguments, **named)
        connection.set_trace_callback(statements.append)
        return connection

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sqlite3, "connect", connecting)
        with reading_room(path) as client:
            yield client, statements, path


def addresses(client: TestClient) -> dict[str, list[str]]:
    """Addresses of every page."""
    search = {
        kind: client.get("/search.json", params={"kind": kind}).json()[f"{kind}s"][:3]
        for kind in ("statement", "event", "article")
    }
    [one, other] = client.get("/people.json?order=statements&kind=person").json()["people"][:2]
    found = {
        "/s/{hash}/{start}-{end}": [each["address"] for each in search["statement"]],
        "/e/{hash}/{start}-{end}": [each["address"] for each in search["event"]],
        "/a/{hash}": [each["address"] for each in search["article"]],
        "/story/{hash}": [each["address"].replace("/a/", "/story/") for each in search["article"]],
        "/compare": [f"/compare?q=tilts&one={one['name']}&other={other['name']}"],
        "/claims": ["/claims", "/claims?q=tilts", "/claims?after=statement~700000000000"],
        "/due": ["/due?by=2030"],
    }
    for route in (route.path for module in pages.ALL for route in module.routes):
        if "{name}" in route:
            found[route] = [route.replace("/person/{name}", one["address"])]
        elif "{" not in route:
            found.setdefault(route, [route])
    found["/person/{name}/merge"] = [f"{one['address']}/merge?with={other['name']}"]
    return found


def test_every_page_asks_by_an_index(asked: tuple[TestClient, list[str], Path]) -> None:
    client, statements, path = asked
    found = addresses(client)
    assert set(found) == {route.path for module in pages.ALL for route in module.routes}
    scans, looked_at = set(), set()
    with closing(sqlite3.connect(path)) as plain:
        assert list(_scanned(plain, "SELECT number FROM event e WHERE e.id = ''")) == ["SCAN e"]
        for page in found.keys() - MAY.keys():
            for address in found[page]:
                for statement in _asked_for(client, address, statements):
                    looked_at.add(statement)
                    scans |= {f"{page}: {line} – {statement[:200]}" for line in _scanned(plain, statement)}
    assert len(looked_at) > 200
    assert not scans, "\n".join(sorted(scans))


def _asked_for(client: TestClient, address: str, statements: list[str]) -> list[str]:
    statements.clear()
    assert client.get(address).status_code == 200, address
    return [each for each in dict.fromkeys(statements) if each.lstrip().upper().startswith("SELECT")]


def _scanned(connection: sqlite3.Connection, statement: str) -> Iterator[str]:
    """Yield the lines of a plan that look through a large table."""
    if COUNTED.match(statement) or FROM_THE_END.search(statement):
        return
    plan = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {statement}")]
    # A short name of a table is told beside it.
    names = {short: table for table, short in re.findall(r"(?:FROM|JOIN) (\w+) (\w+)", statement)}
    for line in plan:
        match = re.match(r"SCAN (\w+)", line)
        if match and names.get(match[1], match[1]) in LARGE and not line.endswith(BY_FEW):
            yield line
