"""Counts of what was found, by speaker, outlet, month and the like."""

import sqlite3
import time
from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from hronika.archive.identity.profiles import plain_name
from hronika.archive.numbers import days_of, period
from hronika.archive.review.judged_names import names_thrown_out
from hronika.archive.rows import json_list
from hronika.archive.store import Store

# What the rows of each table tell, by the name of the facet.
_COLUMNS: dict[str, dict[str, str]] = {
    "statement": {"speaker": "speaker_name", "mode": "mode", "act": "act", "stance": "stance"},
    "event": {"type": "type", "vouched": "vouched", "place": "place"},
    "name": {"type": "kind"},
    "version": {},
}
# The rows of statements and versions are wide: what is counted of ten thousand would lie on as many pages,
# and lies on some hundred in indexes that hold nothing else.
_VERSION = "CROSS JOIN version v INDEXED BY version_articles ON v.number"
_JOINS = {
    "statement": "CROSS JOIN statement t INDEXED BY statement_facets ON t.number = n.value "
    f"{_VERSION} = t.version",
    "event": f"CROSS JOIN event t ON t.number = n.value {_VERSION} = t.version",
    "name": f"CROSS JOIN name t ON t.number = n.value {_VERSION} = t.version",
    "version": f"{_VERSION} = n.value",
}
_STEPS = 10_000
"""After how many steps of SQLite's machine the clock is looked at: some tenths of a millisecond."""


_MOST_COUNTED = 10_000


class BusySpeaker(NamedTuple):
    """Somebody and how many statements are theirs in articles of some days.

    `id` leads to who that is, and `role` is what articles call them; both are None of who is not told apart.
    """

    name: str
    id: str | None
    role: str | None
    statements: int


class Facets(NamedTuple):
    """How often each value stands in the newest hits, so many as `counted`; `of_all` says if these are all.

    `values` has for each facet its values with their counts, the most frequent first, months by their names
    (`2024-05`), None for what a hit does not tell; and None for a facet that could not be counted in time.
    """

    counted: int
    of_all: bool
    values: dict[str, tuple[tuple[str | None, int], ...] | None]


def count_facets(
    connection: sqlite3.Connection, table: str, numbers: Sequence[int], of_all: bool, seconds: float
) -> Facets:
    """Count the facets of the entries of a table with these numbers, for so many seconds at most."""
    months: Counter[str | None] = Counter()
    for day, count in days_of(numbers).items():
        months[None if day is None else f"{day:%Y-%m}"] += count
    counts: dict[str, Counter[str | None] | None] = {"month": months}
    columns = _COLUMNS[table]
    counts |= dict.fromkeys((*columns, "outlet"))
    asked = ", ".join((*(f"t.{column}" for column in columns.values()), "a.outlet"))
    found = _rows_until(
        connection,
        time.monotonic() + seconds,
        f"SELECT {asked} FROM json_each(?) n {_JOINS[table]} "  # noqa: S608
        "CROSS JOIN article a ON a.number = v.article",
        numbers,
    )
    if found is not None:
        # By columns, which are counted without a step of Python for every row.
        told = zip(*found, strict=True) if found else [()] * (len(columns) + 1)
        counts |= {name: Counter(values) for name, values in zip((*columns, "outlet"), told, strict=True)}
    if (speakers := counts.get("speaker")) is not None and (rejected := names_thrown_out(connection)):
        for name in [each for each in speakers if each is not None and plain_name(each) in rejected]:
            del speakers[name]
    values = {name: None if counted is None else _sorted(counted) for name, counted in counts.items()}
    return Facets(len(numbers), of_all, values)


def busiest_speakers(store: Store, since: date, until: date, limit: int) -> list[BusySpeaker]:
    """Give those who say most in articles of some days, both included; namesakes are counted apart.

    Counted are the newest 10 000 statements of these days.
    """
    days = period(since, until)
    with store.reading() as connection:
        rows = connection.execute(
            "SELECT said.speaker_name, e.id, e.title, count(*) FROM (SELECT speaker_name, version "
            "FROM statement INDEXED BY statement_facets WHERE number >= ? AND number < ? "
            "AND version NOT IN (SELECT number FROM version WHERE NOT is_current) "
            "ORDER BY number DESC LIMIT ?) said "
            "LEFT JOIN appearance a ON a.version = said.version AND a.name = said.speaker_name "
            "LEFT JOIN profile p ON p.number = a.profile LEFT JOIN established e ON e.entity = p.entity "
            "WHERE said.speaker_name IS NOT NULL "
            "GROUP BY said.speaker_name, e.entity ORDER BY 4 DESC, 1, 2 LIMIT ?",
            (days.start, days.stop, _MOST_COUNTED, limit),
        ).fetchall()
    return [BusySpeaker(name, id, role or None, count) for name, id, role, count in rows]


def _rows_until(
    connection: sqlite3.Connection, until: float, asked: str, numbers: Sequence[int]
) -> list[tuple[Any, ...]] | None:
    """Give the rows of a question about these numbers, None where they are not there by that time."""
    connection.set_progress_handler(lambda: time.monotonic() > until, _STEPS)
    try:
        return connection.execute(asked, (json_list(numbers),)).fetchall()
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_INTERRUPT:
            raise
        return None
    finally:
        connection.set_progress_handler(None, 0)


def _sorted(counted: Counter[str | None]) -> tuple[tuple[str | None, int], ...]:
    return tuple(sorted(counted.items(), key=lambda item: (-item[1], item[0] or "")))
