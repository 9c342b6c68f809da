"""Whom a pronoun, a role or a bare surname means: the people and institutions in the reader's mind."""

from dataclasses import dataclass, field

from hronika.language.analysis import Token
from hronika.reading.draft import Draft, Entity
from hronika.reading.words import Words

_GENDERS = {"Fem": "female", "Masc": "male"}
_NEAR = 8


@dataclass(slots=True)
class Sighting:
    """A place where an entity is named: its last token, and whether it is a subject there."""

    token: int
    first: int
    entity: Entity
    subject: bool


@dataclass
class PeopleInMind:
    """Looks up entities by place, role and gender. Made once for an article, after names and people."""

    draft: Draft
    words: Words
    sightings: list[Sighting] = field(default_factory=list)
    by_token: dict[int, Entity] = field(default_factory=dict)
    spoke: list[tuple[int, Entity]] = field(default_factory=list)

    def __post_init__(self) -> None:
        words = self.words
        for entity in self.draft.entities:
            for mention in entity.mentions:
                first, last, head = words.index(mention)
                subject = words.tokens[head].relation.startswith("nsubj") or (
                    words.tokens[head].relation.startswith(("flat", "appos"))
                    and words.tokens[words.head[head]].relation.startswith("nsubj")
                )
                self.sightings.append(Sighting(last, first, entity, subject))
                for token in range(first, last + 1):
                    self.by_token.setdefault(token, entity)
        self.sightings.sort(key=lambda sighting: sighting.token)

    def mentioned(self, first: int, last: int, *kinds: str) -> list[Sighting]:
        """Entities of some kinds named by tokens of a range, in text order."""
        return [s for s in self.sightings if first <= s.first and s.token <= last and s.entity.kind in kinds]

    def person(self, before: int, gender: str | None, plural: bool = False) -> Entity | None:
        """The person that a pronoun at a token means: agreeing, near, and by preference a subject or speaker."""
        best: tuple[float, Entity] | None = None
        here = self.words.sentence[min(before, len(self.words) - 1)]
        for sighting in self.sightings:
            if sighting.token >= before:
                break
            entity = sighting.entity
            if entity.kind != "person" or (entity.number == "Plur") != plural:
                continue
            if gender and entity.gender and entity.gender != gender:
                continue
            distance = here - self.words.sentence[sighting.token]
            if distance > _NEAR:
                continue
            score = -1.0 * distance + (1.2 if sighting.subject else 0.0) - (0.0 if entity.gender else 0.3)
            if best is None or score >= best[0]:
                best = score, entity
        for token, entity in self.spoke:
            if token >= before or entity.kind != "person" or (entity.number == "Plur") != plural:
                continue
            if gender and entity.gender and entity.gender != gender:
                continue
            distance = here - self.words.sentence[token]
            score = 1.5 - distance
            if distance <= _NEAR and (best is None or score >= best[0]):
                best = score, entity
        return best[1] if best else None

    def with_role(self, token: Token, before: int, qualifiers: set[str]) -> Entity | None:
        """The person to whom the article gives the role that a noun names, the one named last before it."""
        pair = _stem(token.lemma)
        gender = gender_of(token)
        found: tuple[tuple[int, int], Entity] | None = None
        for entity in self.draft.entities:
            if entity.kind != "person" or (gender and entity.gender and entity.gender != gender):
                continue
            for role in entity.roles:
                if _stem(role.lemma) != pair:
                    continue
                first, last, _ = self.words.index(role)
                lemmas = {self.words.tokens[i].lemma for i in range(first, last + 1)}
                agreement = len(qualifiers & lemmas) if qualifiers else 0
                if qualifiers and not agreement:
                    continue
                place = max(
                    (s.token for s in self.sightings if s.entity is entity and s.token < before), default=-1
                )
                rank = (agreement, place)
                if found is None or rank > found[0]:
                    found = rank, entity
        return found[1] if found else None

    def only_speaker_near(self, before: int, gender: str | None) -> Entity | None:
        """The one person near whom a bare role can mean; None where there are two."""
        here = self.words.sentence[min(before, len(self.words) - 1)]
        near: dict[str, Entity] = {}
        for sighting in self.sightings:
            entity = sighting.entity
            distance = abs(here - self.words.sentence[sighting.token])
            if entity.kind == "person" and entity.number == "Sing" and distance <= 3:
                if gender is None or entity.gender in (None, gender):
                    near[entity.id] = entity
        return next(iter(near.values())) if len(near) == 1 else None

    def institution(self, lemma: str, before: int) -> Entity | None:
        """The institution that a bare noun (`ministrija`, `dienests`) means: the one named so last."""
        found: Entity | None = None
        for sighting in self.sightings:
            if sighting.token >= before and found is not None:
                break
            entity = sighting.entity
            if entity.kind == "organization" and any(
                _heads_name(lemma, name) for name in (entity.name, *entity.aliases)
            ):
                found = entity
        return found

    def last_institution(self, before: int) -> Entity | None:
        """The organization named last before a token, within a few sentences."""
        here = self.words.sentence[min(before, len(self.words) - 1)]
        for sighting in reversed(self.sightings):
            if sighting.token < before and sighting.entity.kind == "organization":
                return sighting.entity if here - self.words.sentence[sighting.token] <= 4 else None
        return None


def gender_of(token: Token) -> str | None:
    """The gender a word shows."""
    return _GENDERS.get(token.features.get("Gender", ""))


def _stem(lemma: str) -> str:
    """What the two genders of a role share: `ministr` of ministrs and ministre, `politiķ` of politiķis, -e."""
    for ending in ("niece", "nieks"):
        if lemma.endswith(ending):
            return lemma[: -len(ending)] + "nie"
    for ending in ("is", "us", "s", "š", "a", "e"):
        if lemma.endswith(ending) and len(lemma) > len(ending) + 2:
            stem = lemma[: -len(ending)]
            return stem.replace("ķ", "k").replace("ģ", "g")
    return lemma


def _heads_name(lemma: str, name: str) -> bool:
    words = name.lower().replace("(", " ").split()
    return lemma.lower() in words
