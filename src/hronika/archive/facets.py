"""Counts of what was found, by speaker, outlet, month and the like."""

import json
import sqlite3
import time
from collections import Counter
from collections.abc import Sequence
from typing import Any, NamedTuple

from hronika.archive.numbers import day_of

# What the rows of each table tell, by the name of the facet.
_COLUMNS: dict[str, dict[str, str]] = {
    "statement": {"speaker": "speaker_name", "mode": "mode", "act": "act", "stance": "stance"},
    "event": {"type": "type", "vouched": "vouched", "place": "place"},
    "name": {"type": "kind"},
    "version": {},
}
_STEPS = 10_000
"""After how many steps of SQLite's machine the clock is looked at: some tenths of a millisecond."""


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
    for day, count in Counter(map(day_of, numbers)).items():
        months[None if day is None else f"{day:%Y-%m}"] += count
    counts: dict[str, Counter[str | None] | None] = {"month": months}
    columns = _COLUMNS[table]
    given, until = json.dumps(numbers), time.monotonic() + seconds
    rows = f"json_each(?) n CROSS JOIN {table} t ON t.number = n.value"
    if columns:
        counts |= dict.fromkeys(columns)
        asked = f"SELECT {', '.join(f't.{column}' for column in columns.values())} FROM {rows}"  # noqa: S608 they are ours
        if (found := _rows_until(connection, until, asked, given)) is not None:
            counts |= {name: Counter(row[place] for row in found) for place, name in enumerate(columns)}
    version = "t.number" if table == "version" else "t.version"
    found = _rows_until(
        connection,
        until,
        f"SELECT a.outlet FROM {rows} CROSS JOIN version v ON v.number = {version} "  # noqa: S608
        "CROSS JOIN article a ON a.number = v.article",
        given,
    )
    counts["outlet"] = None if found is None else Counter(outlet for (outlet,) in found)
    values = {name: None if counted is None else _sorted(counted) for name, counted in counts.items()}
    return Facets(len(numbers), of_all, values)


def _rows_until(
    connection: sqlite3.Connection, until: float, asked: str, given: str
) -> list[tuple[Any, ...]] | None:
    """Give the rows of a question, None where they are not there by that time."""
    connection.set_progress_handler(lambda: time.monotonic() > until, _STEPS)
    try:
        return connection.execute(asked, (given,)).fetchall()
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_INTERRUPT:
            raise
        return None
    finally:
        connection.set_progress_handler(None, 0)


def _sorted(counted: Counter[str | None]) -> tuple[tuple[str | None, int], ...]:
    return tuple(sorted(counted.items(), key=lambda item: (-item[1], item[0] or "")))
