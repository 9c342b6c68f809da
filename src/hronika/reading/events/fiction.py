"""What happens in a story and nowhere else: `Filmā varonis nogalina brāli`."""

from hronika.reading.document.remembered import remembered
from hronika.reading.events.triggers import Trigger
from hronika.reading.statements.context import StatementContext
from hronika.record import EventType

# Types of how a work is made and shown, which is no part of its plot: `filmā piedalās`.
_MAKING: frozenset[EventType] = frozenset(
    ("performance", "creation", "publication", "production", "competition", "finance", "survey")
)


class Plots:
    """Finds the plots of stories in one article."""

    def __init__(self, context: StatementContext) -> None:
        self.context, self.words, self.grammar = context, context.words, context.grammar

    def around(self, trigger: Trigger) -> int | None:
        """The word of the story in whose plot an event stands: a verb in the present tense beside it."""
        if not trigger.is_verb:
            return None
        if (plot := self._plot_before(trigger.word)) is not None:
            return plot
        made = trigger.kind.type in _MAKING or (
            self.words.tokens[trigger.word].lemma in self.context.lexicon.verbs_of_works
        )
        present = self._is_present(trigger.word) and not made
        return self._told_in(self.words.sentence[trigger.word]) if present else None

    def _is_present(self, index: int) -> bool:
        return self.words.tokens[index].features.get("Tense") == "Pres"

    def _plot_before(self, verb: int) -> int | None:
        """The word of a story whose plot is told right behind it, in whose words a verb stands.

        Behind a colon (`[Sižets] ir vienkāršs: māsa sadedzina, sadedzinājusi testamentu`), or in the present
        about whom it is (`[luga] par māsām, kuras sabrauc mājās`).
        """
        words = self.words
        for index in range(verb - 1, words.bounds(verb)[0] - 1, -1):
            token = words.tokens[index]
            if token.lemma.casefold() not in self.context.lexicon.stories:
                continue
            colon = any(words.tokens[i].text == ":" for i in range(index, verb))
            past = words.tokens[verb].features.get("Tense") == "Past"
            told = not past or words.tokens[verb].features.get("VerbForm") == "Part"
            if colon and told and words.relation[index] == "nsubj":
                return index
            about = (i for i in words.dependents(index, "nmod", "obl") if self._is_topic(i))
            if self._is_present(verb) and any(i < verb and words.governs(i, verb) for i in about):
                return index
        return None

    @remembered
    def _told_in(self, sentence: int) -> int | None:
        """The last word of a sentence that names a story in whose plot the rest of it may be."""
        words = self.words
        for index in range(words.first[sentence + 1] - 1, words.first[sentence] - 1, -1):
            if self._is_story(index) and self._tells(index):
                return index
        return self._told_before(sentence)

    def _is_story(self, index: int) -> bool:
        """Whether a word names a story; at the head of a sentence it may have been taken for a name."""
        words, lemma = self.words, self.words.tokens[index].lemma
        goes_on = index + 1 < len(words) and words.tokens[index + 1].name.startswith("I-")
        opens = index == words.first[words.sentence[index]] and not goes_on
        return (lemma.casefold() if opens else lemma) in self.context.lexicon.stories

    def _told_before(self, sentence: int) -> int | None:
        """The word of a story with whose plot a sentence goes on, about somebody in it.

        `Filmā mūks saindē karali. [Viņš] bēg uz klosteri`: both in the present, and a pronoun for subject.
        Who has a full name (`Filmā spēlē Ivo Bite. Viņš …`) may live outside of it.
        """
        words = self.words
        if sentence == 0 or words.paragraph[sentence - 1] != words.paragraph[sentence]:
            return None
        one, other = self._root(sentence - 1), self._root(sentence)
        subject = words.child(other, "nsubj")
        if subject is None or words.tokens[subject].features.get("PronType") != "Prs":
            return None
        before = words.child(one, "nsubj")
        named = before is not None and words.tokens[before + 1].name == "I-person"
        return self._told_in(sentence - 1) if self._is_present(one) and not named else None

    def _root(self, sentence: int) -> int:
        """The head of a sentence."""
        words = self.words
        first, stop = words.first[sentence], words.first[sentence + 1]
        return next((i for i in range(first, stop) if words.head[i] < 0), first)

    def _tells(self, index: int) -> bool:
        """Whether a word names a story as a place of what happens, or as what tells it.

        `[Filmā] varonis nogalina brāli`, `[lugas] sižetā`, `[filmas] varonis`, `[izrāde] vēsta par`,
        `[stāsts] ir par`.
        """
        words, role = self.words, self.grammar.role
        head = words.head[index]
        if role(words, index) == "place":
            return self.grammar.adposition(words, index) is None
        if head < 0:
            return False
        if role(words, index) == "subject":
            named = words.relation[index] == "nmod" and words.relation[head] == "nsubj"
            head = words.head[head] if named else head  # `[izrāde] "Rihards III" stāsta par`
            return words.tokens[head].lemma in self.context.lexicon.cues or self._is_about(head)
        if role(words, index) != "possessor" or words.tokens[head].upos != "NOUN":
            return False
        figure = words.tokens[head].lemma in self.context.lexicon.figures
        return figure or role(words, head) == "place"

    def _is_about(self, index: int) -> bool:
        """Whether a predicate says what a story is about: `stāsts ir par [māsām], kuras atgriežas`."""
        return self.words.child(index, "cop") is not None and self._is_topic(index)

    def _is_topic(self, index: int) -> bool:
        """Whether a word stands behind the preposition of a topic: `par māsām`."""
        preposition = self.grammar.adposition(self.words, index)
        if preposition is None:
            return False
        used = self.context.lexicon.participant_prepositions.get(self.words.lower[preposition])
        return used is not None and used.role == "patient"
