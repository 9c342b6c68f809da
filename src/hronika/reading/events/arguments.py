"""Arguments of events (`participants` in the record): agent, patient, counterpart."""

from collections.abc import Iterator
from dataclasses import dataclass

from hronika.language.acronyms import is_acronym
from hronika.language.quotation_marks import MARKS
from hronika.reading.attribution.actors import Actors, names_organization
from hronika.reading.document.phrases import noun_phrase
from hronika.reading.document.syntax import possessors, recipients
from hronika.reading.document.tokens import TokenSequence, TokenSpan
from hronika.reading.events.clauses import NOMINAL, Clauses
from hronika.reading.events.implicit_subjects import ImplicitSubjects
from hronika.reading.events.noun_agents import NounAgents
from hronika.reading.events.triggers import Trigger
from hronika.reading.events.types import event_types, sites
from hronika.reading.statements.candidates import StatementCandidate
from hronika.reading.statements.context import StatementContext
from hronika.record import ParticipantRole

# Of these `no` takes a part: `viens no vadītājiem`.
_PARTITIVE = frozenset(("PRON", "NUM", "DET"))
# Types whose nouns tell what is made (`reģistra izveide`), what happens to something (`nama ugunsgrēks`), and
# those whose nouns take nothing but who is there: other genitives only describe them (`ārkārtas sēde`).
_IS_MADE = frozenset(("creation", "construction", "production", "closure"))
_HAPPENS = frozenset(("fire", "accident", "death", "injury", "movement"))
# Those that are between somebody: `sarunas starp Vāciju un Franciju`.
_BETWEEN = frozenset(("agree", "consult", "cooperate", "competition", "assault", "trial", "accuse"))
# Those of verbs that take no dative but the subject of a converb.
_BEFALLS = frozenset(("fire", "accident", "death", "weather"))
_IS_HELD = frozenset(
    (
        "consult",
        "protest",
        "vote",
        "election",
        "competition",
        "performance",
        "survey",
        "trial",
        "weather",
        "birth",
    )
)


@dataclass(slots=True)
class EventArgument:
    """An argument: its role, its phrase (None where the words leave it out), and its frame element.

    `shared` where its phrase is that of another verb.
    """

    role: ParticipantRole
    phrase: TokenSpan | None
    name: str | None = None
    id: str | None = None
    element: str | None = None
    shared: bool = False


def _is_label(
    words: TokenSequence, trigger: Trigger, argument: EventArgument, candidate: StatementCandidate | None
) -> bool:
    """Whether a phrase is the label before a colon, of who or what is spoken of: `[Avoti]: X atkāpsies`.

    The parse may make it a subject or object of what is said (`[Ukraina]: Krievija apšaudījusi Harkivu`).
    """
    phrase = argument.phrase
    if phrase is None:
        return False
    colon = phrase.last + 1
    opens = phrase.first == words.bounds(phrase.head)[0]
    if opens and colon < trigger.word and words.tokens[colon].text == ":":
        return True
    if candidate is None or candidate.cue is not None or candidate.speaker is None:
        return False
    return candidate.speaker.first <= phrase.head <= candidate.speaker.last


def _is_part_of(part: EventArgument, whole: EventArgument) -> bool:
    """Whether an argument stands in a longer one of the same role: `simtiem [cilvēku]`."""
    inner, outer = part.phrase, whole.phrase
    if inner is None or outer is None or part.role != whole.role:
        return False
    inside = outer.first <= inner.first and inner.last <= outer.last
    return inside and (inner.first, inner.last) != (outer.first, outer.last)


