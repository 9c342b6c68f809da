"""The list of feeds that are watched into an archive: a `feeds.toml` beside it.

Of `news.db` it is `news.feeds.toml`.

`hronika watch` goes by it where no other list is named, and sees what is changed in it while it watches. What
people wrote into it stays as it is: a feed is added at its end, and taken out with its own lines alone.
"""

import json
import re
import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from hronika.article import DEFAULT_TIMEZONE
from hronika.errors import DataError, HronikaError, UsageError
from hronika.sources.feeds.lists import EVERY, FeedSource, parse_feeds_toml

_HEADING = re.compile(r"\s*\[\[\s*[\"']?feed[\"']?\s*\]\]")
_REMARK = re.compile(r"\s*(?:#|$)")
_writing = threading.Lock()


def feeds_beside(archive: Path) -> Path:
    """Give the file in which the feeds stand that are watched into an archive."""
    return archive.with_name(f"{archive.stem}.feeds.toml")


def watched(archive: Path) -> tuple[FeedSource, ...]:
    """Give the feeds that are watched into an archive; none where nobody listed any.

    Raises DataError where the list is none, UsageError where it cannot be opened.
    """
    path = feeds_beside(archive)
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise UsageError(f"{path} cannot be opened: {error.strerror or error}.") from None
    lines = data.decode("utf-8-sig", "replace").splitlines()
    return () if all(map(_REMARK.match, lines)) else parse_feeds_toml(data, path.name).feeds


def watch_further(archive: Path, feeds: Iterable[FeedSource]) -> tuple[FeedSource, ...]:
    """Add feeds to the list of an archive; gives those that were not in it."""
    with _writing:
        known = {feed.url for feed in watched(archive)}
        fresh = tuple({feed.url: feed for feed in feeds if feed.url not in known}.values())
        if fresh:
            text = _text(archive)
            parts = [text.rstrip("\n"), *map(_entry, fresh)] if text.strip() else map(_entry, fresh)
            _write(archive, "\n\n".join(parts) + "\n")
        return fresh


def watch_no_more(archive: Path, address: str) -> bool:
    """Take a feed out of the list of an archive; says whether it was in it."""
    with _writing:
        before = watched(archive)
        places = [place for place, feed in enumerate(before) if feed.url == address]
        if not places:
            return False
        lines = _text(archive).splitlines(keepends=True)
        headings = [number for number, line in enumerate(lines) if _HEADING.match(line)]
        if len(headings) != len(before):
            raise DataError(
                f"{feeds_beside(archive).name} is written in a way of its own: change it by hand."
            )
        begin = headings[places[0]]
        end = headings[places[0] + 1] if places[0] + 1 < len(headings) else len(lines)
        is_last = end == len(lines)
        while not is_last and _REMARK.match(lines[end - 1]):
            end -= 1  # a remark before the next feed is its
        _write(archive, re.sub(r"\n{3,}", "\n\n", "".join(lines[:begin] + lines[end:])))
        return True


def _text(archive: Path) -> str:
    try:
        return feeds_beside(archive).read_text("utf-8-sig")
    except FileNotFoundError:
        return ""


def _write(archive: Path, text: str) -> None:
    """Put the list in the place of the one before, wholly or not at all."""
    path = feeds_beside(archive)
    new = path.with_name(f"{path.name}.new")
    try:
        new.write_text(text, "utf-8")
        with suppress(OSError):
            new.chmod(path.stat().st_mode)
        new.replace(path)
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror or error}.") from None


def _entry(feed: FeedSource) -> str:
    """Write a feed as an entry, with what of it is not usual."""
    usual = {"timezone": DEFAULT_TIMEZONE, "every": EVERY, "keep_raw": True}
    told = {name: value for name, value in vars(feed).items() if value is not None}
    lines = [
        f"{name} = {json.dumps(value, ensure_ascii=False)}"
        for name, value in told.items()
        if value != usual.get(name)
    ]
    return "\n".join(["[[feed]]", *lines])


class ListedFeeds:
    """The feeds of an archive for who watches them: the list as it is now, read anew when it was changed.

    `warn` is called with a sentence where it cannot be read; then it is gone by as it was before.
    """

    def __init__(self, archive: Path, warn: Callable[[str], None]) -> None:
        self._archive = archive
        self._warn = warn
        self._seen = self._stamp()
        self._feeds = watched(archive)

    def __call__(self) -> tuple[FeedSource, ...]:
        """Give the feeds to watch now."""
        if (stamp := self._stamp()) != self._seen:
            self._seen = stamp
            try:
                self._feeds = watched(self._archive)
            except HronikaError as error:
                self._warn(str(error))
        return self._feeds

    def _stamp(self) -> tuple[int, int] | None:
        try:
            stat = feeds_beside(self._archive).stat()
        except OSError:
            return None
        return stat.st_mtime_ns, stat.st_size
