"""What a run in bulk reads, in the order of its input: files that are read as they come, jobs for workers.

Articles from JSON, Parquet, texts and feeds come straight from their files. Those of web pages are costly to
extract: for them there are jobs, each a slice of a web archive or some saved pages, which any process that
has the files can do, and which turn away what is not worth it.
"""

import glob
import hashlib
import os
import stat
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from hronika.article import DEFAULT_TIMEZONE
from hronika.errors import DataError, HronikaError, UsageError
from hronika.sources.files import STDIN, check_readable, files_in_all, found_in_all, page_maker
from hronika.sources.formats import HEAD, Form, form_of
from hronika.sources.found import LONGEST_PAGE, Found
from hronika.sources.pages.teasers import NoArticleError
from hronika.sources.screening import Reason, reason_against
from hronika.sources.warc import articles_of
from hronika.sources.warc_slices import WarcSlice, slices_of

_PAGES = 100  # saved pages of one job at most
_PAGE_BYTES = 16 << 20  # bytes of saved pages that end one


@dataclass(frozen=True)
class InputOptions:
    """What articles are given that do not say it themselves, and the language that is read.

    `title`, `published` and `outlet` are for articles that do not say; `timezone` is the IANA name of the
    outlet's time zone; pages in other languages than `language` (ISO 639-1) are turned away. `columns` are
    those of Parquet files, as `parquet.columns_from` reads them.
    """

    title: str | None = None
    published: date | None = None
    outlet: str | None = None
    timezone: str = DEFAULT_TIMEZONE
    language: str = "lv"
    columns: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Extracted:
    """What a job gives: articles and errors in the order of the input, without the pages they were made from.

    `turned_away` counts the pages of which none was made, by reason, and `passed_by` what of a web archive is
    no page: redirects, pictures, revisits.
    """

    items: Sequence[Found | HronikaError]
    turned_away: Counter[Reason]
    passed_by: Counter[str]


@dataclass(frozen=True)
class DirectFile:
    """A file whose articles need no extraction, or a stream, which is read but once."""

    path: str

    def found(self, options: InputOptions, warn: Callable[[str], None]) -> Iterator[Found | HronikaError]:
        """Yield the articles of the file, each with its place, and an error in the place of a bad one."""
        yield from found_in_all(
            [self.path],
            warn,
            title=options.title,
            published=options.published,
            outlet=options.outlet,
            timezone=options.timezone,
            columns=options.columns,
        )


@dataclass(frozen=True)
class UnreadableFile:
    """Stands for what of a file could not be read."""

    error: HronikaError

    def found(self, options: InputOptions, warn: Callable[[str], None]) -> Iterator[Found | HronikaError]:
        """Yield the error."""
        yield self.error


@dataclass(frozen=True)
class SliceJob:
    """The records of a slice of a web archive."""

    part: WarcSlice

    @property
    def name(self) -> str:
        """The name of the slice, by its place and bytes."""
        part = self.part
        return _name("slice", part.path, part.start, part.end, part.size, part.sha256)

    def extract(self, options: InputOptions) -> Extracted:
        """Extract the articles of its pages."""
        part, passed_by = self.part, Counter[str]()

        def items() -> Iterator[tuple[str, Found | HronikaError]]:
            if not part.is_unchanged():
                told = f"{part.path} has changed since the run began: run it again."
                raise DataError(told).of("unreadable file")
            within = range(part.start, part.end)
            yield from articles_of(part.path, part.path, _say_nothing, _maker(options), passed_by, within)

        return _extracted(part.path, items(), options, passed_by)

    @property
    def place(self) -> str:
        """Where the slice begins."""
        return f"{self.part.path}, byte {self.part.start}"

    def parts(self) -> "Iterator[SliceJob]":
        """Yield a job for every record of the slice, where each is packed by itself."""
        part = self.part
        for each in slices_of(part.path, records=1):
            if part.start <= each.start < part.end:
                yield SliceJob(each)


@dataclass(frozen=True)
class PagesJob:
    """Some saved pages: the path of each, with the SHA-256 of its bytes."""

    pages: tuple[tuple[str, str], ...]

    @property
    def name(self) -> str:
        """The name of these pages, by their paths and bytes."""
        return _name("pages", *(part for page in self.pages for part in page))

    def extract(self, options: InputOptions) -> Extracted:
        """Extract the articles of the pages."""
        make = _maker(options)

        def item(path: str, sha256: str) -> Found | HronikaError:
            try:
                data = _bytes_of(path)
                if hashlib.sha256(data).hexdigest() != sha256:
                    told = f"{path} has changed since the run began: run it again."
                    return DataError(told).of("unreadable file")
                return make(data, path, "text/html", id=Path(path).stem)
            except OSError as error:
                return _unreadable(path, error)
            except HronikaError as error:
                return error

        items = ((path, item(path, sha256)) for path, sha256 in self.pages)
        return _extracted("", items, options, Counter())

    @property
    def place(self) -> str:
        """The path of the first page."""
        return self.pages[0][0]

    def parts(self) -> "Iterator[PagesJob]":
        """Yield a job for every page."""
        for page in self.pages:
            yield PagesJob((page,))


