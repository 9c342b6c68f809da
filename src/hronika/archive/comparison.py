"""Two versions of an article beside each other: what the new one altered, statement by statement."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from hronika.archive.alignment import AlignedWord, Part, Wording, marked, pair, words_in
from hronika.archive.versions import StoredVersion
from hronika.record import Event, Record, Span, Statement

ChangeKind = Literal["added", "gone", "reworded", "speaker", "reading", "headline", "text"]
Alters = Literal["number", "negation"]

_SENTENCE_END = re.compile(r"[.!?…]+[\"”“»’)]*\s+(?=[\"„“”«(–—-]*\s*[^\W\d_a-zāčēģīķļņšūž])|\n+")
_DIGITS = re.compile(r"\d")
_SIGNS = ("%", "‰", "-")
# What denies by itself; a verb with `ne` before it is known by the one without it on the other side.
_DENYING = re.compile(
    r"nav|ne|nekad|nekas|nebij\w*|nebūs\w*|nevien\w*|neesmu|neesam|neesat|netiek|netika|netiks|netikt\w*"
)


class Side(NamedTuple):
    """One side of a change: the words as they stand in the text, parted where words differ.

    `id` is that of the statement, None where it is none; `start` and `end` are code points of the text of the
    version, None for a headline. Several stretches of content are joined by `…`.
    """

    text: str
    parts: tuple[Part, ...]
    speaker: str | None = None
    id: str | None = None
    start: int | None = None
    end: int | None = None


class Change(NamedTuple):
    """One thing that was altered.

    A statement was `added`, is `gone`, was `reworded`, or has the same words and another `speaker`; `reading`
    says that the words are the same, but are read otherwise in the text that is around them now. `headline`
    is that of the article, `text` a sentence as far as it is no statement. `fields` names what else became
    another: `speaker`, `mode`, `act`, `stance`, of an event `vouched` or `polarity`. `alters` names what a
    reader should see first: a number, a negation. Old is None where something came, new where something went.
    """

    kind: ChangeKind
    old: Side | None
    new: Side | None
    fields: tuple[str, ...] = ()
    alters: tuple[Alters, ...] = ()


class ArticleChange(NamedTuple):
    """What one version of an article altered against the one before.

    `same_reader` says whether both were read by one reader. Where not, only what the words of the text
    themselves show is told; `reread` makes them comparable.
    """

    old: StoredVersion
    new: StoredVersion
    changes: tuple[Change, ...]
    same_reader: bool = True


def between(old: StoredVersion, new: StoredVersion) -> ArticleChange:
    """Say what the new version of an article altered against the old one.

    Nothing is told of a statement that only moved, nor of marks, blanks and capital letters.
    """
    same_reader = old.record.reader == new.record.reader
    if _forms(old.text) == _forms(new.text):
        found: list[Change] = []
    else:
        found = [*_of_statements(old, new, same_reader), *_of_text(old, new, same_reader)]
    found.sort(key=lambda change: (not change.alters, _place(change)))
    found = [*_of_headline(old.record, new.record), *found]
    return ArticleChange(old, new, tuple(found), same_reader)


def statement_pairs(old: Record, new: Record) -> list[tuple[Statement | None, Statement | None]]:
    """Pair the statements of two versions: each is in one pair, alone where the other has none like it."""
    pairs = pair([_item(each) for each in old.statements], [_item(each) for each in new.statements])
    return [
        (None if one is None else old.statements[one], None if other is None else new.statements[other])
        for one, other in pairs
    ]


def _item(statement: Statement) -> Wording:
    forms = tuple(word.form for span in statement.content for word in words_in(span.text))
    return Wording(forms, statement.speaker_name)


def _of_statements(old: StoredVersion, new: StoredVersion, same_reader: bool) -> Iterator[Change]:
    for one, other in statement_pairs(old.record, new.record):
        if one is None or other is None:
            here, there = (new, old) if one is None else (old, new)
            alone = one or other
            assert alone is not None
            # What another reader did not see there, the paper may have written all the same.
            if same_reader or not _stands_in(alone, there.text):
                side = _side(alone)
                kind: ChangeKind = "added" if here is new else "gone"
                yield Change(kind, side if here is old else None, side if here is new else None)
            continue
        fields = tuple(_differing(one, other)) if same_reader else ()
        if _item(one).forms != _item(other).forms:
            parts = marked(_content(one), _content(other))
            was, now = (
                _quantities(version.record, [(span.start, span.end) for span in each.content])
                for version, each in ((old, one), (new, other))
            )
            sides = _side(one, parts[0]), _side(other, parts[1])
            yield Change("reworded", *sides, fields, alters(*parts, was, now))
        elif "speaker" in fields:
            yield Change("speaker", _side(one), _side(other), fields)
        elif fields:
            yield Change("reading", _side(one), _side(other), fields)


def _differing(one: Statement, other: Statement) -> Iterator[str]:
    """Name the fields that differ; a name that only became fuller or shorter is the same person's."""
    mine, theirs = ({word.form for word in words_in(each.speaker_name or "")} for each in (one, other))
    if not (mine <= theirs or theirs <= mine) or bool(mine) != bool(theirs):
        yield "speaker"
    for name in ("mode", "act", "stance"):
        if getattr(one, name) != getattr(other, name):
            yield name


