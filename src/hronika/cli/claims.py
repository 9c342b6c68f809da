"""`hronika claims`."""

from typing import TYPE_CHECKING, Annotated

import typer

from hronika.cli.archive_file import ArchiveFile, open_archive
from hronika.cli.guard import complain
from hronika.cli.listing import Form, Limit, ListFormat, Row, write_listing
from hronika.cli.output import output
from hronika.exports.control_characters import on_one_line

if TYPE_CHECKING:
    from hronika.archive.claims.telling import Claimed, Responded


def claims(
    query: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[QUERY|ID]",
            help="A query as `hronika search` takes it, the identifier of a statement, event or response, or "
            "the id of an article; all claims without one.",
            show_default=False,
        ),
    ] = None,
    form: Form = ListFormat.table,
    limit: Limit = 20,
    archive: ArchiveFile = None,
) -> None:
    """List what was claimed, and what denies, confirms, corrects or takes it back, by whom and when.

    The newest claims stand first, and under each what responds to it: in its own article, and in articles up
    to a month later. Joined is only what names and words show to be of one matter; `same` says how much of
    it is, from 0 to 1.
    """
    from hronika.archive.claims.telling import claims as told_in

    asked = " ".join(query or ())
    with open_archive(archive, writable=False) as store:
        found = told_in(store, asked, most=limit)
    rows: list[Row]
    if form is ListFormat.table:
        rows = [line for claim in found for line in _lines(claim)]
    else:
        rows = [_row(claim) for claim in found]
    with output(None, styled=form is ListFormat.table) as out:
        write_listing(
            rows, form, out, [""] * 4, lambda row: [row["what"], row["day"], row["told"], row["id"]], wide=2
        )
    if not found:
        of = f" of {on_one_line(asked)[:60]!r}" if asked else ""
        complain(f"The archive has no claim{of} that anything denies, confirms, corrects or takes back.")


def _lines(claim: "Claimed") -> list[Row]:
    who = f"{claim.speaker}: " if claim.speaker else ""
    told = who + claim.content + _where(claim)
    lines: list[Row] = [{"what": "claim", "day": _day(claim), "told": told, "id": claim.id}]
    for each in claim.responses:
        is_notice = not each.content or each.kind in ("corrects", "withdraws")
        told = each.speaker or ("the article itself" if is_notice else "somebody")
        told += f" ({each.cue})" + (f": {each.content}" if each.content else "")
        told += " – in the same article" if each.within else _where(each)
        same = "" if each.within else f" (same {each.score:.2f})"
        lines.append({"what": f"  {each.kind}", "day": _day(each), "told": told + same, "id": each.id})
    return lines


def _day(told: "Claimed | Responded") -> str:
    return str(told.published or "")


def _where(told: "Claimed | Responded") -> str:
    return f" – {told.outlet or told.article}"


def _row(claim: "Claimed") -> Row:
    return _values(claim) | {"responses": [_values(each) for each in claim.responses]}


def _values(told: "Claimed | Responded") -> dict[str, object]:
    values = told._asdict()
    for name in ("responses", "key"):
        values.pop(name, None)
    return values | {"published": str(told.published) if told.published else None}
