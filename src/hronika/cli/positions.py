"""`hronika positions`."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from hronika.cli.archive_file import ArchiveFile, open_archive
from hronika.cli.guard import complain
from hronika.cli.listing import Form, ListFormat, Row, write_listing
from hronika.cli.output import output
from hronika.denials import stance_to_name
from hronika.exports.control_characters import on_one_line

if TYPE_CHECKING:
    from rich.text import Text


def positions(
    name: Annotated[
        str,
        typer.Argument(metavar="NAME", help="Who: a name in any form, or an id that `hronika who` gives."),
    ],
    matter: Annotated[
        list[str], typer.Argument(metavar="MATTER", help="On what, as `hronika search` takes it.")
    ],
    form: Form = ListFormat.table,
    archive: ArchiveFile = None,
) -> None:
    """Show what somebody said on a matter over time, each statement once, the oldest first.

    Where a statement differs from the one before it that is on the same matter (a negation, the opposite,
    another number, a denial), it is marked with what differs and with what speaks against its being a change.
    """
    from hronika.archive.positions.positions import positions as positions_of
    from hronika.cli.hit_text import act_in_words, in_bold, marked_text
    from hronika.cli.identity_text import brief_text
    from hronika.cli.position_text import change_row, change_text, hit_row, sources_text

    with open_archive(archive, writable=False) as store:
        found = positions_of(store, name, " ".join(matter))
    for note in found.notes:
        complain(note)
    rows = [
        hit_row(each.hit, each.sources)
        | {
            "change": change_row(each.change.difference) | {"since": each.change.since}
            if each.change
            else None
        }
        for each in found.stated
    ]
    places = {id(row): place for place, row in enumerate(rows)}

    with output(None, styled=form is ListFormat.table) as out:
        bold = in_bold(out)

        def cells(row: Row) -> "Sequence[str | Text]":
            each = found.stated[places[id(row)]]
            hit = each.hit
            act = act_in_words(hit)
            named = stance_to_name(hit.stance)
            stance = f"{act} ({named})" if named else act
            change = f"≠ {change_text(each.change.difference)}" if each.change else ""
            return str(hit.day or ""), stance, marked_text(hit, bold=bold), change, sources_text(each.sources)

        if form is ListFormat.table:
            out.write(f" {on_one_line(brief_text(found.speaker))}\n")
        write_listing(rows, form, out, [""] * 5, cells, wide=2)
    if not rows:
        complain(
            f"{on_one_line(found.speaker.name)} says nothing that has {on_one_line(' '.join(matter))[:60]!r}."
        )
