"""Who a speaker is: from the words at the cue to the fullest name the article gives, or none."""

from bisect import bisect_left
from collections.abc import Iterable

from hronika.language.analysis import Analysis
from hronika.language.quotation_marks import MARKS
from hronika.reading.attribution.antecedents import DiscourseModel, EntityMention, SpeakerMention, gender_of
from hronika.reading.document.entities import Entity
from hronika.reading.document.phrases import noun_phrase
from hronika.reading.document.tokens import TokenSpan
from hronika.reading.statements.candidates import StatementCandidate
from hronika.reading.statements.context import StatementContext

_NAMED = ("person", "organization", "GPE", "location", "product", "event")
_QUOTES = frozenset({"tag", "lead", "label", "thus", "continued", "colon", "transcript", "dash"})
# How many candidates back the speaker of one without a name is looked for.
_REPORTS_BACK = 12
# Sentences before and after a pronoun in which coreference looks for whom it means.
_CHAINED_BEFORE, _CHAINED_AFTER = 3, 2
# Verbs between a relative pronoun and the one whose clause it opens.
_FARTHEST = 4
# The longest way to write an age, in code points.
_LONGEST_AGE = 40
_ACTORS = ("person", "organization")


def resolve_speakers(context: StatementContext) -> "SpeakerResolver":
    """Fill `name` and `id` of every candidate: the narrator's in text order, then those inside quotations.

    What was learnt of the people is given back, to be asked about others.
    """
    spoken = [
        span for candidate in context.candidates if candidate.how in _QUOTES for span in candidate.spans
    ]
    words = context.words
    quoted = {words.tokens[i].start for start, end in spoken for i in words.covered(start, end)}
    mind = DiscourseModel(context.document, context.words, quoted)
    resolver = SpeakerResolver(context, mind)
    order = sorted(context.candidates, key=lambda r: (resolver.is_quoted(r), r.anchor, r.start))
    for candidate in order:
        resolver.resolve(candidate)
    _alternate(context, mind)
    return resolver


