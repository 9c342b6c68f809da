"""Articles from files and folders: plain text, JSON, saved pages, feeds, web archives, Parquet."""

import json
import os
import re
import stat
import sys
from codecs import getincrementaldecoder
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from io import BufferedReader, RawIOBase
from pathlib import Path
from typing import Any, BinaryIO

from hronika.article import DEFAULT_TIMEZONE, MAX_CHARACTERS, Article, article_from
from hronika.errors import DataError, HronikaError, UsageError
from hronika.sources.encoding import advice_on_encoding, decode
from hronika.sources.folders import files_of
from hronika.sources.formats import HEAD, form_of
from hronika.sources.found import LONGEST_PAGE, Found, KnownPage, page_key
from hronika.sources.ninjs import fields_of, is_ninjs
from hronika.sources.parquet import rows_of
from hronika.sources.warc import articles_of

STDIN = "-"

# A code point takes at most four bytes in UTF-8, and twelve when JSON escapes it.
_LONGEST_TEXT = 4 * MAX_CHARACTERS
_LONGEST_LINE = 12 * MAX_CHARACTERS

_SPACE = b" \t\r\n"
_BOM = b"\xef\xbb\xbf"

# What stands between the objects of an array, and before and behind them.
_BETWEEN = re.compile(r"[ \t\r\n,\[\]]*")


def articles_in(
    path: str,
    *,
    title: str | None = None,
    published: date | None = None,
    timezone: str = DEFAULT_TIMEZONE,
) -> Iterator[Article | HronikaError]:
    """Yield the articles of a file, of standard input for `-`, with an error in the place of a bad one.

    A file is one article of plain text; JSON: an object on every line, objects over several lines, or an
    array of objects, of our own fields or ninjs; one saved web page; a saved feed, of which those items are
    articles that carry all of their text; a web archive (WARC); or a Parquet file with an article in every
    row. `title` and `published` are for articles that do not say; `timezone` is the IANA name of the outlet's
    time zone. Raises UsageError when the file cannot be opened.
    """
    for _, found in _placed(path, {"title": title, "published": published}, timezone, _say_nothing):
        yield found.article if isinstance(found, Found) else found


def _say_nothing(sentence: str) -> None:
    """Leave out what is told beside the articles and errors."""


def articles_in_all(
    paths: Sequence[str],
    warn: Callable[[str], None],
    *,
    title: str | None = None,
    published: date | None = None,
    timezone: str = DEFAULT_TIMEZONE,
) -> Iterator[Article | HronikaError]:
    """Yield the articles of several files and folders in order, as `articles_in` does.

    Calls `warn` with a sentence for a file given more than once, which is read once, for what of a folder or
    web archive holds no articles and is left aside, and for an id that articles with different texts have:
    both are read, but whatever goes by the id takes them for one.
    """
    known: dict[int, int] = {}  # hashes, as there may be millions
    for path in files_in_all(paths, warn):
        for place, found in _placed(path, {"title": title, "published": published}, timezone, warn):
            if isinstance(found, HronikaError):
                yield found
                continue
            article = found.article
            text = hash(article.sha256)
            if known.setdefault(hash(article.id), text) != text:
                warn(
                    f"The id {article.id!r} of {place} is that of an earlier article with another text: "
                    "both are read, but give one of them another id, or it cannot tell them apart."
                )
            yield article


