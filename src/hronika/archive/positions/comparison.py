"""Two statements beside each other: whether they are on one matter, and in what they differ.

On one matter are statements that share words and names, the rarer the more. They differ where what they share
is negated in one, has the opposite in its place or another number of one unit, or where one denies or doubts
what the other holds. None of this is a verdict.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Literal, NamedTuple

from hronika.archive.numbers import day_of
from hronika.archive.positions.utterances import Clause, Mark, Utterance
from hronika.archive.positions.weights import Weights, naming, with_lemma
from hronika.language.latvian.wording import has_negation
from hronika.record import EventType, Quantity

ContrastKind = Literal["polarity", "opposite", "number", "denial", "stance"]
Against = Literal[Mark, "scope", "time", "changed facts", "about", "scale", "one article"]
"""Why two that differ may contradict each other all the same not: one has a condition, is a question, is
retold by another, is about procedure; they are about other places or people, about other times, so far apart
that the facts may have changed; one number is only about so much, or so much larger that it is of something
else; both numbers stand in one article, which tells two things."""

LEAST = 0.3
"""The similarity from which two statements are taken to be on one matter."""

_STRENGTH: dict[ContrastKind, float] = {
    "polarity": 1.0, "denial": 1.0, "number": 0.9, "opposite": 0.75, "stance": 0.5,
}  # fmt: skip
_WEAKENED: dict[Against, float] = {
    "condition": 0.4, "question": 0.2, "retold": 0.4, "procedure": 0.4, "scope": 0.3, "time": 0.3,
    "changed facts": 0.7, "about": 0.3, "scale": 0.3, "one article": 0.3,
}  # fmt: skip
_FEWEST_SHARED = 2
_LONG = timedelta(days=365)
_LONG_FOR_NUMBERS = timedelta(days=60)
_GROWING: frozenset[EventType] = frozenset(("death", "injury", "arrest", "accident", "fire", "crime"))
_BEGINNING = 4  # letters by which a word is told from another, whatever its case
_ROUNDED = 0.1  # how far apart numbers may be of which one is only about so much
_OTHER_SCALE = 100  # as many times as large
_OF_OTHER_WORDS = 0.5  # what a denial weighs where each has words that the other lacks
_UNDECIDED = ("doubts", "open")


class SharedMatter(NamedTuple):
    """What two statements share: a similarity from 0 to 1, and the words and names, the rarest first."""

    similarity: float
    shared: tuple[str, ...]


class Contrast(NamedTuple):
    """In what two statements differ: the words of each; `likeness` is that of all else there, from 0 to 1."""

    kind: ContrastKind
    one: str
    other: str
    likeness: float


class Difference(NamedTuple):
    """Two statements on one matter that differ. `score` says how likely somebody should look, from 0 to 1."""

    score: float
    shared: tuple[str, ...]
    contrasts: tuple[Contrast, ...]
    against: tuple[Against, ...]


_Features = dict[tuple[str, str | int], float]


def similarity(common: float, one: float, other: float) -> float:
    """Give how alike two are by the weight of what they share, and of all that each has."""
    smaller, union = min(one, other), one + other - common
    # What shares little is not alike, however short it is.
    known = 1 - math.exp(-common)
    return known * (common / smaller + common / union) / 2 if smaller else 0.0


class Comparer:
    """Compares statements of one archive."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights

    def matter(self, one: Utterance, other: Utterance) -> SharedMatter:
        """Give what two statements share."""
        return self._matter(one.clauses, other.clauses)

    def features(self, clauses: Iterable[Clause]) -> _Features:
        """Give stems and names with their weights."""
        found: _Features = {}
        for clause in clauses:
            found |= {
                ("word", stem): self.weights.of(with_lemma(word.lemma)) for stem, word in clause.stems.items()
            }
            # The words of a name that is no person's count too.
            found |= {
                ("name", entity): self.weights.of(naming(name)) / 2 for entity, name in clause.names.items()
            }
        return found

    def compare(self, one: Utterance, other: Utterance) -> Difference | None:
        """Say in what two statements differ, None where they are not on one matter or do not differ."""
        matter = self.matter(one, other)
        contrasts = tuple(sorted(self._contrasts(one, other, matter), key=self._strength, reverse=True))
        is_opposite = bool(contrasts) and contrasts[0].kind == "opposite"
        if not contrasts or len(matter.shared) + is_opposite < _FEWEST_SHARED:
            return None
        against = tuple(dict.fromkeys(_against(one, other, contrasts[0])))
        score = self._strength(contrasts[0]) * math.sqrt(one.confidence * other.confidence)
        for reason in against:
            score *= _WEAKENED[reason]
        return Difference(round(score, 3), matter.shared, contrasts, against)

    def _strength(self, contrast: Contrast) -> float:
        return _STRENGTH[contrast.kind] * contrast.likeness

    def _matter(
        self, one: Sequence[Clause], other: Sequence[Clause], opposites: Mapping[str, str] | None = None
    ) -> SharedMatter:
        """Give what is shared; `opposites` has for stems of the other those of the one in their place."""
        left, right = self.features(one), self.features(other)
        for stem, its in (opposites or {}).items():
            if right.pop(("word", stem), None) is not None and ("word", its) in left:
                right["word", its] = left["word", its]
        shared = sorted(left.keys() & right.keys(), key=lambda key: (-left[key], str(key)))
        if not shared:
            return SharedMatter(0.0, ())
        common = sum(left[key] for key in shared)
        told: dict[tuple[str, str | int], str] = {}
        for clause in one:
            told |= {("word", stem): word.lemma for stem, word in clause.stems.items()}
            told |= {("name", entity): name for entity, name in clause.names.items()}
        alike = similarity(common, sum(left.values()), sum(right.values()))
        return SharedMatter(round(alike, 3), tuple(dict.fromkeys(told[key] for key in shared)))

    def _contrasts(self, one: Utterance, other: Utterance, matter: SharedMatter) -> Iterator[Contrast]:
        differing = list(self._differences(one, other))
        is_denied = (one.stance == "denies") != (other.stance == "denies")
        # Who denies that it is not so says that it is.
        if (
            is_denied
            and len(differing) % 2 == 0
            and matter.similarity >= LEAST
            and _may_be_denied(one, other)
        ):
            # Something else may be denied of the same: `nosūtīti karavīri`, `nosūtīti ieroči`.
            of_other = one.stems.keys() - other.stems.keys() and other.stems.keys() - one.stems.keys()
            likeness = matter.similarity * (_OF_OTHER_WORDS if of_other else 1.0)
            yield Contrast("denial", _stance(one), _stance(other), round(likeness, 3))
        elif not is_denied and len(differing) % 2:
            yield max(differing, key=self._strength)
        if not is_denied and not differing:
            undecided = [each.stance in _UNDECIDED for each in (one, other)]
            if not any(undecided):
                yield from self._numbers(one, other)
            if any(undecided) and not all(undecided) and matter.similarity >= LEAST:
                yield Contrast("stance", _stance(one), _stance(other), matter.similarity)

    def _differences(self, one: Utterance, other: Utterance) -> Iterator[Contrast]:
        """Yield words that one negates and the other does not, and opposites that stand in one place."""
        shared = one.stems.keys() & other.stems.keys()
        seen: set[str] = set()
        for mine in one.clauses:
            for its in other.clauses:
                for stem in sorted((mine.stems.keys() & its.stems.keys()) - seen):
                    if (stem in mine.negated) != (stem in its.negated):
                        likeness = self._likeness(one, other, mine, its, {stem})
                        if likeness:
                            seen.add(stem)
                            words = (_word(mine, stem), _word(its, stem))
                            yield Contrast("polarity", *words, likeness)
                for left, right in _opposites(mine, its, shared):
                    if left not in seen:
                        likeness = self._likeness(one, other, mine, its, {left}, {right: left})
                        if likeness:
                            seen |= {left, right}
                            yield Contrast("opposite", _word(mine, left), _word(its, right), likeness)

    def _numbers(self, one: Utterance, other: Utterance) -> Iterator[Contrast]:
        """Yield numbers of one unit that stand in one place and are not the same."""
        for mine in one.clauses:
            for its in other.clauses:
                for left in mine.quantities:
                    same_unit = [item for item in its.quantities if item.unit == left.unit]
                    mine_of_unit = [item for item in mine.quantities if item.unit == left.unit]
                    if len(same_unit) != 1 or len(mine_of_unit) != 1 or same_unit[0].value == left.value:
                        continue
                    likeness = self._likeness(one, other, mine, its, set())
                    if likeness:
                        yield Contrast("number", left.span.text, same_unit[0].span.text, likeness)

    def _likeness(
        self,
        one: Utterance,
        other: Utterance,
        mine: Clause,
        its: Clause,
        differing: set[str],
        opposites: Mapping[str, str] | None = None,
    ) -> float:
        """Say how alike two clauses are, or if they are too short to tell, the statements; 0 if not."""
        matter = self._matter([mine], [its], opposites)
        whole = self._matter(one.clauses, other.clauses, opposites)
        context = len(matter.shared) - len(differing)
        if not context and (len(mine.stems) > len(differing) or len(its.stems) > len(differing)):
            return 0.0
        if not context or len(matter.shared) < _FEWEST_SHARED:
            return whole.similarity if whole.similarity >= LEAST else 0.0
        likeness = max(whole.similarity, (matter.similarity + whole.similarity) / 2)
        return likeness if likeness >= LEAST else 0.0


