"""What the texts of an archive tell of the forms of words: a table of form, lemma and in how many texts."""

import sqlite3
from collections.abc import Iterable

# Greater than all that begin with the same letters.
_LAST = "\U0010ffff"


def lemmas_of(connection: sqlite3.Connection, form: str) -> list[str]:
    """Give the lemmas that a form has in the texts, the most frequent first.

    None where no text has the form, or where nothing is known of it.
    """
    rows = connection.execute(
        "SELECT lemma FROM forms WHERE form = ? AND lemma <> '' ORDER BY count DESC, lemma", (form,)
    )
    return [lemma for (lemma,) in rows]


def lemmas_of_folded(connection: sqlite3.Connection, folded: str) -> list[str]:
    """Give the lemmas of all forms that are this one without their diacritics."""
    rows = connection.execute("SELECT DISTINCT lemma FROM forms WHERE folded = ? AND lemma <> ''", (folded,))
    return [lemma for (lemma,) in rows]


def are_lemmas(connection: sqlite3.Connection, words: Iterable[str]) -> list[str]:
    """Give those of the words that are lemmas of words of the texts."""
    return [
        word
        for word in words
        if connection.execute("SELECT 1 FROM forms WHERE form = ?1 AND lemma = ?1", (word,)).fetchone()
    ]


def beginning(
    connection: sqlite3.Connection, start: str, limit: int, *, folded: bool = False
) -> tuple[list[str], int]:
    """Give so many of the words, forms and lemmas, that begin so, the most frequent first, and their number.

    With `folded` those that begin so without their diacritics.
    """
    column = "folded" if folded else "form"
    rows = connection.execute(
        f"SELECT form, count(*) OVER () FROM forms WHERE {column} >= ? AND {column} < ? "  # noqa: S608
        "GROUP BY form ORDER BY sum(count) DESC, form LIMIT ?",
        (start, start + _LAST, limit),
    ).fetchall()
    return [form for form, _ in rows], rows[0][1] if rows else 0
