"""Puts another reading of the same text in the place of the one that a version has.

How far a reading of all versions has come, the newest day first, is stored: one that was ended goes on from
there.
"""

from hronika.archive.store import Store
from hronika.archive.tombstones import without_forgotten
from hronika.archive.versions import find_version, replace_reading, with_id, with_later
from hronika.errors import DataError
from hronika.lemmas import RecordWithLemmas
from hronika.record import Record


def renew(store: Store, number: int, reading: RecordWithLemmas) -> Record | None:
    """Put another reading of the same text in the place of the one that a version has.

    Its rows and index entries, as people corrected it, follow in the same transaction; what stays as it
    was, by kind and place, keeps its identifier and its number. Nothing else of the version changes, and
    what was forgotten stays out. Gives the record as it is stored, None where there is no such version
    any more. Raises DataError where the reading is of another text.
    """
    with store.writing() as connection:
        version = find_version(connection, number)
        if version is None:
            return None
        if reading.record.article.sha256 != version.record.article.sha256:
            raise DataError(f"The new record of the article {version.id!r} is of another text.")
        record = without_forgotten(connection, with_id(reading.record, version.id))
        with store.derived.following(with_later(connection, number)):
            replace_reading(connection, version, RecordWithLemmas(record, reading.words))
    return record


def renewed_down_to(store: Store) -> int | None:
    """Give the number of the last version that an unfinished reading of all renewed, None without one."""
    with store.reading() as connection:
        row = connection.execute("SELECT down_to FROM unfinished_rereading").fetchone()
    return None if row is None else int(row[0])


def note_renewed(store: Store, down_to: int | None) -> None:
    """Store the number of the last version that a reading of all renewed; None where it is finished."""
    with store.writing() as connection:
        connection.execute("DELETE FROM unfinished_rereading")
        if down_to is not None:
            connection.execute("INSERT INTO unfinished_rereading VALUES (?)", (down_to,))
