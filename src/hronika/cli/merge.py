"""`hronika merge`."""

from typing import Annotated

import typer

from hronika.cli.archive_file import ArchiveFile, open_archive
from hronika.cli.author import Author, Reason, name_of
from hronika.cli.listing import Form, ListFormat
from hronika.errors import UsageError


def merge(
    one: Annotated[str, typer.Argument(metavar="ID", help="Somebody, by an id that `hronika who` gives.")],
    other: Annotated[str, typer.Argument(metavar="ID", help="Who is the same, or is not.")],
    different: Annotated[
        bool, typer.Option("--different", help="They are two: keep them apart, and do not ask again.")
    ] = False,
    unsure: Annotated[
        bool, typer.Option("--unsure", help="It cannot be told: keep them apart, and do not ask again.")
    ] = False,
    author: Author = None,
    reason: Reason = None,
    form: Form = ListFormat.table,
    archive: ArchiveFile = None,
) -> None:
    """Judge, in your name, that two are one, or that they are not.

    Nothing is moved: the judgement is an entry that `hronika judgements --undo` takes back, after which all
    is as before. Both ids keep leading to whoever it is now.
    """
    from hronika.archive.identity import judging
    from hronika.cli.identity_text import write_judging

    if different and unsure:
        raise UsageError("--different and --unsure are two judgements: make one.")
    by = name_of(author)
    with open_archive(archive) as store:
        if different or unsure:
            made = judging.keep_apart(store, one, other, unsure=unsure, author=by, reason=reason)
        else:
            made = judging.merge(store, one, other, author=by, reason=reason)
    verdict = "different" if different else "unsure" if unsure else "same"
    write_judging(made, verdict, by, form)
