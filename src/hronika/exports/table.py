"""Records as tables for the terminal."""

import os
import re
from collections.abc import Iterable
from typing import TextIO

from rich.console import Console, Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from hronika.exports.control_characters import on_one_line
from hronika.exports.i18n import number_in_words, time_in_words
from hronika.exports.registry import Reading
from hronika.exports.summary import (
    RESPONSE_SIGNS,
    SIGNS,
    amount_shown,
    dates,
    happens_when,
    named,
    other_times,
    responded_to,
    said_when,
    sources,
    takes_part,
    words,
)
from hronika.record import Event, Quantity, Record, Statement, Time

# A table in a file or a pipe is laid out for a reader, not for the window that happens to be open.
_WIDTH_OF_FILES = 110

# On a terminal at least so wide a statement takes at most so many lines; elsewhere it is whole.
_WIDTH_OF_SHORTENED = 72
_LINES = 3

_INDENT = 2
_LEAST = 22  # of the column that takes what room is left

# In a terminal that is not so wide columns are narrower and stand closer together.
_WIDTH_OF_ROOMY = 100

_DAY = re.compile(r"\d{4}-\d\d-\d\d")

_KIND_TITLES = {
    "person": "People",
    "organization": "Organizations",
    "GPE": "Countries and towns",
    "location": "Places",
    "product": "Products",
    "event": "Events",
}


def write(readings: Iterable[Reading], out: TextIO, *, interface: str = "en") -> None:
    """Write for every record who said what, what responds to it, what happened, dates, names and amounts.

    A terminal gets its width and, unless NO_COLOR is set, colours; no character of the text commands it.
    The table's own words are English, whatever `interface` says.
    """
    on_terminal = out.isatty()
    console = Console(
        file=out,
        highlight=False,
        width=None if on_terminal else _WIDTH_OF_FILES,
        color_system=None if os.environ.get("NO_COLOR") else "auto",
    )
    for record, text in readings:
        if on_terminal:
            _print(record, text, console, console.width)
            continue
        with console.capture() as printed:
            _print(record, text, console, None)
        # rich fills its columns up with spaces, which have no place in a file
        out.writelines(line.rstrip() + "\n" for line in printed.get().splitlines())


def _print(record: Record, text: str, console: Console, width: int | None) -> None:
    console.print(_heading(record))
    for warning in record.warnings:
        console.print(_text(f"  ! {warning}", "yellow"))
    shortened = width is not None and width >= _WIDTH_OF_SHORTENED
    if not record.statements:
        console.print(Text("  No statement was found in this text.", "dim"))
    for above, table in (
        (0, _statements(record, console.width, width if shortened else None)),
        (1, _responses(record, console.width)),
        (1, _events(record, console.width)),
        (1, _facts(record, text)),
    ):
        # A column in which nothing stands would only take room.
        table.columns = [column for column in table.columns if any(column.cells)]
        if table.row_count:
            shown = table if _needed(table) + _INDENT <= console.width else _stacked(table)
            console.print(Padding(shown, (above, 0, 0, _INDENT)))
    console.print()


def _text(text: str, style: str = "") -> Text:
    """What an article holds, as it may be sent to a terminal."""
    return Text(on_one_line(text), style)


def _table(roomy: bool) -> Table:
    return Table(box=None, pad_edge=False, padding=(0, 2 if roomy else 1, 0, 0), header_style="dim")


def _needed(table: Table) -> int:
    """The width without which columns would be cut off."""
    needed = 0
    for column in table.columns:
        natural = max(
            cell.cell_len for cell in (Text(str(column.header)), *column.cells) if isinstance(cell, Text)
        )
        needed += column.min_width or min(natural, column.max_width or natural)
    return needed + (len(table.columns) - 1) * table.padding[1]


def _stacked(table: Table) -> Group:
    """The cells of each row below one another, set in by their place."""
    lines: list[Padding] = []
    for row in zip(*(column.cells for column in table.columns), strict=True):
        cells = list(zip(row, table.columns, strict=True))
        for place, (cell, column) in enumerate(cells):
            if cell:
                assert isinstance(cell, Text)
                indent = _INDENT * min(place, 2)
                lines.append(Padding(Text("", column.style).append(cell), (0, 0, 0, indent)))
    return Group(*lines)


def _heading(record: Record) -> Text:
    article = record.article
    heading = _text(article.title or record.id, "bold")
    known = [str(article.published or ""), article.outlet or "", record.id if article.title else ""]
    heading.append("  " + on_one_line(" · ".join(filter(None, known))), "not bold dim")
    return heading.append("  Incomplete text", "yellow") if article.incomplete else heading


