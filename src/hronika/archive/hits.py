"""What a search has found, with all that a list shows of it."""

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from hronika.archive import fulltext
from hronika.archive.entries import words_within
from hronika.archive.fulltext import Meaning
from hronika.archive.highlights import Place, matched, places_of
from hronika.archive.numbers import day_of
from hronika.archive.packing import Unpacked, unpack
from hronika.archive.queries import filter_on
from hronika.archive.rows import json_list
from hronika.archive.terms import terms
from hronika.denials import denial_of, is_denied_by_article
from hronika.lemmas import LemmatizedWord
from hronika.record import Event, Name, Response, Span, Statement

SearchKind = Literal["statement", "event", "article", "name"]
"""What can be searched for; names are those of a person or thing in one article."""

TABLES: dict[SearchKind, str] = {
    "statement": "statement",
    "event": "event",
    "article": "version",
    "name": "name",
}
"""The table, and the index, of each kind."""

_MOST_HIGHLIGHTS = 200
_MOST_NAMES = 3


@dataclass(frozen=True, kw_only=True)
class Hit:
    """Something found. `id` is its own, `article` that of its article, in its outlet.

    `text` is what stands at `spans` of the article's text, joined by ` … ` where other words interrupt it.
    `sha256` is the hash of that text. `incomplete` says that only the beginning of the article is there.
    `highlights` are the places in the article's text of the words that were found; there are none where only
    filters were met. `key` is where the list goes on after it.
    """

    id: str
    day: date | None
    outlet: str | None
    article: str
    title: str | None
    url: str | None
    incomplete: bool
    sha256: str
    text: str
    spans: tuple[Place, ...]
    highlights: tuple[Place, ...]
    key: str = ""


@dataclass(frozen=True, kw_only=True)
class StatementHit(Hit):
    """A statement; `speaker` is who said it by name, `source` the words that name the source.

    `told_by` is who tells of it by name, where it is quoted in somebody else's statement, which is `within`.
    """

    speaker: str | None
    source: str | None
    cue: str | None
    act: str
    mode: str
    stance: str | None
    said_at: str | None
    within: str | None
    told_by: str | None
    confidence: float


@dataclass(frozen=True, kw_only=True)
class EventHit(Hit):
    """An event; `speaker` is who tells of it where it stands in a statement, the one of that `statement`.

    `denied_by` is who denies it by name, where it is `denied`: mostly another than who tells of it, or
    nobody but the article itself (`denied_by_article`).
    `predicate_place` is where its predicate stands in the article's text.
    """

    predicate: str
    predicate_place: Place
    type: str | None
    vouched: str
    polarity: str
    agent: str | None
    patient: str | None
    time: str | None
    place: str | None
    statement: str | None
    speaker: str | None
    denied_by: str | None
    denied_by_article: bool
    confidence: float


@dataclass(frozen=True, kw_only=True)
class ArticleHit(Hit):
    """An article; `text` is the paragraph of the first word found."""

    version: int
    title_highlights: tuple[Place, ...]


@dataclass(frozen=True, kw_only=True)
class NameHit(Hit):
    """Somebody or something that an article names; `text` is the paragraph of the first mention found."""

    name: str
    type: str
    roles: str
    mentions: int


_COMMON = "a.outlet, a.id, v.title, a.url, v.incomplete, v.number, v.sha256, v.packed"
_COLUMNS: dict[SearchKind, str] = {
    "statement": 't.id, t.content, t.start, t."end", t.speaker_name, t.speaker, t.cue, t.act, t.mode, '
    "t.stance, t.said_at, t.within, t.confidence, "
    "(SELECT s.speaker_name FROM statement s WHERE s.id = t.within AND s.version = t.version)",
    "event": 't.id, t.start, t."end", t.predicate, t.type, t.vouched, t.polarity, t.agent, t.patient, '
    "t.time, t.place, t.statement, t.confidence, "
    "(SELECT s.speaker_name FROM statement s WHERE s.id = t.statement AND s.version = t.version)",
    "name": "t.id, t.name, t.kind, t.roles, t.mentions",
    "article": "t.ordinal",
}


