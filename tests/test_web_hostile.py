"""A hostile archive, walked through every page and all that pages give: text stays text everywhere."""

import csv
import io
import json
import re
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

import pytest
from hostile_archive import ELEMENT, EVERYTHING, ISOLATED, TURNING, UNSEEN, filled
from lxml import etree
from starlette.testclient import TestClient
from web_help import all_operations, reading_room

from hronika.article import Article
from hronika.web import pages
from hronika.web.page import API, PageRoute
from hronika.web.publishing import publish

pytestmark = pytest.mark.slow

ROUTES = [route for module in pages.ALL for route in module.routes]
OF_A_ROUTE = 8
"""So many addresses of a page are looked at, of all that links lead to."""

csv.field_size_limit(2**24)

IS_DATA = re.compile(r"\.(json|csv|atom)(\?|$)")
PREFERENCE = re.compile(r"[?&](lang|scheme|keys)=")
VOID = {"meta", "link", "input", "br", "img", "hr", "wbr"}
EMPTY_IN_SVG = {"path", "line", "rect", "circle", "polygon", "polyline", "use", "image", "ellipse"}


ODD = ("\0", "%", '"', "(", "-" * 900, "AND OR NOT", "a*" * 300, "∞", "say.lv", "9" * 400, "-1", "2024-02-30")
"""Queries, values and days that make no sense."""


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory, samples: Sequence[Article]) -> Path:
    return filled(tmp_path_factory.mktemp("hostile"), samples)


@pytest.fixture(scope="module")
def client(archive: Path) -> Iterator[TestClient]:
    with reading_room(archive, quiet=True, query_seconds=60.0) as client:
        yield client


class Page(HTMLParser):
    """A page taken apart: what makes it do something is noted in `faults`.

    Links of a page of a published site are relative.
    """

    def __init__(self, html: str, *, is_site: bool = False) -> None:
        super().__init__(convert_charrefs=True)
        self._is_site = is_site
        self.faults: list[str] = []
        self.links: list[str] = []
        self._open: list[str] = []
        self.feed(html)
        self.close()
        if self._open:
            self.faults.append(f"not closed: {self._open}")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag == ELEMENT or tag in ("iframe", "object", "embed", "base", "style", "img"):
            self.faults.append(f"<{tag}>")
        if tag == "script" and not re.match(
            r"(\.\./)*static/" if self._is_site else "/static/", values.get("src") or ""
        ):
            self.faults.append(f"script: {values}")
        for name, value in attrs:
            if name.startswith("on") or name == "style" or not re.fullmatch(r"[a-z][a-zA-Z0-9:-]*", name):
                self.faults.append(f"<{tag} {name}={(value or '')[:80]!r}>")
            if name in ("href", "src", "action", "formaction", "xlink:href", "hx-get", "hx-post", "cite"):
                self._leads(tag, value or "")
            self.handle_data(value or "")
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open.pop() != tag:
            self.faults.append(f"</{tag}> closes what is not open")

    def handle_data(self, data: str) -> None:
        data = ISOLATED.sub(r"\1", data)
        for unseen in (UNSEEN, TURNING):
            if found := unseen.search(data):
                self.faults.append(
                    f"U+{ord(found[0][0]):04X} in {data[max(0, found.start() - 40) : found.end()]!r}"
                )

    def handle_comment(self, data: str) -> None:
        self.faults.append(f"a comment: {data[:80]}")

    def _leads(self, tag: str, address: str) -> None:
        own = re.match(r"#|[\w.-]+(/[\w.-]+)*(#|$)" if self._is_site else r"[?#]|/(?!/)", address)
        if not own and not address.startswith(("https://", "http://")):
            self.faults.append(f"{tag} leads to {address[:80]!r}")
        elif tag == "a" and address.startswith("/") and not IS_DATA.search(address):
            self.links.append(address)


def faults_of(answer: Any) -> list[str]:
    """What is wrong with an answer, by what it says that it is."""
    kind = answer.headers.get("content-type", "").partition(";")[0]
    faults = (
        [] if answer.headers["x-content-type-options"] == "nosniff" else ["may be taken for something else"]
    )
    match kind:
        case "text/html":
            faults += Page(answer.text).faults
        case "application/json":
            json.dumps(json.loads(answer.content.decode("utf-8")), ensure_ascii=False).encode("utf-8")
        case "text/csv":
            table = answer.content.decode("utf-8")
            rows = list(csv.reader(io.StringIO(table, newline=""), strict=True))
            if len({len(row) for row in rows}) > 1:
                faults.append("rows of unequal length")
            faults += [
                f"a formula: {cell[:60]}" for row in rows for cell in row if cell[:1] in tuple("=@\t\r")
            ]
            if table.replace("\r\n", "").count("\r") and not re.search(r'"[^"]*\r(?!\n)', table):
                faults.append("line ends of another kind")
        case "application/atom+xml":
            etree.fromstring(answer.content, etree.XMLParser(resolve_entities=False))
        case _:
            if answer.content:
                faults.append(f"is {kind}")
    return faults


def beside(address: str, has_csv: bool) -> list[str]:
    """The addresses of what lies beside a page."""
    path, mark, query = address.partition("?")
    base = "/index" if path == "/" else path
    forms = [f"{base}.json", API + base, *([f"{base}.csv"] if has_csv else [])]
    found = [form + mark + query for form in forms]
    if has_csv:
        found.append(f"{base}.csv?{query}{'&' if query else ''}all=1")
    if path == "/search":
        found.append(f"/search.atom{mark}{query}")
    return found


@cache
def pattern(path: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"\{[a-z]+\}", "[^/]+", path))


