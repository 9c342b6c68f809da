"""What claims and responses of different articles are compared by, and which response is to which claim.

Words are compared by hashes of their stems, so that a noun meets the verb that it is made of. A response
meets only claims with which it shares a name: one that stands in its sentence or is that of who responds.
"""

import re
import zlib
from bisect import bisect_right
from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import takewhile

from hronika.archive.claims.matching import (
    OF_OWN_WORDS,
    OPPOSED,
    ComparedClaim,
    ComparedResponse,
    Facet,
    Times,
)
from hronika.archive.current import CurrentVersion
from hronika.archive.days import days_of
from hronika.archive.read_words import AtPlaces
from hronika.archive.terms import fold, terms
from hronika.language.latvian.wording import Negates, content_stem, negated
from hronika.matters import Matter
from hronika.record import Event, Name, Response, Span, Statement

_CONTENT, _REPEATED = 0.6, 0.7
"""The least likeness of a claim with what a response itself says, and with the claim that it is about in its
own article."""
_MOST_TERMS = 12
_SENTENCE_END = re.compile(r"[.!?…]+[\"”»“’]*\s+(?=[^\W\d_a-zāčēģīķļņšūž])|\n")
_OPENING = frozenset(".!?…:\n–—-•(")
"""After these a capital does not tell a name."""


