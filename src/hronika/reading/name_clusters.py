"""Which mentions of persons are the same one, whatever case their names stand in.

Every mention allows a set of nominatives with weights. Mentions of one person share a nominative: their sets
are intersected and the weights added, so that a form that is ambiguous in one place (`Kalniņa`) is decided by
another (`Kalniņam`). Full names gather first; then a bare surname or given name goes to the person it fits,
the one mentioned most recently when it fits two.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from hronika.language.analysis import Token
from hronika.language.language import NameGender, NameReading
from hronika.reading.draft import Mention
from hronika.reading.name_spans import is_initial

_WORST = 12.0
_WORST_SINGLE = 20.0  # a surname that the article knows comes again
_UNSURE = 3.0


@dataclass(slots=True)
class Named:
    """A mention of a person with what its form can stand for. `order` counts mentions in text order.

    `gender` is what the words beside it tell, `courtesy` that a title such as `kundze` does.
    """

    mention: Mention
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
class Cluster:
    """Mentions of one person and the weights of the nominatives that all of them allow."""

    table: dict[_Key, float]
    members: list[Named] = field(default_factory=list)
    originals: set[str] = field(default_factory=set)

    @property
    def best(self) -> _Key:
        """The likeliest name, gender and number."""
        return max(self.table, key=lambda key: (self.table[key], key[0]))

    @property
    def length(self) -> int:
        """How many words the fullest name has."""
        return max(len(key[0]) for key in self.table)


def table_of(named: Named) -> dict[_Key, float]:
    """The readings of a mention by name, gender and number; a known gender rules the other one out."""
    table = {(reading.words, reading.gender, reading.number): reading.weight for reading in named.readings}
    if named.gender is not None:
        fitting = {key: weight for key, weight in table.items() if key[1] in (None, named.gender)}
        return fitting or table
    return table


def clustered(mentions: Sequence[Named]) -> list[Cluster]:
    """Group mentions by person, in the order in which the persons are first named."""
    clusters: list[Cluster] = []
    full = [named for named in mentions if named.length > 1]
    full.sort(key=lambda named: any(is_initial(word) for word in named.readings[0].words))
    for named in full:
        _place_full(clusters, named)
    for named in mentions:
        if named.length == 1:
            _place_single(clusters, named)
    for cluster in clusters:
        cluster.members.sort(key=lambda named: named.order)
    clusters.sort(key=lambda cluster: cluster.members[0].order)
    return clusters


def _place_full(clusters: list[Cluster], named: Named) -> None:
    table = table_of(named)
    best: tuple[float, Cluster, dict[_Key, float]] | None = None
    for cluster in clusters:
        joined = _joined(cluster.table, table)
        if joined is not None:
            loss = max(cluster.table.values()) + max(table.values()) - max(joined.values())
            if loss < _WORST and (best is None or loss < best[0]):
                best = loss, cluster, joined
    if best is None:
        clusters.append(Cluster(table, [named]))
    else:
        best[1].table = best[2]
        best[1].members.append(named)


def join_originals(clusters: list[Cluster], originals: Mapping[int, int]) -> list[Cluster]:
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


def _place_single(clusters: list[Cluster], named: Named) -> None:
    table = table_of(named)
    fits = []
    for cluster in clusters:
        joined = _joined_single(cluster.table, table)
        if joined:
            gain = max(joined.values()) - max(cluster.table.values())
            if gain > max(table.values()) - _WORST_SINGLE:
                fits.append((gain, cluster, joined))
    if not fits:
        clusters.append(Cluster(table, [named]))
        return
    best = max(gain for gain, _, _ in fits)
    close = [(cluster, joined) for gain, cluster, joined in fits if gain > best - _UNSURE]
    cluster, joined = max(close, key=lambda item: _recency(item[0], named))
    cluster.table = joined
    cluster.members.append(named)


def _recency(cluster: Cluster, named: Named) -> int:
    """Rank clusters by their last mention before this one; those mentioned only later come last."""
    before = [member.order for member in cluster.members if member.order < named.order]
    return max(before) if before else -min(member.order for member in cluster.members) - 1_000_000


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
