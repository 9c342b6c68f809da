"""The commands put together."""

import inspect
import os
from collections.abc import Callable, Mapping
from functools import partial
from itertools import chain
from typing import Annotated

import typer

from hronika.cli import (
    add,
    analyse,
    authority,
    backup,
    bulk,
    changes,
    check,
    check_draft,
    claims,
    contradictions,
    correct,
    corrections,
    demo,
    doctor,
    due,
    export,
    feeds,
    forget,
    judgements,
    lineage,
    merge,
    names,
    positions,
    publish,
    read,
    reread,
    same,
    schema,
    search,
    serve,
    show,
    split,
    story,
    timeline,
    user,
    verify,
    watch,
    where,
    who,
)
from hronika.cli.guard import guarded, run_guarded

app = typer.Typer(
    name="hronika",
    help="Read news and keep a ledger of who said what, where and when, each field pinned to its words.",
    no_args_is_help=True,
    # typer has help and errors in bold even where NO_COLOR asks for no codes
    rich_markup_mode=None if os.environ.get("NO_COLOR") else "rich",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

PANELS: Mapping[str, tuple[Callable[..., None], ...]] = {
    "Read articles": (read.read, verify.verify, bulk.bulk, analyse.analyse, schema.schema, demo.demo),
    "Fill an archive": (add.add, watch.watch, feeds.feeds),
    "Ask it": (
        search.search,
        show.show,
        who.who,
        where.where,
        story.story,
        lineage.lineage,
        claims.claims,
        timeline.timeline,
        changes.changes,
    ),
    "Read it in a browser": (serve.serve, user.user, publish.publish),
    "Follow what was said": (positions.positions, contradictions.contradictions, due.due),
    "Check a text": (check_draft.check_draft,),
    "Say who is who": (
        same.same,
        merge.merge,
        split.split,
        names.names,
        judgements.judgements,
        authority.authority,
    ),
    "Correct it": (correct.correct, corrections.corrections, export.export),
    "Keep it": (reread.reread, forget.forget, backup.backup, check.check),
    "See that all works": (doctor.doctor,),
}
"""The commands, by what they are for."""

COMMANDS = tuple(chain.from_iterable(PANELS.values()))


def name_of(command: Callable[..., None]) -> str:
    """Give the name that a command is called by: typer writes `_` as `-`."""
    return command.__name__.replace("_", "-")


def _help(command: Callable[..., None]) -> str:
    """Give the docstring of a command with each paragraph on one line, to be laid out for the terminal."""
    paragraphs = (inspect.getdoc(command) or "").split("\n\n")
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)


for _panel, _commands in PANELS.items():
    for _command in _commands:
        app.command(help=_help(_command), rich_help_panel=_panel)(guarded(_command))
app.command("same?", help=_help(same.same), hidden=True)(guarded(same.same))


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
