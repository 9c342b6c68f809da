"""The discourse of an article: who has been mentioned where, who has spoken, who has which role.

The one place that is asked who was named or spoke last before a word. What is asked of the whole article is
indexed, so that no question costs more in a longer one.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cached_property

from hronika.language.quotation_marks import MARKS
from hronika.reading.attribution.role_index import RoleIndex, agrees
from hronika.reading.document.document import Document
from hronika.reading.document.entities import Entity
from hronika.reading.document.syntax import acting_beside, gender_of, is_any_of
from hronika.reading.document.tokens import TokenSequence
from hronika.record import Gender, NameKind

# How many sentences back a pronoun looks for whom it means.
_NEAR = 8
# How many sentences back a bare noun looks for an institution; a role without a name as many ahead, too.
_WINDOW = 3
# How many sentences back a text may call a business that it named by a common noun.
_COMPANY = 40
# Sorts of institutions that no text calls a business.
_NO_BUSINESS = frozenset(("public", "court", "military", "party", "body"))
# Sorts of institutions of which one noun can stand for another, and what sorts those may be called.
_ALIKE: dict[str, tuple[str, ...]] = {
    "association": ("association", "party"),
    "media": ("media", "press", "magazine", "site", "broadcaster"),
    "press": ("press", "media"),
    "magazine": ("magazine", "media"),
    "site": ("site", "media", "press"),  # a newspaper has a site
    "broadcaster": ("broadcaster", "media"),
}
# Sorts of institutions that say what others tell them.
_OUTLETS = frozenset(("media", "press", "magazine", "site", "broadcaster"))
# What stands for the noun of any office among those that another noun can mean.
_ANY_OFFICE = "*"
# Letters of a noun, without its ending, that can be told at the end of another word.
_COMPOUNDED = 4
# How much nearer, in sentences, who acts is than others named there; whom that one meets or speaks with; and
# who was asked something.
_SUBJECT, _MET, _ASKED = 1.2, 1.6, 1.8
# How many speaker turns back the speaker of a statement without one is looked for.
_TURNS_BACK = 12


@dataclass(slots=True)
class EntityMention:
    """A place where an entity is named: its tokens, whether it is a subject there, and whether quoted.

    `unsure` where the name can be that of another, too.
    """

    first: int
    last: int
    entity: Entity
    subject: bool
    quoted: bool
    unsure: bool = False


@dataclass(frozen=True, slots=True)
class SpeakerTurn:
    """Somebody who spoke, at a token: perhaps without a name (`ēstuves kasiere`), perhaps not known.

    `last` is the last token of what was said, where that goes on behind the verb of saying.
    """

    token: int
    name: str | None
    id: str | None
    gender: Gender | None = None
    plural: bool = False
    person: bool = True
    last: int = -1

    @property
    def end(self) -> int:
        """The last token of the verb of saying and of what was said."""
        return max(self.token, self.last)


class DiscourseModel:
    """Who has been mentioned and who has spoken. Made once for an article, after names and people.

    `quoted` are the starts of tokens in quotations. The turns of speakers are told to it in text order.
    """

    def __init__(self, document: Document, words: TokenSequence, quoted: Set[int]) -> None:
        self.document, self.words = document, words
        self.entities = {entity.id: entity for entity in document.entities}
        self.mentions: list[EntityMention] = []
        self.turns: list[SpeakerTurn] = []
        for entity in document.entities:
            for mention in entity.mentions:
                first, last, head = words.index(mention)
                in_quotation = words.tokens[first].start in quoted
                self.mentions.append(
                    EntityMention(first, last, entity, self._is_subject(head), in_quotation, mention.unsure)
                )
        self.mentions.sort(key=_end)
        self._ends = [mention.last for mention in self.mentions]
        self._acts: dict[str, dict[str, int]] = {}  # by noun

    def _is_subject(self, head: int) -> bool:
        words, grammar = self.words, self.document.language.grammar
        while words.tokens[head].relation.startswith(("flat", "appos", "nmod")) and words.head[head] >= 0:
            above = words.head[head]
            if grammar.role(words, above) not in (None, "subject"):
                return False
            head = above
        return words.tokens[head].relation.startswith("nsubj")

    # Mentions by place

    def mentions_from(self, first: int, stop: int) -> list[EntityMention]:
        """Mentions that end at tokens from `first` to before `stop`, in text order."""
        return self.mentions[bisect_left(self._ends, first) : bisect_left(self._ends, stop)]

    def mentions_within(self, first: int, last: int, *kinds: NameKind) -> list[EntityMention]:
        """Mentions of some kinds that lie between two tokens, both included, in text order."""
        return [
            mention
            for mention in self.mentions_from(first, last + 1)
            if first <= mention.first and mention.entity.kind in kinds
        ]

    def mentions_near(self, at: int, back: int, ahead: int = 0) -> list[EntityMention]:
        """Mentions from `back` sentences before a token up to it, or to `ahead` sentences after its own."""
        first, sentence = self.words.first, self._sentence(at)
        stop = first[min(sentence + ahead + 1, len(first) - 1)] if ahead else at
        return self.mentions_from(first[max(sentence - back, 0)], stop)

    def first_named(self, entity: Entity) -> int | None:
        """The first token of the first mention of an entity; None of one that is not named."""
        return self._first_named.get(entity.id)

    @cached_property
    def _first_named(self) -> dict[str, int]:
        found: dict[str, int] = {}
        for mention in self.mentions:
            found.setdefault(mention.entity.id, mention.first)
        return found

    # Who spoke

    def add_turn(self, turn: SpeakerTurn) -> None:
        """Take note that somebody spoke, at a token not before that of the last turn."""
        self.turns.append(turn)

    def turns_before(self, at: int) -> Iterator[SpeakerTurn]:
        """The turns before a token, the last first, as far back as they can matter."""
        position = bisect_left(self.turns, at, key=lambda turn: turn.token)
        for index in range(position - 1, max(position - _TURNS_BACK, 0) - 1, -1):
            yield self.turns[index]

    def is_just_before(self, turn: SpeakerTurn, at: int) -> bool:
        """Whether somebody spoke in the sentence of a token or the one before."""
        return self._sentence(at) - self._sentence(turn.token) <= 1

    def is_told_of(self, who: str | None, first: int, stop: int) -> bool:
        """Whether somebody is named or speaks between two tokens; of whom nothing is known, always."""
        if who is None:
            return True
        named = any(mention.entity.id == who for mention in self.mentions_from(first, stop))
        return named or any(turn.id == who and turn.end >= first for turn in self.turns_before(stop))

    def is_only_described(self, who: str | None, first: int, stop: int) -> bool:
        """Whether somebody is named between two tokens in relative clauses alone, and says nothing there."""
        if who is None or any(turn.id == who and turn.end >= first for turn in self.turns_before(stop)):
            return False
        named = [each.first for each in self.mentions_from(first, stop) if each.entity.id == who]
        return bool(named) and all(self._is_in_relative(index) for index in named)

    def _is_in_relative(self, index: int) -> bool:
        """Whether a word stands in a clause about a noun: `balvu, ko saņēma [Anna Roze]`."""
        words = self.words
        while index >= 0 and words.relation[index] != "acl":
            index = words.head[index]
        return index >= 0 and words.tokens[index].features.get("VerbForm") is not None

    # Whom words mean

    def antecedent(
        self, at: int, gender: Gender | None, plural: bool, quoted: bool, apart: str | None = None
    ) -> SpeakerTurn | Entity | None:
        """Whom a pronoun at a token means: agreeing, near, and by preference a subject or who spoke last.

        A pronoun of the narrator does not look into quotations, and one in a quotation not at who spoke, nor
        at whose words they are (`apart`).
        """
        best: tuple[float, SpeakerTurn | Entity] | None = None
        here = self._sentence(at)
        beside = self.beside(at) | ({apart} if apart is not None else set())
        for mention in self.mentions_near(at, _NEAR):
            entity = mention.entity
            if entity.kind != "person" or (mention.quoted and not quoted) or entity.id in beside:
                continue
            if not agrees(gender, entity.gender) or (entity.number == "Plur") != plural:
                continue
            distance = here - self._sentence(mention.last)
            met = not distance and (self._is_met(at, mention) or self._is_told_of_in_clause(at, mention))
            salient = _SUBJECT * mention.subject or _MET * met
            if distance == 1 and self._is_asked(at, mention):
                salient = _ASKED
            score = salient - 0.3 * (entity.gender is None) - distance
            if score > -_NEAR and (best is None or score >= best[0]):
                best = score, entity
        spoke = None if quoted else self._last_speaker(at, gender, plural)
        if spoke is not None and spoke.id not in beside:
            score = 1.5 - (here - self._sentence(min(spoke.end, at)))
            if best is None or score >= best[0]:
                best = score, spoke
        return best[1] if best else None

    def _is_met(self, at: int, mention: EntityMention) -> bool:
        """Whether a pronoun that is a subject goes on about whom the clause before brought in.

        `Ministre tikās ar [Jāni Ozolu], un viņš sacīja`, `Es zvanīju [Ozolam], un viņš …`: the clauses are
        coordinated, and the subject of the first cannot be meant, by its gender, number or person.
        """
        words, grammar = self.words, self.document.language.grammar
        verb = words.head[at]
        if verb < 0 or words.relation[at] != "nsubj" or words.relation[verb] != "conj":
            return False
        first = words.head[verb]
        above = mention.first
        while 0 <= above != first and not grammar.is_predicate(words.tokens[above]):
            above = words.head[above]
        if above != first or mention.last > verb:
            return False
        pronoun = words.tokens[at]
        subjects = [
            words.tokens[child] for child in words.children[first] if words.relation[child] == "nsubj"
        ]
        return not any(
            agrees(gender_of(pronoun), gender_of(subject))
            and pronoun.features.get("Number") == subject.features.get("Number")
            and subject.features.get("Person") in (None, "3")
            for subject in subjects
        )

    def _is_asked(self, at: int, mention: EntityMention) -> bool:
        """Whether a subject may go on about who was asked: `[Ozolam] jautāja ... Viņš sacīja`."""
        words, lexicon = self.words, self.document.language.lexicon
        verb = words.head[mention.first]
        if words.relation[at] != "nsubj" or verb < 0:
            return False
        asking = lexicon.cues.get(words.tokens[verb].lemma)
        role = self.document.language.grammar.role(words, mention.last)
        return asking is not None and asking.act == "ask" and role == "recipient"

    def _is_told_of_in_clause(self, at: int, mention: EntityMention) -> bool:
        """Whether a pronoun that is a subject stands in a clause about whom the main clause opens with.

        `[Ozolam] nav viegli, jo viņš solīja`: somebody in the dative to whom it is so is like a subject,
        where the clause has none of its own. What pleases him is rather another's: `Ozolam patīk, ka viņš`.
        """
        words = self.words
        if words.relation[at] != "nsubj" or mention.last > at:
            return False
        clause = words.head[at]
        while clause >= 0 and words.relation[clause] in ("conj", "xcomp", "ccomp", "csubj"):
            clause = words.head[clause]
        main = words.head[clause] if clause >= 0 else -1
        opens = (
            main >= 0
            and words.relation[clause] == "advcl"
            and mention.first == words.first[words.sentence[at]]
        )
        if not opens or words.child(main, "nsubj") not in (None, mention.first):
            return False
        role = self.document.language.grammar.role(words, mention.first)
        return role == "recipient" and words.head[mention.first] == main

    def could_be_another(self, at: int, found: Entity, quoted: bool) -> bool:
        """Whether a pronoun could as well mean another person than the one found, who did not speak before.

        One of the same gender, named in the sentence of the pronoun or the one before.
        """
        beside = self.beside(at) | {found.id}
        return any(
            mention.entity.kind == "person"
            and mention.entity.id not in beside
            and (quoted or not mention.quoted)
            and agrees(found.gender, mention.entity.gender)
            and mention.entity.number == found.number
            for mention in self.mentions_near(at, 1)
        )

    def beside(self, at: int) -> set[str]:
        """Who else takes part under the verb of a pronoun: `[Kalvim] viņš pārmeta`, `[Kalvis] viņu glāba`."""
        words = self.words
        verb = words.head[at]
        if verb < 0 or words.relation[at] != "nsubj":
            acting = acting_beside(words, at)
            if acting is None:
                return set()
            near = self.mentions_near(at, 0)
            return {mention.entity.id for mention in near if self._holds(mention, acting)}
        others = [i for i in words.children[verb] if i != at and words.tokens[i].name.endswith("person")]
        return {mention.entity.id for i in others for mention in self.mentions_within(i, i, "person")}

    def _holds(self, mention: EntityMention, index: int) -> bool:
        """Whether a token is of a mention, or is the title that it stands behind."""
        return mention.first <= index <= mention.last or self.words.head[mention.first] == index

    def _last_speaker(self, at: int, gender: Gender | None, plural: bool) -> SpeakerTurn | None:
        """The person of a gender and number who spoke last before a token, not too far back."""
        here = self._sentence(at)
        position = bisect_left(self.turns, at, key=lambda turn: turn.token)
        for index in range(position - 1, -1, -1):
            turn = self.turns[index]
            if here - self._sentence(turn.token) > _NEAR:
                return None
            if turn.name and turn.person and turn.plural == plural and agrees(gender, turn.gender):
                return turn
        return None

    def two_told_of(self, at: int, asked: str | None) -> tuple[list[Entity], bool]:
        """The two persons named near before a token, but for who asked, and whether there are no others.

        Of more, the two that are named most often if a third is not as often, else the two named last; in the
        order of naming.
        """
        named: dict[str, list[EntityMention]] = {}
        for mention in self.mentions_near(at, _NEAR):
            if mention.entity.kind == "person" and mention.entity.id != asked:
                named.setdefault(mention.entity.id, []).append(mention)
        several = sorted(named.values(), key=lambda each: (len(each), each[-1].last), reverse=True)
        if len(several) > 2 and len(several[1]) == len(several[2]):
            several = sorted(named.values(), key=lambda each: each[-1].last, reverse=True)
        two = sorted(several[:2], key=lambda each: each[0].last)
        return [each[0].entity for each in two], len(several) <= 2

    def with_role(self, at: int, qualifiers: Set[str], generic: bool) -> Entity | None:
        """The person to whom the article gives the role that a noun names, the one named last before it.

        `qualifiers` are the lemmas that stand with the noun; the role must share one where there are any. A
        generic noun (`pārstāvis`) fits any role that does.
        """
        return self._roles.bearer(at, qualifiers, generic)

    def bearers(self, at: int) -> list[Entity]:
        """All named before a noun to whom the article gives the role that it names."""
        return self._roles.bearers(at)

    def only_bearer(self, at: int) -> Entity | None:
        """The only person to whom the article gives the role that a noun names."""
        return self._roles.only_bearer(at)

    def is_shared_role(self, at: int) -> bool:
        """Whether the article gives the role that a noun names to two persons who hold it now."""
        return self._roles.is_shared(at)

    @cached_property
    def _roles(self) -> RoleIndex:
        return RoleIndex(self.document, self.words)

    def only_person_near(self, at: int, gender: Gender | None) -> Entity | None:
        """The one person near whom a bare role can mean; None where there are two.

        Whoever the text gives a role would be called by that one, so only those without count.
        """
        near: dict[str, Entity] = {}
        for mention in self.mentions_near(at, _WINDOW, _WINDOW):
            entity = mention.entity
            alone = entity.kind == "person" and entity.number == "Sing" and not mention.quoted
            if alone and agrees(gender, entity.gender):
                near[entity.id] = entity
        plain = [entity for entity in near.values() if not entity.roles]
        return plain[0] if len(plain) == 1 else None

    def institution(self, lemma: str, at: int) -> Entity | None:
        """The institution that a bare noun (`ministrija`, `teātris`) means: the one so called last.

        None where that one was only told of while another had acted: `Apgabaltiesa noraidīja … pārsūdzēs
        Augstākajā tiesā … Tiesa secināja` does not tell which.
        """
        called = next((m for m in self._before(lemma, at) if not self.is_told(m)), None)
        if called is None:
            called = next(self._before(lemma, at), None)
        if called is None:
            return None
        acted = self._first_acts(lemma)
        if called.entity.id in acted and acted[called.entity.id] < at:
            return called.entity
        return None if any(first < at for first in acted.values()) else called.entity

    def _before(self, lemma: str, at: int) -> Iterator[EntityMention]:
        """Mentions before a token of institutions that a noun can mean, the last first."""
        mentions = self._called.get(lemma, ())
        position = bisect_left(mentions, at, key=_end)
        yield from reversed(mentions[:position])

    def only_one_of_sort(self, sort: str, at: int) -> Entity | None:
        """The only institution of a sort named so far: `žurnāls "Jūra" … Izdevums`.

        None where two are, and of sorts of which each has its own noun, as offices, courts and schools have.
        """
        mentions = [m for alike in _ALIKE.get(sort, ()) for m in self._by_sort.get(alike, ())]
        found = {m.entity.id: m.entity for m in mentions if m.last < at and not m.quoted}
        return next(iter(found.values())) if len(found) == 1 else None

    def under_another_noun(self, lemma: str, at: int) -> Entity | None:
        """The only institution before that a noun is another word for: `Ogres dome … [Pašvaldība]`."""
        nouns = self.document.language.lexicon.institution_synonyms.get(lemma, ())
        if _ANY_OFFICE in nouns:
            return self._acting_office(at)
        mentions = [m for noun in nouns for m in self._called.get(noun, ())]
        found = {m.entity.id: m.entity for m in mentions if m.last < at and not m.quoted}
        return next(iter(found.values())) if len(found) == 1 else None

    def ending_in(self, lemma: str, at: int) -> Entity | None:
        """The only institution before whose name ends in a noun without its ending: `Swedbank … [Banka]`."""
        stem = self.document.language.grammar.role_stem(lemma)
        if len(stem) < _COMPOUNDED:
            return None
        words = [word for word in self._called if word.endswith((stem, lemma)) and word not in (stem, lemma)]
        found = {m.entity.id: m.entity for word in words for m in self._before(word, at) if not m.quoted}
        return next(iter(found.values())) if len(found) == 1 else None

    def of_no_sort(self, at: int) -> Entity | None:
        """The only institution that acts in the sentence before in its paragraph, whose name tells no sort.

        `"Citadele" ziņo par zaudējumiem. [Banka] uzsver`
        """
        words, here = self.words, self._sentence(at)
        if here == 0 or words.paragraph[here] != words.paragraph[here - 1]:
            return None
        near = self.mentions_from(words.first[here - 1], words.first[here])
        found = {m.entity.id: m for m in near if m.entity.kind == "organization" and not m.quoted}
        acting = [m.entity for m in found.values() if m.subject and id(m.entity) not in self._of_a_sort]
        return acting[0] if len(found) == 1 and acting else None

    def is_main(self, entity: Entity, at: int) -> bool:
        """Whether an institution acted before a token, was named last or beside it, or no other acted near.

        It is not where it is only told of whom another lost to: `"Auda" zaudēja [klubam "Venta"]`.
        """
        near = [m for m in self.mentions_near(at, _NEAR) if m.entity.kind == "organization" and not m.quoted]
        acting = [m.entity for m in near if m.subject]
        named = [m for m in near if not self.is_told(m)]
        here = [m.entity for m in named if self._sentence(m.last) == self._sentence(at)]
        before = self.mentions_near(at, _COMPANY)
        acted = any(m.entity is entity and m.subject and not m.quoted for m in before)
        acted = acted or any(one is entity for one in here)
        return acted or not acting or (bool(named) and named[-1].entity is entity)

    def _acting_office(self, at: int) -> Entity | None:
        """The only office that acts in the sentences before a token."""
        offices = {id(m.entity) for m in self._by_sort.get("public", ())}
        near = [m for m in self.mentions_near(at, _WINDOW) if m.subject and not m.quoted]
        found = {m.entity.id: m.entity for m in near if id(m.entity) in offices}
        return next(iter(found.values())) if len(found) == 1 else None

    def _first_acts(self, lemma: str) -> dict[str, int]:
        """Where institutions that a noun can mean act first, by their ids: the last token of the mention.

        Their word may be a compound with the noun. Kept by noun: an article asks for some very often.
        """
        if lemma not in self._acts:
            acts: dict[str, int] = {}
            for word, mentions in self._called.items():
                for mention in mentions if word.endswith(lemma) else ():
                    if mention.subject and not mention.quoted:
                        first = acts.get(mention.entity.id, mention.last)
                        acts[mention.entity.id] = min(first, mention.last)
            self._acts[lemma] = acts
        return self._acts[lemma]

    @cached_property
    def _of_a_sort(self) -> frozenset[int]:
        """The institutions whose names tell their sort, by identity."""
        return frozenset(id(mention.entity) for mentions in self._by_sort.values() for mention in mentions)

    @cached_property
    def _by_sort(self) -> dict[str, list[EntityMention]]:
        """Mentions of institutions by the sort that a word of their name or the noun before it tells."""
        lexicon = self.document.language.lexicon
        nouns = lexicon.organizations
        by_sort: dict[str, list[EntityMention]] = {}
        for noun, mentions in self._called.items():
            shown = nouns.get(noun) == "association" and noun in lexicon.media_nouns  # `tīklā "X"`
            if noun in nouns and not shown:
                by_sort.setdefault(nouns[noun], []).extend(mentions)
        return by_sort

    @cached_property
    def _called(self) -> dict[str, list[EntityMention]]:
        """Mentions of all but persons by the words of their names and the noun before them, in text order."""
        called: dict[str, list[EntityMention]] = {}
        words_of = {
            id(entity): {word for name in (entity.name, *entity.aliases) for word in name.lower().split()}
            for entity in self.document.entities
            if entity.kind != "person"
        }
        for mention in self.mentions:
            if mention.entity.kind == "person":
                continue
            before = self._noun_before(mention)
            noun = {before} if before is not None else set()
            for word in words_of[id(mention.entity)] | noun:
                called.setdefault(word, []).append(mention)
        return called

    def _noun_before(self, mention: EntityMention) -> str | None:
        """The lemma of the word before a name that may say what is so called: `[aģentūra] LETA`."""
        before = self._place_before(mention)
        return self.words.tokens[before].lemma if before is not None else None

    def _place_before(self, mention: EntityMention) -> int | None:
        """The word before a name that may say what is so called."""
        tokens = self.words.tokens
        before = mention.first - 1
        while before > 0 and tokens[before].text in MARKS:
            before -= 1
        quoted = before < mention.first - 1
        return before if before >= 0 and (quoted or self._may_be_apposed(before, mention.first)) else None

    def _may_be_apposed(self, noun: int, name: int) -> bool:
        """Whether a noun can be that of the name behind it: `aģentūra LETA`, not `policija Liepājā`."""
        role = self.document.language.grammar.role
        cases = {role(self.words, noun), role(self.words, name)} - {None}
        return len(cases) < 2

    def company(self, at: int, *, sure: bool = False) -> Entity | None:
        """The business that `uzņēmums` means: the last organization with a legal form in its name.

        Without one any that can be a business, but where that has to be `sure`.
        """
        named = _last(self._companies, at)
        near = self.words.first[max(self._sentence(at) - _COMPANY, 0)]
        if named is not None and named.last >= near:
            return named.entity
        return None if sure else self._business(at)

    def _business(self, at: int) -> Entity | None:
        """The organization named last before a token that can be a business; far back only the only one."""
        found = [
            mention
            for mention in self.mentions_near(at, _COMPANY)
            if mention.entity.kind == "organization"
            and not mention.quoted
            and mention.entity.id not in self._no_businesses
            and not self.is_told(mention)
        ]
        if not found:
            return None
        close = self._sentence(at) - self._sentence(found[-1].last) <= _WINDOW
        alone = all(mention.entity is found[-1].entity for mention in found)
        return found[-1].entity if close or alone else None

    def is_told(self, mention: EntityMention) -> bool:
        """Whether a name is that of whom something is told to, or where: `biržai "Nasdaq Riga"`."""
        title = self._place_before(mention)
        companies = self.document.language.lexicon.company_words
        if title is None or is_any_of(companies, self.words.tokens[title].lemma):
            return False
        return self.document.language.grammar.role(self.words, title) in ("recipient", "place")

    @cached_property
    def _no_businesses(self) -> set[str]:
        """The institutions that no text calls a business by its noun: offices, parties, outlets, exchanges.

        By their name, or by the noun before it: `žurnālam "Forbes"`, `biržai "Nasdaq"`.
        """
        lexicon, tokens = self.document.language.lexicon, self.words.tokens
        outlets = _NO_BUSINESS | _OUTLETS
        nouns = {noun for noun, sort in lexicon.organizations.items() if sort in outlets}
        nouns.update(lexicon.media_nouns)
        found = {
            entity.id
            for entity in self.entities.values()
            if self._governs(entity) or entity.name in lexicon.news_agencies
        }
        for mention in self.mentions:
            after = mention.last + 1
            while after < len(tokens) - 1 and tokens[after].text in MARKS:
                after += 1
            shown = after < len(tokens) and tokens[after].lemma in lexicon.media_nouns  # `"Facebook" video`
            own = lexicon.organizations.get(tokens[mention.last].lemma.casefold())  # `Latvijas [Radio]`
            if self._noun_before(mention) in nouns or shown or own in _OUTLETS:
                found.add(mention.entity.id)
        return found

    def _governs(self, entity: Entity) -> bool:
        """Whether the name of an institution says that it does not trade: an office, a court, an army."""
        sorts = self.document.language.lexicon.organizations
        last = entity.name.split()[-1].casefold()
        return any(sort in _NO_BUSINESS and last.endswith(noun) for noun, sort in sorts.items())

    @cached_property
    def _companies(self) -> list[EntityMention]:
        """Mentions of organizations with a legal form in their name, in text order."""
        forms = self.document.language.lexicon.company_forms.keys()
        companies = {
            id(entity)
            for entity in self.document.entities
            if entity.kind == "organization"
            and any(forms & set(name.split()) for name in (entity.name, *entity.aliases))
        }
        return [mention for mention in self.mentions if id(mention.entity) in companies]

    def last_organization(self, at: int, reach: int = _WINDOW) -> Entity | None:
        """The organization named last before a token, within a few sentences."""
        for mention in reversed(self.mentions_near(at, reach)):
            if mention.entity.kind == "organization" and not mention.quoted:
                return mention.entity
        return None

    def organization_in_view(self, at: int) -> Entity | None:
        """The organization that a text is about before a token: the one named near, or the last to act."""
        near = [
            mention
            for mention in self.mentions_near(at, _WINDOW)
            if mention.entity.kind == "organization"
            and not mention.quoted
            # A network or a page is where something is said.
            and mention.entity.name.casefold() not in self.document.language.lexicon.media_nouns
        ]
        acting = [mention for mention in near if mention.subject]
        if len({mention.entity.id for mention in near}) == 1 or acting:
            return (acting or near)[-1].entity
        return None

    def _sentence(self, index: int) -> int:
        return self.words.sentence[min(index, len(self.words) - 1)]


def _end(mention: EntityMention) -> int:
    return mention.last


def _last(mentions: Sequence[EntityMention], at: int) -> EntityMention | None:
    """The last of some mentions in text order that ends before a token."""
    position = bisect_left(mentions, at, key=_end)
    return mentions[position - 1] if position else None
