"""Subjects that a verb shares with another: `solīja sagatavot`, `ieradās un parakstīja`, `lūdza nākt`."""

from hronika.reading.attribution.actors import Actors, names_organization
from hronika.reading.document.phrases import noun_phrase
from hronika.reading.document.syntax import possessors
from hronika.reading.document.tokens import TokenSpan
from hronika.reading.events.clauses import NOMINAL, Clauses
from hronika.reading.events.types import event_types
from hronika.reading.statements.candidates import StatementCandidate
from hronika.reading.statements.context import StatementContext

# Constructions whose verb shares the subject of the one above it.
_SHARING = frozenset(("conj", "xcomp", "ccomp", "advcl", "csubj"))
_FARTHEST = 6
# Types of nouns of what acts by itself: `Vētra, nopostot jumtus, sasniedza Rīgu`.
_FORCES = ("weather", "fire", "accident")


class ImplicitSubjects:
    """Looks for the subject of a verb that has none of its own."""

    def __init__(self, context: StatementContext, actors: Actors, clauses: Clauses) -> None:
        self._context, self._words, self._actors = context, context.words, actors
        self._clauses = clauses
        self._effects, self._types = context.effects, event_types(context.document.language)

    def of(self, verb: int, candidate: StatementCandidate | None) -> TokenSpan | None:
        """The subject of a verb above, or who is to do it; None where the verb does not share it."""
        words, index, turned = self._words, verb, False
        for _ in range(_FARTHEST):
            head = words.head[index]
            if head < 0:
                return None
            token = words.tokens[index]
            turned = turned or (index != verb and self._turns_to_object(verb, index, head))
            if token.base_relation == "conj":
                head = self._cue_above(index, head)
            infinitive = token.base_relation != "conj" and self._is_infinitive(index)
            if infinitive and words.tokens[head].upos == "NOUN":
                # `apsver iespēju pievienoties`: of the verb above the noun
                owner, head = self._of_noun(head)
                if owner is not None or head < 0:
                    return owner
            elif not self._shares(index, head, candidate):
                return None
            elif self._is_asked_for(index, head, candidate):
                return self._asked(head, index)  # `aicina draugus palīdzēt, [ziedojot] drēbes`
            elif infinitive:
                effect = self._effects[head]
                if effect.asked:
                    return self._asked(head, index)
                told = self._told(head) or self._named_between(head, index) if effect.enables else None
                if told is not None or (effect.enables and (effect.will or effect.averted)):
                    return told
            subject = self._own(head)
            if subject is not None and self._differs(verb, subject):
                subject = None  # `Meita domāja, ka [tēvs] aizgājis, un izsaukusi mediķus`
            if subject is not None and not self._can_act(verb, head, subject):
                return None
            if subject is not None and turned and not self._actors.has(subject):
                return None  # `Algas augs, bet ražošanu cer [atjaunot] rudenī`
            if subject is not None:
                return noun_phrase(self._context, subject, head)
            index = head
        return None

    def _is_asked_for(self, converb: int, head: int, candidate: StatementCandidate | None) -> bool:
        """Whether a converb tells how to do what a verb of asking asks for."""
        token = self._words.tokens[converb]
        return (
            candidate is not None
            and candidate.cue is not None
            and candidate.cue.token == head
            and self._effects[head].asked
            and self._context.grammar.is_converb(token)
            and candidate.holds(token.start)
        )

    def _cue_above(self, verb: int, head: int) -> int:
        """The verb that a verb is coordinated with, a cue where only the parse makes it part of the content.

        `atzina, ka [deficīts augs], taču noraidīja pārmetumus`, `[Jumts ir drošs], atzina meistars un gāja`
        """
        words = self._words
        start, above = words.tokens[verb].start, words.tokens[head].start
        for candidate in self._context.near(head):
            cue = candidate.cue
            if cue is None or cue.kind != "verb" or candidate.holds(start) or not candidate.holds(above):
                continue
            same = words.tokens[cue.token].features.get("Tense") == words.tokens[verb].features.get("Tense")
            beside = words.head[cue.token] == head and head < cue.token < verb
            if not same or cue.impersonal or not (beside or words.governs(cue.token, verb)):
                continue
            subject = self._own(cue.token)
            speaker = candidate.speaker
            if subject is not None and speaker is not None and speaker.first <= subject <= speaker.last:
                return cue.token
        return head

    def _of_noun(self, noun: int) -> tuple[TokenSpan | None, int]:
        """Who is to do what hangs on a noun, or else the verb whose subject is; -1 where that does not tell.

        The possessor of a plan or right, who is given it, who has, seeks or takes it: `Latvijas lēmums
        iestāties`, `deva firmai iespēju augt`, `pieņēma lēmumu slēgt`.
        """
        words = self._words
        if self._effects[noun].asked:
            return None, -1  # `saņēma lūgumu atļaut`
        owners = possessors(words, noun, self._context.grammar)
        if owners:
            acts = self._actors.has(owners[-1])
            return noun_phrase(self._context, owners[-1], noun) if acts else None, -1
        verb = words.head[noun]
        if verb < 0 or words.tokens[verb].upos != "VERB":
            return None, -1
        told = self._told(verb, noun)
        if told is not None:
            return told, -1
        given = self._effects[verb].enables
        if given or words.relation[noun] != "obj" or words.tokens[verb].features.get("Voice") == "Pass":
            return None, -1
        subject = self._own(verb)
        acts = subject is None or self._actors.has(subject)
        return None, verb if acts else -1

    def _told(self, verb: int, noun: int = -1) -> TokenSpan | None:
        """The recipient of a verb, but for one noun."""
        words, grammar = self._words, self._context.grammar
        for child in words.children[verb]:
            if child == noun:
                continue
            recipient = grammar.role(words, child) == "recipient" and grammar.adposition(words, child) is None
            somebody = noun < 0 or self._actors.has(child) or words.tokens[child].upos in ("ADJ", "VERB")
            if recipient and somebody and self._is_told(child):
                return noun_phrase(self._context, child, verb)
        return None

    def _named_between(self, verb: int, infinitive: int) -> TokenSpan | None:
        """Who has a name that is not declined between a verb and its infinitive: `palīdz "Alloa" uzvarēt`."""
        words, grammar = self._words, self._context.grammar
        for child in (*words.children[verb], *words.children[infinitive]):
            named = words.tokens[child].name != "O" and grammar.role(words, child) is None
            if named and verb < child < infinitive and grammar.adposition(words, child) is None:
                return noun_phrase(self._context, child, verb)
        return None

    def _is_infinitive(self, index: int) -> bool:
        """Whether a word is an infinitive, by itself or by its copula: `aicina būt [modriem] un ziņot`."""
        words = self._words
        forms = (index, *words.dependents(index, "cop"))
        return any(words.tokens[i].features.get("VerbForm") == "Inf" for i in forms)

    def _turns_to_object(self, verb: int, above: int, head: int) -> bool:
        """Whether the clause of a verb under a coordinated one is about its object, which opens it."""
        words = self._words
        apart = words.relation[above] == "conj" and any(
            words.tokens[i].text == "," for i in range(head, above)
        )
        return apart and any(head < i < above for i in self._clauses.objects(verb))

    def _is_doing(self, subject: int) -> bool:
        """Whether a subject is what somebody does, or is abstract, and so does nothing to a thing itself."""
        lemma = self._words.tokens[subject].lemma
        if self._actors.has(subject):
            return False
        kind = self._types.of_noun(lemma)
        doing = kind is not None and kind.type not in _FORCES
        return doing or lemma in self._context.lexicon.abstract_things

    def _differs(self, verb: int, subject: int) -> bool:
        """Whether a participle that stands for a verb is of another gender than a noun in the singular."""
        words = self._words
        noun = words.tokens[subject]
        said, named = words.tokens[verb].features, noun.features
        if said.get("VerbForm") != "Part" or noun.upos != "NOUN" or noun.name != "O":
            return False
        if words.child(subject, "conj", "flat", "appos", "nmod") is not None:
            return False  # `tiesnesis Anna Liepa`
        if not said.get("Number") == named.get("Number") == "Sing":
            return False
        one, other = said.get("Gender"), named.get("Gender")
        return one is not None and other is not None and one != other

    def _can_act(self, verb: int, head: int, subject: int) -> bool:
        """Whether the subject of one clause can do what the next, after a comma, says of an object.

        `Cenas pieaugs, bet pabalstu saņems daudzi`, `Noziegums notika pērn, bet lietu skatīs šogad`.
        """
        words = self._words
        things = words.dependents(verb, "obj")
        if things and self._context.grammar.is_converb(words.tokens[verb]) and self._is_doing(subject):
            return False  # `Sarunas beidzās, noslēdzot līgumu`
        empty = self._context.lexicon.empty_verbs.get(words.tokens[head].lemma)
        if empty is not None and empty.place == "subject" and not self._actors.has(subject):
            # `Atvadas notiks sestdien, bet apbedīs viņu Cēsīs`: what takes place does nothing
            acts_on = (
                bool(things or self._clauses.objects(verb))
                or words.tokens[verb].lemma in self._context.lexicon.transitive_verbs
            )
            if words.relation[verb] == "conj" and acts_on:
                return False
        if words.relation[verb] != "conj" or not things:
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

    def of_institution(self, verb: int) -> TokenSpan | None:
        """The institution in which something is said or not: `Uzņēmumā uz jautājumiem neatbildēja`."""
        words, context = self._words, self._context
        features = words.tokens[verb].features
        if verb not in context.cues or features.get("Voice") == "Pass" or features.get("VerbForm") != "Fin":
            return None
        if self._own(verb) is not None or context.grammar.mood(words.tokens[verb]) is not None:
            return None
        for child in words.dependents(verb, "obl"):
            named = names_organization(context, child) or (
                words.tokens[child].lemma in context.lexicon.company_words
            )
            if named and context.grammar.role(words, child) == "place":
                return noun_phrase(context, child, verb)
        return None

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
        while words.relation[verb] == "conj" and words.head[verb] >= 0:
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
            if self._own(index) is not None or self._is_impersonal(index):
                return False
            threat = self._own(head) if self._effects[head].subject else None
            if (
                threat is not None
                and self._context.grammar.is_converb(token)
                and not self._actors.has(threat)
            ):
                return False  # `draud cietums, konfiscējot mantu`
            if token.features.get("VerbForm") == "Fin":
                return self._is_purpose(index, head)
            return words.child(index, "mark") is None
        if any(words.tokens[i].text == ";" for i in range(head, index)):
            return False  # the other half of a headline
        if self._effects[index].impersonal:
            return False  # `Glābēji ieradās, bet vīrieti [neizdevās] izglābt`
        persons = {self._person(index), self._person(head)} - {None}
        voices = [one.features.get("Voice") == "Pass" for one in (token, above)]
        if len(persons) > 1:
            return False
        if voices[0] != voices[1] and (voices[0] or not self._undergoes_and_acts(index, head)):
            return False
        # What is said has no subject in common with its cue.
        return candidate is None or not candidate.holds(token.start) or candidate.holds(above.start)

    def _undergoes_and_acts(self, verb: int, passive: int) -> bool:
        """Whether somebody to whom one thing was done did another: `Kalns tika atlaists un [vērsās] tiesā`.

        Not where a pronoun may be him: `Kalns tika ievainots, un [nogādāja] viņu slimnīcā`.
        """
        words, subject = self._words, self._own(passive)
        if subject is None or subject > passive or not self._actors.has(subject):
            return False
        beside = words.dependents(verb, "obj", "iobj", "obl")
        return not any(words.tokens[i].features.get("Person") == "3" for i in beside)

    def _is_impersonal(self, verb: int) -> bool:
        """Whether a word says of an infinitive how it stands with that, and has no subject itself.

        `Ēku [nolemts] pārdot`, `Pārbaudīt nav [iespējams], norāda aģentūra`, `Glābējiem [izdevies] iekļūt`.
        """
        words = self._words
        token = words.tokens[verb]
        if self._effects[verb].impersonal:
            return True
        passive = token.features.get("Voice") == "Pass"
        if not passive and token.upos not in ("ADJ", "ADV"):
            return False
        relations = ("csubj",) if token.upos == "ADJ" else ("csubj", "ccomp")  # `ir gatavs atkāpties` has one
        below = words.dependents(verb, *relations)
        return any(words.tokens[i].features.get("VerbForm") == "Inf" for i in below)

    def _person(self, verb: int) -> str | None:
        """The grammatical person of a predicate, by itself or by its auxiliary or copula."""
        words = self._words
        forms = (verb, *words.dependents(verb, "aux", "cop"))
        return next((person for i in forms if (person := words.tokens[i].features.get("Person"))), None)

    def _is_purpose(self, index: int, head: int) -> bool:
        """Whether a finite clause tells what for somebody acts: `Glābēji slēdza ceļu, lai novāktu kokus`."""
        words = self._words
        token, above = words.tokens[index], words.tokens[head]
        if token.base_relation != "advcl" or self._context.grammar.mood(token) != "conditional":
            return False
        mark = words.child(index, "mark")
        if (
            mark is None
            or self._context.function(mark) == "if"
            or "Pass"
            in (
                token.features.get("Voice"),
                above.features.get("Voice"),
            )
        ):
            return False
        subject = self._own(head)
        return subject is not None and self._actors.has(subject)

    def _own(self, verb: int) -> int | None:
        """The subject of a verb, which may hang on the infinitive under it: `ministrs atbildēt nevarēja`."""
        words = self._words
        below = [i for i in words.children[verb] if words.tokens[i].features.get("VerbForm") == "Inf"]
        for index in (verb, *below):
            subject = self._clauses.subject(index)
            if subject is not None:
                return subject
        return None

    def _asked(self, head: int, infinitive: int) -> TokenSpan | None:
        """Whom a verb of asking asks: who is to do what hangs on it."""
        words = self._words
        if words.tokens[head].features.get("Voice") == "Pass":
            told = self._own(head)  # `Vecāki aicināti filmēt`
        else:
            told = next(
                (
                    i
                    for i in words.children[head]
                    if self._is_told(i) and not self._is_sentenced(i, infinitive)
                ),
                None,
            )
            if told is None:
                told = self._clauses.asked(infinitive)
        return noun_phrase(self._context, told, head) if told is not None else None

    def _is_sentenced(self, index: int, infinitive: int) -> bool:
        """Whether a dative is on whom something is to be imposed: `lūdza [Ozolam] piespriest sodu`.

        An institution imposes it (`lūdza [tiesai] noteikt apcietinājumu`).
        """
        lexicon, token = self._context.lexicon, self._words.tokens[index]
        imposed = self._words.tokens[infinitive].lemma in lexicon.verbs_of_imposing
        recipient = self._context.grammar.role(self._words, index) == "recipient"
        return (
            imposed
            and recipient
            and not (token.lemma in lexicon.organizations or names_organization(self._context, index))
        )

    def _is_told(self, index: int) -> bool:
        """Whether a dependent of a verb of asking is who is asked: a recipient, or somebody as its object."""
        token, grammar = self._words.tokens[index], self._context.grammar
        as_noun = token.upos == "VERB" and grammar.is_nominalised(token)
        if not (as_noun or token.upos in NOMINAL) or grammar.adposition(self._words, index) is not None:
            return False
        role, relation = grammar.role(self._words, index), token.base_relation
        if role == "recipient":
            return relation in ("iobj", "obl", "obj", "nsubj")
        country = token.lemma in self._context.lexicon.country_nouns
        somebody = self._actors.has(index) or country or as_noun or token.upos == "ADJ"
        return role in ("object", None) and relation in ("obj", "iobj") and somebody
