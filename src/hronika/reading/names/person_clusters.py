"""Which mentions of persons are the same one, whatever case their names stand in.

The form of a mention can be that of several nominatives, each with a weight. The mentions of one person share
a nominative: their sets are intersected and the weights added, so that a form that is ambiguous in one place
(`Kalniņa`) is decided by another (`Kalniņam`). Full names are clustered first; then a bare surname or given
name goes to the person whom it fits. When it fits two it goes to the one who has the role beside it, else to
the one who was told of before relatives of the same name came in (`Aldis Ozols miris. Tēvs Arvīds Ozols
krita. Ģimeni izsūtīja. Ozols mācījās`), else to the one mentioned most recently, which is unsure where the
other was mentioned hardly earlier.

Clusters are found by the words of their names, and of those that share a word no more than `_MOST` are
compared with a mention, so that the time grows with the number of mentions and not with its square.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Literal

from hronika.language.acronyms import is_initial
from hronika.language.analysis import Token
from hronika.language.language import NameReading
from hronika.language.quotation_marks import MARKS
from hronika.reading.document.entities import NameMention, RoleMention
from hronika.record import Gender

_WORST = 12.0
_WORST_SINGLE = 20.0  # a surname that the article knows comes again
_UNSURE = 3.0
_SIDE_BY_SIDE = 4  # mentions of persons between those of two that a bare name can mean
_MOST = 25
"""Clusters that share a word and are compared with a mention: the first of full names, the last of others."""


@dataclass(slots=True)
class PersonMention:
    """A mention of a person with the names that its form can be one of, the likeliest first.

    `order` counts mentions in text order, `roles` are those that the words beside it give. `gender` is what
    these words tell of it, `courtesy` that a title such as `kundze` does. `bare` is a surname with nothing
    but particles before it, `related` somebody who is told of as another's relative.
    """

    mention: NameMention
    readings: Sequence[NameReading]
    order: int
    roles: Sequence[RoleMention] = ()
    gender: Gender | None = None
    courtesy: bool = False
    bare: bool = False
    related: bool = False

    @property
    def length(self) -> int:
        """How many words the name has here; a surname with its particles (`Fon der Berga`) is one."""
        return 1 if self.bare else len(self.readings[0].words)


NameKey = tuple[tuple[str, ...], Gender | None, Literal["Sing", "Plur"]]
"""A name in the nominative, word by word, with its gender and number."""


@dataclass(slots=True)
class PersonCluster:
    """Mentions of one person, and the names that the forms of all of them allow, with their weights.

    `foreign` are spellings of the name in its own language, as brackets give them.
    """

    names: dict[NameKey, float]
    members: list[PersonMention] = field(default_factory=list)
    foreign: set[str] = field(default_factory=set)

    @property
    def best(self) -> NameKey:
        """The likeliest name, gender and number."""
        return max(self.names, key=lambda key: (self.names[key], key[0]))


def cluster_persons(mentions: Sequence[PersonMention]) -> list[PersonCluster]:
    """Cluster the mentions, which stand in text order, by person, in the order of their first mentions."""
    clusters = _FullNames()
    full = [mention for mention in mentions if mention.length > 1]
    for mention in sorted(full, key=lambda mention: any(map(is_initial, mention.readings[0].words))):
        clusters.add(mention)
    everybody = _Everybody(clusters.all)
    for mention in mentions:
        if mention.length == 1:
            everybody.add(mention)
        else:
            everybody.come_to(mention, clusters.of[mention.order])
    for cluster in everybody.all:
        cluster.members.sort(key=lambda mention: mention.order)
    return sorted(everybody.all, key=lambda cluster: cluster.members[0].order)


def join_foreign_spellings(clusters: list[PersonCluster], spelled: Mapping[int, int]) -> list[PersonCluster]:
    """Join names in their own spelling to the persons after whom they stand in brackets.

    `spelled` gives for the order of such a mention that of the mention before the bracket.
    """
    cluster_of = {mention.order: cluster for cluster in clusters for mention in cluster.members}
    host_of: dict[int, PersonCluster] = {}

    def joined(cluster: PersonCluster) -> PersonCluster:
        """The cluster that one has gone into, itself where none; the way there is made shorter."""
        while (host := host_of.get(id(cluster))) is not None:
            if (further := host_of.get(id(host))) is not None:
                host_of[id(cluster)] = further
            cluster = host
        return cluster

    for inner, outer in spelled.items():
        guest, host = joined(cluster_of[inner]), joined(cluster_of[outer])
        if guest is not host:
            host.foreign.add(" ".join(guest.best[0]))
            host_of[id(guest)] = host
    for cluster in clusters:
        if id(cluster) in host_of:
            joined(cluster).members.extend(cluster.members)
    kept = [cluster for cluster in clusters if id(cluster) not in host_of]
    for cluster in kept if host_of else ():
        cluster.members.sort(key=lambda mention: mention.order)
    return kept


def _names_of(mention: PersonMention) -> dict[NameKey, float]:
    """The readings of a mention by name, gender and number; a known gender rules the other one out."""
    names = {(reading.words, reading.gender, reading.number): reading.weight for reading in mention.readings}
    if mention.gender is not None:
        fitting = {key: weight for key, weight in names.items() if key[1] in (None, mention.gender)}
        return fitting or names
    return names


class _FullNames:
    """Clusters of names of several words, found by the surname with the given name or its first letter."""

    def __init__(self) -> None:
        self.all: list[PersonCluster] = []
        self.of: dict[int, PersonCluster] = {}
        """The cluster of a mention by its order."""
        self._by_name: dict[tuple[str, str], dict[int, None]] = {}
        """By given name (or its first letter) and surname; the clusters by their number in `all`."""

    def add(self, mention: PersonMention) -> None:
        """Put a mention into the cluster that it fits best, or into one of its own."""
        names = _names_of(mention)
        best: tuple[float, int, dict[NameKey, float]] | None = None
        for number in self._near(names):
            cluster = self.all[number]
            common = _common_names(cluster.names, names)
            if common is not None:
                loss = max(cluster.names.values()) + max(names.values()) - max(common.values())
                if loss < _WORST and (best is None or loss < best[0]):
                    best = loss, number, common
        if best is None:
            number, common = len(self.all), names
            self.all.append(PersonCluster(names))
        else:
            _, number, common = best
        cluster = self.all[number]
        cluster.names = common
        cluster.members.append(mention)
        self.of[mention.order] = cluster
        for words, _, _ in common:
            for given in (words[0], words[0][:1]):
                self._by_name.setdefault((given, words[-1]), {})[number] = None

    def _near(self, names: Mapping[NameKey, float]) -> list[int]:
        """The numbers of clusters that share the surname and the given name, or its first letter."""
        found: set[int] = set()
        for words, _, _ in names:
            for given in (words[0], words[0][:1]):
                found.update(islice(self._by_name.get((given, words[-1]), ()), _MOST))
        return sorted(found)


class _Everybody:
    """All clusters while the mentions are gone through in text order, found by a word of their names."""

    def __init__(self, clusters: Sequence[PersonCluster]) -> None:
        self.all = sorted(clusters, key=lambda cluster: min(mention.order for mention in cluster.members))
        self._before: dict[str, dict[int, PersonCluster]] = {}  # mentioned so far, the last one at the end
        self._ahead: dict[str, dict[int, PersonCluster]] = {}  # to be mentioned, the next one first
        self._recency: dict[int, int] = {}
        """By the identity of a cluster: the order of its last mention so far, negative if it comes later."""
        self._certain: dict[int, int] = {}
        """The same of the last mention that can be nobody else's; without those that come later."""
        self._first: dict[int, PersonMention] = {}
        """The first mention of a cluster in the text, by the identity of the cluster."""
        self._sentence: dict[int, int] = {}
        """The number of the sentence of the last mention so far, by the same."""
        for rank, cluster in enumerate(self.all):
            self._recency[id(cluster)] = -1 - rank
            self._first[id(cluster)] = min(cluster.members, key=lambda mention: mention.order)
            for word in _outer_words(cluster):
                self._ahead.setdefault(word, {})[id(cluster)] = cluster

    def come_to(self, mention: PersonMention, cluster: PersonCluster, certain: bool = True) -> None:
        """Note that a mention, which is reached, is one of the cluster (`certain`ly so)."""
        self._recency[id(cluster)] = mention.order
        self._sentence[id(cluster)] = mention.mention.sentence
        if certain:
            self._certain[id(cluster)] = mention.order
        for word in _outer_words(cluster):
            self._ahead.get(word, {}).pop(id(cluster), None)
            recent = self._before.setdefault(word, {})
            recent.pop(id(cluster), None)
            recent[id(cluster)] = cluster

    def add(self, mention: PersonMention) -> None:
        """Put a mention of one word into the cluster that it fits, or into one of its own."""
        names = _names_of(mention)
        fits: list[tuple[float, PersonCluster, dict[NameKey, float]]] = []
        for cluster in self._near(names):
            common = _common_names_of_single(cluster.names, names)
            if common:
                gain = max(common.values()) - max(cluster.names.values())
                if gain > max(names.values()) - _WORST_SINGLE:
                    fits.append((gain, cluster, common))
        if fits:
            best = max(gain for gain, _, _ in fits)
            # The first is the one mentioned last.
            near = [fit for fit in fits if fit[0] > best - _UNSURE]
            lemmas = {role.lemma for role in mention.roles}
            having = [fit for fit in near if not lemmas.isdisjoint(_role_lemmas(fit[1]))] if lemmas else []
            near = having if len(having) == 1 else near
            owner = self._before_relatives([one for _, one, _ in near])
            _, cluster, cluster.names = next((fit for fit in near if fit[1] is owner), near[0])
            if owner is not None:
                others = [one for _, one, _ in near if one is not owner]
                mention.mention.unsure = self._just_told_of(mention, others)
            else:
                mention.mention.unsure = self._can_be_another([one for _, one, _ in near])
        else:
            cluster = PersonCluster(names)
            self.all.append(cluster)
            self._first[id(cluster)] = mention
        cluster.members.append(mention)
        self.come_to(mention, cluster, not mention.mention.unsure)

    def _can_be_another(self, clusters: Sequence[PersonCluster]) -> bool:
        """Whether a bare name can mean any of several persons who were mentioned side by side."""
        full = [one for one in clusters if len(one.best[0]) > 1]
        places = sorted(self._certain[id(one)] for one in full if id(one) in self._certain)
        return len(places) > 1 and places[-1] - places[-2] <= _SIDE_BY_SIDE

    def _before_relatives(self, clusters: Sequence[PersonCluster]) -> PersonCluster | None:
        """Who of several is told of first, where the others come in as relatives; else None."""
        firsts = [self._first[id(one)] for one in clusters]
        own = [place for place, first in enumerate(firsts) if not first.related]
        if len(clusters) < 2 or len(own) != 1:
            return None
        first = firsts[own[0]]
        return clusters[own[0]] if all(first.order <= each.order for each in firsts) else None

    def _just_told_of(self, mention: PersonMention, others: Sequence[PersonCluster]) -> bool:
        """Whether the sentence of a mention or the one before names any of some, who may be meant."""
        here = mention.mention.sentence
        return any(self._sentence.get(id(one), -2) >= here - 1 for one in others)

    def _near(self, names: Mapping[NameKey, float]) -> list[PersonCluster]:
        """Clusters whose names begin or end with the word, those mentioned last first, then the next ones."""
        found: dict[int, PersonCluster] = {}
        for words, _, _ in names:
            found.update(islice(reversed(self._before.get(words[-1], {}).items()), _MOST))
            found.update(islice(self._ahead.get(words[-1], {}).items(), _MOST))
        return sorted(found.values(), key=lambda cluster: -self._recency[id(cluster)])


