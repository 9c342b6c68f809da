"""`hronika verify`."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from hronika.article import DEFAULT_TIMEZONE, Article, time_zone
from hronika.cli.guard import complain, counted
from hronika.cli.read import Timezone
from hronika.errors import DataError, HronikaError, UsageError
from hronika.exports.control_characters import on_one_line
from hronika.sources.files import STDIN, articles_in, check_readable

if TYPE_CHECKING:
    from hronika.reading.reader import Reader
    from hronika.record import Record
    from hronika.verification import Problem


def verify(
    records: Annotated[
        str,
        typer.Argument(
            metavar="RECORDS",
            help="File of records that `hronika read` wrote, json or jsonl. `-` is standard input.",
        ),
    ],
    texts: Annotated[
        list[str],
        typer.Option(
            "--texts",
            metavar="ARTICLES",
            help="File of the articles that were read; may be repeated. `-` is standard input.",
        ),
    ],
    reread: Annotated[
        bool,
        typer.Option(
            "--reread", help="Read every article again and name the fields that come out otherwise."
        ),
    ] = False,
    timezone: Timezone = DEFAULT_TIMEZONE,
) -> None:
    """Prove that records are whole and that what they quote stands in their texts.

    Checked are every span and hash, every identifier and reference, the order, the nesting, the forms of
    values, and title, day, outlet and url against the article. With `--reread` also that the same comes out
    when the article is read again. Whatever is wrong is named by record and field, and the exit code is 1.
    What this proves and what it cannot stands in `docs/verify.md`.
    """
    from hronika.sources.records import records_in

    time_zone(timezone)
    if [records, *texts].count(STDIN) > 1:
        raise UsageError("Standard input can be the records or the articles, not both: name a file for one.")
    check_readable([records, *texts])
    articles, unreadable = _load(texts, timezone)
    check = _checks(reread)
    checked = faulty = faults = spans = old = 0
    for place, record in records_in(records):
        checked += 1
        if isinstance(record, HronikaError):
            found = [f"{place}: {record}"]
        elif (article := _article_of(record, articles)) is None:
            found = [f"{record.id}: article: no article with this id in {', '.join(texts)}"]
        else:
            old += record.checksum is None
            spans += sum(1 for _ in record.spans())
            found = [f"{record.id}: {path}: {what}" for path, what in check(record, article)]
        for line in found:
            typer.echo(on_one_line(line))
        faults += len(found)
        faulty += bool(found)
    if not checked:
        raise DataError(f"There is no record in {records}.")
    if faults:
        complain(f"{counted(faults, 'fault')} in {faulty} of {counted(checked, 'record')}.")
    if unreadable:
        complain(f"{counted(unreadable, 'article')} of {', '.join(texts)} could not be read.")
    if old:
        complain(
            f"{counted(old, 'record')} of schema 1.0 had no checksum: what is told of the article is proved "
            "only where the article tells it too."
        )
    if faults or unreadable:
        raise typer.Exit(1)
    again = "; read again, the articles say the same" if reread else ""
    proved = f"{counted(checked, 'record')}, {counted(spans, 'span')}, every hash and reference"
    typer.echo(f"Right: {proved}{again}.")


def _checks(reread: bool) -> "Callable[[Record, Article], Iterator[Problem]]":
    """Give what checks a record: by its text alone, or by reading the text again too."""
    from hronika.verification import problems

    if not reread:
        return problems
    from hronika.reading.reader import Reader

    return partial(_problems_and_differences, Reader())


def _problems_and_differences(reader: "Reader", record: "Record", article: Article) -> "Iterator[Problem]":
    from hronika.verification import Problem, article_of, differences, problems

    yield from problems(record, article)
    try:
        again = reader.read(article_of(record, article.text))
    except HronikaError as error:
        yield Problem("article", f"cannot be read again: {error}")
        return
    found = list(differences(record, again))
    if found and record.reader != again.reader:
        complain(f"{record.id}: was read by {_reader(record)}, and again by {_reader(again)}.")
    yield from found


def _reader(record: "Record") -> str:
    model = record.reader.model
    by = f"Hronika {record.reader.hronika or 'of an unknown version'}"
    return f"{by} with {model.name} {model.version}" if model is not None else f"{by} with an unknown model"


def _load(texts: list[str], timezone: str) -> tuple[dict[str, list[Article]], int]:
    """Load the articles by id, and count those that cannot be loaded."""
    articles: dict[str, list[Article]] = defaultdict(list)
    failed = 0
    for path in texts:
        for article in articles_in(path, timezone=timezone):
            if isinstance(article, HronikaError):
                complain(str(article))
                failed += 1
            else:
                articles[article.id].append(article)
    return articles, failed


def _article_of(record: "Record", articles: dict[str, list[Article]]) -> Article | None:
    """Find the article of a record by id; of several with one id, the one whose hash is right if any is."""
    found = articles.get(record.article.id, [])
    for article in found:
        if article.sha256 == record.article.sha256:
            return article
    return found[0] if found else None
