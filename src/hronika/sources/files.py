"""Articles from files: plain text, one article a file, and JSON lines, one article a line."""

import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from io import BufferedReader, RawIOBase
from pathlib import Path
from typing import Any, BinaryIO, cast

from hronika.article import DEFAULT_TIMEZONE, MAX_CHARACTERS, Article, article_from
from hronika.errors import DataError, HronikaError, UsageError
from hronika.sources.encoding import decode

STDIN = "-"

# A code point takes at most four bytes in UTF-8, and twelve when JSON escapes it.
_LONGEST_TEXT = 4 * MAX_CHARACTERS
_LONGEST_LINE = 12 * MAX_CHARACTERS

_SPACE = b" \t\r\n"
_BOM = b"\xef\xbb\xbf"


def articles_in(
    path: str,
    *,
    title: str | None = None,
    published: date | None = None,
    timezone: str = DEFAULT_TIMEZONE,
) -> Iterator[Article | HronikaError]:
    """Yield the articles of a file, of standard input for `-`, with an error in the place of a bad one.

    A `.txt` file is one article, a `.jsonl` file one a line; anything else is taken as JSON lines when the
    first character that is not white space is `{`. `title` and `published` are for articles that do not say;
    `timezone` is the IANA name of the outlet's time zone. Raises UsageError when the file cannot be opened.
    """
    defaults = {"title": title, "published": published}
    with _opened(path) as (stream, name):
        if _is_json_lines(path, stream):
            yield from _from_lines(stream, name, defaults, timezone)
            return
        try:
            text = decode(_read_whole(stream, name), name)
            identifier = "" if path == STDIN else Path(path).stem
            yield _with_place(name, {"text": text, "id": identifier, **defaults}, timezone)
        except HronikaError as error:
            yield error


def check_readable(paths: Iterable[str]) -> None:
    """Check before any work that all files are there; raises UsageError naming the first that is not."""
    for path in paths:
        if path == STDIN:
            continue
        if Path(path).is_dir():
            raise UsageError(
                f"{path} is a folder: name the files in it, for example {path.rstrip('/')}/*.jsonl."
            )
        if not os.access(path, os.R_OK):
            reason = "it may not be read" if Path(path).exists() else "there is no such file"
            raise UsageError(f"{path} cannot be opened: {reason}.")


@contextmanager
def _opened(path: str) -> Iterator[tuple[BufferedReader, str]]:
    if path == STDIN:
        yield _peekable(sys.stdin.buffer), "Standard input"
        return
    check_readable([path])
    with open(path, "rb") as stream:
        yield _peekable(stream), path


def _peekable(stream: BinaryIO) -> BufferedReader:
    return stream if isinstance(stream, BufferedReader) else BufferedReader(cast(RawIOBase, stream))


def _is_json_lines(path: str, stream: BufferedReader) -> bool:
    suffix = "" if path == STDIN else Path(path).suffix.lower()
    if suffix in (".txt", ".jsonl"):
        return suffix == ".jsonl"
    return stream.peek(4096).removeprefix(_BOM).lstrip(_SPACE).startswith(b"{")


def _read_whole(stream: BinaryIO, name: str) -> bytes:
    data = stream.read(_LONGEST_TEXT + 1)
    if len(data) > _LONGEST_TEXT:
        raise DataError(
            f"{name} is larger than {_LONGEST_TEXT:,} bytes, too large for one article: split it."
        )
    return data


def _from_lines(
    stream: BinaryIO, name: str, defaults: Mapping[str, Any], timezone: str
) -> Iterator[Article | HronikaError]:
    for number, line in enumerate(_lines(stream), 1):
        place = f"{name}, line {number}"
        if not line.removeprefix(_BOM).strip(_SPACE):
            continue
        try:
            given = {**defaults, **_parse(line, place)}
            yield _with_place(place, given, timezone)
        except HronikaError as error:
            yield error


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    """Yield lines, of one that is too long only as much as shows that it is."""
    while line := stream.readline(_LONGEST_LINE + 1):
        yield line
        while len(line) > _LONGEST_LINE and not line.endswith(b"\n"):
            line = stream.readline(_LONGEST_LINE + 1)


def _parse(line: bytes, place: str) -> dict[str, Any]:
    if len(line) > _LONGEST_LINE:
        raise DataError(f"{place} is longer than {_LONGEST_LINE:,} bytes, too long for one article.")
    text = decode(line, place)
    try:
        value = json.loads(text)
    except ValueError as error:
        reason = str(error).partition(":")[0] if isinstance(error, json.JSONDecodeError) else "a bad number"
        raise DataError(
            f"{place} is not JSON ({reason[:1].lower()}{reason[1:]}): one object a line is wanted."
        ) from None
    except RecursionError:
        raise DataError(f"{place} is not an article: its JSON is nested too deeply.") from None
    if not isinstance(value, dict):
        raise DataError(f"{place} is not an article: a JSON object with `text` is wanted.")
    return {key: item for key, item in value.items() if item is not None}


def _with_place(place: str, given: Mapping[str, Any], timezone: str) -> Article:
    try:
        return article_from(given, timezone)
    except HronikaError as error:
        raise DataError(f"{place}: {error}") from None