def found_in_all(
    paths: Sequence[str],
    warn: Callable[[str], None],
    *,
    title: str | None = None,
    published: date | None = None,
    outlet: str | None = None,
    timezone: str = DEFAULT_TIMEZONE,
    passed_by: Counter[str] | None = None,
    knows: Callable[[str], bool] | None = None,
    columns: Mapping[str, str] | None = None,
) -> Iterator[Found | HronikaError]:
    """Yield what `articles_in_all` does, each with its place and the page it was made from, for an archive.

    `outlet` is for articles that do not say. A file that cannot be opened is an error in its place, and ids
    are not compared. What of web archives is no page is counted in `passed_by` by reason, where that is
    given, and not told. Of a page whose key (`page_key`) `knows` says it knows no article is made, and
    KnownPage stands in its place. `columns` are those of Parquet files, as `parquet.rows_of` takes them.
    """
    defaults = {"title": title, "published": published}
    for path in files_in_all(paths, warn):
        try:
            for place, found in _placed(path, defaults, timezone, warn, passed_by, knows, columns):
                if isinstance(found, HronikaError):
                    yield found.at(place)
                    continue
                article = found.article
                if outlet is not None and article.outlet is None:
                    article = replace(article, outlet=outlet)
                yield replace(found, article=article, place=place)
        except UsageError as error:
            yield DataError(str(error)).at(path).of(error.kind)
        except OSError as error:
            reason = f"{path} cannot be read: {error.strerror or error}."
            yield DataError(reason).at(path).of("unreadable file")


def files_in_all(paths: Iterable[str], warn: Callable[[str], None]) -> Iterator[str]:
    """Yield files and those of folders in order, each once; `warn` is told what was left aside, and why."""
    yield from _each_once(_files(paths, warn), warn)


def _files(paths: Iterable[str], warn: Callable[[str], None]) -> Iterator[str]:
    for path in paths:
        if path != STDIN and Path(path).is_dir():
            yield from files_of(path, warn)
        else:
            yield path


def _each_once(paths: Iterable[str], warn: Callable[[str], None]) -> Iterator[str]:
    known: dict[object, str] = {}
    for path in paths:
        key = _identity(path)
        if key not in known:
            known[key] = path
            yield path
        else:
            same = "" if known[key] == path else f" (it is {known[key]})"
            warn(f"{path} is given more than once{same}: it is read once.")


def _identity(path: str) -> object:
    """Give a key that is the same for all names of a file, links too."""
    if path == STDIN:
        return STDIN
    try:
        found = os.stat(path)
    except OSError:
        return path
    return (found.st_dev, found.st_ino) if stat.S_ISREG(found.st_mode) else path


def _placed(
    path: str,
    defaults: Mapping[str, Any],
    timezone: str,
    warn: Callable[[str], None],
    passed_by: Counter[str] | None = None,
    knows: Callable[[str], bool] | None = None,
    columns: Mapping[str, str] | None = None,
) -> Iterator[tuple[str, Found | HronikaError]]:
    """Yield the articles of a file, each with its place there.

    Raises UsageError where it cannot be opened.
    """
    with _opened(path) as (opened, name):
        try:
            head = _head(opened)
            form = form_of(head, path, name)
            stream = BufferedReader(_Replay(head, opened))
            id = "" if path == STDIN else Path(path).stem
            page = page_maker(defaults, timezone, knows)
            if form == "page":
                yield name, page(_read_whole(stream, name, LONGEST_PAGE), name, "text/html", id=id)
                return
            if form == "text":
                given = {"text": decode(_read_whole(stream, name, _LONGEST_TEXT), name), "id": id}
                yield name, Found(_with_place(name, {**defaults, **given}, timezone))
                return
            if form == "feed":
                from hronika.sources.feeds.items import articles_of_feed
                from hronika.sources.feeds.parsing import LONGEST_FEED

                # One byte too many is refused there.
                data = stream.read(LONGEST_FEED + 1)
                yield from articles_of_feed(data, name, warn, timezone=timezone, defaults=defaults)
                return
            if form == "warc" and path == STDIN:
                raise DataError("Standard input is a web archive (WARC): save it as a file and name that.")
            if form == "parquet" and path == STDIN:
                raise DataError("Standard input is a Parquet file: save it as a file and name that.")
        except HronikaError as error:
            yield name, error
            return
        if form == "warc":
            yield from articles_of(path, name, warn, page, passed_by)
            return
        found: Iterator[tuple[str, Any]]
        if form == "parquet":
            found = rows_of(path, name, columns)
        else:
            found = _lines(stream, name) if form == "lines" else _values(stream, name)
        for place, value in found:
            try:
                yield place, Found(_with_place(place, {**defaults, **_fields(value, place)}, timezone))
            except HronikaError as error:
                yield place, error


