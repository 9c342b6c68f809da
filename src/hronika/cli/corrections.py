"""`hronika corrections`."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from hronika.cli.archive_file import ArchiveFile, open_archive
from hronika.cli.guard import complain, counted
from hronika.cli.listing import Form, Limit, ListFormat, Row, write_listing
from hronika.cli.output import output
from hronika.instants import on_the_clock

if TYPE_CHECKING:
    from hronika.archive.corrections.listing import ListedCorrection


def corrections(
    article: Annotated[str | None, typer.Option(metavar="ID", help="Only those of this article.")] = None,
    author: Annotated[str | None, typer.Option(help="Only those that this person made.")] = None,
    orphaned: Annotated[
        bool,
        typer.Option("--orphaned", help="Only those whose words the article no longer has where they stood."),
    ] = False,
    disagreeing: Annotated[
        bool, typer.Option("--disagreeing", help="Only those of which the reader now says something else.")
    ] = False,
    form: Form = ListFormat.table,
    limit: Limit = 100,
    archive: ArchiveFile = None,
) -> None:
    """List what people corrected, the last first, with what became of it and what the reader now says.

    A correction is applied, replaced by a later one, undone, orphaned (its words do not stand in the
    current version, or not in the same sentence) or idle (there is nothing that it could change).
    """
    from hronika.archive.corrections.listing import listed

    with open_archive(archive, writable=False) as store:
        found = listed(store, article=article, author=author, orphaned=orphaned, disagreeing=disagreeing)
    headings = ("", "day", "by", "", "correction", "the reader says", "of")
    with output(None) as out:
        write_listing(map(row_of, found[:limit]), form, out, headings, _cells)
    if len(found) > limit:
        complain(f"{counted(len(found), 'correction')}, of which {limit} are shown: --limit shows more.")
    if not found:
        complain("There are no such corrections.")


def row_of(listed: "ListedCorrection") -> dict[str, Any]:
    """Give a correction as a row of a list."""
    from hronika.archive.corrections.effective import plain

    standing = listed.standing
    entry = standing.correction
    given = entry.change if entry.change is not None else entry.item
    fields = entry.fields if given is not None else ()
    return {
        "number": entry.number,
        "at": entry.at.isoformat(timespec="seconds"),
        "author": entry.author,
        "action": entry.action,
        "article": listed.article,
        "kind": entry.anchor.kind,
        "item": standing.item or entry.anchor.item,
        "quotation": entry.anchor.quotation,
        "values": {field: plain(getattr(given, field)) for field in fields},
        "reader": None
        if standing.reader is None
        else {field: plain(value) for field, value in standing.reader.items()},
        "state": standing.state,
        "agrees": standing.agrees,
        "text": entry.text,
        "answers": entry.answers,
        "undoes": entry.undoes,
        "reason": entry.reason,
    }


def _cells(row: Row) -> list[str]:
    if row["action"] == "note":
        said = (
            f"note: {row['text']}" if row["answers"] is None else f"answers {row['answers']}: {row['text']}"
        )
    elif row["action"] == "undo":
        said = f"undoes {row['undoes']}"
    elif row["action"] == "change":
        said = ", ".join(f"{field} {value or 'unknown'}" for field, value in row["values"].items())
    else:
        said = row["action"]
    state = "" if row["state"] == "applied" else row["state"]
    return [
        str(row["number"]), on_the_clock(datetime.fromisoformat(row["at"]))[:10], row["author"], state, said,
        _reader(row),
        f"{row['item'] or row['article']}  {row['quotation']}",
    ]  # fmt: skip


def _reader(row: Row) -> str:
    """Say what the reader says, where that is something else."""
    if row["agrees"] is not False:
        return ""
    if row["action"] in ("reject", "complete"):
        return "that it is one" if row["action"] == "reject" else "otherwise"
    if row["reader"] is None:
        return "nothing of it"
    other = {field: value for field, value in row["reader"].items() if value != row["values"].get(field)}
    return ", ".join(f"{field} {value or 'unknown'}" for field, value in other.items())
