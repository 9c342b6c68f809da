"""What has become due, and what was said and reported of it since."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import NamedTuple, cast

from hronika.archive import fulltext
from hronika.archive.hits import EventHit, Hits, StatementHit
from hronika.archive.lineage.facts import Facts, name_in_words
from hronika.archive.lineage.statements import StatementComparison
from hronika.archive.lineage.telling import Variant, since_first
from hronika.archive.numbers import MOST_A_DAY
from hronika.archive.positions.comparison import LEAST, similarity
from hronika.archive.positions.speakers import StatedIn, said_by, sources
from hronika.archive.positions.utterances import Utterance, utterances
from hronika.archive.positions.weights import Weights, naming, with_lemma
from hronika.archive.read_words import hash_of_stem
from hronika.archive.rows import json_list
from hronika.archive.store import Store
from hronika.archive.terms import key_terms
from hronika.errors import UsageError

_MOST = 1_000
"""So many of the newest that have a word are looked at."""
_MOST_SHOWN = 5
"""So many of what was said since are given, and of what was reported: the last ones."""
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
    store: Store,
    by: date,
    since: date | None = None,
    *,
    limit: int = 20,
    before: str | None = None,
    and_since: bool = True,
) -> list[Due]:
    """Give what became due by a day, and not before another one: the last so many, the oldest first.

    `before` is the key of the first one of what was given already. Without `and_since` it is not looked for
    what was said and reported of it. Raises UsageError where the days are in the wrong order, or where that
    is no key.
    """
    if since is not None and since > by:
        raise UsageError(f"--since {since} lies after --by {by}: swap them.")
    with store.reading() as connection:
        last = _place(before) if before else (by.isoformat(), _AFTER_ALL)
        first_day = (since or date.min).isoformat()
        rows = list(
            islice(_fallen_due(connection, first_day, min(last, (by.isoformat(), _AFTER_ALL))), limit)
        )
        matters = _Matters(connection, [number for _, _, number, _ in rows]) if and_since else None
        return [
            _due(connection, matters, (date.fromisoformat(day), value), number, json.loads(having))
            for day, value, number, having in reversed(rows)
        ]


def _fallen_due(
    connection: sqlite3.Connection, first_day: str, last: tuple[str, int]
) -> Iterator[tuple[str, str, int, str]]:
    """Yield what falls due by falling days: the day, the time, the statement, and all that are one with it.

    Copies of an article promise the same; whoever else says it makes a promise of his own. Each day is looked
    up when it is reached: an archive has more days than anybody asks for.
    """
    day, below = last
    while True:
        yield from connection.execute(
            "SELECT d.day, min(d.value), min(d.statement), json_group_array(d.statement) FROM due d "
            "JOIN statement s ON s.number = d.statement "
            "LEFT JOIN statement_lineage h ON h.number = d.statement WHERE d.day = ? "
            "GROUP BY coalesce(h.lineage, -d.statement), s.speaker_name "
            "HAVING min(d.statement) < ? ORDER BY min(d.statement) DESC",
            (day, below),
        ).fetchall()
        row = connection.execute(
            "SELECT day FROM due WHERE day < ? AND day >= ? ORDER BY day DESC LIMIT 1", (day, first_day)
        ).fetchone()
        if row is None:
            return
        day, below = row[0], _AFTER_ALL


def _place(key: str) -> tuple[str, int]:
    """Read the key of a list: the day and the number of a statement."""
    day, _, number = key.partition("~")
    try:
        return date.fromisoformat(day).isoformat(), int(number)
    except ValueError:
        raise UsageError(f"{key[:60]!r} is no key of a list of what is due.") from None


def _due(
    connection: sqlite3.Connection,
    matters: "_Matters | None",
    when: tuple[date, str],
    number: int,
    having: Sequence[int],
) -> Due:
    version, id = connection.execute(
        "SELECT version, id FROM statement WHERE number = ?", (number,)
    ).fetchone()
    planned = connection.execute(
        "SELECT number FROM event WHERE version = ? AND statement = ? AND vouched = 'planned' ORDER BY start",
        (version, id),
    ).fetchall()
    profile = connection.execute(
        "SELECT p.id, p.title FROM statement s "
        "JOIN appearance a ON a.version = s.version AND a.name = s.speaker_name "
        "JOIN profile p ON p.number = a.profile WHERE s.number = ?",
        (number,),
    ).fetchone()
    events = Hits(connection, "event", [])
    statements = Hits(connection, "statement", [])
    said = matters.said_since(number, profile[0]) if matters and profile else []
    happened = matters.happened_since(number) if matters else []
    return Due(
        *when,
        cast("StatementHit", statements.of([number])[0]),
        profile[1] if profile else "",
        tuple(cast("list[EventHit]", events.of([event for (event,) in planned]))),
        sources(connection, {number: sorted(having)})[number],
        _hedged(connection, number, id),
        tuple(cast("list[StatementHit]", statements.of(said[-_MOST_SHOWN:]))),
        tuple(cast("list[EventHit]", events.of(happened[-_MOST_SHOWN:]))),
        f"{when[0].isoformat()}~{number}",
    )


def _hedged(connection: sqlite3.Connection, number: int, id: str) -> Variant | None:
    """Give the first utterance of a statement where that had a hedge which this one lost."""
    lineage = since_first(connection, number)
    if lineage is None:
        return None
    lost = any(variant.id == id and variant.dropped_hedges for variant in lineage.variants)
    return lineage.first if lost else None


class _Matters:
    """Looks for what was said and reported later of the matters of statements."""

    def __init__(self, connection: sqlite3.Connection, numbers: Iterable[int]) -> None:
        self._connection = connection
        self._weights = Weights(connection)
        self._told = utterances(connection, numbers)

    def said_since(self, number: int, id: str) -> list[int]:
        """Give what a speaker, by the id of a profile, said on the matter since, each statement once."""
        statement = self._told[number]
        sharing: dict[int, int] = {}
        for having in self._having("statement", _expressions(statement), _after(number)).values():
            for other in having:
                sharing[other] = sharing.get(other, 0) + 1
        alike = [other for other, shared in sharing.items() if shared >= _FEWEST_SHARED]
        matter = _Matter.of(statement, self._weights)
        rows = self._connection.execute(
            "SELECT l.number, l.lineage, l.features FROM json_each(?) n "
            "CROSS JOIN statement_lineage l ON l.number = n.value ORDER BY l.number",
            (json_list(said_by(self._connection, id, alike)),),
        )
        unpacked = StatementComparison().unpacked
        once: dict[int, int] = {}
        for other, lineage, features in rows:
            if lineage not in once and matter.likeness(unpacked(features).facts) >= LEAST:
                once[lineage] = other
        return list(once.values())

    def happened_since(self, number: int) -> list[int]:
        """Give events of the matter in later articles.

        They have the word or the type of an event that the statement tells of, and enough of the rest of it.
        One event stands there again where it is vouched for otherwise.
        """
        statement, after = self._told[number], _after(number)
        words = {stem: with_lemma(word.lemma) for stem, word in statement.stems.items()}
        named = {words[stem] for stem in statement.predicates.keys() & words.keys()}
        sorts = named | {f'keys : "{key}"' for type in statement.types for key in key_terms("type", type)}
        rest = {each: self._weights.of(each) for each in _expressions(statement) if each not in named}
        of_sort: set[int] = set().union(*self._having("event", filter(None, sorts), after).values())
        shared: dict[int, float] = dict.fromkeys(of_sort, 0.0)
        for expression, having in self._having("event", rest, after).items():
            for other in having & of_sort:
                shared[other] += rest[expression]
        least = _TELLING * sum(rest.values())
        found: dict[tuple[object, ...], int] = {}
        for other in sorted(of_sort):
            if shared[other] and shared[other] >= least:
                vouched, polarity, one = self._connection.execute(
                    "SELECT e.vouched, e.polarity, h.lineage FROM event e "
                    "LEFT JOIN event_lineage h ON h.number = e.number WHERE e.number = ?",
                    (other,),
                ).fetchone()
                found.setdefault((one or other, vouched, polarity), other)
        return sorted(found.values())

    def _having(self, kind: str, expressions: Iterable[str], numbers: range) -> dict[str, set[int]]:
        """Give by expression the numbers of the newest that meet it."""
        return {
            expression: set(fulltext.newest(self._connection, kind, expression, numbers, _MOST))
            for expression in dict.fromkeys(expressions)
        }


class _Matter(NamedTuple):
    """What a statement is about, to be compared with what is stored of others for comparing them.

    `words` has the weights of its words by the hashes of their stems, `names` those of what it names with the
    hashes of the stems of each name.
    """

    words: Mapping[int, float]
    names: Sequence[tuple[frozenset[int], float]]

    @classmethod
    def of(cls, statement: Utterance, weights: Weights) -> "_Matter":
        words = {
            hash_of_stem(stem): weights.of(with_lemma(word.lemma)) for stem, word in statement.stems.items()
        }
        names = [
            (frozenset(name_in_words(name).stems), weights.of(naming(name)) / 2)
            for name in statement.names.values()
        ]
        return cls(words, names)

    def likeness(self, other: Facts) -> float:
        """Give the similarity as `hronika.archive.positions.comparison` has it.

        Of what only the other has it is known how much that is, but not how rare: it is taken to be as rare
        as what this one has.
        """
        shared = self.words.keys() & other.stems
        named = [(stems, weight) for stems, weight in self.names if stems <= other.stems]
        common = sum(self.words[stem] for stem in shared) + sum(weight for _, weight in named)
        whole = sum(self.words.values()) + sum(weight for _, weight in self.names)
        further = len(other.stems - shared - frozenset[int]().union(*(stems for stems, _ in named)))
        its = common + further * whole / max(1, len(self.words) + len(self.names))
        if not common:
            return 0.0
        return similarity(common, whole, its)


def _after(number: int) -> range:
    """Give the numbers of later days."""
    return range(number // MOST_A_DAY * MOST_A_DAY + MOST_A_DAY, _AFTER_ALL)


def _expressions(statement: Utterance) -> list[str]:
    """Give what the index is asked for by the words and names of a statement."""
    words = [with_lemma(word.lemma) for word in statement.stems.values()]
    return list(filter(None, [*words, *map(naming, statement.names.values())]))
