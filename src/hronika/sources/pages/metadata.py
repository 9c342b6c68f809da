"""What a page says of its article: headline, outlet, address, day of publication, language."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import urljoin, urlsplit

from hronika.addresses import is_front_page, same_site
from hronika.sources.pages.blocks import blocks_of, clean
from hronika.sources.pages.dates import iso_date, written_date

_SAVED_FROM = re.compile(
    r"<!--[^>]{0,200}?(?:saved from url=\(\d{1,5}\)|\burl:\s*)(https?://[^\s<>]{1,2000})", re.I
)
_ARTICLE = re.compile(r"Article|BlogPosting|Report$")
_MOST_DATA = 2_000_000  # letters of JSON-LD that are looked at
_DEEPEST = 20

_PUBLISHED = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "date.published",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publication_date",
    "article.published",
    "cxenseparse:recs:publishtime",
)
_MODIFIED = (
    "article:modified_time",
    "og:article:modified_time",
    "og:updated_time",
    "datemodified",
    "dcterms.modified",
    "last-modified",
)
_DESCRIPTIONS = ("description", "og:description", "twitter:description")
_PATH_DATE = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?=[/-])")
_SHORT = 120  # letters of a line that is a date line
_ABOVE_BODY = 6  # blocks behind the headline in which its date is looked for
_CHANGED = re.compile(r"\b(?:atjaun|labot|mainīt|updated|modified|обновл)", re.IGNORECASE)
_COPYRIGHT = re.compile(r"©|\(c\)|copyright|tiesības", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s+(?:[|–—\-·•/»«~]|::)\s+")
_SHORTEST_HEADLINE = 10  # letters


@dataclass(frozen=True)
class PageMetadata:
    """What a page says of its article; None where it does not.

    `changed_at` is when it says that the article was changed last, `descriptions` are what it says in short,
    `free` whether it is free to read.
    """

    title: str | None
    outlet: str | None
    url: str | None
    published: date | None
    changed_at: datetime | None
    language: str | None
    descriptions: tuple[str, ...]
    free: bool | None


def page_metadata(tree: Any, text: str, url: str | None) -> PageMetadata:
    """Gather what a page says of its article from a tree of lxml that is not pruned yet.

    `text` is its markup and `url` the address it came from, if that is known.
    """
    meta = _meta(tree)
    data = _article_data(tree)
    saved = _SAVED_FROM.search(text[:4096])
    address = _address(tree, meta, data, url or (saved[1] if saved else None))
    outlet = _outlet(meta, data, address)
    descriptions = [data.get("description"), *(meta.get(name) for name in _DESCRIPTIONS)]
    free = data.get("isAccessibleForFree")
    if free is None and meta.get("article:content_tier") == "locked":
        free = False
    return PageMetadata(
        title=_title(tree, meta, data, outlet),
        outlet=outlet,
        url=address,
        published=_stated_date(tree, meta, data),
        changed_at=_stated_change(tree, meta, data),
        language=_language(tree, meta),
        descriptions=tuple(
            dict.fromkeys(clean(value) for value in descriptions if isinstance(value, str) and value)
        ),
        free=None if free is None else str(free).lower() not in ("false", "http://schema.org/false", "0"),
    )


def visible_date(tree: Any, text: str, url: str | None, title: str | None) -> date | None:
    """Find the day of publication of a pruned page that states none for machines.

    It is a line near the headline that is no part of the article's `text`, the address, or what htmldate
    finds in the markup and the page shows in figures too. The headline is the `<h1>`, else where the `title`
    stands.
    """
    blocks = blocks_of(tree)
    heading = next((index for index, block in enumerate(blocks) if block.element.tag == "h1"), None)
    beside: list[str] = []
    if heading is None and title:
        heading = next((index for index, block in enumerate(blocks) if block.text.startswith(title)), None)
        beside = [blocks[heading].text[len(title) :]] if heading is not None else []
    if heading is not None:
        near = [*blocks[heading + 1 : heading + 1 + _ABOVE_BODY], *blocks[max(0, heading - 3) : heading]]
        for line in (*beside, *(block.text for block in near)):
            if (
                len(line) <= _SHORT
                and line.strip()
                and line not in text
                and any(map(str.isdigit, line))
                and not _COPYRIGHT.search(line)
                and not _CHANGED.search(line)
                and (found := written_date(line))
            ):
                return found
    if match := _PATH_DATE.search(urlsplit(url or "").path):
        year, month, day = match.groups()
        return iso_date(f"{year}-{month:>02}-{day:>02}")
    return _surely_found(tree)


def _surely_found(tree: Any) -> date | None:
    """Ask htmldate for what the markup says, and believe it where the day stands there in so many figures."""
    from htmldate import find_date
    from lxml import html

    found = find_date(tree, extensive_search=False, original_date=True)
    if found is None:
        return None
    year, month, day = found.split("-")
    written = re.compile(rf"{year}[-/.]?0?{month.lstrip('0')}[-/.]?0?{day.lstrip('0')}(?!\d)")
    head = tree.find("head")
    shown = html.tostring(head, encoding="unicode") if head is not None else ""
    return iso_date(found) if written.search(shown) else None


def _meta(tree: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        if name and (content := element.get("content")):
            found.setdefault(name.strip().lower(), content.strip())
    return found


def _article_data(tree: Any) -> Mapping[str, Any]:
    """Give the JSON-LD object of the article, an empty one where there is none."""
    for script in tree.iter("script"):
        if (script.get("type") or "").strip().lower() != "application/ld+json" or not script.text:
            continue
        try:
            value = json.loads(script.text[:_MOST_DATA], strict=False)
        except (ValueError, RecursionError):
            continue
        for item in _objects(value, 0):
            kinds = item.get("@type")
            kinds = kinds if isinstance(kinds, list) else [kinds]
            if any(isinstance(kind, str) and _ARTICLE.search(kind) for kind in kinds):
                return item
    return {}


def _objects(value: Any, depth: int) -> Iterator[Mapping[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for item in value:
            yield from _objects(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for name in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _objects(value.get(name), depth + 1)


def _text(value: Any) -> str | None:
    """Give a value of JSON-LD as text: a string, or the name of an object or of the first of several."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name") or value.get("@id")
    return clean(value) or None if isinstance(value, str) else None


