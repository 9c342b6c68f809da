"""Who speaks: every candidate gets its speaker, by the words that name the source or by what is around it.

The narrator's statements come first, in text order, because each tells who may be meant by the next; then
those inside quotations, whose `I` is the speaker of the statement around.
"""

from hronika.reading.attribution.demonstratives import Demonstratives
from hronika.reading.attribution.dialogue import alternate_turns
from hronika.reading.attribution.discourse import DiscourseModel, SpeakerTurn
from hronika.reading.attribution.headlines import HeadlineName
from hronika.reading.attribution.implied_speakers import NOBODY, ImpliedSpeakers
from hronika.reading.attribution.referents import Perspective, Referent, ReferentFinder
from hronika.reading.document.syntax import gender_of
from hronika.reading.statements.candidates import DIRECT, StatementCandidate
from hronika.reading.statements.context import StatementContext


def resolve_speakers(context: StatementContext) -> ReferentFinder:
    """Fill `name`, `id` and `resolved_by` of every candidate.

    What was learnt of the people is given back, to be asked about others.
    """
    words = context.words
    spoken = [span for candidate in context.candidates if candidate.how in DIRECT for span in candidate.spans]
    quoted = {words.tokens[i].start for start, end in spoken for i in words.covered(start, end)}
    discourse = DiscourseModel(context.document, words, quoted)
    referents = ReferentFinder(context, discourse)
    implied = ImpliedSpeakers(context, discourse, referents)
    headline, demonstratives = HeadlineName(context), Demonstratives(context, referents)
    perspectives = [(candidate, _perspective(context, candidate)) for candidate in context.candidates]
    perspectives.sort(key=lambda pair: (pair[1].quoted, pair[0].anchor, pair[0].start))
    for candidate, perspective in perspectives:
        context.document.check_time()
        if candidate.speaker is not None:
            says = candidate.cue is not None and candidate.cue.kind == "verb"
            speaker = NOBODY
            if says and not perspective.quoted and demonstratives.holds(candidate.speaker):
                speaker = demonstratives.speaking(candidate.speaker.head)
            if speaker.name is None:
                around = perspective.around or _enclosing(context, candidate)  # whom `pats` means
                view = Perspective(around, perspective.quoted, subject=says)
                speaker = referents.find(candidate.speaker, view, guess=True)
            _name(candidate, Referent() if _heard_himself(context, candidate, speaker) else speaker)
        else:
            _name(candidate, implied.find(candidate, perspective))
        if (name := headline.of(candidate)) is not None:
            _name(candidate, Referent(name, None, "context"))
        implied.note(candidate)
        if not perspective.quoted:
            discourse.add_turn(_turn(context, discourse, candidate))
    for turn, speaker in alternate_turns(context, discourse):
        _name(turn, speaker)
    return referents


def _heard_himself(context: StatementContext, candidate: StatementCandidate, speaker: Referent) -> bool:
    """Whether a pronoun would mean who heard it: `Zirnis apgalvo, ka dzirdējis viņu saucam` is of another."""
    words, phrase = context.words, candidate.speaker
    heard = phrase is not None and words.tokens[phrase.head].upos == "PRON"
    if not heard or phrase is None or context.grammar.role(words, phrase.head) != "object":
        return False
    around = _enclosing(context, candidate)
    return around is not None and around.id == speaker.id is not None


def _name(candidate: StatementCandidate, speaker: Referent) -> None:
    candidate.name, candidate.id, candidate.resolved_by = speaker


def _perspective(context: StatementContext, candidate: StatementCandidate) -> Perspective:
    """Whose words the cue of a candidate is part of; without a cue, the candidate itself."""
    if candidate.cue is None:
        start, end = candidate.start, candidate.end
        quoted = any(
            other is not candidate and other.cue is not None and s <= start and end <= e
            for other in context.near(candidate.anchor)
            for s, e in other.spans
        )
    else:
        quoted = context.innermost(context.words.tokens[candidate.anchor].start) is not None
    around = _enclosing(context, candidate)
    spoken = around is not None and around.how in DIRECT  # a turn with a dash or a label has no marks
    return Perspective(around, True) if quoted or spoken else Perspective()


def _enclosing(context: StatementContext, candidate: StatementCandidate) -> StatementCandidate | None:
    """The innermost other candidate in whose content this one stands."""
    offset = context.words.tokens[candidate.anchor].start
    holders = [
        other
        for other in context.near(candidate.anchor)
        if other is not candidate
        and any(s <= offset < e and s <= candidate.start and candidate.end <= e + 2 for s, e in other.spans)
    ]
    return min(holders, key=lambda other: other.end - other.start, default=None)


def _turn(context: StatementContext, discourse: DiscourseModel, candidate: StatementCandidate) -> SpeakerTurn:
    """That the speaker of a candidate spoke, for the statements after it."""
    entity = discourse.entities.get(candidate.id or "")
    at, last = candidate.anchor, context.words.at(candidate.end - 1)
    if entity is not None:
        plural, person = entity.number == "Plur", entity.kind == "person"
        return SpeakerTurn(at, entity.name, entity.id, entity.gender, plural, person, last)
    if candidate.speaker is None:
        return SpeakerTurn(at, candidate.name, candidate.id, last=last)
    head, lexicon = context.words.tokens[candidate.speaker.head], context.lexicon
    plural = head.features.get("Number") == "Plur"
    person = head.lemma not in lexicon.organizations and head.lemma not in lexicon.source_documents
    return SpeakerTurn(at, candidate.name, candidate.id, gender_of(head), plural, person, last)