class _Sentence(NamedTuple):
    """A sentence: all its words, those of it that belong to no statement, and where they stand."""

    forms: tuple[str, ...]
    rest: tuple[AlignedWord, ...]
    start: int
    end: int


def _of_text(old: StoredVersion, new: StoredVersion, same_reader: bool) -> Iterator[Change]:
    """Tell of sentences whose words beside statements are others, and of events that are read otherwise."""
    before, after = _sentences(old), _sentences(new)
    # What is said whole, in the words of somebody, was told with the statements.
    pairs = pair([Wording(each.forms) for each in before], [Wording(each.forms) for each in after])
    read_in_old, read_in_new = _events(old.record, before), _events(new.record, after)
    for one, other in pairs:
        if one is None or other is None:
            here, version, alone = (after, new, other) if one is None else (before, old, one)
            assert alone is not None
            sentence = here[alone]
            if sentence.rest and len(sentence.rest) == len(sentence.forms):
                side = _text_side(version.text, sentence, None)
                yield Change("text", *((None, side) if here is after else (side, None)))
            continue
        mine, theirs = before[one], after[other]
        if [word.form for word in mine.rest] != [word.form for word in theirs.rest]:
            parts = marked(old.text[mine.start : mine.end], new.text[theirs.start : theirs.end])
            # With one set of statements gone and another come, the rest differs by what was read.
            if mine.forms != theirs.forms and _differ_in_rest(mine, theirs):
                sides = _text_side(old.text, mine, parts[0]), _text_side(new.text, theirs, parts[1])
                was = _quantities(old.record, [(mine.start, mine.end)])
                now = _quantities(new.record, [(theirs.start, theirs.end)])
                yield Change("text", *sides, (), alters(*parts, was, now))
        elif mine.forms == theirs.forms and same_reader:
            fields = _differing_events(read_in_old.get(one, []), read_in_new.get(other, []))
            if fields:
                sides = _text_side(old.text, mine, None), _text_side(new.text, theirs, None)
                yield Change("reading", *sides, fields)


def _differ_in_rest(one: _Sentence, other: _Sentence) -> bool:
    """Whether words beside the statements came or went, which stand in the other sentence at no place."""
    mine, theirs = {word.form for word in one.rest}, {word.form for word in other.rest}
    return bool(mine - set(other.forms) or theirs - set(one.forms))


def _sentences(version: StoredVersion) -> list[_Sentence]:
    text = version.text
    borders = [0, *(match.end() for match in _SENTENCE_END.finditer(text)), len(text)]
    told = sorted(
        (span.start, span.end)
        for statement in version.record.statements
        for span in (*statement.content, *filter(None, (statement.cue, statement.speaker)))
    )
    merged: list[list[int]] = []
    for start, end in told:
        if merged and start <= merged[-1][1]:
            merged[-1][1] = max(end, merged[-1][1])
        else:
            merged.append([start, end])
    found, place = [], 0
    for start, end in pairwise(borders):
        words = words_in(text, start, end)
        if not words:
            continue
        rest = []
        for word in words:
            while place < len(merged) and merged[place][1] <= word.start:
                place += 1
            if place == len(merged) or word.end <= merged[place][0]:
                rest.append(word)
        forms = tuple(word.form for word in words)
        found.append(_Sentence(forms, tuple(rest), words[0].start, len(text[:end].rstrip())))
    return found


