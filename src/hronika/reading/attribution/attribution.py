"""Attribution: the stage that tells whose statements they are, and finishes them."""

from hronika.reading.attribution.circumstances import find_circumstances
from hronika.reading.attribution.confidence import confidence_of
from hronika.reading.attribution.reporters import can_report
from hronika.reading.attribution.resolver import resolve_speakers
from hronika.reading.attribution.source_phrases import find_source_phrase
from hronika.reading.document.document import Document
from hronika.reading.expressions.parts import DatedParts
from hronika.reading.statements.candidates import StatementCandidate
from hronika.reading.statements.context import StatementContext
from hronika.reading.statements.misstated import is_misstated
from hronika.reading.statements.modes import mode_of
from hronika.reading.statements.stance import stance_of
from hronika.reading.statements.verdicts import Verdicts
from hronika.record import Span, Statement


def attribute_statements(document: Document) -> None:
    """Fill the document's statements, in text order, and keep the finder of referents for events to ask."""
    context = document.kept(StatementContext)
    for candidate in context.candidates:
        source = find_source_phrase(context, candidate)
        candidate.speaker = source if source is not None and context.words.holds_word(source) else None
    context.drop([candidate for candidate in context.candidates if not can_report(context, candidate)])
    document.keep(resolve_speakers(context))
    document.keep(_disown_forgeries(context))
    context.candidates.sort(key=lambda candidate: (_opening(context, candidate), -candidate.end))
    contents = [tuple(document.span(*span) for span in candidate.spans) for candidate in context.candidates]
    identifiers = {
        id(candidate): document.identifiers.of("statement", content)
        for candidate, content in zip(context.candidates, contents, strict=True)
    }
    document.statements = [
        _statement(context, candidate, content, identifiers)
        for candidate, content in zip(context.candidates, contents, strict=True)
    ]


def _disown_forgeries(context: StatementContext) -> Verdicts:
    """Take the speaker from words that the text says nobody said; gives the verdicts of the text."""
    verdicts = Verdicts(context)
    for candidate in context.candidates:
        if verdicts.forgery(candidate) is not None:
            candidate.speaker = candidate.name = candidate.id = None
            candidate.resolved_by = "none"
    return verdicts


def _opening(context: StatementContext, candidate: StatementCandidate) -> int:
    """Where a statement begins, its cue with it."""
    cue = candidate.cue
    return candidate.start if cue is None else min(candidate.start, context.words.tokens[cue.token].start)


def _statement(
    context: StatementContext,
    candidate: StatementCandidate,
    content: tuple[Span, ...],
    identifiers: dict[int, str],
) -> Statement:
    """Make the statement of a candidate; `identifiers` has those of all statements by candidate."""
    words, document = context.words, context.document
    cue: Span | None = None
    if candidate.cue is not None:
        cue = document.span(*words.span(candidate.cue.token, candidate.cue.token))
    speaker = None
    if candidate.speaker is not None:
        speaker = document.span(*words.span(candidate.speaker.first, candidate.speaker.last))
    stance = "denies" if is_misstated(context, candidate) else stance_of(context, candidate)
    setting = find_circumstances(context, candidate)
    within = _within(context, candidate, identifiers)
    said_at = setting.said_at
    if said_at is None and within is None:
        said_at = document.kept(DatedParts).head_at(candidate.start)
    return Statement(
        id=identifiers[id(candidate)],
        content=content,
        cue=cue,
        speaker=speaker,
        speaker_name=candidate.name,
        speaker_id=candidate.id,
        mode=mode_of(context, candidate),
        # Who does not deny, says so: `nenoliedza, ka`.
        act="say" if candidate.act == "deny" and stance == "open" else candidate.act,
        stance=stance,
        addressee=setting.addressee,
        medium=setting.medium,
        said_at=said_at,
        within=within,
        confidence=confidence_of(candidate),
    )


def _within(
    context: StatementContext, candidate: StatementCandidate, identifiers: dict[int, str]
) -> str | None:
    """The identifier of the innermost other candidate whose content holds this one with its cue."""
    start = min(candidate.start, context.words.tokens[candidate.anchor].start)
    best: tuple[int, str] | None = None
    for other in context.near(context.words.at(start)):
        for low, high in other.spans:
            holds = low <= start and candidate.end <= high and (low, high) != (candidate.start, candidate.end)
            if other is not candidate and holds and (best is None or high - low < best[0]):
                best = high - low, identifiers[id(other)]
    return best[1] if best else None
