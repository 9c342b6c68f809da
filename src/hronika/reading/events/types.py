"""Types of happenings: from the frame and lemma of a verb, or from a noun, to what they are in the news."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple, cast

from hronika.language.language import Language
from hronika.record import EventType

_LITERAL = frozenset(("construction", "movement", "production"))
_ABSTRACT = frozenset(("finance", "legislation", "weather", "competition", "trial", "aid"))
_NO_EVENT, _NO_TYPE = "state", "-"


class Kind(NamedTuple):
    """What sort of happening a word names: its type, and PLOVER's mode where the word tells one."""

    type: EventType | None
    mode: str | None


@dataclass(frozen=True)
class EventTypes:
    """Looks up words. None for a word that names no happening."""

    verbs: Mapping[str, str]
    nouns: Mapping[str, str]
    topics: Mapping[str, str]
    endings: tuple[tuple[str, str], ...]
    framed: frozenset[str]  # verbs that are told apart by frame or by a word beside them

    def of_verb(self, lemma: str, frame: str | None, beside: Iterable[str] = ()) -> Kind | None:
        """What a verb names: by the lemma in the frame, by the lemma, by the frame, in this order.

        Before all of them by a word `beside` it: `bojā iet`.
        """
        for word in beside:
            idiom = self.verbs.get(f":{word} {lemma}")
            if idiom is not None:
                return _kind(idiom)
        value = self.verbs.get(f"{frame}:{lemma}") or self.verbs.get(f":{lemma}")
        return _kind(value or self.verbs.get(frame or "", _NO_TYPE))

    def is_state(self, lemma: str) -> bool:
        """Whether a verb names no happening whatever its frame."""
        return lemma not in self.framed and self.verbs.get(f":{lemma}") == _NO_EVENT

    def of_noun(self, lemma: str) -> Kind | None:
        """What a noun names: by the list of nouns, else by the verb that it is made from."""
        value = self.nouns.get(lemma)
        if value is not None:
            return _kind(value)
        verb = self.verb_of(lemma)
        return self.of_verb(verb, None) if verb else None

    def about(self, kind: Kind, thing: str) -> Kind:
        """What a verb of general meaning names by what it is done to; so of a literal one that does not fit.

        Bridges are built and people move; pay that is raised and frost that comes are neither.
        """
        topic = self.topics.get(thing)
        if topic is None or not (kind.type is None or (kind.type in _LITERAL and topic in _ABSTRACT)):
            return kind
        return Kind(cast(EventType, topic), None)

    def verb_of(self, lemma: str) -> str | None:
        """The verb of a verbal noun: `būvēt` of `būvēšana`."""
        for ending, infinitive in self.endings:
            if lemma.endswith(ending) and len(lemma) > len(ending) + 2:
                return lemma[: -len(ending)] + infinitive
        return None


def _kind(value: str) -> Kind | None:
    name, _, mode = value.partition(" ")
    if name == _NO_EVENT:
        return None
    return Kind(None if name == _NO_TYPE else cast(EventType, name), mode or None)


def _framed(table: Mapping[str, str]) -> frozenset[str]:
    keys = (key.partition(":") for key in table)
    return frozenset(rest.split(" ")[-1] for frame, _, rest in keys if rest and (frame or " " in rest))


@lru_cache(maxsize=8)
def event_types(language: Language) -> EventTypes:
    """The tables of a language, made ready once."""
    words = language.words
    endings = sorted(words["verbal_nouns"].items(), key=lambda item: -len(item[0]))
    return EventTypes(
        words["event_types"],
        words["event_nouns"],
        words["topics"],
        tuple(endings),
        _framed(words["event_types"]),
    )
