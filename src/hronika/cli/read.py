"""`hronika read`."""

from collections import deque
from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from hronika.article import DEFAULT_TIMEZONE, Article, parse_published, time_zone
from hronika.cli.guard import complain
from hronika.cli.output import OutputFile, check_writable
from hronika.cli.writing import write_all
from hronika.errors import HronikaError
from hronika.exports.registry import FORMATS, Reading, load_format
from hronika.sources.files import articles_in_all, check_readable

if TYPE_CHECKING:
    from hronika.reading.reader import Reader
    from hronika.record import Record, RecordLine

Timezone = Annotated[
    str,
    typer.Option(
        help="Time zone (IANA) of the outlets: the one whose day is the day of publication where an article "
        "tells the instant, and in which a time of day without a zone is understood."
    ),
]
"""The option of every command that reads when an article was published."""


# The formats of records, and CoNLL-U, which is written of the analysed text and not of a record.
Format = StrEnum("Format", [*FORMATS, "conllu"])  # type: ignore[misc] # mypy wants the names spelled out
_TABLE = Format("table")


class PageLanguage(StrEnum):
    """The languages of the HTML report's own words."""

    lv = "lv"
    en = "en"


def read(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE",
            help="Files and folders to read: plain text and saved web pages, one article each; JSON objects "
            "with `id`, `title`, `published` and `text`, or of ninjs, one a line or in an array; saved "
            "feeds; web archives (WARC). `-` is standard input.",
            show_default=False,
        ),
    ],
    published: Annotated[
        str | None,
        typer.Option(
            help="Day of publication, such as 2022-12-19, or instant, such as 2022-12-19T08:30Z, of articles "
            "that do not say; dates such as `yesterday` are counted from it."
        ),
    ] = None,
    timezone: Timezone = DEFAULT_TIMEZONE,
    title: Annotated[str | None, typer.Option(help="Headline of articles that do not say.")] = None,
    form: Annotated[Format, typer.Option("--format", "-f", help="What to write.")] = _TABLE,
    to: OutputFile = None,
    workers: Annotated[int, typer.Option(min=1, help="Processes that read at the same time.")] = 1,
    time_limit: Annotated[
        float | None,
        typer.Option(
            help="Seconds that an article may take; by default a minute and one more for every thousand "
            "characters.",
        ),
    ] = None,
    lang: Annotated[
        PageLanguage, typer.Option(help="Language of the words around the text in the HTML report.")
    ] = PageLanguage.lv,
) -> None:
    """Read articles: who said what, when, and who is named.

    An article that cannot be read is named on standard error, the others are still read, and the exit code
    is 1. A file given twice is read once, and one id with two texts is named; neither changes the exit code.
    CoNLL-U holds the analysed text and not the record.
    """
    day = parse_published(published)
    time_zone(timezone)
    check_readable(files, folders=True)
    check_writable(to, files)
    articles = articles_in_all(files, complain, title=title, published=day, timezone=timezone)
    if form == "conllu":
        from hronika.cli.analyse import write_analyses

        write_analyses(articles, to, files, coreference=False)
        return
    from hronika.reading.reader import Reader

    reader = Reader(workers=workers, time_limit=time_limit, pause_gc=True)
    if form == "jsonl":
        from hronika.exports.jsonl import write_lines

        write_all(_read_lines(reader, articles), write_lines, to, files)
        return
    readings = read_with_texts(reader, articles)
    write = partial(load_format(form).write, interface=lang.value)
    write_all(readings, write, to, files, styled=form == "table")


def read_with_texts(
    reader: "Reader", articles: Iterable[Article | HronikaError]
) -> Iterator[Reading | HronikaError]:
    """Read articles and yield every record with the text it was read from, or the error in its place.

    The warnings of a record go to standard error.
    """
    texts: deque[str] = deque()  # of the articles that are being read

    def noting_texts() -> Iterator[Article | HronikaError]:
        for article in articles:
            texts.append("" if isinstance(article, HronikaError) else article.text)
            yield article

    for result in reader.read_many(noting_texts()):
        text = texts.popleft()
        if isinstance(result, HronikaError):
            yield result
            continue
        _tell_warnings(result)
        yield Reading(result, text)


def _read_lines(
    reader: "Reader", articles: Iterable[Article | HronikaError]
) -> Iterator["RecordLine | HronikaError"]:
    """Read articles and yield every record as a line of JSON; its warnings go to standard error."""
    for result in reader.read_lines(articles):
        if not isinstance(result, HronikaError):
            _tell_warnings(result)
        yield result


def _tell_warnings(read: "Record | RecordLine") -> None:
    for warning in read.warnings:
        complain(f"{read.id}: {warning}")
