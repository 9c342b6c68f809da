"""What has become due, and what was said and reported of it since."""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple, cast

from hronika.archive import fulltext
from hronika.archive.hits import EventHit, Hits, StatementHit
from hronika.archive.lineage.telling import Variant, has_other_sources, statement_lineage
from hronika.archive.numbers import MOST_A_DAY
from hronika.archive.positions.comparison import LEAST, Comparer
from hronika.archive.positions.speakers import StatedIn, once_each, said_by, sources
from hronika.archive.positions.utterances import Utterance, utterances
from hronika.archive.positions.weights import Weights, naming, with_lemma
from hronika.archive.store import Store
from hronika.archive.terms import key_terms
from hronika.errors import UsageError

_MOST = 1_000
"""So many of the newest that have a word are looked at."""
_MOST_SHOWN = 10
_AFTER_ALL = 1 << 62
"""Above all numbers."""
_FEWEST_SHARED = 2
_TELLING = 0.4
"""How much of what else a statement tells, by weight, an event must have to be of it."""


class Due(NamedTuple):
    """A statement that became due on a day, the last one of a time `value` (TIMEX3) in it.

    `role` is what its article calls the speaker, empty where it gives none. `planned` are the events that it
    tells as planned. `sources` are the articles in which the speaker says it so, `hit` is of the first of
    them; `hedged` is the first utterance of the statement if that said it less surely, None if it did not.
    `statements` are what the same speaker said on the matter since, `events` what the archive has of it
    since, the oldest first; the matter is what they share (`hronika.archive.positions.comparison`). That is
    no proof that it was kept or broken. `key` is where the list goes on before it.
    """

    day: date
    value: str
    hit: StatementHit
    role: str
    planned: tuple[EventHit, ...]
    sources: tuple[StatedIn, ...]
    hedged: Variant | None
    statements: tuple[StatementHit, ...]
    events: tuple[EventHit, ...]
    key: str


def due(
    store: Store, by: date, since: date | None = None, *, limit: int = 20, before: str | None = None
) -> list[Due]:
    """Give what became due by a day, and not before another one: the last so many, the oldest first.

    `before` is the key of the first one of what was given already. Raises UsageError where the days are in
    the wrong order, or where that is no key.
    """
    if since is not None and since > by:
        raise UsageError(f"--since {since} lies after --by {by}: swap them.")
    with store.reading() as connection:
        last_day, last_statement = _place(before) if before else (by.isoformat(), _AFTER_ALL)
        # Copies of an article promise the same; whoever else says it makes a promise of his own.
        rows = connection.execute(
            "SELECT d.day, min(d.value), min(d.statement), json_group_array(d.statement) FROM due d "
            "JOIN statement s ON s.number = d.statement "
            "LEFT JOIN statement_lineage h ON h.number = d.statement WHERE d.day BETWEEN ? AND ? "
            "GROUP BY d.day, coalesce(h.lineage, -d.statement), s.speaker_name "
            "HAVING (d.day, min(d.statement)) < (?, ?) ORDER BY d.day DESC, min(d.statement) DESC LIMIT ?",
            (
                (since or date.min).isoformat(), min(by.isoformat(), last_day), last_day, last_statement,
                limit,
            ),
        ).fetchall()  # fmt: skip
        told = utterances(connection, [number for _, _, number, _ in rows])
        comparer = Comparer(Weights(connection))
        return [
            _due(connection, comparer, (date.fromisoformat(day), value), told[number], json.loads(having))
            for day, value, number, having in reversed(rows)
        ]


def _place(key: str) -> tuple[str, int]:
    """Read the key of a list: the day and the number of a statement."""
    day, _, number = key.partition("~")
    try:
        return date.fromisoformat(day).isoformat(), int(number)
    except ValueError:
        raise UsageError(f"{key[:60]!r} is no key of a list of what is due.") from None


