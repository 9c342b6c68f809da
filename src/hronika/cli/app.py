"""The commands put together; what one needs is imported when it is called, or when help tells of it."""

import inspect
import os
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from importlib import import_module
from itertools import chain
from typing import Annotated, Any, Literal

import typer
from typer.core import TyperGroup
from typer.main import get_command

from hronika.cli.guard import guarded, run_guarded

# typer has help and errors in bold even where NO_COLOR asks for no codes
_MARKUP: Literal["rich"] | None = None if os.environ.get("NO_COLOR") else "rich"

PANELS: Mapping[str, tuple[str, ...]] = {
    "Read articles": ("read", "verify", "bulk", "analyse", "schema", "demo"),
    "Fill an archive": ("add", "watch", "feeds"),
    "Ask it": ("search", "show", "who", "where", "story", "lineage", "claims", "timeline", "changes"),
    "Read it in a browser": ("serve", "user", "publish"),
    "Follow what was said": ("positions", "contradictions", "due"),
    "Check a text": ("check-draft",),
    "Say who is who": ("same", "merge", "split", "names", "judgements", "authority"),
    "Correct it": ("correct", "corrections", "export"),
    "Keep it": ("reread", "forget", "backup", "check"),
    "See that all works": ("doctor",),
}
"""The commands, by what they are for."""

COMMANDS = tuple(chain.from_iterable(PANELS.values()))

_HIDDEN = {"same?": "same"}  # other ways to call a command


def load_command(name: str) -> Callable[..., None]:
    """Import a command: `check-draft` is the function `check_draft` in the module of that name."""
    function = name.replace("-", "_")
    command: Callable[..., None] = getattr(import_module(f"hronika.cli.{function}"), function)
    return command


def _help(command: Callable[..., None]) -> str:
    """Give the docstring of a command with each paragraph on one line, to be laid out for the terminal."""
    paragraphs = (inspect.getdoc(command) or "").split("\n\n")
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)


class _Commands(Mapping[str, Any]):
    """What click knows of the commands, each made when it is asked for."""

    def __init__(self) -> None:
        self._panels = {name: panel for panel, names in PANELS.items() for name in names}

    def __getitem__(self, name: str) -> Any:
        called = _HIDDEN.get(name, name)
        panel = self._panels[called]
        command = load_command(called)
        alone = typer.Typer(add_completion=False, rich_markup_mode=_MARKUP)
        alone.command(name, help=_help(command), hidden=name in _HIDDEN, rich_help_panel=panel)(
            guarded(command)
        )
        return get_command(alone)

    def __iter__(self) -> Iterator[str]:
        return chain(self._panels, _HIDDEN)

    def __len__(self) -> int:
        return len(self._panels) + len(_HIDDEN)


class _CommandGroup(TyperGroup):
    """The group of the commands that there are."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.commands = _Commands()  # type: ignore[assignment] # click would let commands be added too


app = typer.Typer(
    name="hronika",
    help="Read news and keep a ledger of who said what, where and when, each field pinned to its words.",
    no_args_is_help=True,
    cls=_CommandGroup,
    rich_markup_mode=_MARKUP,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(wanted: bool) -> None:
    if wanted:
        from hronika import __version__
        from hronika.reading.compiled import is_compiled

        typer.echo(f"hronika {__version__} ({'compiled' if is_compiled() else 'pure Python'})")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            callback=_print_version,
            is_eager=True,
            help="Print the version, and whether it is the compiled one, and exit.",
        ),
    ] = False,
) -> None:
    pass


def main() -> None:
    """Run the command line."""
    run_guarded(partial(app, prog_name="hronika"))
