"""What somebody who has begun to type may mean: people, institutions, places and outlets of an archive."""

from typing import NamedTuple

from hronika.archive import fulltext
from hronika.archive.meanings import meanings_of
from hronika.archive.numbers import period
from hronika.archive.queries import parse
from hronika.archive.review.judged_names import is_thrown_out, profile_kind
from hronika.archive.rows import json_list
from hronika.archive.store import Store
from hronika.archive.terms import fold, terms

_LOOKED_AT = 2_000
"""How many of the newest names that fit are counted."""


class Suggestion(NamedTuple):
    """A name that fits, of what kind (`NameKind`, or `outlet`), and how many articles it is counted in."""

    name: str
    kind: str
    articles: int


def suggestions(store: Store, begun: str, limit: int = 10) -> list[Suggestion]:
    """Give names with words that begin so, with or without diacritics, the most frequent first.

    What people said to be no name is not among them.
    Every word but the last counts as a whole one, in any form.
    """
    words = terms(begun)
    if not words:
        return []
    asked = parse(" ".join([*words[:-1], f"{words[-1]}*"]))
    folded = [fold(word) for word in words]
    with store.reading() as connection:
        meanings = meanings_of(connection, "name", asked.tree)
        expression = meanings.expression(asked.tree, loose=True)
        numbers = fulltext.newest(connection, "name", expression, period(None, None), _LOOKED_AT)
        rows = connection.execute(
            "SELECT t.name, t.kind, count(*) FROM json_each(?) n CROSS JOIN name t ON t.number = n.value "
            "GROUP BY t.name, t.kind",
            (json_list(numbers),),
        ).fetchall()
        found = [
            Suggestion(*row)
            for row in rows
            if _fits(row[0], folded) and not is_thrown_out(connection, profile_kind(row[1]), row[0])
        ]
        outlets = connection.execute(
            "SELECT outlet, count(*) FROM article WHERE outlet IS NOT NULL GROUP BY outlet"
        ).fetchall()
    found += [Suggestion(outlet, "outlet", count) for outlet, count in outlets if _fits(outlet, folded)]
    found.sort(key=lambda each: (-each.articles, each.name, each.kind))
    return found[:limit]


def _fits(name: str, begun: list[str]) -> bool:
    """Say whether each of the words begins a word of the name; other forms share all but their endings."""
    parts = [fold(term) for term in terms(name)]
    return all(
        any(part.startswith(word[: max(1, len(word) - 2)]) for part in parts) for word in begun[:-1]
    ) and any(part.startswith(begun[-1]) for part in parts)
