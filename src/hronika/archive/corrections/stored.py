"""The corrections that an archive holds, and versions with them applied."""

import json
import sqlite3
from collections.abc import Collection, Sequence
from typing import Any

from hronika.archive.corrections.anchoring import carried
from hronika.archive.corrections.effective import EffectiveRecord, Standing, applied
from hronika.archive.corrections.entry import Correction, StatementChange, active
from hronika.archive.versions import StoredVersion, read_earlier
from hronika.errors import DataError
from hronika.record import Record, Statement

SCHEMA = (
    """CREATE TABLE correction (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        sha256 TEXT NOT NULL,
        kind TEXT NOT NULL,
        item TEXT,
        quotation TEXT NOT NULL,
        action TEXT NOT NULL,
        author TEXT NOT NULL,
        at TEXT NOT NULL,
        reason TEXT,
        entry TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX correction_of_text ON correction (sha256)",
    "CREATE INDEX correction_of_item ON correction (item)",
    """CREATE TRIGGER correction_stays BEFORE UPDATE ON correction
        BEGIN SELECT RAISE(ABORT, 'a correction is never changed'); END""",
    """CREATE VIEW corrections AS
        SELECT c.number, a.id AS article, v.ordinal AS version, c.kind, c.item, c.quotation, c.action,
            c.author, c.at, c.reason, c.entry
        FROM correction c JOIN version v ON v.sha256 = c.sha256 JOIN article a ON a.number = v.article""",
)
"""The table of corrections, to which rows are only added, and the view of it for other programs."""


def insert(connection: sqlite3.Connection, entry: Correction, number: int | None = None) -> Correction:
    """Store a correction, in the transaction that is open; its number is the next unless it is given."""
    [number] = connection.execute(
        "INSERT INTO correction VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING number",
        (
            number,
            entry.anchor.sha256, entry.anchor.kind, entry.anchor.item, entry.anchor.quotation, entry.action,
            entry.author, entry.at.isoformat(timespec="seconds"), entry.reason,
            entry.model_dump_json(exclude={"number"}, exclude_unset=True),
        ),
    ).fetchone()  # fmt: skip
    return entry.model_copy(update={"number": number})


def select(connection: sqlite3.Connection, condition: str, values: Sequence[Any] = ()) -> list[Correction]:
    """Give the corrections that meet a condition of SQL, in their order."""
    rows = connection.execute(
        f"SELECT number, entry FROM correction c WHERE {condition} ORDER BY number",  # noqa: S608 it is ours
        values,
    ).fetchall()
    return [_entry(number, entry) for number, entry in rows]


def effective_record(
    connection: sqlite3.Connection, version: int, record: Record, text: str
) -> EffectiveRecord:
    """Give the version of this number, whose reading and text these are, as people corrected it.

    Corrections of its text are applied, and those of texts that its article had before as far as they are
    carried to it; what is not carried is orphaned.
    """
    entries = select(
        connection,
        "sha256 IN (SELECT o.sha256 FROM version v JOIN version o ON o.article = v.article "
        "AND o.ordinal <= v.ordinal WHERE v.number = ?)",
        (version,),
    )
    holding = active(entries)
    own: list[Correction] = []
    lost: list[Standing] = []
    versions: dict[str, StoredVersion | None] = {}
    for entry in entries:
        sha256 = entry.anchor.sha256
        if sha256 == record.article.sha256:
            own.append(entry)
            continue
        if sha256 not in versions:
            try:
                versions[sha256] = read_earlier(connection, version, sha256)
            except DataError:  # `check` tells of it
                versions[sha256] = None
        earlier = versions[sha256]
        moved = carried(entry, earlier.record, earlier.text, record, text) if earlier is not None else None
        if moved is not None:
            own.append(moved)
        else:
            lost.append(Standing(entry, "orphaned" if entry.number in holding else "undone"))
    found = applied(record, own)
    standings = sorted((*found.standings, *lost), key=lambda standing: standing.correction.number)
    return found._replace(standings=tuple(standings))


def versions_with_text(connection: sqlite3.Connection, sha256: str) -> set[int]:
    """Give the versions that corrections of a text concern: those that have it, and those after one."""
    rows = connection.execute(
        "SELECT v.number FROM version o JOIN version v ON v.article = o.article AND v.ordinal >= o.ordinal "
        "WHERE o.sha256 = ?",
        (sha256,),
    )
    return {number for (number,) in rows.fetchall()}


def versions_corrected(connection: sqlite3.Connection) -> set[int]:
    """Give the versions that any correction concerns; the others are as they were read."""
    rows = connection.execute(
        "SELECT DISTINCT v.number FROM correction c JOIN version o ON o.sha256 = c.sha256 "
        "JOIN version v ON v.article = o.article AND v.ordinal >= o.ordinal"
    )
    return {number for (number,) in rows.fetchall()}


def forget_without_text(connection: sqlite3.Connection) -> None:
    """Remove the corrections of texts that no version has any longer."""
    connection.execute("DELETE FROM correction WHERE sha256 NOT IN (SELECT sha256 FROM version)")


def versions_naming(connection: sqlite3.Connection, speaker: str) -> set[int]:
    """Give the versions that corrections with this name in them are of, and those that came after."""
    rows = connection.execute(
        "SELECT v.number FROM correction c JOIN version o ON o.sha256 = c.sha256 "
        "JOIN version v ON v.article = o.article AND v.ordinal >= o.ordinal WHERE instr(c.entry, ?)",
        (_in_json(speaker),),
    )
    return {number for (number,) in rows.fetchall()}


def forget_words_of(connection: sqlite3.Connection, speaker: str, items: Collection[str]) -> None:
    """Remove the corrections of items that were a speaker's, and all that say so of others.

    Where the name is only what a reader had said of what is somebody else's, it is taken out.
    """
    for item in items:
        connection.execute("DELETE FROM correction WHERE item = ?", (item,))
    for entry in select(connection, "instr(entry, ?)", (_in_json(speaker),)):
        connection.execute("DELETE FROM correction WHERE number = ?", (entry.number,))
        was, given = entry.item, entry.change
        gives = isinstance(given, StatementChange) and given.speaker_name == speaker
        if entry.action == "complete" or gives:
            continue
        if isinstance(was, Statement) and was.speaker_name == speaker:
            if entry.action in ("add", "confirm"):
                continue
            nobody = {"speaker": None, "speaker_name": None, "speaker_id": None}
            entry = entry.model_copy(update={"item": was.model_copy(update=nobody)})
        insert(connection, entry, entry.number)


def _in_json(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)[1:-1]


def _entry(number: int, entry: str) -> Correction:
    return Correction.model_validate_json(f'{{"number": {number}, {entry[1:]}')