class SpeakerResolver:
    """Tells who is meant by words, at one place of the article."""

    def __init__(self, context: StatementContext, mind: DiscourseModel) -> None:
        self.context, self.mind, self.words = context, mind, context.words
        self.lists, self.grammar = context.lexicon, context.grammar
        self.done: list[StatementCandidate] = []
        self.outer: list[StatementCandidate] = []
        self.entities = {entity.id: entity for entity in context.document.entities}

    def is_quoted(self, candidate: StatementCandidate) -> bool:
        """Whether the cue of a candidate stands inside a quotation."""
        offset = self.words.tokens[candidate.anchor].start
        if candidate.cue is None:
            return any(
                other is not candidate
                and other.cue is not None
                and s <= candidate.start
                and candidate.end <= e
                for other in self.context.near(candidate.anchor)
                for s, e in other.spans
            )
        return self.context.innermost(offset) is not None

    def resolve(self, candidate: StatementCandidate) -> None:
        """Fill name and id of a candidate."""
        around = self._enclosing(candidate) if self.is_quoted(candidate) else None
        if candidate.speaker is None:
            self._absent(candidate, around)
            candidate.resolved_by = "context" if candidate.name else "none"
        else:
            self._present(candidate, candidate.speaker, around)
        self.done.append(candidate)
        if not self.is_quoted(candidate):
            self.outer.append(candidate)
        if candidate.name and not self.is_quoted(candidate):
            self.mind.spoke.append(self._source(candidate))

    def who(self, words: TokenSpan, around: StatementCandidate | None) -> tuple[str | None, str | None]:
        """Name and id of whom a phrase means, where it or the article gives a name.

        `around` is the statement that the phrase stands in.
        """
        named = self._named(words)
        if named:
            name = self._joined(named)
            return name, named[0].id if len(named) == 1 else None
        head = self.words.tokens[words.head]
        if head.upos in ("PRON", "DET"):
            return self._who_by_pronoun(words.head, around)
        known = head.lemma in self.lists.roles or head.lemma in self.lists.organizations
        if known and head.lemma not in self.lists.generic_people:
            entity = self._entity(words, guess=False)
            return (entity.name, entity.id) if entity is not None else (None, None)
        return None, None

    def _joined(self, entities: Iterable[Entity]) -> str:
        """The names of several as one: `Anna un Jānis`."""
        return f" {self.grammar.conjunction} ".join(dict.fromkeys(entity.name for entity in entities))

    def _who_by_pronoun(self, index: int, around: StatementCandidate | None) -> tuple[str | None, str | None]:
        token = self.words.tokens[index]
        person = token.features.get("Person")
        if person == "1" or self.context.function(index) == "self":
            alone = around is not None and token.features.get("Number") != "Plur"
            return (around.name, around.id) if alone and around is not None else (None, None)
        if token.features.get("PronType") == "Prs" and person != "2":
            plural = token.features.get("Number") == "Plur"
            source = self.mind.antecedent(index, gender_of(token), plural, around is not None)
            return (source.name, source.id) if source is not None else (None, None)
        if token.features.get("PronType") in ("Rel", "Int"):
            described = self._described_by(index)
            return self.who(described, around) if described is not None else (None, None)
        return None, None

    def _described_by(self, index: int) -> TokenSpan | None:
        """The phrase that a relative pronoun stands for: what its clause describes."""
        words = self.words
        verb = words.head[index]
        for _ in range(_FARTHEST):
            if verb < 0:
                return None
            noun = words.head[verb]
            if words.tokens[verb].base_relation == "acl" and 0 <= noun < index:
                pronominal = words.tokens[noun].upos in ("PRON", "DET")
                return None if pronominal else noun_phrase(self.context, noun, verb)
            verb = noun
        return None

    def _source(self, candidate: StatementCandidate) -> SpeakerMention:
        entity = self.entities.get(candidate.id or "")
        if entity is not None:
            plural = entity.number == "Plur"
            return SpeakerMention(
                candidate.anchor, entity.name, entity.id, entity.gender, plural, entity.kind == "person"
            )
        gender, plural, person = None, False, True
        if candidate.speaker is not None:
            head = self.words.tokens[candidate.speaker.head]
            gender, plural = gender_of(head), head.features.get("Number") == "Plur"
            person = (
                head.lemma not in self.lists.organizations and head.lemma not in self.lists.source_documents
            )
        return SpeakerMention(candidate.anchor, candidate.name or "", candidate.id, gender, plural, person)

    def _enclosing(self, candidate: StatementCandidate) -> StatementCandidate | None:
        """The innermost other candidate in whose content this one stands."""
        offset = self.words.tokens[candidate.anchor].start
        holders = [
            other
            for other in self.context.near(candidate.anchor)
            if other is not candidate
            and any(
                s <= offset < e and s <= candidate.start and candidate.end <= e + 2 for s, e in other.spans
            )
        ]
        return min(holders, key=lambda other: other.end - other.start, default=None)

    # Where words at the cue name the speaker

    def _present(
        self, candidate: StatementCandidate, speaker: TokenSpan, around: StatementCandidate | None
    ) -> None:
        head = self.words.tokens[speaker.head]
        named = self._named(speaker)
        if named:
            candidate.name = self._joined(named)
            candidate.id = named[0].id if len(named) == 1 else None
            candidate.resolved_by = "name"
        elif head.upos == "PRON" or (head.upos == "DET" and speaker.first == speaker.last):
            candidate.resolved_by = "pronoun"
            self._pronoun(candidate, speaker, around)
        else:
            self._noun(candidate, speaker)
            candidate.resolved_by = "role" if candidate.id else "description"

    def _named(self, speaker: TokenSpan) -> list[Entity]:
        """Entities that the speaker phrase names as its head, and those coordinated with it."""
        words = self.words
        heads = self._heads(speaker)
        head, caseless = words.tokens[speaker.head], self.grammar.role(words, speaker.head) is None
        found: list[Entity] = []
        for sighting in self.mind.mentioned(speaker.first, speaker.last, *_NAMED):
            inside = range(sighting.first, sighting.last + 1)
            declined = [words.tokens[i] for i in inside if self.grammar.role(words, i) is not None]
            if words.tokens[sighting.first - 1].text == "(" and sighting.first > speaker.first:
                continue
            person = sighting.entity.kind == "person"
            fits = caseless or not declined or any(self.grammar.agree(head, word) for word in declined)
            after_title = person and sighting.first > speaker.head and fits
            honoured = person and head.lemma in self.lists.honorifics
            is_head = any(head in inside for head in heads) or self._appended(sighting.first, speaker)
            if (is_head or after_title or honoured) and sighting.entity not in found:
                found.append(sighting.entity)
        if len(found) > 1:
            people = [entity for entity in found if entity.kind == "person"]
            joined = any(self.context.function(i) == "and" for i in range(speaker.first, speaker.last))
            return (people or found) if joined else (people or found)[-1:]
        return found

    def _appended(self, first: int, speaker: TokenSpan) -> bool:
        """Whether a quoted name follows its noun: `uzņēmums "X"`, `institūcija „Cert.lv”`."""
        opening = self.words.tokens[first - 1].text in MARKS or self.words.tokens[first].text in MARKS
        return first > speaker.head and opening and first - speaker.head <= 2

    def _heads(self, speaker: TokenSpan) -> list[int]:
        """The head of a phrase, the names joined flat to it, and what is coordinated with it."""
        words = self.words
        heads = [speaker.head]
        for index in range(speaker.first, speaker.last + 1):
            relation = words.tokens[index].relation.partition(":")[0]
            if index not in heads and words.head[index] in heads and relation in ("conj", "flat", "appos"):
                heads.append(index)
        return heads

    def _pronoun(
        self, candidate: StatementCandidate, speaker: TokenSpan, around: StatementCandidate | None
    ) -> None:
        head = self.words.tokens[speaker.head]
        if head.features.get("Person") in ("1", "2") or self.context.function(speaker.head) == "self":
            if head.features.get("Person") != "2" and around is not None:
                candidate.name, candidate.id = around.name, around.id
            return
        if self.context.function(speaker.head) == "both":
            asked = self.done[-1].id if self.done else None
            two = self.mind.last_two(speaker.head, asked)
            if len(two) == 2:
                candidate.name = self._joined(two)
                return
        if head.features.get("PronType") == "Prs" or head.features.get("Person") == "3":
            plural = head.features.get("Number") == "Plur"
            source = self.mind.antecedent(speaker.head, gender_of(head), plural, self.is_quoted(candidate))
            found = source or self._by_chain(speaker.head)
            if found is not None:
                candidate.name, candidate.id = found.name, found.id
            return
        if head.features.get("PronType") not in ("Rel", "Int"):
            candidate.name = self._description(speaker)

    def _by_chain(self, index: int) -> Entity | None:
        """Whom coreference takes a pronoun for: the last its chain names before it, or the first after."""
        document = self.context.document
        number = self.words.sentence[index]
        first = max(number - _CHAINED_BEFORE, 0)
        around = document.analysis.sentences[first : number + _CHAINED_AFTER + 1]
        place = (number - first, index - self.words.first[number])
        for chain in document.language.coreference.chains(Analysis(document.analysis.text, around)):
            if any((mention.sentence, mention.head) == place for mention in chain.mentions):
                named = {(m.sentence + first, m.head) for m in chain.mentions if m.kind == "name"}
                found = [s for s in self.mind.between(0, len(self.words)) if self._places(s) & named]
                before = [sighting.entity for sighting in found if sighting.last < index]
                return before[-1] if before else next((sighting.entity for sighting in found), None)
        return None

    def _places(self, sighting: EntityMention) -> set[tuple[int, int]]:
        """Where the words of a name stand, by sentence and place in it."""
        number = self.words.sentence[sighting.first]
        first = self.words.first[number]
        return {(number, index - first) for index in range(sighting.first, sighting.last + 1)}

    def _noun(self, candidate: StatementCandidate, speaker: TokenSpan) -> None:
        entity = self._entity(speaker)
        if entity is not None:
            candidate.name, candidate.id = entity.name, entity.id
        else:
            candidate.name = self._description(speaker)

    def _entity(self, speaker: TokenSpan, *, guess: bool = True) -> Entity | None:
        """Whom a common noun means, if somebody with a name.

        Who speaks is somebody that the article names, mostly; to `guess` is to take the one person near for
        whoever has a role that the article gives to nobody.
        """
        head = self.words.tokens[speaker.head]
        modifiers = {
            self.words.tokens[i].lemma
            for i in range(speaker.first, speaker.head)
            if self.words.tokens[i].upos in ("NOUN", "PROPN", "ADJ") and not self._tells_age(i)
        }
        indefinite = any(
            self.words.tokens[i].features.get("PronType") == "Ind"
            for i in range(speaker.first, speaker.head + 1)
        )
        if head.lemma in self.lists.source_documents:
            return self._owner(speaker)
        if indefinite or not self._is_one(speaker.head):
            return None
        return self._bare(head.lemma, speaker, modifiers, guess=guess)

    def _is_one(self, index: int) -> bool:
        """Whether a noun is in the singular; a form that is its own lemma is, whatever the analysis says."""
        token = self.words.tokens[index]
        return token.features.get("Number") != "Plur" or self.words.lower[index] == token.lemma

    def _tells_age(self, index: int) -> bool:
        """Whether a word belongs to an age (`27 gadus vecais hokejists`), which is part of no role."""
        start = self.words.tokens[index].start
        times = self.context.times_from(start - _LONGEST_AGE, start + 1)
        return any(
            time.span.end > start or (time.type == "DURATION" and time.span.end + 1 == start)
            for time in times
        )

    def _bare(self, lemma: str, speaker: TokenSpan, modifiers: set[str], *, guess: bool) -> Entity | None:
        """Whom a noun in the singular means: who has the role, the institution so called, or the one near."""
        head = self.words.tokens[speaker.head]
        at = speaker.head
        generic = self.lists.generic_people.get(lemma)
        entity = self.mind.with_role(at, modifiers, generic is not None)
        if entity is not None or modifiers:
            return entity
        if lemma in self.lists.company_words:
            entity = self.mind.institution(lemma, at) or self.mind.company(
                at, frozenset(self.lists.company_forms)
            )
        elif lemma in self.lists.organizations:
            entity = self.mind.institution(lemma, at)
        if entity is not None or not guess:
            return entity
        if generic is not None:
            gender = None if generic == "any" else generic
            source = self.mind.antecedent(at, gender, False, False)
            return self.entities.get(source.id or "") if source else self.mind.only_person_near(at, gender)
        if lemma in self.lists.roles:
            return self.mind.only_person_near(at, gender_of(head))
        return None

    def _owner(self, speaker: TokenSpan) -> Entity | None:
        """Whose document or data it is: an institution in the phrase, or the one its noun means."""
        for sighting in self.mind.mentioned(speaker.first, speaker.last, "organization"):
            return sighting.entity
        for index in range(speaker.first, speaker.head):
            token = self.words.tokens[index]
            if self.grammar.role(self.words, index) not in ("possessor", "part"):
                continue
            if token.lemma in self.lists.company_words:
                forms = frozenset(self.lists.company_forms)
                return self.mind.institution(token.lemma, speaker.head) or self.mind.company(
                    speaker.head, forms
                )
            if token.lemma in self.lists.organizations:
                return self.mind.institution(token.lemma, speaker.head)
        return None

    def _description(self, speaker: TokenSpan) -> str:
        """An unnamed source in the nominative, without an indefinite pronoun, brackets and outer marks."""
        words = self.words
        kept: list[int] = []
        depth = 0
        for index in range(speaker.first, speaker.last + 1):
            depth += words.tokens[index].text == "("
            if depth == 0:
                kept.append(index)
            depth -= words.tokens[index].text == ")" and depth > 0
        while len(kept) > 1 and self._droppable(kept[0], kept[1]):
            kept = kept[1:]
        while len(kept) > 1 and words.is_punctuation(kept[-1]) and words.tokens[kept[-1]].text not in MARKS:
            kept = kept[:-1]
        number = words.sentence[speaker.head]
        sentence = self.context.document.analysis.sentences[number]
        offset = words.first[number]
        name = self.context.document.language.declension.nominative(
            sentence, [index - offset for index in kept]
        )
        return name[1:-1] if len(name) > 2 and name[0] in MARKS and name[-1] in MARKS else name

    def _droppable(self, index: int, following: int) -> bool:
        """An indefinite pronoun before its noun (`kāds liecinieks`), but not the head (`kāds no jums`)."""
        token = self.words.tokens[index]
        return token.features.get("PronType") == "Ind" and self.words.tokens[following].upos in (
            "NOUN",
            "ADJ",
            "PROPN",
            "VERB",
        )

    # Where none does

    def _absent(self, candidate: StatementCandidate, around: StatementCandidate | None) -> None:
        cue = candidate.cue
        if candidate.how == "as-sourceless" or candidate.how == "dash":
            return
        if candidate.how == "oblique":
            self._hearsay(candidate)
        elif cue is None:
            self._continued(candidate)
        elif cue.kind == "word":
            gender = self.lists.source_gender.get(self.words.lower[cue.token])
            source = self.mind.antecedent(cue.token, gender, False, around is not None)
            if source is not None:
                candidate.name, candidate.id = source.name, source.id
        elif cue.own:
            if around is not None:
                candidate.name, candidate.id = around.name, around.id
        elif cue.impersonal:
            self._impersonal(candidate)
        elif cue.kind == "verb":
            self._elliptic(candidate, around)

    def _impersonal(self, candidate: StatementCandidate) -> None:
        """`teikts paziņojumā`: the institution that published it, if it was just named or spoke."""
        assert candidate.cue is not None
        words = self.words
        media = [
            child
            for child in words.children[candidate.cue.token]
            if self.grammar.role(words, child) == "place"
            and words.tokens[child].lemma in self.context.lexicon.media_nouns
        ]
        if not media:
            return
        inside = set(words.subtree(media[0]))
        owners = [s.entity for s in self.mind.mentioned(min(inside), max(inside), "organization", "person")]
        entity = owners[0] if owners else self._last_institution_that_spoke(candidate)
        if entity is not None:
            candidate.name, candidate.id = entity.name, entity.id

    def _last_institution_that_spoke(self, candidate: StatementCandidate) -> Entity | None:
        for previous in self._before(candidate):
            entity = self.entities.get(previous.id or "")
            if entity is not None and entity.kind == "organization" and self._near(previous, candidate, 2):
                return entity
        return self.mind.last_organization(candidate.anchor)

    def _elliptic(self, candidate: StatementCandidate, around: StatementCandidate | None) -> None:
        """A verb that leaves its subject out has that of the clause before."""
        assert candidate.cue is not None
        if around is not None:
            token = self.words.tokens[candidate.cue.token]
            if token.features.get("Person") == "1":
                candidate.name, candidate.id = around.name, around.id
            return
        first = self.words.first[max(self.words.sentence[candidate.anchor] - 1, 0)]
        for sighting in reversed(self.mind.between(first, candidate.anchor)):
            if sighting.subject and not sighting.quoted and sighting.entity.kind in _ACTORS:
                candidate.name, candidate.id = sighting.entity.name, sighting.entity.id
                return
        self._continued(candidate, 1)

    def _continued(self, candidate: StatementCandidate, reach: int = 2) -> None:
        """A quotation that goes on without a cue is the last speaker's."""
        if self.is_quoted(candidate):
            return
        previous = next((r for r in self._before(candidate) if not self.is_quoted(r) and r.name), None)
        if previous is not None and self._near(previous, candidate, reach):
            candidate.name, candidate.id = previous.name, previous.id

    def _before(self, candidate: StatementCandidate) -> list[StatementCandidate]:
        """The narrator's candidates before another, the nearest first, as far as they can matter."""
        position = bisect_left(self.outer, candidate.anchor, key=lambda other: other.anchor)
        return self.outer[max(position - _REPORTS_BACK, 0) : position][::-1]

    def _near(self, previous: StatementCandidate, candidate: StatementCandidate, reach: int) -> bool:
        words = self.words
        here = words.paragraph[words.sentence[candidate.anchor]]
        return here - words.paragraph[words.sentence[previous.anchor]] <= reach

    def _hearsay(self, candidate: StatementCandidate) -> None:
        """Whose hearsay it is: the last speaker's in the paragraph, else that of its own subject."""
        words = self.words
        sentence = words.sentence[words.at(candidate.start)]
        for previous in self._before(candidate):
            if self._near(previous, candidate, 0) and not self.is_quoted(previous) and previous.name:
                candidate.name, candidate.id = previous.name, previous.id
                break
        first, stop = words.first[sentence], words.first[sentence + 1]
        if candidate.name is None:
            self._pronoun_subject(candidate, first, stop)
        for sighting in self.mind.between(first, stop):
            if first <= sighting.first < stop and sighting.subject and sighting.entity.kind in _ACTORS:
                if self._subject_of_root(sighting.last):
                    candidate.name, candidate.id = sighting.entity.name, sighting.entity.id
                return

    def _pronoun_subject(self, candidate: StatementCandidate, first: int, stop: int) -> None:
        for index in range(first, stop):
            token = self.words.tokens[index]
            if token.upos == "PRON" and token.features.get("Person") == "3" and self._subject_of_root(index):
                self._pronoun(candidate, TokenSpan(index, index, index), None)

    def _subject_of_root(self, index: int) -> bool:
        words = self.words
        while index >= 0 and not words.tokens[index].relation.startswith("nsubj"):
            index = words.head[index]
        return index >= 0 and words.head[words.head[index]] < 0


def _alternate(context: StatementContext, mind: DiscourseModel) -> None:
    """In a dialogue the turns alternate: one known speaker tells every second turn.

    The other side is the outlet that asks, where the words that lead up to the dialogue name one.
    """
    words = context.words
    turns = sorted((r for r in context.candidates if r.how == "dash"), key=lambda r: r.start)
    blocks: list[list[StatementCandidate]] = []
    for turn in turns:
        paragraph = words.paragraph[words.sentence[words.at(turn.start)]]
        if blocks and paragraph - words.paragraph[words.sentence[words.at(blocks[-1][-1].start)]] == 1:
            blocks[-1].append(turn)
        else:
            blocks.append([turn])
    for block in blocks:
        if len(block) < 2:
            continue
        known = {i % 2: turn for i, turn in enumerate(block) if turn.name}
        if len(known) == 1:
            parity, turn = next(iter(known.items()))
            asking = mind.last_organization(words.at(block[0].start), 1)
            for position, other in enumerate(block):
                if position % 2 == parity:
                    other.name, other.id = turn.name, turn.id
                elif asking is not None:
                    other.name, other.id = asking.name, asking.id
