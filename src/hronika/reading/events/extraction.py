"""Events: the stage that finds what happens, who takes part, when, where, and how the text vouches for it."""

from hronika.reading.document.document import Draft
from hronika.reading.events.arguments import Part, Participants
from hronika.reading.events.coreference import SameEvents, Told
from hronika.reading.events.factuality import Certainty, Vouching
from hronika.reading.events.time_and_place import Occasions
from hronika.reading.events.triggers import Predicate, find_predicates
from hronika.reading.events.types import event_types
from hronika.reading.statements.candidates import Range, Scene
from hronika.record import PLOVER_TYPES, Event, EventMention, Participant, PloverRole, Span

# Roughly how often what was read on these grounds is a happening and vouched for so.
_VERB, _NOUN, _CARRIED = 0.85, 0.65, 0.85


def read_events(draft: Draft) -> None:
    """Fill the draft's events, in text order."""
    scene, resolver = draft.scene, draft.resolver
    if scene is None or resolver is None:
        return
    predicates = find_predicates(scene)
    certainty, participants = Certainty(scene), Participants(scene)
    occasions = Occasions(scene, predicates)
    told = []
    for predicate in predicates:
        vouching = certainty.of(predicate)
        parts = participants.of(predicate, vouching.report)
        for part in parts:
            if part.range is not None:
                part.name, part.id = resolver.who(part.range, vouching.report)
        told.append(Told(predicate, vouching, parts, occasions.time(predicate)))
    order = {id(report): number for number, report in enumerate(scene.reports)}
    others = draft.language.words["other_ones"]
    same = SameEvents(scene.words, event_types(draft.language), others).of(told)
    mentions: dict[int, list[Told]] = {}
    for one, first in zip(told, same, strict=True):
        if first is not None:
            mentions.setdefault(first, []).append(one)
    for number, one in enumerate(told):
        if same[number] is None:
            draft.events.append(_event(scene, occasions, one, mentions.get(number, []), order))


def _event(scene: Scene, occasions: Occasions, one: Told, others: list[Told], order: dict[int, int]) -> Event:
    predicate, vouching = one.predicate, one.vouching
    place = occasions.place(predicate, one.parts)
    around = occasions.of_paragraph(predicate) if place is None else None
    return Event(
        predicate=_span(scene, predicate.word),
        type=predicate.kind.type,
        mode=predicate.kind.mode,
        frame=predicate.frame.name if predicate.frame is not None else None,
        participants=tuple(_participant(scene, predicate, one.parts, part) for part in one.parts),
        time=one.time,
        when=occasions.when(predicate, vouching, one.time),
        place=_range(scene, place),
        paragraph_place=_range(scene, around),
        vouched=vouching.vouched,
        polarity=vouching.polarity,
        evidence=_evidence(scene, vouching),
        statement=_statement(vouching, order),
        mentions=tuple(
            EventMention(
                predicate=_span(scene, other.predicate.word),
                vouched=other.vouching.vouched,
                polarity=other.vouching.polarity,
                evidence=_evidence(scene, other.vouching),
                statement=_statement(other.vouching, order),
            )
            for other in others
        ),
        confidence=_confidence(predicate),
    )


def _participant(scene: Scene, predicate: Predicate, parts: list[Part], part: Part) -> Participant:
    plover: PloverRole | None = None
    if predicate.kind.type in PLOVER_TYPES:
        # An act is aimed at the counterpart, at what it is done to only where there is none.
        aimed_at = "counterpart" if any(other.role == "counterpart" for other in parts) else "patient"
        plover = "source" if part.role == "agent" else "target" if part.role == aimed_at else None
    return Participant(
        role=part.role,
        span=_range(scene, part.range),
        name=part.name,
        id=part.id,
        element=part.element,
        plover=plover,
    )


def _span(scene: Scene, index: int) -> Span:
    return scene.draft.span(*scene.words.span(index, index))


def _range(scene: Scene, words: Range | None) -> Span | None:
    return scene.draft.span(*scene.words.span(words.first, words.last)) if words is not None else None


def _evidence(scene: Scene, vouching: Vouching) -> tuple[Span, ...]:
    words = scene.words
    ends = ((index, max([index, *words.joined(index)])) for index in vouching.words)
    return tuple(scene.draft.span(*words.span(first, last)) for first, last in ends)


def _statement(vouching: Vouching, order: dict[int, int]) -> int | None:
    return order.get(id(vouching.report)) if vouching.report is not None else None


def _confidence(predicate: Predicate) -> float:
    if predicate.is_verb:
        return _VERB
    return _CARRIED if predicate.carrier is not None else _NOUN
