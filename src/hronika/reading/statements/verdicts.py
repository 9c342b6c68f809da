"""What a text says of what was said: `kļūdaini vēstīja`, `apgalvojums ir nepatiess`, `Zaķis to noliedza`."""

from collections.abc import Iterator
from functools import cached_property

from hronika.language.lexicon import FactualityEffect
from hronika.reading.document.factuality_lexicon import effects_of
from hronika.reading.document.negation import is_negative
from hronika.reading.statements.candidates import StatementCandidate
from hronika.reading.statements.context import StatementContext
from hronika.record import Vouched

_BESIDE = ("advmod", "amod", "acl", "nmod")


class Verdicts:
    """Finds verdicts on reports in one article."""

    def __init__(self, context: StatementContext) -> None:
        self.context, self.words = context, context.words
        self.effects = effects_of(context.document.language)
        self.negations = context.lexicon.negations
        self._denied = self._denials()

    def on(self, report: int) -> Iterator[tuple[Vouched, int]]:
        """Yield the classes that words about a verb or noun of saying give its content, each with its word.

        They stand beside it (`nepatiesas ziņas, ka`) or are what is said of it (`apgalvojums ir nepatiess`).
        """
        words = self.words
        noun = words.tokens[report].upos in ("NOUN", "PRON", "DET")
        for child in words.dependents(report, *_BESIDE):
            effect = self.effects.of(words, child)
            about = words.tokens[child].upos == "NOUN" and not effect.forged
            vouched = None if about else self._class(child, effect)
            if effect.forged or vouched == "denied":
                yield "denied", child
            elif vouched == "possible" and noun:
                yield "possible", child
        head = words.head[report]
        if head < 0 or not noun or words.tokens[report].base_relation != "nsubj":
            return
        negative = is_negative(words, head, self.negations)
        for word in (head, *words.dependents(head, "xcomp", "obl", "iobj", "acl")):
            effect = self.effects.of(words, word)
            vouched = effect.negated if negative else self._class(word, effect)
            vouched = vouched or (effect.clause if effect.clause == "denied" else None)
            if vouched == "denied" or vouched == "possible":
                yield vouched, word

    def later(self, index: int) -> int | None:
        """The word by which the next clause or sentence denies what a word tells: `Zaķis to noliedz`."""
        for target, denial in self._denied.get(self.words.sentence[index], ()):
            if target < 0 or (index < denial and self.words.governs(target, index)):
                return denial
        return None

    def forgery(self, candidate: StatementCandidate) -> int | None:
        """The word by which a text says that nobody ever said what it quotes; None where it does not.

        It goes with what the words stand in (`viltotā video X saka`), or the next sentence says so
        (`Citāts ir viltots`, `X to nekad nav teicis`).
        """
        words = self.words
        cue = candidate.cue.token if candidate.cue is not None else candidate.anchor
        for index in range(*words.bounds(cue)):
            head = words.head[index]
            if (
                head < 0
                or candidate.holds(words.tokens[index].start)
                or not self.effects.of(words, index).forged
            ):
                continue
            if head == cue and words.tokens[index].base_relation in ("nsubj", "obl"):
                return index
            beside = words.tokens[index].base_relation in _BESIDE and self._holds_words(head)
            if beside and (words.governs(head, cue) or self._is_setting(head, cue)):
                return index
        following = words.sentence[min(words.at(candidate.end - 1), len(words) - 1)] + 1
        if candidate.cue is None or following + 1 >= len(words.first):
            return None
        return self._unsaid.get(following)

    def _is_setting(self, index: int, cue: int) -> bool:
        """Whether a noun under a cue is where the words stand or what says them, not what they are about."""
        grammar = self.context.grammar
        return (
            self.words.governs(cue, index)
            and grammar.adposition(self.words, index) is None
            and grammar.role(self.words, index) in ("place", "subject", None)
        )

    @cached_property
    def _unsaid(self) -> dict[int, int]:
        """Sentences that say that nobody said what stands before them, with the word that does."""
        words = self.words
        found: dict[int, int] = {}
        roots = (index for index in range(len(words)) if words.head[index] < 0)
        for index in roots:
            cue = self.context.cues.get(index)
            if self.effects.of(words, index).forged:
                subject = words.child(index, "nsubj")
                unsaid = subject is not None and self._holds_words(subject)
            else:
                unsaid = (
                    cue is not None
                    and (cue.kind, cue.negated) == ("verb", True)
                    and cue.act in ("say", "report")
                    and any(self._points_back(child) for child in words.dependents(index, "obj"))
                )
            if unsaid:
                found[words.sentence[index]] = index
        return found

    def _holds_words(self, index: int) -> bool:
        """Whether a noun is one of words, or of what holds words: a quotation, a letter, a recording."""
        lists, lemma = self.context.lexicon, self.words.tokens[index].lemma
        return lemma in self._words_of_saying or lemma in lists.media_nouns

    def _class(self, index: int, effect: FactualityEffect) -> Vouched | None:
        """What a word says of a report: `nepatiess`, `nav patiess`."""
        negative = is_negative(self.words, index, self.negations)
        return effect.negated if negative else effect.vouched

    def _denials(self) -> dict[int, list[tuple[int, int]]]:
        """By sentence the denials that point back to it, each with the verb it is limited to, -1 for none."""
        words = self.words
        found: dict[int, list[tuple[int, int]]] = {}
        for index, token in enumerate(words.tokens):
            if token.upos not in ("VERB", "NOUN", "ADJ") or not self._denies(index):
                continue
            beside = token.base_relation in ("conj", "parataxis") and not self._is_said(index)
            if beside and words.head[index] >= 0:
                sentence, target = words.sentence[index], words.head[index]
            elif words.sentence[index] and (words.head[index] < 0 or self._is_said(index)):
                sentence, target = words.sentence[index] - 1, -1
            else:
                continue
            found.setdefault(sentence, []).append((target, index))
        return found

    def _is_said(self, index: int) -> bool:
        """Whether a word heads what the main verb of its sentence reports: `"Tā nav tiesa," sacīja X`."""
        head = self.words.head[index]
        said = self.words.tokens[index].base_relation in ("ccomp", "parataxis")
        return said and head in self.context.cues and self.words.head[head] < 0

    def _denies(self, index: int) -> bool:
        """Whether a word denies what was said before: its object or subject points back to that."""
        words = self.words
        effect = self.effects.of(words, index)
        negative = is_negative(words, index, self.negations)
        verb = words.tokens[index].upos == "VERB"
        if verb:
            cue = self.context.cues.get(index)
            denies = not negative and cue is not None and cue.act == "deny"
        else:
            denies = (effect.negated if negative else effect.vouched) == "denied"
        if not denies or words.child(index, "ccomp", "csubj", "acl") is not None:
            return False
        return any(self._points_back(child) for child in words.dependents(index, "obj" if verb else "nsubj"))

    def _points_back(self, index: int) -> bool:
        """Whether a word takes up what was said: `to`, `šo informāciju`."""
        words = self.words
        token = words.tokens[index]
        if token.features.get("PronType") == "Dem" and token.features.get("Number") != "Plur":
            return True
        if token.upos != "NOUN" or token.lemma not in self._words_of_saying:
            return False
        return any(words.tokens[i].features.get("PronType") == "Dem" for i in words.dependents(index, "det"))

    @cached_property
    def _words_of_saying(self) -> frozenset[str]:
        lists = self.context.lexicon
        claims = (noun for noun, cue in lists.cue_nouns.items() if "u" not in cue.frames)
        return frozenset(claims) | lists.source_documents
