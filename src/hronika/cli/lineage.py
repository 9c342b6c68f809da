"""`hronika lineage`."""

from typing import Annotated

import typer

from hronika.cli.archive_file import ArchiveFile, InArticle, OfOutlet, open_archive
from hronika.cli.listing import Form, ListFormat, write_listing
from hronika.cli.output import output
from hronika.exports.control_characters import on_one_line


def lineage(
    id: Annotated[
        str,
        typer.Argument(
            metavar="ID",
            help="Identifier of a statement or event, as `hronika search --format json` gives them.",
            show_default=False,
        ),
    ],
    article: InArticle = None,
    outlet: OfOutlet = None,
    form: Form = ListFormat.table,
    archive: ArchiveFile = None,
) -> None:
    """Show who had a statement or an event first, and what became of it in other articles.

    Of a statement every source is shown with its words beside those of the first: exact, shortened, longer or
    reworded, with how likely it is the same, the hedges that were dropped and the speaker that changed. Of an
    event every source is shown with how far it vouches for it and who does: possible, planned, told, denied,
    asserted. Each source is an article; the statement counts once.
    """
    from hronika.archive.lineage.telling import StatementLineage, lineage_of
    from hronika.cli.lineage_text import cells_of, event_rows, statement_rows, summary_of

    with open_archive(archive, writable=False) as store:
        found = lineage_of(store, id, article=article, outlet=outlet)
    rows = statement_rows(found) if isinstance(found, StatementLineage) else event_rows(found)
    with output(None, styled=form is ListFormat.table) as out:
        if form is ListFormat.table:
            out.write(f" {on_one_line(summary_of(found))}\n")
        write_listing(rows, form, out, [""] * 6, cells_of, wide=4)
