"""`hronika timeline`."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from hronika.cli.archive_file import ArchiveFile, open_archive
from hronika.cli.days import days_named
from hronika.cli.guard import complain, counted
from hronika.cli.listing import Form, Limit, ListFormat, Row, write_listing
from hronika.cli.output import output

if TYPE_CHECKING:
    from rich.text import Text

    from hronika.archive.timeline import Dated


def timeline(
    query: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[QUERY]", help="What it is about, as `hronika search` takes it.", show_default=False
        ),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option(metavar="DAY", help="Day, month or year (2024-05) from which on it happened."),
    ] = None,
    until: Annotated[
        str | None, typer.Option(metavar="DAY", help="Day, month or year up to which it happened, included.")
    ] = None,
    form: Form = ListFormat.table,
    limit: Limit = 20,
    archive: ArchiveFile = None,
) -> None:
    """Show what happened and what was said in the order of when it did, the last lines of it.

    The time is the one that the text gives, and every line says how far the text presents it as a fact: what
    is told by somebody, denied, possible, planned or on a condition is named so. What the text does not date
    is counted and left out. `since:` and `until:` in the query bound the day of publication.
    """
    from hronika.archive.timeline import timeline as timeline_of
    from hronika.cli.hit_text import in_bold, marked_text, row_of

    first, last = days_named("--since", since), days_named("--until", until)
    with open_archive(archive, writable=False) as store:
        found = timeline_of(store, " ".join(query or ()), limit, first and first.first, last and last.last)
    for note in found.notes:
        complain(note)
    if not found.of_all:
        complain("Only the newest 10,000 events and statements that were found were looked at.")
    if found.undated:
        complain(f"{counted(found.undated, 'thing')} found without a date of its own: left out.")
    with output(None, styled=form is ListFormat.table) as out:
        if form is ListFormat.table:
            shown = f"the last {len(found.entries)} of {counted(found.dated, 'dated thing')}"
            out.write(f" {shown if found.dated else 'nothing dated found'}\n")
        bold = in_bold(out)
        entries = dict(enumerate(found.entries))
        rows = [
            {"when": entry.value, "kind": _kind(entry), "how": _how(entry)} | dict(row_of(entry.hit))
            for entry in found.entries
        ]
        places = {id(row): place for place, row in enumerate(rows)}

        def cells(row: Row) -> "Sequence[str | Text]":
            entry = entries[places[id(row)]]
            text = marked_text(entry.hit, bold=bold)
            source = " ".join(filter(None, (entry.hit.outlet or entry.hit.article, str(entry.hit.day or ""))))
            return entry.value, _how(entry), text, source

        write_listing(rows, form, out, [""] * 4, cells, wide=2)


def _how(entry: "Dated") -> str:
    """Say of an event how far it is told as a fact, of a statement who said it."""
    from hronika.archive.hits import EventHit, StatementHit
    from hronika.cli.hit_text import act_in_words, factuality_in_words

    hit = entry.hit
    if isinstance(hit, EventHit):
        return factuality_in_words(hit)
    if isinstance(hit, StatementHit):
        return f"said by {hit.speaker or hit.source or 'somebody'}: {act_in_words(hit)}"
    raise TypeError(hit)


def _kind(entry: "Dated") -> str:
    from hronika.archive.hits import EventHit

    return "event" if isinstance(entry.hit, EventHit) else "statement"
