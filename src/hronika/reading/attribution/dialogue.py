"""Turns of a dialogue or an interview, of which one known speaker tells every second one, or all answers."""

from collections.abc import Iterator, Mapping, Sequence

from hronika.reading.attribution.discourse import DiscourseModel
from hronika.reading.attribution.referents import Referent
from hronika.reading.document.entities import Entity
from hronika.reading.statements.candidates import StatementCandidate
from hronika.reading.statements.context import StatementContext
from hronika.reading.statements.interviews import interviewing, tells_of_interview

_QUESTIONS = 2  # of one side, which make an interview of a dialogue
_NAME = 4  # words after the first of a name and its titles


def alternate_turns(
    context: StatementContext, discourse: DiscourseModel
) -> Iterator[tuple[StatementCandidate, Referent]]:
    """Yield the turns whose words name nobody with who speaks there, where one side of a dialogue is known.

    That is a side of which one turn names its speaker, or who answers in an interview. The other side is the
    outlet that asks, where the words that lead up to the dialogue name one.
    """
    interview: Entity | None = None  # who answered in a dialogue before
    for turns in _dialogues(context):
        known: Mapping[int, StatementCandidate | Entity] = {
            position % 2: turn for position, turn in enumerate(turns) if turn.name
        }
        if not known:
            found = _interviewed(context, discourse, turns, interview)
            interview = next(iter(found.values()), interview)
            known = found
        if len(known) != 1:
            continue
        [(side, answering)] = known.items()
        start = context.words.at(turns[0].start)
        asking = _asking(context, discourse, start) or discourse.last_organization(start, 1)
        for position, turn in enumerate(turns):
            speaker = answering if position % 2 == side else asking
            if not turn.name and speaker is not None:
                yield turn, Referent(speaker.name, speaker.id, "context")
    yield from _answers(context, discourse)


def _answers(
    context: StatementContext, discourse: DiscourseModel
) -> Iterator[tuple[StatementCandidate, Referent]]:
    """Yield answers that name nobody (`Atbilde: ...`) and the quotation above, with who is interviewed."""
    turns = [turn for turn in context.candidates if turn.how == "transcript" and turn.speaker is None]
    answers = [turn for turn in turns if turn.act == "answer"]
    if not answers or len(answers) == len(turns):
        return
    start = context.words.at(min(turn.start for turn in turns))
    answering = _only_person(context, discourse, start) if tells_of_interview(context, start) else None
    if answering is None:
        return
    for turn in context.candidates:
        headline = turn.how == "continued" and not context.words.paragraph_of(context.words.at(turn.start))
        if not turn.name and (turn in answers or headline):
            yield turn, Referent(answering.name, answering.id, "context")


def _only_person(context: StatementContext, discourse: DiscourseModel, stop: int) -> Entity | None:
    """The one person named before a token who does not ask; None where nobody is, or more are."""
    people = {m.entity.id: m.entity for m in discourse.mentions_from(0, stop) if m.entity.kind == "person"}
    asking = _asking(context, discourse, stop)
    if asking is not None:
        people.pop(asking.id)
    return next(iter(people.values())) if len(people) == 1 else None


def _asking(context: StatementContext, discourse: DiscourseModel, stop: int) -> Entity | None:
    """The person who asks the questions, by the words before a token: `Ar Annu sarunājas [Jānis Zars]`."""
    named = (discourse.mentions_within(i, i + _NAME, "person") for i in interviewing(context, stop))
    return next((mentions[0].entity for mentions in named if mentions), None)


def _interviewed(
    context: StatementContext,
    discourse: DiscourseModel,
    turns: Sequence[StatementCandidate],
    before: Entity | None,
) -> Mapping[int, Entity]:
    """Give who answers in an interview, by the side that this one has: the one person named before it.

    One side alone asks, and the words before tell that it is an interview (`Sarunā ar "Dienu" viņa stāsta`),
    or the headline has that person's words and the side that asks speaks to somebody who answers of himself.
    Who answered `before` the interview was broken off goes on in it.
    """
    asking = [position for position, turn in enumerate(turns) if _asks(context, turn)]
    if len({position % 2 for position in asking}) != 1:
        return {}
    side = asking[0] % 2
    if before is not None:
        return {1 - side: before}
    start = context.words.at(turns[0].start)
    answering = _only_person(context, discourse, start)
    if answering is None or len(asking) < _QUESTIONS:
        return {}
    quoted = any(one.how == "headline" and one.id == answering.id for one in context.candidates)
    told = tells_of_interview(context, start) or (quoted and _speak_of_each_other(context, turns, side))
    return {1 - side: answering} if told else {}


def _speak_of_each_other(context: StatementContext, turns: Sequence[StatementCandidate], asking: int) -> bool:
    """Whether the side that asks speaks to somebody, and the other of itself."""
    spoken_to, of_self = (
        any(_has_person(context, turn, person) for turn in turns[side::2])
        for side, person in ((asking, "2"), (1 - asking, "1"))
    )
    return spoken_to and of_self


def _has_person(context: StatementContext, turn: StatementCandidate, person: str) -> bool:
    """Whether a word of a turn is in the first or second person."""
    words = context.words
    return any(
        words.tokens[i].features.get("Person") == person
        for start, end in turn.spans
        for i in words.covered(start, end)
    )


def _asks(context: StatementContext, turn: StatementCandidate) -> bool:
    return context.text[: turn.end].rstrip().endswith("?")


def _dialogues(context: StatementContext) -> Iterator[list[StatementCandidate]]:
    """Yield the dialogues of two and more turns: what follows dashes in paragraphs one after another."""
    words = context.words
    turns = sorted((turn for turn in context.candidates if turn.how == "dash"), key=lambda turn: turn.start)
    dialogue: list[StatementCandidate] = []
    last = 0
    for turn in turns:
        paragraph = words.paragraph_of(words.at(turn.start))
        if paragraph - last != 1:
            if len(dialogue) > 1:
                yield dialogue
            dialogue = []
        dialogue.append(turn)
        last = paragraph
    if len(dialogue) > 1:
        yield dialogue
