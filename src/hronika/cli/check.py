"""`hronika check`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hronika.cli.archive_file import ArchiveFile, archive_path, open_archive
from hronika.cli.guard import complain, spaced, undo_when_ended
from hronika.errors import DataError
from hronika.exports.control_characters import on_one_line

if TYPE_CHECKING:
    from hronika.archive.checking import CheckResult

# So many problems are told one by one; there are more where the file is damaged.
_MOST_TOLD = 20


def check(
    mend: Annotated[
        bool,
        typer.Option(
            "--mend",
            help="Make rows, index and all that follows anew of texts and records; save what can be "
            "read of a damaged file.",
        ),
    ] = False,
    no_copy: Annotated[
        bool, typer.Option("--no-copy", help="Mend without a copy of the file as it was.")
    ] = False,
    archive: ArchiveFile = None,
) -> None:
    """Look whether the archive is whole: its file, all texts and records, all rows, all index entries.

    So is all that follows from the current versions: who is who, stories, lineage, claims, places, what is
    due. It is made a second time beside the archive and compared, which takes 20 to 30 ms an article in all.

    With --mend all that follows from texts and records is made anew of them, and nothing that was stored is
    thrown away: before it the file is copied, and a file that is damaged stays as it is, beside a new archive
    with what could be read of it. The exit code is 1 where something is wrong and was not mended.
    """
    from hronika.archive.checking import check as checked
    from hronika.archive.mending import mend as mended

    if mend:
        try:
            with open_archive(archive):
                pass
        except DataError as error:
            _save(archive_path(archive), error)
            raise typer.Exit(1) from None
    with open_archive(archive, writable=mend) as store:
        undo_when_ended()
        if not mend:
            _end(checked(store))
            return
        outcome = mended(store, copy=not no_copy)
        for sentence in outcome.done:
            typer.echo(on_one_line(sentence))
        _end(outcome.result, was_mended=True)


def _save(path: Path, error: DataError) -> None:
    """Save what can be read of a file that cannot be opened because it is damaged."""
    from hronika.archive.mending import save_unopened
    from hronika.archive.opening import is_archive

    complain(str(error))
    if is_archive(path):
        undo_when_ended()
        for sentence in save_unopened(path).done:
            typer.echo(on_one_line(sentence))


def _end(result: "CheckResult", *, was_mended: bool = False) -> None:
    """Say what was examined and what is wrong."""
    for problem in result.problems[:_MOST_TOLD]:
        complain(problem)
    if more := len(result.problems[_MOST_TOLD:]):
        complain(f"There are {spaced(more)} more of these.")
    if result.problems and not was_mended:
        complain("`hronika check --mend` makes anew what follows from texts and records.")
    typer.echo(
        f"{_counted(result.articles, 'article')}, {_counted(result.statements, 'statement')}, "
        f"{_counted(result.events, 'event')}, all {_counted(result.index_entries, 'index entry')} examined: "
        + ("not well" if result.problems else "well")
    )
    if result.problems:
        raise typer.Exit(1)


def _counted(number: int, noun: str) -> str:
    several = f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
    return f"{spaced(number)} {noun if number == 1 else several}"
