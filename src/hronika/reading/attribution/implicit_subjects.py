"""Subjects that a verb shares with another: `solīja sagatavot`, `ieradās un parakstīja`, `lūdza nākt`."""

from hronika.reading.attribution.actors import Actors
from hronika.reading.document.factuality_lexicon import effects_of
from hronika.reading.document.phrases import noun_phrase
from hronika.reading.document.tokens import TokenSpan
from hronika.reading.statements.candidates import StatementCandidate
from hronika.reading.statements.context import StatementContext

NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ", "X", "SYM"))
"""Parts of speech that can head a phrase of somebody or something."""

# Constructions whose verb shares the subject of the one above it.
_SHARING = frozenset(("conj", "xcomp", "ccomp", "advcl", "csubj"))
_FARTHEST = 6


class ImplicitSubjects:
    """Looks for the subject of a verb that has none of its own."""

    def __init__(self, context: StatementContext, actors: Actors) -> None:
        self._context, self._words, self._actors = context, context.words, actors
        self._effects = effects_of(context.document.language)

    def of(self, verb: int, candidate: StatementCandidate | None) -> TokenSpan | None:
        """The subject of a verb above, or whom it asks; None where the verb does not share it."""
        index = verb
        for _ in range(_FARTHEST):
            head = self._words.head[index]
            if head < 0 or not self._shares(index, head, candidate):
                return None
            if (
                self._words.tokens[index].base_relation != "conj"
                and self._effects.of(self._words, head).asked
            ):
                return self._asked(head)
            subject = self._own(head)
            if subject is not None and not self._can_act(verb, head, subject):
                return None
            if subject is not None:
                return noun_phrase(self._context, subject, head)
            index = head
        return None

    def _can_act(self, verb: int, head: int, subject: int) -> bool:
        """Whether the subject of one clause can do what the next, after a comma, says of an object.

        `Cenas pieaugs, bet pabalstu saņems daudzi`, `Noziegums notika pērn, bet lietu skatīs šogad`.
        """
        words = self._words
        things = words.dependents(verb, "obj")
        if words.tokens[verb].base_relation != "conj" or not things:
            return True
        apart = any(words.tokens[i].text == "," for i in range(head, verb))
        if not apart:
            return True
        # The sentence has turned to the object, and is impersonal unless somebody goes on acting.
        turned = min(things) < verb and words.tokens[verb].features.get("VerbForm") == "Fin"
        later = words.tokens[verb].features.get("Tense") != words.tokens[head].features.get("Tense")
        somebody = self._actors.has(subject) or words.tokens[subject].upos in ("PRON", "DET")
        return not turned or (somebody and not later)

    def of_place(self, verb: int) -> TokenSpan | None:
        """The subject of the clause that a relative adverb continues: `apmeklēja ostu, kur nopirka kuģi`."""
        words = self._words
        adverb = any(
            words.tokens[i].upos == "ADV" and self._context.function(i) == "wh" for i in words.children[verb]
        )
        if not adverb or self._own(verb) is not None or not self._is_personal(verb):
            return None
        head = words.head[verb]
        if head >= 0 and words.tokens[head].upos in ("NOUN", "PROPN"):
            head = words.head[head]
        if head < 0 or words.tokens[head].upos != "VERB":
            return None
        subject = self._own(head)
        same = words.tokens[verb].features.get("Tense") == words.tokens[head].features.get("Tense")
        if subject is None or not same or not self._actors.has(subject):
            return None
        return noun_phrase(self._context, subject, head)

    def _is_personal(self, verb: int) -> bool:
        """Whether a finite verb without a subject tells what somebody known does, and not what is done.

        An object that follows is new, that of a sentence about whoever acts; one before the verb is what an
        impersonal sentence is about: `ka nopirka akcijas`, but `ka skolu slēgs`.
        """
        words = self._words
        token = words.tokens[verb]
        features = token.features
        if features.get("Person") != "3" or features.get("Voice") == "Pass":
            return False
        if self._context.grammar.mood(token) is not None:
            return False
        grammar = self._context.grammar
        given = (i for i in words.children[verb] if grammar.role(words, i) == "recipient")
        if any(grammar.adposition(words, i) is None for i in given):
            return False  # `viņam izdevās`
        things = words.dependents(verb, "obj")
        if things:
            return min(things) > verb
        return grammar.is_reflexive(token) and words.child(verb, "csubj", "ccomp", "xcomp") is None

    def of_content(self, verb: int, candidate: StatementCandidate | None) -> TokenSpan | None:
        """The speaker, where what is said leaves out who did it.

        A participle agrees with the speaker (`Viņš sacīja, ka ticies`), a finite verb tells of somebody
        (`Viņš sacīja, ka nopirka akcijas`).
        """
        words = self._words
        if candidate is None or candidate.cue is None or candidate.speaker is None:
            return None
        while words.tokens[verb].base_relation == "conj" and words.head[verb] >= 0:
            if self._own(verb) is not None:
                return None
            verb = words.head[verb]
        if words.head[verb] != candidate.cue.token or self._own(verb) is not None:
            return None
        said, speaker = words.tokens[verb].features, words.tokens[candidate.speaker.head].features
        if said.get("VerbForm") == "Fin":
            return candidate.speaker if self._is_personal(verb) else None
        if said.get("VerbForm") != "Part" or said.get("Voice") == "Pass":
            return None
        agrees = all(name in said and said[name] == speaker.get(name) for name in ("Gender", "Number"))
        return candidate.speaker if agrees else None

    def _shares(self, index: int, head: int, candidate: StatementCandidate | None) -> bool:
        """Whether a verb can have the subject of the one that it hangs on."""
        words = self._words
        token, above = words.tokens[index], words.tokens[head]
        if token.base_relation not in _SHARING:
            return False
        if token.base_relation != "conj":
            finite = token.features.get("VerbForm") == "Fin"
            return not finite and self._own(index) is None and words.child(index, "mark") is None
        persons = {token.features.get("Person"), above.features.get("Person")} - {None}
        voices = [one.features.get("Voice") == "Pass" for one in (token, above)]
        if len(persons) > 1 or voices[0] != voices[1]:
            return False
        # What is said has no subject in common with its cue.
        return candidate is None or not candidate.holds(token.start) or candidate.holds(above.start)

    def _own(self, verb: int) -> int | None:
        """The subject of a verb, which may hang on the infinitive under it: `ministrs atbildēt nevarēja`."""
        words = self._words
        below = [i for i in words.children[verb] if words.tokens[i].features.get("VerbForm") == "Inf"]
        for index in (verb, *below):
            subject = words.child(index, "nsubj")
            if subject is not None and words.tokens[subject].upos in NOMINAL:
                return subject
        return None

    def _asked(self, head: int) -> TokenSpan | None:
        """Whom a verb of asking asks: who is to do what hangs on it."""
        words = self._words
        for child in words.children[head]:
            token = words.tokens[child]
            if token.upos not in NOMINAL or self._context.grammar.adposition(words, child) is not None:
                continue
            role, relation = self._context.grammar.role(words, child), token.base_relation
            told = role == "recipient" and relation in ("iobj", "obl", "obj", "nsubj")
            if told or (role == "object" and relation == "obj" and self._actors.has(child)):
                return noun_phrase(self._context, child, head)
        return None