class Hits:
    """Makes hits of numbers; texts and words of an article are unpacked once for all that is found in it."""

    def __init__(self, connection: sqlite3.Connection, kind: SearchKind, meanings: Sequence[Meaning]) -> None:
        self._connection = connection
        self._kind = kind
        self._meanings = meanings
        self._unpacked: dict[int, Unpacked] = {}
        self._shown: list[tuple[int, Hit]] = []

    def of(self, numbers: Sequence[int]) -> list[Hit]:
        """Give the hits of these numbers in their order."""
        table = TABLES[self._kind]
        version = "t.number" if self._kind == "article" else "t.version"
        rows = self._connection.execute(
            f"SELECT t.number, {_COMMON}, {_COLUMNS[self._kind]} FROM json_each(?) n "  # noqa: S608
            f"CROSS JOIN {table} t ON t.number = n.value CROSS JOIN version v ON v.number = {version} "
            "CROSS JOIN article a ON a.number = v.article",
            (json_list(numbers),),
        )
        make: dict[SearchKind, Callable[..., Hit]] = {
            "statement": self._statement,
            "event": self._event,
            "article": self._article,
            "name": self._name,
        }
        found = {}
        for number, outlet, article, title, url, incomplete, owner, sha256, packed, *values in rows:
            if owner not in self._unpacked:
                self._unpacked[owner] = unpack(packed, sha256)
            common = {
                "day": day_of(number),
                "outlet": outlet,
                "article": article,
                "title": title,
                "url": url,
                "incomplete": bool(incomplete),
                "sha256": sha256,
            }
            found[number] = make[self._kind](common, self._unpacked[owner], *values)
            self._shown.append((owner, found[number]))
        return [found[number] for number in numbers]

    def notes(self) -> list[str]:
        """Say of the hits made so far where the same word is a name in some and none in others."""
        named: dict[str, None] = {}
        in_names = 0
        for owner, hit in self._shown:
            words = _words_at(self._unpacked[owner], hit.highlights)
            parts = {term for word in words for part in word.nominative[:1] for term in terms(part)}
            if parts:
                in_names += 1
                rows = self._connection.execute(
                    "SELECT name FROM name WHERE version = ? ORDER BY kind <> 'person', number", (owner,)
                )
                named |= dict.fromkeys(
                    name for (name,) in rows if parts & set(terms(name)) and self._are_about(name)
                )
        with_words = sum(1 for _, hit in self._shown if hit.highlights)
        if not named or not 0 < in_names < with_words:
            return []
        examples = ", ".join(filter_on("about", name) for name in list(named)[:_MOST_NAMES])
        return [
            f"In {in_names} of the {with_words} shown the word found stands in a name: {examples} finds what "
            "tells of that alone."
        ]

    def _are_about(self, name: str) -> bool:
        """Say whether `about:` with this name finds anything of the kind."""
        return fulltext.has_key(self._connection, TABLES[self._kind], f"about:{'_'.join(terms(name))}")

    def _places(self, stored: Unpacked, spans: Sequence[Span]) -> tuple[Place, ...]:
        if not spans or not self._meanings:
            return ()
        words = stored.words(min(span.start for span in spans), max(span.end for span in spans))
        return places_of(matched(words_within(words, spans), self._meanings))

    def _statement(
        self,
        common: dict[str, Any],
        stored: Unpacked,
        id: str,
        content: str,
        start: int,
        end: int,
        *values: Any,
    ) -> StatementHit:
        names = (
            "speaker", "source", "cue", "act", "mode", "stance", "said_at", "within", "confidence",
            "told_by",
        )  # fmt: skip
        spans = _parts(stored.text, content, start, end)
        return StatementHit(
            id=id,
            text=content,
            spans=tuple((span.start, span.end) for span in spans),
            highlights=self._places(stored, spans),
            **common,
            **dict(zip(names, values, strict=True)),
        )

    def _event(
        self,
        common: dict[str, Any],
        stored: Unpacked,
        id: str,
        start: int,
        end: int,
        *values: Any,
    ) -> EventHit:
        names = (
            "predicate", "type", "vouched", "polarity", "agent", "patient", "time", "place", "statement",
            "confidence", "speaker",
        )  # fmt: skip
        record = stored.record_value()
        found = [item for item in record["events"] if item["id"] == id]
        spans = [Span(start=start, end=end, text="")]
        told = dict(zip(names, values, strict=True))
        denied_by, by_article = None, False
        if found:
            event = Event.model_validate(found[0])
            if told["vouched"] == "denied":
                denied_by, by_article = _denier(event, record, told["speaker"])
            spans += [part.span for part in event.participants if part.span]
            spans += [event.place] if event.place else []
        line = _line(stored.text, start)
        first = max(line[0], min(span.start for span in spans))
        last = min(line[1], max(span.end for span in spans))
        return EventHit(
            id=id,
            text=stored.text[first:last],
            spans=((first, last),),
            highlights=self._places(stored, spans),
            predicate_place=(start, end),
            denied_by=denied_by,
            denied_by_article=by_article,
            **common,
            **told,
        )

    def _name(
        self,
        common: dict[str, Any],
        stored: Unpacked,
        id: str,
        name: str,
        type: str,
        roles: str,
        mentions: int,
    ) -> NameHit:
        named = [item for item in stored.record_value()["names"] if item["entity"] == id]
        spans = [Name.model_validate(item).span for item in named]
        places = self._places(stored, spans)[:_MOST_HIGHLIGHTS]
        first = places[0][0] if places else spans[0].start if spans else 0
        start, end = _line(stored.text, first)
        return NameHit(
            id=id, text=stored.text[start:end], spans=((start, end),), highlights=places, name=name,
            type=type, roles=roles, mentions=mentions, **common,
        )  # fmt: skip

    def _article(self, common: dict[str, Any], stored: Unpacked, version: int) -> ArticleHit:
        words = stored.words() if self._meanings else ()
        places = places_of(matched(words, self._meanings))[:_MOST_HIGHLIGHTS]
        start, end = _line(stored.text, places[0][0] if places else 0)
        in_title = matched(_title_words(common["title"] or "", words), self._meanings)
        return ArticleHit(
            id=common["article"],
            text=stored.text[start:end],
            spans=((start, end),),
            highlights=places,
            title_highlights=places_of(in_title),
            version=version,
            **common,
        )


