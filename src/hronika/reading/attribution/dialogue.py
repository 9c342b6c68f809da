"""Turns of a dialogue: paragraphs after a dash, of which one known speaker tells every second one."""

from collections.abc import Iterator

from hronika.reading.attribution.discourse import DiscourseModel
from hronika.reading.attribution.referents import Referent
from hronika.reading.statements.candidates import StatementCandidate
from hronika.reading.statements.context import StatementContext


def alternate_turns(
    context: StatementContext, discourse: DiscourseModel
) -> Iterator[tuple[StatementCandidate, Referent]]:
    """Yield the turns whose words name nobody with who speaks there, where one side of a dialogue is known.

    The other side is the outlet that asks, where the words that lead up to the dialogue name one.
    """
    for turns in _dialogues(context):
        known = {position % 2: turn for position, turn in enumerate(turns) if turn.name}
        if len(known) != 1:
            continue
        [(side, answering)] = known.items()
        asking = discourse.last_organization(context.words.at(turns[0].start), 1)
        for position, turn in enumerate(turns):
            speaker = answering if position % 2 == side else asking
            if not turn.name and speaker is not None:
                yield turn, Referent(speaker.name, speaker.id, "context")


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
