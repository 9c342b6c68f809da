"""`hronika changes`."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from itertools import islice
from typing import TYPE_CHECKING, Annotated, Any

import typer

from hronika.cli.archive_file import ArchiveFile, open_archive
from hronika.cli.guard import complain
from hronika.cli.listing import Form, Limit, ListFormat, Row, write_listing
from hronika.cli.output import output
from hronika.errors import UsageError
from hronika.exports.control_characters import escaped, on_one_line
from hronika.instants import on_the_clock

if TYPE_CHECKING:
    from rich.text import Text

    from hronika.archive.comparison import ArticleChange, Change, Side

_WHITE_SPACE = re.compile(r"\s+")
_HEADINGS = ("altered", "article", "change", "speaker", "old → new")
_LONGEST_TITLE = 32
_GAP = " … "
_AROUND = 60
"""How many characters that are the same a table shows on each side of words that differ."""


def changes(
    query: Annotated[
        str,
        typer.Argument(
            metavar="QUERY",
            help="Only what this query of a search finds, or found before it was altered.",
            show_default=False,
        ),
    ] = "",
    since: Annotated[
        str | None,
        typer.Option(help="Altered since this day, month or year (2024-05), as the archive took it in."),
    ] = None,
    until: Annotated[
        str | None, typer.Option(help="Altered until this day, month or year, which is included.")
    ] = None,
    article: Annotated[str | None, typer.Option(metavar="ID", help="Only of the article of this id.")] = None,
    form: Form = ListFormat.table,
    limit: Limit = 100,
    archive: ArchiveFile = None,
) -> None:
    """List what papers altered in their articles afterwards, the newest first.

    A statement was added, is gone, was reworded, or has another speaker; `reading` is one whose words are the
    same and are read otherwise beside others. A headline was altered, or text that is no statement. Words
    that differ are marked; what alters a number or a negation comes first in its article. Moved statements,
    marks and capital letters are no change.
    """
    first, last = _bound("since", since), _bound("until", until)
    from hronika.archive.changes import changes as changes_of
    from hronika.archive.queries import parse

    asked = parse(query)
    for note in asked.notes:
        complain(note)
    with open_archive(archive, writable=False) as store:
        notes = _Notes()
        rows = notes.watch(_rows(changes_of(store, first, last, asked, article), notes), limit)
        with output(None, styled=form is ListFormat.table) as out:
            if form is ListFormat.csv:
                rows = map(_with_stars, rows)
            on_terminal = out.isatty()
            write_listing(rows, form, out, _HEADINGS, lambda row: _cells(row, bold=on_terminal))
        notes.tell()


class _Notes:
    """What is to be said beside the list."""

    def __init__(self) -> None:
        self.count = 0
        self.other_readers = 0
        self._cut: int | None = None

    def watch(self, rows: Iterator[Row], limit: int) -> Iterator[Row]:
        for row in islice(rows, limit):
            self.count += 1
            yield row
        if next(rows, None) is not None:
            self._cut = limit

    def tell(self) -> None:
        if not self.count:
            complain("No change was found.")
        if self._cut is not None:
            complain(f"These are the newest {self._cut}; --limit gives more.")
        if self.other_readers:
            complain(
                "Some versions were read by another Hronika than those before them, and only what their "
                "words show is told of them: `hronika reread` makes them alike."
            )


def _bound(name: str, value: str | None) -> date | None:
    """Read the bound of a period as queries have it."""
    if value is None:
        return None
    from hronika.archive.queries import filter_on, parse

    query = parse(filter_on(name, value))
    day = query.since if name == "since" else query.until
    if day is None:
        raise UsageError(f"--{name} {value[:40]} is no day: write 2024, 2024-05 or 2024-05-07.")
    return day


def _rows(found: Iterator["ArticleChange"], notes: _Notes) -> Iterator[Row]:
    for each in found:
        notes.other_readers += not each.same_reader
        for change in each.changes:
            yield _row(each, change)


def _row(of: "ArticleChange", change: "Change") -> dict[str, Any]:
    known = of.new.record.article
    row: dict[str, Any] = {
        "article": of.new.id,
        "outlet": known.outlet,
        "title": known.title,
        "old_version": of.old.ordinal,
        "old_added": of.old.added.isoformat(),
        "new_version": of.new.ordinal,
        "new_added": of.new.added.isoformat(),
        "kind": change.kind,
        "fields": list(change.fields),
        "alters": list(change.alters),
    }
    for name, side in (("old", change.old), ("new", change.new)):
        row |= {
            f"{name}_statement": side.id if side else None,
            f"{name}_speaker": side.speaker if side else None,
            name: side.text if side else None,
            f"{name}_differs": _differing(side),
        }
    return row


def _differing(side: "Side | None") -> list[list[int]]:
    """Give where in the text of a side words begin and end that differ."""
    found, place = [], 0
    for part in side.parts if side else ():
        if part.differs:
            found.append([place, place + len(part.text)])
        place += len(part.text)
    return found


def _cells(row: Row, *, bold: bool) -> list["str | Text"]:
    from rich.text import Text

    said = Text()
    # Where the words are the same they are given once.
    for name in ("old", "new") if row["old"] != row["new"] else ("new",):
        if name == "new" and row["old"] != row["new"]:
            said.append(" → " if row["old"] and row["new"] else "→ " if row["new"] else " →")
        text, differs = _shortened(row[name] or "", row[f"{name}_differs"])
        said.append(_bold(text, differs) if bold else on_one_line(starred(text, differs)))
    kind = f"{row['kind']}: {', '.join(row['fields'])}" if row["kind"] == "reading" else row["kind"]
    alters = f" ({', '.join(row['alters'])})" if row["alters"] else ""
    title = row["title"] or row["article"]
    if len(title) > _LONGEST_TITLE:
        title = title[:_LONGEST_TITLE].rpartition(" ")[0] + " …"
    where = ": ".join(filter(None, (row["outlet"], title)))
    return [
        on_the_clock(datetime.fromisoformat(row["new_added"])),
        where,
        kind + alters,
        _speakers(row),
        said,
    ]


def _shortened(text: str, differs: list[list[int]]) -> tuple[str, list[list[int]]]:
    """Leave out what is the same far from what differs, or all but the start where nothing does."""
    kept: list[list[int]] = []
    for start, end in differs or [[0, 2 * _AROUND]]:
        first, last = max(0, start - _AROUND), min(len(text), end + _AROUND)
        first = 0 if first == 0 else text.find(" ", first, start) + 1 or start
        last = len(text) if last == len(text) else max(text.rfind(" ", end, last), end)
        if kept and first <= kept[-1][1] + len(_GAP):
            kept[-1][1] = max(last, kept[-1][1])
        else:
            kept.append([first, last])
    made, moved = "", []
    for number, (first, last) in enumerate(kept):
        made += _GAP if number or first else ""
        moved += [
            [start - first + len(made), end - first + len(made)]
            for start, end in differs
            if first <= start and end <= last
        ]
        made += text[first:last]
    return made + (_GAP if kept[-1][1] < len(text) else ""), moved


def _with_stars(row: Row) -> Row:
    sides = {
        name: None if row[name] is None else starred(row[name], row[f"{name}_differs"])
        for name in ("old", "new")
    }
    return {**row, **sides}


def _bold(text: str, differs: list[list[int]]) -> "Text":
    from rich.text import Text

    made, place = Text(), 0
    for start, end in differs:
        made.append(_within_line(text[place:start])).append(_within_line(text[start:end]), "bold")
        place = end
    return made.append(_within_line(text[place:]))


def _within_line(text: str) -> str:
    """Give a part of a text for a place of a terminal; the blanks at its borders stay."""
    return escaped(_WHITE_SPACE.sub(" ", text))


def starred(text: str, differs: list[list[int]]) -> str:
    """Give a text with stars around the words that differ."""
    for start, end in reversed(differs):
        text = f"{text[:start]}**{text[start:end]}**{text[end:]}"
    return text


def _speakers(row: Row) -> str:
    old, new = row["old_speaker"], row["new_speaker"]
    if "speaker" in row["fields"]:
        return f"{old or '–'} → {new or '–'}"
    return new or old or ""
