"""Names that are none, as people say: a common word, a piece of a headline; and those that may be none.

What was thrown out is no person or institution of the archive any more, whatever articles come; the articles
stay as they were read, and an undo brings it back.
"""

import sqlite3
from typing import NamedTuple

from hronika.archive.hits import Hits, NameHit
from hronika.archive.identity.naming import block_of_slug
from hronika.archive.identity.profiles import ProfileKind, plain_name
from hronika.archive.people.naming import slug
from hronika.archive.people.stored import DOUBTS, Doubt
from hronika.archive.review import judged_names
from hronika.archive.review.decisions import Decision, NameVerdict, record, select, undo
from hronika.archive.review.judged_names import judged_name, name_key
from hronika.archive.rows import json_list
from hronika.archive.store import Store
from hronika.errors import UsageError
from hronika.record import NameKind

SHOWN = 3
"""So many mentions of a name are shown."""
_MOST_LOOKED_AT = 300
"""So many of those in most articles are looked through for what an outlet names."""


class DoubtfulName(NamedTuple):
    """What articles name, and what says nothing and stands in no list.

    `doubt` says why it may be no name: it is a single word without a role, or several that stand in headlines
    alone in which capitals tell nothing; None where nobody doubts it. `kind` is that of what it would name;
    `mentions` are the newest of it. `key` is where the list goes on.
    """

    kind: NameKind
    name: str
    doubt: Doubt | None
    articles: int
    mentions: tuple[NameHit, ...]
    key: str


class DoubtfulNames(NamedTuple):
    """A page of them, those in most articles first, and how many there are."""

    found: tuple[DoubtfulName, ...]
    total: int


class NameDecided(NamedTuple):
    """A decision on a name, and the name as it is written."""

    number: int
    name: str


def thrown_out(store: Store, kind: ProfileKind, name: str) -> Decision | None:
    """Give the decision by which a name is none, None where it is one."""
    with store.reading() as connection:
        found = select(
            connection,
            "number = (SELECT decision FROM judged_name WHERE key = ? AND NOT is_name)",
            (name_key(kind, name),),
        )
    return found[0] if found else None


def names_thrown_out(store: Store) -> frozenset[str]:
    """Give by their letters (`plain_name`) the names that are none, as people or as things."""
    with store.reading() as connection:
        return judged_names.names_thrown_out(connection)


def doubtful_names(
    store: Store,
    *,
    limit: int = 1,
    after: str | None = None,
    article: str | None = None,
    outlet: str | None = None,
    mentions: int = SHOWN,
) -> DoubtfulNames:
    """Give established names that may be none and that nobody has decided on.

    `article` and `outlet` leave those that an article, or one of an outlet, names; for an outlet the 300 in
    most articles are looked through. So many `mentions` of each are given. Raises UsageError where `after` is
    no key of such a list.
    """
    condition, values = "1", list[object]()
    if after is not None:
        condition, values = "(-e.articles, e.id) > (?, ?)", list(_place(after))
        condition += " AND e.articles <= ?"
        values.append(-int(str(values[0])))
    with store.reading() as connection:
        if article is not None:
            condition += (
                " AND e.entity IN (SELECT p.entity FROM article a JOIN version v ON v.article = a.number "
                "JOIN appearance n ON n.version = v.number JOIN profile p ON p.number = n.profile "
                "WHERE a.id = ? AND v.is_current)"
            )
            values.append(article)
        rows = connection.execute(
            "SELECT e.entity, e.kind, e.name, e.is_doubtful, e.articles, e.id FROM established e "  # noqa: S608 it is ours
            f"WHERE e.is_doubtful AND {condition} ORDER BY e.articles DESC, e.id LIMIT ?",
            (*values, limit if outlet is None else _MOST_LOOKED_AT),
        ).fetchall()
        if outlet is not None:
            rows = [row for row in rows if _names(connection, outlet, row[0])]
        [total] = connection.execute("SELECT count(*) FROM established WHERE is_doubtful").fetchone()
        found = [
            DoubtfulName(
                kind,
                name,
                DOUBTS[doubt],
                articles,
                _mentions(connection, _OF_ENTITY, entity, mentions),
                f"{articles}~{id}",
            )
            for entity, kind, name, doubt, articles, id in rows[:limit]
        ]
    narrowed = article is not None or outlet is not None
    return DoubtfulNames(tuple(found), len(rows) if narrowed else total)


def named_so(store: Store, kind: ProfileKind, name: str) -> DoubtfulName | None:
    """Give what articles name so, whether anybody doubts it or not; None where none does."""
    with store.reading() as connection:
        profiles = _profiles(connection, kind, name)
        if not profiles:
            return None
        numbers = json_list([number for number, _, _ in profiles])
        [articles] = connection.execute(
            "SELECT count(DISTINCT a.version) FROM json_each(?) n JOIN appearance a ON a.profile = n.value",
            (numbers,),
        ).fetchone()
        mentions = _mentions(connection, "SELECT value FROM json_each(?)", numbers)
        named_as = mentions[0].type if mentions else ("person" if kind == "person" else "organization")
        [doubt] = connection.execute(
            "SELECT max(e.is_doubtful) FROM json_each(?) n JOIN profile p ON p.number = n.value "
            "JOIN established e ON e.entity = p.entity",
            (numbers,),
        ).fetchone()
    return DoubtfulName(named_as, profiles[0][2], DOUBTS[doubt or 0], articles, mentions, "")  # type: ignore[arg-type] # a NameKind


