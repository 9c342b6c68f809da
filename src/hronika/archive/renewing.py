"""Puts another reading of the same text in the place of the one that a version has."""

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
