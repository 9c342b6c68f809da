"""The search index: the one module that knows FTS5.

For each kind there is a contentless FTS5 table with the columns of an `Entry`; its row ids are the numbers of
what it indexes, so that newest first is a walk of the index and a period a range of it. Filters are words of
its column `keys`. FTS5 has to be told what a row held when that is deleted, and told wrongly it is damaged in
silence: only `delete_entries` deletes.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

from hronika.archive import vocabulary
from hronika.archive.entries import EVERY, KINDS, Entries
from hronika.archive.queries import AllOf, AnyOf, Leaf, Node, Not
from hronika.archive.rows import json_list
from hronika.archive.transactions import with_temporary_tables
from hronika.archive.vocabulary import Form, counts, waiting

Column = Literal["form", "lemma", "keys"]

_COLUMNS: tuple[Column, ...] = ("form", "lemma", "keys")


class Meaning(NamedTuple):
    """What a word, a phrase or a filter of a query is looked for as, in an archive.

    Each part is a column and a term in it, or several that stand in a row; one of them is enough. Those of
    `loose` have the diacritics that the word was written without.
    """

    exact: tuple[tuple[Column, str], ...]
    loose: tuple[tuple[Column, str], ...] = ()


SCHEMA = (
    *(
        # Words come parted by blanks, all but letters and digits gone; of these `ascii` changes none.
        f"""CREATE VIRTUAL TABLE {kind}_index USING fts5(
            {", ".join(_COLUMNS)}, content = '', tokenize = "ascii tokenchars ':_'")"""
        for kind in KINDS
    ),
    *vocabulary.SCHEMA,
)


def add_entries(connection: sqlite3.Connection, entries: Entries) -> None:
    """Put the entries of a version into the index, in the transaction that is open."""
    for kind, found in entries.of_kind.items():
        connection.executemany(
            f"INSERT INTO {kind}_index (rowid, {', '.join(_COLUMNS)}) VALUES (?, ?, ?, ?)",  # noqa: S608
            found,
        )


def delete_entries(connection: sqlite3.Connection, entries: Entries) -> None:
    """Take the entries of a version, exactly as they were added, out of the index."""
    for kind, found in entries.of_kind.items():
        connection.executemany(
            f"INSERT INTO {kind}_index ({kind}_index, rowid, {', '.join(_COLUMNS)}) "  # noqa: S608
            "VALUES ('delete', ?, ?, ?, ?)",
            found,
        )


def clear(connection: sqlite3.Connection) -> None:
    """Empty the index, whatever it holds."""
    for kind in KINDS:
        connection.execute(f"INSERT INTO {kind}_index ({kind}_index) VALUES ('delete-all')")  # noqa: S608


class IndexCheck:
    """Compares the index with what it should hold, which it is shown version by version.

    Compared are the row ids, both ways; for every word and column in how many rows it stands and how often;
    and the forms with their lemmas and counts.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.examined = 0
        self._connection = connection
        self._waiting = waiting(connection)
        self._rows: dict[str, set[int]] = {kind: set() for kind in KINDS}
        self._occurrences: dict[str, Counter[tuple[str, str]]] = {kind: Counter() for kind in KINDS}
        self._in_rows: dict[str, Counter[tuple[str, str]]] = {kind: Counter() for kind in KINDS}
        self._forms: Counter[Form] = Counter()

    def expect(self, version: int, entries: Entries) -> None:
        """Note what the index must hold of one version."""
        for kind, found in entries.of_kind.items():
            for entry in found:
                self.examined += 1
                self._rows[kind].add(entry.number)
                for column in _COLUMNS:
                    words = getattr(entry, column).split()
                    self._occurrences[kind].update((word, column) for word in words)
                    self._in_rows[kind].update((word, column) for word in set(words))
        if version in self._waiting:
            self._forms.update(dict.fromkeys(entries.forms, 0))
        else:
            self._forms.update(entries.forms)

    def problems(self) -> list[str]:
        """Give a sentence for each difference between the index and what was expected."""
        connection, found = self._connection, []
        for kind in KINDS:
            rows = {row for (row,) in connection.execute(f"SELECT id FROM {kind}_index_docsize")}  # noqa: S608
            if lacking := len(self._rows[kind] - rows):
                found.append(f"The index of {kind}s lacks {lacking:,} of {len(self._rows[kind]):,} entries.")
            if stray := len(rows - self._rows[kind]):
                found.append(f"The index of {kind}s has {stray:,} entries of nothing.")
            _make_list_of_words(connection, kind)
            stored = connection.execute(
                f"SELECT term, col, doc, cnt FROM temp.{kind}_words"  # noqa: S608 it is ours
            ).fetchall()
            in_rows = {(term, column): rows for term, column, rows, _ in stored}
            occurrences = {(term, column): times for term, column, _, times in stored}
            if in_rows != self._in_rows[kind] or occurrences != self._occurrences[kind]:
                found.append(f"The index of {kind}s does not hold the words of its entries.")
        if counts(connection) != dict(self._forms):
            found.append("The forms of words are not those of the texts.")
        return found


