"""The manual page `hronika.1`, of the same definitions as `cli.md`, in the macros of man(7)."""

import re
from collections.abc import Iterable, Iterator, Sequence
from importlib.metadata import version
from itertools import groupby
from operator import attrgetter

from docs.commands import CommandParameter, DescribedCommand, described_commands

_ENVIRONMENT = {
    "HRONIKA_ARCHIVE": "File of the archive, where `--archive` does not name one.",
    "HRONIKA_AUTHOR": "In whose name corrections and judgements are kept; else your name in the system.",
    "HRONIKA_DEBUG": "If set, a fault of Hronika is shown with the place in the program where it came up.",
    "NO_COLOR": "If set, there are no colours, no bold and no progress bar.",
    "RAY_USE_TLS": "1 where the Ray cluster talks over TLS, as Ray itself has it.",
}

_EXIT_CODES = {
    "0": "All went well, also where nothing was found.",
    "1": "Data could not be read or are wrong; for `doctor` and `check`, something is not well.",
    "2": "The request makes no sense, or names what is not there: a file, an archive, an article, a speaker.",
    "130": "Interrupted.",
    "141": "Whoever read the output has closed it.",
}

# What roff would take for a command or another sign, with what stands for the letter itself.
_SIGNS = str.maketrans(
    {"\\": r"\e", "-": r"\-", "'": r"\(aq", "`": r"\(ga", "^": r"\(ha", "~": r"\(ti", '"': r"\(dq"}
)


def manual() -> Iterator[str]:
    """Yield the lines of the page."""
    commands = list(described_commands())
    yield r'.\" Generated from the program by "make docs".'
    yield f'.TH HRONIKA 1 "" "hronika {version("hronika")}" "User Commands"'
    yield from _part("NAME", [r"hronika \- read news and keep a ledger of who said what, where and when"])
    yield from _part(
        "SYNOPSIS",
        [
            r"\fBhronika\fR \fICOMMAND\fR [\fIOPTIONS\fR] [\fIARGUMENTS\fR]",
            ".br",
            r"\fBhronika \-\-version\fR",
        ],
    )
    yield from _part(
        "DESCRIPTION",
        [
            _text(
                "Hronika reads news and keeps a ledger of who said what, who did what to whom, where and "
                "when, each field pinned to the very words it came from. A claim is never taken for a fact. "
                "It reads Latvian, and needs no network for that."
            ),
            ".PP",
            _text("Each command explains itself with `--help`. A file that is read is never written over."),
        ],
    )
    yield ".SH COMMANDS"
    for panel, several in groupby(commands, attrgetter("panel")):
        yield f".SS {_text(panel)}"
        for number, command in enumerate(several):
            if number:
                yield ".PP"
            yield from _command(command)
    yield from _part("EXIT STATUS", _terms(_EXIT_CODES.items()))
    yield from _part("ENVIRONMENT", _terms(_ENVIRONMENT.items()))
    yield from _part(
        "NOTES", [_text("`hronika --install-completion` has the shell complete commands and options.")]
    )


def _part(title: str, lines: Iterable[str]) -> Iterator[str]:
    yield f".SH {title}"
    yield from lines


def _command(command: DescribedCommand) -> Iterator[str]:
    name, _, rest = command.usage.removeprefix("hronika ").partition(" ")
    yield rf"\fBhronika {_text(name)}\fR {_text(rest)}"
    yield ".RS"
    for number, paragraph in enumerate(command.paragraphs):
        if number:
            yield ".PP"
        yield _text(paragraph)
    yield from _terms((_heading(each), _explained(each)) for each in command.parameters)
    yield ".RE"


def _heading(parameter: CommandParameter) -> str:
    value = parameter.metavar or "|".join(parameter.choices)
    return f"{parameter.names} {value}".rstrip()


def _explained(parameter: CommandParameter) -> str:
    return f"{parameter.help} Default: {parameter.default}." if parameter.default else parameter.help


def _terms(terms: Iterable[Sequence[str]]) -> Iterator[str]:
    for term, text in terms:
        yield ".TP"
        yield rf"\fB{_text(term)}\fR"
        yield _text(text)


def _text(text: str) -> str:
    """Write a text so that nothing in it commands roff; what stands between backticks is bold."""
    parts = [part.translate(_SIGNS) for part in re.split(r"`([^`]*)`", text)]
    marked = "".join(rf"\fB{part}\fR" if number % 2 else part for number, part in enumerate(parts))
    return rf"\&{marked}" if marked.startswith(".") else marked
