"""Live blogs: their entries in the order of time, each with its time of day."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from hronika.article import time_zone
from hronika.sources.pages.tree import names

_MARKED = frozenset(("liveblog", "live", "tiesraide", "teksta"))
_TAGS = ("article", "li", "div", "section")
_PARENTS = ("div", "section", "ul", "ol", "main", "article")
_CLOCK = re.compile(r"\s*(\d{1,2})[.:](\d\d)(?!\d|\.\d)")
_FEWEST = 2
_FEWEST_UNMARKED = 3
_SHORTEST = 40  # letters of an entry that no mark shows to be one
_SENTENCE = re.compile(r"[^\W\d_]{2,}[.!?…]")


@dataclass(frozen=True)
class LiveEntry:
    """An entry of a live blog: its element and its time of day as `14.05`."""

    element: Any
    clock: str

    def begins(self, text: str) -> bool:
        """Whether a text begins with the time of the entry."""
        return _clock(text) == self.clock


def order_entries(tree: Any, timezone: str) -> list[LiveEntry]:
    """Put the entries of a live blog, which stand newest first, in the order of time; give its entries.

    Times that a page states for machines become those of the outlet's `timezone`, an IANA name.
    """
    found: list[LiveEntry] = []
    for parent in tree.iter(*_PARENTS):
        is_marked = _is_live(parent)
        entries = list(_entries(parent, is_marked, timezone))
        if len(entries) < (_FEWEST if is_marked else _FEWEST_UNMARKED):
            continue
        found += [LiveEntry(element, clock) for _, element, _, clock in entries]
        times = [time for _, _, time, _ in entries]
        if times == sorted(times, reverse=True) and times[0] != times[-1]:
            elements = [element for _, element, _, _ in entries]
            tails = [element.tail for element in elements]
            for (place, *_), element, tail in zip(entries, reversed(elements), tails, strict=True):
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


def _entries(parent: Any, is_marked: bool, timezone: str) -> Iterator[tuple[int, Any, str, str]]:
    """Yield the children that are entries: their place, themselves, the time and the time of day."""
    for place, element in enumerate(parent):
        if element.tag not in _TAGS:
            continue
        shown = _clock(element.text_content()[:40])
        if not is_marked:
            if shown and _is_told(element):
                yield place, element, shown, shown
            continue
        stated = next((time.get("datetime") for time in element.iter("time") if time.get("datetime")), None)
        clock = shown or _clock_of(stated or "", timezone)
        if stated or clock:
            yield place, element, str(stated or clock), clock


def _is_told(element: Any) -> bool:
    """Whether an element has a sentence that is no link."""
    text = element.text_content()
    linked = sum(len(link.text_content()) for link in element.iter("a"))
    return len(text) >= _SHORTEST and 2 * linked < len(text) and _SENTENCE.search(text) is not None


def _clock(text: str) -> str:
    match = _CLOCK.match(text)
    is_clock = match is not None and int(match[1]) < 24 and int(match[2]) < 60
    return f"{int(match[1]):02}.{match[2]}" if match and is_clock else ""


def _clock_of(stated: str, timezone: str) -> str:
    """Give the time of day of an instant in ISO 8601, in a zone; nothing where it is none."""
    try:
        instant = datetime.fromisoformat(stated.strip())
        if "T" not in stated and ":" not in stated:
            return ""
        local = instant.astimezone(time_zone(timezone)) if instant.tzinfo else instant
    except (ValueError, OverflowError):
        return ""
    return f"{local:%H.%M}"
