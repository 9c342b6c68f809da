"""`hronika where`."""

from typing import TYPE_CHECKING, Annotated

import typer

from hronika.cli.archive_file import ArchiveFile, open_archive
from hronika.cli.guard import complain, counted
from hronika.cli.listing import Form, ListFormat, Row, write_listing
from hronika.cli.output import output
from hronika.exports.control_characters import on_one_line

if TYPE_CHECKING:
    from hronika.archive.places.where import Whereabouts


def where(
    name: Annotated[
        list[str],
        typer.Argument(metavar="NAME", help="The name of a country, region or settlement, in any case."),
    ],
    form: Form = ListFormat.table,
    archive: ArchiveFile = None,
) -> None:
    """Say which places a name may mean, and in how many articles each of them is named.

    Countries are those of CLDR, settlements those of GeoNames (CC BY 4.0). Counted are articles in which what
    is meant is beyond doubt; how many leave it open is said below.
    """
    from hronika.archive.places.where import where as whereabouts_of

    with open_archive(archive, writable=False) as store:
        told = whereabouts_of(store, " ".join(name))

    def cells(row: Row) -> list[str]:
        within = ", ".join(filter(None, (row["region"], row["country"]))) if row["kind"] != "country" else ""
        people = f"{row['population']:,}" if row["population"] else ""
        at = f"{row['latitude']:.2f} {row['longitude']:.2f}" if row["latitude"] is not None else ""
        number = str(row["geonames"] or "")
        return [
            row["name"],
            row["kind"],
            people,
            at,
            row["code"],
            number,
            counted(row["articles"], "article"),
            within,
        ]

    headings = ["name", "kind", "people", "lat, lon", "code", "GeoNames", "", "in"]
    with output(None, styled=form is ListFormat.table) as out:
        write_listing(map(_row, told.found), form, out, headings, cells)
    called = on_one_line(" ".join(name))[:60]
    if not told.found:
        complain(f"The gazetteer has no place {called!r}.")
    if told.open:
        complain(f"{counted(told.open, 'more article')} with {called!r} where it is in doubt which is meant.")


def _row(found: "Whereabouts") -> Row:
    return found.place._asdict() | {
        "region": found.region,
        "country": found.country,
        "articles": found.articles,
    }
