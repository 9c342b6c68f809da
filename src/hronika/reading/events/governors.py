"""What the words above an event make of its factuality: `baidās no slēgšanas`, `lai panāktu, ka atvelk`."""

from collections.abc import Iterator

from hronika.language.grammar import NominalRole
from hronika.language.lexicon import FactualityEffect
from hronika.language.quotation_marks import MARKS
from hronika.reading.attribution.actors import Actors
from hronika.reading.document.factuality_lexicon import NONE
from hronika.reading.document.negation import is_negative
from hronika.reading.document.remembered import remembered
from hronika.reading.events.types import event_types
from hronika.reading.statements.context import StatementContext
from hronika.reading.statements.misstated import is_taken_back
from hronika.record import EventType, Vouched

# Relations under which a word shares the factuality of its governor.
_SHARING = frozenset(
    ("xcomp", "ccomp", "csubj", "conj", "obj", "nsubj", "iobj", "obl", "nmod", "advcl", "acl")
)
_CLAUSES = frozenset(("acl", "advcl", "ccomp", "csubj"))
_INFINITIVES = frozenset(("xcomp", "ccomp", "csubj", "acl"))
_OPEN: frozenset[Vouched] = frozenset(("planned", "possible", "hypothetical"))
_NOMINAL = ("obj", "obl", "iobj", "nsubj")
_FARTHEST = 8
# Types of what people arrange.
_ARRANGED: frozenset[EventType | None] = frozenset(
    ("transaction", "construction", "creation", "closure", "aid", "production", "cooperate")
)
_MADE: frozenset[EventType | None] = frozenset(("construction", "creation", "production"))
# Types of what is held by appointment, and so is still to come where it is not said to be past.
_APPOINTED: frozenset[EventType | None] = frozenset(
    ("consult", "protest", "vote", "election", "competition", "performance", "movement", "cooperate")
)


