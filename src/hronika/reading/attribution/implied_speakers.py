"""Who speaks where no words say so: told by the statements and people around, or not at all.

Each way of leaving the source out has its own evidence: `viņaprāt` refers back like a pronoun, a quotation
without a cue is the last speaker's, a verb without a subject has that of the clause before, what is `teikts
paziņojumā` is said by whose announcement it is, hearsay is that of whom it is about or the last speaker's.
"""

from hronika.reading.attribution.actors import names_organization
from hronika.reading.attribution.discourse import DiscourseModel, SpeakerTurn
from hronika.reading.attribution.document_owners import DocumentOwners
from hronika.reading.attribution.referents import Perspective, Referent, ReferentFinder
from hronika.reading.attribution.role_index import agrees
from hronika.reading.document.entities import Entity
from hronika.reading.document.syntax import gender_of
from hronika.reading.document.tokens import TokenSpan
from hronika.reading.statements.candidates import StatementCandidate
from hronika.reading.statements.context import StatementContext
from hronika.reading.statements.cues import Cue
from hronika.record import NameKind

_ACTORS: tuple[NameKind, ...] = ("person", "organization")

# How many sentences back an account of somebody can have begun.
_ACCOUNT = 6

NOBODY = Referent()
"""Nobody that the article tells."""


