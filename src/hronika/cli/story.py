"""`hronika story`."""

from typing import Annotated

import typer

from hronika.cli.archive_file import ArchiveFile, OfOutlet, open_archive
from hronika.cli.guard import counted
from hronika.cli.listing import Form, ListFormat, write_listing
from hronika.cli.output import output
from hronika.exports.control_characters import on_one_line


def story(
    article: Annotated[
        str,
        typer.Argument(
            metavar="ARTICLE",
            help="Id of an article, as `hronika search --format json` gives them.",
            show_default=False,
        ),
    ],
    outlet: OfOutlet = None,
    form: Form = ListFormat.table,
    archive: ArchiveFile = None,
) -> None:
    """Show the story that an article is of: its copies in other outlets, and what they made of what was said.

    A story is articles within two weeks of which one is a copy of another, whole, cut or reworded. Below them
    stands what several of them have: each statement once with its sources, exact, shortened or reworded, with
    the hedges that were dropped; and each event with how far each article vouches for it.
    """
    from hronika.archive.lineage.telling import story_lineage
    from hronika.cli.lineage_text import (
        cells_of,
        event_rows,
        hedges_text,
        statement_rows,
        story_rows,
        when_of,
    )

    with open_archive(archive, writable=False) as store:
        found = story_lineage(store, article, outlet)
    rows = [
        *story_rows(found.story),
        *(row for each in found.statements for row in statement_rows(each)),
        *(row for each in found.events for row in event_rows(each)),
    ]
    with output(None, styled=form is ListFormat.table) as out:
        if form is not ListFormat.table:
            write_listing(rows, form, out, [""] * 6, cells_of)
            return
        articles, outlets = found.story.articles, found.story.outlets
        where = f" in {counted(len(outlets), 'outlet')}" if outlets else ""
        first = f"first {when_of(articles[0])}" if articles[0].published else "no day known"
        told = [f"{counted(len(articles), 'article')}{where}, {first}"]
        if found.story.agency:
            told.append(f"agency {found.story.agency}")
        told.append(
            f"{counted(len(found.statements), 'statement')} in several of them, {found.alone} in one alone"
        )
        out.write(f" {on_one_line('; '.join([*told, *hedges_text(found.statements)]))}\n")
        write_listing(story_rows(found.story), form, out, [""] * 6, cells_of, wide=4)
        for statement in found.statements:
            out.write("\n")
            write_listing(statement_rows(statement), form, out, [""] * 6, cells_of, wide=4)
        for event in found.events:
            out.write("\n")
            write_listing(event_rows(event), form, out, [""] * 6, cells_of, wide=4)