def _denier(event: Event, record: Mapping[str, Any], speaker: str | None) -> tuple[str | None, bool]:
    """Give who denies an event of a record, and whether the article itself does.

    Where its own statement does, that is `speaker`, as corrected.
    """
    statements = [Statement.model_validate(each) for each in record["statements"]]
    responses = [Response.model_validate(each) for each in record["responses"]]
    denial = denial_of(event, statements, responses)
    if denial is None:
        return None, is_denied_by_article(event, denial)
    return (speaker if denial.id == event.statement else denial.speaker_name), False


def _words_at(stored: Unpacked, places: Sequence[Place]) -> list[LemmatizedWord]:
    """Give the words that stand at these places, which are in order."""
    if not places:
        return []
    found = stored.words(places[0][0], places[-1][1])
    return [word for word in found if (word.start, word.end) in places]


def _parts(text: str, content: str, start: int, end: int) -> list[Span]:
    """Give the spans of a statement's content, which is joined where other words interrupt it."""
    if text[start:end] == content:
        return [Span(start=start, end=end, text=content)]
    spans, place = [], start
    for part in content.split(" … "):
        place = text.find(part, place, end)
        if place < 0:  # the parts hold such marks themselves
            return [Span(start=start, end=end, text=text[start:end])]
        spans.append(Span(start=place, end=place + len(part), text=part))
        place += len(part)
    return spans


def _line(text: str, place: int) -> Place:
    """Give the line with something in it that a place stands in, or the first after it."""
    while place < len(text) and text[place].isspace():
        place += 1
    start = text.rfind("\n", 0, place) + 1
    end = text.find("\n", place)
    return start, len(text) if end < 0 else end


def _title_words(title: str, words: Sequence[LemmatizedWord]) -> list[LemmatizedWord]:
    """Give the words of a title with the lemmas that the text gives them: a title has none of its own."""
    known = {terms(word.form)[0]: word for word in reversed(words) if len(terms(word.form)) == 1}
    found, end = [], 0
    for part in title.split():
        start = title.index(part, end)
        end = start + len(part)
        base = known.get(terms(part)[0]) if len(terms(part)) == 1 else None
        lemma, nominative = (base.lemma, base.nominative) if base else (part, ())
        inner = part.strip("„“”\"«»,.:;!?()–—…’‘'")
        begin = title.index(inner, start) if inner else start
        found.append(LemmatizedWord(begin, begin + len(inner) if inner else end, part, lemma, nominative))
    return found