def _make_list_of_words(connection: sqlite3.Connection, kind: str) -> None:
    """Make the table that lists the words of an index; it is temporary, and may be made by who only reads."""
    with with_temporary_tables(connection):
        connection.execute(
            f"CREATE VIRTUAL TABLE IF NOT EXISTS temp.{kind}_words USING fts5vocab(main, {kind}_index, col)"
        )


def newest(
    connection: sqlite3.Connection, kind: str, expression: str, numbers: range, limit: int
) -> list[int]:
    """Give the numbers within a range that an expression of FTS5 matches, the newest first."""
    rows: Iterable[tuple[int]] = connection.execute(
        f"SELECT rowid FROM {kind}_index WHERE {kind}_index MATCH ? AND rowid >= ? AND rowid < ? "  # noqa: S608
        "ORDER BY rowid DESC LIMIT ?",
        (expression, numbers.start, numbers.stop, limit),
    )
    return [number for (number,) in rows]


def oldest(connection: sqlite3.Connection, kind: str, expression: str, limit: int) -> list[int]:
    """Give the numbers that an expression of FTS5 matches, those of no day first, then the oldest first."""
    rows: Iterable[tuple[int]] = connection.execute(
        f"SELECT rowid FROM {kind}_index WHERE {kind}_index MATCH ? ORDER BY rowid LIMIT ?",  # noqa: S608
        (expression, limit),
    )
    return [number for (number,) in rows]


def sizes(connection: sqlite3.Connection, kind: str, numbers: Sequence[int]) -> dict[int, bytes]:
    """Give what FTS5 notes of how long entries are: for each column a number, as SQLite packs them."""
    rows: Iterable[tuple[int, bytes]] = connection.execute(
        f"SELECT d.id, d.sz FROM json_each(?) n CROSS JOIN {kind}_index_docsize d ON d.id = n.value",  # noqa: S608
        (json_list(numbers),),
    )
    return dict(rows)


def length(size: bytes) -> int:
    """Give how many words an entry of this size has in the first column, that of forms.

    Of each byte seven bits count, and the highest says that more bytes follow.
    """
    found = 0
    for byte in size:
        found = found << 7 | byte & 0x7F
        if byte < 0x80:
            break
    return found


def count(connection: sqlite3.Connection, kind: str, expression: str, numbers: range, most: int) -> int:
    """Count what an expression matches within a range, `most` at most."""
    row = connection.execute(
        f"SELECT count(*) FROM (SELECT 1 FROM {kind}_index WHERE {kind}_index MATCH ? "  # noqa: S608
        "AND rowid >= ? AND rowid < ? ORDER BY rowid DESC LIMIT ?)",
        (expression, numbers.start, numbers.stop, most),
    ).fetchone()
    return int(row[0])


def has_key(connection: sqlite3.Connection, kind: str, key: str) -> bool:
    """Say whether any entry of a kind has a key."""
    return bool(newest(connection, kind, f'keys : "{key}"', range(1 << 62), 1))


def expression(tree: Node, meanings: Mapping[Leaf, Meaning], *, loose: bool) -> str:
    """Make the expression of FTS5 for a tree whose words have these meanings.

    With `loose` it also finds what a word without diacritics means with them; whatever is excluded is
    excluded as without.
    """
    if isinstance(tree, Not):
        return f'(keys : "{EVERY}" NOT {expression(tree.part, meanings, loose=False)})'
    if isinstance(tree, AnyOf):
        made = " OR ".join(expression(part, meanings, loose=loose) for part in tree.parts)
        return f"({made})" if made else f'(keys : "{EVERY}" NOT keys : "{EVERY}")'
    if isinstance(tree, AllOf):
        wanted = [part for part in tree.parts if not isinstance(part, Not)]
        made = " AND ".join(expression(part, meanings, loose=loose) for part in wanted)
        made = made or f'keys : "{EVERY}"'
        for part in tree.parts:
            if isinstance(part, Not):
                made = f"({made}) NOT {expression(part.part, meanings, loose=False)}"
        return f"({made})"
    return either(meanings[tree], _COLUMNS, loose=loose)


def either(meaning: Meaning, columns: Sequence[Column], *, loose: bool) -> str:
    """Make the expression for what a word means in these columns; empty where that is nothing."""
    found: dict[str, dict[str, None]] = {}
    for column, phrase in meaning.exact + (meaning.loose if loose else ()):
        if column in columns:
            found.setdefault(phrase, {})[column] = None
    parts = [f'{{{" ".join(having)}}} : "{phrase}"' for phrase, having in found.items()]
    return f"({' OR '.join(parts)})" if parts else ""
