"""`hronika verify`."""

from collections import defaultdict
from typing import TYPE_CHECKING, Annotated

import typer

from hronika.article import Article
from hronika.cli.guard import complain, counted
from hronika.errors import DataError, HronikaError
from hronika.exports.control_characters import on_one_line
from hronika.sources.files import articles_in, check_readable

if TYPE_CHECKING:
    from hronika.record import Record


def verify(
    records: Annotated[
        str,
        typer.Argument(metavar="RECORDS", help="File of records that `hronika read` wrote, json or jsonl."),
    ],
    texts: Annotated[
        list[str],
        typer.Option(
            "--texts", metavar="ARTICLES", help="File of the articles that were read; may be repeated."
        ),
    ],
) -> None:
    """Prove that every span of every record stands in its text and that every hash is right.

    Whatever does not is named by record and field, and the exit code is 1.
    """
    from hronika.sources.records import records_in
    from hronika.verification import problems

    check_readable([records, *texts])
    articles, wrong = _load(texts)
    checked = spans = 0
    for place, record in records_in(records):
        checked += 1
        if isinstance(record, HronikaError):
            typer.echo(on_one_line(f"{place}: {record}"))
            wrong += 1
            continue
        article = _article_of(record, articles)
        if article is None:
            typer.echo(on_one_line(f"{record.id}: article: no article with this id in {', '.join(texts)}"))
            wrong += 1
            continue
        spans += sum(1 for _ in record.spans())
        for problem in problems(record, article):
            typer.echo(on_one_line(f"{record.id}: {problem.path}: {problem.what}"))
            wrong += 1
    if not checked:
        raise DataError(f"There is no record in {records}.")
    if wrong:
        verb = "is" if wrong == 1 else "are"
        complain(f"{counted(wrong, 'thing')} {verb} wrong in {counted(checked, 'record')}.")
        raise typer.Exit(1)
    typer.echo(f"Right: {counted(checked, 'record')}, {counted(spans, 'span')}, every hash.")


def _load(texts: list[str]) -> tuple[dict[str, list[Article]], int]:
    """Load the articles by id, and count those that cannot be loaded."""
    articles: dict[str, list[Article]] = defaultdict(list)
    failed = 0
    for path in texts:
        for article in articles_in(path):
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
