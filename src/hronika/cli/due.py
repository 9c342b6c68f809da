"""`hronika due`."""

from datetime import datetime
from itertools import groupby
from typing import TYPE_CHECKING, Annotated

import typer

from hronika.cli.archive_file import ArchiveFile, open_archive
from hronika.cli.days import days_named
from hronika.cli.guard import complain, counted
from hronika.cli.listing import Form, Limit, ListFormat, Row, write_listing
from hronika.cli.output import output
from hronika.exports.control_characters import on_one_line

if TYPE_CHECKING:
    from hronika.archive.due.listing import Due
    from hronika.archive.hits import EventHit
    from hronika.archive.lineage.telling import Variant

_INDENT = " " * 12


def due(
    by: Annotated[
        str | None,
        typer.Option(
            metavar="DAY", help="Day, month or year (2024-05) by the end of which; by default today."
        ),
    ] = None,
    since: Annotated[
        str | None, typer.Option(metavar="DAY", help="Day, month or year from which on it became due.")
    ] = None,
    form: Form = ListFormat.table,
    limit: Limit = 20,
    archive: ArchiveFile = None,
) -> None:
    """List promises, predictions and plans whose time has come, the last of them, the oldest first.

    Listed are statements whose content gives a time that lies after the publication, on the last day of that
    time. Below each stands what the same speaker said on the matter since, and what was reported of it, with
    how far each article vouches for it. Whether a promise was kept is for you to say.
    """
    from hronika.archive.due.listing import due as due_by

    first, last = days_named("--since", since), days_named("--by", by)
    today = datetime.now().astimezone().date()
    with open_archive(archive, writable=False) as store:
        found = due_by(store, last.last if last else today, first.first if first else None, limit=limit)
    with output(None, styled=form is ListFormat.table) as out:
        if form is ListFormat.table:
            out.writelines(f"{line}\n" for each in found for line in _lines(each))
        else:
            write_listing(map(_row, found), form, out, [""], lambda _: [""])
    if not found:
        complain("Nothing became due then, of what the archive has.")


def _row(each: "Due") -> Row:
    from hronika.cli.hit_text import row_of

    return {
        "due": each.day.isoformat(),
        "when": each.value,
        "role": each.role or None,
        **{name: value for name, value in row_of(each.hit).items() if name not in ("highlights", "key")},
        "sources": [source._asdict() for source in each.sources],
        "hedged": _hedged_row(each.hedged),
        "planned": [row_of(hit) for hit in each.planned],
        "statements_since": [row_of(hit) for hit in each.statements],
        "events_since": [row_of(hit) for hit in each.events],
    }


def _hedged_row(first: "Variant | None") -> Row | None:
    if first is None:
        return None
    where = first.where
    return {
        "id": first.id, "article": where.article, "outlet": where.outlet, "content": first.content,
        "published": str(where.published) if where.published else None,
    }  # fmt: skip


def _lines(each: "Due") -> "list[str]":
    from hronika.cli.hit_text import act_in_words, factuality_in_words

    hit = each.hit
    who = hit.speaker or hit.source or "?"
    role = f" ({each.role})" if each.role else ""
    source = " ".join(filter(None, (hit.outlet or hit.article, str(hit.day or ""))))
    more = len(each.sources) - 1
    source += f" and {counted(more, 'more article')}" if more else ""
    lines = [f" {each.value:<10} {on_one_line(f'{who}{role}: {hit.text} [{source}]')}"]
    if each.hedged is not None:
        first = each.hedged
        where = " ".join(
            filter(None, (first.where.outlet or first.where.article, str(first.where.published)))
        )
        lines.append(f"{_INDENT}first told less surely: {on_one_line(f'{first.content} [{where}]')}")
    chain = " → ".join(_signs(each))
    told = [counted(len(each.statements), "statement"), counted(len(each.events), "event")]
    lines.append(f"{_INDENT}since: {', '.join(told)}" + (f" ({chain})" if each.events else ""))
    since = sorted(
        [
            *((str(said.day), f"{act_in_words(said)}: {said.text}", said) for said in each.statements),
            *(
                (str(event.day), f"{factuality_in_words(event)}: {event.text}", event)
                for event in each.events
            ),
        ],
        key=lambda item: item[0],
    )
    lines += [
        f"{_INDENT}  {on_one_line(f'{day} {text} [{found.outlet or found.article}]')}"
        for day, text, found in since
    ]
    return lines


def _signs(each: "Due") -> "list[str]":
    """Give how what was planned was vouched for, from the statement on, each change once."""
    return [sign for sign, _ in groupby(map(_sign, (*each.planned[:1], *each.events)))]


def _sign(event: "EventHit") -> str:
    from hronika.exports.summary import SIGNS

    told = f"{SIGNS[event.vouched]} {event.vouched}"  # type: ignore[index]
    return f"{told}, not so" if event.polarity == "negative" else told
