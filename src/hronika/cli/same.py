"""`hronika same`."""

from hronika.cli.archive_file import ArchiveFile, open_archive
from hronika.cli.guard import complain
from hronika.cli.listing import Form, Limit, ListFormat, Row, write_listing
from hronika.cli.output import output


def same(form: Form = ListFormat.table, limit: Limit = 20, archive: ArchiveFile = None) -> None:
    """List pairs of whom it is not sure whether they are one, the likeliest first (also: `hronika same?`).

    `hronika merge` settles one: that they are the same, `--different`, or that it cannot be told, `--unsure`.
    """
    from hronika.archive.identity.who import open_questions
    from hronika.cli.identity_text import brief_text, question_row

    with open_archive(archive, writable=False) as store:
        found = open_questions(store, most=limit)
    texts = [
        [f"{each.score:.2f}", brief_text(each.one), brief_text(each.other), each.one.id, each.other.id]
        for each in found
    ]
    rows = [question_row(each) for each in found]
    places = {id(row): place for place, row in enumerate(rows)}

    def cells(row: Row) -> list[str]:
        return texts[places[id(row)]]

    with output(None, styled=form is ListFormat.table) as out:
        write_listing(rows, form, out, [""] * 5, cells, wide=1)
    if not found:
        complain("Nothing is open: of all pairs it is sure whether they are one.")
