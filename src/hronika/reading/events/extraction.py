"""Events: the stage that finds what happens, who takes part, when, where, and how the text vouches for it."""

from hronika.reading.attribution.resolver import SpeakerResolver
from hronika.reading.document.document import Document
from hronika.reading.document.tokens import TokenSpan
from hronika.reading.events.arguments import ArgumentFinder, EventArgument
from hronika.reading.events.coreference import EventCandidate, EventCoreference
from hronika.reading.events.factuality import FactualityClassifier, Vouching
from hronika.reading.events.time_and_place import TimeAndPlaceFinder
from hronika.reading.events.triggers import Trigger, find_triggers
from hronika.reading.events.types import event_types
from hronika.reading.statements.context import StatementContext
from hronika.record import PLOVER_TYPES, Event, EventMention, Participant, PloverRole, Span

# Roughly how often what was read on these grounds is a happening and vouched for so.
_VERB, _NOUN, _CARRIED = 0.85, 0.65, 0.85


def read_events(document: Document) -> None:
    """Fill the document's events, in text order."""
    context, resolver = document.kept(StatementContext), document.kept(SpeakerResolver)
    predicates = find_triggers(context)
    certainty, participants = FactualityClassifier(context), ArgumentFinder(context)
    occasions = TimeAndPlaceFinder(context, predicates)
    told = []
    for predicate in predicates:
        document.check_time()
        vouching = certainty.of(predicate)
        parts = participants.of(predicate, vouching.candidate)
        for part in parts:
            if part.range is not None:
                part.name, part.id = resolver.who(part.range, vouching.candidate)
        told.append(EventCandidate(predicate, vouching, parts, occasions.time(predicate)))
    statements = {
        id(candidate): statement.id
        for candidate, statement in zip(context.candidates, document.statements, strict=True)
    }
    others = document.language.lexicon.other_ones
    same = EventCoreference(context.words, event_types(document.language), others).of(told)
    mentions: dict[int, list[EventCandidate]] = {}
    for one, first in zip(told, same, strict=True):
        if first is not None:
            mentions.setdefault(first, []).append(one)
    for number, one in enumerate(told):
        if same[number] is None:
            document.events.append(_event(context, occasions, one, mentions.get(number, []), statements))


def _event(
    context: StatementContext,
    occasions: TimeAndPlaceFinder,
    one: EventCandidate,
    others: list[EventCandidate],
    statements: dict[int, str],
) -> Event:
    """Make the event of what is told once or more; `statements` has their identifiers by candidate."""
    predicate, vouching = one.predicate, one.vouching
    place = occasions.place(predicate, one.parts)
    around = occasions.of_paragraph(predicate) if place is None else None
    return Event(
        id=_identifier(context, predicate),
        predicate=_span(context, predicate.word),
        type=predicate.kind.type,
        mode=predicate.kind.mode,
        frame=predicate.frame.name if predicate.frame is not None else None,
        participants=tuple(_participant(context, predicate, one.parts, part) for part in one.parts),
        time=context.document.times[one.time].id if one.time is not None else None,
        when=occasions.when(predicate, vouching, one.time),
        place=_range(context, place),
        paragraph_place=_range(context, around),
        vouched=vouching.vouched,
        polarity=vouching.polarity,
        evidence=_evidence(context, vouching),
        statement=_statement(vouching, statements),
        mentions=tuple(
            EventMention(
                id=_identifier(context, other.predicate),
                predicate=_span(context, other.predicate.word),
                vouched=other.vouching.vouched,
                polarity=other.vouching.polarity,
                evidence=_evidence(context, other.vouching),
                statement=_statement(other.vouching, statements),
            )
            for other in others
        ),
        confidence=_confidence(predicate),
    )


def _participant(
    context: StatementContext, predicate: Trigger, parts: list[EventArgument], part: EventArgument
) -> Participant:
    plover: PloverRole | None = None
    if predicate.kind.type in PLOVER_TYPES:
        # An act is aimed at the counterpart, at what it is done to only where there is none.
        aimed_at = "counterpart" if any(other.role == "counterpart" for other in parts) else "patient"
        plover = "source" if part.role == "agent" else "target" if part.role == aimed_at else None
    return Participant(
        role=part.role,
        span=_range(context, part.range),
        name=part.name,
        id=part.id,
        element=part.element,
        plover=plover,
    )


def _identifier(context: StatementContext, predicate: Trigger) -> str:
    return context.document.identifiers.of("event", (_span(context, predicate.word),))


def _span(context: StatementContext, index: int) -> Span:
    return context.document.span(*context.words.span(index, index))


def _range(context: StatementContext, words: TokenSpan | None) -> Span | None:
    return context.document.span(*context.words.span(words.first, words.last)) if words is not None else None


def _evidence(context: StatementContext, vouching: Vouching) -> tuple[Span, ...]:
    words = context.words
    ends = ((index, max([index, *words.joined(index)])) for index in vouching.words)
    return tuple(context.document.span(*words.span(first, last)) for first, last in ends)


def _statement(vouching: Vouching, statements: dict[int, str]) -> str | None:
    return statements.get(id(vouching.candidate)) if vouching.candidate is not None else None


def _confidence(predicate: Trigger) -> float:
    if predicate.is_verb:
        return _VERB
    return _CARRIED if predicate.carrier is not None else _NOUN
