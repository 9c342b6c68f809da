"""`hronika feeds`."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from hronika.cli.archive_file import ArchiveFile, open_archive
from hronika.cli.guard import complain
from hronika.cli.listing import Form, ListFormat, Row, write_listing
from hronika.cli.output import output
from hronika.instants import on_the_clock

if TYPE_CHECKING:
    from hronika.archive.store import Store

_HEADINGS = ("feed", "state", "items a day", "last answer", "next look", "why")


def feeds(archive: ArchiveFile = None, form: Form = ListFormat.table) -> None:
    """List the feeds that are watched and how each is: a sick one is told from one with a quiet day.

    Failing is one that does not answer as it should, suspect one whose silence, or whose items without
    text, are not what it usually has.
    """
    with open_archive(archive, writable=False) as store:
        rows = list(_rows(store))
    with output(None) as out:
        write_listing(rows, form, out, _HEADINGS, _cells)
    if not rows:
        complain("No feeds have been watched yet: `hronika watch feeds.toml` begins.")


def _rows(store: "Store") -> Iterator[Row]:
    from hronika.archive.feeds import all_states, days_of
    from hronika.intake.health import health

    for state in all_states(store):
        found = health(state, days_of(store, state.address))
        yield {
            "address": state.address,
            "state": found.state,
            "reason": found.reason,
            "items_a_day": found.usual,
            "last_success": _instant(state.last_success),
            "next_poll": _instant(state.next_poll),
            "moved_to": state.moved_to,
            "failures": state.failures,
        }


def _instant(seconds: float | None) -> str | None:
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds") if seconds is not None else None


def _cells(row: Row) -> list[str]:
    usual = "" if row["items_a_day"] is None else f"{row['items_a_day']:g}"
    times = [_shown(row[name]) for name in ("last_success", "next_poll")]
    return [row["address"], row["state"], usual, *times, row["reason"] or ""]


def _shown(instant: Any) -> str:
    return on_the_clock(datetime.fromisoformat(instant)) if instant else ""
