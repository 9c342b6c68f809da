"""The search index: the one module that knows FTS5.

For each kind there is a contentless FTS5 table with the columns of an `Entry`; its row ids are the numbers of
what it indexes, so that newest first is a walk of the index and a period a range of it. Filters are words of
its column `keys`. FTS5 has to be told what a row held when that is deleted, and told wrongly it is damaged in
silence: only `delete_entries` deletes.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterable

from hronika.archive import vocabulary
from hronika.archive.entries import EVERY, KINDS, Entries
from hronika.archive.queries import AnyForm, AnyOf, ExactWords, Having, Node, Not, Prefix
from hronika.archive.terms import fold
from hronika.archive.vocabulary import Form, counts, lemmas_of, lemmas_of_folded, marked_lemmas, waiting

_COLUMNS = ("form", "lemma", "keys")

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
            connection.execute(
                f"CREATE VIRTUAL TABLE IF NOT EXISTS temp.{kind}_words "
                f"USING fts5vocab(main, {kind}_index, col)"
            )
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


def expression(connection: sqlite3.Connection, node: Node, *, loose: bool) -> str:
    """Make the expression of FTS5 for a tree.

    Words are looked for by the lemmas that the texts give their forms. With `loose` a word without diacritics
    also finds those that have some; whatever is excluded is excluded as without.
    """
    if isinstance(node, AnyForm):
        lemmas = lemmas_of(connection, node.term)
        parts = [
            f'form : "{node.term}"',
            *(f'lemma : "{lemma}"' for lemma in {node.term: 0} | dict.fromkeys(lemmas)),
        ]
        if loose and fold(node.term) == node.term:
            alike = [node.term, *lemmas, *lemmas_of_folded(connection, node.term)]
            for folded in dict.fromkeys(map(fold, alike)):
                parts += [f'lemma : "{lemma}"' for lemma in marked_lemmas(connection, folded)]
        return f"({' OR '.join(dict.fromkeys(parts))})"
    if isinstance(node, Prefix):
        return f'({{form lemma}} : "{node.start}" *)'
    if isinstance(node, ExactWords):
        return f'(form : "{" ".join(node.terms)}")'
    if isinstance(node, Having):
        return f'(keys : "{node.field}:{"_".join(node.terms)}")'
    if isinstance(node, AnyOf):
        return f"({' OR '.join(expression(connection, part, loose=loose) for part in node.parts)})"
    if isinstance(node, Not):
        return f'(keys : "{EVERY}" NOT {expression(connection, node.part, loose=False)})'
    wanted = [part for part in node.parts if not isinstance(part, Not)]
    made = " AND ".join(expression(connection, part, loose=loose) for part in wanted) or f'keys : "{EVERY}"'
    for part in node.parts:
        if isinstance(part, Not):
            made = f"({made}) NOT {expression(connection, part.part, loose=False)}"
    return f"({made})"


def search(connection: sqlite3.Connection, kind: str, tree: Node, numbers: range, limit: int) -> list[int]:
    """Give the numbers of a kind, within a range, that meet the conditions of a tree.

    First come those with the words as they were written, then those that have them with diacritics; the
    newest first in each. So many at most.
    """
    exact = expression(connection, tree, loose=False)
    found = newest(connection, kind, exact, numbers, limit)
    loose = expression(connection, tree, loose=True)
    if len(found) < limit and loose != exact:
        found += newest(connection, kind, f"{loose} NOT {exact}", numbers, limit - len(found))
    return found
