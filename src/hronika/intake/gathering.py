"""Everything that articles can be added from: files, folders and addresses."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from hronika.article import DEFAULT_TIMEZONE
from hronika.errors import HronikaError, UsageError
from hronika.sources.files import check_readable, found_in_all
from hronika.sources.found import Found

if TYPE_CHECKING:
    from hronika.fetching import Client

_Kind = Literal["address", "file"]

_OTHER_SCHEME = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)


def check_sources(sources: Iterable[str]) -> None:
    """Check before any work that all files and folders are there; raises UsageError where one is not."""
    for kind, group in groupby(sources, key=_kind):
        named = list(group)
        if kind == "address":
            continue
        for source in named:
            if _OTHER_SCHEME.match(source) and not Path(source).exists():
                raise UsageError(f"{source} cannot be fetched: addresses are those of http and https.")
        check_readable(named, folders=True)


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
    client: "Callable[[], Client] | None" = None,
) -> Iterator[Found | HronikaError]:
    """Yield the articles of all sources in order, with an error in the place of what cannot be read.

    Addresses are fetched with what `client` makes, by default a client for the public internet. The other
    parameters are those of `found_in_all`, which reads files and folders.
    """
    for kind, group in groupby(sources, key=_kind):
        if kind == "address":
            from hronika.fetching import Client
            from hronika.intake.fetched import found_at

            with (client or Client)() as fetching:
                yield from found_at(
                    group,
                    fetching,
                    warn,
                    title=title,
                    published=published,
                    outlet=outlet,
                    timezone=timezone,
                )
            continue
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
    return "address" if source.lower().startswith(("http://", "https://")) else "file"
