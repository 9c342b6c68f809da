"""Types of events: from the frame and lemma of a verb, or from a noun, to what they are in the news."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from hronika.language.language import Language
from hronika.language.lexicon import EventKind
from hronika.reading.document.syntax import intransitive_verbs
from hronika.record import EventType

_LITERAL = frozenset(("construction", "movement", "production"))
_ABSTRACT = frozenset(("finance", "legislation", "weather", "competition", "trial", "aid"))


@dataclass(frozen=True)
class EventTypes:
    """Looks up the type of event that a word names; None for a word that names no event."""

    verbs: Mapping[str, EventKind | None]
    nouns: Mapping[str, EventKind | None]
    topics: Mapping[str, EventType]
    endings: tuple[tuple[str, str], ...]
    undergone: frozenset[str]
    intransitive: frozenset[str]
    reflexive: tuple[str, ...]
    framed: frozenset[str]  # verbs that are told apart by frame or by a word beside them

    def of_verb(self, lemma: str, frame: str | None, beside: Iterable[str] = ()) -> EventKind | None:
        """What a verb names: by the lemma in the frame, by the lemma, by the frame, in this order.

        Before all of them by a word `beside` it: `bojā iet`.
        """
        for word in beside:
            if (idiom := f":{word} {lemma}") in self.verbs:
                return self.verbs[idiom]
        for key in (f"{frame}:{lemma}", f":{lemma}", frame or ""):
            if key in self.verbs:
                return self.verbs[key]
        return EventKind(None, None)

    def is_state(self, lemma: str) -> bool:
        """Whether a verb names no event whatever its frame."""
        key = f":{lemma}"
        return lemma not in self.framed and key in self.verbs and self.verbs[key] is None

    def of_noun(self, lemma: str) -> EventKind | None:
        """What a noun names: by the list of nouns, else by the verb that it is made from."""
        if lemma in self.nouns:
            return self.nouns[lemma]
        verb = self.verb_of(lemma)
        return self.of_verb(verb, None) if verb else None

    def about(self, kind: EventKind, thing: str) -> EventKind:
        """What a verb of general meaning names by what it is done to; so of a literal one that does not fit.

        Bridges are built and people move; pay that is raised and frost that comes are neither.
        """
        topic = self.topics.get(thing)
        if topic is None or not (kind.type is None or (kind.type in _LITERAL and topic in _ABSTRACT)):
            return kind
        return EventKind(topic, None)

    def verb_of(self, lemma: str) -> str | None:
        """The verb of a verbal noun: `būvēt` of `būvēšana`."""
        for ending, infinitive in self.endings:
            if lemma.endswith(ending) and len(lemma) > len(ending) + 2:
                return lemma[: -len(ending)] + infinitive
        return None

    def takes_object(self, lemma: str) -> bool:
        """Whether a verb is done to somebody or something, as far as the lists know."""
        return lemma not in self.intransitive and not lemma.endswith(self.reflexive)

    def befalls(self, lemma: str) -> bool:
        """Whether a genitive before a noun of an event is whom or what it befalls: `deputāta aizturēšana`."""
        verb = self.verb_of(lemma)
        if lemma in self.undergone:
            return True
        return verb is not None and self.takes_object(verb)


def _framed(table: Iterable[str]) -> frozenset[str]:
    """The lemmas of a table's keys `Frame:lemma` and `:word lemma`."""
    keys = (key.partition(":") for key in table)
    return frozenset(rest.split(" ")[-1] for frame, _, rest in keys if rest and (frame or " " in rest))


def event_types(language: Language) -> EventTypes:
    """The tables of a language, made ready once."""
    return language.once(_event_types)


def sites(language: Language) -> frozenset[str]:
    """Nouns of places where something can be, those included whose names are names of places."""
    return language.once(_sites)


def _sites(language: Language) -> frozenset[str]:
    return language.lexicon.sites.union(language.lexicon.place_nouns)


def _event_types(language: Language) -> EventTypes:
    lexicon = language.lexicon
    endings = sorted(lexicon.verbal_nouns.items(), key=lambda item: -len(item[0]))
    return EventTypes(
        lexicon.event_types,
        lexicon.event_nouns,
        lexicon.topics,
        tuple(endings),
        lexicon.undergone_nouns,
        intransitive_verbs(language),
        tuple(lexicon.reflexive_endings),
        _framed(lexicon.event_types),
    )
