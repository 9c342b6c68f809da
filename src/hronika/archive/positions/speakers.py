"""Whose statements they are: who is meant by a name, and what they say in current versions."""

import sqlite3
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from hronika.archive.identity.who import Identity, who
from hronika.archive.positions.utterances import Mark, Utterance
from hronika.archive.rows import json_list
from hronika.archive.store import Store
from hronika.errors import UsageError

_MOST_NAMED = 5
_BEGINNING = 4  # letters that all forms of a word share at least


class StatedIn(NamedTuple):
    """An article in which a statement stands."""

    article: str
    outlet: str | None
    statement: str


def speaker_named(store: Store, name: str) -> Identity:
    """Give the one speaker whom a name or an id means; raises UsageError where that is nobody or several.

    Of several it is the one whom articles give the role that stands with the name. Who says nothing in the
    archive is not meant, and a mere surname in one article only where nobody else is.
    """
    speakers = speakers_meant(store, name)
    if not speakers:
        raise UsageError(
            f"The archive has nothing that {name.strip()[:60]!r} says: `hronika who NAME` finds names."
        )
    if len(speakers) > 1:
        speakers = [each for each in speakers if _has_role(each, name)] or speakers
    if len(speakers) > 1:
        named = "; ".join(_brief(each) for each in speakers[:_MOST_NAMED])
        more = f" and {len(speakers) - _MOST_NAMED} more" if len(speakers) > _MOST_NAMED else ""
        raise UsageError(
            f"{name.strip()[:60]!r} may be {len(speakers)}: {named}{more}. Name one by the id, or say with "
            "`hronika merge` that they are one."
        )
    return speakers[0]


def _has_role(identity: Identity, asked: str) -> bool:
    """Whether a title of somebody has all words without a capital that are asked for, whatever their case."""
    words = [word.casefold() for word in asked.split() if word[:1].islower()]
    return bool(words) and any(
        all(
            any(
                part.casefold().startswith(word[: max(_BEGINNING, len(word) - 3)])
                for part in known.title.split()
            )
            for word in words
        )
        for known in identity.known_as
    )


def speakers_meant(store: Store, name: str) -> list[Identity]:
    """Give those who say something in the archive and may be meant, the one of most articles first."""
    found = [each for each in who(store, name).found if each.statements]
    return [each for each in found if each.is_established] or found


def statements_of(connection: sqlite3.Connection, id: str) -> list[int]:
    """Give the numbers of all that somebody says in current versions, the oldest first."""
    rows = connection.execute(
        "SELECT s.number FROM profile e JOIN profile p ON p.entity = e.entity "
        "JOIN appearance a ON a.profile = p.number "
        "JOIN statement s ON s.version = a.version AND s.speaker_name = a.name "
        "WHERE e.id = ? ORDER BY s.number",
        (id,),
    )
    return [number for (number,) in rows]


def said_by(connection: sqlite3.Connection, id: str, numbers: Sequence[int]) -> list[int]:
    """Give those of the statements with these numbers that somebody says, in their order."""
    rows = connection.execute(
        "SELECT n.value FROM json_each(?) n CROSS JOIN statement s ON s.number = n.value "
        "CROSS JOIN appearance a ON a.version = s.version AND a.name = s.speaker_name "
        "CROSS JOIN profile p ON p.number = a.profile "
        "WHERE p.entity = (SELECT entity FROM profile WHERE id = ?)",
        (json_list(numbers), id),
    )
    return [number for (number,) in rows]


def below_newest(connection: sqlite3.Connection, most: int) -> int | None:
    """Give the number of the statement below the newest so many; None where there are no more."""
    row = connection.execute(
        "SELECT number FROM statement ORDER BY number DESC LIMIT 1 OFFSET ?", (most,)
    ).fetchone()
    return None if row is None else int(row[0])


def statements_by_speaker(connection: sqlite3.Connection, after: int | None) -> dict[str, list[int]]:
    """Give for each that says more than one thing, by the id, the numbers of all that, the oldest first.

    Only those after a number are given.
    """
    rows = connection.execute(
        "SELECT e.id, s.number FROM statement s "
        "CROSS JOIN appearance a ON a.version = s.version AND a.name = s.speaker_name "
        "JOIN profile p ON p.number = a.profile JOIN profile e ON e.number = p.entity "
        "WHERE s.number > ? ORDER BY s.number",
        (-1 if after is None else after,),
    )
    found: dict[str, list[int]] = {}
    for id, number in rows:
        found.setdefault(id, []).append(number)
    return {id: numbers for id, numbers in found.items() if len(numbers) > 1}


def once_each(connection: sqlite3.Connection, told: Mapping[int, Utterance]) -> dict[int, list[int]]:
    """Give by the first of them the numbers of statements that are one (`hronika.archive.lineage`).

    One that lost a condition on the way, or is retold, is kept apart.
    """
    found: dict[tuple[int, frozenset[Mark]], list[int]] = {}
    for number in sorted(told):
        row = connection.execute(
            "SELECT lineage FROM statement_lineage WHERE number = ?", (number,)
        ).fetchone()
        found.setdefault((row[0] if row else number, told[number].marks), []).append(number)
    return {group[0]: group for group in found.values()}


def sources(
    connection: sqlite3.Connection, groups: Mapping[int, Sequence[int]]
) -> dict[int, tuple[StatedIn, ...]]:
    """Give the articles in which the statements of each group stand."""
    return {
        first: tuple(
            StatedIn(*row)
            for number in numbers
            for row in connection.execute(
                "SELECT a.id, a.outlet, s.id FROM statement s JOIN version v ON v.number = s.version "
                "JOIN article a ON a.number = v.article WHERE s.number = ?",
                (number,),
            )
        )
        for first, numbers in groups.items()
    }


def _brief(identity: Identity) -> str:
    role = f", {identity.roles[0].title}" if identity.roles else ""
    return f"{identity.name}{role} ({identity.id})"
