"""What an archive holds and what it does not: outlets and their days, and what is missing."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from hronika.archive.numbers import MOST_A_DAY, day_of
from hronika.archive.packing import unpack
from hronika.archive.store import Store

_SAMPLED = 20
"""Of how many of the newest versions the readers are looked up, as records are packed."""


class OutletDays(NamedTuple):
    """An outlet with how many articles the archive has of it, and the first and last day of them."""

    outlet: str | None
    articles: int
    first: date | None
    last: date | None


class Holdings(NamedTuple):
    """The outlets, those of most articles first, and counts of current texts.

    `without_day` have no day of publication, of `incomplete` ones only the beginning is there; `forgotten`
    counts tombstones: of articles by each thing they were known by, of texts and of speakers. `readers` are
    those of the newest versions with how many of these each has read.
    """

    outlets: tuple[OutletDays, ...]
    without_day: int
    incomplete: int
    forgotten: int
    readers: tuple[tuple[str, int], ...]


def holdings(store: Store) -> Holdings:
    """Say what an archive holds."""
    with store.reading() as connection:
        outlets = connection.execute(
            "SELECT a.outlet, count(*), min(CASE WHEN v.number >> 20 THEN v.number END), max(v.number) "
            "FROM version v INDEXED BY version_now JOIN article a ON a.number = v.article "
            "WHERE v.is_current GROUP BY a.outlet ORDER BY count(*) DESC, a.outlet"
        ).fetchall()
        [without_day] = connection.execute(
            "SELECT count(*) FROM version WHERE number < ? AND is_current", (MOST_A_DAY,)
        ).fetchone()
        [incomplete] = connection.execute(
            "SELECT count(*) FROM version WHERE incomplete AND is_current"
        ).fetchone()
        [forgotten] = connection.execute("SELECT count(*) FROM tombstones").fetchone()
        newest = connection.execute(
            "SELECT packed, sha256 FROM version WHERE is_current ORDER BY number DESC LIMIT ?", (_SAMPLED,)
        )
        readers = Counter(_reader(unpack(*row).record_value()["reader"]) for row in newest)
    return Holdings(
        tuple(
            OutletDays(outlet, count, day_of(first) if first else None, day_of(last))
            for outlet, count, first, last in outlets
        ),
        without_day or 0,
        incomplete or 0,
        forgotten,
        tuple(readers.most_common()),
    )


def _reader(told: Mapping[str, Any]) -> str:
    """Name a reader: the program and the model, by version."""
    model = told.get("model") or {}
    names = [f"Hronika {told.get('hronika') or '–'}", f"{model.get('name', '')} {model.get('version', '')}"]
    return ", ".join(name for name in names if name.strip())
