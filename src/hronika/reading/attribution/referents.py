"""Whom a phrase means: somebody by name, the antecedent of a pronoun, who has a role, or nobody with a name.

One function for the speakers of statements and for the participants of events. A speaker is somebody that the
article names, mostly, so of speakers it may `guess`. Who has no name is described in the nominative.
"""

from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

from hronika.language.acronyms import is_acronym
from hronika.language.analysis import holds_word
from hronika.language.language import Language
from hronika.language.quotation_marks import MARKS
from hronika.reading.attribution.actors import names_organization
from hronika.reading.attribution.chained import ChainedMentions
from hronika.reading.attribution.descriptions import description
from hronika.reading.attribution.discourse import DiscourseModel, EntityMention, SpeakerTurn
from hronika.reading.attribution.in_order import PeopleInOrder
from hronika.reading.attribution.role_index import agrees
from hronika.reading.attribution.speaking_places import seat_of
from hronika.reading.attribution.undergone import Undergone
from hronika.reading.attribution.unnamed import UnnamedAntecedents
from hronika.reading.document.entities import Entity
from hronika.reading.document.phrases import coordinated_heads, noun_phrase
from hronika.reading.document.syntax import acting_beside, gender_of
from hronika.reading.document.tokens import TokenSpan
from hronika.reading.names.roles import names_person
from hronika.reading.statements.candidates import DIRECT, Basis, StatementCandidate
from hronika.reading.statements.context import StatementContext
from hronika.reading.statements.documents import genitive_before, is_document, with_quoted_name
from hronika.record import Gender, NameKind

_NAMED: tuple[NameKind, ...] = ("person", "organization", "GPE", "location", "product", "event")
_PLACES: tuple[NameKind, ...] = ("GPE", "location")
# Sentences before a noun in which another may have had the role since.
_SINCE = 3
# Pronouns that refer to nobody, and say all that is told of who is meant: `kāds`, `neviens`, `visi`.
_DESCRIBING = frozenset(("Ind", "Neg", "Tot"))
# Pronouns before a noun that means nobody told of before: `kāda skola`, `nevienai pašvaldībai`.
_ANYBODY = frozenset(("Ind", "Neg"))
# Verbs between a relative pronoun and the one whose clause it opens.
_FARTHEST = 4
# Paragraphs that may speak of somebody before they are followed by his name.
_LEAD = 2
# Sorts of institutions that a name need not tell: "Citadele" is a bank.
_UNTOLD = frozenset(("company", "association", "culture", "sport"))
# How many sentences back an institution without a name is looked for.
_DESCRIBED = 4
# Words of a person's name before a country.
_LONGEST_NAME = 4
# The longest way to write an age, in code points.
_LONGEST_AGE = 40


class Referent(NamedTuple):
    """Who is meant: a name or description, the id where it is an entity of the article, and what told it.

    Without a name the article does not tell.
    """

    name: str | None = None
    id: str | None = None
    basis: Basis = "none"


class Perspective(NamedTuple):
    """Whose words a phrase is part of: the statement around it, if any, and whether it is in a quotation.

    `subject` where the phrase is that of who does what a verb of saying says, whatever its form.
    """

    around: StatementCandidate | None = None
    quoted: bool = False
    subject: bool = False


