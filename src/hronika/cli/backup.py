"""`hronika backup`."""

from pathlib import Path
from typing import Annotated

import typer

from hronika.cli.archive_file import ArchiveFile, open_archive
from hronika.cli.guard import counted, spaced, undo_when_ended


def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="New file for the copy.", show_default=False)],
    archive: ArchiveFile = None,
) -> None:
    """Copy the archive as it is now into one new file, also while others write to it.

    The file is there when it is whole. It is an archive as the other one is: `--archive FILE` opens it.
    """
    with open_archive(archive, writable=False) as store:
        undo_when_ended()
        store.backup(file)
        typer.echo(
            f"{file}: {counted(store.count()['articles'], 'article')}, {spaced(file.stat().st_size)} bytes"
        )
