"""Whom a pronoun, a role or a bare surname means: the people and institutions in the reader's mind."""

from bisect import bisect_left
from collections.abc import Iterable, Set
from dataclasses import dataclass, field

from hronika.language.analysis import Token
from hronika.language.quotation_marks import MARKS
from hronika.reading.document.document import Document
from hronika.reading.document.entities import Entity
from hronika.reading.document.tokens import TokenSequence

_GENDERS = {"Fem": "female", "Masc": "male"}
_NEAR = 8
_WINDOW = 3
# How many sentences back a text may call a business that it named by a common noun.
_COMPANY = 40


@dataclass(slots=True)
class EntityMention:
    """A place where an entity is named: its tokens, whether it is a subject there, and whether quoted."""

    first: int
    last: int
    entity: Entity
    subject: bool
    quoted: bool


@dataclass(slots=True)
class SpeakerMention:
    """Somebody who spoke, at a token: perhaps without a name (`ēstuves kasiere`)."""

    token: int
    name: str
    id: str | None
    gender: str | None
    plural: bool
    person: bool


@dataclass
class DiscourseModel:
    """Looks up entities by place, role and gender. Made once for an article, after names and people."""

    document: Document
    words: TokenSequence
    quoted: set[int]
    sightings: list[EntityMention] = field(default_factory=list)
    spoke: list[SpeakerMention] = field(default_factory=list)

    def __post_init__(self) -> None:
        words = self.words
        self._grammar = self.document.language.grammar
        for entity in self.document.entities:
            for mention in entity.mentions:
                first, last, head = words.index(mention)
                self.sightings.append(
                    EntityMention(
                        first, last, entity, self._is_subject(head), words.tokens[first].start in self.quoted
                    )
                )
        self.sightings.sort(key=lambda sighting: sighting.last)
        self._lasts = [sighting.last for sighting in self.sightings]
        self._roles = {
            entity.id: {
                (role.lemma, frozenset(t.lemma for t in words.tokens[first : last + 1]))
                for role in entity.roles
                for first, last, _ in [words.index(role)]
            }
            for entity in self.document.entities
            if entity.kind == "person"
        }
        self._called: dict[str, list[EntityMention]] = {}
        self._places: dict[str, list[int]] = {}

    def _is_subject(self, head: int) -> bool:
        words = self.words
        while words.tokens[head].relation.startswith(("flat", "appos", "nmod")) and words.head[head] >= 0:
            above = words.head[head]
            if self._grammar.role(words, above) not in (None, "subject"):
                return False
            head = above
        return words.tokens[head].relation.startswith("nsubj")

    def between(self, first: int, stop: int) -> list[EntityMention]:
        """Sightings that end at tokens from `first` to before `stop`, in text order."""
        return self.sightings[bisect_left(self._lasts, first) : bisect_left(self._lasts, stop)]

    def within(self, at: int, back: int, ahead: int = 0) -> list[EntityMention]:
        """Sightings from `back` sentences before a token up to it, or to `ahead` sentences after its own."""
        first, sentence = self.words.first, self._sentence(at)
        stop = first[min(sentence + ahead + 1, len(first) - 1)] if ahead else at
        return self.between(first[max(sentence - back, 0)], stop)

    def mentioned(self, first: int, last: int, *kinds: str) -> list[EntityMention]:
        """Entities of some kinds named by tokens of a range, in text order."""
        return [s for s in self.between(first, last + 1) if first <= s.first and s.entity.kind in kinds]

    def antecedent(self, at: int, gender: str | None, plural: bool, quoted: bool) -> SpeakerMention | None:
        """Whom a pronoun at a token means: agreeing, near, and by preference a subject or who spoke last.

        A pronoun of the narrator does not look into quotations.
        """
        best: tuple[float, SpeakerMention] | None = None
        here = self._sentence(at)
        for sighting in self.within(at, _NEAR):
            entity = sighting.entity
            if entity.kind != "person" or (sighting.quoted and not quoted):
                continue
            if not _agrees(gender, entity.gender) or (entity.number == "Plur") != plural:
                continue
            score = (
                1.2 * sighting.subject
                - 0.3 * (entity.gender is None)
                - (here - self._sentence(sighting.last))
            )
            if score > -_NEAR and (best is None or score >= best[0]):
                best = (
                    score,
                    SpeakerMention(sighting.last, entity.name, entity.id, entity.gender, plural, True),
                )
        for source in reversed(self.spoke):
            if here - self._sentence(source.token) > _NEAR:
                break
            if source.token >= at or not source.person or source.plural != plural or quoted:
                continue
            if not _agrees(gender, source.gender):
                continue
            score = 1.5 - (here - self._sentence(source.token))
            if best is None or score >= best[0]:
                best = score, source
            break
        return best[1] if best else None

    def last_two(self, at: int, asked: str | None) -> list[Entity]:
        """The two different persons named last before a token, but for who asked, in the order of naming."""
        found: list[Entity] = []
        for sighting in reversed(self.within(at, _NEAR)):
            entity = sighting.entity
            if entity.kind == "person" and entity not in found and entity.id != asked:
                found.append(entity)
            if len(found) == 2:
                break
        return found[::-1]

    def with_role(self, at: int, qualifiers: set[str], generic: bool) -> Entity | None:
        """The person to whom the article gives the role that a noun names, the one named last before it.

        `qualifiers` are the lemmas that stand with the noun; the role must share one where there are any. A
        generic noun (`pārstāvis`) fits any role that does.
        """
        token, role_stem = self.words.tokens[at], self._grammar.role_stem
        stem = role_stem(token.lemma)
        synonyms = self.document.language.lexicon.role_synonyms.get(token.lemma, ())
        gender = self._gender_of_role(at)
        best: tuple[tuple[int, int], Entity] | None = None
        for entity in self.document.entities:
            if entity.kind != "person" or not _agrees(gender, entity.gender):
                continue
            for role, lemmas in self._roles[entity.id]:
                shared = len(qualifiers & lemmas)
                same = role_stem(role) == stem or _means(synonyms, {role_stem(lemma) for lemma in lemmas})
                if (qualifiers and not shared) or not (same or (generic and shared)):
                    continue
                rank = (shared + same, self._last_before(entity, at))
                if best is None or rank > best[0]:
                    best = rank, entity
        return best[1] if best else None

    def _gender_of_role(self, index: int) -> str | None:
        """The gender of who has a role: that of the word in the lexicon, else the one its form shows."""
        roles, token = self.document.language.lexicon.roles, self.words.tokens[index]
        # `prokurore` as a subject tells more than its lemma, which may be read as `prokurors`.
        subject = self._grammar.role(self.words, index) == "subject"
        form = token.text.casefold() if subject else token.lemma
        told = roles.get(form) or roles.get(token.lemma)
        return told if told in ("male", "female") else gender_of(token)

    def only_person_near(self, at: int, gender: str | None) -> Entity | None:
        """The one person near whom a bare role can mean; None where there are two.

        Whoever the text gives a role would be called by that one, so only those without count.
        """
        near: dict[str, Entity] = {}
        for sighting in self.within(at, _WINDOW, _WINDOW):
            entity = sighting.entity
            alone = entity.kind == "person" and entity.number == "Sing" and not sighting.quoted
            if alone and _agrees(gender, entity.gender):
                near[entity.id] = entity
        plain = [entity for entity in near.values() if not entity.roles]
        return plain[0] if len(plain) == 1 else None

    def institution(self, lemma: str, at: int) -> Entity | None:
        """The institution that a bare noun (`ministrija`, `teātris`) means: the one so called last."""
        if lemma not in self._called:
            self._called[lemma] = [
                s for s in self.sightings if s.entity.kind != "person" and self._is_called(s, lemma)
            ]
        called = self._called[lemma]
        position = bisect_left(called, at, key=lambda sighting: sighting.last)
        return called[position - 1].entity if position else None

    def _is_called(self, sighting: EntityMention, lemma: str) -> bool:
        entity = sighting.entity
        if any(lemma in name.lower().split() for name in (entity.name, *entity.aliases)):
            return True
        before = sighting.first - 1
        while before > 0 and self.words.tokens[before].text in MARKS:
            before -= 1
        return before >= 0 and self.words.tokens[before].lemma == lemma

    def company(self, at: int, forms: frozenset[str]) -> Entity | None:
        """The business that `uzņēmums` means: the last organization with a legal form in its name."""
        for sighting in reversed(self.within(at, _COMPANY)):
            entity = sighting.entity
            names = (entity.name, *entity.aliases)
            if entity.kind == "organization" and any(
                word in forms for name in names for word in name.split()
            ):
                return entity
        return self.last_organization(at)

    def last_organization(self, at: int, reach: int = _WINDOW) -> Entity | None:
        """The organization named last before a token, within a few sentences."""
        for sighting in reversed(self.within(at, reach)):
            if sighting.entity.kind == "organization" and not sighting.quoted:
                return sighting.entity
        return None

    def _last_before(self, entity: Entity, at: int) -> int:
        """The last token at which an entity is named before another token, -1 where nowhere."""
        if entity.id not in self._places:
            self._places[entity.id] = [s.last for s in self.sightings if s.entity is entity]
        places = self._places[entity.id]
        position = bisect_left(places, at)
        return places[position - 1] if position else -1

    def _sentence(self, index: int) -> int:
        return self.words.sentence[min(index, len(self.words) - 1)]


def _means(synonyms: Iterable[str], stems: Set[str]) -> bool:
    """Whether the words of a role hold all stems of one of the things that a noun stands for."""
    return any(all(part in stems for part in synonym.split("+")) for synonym in synonyms)


def _agrees(wanted: str | None, gender: str | None) -> bool:
    return wanted is None or gender is None or wanted == gender


def gender_of(token: Token) -> str | None:
    """The gender a word shows."""
    return _GENDERS.get(token.features.get("Gender", ""))