def _role_lemmas(cluster: PersonCluster) -> set[str]:
    """The nouns of the roles that the mentions of a person give."""
    return {role.lemma for member in cluster.members for role in member.roles}


def _outer_words(cluster: PersonCluster) -> set[str]:
    """The first and the last words of the names of a cluster."""
    return {word for words, _, _ in cluster.names for word in (words[0], words[-1])}


def _common_names(
    some: Mapping[NameKey, float], others: Mapping[NameKey, float]
) -> dict[NameKey, float] | None:
    """The full names that both allow, the longer form of each, with the weights added; None of none."""
    common: dict[NameKey, float] = {}
    for key, weight in some.items():
        for other, more in others.items():
            if key[1] == other[1] or None in (key[1], other[1]):
                words = _same_name(key[0], other[0])
                if words is not None:
                    merged = words, key[1] or other[1], key[2]
                    common[merged] = max(weight + more, common.get(merged, weight + more))
    return common or None


def _same_name(a: tuple[str, ...], b: tuple[str, ...]) -> tuple[str, ...] | None:
    """The fuller of two names of several words if they can be the same, initials standing for given names."""
    if a[-1] != b[-1]:
        return None
    if a == b:
        return a
    if not _same_given_name(a[0], b[0]):
        return None
    if len(a) == len(b):
        return a if is_initial(b[0]) or not is_initial(a[0]) else b
    return max(a, b, key=len)