def _events(record: Record, sentences: Sequence[_Sentence]) -> dict[int, list[Event]]:
    """Give the events of each sentence, by its place."""
    found: dict[int, list[Event]] = {}
    place = 0
    for event in sorted(record.events, key=lambda event: event.predicate.start):
        while place < len(sentences) and sentences[place].end <= event.predicate.start:
            place += 1
        found.setdefault(place, []).append(event)
    return found


def _differing_events(old: Sequence[Event], new: Sequence[Event]) -> tuple[str, ...]:
    """Name what of the events of one sentence is read otherwise, where the same words tell of them."""
    if [event.predicate.text for event in old] != [event.predicate.text for event in new]:
        return ()
    return tuple(
        name
        for name in ("vouched", "polarity")
        if any(getattr(one, name) != getattr(other, name) for one, other in zip(old, new, strict=True))
    )


def _of_headline(old: Record, new: Record) -> Iterator[Change]:
    one, other = old.article.title or "", new.article.title or ""
    # A source that gives no headline does not say that there is none.
    if not one or not other or _forms(one) == _forms(other):
        return
    parts = marked(one, other)
    yield Change("headline", Side(one, parts[0]), Side(other, parts[1]), (), alters(*parts))


def alters(
    old: Sequence[Part], new: Sequence[Part], was: Sequence[float] = (), now: Sequence[float] = ()
) -> tuple[Alters, ...]:
    """Say whether a number or a negation is among the words that differ; given are the quantities in each."""
    went, came = (
        [word.form for part in side if part.differs for word in words_in(part.text)] for side in (old, new)
    )
    found: list[Alters] = []
    digits = [
        sorted(form for form in side if _DIGITS.search(form) or form in _SIGNS) for side in (went, came)
    ]
    if digits[0] != digits[1] or sorted(was) != sorted(now):
        found.append("number")
    if sum(map(_denies, went)) != sum(map(_denies, came)) or _denied(went, came) != _denied(came, went):
        found.append("negation")
    return tuple(found)


def _denies(form: str) -> bool:
    return bool(_DENYING.fullmatch(form))


def _denied(forms: Sequence[str], others: Sequence[str]) -> int:
    """Count the words that are another one with `ne` before it; three letters tell, the ending may differ."""
    return sum(form.startswith("ne") and any(other[:3] == form[2:5] for other in others) for form in forms)


def _quantities(record: Record, spans: Iterable[tuple[int, int]]) -> list[float]:
    places = list(spans)
    return [
        amount.value
        for amount in record.quantities
        if any(start <= amount.span.start and amount.span.end <= end for start, end in places)
    ]


def _stands_in(statement: Statement, text: str) -> bool:
    """Whether the words of a statement stand in a text, one after another."""
    wanted = " ".join(_item(statement).forms)
    return f" {wanted} " in f" {' '.join(word.form for word in words_in(text))} "


def _content(statement: Statement) -> str:
    return " … ".join(span.text for span in statement.content)


def _side(statement: Statement, parts: tuple[Part, ...] | None = None) -> Side:
    text = _content(statement)
    spans: tuple[Span, ...] = statement.content
    return Side(
        text,
        parts or (Part(text, False),),
        statement.speaker_name,
        statement.id,
        spans[0].start,
        spans[-1].end,
    )


def _text_side(text: str, sentence: _Sentence, parts: tuple[Part, ...] | None) -> Side:
    there = text[sentence.start : sentence.end]
    return Side(there, parts or (Part(there, False),), start=sentence.start, end=sentence.end)


def _forms(text: str) -> list[str]:
    return [word.form for word in words_in(text)]


def _place(change: Change) -> int:
    side = change.new or change.old
    return (side.start if side else None) or 0
