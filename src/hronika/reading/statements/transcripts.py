"""Transcripts: lines that open with who speaks there and a colon (`Ozols: Es nebraukšu.`).

A label is a name, an office with a name, an office or outlet alone, or `jautājums` and `atbilde`; a note in
brackets may stand before the colon (`Bērziņa (no vietas): ...`), and several turns may share a line. What
only looks so (`Vieta: Dzintari`, `Treneris: Jānis Vītols`) says nothing that is a sentence.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from hronika.language.acronyms import in_capitals, is_acronym, is_initial
from hronika.language.analysis import holds_word
from hronika.language.quotation_marks import MARKS
from hronika.reading.document.tokens import DASHES, TokenSpan
from hronika.reading.names.labels import can_be_surname
from hronika.reading.names.roles import names_person
from hronika.reading.statements.candidates import Construction, StatementCandidate
from hronika.reading.statements.content import SENTENCE_END, closes_headline, has_predicate, trim
from hronika.reading.statements.context import StatementContext
from hronika.record import Act

# Words of the longest label before a colon, and tokens of the longest note in brackets.
MAX_LABEL = 6
_MAX_NOTE = 12
# Kinds of names that lists consist of.
_LISTED = frozenset(("person", "organization", "GPE", "location", "product"))
# What parts the halves of a headline.
_HALVES = frozenset((";", ".", "!", "?", *DASHES))

# A `seat` of power claims one sentence, a `word` is rather a name, a `noun` one only where the turns around
# say so; `findings` speak in headlines.
Label = Literal["person", "office", "seat", "part", "word", "noun", "findings"]
_NAMES = frozenset(("person", "word", "noun"))


@dataclass(slots=True)
class Turn:
    """What a label opens: `label` are its words, `first` to before `stop` the tokens of what is said."""

    kind: Label
    label: TokenSpan
    first: int
    stop: int
    noted: bool = False  # whether a note in brackets stands before the colon
    late: bool = False  # whether other words open its paragraph


def read_transcripts(context: StatementContext) -> None:
    """Read what is said in lines that open with a label."""
    turns = [turn for first, stop in paragraphs(context) for turn in _turns(context, first, stop)]
    said = _said(context, turns)
    dialogue = len(said) > 1 and any(_has_sentence(context, turn) for turn in said)
    repeated = _repeated(context, said)
    for turn in said:
        headline = turn.kind == "seat" or (len(said) == 1 and _is_headline(context, turn))
        if turn.kind == "office" and _label_text(context, turn) not in repeated:
            stop = _before_narration(context, turn)
            headline, turn.stop = headline or stop < turn.stop, stop
        if turn.kind == "person" or dialogue or headline:
            _add(context, turn, headline)
    late = _late_in_headline(context)
    if late is not None and not any(turn.first == late.first for turn in said):
        _add(context, late, headline=True)


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
    """Yield the turns of one paragraph: what stands before its first label belongs to none."""
    words = context.words
    turn: Turn | None = None
    _, behind = words.bounds(first)
    if behind < stop and not any(token.text[0].isalpha() for token in words.tokens[first:behind]):
        first = behind  # the time of day in a live blog
    ended = (i + 1 for i in range(first, stop - 1) if words.lower[i] in SENTENCE_END)
    for index in (first, *ended):
        found = _turn(context, index, stop) if turn is None or index > turn.first else None
        other = _NAMES | {"seat"}
        if found is None or not (turn is None or found.kind == turn.kind or found.kind in other):
            continue
        if turn is not None:
            turn.stop = min(turn.stop, index)
            yield turn
        found.late = index > first and (turn is None or turn.late)
        turn = found
    if turn is not None:
        yield turn


def _said(context: StatementContext, turns: list[Turn]) -> list[Turn]:
    """The turns in which somebody speaks; what only looked like a label is part of the turn before it."""
    repeated = _repeated(context, turns)
    talk = any(_has_sentence(context, turn) for turn in turns)
    labels = [_label_text(context, turn) for turn in turns]
    said: list[Turn] = []
    answering: set[str] = set()
    for place, turn in enumerate(turns):
        # Who speaks between two turns of another answers, in one word as well.
        follows = place > 0 and bool(said) and said[-1] is turns[place - 1] and turn.kind in _NAMES
        if follows and labels[place - 1 : place] == labels[place + 1 : place + 2]:
            answering.add(labels[place])
        if _is_said(context, turn, repeated, talk) or (follows and labels[place] in answering):
            said.append(turn)
        elif said and said[-1].stop == turn.label.first and not _opens_paragraph(context, turn):
            said[-1].stop = turn.stop
    return said


def _turn(context: StatementContext, first: int, stop: int, *, small: bool = False) -> Turn | None:
    """The turn that opens at a token; None where no label does. A `small` label may follow a semicolon."""
    words = context.words
    if words.tokens[first].text in MARKS:
        return _turn_of_outlet(context, first, stop)
    if not small and not words.tokens[first].text[0].isupper():
        return None
    last = first
    while last < min(stop, first + MAX_LABEL) and not words.is_punctuation(last):
        last += 1
    colon = _after_note(context, last, stop)
    if last == first or colon is None or colon + 1 >= stop or words.tokens[colon + 1].text in MARKS:
        return None
    label = list(range(first, last))
    while len(label) > 1 and _is_where(context, label[-1]):
        label.pop()  # `NATO ģenerālsekretārs [Rīgā]: ...`
    kind = label_kind(context, label)
    if kind is None and small and len(label) == 1 and words.tokens[first].name == "B-GPE":
        kind = "office"  # `Irāna draud; [Izraēla]: trieciens bija preventīvs`
    head = next((i for i in label if words.head[i] not in label), first)
    label_span = TokenSpan(first, label[-1], head)
    if kind == "seat":
        stop = words.bounds(first)[1]
    return Turn(kind, label_span, colon + 1, stop, noted=colon > last) if kind is not None else None


def _is_where(context: StatementContext, index: int) -> bool:
    """Whether a word is a town or country in the locative."""
    token = context.words.tokens[index]
    return token.name == "B-GPE" and context.grammar.role(context.words, index) == "place"


def _turn_of_outlet(context: StatementContext, first: int, stop: int) -> Turn | None:
    """The turn that a quoted name opens: `"Reuters": ASV apsver piegādi`."""
    words = context.words
    closing = first + 1
    while closing < min(stop, first + MAX_LABEL + 1) and words.tokens[closing].text not in MARKS:
        closing += 1
    inside = words.tokens[first + 1 : closing]
    colon = closing + 1
    if colon + 1 >= stop or words.tokens[colon].text != ":" or words.tokens[closing].text not in MARKS:
        return None
    if not inside or not all(token.name.endswith(("organization", "product")) for token in inside):
        return None
    head = next((i for i in range(first + 1, closing) if not first < words.head[i] < closing), first + 1)
    return Turn("office", TokenSpan(first, closing, head), colon + 1, stop)


def _after_note(context: StatementContext, index: int, stop: int) -> int | None:
    """The colon at a token or after the note in brackets there; None without one."""
    tokens = context.words.tokens
    if index < stop and tokens[index].text == "(":
        end = min(stop, index + _MAX_NOTE)
        index = next((i for i in range(index, end) if tokens[i].text == ")"), stop - 1) + 1
    if index < stop and tokens[index].text == ".":
        # `Atbilde. Nē.`, `A. BĒRZIŅŠ. Nē.`, but `A. Bērziņš`
        label = context.words.lower[index - 1]
        part = len(label) > 1 and label in context.lexicon.turn_labels
        noted = index > 1 and is_initial(tokens[index - 2].text) and in_capitals(tokens[index - 1].text)
        return index if part or noted else None
    return index if index < stop and tokens[index].text == ":" else None


def label_kind(context: StatementContext, label: list[int]) -> Label | None:
    """What sort of label some words are; None of words that do not tell who speaks."""
    words, lexicon, role = context.words, context.lexicon, context.grammar.role
    tokens = [words.tokens[i] for i in label]
    if len(label) == 1 and words.lower[label[0]] in lexicon.turn_labels:
        return "part"
    last = tokens[-1]
    if len(label) == 1 and last.text in lexicon.seats and last.text not in lexicon.given_names:
        return "seat"  # `Maskava: notriekti 87 droni`
    capitals = all(token.text.isupper() for token in tokens)
    if any(token.upos in ("ADV", "ADP", "PRON", "DET") for token in tokens):
        return None
    heads = context.grammar.role(context.words, label[0]) == "subject"  # not `[Sēdes] vadītājs Ozols`
    if heads and tokens[0].lemma in lexicon.event_nouns and len(label) > 1:
        return None  # `Uzbrukums Midsomernortonā: četri aizturēti` says what happened where
    if last.name.endswith("person") and last.text[0].isupper():
        return "person"
    if len(label) > 1 and all(token.text[0].isupper() for token in tokens):
        titled = words.lower[label[-2]] in lexicon.roles
        named = capitals or titled or not any(context.grammar.is_predicate(token) for token in tokens)
        return "person" if named and last.name in ("O", "B-person", "I-person") else None
    if last.name.endswith("organization") and all(token.name != "O" for token in tokens):
        return "office"
    nominative = role(words, label[-1]) in (None, "subject")
    accused = len(label) == 1 and last.upos == "VERB" and context.grammar.is_nominalised(last)
    if accused or names_person(lexicon, last.lemma) or last.lemma in lexicon.organizations:
        return "office" if nominative else None
    if len(label) == 1 and is_acronym(last.text) and _is_named_elsewhere(context, last.text):
        return "office"
    if nominative and last.lemma.casefold() in lexicon.headline_sources:
        return "findings"
    if len(label) > 1 or last.name != "O":
        return None
    surname = can_be_surname(last, context.document.language)
    if surname and capitals:
        return "person"
    if surname or last.upos in ("PROPN", "X"):
        return "word"
    single = last.upos == "NOUN" and last.features.get("Number") == "Sing" and last.text[0].isupper()
    return "noun" if single and nominative else None


def _is_named_elsewhere(context: StatementContext, acronym: str) -> bool:
    """Whether the analysis takes an acronym for the name of an institution somewhere in the text."""
    return any(
        token.text == acronym and token.name.endswith("organization") for token in context.words.tokens
    )


def _opens_paragraph(context: StatementContext, turn: Turn) -> bool:
    first = turn.label.first
    return context.words.paragraph_of(first) != context.words.paragraph_of(first - 1)


def _repeated(context: StatementContext, turns: list[Turn]) -> set[str]:
    """The labels that open more than one turn."""
    times = Counter(_label_text(context, turn) for turn in turns)
    return {label for label, count in times.items() if count > 1}


def _label_text(context: StatementContext, turn: Turn) -> str:
    start, end = context.words.span(turn.label.first, turn.label.last)
    return context.text[start:end]


def _is_said(context: StatementContext, turn: Turn, repeated: set[str], talk: bool) -> bool:
    """Whether what a label opens can be somebody's words, and not a name or a number in a list.

    `repeated` are the labels that come more than once; `talk` is whether any turn holds a sentence.
    """
    words = context.words
    spoken = [words.tokens[i] for i in range(turn.first, turn.stop) if holds_word(words.tokens[i].text)]
    if not spoken or all(token.name[2:] in _LISTED or token.upos == "NUM" for token in spoken):
        return False
    if turn.kind == "noun" or (turn.kind == "findings" and not _is_headline(context, turn)):
        return False
    sure = talk and (_label_text(context, turn) in repeated or (turn.noted and not turn.late))
    if (turn.kind == "word" or (turn.late and turn.kind != "seat")) and not sure:
        return False
    if has_predicate(context, turn.first, turn.stop) or turn.kind == "seat":
        return has_predicate(context, turn.first, turn.stop)  # no `Maskava: +5 grādi`
    counted = not talk and turn.kind in _NAMES and any(token.upos == "NUM" for token in spoken)
    return not counted and words.tokens[turn.stop - 1].text[-1] in SENTENCE_END


def _has_sentence(context: StatementContext, turn: Turn) -> bool:
    """Whether a turn holds a verb or asks."""
    asks = context.words.tokens[turn.stop - 1].text[-1] == "?"
    return asks or has_predicate(context, turn.first, turn.stop)


def _is_headline(context: StatementContext, turn: Turn) -> bool:
    """Whether the one turn of a text is its headline (`Ozols: Budžetu pieņems`): no full stop, text below."""
    if context.words.paragraph_of(turn.first):
        return False  # `Autors: Kārlis Dūja, arhitekts`
    return closes_headline(context, turn.stop)


def _late_in_headline(context: StatementContext) -> Turn | None:
    """What somebody says in the second half of a headline: `Cenas aug; ministrs: vainīga ir valdība`."""
    words = context.words
    first, stop = next(paragraphs(context), (0, 0))
    if not closes_headline(context, stop):
        return None
    for index in range(first + 1, stop - 1):
        if words.tokens[index - 1].text not in _HALVES:
            continue
        turn = _turn(context, index, stop, small=True)
        if (
            turn is not None
            and turn.kind in ("person", "office", "seat")
            and has_predicate(context, turn.first, stop)
        ):
            return turn
    return None


def _before_narration(context: StatementContext, turn: Turn) -> int:
    """The token from which on the article tells who says so: `Eksperts: cenas augs. [Ainis Dobe prognozē]`.

    So begins an entry of a live blog: with a headline of its own.
    """
    words = context.words
    for sentence in range(words.sentence[turn.first] + 1, words.sentence[turn.stop - 1] + 1):
        first = words.first[sentence]
        for index in range(first, words.first[sentence + 1]):
            cue = context.cues.get(index)
            if cue is None or cue.kind != "verb" or cue.own or words.head[index] >= 0:
                continue
            subject = words.child(index, "nsubj")
            if subject is not None and words.tokens[subject].name.endswith("person"):
                return first
    return turn.stop


def _before_response(context: StatementContext, turn: Turn) -> int:
    """The token from which on a headline tells what another does with what is said: `[, X to noliedz]`."""
    words = context.words
    for index in range(turn.first + 1, turn.stop):
        if words.tokens[index].text == ";":
            return index  # the other half of it: `Ministrs: skolas slēgs; [vecāki protestē]`
        cue = context.cues.get(index)
        if cue is None or cue.kind != "verb" or cue.own or words.child(index, "nsubj") is None:
            continue
        opening = index
        while opening > turn.first and words.tokens[opening].text not in ",;":
            opening -= 1
        it = any(words.tokens[i].features.get("PronType") == "Dem" for i in words.dependents(index, "obj"))
        if it and opening > turn.first and has_predicate(context, turn.first, opening):
            return opening
    return turn.stop


def _add(context: StatementContext, turn: Turn, headline: bool) -> None:
    words = context.words
    stop = _before_response(context, turn) if headline else turn.stop
    span = trim(context.text, words.tokens[turn.first].start, words.tokens[stop - 1].end)
    if span[0] >= span[1]:
        return
    part = turn.kind == "part"
    act: Act = context.lexicon.turn_labels[words.lower[turn.label.first]] if part else "say"
    speaker = None if part else turn.label
    for index in range(turn.label.first, turn.first):
        context.cues.pop(index, None)  # `Ozola (atbild): ...` has said it all
    how: Construction = "headline" if headline else "transcript"
    context.add(StatementCandidate([span], how, act, speaker=speaker, anchor=turn.label.head))
