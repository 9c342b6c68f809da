"""Embedded questions that nobody answers: `nav zināms, cik gājis bojā`, `neatklāja, kuras bankas maksā`."""

from hronika.language.analysis import Token
from hronika.language.grammar import NominalRole
from hronika.reading.document.negation import is_negative
from hronika.reading.document.remembered import remembered
from hronika.reading.events.governors import Governors
from hronika.record import Vouched

_ARGUMENTS = frozenset(("nsubj", "nsubj:pass", "obj", "iobj"))
_CLAUSES = frozenset(("ccomp", "csubj", "advcl"))
_PLAIN: frozenset[NominalRole | None] = frozenset(("subject", "object", "possessor", "recipient"))
_PRONOUNS = frozenset(("PRON", "DET"))
_BEFORE_QUESTION_WORDS = frozenset(("ADP", "CCONJ", "PART"))
_LONGEST_CHAIN = 4


class OpenQuestions:
    """Tells what embedded questions leave open in one article.

    Who asks for a participant or for how many (`kas`, `kuras bankas`, `cik cilvēku`) does not say that there
    are any. Who asks why, how, when or with what takes the rest for granted, the article where it tells it
    in a form of its own (`nav zināms, kāpēc vilciens nobrauca`), else those who are asked (`neatbildēja,
    kāpēc dome slēgusi skolu`).
    """

    def __init__(self, governors: Governors) -> None:
        self.governors, self.words, self.grammar = governors, governors.words, governors.grammar
        self.effects, self.context = governors.effects, governors.context

    @remembered
    def of(self, clause: int) -> tuple[Vouched, int] | None:
        """The class of what a clause asks, and the word that leaves it open; None where it asks nothing."""
        opener = self._question_word(clause)
        if opener is None or self.grammar.is_future(self._finite(clause)):
            return None  # what is to come is planned, whoever does it
        features = self.words.tokens[clause].features
        if features.get("VerbForm") == "Inf":
            return None  # `nezina, ko darīt`
        if features.get("VerbForm") == "Fin" and features.get("Tense") == "Pres":
            return None  # what goes on is known, if not who does it: `nezina, cik māju iznomā`
        word = self._left_open_by(clause, opener)
        if word is None or self._points_back(clause):
            return None
        if self._asks_for_participant(clause, opener):
            return "possible", word
        bare = self.words.tokens[clause].features.get("Voice") == "Act"
        told = bare and self.grammar.evidence(self.words, clause) == "perhaps"
        return ("attributed", word) if told else None

    def _question_word(self, clause: int) -> int | None:
        """The question word that opens a clause, after a comma or first in its sentence."""
        words, first = self.words, self.words.bounds(clause)[0]
        for opener in range(clause - 1, first - 1, -1):
            before = opener - 1
            if before >= first and words.tokens[before].upos in _BEFORE_QUESTION_WORDS:
                before -= 1
            if before >= first and words.tokens[before].text != ",":
                continue
            if self.context.function(opener) == "wh" and self._phrase(opener, clause) is not None:
                return opener
        return None

    def _phrase(self, index: int, clause: int) -> int | None:
        """The word under the head of a clause in whose phrase a word stands; None if it stands in no such."""
        words = self.words
        for _ in range(_LONGEST_CHAIN):
            head = words.head[index]
            if head == clause:
                return index
            if head < 0 or words.tokens[head].upos == "VERB":
                return None
            index = head
        return None

    def _left_open_by(self, clause: int, opener: int) -> int | None:
        """The word above a question by which it has no answer: it is denied, refused or still sought."""
        words = self.words
        head = words.head[clause]
        if head < 0:
            # `Kas zaga, policija [nezina]`: the parse sets the clauses side by side.
            beside = [i for i in words.dependents(clause, "conj", "parataxis") if i > clause]
            head = next((i for i in beside if words.child(i, "cc") is None and self._is_main(i)), -1)
        elif words.relation[clause] not in _CLAUSES or (words.relation[clause] == "advcl" and head < clause):
            return None
        if head < 0 or not self._answers(head) or (head < clause and self._is_relative(opener, head)):
            return None
        cue = self.context.cues.get(head)
        if cue is not None and cue.act == "ask":
            return head
        for _ in range(_LONGEST_CHAIN):
            if is_negative(words, head, self.governors.negations) or self._is_shunned(head):
                return head
            above = words.head[head]
            infinitive = words.tokens[head].features.get("VerbForm") == "Inf"
            infinitive = infinitive and words.relation[head] != "conj"
            if infinitive and above >= 0 and self.effects[above].fact:
                head = above  # `izdevās noskaidrot`
            elif self._is_sought(head):
                return head
            elif infinitive and above >= 0:
                head = above
            else:
                return None
        return None

    def _answers(self, word: int) -> bool:
        """Whether a question under a word is one that is known, told or sought: `zina, kas`, `nav, kas`."""
        if any(self._answers(infinitive) for infinitive in self._infinitives(word)):
            return True  # `nemācēja pateikt`
        effect = self.effects[word]
        return word in self.context.cues or effect.answers or effect.inquires or effect.negated == "possible"

    def _infinitives(self, word: int) -> list[int]:
        """The infinitives that hang on a word."""
        words = self.words
        below = words.dependents(word, "xcomp", "ccomp", "csubj")
        return [i for i in below if words.tokens[i].features.get("VerbForm") == "Inf"]

    def _is_main(self, predicate: int) -> bool:
        """Whether what follows a clause is no predicate of it (`Kas nokavēja, [netika ielaists]`)."""
        subject = self.words.child(predicate, "nsubj")
        if subject is None:
            return self.effects[predicate].negated == "possible" or self.effects[predicate].inquires
        return self.words.tokens[subject].features.get("PronType") != "Dem"

    def _is_shunned(self, verb: int) -> bool:
        """Whether a verb says that what hangs on it is not done: `atteicās atbildēt`, `izvairījās`."""
        return self.effects[verb].refused or self.effects[verb].averted

    def _is_relative(self, opener: int, head: int) -> bool:
        """Whether a pronoun may tell more of a noun before it: `neatbalstīja plānu, [kas] paredz slēgt`."""
        words = self.words
        if words.tokens[opener].upos not in _PRONOUNS or words.relation[opener] == "det":
            return False
        before = opener - 1
        while before > head and words.tokens[before].upos in ("ADP", "PUNCT"):
            before -= 1
        return before > head and words.tokens[before].upos in ("NOUN", "PROPN")

    def _is_sought(self, verb: int) -> bool:
        """Whether an answer is sought and not yet found: `pēta, kas`, `tiek skaidrots, cik`."""
        return self.effects[verb].inquires and self._finite(verb).features.get("Tense") != "Past"

    def _asks_for_participant(self, clause: int, opener: int) -> bool:
        """Whether a question word stands for or in the subject or object of its clause, or asks how many."""
        words = self.words
        phrase = self._phrase(opener, clause)
        if words.lower[opener] in self.context.lexicon.quantifiers:
            if words.tokens[opener + 1].upos == "ADV":
                return False  # `cik ātri`
            if phrase == opener or words.tokens[opener + 1].upos == "NOUN":
                return True
        if phrase is None or (words.tokens[opener].upos == "ADV" and phrase == opener):
            return False
        plain = self.grammar.role(words, phrase) in _PLAIN and self.grammar.adposition(words, phrase) is None
        return words.relation[phrase] in _ARGUMENTS and plain

    def _points_back(self, clause: int) -> bool:
        """Whether a pronoun means what was told before: `kas [to] izdarījis, nav zināms`."""
        words = self.words
        objects = (words.tokens[i] for i in words.dependents(clause, "obj"))
        return any(token.upos in _PRONOUNS and token.features.get("PronType") == "Dem" for token in objects)

    def _finite(self, verb: int) -> Token:
        """The finite form of a verb, itself or its auxiliary; the verb where none is finite."""
        words = self.words
        forms = (verb, *words.dependents(verb, "aux", "cop"))
        finite = next((i for i in forms if words.tokens[i].features.get("VerbForm") == "Fin"), verb)
        return words.tokens[finite]
