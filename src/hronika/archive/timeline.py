"""What happened when: events, and statements whose saying the text dates, in the order of their own days.

The day of publication dates nothing. What the text does not date is counted and left out.
"""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from hronika.archive import fulltext
from hronika.archive.days import Days, days_of
from hronika.archive.hits import Hit, Hits, SearchKind
from hronika.archive.meanings import meanings_of
from hronika.archive.numbers import period
from hronika.archive.queries import leaves, parse
from hronika.archive.rows import json_list
from hronika.archive.search import MOST_COUNTED
from hronika.archive.store import Store
from hronika.errors import UsageError
from hronika.record import Polarity, Vouched

# What is looked at of each row: its time, and of an event how far it is told as a fact.
_COLUMNS: dict[SearchKind, str] = {
    "event": "t.time, t.vouched, t.polarity",
    "statement": "t.said_at, NULL, NULL",
}
_KEY = re.compile(r"(\d{4}-\d\d-\d\d)_(\d{4}-\d\d-\d\d)_(event|statement)_(\d{1,18})", re.ASCII)


class Telling(NamedTuple):
    """What an entry is: an event, by how far the text presents it as a fact; both None for a statement."""

    vouched: Vouched | None
    polarity: Polarity | None


class Dated(NamedTuple):
    """A hit with its own time: the TIMEX3 value as the text gives it and the days that this may be."""

    value: str
    days: Days
    hit: Hit


@dataclass(frozen=True)
class Timeline:
    """Entries in the order of their time; `dated` of all that were found have one, `undated` have none.

    `of_all` is false where more was found than is looked at. `notes` are those of the query. `counts` has of
    all dated ones, not only the entries, how many of each telling have which days, and `undated_counts` how
    many of each have none. `before` is the key of the first entry where others come before it.
    """

    entries: tuple[Dated, ...]
    dated: int
    undated: int
    of_all: bool
    notes: tuple[str, ...]
    counts: Mapping[tuple[Telling, Days], int]
    undated_counts: Mapping[Telling, int]
    before: str | None


class _Timed(NamedTuple):
    """A row with a time, in the order of a timeline."""

    days: Days
    kind: SearchKind
    number: int
    value: str
    telling: Telling

    @property
    def key(self) -> tuple[Days, SearchKind, int]:
        return self[:3]


def timeline(
    store: Store,
    text: str = "",
    limit: int = 20,
    since: date | None = None,
    until: date | None = None,
    before: str | None = None,
) -> Timeline:
    """Give the last entries of the timeline of a query, so many at most, the earliest first.

    `since` and `until` bound when it happened, both included; `since:` and `until:` in the query when it was
    published. `before` is the key of the page after, to go on towards the beginning. Looked at are the newest
    10 000 events and as many statements that meet the query. Raises UsageError where `before` is no key.
    """
    query = parse(text)
    last = None if before is None else _key(before)
    numbers = period(query.since, query.until)
    notes = list(query.notes)
    found: list[_Timed] = []
    undated: Counter[tuple[Vouched | None, Polarity | None]] = Counter()
    of_all = True
    with store.reading() as connection:
        hits: dict[tuple[SearchKind, int], Hit] = {}
        makers: dict[SearchKind, Hits] = {}
        known: dict[str | None, Days | None] = {None: None}
        for kind, columns in _COLUMNS.items():
            meanings = meanings_of(connection, kind, query.tree)
            expression = meanings.expression(query.tree, loose=True)
            matching = fulltext.newest(connection, kind, expression, numbers, MOST_COUNTED + 1)
            of_all = of_all and len(matching) <= MOST_COUNTED
            rows = connection.execute(
                f"SELECT t.number, {columns} FROM json_each(?) n "  # noqa: S608 they are ours
                f"CROSS JOIN {kind} t ON t.number = n.value",
                (json_list(matching[:MOST_COUNTED]),),
            )
            for number, value, vouched, polarity in rows:
                days = known[value] if value in known else known.setdefault(value, days_of(value))
                if days is None:
                    undated[vouched, polarity] += 1
                elif _within(days, since, until):
                    found.append(_Timed(days, kind, number, value, Telling(vouched, polarity)))
            wanted = dict.fromkeys(leaves(query.tree, wanted=True))
            makers[kind] = Hits(connection, kind, [meanings.of[leaf] for leaf in wanted])
            notes += meanings.notes
        found.sort()  # what comes first tells all of them apart
        earlier = found if last is None else [each for each in found if each.key < last]
        shown = earlier[-limit:]
        for kind, maker in makers.items():
            own = [each.number for each in shown if each.kind == kind]
            hits |= zip(((kind, number) for number in own), maker.of(own), strict=True)
    return Timeline(
        tuple(Dated(each.value, each.days, hits[each.kind, each.number]) for each in shown),
        len(found),
        undated.total(),
        of_all,
        tuple(dict.fromkeys(notes)),
        Counter((each.telling, each.days) for each in found),
        {Telling(*told): count for told, count in undated.items()},
        _written(shown[0]) if len(earlier) > len(shown) else None,
    )


def _within(days: Days, since: date | None, until: date | None) -> bool:
    return (since is None or days.last >= since) and (until is None or days.first <= until)


def _written(entry: _Timed) -> str:
    return f"{entry.days.first}_{entry.days.last}_{entry.kind}_{entry.number}"


def _key(written: str) -> tuple[Days, SearchKind, int]:
    match = _KEY.fullmatch(written)
    try:
        if match is None:
            raise ValueError
        days = Days(date.fromisoformat(match[1]), date.fromisoformat(match[2]))
    except ValueError:
        raise UsageError(
            f"{written[:60]!r} is no key of a timeline: give the one of the page before."
        ) from None
    return days, "event" if match[3] == "event" else "statement", int(match[4])
