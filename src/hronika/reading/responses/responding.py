"""The stage that finds responses: what denies, confirms, corrects or takes back what the article tells.

A response points by a pronoun or noun (`to noliedza`), names whose words it means (`Zaķa apgalvojumus`), has
content of its own that is compared with what else is said (`noliedza, ka …`), or says the opposite of what
somebody else said. Where it is not sure what it is about, it is about nothing of the article.
"""

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

from hronika.matters import Matter, agree_in_numbers, are_opposed, likeness
from hronika.reading.attribution.referents import Perspective, ReferentFinder
from hronika.reading.document.document import Document
from hronika.reading.document.phrases import noun_phrase
from hronika.reading.responses.contents import BEGINNING, Contents
from hronika.reading.responses.pointers import Pointer, ResponseWords
from hronika.reading.statements.candidates import StatementCandidate
from hronika.reading.statements.context import StatementContext
from hronika.reading.statements.misstated import is_misstated
from hronika.reading.statements.notices import notices
from hronika.reading.statements.verdicts import Verdicts
from hronika.record import Event, Response, ResponseKind, Span, Statement

# Shares of a content that another has: from the first on they are of one matter where a verb says that one
# responds, from the second where the contents alone say it.
_RESPONDING, _OPPOSED = 0.6, 0.75
_MOST_ABOUT = 4
_FARTHEST = 200  # statements between a response and what it is to
_SELF_RESPONSES: frozenset[ResponseKind] = frozenset(("corrects", "withdraws"))
"""What one does with words of one's own; to deny or confirm these says nothing new."""


def read_responses(document: Document) -> None:
    """Fill the document's responses, in text order."""
    context, verdicts = document.kept(StatementContext), document.kept(Verdicts)
    finder = _Responses(document, context, verdicts)
    finder.find_pointing()
    finder.find_stated()
    finder.find_clauses()
    finder.find_notices()
    document.responses = finder.made()


class _Responder(NamedTuple):
    speaker: Span | None = None
    name: str | None = None
    id: str | None = None


class _Draft(NamedTuple):
    kind: ResponseKind
    by: _Responder
    about: tuple[str, ...]
    statement: str | None


class _SaidHere:
    """A statement with what it was made of and what it is about, which few articles ask of."""

    def __init__(self, statement: Statement, candidate: StatementCandidate, contents: Contents) -> None:
        self.statement, self.candidate, self._contents = statement, candidate, contents
        self.anchor = candidate.anchor if candidate.cue is None else candidate.cue.token

    @cached_property
    def matter(self) -> Matter:
        return self._contents.of(self.candidate.spans)

    @cached_property
    def beginnings(self) -> frozenset[str]:
        """What the lemmas of its words begin with."""
        return self._contents.beginnings(self.candidate.spans)

    def negates(self) -> bool:
        """Whether it holds that something is not so."""
        may = self.statement.stance == "holds" and self._contents.may_negate(self.candidate.spans)
        return may and bool(self.matter.negated)


