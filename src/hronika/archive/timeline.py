"""What happened when: events, and statements whose saying the text dates, in the order of their own days.

The day of publication dates nothing. What the text does not date is counted and left out.
"""

import json
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from hronika.archive import fulltext
from hronika.archive.days import Days, days_of
from hronika.archive.hits import Hit, Hits, SearchKind
from hronika.archive.meanings import meanings_of
from hronika.archive.numbers import period
from hronika.archive.queries import leaves, parse
from hronika.archive.search import MOST_COUNTED
from hronika.archive.store import Store

_COLUMNS: dict[SearchKind, str] = {"event": "time", "statement": "said_at"}


class Dated(NamedTuple):
    """A hit with its own time: the TIMEX3 value as the text gives it and the days that this may be."""

    value: str
    days: Days
    hit: Hit


@dataclass(frozen=True)
class Timeline:
    """Entries in the order of their time; `dated` of all that were found have one, `undated` have none.

    `of_all` is false where more was found than is looked at. `notes` are those of the query.
    """

    entries: tuple[Dated, ...]
    dated: int
    undated: int
    of_all: bool
    notes: tuple[str, ...]


def timeline(
    store: Store, text: str = "", limit: int = 20, since: date | None = None, until: date | None = None
) -> Timeline:
    """Give the last entries of the timeline of a query, so many at most, the earliest first.

    `since` and `until` bound when it happened, both included; `since:` and `until:` in the query when it was
    published. Looked at are the newest 10 000 events and as many statements that meet the query.
    """
    query = parse(text)
    numbers = period(query.since, query.until)
    notes = list(query.notes)
    found: list[tuple[Days, str, SearchKind, int]] = []
    undated, of_all = 0, True
    with store.reading() as connection:
        hits: dict[tuple[SearchKind, int], Hit] = {}
        makers: dict[SearchKind, Hits] = {}
        for kind, column in _COLUMNS.items():
            meanings = meanings_of(connection, kind, query.tree)
            expression = meanings.expression(query.tree, loose=True)
            matching = fulltext.newest(connection, kind, expression, numbers, MOST_COUNTED + 1)
            of_all = of_all and len(matching) <= MOST_COUNTED
            rows = connection.execute(
                f"SELECT t.number, t.{column} FROM json_each(?) n "  # noqa: S608 they are ours
                f"CROSS JOIN {kind} t ON t.number = n.value",
                (json.dumps(matching[:MOST_COUNTED]),),
            )
            for number, value in rows:
                days = days_of(value) if value else None
                undated += days is None
                if days is not None and _within(days, since, until):
                    found.append((days, value, kind, number))
            wanted = dict.fromkeys(leaves(query.tree, wanted=True))
            makers[kind] = Hits(connection, kind, [meanings.of[leaf] for leaf in wanted])
            notes += meanings.notes
        found.sort(key=lambda item: (item[0].first, item[0].last, item[1], item[3]))
        shown = found[-limit:]
        for kind, maker in makers.items():
            own = [number for _, _, its_kind, number in shown if its_kind == kind]
            hits |= zip(((kind, number) for number in own), maker.of(own), strict=True)
    entries = tuple(Dated(value, days, hits[kind, number]) for days, value, kind, number in shown)
    return Timeline(entries, len(found), undated, of_all, tuple(dict.fromkeys(notes)))


def _within(days: Days, since: date | None, until: date | None) -> bool:
    return (since is None or days.last >= since) and (until is None or days.first <= until)
