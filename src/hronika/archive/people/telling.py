"""What is said by and of somebody, with whom, and on what, a bounded part of each at a time."""

import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from heapq import merge
from typing import Literal, NamedTuple, cast

from hronika.archive.hits import EventHit, Hits, SearchKind, StatementHit
from hronika.archive.identity.who import Identity, identity_of
from hronika.archive.packing import unpack
from hronika.archive.people.stored import Relation
from hronika.archive.positions.contradictions import Contradiction, contradictions_among
from hronika.archive.positions.weights import Weights, naming, with_lemma
from hronika.archive.review.judged_names import is_thrown_out
from hronika.archive.store import Store
from hronika.errors import UsageError
from hronika.language.latvian.wording import read_word
from hronika.record import NameKind

CompanyKind = Literal["about", "by", "to", "from", "meets"]
"""That somebody speaks about another, another about it, somebody to another, another to it, or they meet."""

NEWEST = 100
"""So many of the newest statements are compared with each other."""
LOOKED_THROUGH = 30
"""So many of the newest statements are looked through for what they are about."""
_MOST_PAIRS = 12
_MOST_WEIGHED = 25
_FEWEST_SHARING = 2
_KINDS: dict[Relation, SearchKind] = {
    "says": "statement", "said of": "statement", "told of": "event", "due": "statement",
}  # fmt: skip


class ItemsOf(NamedTuple):
    """A page of statements or events, the newest first, and the key that the next one begins after."""

    hits: tuple[StatementHit | EventHit, ...]
    next: str | None


class Tallies(NamedTuple):
    """How many statements somebody says, are about it, and have a day that falls due; how many events."""

    says: int
    said_of: int
    told_of: int
    due: int


class Companion(NamedTuple):
    """Another one in the company of somebody, and how many times in each way."""

    id: str
    name: str
    counts: Mapping[CompanyKind, int]

    @property
    def total(self) -> int:
        """How many times in all."""
        return sum(self.counts.values())


class MatterOf(NamedTuple):
    """A word or a name that tells of what somebody speaks, and how many of the newest statements have it."""

    word: str
    is_name: bool
    statements: int


class DueOf(NamedTuple):
    """A statement that falls due on a day, the last one of the time `value` (TIMEX3) that it tells."""

    day: date
    value: str
    hit: StatementHit


def tallies(store: Store, id: str) -> Tallies:
    """Give the counts of somebody, by any id."""
    with store.reading() as connection:
        found = dict(
            connection.execute(
                "SELECT t.of, sum(t.count) FROM profile e JOIN profile p ON p.entity = e.entity "
                "JOIN tally t ON t.profile = p.number WHERE e.id = ? GROUP BY t.of",
                (id,),
            ).fetchall()
        )
    return Tallies(*(found.get(each, 0) for each in ("says", "said of", "told of", "due")))


def items_of(
    store: Store, id: str, relation: Relation, *, limit: int = 20, after: str | None = None
) -> ItemsOf:
    """Give a page of what somebody says, or of what is said or told of it, by all its profiles.

    Raises UsageError where `after` is no key of such a list.
    """
    try:
        below = 1 << 62 if after is None else int(after)
    except ValueError:
        raise UsageError(f"{str(after)[:60]!r} is no key of a list of somebody's.") from None
    with store.reading() as connection:
        numbers: list[int] = []
        for number in _numbers(connection, id, relation, below):
            if not numbers or number != numbers[-1]:
                numbers.append(number)
            if len(numbers) > limit:
                break
        shown = numbers[:limit]
        hits = Hits(connection, _KINDS[relation], []).of(shown)
    key = str(shown[-1]) if len(numbers) > limit else None
    return ItemsOf(tuple(cast("list[StatementHit | EventHit]", hits)), key)


def _numbers(connection: sqlite3.Connection, id: str, relation: Relation, below: int) -> Iterator[int]:
    """Yield numbers, the newest first; of each profile no more is read than is taken."""
    profiles = connection.execute(
        "SELECT p.number FROM profile e JOIN profile p ON p.entity = e.entity WHERE e.id = ?", (id,)
    ).fetchall()
    each = [
        connection.execute(
            "SELECT item FROM item_of WHERE profile = ? AND relation = ? AND item < ? ORDER BY item DESC",
            (profile, relation, below),
        )
        for (profile,) in profiles
    ]
    for (number,) in merge(*each, reverse=True):
        yield number


def newest_numbers(connection: sqlite3.Connection, id: str, most: int = NEWEST) -> list[int]:
    """Give the numbers of the newest statements of somebody, the newest first."""
    found = _numbers(connection, id, "says", 1 << 62)
    return [number for number, _ in zip(found, range(most), strict=False)]


