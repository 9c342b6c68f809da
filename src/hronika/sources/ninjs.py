"""News items in ninjs 1.x, 2.x and 3.x, the JSON of the IPTC (https://iptc.org/std/ninjs/)."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from hronika.errors import DataError
from hronika.sources.pages.text import fragment_text

_MARKUP = re.compile(r"<(?:p|div|br|h\d|span|ul|body)\b", re.IGNORECASE)
_NAMES = ("uri", "headline", "headlines", "versioncreated", "versionCreated", "body_text", "bodies")
_BODIES = ("body_text", "body_main", "body_xhtml", "body_html")
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
    kind = item.get("type", "text")
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
    return next((value for name in names if isinstance(value := item.get(name), str) and value), None)


def _objects(value: Any) -> list[Mapping[str, Any]]:
    return [part for part in value if isinstance(part, dict)] if isinstance(value, list) else []


def _main(parts: Iterable[Mapping[str, Any]], is_plain: bool = False) -> Mapping[str, Any] | None:
    """Choose the part of role main, else the first; of several, with `is_plain`, the one in plain text."""

    def order(part: Mapping[str, Any]) -> tuple[bool, bool]:
        return part.get("role") != "main", is_plain and not _is_plain(part)

    return min((part for part in parts if isinstance(part.get("value"), str)), key=order, default=None)


def _is_plain(part: Mapping[str, Any]) -> bool:
    kind = part.get("contentType") or part.get("contenttype") or "text/plain"
    return str(kind).lower().startswith("text/plain") and not _MARKUP.search(part["value"])


def _headline(item: Mapping[str, Any]) -> str | None:
    main = _main(_objects(item.get("headlines")))
    return str(main["value"]) if main else _first(item, "headline", "title", "name")


def _body(item: Mapping[str, Any], place: str) -> str:
    part = _main(_objects(item.get("bodies")), is_plain=True)
    text = str(part["value"]) if part else _first(item, *_BODIES)
    if text is None or not text.strip():
        raise DataError(f"{place} is a news item without a body: there is nothing to read.")
    rich = part is not None and not _is_plain(part)
    return fragment_text(text) if rich or _MARKUP.search(text) else text


def _outlet(item: Mapping[str, Any]) -> str | None:
    for name in ("infosource", "infoSources", "infosources", "organisation"):
        for source in _objects(item.get(name)):
            if isinstance(source.get("name"), str):
                return str(source["name"])
    return _first(item, "provider", "source", "copyrightholder", "copyrightHolder")