class _Responses:
    """Finds the responses of one article, each by the word that makes it one."""

    def __init__(self, document: Document, context: StatementContext, verdicts: Verdicts) -> None:
        self.document, self.context, self.words = document, context, context.words
        self.verdicts, self.referents = verdicts, document.kept(ReferentFinder)
        self.response_words = ResponseWords(context, verdicts)
        self.contents = Contents(document, context)
        self.said = [
            _SaidHere(statement, candidate, self.contents)
            for statement, candidate in zip(document.statements, context.candidates, strict=True)
        ]
        self.events = {self.words.at(event.predicate.start): event for event in document.events}
        self.found: dict[int, _Draft] = {}

    # What is asked of the whole article, indexed so that no question costs more in a longer one

    @cached_property
    def _said_in(self) -> dict[int, list[_SaidHere]]:
        """What is said by the numbers of the sentences that its report and its content stand in, in order."""
        words, found = self.words, defaultdict[int, list[_SaidHere]](list)
        for each in self.said:
            sentences = {words.sentence[each.anchor]}
            for start, end in each.candidate.spans:
                inside = words.covered(start, end)
                if inside:
                    sentences.update(range(words.sentence[inside[0]], words.sentence[inside[-1]] + 1))
            for number in sentences:
                found[number].append(each)
        return found

    @cached_property
    def _events_in(self) -> dict[int, list[tuple[int, Event]]]:
        """Events and the words that tell of them by the numbers of their sentences."""
        found = defaultdict[int, list[tuple[int, Event]]](list)
        for index, event in self.events.items():
            found[self.words.sentence[index]].append((index, event))
        return found

    @cached_property
    def _said_by_id(self) -> dict[str, _SaidHere]:
        return {each.statement.id: each for each in self.said}

    @cached_property
    def _told_in(self) -> dict[str, list[int]]:
        """Numbers of events by the identifiers of the statements that any mention of them stands in."""
        found = defaultdict[str, list[int]](list)
        for number, event in enumerate(self.document.events):
            for statement in _around_event(event) - {None}:
                found[str(statement)].append(number)
        return found

    @cached_property
    def _told_of(self) -> tuple[dict[int, Matter], dict[object, list[int]]]:
        """What events are about that no statement told first, by number; their numbers by its words."""
        matters: dict[int, Matter] = {}
        by_word = defaultdict[object, list[int]](list)
        for number, event in enumerate(self.document.events):
            if event.statement is None:
                matters[number] = self._matter_of(event)
                for word in matters[number].words:
                    by_word[word].append(number)
        return matters, by_word

    def made(self) -> list[Response]:
        """Make the responses of what was found."""
        made = []
        for index, (kind, by, about, statement) in sorted(self.found.items()):
            cue = self.document.span(*self.words.span(index, index))
            made.append(
                Response(
                    id=self.document.identifiers.of("response", [cue]),
                    kind=kind,
                    cue=cue,
                    speaker=by.speaker,
                    speaker_name=by.name,
                    speaker_id=by.id,
                    about=about,
                    statement=statement,
                )
            )
        return made

    # By a pronoun or a noun

    def find_pointing(self) -> None:
        """Find what takes up what was said by a pronoun or noun."""
        for pointer in self.response_words.pointers():
            self.document.check_time()
            if self.response_words.is_wish(pointer.word):
                continue  # a proposal is turned down or approved, not denied or confirmed
            by = self._by(pointer.verb, is_subject=self.words.relation[pointer.word] == "nsubj")
            about = self._before(pointer, by)
            names_it = self.words.tokens[pointer.word].upos == "NOUN"
            if about or names_it:
                self._find(pointer.verb, pointer.kind, by, about)
        for index in range(len(self.words)):
            kind = self.words.tokens[index].upos == "VERB" and self.response_words.kind(index)
            if kind and index not in self.found:
                self._take_up(index, kind)

    def _take_up(self, index: int, kind: ResponseKind) -> None:
        """Find what a verb takes up by a noun of claims, or by a pronoun that stands for some."""
        by = self._by(index, is_subject=False)
        pronoun = self.response_words.plural(index)
        if pronoun is not None:
            self._find(index, kind, by, self._before(Pointer(pronoun, index, kind), by))
            return
        for claim in self.response_words.claims(index):
            earlier = [each for each in self.said if each.anchor < claim.noun]
            earlier = [each for each in earlier if self._may_respond(kind, by, each.statement)]
            # `Par X` may stand under the verb: `atsauc rakstu par X`.
            behind = [i for i in self.words.subtree(index) if i > claim.noun] if kind == "withdraws" else ()
            topic = self.contents.of_words(behind or claim.topic)
            if claim.owner is not None:
                whose = self.contents.of_words([claim.owner])
                own = [each for each in earlier if each.statement.speaker_id in whose.people | whose.names]
                if whose.people or own:
                    self._find(index, kind, by, tuple(each.statement.id for each in own[-1:]))
            elif any(topic.parts()):
                like = [each for each in earlier if likeness(topic, each.matter) >= _RESPONDING]
                if like or (kind == "withdraws" and topic.people | topic.names):
                    self._find(index, kind, by, tuple(each.statement.id for each in like[-1:]))
            elif kind == "denies":
                about = self._before(Pointer(claim.noun, index, kind), by)
                if about:
                    self._find(index, kind, by, about)

    def _find(self, index: int, kind: ResponseKind, by: _Responder, about: tuple[str, ...]) -> None:
        around = self._around(index)
        self.found.setdefault(index, _Draft(kind, by, about, around.statement.id if around else None))

    def _before(self, pointer: Pointer, by: _Responder) -> tuple[str, ...]:
        """What a pointer points back to: what is said before it, else the events that are told."""
        before = self.verdicts.before(pointer.verb, pointer.word)
        if before is None:
            return ()
        sentence, target = before

        def is_meant(index: int) -> bool:
            if self.words.sentence[index] != sentence:
                return False
            return target < 0 or (index < pointer.verb and self.words.governs(target, index))

        own = self._around(pointer.verb)
        said = [
            each.statement
            for each in self._said_in.get(sentence, ())
            if (is_meant(self.words.at(each.candidate.start)) or is_meant(each.anchor))
            and each is not own
            and not each.candidate.holds(self.words.tokens[pointer.verb].start)
            and not (own is not None and own.statement.within == each.statement.id)
            and self._may_respond(pointer.kind, by, each.statement)
        ]
        inner = {each.id for each in said}
        outermost = [each.id for each in said if each.within not in inner]
        if outermost:
            return tuple(outermost[:_MOST_ABOUT])
        if pointer.kind != "denies" and self.words.tokens[pointer.word].upos != "NOUN":
            # What is confirmed may be a plan: `Ministrija sagatavoja plānu. Valdība to apstiprināja`.
            return ()
        told = [
            event.id
            for index, event in self._events_in.get(sentence, ())
            if is_meant(index)
            and event.statement is None
            and (pointer.kind != "denies" or self.verdicts.later(index) == pointer.verb)
        ]
        return tuple(told[:_MOST_ABOUT])

    # By content of its own

    def find_stated(self) -> None:
        """Find statements that deny, confirm or correct by their content what somebody else said."""
        for number, said in enumerate(self.said):
            self.document.check_time()
            index, kind = self._stated(said)
            if kind is None and not said.negates():
                continue
            near = self.said[max(number - _FARTHEST, 0) : number + _FARTHEST]
            if kind is not None:
                sharing = [other for other in near if not other.matter.words.isdisjoint(said.matter.words)]
                self._respond(said, index, kind, [other for other in sharing if other is not said])
            else:
                beginnings = {str(word)[:BEGINNING] for word in said.matter.negated}
                before = [other for other in near if other.anchor < said.anchor]
                # Most have no such word: what they are about need not be known.
                self._oppose(said, [each for each in before if not beginnings.isdisjoint(each.beginnings)])

    def _stated(self, said: _SaidHere) -> tuple[int, ResponseKind | None]:
        """The verb by which a statement responds, and what it does."""
        cue = said.candidate.cue
        if cue is None:
            return said.anchor, None
        head = self.words.head[cue.token]
        if self.words.tokens[cue.token].upos == "NOUN" and head >= 0:
            kind = self.response_words.kind(head)
            if kind is not None and self.words.relation[cue.token] in ("obj", "nsubj"):
                return head, kind
        if said.statement.stance == "denies":
            return cue.token, "withdraws" if is_misstated(self.context, said.candidate) else "denies"
        kind = self.response_words.kind(cue.token) if said.statement.stance == "holds" else None
        return cue.token, None if kind == "denies" else kind

    def _respond(self, said: _SaidHere, index: int, kind: ResponseKind, others: Iterable[_SaidHere]) -> None:
        matter = said.matter
        by = self._whose(said, kind)
        if not matter.people and by.id is not None and not self.contents.has_subject(said.candidate.spans):
            matter = matter._replace(people=frozenset((by.id,)))
        if said.candidate.how == "pointing-back":
            # Its content is what the article told just before.
            own = said.statement.id
            events = [self.document.events[number] for number in self._told_in.get(own, ())]
            told = [event.id for event in events if event.statement == own]
            self.found[index] = _Draft(kind, by, tuple(told[:_MOST_ABOUT]), said.statement.id)
            return
        scored = []
        held = self.contents.of(self.contents.held(said.candidate.spans)) if kind == "corrects" else matter
        for other in others:
            if self._are_nested(said, other) or not self._may_respond(kind, by, other.statement):
                continue
            if other.statement.stance not in ("holds", None) or self._stated(other)[1] == kind:
                continue
            if kind == "corrects" and agree_in_numbers(held, other.matter):
                continue
            if kind == "withdraws" and not matter.numbers <= other.matter.numbers:
                continue
            score = likeness(matter, other.matter, same_numbers=kind != "corrects")
            if score >= _RESPONDING and not are_opposed(matter, other.matter):
                scored.append((other.anchor > said.anchor, -score, other.statement.id))
        scored.sort()
        # What stands before is what is responded to, if there is any.
        about = tuple(id for after, _, id in scored if after == scored[0][0])[:_MOST_ABOUT]
        if not about:
            about = self._told(said, matter)
        pointed = self.found.get(index)
        if pointed is not None:
            about = pointed.about or about  # `X to noliedza. Neko tādu neesot darījis.`
        if about or said.candidate.act == "deny" or kind != "denies":
            self.found[index] = _Draft(kind, by, about, said.statement.id)

    def _oppose(self, said: _SaidHere, others: Iterable[_SaidHere]) -> None:
        by = _Responder(said.statement.speaker, said.statement.speaker_name, said.statement.speaker_id)
        about = []
        words: set[object] = set()
        for other in others:
            if self._are_nested(said, other) or not self._may_respond("denies", by, other.statement):
                continue
            if other.statement.stance != "holds" or not are_opposed(said.matter, other.matter):
                continue
            if likeness(said.matter, other.matter) >= _OPPOSED:
                about.append(other.statement.id)
                words |= said.matter.negated & other.matter.words
        index = self.contents.negation(said.candidate.spans, frozenset(words)) if about else None
        if index is not None:
            self.found.setdefault(index, _Draft("denies", by, tuple(about[-_MOST_ABOUT:]), said.statement.id))

    def _told(self, said: _SaidHere, matter: Matter) -> tuple[str, ...]:
        """The events that the article itself tells, or tells outside of a statement, and that it is about."""
        events, (matters, by_word) = self.document.events, self._told_of
        own = {n for n in self._told_in.get(said.statement.id, ()) if None in _around_event(events[n])}
        # Of one matter are only those that share a word.
        near = {n for word in matter.words for n in by_word.get(word, ())}
        alike = {n for n in near if _is_like(matters[n], matter)}
        return tuple([events[number].id for number in sorted(own | alike)[:_MOST_ABOUT]])

    def _matter_of(self, event: Event) -> Matter:
        spans = [event.predicate, *(part.span for part in event.participants if part.span is not None)]
        return self.contents.of((span.start, span.end) for span in (*spans, *filter(None, (event.place,))))

    # By a clause that is no statement

    def find_clauses(self) -> None:
        """Find what takes back news that it tells anew: `atsauc ziņu, ka …`."""
        by_evidence: dict[int, list[str]] = defaultdict(list)
        for event in self.document.events:
            for span in event.evidence:
                by_evidence[self.words.at(span.start)].append(event.id)
        for index, about in by_evidence.items():
            if index in self.found or self.response_words.kind(index) != "withdraws":
                continue
            for noun in self.words.dependents(index, "obj"):
                says = self.words.tokens[noun].lemma in self.verdicts.words_of_saying
                if says and self.words.child(noun, "acl", "ccomp") is not None:
                    by = self._by(index, is_subject=False)
                    self.found[index] = _Draft("withdraws", by, tuple(about[:_MOST_ABOUT]), None)

    # By a notice of the outlet

    def find_notices(self) -> None:
        """Find what the outlet corrects in its own text: `Labojums: Dega divas mājas, nevis trīs`."""
        for notice in notices(self.context):
            responding = [index for index in self.found if notice.word <= index <= notice.last]
            if any(self.found[index].kind in _SELF_RESPONSES for index in responding):
                continue
            spans = [self.words.span(notice.first, notice.last)]
            matter, held = self.contents.of(spans), self.contents.of(self.contents.held(spans))
            about = [
                each.statement.id
                for each in self.said
                if not notice.word <= each.anchor <= notice.last
                and each.statement.stance in ("holds", None)
                and (notice.repeats or not agree_in_numbers(held, each.matter))
                and likeness(matter, each.matter, same_numbers=notice.repeats) >= _OPPOSED
            ]
            kind: ResponseKind = "withdraws" if notice.repeats else "corrects"
            self.found[notice.word] = _Draft(kind, _Responder(), tuple(about[:_MOST_ABOUT]), None)

    # Who responds

    def _by(self, index: int, *, is_subject: bool) -> _Responder:
        """Who responds by a word: who does what it tells, or whose words it stands in."""
        event = self.events.get(index)
        for part in event.participants if event is not None and not is_subject else ():
            if part.role == "agent":
                return _Responder(part.span, part.name, part.id)
        subject = None if is_subject else self.words.child(index, "nsubj")
        if subject is not None:
            phrase = noun_phrase(self.context, subject, index)
            name, id, _ = self.referents.find(phrase, Perspective(subject=True), guess=False)
            return _Responder(self.document.span(*self.words.span(phrase.first, phrase.last)), name, id)
        around = self._around(index)
        if around is None:
            return _Responder()
        return _Responder(
            around.statement.speaker, around.statement.speaker_name, around.statement.speaker_id
        )

    def _whose(self, said: _SaidHere, kind: ResponseKind) -> _Responder:
        """Whose response a statement is: of what nobody says and is taken back, whose words it stands in."""
        statement = said.statement
        if kind == "withdraws" and statement.speaker_name is None and statement.within is not None:
            statement = self._said_by_id[statement.within].statement
        return _Responder(statement.speaker, statement.speaker_name, statement.speaker_id)

    def _around(self, index: int) -> _SaidHere | None:
        """The innermost statement that a word reports or stands in."""
        place = self.words.tokens[index].start
        holding = [
            said
            for said in self._said_in.get(self.words.sentence[index], ())
            if (said.candidate.cue is not None and said.candidate.cue.token == index)
            or said.candidate.holds(place)
        ]
        return min(holding, key=lambda said: said.candidate.end - said.candidate.start, default=None)

    def _may_respond(self, kind: ResponseKind, by: _Responder, statement: Statement) -> bool:
        """Whether one may respond so to a statement.

        Nobody denies or confirms what he says himself, and a question or demand is rejected and not denied.
        """
        if kind in _SELF_RESPONSES:
            return True
        is_own = by.name is not None and by.name == statement.speaker_name
        return not is_own and statement.act not in ("ask", "demand")

    def _are_nested(self, one: _SaidHere, other: _SaidHere) -> bool:
        return any(
            outer.candidate.start <= inner.candidate.start and inner.candidate.end <= outer.candidate.end
            for outer, inner in ((one, other), (other, one))
        )


def _around_event(event: Event) -> set[str | None]:
    """The statements that mentions of an event stand in, with None where the article tells one itself."""
    return {event.statement, *(mention.statement for mention in event.mentions)}


def _is_like(told: Matter, matter: Matter) -> bool:
    """Whether what an event is about is what a content is about."""
    enough = len(told.words | told.people | told.names) >= 2
    return enough and likeness(matter, told) >= _OPPOSED and not are_opposed(matter, told)
