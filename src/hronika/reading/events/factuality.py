"""The factuality of events: from the form of the trigger, the words that govern it, and who says it.

The classes and their order are those of `docs/factuality.md`, which sets them beside FactBank's (Saurí &
Pustejovsky 2009, "FactBank: a corpus annotated with event factuality", LRE 43).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from hronika.language.grammar import UNREAL
from hronika.reading.document.factuality_lexicon import effects_of
from hronika.reading.document.negation import is_negative
from hronika.reading.events.polarity import did_not_happen
from hronika.reading.events.triggers import Trigger
from hronika.reading.statements.candidates import StatementCandidate
from hronika.reading.statements.context import StatementContext
from hronika.record import Polarity, Vouched

# Of what makes an event less than asserted the first of these counts.
_ORDER: tuple[Vouched, ...] = ("denied", "hypothetical", "planned", "possible", "attributed", "asserted")
# Relations under which a word shares the factuality of its governor.
_SHARING = frozenset(
    ("xcomp", "ccomp", "csubj", "conj", "obj", "nsubj", "iobj", "obl", "nmod", "advcl", "acl")
)
_CLAUSES = frozenset(("acl", "advcl", "ccomp", "csubj"))
_WORDS_BESIDE = frozenset(("advmod", "discourse", "amod", "parataxis"))
_FARTHEST = 8

# A class of less than full factuality, and the word that is evidence of it.
Doubt = tuple[Vouched, int]


@dataclass(slots=True)
class Factuality:
    """The class and polarity of an event, and `candidate`, the statement that it stands in.

    `words` are the indices of the tokens that are evidence of the class.
    """

    vouched: Vouched
    polarity: Polarity
    words: list[int] = field(default_factory=list)
    candidate: StatementCandidate | None = None


class FactualityClassifier:
    """Tells the factuality of the events of one article."""

    def __init__(self, context: StatementContext) -> None:
        self.context, self.words = context, context.words
        self.grammar = context.grammar
        lists = context.lexicon
        self.effects = effects_of(context.document.language)
        self.negations, self.prepositions = lists.negations, lists.participant_prepositions
        self.questions = self._questions()

    def of(self, trigger: Trigger) -> Factuality:
        """The factuality of the event that a trigger names."""
        candidate = self._statement_of(trigger)
        found: dict[Vouched, set[int]] = {"asserted": set()}
        for vouched, word in self._doubts(trigger, candidate):
            found.setdefault(vouched, set()).add(word)
        first = next(vouched for vouched in _ORDER if vouched in found)
        if candidate is not None and first == "asserted":
            first = "attributed"  # by a statement without a cue
        negative = did_not_happen(self.words, trigger, self.effects, self.negations)
        words = sorted(found.get(first, ()))
        return Factuality(first, "negative" if negative else "positive", words, candidate)

    def _statement_of(self, trigger: Trigger) -> StatementCandidate | None:
        """The innermost statement in whose content the trigger stands."""
        start = self.words.tokens[trigger.word].start
        best: tuple[int, StatementCandidate] | None = None
        for candidate in self.context.near(trigger.word):
            for low, high in candidate.spans:
                if low <= start < high and (best is None or high - low < best[0]):
                    best = high - low, candidate
        return best[1] if best else None

    def _doubts(self, trigger: Trigger, candidate: StatementCandidate | None) -> Iterator[Doubt]:
        """Yield all that makes an event less than asserted."""
        cue = candidate.cue.token if candidate is not None and candidate.cue is not None else -1
        if candidate is not None and cue >= 0:
            yield "attributed", cue
            if candidate.act in ("deny", "predict") and self._is_content(trigger, candidate, cue):
                yield "denied" if candidate.act == "deny" else "planned", cue
        if trigger.carrier is not None:
            yield from self._beside(trigger.word, -1)
        subjunctive: list[int] = []
        governed = False
        for index, below in self._upwards(trigger.verb, cue):
            for vouched, word in self._own(index, below):
                if self.grammar.mood(self.words.tokens[word]) == "conditional":
                    subjunctive.append(word)
                else:
                    yield vouched, word
            above = self._by_governor(index)
            if above is not None:
                governed = True
                yield above, self.words.head[index]
            if candidate is not None and cue >= 0 and self.words.head[index] == cue:
                yield from self._conditions_beside(index, cue, candidate)
            yield from self._by_coordination(index)
            if self._in_one_mood(index) and self.effects.of(self.words, self.words.head[index]).will:
                governed = True
                yield "possible", self.words.head[index]
            yield from self._by_question(index)
        if not governed:
            # In a clause that hangs on a plan or a wish the conditional adds nothing of its own.
            yield from (("hypothetical", word) for word in subjunctive)

    def _upwards(self, index: int, cue: int) -> Iterator[tuple[int, int]]:
        """Yield a word and the governors whose factuality it shares, each with the word below it."""
        words = self.words
        below = -1
        for _ in range(_FARTHEST):
            yield index, below
            token, head = words.tokens[index], words.head[index]
            relation = token.base_relation
            if head < 0 or head == cue or relation not in _SHARING:
                return
            if relation in _CLAUSES and self._is_clause(index):
                return
            if relation == "nmod" and token.upos in ("NOUN", "PROPN") and not self._changes(head):
                return
            if relation == "conj" and self._is_finite(index):
                return
            below, index = index, head

    def _changes(self, index: int) -> bool:
        """Whether a word changes the factuality of what it governs."""
        return self.effects.of(self.words, index).vouched is not None

    def _by_governor(self, index: int) -> Vouched | None:
        """The class that the governor of a word gives it."""
        words = self.words
        head, relation = words.head[index], words.tokens[index].base_relation
        if head < 0 or relation == "conj" or relation not in _SHARING:
            return None
        effect = self.effects.of(words, head)
        verb = words.tokens[head].upos == "VERB"
        if effect.vouched is None or (effect.will and verb and is_negative(words, head, self.negations)):
            return None  # that it did not happen is a fact
        if verb and relation == "nsubj" and not self._is_undergone(index, head):
            return None
        if verb and relation in ("obl", "nmod", "advcl", "iobj"):
            preposition = self.grammar.adposition(words, index)
            # What one prepares for, threatens with and calls to is unreal, not why (`par`) and where.
            if preposition is None and relation != "iobj":
                return None
            about = self.prepositions.get(words.lower[preposition]) if preposition is not None else None
            topic = about is not None and about.role == "patient"
            if topic and effect.vouched != "attributed":
                return None
        if self._is_clause(index):
            if relation in ("acl", "advcl") and words.child(index, "mark") is None:
                return None
            if effect.asked and self.grammar.mood(words.tokens[index]) != "conditional":
                return None
        return effect.vouched

    def _is_undergone(self, subject: int, verb: int) -> bool:
        """Whether a subject is what is planned or expected: `sēde paredzēta`, `gaidāms lēmums`."""
        token = self.words.tokens[verb]
        if token.features.get("Voice") == "Pass" or self.grammar.is_property(token):
            return True
        return self.grammar.role(self.words, subject) == "object"

    def _own(self, index: int, below: int) -> Iterator[Doubt]:
        """The classes that the form of a verb and the function words beside it give."""
        words = self.words
        if words.tokens[index].upos not in ("VERB", "AUX", "ADJ", "ADV", "NOUN"):
            return
        yield from self._marks(index)
        may = self.effects.of(words, index).vouched == "possible"
        for form in (index, *words.dependents(index, "aux", "cop")):
            token = words.tokens[form]
            mood = self.grammar.mood(token)
            if may and mood != "necessity":
                continue  # `may` says more than tense and mood
            if mood in UNREAL:
                yield "hypothetical", form
            elif self.grammar.is_future(token):
                yield "planned", form
        yield from self._beside(index, below)
        for child in words.children[index]:
            if words.tokens[child].base_relation == "advcl" and child != below:
                yield from self._conditions(child)

    def _beside(self, index: int, below: int) -> Iterator[Doubt]:
        """What modifiers say, and of a predicative noun its subject: `viena no versijām ir dedzināšana`."""
        words = self.words
        for child in words.children[index]:
            token = words.tokens[child]
            relation = token.base_relation
            of_noun = relation == "nsubj" and words.tokens[index].upos == "NOUN" and child != below
            vouched = None
            if token.upos == "VERB" and relation in ("parataxis", "ccomp"):
                vouched = self.effects.of_form(words, child).vouched
            elif relation in _WORDS_BESIDE or of_noun:
                vouched = self.effects.of(words, child).vouched
            if vouched is not None:
                yield vouched, child

    def _marks(self, index: int) -> Iterator[Doubt]:
        """Conjunctions that open the clause of a verb."""
        for child in self.words.children[index]:
            token = self.words.tokens[child]
            if token.upos in ("SCONJ", "PART"):
                vouched = self.effects.of(self.words, child).vouched
                if vouched is not None:
                    yield vouched, child

    def _conditions(self, clause: int) -> Iterator[Doubt]:
        """What opens a conditional clause."""
        for child in self.words.children[clause]:
            opens = self.context.function(child) == "if" and self.words.tokens[child].base_relation == "mark"
            if opens and self.effects.of(self.words, child).vouched == "hypothetical":
                yield "hypothetical", child

    def _conditions_beside(self, index: int, cue: int, candidate: StatementCandidate) -> Iterator[Doubt]:
        """Conditions in the same statement that the parse hangs on its cue: `"Ja A," viņš teica, "B."`."""
        for child in self.words.children[cue]:
            if child != index and candidate.holds(self.words.tokens[child].start):
                yield from self._conditions(child)

    def _by_coordination(self, index: int) -> Iterator[Doubt]:
        """A finite verb shares the conjunction of the one that it is coordinated with, not its mood."""
        words = self.words
        coordinated = words.tokens[index].base_relation == "conj" and words.head[index] >= 0
        if coordinated and self._is_finite(index) and not self._in_one_mood(index):
            yield from self._marks(words.head[index])

    def _in_one_mood(self, index: int) -> bool:
        """Whether a verb is coordinated with one that is in the conditional like itself."""
        words = self.words
        head = words.head[index]
        if head < 0 or words.tokens[index].base_relation != "conj":
            return False
        mood = self.grammar.mood
        return mood(words.tokens[index]) == mood(words.tokens[head]) == "conditional"

    def _by_question(self, index: int) -> Iterator[Doubt]:
        """What the main clause of a question asks is open."""
        question = self.questions.get(self.words.sentence[index])
        if question is not None and self.words.head[index] < 0:
            yield "possible", question

    def _is_finite(self, index: int) -> bool:
        """Whether a word, or an auxiliary or copula of it, is a finite form."""
        words = self.words
        forms = (index, *words.dependents(index, "aux", "cop"))
        return any(words.tokens[form].features.get("VerbForm") == "Fin" for form in forms)

    def _is_clause(self, index: int) -> bool:
        """Whether a word heads a clause of its own, finite or with a conjunction or a subject."""
        return self._is_finite(index) or self.words.child(index, "mark", "nsubj") is not None

    def _is_content(self, trigger: Trigger, candidate: StatementCandidate, cue: int) -> bool:
        """Whether a trigger is what a cue in the same sentence reports, and not something within that."""
        words = self.words
        if not words.governs(cue, trigger.verb):
            return False
        index = trigger.verb
        while (head := words.head[index]) >= 0:
            if not candidate.holds(words.tokens[head].start):
                return True
            coordinated = words.tokens[index].base_relation in ("conj", "xcomp")
            if not coordinated and not self.effects.of(words, head).fact:
                return False
            index = head
        return True

    def _questions(self) -> dict[int, int]:
        """Sentences that ask, with the mark that shows it."""
        words = self.words
        found = {}
        for number in range(len(words.first) - 1):
            for index in range(words.first[number + 1] - 1, words.first[number] - 1, -1):
                if words.tokens[index].text == "?":
                    found[number] = index
                if not words.is_punctuation(index):
                    break
        return found
