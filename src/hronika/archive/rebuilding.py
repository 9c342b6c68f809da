"""Makes anew all that follows from texts and records, and keeps what people and papers wrote."""

from hronika.archive.store import Store
from hronika.archive.versions import read_version
from hronika.errors import DataError


def rebuild(store: Store) -> None:
    """Make rows and index anew, and the last version current of an article of which none is.

    What cannot be read is left as it is. Rows that belong to no version go.
    """
    with store.writing() as connection:
        connection.execute("REINDEX")
        for table in ("statement", "event", "name"):
            connection.execute(f"DELETE FROM {table} WHERE version NOT IN (SELECT number FROM version)")  # noqa: S608 it is ours
        connection.execute(
            "UPDATE version SET is_current = 1 WHERE ordinal = "
            "(SELECT max(o.ordinal) FROM version o WHERE o.article = version.article) "
            "AND NOT EXISTS (SELECT 1 FROM version o WHERE o.article = version.article AND o.is_current)"
        )
        for number in store.version_numbers():
            try:
                version = read_version(connection, number)
            except DataError:  # `check` tells of it
                continue
            store.derived.rewrite_rows(version)
        store.derived.rebuild_index()
