"""An archive as files for any web server: people, stories, statements, events, what is due, by their pages.

The pages are those of the reading room, asked for in this process and followed from the front page on. Links
become relative, so that the site can lie in any folder; what is not published (the texts of articles, search,
all that asks the archive) is no link. From the same archive come the same files.
"""

import asyncio
import hashlib
import json
import re
import shutil
from collections import deque
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from posixpath import relpath
from typing import NamedTuple
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from fastapi import FastAPI
from lxml import html

from hronika.errors import DataError, UsageError
from hronika.exports.i18n import Interface
from hronika.web.app import create_app
from hronika.web.atom import NOT_IN_XML
from hronika.web.safety import POLICY
from hronika.web.settings import Settings
from hronika.web.templating import RECORD_STYLE, STATIC

_PUBLISHED = re.compile(
    r"/|/people|/person/[^/]+|/stories|/story/[0-9a-f]+|/[se]/[0-9a-f]+/\d+-\d+|/due|/claims|/timeline|/network"
    r"|/places|/about"
)
_PARAMETERS = {"after"}
"""Parameters with which a page is another one that is published too: that of the next page of a list."""
_NAMES = "names.json"


class Published(NamedTuple):
    """How many pages were written, and to which folder."""

    pages: int
    folder: Path


def publish(
    archive: Path,
    folder: Path,
    language: Interface = "lv",
    note: Callable[[int], None] = lambda _: None,
    *,
    address: str | None = None,
) -> Published:
    """Write an archive into a folder that is not there yet, or empty; `note` is told how many pages are done.

    `address` is where the site will lie (`https://example.org/chronicle/`): each page then has its own
    address on paper, which else a script fills in. Raises UsageError where it is none of the web, and where
    the folder holds something. The files appear there when all are written.
    """
    if address is not None and not _is_of_web(address):
        raise UsageError(f"{address[:60]!r} is no address of a site: it begins with https:// or http://.")
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(f"{str(folder)!r} holds something: name a new folder.")
    part = folder.with_name(f"{folder.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    try:
        pages = asyncio.run(_Site(archive, part, language, note, address).write())
        if folder.exists():
            folder.rmdir()
        part.rename(folder)
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return Published(pages, folder)


def _is_of_web(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in ("https", "http") and bool(parts.hostname) and not (parts.query or parts.fragment)


class _Site:
    def __init__(
        self,
        archive: Path,
        folder: Path,
        language: Interface,
        note: Callable[[int], None],
        address: str | None,
    ) -> None:
        self._address = None if address is None else address.rstrip("/") + "/"
        self._app = create_app(Settings(archive, read_only=True, published=True, query_seconds=60.0))
        self._folder = folder
        self._language = language
        self._note = note
        self._known: dict[str, str] = {}
        self._names: list[tuple[str, str]] = []

    async def write(self) -> int:
        self._write_static()
        try:
            await self._follow()
        finally:
            self._app.state.desks.close()
        # Which links lead to a page is known when all have been asked for.
        for address, file in self._known.items():
            path = self._folder / file
            page = html.document_fromstring(path.read_bytes().decode("utf-8"))
            path.write_bytes(_written(self._finished(address, page)))
        names = sorted(self._names)
        (self._folder / _NAMES).write_text(json.dumps(names, ensure_ascii=False), encoding="utf-8")
        return len(self._known)

    async def _follow(self) -> None:
        """Write what the front page leads to, and what that leads to, as the server gives it."""
        waiting = deque(["/"])
        seen = {"/"}
        while waiting:
            address = waiting.popleft()
            page = await self._page(address)
            if page is None:
                continue
            links = dict.fromkeys(link for found in _links(page) if (link := _published(found)) is not None)
            waiting.extend(link for link in links if link not in seen)
            seen.update(links)
            self._known[address] = _file(address)
            path = self._folder / self._known[address]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(_written(page))
            self._note(len(self._known))

    async def _page(self, address: str) -> html.HtmlElement | None:
        status, body, elsewhere = await _asked(self._app, address, self._language)
        if status == 404:
            return None
        if elsewhere is not None:
            # A search is not published, to which who is only named leads.
            return _leading_on(elsewhere, self._language) if _published(elsewhere) is not None else None
        if status != 200:
            raise DataError(f"The page {address} cannot be made: the server answers {status}.")
        return html.document_fromstring(NOT_IN_XML.sub(" ", body.decode("utf-8")))

    def _finished(self, address: str, page: html.HtmlElement) -> html.HtmlElement:
        """Give a page with its links as those of files."""
        file = self._known[address]
        here = str(PurePosixPath(file).parent)
        for form in list(page.iter("form")):
            if form.get("id") != "find-name" and form.get("method") != "dialog":
                form.drop_tree()
        for element, name in _linking(page):
            self._relink(element, name, here)
        head = page.find("head")
        for element in page.iterfind(f".//meta[@{_LEADS_TO}]"):
            there = relpath(self._known[element.attrib.pop(_LEADS_TO)], here)
            element.attrib.update({"http-equiv": "refresh", "content": f"0; url={there}"})
        policy = html.Element("meta", {"http-equiv": "Content-Security-Policy", "content": _IN_PAGE})
        head.insert(1, policy)
        page.set("data-names", relpath(_NAMES, here))
        paper = page.find(".//p[@class='on-paper']")
        if self._address is not None and paper is not None:
            paper.find("span").text = self._address + quote(file.removesuffix("index.html"))
            del paper.attrib["hidden"]
        # Somebody has a page by name alone, too.
        if address.startswith("/person/") and "~" in address and (heading := page.find(".//h1")) is not None:
            self._names.append((" ".join(heading.text_content().split()), file))
        return page

    def _relink(self, element: html.HtmlElement, name: str, here: str) -> None:
        """Have a link lead to the file of its page; one to what is not published is none."""
        address = element.get(name)
        if not address.startswith("/"):
            return
        path = urlsplit(address).path
        fragment = urlsplit(address).fragment
        if path.startswith("/static/"):
            element.set(name, relpath(path.removeprefix("/"), here))
        elif (link := _published(address)) is not None and link in self._known:
            element.set(name, relpath(self._known[link], here) + (f"#{fragment}" if fragment else ""))
        elif element.tag == "a":
            element.drop_tag()
        else:
            element.drop_tree()

    def _write_static(self) -> None:
        folder = self._folder / "static"
        folder.mkdir(parents=True)
        for file in (*sorted(STATIC.iterdir()), RECORD_STYLE):
            if file.is_file():
                shutil.copyfile(file, folder / file.name)


_LEADS_TO = "data-leads-to"


def _leading_on(address: str, language: Interface) -> html.HtmlElement:
    """Make a page that leads to another at once: that of somebody whose address is another one now."""
    page = html.document_fromstring(
        f"<html lang={language}><head><meta charset=utf-8></head><body></body></html>"
    )
    head, body = page.find("head"), page.find("body")
    head.append(html.Element("meta", {_LEADS_TO: address}))
    title = html.Element("title")
    title.text = address
    head.append(title)
    link = html.Element("a", {"href": address})
    link.text = address
    body.append(link)
    return page


_IN_PAGE = "; ".join(part for part in POLICY.split("; ") if not part.startswith("frame-ancestors"))
"""The policy as a page itself may state it."""


def _written(page: html.HtmlElement) -> bytes:
    written: bytes = html.tostring(page, doctype="<!doctype html>", encoding="utf-8")
    return written


def _linking(page: html.HtmlElement) -> list[tuple[html.HtmlElement, str]]:
    return [
        (element, name)
        for element in page.iter("a", "link", "script", "image", "use")
        for name in ("href", "src")
        if element.get(name)
    ]


def _links(page: html.HtmlElement) -> Iterator[str]:
    for element, name in _linking(page):
        if element.tag == "a":
            yield element.get(name)


def _published(address: str) -> str | None:
    """Give the address of a page that is published, without what makes it no other; None of others."""
    parts = urlsplit(address)
    if parts.scheme or parts.netloc or not _PUBLISHED.fullmatch(parts.path):
        return None
    query = parse_qsl(parts.query)
    if {name for name, _ in query} - _PARAMETERS:
        return None
    return parts.path + (f"?{urlencode(query)}" if query else "")


def _file(address: str) -> str:
    """Give the file of a page: `person/anna-berzina/index.html`, of a further one of a list with its key."""
    parts = urlsplit(address)
    if address == "/":
        return "index.html"
    # No name has a full stop in its address.
    folder = "/".join(_short(part.replace("~", ".")) for part in parts.path.strip("/").split("/"))
    if parts.query:
        folder += f"/{_digest(parts.query)}"
    return f"{folder}/index.html"


def _short(name: str) -> str:
    """Give a name that every file system takes, of at most 255 bytes: the end of a longer one is a digest."""
    written = name.encode()
    if len(written) <= _LONGEST_NAME:
        return name
    return f"{written[:_LONGEST_NAME].decode(errors='ignore')}-{_digest(name)}"


_LONGEST_NAME = 100


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]


async def _asked(app: FastAPI, address: str, language: Interface) -> tuple[int, bytes, str | None]:
    """Ask the application for a page in this process, as a server does by ASGI; it may lead elsewhere."""
    parts = urlsplit(address)
    status, body, elsewhere = 0, bytearray(), None

    async def receive() -> dict[str, object]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: dict[str, object]) -> None:
        nonlocal status, elsewhere
        if message["type"] == "http.response.start":
            status = int(str(message["status"]))
            elsewhere = dict(message["headers"]).get(b"location")  # type: ignore[call-overload]
        elif message["type"] == "http.response.body":
            body.extend(message.get("body", b""))  # type: ignore[arg-type]

    headers = [(b"host", b"localhost"), (b"accept-language", language.encode())]
    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "GET", "scheme": "http",
        "path": parts.path, "raw_path": parts.path.encode(), "query_string": parts.query.encode(),
        "root_path": "", "headers": headers, "client": ("127.0.0.1", 0), "server": ("localhost", 80),
    }  # fmt: skip
    await app(scope, receive, send)  # type: ignore[arg-type]
    return status, bytes(body), None if elsewhere is None else elsewhere.decode("latin-1")
