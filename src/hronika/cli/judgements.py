"""`hronika judgements`."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from hronika.cli.archive_file import ArchiveFile, open_archive
from hronika.cli.author import Author, Reason, name_of
from hronika.cli.guard import complain
from hronika.cli.listing import Form, Limit, ListFormat, Row, write_listing
from hronika.cli.output import output
from hronika.instants import on_the_clock

if TYPE_CHECKING:
    from hronika.archive.identity.judgements import Judgement


def judgements(
    undo: Annotated[
        int | None, typer.Option(metavar="NUMBER", help="Take a judgement, or an undo, back by its number.")
    ] = None,
    author: Author = None,
    reason: Reason = None,
    form: Form = ListFormat.table,
    limit: Limit = 100,
    archive: ArchiveFile = None,
) -> None:
    """List what people judged of who is who, the last first, or take a judgement back.

    After an undo all is as it was before the judgement; the undo is an entry too.
    """
    from hronika.archive.identity import judging
    from hronika.cli.identity_text import write_judging

    if undo is not None:
        by = name_of(author)
        with open_archive(archive) as store:
            made = judging.take_back(store, undo, author=by, reason=reason)
        write_judging(made, f"undoes {undo}", by, form)
        return
    with open_archive(archive, writable=False) as store:
        found = judging.judgements_of(store)
    rows = list(map(_row, found[:limit]))
    days = {each.number: on_the_clock(each.at)[:10] for each in found}

    def cells(row: Row) -> list[str]:
        about = f"{' '.join(row['one'])} | {' '.join(row['other'])}" if row["one"] else ""
        verdict = f"undoes {row['undoes']}" if row["undoes"] else row["verdict"]
        state = "" if row["holds"] else "undone"
        return [
            str(row["number"]),
            days[row["number"]],
            row["author"],
            verdict,
            state,
            row["reason"] or "",
            about,
        ]

    with output(None, styled=form is ListFormat.table) as out:
        write_listing(rows, form, out, [""] * 7, cells)
    if not found:
        complain("Nobody judged anything yet: `hronika same` lists what is open.")


def _row(judgement: "Judgement") -> dict[str, Any]:
    return {
        "number": judgement.number,
        "at": judgement.at.isoformat(timespec="seconds"),
        "author": judgement.author,
        "verdict": judgement.verdict,
        "one": list(judgement.one),
        "other": list(judgement.other),
        "score": judgement.score,
        "reason": judgement.reason,
        "undoes": judgement.undoes,
        "holds": judgement.holds,
    }