class Governors:
    """Reads the effects of governing words in one article."""

    def __init__(self, context: StatementContext) -> None:
        self.context, self.words, self.grammar = context, context.words, context.grammar
        self.effects = context.effects
        lists = context.lexicon
        self.negations, self.prepositions = lists.negations, lists.participant_prepositions
        self._types = event_types(context.document.language)
        self._about = lists.about_events
        self._actors = Actors(context)
        self.apart = _after_colons(context) | _behind_words(context)
        # Where the content of each cue begins.
        self._read = {one.cue.token: one.start for one in context.candidates if one.cue is not None}

    def upwards(self, index: int, cue: int) -> Iterator[tuple[int, int]]:
        """Yield a word and the governors up to a cue whose factuality it shares, and the word below each."""
        words = self.words
        below = -1
        for _ in range(_FARTHEST):
            yield index, below
            token, head = words.tokens[index], words.head[index]
            relation = words.relation[index]
            if head < 0 or head == cue or relation not in _SHARING or self.is_factive(index):
                return
            if index in self.apart:
                return
            as_real = relation != "advcl" and self.effects[head].fact
            if relation in _CLAUSES and not as_real and self.is_clause(index):
                return
            if relation == "nmod" and token.upos in ("NOUN", "PROPN") and not self._is_changed(index, head):
                return
            if relation == "conj" and self.is_finite(index):
                return
            below, index = index, head

    def _is_changed(self, index: int, head: int) -> bool:
        """Whether a noun shares the factuality of the one that it is an attribute of.

        `[festivāla] atklāšana`, `[turnejas] laikā`, but a crime that may be uncovered was committed.
        """
        if self._changes(head):
            return True
        opened = self.effects[head].appointed and not self.effects[head].factive
        opened = opened and self.grammar.adposition(self.words, head) is None  # `līdz koncerta sākumam`
        return (opened or self._is_in_time_to_come(head)) and self.is_appointed(index)

    def _is_in_time_to_come(self, noun: int) -> bool:
        """Whether a noun only says when something will be: `turnejas [laikā] sniegs koncertus`."""
        words, verb = self.words, self.words.head[noun]
        dates = words.tokens[noun].lemma in self._about and self.grammar.role(words, noun) == "place"
        return dates and verb >= 0 and self.grammar.is_future(words.tokens[verb])

    @remembered
    def class_by(self, index: int) -> tuple[Vouched, int] | None:
        """The class that what a word hangs on gives it, and the word that does; None where nothing does."""
        head, relation = self._governor(index)
        if head < 0 or relation == "conj" or relation not in _SHARING or self.is_factive(index):
            return None
        if index in self.apart:
            return None
        if relation in _CLAUSES and self._is_compared(index):
            return "hypothetical", index
        told = self._told_by_nobody(index, head)
        if told is not None:
            return told, head
        by_preposition = self._by_preposition(index)
        if by_preposition is not None:
            return by_preposition
        vouched = self._class(index, head, relation) or self._of_means(index, head, relation)
        if vouched is not None:
            return vouched, head
        if self._is_charge(index):
            return "attributed", index - 1
        subject = self.words.child(head, "nsubj") if relation == "advcl" else None
        if (
            subject is not None
            and self.effects[head].subject
            and self.grammar.is_converb(self.words.tokens[index])
        ):
            return self.class_by(subject)  # draud cietums, konfiscējot mantu
        noun = self._idiom(index, head)
        if noun is not None:
            effect = self.effects[noun]
            vouched = self._by_form(index, effect)
            if self.is_negated(noun):
                vouched = self._if_negated(index, effect) or vouched
            if vouched is not None and self._is_topic(index, effect):
                return vouched, noun
        return None

    def is_told_by_noun(self, index: int) -> bool:
        """Whether a clause is the content of a noun (`pazīmes, ka`, `stāsts, ka`) other than a fact.

        After `tāds` it is what follows from it (`tādi meli, ka policija sāka izmeklēšanu`); what there is no
        doubt or secret of (`nav šaubu, ka`) is so, unless the noun has another effect there.
        """
        words = self.words
        noun = words.head[index]
        if noun < 0 or words.relation[index] not in _CLAUSES or words.tokens[noun].upos != "NOUN":
            return False
        real = self.effects[noun].factive or self.effects[noun].fact
        if real or self.is_negated(noun) or not self._is_opened_by(index, "that"):
            return False
        return all(words.tokens[i].features.get("PronType") != "Dem" for i in words.dependents(noun, "det"))

    def _governor(self, index: int) -> tuple[int, str]:
        """What a word hangs on, and how, where the parse is at a loss.

        A topic hangs on the verb and not on who is charged (`apsūdz uzņēmēju par krāpšanu`); where a verb is
        left out, its noun hangs on the verb before (`draud krišana, bet bankām – bankrots`); a clause before
        what is said of it is its subject (`Ka viņš pārdevis māju, nav tiesa`), one that a pronoun after
        a noun points to is that noun's (`pierādījumu tam, ka`, `liecību par to, ka`), one after a verb that
        verb's (`baidās no tā, ka`); an infinitive after a noun of a plan is what that plans (`atteicās no
        plāna slēgt`).
        """
        words = self.words
        head, relation = words.head[index], words.relation[index]
        if head < 0:
            return head, relation
        after_noun = relation in ("ccomp", "xcomp") and index > 0 and words.tokens[index - 1].upos == "NOUN"
        infinitive = words.tokens[index].features.get("VerbForm") == "Inf"
        if relation == "cop" and infinitive and words.head[head] >= 0:
            return words.head[head], "xcomp"  # sapņoja [kļūt] par ministru
        if after_noun and infinitive and self.effects[index - 1].vouched == "planned":
            return index - 1, "acl"
        if relation == "csubj" and words.tokens[head].upos == "NUM":
            return words.child(head, "nmod") or head, relation  # viens no [plāniem] ir pārdot
        if relation in _CLAUSES and not self._tells_when(index, head):
            if (noun := self._noun_pointed_from(head)) is not None:
                return noun, "ccomp"
            if self._points_for_verb(head):
                return words.head[head], "ccomp"
        before = relation == "advcl" and index < head and words.tokens[head].upos != "VERB"
        if before and self._is_opened_by(index, "that"):
            return head, "csubj"
        verb = words.head[head]
        if relation == "nmod" and verb >= 0 and words.relation[head] in ("obj", "nsubj"):
            effect = self.effects[verb]
            charges = effect.about if words.tokens[verb].upos == "VERB" else effect.about or effect.vouched
            preposition = self.grammar.adposition(words, index)
            against = preposition is not None and self.effects[preposition].topic
            if (charges is not None and self.is_about(index)) or (effect.topic and against):
                return verb, "obl"
        if relation == "conj" and words.tokens[head].upos == "VERB" and words.tokens[index].upos == "NOUN":
            return head, "nsubj" if self.grammar.role(words, index) == "subject" else "obj"
        return head, relation

    def _tells_when(self, clause: int, pronoun: int) -> bool:
        """Whether a clause on a pronoun is no content of what that hangs on: `aizturēts pēc [tam], kad`."""
        opened = self.words.child(clause, "mark") is not None
        adverb = self.words.tokens[pronoun].upos == "ADV"  # `tikai [tad], kad`
        words = self.words
        whom = any(
            self.context.function(i) == "wh" and words.tokens[i].upos in ("DET", "PRON")
            for i in words.children[clause]
        )  # `sodīt tos, [kuri] tirgo`: of some, who may be nobody
        return not (opened or adverb or whom) and not self.is_about(pronoun)

    def _noun_pointed_from(self, pronoun: int) -> int | None:
        """The noun before a demonstrative pronoun that points to its content: `pierādījumu [par] to, ka`."""
        words = self.words
        if words.tokens[pronoun].features.get("PronType") != "Dem":
            return None
        preposition = self.grammar.adposition(words, pronoun)
        before = pronoun - (1 if preposition is None else 2)
        noun = before >= words.first[words.sentence[pronoun]] and words.tokens[before].upos == "NOUN"
        effect = self.effects[before] if noun else NONE
        tells = (effect.negated or effect.about or effect.clause or effect.vouched) is not None
        return before if tells and not effect.factive else None

    def _points_for_verb(self, pronoun: int) -> bool:
        """Whether a demonstrative pronoun stands for the clause of its verb: `baidās no [tā], ka slēgs`.

        As a topic of a verb of charging, too: `tiesā par [to], ka zadzis`.
        """
        words, verb = self.words, self.words.head[pronoun]
        if words.tokens[pronoun].features.get("PronType") != "Dem" or verb < 0:
            return False
        effect = self.effects[verb]
        if words.tokens[verb].upos != "VERB" or (self.is_about(pronoun) and effect.about is None):
            return False
        return (effect.clause or effect.vouched) is not None

    def _told_by_nobody(self, index: int, head: int) -> Vouched | None:
        """The class of a clause under a word that reports, but of which no statement was read.

        What nobody said or nothing shows (`nav teicis, ka`, `nekas neliecina, ka`) is open, what is not
        believed is denied, and so is what the outlet takes back; the rest is told with the word (`jāatzīst,
        ka`, `vēsta par to, kā`).
        """
        words = self.words
        pointing = words.tokens[head].features.get("PronType") == "Dem" and self.is_about(head)
        report = words.head[head] if pointing else head
        cue = self.context.cues.get(report)
        if cue is None or self._read.get(report, words.tokens[index].end) < words.tokens[index].end:
            return None
        doubts = cue.act == "deny" or cue.takes("u")
        negated = not doubts and self.is_negated(report)
        if cue.takes("e") and not negated:
            return "possible" if self._is_supposed(report) else None
        relation = words.relation[index]
        if not (pointing and relation == "acl") and relation not in ("ccomp", "csubj"):
            return None
        if not pointing and words.child(index, "mark") is None:
            return None
        if negated:
            return "denied" if "b" in cue.frames and self._is_opened_by(index, "that") else "possible"
        return "denied" if is_taken_back(self.context, report) else "attributed"

    def _is_supposed(self, verb: int) -> bool:
        """Whether a verb is in the conditional, or under one of what can be: `tas [var] liecināt, ka`."""
        words, head = self.words, self.words.head[verb]
        under = words.tokens[verb].features.get("VerbForm") == "Inf" and head >= 0
        return self._is_conditional(verb) or (under and self.effects[head].modal)

    def _is_opened_by(self, clause: int, kind: str) -> bool:
        """Whether the conjunction of a clause is one of what is so (`that`), of a question (`whether`) ..."""
        opener = self.words.child(clause, "mark")
        kinds = self.context.lexicon.complementisers
        return opener is not None and kinds.get(self.words.lower[opener]) == kind

    def _class(self, index: int, head: int, relation: str) -> Vouched | None:
        """The class that the governor of a word itself gives it."""
        words = self.words
        effect = self.effects[head]
        if effect is NONE:
            clause = relation == "ccomp" and self._is_opened_by(index, "that")
            open_ = self._is_supposed(head) or self.is_negated(head)
            if clause and head not in self.context.cues and open_:
                return "possible"  # tas varētu nozīmēt, ka; tas nenozīmē, ka
            return "hypothetical" if self._is_open(index, head, relation) else None
        verb = words.tokens[head].upos == "VERB"
        vouched = self._by_form(index, effect)
        if vouched == "planned" and self._is_opened_by(index, "whether"):
            return None  # `lems, vai slēgt`
        if self.is_negated(head):
            if effect.will:
                return None  # that it did not happen is a fact
            vouched = self._if_negated(index, effect) or (None if vouched == "denied" else vouched)
        elif vouched is None and self.is_clause(index) and self._is_conditional(head):
            vouched = self._if_negated(index, effect)  # `nav liecinieku, kas pierādītu, ka`
        real = effect.fact or (effect.factive and not self.is_negated(head))
        if vouched is None and relation in ("acl", "csubj") and not real:
            vouched = "hypothetical" if self._is_open(index, head, relation) else None
        if vouched is None or not self._is_topic(index, effect) or (effect.attempt and self.is_vain(head)):
            return None
        if vouched == "planned" and any(self._is_conditional(i) for i in words.dependents(head, "cop")):
            vouched = "hypothetical"  # `būtu gatavi balsot`
        if relation == "advcl" or (effect.apart and relation == "obj"):
            return None
        if self.is_clause(index):
            if relation == "acl" and words.child(index, "mark") is None:
                return None
            asked = effect.asked and effect.clause is None
            if asked and vouched == effect.vouched and not self._is_conditional(index):
                return None
        infinitive = words.tokens[index].features.get("VerbForm") == "Inf"
        if infinitive and effect.subject and self._has_thing("subject", head):
            return effect.vouched
        if effect.duty and self._is_conditional(head) and self._has_thing("recipient", head, index):
            return "possible"
        if verb and relation == "nsubj":
            return vouched if effect.subject or self.is_undergone(index, head) else None
        if verb and relation in ("obl", "nmod", "iobj"):
            return self._beside_verb(index, relation, effect, vouched)
        possessor = relation == "nmod" and self.grammar.role(words, index) == "possessor"
        if effect.whose and possessor and self.grammar.adposition(words, index) is None:
            return None
        if (effect.vouched or effect.noun) is None and relation == "nmod" and not self.is_about(index):
            return None
        return vouched

    def _by_preposition(self, index: int) -> tuple[Vouched, int] | None:
        """The class that a verb gives what stands after a preposition: `skaidro ar kavēšanos`, `ar to, ka`.

        The parse may hang that on the object of the verb.
        """
        words = self.words
        noun = words.head[index] if words.relation[index] in _CLAUSES else index
        if noun != index and words.tokens[noun].features.get("PronType") != "Dem":
            return None
        verb = words.head[noun]
        if verb >= 0 and words.relation[noun] == "nmod" and words.relation[verb] in _NOMINAL:
            verb = words.head[verb]
        if verb < 0 or not self.effects[verb].after:
            return None
        preposition = self.grammar.adposition(words, noun)
        if preposition is None:
            return None
        found = dict(self.effects[verb].after).get(words.lower[preposition])
        return None if found is None else (found, verb)

    def _is_open(self, infinitive: int, head: int, relation: str) -> bool:
        """Whether an infinitive hangs on what does not say that it was done: `vairās zvanīt`, `grūti atrast`.

        One goes somewhere to do something.
        """
        words, above = self.words, self.words.tokens[head]
        if relation not in _INFINITIVES or words.tokens[infinitive].features.get("VerbForm") != "Inf":
            return False
        if self._is_compared(infinitive):
            return True
        is_verb = words.child(infinitive, "cop", "aux") is None
        if words.child(infinitive, "mark") is not None or (is_verb and words.child(infinitive, "nsubj")):
            return False  # a clause, which says itself what it is
        kind = self._types.of_verb(above.lemma, None) if above.upos == "VERB" else None
        return kind is None or kind.type != "movement"

    def _of_means(self, converb: int, head: int, relation: str) -> Vouched | None:
        """The class of how something is to be done: `[izmantojot] lietotni, var pieteikties`.

        So is what hangs on the verb of a plan behind what is planned (`gatavojas atriebties, [iesūdzot]
        laikrakstu`), but not what somebody does while he refuses or says something, nor hearsay (`aicina
        pirkt, jo cenas [augot]`).
        """
        words, effect = self.words, self.effects[head]
        if relation != "advcl" or not self.grammar.is_converb(words.tokens[converb]):
            return None
        if effect.refused or effect.averted or words.child(converb, "mark", "nsubj") is not None:
            return None
        says = self.context.cues.get(converb)
        if self.is_negated(head) or converb in self._read or (says is not None and says.act != "opine"):
            return None
        if effect.modal:
            return "hypothetical" if self._is_conditional(head) else "possible"
        before = [
            i
            for i in words.dependents(head, "xcomp", "ccomp", "csubj")
            if i < converb and words.tokens[i].features.get("VerbForm") == "Inf"
        ]
        found = self.class_by(before[-1]) if before else None
        return found[0] if found is not None and found[0] in _OPEN else None

    def is_bare(self, infinitive: int) -> bool:
        """Whether an infinitive hangs on nothing: `Viegli [pateikt], grūti izdarīt`, `[Stiprināt] valsti`."""
        words = self.words
        if words.head[infinitive] >= 0 or words.tokens[infinitive].features.get("VerbForm") != "Inf":
            return False
        return words.child(infinitive, "aux", "nsubj") is None

    def _is_compared(self, infinitive: int) -> bool:
        """Whether an infinitive stands behind `kā` or `nekā`: `neatlika nekas cits kā [pārdot]`."""
        words = self.words
        marks = words.dependents(infinitive, "mark")
        return words.tokens[infinitive].features.get("VerbForm") == "Inf" and any(
            self.context.function(mark) in ("as", "if") for mark in marks
        )

    def _by_form(self, index: int, effect: FactualityEffect) -> Vouched | None:
        """What an effect makes of a clause, an infinitive, a topic, or another word."""
        token = self.words.tokens[index]
        if self.is_clause(index):
            return effect.clause or effect.vouched
        if token.features.get("VerbForm") == "Inf":
            return effect.infinitive or effect.vouched
        if self.is_about(index):
            return effect.about or effect.vouched
        return (effect.noun if token.upos == "NOUN" else None) or effect.vouched

    def _if_negated(self, index: int, effect: FactualityEffect) -> Vouched | None:
        """What a negated word makes of what hangs on it, but not of an open question: `nezina, cik`."""
        question = self.is_clause(index) and self.words.child(index, "mark") is None
        return None if question else effect.negated

    def _beside_verb(
        self, index: int, relation: str, effect: FactualityEffect, vouched: Vouched
    ) -> Vouched | None:
        """What one prepares for, threatens with and calls to is unreal, not why (`par`) and where."""
        if self.grammar.adposition(self.words, index) is None:
            charged = relation == "obl" and self.grammar.role(self.words, index) == "place"
            if charged:
                return vouched if vouched in ("attributed", "denied") else None
            return vouched if relation == "iobj" and not effect.topic else None
        if self.is_about(index):
            return vouched if effect.about is not None else None
        return vouched if vouched != effect.noun else None

    @remembered
    def is_about(self, index: int) -> bool:
        """Whether a noun stands after the preposition of a topic: `par slēgšanu`."""
        preposition = self.grammar.adposition(self.words, index)
        about = self.prepositions.get(self.words.lower[preposition]) if preposition is not None else None
        return about is not None and about.role == "patient"

    def _is_topic(self, index: int, effect: FactualityEffect) -> bool:
        """Whether an effect that is limited to what may not have happened yet holds of a word.

        That is an infinitive, a noun of an action or of what is arranged, and a crime, which is one by law
        only.
        """
        token = self.words.tokens[index]
        if not effect.topic:
            return True
        if token.features.get("VerbForm") == "Inf":
            return effect.about is not None or self.words.tokens[self.words.head[index]].upos != "VERB"
        if self.is_clause(index):
            return effect.clause is not None
        return token.upos == "NOUN" and (self.is_arranged(index) or self._type_of(index) == "crime")

    def is_made(self, index: int) -> bool:
        """Whether a noun names an action, or the making of something: `slēgšana`, `remonts`."""
        return self.is_action(index) or self._type_of(index) in _MADE

    def is_arranged(self, index: int) -> bool:
        """Whether a noun names an action, or something that people arrange: `slēgšana`, `remonts`."""
        return self.is_action(index) or self._type_of(index) in _ARRANGED

    def is_action(self, index: int) -> bool:
        """Whether a noun is made from a verb, and so need not tell of what took place: `slēgšana`."""
        return self._types.verb_of(self.words.tokens[index].lemma) is not None

    def _idiom(self, index: int, head: int) -> int | None:
        """A noun beside a word under the same verb that it is really about: `tur aizdomās par zādzību`.

        The word is a clause, an infinitive, a topic, or of the place that the noun stands in, too. The parse
        may hang it on who is told.
        """
        words, role = self.words, self.grammar.role
        token = words.tokens[index]
        recipient = token.base_relation == "nmod" and any(
            role(words, i) == "recipient" for i in (head, *words.dependents(head, "flat", "nmod"))
        )
        verb = words.head[head] if recipient else head
        if recipient and words.tokens[verb].upos == "NOUN" and self.is_about(index):
            return verb if self.effects[verb].vouched is not None else None
        if verb < 0 or words.tokens[verb].upos not in ("VERB", "AUX"):
            return None
        if not self._telling(verb):
            return None
        mark = words.child(index, "mark") if self.is_clause(index) else None
        # A clause of reason (`jo`) tells nothing of what the noun names.
        clause = mark is not None and words.lower[mark] in self.context.lexicon.complementisers
        judged = token.relation == "xcomp"  # `runas uzskatītas par nodevību`
        free = clause or token.features.get("VerbForm") == "Inf" or (self.is_about(index) and not judged)
        for noun in self._telling(verb):
            effect = self.effects[noun]
            if noun in (index, head):
                continue
            if role(words, noun) == "place" and not effect.state:
                continue
            exists = self.effects[verb].fact or self.effects[verb].modal  # `nevar būt ne runas par`
            if words.tokens[noun].relation == "nsubj" and not exists:
                continue
            if free or (token.upos == "NOUN" and role(words, index) == role(words, noun) == "place"):
                return noun
        return None

    def _is_charge(self, index: int) -> bool:
        """Whether a noun says, after one of charging, what somebody is charged with: `apsūdzība krāpšanā`.

        The parse often hangs it on a verb.
        """
        words = self.words
        if index == 0 or words.tokens[index].upos != "NOUN" or words.tokens[index - 1].upos != "NOUN":
            return False
        charges = self.effects[index - 1].vouched == "attributed"
        return charges and self.grammar.role(words, index) == "place"

    @remembered
    def _telling(self, verb: int) -> list[int]:
        """The nouns under a verb that have an effect on the factuality of others."""
        found = []
        for noun in self.words.dependents(verb, *_NOMINAL):
            effect = self.effects[noun]
            tells = effect.vouched is not None or effect.negated is not None or effect.about is not None
            if tells and self.words.tokens[noun].upos == "NOUN":
                found.append(noun)
        return found

    def _changes(self, index: int) -> bool:
        """Whether a word changes the factuality of what it governs, or shares its own: `kara izraisīšana`."""
        effect = self.effects[index]
        changes = effect.vouched or effect.about or effect.noun
        return changes is not None or effect.averted or (effect.fact and not effect.ends)

    @remembered
    def is_factive(self, index: int) -> bool:
        """Whether a word hangs on one that presupposes it: `avārijas dēļ`, `pēc avārijas`.

        What is held by appointment (`pēc vēlēšanām`) may be to come, unless it is dated in the past.
        """
        words = self.words
        preposition = self.grammar.adposition(words, index)
        head = words.head[index]
        for word in (preposition, head):
            if word is None or word < 0:
                continue
            effect = self.effects[word]
            if effect.factive and not (effect.topic and self._is_topic(index, effect)):
                return not effect.appointed or not self.is_appointed(index) or self._is_past(index)
        return False

    def names_event(self, index: int) -> bool:
        """Whether a noun names an event."""
        return self._types.of_noun(self.words.tokens[index].lemma) is not None

    def is_measured(self, index: int) -> bool:
        """Whether a verb tells of a figure, which is nearly reached: `gandrīz dubultojās`."""
        kind = self._types.of_verb(self.words.tokens[index].lemma, None)
        return kind is not None and kind.type == "finance"

    def is_appointed(self, index: int) -> bool:
        """Whether a noun names what is held by appointment: a match, a session, a visit."""
        return self._type_of(index) in _APPOINTED

    def is_inquiry(self, index: int) -> bool:
        """Whether a noun names an inquiry or a trial."""
        return self.words.tokens[index].upos == "NOUN" and self._type_of(index) in ("investigation", "trial")

    def _type_of(self, index: int) -> EventType | None:
        kind = self._types.of_noun(self.words.tokens[index].lemma)
        return kind.type if kind is not None else None

    def _is_past(self, index: int) -> bool:
        """Whether a time expression within a phrase lies before the publication."""
        published = self.context.document.published
        if published is None:
            return False
        inside = self.words.subtree(index)
        start, end = self.words.tokens[inside[0]].start, self.words.tokens[inside[-1]].end
        day = published.isoformat()
        return any(
            time.value is not None and time.value[:1].isdigit() and time.value < day[: len(time.value)]
            for time in self.context.times_from(start, end)
        )

    @remembered
    def is_negated(self, index: int) -> bool:
        """Whether a word is negated, a noun also by its verb: `nav pierādījumu`, `trūkst pierādījumu`."""
        if is_negative(self.words, index, self.negations):
            return True
        token, head = self.words.tokens[index], self.words.head[index]
        under = token.upos == "NOUN" and head >= 0 and token.base_relation in _NOMINAL
        if token.features.get("VerbForm") == "Inf" and token.base_relation == "xcomp" and head >= 0:
            effect = self.effects[head]
            if effect.averted:
                return True  # `atturējās solīt`
            under = effect.will or effect.fact  # `nevarēja apstiprināt`
        if not under:
            return False
        return is_negative(self.words, head, self.negations) or self.effects[head].lacking

    def is_no_talk_of(self, index: int) -> bool:
        """Whether it is out of the question: `par [slēgšanu] nav ne runas`, `nav runas par [slēgšanu]`."""
        words, head = self.words, self.words.head[index]
        noun = head if words.tokens[head].upos == "NOUN" else words.child(head, "nsubj")
        if noun is None or not self.is_about(index) or self.effects[noun].about != "possible":
            return False
        verb = words.head[noun]
        exists = verb >= 0 and any(
            self.grammar.is_copula(words.tokens[i]) for i in (verb, *words.dependents(verb, "xcomp"))
        )
        talk = words.tokens[noun].lemma in self.context.lexicon.cue_nouns
        return talk and exists and is_negative(words, verb, self.negations)

    @remembered
    def without(self, index: int) -> int | None:
        """The preposition by which a noun is told to be lacking: `beigusies [bez] aresta`; None without one.

        So is one joined to it without a preposition of its own. At the head of a sentence with `arī` it is
        what there was besides (`Bez koncertiem notika arī darbnīcas`).
        """
        words = self.words
        if words.tokens[index].upos != "NOUN":
            return None
        preposition = self.grammar.adposition(words, index)
        head = words.head[index]
        if preposition is None and words.relation[index] == "conj" and head >= 0:
            return self.without(head)
        if preposition is None or not self.effects[preposition].averted or head < 0:
            return None
        first, stop = words.bounds(index)
        also = any(self.context.function(i) == "connective" for i in range(index, stop))
        return None if also and preposition == first else preposition

    def is_needed(self, index: int) -> bool:
        """Whether nothing happens without a noun, or it is only supposed: `bez lēmuma [nevar] izlikt`."""
        words = self.words
        while (head := words.head[index]) >= 0 and words.tokens[index].upos not in ("VERB", "AUX", "ADJ"):
            index = head
        if self.grammar.mood(words.tokens[index]) is not None or self.is_negated(index):
            return True
        above = words.head[index]
        under = words.tokens[index].features.get("VerbForm") == "Inf" and above >= 0
        return under and (self.is_negated(above) or self.effects[above].modal)

    def is_vain(self, attempt: int) -> bool:
        """Whether an attempt has failed: `veltīgi mēģināja`, `mēģināja, bet`, `mēģinājums izgāzās`."""
        words, head = self.words, self.words.head[attempt]
        if head >= 0 and words.tokens[attempt].relation == "nsubj":
            outcome = self.effects[head]
            beside = words.dependents(head, "advmod", "obj", "obl", "xcomp")
            if outcome.vain or any(self.effects[word].vain for word in beside):
                return True
            if outcome.fact and not outcome.will and is_negative(words, head, self.negations):
                return not outcome.ends
        for child in words.children[attempt]:
            relation = words.relation[child]
            if relation in ("advmod", "amod", "obl") and self.effects[child].vain:
                return True
            present = words.tokens[attempt].features.get("Tense") == "Pres"
            if (
                relation == "conj"
                and not present
                and any(self.effects[word].vain for word in words.dependents(child, "cc"))
            ):
                return True
        return self._is_said_to_fail(attempt)

    def _is_said_to_fail(self, attempt: int) -> bool:
        """Whether the clause of an attempt closes on its failure: `mēģināja izlauzties[, bet nesekmīgi]`."""
        words = self.words
        _, stop = words.bounds(attempt)
        for index in range(attempt + 1, stop - 2):
            if words.tokens[index].text == ",":
                return self.effects[index + 1].vain and self.effects[index + 2].vain
        return False

    def is_undergone(self, subject: int, verb: int) -> bool:
        """Whether a subject is what is planned or expected: `sēde paredzēta`, `gaidāms lēmums`."""
        token = self.words.tokens[verb]
        if token.features.get("Voice") == "Pass" or self.grammar.is_property(token):
            return True
        return self.grammar.role(self.words, subject) == "object"

    @remembered
    def is_finite(self, index: int) -> bool:
        """Whether a word, or an auxiliary or copula of it, is a finite form."""
        words = self.words
        forms = (index, *words.dependents(index, "aux", "cop"))
        return any(words.tokens[form].features.get("VerbForm") == "Fin" for form in forms)

    @remembered
    def is_clause(self, index: int) -> bool:
        """Whether a word heads a clause of its own: finite, or with a conjunction or subject, or relative.

        `lēmums, ar kuru viņai [uzrēķināti] nodokļi`
        """
        words = self.words
        if self.is_finite(index) or words.child(index, "mark", "nsubj") is not None:
            return True
        participle = words.tokens[index].features.get("VerbForm") == "Part"
        if words.relation[index] != "acl" or not participle:
            return False
        return any(self.context.function(i) == "wh" for i in words.children[index])

    def _is_conditional(self, index: int) -> bool:
        return self.grammar.mood(self.words.tokens[index]) == "conditional"

    def _has_thing(self, form: NominalRole, *verbs: int) -> bool:
        """Whether what stands in a form beside some verbs is something, and not somebody."""
        words = self.words
        beside = [i for verb in verbs for i in words.dependents(verb, "iobj", "nsubj", "obl")]
        nouns = [i for i in beside if words.tokens[i].upos == "NOUN" and self.grammar.role(words, i) == form]
        return bool(nouns) and not any(self._actors.has(i) for i in nouns)


