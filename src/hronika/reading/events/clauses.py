"""Subject and objects of a verb, also where the parse hangs one on the other or takes one for the other.

Word order is free, and many nouns have one form for both: `Kijiva triecienu neapstiprināja`, `Divas raķetes
trāpīja peronam`, `Šoferi izglāba garāmbraucēji`, `lūdza tiesu piespriest sodu`.
"""

from hronika.language.acronyms import is_acronym
from hronika.reading.attribution.actors import Actors
from hronika.reading.document.quotations import LONGEST_NAME
from hronika.reading.document.remembered import remembered
from hronika.reading.document.syntax import is_subject_by_form
from hronika.reading.events.types import event_types
from hronika.reading.statements.context import StatementContext

NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ", "X", "SYM"))
"""Parts of speech that can head a phrase of somebody or something."""

_NOUNS = frozenset(("NOUN", "PROPN"))
_NAMES = frozenset(("NOUN", "PROPN", "X"))
_ACTED_UPON = frozenset(("NOUN", "PROPN", "PRON"))
_SPEAKING = ("1", "2")
_OBLIQUE = frozenset(("obj", "obl", "iobj"))


class Clauses:
    """Finds the subject and the direct objects of the verbs of one article, each verb once."""

    def __init__(self, context: StatementContext, actors: Actors) -> None:
        self._context, self._words, self._actors = context, context.words, actors
        self._grammar = context.grammar
        self._effects = context.effects
        self._types = event_types(context.document.language)

    def subject(self, verb: int) -> int | None:
        """The subject of a verb; None where its clause has none."""
        return self._find(verb)[0]

    def objects(self, verb: int) -> list[int]:
        """The direct objects of a verb, in text order."""
        return self._find(verb)[1]

    @remembered
    def counted(self, verb: int) -> list[int]:
        """Counted genitives after a verb that takes an object: `Abas firmas pārdeva [300 ierīču]`."""
        words = self._words
        if words.tokens[verb].lemma not in self._context.lexicon.transitive_verbs:
            return []
        return [
            child
            for child in words.dependents(verb, "iobj", "obl")
            if child > verb
            and words.child(child, "nummod") is not None
            and self._grammar.role(words, child) in ("possessor", "part")
            and self._grammar.adposition(words, child) is None
        ]

    @remembered
    def not_of(self, infinitive: int) -> list[int]:
        """What the parse takes for objects of an infinitive and is asked or does what the verb above says.

        Of any verb also the place or the adverb that it takes for the subject.
        """
        words = self._words
        things = words.dependents(infinitive, "obj")
        scenes = [
            i
            for i in words.dependents(infinitive, "nsubj")
            if self._is_adverb(i) or self._is_scene(infinitive, i, things)
        ]
        if words.tokens[infinitive].features.get("VerbForm") != "Inf":
            return scenes
        asked, above = self.asked(infinitive), self._subject_below(infinitive)
        return [*scenes, *(i for i in (asked, above) if i is not None)]

    def asked(self, infinitive: int) -> int | None:
        """Who is asked to do what an infinitive says, where the parse takes it for one more object of that.

        `lūdza [tiesu] piespriest sodu`, `[tiesu] lūdza piespriest`; of `prasīja viņu attaisnot` it is the
        only object.
        """
        words, head = self._words, self._words.head[infinitive]
        if words.tokens[infinitive].features.get("VerbForm") != "Inf" or head < 0:
            return None
        if not self._effects[head].asked:
            return None
        things = [
            i
            for i in words.children[infinitive]
            if self._grammar.role(words, i) == "object" and self._grammar.adposition(words, i) is None
        ]
        if len(things) == 1 and head < things[0] < infinitive:
            # `lūdz [inspekciju] pārbaudīt, vai`, `aicina [cietušos] vērsties`
            needs_none = self._acts_alone(infinitive) or words.child(infinitive, "ccomp") is not None
            return things[0] if needs_none and self._is_somebody(things[0]) else None
        if len(things) < 2 or not things[0] < infinitive:
            return None
        if things[0] < head and things[1] < infinitive:
            return None
        if things[1] < infinitive and not (self._actors.has(things[0]) and not self._actors.has(things[1])):
            return None  # but `aicina [pircējus] preci nelietot`
        is_thing = words.tokens[things[0]].base_relation == "obj"
        return things[0] if is_thing and self._is_somebody(things[0]) else None

    def _is_somebody(self, index: int) -> bool:
        """Whether a word names somebody: `tiesu`, `sabiedrotos`, `cietušos`."""
        return self._actors.has(index) or self._words.tokens[index].upos in ("ADJ", "VERB")

    @remembered
    def _find(self, verb: int) -> tuple[int | None, list[int]]:
        words, features = self._words, self._words.tokens[verb].features
        others = self.not_of(verb)
        things = [i for i in self._context.objects(verb) if i not in others]
        above = words.head[verb]
        if not things and words.relation[verb] == "xcomp" and above >= 0 and self._doing(above) == verb:
            fronted = [i for i in self.objects(above) if words.relation[i] == "nsubj"]
            # `[skolas] nevar slēgt`
            things = [i for i in fronted if self._grammar.is_double(words.tokens[i])]
        own = [
            i for i in words.dependents(verb, "nsubj") if self._can_head(i) and not self.names_noun_before(i)
        ]
        if features.get("Voice") == "Pass" or self._grammar.mood(words.tokens[verb]) == "necessity":
            return next(iter(own), None), things
        own = [i for i in own if not (self._is_scene(verb, i, things) or self.is_purpose(i))]
        for turned in self._turned(verb, own, things):
            own.remove(turned)
            things = sorted((*things, turned))
        subject = next(iter(own), None)
        finite = features.get("VerbForm") != "Inf" and not self._grammar.is_converb(words.tokens[verb])
        told = finite and features.get("Person") not in _SPEAKING
        if subject is None and told:
            subject = self._taken_for_object(verb, things)
            if subject is not None:
                things.remove(subject)
            else:
                subject = self._hung_elsewhere(verb)
        return self._in_order(verb, subject, things) if told else (subject, things)

    def _in_order(self, verb: int, subject: int | None, things: list[int]) -> tuple[int | None, list[int]]:
        """Subject and objects of a contest between two whose names in marks show no case, by their order.

        `"Auda" pārspēja "Metta"`: the first won, whatever the parse makes of the two.
        """
        words, kind = self._words, self._types.of_verb(self._words.tokens[verb].lemma, None)
        first, stop = words.bounds(verb)
        one = self._named_beside(range(verb - 1, first - 1, -1))
        other = self._named_beside(range(verb + 1, stop))
        contest = kind is not None and kind.type == "competition"
        if not contest or one is None or other is None or subject not in (None, other):
            return subject, things
        if self._grammar.role(words, one) == "object" or self._grammar.role(words, other) == "recipient":
            return subject, things
        return one, sorted({*things, other})

    def _named_beside(self, indices: range) -> int | None:
        """The first institution named in marks, or by letters, among words up to the end of the clause."""
        words = self._words
        for index in indices:
            token = words.tokens[index]
            if token.text in ",;:" and token.name == "O" and not words.tokens[index - 1].text.isdigit():
                return None
            if token.name.endswith("organization") and is_acronym(token.text):
                return index
            quotation = self._context.innermost(token.start)
            named = quotation is not None and quotation.inner_end - quotation.inner_start <= LONGEST_NAME
            inside = quotation is not None and quotation.inner_start <= token.start < quotation.inner_end
            if not (named and inside and token.name.endswith(("organization", "product", "GPE"))):
                continue
            above = words.tokens[words.head[index]].start if words.head[index] >= 0 else -1
            if quotation is not None and not quotation.start <= above < quotation.end:
                return index
        return None

    def _can_head(self, index: int) -> bool:
        token = self._words.tokens[index]
        if self._is_adverb(index) or self.is_size(index):
            return False
        if token.upos in NOMINAL or token.name != "O":
            return True
        return token.upos == "VERB" and self._grammar.is_nominalised(token)

    @remembered
    def names_noun_before(self, index: int) -> bool:
        """Whether a name in quotation marks, which is not declined, is that of a place or source before it.

        `[iestādē "Sprīdītis"] slēgtas grupas`, `[no ražotāja SIA "Vilnis"] saņēma`: it is no subject. Nor is
        what the parse takes for one behind an object (`[tiltu "Loks"] slēdza`).
        """
        words, grammar, lexicon = self._words, self._grammar, self._context.lexicon
        quotation = self._context.innermost(words.tokens[index].start)
        if quotation is None or quotation.inner_end - quotation.inner_start > LONGEST_NAME:
            return False
        noun = words.at(quotation.start) - 1
        first, _ = words.bounds(index)
        firm = noun > first and words.tokens[noun].text in lexicon.company_forms
        noun -= firm
        if noun < first or words.tokens[noun].upos != "NOUN":
            return False
        if words.head[noun] == index and grammar.role(words, noun) == "object":
            return words.relation[index] == "nsubj"
        lemma = words.tokens[noun].lemma
        sorts = (lexicon.organizations, lexicon.company_words, lexicon.media_nouns, lexicon.place_nouns)
        if not (firm or lemma in lexicon.sites or any(lemma in nouns for nouns in sorts)):
            return False  # of an adverbial: `beigās "Rangers" guva vārtus`
        return grammar.role(words, noun) in ("place", "recipient") or (
            grammar.role(words, noun) == "possessor" and grammar.adposition(words, noun) is not None
        )

    def is_purpose(self, index: int) -> bool:
        """Whether a dative is what for something is done, and nobody: `[Celšanai] varētu tērēt naudu`."""
        made = self._types.verb_of(self._words.tokens[index].lemma) is not None
        return made and self._grammar.role(self._words, index) == "recipient" and not self._actors.has(index)

    def is_size(self, index: int) -> bool:
        """Whether a sign of an amount only says how much of what follows it there is: `[30%] tarifu`.

        The parse hangs both on the verb.
        """
        words = self._words
        after = index + 1
        if words.tokens[index].upos != "SYM" or after >= len(words) or words.is_punctuation(after):
            return False
        if self._grammar.adposition(words, index) is not None:
            return False
        while index < words.head[after] and words.relation[after] in ("nmod", "amod", "flat", "det"):
            after = words.head[after]
        same = words.head[after] == words.head[index] >= 0
        return same and words.tokens[after].upos == "NOUN" and words.relation[after] in ("nsubj", "obj")

    def _is_adverb(self, index: int) -> bool:
        """Whether what is joined to an adverb is one: `[Lietišķi] un konstruktīvi izskatīja`."""
        words = self._words
        below = words.children[index]
        return len(below) == 1 and any(words.tokens[i].upos == "ADV" for i in words.dependents(index, "conj"))

    def _is_scene(self, verb: int, place: int, things: list[int]) -> bool:
        """Whether a place that is not declined is where something happens: `Premjeri tikās [Oslo]`."""
        words, grammar = self._words, self._grammar
        undeclined = words.tokens[place].name == "B-GPE" and grammar.role(words, place) is None
        if not undeclined or not any(grammar.is_double(words.tokens[i]) for i in things):
            return False
        intransitive = words.tokens[verb].lemma in self._types.intransitive
        return intransitive or grammar.is_reflexive(words.tokens[verb])

    def _turned(self, verb: int, own: list[int], things: list[int]) -> list[int]:
        """Objects among what the parse takes for subjects.

        By their case, or beside a first person; by a form that may be one beside a subject, or where the verb
        needs one.
        """
        words, grammar = self._words, self._grammar
        nouns = [i for i in own if words.tokens[i].upos in _NOUNS]
        double = [i for i in nouns if grammar.is_double(words.tokens[i])]
        acts = bool(things) or words.tokens[verb].lemma in self._types.intransitive
        acts = acts or any(self._acts_alone(i) for i in words.dependents(verb, "xcomp"))
        found = [i for i in own if grammar.role(words, i) == "object" and not (i in double and acts)]
        if any(grammar.role(words, i) == "subject" for i in nouns):
            # beside a nominative an amount without a case: `[85 %] sedz fonds`
            found += [i for i in own if words.tokens[i].upos == "SYM" and grammar.role(words, i) is None]
        found += [
            i
            for i in nouns
            if i not in found
            and (self._is_counted_object(verb, i, things) or (i in double and self._differs(verb, i)))
        ]
        if found or not nouns:
            return found
        if words.tokens[verb].features.get("Person") in _SPEAKING:
            return nouns if len(own) == 1 and words.tokens[own[0]].name == "O" else []
        if len(double) == len(nouns) == 2:
            # both forms may be either: a thing before or after somebody, else the later one
            things_by_sense = [i for i in double if not self._actors.has(i)]
            double = things_by_sense if len(things_by_sense) == 1 else [i for i in double if i > verb]
        if len(double) != 1 or grammar.is_reflexive(words.tokens[verb]):
            return []
        doing = self._doing(verb)
        needs = words.tokens[doing].lemma in self._context.lexicon.transitive_verbs and not things
        needs = needs and not self.counted(doing)
        return double if needs or len(nouns) > 1 else []

    def _doing(self, verb: int) -> int:
        """The infinitive without an object under a verb that says it may be done, else the verb itself.

        `[Skolas] nevar slēgt`: what may not be closed is the object of that.
        """
        words = self._words
        below = (i for i in words.dependents(verb, "xcomp") if i > verb)
        infinitive = next((i for i in below if words.tokens[i].features.get("VerbForm") == "Inf"), None)
        free = infinitive is not None and not self._context.objects(infinitive)
        return infinitive if infinitive is not None and free and self._effects[verb].modal else verb

    def _differs(self, verb: int, noun: int) -> bool:
        """Whether a participle that stands for a verb is of another gender: `potes [saņēmuši] visi`."""
        one, other = (self._words.tokens[i].features.get("Gender") for i in (verb, noun))
        return one is not None and other is not None and one != other

    def _acts_alone(self, infinitive: int) -> bool:
        """Whether an infinitive takes no object: `reisi varētu [kavēties]`."""
        token = self._words.tokens[infinitive]
        return token.features.get("VerbForm") == "Inf" and (
            self._grammar.is_reflexive(token) or token.lemma in self._types.intransitive
        )

    def _is_counted_object(self, verb: int, noun: int, things: list[int]) -> bool:
        """Whether what the parse takes for a subject is an amount that somebody not named does something to.

        `Parkā nozāģēja [40 koku]`; what is told in money and is no subject by its form is paid (`ieguldījušas
        [miljonu eiro]`).
        """
        words = self._words
        if self._grammar.role(words, noun) not in ("possessor", "part"):
            return False
        if self._context.is_money(noun):
            return True
        needs = words.tokens[verb].lemma in self._context.lexicon.transitive_verbs and not things
        return needs and words.child(noun, "nummod") is not None

    def _taken_for_object(self, verb: int, things: list[int]) -> int | None:
        """The subject among objects: by its form, of a verb that has none or another one after itself."""
        words = self._words
        direct = [i for i in things if words.head[i] == verb and self._grammar.adposition(words, i) is None]
        double = [i for i in direct if self._grammar.is_double(words.tokens[i])]
        for i in direct:
            inner = self._context.innermost(words.tokens[i].start)
            quoted = inner is not self._context.innermost(words.tokens[verb].start)
            if i not in double and not quoted and self._grammar.role(words, i) == "subject":
                return i
        lent = self._undeclined(verb, direct)
        if lent is not None:
            return lent
        scene = any(self._is_scene(verb, i, things) for i in words.dependents(verb, "nsubj"))
        if scene or words.tokens[verb].lemma in self._types.intransitive:
            return next(iter(double), None)
        before = [i for i in double if i < verb]
        if len(before) == 1 and words.child(verb, "ccomp") is not None:
            return before[0]  # `Attēli parādīja, ka`
        if len(direct) < 2 or len(before) != 1:
            return None
        rest = [i for i in direct if i != before[0] and words.tokens[i].upos in _ACTED_UPON]
        only = len(double) == 1 or all(i > verb for i in rest)
        return before[0] if rest and only else None

    def _undeclined(self, verb: int, direct: list[int]) -> int | None:
        """Who shows no case before a verb, beside an object that does: `[RSU] no fonda saņēma naudu`."""
        words, grammar = self._words, self._grammar
        bare = [i for i in direct if grammar.role(words, i) is None and self._actors.has(i)]
        shown = [
            i
            for i in direct
            if grammar.role(words, i) == "object" and (i > verb or not grammar.is_double(words.tokens[i]))
        ]
        return bare[0] if len(bare) == 1 and shown and bare[0] < min(verb, *shown) else None

    def _hung_elsewhere(self, verb: int) -> int | None:
        """A subject that the parse hangs on an object, on a participle before it, or on the verb above."""
        words, grammar = self._words, self._grammar
        for child in words.children[verb]:
            token = words.tokens[child]
            if token.upos in _NOUNS and token.base_relation in _OBLIQUE:
                subject = self._before(child)
                if subject is not None:
                    return subject
            counted = token.upos == "NUM" or words.child(child, "nummod") is not None
            if (
                counted
                and token.base_relation in ("xcomp", "iobj", "obl")
                and grammar.role(words, child) == "subject"
            ):
                return child  # `cieta vēl četri`
            if (lent := self._subject_below(child)) is not None:
                return lent
            participle = token.features.get("VerbForm") == "Part" and token.base_relation == "xcomp"
            below = words.child(child, "nsubj") if participle else None
            if below is not None and below > child > verb:
                return below  # `nogāzās [no upes ielidojis] drons`
        return self._beside(verb)

    def _subject_below(self, infinitive: int) -> int | None:
        """The subject of the verb above an infinitive that the parse takes for one more object of that.

        `Operāciju palīdzēja sagatavot [kolēģi]`
        """
        words, head = self._words, self._words.head[infinitive]
        if words.tokens[infinitive].features.get("VerbForm") != "Inf" or head < 0:
            return None
        nouns = [i for i in words.dependents(infinitive, "obj") if words.tokens[i].upos in _NOUNS]
        if len(nouns) != 2 or words.tokens[head].upos != "VERB" or words.child(head, "nsubj") is not None:
            return None
        if self.asked(infinitive) is not None:
            return None
        double = [i for i in nouns if self._grammar.is_double(words.tokens[i])]
        shown = [i for i in nouns if i not in double and self._grammar.role(words, i) == "subject"]
        if len(shown) == 1 or len(double) == 1:
            return (shown or double)[0]
        return None

    def _before(self, noun: int) -> int | None:
        """A subject that the parse hangs on the object or adverbial after it: `[partija] sēdē nebija`."""
        words, grammar = self._words, self._grammar
        of_noun = words.tokens[noun]
        for below in words.dependents(noun, "nmod"):
            token = words.tokens[below]
            if below > noun or token.upos not in _NAMES or grammar.adposition(words, below) is not None:
                continue
            if not is_subject_by_form(words, below, grammar) or self._is_only_named(below):
                deeper = self._before(below) if grammar.role(words, below) == "possessor" else None
                if deeper is not None:
                    return deeper
                continue
            alike = all(token.features.get(n) == of_noun.features.get(n) for n in ("Gender", "Number"))
            if grammar.role(words, noun) != "subject" or not alike:
                return below
        return None

    def _is_only_named(self, index: int) -> bool:
        """Whether a noun is a name in quotation marks that is not declined: `kluba "Rīga" spēlētājus`."""
        words = self._words
        if self._context.innermost(words.tokens[index].start) is None:
            return False
        titles = words.dependents(index, "nmod")
        return not any(self._grammar.role(words, i) == "subject" for i in titles)

    def _beside(self, verb: int) -> int | None:
        """A subject that the parse hangs on the verb above, as what that says: `ka bankrotēs [uzņēmumi]`."""
        words, head = self._words, self._words.head[verb]
        if words.relation[verb] != "ccomp" or head < 0:
            return None
        for child in words.dependents(head, "ccomp"):
            noun = child > verb and words.tokens[child].upos in _NOUNS
            if noun and self._grammar.role(words, child) == "subject" and words.child(child, "cop") is None:
                between = range(verb + 1, child)
                if not any(words.is_punctuation(i) or words.tokens[i].upos == "VERB" for i in between):
                    return child
        return None