DirectSource = DirectFile | UnreadableFile
"""What the leading process reads itself, by `found`; its `warn` is told in sentences what is left aside."""

ExtractionJob = SliceJob | PagesJob
"""A part of the input whose articles any process that has the files can extract; it can be pickled.

`extract` gives them, and errors in the place of what cannot be read. `name` is 24 hexadecimal digits of this
part of the input, its place and its bytes alone: neither the options nor the version of Hronika are in it.
"""


def expanded(patterns: Iterable[str]) -> list[str]:
    """Give the files and folders that patterns name, in order, those of a pattern by their names.

    A pattern is a path, or has `*`, `?`, `[…]`, or `**` for folders within folders, where the shell has left
    them; a path that is there is taken as it stands. Raises UsageError, before any work, on a pattern that
    nothing fits and on a path where nothing is.
    """
    found: list[str] = []
    for pattern in patterns:
        if pattern == STDIN or not glob.has_magic(pattern) or os.path.lexists(pattern):
            found.append(pattern)
            continue
        # All that lies in a folder is what the folder gives, without what browsers save beside pages.
        folder = pattern.removesuffix("**") if pattern.endswith(("/**", f"{os.sep}**")) else ""
        matches = sorted(glob.glob(folder or pattern, recursive=True))
        if "**" in pattern and not folder:
            matches = [match for match in matches if not os.path.isdir(match)]
        if not matches:
            raise UsageError(f"{pattern} fits no file: see what is there, or name the folder itself.")
        found += matches
    check_readable(found, folders=True)
    return found


def inputs(paths: Iterable[str], warn: Callable[[str], None]) -> Iterator[DirectSource | ExtractionJob]:
    """Yield the sources and jobs of files and folders, as `expanded` gives them, in order.

    Files of a folder come by their names. All bytes of web archives and saved pages are read for their
    hashes, and none is kept. Calls `warn` as `files_in_all` does.
    """
    pages: list[tuple[str, str]] = []
    size = 0

    def held() -> Iterator[ExtractionJob]:
        nonlocal size
        if pages:
            yield PagesJob(tuple(pages))
            pages.clear()
            size = 0

    for path in files_in_all(paths, warn):
        try:
            form = _form(path)
            if form == "page":
                data = _bytes_of(path)
                pages.append((path, hashlib.sha256(data).hexdigest()))
                size += len(data)
                if len(pages) == _PAGES or size >= _PAGE_BYTES:
                    yield from held()
                continue
            yield from held()
            if form == "warc":
                yield from map(SliceJob, slices_of(path))
            else:
                yield DirectFile(path)
        except OSError as error:
            yield from held()
            yield UnreadableFile(_unreadable(path, error))
    yield from held()


def _form(path: str) -> Form | None:
    """Tell the form of a file; None where whoever reads it says what it is not, and of a stream."""
    if path == STDIN or not stat.S_ISREG(os.stat(path).st_mode):
        return None
    with open(path, "rb") as file:
        head = file.read(HEAD)
    try:
        return form_of(head, path, path)
    except DataError:
        return None


def _bytes_of(page: str) -> bytes:
    """Read a saved page, of one that is too large so much that it shows."""
    with open(page, "rb") as file:
        return file.read(LONGEST_PAGE + 1)


def _maker(options: InputOptions) -> Callable[..., Found]:
    make = page_maker({"title": options.title, "published": options.published}, options.timezone)

    def screened(data: bytes, where: str, kind: str, **known: Any) -> Found:
        if reason := reason_against(data, known.get("charset"), options.language):
            raise _TurnedAway(reason)
        return make(data, where, kind, **known)

    return screened


class _TurnedAway(HronikaError):  # noqa: N818 it is none, but goes the way of one
    """Stands in the place of a page that is turned away."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason


def _extracted(
    name: str,
    found: Iterator[tuple[str, Found | HronikaError]],
    options: InputOptions,
    passed_by: Counter[str],
) -> Extracted:
    """Gather what a job finds; `name` names it in messages."""
    items: list[Found | HronikaError] = []
    turned_away: Counter[Reason] = Counter()
    try:
        for place, item in found:
            if isinstance(item, _TurnedAway):
                turned_away[item.reason] += 1
            elif isinstance(item, NoArticleError):
                turned_away["pages that are no articles"] += 1
            elif isinstance(item, HronikaError):
                items.append(item.at(place))
            else:
                # The text of a page that was not turned away is in the language, whatever its mark says.
                outlet = item.article.outlet or options.outlet
                article = replace(item.article, outlet=outlet, language=options.language)
                items.append(replace(item, article=article, place=place, raw=None, raw_type=None))
    except OSError as error:
        items.append(_unreadable(name, error))
    except HronikaError as error:
        items.append(error.at(name))
    return Extracted(items, turned_away, passed_by)


def _unreadable(path: str, error: OSError) -> DataError:
    told = f"{path} cannot be read: {error.strerror or error}."
    return DataError(told).at(path).of("unreadable file")


def _name(*parts: str | int) -> str:
    return hashlib.sha256("\0".join(map(str, parts)).encode(errors="surrogateescape")).hexdigest()[:24]


def _say_nothing(sentence: str) -> None:
    """Leave out what is told beside the articles and errors."""
