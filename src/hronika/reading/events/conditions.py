"""Conditional clauses: what hangs on them, and what only seems to."""

from collections.abc import Iterator

from hronika.language.analysis import Token
from hronika.reading.events.governors import Governors


class Conditions:
    """Finds the conditional clauses of verbs in one article."""

    def __init__(self, governors: Governors) -> None:
        self.governors, self.words, self.grammar = governors, governors.words, governors.grammar
        self.effects, self.context = governors.effects, governors.context

    def of(self, main: int, below: int = -1) -> Iterator[int]:
        """Yield the conjunctions of the conditional clauses, other than `below`, that a verb depends on."""
        for child in self.words.children[main]:
            relation = self.words.relation[child]
            if relation == "obl" and child != below:
                if self.effects[child].vouched == "hypothetical":  # `gadījumā, ja`
                    for clause in self.words.dependents(child, "acl"):
                        yield from self.openers(clause)
            elif relation == "advcl" and child != below:
                openers = self.openers(child)
                if openers and self._depends(main, child):
                    yield from openers

    def openers(self, clause: int) -> list[int]:
        """What opens a conditional clause; nothing of another clause, nor of `ja ticam X`."""
        if self._names_source(clause):
            return []
        return [
            child
            for child in self.words.dependents(clause, "mark")
            if self.effects[child].vouched == "hypothetical" and self.context.function(child) == "if"
        ]

    def _names_source(self, clause: int) -> bool:
        """Whether a condition says whose words these are: `ja ticam ministram`, `ja var ticēt viņam`."""
        cues = (self.context.cues.get(i) for i in (clause, *self.words.dependents(clause, "xcomp")))
        return any(cue is not None and cue.kind == "condition" for cue in cues)

    def is_contrast(self, clause: int) -> bool:
        """Whether a conditional clause sets one past fact against another: `Ja pērn krita, šogad auga`."""
        main = self.words.head[clause]
        if self._names_source(clause):
            return True
        if main < 0 or self.words.relation[clause] != "advcl":
            return False
        of_clause, of_main = self._finite(clause), self._finite(main)
        past = all(
            form.features.get("Tense") == "Past" and not self.grammar.mood(form)
            for form in (*of_clause, *of_main)
        )
        return bool(of_clause and of_main) and past

    def _depends(self, main: int, clause: int) -> bool:
        """Whether what a main clause tells can hang on a conditional clause beside it, by their moods.

        A fact hangs on no supposition (`gatavojas tam, ja netiktu panākta vienošanās`).
        """
        if self.is_contrast(clause) or self._tells_offence(main, clause):
            return False
        plain, mood, future = self._finite(main), self.grammar.mood, self.grammar.is_future
        if not plain or not any(mood(form) == "conditional" for form in self._finite(clause)):
            return True
        return self.effects[main].modal or any(mood(form) or future(form) for form in plain)

    def _tells_offence(self, main: int, clause: int) -> bool:
        """Whether a clause belongs to an offence in words of the law: `process par pārkāpumu, [ja] miris`."""
        words = self.words
        index = self.words.subtree(clause)[0]
        while index > 0 and (words.is_punctuation(index) or words.governs(clause, index)):
            index -= 1
        while index >= 0 and index != main:
            if self.governors.is_inquiry(index):
                return True
            index = words.head[index]
        return False

    def _finite(self, index: int) -> list[Token]:
        """The finite forms of a predicate: the verb, its auxiliaries and copula."""
        words = self.words
        forms = (words.tokens[form] for form in (index, *words.dependents(index, "aux", "cop")))
        return [form for form in forms if form.features.get("VerbForm") == "Fin"]
