"""Which mentions of persons are the same one, whatever case their names stand in.

Every mention allows a set of nominatives with weights. Mentions of one person share a nominative: their sets
are intersected and the weights added, so that a form that is ambiguous in one place (`Kalniņa`) is decided by
another (`Kalniņam`). Full names gather first; then a bare surname or given name goes to the person it fits,
the one mentioned most recently when it fits two.
"""

from bisect import bisect_left, insort
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from hronika.language.analysis import Token
from hronika.language.language import NameGender, NameReading
from hronika.reading.document.entities import NameMention
from hronika.reading.names.spans import is_initial

_WORST = 12.0
_WORST_SINGLE = 20.0  # a surname that the article knows comes again
_UNSURE = 3.0
_NEVER = 1_000_000_000


@dataclass(slots=True)
class PersonMention:
    """A mention of a person with what its form can stand for. `order` counts mentions in text order.

    `gender` is what the words beside it tell, `courtesy` that a title such as `kundze` does.
    """

    mention: NameMention
    readings: Sequence[NameReading]
    order: int
    gender: NameGender | None = None
    courtesy: bool = False

    @property
    def length(self) -> int:
        """How many words the name has here."""
        return len(self.readings[0].words)


_Key = tuple[tuple[str, ...], NameGender | None, Literal["Sing", "Plur"]]


@dataclass(slots=True)
class PersonCluster:
    """Mentions of one person and the weights of the nominatives that all of them allow."""

    table: dict[_Key, float]
    members: list[PersonMention] = field(default_factory=list)
    originals: set[str] = field(default_factory=set)
    orders: list[int] = field(default_factory=list)

    def take(self, named: PersonMention, table: dict[_Key, float]) -> None:
        """Add a mention; `table` is what it and those before it allow."""
        self.table = table
        self.members.append(named)
        insort(self.orders, named.order)

    def recency(self, order: int) -> int:
        """Rank by the last mention before a place; those mentioned only after it come last."""
        before = bisect_left(self.orders, order)
        return self.orders[before - 1] if before else -self.orders[0] - _NEVER

    @property
    def best(self) -> _Key:
        """The likeliest name, gender and number."""
        return max(self.table, key=lambda key: (self.table[key], key[0]))

    @property
    def length(self) -> int:
        """How many words the fullest name has."""
        return max(len(key[0]) for key in self.table)


def table_of(named: PersonMention) -> dict[_Key, float]:
    """The readings of a mention by name, gender and number; a known gender rules the other one out."""
    table = {(reading.words, reading.gender, reading.number): reading.weight for reading in named.readings}
    if named.gender is not None:
        fitting = {key: weight for key, weight in table.items() if key[1] in (None, named.gender)}
        return fitting or table
    return table


class _Clusters:
    """The clusters so far, found by the first and last words of their names."""

    def __init__(self) -> None:
        self.all: list[PersonCluster] = []
        self._by_word: dict[str, dict[int, PersonCluster]] = {}

    def near(self, table: dict[_Key, float]) -> list[PersonCluster]:
        """The clusters that share a last word, or any word of a single one, with a name of the table."""
        found: dict[int, PersonCluster] = {}
        for words, _, _ in table:
            found.update(self._by_word.get(words[-1], {}))
        return list(found.values())

    def add(self, named: PersonMention, table: dict[_Key, float]) -> None:
        """Open a cluster with its first mention."""
        cluster = PersonCluster(table)
        self.all.append(cluster)
        self.take(cluster, named, table)

    def take(self, cluster: PersonCluster, named: PersonMention, table: dict[_Key, float]) -> None:
        """Add a mention to a cluster."""
        cluster.take(named, table)
        for words, _, _ in table:
            for word in (words[0], words[-1]):
                self._by_word.setdefault(word, {})[id(cluster)] = cluster


def clustered(mentions: Sequence[PersonMention]) -> list[PersonCluster]:
    """Group mentions by person, in the order in which the persons are first named."""
    clusters = _Clusters()
    full = [named for named in mentions if named.length > 1]
    full.sort(key=lambda named: any(is_initial(word) for word in named.readings[0].words))
    for named in full:
        _place_full(clusters, named)
    for named in mentions:
        if named.length == 1:
            _place_single(clusters, named)
    for cluster in clusters.all:
        cluster.members.sort(key=lambda named: named.order)
    return sorted(clusters.all, key=lambda cluster: cluster.members[0].order)


