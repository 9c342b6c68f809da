"""Records as tables for the terminal."""

from collections.abc import Iterable
from typing import TextIO

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from hronika.exports.ledger import (
    SIGNS,
    dated,
    dates,
    named,
    other_times,
    sources,
    takes_part,
    value_of,
    when,
    words,
)
from hronika.record import Event, Record, Statement

# A table in a file or a pipe is laid out for a reader, not for the window that happens to be open.
_WIDTH_OF_FILES = 110

# On a terminal a statement takes at most this many lines; written to a file it is whole.
_LINES = 3

_KIND_TITLES = {
    "person": "People",
    "organization": "Organizations",
    "GPE": "Countries and towns",
    "location": "Places",
    "product": "Products",
    "event": "Events",
}


def write(records: Iterable[Record], out: TextIO) -> None:
    """Write for every record who said what, what happened, the dates, the names and the amounts."""
    on_terminal = out.isatty()
    console = Console(file=out, highlight=False, width=None if on_terminal else _WIDTH_OF_FILES)
    for record in records:
        if on_terminal:
            _print(record, console, console.width)
            continue
        with console.capture() as printed:
            _print(record, console, None)
        # rich fills its columns up with spaces, which have no place in a file
        out.writelines(line.rstrip() + "\n" for line in printed.get().splitlines())


def _print(record: Record, console: Console, width: int | None) -> None:
    console.print(_heading(record))
    for warning in record.warnings:
        console.print(Text(f"  ! {warning}", "yellow"))
    if record.statements:
        console.print(Padding(_statements(record, width), (0, 0, 0, 2)))
    else:
        console.print(Text("  Nobody says anything in this text.", "dim"))
    if record.events:
        console.print(Padding(_events(record), (1, 0, 0, 2)))
    facts = _facts(record)
    if facts.row_count:
        console.print(Padding(facts, (1, 0, 1, 2)))


def _heading(record: Record) -> Text:
    article = record.article
    heading = Text(article.title or record.id, "bold")
    known = [str(article.published or ""), article.outlet or "", record.id if article.title else ""]
    return heading.append("  " + " · ".join(filter(None, known)), "not bold dim")


def _statements(record: Record, width: int | None) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column("who", style="cyan", max_width=28)
    table.add_column("how", style="magenta", max_width=20)
    table.add_column("what", ratio=1, min_width=24)
    table.add_column("when", style="green", max_width=18)
    for source in sources(record):
        for index in source.statements:
            statement = record.statements[index]
            name = source.name if index == source.statements[0] else None
            who = Text("?" if source.name is None else "", "dim") if name is None else Text(name)
            table.add_row(who, _how(statement), _what(statement, width), Text(when(record, statement)))
    return table


def _how(statement: Statement) -> Text:
    how = Text(statement.cue.text if statement.cue else "–")
    if statement.act != "say":
        how.append(f" ({statement.act})", "dim")
    return how


def _what(statement: Statement, width: int | None) -> Text:
    said = words(statement.content)
    if width is not None:
        room = max(60, _LINES * (width - 64))
        if len(said) > room:
            said = said[:room].rsplit(" ", 1)[0] + " …"
    if statement.mode == "direct":
        said = f"“{said}”"
    return Text("↳ " + said if statement.within is not None else said)


def _events(record: Record) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column("vouched for as", style="magenta", no_wrap=True)
    table.add_column("type", style="cyan", max_width=13)
    table.add_column("what happened", ratio=1, min_width=24)
    table.add_column("when", style="green", max_width=18)
    table.add_column("where", style="green", max_width=18)
    for event in record.events:
        place = event.place.text if event.place is not None else ""
        table.add_row(
            Text(f"{SIGNS[event.vouched]} {event.vouched}"),
            Text(event.type or ""),
            _happening(event),
            Text(dated(record, event)),
            Text(" ".join(place.split())),
        )
    return table


def _happening(event: Event) -> Text:
    """An event as a line: who – the predicate – whom, with whom. What did not happen is marked `not`."""
    line = Text()
    agent, patient = takes_part(event, "agent"), takes_part(event, "patient")
    if agent:
        line.append(f"{agent} – ")
    line.append(event.predicate.text, "bold")
    if event.polarity == "negative":
        line.append(" [not]", "red")
    for who in (patient, takes_part(event, "counterpart")):
        if who:
            line.append(f" – {who}")
    if event.mentions:
        line.append(f" (also {_each(mention.predicate.text for mention in event.mentions)})", "dim")
    return line


def _facts(record: Record) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), show_header=False)
    table.add_column(style="dim", no_wrap=True)
    table.add_column(ratio=1)

    def row(title: str, facts: list[str]) -> None:
        if facts:
            table.add_row(Text(title), Text(" · ".join(facts)))

    row("Dates", [f"{value} {_each(time.span.text for time in times)}" for value, times in dates(record)])
    row("Other times", [f"{time.span.text} = {time.value or '?'}" for time in other_times(record)])
    names = named(record)
    for kind, title in _KIND_TITLES.items():
        row(
            title,
            [
                f"{entry.name} ({_each(role.text for role in entry.roles)})" if entry.roles else entry.name
                for entry in names
                if entry.kind == kind
            ],
        )
    row("Amounts", [f"{item.span.text} = {value_of(item)}" for item in record.quantities])
    return table


def _each(texts: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(" ".join(text.split()) for text in texts))