def _same_given_name(a: str, b: str) -> bool:
    if a == b:
        return True
    for short, long in ((a, b), (b, a)):
        if is_initial(short) and long.startswith(short.partition(".")[0]):
            return True
    return False


def _common_names_of_single(
    full: Mapping[NameKey, float], single: Mapping[NameKey, float]
) -> dict[NameKey, float]:
    """The names of a person that a single word can stand for, with the weights added."""
    common: dict[NameKey, float] = {}
    for key, weight in full.items():
        for (words, gender, number), more in single.items():
            if number != key[2] or not (key[1] == gender or None in (key[1], gender)):
                continue
            if words[-1] == key[0][-1] or words[-1] == key[0][0]:
                # A bare word is rather a surname; a given name alone belongs to whoever bears it.
                found = weight + more - (0.0 if words[-1] == key[0][-1] else 1.0)
                merged = key[0], key[1] or gender, key[2]
                common[merged] = max(found, common.get(merged, found))
    return common


def person_words(tokens: Sequence[Token], honorifics: Mapping[str, str]) -> list[Token]:
    """The tokens that make up the name proper: no marks, titles or nickname, small words only between two."""
    marks = [place for place, token in enumerate(tokens) if token.text in MARKS]
    nickname = range(marks[0], marks[-1]) if marks and 0 < marks[0] < marks[-1] < len(tokens) - 1 else ()
    words = [
        token for place, token in enumerate(tokens) if token.text[:1].isalpha() and place not in nickname
    ]
    while len(words) > 1 and words[0].text.casefold() in honorifics:
        words.pop(0)
    while words and words[0].text.islower():
        words.pop(0)
    while words and words[-1].text.islower():
        words.pop()
    return words
