"""`hronika search`."""

from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from hronika.cli.archive_file import ArchiveFile, open_archive
from hronika.cli.guard import complain, spaced
from hronika.cli.listing import Form, Limit, ListFormat, Row, write_listing
from hronika.cli.output import output

if TYPE_CHECKING:
    from hronika.archive.search import Results

MOST_RANKED = 10_000
_MOST_VALUES = 10
"""How many values of a facet a table shows."""


class Kind(StrEnum):
    """What can be searched for."""

    statement = "statement"
    event = "event"
    article = "article"
    name = "name"


class OrderBy(StrEnum):
    """The orders of what is found."""

    newest = "newest"
    rank = "rank"


def search(
    query: Annotated[
        list[str],
        typer.Argument(
            metavar="QUERY",
            help='Words in any form, `"exact words"`, `begin*`, `AND OR NOT`, brackets, filters such as '
            "`speaker:Kalniņš` and `since:2024-05`. After `--` also words that begin with a hyphen.",
            show_default=False,
        ),
    ],
    kind: Annotated[Kind, typer.Option("--kind", "-k", help="What to look for.")] = Kind.statement,
    order: Annotated[OrderBy, typer.Option(help="What comes first.")] = OrderBy.newest,
    facets: Annotated[
        bool,
        typer.Option(
            "--facets", help="Count what was found by speaker, outlet, month and so on, in place of a list."
        ),
    ] = False,
    after: Annotated[
        str | None, typer.Option(metavar="KEY", help="Go on after this key, which ends the page before.")
    ] = None,
    form: Form = ListFormat.table,
    limit: Limit = 20,
    archive: ArchiveFile = None,
) -> None:
    """Search the archive: who said what, what happened, which articles, who is named.

    A word finds all its forms, without diacritics also those that have some, after the others. Every text is
    a query; what could not be understood in it is told on standard error. The whole language of queries
    stands in `docs/search.md`.
    """
    from hronika.archive.search import search as search_in
    from hronika.cli.hit_text import cells_of, in_bold, row_of

    with open_archive(archive, writable=False) as store:
        found = search_in(store, " ".join(query), kind.value, limit, after, order.value, facets=facets)
    for note in found.notes:
        complain(note)
    with output(None, styled=form is ListFormat.table) as out:
        if facets:
            _write_facets(found, kind, form, out)
            return
        if form is ListFormat.table:
            out.write(f" {_heading(found, kind, order)}\n")
        hits = {hit.key: hit for hit in found.hits}
        bold = in_bold(out)
        write_listing(
            map(row_of, found.hits), form, out, [""] * 5, lambda row: cells_of(hits[row["key"]], bold), wide=3
        )
    if found.next:
        complain(f"There is more: go on with --after {found.next}.")


def _heading(found: "Results", kind: Kind, order: OrderBy) -> str:
    by = "newest first" if order is OrderBy.newest else f"by rank among the newest {spaced(MOST_RANKED)}"
    if not found.total:
        return f"no {kind}s found"
    return f"{spaced(len(found.hits))} of {_total(found, kind)}, {by}"


def _total(found: "Results", kind: Kind) -> str:
    total = spaced(found.total)
    if not found.total_is_exact:
        return f"more than {total} {kind}s"
    return f"{total} {kind}{'s' * (found.total != 1)}"


def _write_facets(found: "Results", kind: Kind, form: ListFormat, out: TextIO) -> None:
    """Write the counts, and of what could not be counted that it was not."""
    counted = found.facets
    if counted is None:
        return
    if form is ListFormat.table:
        of_all = "all" if counted.of_all else "the newest"
        out.write(f" counted in {of_all} {spaced(counted.counted)} of {_total(found, kind)}\n")
    rows: list[Row] = []
    for facet, values in counted.values.items():
        if values is None:
            rows.append({"facet": facet, "value": None, "count": None})
            continue
        shown = values[:_MOST_VALUES] if form is ListFormat.table else values
        rows += [{"facet": facet, "value": value, "count": count} for value, count in shown]
        if len(values) > len(shown):
            left = sum(count for _, count in values[len(shown) :])
            rows.append({"facet": facet, "value": f"({len(values) - len(shown)} more)", "count": left})

    def cells(row: Row) -> Sequence[str]:
        count = "not counted" if row["count"] is None else str(row["count"])
        return row["facet"], count, "–" if row["value"] is None else row["value"]

    write_listing(rows, form, out, [""] * 3, cells)
