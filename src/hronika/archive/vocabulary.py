"""The forms of words that the texts of an archive have, each with its lemmas and in how many texts it stands.

A form is in its table as soon as its text is; how often it stands is counted for many texts at once, as the
forms of one text lie on as many pages of the file as all the rest of it. Texts that are not counted yet are
known by the numbers of their versions.
"""

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable

from hronika.archive.terms import fold

Form = tuple[str, str, str]
"""A form without diacritics, the form itself where it has some, and one of its lemmas (`form_of`)."""

SCHEMA = (
    # Found by the form without diacritics, and so by the form: `marked` is empty where the form has none.
    """CREATE TABLE forms (
        folded TEXT NOT NULL,
        marked TEXT NOT NULL,
        lemma TEXT NOT NULL,
        count INTEGER NOT NULL,
        form TEXT GENERATED ALWAYS AS (CASE marked WHEN '' THEN folded ELSE marked END) VIRTUAL,
        PRIMARY KEY (folded, marked, lemma)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE forms_to_count (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        version INTEGER NOT NULL REFERENCES version (number) ON DELETE CASCADE
    ) STRICT""",
)

_COUNTED_AT_ONCE = 256
"""So many texts are counted at once: each form is written once for all that have it, 132 forms a text.

For 64 at once it is 197. More would be long to read again for a process that did not add them itself.
"""
_MOST_KNOWN = 200_000
# After all that begin with the same letters.
_LAST = "\U0010ffff"
_IS = "folded = ? AND marked = ? AND lemma = ?"


def form_of(form: str, lemma: str) -> Form:
    """Give a form with a lemma as the table has it."""
    return (*_spelling(form), lemma)


class TextForms:
    """Keeps the forms of the versions that are in the index, in the transactions of one connection.

    `forms_of` gives the forms of a stored version, for those that another process added.
    """

    def __init__(self, connection: sqlite3.Connection, forms_of: Callable[[int], set[Form]]) -> None:
        self._connection = connection
        self._forms_of = forms_of
        self._added: dict[int, set[Form]] = {}
        self._known: set[Form] = set()
        self._state = 0

    def add(self, version: int, forms: set[Form]) -> None:
        """Add the forms of a version."""
        self._connection.executemany(
            "INSERT INTO forms (folded, marked, lemma, count) VALUES (?, ?, ?, 0) ON CONFLICT DO NOTHING",
            sorted(self._new(forms)),
        )
        number, many = self._connection.execute(
            "INSERT INTO forms_to_count (version) VALUES (?) "
            "RETURNING number, (SELECT count(*) FROM forms_to_count)",
            (version,),
        ).fetchone()
        self._added[number] = forms
        if many >= _COUNTED_AT_ONCE:
            self.count()

    def _new(self, forms: set[Form]) -> set[Form]:
        """Give those of the forms that are not known to be in the table: most stand in most texts."""
        state = self._connection.execute("PRAGMA data_version").fetchone()[0]
        # Another process may have removed some.
        if state != self._state or len(self._known) > _MOST_KNOWN:
            self._known.clear()
            self._state = state
        new = forms - self._known
        self._known |= new
        return new

    def remove(self, forms: set[Form]) -> None:
        """Remove the forms of a version, exactly as they were added."""
        self.count()
        self._known.clear()
        keys = sorted(forms)
        self._connection.executemany(f"UPDATE forms SET count = count - 1 WHERE {_IS}", keys)  # noqa: S608
        self._connection.executemany(f"DELETE FROM forms WHERE {_IS} AND count = 0", keys)  # noqa: S608

    def count(self) -> None:
        """Count the forms of all versions that were not counted yet."""
        rows = self._connection.execute("SELECT number, version FROM forms_to_count").fetchall()
        counts: Counter[Form] = Counter()
        for number, version in rows:
            counts.update(self._added[number] if number in self._added else self._forms_of(version))
        self._connection.executemany(
            f"UPDATE forms SET count = count + ? WHERE {_IS}",  # noqa: S608 it is ours
            [(counts[form], *form) for form in sorted(counts)],
        )
        self._connection.execute("DELETE FROM forms_to_count")
        self._added.clear()

    def roll_back(self) -> None:
        """Know no more of what was added, as the transaction was rolled back."""
        self._added.clear()
        self._known.clear()

    def clear(self) -> None:
        """Remove all forms."""
        self._connection.execute("DELETE FROM forms")
        self._connection.execute("DELETE FROM forms_to_count")
        self.roll_back()


def counts(connection: sqlite3.Connection) -> dict[Form, int]:
    """Give all forms and in how many texts they were counted."""
    rows = connection.execute("SELECT folded, marked, lemma, count FROM forms")
    return {(folded, marked, lemma): count for folded, marked, lemma, count in rows}


def waiting(connection: sqlite3.Connection) -> set[int]:
    """Give the numbers of the versions whose forms are there and not counted yet."""
    return {version for (version,) in connection.execute("SELECT version FROM forms_to_count")}


def lemmas_of(connection: sqlite3.Connection, form: str) -> list[str]:
    """Give the lemmas that a form has in the texts, itself among them where it is one.

    None where no text has the form, or where nothing is known of it, as of words in a title alone.
    """
    rows = connection.execute(
        "SELECT lemma FROM forms WHERE folded = ? AND marked = ? AND lemma <> '' ORDER BY count DESC, lemma",
        _spelling(form),
    )
    return [lemma for (lemma,) in rows]


def lemmas_of_folded(connection: sqlite3.Connection, folded: str) -> list[str]:
    """Give the lemmas of all forms that are this one without their diacritics."""
    rows = connection.execute("SELECT DISTINCT lemma FROM forms WHERE folded = ? AND lemma <> ''", (folded,))
    return [lemma for (lemma,) in rows]


def marked_lemmas(connection: sqlite3.Connection, folded: str) -> list[str]:
    """Give the lemmas with diacritics that are this one without them."""
    rows = connection.execute(
        "SELECT lemma FROM forms WHERE folded = ? AND lemma = marked AND marked <> ''", (folded,)
    )
    return [lemma for (lemma,) in rows]


def are_lemmas(connection: sqlite3.Connection, words: Iterable[str]) -> list[str]:
    """Give those of the words that are lemmas of words of the texts, or stand in a title so."""
    asked = "SELECT 1 FROM forms WHERE folded = ? AND marked = ? AND lemma IN (?, '')"
    return [word for word in words if connection.execute(asked, (*_spelling(word), word)).fetchone()]


def beginning(connection: sqlite3.Connection, start: str, limit: int) -> tuple[list[str], list[str], int]:
    """Give words, forms and lemmas, that begin so: as written, and with diacritics that `start` lacks.

    So many of each at most, the most frequent first, and the number of all.
    """
    folded = fold(start)
    alike = connection.execute(
        "SELECT form, substr(form, 1, ?) = ?, sum(count) FROM forms WHERE folded >= ? AND folded < ? "
        "GROUP BY folded, marked ORDER BY 3 DESC, 1",
        (len(start), start, folded, folded + _LAST),
    ).fetchall()
    written = [form for form, is_so, _ in alike if is_so]
    marked = [form for form, is_so, _ in alike if not is_so] if folded == start else []
    return written[:limit], marked[:limit], len(written) + len(marked)


def _spelling(form: str) -> tuple[str, str]:
    folded = fold(form)
    return folded, "" if form == folded else form