def _may_be_denied(one: Utterance, other: Utterance) -> bool:
    """Say whether what one denies can be what the other holds: not where each has amounts of its own."""
    left, right = (
        {(item.unit, item.value) for clause in each.clauses for item in clause.quantities}
        for each in (one, other)
    )
    return not left or not right or not left.isdisjoint(right)


def _opposites(mine: Clause, its: Clause, shared: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield stems of both that are opposites; one that is negated is the other side."""
    common = set(shared)
    for left, sides in mine.opposites.items():
        for right, others in its.opposites.items():
            if left in common or right in common or (left in mine.negated) != (right in its.negated):
                continue
            if any(-side in others for side in sides):
                yield left, right


def _against(one: Utterance, other: Utterance, contrast: Contrast) -> Iterator[Against]:
    marks = one.marks | other.marks
    if _conditions(one) & _conditions(other):
        # Both hold only if the same does.
        marks -= {"condition"}
    for mark in ("condition", "question", "retold", "procedure"):
        if mark in marks:
            yield mark
    if _names_only(one, other) and _names_only(other, one):
        yield "scope"
    meet = any(mine.first <= its.last and its.first <= mine.last for mine in one.times for its in other.times)
    tenses = [
        {one.predicates[stem], other.predicates[stem]}
        for stem in one.predicates.keys() & other.predicates.keys()
    ]
    if (one.times and other.times and not meet) or {"before", "after"} in tenses:
        yield "time"
    days = day_of(one.number), day_of(other.number)
    long = _LONG_FOR_NUMBERS if contrast.kind == "number" else _LONG
    counted = contrast.kind == "number" and _GROWING & one.types & other.types
    if days[0] and days[1] and (abs(days[0] - days[1]) > long or (counted and days[0] != days[1])):
        yield "changed facts"
    if contrast.kind != "number":
        return
    if _is_rounded(one, other, contrast):
        yield "about"
    if _are_of_other_scale(one, other, contrast):
        yield "scale"
    if one.version == other.version:
        yield "one article"


def _conditions(utterance: Utterance) -> set[str]:
    """Give the stems of what a statement makes a condition."""
    return {stem for clause in utterance.clauses if clause.is_condition for stem in clause.stems}


def _names_only(one: Utterance, other: Utterance) -> bool:
    """Say whether a statement names somebody or something that the other has in no words."""
    words = {word.form[:_BEGINNING].casefold() for word in other.stems.values()}
    return any(
        not all(part[:_BEGINNING].casefold() in words for part in name.split())
        for entity, name in one.names.items()
        if entity not in other.names
    )


def _is_rounded(one: Utterance, other: Utterance, contrast: Contrast) -> bool:
    left, right = _quantity(one, contrast.one), _quantity(other, contrast.other)
    larger = max(abs(left.value), abs(right.value))
    is_about = left.approximate or right.approximate
    return is_about and abs(left.value - right.value) <= _ROUNDED * larger


def _are_of_other_scale(one: Utterance, other: Utterance, contrast: Contrast) -> bool:
    left, right = sorted(
        (abs(_quantity(one, contrast.one).value), abs(_quantity(other, contrast.other).value))
    )
    return right > _OTHER_SCALE * left


def _quantity(utterance: Utterance, text: str) -> Quantity:
    return next(item for clause in utterance.clauses for item in clause.quantities if item.span.text == text)


def _word(clause: Clause, stem: str) -> str:
    _, _, form, lemma, _ = clause.stems[stem]
    says_so = form.casefold().startswith("ne") and (has_negation(lemma) or not lemma.startswith("ne"))
    return f"not {form}" if stem in clause.negated and not says_so else form


def _stance(utterance: Utterance) -> str:
    return utterance.stance or "holds"
