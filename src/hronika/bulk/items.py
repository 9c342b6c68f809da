"""What comes in, one article or one failure after another, and the bytes by which each is known."""

import json
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from hronika.article import Article
from hronika.errors import DataError, HronikaError
from hronika.exports.exported import Unreadable
from hronika.sources.found import Found

Item = Found | Unreadable
"""An article with where it was found, or what could not be made one and why."""


def item_of(found: Found | HronikaError) -> Item:
    """Give what a source yields as an item; the page that an article was made from is left out."""
    if isinstance(found, Found):
        return replace(found, raw=None, raw_type=None)
    return Unreadable(found.place or "", DataError(str(found)).of(found.kind))


def failed(found: Found, error: HronikaError) -> Unreadable:
    """Give what stands in the place of an article that could not be read."""
    return Unreadable(found.place, error, found.article.id, found.article.outlet)


def item_bytes(item: Item) -> bytes:
    """Give the bytes that an item is known by: a line of JSON with everything that a reading hangs on."""
    if isinstance(item, Unreadable):
        told: dict[str, Any] = {**vars(item), "error": str(item.error), "kind": item.error.kind}
    else:
        told = {
            "article": {name: getattr(item.article, name) for name in _FIELDS},
            "notes": item.notes,
            "place": item.place,
            "page_key": item.page_key,
        }
    return json.dumps(told, sort_keys=True, separators=(",", ":"), default=_iso).encode()


def item_from(line: bytes) -> Item:
    """Make the item of a line again that `item_bytes` gave."""
    told = json.loads(line)
    if "error" in told:
        error = DataError(told.pop("error")).of(told.pop("kind"))
        return Unreadable(error=error, **told)
    fields = told["article"]
    for name, read in _READ.items():
        fields[name] = fields[name] and read(fields[name])
    return Found(
        Article(**fields), notes=tuple(told["notes"]), place=told["place"], page_key=told["page_key"]
    )


_FIELDS = tuple(Article.__dataclass_fields__)
_READ = {
    "published": date.fromisoformat,
    "published_at": datetime.fromisoformat,
    "changed_at": datetime.fromisoformat,
}


def _iso(value: date) -> str:
    return value.isoformat()