def _place_full(clusters: _Clusters, named: PersonMention) -> None:
    table = table_of(named)
    best: tuple[float, PersonCluster, dict[_Key, float]] | None = None
    for cluster in clusters.near(table):
        joined = _joined(cluster.table, table)
        if joined is not None:
            loss = max(cluster.table.values()) + max(table.values()) - max(joined.values())
            if loss < _WORST and (best is None or loss < best[0]):
                best = loss, cluster, joined
    if best is None:
        clusters.add(named, table)
    else:
        clusters.take(best[1], named, best[2])


def join_originals(clusters: list[PersonCluster], originals: Mapping[int, int]) -> list[PersonCluster]:
    """Join names in their own spelling to the persons they stand in brackets after.

    `originals` gives for the order of such a mention that of the mention before the bracket.
    """
    owner = {named.order: cluster for cluster in clusters for named in cluster.members}
    for inner, outer in originals.items():
        guest, host = owner[inner], owner[outer]
        if guest is not host:
            host.members.extend(guest.members)
            host.originals.add(" ".join(guest.best[0]))
            host.members.sort(key=lambda named: named.order)
            owner.update((named.order, host) for named in guest.members)
            clusters = [cluster for cluster in clusters if cluster is not guest]
    return clusters


def _joined(fuller: dict[_Key, float], table: dict[_Key, float]) -> dict[_Key, float] | None:
    """Keep the names of the first table that the second allows too, the longer form of each."""
    joined: dict[_Key, float] = {}
    for key, weight in fuller.items():
        for other, more in table.items():
            if key[1] == other[1] or None in (key[1], other[1]):
                words = _same_name(key[0], other[0])
                if words is not None:
                    merged = words, key[1] or other[1], key[2]
                    joined[merged] = max(weight + more, joined.get(merged, weight + more))
    return joined or None


def _same_name(a: tuple[str, ...], b: tuple[str, ...]) -> tuple[str, ...] | None:
    """The fuller of two names of several words if they can be the same, initials standing for given names."""
    if a[-1] != b[-1]:
        return None
    if a == b:
        return a
    if not _given_fits(a[0], b[0]):
        return None
    if len(a) == len(b):
        return a if is_initial(b[0]) or not is_initial(a[0]) else b
    return max(a, b, key=len)


def _given_fits(a: str, b: str) -> bool:
    if a == b:
        return True
    for short, long in ((a, b), (b, a)):
        if is_initial(short) and long.startswith(short.partition(".")[0]):
            return True
    return False


def _place_single(clusters: _Clusters, named: PersonMention) -> None:
    table = table_of(named)
    fits = []
    for cluster in clusters.near(table):
        joined = _joined_single(cluster.table, table)
        if joined:
            gain = max(joined.values()) - max(cluster.table.values())
            if gain > max(table.values()) - _WORST_SINGLE:
                fits.append((gain, cluster, joined))
    if not fits:
        clusters.add(named, table)
        return
    best = max(gain for gain, _, _ in fits)
    close = [(cluster, joined) for gain, cluster, joined in fits if gain > best - _UNSURE]
    cluster, joined = max(close, key=lambda item: item[0].recency(named.order))
    clusters.take(cluster, named, joined)


def _joined_single(full: dict[_Key, float], table: dict[_Key, float]) -> dict[_Key, float]:
    joined: dict[_Key, float] = {}
    for key, weight in full.items():
        for (words, gender, number), more in table.items():
            if number != key[2] or not (key[1] == gender or None in (key[1], gender)):
                continue
            if words[0] == key[0][-1] or words[0] == key[0][0]:
                # A bare word is rather a surname; a given name alone belongs to whoever bears it.
                found = weight + more - (0.0 if words[0] == key[0][-1] else 1.0)
                merged = key[0], key[1] or gender, key[2]
                joined[merged] = max(found, joined.get(merged, found))
    return joined


def person_words(tokens: Sequence[Token], honorifics: Mapping[str, str]) -> list[Token]:
    """The tokens that make up the name proper: no marks or titles, small words only between two capitals."""
    words = [token for token in tokens if token.text[:1].isalpha()]
    while len(words) > 1 and words[0].text.casefold() in honorifics:
        words.pop(0)
    while words and words[0].text.islower():
        words.pop(0)
    while words and words[-1].text.islower():
        words.pop()
    return words
