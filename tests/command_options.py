"""The options that commands have, as the command line itself knows them."""

from typer.core import TyperGroup, TyperOption
from typer.main import get_command

from hronika.cli.app import app


def options_of(command: str) -> set[str]:
    """Give all names of the options of a command, long and short."""
    commands = get_command(app)
    assert isinstance(commands, TyperGroup)
    options = [each for each in commands.commands[command].params if isinstance(each, TyperOption)]
    return {name for option in options for name in (*option.opts, *option.secondary_opts)}
