"""Live blogs: their entries in the order of time."""

import re
from collections.abc import Iterator
from typing import Any

from hronika.sources.pages.tree import names

_MARKED = frozenset(("liveblog", "live", "tiesraide", "teksta"))
_TAGS = ("article", "li", "div", "section")
_CLOCK = re.compile(r"\s*(\d{1,2})[.:](\d\d)(?!\d)")
_FEWEST = 2


def order_entries(tree: Any) -> list[Any]:
    """Put the entries of a live blog, which stand newest first, in the order of time; give its entries."""
    found: list[Any] = []
    for parent in tree.iter("div", "section", "ul", "ol", "main", "article"):
        if not _is_live(parent):
            continue
        entries = list(_entries(parent))
        if len(entries) < _FEWEST:
            continue
        elements = [element for _, element, _ in entries]
        found += elements
        times = [time for _, _, time in entries]
        if times == sorted(times, reverse=True) and times[0] != times[-1]:
            tails = [element.tail for element in elements]
            for (place, _, _), element, tail in zip(entries, reversed(elements), tails, strict=True):
                parent.remove(element)
                element.tail = tail
                parent.insert(place, element)
    return found


def _is_live(element: Any) -> bool:
    around = (element, *element.iterancestors())
    return any(
        not _MARKED.isdisjoint(names(part)) or "LiveBlogPosting" in (part.get("itemtype") or "")
        for part in around
    )


def _entries(parent: Any) -> Iterator[tuple[int, Any, str]]:
    """Yield the children that begin with a time: their place, themselves and the time."""
    for place, element in enumerate(parent):
        if element.tag in _TAGS and (time := _time(element)):
            yield place, element, time


def _time(element: Any) -> str:
    stated = next((time.get("datetime") for time in element.iter("time") if time.get("datetime")), None)
    if stated:
        return str(stated)
    clock = _CLOCK.match(element.text_content()[:40].lstrip())
    return f"{int(clock[1]):02}:{clock[2]}" if clock else ""
