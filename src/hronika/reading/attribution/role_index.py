"""Who has a role: the persons of an article by the words of the roles that it gives them."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, field

from hronika.reading.document.document import Document
from hronika.reading.document.entities import Entity, RoleMention
from hronika.reading.document.syntax import gender_of
from hronika.reading.document.tokens import TokenSequence
from hronika.record import Gender

# The noun of a role, the lemmas of all its words, and those of countries and towns among them.
_Wording = tuple[str, frozenset[str], frozenset[str]]


@dataclass(slots=True)
class _Role:
    """A role as the article words it, and where those of one gender who have it are named.

    `stem` is that of its noun, `lemmas` and `stems` are those of all its words, `plain` the stems without
    those of countries and towns. A `former` one is held no more. `order` is the place of `bearer`, the first
    who has it, among the entities; `places` are tokens and who is named there, in order.
    """

    stem: str
    lemmas: frozenset[str]
    stems: frozenset[str]
    plain: frozenset[str]
    gender: Gender | None
    former: bool
    order: int
    bearer: Entity
    places: list[tuple[int, Entity]] = field(default_factory=list)

    def is_called(self, synonym: str) -> bool:
        """Whether it is what a synonym stands for, written as the lexicon has it: `ministr+prezident`.

        The last part is the noun; with `=` before, the role has no other words but names of places.
        """
        exact = synonym.startswith("=")
        parts = synonym.removeprefix("=").split("+")
        if parts[-1] != self.stem:
            return False
        return self.plain.issubset(parts) if exact else self.stems.issuperset(parts)

    def last_before(self, at: int) -> tuple[int, Entity]:
        """Who has the role and was named last before a token, and where; else the first, and -1."""
        position = bisect_left(self.places, at, key=lambda place: place[0])
        return self.places[position - 1] if position else (-1, self.bearer)


class RoleIndex:
    """The roles of an article, found by their words: those that are worded alike are one."""

    def __init__(self, document: Document, words: TokenSequence) -> None:
        self._lexicon, self._grammar, self._words = (
            document.language.lexicon,
            document.language.grammar,
            words,
        )
        self._by_stem: dict[str, list[_Role]] = {}
        self._by_lemma: dict[str, list[_Role]] = {}
        roles: dict[tuple[str, frozenset[str], Gender | None], _Role] = {}
        for order, entity in enumerate(document.entities):
            if entity.kind != "person":
                continue
            wordings = {self._wording(document, entity, mention) for mention in entity.roles}
            ends = [words.index(mention)[1] for mention in entity.mentions] if wordings else []
            for lemma, lemmas, places in wordings:
                role = roles.get((lemma, lemmas, entity.gender))
                if role is None:
                    stem_of = self._grammar.role_stem
                    stems, plain = frozenset(map(stem_of, lemmas)), frozenset(map(stem_of, lemmas - places))
                    former = not lemmas.isdisjoint(self._lexicon.former_words)
                    role = _Role(stem_of(lemma), lemmas, stems, plain, entity.gender, former, order, entity)
                    roles[lemma, lemmas, entity.gender] = role
                role.places += [(end, entity) for end in ends]
        for role in roles.values():
            role.places.sort(key=lambda place: place[0])
            for stem in role.stems | {role.stem}:
                self._by_stem.setdefault(stem, []).append(role)
            for lemma in role.lemmas:
                self._by_lemma.setdefault(lemma, []).append(role)

    def _wording(self, document: Document, entity: Entity, role: RoleMention) -> _Wording:
        """A role as it is worded; that of a colleague as the office of who is named before."""
        first, last, _ = self._words.index(role)
        tokens = self._words.tokens[first : last + 1]
        places = frozenset(token.lemma for token in tokens if token.name.endswith("GPE"))
        # The noun may be read as a part of the name: `[Pulkvedis] Jānis Kalns`.
        noun = role.lemma.casefold()
        lemmas = frozenset((noun, *(token.lemma for token in tokens)))
        if noun not in self._lexicon.colleagues:
            return noun, lemmas, places
        office = self._office_before(document, entity, role)
        if office is None:
            return noun, lemmas, places
        same, of_office, elsewhere = self._wording(document, entity, office)
        return same, (of_office - elsewhere) | (lemmas - {noun}), places

    def _office_before(self, document: Document, entity: Entity, role: RoleMention) -> RoleMention | None:
        """The last role of another person before one in its sentence: `[ministrs] Kalns uzņēma kolēģi`."""
        before = [
            (other.first, other)
            for each in document.entities
            if each.kind == "person" and each is not entity
            for other in each.roles
            if other.sentence == role.sentence and other.last < role.first
        ]
        nouns = [(first, one) for first, one in before if one.lemma not in self._lexicon.colleagues]
        return max(nouns, key=lambda pair: pair[0])[1] if nouns else None

    def bearer(self, at: int, qualifiers: Set[str], generic: bool) -> Entity | None:
        """Who has the role that a noun names (explained at `DiscourseModel.with_role`)."""
        lemma = self._words.tokens[at].lemma.casefold()  # `[Vicemēre] uzskata` may be read as a name
        stem = self._grammar.role_stem(lemma)
        synonyms, qualifiers = self._synonyms(lemma, qualifiers)
        peoples = self._lexicon.peoples
        qualifiers = {peoples.get(qualifier, qualifier) for qualifier in qualifiers}
        gender = self._gender_of(at)
        best: tuple[tuple[int, bool, int, int], Entity] | None = None
        for role in self._candidates(stem, synonyms, qualifiers if generic else ()):
            shared = len(qualifiers & role.lemmas)
            same = role.stem == stem or any(map(role.is_called, synonyms))
            fits = same or (generic and shared)
            if not fits or (qualifiers and not shared) or not agrees(gender, role.gender):
                continue
            place, entity = role.last_before(at)
            # Who holds the office now is meant before who held it, however near.
            rank = shared + same, not role.former, place, -role.order
            if best is None or rank > best[0]:
                best = rank, entity
        return best[1] if best else None

    def bearers(self, at: int) -> list[Entity]:
        """All who have a role that a noun names and who are named before it, in the order of naming."""
        lemma = self._words.tokens[at].lemma.casefold()
        stem = self._grammar.role_stem(lemma)
        synonyms = self._lexicon.role_synonyms.get(lemma, ())
        found: dict[str, tuple[int, Entity]] = {}
        for role in self._candidates(stem, synonyms, ()):
            if role.stem == stem or any(map(role.is_called, synonyms)):
                for place, entity in role.places:
                    if place < at and place < found.get(entity.id, (at, entity))[0]:
                        found[entity.id] = place, entity
        return [entity for _, entity in sorted(found.values(), key=lambda pair: pair[0])]

    def _synonyms(self, lemma: str, qualifiers: Set[str]) -> tuple[Sequence[str], Set[str]]:
        """What a noun stands for, also with a genitive (`valsts galva`), and the other qualifiers."""
        synonyms = self._lexicon.role_synonyms
        for qualifier in qualifiers:
            if found := synonyms.get(f"{qualifier} {lemma}"):
                return found, qualifiers - {qualifier}
        return synonyms.get(lemma, ()), qualifiers

    def only_bearer(self, at: int) -> Entity | None:
        """The only person of the article who has the role that a noun names; None where none or two have."""
        found = self._bearers(at, former=True)
        return next(iter(found.values())) if len(found) == 1 else None

    def is_shared(self, at: int) -> bool:
        """Whether two persons have the role that a noun names, not counting who held it before."""
        return len(self._bearers(at, former=False)) > 1

    def _bearers(self, at: int, *, former: bool) -> dict[str, Entity]:
        gender = self._gender_of(at)
        stem = self._grammar.role_stem(self._words.tokens[at].lemma)
        return {
            entity.id: entity
            for role in self._by_stem.get(stem, ())
            if role.stem == stem and agrees(gender, role.gender) and (former or not role.former)
            for entity in (role.bearer, *(entity for _, entity in role.places))
        }

    def _candidates(self, stem: str, synonyms: Sequence[str], lemmas: Iterable[str]) -> Iterable[_Role]:
        """The roles that a noun of this stem can mean, by itself, by synonyms, or by one of some lemmas."""
        found = {id(role): role for role in self._by_stem.get(stem, ())}
        for synonym in synonyms:
            noun = synonym.removeprefix("=").split("+")[-1]
            found.update((id(role), role) for role in self._by_stem.get(noun, ()))
        for lemma in lemmas:
            found.update((id(role), role) for role in self._by_lemma.get(lemma, ()))
        return found.values()

    def _gender_of(self, index: int) -> Gender | None:
        """The gender of who has a role: that of the word in the lexicon, else the one its form shows."""
        roles, token = self._lexicon.roles, self._words.tokens[index]
        # `prokurore` as a subject tells more than its lemma, which may be read as `prokurors`.
        subject = self._grammar.role(self._words, index) == "subject"
        form = token.text.casefold() if subject else token.lemma
        told = roles.get(form) or roles.get(token.lemma.casefold())
        if told == "any":
            return None  # `galva`, `amatpersona`: the noun is feminine, whoever is meant
        return told if told is not None else gender_of(token)


def agrees(wanted: Gender | None, gender: Gender | None) -> bool:
    """Whether two genders can be those of one person; None is any."""
    return wanted is None or gender is None or wanted == gender
