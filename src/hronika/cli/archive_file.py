"""The archive that a command works on."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hronika.cli.guard import complain
from hronika.errors import UsageError

if TYPE_CHECKING:
    from hronika.archive.store import Store

ArchiveFile = Annotated[
    Path | None,
    typer.Option(
        "--archive",
        "-a",
        envvar="HRONIKA_ARCHIVE",
        help="File of the archive; by default one in your data folder, which is named when it is made.",
        show_default=False,
    ),
]
"""The option of every command that works on an archive."""

InArticle = Annotated[
    str | None,
    typer.Option(
        "--article", metavar="ID", help="The article that it is of, where several have the same text."
    ),
]
OfOutlet = Annotated[
    str | None, typer.Option("--outlet", help="The outlet that it is of, where several have the same id.")
]
"""The options that say which of several things with one id is meant."""


def archive_path(given: Path | None) -> Path:
    """Give the file of the archive: the one named, or that in the user's data folder."""
    if given is not None:
        return given
    from platformdirs import user_data_path

    return user_data_path("hronika", appauthor=False) / "archive.db"


@contextmanager
def open_archive(given: Path | None, *, make: bool = False, writable: bool = True) -> Iterator["Store"]:
    """Open the archive for a command and tell what was put right in opening it.

    With `make` one that is not there is made, and its place is told where nobody named it; one that is
    not `writable` is only read, and may lie where nobody may write. Raises UsageError where there is none and
    none is to be made.
    """
    from hronika.archive.store import Store

    path = archive_path(given)
    is_new = not path.exists()
    if is_new and not make:
        how = "" if given is None else f" --archive {given}"
        raise UsageError(f"There is no archive {path} yet: fill one with `hronika add FILE{how}`.")
    if given is None:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UsageError(
                f"The folder {path.parent} cannot be made ({error.strerror or error}): "
                "name a file with --archive."
            ) from None
    with Store(path, writable=writable) as store:
        for note in store.notes:
            complain(note)
        if is_new and given is None:
            complain(f"The archive is the file {path}; --archive or HRONIKA_ARCHIVE names another.")
        yield store
