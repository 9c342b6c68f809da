"""Which predicates tell of the same happening: a noun that takes up what a verb or another noun told."""

from collections.abc import Sequence, Set
from dataclasses import dataclass

from hronika.language.letters import shared_beginning
from hronika.reading.document.tokens import TokenSequence
from hronika.reading.events.arguments import EventArgument
from hronika.reading.events.factuality import Vouching
from hronika.reading.events.triggers import Trigger
from hronika.reading.events.types import EventTypes

_STEM = 5
_ALIKE = 0.5
_UNREAL = frozenset(("planned", "hypothetical"))
# Types of which an article mostly tells one: `Noliktava dega ... Ugunsgrēka cēlonis`.
_ONE_EACH = frozenset(
    ("fire", "accident", "protest", "vote", "election", "competition", "trial", "performance")
)


@dataclass(slots=True)
class EventCandidate:
    """A predicate with what was read of it."""

    predicate: Trigger
    vouching: Vouching
    parts: list[EventArgument]
    time: int | None


class EventCoreference:
    """Joins the predicates of one article; `others` are words that tell a noun from what was told before."""

    def __init__(self, words: TokenSequence, types: EventTypes, others: Set[str]) -> None:
        self._words, self._types, self._others = words, types, others

    def of(self, told: Sequence[EventCandidate]) -> list[int | None]:
        """For each the first mention of what it is another mention of, None where it is the first itself."""
        found: list[int | None] = []
        for number, later in enumerate(told):
            match = None
            if self._takes_up(later.predicate.word):
                firsts = [i for i in range(number) if found[i] is None]
                match = self._match(told, firsts, later)
                if match is None:
                    match = self._only_one(told, firsts, later)
            found.append(match)
        return found

    def _takes_up(self, index: int) -> bool:
        """Whether a word can take up a happening: a noun in the singular that is no other one."""
        token = self._words.tokens[index]
        if token.upos != "NOUN" or token.features.get("Number") == "Plur":
            return False
        beside = (self._words.tokens[child] for child in self._words.children[index])
        return not any(other.upos == "NUM" or other.lemma in self._others for other in beside)

    def _match(
        self, told: Sequence[EventCandidate], firsts: Sequence[int], later: EventCandidate
    ) -> int | None:
        """The last happening that a noun can mean by its own word: the same, or the verb it is made from."""
        noun = self._words.tokens[later.predicate.word]
        for number in reversed(firsts):
            word = self._words.tokens[told[number].predicate.word]
            if word.upos == "NOUN":
                alike = word.lemma == noun.lemma and word.features.get("Number") != "Plur"
            else:
                alike = self._derived(word.lemma, noun.lemma)
            if alike and _agree(told[number], later):
                return number
        return None

    def _only_one(
        self, told: Sequence[EventCandidate], firsts: Sequence[int], later: EventCandidate
    ) -> int | None:
        """The happening of the same sort, where there is but one and nothing is said against it."""
        kind = later.predicate.kind.type
        if kind not in _ONE_EACH:
            return None
        same = [i for i in firsts if told[i].predicate.kind.type == kind]
        return same[0] if len(same) == 1 and _agree(told[same[0]], later) else None

    def _derived(self, verb: str, noun: str) -> bool:
        """Whether a noun is made from a verb: by its ending, or as they share their beginning."""
        if self._types.verb_of(noun) == verb:
            return True
        shared = shared_beginning(verb, noun)
        return shared >= _STEM and shared >= _ALIKE * max(len(verb), len(noun))


def _agree(one: EventCandidate, other: EventCandidate) -> bool:
    """Whether nothing tells two apart: negation, reality, time, or somebody else in the same role."""
    if one.vouching.polarity != other.vouching.polarity:
        return False
    if (one.vouching.vouched in _UNREAL) != (other.vouching.vouched in _UNREAL):
        return False
    if one.time is not None and other.time is not None and one.time != other.time:
        return False
    return not any(
        part.role == rival.role and part.id and rival.id and part.id != rival.id
        for part in one.parts
        for rival in other.parts
    )
