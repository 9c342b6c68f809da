"""What is asked of every page: addresses all over an archive, and the application that answers them here."""

import asyncio
import itertools
import json
import random
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple, cast
from urllib.parse import quote, unquote, urlsplit

from fastapi import FastAPI
from starlette.types import Message

from hronika.web import pages

_SOME = 40
_HOPS = 3
"""How many pages further a list is followed."""


class PageAnswer(NamedTuple):
    """What the application answered."""

    status: int
    headers: dict[str, str]
    body: bytes


class Asking:
    """Asks an application in this process, as its server would, with nothing between them that takes time."""

    def __init__(self, app: FastAPI) -> None:
        self._app = app
        self._loop = asyncio.new_event_loop()

    def close(self) -> None:
        """Let go of the loop that the application ran in."""
        self._loop.close()

    def get(self, address: str, *, packed: bool = False) -> PageAnswer:
        """Ask for an address, compressed as browsers ask for it where it is `packed`."""
        return self._loop.run_until_complete(self._get(address, packed))

    def json(self, address: str) -> Any:
        """Give the data at an address; ends where it cannot be had."""
        answer = self.get(address)
        if answer.status != 200:
            raise SystemExit(f"{address}: {answer.status} {answer.body.decode()[:300]}")
        return json.loads(answer.body)

    async def _get(self, address: str, packed: bool) -> PageAnswer:
        parts, sent = urlsplit(address), list[Message]()
        headers = {"host": "localhost", "accept-language": "lv", "cookie": "hronika_visitor=benchmark"}
        if packed:
            headers["accept-encoding"] = "gzip"
        scope = {
            "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "GET",
            "scheme": "http", "path": unquote(parts.path), "raw_path": parts.path.encode(), "root_path": "",
            "query_string": parts.query.encode(), "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 80),
            "headers": [(name.encode(), value.encode()) for name, value in headers.items()], "state": {},
        }  # fmt: skip
        messages: Iterator[Message] = iter([{"type": "http.request", "body": b"", "more_body": False}])

        async def receive() -> Message:
            message = next(messages, None)
            if message is None:
                await asyncio.Event().wait()  # the browser stays
            return cast(Message, message)

        async def send(message: Message) -> None:
            sent.append(message)

        await self._app(scope, receive, send)
        head = sent[0]
        return PageAnswer(
            head["status"],
            {name.decode(): value.decode() for name, value in head["headers"]},
            b"".join(message.get("body", b"") for message in sent[1:]),
        )


def addresses(asking: Asking, chance: random.Random) -> dict[str, list[str]]:
    """Give by the path of each page addresses of it, such as the archive has, in any order.

    Half of the people are those who say most, the others any. Lists are followed some pages further.
    """
    months = _months(asking)
    chance.shuffle(months)
    items = {
        kind: [each["address"] for month in months[:10] for each in _found(asking, month, kind)]
        for kind in ("statement", "event", "article")
    }
    busiest = asking.json("/people.json?order=statements&kind=person")["people"][: _SOME // 2]
    letters = [
        each
        for letter in "ABDGKLMRSTV"
        for each in asking.json(f"/people.json?kind=person&begins={letter}")["people"]
    ]
    people = [*busiest, *chance.sample(letters, min(len(letters), _SOME // 2))]
    queries = [quote(f'"{each["name"]}"') for each in people]
    narrowed = [
        "",
        "q=*a*",
        *(f"since={month}&until={month}" for month in months),
        *(f"q={q}" for q in queries),
    ]
    made = {
        "/s/{hash}/{start}-{end}": items["statement"],
        "/e/{hash}/{start}-{end}": items["event"],
        "/a/{hash}": items["article"],
        "/story/{hash}": [
            *(each["address"] for each in asking.json("/stories.json")["stories"]),
            *(each.replace("/a/", "/story/") for each in items["article"][:_SOME]),
        ],
        "/search": [
            f"/search?{each}&{kind}" for each in narrowed for kind in ("", "kind=event", "order=rank")
        ],
        "/claims": ["/claims", "/claims?q=*a*", *(f"/claims?q={each}" for each in queries)],
        "/due": [f"/due?by={month}" for month in months],
        "/compare": list(_compared(asking, people)),
        **{path: [f"{path}?{each}" for each in narrowed] for path in ("/timeline", "/network", "/places")},
        "/people": [
            f"/people?order={order}&kind={kind}{begins}"
            for order in ("name", "statements")
            for kind in ("person", "organization")
            for begins in ("", "&begins=A", "&begins=Sk")
        ],
    }
    for route in _routes():
        if "{name}" in route:
            made[route] = [route.replace("/person/{name}", each["address"]) for each in people]
        elif "{" not in route:
            made.setdefault(route, [route])
    for path, one, other in itertools.product(
        ("/person/{name}/merge",), range(0, len(people), 4), range(1, len(people), 9)
    ):
        made[path].append(f"{people[one]['address']}/merge?with={quote(people[other]['name'])}")
    known = set(_routes())
    chosen = {path: each for path, each in made.items() if each and path in known}
    for path in chosen:
        chosen[path] += list(_further(asking, chosen[path][0]))
        chance.shuffle(chosen[path])
    return chosen


def _routes() -> list[str]:
    return [route.path for module in pages.ALL for route in module.routes]


def _months(asking: Asking) -> list[str]:
    """Give the months that the archive has something of, by the counts of the search page."""

    def periods(query: str) -> list[str]:
        facets = asking.json(f"/search.json?{query}")["facets"]
        values: list[dict[str, Any]] = next(
            (each["values"] for each in facets if each["name"] == "period"), []
        )
        return [each["value"] for each in values if each["value"]]

    # All hits may be too many to be counted: the years are asked for one by one.
    years = [year for year in map(str, range(2010, 2031)) if periods(f"since={year}&until={year}")]
    return [
        f"{year}-{month:02}"
        for year in years
        for month in range(1, 13)
        if asking.json(f"/search.json?since={year}-{month:02}&until={year}-{month:02}")["total"]
    ]


def _found(asking: Asking, month: str, kind: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = asking.json(f"/search.json?since={month}&until={month}&kind={kind}")[
        f"{kind}s"
    ]
    return found


def _compared(asking: Asking, people: Sequence[dict[str, Any]]) -> Iterator[str]:
    for one, other in itertools.pairwise(people[:_SOME]):
        person = asking.json(f"{one['address']}.json")["person"]
        if person and person["matters"]:
            matter = quote(person["matters"][0]["word"])
            yield f"/compare?q={matter}&one={quote(one['name'])}&other={quote(other['name'])}"


def _further(asking: Asking, address: str) -> Iterator[str]:
    """Yield the addresses of the pages of a list after its first one."""
    path, _, query = address.partition("?")
    if "{" in path or asking.get(address).status != 200:
        return
    form, key = ("/index" if path == "/" else path) + ".json", None
    for _ in range(_HOPS):
        after = f"&after={quote(str(key))}" if key else ""
        answer = asking.get(f"{form}?{query}{after}")
        key = json.loads(answer.body).get("next") if answer.status == 200 else None
        if key is None:
            return
        yield f"{path}?{query}&after={quote(str(key))}"
