"""The commands as they are defined in the program, for the pages that tell of them."""

import inspect
from collections.abc import Callable, Iterator
from enum import Enum
from typing import NamedTuple, get_args, get_origin, get_type_hints

from typer.models import ArgumentInfo, OptionInfo

from hronika.cli.app import PANELS, load_command


class CommandParameter(NamedTuple):
    """An argument or option; `names` are as one writes them, `choices` the values if there are few."""

    names: str
    metavar: str
    choices: tuple[str, ...]
    help: str
    default: str
    is_argument: bool


class DescribedCommand(NamedTuple):
    """A command with what it does, in paragraphs, and its parameters; `panel` is what it is for."""

    name: str
    panel: str
    paragraphs: tuple[str, ...]
    parameters: tuple[CommandParameter, ...]

    @property
    def usage(self) -> str:
        """How it is called."""
        arguments = [each.names for each in self.parameters if each.is_argument]
        return " ".join([f"hronika {self.name}", "[OPTIONS]", *arguments])


def described_commands() -> Iterator[DescribedCommand]:
    """Yield all commands in the order of the help."""
    for panel, names in PANELS.items():
        for name in names:
            command = load_command(name)
            text = inspect.getdoc(command) or ""
            paragraphs = tuple(flowed(paragraph) for paragraph in text.split("\n\n"))
            yield DescribedCommand(name, panel, paragraphs, tuple(_parameters(command)))


def _parameters(command: Callable[..., None]) -> Iterator[CommandParameter]:
    hints = get_type_hints(command, include_extras=True)
    for name, parameter in inspect.signature(command).parameters.items():
        kind, info = get_args(hints[name])
        if isinstance(info, ArgumentInfo):
            several = "..." if get_origin(kind) is list else ""
            yield CommandParameter(f"{info.metavar}{several}", "", (), flowed(info.help), "", True)
            continue
        assert isinstance(info, OptionInfo)
        # typer keeps the first name of an annotated option in the place of its default
        given = map(str, (info.default, *(info.param_decls or ())))
        names = [part for part in given if part.startswith("-")]
        choices = (
            tuple(str(choice.value) for choice in kind)
            if isinstance(kind, type) and issubclass(kind, Enum)
            else ()
        )
        default = parameter.default
        yield CommandParameter(
            ", ".join(names or [f"--{name.replace('_', '-')}"]),
            info.metavar or "",
            choices,
            flowed(info.help),
            "" if default in (None, False, parameter.empty) else str(default),
            False,
        )


def flowed(text: str | None) -> str:
    """Put a text on one line."""
    return " ".join((text or "").split())
