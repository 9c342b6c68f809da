"""News items in ninjs 1.x, 2.x and 3.x, the JSON of the IPTC (https://iptc.org/std/ninjs/)."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from hronika.errors import DataError

_MARKUP = re.compile(r"<(?:p|div|br|h\d|span|ul|body)\b", re.IGNORECASE)
_NAMES = ("uri", "headline", "headlines", "versioncreated", "versionCreated", "body_text", "bodies")
_BODIES = ("body_text", "body_main", "body_xhtml", "body_html")
_BESIDE = ("headline", "caption", "teaser", "summary", "abstract", "lead", "seo", "short")
_ENOUGH = 0.7  # share of the longest body that one in plain text says, so that markup is not needed
_WITHDRAWN = ("canceled", "cancelled", "withheld")


def is_ninjs(value: Mapping[str, Any]) -> bool:
    """Whether a JSON object is a news item: it says so, or has an address and what only ninjs has."""
    if "text" in value:
        return False
    standard = value.get("standard")
    if isinstance(standard, dict) and standard.get("name") == "ninjs":
        return True
    known = [name for name in (*_NAMES, *_BODIES) if name in value]
    return len(known) > 1 and ("uri" in value or "bodies" in value or any(name in value for name in _BODIES))


def fields_of(item: Mapping[str, Any], place: str) -> dict[str, Any]:
    """Give the fields of an article from a news item; plain text goes before rich, which loses its markup.

    `place` names the item in messages. Raises DataError on what is no text (a picture, a package of others),
    on an item that was withdrawn, and on one without a body.
    """
    kind = item.get("type") or "text"
    if kind != "text":
        raise DataError(f"{place} is no article: it is a news item of the type {str(kind)[:20]!r}.")
    status = item.get("pubstatus") or item.get("pubStatus")
    if status in _WITHDRAWN:
        raise DataError(f"{place} was withdrawn by its provider ({status}): it is not read.")
    uri = item.get("uri")
    language = item.get("language")
    found = {
        "id": uri,
        "text": _body(item, place),
        "title": _headline(item),
        "published": _first(item, "versioncreated", "versionCreated", "firstcreated", "firstCreated"),
        "outlet": _outlet(item),
        "url": uri if isinstance(uri, str) and uri.startswith(("http://", "https://")) else None,
        "language": language[:2].lower() if isinstance(language, str) and language else None,
    }
    return {name: value for name, value in found.items() if value is not None}


def _first(item: Mapping[str, Any], *names: str) -> str | None:
    return next((value for name in names if isinstance(value := item.get(name), str) and value.strip()), None)


def _objects(value: Any) -> list[Mapping[str, Any]]:
    return [part for part in value if isinstance(part, dict)] if isinstance(value, list) else []


def _told(value: Any) -> list[Mapping[str, Any]]:
    """Give the parts of a list that hold text."""
    return [part for part in _objects(value) if isinstance(part.get("value"), str) and part["value"].strip()]


def _main(parts: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Give the parts of role main, else those that are not said to stand beside the article."""
    main = [part for part in parts if part.get("role") == "main"]
    return main or [part for part in parts if part.get("role") not in _BESIDE]


def _is_plain(part: Mapping[str, Any]) -> bool:
    kind = part.get("contentType") or part.get("contenttype") or "text/plain"
    return str(kind).lower().startswith("text/plain") and not _MARKUP.search(part["value"])


def _headline(item: Mapping[str, Any]) -> str | None:
    # Here and below, what reads markup is imported for news items alone: other JSON is read without it.
    from hronika.sources.feeds.content import plain

    parts = _told(item.get("headlines"))
    parts = _main(parts) or parts
    told = str(parts[0]["value"]) if parts else _first(item, "headline", "title", "name")
    return plain(told) if told else None


def _body(item: Mapping[str, Any], place: str) -> str:
    """Give the text of the longest body, or of a plain one that says about as much."""
    from hronika.sources.pages.text import fragment_text

    parts = [
        (text, _is_plain(part))
        for part in _main(_told(item.get("bodies")))
        if (text := part["value"] if _is_plain(part) else fragment_text(part["value"])).strip()
    ]
    if parts:
        enough = _ENOUGH * max(len(text) for text, _ in parts)
        return str(max(parts, key=lambda part: (part[1] and len(part[0]) >= enough, len(part[0])))[0])
    names = (*_BODIES, *sorted(name for name in item if name.startswith("body_")))
    text = _first(item, *names)
    if text is None:
        told = f"{place} is a news item without a body: there is nothing to read."
        raise DataError(told).of("missing text")
    return fragment_text(text) if _MARKUP.search(text) else text


def _outlet(item: Mapping[str, Any]) -> str | None:
    for name in ("infosource", "infoSources", "infosources", "organisation"):
        for source in _objects(item.get(name)):
            if isinstance(source.get("name"), str):
                return str(source["name"])
    return _first(item, "provider", "source", "copyrightholder", "copyrightHolder")
