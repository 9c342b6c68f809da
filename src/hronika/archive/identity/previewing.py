"""What a judgement of who is who would change, before it is made."""

import hashlib
import sqlite3
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from hronika.archive.identity import judgements
from hronika.archive.identity.judgements import Judgement, contradiction, judged, linked
from hronika.archive.identity.who import Identity, KnownAs, identity_of
from hronika.archive.store import Store
from hronika.errors import UsageError


class Moving(NamedTuple):
    """Profiles of one side, in how many articles they stand, and how many statements they say.

    `id` is that of the one that stands for them.
    """

    id: str
    profiles: tuple[KnownAs, ...]
    articles: int
    statements: int


class JudgingPreview(NamedTuple):
    """What would be joined or parted: the one that stays what it is, and the one that moves.

    `refused_by` are the numbers of the judgements that stand against it. `seen` says in which state this is
    so, to be compared with that of the moment of judging (`JudgingPreview.seen` of another preview).
    """

    stays: Moving
    moves: Moving
    refused_by: tuple[int, ...]
    seen: str

    def is_as_seen(self, seen: str) -> bool:
        """Say whether those whom it is about are the same as in another state."""
        return self.seen.partition("-")[2] == seen.partition("-")[2]


class ProfileName(NamedTuple):
    """A profile by its id: the name, and what articles call it."""

    id: str
    name: str
    title: str


def merging(store: Store, one: str, other: str) -> JudgingPreview:
    """Say what it would change to judge two, by any ids, to be one.

    Raises UsageError where they are one already or of different kinds.
    """
    with store.reading() as connection:
        first, second = identity_of(connection, one), identity_of(connection, other)
        if first.id == second.id:
            raise UsageError(f"{one} and {other} are one already: {first.name}.")
        if first.kind != second.kind:
            raise UsageError(f"{first.name} is a {first.kind} and {second.name} a {second.kind}.")
        # As that profile stands for both which comes first of the two.
        stays, moves = sorted((first, second), key=lambda each: _standing(connection, each.id))
        against = _against(connection, "same", [first.id], [second.id])
        return JudgingPreview(
            _moving(connection, stays.id, stays.known_as),
            _moving(connection, moves.id, moves.known_as),
            against,
            _seen(connection, first, second),
        )


def splitting(store: Store, of: str, profiles: Sequence[str]) -> JudgingPreview:
    """Say what it would change to judge profiles of somebody to be another's.

    Raises UsageError where they are all or none of them.
    """
    with store.reading() as connection:
        whole = identity_of(connection, of)
        going = [each for each in whole.known_as if each.id in profiles]
        rest = [each for each in whole.known_as if each.id not in profiles]
        if not going or not rest:
            raise UsageError(f"Name some of the profiles of {whole.name} and not all.")
        ids = [
            min((each.id for each in part), key=lambda id: _standing(connection, id))
            for part in (rest, going)
        ]
        return JudgingPreview(
            _moving(connection, ids[0], rest),
            _moving(connection, ids[1], going),
            _against(connection, "different", [each.id for each in going], [each.id for each in rest]),
            _seen(connection, whole),
        )


def history(store: Store, id: str) -> list[Judgement]:
    """Give the judgements about somebody, by any id, with what undoes them, the last first."""
    with store.reading() as connection:
        whole = identity_of(connection, id)
        return judgements.about(connection, (each.id for each in whole.known_as))[::-1]


def names_of(store: Store, profiles: Iterable[str]) -> dict[str, ProfileName]:
    """Give by id the names of profiles that are there."""
    with store.reading() as connection:
        rows = [
            connection.execute("SELECT id, name, title FROM profile WHERE id = ?", (id,)).fetchone()
            for id in dict.fromkeys(profiles)
        ]
    return {row[0]: ProfileName(*row) for row in rows if row}


def last_seen(seen: str) -> int:
    """Give the number of the last judgement of a state (`JudgingPreview.seen`), 0 of what is none."""
    number = seen.partition("-")[0]
    return int(number) if number.isascii() and number.isdigit() and len(number) < _LONGEST else 0


_LONGEST = 18


def _moving(connection: sqlite3.Connection, id: str, profiles: Sequence[KnownAs]) -> Moving:
    statements = 0
    for each in profiles:
        row = connection.execute(
            "SELECT t.count FROM tally t JOIN profile p ON p.number = t.profile "
            "WHERE p.id = ? AND t.of = 'says'",
            (each.id,),
        ).fetchone()
        statements += row[0] if row else 0
    return Moving(id, tuple(profiles), sum(each.articles for each in profiles), statements)


def _standing(connection: sqlite3.Connection, id: str) -> tuple[bool, int, str]:
    """Give by what that profile comes first which stands for all of one."""
    source, first = connection.execute("SELECT source, first FROM profile WHERE id = ?", (id,)).fetchone()
    return not source, first or 9999, id


def _against(
    connection: sqlite3.Connection, verdict: judgements.Verdict, one: Sequence[str], other: Sequence[str]
) -> tuple[int, ...]:
    """Give the judgements that one would contradict."""
    known = linked(connection, [*one, *other])
    last = max((each.number for each in known), default=0)
    made = Judgement(
        last + 1, verdict, "", datetime.now(UTC), None, None, tuple(sorted(one)), tuple(sorted(other))
    )
    clash = contradiction(judged([*known, made]))
    if clash is None:
        return ()
    return tuple(
        each.number
        for each in linked(connection, clash)
        if each.holds and each.verdict in ("same", "different") and each.verdict != verdict
    )


def _seen(connection: sqlite3.Connection, *those: Identity) -> str:
    ids = sorted(",".join(sorted(profile.id for profile in each.known_as)) for each in those)
    digest = hashlib.sha256("|".join(ids).encode()).hexdigest()[:16]
    return f"{judgements.last_number(connection)}-{digest}"
