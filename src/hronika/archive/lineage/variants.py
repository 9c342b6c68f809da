"""What became of the words of a statement in other articles: what went, what came, which hedge is lost."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from hronika.archive.alignment import common
from hronika.language.latvian.wording import Hedge, content_stem, hedges
from hronika.lemmas import LemmatizedWord

VariantKind = Literal["first", "exact", "shortened", "longer", "reworded"]
"""How a variant has the words of the first: all, some of them, more than them, or others."""


class WordChange(NamedTuple):
    """Words of the first, and what a variant has in their place; one of the two may be empty.

    `dropped` and `added` are the hedges that the variant lost and got there.
    """

    was: str
    becomes: str
    dropped: tuple[Hedge, ...] = ()
    added: tuple[Hedge, ...] = ()


class WordsSaid(NamedTuple):
    """What is said: a text and its words in order, with where they stand in it."""

    text: str
    words: tuple[LemmatizedWord, ...]

    @property
    def forms(self) -> list[str]:
        """The words, without case."""
        return [word.form.casefold() for word in self.words]


def changes(first: WordsSaid, variant: WordsSaid) -> list[WordChange]:
    """Align a variant word by word with the first utterance, and give where they differ, in order.

    A hedge was dropped where the words that it stood with are still there, and nothing hedges them.
    """
    hedged, hedging = _hedges(first), _hedges(variant)
    found = []
    for old, new in _gaps(first.forms, variant.forms):
        dropped = _not_there(first, hedged, old, variant, hedging)
        added = _not_there(variant, hedging, new, first, hedged)
        found.append(WordChange(_text(first, old), _text(variant, new), dropped, added))
    return found


def kind_of(first: WordsSaid, variant: WordsSaid) -> VariantKind:
    """Say how a variant has the words of the first."""
    old, new = first.forms, variant.forms
    if old == new:
        return "exact"
    same = len(common(old, new))
    if same == len(new):
        return "shortened"
    return "longer" if same == len(old) else "reworded"


def _gaps(old: Sequence[str], new: Sequence[str]) -> list[tuple[range, range]]:
    """Give the stretches of both that stand between words that are the same."""
    found = []
    before = after = 0
    for place, other in [*common(old, new), (len(old), len(new))]:
        if place > before or other > after:
            found.append((range(before, place), range(after, other)))
        before, after = place + 1, other + 1
    return found


def _hedges(wording: WordsSaid) -> dict[int, Hedge]:
    return hedges([(word.form, word.lemma) for word in wording.words])


def _not_there(
    one: WordsSaid, hedging: Mapping[int, Hedge], places: range, other: WordsSaid, others: Mapping[int, Hedge]
) -> tuple[Hedge, ...]:
    """Give the hedges in a stretch that the other wording lacks, although what they hedge is there.

    What a condition makes uncertain is the rest, which is there.
    """
    lacking = Counter(hedging.values()) - Counter(others.values())
    stems = {content_stem(word.lemma) for word in other.words}
    return tuple(
        dict.fromkeys(
            hedging[place]
            for place in places
            if place in hedging
            and lacking[hedging[place]]
            and (hedging[place] == "condition" or _hedged_stem(one, place) in stems)
        )
    )


def _hedged_stem(wording: WordsSaid, place: int) -> str | None:
    """Give the stem of what a hedge makes uncertain: the word itself, if by its form, or the next one."""
    word = wording.words[place]
    # A word that hedges in whatever form, or in this one (`visticamāk`), hedges the next.
    is_hedge = hedges([(word.lemma, word.lemma)]) or hedges([(word.form, "")])
    if not is_hedge and (own := content_stem(word.lemma)):
        return own
    after = (content_stem(each.lemma) for each in wording.words[place + 1 :])
    return next((stem for stem in after if stem is not None), None)


def _text(wording: WordsSaid, places: range) -> str:
    if not places:
        return ""
    return wording.text[wording.words[places[0]].start : wording.words[places[-1]].end]
