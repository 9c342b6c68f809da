"""Counts of what was found, by speaker, outlet, month and the like."""

import json
import sqlite3
import time
from collections import Counter
from collections.abc import Sequence
from typing import Any, NamedTuple

from hronika.archive.numbers import days_of

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
    for day, count in days_of(numbers).items():
        months[None if day is None else f"{day:%Y-%m}"] += count
    counts: dict[str, Counter[str | None] | None] = {"month": months}
    columns = _COLUMNS[table]
    until = time.monotonic() + seconds
    counts |= dict.fromkeys((*columns, "outlet"))
    versions: Counter[int] | None = Counter(numbers)
    if table != "version":
        asked = ", ".join(f"t.{column}" for column in ("version", *columns.values()))
        found = _rows_until(
            connection,
            until,
            f"SELECT {asked} FROM json_each(?) n CROSS JOIN {table} t ON t.number = n.value",  # noqa: S608
            numbers,
        )
        versions = None
        if found is not None:
            # By columns, which are counted without a step of Python for every row.
            told = list(zip(*found, strict=True)) or [()] * (1 + len(columns))
            versions = Counter(told[0])
            counts |= {name: Counter(values) for name, values in zip(columns, told[1:], strict=True)}
    if versions is not None:
        counts["outlet"] = _outlets(connection, until, versions)
    values = {name: None if counted is None else _sorted(counted) for name, counted in counts.items()}
    return Facets(len(numbers), of_all, values)


def _outlets(
    connection: sqlite3.Connection, until: float, versions: Counter[int]
) -> Counter[str | None] | None:
    """Count the outlets of versions, each so often as it stands in a count, or None where time is up."""
    found = _rows_until(
        connection,
        until,
        "SELECT v.number, a.outlet FROM json_each(?) n CROSS JOIN version v ON v.number = n.value "
        "CROSS JOIN article a ON a.number = v.article",
        list(versions),
    )
    if found is None:
        return None
    counted: Counter[str | None] = Counter()
    for version, outlet in found:
        counted[outlet] += versions[version]
    return counted


def _rows_until(
    connection: sqlite3.Connection, until: float, asked: str, numbers: Sequence[int]
) -> list[tuple[Any, ...]] | None:
    """Give the rows of a question about these numbers, None where they are not there by that time."""
    connection.set_progress_handler(lambda: time.monotonic() > until, _STEPS)
    try:
        return connection.execute(asked, (json.dumps(numbers),)).fetchall()
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_INTERRUPT:
            raise
        return None
    finally:
        connection.set_progress_handler(None, 0)


def _sorted(counted: Counter[str | None]) -> tuple[tuple[str | None, int], ...]:
    return tuple(sorted(counted.items(), key=lambda item: (-item[1], item[0] or "")))