def company(store: Store, id: str, *, limit: int = 20) -> list[Companion]:
    """Give those with whom somebody has most to do: who speaks about or to whom, and who meets."""
    with store.reading() as connection:
        rows = connection.execute(
            "SELECT o.entity, c.kind, sum(c.count) FROM profile e JOIN profile p ON p.entity = e.entity "
            "JOIN company c ON c.profile = p.number JOIN profile o ON o.number = c.other "
            "WHERE e.id = ? AND o.entity <> e.entity GROUP BY 1, 2",
            (id,),
        ).fetchall()
        counts: dict[int, dict[CompanyKind, int]] = {}
        for entity, kind, count in rows:
            counts.setdefault(entity, {})[kind] = count
        most = sorted(counts, key=lambda entity: (-sum(counts[entity].values()), entity))[:limit]
        found = []
        for entity in most:
            other, kind, name, is_established = connection.execute(
                "SELECT p.id, p.kind, coalesce(e.name, p.name), e.entity IS NOT NULL FROM profile p "
                "LEFT JOIN established e ON e.entity = p.number WHERE p.number = ?",
                (entity,),
            ).fetchone()
            if not is_established and is_thrown_out(connection, kind, name):
                continue
            found.append(Companion(other, name, counts[entity]))
    return sorted(found, key=lambda each: (-each.total, each.name, each.id))


def kind_of(store: Store, id: str) -> NameKind | None:
    """Say what somebody or something is named as; None where nothing is established of it."""
    with store.reading() as connection:
        row = connection.execute(
            "SELECT e.kind FROM profile p JOIN established e ON e.entity = p.entity WHERE p.id = ?", (id,)
        ).fetchone()
    return row[0] if row else None


def matters(store: Store, id: str, *, limit: int = 12) -> list[MatterOf]:
    """Give the words and names that tell most of what somebody speaks of, in the newest statements.

    They are in at least two of these, and the rarer they are elsewhere the more they tell.
    """
    with store.reading() as connection:
        numbers = newest_numbers(connection, id, LOOKED_THROUGH)
        words: Counter[str] = Counter()
        for own in _words_of(connection, numbers):
            words.update(own)
        names: Counter[str] = Counter()
        for number in numbers:
            rows = connection.execute(
                "SELECT DISTINCT coalesce(e.name, p.name) FROM statement s "
                "JOIN item_of i ON i.version = s.version AND i.item = s.number AND i.relation = 'said of' "
                "JOIN profile p ON p.number = i.profile LEFT JOIN established e ON e.entity = p.entity "
                "WHERE s.number = ?",
                (number,),
            )
            names.update({name for (name,) in rows})
        weights = Weights(connection)
        weighed: list[tuple[float, MatterOf]] = []
        for counted, is_name in ((words, False), (names, True)):
            for word, count in sorted(counted.items(), key=lambda each: (-each[1], each[0]))[:_MOST_WEIGHED]:
                if count >= _FEWEST_SHARING:
                    weight = weights.of(naming(word) if is_name else with_lemma(word))
                    weighed.append((count * weight, MatterOf(word, is_name, count)))
    weighed.sort(key=lambda each: (-each[0], each[1]))
    return [matter for weight, matter in weighed[:limit] if weight]


def _words_of(connection: sqlite3.Connection, numbers: Sequence[int]) -> Iterator[set[str]]:
    """Yield of each statement the lemmas of its own words that tell something and are no names."""
    for number in numbers:
        version, packed, sha256, start, end, id = connection.execute(
            'SELECT v.number, v.packed, v.sha256, s.start, s."end", s.id FROM statement s '
            "JOIN version v ON v.number = s.version WHERE s.number = ?",
            (number,),
        ).fetchone()
        inner = connection.execute(
            'SELECT start, "end" FROM statement WHERE version = ? AND within = ?', (version, id)
        ).fetchall()
        yield {
            word.lemma
            for word in unpack(packed, sha256).words(start, end)
            if not word.nominative
            and not any(first < word.end and word.start < last for first, last in inner)
            and read_word(word.form, word.lemma).stem
        }


def due_of(store: Store, id: str, today: date, *, limit: int = 5) -> list[DueOf]:
    """Give what somebody says that falls due: so many of what is to come and of what came last."""
    with store.reading() as connection:
        rows = connection.execute(
            "SELECT DISTINCT d.day, d.statement, d.value FROM profile e "
            "JOIN profile p ON p.entity = e.entity "
            "JOIN item_of i ON i.profile = p.number AND i.relation = 'due' "
            "JOIN due d ON d.version = i.version AND d.statement = i.item WHERE e.id = ? ORDER BY 1, 2",
            (id,),
        ).fetchall()
        passed = sum(day < today.isoformat() for day, _, _ in rows)
        chosen = rows[max(0, passed - limit) : passed + limit]
        hits = Hits(connection, "statement", []).of([number for _, number, _ in chosen])
    return [
        DueOf(date.fromisoformat(day), value, cast("StatementHit", hit))
        for (day, _, value), hit in zip(chosen, hits, strict=True)
    ]


def contradictions_of_newest(store: Store, id: str, *, limit: int = 5) -> list[Contradiction]:
    """Give pairs of somebody's newest statements that may contradict each other, the likeliest first."""
    with store.reading() as connection:
        return contradictions_among_newest(connection, id, limit)


def contradictions_among_newest(connection: sqlite3.Connection, id: str, limit: int) -> list[Contradiction]:
    """Give such pairs in the transaction that is open."""
    speaker: Identity = identity_of(connection, id)
    numbers = newest_numbers(connection, id)[::-1]
    return contradictions_among(connection, {speaker.id: numbers}, limit, most_pairs=_MOST_PAIRS)
