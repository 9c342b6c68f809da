"""When and where an event takes place: by the words of its clause, else by its tense and its paragraph."""

from collections.abc import Sequence
from functools import cached_property

from hronika.reading.attribution.actors import Actors
from hronika.reading.document.phrases import noun_phrase
from hronika.reading.document.remembered import remembered
from hronika.reading.document.tokens import TokenSpan
from hronika.reading.events.arguments import EventArgument
from hronika.reading.events.factuality import Factuality
from hronika.reading.events.triggers import Trigger
from hronika.reading.events.types import event_types, sites
from hronika.reading.statements.context import StatementContext
from hronika.record import When
from hronika.timex import REFERENCES

_PLACES = ("GPE", "location")
_FARTHEST = 6
_NEAR = 5  # words between a time and a participle that it dates
_YEAR = 4  # characters of the value of a year
_UNREAL = ("hypothetical", "planned")
# Constructions of one clause: what dates the one verb dates the other.
_SAME_CLAUSE = frozenset(("xcomp", "ccomp", "csubj", "conj", "obj", "nsubj", "obl", "nmod", "advcl"))


class TimeAndPlaceFinder:
    """Finds times and places for the events of one article."""

    def __init__(self, context: StatementContext, triggers: list[Trigger], actors: Actors) -> None:
        self.context, self.words = context, context.words
        self.grammar, self.actors = context.grammar, actors
        lists = context.lexicon
        self.sites = sites(context.document.language)
        self.elements = lists.frame_elements
        self.place_prepositions = lists.place_prepositions
        self.media = lists.media_nouns
        self.prepositions = lists.participant_prepositions
        self.types = event_types(context.document.language)
        self.triggers = {trigger.word for trigger in triggers}
        self.triggers |= {trigger.carrier for trigger in triggers if trigger.carrier is not None}
        self.time_of: dict[int, int] = {}
        self.said = {candidate.cue.token for candidate in context.candidates if candidate.cue is not None}
        for number, time in enumerate(context.document.times):
            for index in self.words.covered(time.span.start, time.span.end):
                self.time_of[index] = number
        self._by_event = self._nearest()

    def _nearest(self) -> dict[int, list[int]]:
        """Numbers of time expressions by the trigger or other verb that is their nearest governor."""
        words = self.words
        found: dict[int, list[int]] = {}
        for number, time in enumerate(self.context.document.times):
            inside = words.covered(time.span.start, time.span.end)
            top = next((i for i in inside if words.head[i] not in inside), -1)
            if top < 0 or words.relation[top] == "nsubj":
                continue  # piespriesti desmit gadi: it is what happens to somebody
            if self._belongs_to_noun(top) or self._is_compared(top):
                continue
            if time.type == "DURATION" and (measured := self._measured(top)) is not None:
                if measured in self.triggers:
                    found.setdefault(measured, []).append(number)
                continue
            inner = self._participle_after(inside)
            index = words.head[top] if inner is None else inner
            while index >= 0:
                if self._tells_of(index) in self.triggers:
                    found.setdefault(words.head[index], []).append(number)
                    break
                if index in self.triggers or words.tokens[index].upos in ("VERB", "AUX"):
                    found.setdefault(index, []).append(number)
                    break
                if words.relation[index] == "acl" and words.child(index, "cop") is not None:
                    break  # `pret Ozolu, kurš bija 2016. gada čempions`
                index = words.head[index]
        return found

    def _participle_after(self, time: Sequence[int]) -> int | None:
        """The participle after a time which both stand before a noun, or between a preposition and that.

        `par 2021. gadā Ogrē veiktu zādzību`, `1989. gadā dzimušajam vīrietim atņēma tiesības`: the parse may
        hang the time on the verb of the sentence. A day right before a participle may be that of the verb,
        and so is the year of an event (`pērn notikušajā avārijā cieta divi`).
        """
        words, after = self.words, time[-1] + 1
        year = len(self.context.document.times[self.time_of[time[0]]].value or "") == _YEAR
        if year and after < len(words) and self._describes(after):
            return after if words.head[after] not in self.triggers else None
        for index in range(time[-1] + 1, min(time[-1] + _NEAR, len(words))):
            noun = self._tells_of(index)
            if noun in self.triggers:
                adposition = self.grammar.adposition(words, noun)
                return index if adposition is not None and adposition < time[0] else None
        return None

    def _describes(self, index: int) -> bool:
        """Whether a participle says what became of the noun after it, not that it was something before.

        `1989. gadā [dzimušais] vīrietis`, but `2021. gadā [bijušais] ministrs`, `2009. gadā [cietušo] daļa`.
        """
        words, noun = self.words, self._tells_of(index)
        former = words.tokens[index].lemma in self.context.lexicon.former_words
        return noun >= 0 and not former and self.grammar.agree(words.tokens[index], words.tokens[noun])

    def _belongs_to_noun(self, index: int) -> bool:
        """Whether a time only says of what time a thing is: `1991. gada barikādes`, `pērnā gada budžets`."""
        words = self.words
        head = words.head[index]
        if head <= index or head in self.triggers or words.relation[index] != "nmod":
            return False
        grammar = self.grammar
        genitive = grammar.role(words, index) == "possessor" and grammar.adposition(words, index) is None
        return genitive and grammar.role(words, head) in ("subject", "object")

    def _measured(self, index: int) -> int | None:
        """What a stretch of time only measures, None where it tells how long something took.

        That is the noun of an adjective (`33 gadus vecais [hokejists]`, `četras stundas ilga [sēde]`), an age
        (`91 gada [vecumā]`), and what somebody is given by an instrument (`sodīja ar trim [gadiem]`).
        """
        words = self.words
        head = words.head[index]
        if head < 0:
            return None
        above = words.tokens[head]
        if above.upos == "ADJ" and words.relation[head] == "amod":
            return words.head[head]
        if above.upos == "ADJ" and index < head:
            return head
        if above.lemma in self.context.lexicon.measured_nouns and index < head:
            return head
        preposition = self.grammar.adposition(words, index)
        used = self.prepositions.get(words.lower[preposition]) if preposition is not None else None
        return index if used is not None and used.role == "counterpart" and used.who == "actor" else None

    def _is_compared(self, index: int) -> bool:
        """Whether a time is what is compared with: `vairāk nekā [pērn]`, `salīdzinājumā ar [maiju]`."""
        words = self.words
        while (head := words.head[index]) >= 0 and head not in self.triggers:
            token = words.tokens[head]
            degree = token.upos == "ADJ" and token.features.get("Degree") == "Cmp"  # not `agrāk par maiju`
            if head < index and (degree or self.context.function(head) == "comparing"):
                return True
            index = head
        return False

    def _tells_of(self, index: int) -> int:
        """Give the noun before which a participle stands that is no event of its own, else -1.

        What stands with it dates and places what the noun names: `pērn Jelgavā notikusi slepkavība`.
        """
        words = self.words
        token = words.tokens[index]
        if index in self.triggers or token.features.get("VerbForm") != "Part":
            return -1
        is_attribute = token.base_relation in ("amod", "acl") and words.head[index] > index
        return words.head[index] if is_attribute else -1

    def time(self, trigger: Trigger) -> int | None:
        """The number, in the document, of the time expression that dates an event; None without one."""
        words = self.words
        index, here = trigger.verb, trigger.word
        candidates = list(self._by_event.get(here, ()))
        if index != here:
            candidates += self._by_event.get(index, ())
        if not candidates and (time := self._of_noun_when(index)) is not None:
            return time
        below = index
        for _ in range(_FARTHEST):
            if candidates:
                return self._best(candidates, here)
            head, relation = words.head[below], words.relation[below]
            if head < 0 or head in self.said or relation not in _SAME_CLAUSE:
                return None
            if self.grammar.adposition(words, below) is not None:
                return None  # notiesāts par zādzību: that it is spoken of, or before or after, dates it not
            if relation != "conj" and words.tokens[below].features.get("VerbForm") == "Fin":
                return None
            joined = relation == "conj" or words.child(below, "cc") is not None
            if joined and not self._shares(below, head):
                return None
            candidates = self._by_event.get(head, [])
            if relation == "conj":
                # What stands before the first of two verbs dates both.
                candidates = [
                    number for number in candidates if self._start(number) < words.tokens[head].start
                ]
            elif self._is_ahead_of(below, head):
                candidates = [
                    number
                    for number in candidates
                    if self._start(number) > words.tokens[head].start or self._is_to_come(number)
                ]
            below = head
        return None

    def _is_ahead_of(self, infinitive: int, verb: int) -> bool:
        """Whether what an infinitive tells is still to come when somebody decides on it, or asks for it.

        `Otrdien dome nolēma slēgt skolu`: that is the day of deciding.
        """
        words, effect = self.words, self.context.effects[verb]
        one, other = words.tokens[infinitive].features, words.tokens[verb].features
        if one.get("VerbForm") != "Inf" or other.get("Tense") != "Past":
            return False
        if effect.modal or effect.attempt or effect.duty:
            return False
        return (effect.infinitive or effect.vouched) in _UNREAL and not effect.fact

    def _is_to_come(self, number: int) -> bool:
        """Whether a time lies after the publication."""
        published, value = self.context.document.published, self.context.document.times[number].value
        return (
            published is not None and value is not None and _beside(value, published.isoformat()) == "after"
        )

    def _of_noun_when(self, index: int) -> int | None:
        """The time of the noun that a clause goes on from: `1991. gada barikādes, kad nošāva piecus`."""
        words = self.words
        head = words.head[index]
        if words.relation[index] not in ("acl", "advcl") or not 0 <= head < index:
            return None
        if words.tokens[head].upos != "NOUN":
            return None
        if not any(self.context.function(child) == "wh" for child in words.dependents(index, "advmod")):
            return None
        owners = [child for child in words.children[head] if child < head]  # `1949. gada deportāciju upurus`
        dated = [head, *owners, *(child for owner in owners for child in words.children[owner])]
        return next((self.time_of[each] for each in dated if each in self.time_of), None)

    def _shares(self, index: int, head: int) -> bool:
        """Whether a verb shares the time and place of the one that it is coordinated with."""
        words = self.words
        if words.child(index, "nsubj") is not None:
            return False
        one, other = words.tokens[index], words.tokens[head]
        if self.grammar.mood(one) != self.grammar.mood(other):
            return False
        return all(one.features.get(name) == other.features.get(name) for name in ("Tense", "VerbForm"))

    def _start(self, number: int) -> int:
        return self.context.document.times[number].span.start

    def _best(self, candidates: list[int], index: int) -> int:
        """A date rather than a duration, and the nearest."""
        times = self.context.document.times
        start = self.words.tokens[index].start
        return min(
            candidates,
            key=lambda number: (
                times[number].type not in ("DATE", "TIME"),
                times[number].value in REFERENCES,
                abs(times[number].span.start - start),
            ),
        )

    def when(self, trigger: Trigger, factuality: Factuality, time: int | None) -> When | None:
        """Before, around or after the publication, by the time expression or by tense."""
        published = self.context.document.published
        value = self.context.document.times[time].value if time is not None else None
        if value is not None and published is not None:
            side = _beside(value, published.isoformat())
            if side is not None:
                return side
        words = self.words
        if factuality.vouched in _UNREAL:
            return "after"
        forms = [words.tokens[i] for i in (trigger.verb, *words.dependents(trigger.verb, "aux", "cop"))]
        if any(map(self.grammar.is_future, forms)):
            return "after"
        tenses = [form.features.get("Tense") for form in forms]
        if "Past" in tenses:
            return "before"
        return "around" if "Pres" in tenses else None

    def place(self, trigger: Trigger, arguments: list[EventArgument]) -> TokenSpan | None:
        """The words that say where it happens; of a movement where it ends."""
        words = self.words
        taken = {part.phrase.head for part in arguments if part.phrase is not None}
        elements = trigger.elements(words)
        moves = trigger.kind.type == "movement"
        index = trigger.verb
        own = [trigger.word, index] if index != trigger.word else [index]
        # Where one goes to do something is where that takes place: `ieradās vizītē Tallinā`.
        own += [i for i in words.children[index] if words.tokens[i].upos == "NOUN" and self._is_occasion(i)]
        own += [i for i in words.dependents(trigger.word, "amod", "acl") if self._tells_of(i) >= 0]
        for _ in range(_FARTHEST):
            best: tuple[int, int, int] | None = None
            for verb in own:
                for child in words.dependents(verb, "obl", "nmod", "iobj"):
                    score = self._place_score(child, elements.get(child), moves)
                    if score and child not in taken:
                        rank = (score, -abs(child - verb), child)
                        if best is None or rank > best:
                            best = rank
            if best is not None:
                return self._site(best[2], index)
            head, relation = words.head[index], words.relation[index]
            if head < 0 or head in self.said or relation not in ("xcomp", "ccomp", "csubj", "conj"):
                return None
            shares = relation == "conj" and self._shares(index, head)
            finite = words.tokens[index].features.get("VerbForm") == "Fin"
            if not shares and (finite or relation == "conj"):
                return None
            own, index = [head], head
        return None

    def _site(self, head: int, verb: int) -> TokenSpan:
        """The phrase of a place, up to a preposition: `cietumā par zādzību` names a prison."""
        phrase, tokens = noun_phrase(self.context, head, verb), self.words.tokens
        last = next((i - 1 for i in range(head + 1, phrase.last + 1) if tokens[i].upos == "ADP"), phrase.last)
        while last > head and tokens[last].upos in ("CCONJ", "PART", "PUNCT"):
            last -= 1  # `no ziemeļiem vai pat no austrumiem`
        measured = tokens[phrase.first].upos == "ADV" and phrase.first < head
        return TokenSpan(head if measured else phrase.first, last, head)

    @remembered
    def _is_occasion(self, index: int) -> bool:
        """Whether a word names an event where a place would stand: `vizītē`, `sēdē`."""
        token = self.words.tokens[index]
        named = token.upos == "NOUN" and self.grammar.role(self.words, index) == "place"
        return named and self.types.of_noun(token.lemma) is not None

    def _place_score(self, index: int, element: str | None, moves: bool) -> int:
        """How surely an oblique or nominal dependent is a place, 0 where it is none."""
        words = self.words
        token = words.tokens[index]
        if token.upos not in ("NOUN", "PROPN", "X") or index in self.time_of or self._is_occasion(index):
            return 0
        if token.lemma in self.types.nouns and token.lemma not in self.sites:
            return 0  # `dežūrā`: what one does
        preposition = self.grammar.adposition(words, index)
        named = any(
            words.tokens[i].name[2:] in _PLACES
            for i in (index, *words.children[index])
            if i == index or words.relation[i] in ("flat", "nmod", "appos")
        )
        mapped = self.elements.get(element or "")
        if preposition is None:
            if self.grammar.role(words, index) != "place" or self._is_in_stead(index):
                return 0
            if token.name[2:] in _PLACES:
                return 4
            if token.lemma in self.media and not named:
                return 0
            if token.lemma in self.sites or named:
                return 3
            suspected = self.context.effects[index].vouched is not None  # `aizdomās aizturēja`
            return 2 if mapped in ("place", "goal") and not suspected else 0
        word = words.lower[preposition]
        sense = self.grammar.adposition_sense(words, index, preposition)
        how = self.place_prepositions.get(sense) or self.place_prepositions.get(word)
        if how is None:
            return 0
        if how == "goal" and not (moves or mapped == "goal"):
            return 0
        if how == "start" and moves:
            return 0
        if named or token.lemma in self.sites:
            return 4 if how == "goal" else 2
        return 1 if mapped in ("place", "goal") else 0

    def _is_in_stead(self, index: int) -> bool:
        """Whether it says in whose or what stead: `[tā vietā] sodīja`, `500 eiro [vietā]`, `trešajā [vietā]`.

        What happened in a place gives it its name (`avārijas vietā`); an ordinal is a rank.
        """
        words = self.words
        if words.tokens[index].lemma not in self.context.lexicon.nouns_of_stead:
            return False
        before = [i for i in words.children[index] if i < index]
        if any(words.tokens[i].features.get("NumType") == "Ord" for i in before):
            return True
        owners = [i for i in before if self.grammar.role(words, i) in ("possessor", None)]
        return any(
            words.tokens[i].upos in ("PRON", "DET", "NUM")
            or self.context.is_money(i)
            or words.child(i, "nummod") is not None
            or self.actors.has(i, countries=False)
            for i in owners
        )

    def of_paragraph(self, trigger: Trigger) -> TokenSpan | None:
        """The place that the paragraph names first in the locative, before the trigger."""
        place = self._first_places.get(self.words.paragraph_of(trigger.word))
        return self._phrase(place) if place is not None and place < trigger.word else None

    @remembered
    def _phrase(self, place: int) -> TokenSpan:
        return noun_phrase(self.context, place, place)

    @cached_property
    def _first_places(self) -> dict[int, int]:
        """The first place that each paragraph names as where something is."""
        words = self.words
        found: dict[int, int] = {}
        for index, token in enumerate(words.tokens):
            if token.name != "O" and token.name[2:] in _PLACES and self.grammar.role(words, index) == "place":
                found.setdefault(words.paragraph_of(index), index)
        return found


def _beside(value: str, day: str) -> When | None:
    """On which side of a day a date lies; None of what is no date, and of weeks and seasons."""
    date = value.partition("T")[0]
    if not date[:4].isdigit() or not date.replace("-", "").isdigit():
        return None
    same = day[: len(date)]
    return "before" if date < same else "after" if date > same else "around"
