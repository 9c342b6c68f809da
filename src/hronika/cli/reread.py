"""`hronika reread`."""

from typing import TYPE_CHECKING, Annotated

import typer

from hronika.cli.archive_file import ArchiveFile, open_archive
from hronika.cli.article_options import TimeLimit
from hronika.cli.guard import complain, counted, undo_when_ended
from hronika.cli.progress import running_counts
from hronika.errors import HronikaError

if TYPE_CHECKING:
    from hronika.intake.rereading import RereadCounts


def reread(
    every: Annotated[
        bool, typer.Option("--all", help="Read all again, also what the present reader has read.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Read and say what would become another, and store nothing.")
    ] = False,
    workers: Annotated[int, typer.Option(min=1, help="Processes that read at the same time.")] = 1,
    time_limit: TimeLimit = None,
    archive: ArchiveFile = None,
) -> None:
    """Read again what an older Hronika or an older model has read, and renew the records.

    Corrections of people stay, the texts and the days on which articles were added too, and all that stands
    where it stood keeps its identifier. Each version of an article is renewed by itself: ended in whatever
    way and started again, it goes on with what is left, with --all too.
    """
    with open_archive(archive) as store:
        from hronika.intake.rereading import Rereading

        rereading = Rereading(store, workers, every, time_limit, dry_run)
        undo_when_ended()
        try:
            for result in running_counts(rereading.run(), lambda: _line(rereading.counts)):
                if isinstance(result, HronikaError):
                    complain(str(result))
        except BaseException:
            if rereading.counts.reread:
                typer.echo(_line(rereading.counts))
            raise
    counts = rereading.counts
    typer.echo(_line(counts))
    if dry_run:
        typer.echo("Nothing was stored.")
    if counts.failed:
        raise typer.Exit(1)


def _line(counts: "RereadCounts") -> str:
    parts = [f"{counted(counts.versions, 'version')} · {counts.reread} read again"]
    if counts.before:
        parts.append(f"{counts.before} before it was ended")
    if counts.failed:
        parts.append(f"{counts.failed} failed")
    parts.append(
        f"statements: {counts.came} came, {counts.went} went, {counts.speakers} with another speaker"
    )
    return " · ".join(parts)
