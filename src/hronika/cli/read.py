"""`hronika read`."""

from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO, TypeVar

import typer

from hronika.article import Article, parse_published
from hronika.cli.guard import complain
from hronika.cli.output import check_writable, output
from hronika.cli.progress import progress
from hronika.errors import HronikaError
from hronika.sources.files import articles_in, check_readable

if TYPE_CHECKING:
    from hronika.language.analysis import Analysis

Result = TypeVar("Result")


class Format(StrEnum):
    """The forms in which a reading is written."""

    table = "table"
    json = "json"
    jsonl = "jsonl"
    html = "html"
    conllu = "conllu"


class PageLanguage(StrEnum):
    """The languages of the HTML report's own words."""

    lv = "lv"
    en = "en"


def read(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE",
            help="Files to read: .txt, one article each, or .jsonl with `id`, `title`, `published` and "
            "`text`, one article a line. `-` is standard input.",
            show_default=False,
        ),
    ],
    published: Annotated[
        str | None,
        typer.Option(
            help="Day of publication, such as 2022-12-19, of articles that do not say; dates such as "
            "`yesterday` are counted from it."
        ),
    ] = None,
    title: Annotated[str | None, typer.Option(help="Headline of articles that do not say.")] = None,
    form: Annotated[Format, typer.Option("--format", "-f", help="What to write.")] = Format.table,
    to: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            help="File to write to instead of standard output; it is replaced only when done.",
        ),
    ] = None,
    workers: Annotated[int, typer.Option(min=1, help="Processes that read at the same time.")] = 1,
    lang: Annotated[
        PageLanguage, typer.Option(help="Language of the words around the text in the HTML report.")
    ] = PageLanguage.lv,
) -> None:
    """Read articles: who said what, when, and who is named.

    An article that cannot be read is named on standard error, the others are still read, and the exit code
    is 1. CoNLL-U holds the analysed text and not the record.
    """
    day = parse_published(published)
    check_readable(files)
    check_writable(to)
    articles = chain.from_iterable(articles_in(file, title=title, published=day) for file in files)
    if form is Format.conllu:
        _write_all(_analysed(articles), _conllu_writer(), to, files)
        return
    from hronika.reading.reader import Reader

    _write_all(Reader(workers=workers).read_many(articles), _record_writer(form, lang), to, files)


def _write_all(
    results: Iterable[Result | HronikaError],
    write: Callable[[Iterable[Result], TextIO], None],
    to: Path | None,
    files: list[str],
) -> None:
    """Write what was read and tell of what was not; ends with exit code 1 where there was any of that."""
    count = {"read": 0, "failed": 0}

    def good() -> Iterator[Result]:
        for result in progress(results, files):
            if isinstance(result, HronikaError):
                count["failed"] += 1
                complain(str(result))
            else:
                count["read"] += 1
                yield result
        if not count["read"]:
            # leaves whatever stood in the output file before
            if not count["failed"]:
                complain(f"There is no article in {', '.join(files)}.")
            raise typer.Exit(1)

    with output(to) as out:
        write(good(), out)
        out.flush()
    if count["failed"]:
        complain(f"{count['read']} articles were read, {count['failed']} could not be.")
        raise typer.Exit(1)


def _record_writer(form: Format, lang: PageLanguage) -> Callable[..., None]:
    if form is Format.html:
        from functools import partial

        from hronika.exports import html

        return partial(html.write, interface=lang.value)
    if form is Format.table:
        from hronika.exports import table

        return table.write
    from hronika.exports import jsonl

    return jsonl.write if form is Format.jsonl else jsonl.write_indented


def _conllu_writer() -> Callable[..., None]:
    from hronika.language import conllu

    return conllu.write


def _analysed(
    articles: Iterable[Article | HronikaError],
) -> Iterator["tuple[str, Analysis] | HronikaError"]:
    from hronika.language import load_language

    for article in articles:
        if isinstance(article, HronikaError):
            yield article
            continue
        try:
            yield article.id, load_language(article.language).analyser.analyse(article.text)
        except HronikaError as error:
            yield error
