"""What a text says of what was said: `kļūdaini vēstīja`, `apgalvojums ir nepatiess`, `Zaķis to noliedza`."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property

from hronika.language.language import Language
from hronika.language.lexicon import FactualityEffect
from hronika.reading.document.negation import is_negative
from hronika.reading.document.remembered import remembered
from hronika.reading.statements.candidates import Construction, StatementCandidate
from hronika.reading.statements.context import StatementContext
from hronika.record import Vouched

_PRONOMINAL = frozenset(("PRON", "DET"))
_CONTENT = frozenset(("NOUN", "ADJ", "VERB", "ADV"))
_QUOTED: frozenset[Construction] = frozenset(("tag", "lead", "thus", "label", "colon"))
_SEEMING = ("advmod", "discourse", "mark")
_BESIDE = ("advmod", "amod", "acl", "nmod")
# A noun begins as its verb does without so many letters, but with so many: `pārmest`, `pārmetums`.
_ENDING = 2
_SHORTEST_STEM = 3


class Verdicts:
    """Finds verdicts on reports in one article."""

    def __init__(self, context: StatementContext) -> None:
        self.context, self.words = context, context.words
        self.effects = context.effects
        self.negations = context.lexicon.negations
        self.claims = context.document.language.once(_claims)
        self.words_of_saying = context.document.language.once(_words_of_saying)
        self._forgeries: dict[int, int | None] = {}  # by the identity of candidates, which the context holds

    @remembered
    def on(self, report: int) -> tuple[tuple[Vouched, int], ...]:
        """The classes that words about a verb or noun of saying give its content, each with its word.

        They stand beside it (`nepatiesas ziņas, ka`) or are what is said of it (`apgalvojums ir nepatiess`).
        """
        return tuple(self._on(report))

    def _on(self, report: int) -> Iterator[tuple[Vouched, int]]:
        words = self.words
        noun = words.tokens[report].upos in ("NOUN", "PRON", "DET")
        for said, child in self._beside(report):
            if noun or said == "denied":
                yield said, child
        if not noun:
            source = words.child(report, "nsubj")
            if source is not None and words.tokens[source].upos == "NOUN":
                yield from self._beside(source)
            return
        head, relation = words.head[report], words.relation[report]
        if head >= 0 and relation == "obj" and self.effects[head].averted:
            yield "possible", head  # atsauca ziņu
        told = self.context.cues.get(report)
        reports = told is not None and told.act in ("report", "say")  # not a proposal that is turned down
        if reports and head >= 0 and relation == "obj" and self.effects[head].clause == "denied":
            yield "denied", head  # apgāza informāciju
        if head >= 0 and relation == "obj" and not is_negative(words, head, self.negations):
            for word in words.dependents(head, "xcomp", "obl", "iobj"):  # nosauca apgalvojumu par meliem
                if word != report and self._class(word, self.effects[word]) == "denied":
                    yield "denied", word
        if head < 0 or relation != "nsubj":
            return
        negative = is_negative(words, head, self.negations)
        for word in (head, *words.dependents(head, "nsubj", "xcomp", "obl", "iobj", "acl")):
            effect = self.effects[word]
            if word == report:
                continue
            if self._is_forgery(word) and not negative:
                yield "denied", word
            vouched = effect.negated if negative else self._class(word, effect)
            vouched = vouched or (effect.clause if effect.clause == "denied" else None)
            if vouched == "denied" or vouched == "possible":
                yield vouched, word

    def _beside(self, report: int) -> Iterator[tuple[Vouched, int]]:
        """What stands beside a word of saying: `nepatiesas ziņas`, `nav patiess apgalvojums`."""
        words = self.words
        head = words.head[report]
        absent = head >= 0 and is_negative(words, head, self.negations)
        for child in words.dependents(report, *_BESIDE):
            effect = self.effects[child]
            forged = self._is_forgery(child)
            about = words.tokens[child].upos == "NOUN" and not forged
            vouched = None if about else self._class(child, effect)
            if absent and words.relation[child] == "amod":
                vouched = effect.negated
            if forged or vouched == "denied":
                yield "denied", child
            elif vouched == "possible":
                yield "possible", child

    def later(self, index: int) -> int | None:
        """The word by which the next clause or sentence denies what a word tells: `Zaķis to noliedz`."""
        for target, denial in self._denied.get(self.words.sentence[index], ()):
            if target < 0 or (index < denial and self.words.governs(target, index)):
                return denial
        return None

    def forgery(self, candidate: StatementCandidate) -> int | None:
        """The word by which a text says that nobody ever said what it quotes; None where it does not."""
        key = id(candidate)
        if key not in self._forgeries:
            self._forgeries[key] = self._forgery(candidate)
        return self._forgeries[key]

    def _forgery(self, candidate: StatementCandidate) -> int | None:
        """Look for the word of forgery.

        It goes with the verb (`it kā teicis X`; of words that are not quoted only in a clause on what they
        stand in, `video, kurā it kā X aicina`) or with what the words stand in (`viltotā video X saka`), or
        the next sentence says so (`Citāts ir viltots`).
        """
        words = self.words
        cue = candidate.cue.token if candidate.cue is not None else candidate.anchor
        if candidate.how in _QUOTED or self._is_set_in_words(cue):
            for child in words.dependents(cue, *_SEEMING):
                if self.effects[child].forged:
                    return child
        for index in self._forged.get(words.sentence[cue], ()):
            head = words.head[index]
            if head < 0 or candidate.holds(words.tokens[index].start):
                continue
            if head == cue and words.relation[index] in ("nsubj", "obl"):
                return index
            beside = words.relation[index] in _BESIDE and self._holds_words(head)
            if beside and (words.governs(head, cue) or self._is_setting(head, cue)):
                return index
        following = words.sentence[min(words.at(candidate.end - 1), len(words) - 1)] + 1
        forged = self._unsaid(following) if following < len(words.paragraph) else None
        if forged is None:
            return None
        thing = words.tokens[forged[1]].lemma
        if any(words.tokens[i].lemma == thing for i in range(*words.bounds(cue))):
            return forged[0]
        quoted = candidate.how in _QUOTED
        return forged[0] if quoted and thing not in self.context.lexicon.source_documents else None

    def _is_set_in_words(self, cue: int) -> bool:
        """Whether a verb stands in a clause on a noun of what holds words: `video, kurā [aicina]`."""
        head = self.words.head[cue]
        return self.words.relation[cue] == "acl" and head >= 0 and self._holds_words(head)

    def _is_setting(self, index: int, cue: int) -> bool:
        """Whether a noun under a cue is where the words stand or what says them, not what they are about."""
        grammar = self.context.grammar
        return (
            self.words.governs(cue, index)
            and grammar.adposition(self.words, index) is None
            and grammar.role(self.words, index) in ("place", "subject", None)
        )

    @cached_property
    def _forged(self) -> Mapping[int, list[int]]:
        """The words that call something a forgery, by the number of their sentence."""
        words = self.words
        found = defaultdict(list)
        for i, effect in enumerate(self.effects):
            if effect.forged and words.tokens[i].upos in _CONTENT and self._is_forgery(i):
                found[words.sentence[i]].append(i)
        return found

    def _is_forgery(self, index: int) -> bool:
        """Whether a word says that something is forged; the noun of forging (`viltošana`) does not."""
        effect = self.effects[index]
        return effect.forged and (self.words.tokens[index].upos != "NOUN" or effect.vouched == "denied")

    def _unsaid(self, sentence: int) -> tuple[int, int] | None:
        """The word of a sentence that calls words forged, and what it says so of; None where none does."""
        words = self.words
        for index in self._forged.get(sentence, ()):
            subject = words.child(index, "nsubj") if words.head[index] < 0 else None
            if subject is not None and self._holds_words(subject):
                return index, subject
        return None

    @cached_property
    def _pointing(self) -> list[tuple[int, int]]:
        """Words that take up what was said (`to`, `šo ziņu`, `apgalvojumus`), each with what it is under."""
        words = self.words
        found = []
        for index, token in enumerate(words.tokens):
            if token.relation == "obj" and token.lemma in self.claims and self._is_bare_claim(index):
                found.append((index, words.head[index]))
            if token.upos not in _PRONOMINAL or token.features.get("PronType") != "Dem":
                continue
            word = words.head[index] if token.base_relation == "det" else index
            if word != index and words.tokens[word].lemma not in self.words_of_saying:
                continue
            if words.relation[word] in ("obj", "nsubj") and words.head[word] >= 0:
                found.append((word, words.head[word]))
        return found

    def _is_bare_claim(self, index: int) -> bool:
        """Whether a noun of a claim, no view or reproach, leaves whose and what it is to the text before."""
        lexicon, words = self.context.lexicon, self.words
        view = lexicon.cue_nouns[words.tokens[index].lemma].act == "opine"
        if view or self.effects[index].vouched is not None:
            return False
        role = self.context.grammar.role
        return all(child < index and role(words, child) != "possessor" for child in words.children[index])

    def _holds_words(self, index: int) -> bool:
        """Whether a noun is one of words, or of what holds words: a quotation, a letter, a recording."""
        lists, lemma = self.context.lexicon, self.words.tokens[index].lemma
        return lemma in self.words_of_saying or lemma in lists.media_nouns

    def _class(self, index: int, effect: FactualityEffect) -> Vouched | None:
        """What a word says of a report: `nepatiess`, `nav patiess`."""
        negative = is_negative(self.words, index, self.negations)
        return effect.negated if negative else effect.vouched

    @cached_property
    def _denied(self) -> dict[int, list[tuple[int, int]]]:
        """By sentence the denials that point back to it, each with the verb it is limited to, -1 for none."""
        found: dict[int, list[tuple[int, int]]] = {}
        for word, index in self._pointing:
            before = self.before(index, word) if self.denies(index, word) else None
            if before is not None and not self._turns_down(index, word, *before):
                sentence, target = before
                found.setdefault(sentence, []).append((target, index))
        return found

    def _turns_down(self, index: int, word: int, sentence: int, target: int) -> bool:
        """Whether a verb turns down what the clause before names: `prasību, bet tiesa to noraidīja`.

        That it was handed in is not denied. `sentence` and `target` are those of `before`.
        """
        words, lexicon = self.words, self.context.lexicon
        if words.tokens[index].lemma not in lexicon.transitive_verbs:
            return False  # `to noliedz` is of what is told
        if words.tokens[word].upos not in _PRONOMINAL:
            return False
        stop = words.first[sentence + 1]
        return any(
            words.relation[i] == "obj"
            and (words.tokens[i].lemma in lexicon.cue_nouns or words.tokens[i].lemma in self.words_of_saying)
            and (target < 0 or (i < index and words.governs(target, i)))
            for i in range(words.first[sentence], stop)
        )

    def pointing(self) -> list[tuple[int, int]]:
        """Words that take up what was said, each with the word that it is the object or subject of."""
        return self._pointing

    def before(self, index: int, word: int) -> tuple[int, int] | None:
        """The sentence that is before the clause of a verb, and the verb in it that what is meant is under.

        That is the verb whose noun the `word` is that takes it up (`pārmeta … šo [pārmetumu]`), -1 for the
        whole of the sentence. None where the clause stands by none that it can point to.
        """
        words = self.words
        beside = words.relation[index] in ("conj", "parataxis") and not self._is_said(index)
        if beside and words.head[index] >= 0:
            return words.sentence[index], words.head[index]
        if words.sentence[index] and (words.head[index] < 0 or self._is_said(index)):
            sentence = words.sentence[index] - 1
            return sentence, self._named_by(word, sentence)
        return None

    def _named_by(self, noun: int, sentence: int) -> int:
        """Of several verbs of saying in a sentence the one that a noun is made of, by their beginnings.

        -1 where none is, or there is but one.
        """
        words, lemma = self.words, self.words.tokens[noun].lemma
        inside = range(words.first[sentence], words.first[sentence + 1])
        verbs = [i for i in inside if i in self.context.cues and words.tokens[i].upos == "VERB"]
        if words.tokens[noun].upos != "NOUN" or len(verbs) < 2:
            return -1
        for index in verbs:
            verb = words.tokens[index].lemma
            if lemma.startswith(verb[: max(_SHORTEST_STEM, len(verb) - _ENDING)]):
                return index
        return -1

    def _is_said(self, index: int) -> bool:
        """Whether a word heads what the main verb of its sentence reports: `"Tā nav tiesa," sacīja X`."""
        head = self.words.head[index]
        said = self.words.relation[index] in ("ccomp", "parataxis")
        return said and head in self.context.cues and self.words.head[head] < 0

    def denies(self, index: int, word: int) -> bool:
        """Whether a word denies what another word takes up: its object if it is a verb, else its subject."""
        words = self.words
        if words.child(index, "ccomp", "csubj", "acl") is not None:
            return False
        relation = words.relation[word]
        if relation == "nsubj" and is_negative(words, index, self.negations):
            beside = words.dependents(index, "iobj", "obl", "obj")
            if any(self.effects[child].negated == "denied" for child in beside):
                return True  # tas neatbilst patiesībai
        if words.tokens[index].upos != "VERB":
            return relation == "nsubj" and self._class(index, self.effects[index]) == "denied"
        if relation == "obj" and self._calls_false(index):
            return True
        cue = self.context.cues.get(index)
        singular = words.tokens[word].features.get("Number") != "Plur" or words.tokens[word].upos == "NOUN"
        if relation != "obj" or not singular or cue is None or cue.act != "deny":
            return False
        return not is_negative(words, index, self.negations)

    def _calls_false(self, index: int) -> bool:
        """Whether a verb calls its object false: `nosauca par meliem`, `atzina par nepatiesu`."""
        words = self.words
        if is_negative(words, index, self.negations):
            return False
        return any(
            words.tokens[child].upos in ("NOUN", "ADJ")
            and self._class(child, self.effects[child]) == "denied"
            for child in words.dependents(index, "xcomp", "obl", "iobj")
        )


def _claims(language: Language) -> frozenset[str]:
    """Nouns of what somebody claims: `apgalvojums`, `baumas`."""
    nouns = language.lexicon.cue_nouns.items()
    return frozenset(
        noun
        for noun, cue in nouns
        if cue.act in ("say", "report", "opine") and not set(cue.frames) & set("ulq")
    )


def _words_of_saying(language: Language) -> frozenset[str]:
    """Nouns of what somebody claims, and of what holds words."""
    return language.lexicon.source_documents | language.once(_claims)