def page_maker(
    defaults: Mapping[str, Any], timezone: str, knows: Callable[[str], bool] | None = None
) -> Callable[..., Found]:
    """Give what makes an article of the bytes of a page, its place and media type, as `articles_of` takes it.

    `defaults` are fields for articles that do not say, `timezone` the IANA name of the outlet's time zone. Of
    a page whose key `knows` says it knows none is made: KnownPage is raised.
    """

    def page(data: bytes, where: str, kind: str, **known: Any) -> Found:
        key = page_key(data, known.get("url"))
        if knows is not None and knows(key):
            raise KnownPage(f"{where} is known.")
        # What reads pages and feeds is imported for these alone: most files are text.
        from hronika.sources.pages import page_article

        notes: list[str] = []
        article = page_article(data, where, **{**defaults, **known}, timezone=timezone, notes=notes)
        return Found(article, data, kind, tuple(notes), page_key=key)

    return page


def check_readable(paths: Iterable[str], *, folders: bool = False) -> None:
    """Check before any work that all files (or `folders`) are there; raises UsageError where one is not."""
    for path in paths:
        if path == STDIN:
            continue
        if os.path.isdir(path) and not folders:  # which the empty name is not, and is for Path
            raise UsageError(
                f"{path} is a folder: name the files in it, for example {path.rstrip('/')}/*.jsonl."
            )
        if not os.access(path, os.R_OK):
            reason = "it may not be read" if Path(path).exists() else "there is no such file"
            raise UsageError(f"{path} cannot be opened: {reason}.")


def standard_input() -> BinaryIO:
    """Give standard input; raises UsageError when it is closed."""
    if sys.stdin is None:
        raise UsageError("Standard input is closed: give it through a pipe, or name a file.")
    return sys.stdin.buffer


@contextmanager
def _opened(path: str) -> Iterator[tuple[BinaryIO, str]]:
    if path == STDIN:
        yield standard_input(), "Standard input"
        return
    check_readable([path])
    with open(path, "rb") as stream:
        yield stream, path


def _head(stream: BinaryIO) -> bytes:
    """Read enough to know what the stream holds: a first line if it is an object, else HEAD bytes."""
    head = b""
    while not head.removeprefix(_BOM).strip(_SPACE) and len(head) < HEAD:
        line = stream.readline(HEAD)
        head += line
        if not line:
            return head
    if _starts_an_object_a_line(head):
        return head  # a stream of articles may be slow to come
    return head + stream.read(max(0, HEAD - len(head)))


def _starts_an_object_a_line(head: bytes) -> bool:
    line = head.removeprefix(_BOM).strip(_SPACE)
    return line.startswith(b"{") and line.endswith(b"}")


