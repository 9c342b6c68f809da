"""JSON Feed 1.0 and 1.1 (https://www.jsonfeed.org/version/1.1/)."""

import json
from collections.abc import Mapping
from typing import Any

from hronika.errors import DataError
from hronika.sources.feeds.xml_feed import RawFeed, RawItem


def read_json_feed(text: str, where: str) -> RawFeed:
    """Read a JSON Feed; raises DataError on what is none."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        raise DataError(f"{where} is no JSON Feed: it is truncated, or no JSON at all.") from None
    if not isinstance(value, dict) or not isinstance(value.get("items"), list):
        raise DataError(f"{where} is no JSON Feed: it has no list of `items`.")
    return RawFeed(
        form="json",
        title=_text(value, "title"),
        link=_text(value, "home_page_url"),
        language=_text(value, "language"),
        items=tuple(_item(item) for item in value["items"] if isinstance(item, dict)),
    )


def _item(item: Mapping[str, Any]) -> RawItem:
    id = item.get("id")
    rich = _text(item, "content_html")
    return RawItem(
        id=str(id).strip() or None if isinstance(id, str | int | float) else None,
        link=_text(item, "url"),
        title=_text(item, "title"),
        published=_text(item, "date_published"),
        updated=_text(item, "date_modified"),
        summary=_text(item, "summary"),
        content=rich or _text(item, "content_text"),
        is_plain=rich is None,
        is_summary_plain=True,
        language=_text(item, "language"),
    )


def _text(values: Mapping[str, Any], name: str) -> str | None:
    value = values.get(name)
    if not isinstance(value, str):
        return None
    # Lone surrogates, which JSON can escape, are no characters.
    return value.encode("utf-8", "replace").decode().strip() or None
