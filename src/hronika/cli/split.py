"""`hronika split`."""

from typing import Annotated

import typer

from hronika.cli.archive_file import ArchiveFile, open_archive
from hronika.cli.author import Author, Reason, name_of
from hronika.cli.listing import Form, ListFormat


def split(
    of: Annotated[str, typer.Argument(metavar="ID", help="Somebody, by an id that `hronika who` gives.")],
    profiles: Annotated[
        list[str],
        typer.Argument(
            metavar="PROFILE...", help="Who is another one: profiles, as `hronika who --profiles` lists them."
        ),
    ],
    author: Author = None,
    reason: Reason = None,
    form: Form = ListFormat.table,
    archive: ArchiveFile = None,
) -> None:
    """Judge, in your name, that some of what is taken for one person is another's.

    Nothing is moved: the judgement is an entry that `hronika judgements --undo` takes back.
    """
    from hronika.archive.identity import judging
    from hronika.cli.identity_text import write_judging

    by = name_of(author)
    with open_archive(archive) as store:
        made = judging.split(store, of, profiles, author=by, reason=reason)
    write_judging(made, "different", by, form)