class ArgumentFinder:
    """Finds the arguments of the events of one article."""

    def __init__(self, context: StatementContext, actors: Actors, clauses: Clauses) -> None:
        self.context, self.words = context, context.words
        self.actors, self.clauses, self.grammar = actors, clauses, context.grammar
        lists = context.lexicon
        self.partitives, self.arms = lists.partitives, lists.arms
        self.prepositions = lists.participant_prepositions
        self.elements, self.sites = lists.frame_elements, sites(context.document.language)
        self.subjects = ImplicitSubjects(context, self.actors, self.clauses)
        self.nouns = NounAgents(context, self.actors)
        self.effects = context.effects
        self.types = event_types(context.document.language)
        self.in_amount = {
            index
            for amount in context.document.quantities
            for index in self.words.covered(amount.span.start, amount.span.end)
        }
        self.in_time = {
            index
            for time in context.document.times
            for index in self.words.covered(time.span.start, time.span.end)
        }

    def of(self, trigger: Trigger, candidate: StatementCandidate | None) -> list[EventArgument]:
        """All arguments of an event, in text order; `candidate` is the statement that it stands in."""
        found = self._of_verb(trigger) if trigger.is_verb else self._of_noun(trigger)
        arguments = [
            argument for argument in found if not _is_label(self.words, trigger, argument, candidate)
        ]
        role: ParticipantRole = "patient" if self._passive(trigger.verb) else "agent"
        # What takes place is itself the subject: `Ministrs atbrauca, un [sanāksme] notika`.
        takes_place = trigger.carrier is not None and self.clauses.subject(trigger.carrier) == trigger.word
        with_verb = trigger.is_verb or (trigger.carrier is not None and not takes_place)
        if with_verb and not any(argument.role == role for argument in arguments):
            shared = (
                self.subjects.of(trigger.verb, candidate)
                or self.subjects.of_content(trigger.verb, candidate)
                or self.subjects.of_place(trigger.verb)
                or self.subjects.of_institution(trigger.verb)
            )
            if shared is not None and self._is_of_many(trigger.verb, shared):
                shared = None
            if shared is not None and not shared.first <= trigger.word <= shared.last:
                of_other = EventArgument(role, shared, shared=True)
                if not _is_label(self.words, trigger, of_other, candidate):
                    arguments.append(of_other)
        if (
            candidate is not None
            and candidate.name is not None
            and self._is_speaker(trigger, candidate, arguments)
        ):
            arguments.append(EventArgument("agent", None, candidate.name, candidate.id))
        if not trigger.is_verb:
            arguments = self._with_implied(trigger, arguments)
        else:
            arguments += self._across_pair(trigger.verb, arguments)
        seen: set[int | tuple[int, int, ParticipantRole]] = set()
        unique = []
        for argument in arguments:
            phrase = argument.phrase
            if phrase is None:
                unique.append(argument)
                continue
            whole = (
                phrase.first,
                phrase.last,
                argument.role,
            )  # of a name of two words the parse may make two objects
            if phrase.head not in seen and whole not in seen and self.words.holds_word(phrase):
                unique.append(argument)
            seen |= {phrase.head, whole}
        unique = [
            each
            for each in unique
            if not any(_is_part_of(each, other) or self._is_heading(each, other) for other in unique)
        ]
        unique.sort(key=lambda argument: argument.phrase.first if argument.phrase else -1)
        return unique

    def _across_pair(self, verb: int, arguments: list[EventArgument]) -> Iterator[EventArgument]:
        """Whom and who of two verbs that `un` joins, where they stand before or behind both.

        `[Ozolu] aizturēja un nopratināja [policija]`. The first of two shares an object behind both only
        where it hardly stands without one: not in `dzēra un sita sievu`.
        """
        words = self.words
        roles = {argument.role for argument in arguments}
        first, second = (words.head[verb], verb) if words.relation[verb] == "conj" else (verb, verb + 2)
        joined = second == first + 2 and second < len(words) and words.head[second] == first
        if not joined or words.relation[second] != "conj" or self.context.function(first + 1) != "and":
            return
        if any(
            self._passive(i) or not self.types.takes_object(words.tokens[i].lemma) for i in (first, second)
        ):
            return
        whom, who = words.child(first, "obj"), words.child(second, "nsubj")
        after = words.child(second, "obj")
        if verb == first and whom is None and after is not None and second < after and "patient" not in roles:
            # `Policija aizturēja un nopratināja [Ozolu]`
            if words.tokens[first].lemma in self.context.lexicon.transitive_verbs:
                yield EventArgument("patient", self._phrase(after, second), shared=True)
            return
        if whom is None or who is None or not whom < first or not second < who:
            return
        if verb == first and "agent" not in roles and words.child(first, "nsubj") is None:
            yield EventArgument("agent", self._phrase(who, second), shared=True)
        if verb == second and "patient" not in roles:
            yield EventArgument("patient", self._phrase(whom, first), shared=True)

    def _is_heading(self, first: EventArgument, other: EventArgument) -> bool:
        """Whether a colon parts an argument from another of its role: `[Avārija] Rīgā: autobuss degs`."""
        before, after = first.phrase, other.phrase
        if before is None or after is None or first.role != other.role or before.last >= after.first:
            return False
        return any(self.words.tokens[i].text == ":" for i in range(before.last + 1, after.first))

    def _is_of_many(self, verb: int, subject: TokenSpan) -> bool:
        """Whether a participle in the plural is not of one who acts elsewhere: `mums ir [iedevuši]`."""
        words = self.words
        form, whose = words.tokens[verb].features, words.tokens[subject.head].features
        many = form.get("VerbForm") == "Part" and form.get("Number") == "Plur"
        one = whose.get("Number") == "Sing" and words.tokens[subject.head].upos in ("PROPN", "PRON")
        return many and one and words.child(subject.head, "conj") is None

    def _with_implied(self, trigger: Trigger, arguments: list[EventArgument]) -> list[EventArgument]:
        """The arguments of a noun, with the agent that the words around tell where none beside it acts."""
        agents = [argument for argument in arguments if argument.role == "agent"]
        if any(argument.phrase is None or self.actors.has(argument.phrase.head) for argument in agents):
            return arguments
        accused = self.nouns.accused(trigger)
        if accused is not None:
            for argument in agents:
                argument.role = "patient"  # `apsūdzēts par māju dedzināšanu`
        elif not agents:
            met = any(argument.role == "counterpart" for argument in arguments)
            accused = self.nouns.taking_part(trigger, with_somebody=met)
        return arguments if accused is None else [*arguments, EventArgument("agent", accused)]

    def _is_speaker(
        self, trigger: Trigger, candidate: StatementCandidate, arguments: list[EventArgument]
    ) -> bool:
        """Whether words that leave out who acts mean the speaker: in the first person, and in hearsay."""
        words = self.words
        if self._passive(trigger.verb) or self.clauses.subject(trigger.verb) is not None:
            return False
        if any(argument.role == "agent" for argument in arguments):
            return False
        for form in (trigger.verb, *words.dependents(trigger.verb, "aux")):
            features = words.tokens[form].features
            if features.get("Person") == "1" and features.get("Number") == "Sing":
                return True
            if self.grammar.mood(words.tokens[form]) == "quotative" and candidate.how == "quotative":
                return True
        return False

    def _passive(self, verb: int) -> bool:
        return self.words.tokens[verb].features.get("Voice") == "Pass"

    def _of_verb(self, trigger: Trigger) -> Iterator[EventArgument]:
        """Arguments of a verb by its own dependents, and the noun that it describes."""
        words = self.words
        verb = trigger.word
        token = words.tokens[verb]
        passive = self._passive(verb)
        needed = self.grammar.mood(token) == "necessity"
        roles = trigger.elements(words)
        subject = self.clauses.subject(verb)
        others = self.clauses.not_of(verb)
        things = self.clauses.objects(verb) + self._of_refused(verb)
        found: list[EventArgument] = []
        for child in sorted({*words.children[verb], *things, *(() if subject is None else (subject,))}):
            if self.clauses.names_noun_before(child):
                continue  # of a place or a source: `no piegādātāja "Vilnis"`
            meant = self._meant(child)
            if meant is None:
                continue
            named = words.relation[child] == "nsubj" and words.tokens[child].upos in NOMINAL
            if child == subject and (not named or self.grammar.role(words, child) == "object"):
                role: ParticipantRole | None = "patient" if passive else "agent"
            elif child in things and words.relation[child] == "nsubj":
                role = "patient"
            elif child in others:
                continue
            else:
                role = self._role(verb, child, passive, needed, roles.get(child))
            role = self._by_type(trigger, child, role) if role is not None else None
            if role is None and child in things and child not in self.in_time:
                role = "patient"
            if role is not None:
                found += self._with_attached(
                    EventArgument(role, self._phrase(meant, verb, role), element=roles.get(child))
                )
        self._turn_to_recipients(found, verb)
        if needed:
            found = self._without_second(found)
        yield from self._without_topics(found, verb)
        for child in words.children[verb]:
            if self._is_amount(child) and not any(
                part.phrase is not None and part.phrase.first <= child <= part.phrase.last for part in found
            ):
                role = self._of_amount(verb, child, found)
                if role is not None:
                    yield EventArgument(role, self._phrase(child, verb), element=roles.get(child))
        hurt = None if passive or any(each.role == "agent" for each in found) else self._hurt(trigger)
        if hurt is not None:
            yield EventArgument("agent", self._phrase(hurt, verb), element=roles.get(hurt))
        relation, head = token.base_relation, words.head[verb]
        participial = relation == "acl" and head >= 0 and token.features.get("VerbForm") == "Part"
        participial = participial and words.child(verb, "mark") is None  # `atbildēja pēc gada, [ka] lūgusi`
        if participial and words.child(verb, "nsubj") is None and not self._is_relative(verb, head):
            of_noun: ParticipantRole = "patient" if passive else "agent"
            yield EventArgument(of_noun, self._phrase(head, verb), element=roles.get(head))

    def _meant(self, index: int) -> int | None:
        """Who takes part of two of whom the first does not: `palīdzēja nevis skola, bet [treneris]`.

        The word itself where nothing negates it; None where no other is named.
        """
        words, negations = self.words, self.context.lexicon.negations
        joints = [i for i in words.dependents(index, "cc") if i < index and words.lower[i] in negations]
        if not joints or words.tokens[joints[0] + 1].upos in ("PART", "ADV"):
            return index  # `ne tikai skola, bet arī treneris`
        _, stop = words.bounds(index)
        joined = (i for i in range(index + 2, stop) if words.tokens[i].upos == "CCONJ")
        contrast = next((i for i in joined if words.tokens[i - 1].text == ","), stop)
        if contrast == stop or words.lower[contrast] in negations:
            return index  # `nelasa ne avīzes, ne grāmatas`
        for other in range(contrast + 1, stop):
            token = words.tokens[other]
            if token.upos in ("NOUN", "PROPN", "PRON"):
                if self.grammar.role(words, other) == self.grammar.role(words, index):
                    return other
            elif words.is_punctuation(other) or token.upos == "VERB":
                break
        return None

    def _is_relative(self, verb: int, noun: int) -> bool:
        """Whether a participle is the verb of a relative clause: `deviņi, no kuriem viens [miris]`."""
        words = self.words
        return verb > noun and any(
            self.context.function(i) == "wh" for i in words.subtree(verb) if noun < i < verb
        )

    def _by_type(self, trigger: Trigger, child: int, role: ParticipantRole) -> ParticipantRole:
        """The role of a subject or object whose form can be a nominative and an accusative, by what happens.

        Fires and falls happen to their subject (`sadega trīs mājas`), what is built or closed does not do so
        itself (`slēgs divas skolas`).
        """
        words = self.words
        token = words.tokens[child]
        plural = (token.features.get("Gender"), token.features.get("Number")) == ("Fem", "Plur")
        double = plural and self.grammar.is_double(token)
        if not double or self._passive(trigger.word) or token.base_relation != "nsubj":
            return role
        if role == "patient" and trigger.kind.type in _HAPPENS and self.clauses.subject(trigger.word) is None:
            return "agent"
        made = trigger.kind.type in _IS_MADE and child > trigger.word and not self.actors.is_person(child)
        return "patient" if role == "agent" and made else role

    def _of_refused(self, verb: int) -> list[int]:
        """What is not done where a verb refuses it: `lietu komentēt atteicās`."""
        words = self.words
        if not self.effects[verb].refused:
            return []
        below = [i for i in words.children[verb] if words.tokens[i].features.get("VerbForm") == "Inf"]
        return [thing for i in below for thing in self.context.objects(i)]

    def _with_attached(self, argument: EventArgument) -> list[EventArgument]:
        """An argument, and another that the parse hangs on it: `vienošanos ar prokuratūru`."""
        words = self.words
        whole = argument.phrase
        if whole is None or argument.role == "counterpart" or words.tokens[whole.head].upos in _PARTITIVE:
            return [argument]
        opening = words.head[whole.first]
        fronted = words.tokens[whole.first].upos == "ADP" and whole.first < opening < whole.head
        if fronted and self._by_preposition(opening, whole.first) == "counterpart":
            # `apspriedīs [ar kolēģi] ilgstošos centienus`, where the parse hangs it on the participle
            argument.phrase = whole._replace(first=max(words.subtree(opening)) + 1)
            return [argument, EventArgument("counterpart", self._phrase(opening, whole.head))]
        for child in words.children[whole.head]:
            token = words.tokens[child]
            if child < whole.head or token.base_relation != "nmod" or not whole.first <= child <= whole.last:
                continue
            preposition = self.grammar.adposition(words, child)
            role: ParticipantRole | None = None
            if preposition is not None:
                role = self._by_preposition(child, preposition)
            elif self.grammar.role(words, child) == "recipient" and self.actors.has(child):
                role = "counterpart"
            if role == "counterpart" and self.actors.has(child):
                # Where the parse crosses, its words before the head stay with the head.
                last = min(i for i in words.subtree(child) if i > whole.head) - 1
                while last > whole.head and words.is_punctuation(last):
                    last -= 1
                argument.phrase = TokenSpan(whole.first, last, whole.head)
                of_event = self.types.of_noun(words.tokens[whole.head].lemma) is not None
                if of_event and self.grammar.adposition(words, whole.head) is not None:
                    return [argument]  # `paziņoja par tikšanos [ar Igauniju]`: whom one is to meet
                return [argument, EventArgument("counterpart", self._phrase(child, whole.head))]
        return [argument]

    def _turn_to_recipients(self, arguments: list[EventArgument], verb: int) -> None:
        """Make a name that shows no case a counterpart where it follows the object of somebody who acts.

        `Dome uzlika sodu [SIA "Krauja"]`, which the parse takes for a second subject; `Dome uzlika [SIA
        "Krauja"] par pienākumu`. The only object it is of a verb that needs one (`Kauņa pārspēja "Ventu"`).
        """
        acting = [each.phrase for each in arguments if each.role == "agent" and each.phrase is not None]
        if not any(phrase.head < verb for phrase in acting):
            return
        transitive = self.words.tokens[verb].lemma in self.context.lexicon.transitive_verbs
        others = any(each.role != "agent" for each in arguments)
        objects = [
            each.phrase.head for each in arguments if each.role == "patient" and each.phrase is not None
        ]
        for argument in arguments:
            phrase = argument.phrase
            if argument.role != "agent" or phrase is None or phrase.first < verb:
                continue
            tokens = self.words.tokens
            quoted = any(tokens[i].text in MARKS for i in range(phrase.first, phrase.last + 1))
            if not (quoted or is_acronym(tokens[phrase.head].text)):
                continue
            if any(verb < index < phrase.head for index in objects):
                argument.role = "counterpart"
            elif len(acting) > 1:
                argument.role = "patient" if transitive and not others else "counterpart"

    def _without_second(self, arguments: list[EventArgument]) -> list[EventArgument]:
        """Who has to act in the dative, without a name that shows no case: `zinātniekiem [ASV] jāstrādā`."""

        def form(argument: EventArgument) -> str | None:
            phrase = argument.phrase
            return None if phrase is None else self.grammar.role(self.words, phrase.head)

        agents = [each for each in arguments if each.role == "agent" and each.phrase is not None]
        if len(agents) < 2 or not any(form(each) == "recipient" for each in agents):
            return arguments
        return [each for each in arguments if each not in agents or form(each) == "recipient"]

    def _without_topics(self, arguments: list[EventArgument], verb: int) -> list[EventArgument]:
        """Drop prices and topics (`par`) beside a real patient."""
        words = self.words

        def topic(argument: EventArgument) -> bool:
            if argument.role != "patient" or argument.phrase is None:
                return False
            return self.grammar.adposition(words, argument.phrase.head) is not None

        topics = [argument for argument in arguments if topic(argument)]
        if not topics:
            return arguments
        whole = any(argument.role == "patient" and argument not in topics for argument in arguments)
        return [
            argument
            for argument in arguments
            if argument not in topics
            or (not whole and argument.phrase is not None and argument.phrase.head not in self.in_amount)
        ]

    def _is_of_amount(self, preposition: int) -> bool:
        """Whether a preposition says of an amount that it is not exact: `[ap] 5000 klausītāju`."""
        used = self.prepositions.get(self.words.lower[preposition])
        return used is not None and used.role == "amount"

    def _is_amount(self, index: int) -> bool:
        """Whether a dependent is an amount without a case, which the parse takes for an oblique object."""
        words = self.words
        if (
            index not in self.in_amount
            or index in self.in_time
            or self.clauses.is_size(index)
            or words.relation[index] not in ("iobj", "obl")
        ):
            return False
        preposition = self.grammar.adposition(words, index)
        if preposition is not None:
            return self._is_of_amount(preposition)
        return self.grammar.role(words, index) is None

    def _of_amount(self, verb: int, child: int, arguments: list[EventArgument]) -> ParticipantRole | None:
        """The role of an amount: the one that no other argument of the verb has, patient first.

        Money does nothing.
        """
        roles = {argument.role for argument in arguments}
        if "patient" not in roles:
            return "patient"
        agent = "agent" not in roles and not self._passive(verb) and not self.context.is_money(child)
        return "agent" if agent else None

    def _role(
        self, verb: int, child: int, passive: bool, needed: bool, element: str | None
    ) -> ParticipantRole | None:
        """The role of a dependent of a verb, by relation and form; None where it takes no part.

        `passive` and `needed` (in the mood of necessity) are said of the verb, `element` is the dependent's
        role in its frame.
        """
        words = self.words
        token = words.tokens[child]
        relation = words.relation[child]
        if token.upos not in NOMINAL and not (token.upos == "VERB" and relation == "nsubj"):
            return None
        if self.clauses.is_size(child):
            return None
        form = self.grammar.role(words, child)
        if needed and form == "recipient" and self._is_imposed_on(verb, child):
            return "counterpart"
        if relation == "nsubj":
            if form == "object":
                return "patient"
            if form == "recipient" and not needed and self.clauses.is_purpose(child):
                return None
            if form == "recipient" and needed and child != self._has_to(verb, child):
                return "counterpart"
            if form == "recipient" and not needed and self._is_done_to(verb, child):
                return "counterpart"
            # Who has to do it stands in the dative: `"Ventspilij" jāuzvar ["Benfica"]`.
            needs = needed and form is None and child > verb
            if (passive and form != "recipient") or needs:
                return "patient"
            return "agent"
        if child in self.in_time:
            return None
        if relation == "obj":
            counted = self._counted_subject(verb, child, form)
            return "agent" if counted or (needed and form == "recipient") else "patient"
        if relation not in ("iobj", "obl"):
            return None
        if self._counted_subject(verb, child, form):
            return "agent"
        preposition = self.grammar.adposition(words, child)
        if preposition is not None:
            mapped = self.elements.get(element or "")
            return self._by_preposition(child, preposition) or (
                mapped if mapped in ("counterpart", "patient") else None
            )
        if child in self.clauses.counted(verb):
            return "patient"
        if form == "recipient":
            if needed and words.child(verb, "nsubj") is None and child == self._has_to(verb, child):
                return "agent"
            absolute = self._is_absolute(verb, child) or self._acts_beside_another(verb, child)
            if absolute or self._is_to_act(verb, child, element):
                return "agent"
            # To what happens nothing is given: `naudu algu celšanai`.
            return "counterpart" if self.types.of_noun(token.lemma) is None else None
        if form is None and relation == "iobj" and self._is_given(verb, child):
            return "counterpart"
        return None

    def _is_given(self, verb: int, child: int) -> bool:
        """Whether a name without a case is of whom something is given to or done: `piedāvāja līgumu [NATO]`.

        A town without an ending is where it was, a page too, and so is what a noun in another case names.
        """
        words, token = self.words, self.words.tokens[child]
        state = token.name.endswith("GPE") and is_acronym(token.text)
        somebody = token.name.endswith(("person", "organization")) or state
        infinitive = words.tokens[verb].features.get("VerbForm") == "Inf"
        if not somebody or (infinitive and child < verb):
            return False
        if token.lemma.casefold() in self.context.lexicon.media_nouns:
            return False
        titles = (self.grammar.role(words, i) for i in words.dependents(child, "nmod") if i < child)
        return all(role in (None, "recipient", "possessor", "part") for role in titles)

    def _has_to(self, verb: int, dative: int) -> int:
        """Which of two datives has to do it, the other is what for: `[studentiem] jāpiesakās stipendijai`."""
        if self.context.function(dative) == "self":
            return dative  # `valstij [pašai] jāsargā`
        both = [i for i in recipients(self.words, verb, self.grammar) if i not in self.in_time] or [dative]
        return next((i for i in both if self.actors.has(i)), both[0])

    def _is_imposed_on(self, verb: int, child: int) -> bool:
        """Whether a dative is on whom something is imposed: `[klientam] jāpiespriež sods`, not `[tiesai]`."""
        lexicon = self.context.lexicon
        imposed = self.words.tokens[verb].lemma in lexicon.verbs_of_imposing
        somebody = self.actors.has(child) and self.grammar.adposition(self.words, child) is None
        return imposed and somebody and not names_organization(self.context, child)

    def _is_done_to(self, verb: int, dative: int) -> bool:
        """Whether a dative beside a converb is the second, not who acts: `Krievijai uzbrūkot [Ukrainai]`."""
        words = self.words
        if not self.grammar.is_converb(words.tokens[verb]) or dative < verb:
            return False
        return recipients(words, verb, self.grammar)[0] < verb

    def _acts_beside_another(self, verb: int, dative: int) -> bool:
        """Whether a dative before a converb acts, as another follows: `[policijai] palīdzot glābējiem`."""
        both = recipients(self.words, verb, self.grammar)
        if len(both) != 2 or dative != both[0] or not dative < verb < both[1]:
            return False
        converb = self.grammar.is_converb(self.words.tokens[verb])
        return converb and all(self.actors.has(each) for each in both)

    def _is_absolute(self, verb: int, child: int) -> bool:
        """Whether a dative is the subject of a converb that tells what befalls something: `degot [mājai]`.

        Of other verbs it may be whom they are done for (`palīdzot draugam`, `tuvojoties robežai`).
        """
        words, grammar = self.words, self.grammar
        token, kind = words.tokens[verb], self.types.of_verb(words.tokens[verb].lemma, None)
        befalls = kind is not None and kind.type in _BEFALLS and token.lemma in self.types.intransitive
        if not grammar.is_converb(token) or not befalls or words.relation[verb] != "advcl":
            return False
        return recipients(words, verb, grammar) == [child]

    def _is_to_act(self, verb: int, child: int, element: str | None) -> bool:
        """Whether a dative that the parse hangs on an infinitive has to do that: `nāksies segt [visiem]`.

        It is whom it is done for where the frame says so (`vajadzēs atdot [bankai]`).
        """
        words, head = self.words, self.words.head[verb]
        if words.relation[verb] not in ("xcomp", "ccomp") or head < 0 or not self.effects[head].impersonal:
            return False
        if self.clauses.subject(head) is not None or recipients(words, head, self.grammar):
            return False
        return self.actors.has(child) and self.elements.get(element or "") != "counterpart"

    def _counted_subject(self, verb: int, child: int, form: str | None) -> bool:
        """Whether a counted genitive after another object is who acts: `pabalstu saņems 3000 ģimeņu`."""
        words = self.words
        if form not in ("possessor", "part") or words.child(child, "nummod") is None:
            return False
        preposition = self.grammar.adposition(words, child)
        if preposition is not None and not self._is_of_amount(preposition):
            return False
        others = [i for i in words.dependents(verb, "obj") if i != child]
        apart = any(self.grammar.role(words, other) == "object" for other in others)
        return apart and words.child(verb, "nsubj") is None

    def _hurt(self, trigger: Trigger) -> int | None:
        """Those counted in the genitive whom a verb befalls that has no subject: `cieta [ap 20 bērnu]`.

        The parse may hang them on a word of its idiom: `gāja bojā [ap 30 karavīru]`.
        """
        words, verb = self.words, trigger.word
        if trigger.kind.type not in ("death", "injury") or words.child(verb, "nsubj", "obj") is not None:
            return None
        adverbs = (i for i in words.children[verb] if words.tokens[i].upos == "ADV")
        for child in (i for over in (verb, *adverbs) for i in words.dependents(over, "obl", "iobj")):
            preposition = self.grammar.adposition(words, child)
            exact = preposition is None or self._is_of_amount(preposition)
            counted = words.child(child, "nummod") is not None and child > verb
            if counted and exact and self.grammar.role(words, child) in ("possessor", "part"):
                return child
        return None

    def _by_preposition(self, index: int, preposition: int) -> ParticipantRole | None:
        """The role that a preposition gives the noun after it; None where it gives none to such a noun."""
        used = self.prepositions.get(self.words.lower[preposition])
        if used is None or used.role == "amount" or used.role == "agent":
            return None
        if used.who is not None and not self.actors.has(index, countries=used.who == "actor"):
            return None
        return used.role

    def _of_noun(self, trigger: Trigger) -> Iterator[EventArgument]:
        """Arguments of a noun by its attributes, and by the empty verb that carries it."""
        words = self.words
        noun = trigger.word
        for child in words.children[noun]:
            token = words.tokens[child]
            if (
                token.upos not in NOMINAL
                or child in self.in_time
                or token.base_relation not in ("nmod", "obl")
            ):
                continue
            preposition = self.grammar.adposition(words, child)
            if preposition is not None:
                role = self._by_preposition(child, preposition)
                if self._act_together(trigger, child, preposition):
                    role = "agent"  # `sarunas starp [Vāciju un Franciju]`
                if role is not None:
                    yield EventArgument(role, self._phrase(child, noun))
            elif self._is_given_to(noun, child):
                yield EventArgument("counterpart", self._phrase(child, noun))
            elif self._owns(noun, child) and not self._is_charge(child, noun):
                role = self._genitive(trigger, child)
                if role is not None:
                    yield EventArgument(role, self._phrase(child, noun))
                elif words.tokens[child].lemma in self.arms:
                    for owner in possessors(words, child, self.grammar):
                        yield EventArgument("agent", self._phrase(owner, child))
        verb = trigger.carrier
        if verb is None:
            return
        passive, subject = self._passive(verb), self.clauses.subject(verb)
        for child in sorted({*words.children[verb], *(() if subject is None else (subject,))}):
            if child == noun or words.relation[child] == "conj":
                continue
            role = self._role(verb, child, passive, False, None)
            if child == subject and not passive:
                role = "agent"
            given = words.relation[child] == "iobj" or self._is_given_to(noun, child)
            if role == "agent" or (role == "counterpart" and given):
                yield EventArgument(role, self._phrase(child, verb))

    def _act_together(self, trigger: Trigger, child: int, preposition: int) -> bool:
        """Whether a preposition names those between whom something is, and not between which places."""
        used = self.prepositions.get(self.words.lower[preposition])
        between = used is not None and used.role == "agent" and trigger.kind.type in _BETWEEN
        return between and self.actors.has(child) and self.words.child(child, "conj") is not None

    def _owns(self, noun: int, child: int) -> bool:
        """Whether an attribute is a genitive, or a name without a case in its place: `[NATO] vizīte`."""
        words, form = self.words, self.grammar.role(self.words, child)
        if form is not None or child > noun or words.tokens[child].name == "O":
            return form == "possessor"
        titles = (i for i in words.dependents(child, "nmod") if i < child)
        titled = any(self.grammar.role(words, i) == "possessor" for i in titles)  # `zīmola ["Kalns"]`
        return titled or is_acronym(words.tokens[child].text)

    def _is_given_to(self, noun: int, child: int) -> bool:
        """Whether an attribute behind a noun is to whom it is given or done: `palīdzība [Ukrainai]`."""
        given = self.grammar.role(self.words, child) == "recipient" and self.actors.has(child)
        return given and self.words.subtree(child)[0] == noun + 1

    def _is_charge(self, index: int, deed: int) -> bool:
        """Whether a word is the charge of a deed, whatever case it is read in: `[apsūdzības] zādzībā`."""
        charges = self.words.tokens[index].lemma in self.context.lexicon.accusations
        return charges and self.grammar.role(self.words, deed) == "place"

    def _genitive(self, trigger: Trigger, index: int) -> ParticipantRole | None:
        """What a genitive before a noun of this kind is, if it is an argument at all."""
        carrier = trigger.carrier if trigger.kind.type == "investigation" else None
        if carrier is not None and self.clauses.subject(carrier) not in (None, trigger.word):
            return "patient"  # who checks is the subject: `policija veica [bankas] pārbaudi`
        if self.types.befalls(self.words.tokens[trigger.word].lemma):
            # Of two genitives the nearer one is acted upon: `Krievijas Krimas aneksija`.
            nearer = any(other > index for other in possessors(self.words, trigger.word, self.grammar))
            return "agent" if nearer and self.actors.has(index) else "patient"
        if trigger.kind.type in _IS_MADE and not self.words.tokens[index].name.endswith("person"):
            return "patient"
        if trigger.kind.type == "election":  # `prezidenta vēlēšanas`; of a country its people choose
            chosen = self.actors.has(index, countries=False) and self.words.tokens[index].upos != "PRON"
            return "patient" if chosen else None
        if trigger.kind.type == "injury" and trigger.carrier is not None:
            return None  # who suffers it is the subject: `sportists guva [galvas] traumu`
        if self.actors.has(index):
            return "agent"
        if trigger.kind.type in _HAPPENS:
            return "agent" if trigger.kind.type != "injury" else None
        if trigger.kind.type == "assault" and self.words.tokens[index].lemma not in self.sites:
            return None  # `raķešu trieciens`, `sauszemes karš`
        return None if trigger.kind.type in _IS_HELD else "patient"

    def _phrase(self, index: int, verb: int, role: ParticipantRole | None = None) -> TokenSpan:
        phrase = noun_phrase(self.context, index, verb)
        if role == "agent":
            phrase = self._without_setting(phrase)
        after = phrase.last + 1
        words = self.words
        if words.tokens[index].lemma in self.partitives and phrase.last == index and after < len(words):
            # `daļa rūpnīcu darbu pārtraukusi`, where the parse hangs the genitive on the object.
            genitive = self.grammar.role(words, after) in ("possessor", "part")
            counted = words.tokens[after].features.get("Number") == "Plur" and words.head[after] > after
            if genitive and counted:
                return phrase._replace(last=after)
        return phrase

    def _without_setting(self, phrase: TokenSpan) -> TokenSpan:
        """Who acts, without what the parse hangs on it and belongs to the verb.

        That is a place (`cenas [biržā]` fell there), and what somebody's act is about (`inspektors [par
        zādzību] apsūdz kaimiņu`). What opens with a capital after it may be part of a name.
        """
        words = self.words
        if phrase.last == phrase.head or words.tokens[phrase.head].name != "O":
            return phrase
        for child in words.dependents(phrase.head, "nmod"):
            if not phrase.head < child <= phrase.last:
                continue
            first = words.subtree(child)[0]
            if self.grammar.role(words, child) == "place" and phrase.head < first:
                return phrase if self._is_whole(phrase) else phrase._replace(last=first - 1)
            if self._is_about_the_act(phrase, child):
                return phrase._replace(last=first - 1)
        return phrase

    def _is_about_the_act(self, phrase: TokenSpan, child: int) -> bool:
        """Whether a topic between somebody who acts and the verb is that of the act."""
        words = self.words
        preposition = self.grammar.adposition(words, child)
        if preposition is None or preposition <= phrase.head or not self.actors.has(phrase.head):
            return False
        return child == phrase.last and self._by_preposition(child, preposition) == "patient"

    def _is_whole(self, phrase: TokenSpan) -> bool:
        """Whether a place belongs to who acts: to a person (`vēstnieks Latvijā`) or to a quoted name."""
        inside = self.words.tokens[phrase.first : phrase.last + 1]
        return self.actors.is_person(phrase.head) or any(token.text in MARKS for token in inside)
