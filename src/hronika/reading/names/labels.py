"""Names before a colon at the head of a sentence: `Tiesnese Liepa: ...`, `JURIS LĀCIS (smejas): ...`.

In so short a line a surname is often taken for a common noun, a name in capitals for an institution.
"""

from collections import Counter
from collections.abc import Iterable, Sequence, Set
from dataclasses import replace

from hronika.language.acronyms import in_capitals, is_initial
from hronika.language.analysis import NO_FEATURES, Sentence, Token
from hronika.language.language import Language
from hronika.reading.document.entities import NameMention

_LONGEST = 6  # words of a label
_NO_NAMES = frozenset(("ADP", "AUX", "PRON", "SCONJ"))


def with_label(
    sentence: Sentence,
    number: int,
    mentions: list[NameMention],
    speakers: Set[str],
    language: Language,
) -> list[NameMention]:
    """The mentions of a sentence, with the person's name that its label holds instead of what overlaps it.

    `speakers` are the single words that name who speaks in turn.
    """
    span = _name_in_label(sentence.tokens, speakers, language)
    if span is None:
        return mentions
    first, last = span
    others = [mention for mention in mentions if mention.first > last or mention.last < first - 1]
    person = NameMention(number, first, last, sentence.head_of(range(first, last + 1)), "person")
    return sorted([*others, person], key=lambda mention: mention.first)


def speakers_in_turn(sentences: Iterable[Sentence], language: Language) -> Set[str]:
    """The words alone before a colon at the head of sentences that name who speaks there in turn.

    Those that come more than once and can be surnames, and what stands between two of the same of them.
    """
    labels = [sentence.tokens[0] for sentence in sentences if _label_stop(sentence.tokens) == 1]
    times = Counter(label.text for label in labels)
    surnames = {
        label.text
        for label in labels
        if times[label.text] > 1 and (label.name.endswith("person") or can_be_surname(label, language))
    }
    answering = {
        second.text
        for first, second, third in zip(labels, labels[1:], labels[2:], strict=False)
        if first.text == third.text and first.text in surnames
    }
    return surnames | answering


def is_label(sentence: Sentence, mention: NameMention) -> bool:
    """Whether a name stands before a colon, or a note and a colon, at the head of its sentence."""
    return mention.last < _LONGEST and _label_stop(sentence.tokens) == mention.last + 1


def can_be_surname(token: Token, language: Language) -> bool:
    """Whether a word can be a form of a well-known surname, a woman's as well: `Liepa`, `Ozola`, `OZOLS`."""
    if in_capitals(token.text):
        token = replace(token, text=token.text.title(), features=NO_FEATURES)
    return any(name in language.lexicon.surnames for name in language.declension.candidates(token)[:3])


def _label_stop(tokens: Sequence[Token]) -> int:
    """The token at which a label ends, at a colon or at a note before one; 0 where there is no label."""
    stop = 0
    while stop < min(len(tokens), _LONGEST + 1) and tokens[stop].upos != "PUNCT":
        verb = tokens[stop].features.get("VerbForm") == "Fin" and not tokens[stop].text.isupper()
        if verb or tokens[stop].upos in _NO_NAMES:
            return 0
        stop += 1
    return stop if stop < len(tokens) and _ends_in_colon(tokens, stop) else 0


def _name_in_label(tokens: Sequence[Token], speakers: Set[str], language: Language) -> tuple[int, int] | None:
    """Where the name stands in the label of a sentence.

    It follows a title, or is in capitals from a given name on, or is one of the speakers of a talk; a surname
    may have a note in brackets after it.
    """
    stop = _label_stop(tokens)
    if not stop:
        return None
    noted = tokens[stop].text == "("
    if stop == 1 and (tokens[0].text in speakers or (noted and can_be_surname(tokens[0], language))):
        return 0, 0
    roles = language.lexicon.roles
    titles = [place for place in range(stop) if tokens[place].text.casefold() in roles]
    first = titles[-1] + 1 if titles else 0
    name = tokens[first:stop]
    if not name or not all(token.text[0].isupper() for token in name):
        return None
    if any(token.text.casefold() in language.lexicon.organizations for token in name):
        return None
    if titles:
        return first, stop - 1
    if not in_capitals(name[-1].text):
        return None
    given = name[0].text.title() in language.lexicon.given_names or is_initial(name[0].text)
    known = given if len(name) > 1 else can_be_surname(name[0], language)
    return (0, stop - 1) if known else None


def _ends_in_colon(tokens: Sequence[Token], stop: int) -> bool:
    """Whether a colon stands there or after the note in brackets that opens there."""
    if tokens[stop].text == "(":
        stop = next((place for place in range(stop, len(tokens)) if tokens[place].text == ")"), stop) + 1
    return stop < len(tokens) and tokens[stop].text == ":"
