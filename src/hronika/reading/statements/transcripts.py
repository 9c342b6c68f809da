"""Transcripts: lines that open with who speaks there and a colon (`Ozols: Es nebraukšu.`).

A label is a name, an office with a name, an office or outlet alone, or `jautājums` and `atbilde`; a note in
brackets may stand before the colon (`Bērziņa (no vietas): ...`), and several turns may share a line. What
only looks so (`Vieta: Dzintari`, `Treneris: Jānis Vītols`) says nothing that is a sentence.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from hronika.language.analysis import holds_word
from hronika.language.quotation_marks import MARKS
from hronika.reading.document.tokens import TokenSpan
from hronika.reading.statements.candidates import Construction, StatementCandidate
from hronika.reading.statements.content import has_predicate, trim
from hronika.reading.statements.context import StatementContext
from hronika.record import Act

# Words of the longest label before a colon, and tokens of the longest note in brackets.
MAX_LABEL = 6
_MAX_NOTE = 12
# Kinds of names that lists consist of.
_LISTED = frozenset(("person", "organization", "GPE", "location", "product"))
_SENTENCE_END = frozenset(".!?…")

Label = Literal["person", "office", "part", "word"]


@dataclass(slots=True)
class Turn:
    """What a label opens: `label` are its words, `first` to before `stop` the tokens of what is said."""

    kind: Label
    label: TokenSpan
    first: int
    stop: int


def read_transcripts(context: StatementContext) -> None:
    """Read what is said in lines that open with a label."""
    turns = [turn for first, stop in paragraphs(context) for turn in _turns(context, first, stop)]
    repeated = _repeated(context, turns)
    said = [turn for turn in turns if _is_said(context, turn, repeated)]
    dialogue = len(said) > 1 and any(_has_sentence(context, turn) for turn in said)
    for turn in said:
        if turn.kind == "person" or dialogue:
            _add(context, turn, headline=len(turns) == 1 and _is_headline(context, turn))


def paragraphs(context: StatementContext) -> Iterator[tuple[int, int]]:
    """First token of each paragraph and the one after its last."""
    words = context.words
    start = 0
    for number in range(len(words.paragraph)):
        last = number + 1 == len(words.paragraph)
        if last or words.paragraph[number + 1] != words.paragraph[number]:
            yield start, words.first[number + 1]
            start = words.first[number + 1]


def _turns(context: StatementContext, first: int, stop: int) -> Iterator[Turn]:
    """Yield the turns of one paragraph: none where it does not open with a label."""
    words = context.words
    turn: Turn | None = None
    for index in range(first, stop):
        ended = turn is not None and index > turn.first and words.tokens[index - 1].text in _SENTENCE_END
        opens = index == first or ended
        found = _turn(context, index, stop) if opens else None
        if found is None and index == first:
            return
        if found is not None and (turn is None or found.kind == turn.kind or found.kind == "person"):
            if turn is not None:
                turn.stop = index
                yield turn
            turn = found
    if turn is not None:
        yield turn


def _turn(context: StatementContext, first: int, stop: int) -> Turn | None:
    """The turn that opens at a token; None where no label does."""
    words = context.words
    if not words.tokens[first].text[0].isupper():
        return None
    last = first
    while last < min(stop, first + MAX_LABEL) and not words.is_punctuation(last):
        last += 1
    colon = _after_note(context, last, stop)
    if colon is None or colon + 1 >= stop or words.tokens[colon + 1].text in MARKS:
        return None
    label = list(range(first, last))
    kind = _kind(context, label)
    head = next((i for i in label if words.head[i] not in label), first)
    return Turn(kind, TokenSpan(first, last - 1, head), colon + 1, stop) if kind is not None else None


def _after_note(context: StatementContext, index: int, stop: int) -> int | None:
    """The colon at a token or after the note in brackets there; None without one."""
    tokens = context.words.tokens
    if index < stop and tokens[index].text == "(":
        end = min(stop, index + _MAX_NOTE)
        index = next((i for i in range(index, end) if tokens[i].text == ")"), stop - 1) + 1
    if index < stop and tokens[index].text == ".":
        # `Atbilde. Nē.`, but `A. Bērziņš`
        label = context.words.lower[index - 1]
        return index if len(label) > 1 and label in context.lexicon.turn_labels else None
    return index if index < stop and tokens[index].text == ":" else None


def _kind(context: StatementContext, label: list[int]) -> Label | None:
    """What sort of label some words are; None of words that do not tell who speaks."""
    words, lexicon, role = context.words, context.lexicon, context.grammar.role
    tokens = [words.tokens[i] for i in label]
    if len(label) == 1 and words.lower[label[0]] in lexicon.turn_labels:
        return "part"
    last = tokens[-1]
    capitals = all(token.text.isupper() for token in tokens)
    if any(token.upos in ("ADV", "ADP", "PRON", "DET") for token in tokens):
        return None
    if last.name.endswith("person") and last.text[0].isupper():
        return "person"
    if len(label) > 1 and all(token.text[0].isupper() for token in tokens):
        named = capitals or not any(context.grammar.is_predicate(token) for token in tokens)
        return "person" if named and last.name in ("O", "B-person", "I-person") else None
    if last.name.endswith("organization") and all(token.name != "O" for token in tokens):
        return "office"
    nominative = role(words, label[-1]) in (None, "subject")
    if last.lemma in lexicon.roles or last.lemma in lexicon.generic_people:
        return "office" if nominative else None
    return "word" if len(label) == 1 and last.upos in ("PROPN", "X") and last.name == "O" else None


def _repeated(context: StatementContext, turns: list[Turn]) -> set[str]:
    """The labels that open more than one turn."""
    times = Counter(_label_text(context, turn) for turn in turns)
    return {label for label, count in times.items() if count > 1}


def _label_text(context: StatementContext, turn: Turn) -> str:
    start, end = context.words.span(turn.label.first, turn.label.last)
    return context.text[start:end]


def _is_said(context: StatementContext, turn: Turn, repeated: set[str]) -> bool:
    """Whether what a label opens can be somebody's words, and not a name or a number in a list."""
    words = context.words
    spoken = [words.tokens[i] for i in range(turn.first, turn.stop) if holds_word(words.tokens[i].text)]
    if not spoken or all(token.name[2:] in _LISTED or token.upos == "NUM" for token in spoken):
        return False
    if turn.kind == "word":
        return _label_text(context, turn) in repeated and _has_sentence(context, turn)
    ended = words.tokens[turn.stop - 1].text[-1] in _SENTENCE_END
    return ended or has_predicate(context, turn.first, turn.stop)


def _has_sentence(context: StatementContext, turn: Turn) -> bool:
    """Whether a turn holds a verb or asks."""
    asks = context.words.tokens[turn.stop - 1].text[-1] == "?"
    return asks or has_predicate(context, turn.first, turn.stop)


def _is_headline(context: StatementContext, turn: Turn) -> bool:
    """Whether the one turn of a text is a headline (`Ozols: Budžetu pieņems`): no full stop, text below."""
    words = context.words
    ended = words.tokens[turn.stop - 1].text[-1] in _SENTENCE_END
    return not ended and turn.stop < len(words)


def _add(context: StatementContext, turn: Turn, headline: bool) -> None:
    words = context.words
    span = trim(context.text, words.tokens[turn.first].start, words.tokens[turn.stop - 1].end)
    if span[0] >= span[1]:
        return
    part = turn.kind == "part"
    act: Act = context.lexicon.turn_labels[words.lower[turn.label.first]] if part else "say"
    speaker = None if part else turn.label
    how: Construction = "headline" if headline else "transcript"
    context.add(StatementCandidate([span], how, act, speaker=speaker, anchor=turn.label.head))