class Compared:
    """Makes what is compared of one version."""

    def __init__(self, version: CurrentVersion) -> None:
        self._version, self._record, self._words = version, version.record, version.words
        self._inside = version.read_words.inside
        self._matters: dict[str, Matter] = {}
        self._statements = {item.id: item for item in version.record.statements}
        self._events = {item.id: item for item in version.record.events}

    def claims(self) -> Iterator[tuple[str, int, ComparedClaim]]:
        """Yield what is said and told, each with its table and the number of its row.

        Of events it is those that the article itself tells.
        """
        rows = self._version.rows
        for statement in self._record.statements:
            if statement.stance in ("holds", None):
                claim = self._of_statement(statement)
                if claim.is_telling:
                    yield "statement", rows["statement"][statement.id], claim
        for event in self._record.events:
            if event.statement is None and event.vouched != "denied":
                claim = self._of_event(event)
                if claim.is_telling:
                    yield "event", rows["event"][event.id], claim

    def responses(self) -> Iterator[tuple[Response, ComparedResponse]]:
        """Yield the responses of the record, and statements that negate something as if they denied it."""
        responding = {item.statement for item in self._record.responses}
        for response in self._record.responses:
            facets = list(self._facets(response))
            if facets:
                yield response, self._answer(response, facets)
        for statement in self._record.statements:
            if statement.id in responding or statement.stance != "holds" or statement.cue is None:
                continue
            matter = self._said(statement)
            if matter.negated and len(matter.words) > 1 and matter.people | matter.names:
                response = Response(
                    id=statement.id, kind="denies", cue=statement.cue, statement=statement.id,
                    speaker_name=statement.speaker_name, speaker_id=statement.speaker_id,
                )  # fmt: skip
                opposite = Facet(matter, OPPOSED, opposed=True, times=self._times(statement.content))
                yield response, self._answer(response, [opposite])

    def _facets(self, response: Response) -> Iterator[Facet]:
        statement = self._statements.get(response.statement or "")
        corrects = response.kind == "corrects"
        repeats = statement is not None and (statement.stance == "denies" or response.kind != "denies")
        if statement is not None and repeats:
            matter = self._said(statement)
            if response.kind == "denies" and not matter.people and self._is_person(response.speaker_id):
                # Who denies what he did says no more of whom it is about.
                matter = matter._replace(people=frozenset((_hash(_surname(response.speaker_name or "")),)))
            if corrects:
                matter = matter._replace(numbers=self._held(statement.content))
            if len(matter.words) > 1 or matter.people | matter.names:
                times = self._times(statement.content)
                yield Facet(matter, _CONTENT, other_numbers=corrects, times=times)
        elif statement is None and response.kind in OF_OWN_WORDS and not response.about:
            # `Atsauc rakstu par …`, `Labojums: …`: what stands behind it says what it is about.
            behind = [self._behind(response.cue)]
            matter = self._matter(behind)
            if corrects:
                matter = matter._replace(numbers=self._held(behind))
            if matter.people | matter.names:
                yield Facet(matter, _CONTENT, other_numbers=corrects)
        for item in response.about:
            if item in self._statements:
                said = self._statements[item]
                matter, times = self._said(said), self._times(said.content)
            elif item in self._events:
                event = self._events[item]
                matter, times = self._matter(_told(event)), self._times_of(event)
            else:
                continue
            yield Facet(matter, _REPEATED, other_numbers=corrects, times=times)

    def _answer(self, response: Response, facets: Sequence[Facet]) -> ComparedResponse:
        is_person = self._is_person(response.speaker_id)
        spans = [self._sentence(response.cue), self._behind(response.cue)]
        for item in (response.statement, *response.about):
            if item in self._statements:
                spans += self._statements[item].content
            elif item in self._events:
                spans += _told(self._events[item])
        words = [index for span in spans for index in self._inside(span)]
        found = [
            term
            for index in words
            if index not in self._named and content_stem(self._words[index].lemma) is not None
            for term in terms(self._words[index].lemma)
        ]
        return ComparedResponse(
            response.kind,
            tuple(facets),
            self._anchors(spans) | _name_terms(response.speaker_name, is_person),
            # The words that it is about stand last.
            frozenset(list(dict.fromkeys(reversed(found)))[:_MOST_TERMS]),
            _speaker(response.speaker_name, is_person),
        )

    def _of_statement(self, statement: Statement) -> ComparedClaim:
        is_person = self._is_person(statement.speaker_id)
        return ComparedClaim(
            self._said(statement),
            self._anchors(statement.content) | _name_terms(statement.speaker_name, is_person),
            _speaker(statement.speaker_name, is_person),
            self._times(statement.content),
        )

    def _of_event(self, event: Event) -> ComparedClaim:
        spans = _told(event)
        matter = self._matter(spans)
        if event.polarity == "negative":
            matter = matter._replace(negated=matter.negated | self._matter([event.predicate]).words)
        return ComparedClaim(matter, self._anchors(spans), None, self._times_of(event))

    def _times(self, spans: Sequence[Span]) -> Times:
        return frozenset(
            days
            for span in spans
            for start, end, days in self._days_at
            if span.start <= start and end <= span.end
        )

    def _times_of(self, event: Event) -> Times:
        if event.time is None:
            return frozenset()
        return self._times([time.span for time in self._record.times if time.id == event.time])

    @cached_property
    def _days_at(self) -> list[tuple[int, int, tuple[int, int]]]:
        """Where each time that tells days stands, with the first and the last of these."""
        return [
            (time.span.start, time.span.end, (days.first.toordinal(), days.last.toordinal()))
            for time in self._record.times
            if time.value and (days := days_of(time.value))
        ]

    def _held(self, spans: Iterable[Span]) -> frozenset[Hashable]:
        """Give the numbers of a correction before what it says is not so: `trīs, nevis četri`."""
        held: set[Hashable] = set()
        for span in spans:
            before = takewhile(lambda place: self._negating.get(place) != "after", self._inside(span))
            held.update(self._numbers_at[place] for place in before if place in self._numbers_at)
        return frozenset(held)

    def _said(self, statement: Statement) -> Matter:
        found = self._matters.get(statement.id)
        if found is None:
            found = self._matters[statement.id] = self._matter(statement.content)
        return found

    def _matter(self, spans: Iterable[Span]) -> Matter:
        words: set[int | None] = set()
        people, names, numbers, not_so = [], [], [], []
        for span in spans:
            inside = self._inside(span)
            stems = self._stems[inside.start : inside.stop]
            words.update(stems)
            people += self._people_at.within(inside)
            names += self._names_at.within(inside)
            numbers += self._numbers_told.within(inside)
            negating = {place - inside.start: negates for place, negates in self._negating_at.within(inside)}
            if negating:
                parted = {place - inside.start for place in inside if place in self._parted}
                not_so += [stems[place] for place in negated(stems, negating, parted)]
        words.discard(None)
        return Matter(*(frozenset[Hashable](part) for part in (words, people, names, numbers, not_so)))

    @cached_property
    def _stems(self) -> list[int | None]:
        """The hash of the stem of each word that is none of a time or a name."""
        stems = self._version.read_words.stems.copy()
        for place in self._timed:
            stems[place] = None
        for place, name in self._named.items():
            if name.kind == "person" or not self._words[place].form[:1].islower():
                stems[place] = None
        return stems

    @cached_property
    def _people_at(self) -> AtPlaces[int]:
        return AtPlaces(
            {
                place: _hash(_surname(name.name))
                for place, name in self._named.items()
                if name.kind == "person"
            }
        )

    @cached_property
    def _names_at(self) -> AtPlaces[int]:
        found = {}
        for place, name in self._named.items():
            word = self._words[place]
            if name.kind != "person" and word.form[:1].isupper():
                # `Gulbenes` of `Gulbenes slimnīca` is Gulbene, also where that alone is a name.
                is_whole = word.nominative[:1] != (word.form,) or self._named.get(place + 1) is not name
                found[place] = _hash(
                    _bare(word.nominative[0] if word.nominative and is_whole else word.lemma)
                )
        return AtPlaces(found)

    @cached_property
    def _numbers_at(self) -> dict[int, str]:
        marked = self._version.read_words.marked
        found = {
            place: word.number
            for place, word in marked.items()
            if word.number is not None and place not in self._timed
        }
        for item in self._record.quantities:
            for place in self._inside(item.span):
                if place in marked and marked[place].number is not None:
                    found[place] = f"{item.value:g}"
        return found

    @cached_property
    def _numbers_told(self) -> AtPlaces[str]:
        return AtPlaces(self._numbers_at)

    @cached_property
    def _negating(self) -> dict[int, Negates]:
        marked = self._version.read_words.marked
        return {place: word.negates for place, word in marked.items() if word.negates is not None}

    @cached_property
    def _negating_at(self) -> AtPlaces[tuple[int, Negates]]:
        return AtPlaces({place: (place, negates) for place, negates in self._negating.items()})

    @cached_property
    def _parted(self) -> frozenset[int]:
        """The places of the words before which a mark stands."""
        gaps = self._version.read_words.gaps
        return frozenset(place for place, between in gaps.items() if not _joined(between))

    def _anchors(self, spans: Iterable[Span]) -> frozenset[str]:
        return frozenset[str]().union(
            *(its for span in spans for its in self._anchors_at.within(self._inside(span)))
        )

    @cached_property
    def _anchors_at(self) -> AtPlaces[Collection[str]]:
        """The words of names, by the places where one stands."""
        found: dict[int, Collection[str]] = {}
        for place, name in self._named.items():
            is_person = name.kind == "person"
            found[place] = _name_terms(name.name, is_person)
            if not is_person and self._words[place].form[:1].isupper():
                found[place] = {*found[place], *terms(self._words[place].lemma)}
        for place in self._version.read_words.capitals:
            word = self._words[place]
            # A name that nobody knew for one.
            if place not in self._named and not self._opens_sentence(word.start):
                found[place] = terms(word.lemma)
        return AtPlaces(found)

    def _opens_sentence(self, place: int) -> bool:
        before = self._version.text[max(0, place - 5) : place].rstrip("\"„“”«»‘’' \u00a0")
        return not before or before[-1] in _OPENING

    def _is_person(self, entity: str | None) -> bool:
        return entity is not None and entity in self._people

    @cached_property
    def _people(self) -> frozenset[str]:
        return frozenset(person.id for person in self._record.people)

    @cached_property
    def _named(self) -> dict[int, Name]:
        return {index: name for name in self._record.names for index in self._inside(name.span)}

    @cached_property
    def _timed(self) -> frozenset[int]:
        return frozenset(index for time in self._record.times for index in self._inside(time.span))

    @cached_property
    def _ends(self) -> list[int]:
        return [match.end() for match in _SENTENCE_END.finditer(self._version.text)]

    def _behind(self, cue: Span) -> Span:
        """Give the rest of the sentence of a word or, where that ends it (`Labojums.`), the next one."""
        rest = self._sentence(cue)
        if not any(char.isalnum() for char in self._version.text[cue.end : rest.end]):
            rest = self._sentence(cue, further=1)
        start = max(cue.end, rest.start)
        return Span(start=start, end=rest.end, text=self._version.text[start : rest.end])

    def _sentence(self, span: Span, further: int = 0) -> Span:
        """Give, roughly, the sentence that a span stands in, or one so many further."""
        place = min(bisect_right(self._ends, span.start) + further, len(self._ends))
        start = self._ends[place - 1] if place else 0
        end = self._ends[place] if place < len(self._ends) else len(self._version.text)
        return Span(start=start, end=end, text=self._version.text[start:end])


def _told(event: Event) -> list[Span]:
    spans = [event.predicate, *(part.span for part in event.participants if part.span is not None)]
    return [*spans, event.place] if event.place is not None else spans


def _name_terms(name: str | None, is_person: bool) -> frozenset[str]:
    """Give the words by which somebody is found: of a person the surname, else those with a capital."""
    parts = (name or "").split()
    if is_person:
        return frozenset(terms(parts[-1])) if parts else frozenset()
    return frozenset(term for part in parts if part.strip('"„“”«»')[:1].isupper() for term in terms(part))


def _speaker(name: str | None, is_person: bool) -> str | None:
    if not name:
        return None
    return _surname(name) if is_person else _bare(name)


@lru_cache(1 << 14)
def _surname(name: str) -> str:
    return _bare(name.split()[-1]) if name.split() else ""


@lru_cache(1 << 14)
def _bare(word: str) -> str:
    return fold(word.casefold())


@lru_cache(1 << 15)
def _hash(text: str) -> int:
    return zlib.crc32(text.encode())


def _joined(between: str) -> bool:
    return not between.strip("\"„“”«»'’ \u00a0")
