"""What a file holds, by its first bytes and its name: text, JSON, a page, a feed, WARC, Parquet, or none."""

import csv
import json
import re
from contextlib import suppress
from pathlib import Path
from typing import Literal

from hronika.errors import DataError
from hronika.sources.decoding import marked_encoding
from hronika.sources.encoding import refuse_binary
from hronika.sources.parquet import is_parquet
from hronika.sources.warc import is_packed_warc

Form = Literal["text", "lines", "values", "page", "warc", "feed", "parquet"]
"""One article of plain text; JSON with an object on every line; JSON over any lines, or in an array; one
saved web page; a web archive; a feed (RSS, Atom, JSON Feed); a Parquet file with a row an article."""

HEAD = 1 << 16
"""So many bytes of a file are looked at."""

_JSON_SUFFIXES = (".json", ".jsonl", ".ndjson")

_OBJECT = re.compile(r'\{\s*(?:"(?:[^"\\]|\\.)*"\s*:|\}\s*\Z)')
_ARRAY_OF_OBJECTS = re.compile(r'\[\s*(?:\{\s*"|\]\s*\Z)')

_PAGE = re.compile(
    # Atomic: comments that can be divided in many ways are tried in one.
    r"(?:<\?xml\b[^>]{0,300}+>\s*+|(?><!--.*?-->)\s*+)*+"
    r"<(?:!doctype\s+html|html|head|body|title|meta|link|script|style|main|article|section|header|nav|div|p|span|h\d"
    r"|table|ul)\b",
    re.IGNORECASE | re.DOTALL,
)
_PAGE_SUFFIXES = (".html", ".htm", ".xhtml")
_XML = re.compile(r"(?:(?><!--.*?-->)\s*+)*+<(?:\?xml|!doctype|rss|feed|svg)\b", re.IGNORECASE | re.DOTALL)
_XML_SUFFIXES = (".xml", ".rss", ".atom")
_MHTML_SUFFIXES = (".mhtml", ".mht")

# Two fields of the head of a message (RFC 5322), which may go on over lines that begin with a space.
_MESSAGE = re.compile(
    r"(?:(?:from|to|cc|subject|date|received|reply-to|return-path|delivered-to|message-id|mime-version"
    r"|content-[a-z-]+|x-[a-z-]+):[^\n]*\n(?:[ \t][^\n]*\n)*){2}",
    re.IGNORECASE,
)
_MESSAGE_SUFFIXES = (".eml", ".mbox")

# A heading of TOML with the address under it, perhaps after remarks and other keys (docs/feeds.md).
_FEED_LIST = re.compile(
    r"\A(?:\s*#[^\n]*\n|\s+)*+\[\[\s*[\"']?feed[\"']?\s*\]\][^\n]*\n"
    r"(?:\s*(?:#[^\n]*|\w+\s*=[^\n]*)\n)*?\s*[\"']?url[\"']?\s*="
)

_JSON_FEED = "https://jsonfeed.org/version/"

_ARCHIVE_SUFFIXES = (".warc", ".warc.gz")

_TABLE_SUFFIXES = (".csv", ".tsv", ".tab")
_SEPARATORS = ",;\t|"
# A heading of a column. Commas of prose have a space behind them, those of its numbers are before digits.
_HEADING = re.compile(r'(?:\s*"?[^\W\d][\w .()/-]{0,40}"?\s*)?')
_ROWS = 20