class ReferentFinder:
    """Tells who is meant by phrases of one article."""

    def __init__(self, context: StatementContext, discourse: DiscourseModel) -> None:
        self.context, self.discourse, self.words = context, discourse, context.words
        self.lexicon, self.grammar = context.lexicon, context.grammar
        self.unnamed = UnnamedAntecedents(context, discourse)
        self.in_order = PeopleInOrder(context, discourse)
        self.chained = ChainedMentions(context, discourse)
        self.undergone = Undergone(context, discourse)

    def find(self, phrase: TokenSpan, perspective: Perspective, *, guess: bool) -> Referent:
        """Whom a phrase means.

        With `guess` a role that the article gives to nobody is that of the one person near, and a pronoun
        that agrees with nobody near is left to coreference. Who has no name is described in the nominative.
        """
        if not guess and (speaking := self._speaking(phrase)) is not None:
            return speaking
        named = self._named(phrase)
        if len(named) == 1 and self._can_be_another(phrase, named[0]):
            return _by("name", None)
        if named:
            return Referent(self._joined(named), named[0].id if len(named) == 1 else None, "name")
        first, head = self.words.tokens[phrase.first], self.words.tokens[phrase.head]
        if first.upos == "PRON" and self.lexicon.function_words.get(head.lemma) == "self":
            phrase = TokenSpan(phrase.first, phrase.first, phrase.first)  # `[viņa] paša`
        himself = phrase.first < phrase.head and self.context.function(phrase.first) == "self"
        if himself and self.grammar.agree(first, self.words.tokens[phrase.head]):
            phrase = phrase._replace(first=phrase.first + 1)  # `pats [aizturētais]`
        if phrase.head == phrase.first < phrase.last and self.context.function(phrase.head) == "self":
            noun = phrase.first + 1
            if self.words.tokens[noun].upos in ("NOUN", "PROPN", "VERB"):
                phrase = TokenSpan(noun, phrase.last, noun)  # `pats [notiesātais]`, not `pati par sevi`
        if self.in_order.holds(phrase):
            told = self.in_order.meant(phrase.head)
            whom = self.find(told, perspective, guess=guess) if told is not None else Referent()
            return whom._replace(basis="pronoun")
        head = self.words.tokens[phrase.head]
        if head.upos == "PRON" or (head.upos == "DET" and (phrase.first == phrase.last or not guess)):
            return self.by_pronoun(phrase, perspective, guess=guess)
        pair = self.unnamed.pair(phrase)
        if pair:
            return Referent(self._joined(pair), None, "role")
        found = self._by_noun(phrase, guess=guess)
        apart = found is not None and (
            self._is_set_against(phrase.head, found.id)
            or self._is_said_by(phrase, found.id)
            or (found.id is None and self._is_in_words_of(phrase, found.name))
        )
        if found is not None and not apart:
            bare = phrase.first == phrase.head  # `ministrs` where there are two ministers
            guessed = isinstance(found, SpeakerTurn) or (bare and self.discourse.is_shared_role(phrase.head))
            return _by("context" if guessed else "role", found)
        # A court, a newspaper; a source in the ministry, who is not the ministry.
        speaks = head.lemma in self.lexicon.organizations or head.lemma in self.lexicon.vague_people
        if guess and not speaks and is_document(self.words, self.context.document.language, phrase.head):
            owner = genitive_before(self.context, phrase.head, phrase.first - 1)
            if owner is not None and phrase.first <= owner:
                return self.find(noun_phrase(self.context, owner, phrase.head), perspective, guess=True)
        if (seat := seat_of(self.context, phrase)) is not None:
            return Referent(seat, None, "name")
        of_somebody = self._of_somebody(phrase, perspective)
        if of_somebody is not None:
            return Referent(of_somebody, None, "pronoun")
        return Referent(self.described(phrase), None, "description")

    def _speaking(self, phrase: TokenSpan) -> Referent | None:
        """Who says something by a pronoun or noun that takes part in an event, too.

        `[Viņš] stāstīja, ka ieradies vēlu` has one pronoun, and whoever that is did both.
        """
        candidate = self._by_speaker.get(phrase.head)
        if candidate is None or candidate.id is None or candidate.speaker != phrase:
            return None
        if is_document(self.words, self.context.document.language, phrase.head):
            return None  # which says something in the name of another
        return Referent(candidate.name, candidate.id, candidate.resolved_by)

    @cached_property
    def _by_speaker(self) -> dict[int, StatementCandidate]:
        """The statements by the head of the phrase that names their source; asked once all are resolved."""
        return {one.speaker.head: one for one in self.context.candidates if one.speaker is not None}

    def _joined(self, entities: Iterable[Entity]) -> str:
        """The names of several as one: `Anna un Jānis`."""
        return f" {self.grammar.conjunction} ".join(dict.fromkeys(entity.name for entity in entities))

    # By name

    def _named(self, phrase: TokenSpan) -> list[Entity]:
        """Entities that a phrase names as its head, and those coordinated with it."""
        words = self.words
        found: list[Entity] = []
        mentions = self.discourse.mentions_within(phrase.first, phrase.last, *_NAMED)
        if mentions:
            heads = coordinated_heads(words, phrase)
            head, caseless = words.tokens[phrase.head], self.grammar.role(words, phrase.head) is None
        for mention in mentions:
            inside = range(mention.first, mention.last + 1)
            declined = [words.tokens[i] for i in inside if self.grammar.role(words, i) is not None]
            if words.tokens[mention.first - 1].text == "(" and mention.first > phrase.first:
                continue
            if self._is_where(mention, phrase.head):
                continue
            person = mention.entity.kind == "person"
            fits = caseless or not declined or any(self.grammar.agree(head, word) for word in declined)
            after_title = person and mention.first > phrase.head and fits
            honoured = person and head.lemma in self.lexicon.honorifics
            is_head = any(index in inside for index in heads) or self._appended(mention.first, phrase)
            if found and found[-1].kind == "person" and self._is_owned(mention):
                found[-1] = mention.entity
            elif (is_head or after_title or honoured) and mention.entity not in found:
                found.append(mention.entity)
        if not found:  # the parse may leave the given name out: `ministrs Jānis [Kalns]`
            near = self.discourse.mentions_from(phrase.head, phrase.last + _LONGEST_NAME)
            found = [m.entity for m in near if m.first <= phrase.head and m.entity.kind == "person"][:1]
        if len(found) > 1:
            people = [entity for entity in found if entity.kind == "person"]
            joined = any(self.context.function(i) == "and" for i in range(phrase.first, phrase.last))
            return found if joined else (people or found)[-1:]
        return found

    def _is_where(self, mention: EntityMention, head: int) -> bool:
        """Whether a name only says where somebody is or comes from: `"Saule", no [Liepājas], teica`."""
        place = self.grammar.role(self.words, mention.first) == "place"
        if not mention.first <= head <= mention.last:
            place = place or self.grammar.adposition(self.words, mention.first) is not None
        return place and mention.entity.kind in _PLACES and self.grammar.role(self.words, head) != "place"

    def _can_be_another(self, phrase: TokenSpan, entity: Entity) -> bool:
        """Whether the name in a phrase is that of another person of the article, too."""
        return any(
            mention.unsure and mention.entity is entity
            for mention in self.discourse.mentions_within(phrase.first, phrase.last, "person")
        )

    def _is_owned(self, mention: EntityMention) -> bool:
        """Whether a country follows the person whose it is said to be: `Trampa Amerika`."""
        near = self.discourse.mentions_within(mention.first - _LONGEST_NAME, mention.first - 1, "person")
        country = self.lexicon.places.get(mention.entity.name) == "country"
        return country and any(owner.last == mention.first - 1 for owner in near)

    def _appended(self, first: int, phrase: TokenSpan) -> bool:
        """Whether a quoted name follows its noun: `uzņēmums "X"`, `institūcija „Cert.lv”`."""
        opening = self.words.tokens[first - 1].text in MARKS or self.words.tokens[first].text in MARKS
        noun = self.words.tokens[phrase.head].lemma
        if noun not in self.lexicon.company_words and names_person(self.lexicon, noun):
            return False  # `treneris "Rīta Ziņām" atzina`: where he said so
        name = self.words.tokens[first + (self.words.tokens[first].text in MARKS)].text.casefold()
        outlets = (self.lexicon.media_nouns, self.lexicon.company_words)
        if name in self.lexicon.media_nouns and not any(noun in nouns for nouns in outlets):
            return False  # `vēstniecība "Telegram" rakstīja`
        return first > phrase.head and opening and first - phrase.head <= 2

    # By pronoun

    def by_pronoun(self, phrase: TokenSpan, perspective: Perspective, *, guess: bool) -> Referent:
        """Whom a phrase means whose head is a pronoun."""
        index = phrase.head
        token, function = self.words.tokens[index], self.context.function(index)
        person, kind = token.features.get("Person"), token.features.get("PronType")
        plural = token.features.get("Number") == "Plur"
        if person == "2":
            return _by("pronoun", None)
        if person == "1" or function == "self":
            # For many (`mēs`) the speaker speaks, but does not act alone.
            speaker = perspective.around
            if person == "1" and speaker is not None and speaker.how not in DIRECT:
                speaker = self._speaking_around(index)
            return _by("pronoun", speaker if guess or not plural else None)
        if function == "both":
            two, only = self._both(index)
            if len(two) == 2 and (only or guess):
                return Referent(self._joined(two), None, "pronoun" if only else "context")
        if guess and token.upos == "DET" and self.grammar.role(self.words, index) == "possessor":
            return self._owning(index)
        # Of what takes part, `tas` and `tie` may be things; who speaks is a person.
        if kind == "Prs" or (guess and person == "3"):
            gender = gender_of(token) if plural or self.grammar.tells_gender(token) else None
            if perspective.subject and self.grammar.role(self.words, index) == "possessor":
                gender = self.lexicon.source_gender.get(self.words.lower[index], gender)
            open_ = person == "3" and gender is None and not plural
            if open_ and (told := self._pronoun_before(index)) is not None:
                return self.by_pronoun(TokenSpan(told, told, told), perspective, guess=guess)
            around = perspective.around
            # Nobody calls himself `he`.
            speaks = around is not None and (around.how in DIRECT or self._is_quoted(index, around))
            apart = around.id if around is not None and speaks else None
            found = self.discourse.antecedent(index, gender, plural, perspective.quoted, apart)
            unnamed = self.unnamed.subject(index, gender, plural, perspective.quoted)
            if unnamed is not None:
                since = self.words.first[self.words.sentence[unnamed.head]]
                told = found is not None and self.discourse.is_told_of(found.id, since, index)
                # Who acts in the main clause comes before whom a noun of it only brings in.
                told = told and not (found and self.discourse.is_only_described(found.id, since, index))
                if found is None or plural or not told:
                    return self.find(self._of_counted(unnamed), perspective, guess=guess)._replace(
                        basis="pronoun"
                    )
            if found is None and guess:
                chained = self.chained.antecedent(index)
                others = {*self.discourse.beside(index), apart}
                found = chained if chained and chained.id not in others else None
            guessed = isinstance(found, Entity) and self.discourse.could_be_another(
                index, found, perspective.quoted
            )
            return _by("context" if guessed else "pronoun", found)
        if kind in ("Rel", "Int"):
            described = None if guess else self._described_by(index)
            return self.find(described, perspective, guess=guess) if described else _by("pronoun", None)
        telling = _DESCRIBING.intersection((kind or "").split(","))
        describes = guess or (telling and function != "both")
        return Referent(description(self.context, phrase) if describes else None, None, "pronoun")

    def _pronoun_before(self, index: int) -> int | None:
        """A pronoun of the third person before one in its sentence, under another verb, that means the same.

        `[Viņš] solīja gaidīt, taču pūlis viņu izsvilpa`: the form of the later one does not tell the gender.
        """
        words, context = self.words, self.context
        quotation = context.innermost(words.tokens[index].start)
        for before in range(index - 1, words.bounds(index)[0] - 1, -1):
            token = words.tokens[before]
            personal = token.upos == "PRON" and token.features.get("PronType") == "Prs"
            if not personal or token.features.get("Person") != "3" or token.features.get("Number") == "Plur":
                continue
            if context.innermost(token.start) is not quotation or not self.grammar.tells_gender(token):
                continue
            beside = words.head[before] == words.head[index] or before == acting_beside(words, index)
            return None if beside else before
        return None

    def _is_quoted(self, index: int, around: StatementCandidate) -> bool:
        """Whether a word of a statement stands in quotation marks within it: `teica, ka "viņai palīdz"`."""
        quotation = self.context.innermost(self.words.tokens[index].start)
        if quotation is None or around.cue is None:
            return False
        return not quotation.start <= self.words.tokens[around.cue.token].start < quotation.end

    def _speaking_around(self, index: int) -> StatementCandidate | None:
        """Who says `I` in indirect speech of another: `"Vīrs saka, ka [es] kļūdos," teica Roze`."""
        offset = self.words.tokens[index].start
        spoken = [
            candidate
            for candidate in self.context.near(index)
            if candidate.how in DIRECT and candidate.holds(offset)
        ]
        return min(spoken, key=lambda candidate: candidate.end - candidate.start, default=None)

    def _of_counted(self, phrase: TokenSpan) -> TokenSpan:
        """The phrase of those who are counted: `vairāki desmiti [zvejnieku]`; the whole where none are."""
        counted = self.unnamed.counted(phrase.head)
        return phrase if counted == phrase.head else noun_phrase(self.context, counted, phrase.head)

    def _owning(self, index: int) -> Referent:
        """The institution that a pronoun in the genitive means: `partija ... [tās] paziņojumā`.

        That is the nearest one before it, in this sentence or the one before, of its gender and number.
        """
        words, token = self.words, self.words.tokens[index]
        first = words.first[max(words.sentence[index] - 1, 0)]
        for before in range(index - 1, first - 1, -1):
            noun = words.tokens[before]
            institution = names_organization(self.context, before) or noun.lemma in self.lexicon.company_words
            if noun.upos not in ("NOUN", "PROPN") or not institution:
                continue
            same = noun.features.get("Number") == token.features.get("Number")
            if same and gender_of(noun) == gender_of(token) and words.head[before] != index:
                phrase = with_quoted_name(self.context, noun_phrase(self.context, before, index), index)
                return self.find(phrase, Perspective(), guess=True)
        return _by("pronoun", None)

    def _work_meant(self, index: int) -> str | None:
        """The document or occasion that a pronoun means whose people are told of: `pētījums ... [tā] autori`.

        Nobody is the author of a newspaper. Of several that agree the subject is meant, else the nearest.
        """
        words, token = self.words, self.words.tokens[index]
        known = (self.lexicon.source_documents, self.lexicon.event_nouns, self.lexicon.titled_things)
        first = words.first[max(words.sentence[index] - 1, 0)]
        found = [
            before
            for before in range(index - 1, first - 1, -1)
            if words.tokens[before].upos == "NOUN"
            and any(words.tokens[before].lemma in nouns for nouns in known)
            and words.tokens[before].features.get("Number") == token.features.get("Number")
            and gender_of(words.tokens[before]) == gender_of(token)
            and not names_organization(self.context, before)
        ]
        subjects = [i for i in found if words.relation[i] == "nsubj"]
        meant = next(iter(subjects or found), None)
        return words.tokens[meant].lemma if meant is not None else None

    def _both(self, index: int) -> tuple[list[Entity], bool]:
        """The two persons that `abi` means, but for who asked them, and whether no others can be meant."""
        asked = next(self.discourse.turns_before(index), None)
        others, only = self.discourse.two_told_of(index, asked.id if asked is not None else None)
        return (others, only) if len(others) == 2 else self.discourse.two_told_of(index, None)

    def _described_by(self, index: int) -> TokenSpan | None:
        """The phrase that a relative pronoun stands for: what its clause describes."""
        words = self.words
        verb = words.head[index]
        for _ in range(_FARTHEST):
            if verb < 0:
                return None
            noun = words.head[verb]
            if words.relation[verb] == "acl" and 0 <= noun < index:
                pronominal = words.tokens[noun].upos in ("PRON", "DET")
                other = pronominal or self._means_other(index, verb, noun)
                return None if other else noun_phrase(self.context, noun, verb)
            verb = noun
        return None

    def _means_other(self, pronoun: int, verb: int, noun: int) -> bool:
        """Whether a relative clause that the parse hangs on a noun is not about it.

        A participle in the singular is not said of many (`pirms diviem gadiem, [kas] uzlabojis peļņu`), and
        what takes part is no time that something happened at (`mēģinājums 14. minūtē, [kuru] realizēja`).
        """
        words, grammar = self.words, self.grammar
        when = grammar.role(words, noun) == "place" or grammar.adposition(words, noun) is not None
        if when and self.context.is_time(noun, noun) and grammar.adposition(words, pronoun) is None:
            return grammar.role(words, pronoun) in ("subject", "object")
        forms = (words.tokens[verb].features, words.tokens[noun].features)
        if words.relation[pronoun] != "nsubj" or forms[0].get("VerbForm") != "Part":
            return False
        single, many = forms[0].get("Number") == "Sing", forms[1].get("Number") == "Plur"
        # Of `komandas` the genitive singular has the same form.
        sure = gender_of(words.tokens[verb]) == "male" or gender_of(words.tokens[noun]) == "male"
        return single and many and sure and words.child(noun, "conj") is None

    # By a common noun

    def _by_noun(self, phrase: TokenSpan, *, guess: bool) -> Entity | SpeakerTurn | None:
        """Whom a common noun means, if somebody with a name or who spoke before."""
        tokens, lexicon = self.words.tokens, self.lexicon
        lemma = self._noun(phrase.head)
        if not guess:
            participle = self.undergone.names(phrase.head)
            known = participle or lemma in lexicon.roles or lemma in lexicon.organizations
            if not known:
                return None
        if lemma in lexicon.source_documents and lemma not in lexicon.vague_people:
            return self._owner(phrase)
        indefinite = any(
            not _ANYBODY.isdisjoint(tokens[i].features.get("PronType", "").split(","))
            or (tokens[i].upos == "NUM" and self.words.head[i] == phrase.head)  # `[viena] sieviete`
            or (tokens[i].upos == "DET" and tokens[i].lemma in lexicon.other_ones)  # `[tāds] aktieris`
            or self._is_unknown(i)
            for i in range(phrase.first, phrase.head + 1)
        )
        own_name = any(tokens[i].text in MARKS for i in range(phrase.head, phrase.last + 1))
        if indefinite or own_name or not self._is_one(phrase.head):
            return None
        if (undergone := self.undergone.bearer(phrase.head)) is not None:
            return undergone
        qualifiers = {
            tokens[i].lemma
            for i in range(phrase.first, phrase.head)
            if tokens[i].upos in ("NOUN", "PROPN", "ADJ") and not self._tells_age(i)
        }
        generic = lexicon.generic_people.get(lemma)
        if generic is not None and not guess:
            if not qualifiers:
                return self._only_bearer(phrase.head)
            if not any(f"{each} {lemma}" in lexicon.role_synonyms for each in qualifiers):
                return None  # but of a country there is one `valsts vadītājs`
        entity = self.discourse.with_role(phrase.head, qualifiers, generic is not None)
        if entity is not None and not qualifiers:
            paragraphs = self._paragraphs_ahead(phrase.head, entity)
            if guess and paragraphs is not None and not self._none_spoke(phrase.head):
                return None
            if not guess and self._is_far_ahead(phrase.head, entity):
                return None
        owner = self._owner_pronoun(phrase)
        if owner is not None:  # `viņa advokāts` is not he himself
            himself = self.by_pronoun(owner, Perspective(), guess=True).id
            # Nor is she one whom the text calls by another word: `aizstāve Anna Roze`.
            called = entity is not None and any(role.lemma.casefold() == lemma for role in entity.roles)
            return entity if entity is not None and called and entity.id != himself else None
        if entity is not None or qualifiers or self._is_located(phrase):
            return entity
        return self._institution(lemma, phrase.head) or (self._near_speaker(phrase.head) if guess else None)

    def _is_unknown(self, index: int) -> bool:
        """Whether a word says that nobody knows who it was: `[nezināms] autors`, `[neatpazīts] vīrs`."""
        token = self.words.tokens[index]
        unmade = token.features.get("Voice") == "Pass" and token.features.get("Polarity") == "Neg"
        return token.lemma in self.lexicon.unknown_ones and (unmade or token.upos == "ADJ")

    def _is_set_against(self, index: int, entity: str | None) -> bool:
        """Whether a noun is the subject of a clause set against one whose subject a person is.

        `Ārsts Kalns nebija sasniedzams, bet dežurējošais [mediķis] pastāstīja`: of one subject the second
        verb would need none.
        """
        words = self.words
        verb = words.head[index]
        if words.relation[index] != "nsubj" or verb < 0 or words.relation[verb] != "conj":
            return False
        first = words.head[verb]
        joint = next((i for i in range(first + 1, index) if self.context.effects[i].vain), None)
        if joint is None or words.tokens[joint].upos != "CCONJ" or words.head[joint] != verb:
            return False
        before = self.discourse.mentions_within(words.bounds(index)[0], joint, "person")
        return any(
            mention.entity.id == entity
            and any(words.head[i] == first for i in range(mention.first, mention.last + 1))
            for mention in before
            if mention.subject
        )

    def _is_said_by(self, phrase: TokenSpan, entity: str | None) -> bool:
        """Whether a noun stands in the words of a person, who calls himself by none.

        `Direktors Ivo Bite skaidroja, ka [spēlētājs] aizgājis`: that is another, whatever he himself is.
        Where hearsay goes on in a further sentence, the article may call him so.
        """
        person = self.discourse.entities.get(entity or "")
        if person is None or person.kind != "person":
            return False
        words, offset = self.words, self.words.tokens[phrase.head].start
        here = words.sentence[phrase.head]
        return any(
            candidate.id == entity
            and candidate.speaker != phrase
            and candidate.holds(offset)
            and (candidate.how in DIRECT or words.sentence[candidate.anchor] == here)
            for candidate in self.context.near(phrase.head)
        )

    def _is_in_words_of(self, phrase: TokenSpan, described: str | None) -> bool:
        """The same of somebody without a name: `Izmeklētājs norādīja, ka [vīrietis] klusē`."""
        words, offset = self.words, self.words.tokens[phrase.head].start
        here = words.sentence[phrase.head]
        return any(
            candidate.id is None
            and candidate.name == described
            and candidate.speaker is not None
            and candidate.speaker.head != phrase.head
            and words.sentence[candidate.anchor] == here
            and candidate.holds(offset)
            for candidate in self.context.near(phrase.head)
        )

    def _is_far_ahead(self, index: int, entity: Entity) -> bool:
        """Whether a person is not named up to the paragraph after that of a word.

        The driver of a headline (`vadītājs bija dzēris`) is not the `dienesta vadītājs` of the end.
        """
        paragraphs = self._paragraphs_ahead(index, entity)
        # A headline and a lead speak of who is named below them.
        reach = 1 if self.words.paragraph_of(index) < _LEAD else 0
        return paragraphs is not None and paragraphs > reach

    def _paragraphs_ahead(self, index: int, entity: Entity) -> int | None:
        """How many paragraphs below a word somebody is named first; None where that was before."""
        first = self.discourse.first_named(entity)
        if first is None or first <= index:
            return None
        return self.words.paragraph_of(first) - self.words.paragraph_of(index)

    def _none_spoke(self, index: int) -> bool:
        """Whether no person spoke right before a noun, whom it could mean: `teica Kalns. [Treneris] …`."""
        turn = next(self.discourse.turns_before(index), None)
        person = turn is not None and turn.person and turn.name is not None
        return turn is None or not person or not self.discourse.is_just_before(turn, index)

    def _only_bearer(self, index: int) -> Entity | None:
        """The only person with the role that a noun names, where nobody else is called so since.

        `Policists Jānis Kalns … Cits policists … Policists`
        """
        entity = self.discourse.only_bearer(index)
        if entity is None or self._is_far_ahead(index, entity):
            return None
        words, lemma = self.words, self.words.tokens[index].lemma
        first = words.first[max(words.sentence[index] - _SINCE, 0)]
        for before in range(index - 1, first - 1, -1):
            if words.tokens[before].lemma == lemma and self._is_one(before):
                named = self.discourse.mentions_from(before, before + _LONGEST_NAME)
                if not any(mention.entity is entity for mention in named):
                    return entity if words.child(before, "det", "amod", "nummod") is None else None
        return entity

    def _is_one(self, index: int) -> bool:
        """Whether a noun is in the singular; a form that is its own lemma is, whatever the analysis says.

        What is counted is not: `cik uzņēmumu`, whose form is that of one, too.
        """
        token = self.words.tokens[index]
        if index and self.words.lower[index - 1] in self.lexicon.quantifiers:
            return False
        return token.features.get("Number") != "Plur" or self.words.lower[index] == token.lemma

    def _is_located(self, phrase: TokenSpan) -> bool:
        """Whether a noun says of what place somebody is, who is not told of before: `ražotājs Ķīnā`."""
        places = self.discourse.mentions_within(phrase.head + 1, phrase.last, *_PLACES)
        return any(self.grammar.role(self.words, place.first) == "place" for place in places)

    def _tells_age(self, index: int) -> bool:
        """Whether a word belongs to an age (`27 gadus vecais hokejists`), which is part of no role."""
        start = self.words.tokens[index].start
        times = self.context.times_from(start - _LONGEST_AGE, start + 1)
        return any(
            time.span.end > start or (time.type == "DURATION" and time.span.end + 1 == start)
            for time in times
        )

    def _noun(self, index: int) -> str:
        """The lemma of a noun; that of people whom the analysis took for a name: `[Soms] uzsvēra`."""
        lemma = self.words.tokens[index].lemma
        small = lemma.casefold()
        return small if lemma != small and names_person(self.lexicon, small) else lemma

    def _near_speaker(self, index: int) -> Entity | SpeakerTurn | None:
        """Whom near a noun can mean, but nobody named in what is said: `Ozols esot slims, teica [ārsts]`."""
        found = self._near(index)
        if isinstance(found, Entity) and self._is_spoken_of(found, index):
            return None
        return found

    def _is_spoken_of(self, entity: Entity, speaker: int) -> bool:
        """Whether a person is named in the sentence in what somebody says, and not in words quoted there.

        `speaker` is the head of the phrase that tells who speaks.
        """
        words, context = self.words, self.context
        for candidate in context.near(speaker):
            if candidate.speaker is None or candidate.speaker.head != speaker:
                continue
            for start, end in candidate.spans:
                covered = words.covered(start, end)
                for mention in self.discourse.mentions_within(covered.start, covered.stop - 1, "person"):
                    if (
                        mention.entity is not entity
                        or words.sentence[mention.first] != words.sentence[speaker]
                    ):
                        continue
                    quotation = context.innermost(words.tokens[mention.first].start)
                    if quotation is None or quotation.start <= start:
                        return True
        return False

    def _near(self, index: int) -> Entity | SpeakerTurn | None:
        """The person near whom a noun can mean that the article gives to nobody as a role.

        Who spoke last and has no name is meant by a noun for any person: `Kāda māte … Sieviete …`.
        """
        discourse, lemma = self.discourse, self._noun(index)
        generic = self.lexicon.generic_people.get(lemma)
        if generic is not None:
            if (same := self._called_so_before(index, lemma)) is not None:
                return same
            vague = lemma in self.lexicon.vague_people  # a profession would be a new source
            if vague and self._is_told_apart(index):
                return None
            gender = None if generic == "any" else generic
            found = discourse.antecedent(index, gender, False, False)
            if found is None:
                return discourse.only_person_near(index, gender)
            if found.id is not None:
                return discourse.entities.get(found.id)
            spoke = isinstance(found, SpeakerTurn) and discourse.is_just_before(found, index)
            return found if vague and spoke else None
        if lemma in self.lexicon.roles and lemma not in self.lexicon.relatives:
            known = gender_of(self.words.tokens[index])
            return self._of_profession(index, known) or discourse.only_person_near(index, known)
        return None

    def _called_so_before(self, index: int, noun: str) -> SpeakerTurn | None:
        """Who spoke near before and has no name but this noun: `[Kāda kundze] prasa … [Kundze] …`."""
        first = self.words.first[max(self.words.sentence[index] - _DESCRIBED, 0)]
        for turn in self.discourse.turns_before(index):
            if turn.token < first:
                return None
            if turn.id is None and turn.name is not None and noun in turn.name.split():
                return turn
        return None

    def _is_told_apart(self, index: int) -> bool:
        """Whether a relative clause tells which person a noun means: `Sieviete, kas sēdēja blakus`."""
        words = self.words
        after = index + 1
        if after + 1 >= len(words) or words.tokens[after].text != ",":
            return False
        return self.context.function(after + 1) == "wh" or (
            words.tokens[after + 1].upos == "ADP" and self.context.function(after + 2) == "wh"
        )

    def _of_profession(self, index: int, gender: Gender | None) -> Entity | None:
        """Who spoke right before a profession and got only offices that anybody can hold.

        `Pētījumu centra vadītājs Ints Kļava sacīja … [Sociologs] atgādināja`
        """
        turn = next(self.discourse.turns_before(index), None)
        entity = self.discourse.entities.get(turn.id or "") if turn is not None else None
        if turn is None or entity is None or not self.discourse.is_just_before(turn, index):
            return None
        if entity.kind != "person" or not entity.roles or not agrees(gender, entity.gender):
            return None
        fields, stem_of = self.context.document.language.once(_stems_with_field), self.grammar.role_stem
        offices = {stem_of(role.lemma) for role in entity.roles}
        profession = stem_of(self._noun(index)) in fields
        return entity if profession and not offices & fields else None

    def _institution(self, lemma: str, at: int) -> Entity | None:
        """The institution or business that a bare noun means: the one so called last before a token."""
        if lemma in self.lexicon.company_words:
            public = lemma in self.lexicon.abstract_things  # `sabiedrība` may be that of a country
            return self.discourse.institution(lemma, at) or self.discourse.company(at, sure=public)
        sort = self.lexicon.organizations.get(lemma)
        if sort is None:  # a broadcast, by its name in marks: `raidījums "De Facto" … [Raidījums] ziņoja`
            return self.discourse.institution(lemma, at) if lemma in self.lexicon.media_nouns else None
        discourse = self.discourse
        called = discourse.institution(lemma, at)
        if sort == "sport":
            acting = discourse.of_no_sort(at)
            if acting is not None or (called is not None and not discourse.is_main(called, at)):
                return acting  # where two sides are told of, the one that played last, or neither
        if called is not None or self._is_described_before(lemma, at):
            return called
        return (
            discourse.only_one_of_sort(sort, at)
            or discourse.under_another_noun(lemma, at)
            or discourse.ending_in(lemma, at)
            or (discourse.of_no_sort(at) if sort in _UNTOLD else None)
        )

    def _is_described_before(self, lemma: str, at: int) -> bool:
        """Whether a noun near before tells of an institution without a name: `Direktoru [asociācija] …`."""
        words, tokens = self.words, self.words.tokens
        first = words.first[max(words.sentence[at] - _DESCRIBED, 0)]
        return any(
            tokens[i].lemma == lemma and tokens[i].name == "O" and words.child(i, "nmod") is not None
            for i in range(first, at)
            if i != at
        )

    def _owner(self, phrase: TokenSpan) -> Entity | None:
        """Whose document or data it is: an institution in the phrase, or the one its noun means."""
        informs = self.words.tokens[phrase.head].lemma in self.lexicon.information_nouns
        for mention in self.discourse.mentions_within(phrase.first, phrase.last, "organization"):
            after = self.words.tokens[mention.last + 1].lemma if mention.last < phrase.last else ""
            if mention.first > phrase.head and self.grammar.role(self.words, mention.last) == "recipient":
                continue  # `uzņēmuma iesniegums Pakalpojumu regulēšanas [komisijai]`
            held = not informs and after in self.lexicon.possession_nouns  # `LETA rīcībā esoša vēstule`
            held = held or self.discourse.is_told(mention)  # `biržai "Nasdaq Riga" iesniegtais pārskats`
            if not held and after not in self.lexicon.order_nouns:
                return mention.entity
        for index in range(phrase.first, phrase.head):
            token = self.words.tokens[index]
            institution = (
                token.lemma in self.lexicon.company_words or token.lemma in self.lexicon.organizations
            )
            one = institution and self._is_one(index)  # `banku pārskati` are of many
            if one and self.grammar.role(self.words, index) in ("possessor", "part"):
                return self._institution(token.lemma, phrase.head)
        opening = self.words.tokens[phrase.first]
        whose = self.grammar.role(self.words, phrase.first) == "possessor"
        if whose and opening.features.get("PronType") == "Dem":
            return self.discourse.entities.get(self._owning(phrase.first).id or "")  # `[Tās] aplēses rāda`
        return None

    # Without a name

    def described(self, phrase: TokenSpan) -> str | None:
        """The description of a phrase, or the one that somebody got before who is called by less now.

        `uzņēmuma pārstāvis` is the `"Krauja" pārstāvis` of before, where no other spoke for anybody.
        """
        described = self._with_owner(phrase, self._written_out(phrase, description(self.context, phrase)))
        if not holds_word(described):
            return None
        lexicon, tokens = self.lexicon, self.words.tokens
        if phrase.first == phrase.head or tokens[phrase.head].lemma not in lexicon.roles:
            return described
        of_whom = [token.lemma for token in tokens[phrase.first : phrase.head]]
        if not lexicon.company_words.issuperset(of_whom):
            return described
        last = described.rpartition(" ")[2]
        before = {
            turn.name
            for turn in self.discourse.turns_before(phrase.first)
            if turn.id is None and turn.name and turn.name.rpartition(" ")[2] == last
        }
        return before.pop() if len(before) == 1 else described

    def _of_somebody(self, phrase: TokenSpan, perspective: Perspective) -> str | None:
        """The description of who belongs to somebody named: `[viņa] aģents` is `Jāņa Ozola aģents`."""
        pronoun = self._owner_pronoun(phrase)
        if pronoun is None or not names_person(self.lexicon, self.words.tokens[phrase.head].lemma):
            return None
        owning = perspective._replace(subject=False)
        entity = self.discourse.entities.get(self.by_pronoun(pronoun, owning, guess=True).id or "")
        if entity is None or entity.kind != "person":
            return None  # of an institution `described` tells
        owner = self.context.document.language.declension.genitive(entity.name, entity.gender)
        described = self.described(TokenSpan(phrase.first + 1, phrase.last, phrase.head))
        return f"{owner} {described}" if owner and described else None

    def _owner_pronoun(self, phrase: TokenSpan) -> TokenSpan | None:
        """The pronoun that opens a phrase and tells whose its head is: `[viņa] aģents`, not `tās`."""
        index, words = phrase.first, self.words
        first = words.tokens[index]
        third = first.upos in ("PRON", "DET") and first.features.get("Person") == "3"
        if index == phrase.head or words.head[index] != phrase.head or not third:
            return None
        if self.grammar.role(words, index) != "possessor" and first.upos != "PRON":
            return None
        if self.grammar.agree(first, words.tokens[phrase.head]):
            return None
        return TokenSpan(index, index, index)

    def _with_owner(self, phrase: TokenSpan, described: str) -> str:
        """A description with the institution that its pronoun means: `domes valde` for `tās valde`."""
        words, opening = self.words, self.words.tokens[phrase.first]
        if opening.features.get("PronType") == "Rel":
            return self._with_antecedent(phrase, described)
        demonstrative = opening.upos == "DET" and opening.features.get("PronType") == "Dem"
        whose = demonstrative and self.grammar.role(words, phrase.first) == "possessor"
        somebody = (
            words.tokens[phrase.head].lemma in self.lexicon.actors
        )  # a house has a roof, no institution
        if not whose or not somebody or words.head[phrase.first] != phrase.head:
            return described
        of_work = words.tokens[phrase.head].lemma in self.lexicon.people_of_works
        owner = self._work_meant(phrase.first) if of_work else self._owning(phrase.first).name
        possessive = self.context.document.language.declension.possessive(owner) if owner else None
        if possessive is None or not described.casefold().startswith(opening.text.casefold()):
            return described
        return possessive + described[len(opening.text) :]

    def _with_antecedent(self, phrase: TokenSpan, described: str) -> str:
        """A description with whom its relative pronoun means: `[Savienība], kuras padomnieki uzskata`."""
        opening = self.words.tokens[phrase.first]
        told = self._described_by(phrase.first) if phrase.first < phrase.head else None
        if told is None or self.grammar.role(self.words, phrase.first) != "possessor":
            return described
        owner = self.find(told, Perspective(), guess=True)
        declension, entity = (
            self.context.document.language.declension,
            self.discourse.entities.get(owner.id or ""),
        )
        possessive: str | None = None
        if entity is not None and entity.kind == "person":
            possessive = declension.genitive(entity.name, entity.gender)
        elif entity is not None:
            possessive = declension.possessive(entity.name)
        if possessive is None or not described.casefold().startswith(opening.text.casefold()):
            return described
        return possessive + described[len(opening.text) :]

    def _written_out(self, phrase: TokenSpan, described: str) -> str:
        """The description of a part of an institution, with the full name for an acronym at its beginning."""
        tokens = self.words.tokens
        acronym = tokens[phrase.first].text
        if phrase.head == phrase.first or not is_acronym(acronym) or not described.startswith(acronym):
            return described
        if tokens[phrase.head].lemma in self.lexicon.roles:
            return described
        for mention in self.discourse.mentions_within(phrase.first, phrase.first, "organization"):
            full = self.context.document.language.declension.possessive(mention.entity.name)
            if full is not None and full != acronym:
                return full + described.removeprefix(acronym)
        return described


def _stems_with_field(language: Language) -> frozenset[str]:
    """What the genders share of the nouns of offices and professions that are of one field of life."""
    return frozenset(map(language.grammar.role_stem, language.lexicon.role_fields))


def _by(basis: Basis, found: Entity | SpeakerTurn | StatementCandidate | None) -> Referent:
    """Whoever was found, on this basis; that words which mean somebody mean nobody known is a guess."""
    return Referent(basis="guess") if found is None else Referent(found.name, found.id, basis)
