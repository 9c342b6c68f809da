"""`hronika who`."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from hronika.cli.archive_file import ArchiveFile, open_archive
from hronika.cli.guard import complain, counted
from hronika.cli.listing import Form, Limit, ListFormat, Row, write_listing
from hronika.cli.output import output
from hronika.errors import UsageError
from hronika.exports.control_characters import on_one_line

if TYPE_CHECKING:
    from hronika.archive.identity.who import Who
    from hronika.archive.store import Store


def who(
    name: Annotated[
        list[str],
        typer.Argument(
            metavar="NAME",
            help="A name in any form or spelling, or an id that this list gives; with --on an office.",
        ),
    ],
    on: Annotated[
        str | None,
        typer.Option(
            metavar="DAY", help="Say who held the office NAME on this day, by lists (`hronika authority`)."
        ),
    ] = None,
    profiles: Annotated[
        bool,
        typer.Option(
            "--profiles", help="Show each name with the roles beside it: what `hronika split` can part."
        ),
    ] = False,
    form: Form = ListFormat.table,
    limit: Limit = 20,
    archive: ArchiveFile = None,
) -> None:
    """Say whom a name may mean: people and institutions, told apart by role, place and time.

    Each line is one of them, with roles by the years of the articles that give them, what it said, and the
    articles that name it. Of whom it is not sure whether they are one is said below; nothing unsure is
    counted together. What is said `by office` are statements that articles attribute to an office alone
    (`premjers sacīja`), which only this person can have held on that day; they are counted apart.
    """
    from hronika.archive.identity.who import who as whom
    from hronika.cli.identity_text import counts_text, ids_text, profile_row, roles_text, row_of

    with open_archive(archive, writable=False) as store:
        found = whom(store, " ".join(name), most=limit) if on is None else _holder(store, " ".join(name), on)
        rejected = None if found.found else _rejected(store, " ".join(name))
    rows: list[Row]
    if profiles:
        rows = [{"of": each.id} | profile_row(profile) for each in found.found for profile in each.known_as]
    else:
        unsure = {
            each.id: [
                {"score": round(question.score, 3), "id": other.id, "name": other.name}
                for question in found.questions
                for one, other in ((question.one, question.other), (question.other, question.one))
                if one.id == each.id
            ]
            for each in found.found
        }
        rows = [
            row_of(each) | {"unsure": unsure[each.id]}
            for each in found.found
            if each.is_established or form is not ListFormat.table
        ]
    told = {each.id: each for each in found.found}

    def cells(row: Row) -> list[str]:
        if profiles:
            days = " … ".join(dict.fromkeys(str(row[day]) for day in ("first", "last") if row[day]))
            return [row["id"], row["name"], counted(row["articles"], "article"), days, row["role"] or ""]
        each = told[row["id"]]
        return [each.name, roles_text(each), counts_text(each), ids_text(each)]

    with output(None, styled=form is ListFormat.table) as out:
        write_listing(rows, form, out, [""] * (5 if profiles else 4), cells, wide=-1 if profiles else 1)
        if form is ListFormat.table and not profiles:
            out.writelines(f"{on_one_line(line)}\n" for line in _open(found))
    if not found.found and on is None:
        complain(rejected or f"The archive names nobody and nothing {on_one_line(' '.join(name))[:60]!r}.")


def _rejected(store: "Store", name: str) -> str | None:
    """Say who said that a name is none; None where nobody did."""
    from hronika.archive.review.names import thrown_out

    decision = thrown_out(store, "person", name) or thrown_out(store, "thing", name)
    if decision is None:
        return None
    return (
        f"{on_one_line(name)[:60]!r} was rejected as a name by {on_one_line(decision.author)}: "
        f"`hronika names --undo {decision.number}` takes that back."
    )


def _holder(store: "Store", role: str, on: str) -> "Who":
    """Give who held an office on a day, and say why it is nobody."""
    from datetime import date

    from hronika.archive.identity.holders import holder
    from hronika.archive.identity.who import Who

    try:
        day = date.fromisoformat(on)
    except ValueError:
        raise UsageError(f"{on[:40]!r} is no day: write it as 2023-09-15.") from None
    found = holder(store, role, day)
    if found.holder is None:
        several = ", ".join(each.name for each in found.possible)
        complain(
            f"Who was {role[:60]!r} on {day} is not sure by the lists: {several} may have been."
            if several
            else f"No list tells who was {role[:60]!r} on {day}: `hronika authority FILE` imports one."
        )
    return Who((found.holder,) if found.holder else (), ())


def _open(found: "Who") -> Iterator[str]:
    """Say what is not sure: who may be one, and which names alone tell of nobody."""
    from hronika.cli.identity_text import brief_text

    asked = set()
    for question in found.questions:
        asked |= {question.one.id, question.other.id}
        yield (
            f"unsure ({question.score:.2f}): {brief_text(question.other)}: the same as "
            f"{brief_text(question.one)}? hronika merge {question.one.id} {question.other.id}"
        )
    for each in found.found:
        if not each.is_established and each.id not in asked:
            yield f"only named so: {brief_text(each)} {each.id}"