class ImpliedSpeakers:
    """Tells who speaks where the words beside a cue name nobody."""

    def __init__(
        self, context: StatementContext, discourse: DiscourseModel, referents: ReferentFinder
    ) -> None:
        self._context, self._discourse, self._referents = context, discourse, referents
        self._words = context.words
        self._documents = DocumentOwners(context, referents)

    def note(self, candidate: StatementCandidate) -> None:
        """Take note of a candidate whose speaker is known, for those after it."""
        self._documents.note(candidate)

    def find(self, candidate: StatementCandidate, perspective: Perspective) -> Referent:
        """The speaker of a candidate without a source phrase."""
        cue, around = candidate.cue, perspective.around
        if cue is not None and cue.document is not None:
            return self._of_document(candidate, cue, cue.document)
        if cue is not None and cue.takes("r") and self._is_finite_root(cue.token):
            return NOBODY  # `Runā, ka veikalu slēgs`
        if candidate.how in ("as-sourceless", "dash", "transcript"):
            return NOBODY
        if candidate.how == "quotative":
            return self._of_hearsay(candidate, perspective)
        if cue is None:
            if perspective.quoted:
                return NOBODY
            speaker = self._last_speaker(candidate, 2)
            return speaker if speaker.name else self._acting_before(candidate)
        if cue.kind == "word":
            return self._of_view(cue, perspective)
        if cue.own:
            return _from_context(around)
        if cue.kind == "verb" and not cue.impersonal:
            return self._of_ellipsis(candidate, cue, perspective)
        return NOBODY

    def _of_view(self, cue: Cue, perspective: Perspective) -> Referent:
        """Whose view `viņaprāt` tells: somebody near, or who acts before it without a name there.

        `Berelis viņu slavē. [Pats rakstnieks] pasmejas. Viņaprāt, …`
        """
        words, quoted = self._words, perspective.around is not None
        gender = self._context.lexicon.source_gender.get(words.lower[cue.token])
        found = self._discourse.antecedent(cue.token, gender, False, quoted)
        acting = self._referents.unnamed.subject(cue.token, gender, False, quoted)
        if acting is not None:
            since = words.first[words.sentence[acting.head]]
            if found is None or not self._discourse.is_told_of(found.id, since, cue.token):
                return self._referents.find(acting, perspective, guess=True)._replace(basis="pronoun")
        return _from_context(found)

    def _is_finite_root(self, verb: int) -> bool:
        """Whether a verb heads its sentence in a finite form."""
        words = self._words
        return words.head[verb] < 0 and words.tokens[verb].features.get("VerbForm") == "Fin"

    def _last_speaker(self, candidate: StatementCandidate, reach: int) -> Referent:
        """Who spoke last before, not more than some paragraphs back."""
        turn = next((turn for turn in self._discourse.turns_before(candidate.anchor) if turn.name), None)
        return _from_context(turn if turn is not None and self._near(turn, candidate, reach) else None)

    def _acting_before(self, candidate: StatementCandidate) -> Referent:
        """The one person that the sentence before a quotation is about, in its paragraph.

        `Zane Ozola vērsās pie Kļavas. "Līgums jālauž."`
        """
        words = self._words
        sentence = words.sentence[candidate.anchor] - 1
        if sentence < 0 or words.paragraph[sentence] != words.paragraph_of(candidate.anchor):
            return NOBODY
        first, stop = words.first[sentence], words.first[sentence + 1]
        acting = {
            mention.entity.id: mention.entity
            for mention in self._discourse.mentions_within(first, stop - 1, "person")
            if self._is_main_subject(mention.last)
        }
        return _from_context(next(iter(acting.values()))) if len(acting) == 1 else NOBODY

    def _near(self, turn: SpeakerTurn, candidate: StatementCandidate, reach: int) -> bool:
        """Whether somebody spoke in the paragraph of a candidate or at most `reach` before it."""
        words = self._words
        return words.paragraph_of(candidate.anchor) - words.paragraph_of(turn.token) <= reach

    def _of_document(self, candidate: StatementCandidate, cue: Cue, document: int) -> Referent:
        """`teikts paziņojumā`: whose document it is, else the institution that just spoke or acted."""
        if self._is_occasion(document):
            return NOBODY  # whoever was there: `mītiņā prasīts`
        owner = self._documents.owner(document)
        if owner is not None:
            return _from_context(owner)
        if self._words.tokens[document].upos in ("DET", "PRON") or self._words.head[document] != cue.token:
            return NOBODY  # of one that its own clause describes that clause would tell
        if self._documents.belongs_to_another(document) or self._documents.is_known_site(document):
            return NOBODY
        if self._words.tokens[document].features.get("Number") == "Plur":
            return NOBODY  # `pētījumos pierādīts`: of many, and not one that was spoken of
        if self._words.tokens[document].lemma in self._context.lexicon.event_nouns:
            return NOBODY  # whoever looked into it: `pārbaudē secināts`
        for turn in self._discourse.turns_before(candidate.anchor):
            entity = self._discourse.entities.get(turn.id or "")
            if entity is not None and entity.kind == "organization" and self._near(turn, candidate, 2):
                return _from_context(entity)
        guessed = self._discourse.organization_in_view(candidate.anchor)
        return Referent(guessed.name, guessed.id, "guess") if guessed is not None else NOBODY

    def _is_occasion(self, document: int) -> bool:
        """Whether something was said where people met (`sapulcē`), and not in a document."""
        lemma, lexicon = self._words.tokens[document].lemma, self._context.lexicon
        return lemma in lexicon.event_nouns and lemma not in lexicon.source_documents

    def _of_ellipsis(self, candidate: StatementCandidate, cue: Cue, perspective: Perspective) -> Referent:
        """A verb that leaves its subject out has that of the clause before, else the last speaker's."""
        words = self._words
        if perspective.around is not None:
            first_person = words.tokens[cue.token].features.get("Person") == "1"
            return _from_context(perspective.around if first_person else None)
        if self._opens_with_place(cue) or self._opens_with_who_is_asked(cue):
            return NOBODY  # `Viļņā paziņoja`: whoever speaks there, not who spoke before
        joined = self._joined_to(cue)
        if joined is not None and joined.name is not None:
            return Referent(joined.name, joined.id, joined.resolved_by)
        if self._follows_first_person(candidate, cue):
            return NOBODY  # `Es to rakstīju. Mani nosauca par pesimistu.`
        of_noun = words.relation[cue.token] == "acl"
        sentence = words.sentence[candidate.anchor]
        # Of a relative clause only its own sentence tells: `atteicās no prognozes, ko [jūlijā] solīja`.
        first = words.first[sentence if of_noun else max(sentence - 1, 0)]
        described = self._referents.unnamed.acting(candidate, first)
        told = self._told(cue, perspective)
        for mention in reversed(self._discourse.mentions_from(first, candidate.anchor)):
            if described is not None and mention.last < described.first:
                break
            acts = mention.subject and not mention.quoted and mention.entity.kind in _ACTORS
            if acts and mention.entity.id != told and self._can_be_subject(cue, mention.entity):
                return _from_context(mention.entity)
        if described is not None and not perspective.quoted:
            return _from_context(self._referents.find(described, perspective, guess=True))
        acting = None if of_noun else self._acting_pronoun(sentence, perspective)
        if acting is not None and acting.name is not None and acting.id != told:
            return _from_context(acting)
        speaker = NOBODY if perspective.quoted or of_noun else self._last_speaker(candidate, 1)
        spoke = self._discourse.entities.get(speaker.id or "")
        if spoke is not None and not self._can_be_subject(cue, spoke):
            return NOBODY
        return NOBODY if told is not None and speaker.id == told else speaker

    def _acting_pronoun(self, sentence: int, perspective: Perspective) -> Referent | None:
        """Whom a pronoun means that is the subject of the sentence before, in its paragraph.

        `Roberts Putnis ieradās. Norādījumus [viņš] nedeva. Taču ieminējās, ka …`
        """
        words = self._words
        before = sentence - 1
        if before < 0 or words.paragraph[before] != words.paragraph[sentence]:
            return None
        tokens = range(words.first[before], words.first[sentence])
        root = next((i for i in tokens if words.head[i] < 0), None)
        subject = words.child(root, "nsubj") if root is not None else None
        if subject is None or words.tokens[subject].features.get("PronType") != "Prs":
            return None
        if words.tokens[subject].features.get("Person") != "3":
            return None
        return self._referents.by_pronoun(TokenSpan(subject, subject, subject), perspective, guess=False)

    def _joined_to(self, cue: Cue) -> StatementCandidate | None:
        """The statement whose verb of saying another is joined to: `pastāstīja, ka …, un [lūdza] klusēt`.

        The parse may join it to the last verb of what is said, which ends before it.
        """
        words = self._words
        if words.relation[cue.token] != "conj":
            return None
        first, here = words.head[cue.token], words.tokens[cue.token].start
        for one in self._context.near(cue.token):
            if one.cue is None or one.cue.token >= cue.token:
                continue
            said = one.holds(words.tokens[first].start) and not one.holds(here)
            if one.cue.token == first or (said and one.cue.kind == "verb"):
                return one
        return None

    def _can_be_subject(self, cue: Cue, entity: Entity) -> bool:
        """Whether a participle that is the verb agrees with a person in gender and number: `aicinājusi`."""
        features = self._words.tokens[cue.token].features
        if entity.kind != "person" or features.get("VerbForm") != "Part" or entity.number == "Plur":
            return True
        agree = agrees(gender_of(self._words.tokens[cue.token]), entity.gender)
        return agree and features.get("Number") != "Plur"

    def _follows_first_person(self, candidate: StatementCandidate, cue: Cue) -> bool:
        """Whether the sentence before a verb is about who writes, as a verb in the third person is not."""
        words = self._words
        sentence = words.sentence[candidate.anchor]
        opens = words.head[cue.token] < 0 and sentence > 0
        if not opens or words.paragraph[sentence - 1] != words.paragraph[sentence]:
            return False
        before = range(words.first[sentence - 1], words.first[sentence])
        root = next((i for i in before if words.head[i] < 0 and not words.is_punctuation(i)), None)
        return root is not None and words.tokens[root].features.get("Person") == "1"

    def _opens_with_place(self, cue: Cue) -> bool:
        """Whether a country or town in the place of the verb opens its sentence."""
        words = self._words
        first = words.first[words.sentence[cue.token]]
        named = words.tokens[first].name == "B-GPE" or self._discourse.mentions_within(first, first, "GPE")
        place = self._context.grammar.role(words, first) == "place"
        return bool(named) and place and words.head[first] == cue.token

    def _opens_with_who_is_asked(self, cue: Cue) -> bool:
        """Whether a request in the present begins with the people it is to: `[Aculieciniekus] lūdz zvanīt`.

        So asks an office that the text need not name. Whoever speaks in the sentences around may ask one.
        """
        words = self._words
        first = words.first[words.sentence[cue.token]]
        token, verb = words.tokens[first], words.tokens[cue.token]
        asked = token.upos == "NOUN" and words.governs(cue.token, first)
        asked = (
            asked and token.features.get("Number") == "Plur" and not names_organization(self._context, first)
        )
        present = verb.features.get("Tense") == "Pres" and words.head[cue.token] < 0
        return (
            cue.act == "demand" and asked and present and self._context.grammar.role(words, first) == "object"
        )

    def _told(self, cue: Cue, perspective: Perspective) -> str | None:
        """Who is spoken to and so does not speak, by a pronoun: `[Viņam] jautāja, vai`."""
        words = self._words
        for child in words.children[cue.token]:
            token = words.tokens[child]
            if token.upos == "PRON" and self._context.grammar.role(words, child) == "recipient":
                pronoun = TokenSpan(child, child, child)
                return self._referents.by_pronoun(pronoun, perspective, guess=True).id
        return None

    def _of_hearsay(self, candidate: StatementCandidate, perspective: Perspective) -> Referent:
        """Whose hearsay it is: that of whom its main clause is about, else of who spoke in the paragraph.

        Of hearsay that somebody else said something, nobody's: `Spēlētājs [esot teicis], ka aizies`.
        """
        words = self._words
        sentence = words.sentence[words.at(candidate.start)]
        first, stop = words.first[sentence], words.first[sentence + 1]
        if any(self._is_said_to_say(other, candidate) for other in self._context.near(first)):
            return NOBODY
        for mention in self._discourse.mentions_within(first, stop - 1, *_ACTORS):
            if mention.subject:
                if self._is_main_subject(mention.last) and not self._is_told_of(mention.entity, candidate):
                    return _from_context(mention.entity)
                break
        speaker = self._last_speaker(candidate, 0)
        return speaker if speaker.name else self._by_pronoun(first, stop, perspective)

    def _is_said_to_say(self, other: StatementCandidate, candidate: StatementCandidate) -> bool:
        """Whether the verb of a statement is that of the sentence of hearsay that it stands in."""
        words, cue = self._words, other.cue
        if other is candidate or cue is None or cue.kind != "verb" or words.head[cue.token] >= 0:
            return False
        inside = candidate.holds(words.tokens[cue.token].start)
        return inside and self._context.grammar.evidence(words, cue.token) == "reported"

    def _is_told_of(self, entity: Entity, candidate: StatementCandidate) -> bool:
        """Whether somebody else told of a person earlier in the paragraph, whose account may go on."""
        words = self._words
        here = words.sentence[candidate.anchor]
        for sentence in range(here - 1, max(here - _ACCOUNT, 0) - 1, -1):
            if words.paragraph[sentence] != words.paragraph[here]:
                return False
            for other in self._context.near(words.first[sentence]):
                if other is candidate or other.name is None or other.id == entity.id:
                    continue
                first, last = words.at(other.start), words.at(other.end - 1)
                mentions = self._discourse.mentions_within(first, last, entity.kind)
                if any(mention.entity is entity for mention in mentions):
                    return True
        return False

    def _by_pronoun(self, first: int, stop: int, perspective: Perspective) -> Referent:
        """Whom the pronoun means that is the subject of a sentence in the quotative mood."""
        found = NOBODY
        for index in range(first, stop):
            token = self._words.tokens[index]
            third = token.upos == "PRON" and token.features.get("Person") == "3"
            if third and self._is_main_subject(index):
                pronoun = TokenSpan(index, index, index)
                meant = self._referents.by_pronoun(pronoun, Perspective(None, perspective.quoted), guess=True)
                found = _from_context(meant) if meant.name else found
        return found

    def _is_main_subject(self, index: int) -> bool:
        """Whether a word is part of the subject of the main clause."""
        words = self._words
        while index >= 0 and not words.tokens[index].relation.startswith("nsubj"):
            index = words.head[index]
        return index >= 0 and words.head[words.head[index]] < 0


def _from_context(found: Entity | SpeakerTurn | StatementCandidate | Referent | None) -> Referent:
    """Whoever was found, as told by the context; nobody where that one has no name."""
    return Referent(found.name, found.id, "context") if found is not None and found.name else NOBODY
