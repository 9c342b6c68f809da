"""In whose name a command that keeps what people say writes."""

import getpass
from typing import Annotated

import typer

from hronika.errors import UsageError

Author = Annotated[
    str | None,
    typer.Option(
        envvar="HRONIKA_AUTHOR",
        help="Who says so; by default your name in the system.",
        show_default=False,
    ),
]
"""The option of every command that writes down what a person says."""

Reason = Annotated[str | None, typer.Option(metavar="TEXT", help="Why.")]
"""The option for a person's reason."""


def name_of(author: str | None) -> str:
    """Give the name of the author: the one given, else that of the user in the system."""
    if author is not None:
        return author
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        raise UsageError("The system tells no name of yours: give one with --author.") from None