def _statements(record: Record, width: int, shortened_to: int | None) -> Table:
    roomy = width >= _WIDTH_OF_ROOMY
    table = _table(roomy)
    table.add_column("who", style="cyan", max_width=28 if roomy else 18)
    table.add_column("how", style="magenta", max_width=20 if roomy else 16)
    table.add_column("what", ratio=1, min_width=_LEAST)
    table.add_column("when", style="green", max_width=18 if roomy else 12)
    when = [_dated(*told) for told in said_when(record)]
    for source in sources(record):
        for index in source.statements:
            statement = record.statements[index]
            name = source.name if index == source.statements[0] else None
            who = Text("?" if source.name is None else "", "dim") if name is None else _text(name)
            what = _what(statement, shortened_to)
            table.add_row(who, _how(statement), what, _text(when[index]))
    return table


def _how(statement: Statement) -> Text:
    how = _text(statement.cue.text if statement.cue else "–")
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
    return _text("↳ " + said if statement.within is not None else said)


def _responses(record: Record, width: int) -> Table:
    roomy = width >= _WIDTH_OF_ROOMY
    table = _table(roomy)
    table.add_column("response", style="magenta", no_wrap=True)
    table.add_column("who", style="cyan", max_width=28 if roomy else 18)
    table.add_column("how", style="magenta", max_width=20 if roomy else 16)
    table.add_column("to what", ratio=1, min_width=_LEAST)
    told = {statement.id: _text(words(statement.content)) for statement in record.statements}
    told |= {event.id: _what_happens(event) for event in record.events}
    for response in record.responses:
        about = [told[id] for id in responded_to(response) if id in told]
        table.add_row(
            Text(f"{RESPONSE_SIGNS[response.kind]} {response.kind}"),
            Text("?", "dim") if response.speaker_name is None else _text(response.speaker_name),
            _text(response.cue.text),
            Text(" · ").join(about) if about else Text("what was not found in this article", "dim"),
        )
    return table


def _events(record: Record, width: int) -> Table:
    roomy = width >= _WIDTH_OF_ROOMY
    table = _table(roomy)
    table.add_column("factuality", style="magenta", no_wrap=True)
    table.add_column("type", style="cyan", max_width=13)
    table.add_column("what happened", ratio=1, min_width=_LEAST)
    table.add_column("when", style="green", max_width=18 if roomy else 12)
    table.add_column("where", style="green", max_width=18 if roomy else 12)
    for event, time in happens_when(record):
        place = event.place.text if event.place is not None else ""
        table.add_row(
            Text(f"{SIGNS[event.vouched]} {event.vouched}"),
            _text(event.type or ""),
            _what_happens(event),
            _text(_dated(time.span.text if time else "", time)),
            _text(place),
        )
    return table


def _what_happens(event: Event) -> Text:
    """An event as a line: agent – trigger – patient, counterpart. What did not happen is marked `not`."""
    line = Text()
    agent, patient = takes_part(event, "agent"), takes_part(event, "patient")
    if agent:
        line.append(on_one_line(agent) + " – ")
    line.append(on_one_line(event.predicate.text), "bold")
    if event.polarity == "negative":
        line.append(" [not]", "red")
    for who in (patient, takes_part(event, "counterpart")):
        if who:
            line.append(f" – {on_one_line(who)}")
    if event.mentions:
        also = on_one_line(_each(mention.predicate.text for mention in event.mentions))
        line.append(f" (also {also})", "dim")
    return line


def _facts(record: Record, text: str) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), show_header=False)
    table.add_column(style="dim", no_wrap=True)
    table.add_column(ratio=1, min_width=_LEAST)

    def row(title: str, facts: list[str]) -> None:
        if facts:
            table.add_row(Text(title), _text(" · ".join(facts)))

    row(
        "Dates",
        [f"{_in_words(times[0])} {_each(time.span.text for time in times)}" for _, times in dates(record)],
    )
    row("Other times", [f"{time.span.text} = {_in_words(time) or '?'}" for time in other_times(record)])
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
    row("Amounts", [_amount(item, text) for item in record.quantities])
    return table


def _amount(amount: Quantity, text: str) -> str:
    shown = amount_shown(amount, text)
    said = f"{shown.words} ({shown.noun})" if shown.noun else shown.words
    if shown.value is None:
        return said
    about = "≈ " if amount.approximate else ""
    return f"{said} = {about}{number_in_words(shown.value, 'en')}{f' {shown.unit}' if shown.unit else ''}"


def _dated(said: str, time: Time | None) -> str:
    value = _in_words(time)
    return f"{' '.join(said.split())} ({value})" if value else " ".join(said.split())


def _in_words(time: Time | None) -> str:
    """Give the value of a time in words; a whole day of the calendar stays in figures, which are shorter."""
    if time is None or time.value is None:
        return ""
    if _DAY.fullmatch(time.value):
        return time.value
    return time_in_words(time.value, "en", repeated=time.type == "SET")


def _each(texts: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(" ".join(text.split()) for text in texts))
