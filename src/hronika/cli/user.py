"""`hronika user`."""

import sys
from enum import StrEnum
from typing import Annotated

import typer

from hronika.cli.archive_file import ArchiveFile, archive_path
from hronika.cli.guard import complain
from hronika.cli.listing import Form, ListFormat, write_listing
from hronika.cli.output import output
from hronika.errors import UsageError


class UserAction(StrEnum):
    """What is done with users."""

    add = "add"
    remove = "remove"
    list = "list"


class UserRole(StrEnum):
    """What a user may do."""

    reader = "reader"
    editor = "editor"


def user(
    action: Annotated[UserAction, typer.Argument(help="What to do.")],
    name: Annotated[str | None, typer.Argument(help="Of the user.", show_default=False)] = None,
    role: Annotated[
        UserRole, typer.Option(help="A reader reads, an editor also changes the archive.")
    ] = UserRole.reader,
    form: Form = ListFormat.table,
    archive: ArchiveFile = None,
) -> None:
    """Say who may open the archive in a browser, where `hronika serve` is reached from other machines.

    The password is asked for; where nobody can be asked, it is the first line of standard input. Adding a
    user again changes role and password. Users lie in a file beside the archive.
    """
    from hronika.web.users import Users, users_beside

    users = Users(users_beside(archive_path(archive)))
    if action is UserAction.list:
        with output(None, styled=form is ListFormat.table) as out:
            rows = [{"name": each.name, "role": each.role} for each in users.all()]
            write_listing(rows, form, out, ["name", "role"], lambda row: [row["name"], row["role"]])
        return
    if name is None:
        raise UsageError(f"Name the user: hronika user {action} NAME.")
    if action is UserAction.remove:
        users.remove(name)
        complain(f"The user {name!r} is removed.")
        return
    users.add(name, role.value, _password())
    complain(f"The user {name!r} is a {role} of {archive_path(archive)}.")


def _password() -> str:
    if sys.stdin.isatty():
        return str(typer.prompt("Password", hide_input=True, confirmation_prompt=True, err=True))
    return sys.stdin.readline().rstrip("\n")
