"""Who has no name, in words: a phrase of the text in the nominative."""

from collections.abc import Iterable

from hronika.language.quotation_marks import MARKS
from hronika.reading.document.tokens import TokenSequence, TokenSpan
from hronika.reading.names.roles import names_person
from hronika.reading.statements.context import StatementContext

# What an indefinite pronoun is left out before.
_DESCRIBED = ("NOUN", "ADJ", "PROPN", "VERB")


def description(context: StatementContext, phrase: TokenSpan) -> str:
    """A phrase in the nominative, without an indefinite pronoun, brackets and outer marks."""
    words = context.words
    kept = list(range(phrase.first, phrase.last + 1))
    if any(words.tokens[index].text == "(" for index in kept):
        kept = _outside_brackets(words, kept)
    while len(kept) > 1 and _is_left_out(words, kept[0], kept[1]):
        kept = kept[1:]
    while len(kept) > 1 and _is_closing(words, kept[-1]):
        kept = kept[:-1]
    kept = _without_half_of_a_pair(words, kept)
    number = words.sentence[phrase.head]
    sentence = context.document.analysis.sentences[number]
    offset = words.first[number]
    name = context.document.language.declension.nominative(sentence, [index - offset for index in kept])
    name = _with_firms(context, kept, name)
    opening = words.tokens[kept[0]]
    taken_for_name = opening.upos == "PROPN" and opening.name == "O" and kept[0] == phrase.head
    if taken_for_name and names_person(context.lexicon, opening.lemma.casefold()):
        name = name[:1].lower() + name[1:]  # an office: `[Vicemēre] uzskata`
    return name[1:-1] if len(name) > 2 and name[0] in MARKS and name[-1] in MARKS else name


def _without_half_of_a_pair(words: TokenSequence, kept: list[int]) -> list[int]:
    """Words without a mark at their end whose other one stands outside: `par «[veterāniem»], kas`."""
    if sum(words.tokens[index].text in MARKS for index in kept) % 2 == 0:
        return kept
    if len(kept) > 1 and words.tokens[kept[-1]].text in MARKS:
        return kept[:-1]
    return kept[1:] if len(kept) > 1 and words.tokens[kept[0]].text in MARKS else kept


def _is_closing(words: TokenSequence, index: int) -> bool:
    """Whether a word is a mark that closes a phrase, and no quotation mark or sign (`85 %`)."""
    token = words.tokens[index]
    return words.is_punctuation(index) and token.text not in MARKS and token.upos != "SYM"


def _with_firms(context: StatementContext, kept: list[int], name: str) -> str:
    """A description in which the names of firms, which do not decline, stand as in the text."""
    words, forms = context.words, context.lexicon.company_forms
    marks = [index for index in kept if words.tokens[index].text in MARKS]
    places = [place for place, letter in enumerate(name) if letter in MARKS]
    if len(marks) != len(places):
        return name
    quoted = list(zip(marks[::2], marks[1::2], places[::2], places[1::2], strict=False))
    for first, last, start, end in reversed(quoted):
        if first > kept[0] and words.tokens[first - 1].text in forms:
            inside = context.text[words.tokens[first].end : words.tokens[last].start]
            name = name[: start + 1] + inside + name[end:]
    return name


def _outside_brackets(words: TokenSequence, indices: Iterable[int]) -> list[int]:
    kept: list[int] = []
    depth = 0
    for index in indices:
        text = words.tokens[index].text
        depth += text == "("
        if depth == 0:
            kept.append(index)
        depth -= text == ")" and depth > 0
    return kept


def _is_left_out(words: TokenSequence, index: int, following: int) -> bool:
    """An indefinite pronoun before its noun (`kāds liecinieks`), but not the head (`kāds no jums`)."""
    indefinite = words.tokens[index].features.get("PronType") == "Ind"
    return indefinite and words.tokens[following].upos in _DESCRIBED
