"""The stage that finds events: triggers, arguments, times, places, factuality, and further mentions."""

from hronika.language.analysis import Token
from hronika.reading.attribution.actors import Actors
from hronika.reading.attribution.demonstratives import Demonstratives
from hronika.reading.attribution.referents import Perspective, ReferentFinder
from hronika.reading.document.document import Document
from hronika.reading.document.tokens import TokenSpan
from hronika.reading.events.arguments import ArgumentFinder, EventArgument
from hronika.reading.events.clauses import Clauses
from hronika.reading.events.coreference import EventCandidate, EventCoreference
from hronika.reading.events.factuality import Factuality, FactualityClassifier
from hronika.reading.events.time_and_place import TimeAndPlaceFinder
from hronika.reading.events.triggers import Trigger, find_triggers
from hronika.reading.events.types import event_types
from hronika.reading.statements.context import StatementContext
from hronika.reading.statements.verdicts import Verdicts
from hronika.record import PLOVER_TYPES, Event, EventMention, EventType, Participant, PloverRole, Span

# What no thing does: of a crash, too, it is said that it causes, hinders or raises something.
_ONLY_SOMEBODY: frozenset[EventType] = frozenset(
    (
        "accuse",
        "agree",
        "appointment",
        "arrest",
        "consult",
        "cooperate",
        "investigation",
        "legislation",
        "publication",
        "reject",
        "request",
        "sanction",
        "support",
        "survey",
        "transaction",
        "trial",
        "vote",
    )
)
# Roughly how often a trigger that is a verb, a noun, or a noun that an empty verb carries is an event of this
# factuality.
_VERB, _NOUN, _CARRIED = 0.85, 0.65, 0.85


def read_events(document: Document) -> None:
    """Fill the document's events, in text order."""
    context, referents = document.kept(StatementContext), document.kept(ReferentFinder)
    actors = Actors(context)
    clauses = Clauses(context, actors)
    triggers, finder = find_triggers(context, actors, clauses), ArgumentFinder(context, actors, clauses)
    classifier = FactualityClassifier(context, document.kept(Verdicts))
    settings = TimeAndPlaceFinder(context, triggers, actors)
    demonstratives = Demonstratives(context, referents)
    candidates = []
    for trigger in triggers:
        document.check_time()
        factuality = classifier.of(trigger)
        arguments = finder.of(trigger, factuality.candidate)
        perspective = Perspective(factuality.candidate, factuality.candidate is not None)
        for argument in arguments:
            if argument.phrase is not None:
                found = referents.find(argument.phrase, perspective, guess=False)
                agent, by_somebody = argument.role == "agent", trigger.kind.type in _ONLY_SOMEBODY
                alone = agent and found.name is None and trigger.is_verb and by_somebody
                if alone and demonstratives.holds(argument.phrase):
                    found = demonstratives.acting(argument.phrase.head)
                described = agent and found.basis == "description"
                if described and argument.phrase.head == clauses.subject(trigger.verb):
                    found = found._replace(name=_as_subject(context, argument.phrase) or found.name)
                argument.name, argument.id, _ = found
                counted = _counted_before(context, argument.phrase)
                if argument.name is not None and counted is not None:
                    argument.name = f"{argument.name} {counted}"
        arguments = _not_oneself(context, _apart(arguments))
        _part_namesakes(referents, arguments)
        _mean_oneself(context, arguments)
        time, place = settings.time(trigger), settings.place(trigger, arguments)
        candidates.append(EventCandidate(trigger, factuality, arguments, time, place))
    statements = {
        id(candidate): statement.id
        for candidate, statement in zip(context.candidates, document.statements, strict=True)
    }
    others = document.language.lexicon.other_ones
    kinds, people = event_types(document.language), context.lexicon.actors
    same = EventCoreference(context.words, kinds, others, people).of(candidates)
    mentions: dict[int, list[EventCandidate]] = {}
    for one, first in zip(candidates, same, strict=True):
        if first is not None:
            mentions.setdefault(first, []).append(one)
    for number, one in enumerate(candidates):
        if same[number] is None:
            document.events.append(_event(context, settings, one, mentions.get(number, []), statements))


