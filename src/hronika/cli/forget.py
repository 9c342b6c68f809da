"""`hronika forget`."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from hronika.cli.archive_file import ArchiveFile, open_archive
from hronika.cli.guard import INTERRUPTED, complain, counted, undo_when_ended
from hronika.errors import UsageError
from hronika.exports.control_characters import on_one_line

if TYPE_CHECKING:
    from hronika.archive.store import Store

# So many articles are named before it is asked.
_MOST_NAMED = 10


def forget(
    article: Annotated[
        str | None, typer.Argument(metavar="ID", help="Id of the article to forget.", show_default=False)
    ] = None,
    outlet: Annotated[str | None, typer.Option(help="Only the article of this outlet.")] = None,
    speaker: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Forget what is said by this speaker, in all articles."),
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would go, remove nothing.")] = False,
    archive: ArchiveFile = None,
) -> None:
    """Remove an article, or what a speaker says, for good; it does not come back when it is added again.

    An article goes with all versions, records and raw pages. Of a speaker go the statements, what is quoted
    in them and the events told in them, in all versions; the texts of the articles stay, and raw pages with
    them. A tombstone, which is a hash, keeps it out. Copies of the archive are not touched.
    """
    if (article is None) == (speaker is None):
        raise UsageError("Name the id of an article, or a speaker with --speaker NAME.")
    if speaker is not None and outlet is not None:
        raise UsageError("--outlet belongs to an article: a speaker is forgotten in all outlets.")
    from hronika.archive.forgetting import forget_article, forget_speaker

    with open_archive(archive) as store:
        if article is not None:
            goes = _of_article(store, article, outlet)
        else:
            assert speaker is not None
            goes = _of_speaker(store, speaker)
        for line in goes:
            typer.echo(on_one_line(line))
        if dry_run:
            typer.echo("Nothing was removed.")
            return
        if not yes:
            _ask()
        undo_when_ended()
        if article is not None:
            removed = counted(forget_article(store, article, outlet), "article")
        else:
            removed = counted(forget_speaker(store, speaker or ""), "statement")
    typer.echo(f"Removed: {removed}.")


def _ask() -> None:
    if not _can_ask():
        raise UsageError("Nothing was removed: --yes says that it is meant, as nobody can be asked here.")
    try:
        is_meant = typer.confirm("Remove this for good?")
    except typer.Abort:  # Ctrl-C, or the end of input
        complain("Nothing was removed.")
        raise typer.Exit(INTERRUPTED) from None
    if not is_meant:
        complain("Nothing was removed.")
        raise typer.Exit(1)


def _can_ask() -> bool:
    return sys.stdin.isatty()


def _of_article(store: "Store", id: str, outlet: str | None) -> list[str]:
    """Say what goes with an article and what stays."""
    from hronika.archive.items import require_article

    require_article(store, id, outlet)
    with store.reading() as connection:
        found = connection.execute(
            "SELECT a.outlet, v.title, v.published, "
            "(SELECT count(*) FROM version o WHERE o.article = a.number), "
            "(SELECT count(*) FROM raw r JOIN version o ON o.number = r.version WHERE o.article = a.number) "
            "FROM article a LEFT JOIN version v ON v.article = a.number AND v.is_current "
            "WHERE a.id = ? AND (? IS NULL OR a.outlet = ?) ORDER BY a.number",
            (id, outlet, outlet),
        ).fetchall()
    lines = []
    for of, title, published, versions, pages in found:
        told = ", ".join(filter(None, (of, title, published)))
        raw = f" and {counted(pages, 'raw page')}" if pages else ""
        lines.append(f"Goes: the article {id} ({told}) with {counted(versions, 'version')}{raw}.")
    if len(found) > 1:
        lines.append(f"These are {len(found)} articles of one id: --outlet chooses one.")
    lines.append("Stays: what copies of the archive hold, and the same text in other articles.")
    return lines


def _of_speaker(store: "Store", name: str) -> list[str]:
    """Say what goes with a speaker and what stays."""
    with store.reading() as connection:
        found = connection.execute(
            "SELECT a.id, a.outlet, count(*) FROM statement s JOIN version v ON v.number = s.version "
            "JOIN article a ON a.number = v.article WHERE s.speaker_name = ? GROUP BY a.number "
            "ORDER BY max(v.number) DESC",
            (name,),
        ).fetchall()
        names = connection.execute(
            "SELECT DISTINCT speaker_name FROM statement WHERE speaker_name IS NOT NULL"
        ).fetchall()
    if not found:
        words = set(name.casefold().split())
        alike = [each for (each,) in names if words & set(each.casefold().split())]
        hint = f" Speakers of a like name are: {', '.join(sorted(alike)[:_MOST_NAMED])}." if alike else ""
        raise UsageError(f"Nothing in the archive is said by {name!r}.{hint}")
    total = sum(count for *_, count in found)
    lines = [
        f"Goes: {counted(total, 'statement')} of {name} in {counted(len(found), 'article')}, all versions, "
        "with what is quoted in them and the events told in them."
    ]
    lines += [f"  {id}, {outlet or '-'}: {count}" for id, outlet, count in found[:_MOST_NAMED]]
    if len(found) > _MOST_NAMED:
        lines.append(f"  and {len(found) - _MOST_NAMED} articles more")
    lines.append(
        "Stays: the texts of the articles and their raw pages, where the words still stand; what others say "
        "about this speaker; the name among the names; what copies of the archive hold."
    )
    return lines
