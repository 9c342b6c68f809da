"""Lists of feeds: `feeds.toml` of `hronika watch`, and OPML, in which other programs keep theirs."""

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from hronika.article import DEFAULT_TIMEZONE, time_zone
from hronika.errors import DataError, UsageError
from hronika.sources.decoding import decode_markup
from hronika.sources.encoding import decode
from hronika.sources.feeds.content import address_of, plain
from hronika.sources.feeds.markup import well_formed

EVERY = 15
"""So many minutes stand between two looks at a feed of which the list does not say."""

_LONGEST_PAUSE = 24 * 60
_LONGEST_LIST = 10 << 20
_MOST_FEEDS = 5_000
_LONGEST_TITLE = 200


@dataclass(frozen=True)
class FeedSource:
    """A feed to be looked at: an entry of `feeds.toml` or an outline of OPML.

    `url` is its http or https address, `outlet` the name of the paper, `timezone` the IANA name of its time
    zone and `language` an ISO 639-1 code, where they are told. It is looked at `every` so many minutes;
    `keep_raw` says whether the pages that its articles come from are kept beside them.
    """

    url: str
    outlet: str | None = None
    timezone: str = DEFAULT_TIMEZONE
    language: str | None = None
    every: int = EVERY
    keep_raw: bool = True


@dataclass(frozen=True)
class FeedList:
    """The feeds of a list, each address once; `problems` are sentences on what in it is no feed."""

    feeds: tuple[FeedSource, ...]
    problems: tuple[str, ...] = ()


def parse_feeds_toml(data: bytes, where: str = "feeds.toml") -> FeedList:
    """Read a `feeds.toml`: `[[feed]]` with `url`, and perhaps the other fields of FeedSource.

    Raises DataError, in one sentence with the line where that can be told, on what is no TOML, an unknown
    key, a value that is none of its kind, an address given twice, and a list without feeds.
    """
    if len(data) > _LONGEST_LIST:
        raise DataError(f"{where} is larger than {_LONGEST_LIST:,} bytes, too large for a list of feeds.")
    text = decode(data, where)
    try:
        told = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        reason = str(error) if isinstance(error, tomllib.TOMLDecodeError) else "nested too deeply"
        raise DataError(f"{where} is not TOML: {reason[:1].lower()}{reason[1:]}.") from None
    lines = text.splitlines()
    entries = told.pop("feed", [])
    if told:
        name = next(iter(told))
        line = _line_of(name, lines, 0) if re.fullmatch(r"[\w-]+", name) else None
        raise DataError(
            f"{_place(where, line)}: `{name[:40]}` is not known; write every feed under `[[feed]]`."
        )
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise DataError(f"{where}: write every feed under `[[feed]]`, with two pairs of brackets.")
    if not entries:
        raise DataError(f'{where} names no feed: write `[[feed]]` and under it `url = "https://…"`.')
    headings = [number for number, line in enumerate(lines) if re.match(r"\s*\[\[\s*[\"']?feed\b", line)]
    found: dict[str, FeedSource] = {}
    for number, entry in enumerate(entries):
        heading = headings[number] if len(headings) == len(entries) else None
        source = _source(entry, where, lines, heading)
        if source.url in found:
            line = _line_of("url", lines, heading) if heading is not None else None
            raise DataError(f"{_place(where, line)}: {source.url} is given twice: leave one of them.")
        found[source.url] = source
    return FeedList(tuple(found.values()))


def _source(entry: Mapping[str, Any], where: str, lines: list[str], heading: int | None) -> FeedSource:
    def refuse(name: str, reason: str) -> DataError:
        line = _line_of(name, lines, heading) if heading is not None else None
        return DataError(f"{_place(where, line)}: {reason}")

    for name, value in entry.items():
        if name not in _KINDS:
            known = ", ".join(f"`{known}`" for known in _KINDS)
            raise refuse(name, f"`{name[:40]}` is not known; a feed has {known}.")
        is_good, wanted = _KINDS[name]
        if not is_good(value):
            raise refuse(name, f"`{name}` is {repr(value)[:60]}, but {wanted} is wanted.")
    if "url" not in entry:
        raise refuse("[[feed", "a feed has no `url`: write its address.")
    return FeedSource(**{**entry, "url": entry["url"].strip()})


def _is_name(value: Any) -> bool:
    return isinstance(value, str) and 0 < len(value.strip()) <= _LONGEST_TITLE


def _is_time_zone(value: Any) -> bool:
    try:
        time_zone(value)
    except UsageError:
        return False
    return isinstance(value, str)


_KINDS: Mapping[str, tuple[Callable[[Any], bool], str]] = {
    "url": (lambda value: address_of(value, None) is not None, "an http or https address"),
    "outlet": (_is_name, f"a name of at most {_LONGEST_TITLE} letters"),
    "timezone": (_is_time_zone, "a time zone of the IANA database, such as Europe/Riga,"),
    "language": (
        lambda value: isinstance(value, str) and re.fullmatch(r"[a-z]{2}", value) is not None,
        "a language of two letters, such as lv,",
    ),
    "every": (
        lambda value: type(value) is int and 1 <= value <= _LONGEST_PAUSE,
        f"a whole number of minutes from 1 to {_LONGEST_PAUSE}",
    ),
    "keep_raw": (lambda value: isinstance(value, bool), "true or false"),
}


def _line_of(name: str, lines: list[str], start: int) -> int | None:
    """Find the line, counted from one, on which a key stands behind a heading."""
    key = re.compile(rf"\s*(?:{re.escape(name)}|\"{re.escape(name)}\"|\[+\s*{re.escape(name)})")
    for number, line in enumerate(lines[start:], start + 1):
        if key.match(line) or (name.startswith("[") and line.lstrip().startswith("[[")):
            return number
    return None


def _place(where: str, line: int | None) -> str:
    return where if line is None else f"{where}, line {line}"


def parse_opml(data: bytes, *, where: str = "The list", charset: str | None = None) -> FeedList:
    """Read the feeds of an OPML file, also those in folders; their titles become the names of outlets.

    Raises DataError on what is no OPML, and on what is too large, nested too deeply or a bomb.
    """
    from lxml import etree

    if len(data) > _LONGEST_LIST:
        raise DataError(f"{where} is larger than {_LONGEST_LIST:,} bytes, too large for a list of feeds.")
    markup = well_formed(decode_markup(data, where, charset, "list of feeds").text, where)
    if markup.root != "opml":
        raise DataError(f"{where} is no OPML list of feeds, it is a feed: add it as one.")
    problems = list(markup.problems)
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, huge_tree=True)
    tree = etree.fromstring(markup.text.encode(), parser)
    found: dict[str, FeedSource] = {}
    for element in tree.iter("{*}outline"):
        told = {name.lower(): value for name, value in element.attrib.items()}
        if "xmlurl" not in told:
            continue
        title = plain(told.get("title") or told.get("text") or "")[:_LONGEST_TITLE] or None
        url = address_of(told["xmlurl"], None)
        if url is None:
            problems.append(f"{where}: {told['xmlurl'][:80]!r} is no http or https address and is left out.")
        elif len(found) == _MOST_FEEDS and url not in found:
            problems.append(f"{where} names more than {_MOST_FEEDS:,} feeds: the others are left out.")
            break
        else:
            found.setdefault(url, FeedSource(url, title))
    if not found:
        raise DataError(f"{where} names no feed: none of its outlines has an `xmlUrl`.")
    return FeedList(tuple(found.values()), tuple(problems))