def _counted_before(context: StatementContext, phrase: TokenSpan) -> str | None:
    """What a number by itself counts, of which the clause before tells: `balsoja 11 deputāti, [trīs] ne`."""
    words, number = context.words, context.words.tokens[phrase.head]
    if phrase.first != phrase.last or number.upos != "NUM" or number.features.get("Number") == "Sing":
        return None
    verb = words.head[phrase.head]
    if verb < 0 or words.relation[verb] != "conj":
        return None
    counted = words.child(words.head[verb], "nsubj")
    if counted is None or words.child(counted, "nummod") is None:
        return None
    return words.tokens[counted].text if context.grammar.role(words, counted) == "subject" else None


def _as_subject(context: StatementContext, phrase: TokenSpan) -> str | None:
    """Who acts, as the text has it, where the analysis took that form for an object: `premjeri tikās`."""
    words, grammar = context.words, context.grammar
    token = words.tokens[phrase.head]
    if grammar.role(words, phrase.head) != "object" or not grammar.is_double(token):
        return None
    start, end = words.span(phrase.first, phrase.last)
    text = " ".join(context.text[start:end].split())
    return text[:1].lower() + text[1:] if words.tokens[phrase.first].lemma[:1].islower() else text


def _apart(arguments: list[EventArgument]) -> list[EventArgument]:
    """Arguments of which none is a part of the name of who acts: `ministrs Hosams [Abu Meri] vilcinās`."""
    acting = [(one.id, one.phrase) for one in arguments if one.role == "agent" and one.phrase is not None]
    return [
        one
        for one in arguments
        if one.role == "agent"
        or one.phrase is None
        or one.id is None
        or not any(id == one.id and whole.first <= one.phrase.head <= whole.last for id, whole in acting)
    ]


def _not_oneself(context: StatementContext, arguments: list[EventArgument]) -> list[EventArgument]:
    """Arguments of which none is a pronoun for whoever acts: that would be reflexive (`sevi`).

    A subject of another verb is not that of this one (`Viņš aizgāja, par viņu smējās`); else it is not told
    whom the pronoun means.
    """
    tokens = context.words.tokens
    personal = [
        each
        for each in arguments
        if each.role != "agent" and each.phrase is not None and _is_personal(tokens[each.phrase.head])
    ]
    kept = []
    for argument in arguments:
        if argument.role == "agent" and argument.phrase is not None:
            head = tokens[argument.phrase.head]
            same = [
                each
                for each in personal
                if (each.name is not None and (each.id, each.name) == (argument.id, argument.name))
                or (
                    each.phrase is not None
                    and _is_personal(head)
                    and tokens[each.phrase.head].lemma == head.lemma
                )
            ]
            if same and argument.shared:
                continue
            for each in same:
                each.name = each.id = None
        kept.append(argument)
    return kept


def _mean_oneself(context: StatementContext, arguments: list[EventArgument]) -> None:
    """Give a reflexive pronoun the name of whoever acts, in place: `uzņēmums piešķīra [sev] prēmiju`."""
    acting = next((each for each in arguments if each.role == "agent"), None)
    for argument in arguments:
        phrase = argument.phrase
        if argument is acting or phrase is None or phrase.first != phrase.last:
            continue
        token = context.words.tokens[phrase.head]
        if token.upos == "PRON" and context.grammar.is_reflexive(token):
            argument.name = acting.name if acting is not None else None
            argument.id = acting.id if acting is not None else None


def _is_personal(token: Token) -> bool:
    """Whether a word is a personal pronoun of the third person."""
    return token.features.get("PronType") == "Prs" and token.features.get("Person") == "3"


def _part_namesakes(referents: ReferentFinder, arguments: list[EventArgument]) -> None:
    """Let nobody do something with himself: of two in one office the other one has no name.

    `Ministrs Jānis Kalns parakstīja vienošanos ar Igaunijas ministru.`
    """
    acting = {argument.id for argument in arguments if argument.role == "agent" and argument.id is not None}
    for argument in arguments:
        if argument.role == "counterpart" and argument.id in acting and argument.phrase is not None:
            argument.name, argument.id = referents.described(argument.phrase), None


