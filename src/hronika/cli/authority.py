"""`hronika authority`."""

from pathlib import Path
from typing import Annotated, Any

import typer

from hronika.cli.archive_file import ArchiveFile, open_archive
from hronika.cli.guard import complain, counted
from hronika.cli.listing import Form, ListFormat, Row, write_listing
from hronika.cli.output import output
from hronika.errors import DataError, UsageError
from hronika.exports.control_characters import on_one_line
from hronika.instants import on_the_clock


def authority(
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[FILE]...",
            help="Lists to import: CSV with a header, or the JSON of Wikidata. Without any, those that the "
            "archive has are listed.",
            show_default=False,
        ),
    ] = None,
    remove: Annotated[
        str | None, typer.Option(metavar="SOURCE", help="Remove the list of this source.")
    ] = None,
    form: Form = ListFormat.table,
    archive: ArchiveFile = None,
) -> None:
    """Import lists of people and institutions with names, dated roles and ids, or list what was imported.

    CSV: a line a role, with columns id, name, and of these what there is: aliases (separated by |), kind
    (person or institution), role, organization, place, from, to, gender, born. Days are 2023-09-15, 2023-09
    or 2023. The source of a list is the name of its file; a new list of a source takes the place of the
    earlier one. A line that cannot be read is named and left out, and the exit code is 1.
    """
    if files and remove is not None:
        raise UsageError("Import lists, or --remove one: do one after the other.")
    if remove is not None:
        with open_archive(archive) as store:
            from hronika.archive.identity.authorities import remove_list

            count = remove_list(store, remove)
        removed = f"{remove}: removed, with {_entries(count)}"
        _write([{"source": remove, "entries": count, "problems": []}], [removed], form)
    elif files:
        _import(files, form, archive)
    else:
        _list(form, archive)


def _import(files: list[Path], form: ListFormat, archive: Path | None) -> None:
    names = [file.name for file in files]
    if len(set(names)) < len(names):
        raise UsageError("Two of these lists have one name, by which they are known: give one another.")
    failed = False
    rows: list[Row] = []
    with open_archive(archive, make=True) as store:
        from hronika.archive.identity.authorities import import_list

        for file in files:
            try:
                made = import_list(store, file)
            except DataError as error:
                complain(str(error))
                failed = True
                continue
            for problem in made.problems:
                complain(problem)
            failed = failed or bool(made.problems)
            rows.append({"source": made.source, "entries": made.entries, "problems": list(made.problems)})
    _write(rows, [f"{row['source']}: {_entries(row['entries'])}" for row in rows], form)
    if failed:
        raise typer.Exit(1)


def _write(rows: list[Row], lines: list[str], form: ListFormat) -> None:
    """Write what became of lists, a line each for a person who reads it."""
    with output(None) as out:
        if form is ListFormat.table:
            out.writelines(f"{on_one_line(line)}\n" for line in lines)
        else:
            write_listing(rows, form, out, [""], lambda _: [""])


def _entries(count: int) -> str:
    return "1 entry" if count == 1 else f"{count} entries"


def _list(form: ListFormat, archive: Path | None) -> None:
    with open_archive(archive, writable=False) as store:
        from hronika.archive.identity.authorities import lists

        found = lists(store)
    rows: list[dict[str, Any]] = [
        {
            "source": each.source,
            "imported": each.imported.isoformat(timespec="seconds"),
            "people": each.people,
            "institutions": each.institutions,
        }
        for each in found
    ]
    days = {each.source: on_the_clock(each.imported)[:10] for each in found}

    def cells(row: Row) -> list[str]:
        people = counted(row["people"], "person").replace("persons", "people")
        return [row["source"], days[row["source"]], people, counted(row["institutions"], "institution")]

    with output(None, styled=form is ListFormat.table) as out:
        write_listing(rows, form, out, [""] * 4, cells)
    if not found:
        complain("No list was imported yet: `hronika authority FILE` imports one.")
