"""Looks a built site through: nothing is loaded from elsewhere, every link within it leads somewhere."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

# Elements that load what they name; `a` and `link rel=canonical` only lead there.
_LOADING = {"script": "src", "img": "src", "iframe": "src", "source": "src", "object": "data"}
_LOADING_RELATIONS = {"stylesheet", "icon", "preload", "prefetch", "modulepreload"}
_IN_STYLE = re.compile(r"(?:url\(|@import\s+)['\"]?((?:https?:)?//[^'\")\s]+)")


class _Page(HTMLParser):
    """What a page loads, what it links to, and the places in it that can be linked to."""

    def __init__(self) -> None:
        super().__init__()
        self.loads: list[str] = []
        self.links: list[str] = []
        self.places: set[str] = set()
        self.language: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        given = {name: value or "" for name, value in attrs}
        if tag == "html":
            self.language = given.get("lang")
        if "id" in given:
            self.places.add(given["id"])
        if tag == "a" and "href" in given:
            self.links.append(given["href"])
        if tag == "link" and _LOADING_RELATIONS & set(given.get("rel", "").split()):
            self.loads.append(given.get("href", ""))
        if tag in _LOADING and _LOADING[tag] in given:
            self.loads.append(given[_LOADING[tag]])


def problems(site: Path) -> list[str]:
    """Give a sentence for everything that is wrong with a site."""
    pages = {}
    for path in sorted(site.rglob("*.html")):
        page = pages[path] = _Page()
        page.feed(path.read_text(encoding="utf-8"))
    found = []
    for path, page in pages.items():
        name = path.relative_to(site).as_posix()
        if not page.language:
            found.append(f"{name} does not say in which language it is.")
        found += [f"{name} loads {load} from elsewhere." for load in page.loads if _is_elsewhere(load)]
        found += [f"{name} links to {link}, which is not there." for link in _dead(page.links, path, pages)]
    for path in sorted(site.rglob("*.css")):
        for load in _IN_STYLE.findall(path.read_text(encoding="utf-8")):
            found.append(f"{path.relative_to(site).as_posix()} loads {load} from elsewhere.")
    return found


def _is_elsewhere(address: str) -> bool:
    return bool(urlsplit(address).netloc)


def _dead(links: list[str], path: Path, pages: dict[Path, _Page]) -> Iterator[str]:
    for link in links:
        parts = urlsplit(link)
        if parts.scheme or parts.netloc:
            continue
        target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
        place = unquote(parts.fragment)
        if not target.exists() or (place and target in pages and place not in pages[target].places):
            yield link