def _event(
    context: StatementContext,
    settings: TimeAndPlaceFinder,
    one: EventCandidate,
    others: list[EventCandidate],
    statements: dict[int, str],
) -> Event:
    """Make an event of its first candidate and its further mentions.

    `statements` has the identifiers of statements by the identity of the candidate that each was made of.
    """
    trigger, factuality = one.trigger, one.factuality
    # A verb told again may say when and where: `Vārnu aizturēja. Aizturēja viņu Rīgā trešdien.`
    told = [one, *(other for other in others if other.trigger.is_verb)]
    time = next((each.time for each in told if each.time is not None), None)
    place = next((each.place for each in told if each.place is not None), None)
    around = settings.of_paragraph(trigger) if place is None else None
    predicate, identifier = _predicate(context, trigger)
    return Event(
        id=identifier,
        predicate=predicate,
        type=trigger.kind.type,
        mode=trigger.kind.mode,
        frame=trigger.frame.name if trigger.frame is not None else None,
        participants=tuple(
            [_participant(context, trigger, one.arguments, argument) for argument in one.arguments]
        ),
        time=context.document.times[time].id if time is not None else None,
        when=settings.when(trigger, factuality, time),
        place=_phrase(context, place),
        paragraph_place=_phrase(context, around),
        vouched=factuality.vouched,
        polarity=factuality.polarity,
        evidence=_evidence(context, factuality),
        statement=_statement(factuality, statements),
        mentions=tuple([_mention(context, other, statements) for other in others]),
        confidence=_confidence(trigger),
    )


def _mention(context: StatementContext, one: EventCandidate, statements: dict[int, str]) -> EventMention:
    """Make a further mention of an event of a candidate."""
    predicate, identifier = _predicate(context, one.trigger)
    return EventMention(
        id=identifier,
        predicate=predicate,
        vouched=one.factuality.vouched,
        polarity=one.factuality.polarity,
        evidence=_evidence(context, one.factuality),
        statement=_statement(one.factuality, statements),
    )


def _participant(
    context: StatementContext, trigger: Trigger, arguments: list[EventArgument], argument: EventArgument
) -> Participant:
    """Make a participant of an argument; `arguments` are all of the event."""
    plover: PloverRole | None = None
    if trigger.kind.type in PLOVER_TYPES and not _is_nobody(context, argument):
        # The target is the counterpart, and the patient only where there is none.
        aimed_at = "counterpart" if any(other.role == "counterpart" for other in arguments) else "patient"
        plover = "source" if argument.role == "agent" else "target" if argument.role == aimed_at else None
    return Participant(
        role=argument.role,
        span=_phrase(context, argument.phrase),
        name=argument.name,
        id=argument.id,
        element=argument.element,
        plover=plover,
    )


def _is_nobody(context: StatementContext, argument: EventArgument) -> bool:
    """Whether an argument is neither actor nor recipient of a political event: `to`, `neviens`, `nauda`.

    So are pronouns for what is done or for nobody, and money.
    """
    if argument.phrase is None or argument.id is not None:
        return False
    token = context.words.tokens[argument.phrase.head]
    kinds = token.features.get("PronType", "").split(",")
    points = "Dem" in kinds and argument.name is None and token.features.get("Number") == "Sing"
    nobody = "Neg" in kinds or (points and argument.role != "agent")
    return nobody or context.is_money(argument.phrase.head)


def _predicate(context: StatementContext, trigger: Trigger) -> tuple[Span, str]:
    """The word that tells of an event, and the identifier that the event has by it."""
    token = context.words.tokens[trigger.word]
    span = context.document.span(token.start, token.end)
    return span, context.document.identifiers.of("event", (span,))


def _phrase(context: StatementContext, phrase: TokenSpan | None) -> Span | None:
    if phrase is None:
        return None
    return context.document.span(*context.words.span(phrase.first, phrase.last))


def _evidence(context: StatementContext, factuality: Factuality) -> tuple[Span, ...]:
    words, span = context.words, context.document.span
    return tuple([span(*words.span(i, max([i, *words.joined(i)]))) for i in factuality.words])


def _statement(factuality: Factuality, statements: dict[int, str]) -> str | None:
    return statements.get(id(factuality.candidate)) if factuality.candidate is not None else None


def _confidence(trigger: Trigger) -> float:
    """The probability that a trigger is an event and its factuality right."""
    if trigger.is_verb:
        return _VERB
    return _CARRIED if trigger.carrier is not None else _NOUN
