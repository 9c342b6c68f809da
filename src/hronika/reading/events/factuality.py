"""The factuality of events: from the form of the trigger, the words that govern it, and who says it.

The classes and their order are those of `docs/factuality.md`, which sets them beside FactBank's (Saurí &
Pustejovsky 2009, "FactBank: a corpus annotated with event factuality", LRE 43).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from hronika.language.grammar import UNREAL
from hronika.reading.document.factuality_lexicon import NONE
from hronika.reading.document.remembered import remembered
from hronika.reading.events.conditions import Conditions
from hronika.reading.events.fiction import Plots
from hronika.reading.events.governors import Governors
from hronika.reading.events.open_questions import OpenQuestions
from hronika.reading.events.polarity import did_not_happen
from hronika.reading.events.triggers import Trigger
from hronika.reading.statements.candidates import DIRECT, StatementCandidate
from hronika.reading.statements.context import StatementContext
from hronika.reading.statements.misstated import is_misstated
from hronika.reading.statements.stance import stance_of
from hronika.reading.statements.verdicts import Verdicts
from hronika.record import Act, Polarity, Vouched

# Of what makes an event less than asserted the first of these counts.
_ORDER: tuple[Vouched, ...] = ("denied", "hypothetical", "planned", "possible", "attributed", "asserted")
_CLAUSES = frozenset(("ccomp", "csubj", "acl"))
_CLAIMS: frozenset[Act] = frozenset(("say", "report", "opine", "answer", "predict"))
_BY_ACT: Mapping[Act, Vouched] = {"demand": "hypothetical", "promise": "planned"}
# Quoted words with a finite verb from which on they are somebody's, and no name or title.
_SHORTEST_QUOTATION = 5
_PREDICATES = frozenset(("VERB", "AUX", "ADJ", "ADV", "NOUN"))
_WORDS_BESIDE = frozenset(("advmod", "discourse", "amod", "parataxis"))


class Doubt(NamedTuple):
    """A class of less than full factuality, and the word that is evidence of it.

    `weak` where only a future tense, or what provides for it, tells that it is planned, or an infinitive that
    it is open: what is doubted is not planned thereby (`plāns paredz, ka varētu slēgt`). `most` where it can
    be no more than that, whatever is planned: what is feared, debated, charged.
    """

    vouched: Vouched
    word: int
    weak: bool = False
    most: bool = False


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

    def __init__(self, context: StatementContext, verdicts: Verdicts) -> None:
        self.context, self.words, self.verdicts = context, context.words, verdicts
        self.grammar = context.grammar
        self.effects = context.effects
        self.governors = Governors(context)
        self.conditions = Conditions(self.governors)
        self.questions = OpenQuestions(self.governors)
        self.plots = Plots(context)

    def of(self, trigger: Trigger) -> Factuality:
        """The factuality of the event that a trigger names."""
        candidate = self._statement_of(trigger)
        doubts = list(self._doubts(trigger, candidate))
        planned = any(doubt.vouched == "planned" and not doubt.weak for doubt in doubts)
        if planned or any(doubt.vouched == "possible" for doubt in doubts):
            doubts = [doubt for doubt in doubts if not doubt.weak]
        if any(doubt.most for doubt in doubts):
            doubts = [doubt for doubt in doubts if doubt.vouched != "planned"]
        unreal = any(doubt.vouched in ("possible", "hypothetical") for doubt in doubts)
        if self._is_withdrawn(trigger.verb):
            doubts = self._given_up(trigger, doubts)
        found: dict[Vouched, set[int]] = {"asserted": set()}
        for doubt in doubts:
            if doubt.vouched != "asserted":  # what says that it is so is no evidence of less
                found.setdefault(doubt.vouched, set()).add(doubt.word)
        first = next(vouched for vouched in _ORDER if vouched in found)
        if candidate is not None and first == "asserted":
            first = "attributed"  # by a statement without a cue
        negative = did_not_happen(self.governors, trigger, unreal=unreal)
        if candidate is not None and self._contradicted(trigger, candidate) is not None:
            negative = False  # what the source says is plain
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

    def _cue_above(self, trigger: Trigger) -> int | None:
        """The cue that governs the clause of a trigger, where the content was read too short to hold it."""
        words = self.words
        by_cue = {one.cue.token: one for one in self.context.near(trigger.word) if one.cue is not None}
        index = trigger.verb
        while by_cue and (head := words.head[index]) >= 0:
            relation = words.relation[index]
            if relation in ("conj", "parataxis"):
                return None  # beside what is said
            above = by_cue.get(head) if relation in ("ccomp", "csubj") else None
            if above is not None and above.start < words.tokens[index].start:
                return head
            index = head
        return None

    def _quotation_around(self, trigger: Trigger) -> int | None:
        """The mark before a quoted clause, no name or title, that an event stands in and nobody says."""
        words = self.words
        quotation = self.context.innermost(words.tokens[trigger.word].start)
        if quotation is None or not quotation.closed:
            return None
        inside = words.covered(quotation.inner_start, quotation.inner_end)
        verbs = [
            words.tokens[i].features
            for i in inside
            if words.tokens[i].features.get("VerbForm") == "Fin" and words.tokens[i].name == "O"
        ]
        # Who says `we` in quotation marks is not the article, however short it is.
        speaks = any(features.get("Person") in ("1", "2") for features in verbs)
        clause = bool(verbs) and (speaks or len(inside) >= _SHORTEST_QUOTATION)
        return words.at(quotation.start) if clause else None

    def _doubts(self, trigger: Trigger, candidate: StatementCandidate | None) -> Iterator[Doubt]:
        """Yield all that makes an event less than asserted."""
        cue = candidate.cue.token if candidate is not None and candidate.cue is not None else -1
        if candidate is not None and cue >= 0:
            yield Doubt("attributed", cue)
            if self._is_content(trigger, candidate, cue) and not self._sets_right(trigger, candidate):
                yield from self._by_stance(trigger, candidate, cue)
        if candidate is None and (above_it := self._cue_above(trigger)) is not None:
            yield Doubt("attributed", above_it)
        if candidate is None and (mark := self._quotation_around(trigger)) is not None:
            yield Doubt("attributed", mark)
        if candidate is None and (account := self._account_before(trigger.verb)) is not None:
            yield Doubt("attributed", account)
        if candidate is None and (story := self.plots.around(trigger)) is not None:
            yield Doubt("attributed", story)
        if (condition := self._condition_around(trigger.word)) is not None:
            yield Doubt("hypothetical", condition)
        lacking = self.governors.without(trigger.word)
        if lacking is not None and self.governors.is_needed(trigger.word):
            yield Doubt("hypothetical", lacking)
        yield from self._by_verdicts(trigger, candidate, cue)
        if trigger.carrier is not None:
            took_place = self.words.tokens[trigger.carrier].features.get("Tense") == "Past"
            for doubt in self._beside(trigger.word, -1):
                if not (took_place and doubt.vouched == "planned"):  # plānotā sēde notika
                    yield doubt
            if self._is_awaited(trigger.carrier):
                yield Doubt("planned", trigger.carrier)
        subjunctive: list[int] = []
        governed = False
        for index, below in self.governors.upwards(trigger.verb, cue):
            if candidate is None and self._is_reported(index):
                yield Doubt("attributed", index)
            if candidate is None and self.governors.is_told_by_noun(index):
                yield Doubt("attributed", self.words.head[index])
            if candidate is None and (condition := self._condition_above(index)) is not None:
                yield Doubt("hypothetical", condition)
            for doubt in self._own(index, below):
                if self.grammar.mood(self.words.tokens[doubt.word]) == "conditional":
                    subjunctive.append(doubt.word)
                else:
                    yield doubt
            if (asked := self.questions.of(index)) is not None:
                yield Doubt(*asked)
            above = self._by_governor(index, candidate, cue)
            if above is not None:
                governed = True
                yield above
            if self.words.relation[index] == "acl" and (told := self._of_what_is_told(index)) is not None:
                yield told
            if candidate is not None and cue >= 0 and self.words.head[index] == cue:
                yield from self._conditions_beside(index, cue, candidate)
            head = self.words.head[index]
            if self.words.relation[index] == "conj" and head >= 0 and index not in self.governors.apart:
                for doubt in self._by_coordination(index, candidate, cue):
                    governed = governed or doubt.most
                    yield doubt
                if self.effects[head].modal and self._in_one_mood(index):
                    governed = True
                    yield Doubt("possible", head)
            if self.governors.is_bare(index):
                yield Doubt("hypothetical", index, weak=True)
            if head < 0:
                yield from self._by_question(index)
                if candidate is not None:
                    yield from self._by_act(index, candidate)
        if not governed:
            # In a clause that hangs on a plan or a wish the conditional adds nothing of its own.
            yield from (Doubt("hypothetical", word) for word in subjunctive)

    def _condition_above(self, clause: int) -> int | None:
        """The conjunction of the condition that a clause is content in: `ja izrādīsies, ka firma [melojusi]`.

        What is found out is then open too; what is presupposed is so all the same (Karttunen 1971, "Some
        observations on factivity").
        """
        head = self.words.head[clause]
        content = head >= 0 and self.words.relation[clause] in ("ccomp", "csubj")
        if not content or self.governors.is_factive(clause):
            return None
        return next(iter(self.conditions.openers(head)), None)

    def _account_before(self, verb: int) -> int | None:
        """The cue of an account in participles that a bare one goes on with, past another who speaks in it.

        `Vīrs stāsta, ka sievai sāpējis. Māsa solījusi pasaukt ārstu. Sieva vairs [neatbildējusi].`
        """
        words = self.words
        sentence = words.sentence[verb]
        if words.head[verb] >= 0 or sentence < 2 or not self._is_bare(verb):
            return None
        if len({words.paragraph[number] for number in range(sentence - 2, sentence + 1)}) > 1:
            return None
        between = next(
            i for i in range(words.first[sentence - 1], words.first[sentence]) if words.head[i] < 0
        )
        if not self._is_bare(between) or between not in self.context.cues:
            return None
        for one in self.context.near(words.first[sentence - 2]):
            clauses = words.dependents(one.cue.token, "ccomp") if one.cue is not None else []
            if one.cue is not None and any(self._is_bare(clause) for clause in clauses):
                return one.cue.token
        return None

    @remembered
    def _is_bare(self, index: int) -> bool:
        """Whether a word is an active participle without an auxiliary."""
        active = self.words.tokens[index].features.get("Voice") == "Act"
        return active and self.grammar.evidence(self.words, index) == "perhaps"

    def _sets_right(self, trigger: Trigger, candidate: StatementCandidate) -> bool:
        """Whether an event stands behind a colon in what is denied: `noliedz, ka bēdzis: esot palīdzējis`."""
        words = self.words
        first, here = words.at(candidate.start), trigger.word
        cue = candidate.cue
        return (
            cue is not None
            and cue.act == "deny"
            and any(words.tokens[i].text == ":" for i in range(first, here))
            and words.sentence[first] == words.sentence[here]
        )

    def _condition_around(self, noun: int) -> int | None:
        """The conjunction of a condition in which a noun stands that is a subject or joined to another.

        `Ja klepus ilgst vairāk par divām nedēļām un tam raksturīgas [lēkmes], ...`: the parse may hang it on
        the time.
        """
        words = self.words
        if words.relation[noun] not in ("conj", "nsubj") or words.tokens[noun].upos != "NOUN":
            return None
        for index in range(noun - 1, words.bounds(noun)[0] - 1, -1):
            if words.is_punctuation(index):
                return None
            if words.relation[index] == "mark" and self.context.function(index) == "if":
                conditional = self.effects[index].vouched == "hypothetical"
                clause = words.head[index]
                return index if conditional and not self.conditions.is_contrast(clause) else None
        return None

    def _is_awaited(self, carrier: int) -> bool:
        """Whether an empty verb says that what it carries is to come: `tiek gaidīta vizīte`."""
        features = self.words.tokens[carrier].features
        past = features.get("Tense") == "Past" and features.get("Voice") != "Pass"
        return self.effects[carrier].vouched == "planned" and not past

    @remembered
    def _is_reported(self, index: int) -> bool:
        """Whether a verb is in a form that only hearsay has."""
        return self.grammar.evidence(self.words, index) == "reported"

    def _by_stance(self, trigger: Trigger, candidate: StatementCandidate, cue: int) -> Iterator[Doubt]:
        """What the source of a statement does with its content; the record says so in its stance.

        An estimate of what was or is (`lēš, ka cietuši simti`) is no prediction.
        """
        stance = stance_of(self.context, candidate)
        if stance == "denies":
            yield Doubt("denied", cue)
        elif stance == "doubts" or (stance == "open" and not self._admits(candidate, cue)):
            yield Doubt("possible", cue)
        elif candidate.act == "predict" and stance == "holds" and not self._is_present_or_past(trigger.verb):
            yield Doubt("planned", cue, weak=True)

    def _is_present_or_past(self, verb: int) -> bool:
        """Whether a verb stands in a tense of what was or is; in the present a plan may stand, too."""
        token = self.words.tokens[verb]
        return token.upos == "VERB" and token.features.get("Tense") in ("Past", "Pres")

    def _admits(self, candidate: StatementCandidate, cue: int) -> bool:
        """Whether a source does not deny (`nenoliedza, ka`), and not: neither denies nor confirms."""
        words = self.words
        beside = words.dependents(cue, "conj")
        if words.relation[cue] == "conj":
            beside.append(words.head[cue])
        confirms = any(self.effects[verb].negated == "possible" for verb in beside)
        return candidate.act == "deny" and not confirms

    def _by_verdicts(
        self, trigger: Trigger, candidate: StatementCandidate | None, cue: int
    ) -> Iterator[Doubt]:
        """What the article or somebody says of the words that tell of the event: `ir meli`, `to noliedza`."""
        aside = candidate is not None and self._is_described(trigger, candidate)
        if candidate is not None and cue >= 0:
            yield from (Doubt(*verdict) for verdict in (() if aside else self.verdicts.on(cue)))
            if is_misstated(self.context, candidate):
                yield Doubt("denied", cue)
        if candidate is not None:
            for denial in (self.verdicts.forgery(candidate), self._contradicted(trigger, candidate)):
                if denial is not None:
                    yield Doubt("denied", denial)
        later = None if aside else self.verdicts.later(trigger.word)
        if later is None:
            return
        reports = trigger.word in self.context.cues  # that somebody said so is not denied
        told = self._is_told(trigger) and not reports if candidate is None else candidate.act in _CLAIMS
        if told and not self._is_declined(trigger, later):
            yield Doubt("denied", later)

    def _is_described(self, trigger: Trigger, candidate: StatementCandidate) -> bool:
        """Whether an event stands in a relative clause of what is said, which no verdict on that is about.

        `Prognozēja, ka vilcieni, kurus valsts [pasūtījusi], nebrauks. Y to noliedz.`
        """
        words, index = self.words, trigger.verb
        while (head := words.head[index]) >= 0 and candidate.holds(words.tokens[head].start):
            relative = any(self.context.function(child) == "wh" for child in words.children[index])
            if relative and words.relation[index] == "acl" and words.tokens[head].upos in ("NOUN", "PROPN"):
                return True
            index = head
        return False

    def _is_declined(self, trigger: Trigger, denial: int) -> bool:
        """Whether a word turns down what was offered, and not that it was: `piedāvāja, bet to noraidīja`."""
        if self.effects[denial].vouched == "denied":
            return False
        above = (self.effects[i] for i, _ in self.governors.upwards(trigger.verb, -1))
        offered = ("possible", "hypothetical", "planned")
        return any(effect.vouched in offered or effect.infinitive in offered for effect in above)

    def _contradicted(self, trigger: Trigger, candidate: StatementCandidate) -> int | None:
        """The word by which the article says no to a statement: `nevis slēgs, kā X vēstīja`."""
        words = self.words
        for child in words.dependents(trigger.verb, "cc", "advmod", "discourse"):
            negation = words.lower[child] in self.governors.negations
            if negation and not candidate.holds(words.tokens[child].start):
                return child
        return None

    def _is_told(self, trigger: Trigger) -> bool:
        """Whether an event is the main one of its sentence, or beside that, and no statement is near."""
        index = trigger.verb
        if self.context.near(index):
            return False
        while self.words.relation[index] in ("conj", "parataxis"):
            index = self.words.head[index]
        return self.words.head[index] < 0

    def _by_governor(self, index: int, candidate: StatementCandidate | None, cue: int) -> Doubt | None:
        """The class that the governor of a word gives it, but not what a tag denies: `"Nav," noliedza X`."""
        head = self.words.head[index]
        above = self.governors.class_by(index)
        verdicts = self.verdicts.on(head) if self._is_content_of_noun(index) else ()
        if verdicts and (above is None or verdicts[0][0] == "denied"):
            return Doubt(*verdicts[0])
        if above is None:
            return Doubt("hypothetical", index) if self._is_aim(index) else None
        if candidate is not None and head == cue:
            if above[0] == "denied":
                return None  # its stance tells
            if above[0] == "planned" and candidate.how in DIRECT and self._is_present_or_past(index):
                return None  # `piekrita: "Skola jau slēgta"`
        effect = self.effects[above[1]]
        doubted = above[0] == "possible" and not (effect.modal or effect.attempt)
        charged = above[0] == effect.vouched == "attributed"
        provided = above[0] == effect.clause == "planned" and self.governors.is_clause(index)
        open_by_nothing = above[0] == "hypothetical" and effect is NONE
        return Doubt(*above, weak=provided or open_by_nothing, most=doubted or charged)

    def _of_what_is_told(self, clause: int) -> Doubt | None:
        """What a relative clause shares with its noun: `sauc par vadoni, kurš nodevis tautu`.

        So does one behind what somebody is judged to be (`raksturo kā cilvēku, kas apzadzis valsti`) or
        charged with (`apsūdzēs par noziegumiem, kas pastrādāti`).
        """
        noun = self.words.head[clause]
        start = self.words.tokens[noun].start
        for one in self.context.near(noun):
            if one.cue is not None and one.cue.takes("p") and one.holds(start):
                return Doubt("attributed", one.cue.token)
        above, lists = self.governors.class_by(noun), self.context.lexicon
        if above is None or above[0] != "attributed":
            return None
        lemma = self.words.tokens[above[1]].lemma
        # Whom somebody only tells about did what the article says of him.
        return Doubt(*above) if lemma in lists.naming_words or lemma in lists.accusations else None

    def _is_aim(self, index: int) -> bool:
        """Whether a noun of an action is what something is for: `nodeva izskatīšanai`, `nauda celšanai`."""
        words = self.words
        head = words.head[index]
        return (
            head >= 0
            and words.tokens[index].upos == "NOUN"
            and (
                (words.tokens[head].upos == "VERB" and words.relation[index] in ("iobj", "obl", "nsubj"))
                or (words.tokens[head].upos == "NOUN" and words.relation[index] == "nmod")
            )
            and self.grammar.role(words, index) == "recipient"
            and self.grammar.adposition(words, index) is None
            and self.governors.is_made(index)
        )

    def _is_content_of_noun(self, index: int) -> bool:
        """Whether a word heads what its governor names: `ziņas, ka`, `ziņas par nāvi`."""
        words = self.words
        if words.head[index] < 0:
            return False
        relation = words.relation[index]
        clause = relation in _CLAUSES and words.child(index, "mark") is not None
        return clause or (relation == "nmod" and self.governors.is_about(index))

    @remembered
    def _is_withdrawn(self, verb: int) -> bool:
        """Whether an event or a plan for it is given up: `atsauca solījumu samazināt`."""
        words = self.words
        return any(
            words.head[index] >= 0
            and self.effects[words.head[index]].averted
            and words.relation[index] != "conj"
            and not self.governors.is_clause(index)
            for index, _ in self.governors.upwards(verb, -1)
        )

    def _given_up(self, trigger: Trigger, doubts: list[Doubt]) -> list[Doubt]:
        """What is left of a plan that is given up; of what was planned itself, nothing."""
        return [
            doubt._replace(vouched="hypothetical") if doubt.vouched == "planned" else doubt
            for doubt in doubts
            if doubt.vouched != "planned" or self.words.head[doubt.word] != trigger.word
        ]

    def _own(self, index: int, below: int) -> Iterator[Doubt]:
        """The classes that the form of a verb and the function words beside it give."""
        words = self.words
        if words.tokens[index].upos not in _PREDICATES:
            return
        yield from self._marks(index)
        may = self.effects[index].modal
        for form in (index, *words.dependents(index, "aux", "cop")):
            token = words.tokens[form]
            mood = self.grammar.mood(token)
            future = self.grammar.is_future(token)
            if may and mood != "necessity" and not (future and token.features.get("Polarity") == "Neg"):
                continue  # `may` says more than tense and mood, but what will not be possible will not be
            if mood in UNREAL:
                yield Doubt("hypothetical", form)
            elif future:
                yield Doubt("planned", form, weak=True)
        yield from self._beside(index, below)
        for opener in self.conditions.of(index, below):
            yield Doubt("hypothetical", opener)

    def _beside(self, index: int, below: int) -> Iterator[Doubt]:
        """What modifiers say, and of a predicative noun its subject: `viena no versijām ir dedzināšana`."""
        words = self.words
        for child in words.children[index]:
            token, relation, vouched = words.tokens[child], words.relation[child], None
            if relation in ("parataxis", "ccomp") and token.upos == "VERB":
                if token.features.get("VerbForm") == "Inf":
                    continue
                # of a form that by itself is no verb any more: `šķiet`
                vouched = self.context.lexicon.factuality.get(words.lower[child], NONE).vouched
            elif relation in _WORDS_BESIDE:
                vouched = self.effects[child].vouched
            elif relation == "det" and self.effects[child].vouched == "hypothetical":
                vouched = "hypothetical"  # `jebkurš uzbrukums` is none that happened
            elif relation == "nsubj" and child != below and words.tokens[index].upos == "NOUN":
                effect = self.effects[child]
                about = effect.about if self.governors.is_about(index) else None  # `runa ir par slēgšanu`
                vouched = about or effect.vouched
            elif relation == "nmod" and child < index:
                yield from self._before_possessor(index, child)
            if vouched is not None and not (vouched == "denied" and self._is_of_possessor(index, child)):
                yield Doubt(vouched, child, most=vouched == "possible" and relation == "amod")

    def _is_of_possessor(self, index: int, attribute: int) -> bool:
        """Whether an attribute that does not agree is of a possessor after it: `[viltus] ārstu pārbaude`."""
        words = self.words
        agrees = self.grammar.agree(words.tokens[attribute], words.tokens[index])
        if words.relation[attribute] not in ("amod", "nmod") or agrees:
            return False
        return any(
            words.head[i] == index and words.relation[i] == "nmod" for i in range(attribute + 1, index)
        )

    def _before_possessor(self, index: int, possessor: int) -> Iterator[Doubt]:
        """What stands before a thing and goes with what is done to it: `iespējamā ceļa pārrakšana`."""
        words = self.words
        if self.governors.names_event(possessor):
            return
        for child in words.dependents(possessor, "det"):
            if self.effects[child].vouched == "hypothetical" and self.governors.is_action(index):
                yield Doubt("hypothetical", child)
        plural = words.tokens[possessor].features.get("Number") == "Plur"
        for child in words.dependents(possessor, "amod"):
            if plural and words.tokens[child].features.get("Number") == "Plur":
                continue
            vouched = self.effects[child].vouched
            if vouched in ("possible", "planned") and self.governors.is_action(index):
                yield Doubt(vouched, child)

    def _marks(self, index: int) -> Iterator[Doubt]:
        """Conjunctions that open the clause of a verb, and what one is against: `ir pret slēgšanu`."""
        words = self.words
        for child in words.children[index]:
            effect = self.effects[child]
            if effect.vouched is None:
                continue
            upos, head = words.tokens[child].upos, words.head[index]
            stands = head >= 0 and self.grammar.is_copula(words.tokens[head])
            against = upos == "ADP" and (stands or words.child(index, "cop") is not None)
            opens = upos in ("SCONJ", "PART") and (
                self.context.function(child) != "if" or not self.conditions.is_contrast(index)
            )
            if opens or (against and self.governors.is_arranged(index)):
                # What a question asks is open, whatever is planned in it: `vai gatavojas pamest`.
                asks = self.context.lexicon.complementisers.get(words.lower[child]) == "whether"
                yield Doubt(effect.vouched, child, most=asks and effect.vouched == "possible")

    def _conditions_beside(self, index: int, cue: int, candidate: StatementCandidate) -> Iterator[Doubt]:
        """Conditions in the same statement that the parse hangs on its cue: `"Ja A," viņš teica, "B."`."""
        for child in self.words.children[cue]:
            if child != index and candidate.holds(self.words.tokens[child].start):
                yield from (Doubt("hypothetical", opener) for opener in self.conditions.openers(child))

    def _by_coordination(self, index: int, candidate: StatementCandidate | None, cue: int) -> Iterator[Doubt]:
        """A finite verb shares the conjunction of the one it is coordinated with, and what both hang on."""
        words = self.words
        first = words.head[index]
        if not self.governors.is_finite(index) or self._in_one_mood(index):
            return
        # What is asked is not asked of a clause that answers: `[Vai] kāds atkāpsies, viņš neminēja`.
        joined = words.child(index, "cc") is not None or words.child(index, "nsubj") is None
        yield from (doubt for doubt in self._marks(first) if joined or not doubt.most)
        contrast = any(self.effects[child].vain for child in words.dependents(index, "cc"))
        for child in words.dependents(first, "advcl") if not contrast else ():
            said = [other for other in self.context.near(child) if other.holds(words.tokens[child].start)]
            if child < first and (not said or candidate in said):
                yield from (Doubt("hypothetical", opener) for opener in self.conditions.openers(child))
        asked = self.questions.of(first)
        alike = joined and not contrast and words.child(index, "mark") is None
        if asked is not None and asked[1] != index and alike:
            yield Doubt(*asked)
        if not self.governors.is_finite(first):
            return
        if not contrast and words.child(index, "nsubj") is None:
            yield from self._at_the_head(first)
        for governor, _ in self.governors.upwards(first, cue):
            above = self._by_governor(governor, candidate, cue)
            if above is not None:
                yield above
            if governor != first:
                yield from self._marks(governor)
        if joined and words.relation[first] == "conj" and first not in self.governors.apart:
            yield from self._by_coordination(first, candidate, cue)

    def _at_the_head(self, first: int) -> Iterator[Doubt]:
        """What stands before the subject of a verb, and holds of those joined to it: `Iespējams, X`."""
        words = self.words
        subject = words.child(first, "nsubj")
        stop = first if subject is None else min(first, subject)
        for child in words.dependents(first, "discourse", "advmod", "parataxis"):
            if child < stop and self.effects[child].vouched == "possible":
                yield Doubt("possible", child)

    def _in_one_mood(self, index: int) -> bool:
        """Whether a verb and the one that it is coordinated with are both in the conditional."""
        words, mood = self.words, self.grammar.mood
        return mood(words.tokens[index]) == mood(words.tokens[words.head[index]]) == "conditional"

    def _by_act(self, index: int, candidate: StatementCandidate) -> Iterator[Doubt]:
        """What the infinitive of a sentence is that is demanded or promised: `prasa: – [atlikt] nodevu;`."""
        cue = candidate.cue
        vouched = _BY_ACT.get(candidate.act)
        if cue is not None and vouched and self.words.tokens[index].features.get("VerbForm") == "Inf":
            yield Doubt(vouched, cue.token)

    def _by_question(self, index: int) -> Iterator[Doubt]:
        """What the main clause of a question, headed by a word, asks is open."""
        question = self._question_mark(self.words.sentence[index])
        if question is None:
            return
        asks_how = any(self.context.function(child) == "wh" for child in self.words.children[index])
        if not (asks_how and self.grammar.is_future(self.words.tokens[index])):
            yield Doubt("possible", question)

    def _is_content(self, trigger: Trigger, candidate: StatementCandidate, cue: int) -> bool:
        """Whether a trigger is what a cue in the same sentence reports, and not something within that."""
        words = self.words
        if not words.governs(cue, trigger.verb):
            return False
        index = trigger.verb
        while (head := words.head[index]) >= 0:
            if not candidate.holds(words.tokens[head].start):
                return True
            coordinated = words.relation[index] in ("conj", "xcomp")
            if not coordinated and not self.effects[head].fact:
                return False
            index = head
        return True

    @remembered
    def _question_mark(self, sentence: int) -> int | None:
        """The mark by which a sentence asks, the first of those at its end; None where it has none."""
        words, found = self.words, None
        for index in range(words.first[sentence + 1] - 1, words.first[sentence] - 1, -1):
            if words.tokens[index].text == "?":
                found = index
            if not words.is_punctuation(index):
                break
        return found