def _due(
    connection: sqlite3.Connection,
    comparer: Comparer,
    when: tuple[date, str],
    statement: Utterance,
    having: Sequence[int],
) -> Due:
    version, id = connection.execute(
        "SELECT version, id FROM statement WHERE number = ?", (statement.number,)
    ).fetchone()
    planned = connection.execute(
        "SELECT number FROM event WHERE version = ? AND statement = ? AND vouched = 'planned' ORDER BY start",
        (version, id),
    ).fetchall()
    after = range(statement.number // MOST_A_DAY * MOST_A_DAY + MOST_A_DAY, 1 << 62)
    profile = connection.execute(
        "SELECT p.id, p.title FROM statement s "
        "JOIN appearance a ON a.version = s.version AND a.name = s.speaker_name "
        "JOIN profile p ON p.number = a.profile WHERE s.number = ?",
        (statement.number,),
    ).fetchone()
    events = Hits(connection, "event", [])
    statements = Hits(connection, "statement", [])
    return Due(
        *when,
        cast("StatementHit", statements.of([statement.number])[0]),
        profile[1] if profile else "",
        tuple(cast("list[EventHit]", events.of([number for (number,) in planned]))),
        sources(connection, {statement.number: sorted(having)})[statement.number],
        _hedged(connection, statement.number, id),
        tuple(
            cast(
                "list[StatementHit]",
                statements.of(
                    _said_since(connection, comparer, statement, profile and profile[0], after)[-_MOST_SHOWN:]
                ),
            )
        ),
        tuple(
            cast(
                "list[EventHit]",
                events.of(_happened_since(connection, comparer.weights, statement, after)[-_MOST_SHOWN:]),
            )
        ),
        f"{when[0].isoformat()}~{statement.number}",
    )


def _hedged(connection: sqlite3.Connection, number: int, id: str) -> Variant | None:
    """Give the first utterance of a statement where that had a hedge which this one lost."""
    if not has_other_sources(connection, number):
        return None
    lineage = statement_lineage(connection, number)
    if lineage is None:
        return None
    lost = any(variant.id == id and variant.dropped_hedges for variant in lineage.variants)
    return lineage.first if lost else None


def _said_since(
    connection: sqlite3.Connection, comparer: Comparer, statement: Utterance, id: str | None, after: range
) -> list[int]:
    """Give the numbers of what a speaker, by the id of a profile, said on the matter since, each once."""
    if id is None:
        return []
    sharing: dict[int, int] = {}
    for having in _having(connection, "statement", _expressions(statement), after).values():
        for number in having:
            sharing[number] = sharing.get(number, 0) + 1
    alike = said_by(connection, id, [number for number, shared in sharing.items() if shared >= _FEWEST_SHARED])
    told = {
        number: each
        for number, each in utterances(connection, alike).items()
        if comparer.matter(statement, each).similarity >= LEAST
    }
    return list(once_each(connection, told))


def _happened_since(
    connection: sqlite3.Connection, weights: Weights, statement: Utterance, after: range
) -> list[int]:
    """Give the numbers of events of the matter in later articles.

    They have the word or the type of an event that the statement tells of, and enough of the rest of it. One
    event stands there again where it is vouched for otherwise.
    """
    words = {stem: with_lemma(word.lemma) for stem, word in statement.stems.items()}
    named = {words[stem] for stem in statement.predicates.keys() & words.keys()}
    sorts = named | {f'keys : "{key}"' for type in statement.types for key in key_terms("type", type)}
    rest = {each: weights.of(each) for each in _expressions(statement) if each not in named}
    of_sort: set[int] = set().union(*_having(connection, "event", filter(None, sorts), after).values())
    shared: dict[int, float] = dict.fromkeys(of_sort, 0.0)
    for expression, having in _having(connection, "event", rest, after).items():
        for number in having & of_sort:
            shared[number] += rest[expression]
    least = _TELLING * sum(rest.values())
    found: dict[tuple[object, ...], int] = {}
    for number in sorted(of_sort):
        if shared[number] and shared[number] >= least:
            vouched, polarity, one = connection.execute(
                "SELECT e.vouched, e.polarity, h.lineage FROM event e "
                "LEFT JOIN event_lineage h ON h.number = e.number WHERE e.number = ?",
                (number,),
            ).fetchone()
            found.setdefault((one or number, vouched, polarity), number)
    return sorted(found.values())


def _expressions(statement: Utterance) -> list[str]:
    """Give what the index is asked for by the words and names of a statement."""
    words = [with_lemma(word.lemma) for word in statement.stems.values()]
    return list(filter(None, [*words, *map(naming, statement.names.values())]))


def _having(
    connection: sqlite3.Connection, kind: str, expressions: Iterable[str], numbers: range
) -> dict[str, set[int]]:
    """Give by expression the numbers of the newest that meet it."""
    return {
        expression: set(fulltext.newest(connection, kind, expression, numbers, _MOST))
        for expression in dict.fromkeys(expressions)
    }