class _Replay(RawIOBase):
    """A stream with what was read of it to see what it holds put back in front."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head = head
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        if not self._head:
            piece = self._rest.read1(len(buffer))  # type: ignore[attr-defined]
        else:
            piece, self._head = self._head[: len(buffer)], self._head[len(buffer) :]
        buffer[: len(piece)] = piece
        return len(piece)


def _read_whole(stream: BinaryIO, name: str, most: int) -> bytes:
    data = stream.read(most + 1)
    if len(data) > most:
        raise DataError(f"{name} is larger than {most:,} bytes, too large for one article: split it.").of(
            "text too long"
        )
    return data


def _lines(stream: BinaryIO, name: str) -> Iterator[tuple[str, Any]]:
    """Yield what stands on every line that is not blank, or why it is not JSON, each with its place."""
    for number, line in enumerate(_bounded_lines(stream), 1):
        place = f"{name}, line {number}"
        if line.removeprefix(_BOM).strip(_SPACE):
            try:
                yield place, _parsed(line, place)
            except DataError as error:
                yield place, error


def _bounded_lines(stream: BinaryIO) -> Iterator[bytes]:
    """Yield lines, of one that is too long only as much as shows that it is."""
    while line := stream.readline(_LONGEST_LINE + 1):
        yield line
        while len(line) > _LONGEST_LINE and not line.endswith(b"\n"):
            line = stream.readline(_LONGEST_LINE + 1)


def _parsed(line: bytes, place: str) -> Any:
    if len(line) > _LONGEST_LINE:
        raise DataError(f"{place} is longer than {_LONGEST_LINE:,} bytes, too long for one article.").of(
            "text too long"
        )
    text = decode(line, place)
    try:
        return json.loads(text, object_pairs_hook=_object)
    except ValueError as error:
        told = f"{place} is not JSON ({_reason(error)}): one object a line is wanted."
        raise DataError(told).of("broken JSON object") from None
    except RecursionError:
        raise _nested(place) from None


def _nested(place: str) -> DataError:
    told = f"{place} is not an article: its JSON is nested too deeply."
    return DataError(told).of("broken JSON object")


def _values(stream: BinaryIO, name: str) -> Iterator[tuple[str, Any]]:
    """Yield the objects of an array, or those that follow one another, each with its place.

    An object may go over many lines, so the next one cannot be found behind what is not JSON: the error that
    says so is the last that comes.
    """
    decoder, characters = json.JSONDecoder(object_pairs_hook=_object), getincrementaldecoder("utf-8-sig")()
    text, at, number, ended = "", 0, 1, False
    in_array = closed = False
    while True:
        between = _BETWEEN.match(text, at)
        assert between is not None
        in_array, closed = in_array or "[" in between[0], closed or "]" in between[0]
        at = between.end()
        place = f"{name}, article {number}"
        try:
            value, at = decoder.raw_decode(text, at)
        except RecursionError:
            yield place, _nested(place)
            return
        except ValueError as error:
            reason = _reason(error)
        else:
            yield place, value
            number += 1
            continue
        if not ended and len(text) - at <= _LONGEST_LINE:
            # as much again as there is, so that a long value is not begun too many times
            piece = stream.read(max(HEAD, len(text) - at))
            ended = not piece
            try:
                text, at = text[at:] + characters.decode(piece, final=ended), 0
            except UnicodeDecodeError as error:
                advice = advice_on_encoding(error.object, error.start)
                yield place, DataError(f"{place} is not UTF-8. {advice}").of("unreadable encoding")
                return
        elif at < len(text):
            yield (
                place,
                DataError(
                    f"{place} is not JSON ({reason}): an object is wanted; what follows it is not read."
                ).of("broken JSON object"),
            )
            return
        else:
            if in_array and not closed:
                told = f"{name} ends before its array does: something of it may be missing."
                yield place, DataError(told).of("broken JSON object")
            return


def _reason(error: ValueError) -> str:
    reason = str(error).partition(":")[0] if isinstance(error, json.JSONDecodeError) else "a bad number"
    return reason[:1].lower() + reason[1:]


def _object(members: list[tuple[str, Any]]) -> dict[str, Any]:
    """Make an object of its members, with a mark in the place of one that is told twice."""
    made: dict[str, Any] = {}
    for name, value in members:
        made[name] = _TWICE if name in made else value
    return made


_TWICE = object()


def _fields(value: Any, place: str) -> dict[str, Any]:
    if isinstance(value, DataError):
        raise value
    if not isinstance(value, dict):
        told = f"{place} is not an article: a JSON object with `text` is wanted."
        raise DataError(told).of("broken JSON object")
    if is_ninjs(value):
        return fields_of(value, place)
    if "text" not in value and "schema_version" in value:
        raise DataError(f"{place} is a record that Hronika wrote: read the article that it was made from.")
    for key, item in value.items():
        if item is _TWICE:
            raise DataError(f"{place} has `{key[:40]}` twice: leave one of them.").of("unsuitable value")
    return {key: item for key, item in value.items() if item is not None}


def _with_place(place: str, given: Mapping[str, Any], timezone: str) -> Article:
    try:
        return article_from(given, timezone)
    except HronikaError as error:
        raise DataError(f"{place}: {error}").of(error.kind) from None
