"""`hronika read`."""

from collections.abc import Callable
from enum import StrEnum
from typing import Annotated

import typer

from hronika.article import parse_published
from hronika.cli.analyse import write_analyses
from hronika.cli.guard import complain
from hronika.cli.output import OutputFile, check_writable
from hronika.cli.writing import write_all
from hronika.sources.files import articles_in_all, check_readable


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
            help="Files to read: plain text, one article each, or JSON objects with `id`, `title`, "
            "`published` and `text`, one a line or in an array. `-` is standard input.",
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
    to: OutputFile = None,
    workers: Annotated[int, typer.Option(min=1, help="Processes that read at the same time.")] = 1,
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
    check_readable(files)
    check_writable(to, files)
    articles = articles_in_all(files, complain, title=title, published=day)
    if form is Format.conllu:
        write_analyses(articles, to, files, coreference=False)
        return
    from hronika.reading.reader import Reader

    records = Reader(workers=workers).read_many(articles)
    write_all(records, _record_writer(form, lang), to, files, styled=form is Format.table)


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