def form_of(head: bytes, path: str, name: str) -> Form:
    """Tell in which form the articles of a file stand, by its first HEAD bytes and its path.

    `name` names it in messages. Raises DataError when it is XML, an e-mail, a table, binary, or called a web
    archive and is none, and says what to do.
    """
    suffix = Path(path).suffix.lower()
    if suffix in _PAGE_SUFFIXES:
        return "page"
    if head.startswith(b"WARC/") or is_packed_warc(head):
        return "warc"
    if is_parquet(head):
        return "parquet"
    text = head.decode(marked_encoding(head) or "utf-8", "replace").removeprefix("\ufeff").lstrip()
    if not text.startswith("<"):
        refuse_binary(head, name)
    if path.lower().endswith(_ARCHIVE_SUFFIXES) and head:
        raise DataError(
            f"{name} is called a web archive (WARC) and is none: name it as what it is, or fetch it anew."
        ).of("unreadable file")
    if _FEED_LIST.search(text):
        raise DataError(
            f"{name} is a list of feeds (feeds.toml) and holds no articles: its feeds can be watched."
        )
    if suffix in _MHTML_SUFFIXES:
        raise DataError(
            f"{name} is a page with its pictures in one file (MHTML): save the page as HTML only."
        )
    if _PAGE.match(text):
        return "page"
    if root := _root_of(text):
        if root == "opml":
            raise DataError(
                f"{name} is a list of feeds (OPML) and holds no articles: write its feeds into a "
                "feeds.toml and watch that."
            )
        return "feed"
    if is_json_feed(text):
        return "feed"
    if suffix in _XML_SUFFIXES or _XML.match(text):
        raise DataError(
            f"{name} is XML and neither a page nor plain text: save the text of the article alone as .txt, "
            "or as `text` in a line of .jsonl, and read that."
        )
    if suffix in _MESSAGE_SUFFIXES or _MESSAGE.match(text):
        raise DataError(
            f"{name} is an e-mail with its head and not plain text: save the text of the message alone as "
            ".txt and read that."
        )
    if _OBJECT.match(text):
        return "lines" if _holds_an_object_a_line(text) else "values"
    if _ARRAY_OF_OBJECTS.match(text) or (suffix in _JSON_SUFFIXES and text.startswith("[")):
        return "values"
    if suffix in _TABLE_SUFFIXES or _is_table(text, whole=len(head) < HEAD):
        raise DataError(
            f"{name} is a table (CSV) and not an article: write every row as a line of .jsonl, a JSON object "
            "with `id`, `title`, `published` and `text`, and read that."
        )
    if suffix in _JSON_SUFFIXES or (suffix != ".txt" and text.startswith("{")):
        return "lines"
    return "text"


def _root_of(text: str) -> str | None:
    """Give the root of a feed or a list of feeds; what reads these is imported for what may be one alone."""
    if not text.startswith("<"):
        return None
    from hronika.sources.feeds.markup import root_of

    return root_of(text)


def is_json_feed(text: str) -> bool:
    """Whether the beginning of a text is that of a JSON Feed, whose version is told at its beginning."""
    head = text[:4096]
    return head.lstrip().startswith("{") and _JSON_FEED in head.replace("\\/", "/")


def _holds_an_object_a_line(text: str) -> bool:
    """Whether the first object ends on its line, or is cut off there, a bad line among good ones."""
    first, _, rest = text.partition("\n")
    try:
        json.loads(first)
    except ValueError as error:
        stopped = error.pos if isinstance(error, json.JSONDecodeError) else 0
        return stopped < len(first.rstrip()) or not rest or rest.startswith("{")
    except RecursionError:
        pass
    return True


def _is_table(text: str, *, whole: bool) -> bool:
    """Whether text is rows of cells under headings or in quotation marks, with as many cells in every row."""
    first = text.partition("\n")[0].rstrip("\r")
    for separator in _SEPARATORS:
        if separator not in first or f"{separator} " in first:
            continue
        if f'{separator}"' not in first and not all(map(_HEADING.fullmatch, first.split(separator))):
            continue
        rows: list[list[str]] = []
        # Strictly, for prose has marks of quotation that end within a cell: `"Skolu slēgs," sacīja X.`
        reader = csv.reader(text.splitlines(keepends=True), delimiter=separator, strict=True)
        with suppress(csv.Error):
            rows.extend(row for row in reader if row)
        rows = rows[: _ROWS if whole else min(_ROWS, len(rows) - 1)]
        if len(rows) > 1 and len({len(row) for row in rows}) == 1:
            return True
    return False


def is_feed_list(head: bytes, path: str) -> bool:
    """Say whether a file is a list of feeds, `feeds.toml` or OPML, by its first HEAD bytes and its path."""
    if Path(path).suffix.lower() in (".toml", ".opml"):
        return True
    text = head.decode(marked_encoding(head) or "utf-8", "replace").removeprefix("\ufeff").lstrip()
    return _FEED_LIST.search(text) is not None or _root_of(text) == "opml"
