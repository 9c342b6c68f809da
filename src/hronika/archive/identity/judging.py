"""Judges who is one and who is not, and takes judgements back; clusters follow in the same transaction."""

import sqlite3
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from hronika.archive.identity import judgements
from hronika.archive.identity.judgements import Judgement
from hronika.archive.identity.who import Identity, identity_of
from hronika.archive.store import Store
from hronika.errors import UsageError


class Judging(NamedTuple):
    """What a judgement made: its number, and those it is about as they are now."""

    number: int
    now: tuple[Identity, ...]


def merge(store: Store, one: str, other: str, *, author: str, reason: str | None = None) -> Judging:
    """Judge two, by any ids that lead to them, to be one: all profiles that each has now.

    Raises UsageError where they are one already, and where people judged profiles of the two different.
    """
    with store.writing() as connection:
        first, second = identity_of(connection, one), identity_of(connection, other)
        if first.id == second.id:
            raise UsageError(f"{one} and {other} are one already: {first.name}.")
        if first.kind != second.kind:
            raise UsageError(f"{first.name} is a {first.kind} and {second.name} a {second.kind}.")
        ones, others = ([profile.id for profile in each.known_as] for each in (first, second))
        if against := judgements.judged_apart(connection, ones, others):
            raise UsageError(
                f"{first.name} and {second.name} were judged different (judgement {against}): "
                f"`hronika judgements --undo {against}` takes that back."
            )
        return _judge(store, connection, "same", ones, others, author, reason)


def split(
    store: Store, of: str, profiles: Sequence[str], *, author: str, reason: str | None = None
) -> Judging:
    """Judge profiles of somebody, by their ids, to be of another one than the rest.

    Raises UsageError where they are all or none of them.
    """
    with store.writing() as connection:
        whole = identity_of(connection, of)
        ids = {profile.id for profile in whole.known_as}
        strange = [profile for profile in profiles if profile not in ids]
        if strange:
            raise UsageError(
                f"{strange[0][:60]!r} is no profile of {whole.name}: `hronika who {whole.id} --profiles` "
                "shows them."
            )
        rest = ids - set(profiles)
        if not profiles or not rest:
            raise UsageError(
                f"Name some of the profiles of {whole.name} and not all: `hronika who {whole.id} --profiles` "
                "shows them."
            )
        return _judge(store, connection, "different", sorted(set(profiles)), sorted(rest), author, reason)


def keep_apart(
    store: Store, one: str, other: str, *, unsure: bool = False, author: str, reason: str | None = None
) -> Judging:
    """Judge two to be different, or say that it cannot be told: the pair is not asked about again.

    Raises UsageError where they are one.
    """
    with store.writing() as connection:
        first, second = identity_of(connection, one), identity_of(connection, other)
        if first.id == second.id:
            raise UsageError(f"{one} and {other} are one: `hronika split` parts them.")
        ones, others = ([profile.id for profile in each.known_as] for each in (first, second))
        return _judge(store, connection, "unsure" if unsure else "different", ones, others, author, reason)


def take_back(store: Store, number: int, *, author: str, reason: str | None = None) -> Judging:
    """Undo a judgement: all is as it was before. An undo is a judgement too, and can be undone.

    Raises UsageError where there is no such judgement or it does not hold.
    """
    with store.writing() as connection:
        undone = judgements.undo(connection, number, author=author, reason=reason)
        entries = {entry.number: entry for entry in judgements.all_judgements(connection)}
        # An undo that is undone has no profiles itself: its judgement has.
        while undone.undoes is not None:
            undone = entries[undone.undoes]
        return Judging(max(entries), _follow(store, connection, (*undone.one, *undone.other)))


def judgements_of(store: Store, limit: int | None = None) -> list[Judgement]:
    """Give all judgements, the last first; with a limit so many, without what undoes others."""
    with store.reading() as connection:
        if limit is not None:
            return judgements.latest(connection, limit)[::-1]
        return judgements.all_judgements(connection)[::-1]


def _judge(
    store: Store,
    connection: sqlite3.Connection,
    verdict: judgements.Verdict,
    one: Sequence[str],
    other: Sequence[str],
    author: str,
    reason: str | None,
) -> Judging:
    score = max(
        (
            score
            for first in one
            for second in other
            for (score,) in connection.execute(
                "SELECT l.score FROM likeness l JOIN profile p ON p.number = l.profile "
                "JOIN profile o ON o.number = l.other WHERE p.id = ? AND o.id = ?",
                (first, second),
            )
        ),
        default=None,
    )
    number = judgements.record(connection, verdict, one, other, author=author, reason=reason, score=score)
    return Judging(number, _follow(store, connection, (*one, *other)))


def _follow(store: Store, connection: sqlite3.Connection, profiles: Iterable[str]) -> tuple[Identity, ...]:
    """Make the clusters of profiles anew, and give those they are of now, the one of most articles first."""
    ids = sorted(set(profiles))
    numbers = {
        number
        for id in ids
        for (number,) in connection.execute("SELECT number FROM profile WHERE id = ?", (id,))
    }
    store.derived.followers.identities.recluster(numbers)
    known = [id for id in ids if connection.execute("SELECT 1 FROM profile WHERE id = ?", (id,)).fetchone()]
    found = {identity.id: identity for identity in (identity_of(connection, id) for id in known)}
    return tuple(sorted(found.values(), key=lambda each: (-each.articles, each.id)))