def _outlet(meta: Mapping[str, str], data: Mapping[str, Any], url: str | None) -> str | None:
    named = _text(data.get("publisher")) or meta.get("og:site_name") or meta.get("application-name")
    host = (urlsplit(url or "").hostname or "").removeprefix("www.").removeprefix("m.")
    return clean(named or "") or host or None


def _title(tree: Any, meta: Mapping[str, str], data: Mapping[str, Any], outlet: str | None) -> str | None:
    headings = [clean(element.text_content()) for element in tree.iter("h1")]
    shown = clean(tree.findtext(".//head/title") or "")
    candidates = [
        _text(data.get("headline")),
        meta.get("og:title"),
        *(heading for heading in headings[:1]),
        meta.get("twitter:title"),
        shown,
    ]
    title = next((clean(candidate) for candidate in candidates if candidate and candidate.strip()), None)
    if title and title == shown and not headings:
        return _shown_part(tree, title) or _without_outlet(title, outlet, headings)
    return _without_outlet(title, outlet, headings) if title else None


def _shown_part(tree: Any, title: str) -> str | None:
    """Give the longest part of the title of a page without `<h1>` that a line of the page begins with."""
    parts = sorted(_SEPARATOR.split(title), key=len, reverse=True)
    texts = [block.text for block in blocks_of(tree) if block.links < 1]
    return next(
        (
            part
            for part in parts
            if len(part) >= _SHORTEST_HEADLINE and any(text.startswith(part) for text in texts)
        ),
        None,
    )


def _without_outlet(title: str, outlet: str | None, headings: Sequence[str]) -> str:
    """Take the outlet's name off the end of a headline."""
    parts = list(_SEPARATOR.finditer(title))
    if parts and title not in headings:
        front, back = title[: parts[-1].start()], title[parts[-1].end() :]
        if front in headings or (outlet and back.casefold() in outlet.casefold()):
            return front
    return title


def _address(tree: Any, meta: Mapping[str, str], data: Mapping[str, Any], url: str | None) -> str | None:
    """Give the canonical address where it is one of an article and of the site the page came from."""
    links = [
        element.get("href")
        for element in tree.iter("link")
        if "canonical" in (element.get("rel") or "").lower().split()
    ]
    for candidate in (
        *links,
        meta.get("og:url"),
        _text(data.get("url")),
        _text(data.get("mainEntityOfPage")),
    ):
        if not candidate:
            continue
        try:
            address = urljoin(url or "", candidate.strip())
            parts = urlsplit(address)
        except ValueError:
            continue
        is_own = parts.scheme in ("http", "https") and bool(parts.hostname) and not is_front_page(address)
        if is_own and (not url or same_site(address, url)):
            return str(address)
    return url


def _stated_date(tree: Any, meta: Mapping[str, str], data: Mapping[str, Any]) -> date | None:
    """Find the day or instant of publication that the page states for machines."""
    stated = [data.get("datePublished"), *(meta.get(name) for name in _PUBLISHED)]
    for element in tree.iter():
        if element.get("itemprop") == "datePublished":
            stated += [element.get("content"), element.get("datetime"), element.text]
    for value in stated:
        if isinstance(value, str) and (found := iso_date(value) or _short_written(value)):
            return found
    return _time_element(tree)


def _stated_change(tree: Any, meta: Mapping[str, str], data: Mapping[str, Any]) -> datetime | None:
    """Find the instant of the last change that the page states for machines; a mere day is none."""
    stated = [data.get("dateModified"), *(meta.get(name) for name in _MODIFIED)]
    for element in tree.iter():
        if element.get("itemprop") == "dateModified":
            stated += [element.get("content"), element.get("datetime")]
    found = (iso_date(value) for value in stated if isinstance(value, str))
    return next((value for value in found if isinstance(value, datetime)), None)


def _short_written(value: str) -> date | None:
    return written_date(value) if len(value) <= _SHORT else None


def _time_element(tree: Any) -> date | None:
    """Read the `<time>` of the article: the first behind the headline that no comment or teaser holds."""
    behind = False
    for element in tree.iter("h1", "time"):
        if element.tag == "h1":
            behind = True
            continue
        marked = element.get("pubdate") is not None or "publish" in (element.get("class") or "").lower()
        if (behind or marked) and not _is_elsewhere(element):
            found = iso_date(element.get("datetime") or "") or _short_written(element.text_content())
            if found:
                return found
    return None


_ELSEWHERE = re.compile(r"comment|koment|related|saist|teaser|sidebar|modif|updat|atjaun", re.IGNORECASE)


def _is_elsewhere(element: Any) -> bool:
    around = (element, *element.iterancestors())
    return any(
        part.tag in ("aside", "footer", "nav")
        or (part.tag not in ("html", "body") and _ELSEWHERE.search(f"{part.get('class')} {part.get('id')}"))
        for part in around
    )


def _language(tree: Any, meta: Mapping[str, str]) -> str | None:
    for value in (
        tree.get("lang"),
        tree.get("xml:lang"),
        meta.get("og:locale"),
        meta.get("content-language"),
    ):
        code = re.match(r"[a-zA-Z]{2}(?![a-zA-Z])", (value or "").strip())
        if code:
            return code[0].lower()
    return None
