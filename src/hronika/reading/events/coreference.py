"""Event coreference: a noun that takes up an event which a verb or another noun named, a verb told again."""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from heapq import merge
from itertools import groupby, islice

from hronika.language.letters import shared_beginning
from hronika.reading.document.tokens import TokenSequence, TokenSpan
from hronika.reading.events.arguments import EventArgument
from hronika.reading.events.factuality import Factuality
from hronika.reading.events.triggers import Trigger
from hronika.reading.events.types import EventTypes
from hronika.record import EventType

_STEM = 5
_BACK = 100  # mentions alike that are looked at
_ALIKE = 0.5
_UNREAL = frozenset(("planned", "hypothetical"))
# Types of which an article mostly has one: `Noliktava dega ... Ugunsgrēka cēlonis`.
_ONE_EACH = frozenset(
    ("fire", "accident", "protest", "vote", "election", "competition", "trial", "performance")
)
# Types of which somebody has one at a time, so that the same verb with the same people tells it again.
_ONCE = frozenset(
    (
        "agree",
        "appointment",
        "arrest",
        "birth",
        "closure",
        "death",
        "election",
        "legislation",
        "resignation",
    )
)


@dataclass(slots=True)
class EventCandidate:
    """A trigger with its factuality, arguments, place and time (the number of a time expression)."""

    trigger: Trigger
    factuality: Factuality
    arguments: list[EventArgument]
    time: int | None
    place: TokenSpan | None = None


class EventCoreference:
    """Joins the mentions of events of one article.

    `others` are the lemmas of words that say that a noun is another one than before (`cits`), `actors` those
    of nouns of somebody, whom an article may call by another noun later.
    """

    def __init__(self, words: TokenSequence, types: EventTypes, others: Set[str], actors: Set[str]) -> None:
        self._words, self._types, self._others, self._actors = words, types, others, actors

    def of(self, candidates: Sequence[EventCandidate]) -> list[int | None]:
        """For every candidate the number of the first mention of its event; None of first mentions."""
        found: list[int | None] = []
        firsts = _Firsts(self._words)
        for number, later in enumerate(candidates):
            match = None
            if self._takes_up(later.trigger.word):
                match = self._match(candidates, firsts, later)
                if match is None:
                    match = self._only_one(candidates, firsts, later)
            elif later.trigger.is_verb and later.trigger.kind.type in _ONCE:
                match = self._told_again(candidates, firsts, later)
            if match is None:
                firsts.add(number, later)
            found.append(match)
        return found

    def _takes_up(self, index: int) -> bool:
        """Whether a word can take up an event: a noun in the singular that is said to be no other one."""
        token = self._words.tokens[index]
        if token.upos != "NOUN" or token.features.get("Number") == "Plur":
            return False
        beside = (self._words.tokens[child] for child in self._words.children[index])
        return not any(other.upos == "NUM" or other.lemma in self._others for other in beside)

    def _match(
        self, candidates: Sequence[EventCandidate], firsts: "_Firsts", later: EventCandidate
    ) -> int | None:
        """The last event that a noun can mean by its own word: the same, or the verb it is made from."""
        noun = self._words.tokens[later.trigger.word].lemma
        verb = self._types.verb_of(noun)
        for number in firsts.like(noun, verb):
            word = self._words.tokens[candidates[number].trigger.word]
            alike = word.upos == "NOUN" or self._derived(word.lemma, noun, verb)
            earlier = candidates[number]
            if alike and self._agree(earlier, later) and not self._of_another_thing(earlier, later):
                return number
        return None

    def _of_another_thing(self, one: EventCandidate, other: EventCandidate) -> bool:
        """Whether two tell of different things: `peļņa samazinājās … cenu samazināšana`."""
        things = [
            {
                token.lemma
                for part in event.arguments
                if part.role != "counterpart" and part.phrase and not part.id
                for token in (self._words.tokens[part.phrase.head],)
                if token.upos == "NOUN" and token.lemma not in self._actors
            }
            for event in (one, other)
        ]
        return bool(things[0]) and bool(things[1]) and things[0].isdisjoint(things[1])

    def _told_again(
        self, candidates: Sequence[EventCandidate], firsts: "_Firsts", later: EventCandidate
    ) -> int | None:
        """The last event of a verb with the same people: `aizturēja Liepu ... Liepu aizturēja mājās`."""
        for number in firsts.of_verb(self._words.tokens[later.trigger.word].lemma):
            earlier = candidates[number]
            if self._same_people(earlier, later) and self._agree(earlier, later):
                return number
        return None

    def _same_people(self, one: EventCandidate, other: EventCandidate) -> bool:
        """Whether somebody with a name takes part in both in one role, and both are done to the same."""
        known = {(part.role, part.id) for part in one.arguments if part.id is not None}
        if not any((part.role, part.id) in known for part in other.arguments):
            return False
        things = [
            {
                part.id or self._words.tokens[part.phrase.head].lemma
                for part in event.arguments
                if part.role == "patient" and part.phrase
            }
            for event in (one, other)
        ]
        return things[0] == things[1]

    def _agree(self, one: EventCandidate, other: EventCandidate) -> bool:
        """Whether nothing tells two apart: negation, reality, time, place, or somebody else in one role."""
        if one.factuality.polarity != other.factuality.polarity:
            return False
        if (one.factuality.vouched in _UNREAL) != (other.factuality.vouched in _UNREAL):
            return False
        if one.time is not None and other.time is not None and one.time != other.time:
            return False
        if one.place is not None and other.place is not None and self._are_two(one.place, other.place):
            return False
        return not any(
            argument.role == rival.role and argument.id and rival.id and argument.id != rival.id
            for argument in one.arguments
            for rival in other.arguments
        )

    def _are_two(self, one: TokenSpan, other: TokenSpan) -> bool:
        """Whether two places are named by different names: a house may stand in a town."""
        heads = [self._words.tokens[place.head] for place in (one, other)]
        return all(head.upos == "PROPN" for head in heads) and heads[0].lemma != heads[1].lemma

    def _only_one(
        self, candidates: Sequence[EventCandidate], firsts: "_Firsts", later: EventCandidate
    ) -> int | None:
        """The event of the same type, where there is only one and nothing is said against it."""
        kind = later.trigger.kind.type
        if kind not in _ONE_EACH:
            return None
        same = firsts.of_type.get(kind, ())
        return same[0] if len(same) == 1 and self._agree(candidates[same[0]], later) else None

    def _derived(self, verb: str, noun: str, made_from: str | None) -> bool:
        """Whether a noun is made from a verb: by its ending, or as they share their beginning."""
        if made_from == verb:
            return True
        shared = shared_beginning(verb, noun)
        return shared >= _STEM and shared >= _ALIKE * max(len(verb), len(noun))