def route_of(address: str) -> PageRoute | None:
    path = urlsplit(address).path
    return next((route for route in ROUTES if pattern(route.path).fullmatch(path)), None)


def walked(client: TestClient) -> dict[str, str]:
    """Addresses of every page that links lead to from the front page, with the page."""
    waiting = deque(["/", *(route.path for route in ROUTES if "{" not in route.path)])
    found: dict[str, str] = {}
    counted: Counter[str] = Counter()
    while waiting:
        address = waiting.popleft().partition("#")[0]
        route = route_of(address)
        if (
            address in found
            or route is None
            or counted[route.path] >= OF_A_ROUTE
            or PREFERENCE.search(address)
        ):
            continue
        counted[route.path] += 1
        page = client.get(address)
        found[address] = page.text
        waiting.extend(Page(page.text).links)
        if route.path == "/person/{name}":
            waiting.extend(
                f"{address}/{part}" for part in ("about", "contradictions", "merge", "split", "history")
            )
    assert set(counted) == {route.path for route in ROUTES}
    return found


def test_text_stays_text_on_every_page_and_in_all_that_lies_beside(client: TestClient) -> None:
    faults: list[str] = []
    looked = 0
    for address in walked(client):
        route = route_of(address)
        assert route is not None
        for each in (address, *beside(address, route.has_csv)):
            answer = client.get(each)
            looked += 1
            # Of a surname in one article there is no page, and from one profile alone none is parted.
            allowed = (200, 204, 404) if "{name}" in route.path else (200, 204)
            if answer.status_code not in allowed:
                faults.append(f"{each}: {answer.status_code}")
            faults += [f"{each[:200]}: {fault}" for fault in faults_of(answer)]
    assert not faults, f"{len(faults)}\n" + "\n".join(dict.fromkeys(faults))[:20_000]
    assert looked > 200


def test_hostile_parameters_are_text_or_refused_in_a_sentence(client: TestClient) -> None:
    faults: list[str] = []
    for path, methods in all_operations(client.app)["paths"].items():
        for parameter in methods.get("get", {}).get("parameters", ()):
            name = parameter["name"]
            for text in (*EVERYTHING, *ODD):
                given = {name: text[:3000]} if parameter["in"] == "query" else {}
                written = path if given else path.replace(f"{{{name}}}", quote(text[:3000], safe=""))
                address = re.sub(r"\{[a-z]+\}", "1", written) + (f"?{urlencode(given)}" if given else "")
                answer = client.get(address, follow_redirects=False)
                told = f"{path} {name}={text[:30]!r}"
                if answer.status_code not in (200, 204, 303, 400, 404):
                    faults.append(f"{told}: {answer.status_code}")
                if answer.status_code != 303:
                    faults += [f"{told}: {fault}" for fault in faults_of(answer)]
    assert not faults, f"{len(faults)}\n" + "\n".join(dict.fromkeys(faults))[:20_000]


BODIES = [
    '{"%s": "\\ud800"}', '{"\\ud800": "%s"}', '{"%s": "\\u0000"}', '{"%s": "a\\ud83d b"}',
    '{"%s": 1e999}', '{"%s": NaN}',
    '{"%s": ' + "[" * 5000 + "]" * 5000 + "}", '{"%s": {"%s": ' + "9" * 6000 + "}}", '["%s"]', '"%s"',
    "%s", "null", "",
    '{"%s": "' + "x" * 900_000 + '"}',
]  # fmt: skip
"""What programs might send, with the name of a field: no text of Unicode, numbers that are none, depths."""


def test_bodies_of_programs_are_understood_or_refused(client: TestClient) -> None:
    faults: list[str] = []
    for path, methods in client.get("/api/v1/openapi.json").json()["paths"].items():
        if "post" not in methods or path == f"{API}/sources":
            continue
        for body in BODIES:
            for field in ("text", "reason", "person", "one", "seen", "article"):
                sent = body.replace("%s", field).encode("utf-8")
                answer = client.post(
                    path.replace("{number}", "1").replace("{id}", "s0"),
                    content=sent,
                    headers={"content-type": "application/json"},
                )
                if answer.status_code not in (200, 400, 404, 409, 413):
                    faults.append(f"{path} {sent[:40]!r}: {answer.status_code}")
                faults += [f"{path} {sent[:40]!r}: {fault}" for fault in faults_of(answer)]
    assert not faults, "\n".join(dict.fromkeys(faults))


def test_published_site_of_it_stays_in_its_folder_and_is_the_same_twice(
    archive: Path, tmp_path: Path
) -> None:
    sites = [tmp_path / "one" / "site", tmp_path / "two" / "site"]
    for site in sites:
        site.parent.mkdir()
        publish(archive, site)
        assert [each.name for each in site.parent.iterdir()] == ["site"]
    one, two = ({str(each.relative_to(site)): each for each in files(site)} for site in sites)
    assert list(one) == list(two)
    faults: list[str] = []
    for name, file in one.items():
        assert file.read_bytes() == two[name].read_bytes(), name
        assert not file.is_symlink()
        assert re.fullmatch(r"[\w.-]+(/[\w.-]+)*", name), name
        assert all(len(part.encode()) <= 255 and part not in (".", "..") for part in name.split("/")), name
        if file.suffix == ".html":
            faults += [
                f"{name[:100]}: {fault}" for fault in Page(file.read_text("utf-8"), is_site=True).faults
            ]
    assert not faults, f"{len(faults)}\n" + "\n".join(dict.fromkeys(faults))[:20_000]
    names = json.loads((sites[0] / "names.json").read_text("utf-8"))
    assert names
    assert all((sites[0] / address).is_file() for _, address in names)


def files(folder: Path) -> list[Path]:
    return sorted(each for each in folder.rglob("*") if not each.is_dir())
