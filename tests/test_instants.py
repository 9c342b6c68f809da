"""Every table writes times by one rule, whatever the zone of the machine, and with the offset from UTC."""

import os
import re
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from hronika import Archive
from hronika.archive.feeds import FeedState, note_state
from hronika.archive.store import Store
from hronika.instants import on_the_clock

FIRST = "Muzeja vadītāja Skaidrīte Osis sacīja, ka zāli atvērs ceturtdien."


@pytest.mark.parametrize(
    ("instant", "zone", "expected"),
    [
        (datetime(2024, 3, 31, 0, 59, tzinfo=UTC), "Europe/Riga", "2024-03-31 02:59+02:00"),
        (datetime(2024, 3, 31, 1, 0, tzinfo=UTC), "Europe/Riga", "2024-03-31 04:00+03:00"),
        (datetime(2024, 5, 6, 21, 30, tzinfo=UTC), "America/New_York", "2024-05-06 17:30-04:00"),
        (1715058000.0, "Asia/Kolkata", "2024-05-07 10:30+05:30"),
    ],
)
def test_an_instant_by_the_clock_of_a_zone(instant: datetime | float, zone: str, expected: str) -> None:
    assert on_the_clock(instant, zone) == expected


@pytest.mark.skipif(sys.platform == "win32", reason="TZ sets no zone there")
@pytest.mark.parametrize("zone", ["Pacific/Auckland", "America/Los_Angeles"])
def test_all_tables_have_one_clock(tmp_path: Path, zone: str) -> None:
    path = tmp_path / "archive.db"
    about = {"id": "a", "published": "2024-05-06T21:30:00Z", "timezone": "America/New_York"}
    with Archive(path) as archive:
        archive.add(about | {"text": FIRST}, about | {"text": FIRST.replace("ceturtdien", "piektdien")})
        [statement] = archive.statements()
        made = archive.correct(statement.id, author="anna", stance="open")
        added = on_the_clock(archive.versions("a")[1].added)
    with Store(path) as store:
        answered = datetime(2024, 5, 6, 21, 45, tzinfo=UTC).timestamp()
        note_state(store, FeedState("https://zinas.example/rss", last_success=answered))

    def told(*command: str) -> str:
        return subprocess.run(
            [sys.executable, "-m", "hronika", *command, "--archive", path],
            capture_output=True, text=True, check=True, env=os.environ | {"TZ": zone},
        ).stdout  # fmt: skip

    assert added in told("changes")
    shown = told("show", "a")
    assert f"added {added}, current" in shown
    assert re.search(r"^published +2024-05-06 17:30-04:00$", shown, re.MULTILINE)
    assert "2024-05-07 00:45+03:00" in told("feeds")
    assert on_the_clock(made.entry.at)[:10] in told("corrections")
