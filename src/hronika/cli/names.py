"""`hronika names`."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from hronika.cli.archive_file import ArchiveFile, open_archive
from hronika.cli.author import Author, Reason, name_of
from hronika.cli.guard import complain, counted
from hronika.cli.listing import Form, Limit, ListFormat, Row, write_listing
from hronika.cli.output import output
from hronika.errors import UsageError
from hronika.instants import on_the_clock

if TYPE_CHECKING:
    from hronika.archive.review.decisions import Decision, NameVerdict
    from hronika.archive.store import Store


class NamedAs(StrEnum):
    """What a name would be of."""

    person = "person"
    thing = "thing"


def names(
    reject: Annotated[
        str | None, typer.Option(metavar="NAME", help="Say that this is no name, as articles have it.")
    ] = None,
    confirm: Annotated[
        str | None, typer.Option(metavar="NAME", help="Say that this is a name: it is not asked about again.")
    ] = None,
    kind: Annotated[
        NamedAs | None,
        typer.Option(
            help="What it was read as, where the archive has it as both: a thing is also an institution."
        ),
    ] = None,
    undo: Annotated[
        int | None, typer.Option(metavar="NUMBER", help="Take a decision, or an undo, back by its number.")
    ] = None,
    rejected: Annotated[
        bool, typer.Option("--rejected", help="List what was rejected, the last first.")
    ] = False,
    author: Author = None,
    reason: Reason = None,
    form: Form = ListFormat.table,
    limit: Limit = 20,
    archive: ArchiveFile = None,
) -> None:
    """List names that may be none, those in most articles first, or throw one out.

    These were read as the name of a person or an institution that says nothing and stands in no list: single
    words without a role, such as a common one, and several words that stand in headlines alone in which all
    are written with capitals. What is rejected is not listed by `who`,
    on pages of people nor among suggestions any more, also of articles that are added later; the articles
    stay as they were read, and `--undo` takes it back.
    """
    from hronika.archive.review.names import doubtful_names, rejected_names, undo_decision

    chosen = [each for each in (reject, confirm, undo, rejected or None) if each is not None]
    if len(chosen) > 1:
        raise UsageError("--reject, --confirm, --undo and --rejected are four things: do one.")
    if reject is not None or confirm is not None:
        by = name_of(author)
        with open_archive(archive) as store:
            rows = [_judged(store, reject, confirm, kind, by, reason)]
    elif undo is not None:
        by = name_of(author)
        with open_archive(archive) as store:
            about = undo_decision(store, undo, author=by, reason=reason)
        rows = [_row(about) | {"verdict": f"undoes {undo}", "author": by, "at": None, "reason": reason}]
    elif rejected:
        with open_archive(archive, writable=False) as store:
            rows = [_row(each) for each in rejected_names(store, limit)]
    else:
        with open_archive(archive, writable=False) as store:
            found = doubtful_names(store, limit=limit)
        rows = [
            _EMPTY | {"kind": each.kind, "name": each.name, "articles": each.articles, "doubt": each.doubt}
            for each in found.found
        ]
        if found.total > len(rows):
            complain(f"{counted(found.total, 'name')}, of which {limit} are shown: --limit shows more.")
    with output(None, styled=form is ListFormat.table) as out:
        write_listing(rows, form, out, [""] * 5, _cells, wide=2)
    if not rows:
        complain("No name was rejected." if rejected else "No name is doubtful.")


_EMPTY: dict[str, Any] = dict.fromkeys(
    ("number", "kind", "name", "articles", "doubt", "verdict", "author", "at", "reason")
)


def _judged(
    store: "Store", reject: str | None, confirm: str | None, kind: NamedAs | None, by: str, reason: str | None
) -> dict[str, Any]:
    from hronika.archive.review.names import judge_name, kinds_of

    verdict: NameVerdict = "no name" if reject is not None else "name"
    name = (reject if reject is not None else confirm) or ""
    found = kinds_of(store, name)
    if kind is not None:
        found = [each for each in found if each == kind.value]
    if not found:
        raise UsageError(
            f"The archive names nobody and nothing {name.strip()[:60]!r}: write it as articles do."
        )
    if len(found) > 1:
        raise UsageError(f"{name.strip()[:60]!r} was read as a person and as a thing: say which with --kind.")
    made = judge_name(store, found[0], name, verdict, author=by, reason=reason)
    return _EMPTY | {
        "number": made.number, "kind": found[0], "name": made.name, "verdict": verdict, "author": by,
        "reason": reason,
    }  # fmt: skip


def _row(decision: "Decision") -> dict[str, Any]:
    kind = decision.one[0].partition(":")[0] if decision.kind == "name" else decision.kind
    return {
        "number": decision.number,
        "kind": kind,
        "name": " ".join(decision.other) if decision.kind == "name" else None,
        "articles": None,
        "doubt": None,
        "verdict": decision.verdict,
        "author": decision.author,
        "at": decision.at.isoformat(timespec="seconds"),
        "reason": decision.reason,
    }


def _cells(row: Row) -> list[str]:
    from datetime import datetime

    day = on_the_clock(datetime.fromisoformat(row["at"]))[:10] if row["at"] else ""
    who = ", ".join(filter(None, (row["verdict"], row["author"], day, row["reason"])))
    articles = counted(row["articles"], "article") if row["articles"] is not None else ""
    articles += ", in headlines alone" if row["doubt"] == "headline" else ""
    return [str(row["number"] or ""), row["kind"] or "", row["name"] or "", articles, who]