def _behind_words(context: StatementContext) -> frozenset[int]:
    """Verbs that the parse joins to one in what is said, behind which they stand themselves.

    `Raksta, ka viņš aizies, taču klubs to [noraidījis]`: the article's word is not planned with the source's.
    """
    words, found = context.words, set()
    for index, relation in enumerate(words.relation):
        head = words.head[index]
        if relation != "conj" or words.tokens[index].upos != "VERB" or head < 0:
            continue
        start, above = words.tokens[index].start, words.tokens[head].start
        if any(
            one.cue is not None and one.holds(above) and not one.holds(start) for one in context.near(head)
        ):
            found.add(index)
    return frozenset(found)


def _after_colons(context: StatementContext) -> frozenset[int]:
    """The words after colons at which reported content ends, that hang on what stands before.

    `Noliedz, ka zinājis par parādu: rēķini [nav saņemti]`: nobody denies that.
    """
    words = context.words
    found: list[int] = []
    for candidate in context.candidates:
        last = words.covered(candidate.start, candidate.end)[-1:]
        for colon in (index + 1 for index in last if index + 2 < len(words)):
            marked = words.tokens[colon].text != ":" or words.tokens[colon + 1].text in MARKS
            if marked or words.sentence[colon] != words.sentence[colon - 1] or candidate.cue is None:
                continue
            if candidate.cue.token < colon:
                after = range(colon + 1, words.first[words.sentence[colon] + 1])
                found += [index for index in after if 0 <= words.head[index] < colon]
    return frozenset(found)