class _Firsts:
    """First mentions by what a later noun can share with them: type, lemma, or the beginning of a verb."""

    def __init__(self, words: TokenSequence) -> None:
        self.of_type: dict[EventType, list[int]] = {}
        self._words = words
        self._nouns: dict[str, list[int]] = {}
        self._verbs: dict[str, list[int]] = {}
        self._beginnings: dict[str, list[int]] = {}

    def add(self, number: int, event: EventCandidate) -> None:
        """Note the first mention of an event by its number in the text."""
        kind = event.trigger.kind.type
        if kind is not None:
            self.of_type.setdefault(kind, []).append(number)
        word = self._words.tokens[event.trigger.word]
        if word.upos != "NOUN":
            self._verbs.setdefault(word.lemma, []).append(number)
            self._beginnings.setdefault(word.lemma[:_STEM], []).append(number)
        elif word.features.get("Number") != "Plur":
            self._nouns.setdefault(word.lemma, []).append(number)

    def of_verb(self, lemma: str) -> Iterator[int]:
        """Yield the latest mentions by a verb, the last first."""
        return islice(reversed(self._verbs.get(lemma, [])), _BACK)

    def like(self, noun: str, verb: str | None) -> Iterator[int]:
        """Yield the latest mentions by the same noun, the verb, or one that begins alike; the last first."""
        rows = (
            self._nouns.get(noun, ()),
            self._verbs.get(verb or "", ()),
            self._beginnings.get(noun[:_STEM], ()),
        )
        numbers = merge(*(islice(reversed(row), _BACK) for row in rows), reverse=True)
        return (number for number, _ in groupby(numbers))
