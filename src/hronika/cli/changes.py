"""`hronika changes`."""

from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, Annotated, Any
from zoneinfo import ZoneInfo

import typer

from hronika.article import DEFAULT_TIMEZONE
from hronika.cli.archive_file import ArchiveFile, open_archive
from hronika.cli.guard import complain
from hronika.cli.listing import Form, Limit, ListFormat, Row, write_listing
from hronika.cli.output import output
from hronika.errors import UsageError
from hronika.exports.control_characters import on_one_line

if TYPE_CHECKING:
    from rich.text import Text

    from hronika.archive.changes import ArticleChange, Change, Side

_HEADINGS = ("versions", "article", "change", "speaker", "old → new")


def changes(
    query: Annotated[
        str,
        typer.Argument(
            help="Only what this query of a search finds, or found before it was altered.", show_default=False
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

    A statement was added, is gone, was reworded, or has another speaker; `reading` is one whose words are the same
    and are read otherwise beside others. Then come headlines, and the text that is no statement. Words that
    differ are marked; what alters a number or a negation comes first in its article. Moved statements, marks
    and capital letters are no change.
    """
    first, last = _bound("since", since), _bound("until", until)
    from hronika.archive.changes import changes as changes_of
    from hronika.archive.queries import parse

    asked = parse(query)
    for note in asked.notes:
        complain(note)
    with open_archive(archive) as store:
        if article is not None and not store.versions(article):
            complain(f"The archive has no article {article}.")
            raise typer.Exit(1)
        notes = _Notes()
        rows = notes.watch(_rows(changes_of(store, first, last, asked, article), notes), limit)
        with output(None, styled=form is ListFormat.table) as out:
            if form is ListFormat.csv:
                rows = ({**row, "old": _starred(row, "old"), "new": _starred(row, "new")} for row in rows)
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
                "Some versions were read by another Hronika than the one before them, and only what their words "
                "show is told of them: `hronika reread` makes them alike."
            )


def _bound(name: str, value: str | None) -> date | None:
    """Read the bound of a period as queries have it."""
    if value is None:
        return None
    from hronika.archive.queries import parse

    query = parse(f'{name}:"{value}"')
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
    for name in ("old", "new"):
        if name == "new":
            said.append(" → " if row["old"] and row["new"] else "→ " if row["new"] else " →")
        text = row[name] or ""
        if bold:
            said.append(_bold(text, row[f"{name}_differs"]))
        else:
            said.append(on_one_line(_starred(row, name) or ""))
    kind = f"{row['kind']}: {', '.join(row['fields'])}" if row["kind"] == "reading" else row["kind"]
    alters = f" ({', '.join(row['alters'])})" if row["alters"] else ""
    where = ": ".join(filter(None, (row["outlet"], row["title"] or row["article"])))
    return [_when(row), where, kind + alters, _speakers(row), said]


def _bold(text: str, differs: list[list[int]]) -> "Text":
    from rich.text import Text

    made, place = Text(), 0
    for start, end in differs:
        made.append(on_one_line(text[place:start])).append(on_one_line(text[start:end]), "bold")
        place = end
    return made.append(on_one_line(text[place:]))


def _starred(row: Row, name: str) -> str | None:
    """Give the text of a side with stars around the words that differ."""
    text = row[name]
    for start, end in reversed(row[f"{name}_differs"]):
        text = f"{text[:start]}**{text[start:end]}**{text[end:]}"
    return text if text is None else str(text)


def _speakers(row: Row) -> str:
    old, new = row["old_speaker"], row["new_speaker"]
    if "speaker" in row["fields"]:
        return f"{old or '–'} → {new or '–'}"
    return new or old or ""


def _when(row: Row) -> str:
    from datetime import datetime

    zone = ZoneInfo(DEFAULT_TIMEZONE)
    old, new = (datetime.fromisoformat(row[f"{name}_added"]).astimezone(zone) for name in ("old", "new"))
    if old.date() == new.date():
        return f"{old:%Y-%m-%d %H:%M} → {new:%H:%M}"
    return f"{old:%Y-%m-%d %H:%M} → {new:%Y-%m-%d %H:%M}"