def rejected_names(store: Store, limit: int = 100, *, before: int | None = None) -> list[Decision]:
    """Give the decisions by which names are none, the last first; their names are `Decision.other`."""
    with store.reading() as connection:
        return select(
            connection,
            "number IN (SELECT decision FROM judged_name WHERE NOT is_name AND decision < ? "
            "ORDER BY decision DESC LIMIT ?)",
            (1 << 62 if before is None else before, limit),
        )[::-1]


def kinds_of(store: Store, name: str) -> list[ProfileKind]:
    """Say whether articles name a person, a thing or both so."""
    kinds: tuple[ProfileKind, ...] = ("person", "thing")
    with store.reading() as connection:
        return [kind for kind in kinds if _written(connection, kind, name) is not None]


def judge_name(
    store: Store,
    kind: ProfileKind,
    name: str,
    verdict: NameVerdict,
    *,
    author: str,
    reason: str | None = None,
) -> NameDecided:
    """Say that what the archive has for a name is none, or is one.

    Raises UsageError where the archive names nobody and nothing so, and where that was said before.
    """
    with store.writing() as connection:
        return judge_in(connection, kind, name, verdict, author=author, reason=reason)


def judge_in(
    connection: sqlite3.Connection,
    kind: ProfileKind,
    name: str,
    verdict: NameVerdict,
    *,
    author: str,
    reason: str | None = None,
) -> NameDecided:
    """Say so in the transaction that is open."""
    written = _written(connection, kind, name)
    if written is None:
        named = repr(name.strip()[:60])
        if kind == "person":
            raise UsageError(f"The archive names no person {named}: `hronika who` finds names.")
        raise UsageError(f"The archive names no thing {named}: `hronika who` finds names.")
    if judged_name(connection, kind, written) is (verdict == "name"):
        if verdict == "name":
            raise UsageError(f"{written} was decided before: it is a name.")
        raise UsageError(f"{written} was decided before: it is no name.")
    sides = ([name_key(kind, written)], [written])
    number = record(connection, "name", verdict, sides, author=author, reason=reason)
    _follow(connection, name_key(kind, written))
    return NameDecided(number, written)


def undo_decision(store: Store, number: int, *, author: str, reason: str | None = None) -> Decision:
    """Take back a decision on a name or a pair, or an undo, and give what it was about.

    Raises UsageError where there is none of this number, or it does not hold any more.
    """
    with store.writing() as connection:
        return undo_in(connection, number, author=author, reason=reason)


def undo_in(
    connection: sqlite3.Connection, number: int, *, author: str, reason: str | None = None
) -> Decision:
    """Take it back in the transaction that is open."""
    about = undo(connection, number, author=author, reason=reason)
    if about.kind == "name":
        _follow(connection, about.one[0])
    return about


def _follow(connection: sqlite3.Connection, key: str) -> None:
    """Have the list of those who are established follow what was decided of a name."""
    decided = select(connection, "number IN (SELECT decision FROM decision_on WHERE item = ?)", (key,))
    last = next((each for each in reversed(decided) if each.holds), None)
    connection.execute("DELETE FROM judged_name WHERE key = ?", (key,))
    if last is not None:
        row = (key, last.verdict == "name", last.number)
        connection.execute("INSERT INTO judged_name VALUES (?, ?, ?)", row)
    kind, _, name = key.partition(":")
    connection.executemany(
        "INSERT OR IGNORE INTO stale VALUES (?)",
        [(entity,) for _, entity, _ in _profiles(connection, kind, name)],
    )


def _written(connection: sqlite3.Connection, kind: ProfileKind, name: str) -> str | None:
    """Give a name as articles write it; None where none does."""
    return next((written for _, _, written in _profiles(connection, kind, name)), None)


def _profiles(connection: sqlite3.Connection, kind: str, name: str) -> list[tuple[int, int, str]]:
    """Give the profiles that have a name, each with whose it is, and the name as it is written there."""
    rows = connection.execute(
        "SELECT p.number, p.entity, p.name FROM profile_block b JOIN profile p ON p.number = b.profile "
        "WHERE b.block = ? AND p.kind = ? ORDER BY p.number",
        (block_of_slug(slug(name)), kind),
    )
    return [row for row in rows.fetchall() if plain_name(row[2]) == plain_name(name)]


def _names(connection: sqlite3.Connection, outlet: str, entity: int) -> bool:
    row = connection.execute(
        "SELECT 1 FROM profile p JOIN appearance n ON n.profile = p.number "
        "JOIN version v ON v.number = n.version JOIN article a ON a.number = v.article "
        "WHERE p.entity = ? AND a.outlet = ? LIMIT 1",
        (entity, outlet),
    ).fetchone()
    return row is not None


_OF_ENTITY = "SELECT number FROM profile WHERE entity = ?"


def _mentions(
    connection: sqlite3.Connection, profiles: str, value: object, most: int = SHOWN
) -> tuple[NameHit, ...]:
    """Give the newest articles that name profiles, which a query gives, with the words around."""
    rows = connection.execute(
        "SELECT DISTINCT n.number FROM appearance a JOIN name n ON n.version = a.version AND n.id = a.item "  # noqa: S608
        f"WHERE a.profile IN ({profiles}) ORDER BY n.number DESC LIMIT ?",
        (value, most),
    ).fetchall()
    found = Hits(connection, "name", []).of([number for (number,) in rows])
    return tuple(hit for hit in found if isinstance(hit, NameHit))


def _place(key: str) -> tuple[int, str]:
    articles, _, id = key.partition("~")
    try:
        return -min(int(articles), 1 << 62), id
    except ValueError:
        raise UsageError(f"{key[:60]!r} is no key of a list of names.") from None
