"""Attribution: the stage that tells whose statements they are, and finishes them."""

from hronika.reading.attribution.circumstances import find_circumstances
from hronika.reading.attribution.confidence import confidence_of
from hronika.reading.attribution.resolver import resolve_speakers
from hronika.reading.attribution.source_phrases import can_report, find_speaker
from hronika.reading.document.document import Document
from hronika.reading.statements.candidates import StatementCandidate
from hronika.reading.statements.context import StatementContext
from hronika.reading.statements.modes import mode_of
from hronika.record import Span, Statement


def attribute_statements(document: Document) -> None:
    """Fill the document's statements, in text order, and keep the resolver of who is meant."""
    context = document.kept(StatementContext)
    words = context.words
    for candidate in context.candidates:
        speaker = find_speaker(context, candidate)
        candidate.speaker = speaker if speaker is not None and words.holds_word(speaker) else None
    context.drop([candidate for candidate in context.candidates if not can_report(context, candidate)])
    document.keep(resolve_speakers(context))
    context.candidates.sort(
        key=lambda candidate: (min(candidate.start, words.tokens[candidate.anchor].start), -candidate.end)
    )
    order = {id(candidate): index for index, candidate in enumerate(context.candidates)}
    document.statements = [_statement(context, candidate, order) for candidate in context.candidates]


def _statement(context: StatementContext, candidate: StatementCandidate, order: dict[int, int]) -> Statement:
    words, document = context.words, context.document
    cue: Span | None = None
    if candidate.cue is not None:
        cue = document.span(*words.span(candidate.cue.token, candidate.cue.token))
    speaker = None
    if candidate.speaker is not None:
        speaker = document.span(*words.span(candidate.speaker.first, candidate.speaker.last))
    setting = find_circumstances(context, candidate)
    return Statement(
        content=tuple(document.span(*span) for span in candidate.spans),
        cue=cue,
        speaker=speaker,
        speaker_name=candidate.name,
        speaker_id=candidate.id,
        mode=mode_of(context, candidate),
        act=candidate.act,
        addressee=setting.addressee,
        medium=setting.medium,
        said_at=setting.said_at,
        within=_within(context, candidate, order),
        confidence=confidence_of(candidate),
    )


def _within(context: StatementContext, candidate: StatementCandidate, order: dict[int, int]) -> int | None:
    """The index of the innermost other candidate whose content holds this one with its cue."""
    start = min(candidate.start, context.words.tokens[candidate.anchor].start)
    best: tuple[int, int] | None = None
    for other in context.near(context.words.at(start)):
        for low, high in other.spans:
            holds = low <= start and candidate.end <= high and (low, high) != (candidate.start, candidate.end)
            if other is not candidate and holds and (best is None or high - low < best[0]):
                best = high - low, order[id(other)]
    return best[1] if best else None
