"""Everything that articles can be added from: files and folders, addresses, lists of feeds."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import groupby
from typing import Literal

from hronika.article import DEFAULT_TIMEZONE
from hronika.errors import HronikaError, UsageError
from hronika.sources.files import check_readable, found_in_all
from hronika.sources.found import Found

_Kind = Literal["address", "feeds", "file"]


def check_sources(sources: Iterable[str]) -> None:
    """Check before any work that all sources are there; raises UsageError where one is not."""
    for kind, group in groupby(sources, key=_kind):
        named = list(group)
        if kind == "address":
            raise UsageError(f"{named[0]} is an address, which is not fetched: save the page and name that.")
        check_readable(named, folders=True)
        if kind == "feeds":
            raise UsageError(f"{named[0]} is a list of feeds, which is not read: save the feeds as files.")


def gather(
    sources: Iterable[str],
    warn: Callable[[str], None],
    *,
    title: str | None = None,
    published: date | None = None,
    outlet: str | None = None,
    timezone: str = DEFAULT_TIMEZONE,
    passed_by: Counter[str] | None = None,
    knows: Callable[[str], bool] | None = None,
) -> Iterator[Found | HronikaError]:
    """Yield the articles of all sources in order, with an error in the place of what cannot be read.

    The parameters are those of `found_in_all`, which reads files and folders.
    """
    for _, group in groupby(sources, key=_kind):
        yield from found_in_all(
            list(group),
            warn,
            title=title,
            published=published,
            outlet=outlet,
            timezone=timezone,
            passed_by=passed_by,
            knows=knows,
        )


def _kind(source: str) -> _Kind:
    if source.lower().startswith(("http://", "https://")):
        return "address"
    return "feeds" if source.lower().endswith(".toml") else "file"
