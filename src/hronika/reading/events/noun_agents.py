"""Agents of nouns that have none beside them: the accused, and who acts in the clause around.

`apsūdzēts par zādzību`: the theft is that of the accused. `Vizītes laikā prezidents atklāja tiltu`: the visit
is that of the president.
"""

from hronika.reading.attribution.actors import Actors
from hronika.reading.document.phrases import noun_phrase
from hronika.reading.document.tokens import TokenSpan
from hronika.reading.events.triggers import Trigger
from hronika.reading.statements.context import StatementContext
from hronika.record import EventType

# Types of where one is charged, not with what: `intervijā apsūdzēja`.
_OCCASIONS: frozenset[EventType | None] = frozenset(
    ("competition", "consult", "election", "performance", "protest", "publication", "survey", "trial", "vote")
)


class NounAgents:
    """Finds the agents that the words around a noun tell."""

    def __init__(self, context: StatementContext, actors: Actors) -> None:
        self._context, self._words, self._actors = context, context.words, actors
        self._grammar, self._accusations = context.grammar, context.lexicon.accusations
        self._about, self._effects = context.lexicon.about_events, context.effects

    def accused(self, trigger: Trigger) -> TokenSpan | None:
        """Who is charged with what a noun names; None where nobody is."""
        return self._phrase(self._accused(trigger.word, trigger.kind.type), trigger.word)

    def taking_part(self, trigger: Trigger, *, with_somebody: bool) -> TokenSpan | None:
        """Who does what a noun names beside the verb of its clause; None where that does not tell.

        One meets only `with_somebody`: `sarunās ar kolēģi ministrs`, but `sarunās ministri`.
        """
        return self._phrase(self._who_takes_part(trigger, with_somebody), trigger.word)

    def _phrase(self, head: int | None, noun: int) -> TokenSpan | None:
        return noun_phrase(self._context, head, noun) if head is not None else None

    def _accused(self, noun: int, kind: EventType | None) -> int | None:
        """Who is charged with what a noun names after a preposition or in the locative: `vainots zādzībā`."""
        words = self._words
        if self._grammar.adposition(words, noun) is None:
            while words.relation[noun] == "conj" and words.head[noun] >= 0:
                noun = words.head[noun]
        preposition = self._grammar.adposition(words, noun)
        bare = preposition is None
        above = self._grammar.adposition(words, words.head[noun]) if words.head[noun] >= 0 else None
        if not bare and not any(self._is_topical(each) for each in (preposition, above) if each is not None):
            return None  # `aizturēja vīrieti pēc [zādzības]`: whose it was is not told
        if words.relation[noun] == "nsubj":
            return None  # `Ozolai draud [līdz četru gadu diskvalifikācija]`
        if bare and (self._grammar.role(words, noun) != "place" or kind in _OCCASIONS):
            return None
        charge = self._charge(words.head[noun])
        if charge is None or (bare and self._effects[charge].vouched != "attributed"):
            return None
        if words.tokens[charge].upos == "VERB":
            return self._charged_by_verb(charge)
        return self._charged_by_noun(charge)

    def _is_topical(self, preposition: int) -> bool:
        """Whether a preposition names what something is about: `par`."""
        used = self._context.lexicon.participant_prepositions.get(self._words.lower[preposition])
        return used is not None and used.role == "patient"

    def _charge(self, over: int) -> int | None:
        """The word that charges somebody, over a noun or beside what the parse hangs it on."""
        words = self._words
        for _ in range(2):
            if over < 0:
                return None
            near = (over, *words.dependents(over, "obj", "nsubj"))
            found = next((i for i in near if words.tokens[i].lemma in self._accusations), None)
            if found is not None:
                return found
            # `uzrādīja apsūdzību [ārstam] par zādzību`, `[inspektors] par zādzību apsūdz ārstu`
            if self._grammar.role(words, over) not in ("recipient", "subject", None):
                return None
            over = words.head[over]
        return None

    def _charged_by_verb(self, verb: int) -> int | None:
        words = self._words
        token, head = words.tokens[verb], words.head[verb]
        for child in words.dependents(verb, "iobj", "obl"):
            bare = self._grammar.adposition(words, child) is None
            if bare and self._grammar.role(words, child) == "recipient" and self._actors.has(child):
                return child  # `vīrietim par zādzību piesprieda sodu`
        if token.features.get("Voice") != "Pass":
            return next(iter(self._context.objects(verb)), None)
        subject = words.child(verb, "nsubj")
        if subject is not None:
            return subject
        return head if token.base_relation == "acl" and head >= 0 else None

    def _charged_by_noun(self, noun: int) -> int | None:
        """`celta apsūdzība Ozolam`, `tiek turēts aizdomās`."""
        words = self._words
        verb = words.head[noun]
        for above in (noun, verb):
            for child in words.children[above] if above >= 0 else ():
                if self._grammar.adposition(words, child) is not None:
                    continue
                given = self._grammar.role(words, child) == "recipient" and self._actors.has(child)
                undeclined = (
                    self._grammar.role(words, child) is None and words.tokens[child].name == "B-person"
                )
                if given or undeclined:
                    return child
        if (held := words.child(noun, "obj")) is not None:
            return held  # `kurus tur aizdomās`, where the parse takes `tur` for `there`
        if words.relation[noun] == "acl":
            return None
        is_state = verb >= 0 and self._grammar.role(words, noun) == "place"
        return self._charged_by_verb(verb) if is_state and words.tokens[verb].upos == "VERB" else None

    def _who_takes_part(self, trigger: Trigger, with_somebody: bool) -> int | None:
        """The subject of the clause that a noun dates or places, where it is a person's own doing."""
        words = self._words
        kind, noun = trigger.kind, trigger.word
        place = self._grammar.role(words, noun) == "place"
        over = words.head[noun]
        if over >= 0 and words.tokens[over].upos == "NOUN":
            # `vizītes laikā`
            dated = words.tokens[over].lemma in self._about and self._grammar.role(words, over) == "place"
            noun, over = over, words.head[over]
            if not dated:
                return None
        elif not place and self._grammar.adposition(words, noun) is None:
            return None
        if over < 0 or words.tokens[over].upos != "VERB" or words.relation[noun] != "obl":
            return None
        subject = words.child(over, "nsubj")
        if subject is None or not self._actors.is_person(subject):
            return None
        many = words.tokens[subject].features.get("Number") == "Plur"
        # `Pēc kritiena Vilks operēts`
        alone = kind.type in ("movement", "injury") or kind.mode == "visit"
        met = kind.type == "consult" and place and kind.mode != "visit"
        return subject if (alone and not many) or (met and (many or with_somebody)) else None
