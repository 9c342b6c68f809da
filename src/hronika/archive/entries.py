"""What the index holds of a version: an entry for it, and one for each statement, event and name in it.

Entries are made of what is stored alone, so that those to be deleted are those that were added.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from hronika.archive.rows import PLACES
from hronika.archive.terms import key_terms, terms
from hronika.lemmas import LemmatizedWord, is_like
from hronika.record import Event, Name, Record, Span

KINDS = ("statement", "event", "name", "version")
"""What can be searched, by the names of the tables; an article is found by its current version."""

EVERY = "every"
"""The key that every entry has."""


class Entry(NamedTuple):
    """An entry of the index: three columns of words, parted by blanks."""

    number: int
    form: str
    lemma: str
    keys: str


class Entries(NamedTuple):
    """The entries of one version, by kind in order of their numbers, and its pairs of form and lemma."""

    of_kind: dict[str, list[Entry]]
    forms: set[tuple[str, str]]


def entries_of(
    record: Record, words: tuple[LemmatizedWord, ...], numbers: Mapping[str, Mapping[str, int]], version: int
) -> Entries:
    """Make the entries of a version; `numbers` has for every other kind the number of each identifier."""
    article = record.article
    lemmas: dict[str, Sequence[str]] = {}
    forms: set[tuple[str, str]] = set()
    columns: list[tuple[str, str]] = []
    for word in words:
        column, own, pairs = _indexed(word.form, word.lemma, word.nominative)
        columns.append(column)
        forms.update(pairs)
        if column[0] and " " not in column[0]:
            lemmas.setdefault(column[0], own)
    title = terms(article.title or "")
    # What a word of the title is a form of is not known where the text does not have it.
    forms.update((term, "") for term in title if term not in lemmas)
    common = [EVERY, *key_terms("outlet", article.outlet)]

    inside = _WordsInside(words)

    def entry(number: int, places: Iterable[int], keys: Iterable[str]) -> Entry:
        found = [columns[place] for place in places]
        form = " ".join([form for form, _ in found])
        lemma = " ".join([lemma for _, lemma in found])
        return Entry(number, form, lemma, " ".join(dict.fromkeys([*common, *keys])))

    mentioned: dict[str, list[Name]] = {}
    for name in record.names:
        mentioned.setdefault(name.entity, []).append(name)
    about_keys = {
        entity: _about(mentions[0], [[words[place] for place in inside.of([name.span])] for name in mentions])
        for entity, mentions in mentioned.items()
    }
    about = [(name.span.start, name.span.end, about_keys[name.entity]) for name in record.names]
    places = [
        (name.span.start, name.span.end, key_terms("place", name.name))
        for name in record.names
        if name.kind in PLACES
    ]

    statements = []
    for item in record.statements:
        keys = [*key_terms("speaker", item.speaker_name), *_met(about, item.content)]
        keys += _met(places, item.content)
        for field, value in (("mode", item.mode), ("act", item.act), ("stance", item.stance)):
            keys += key_terms(field, value)
        statements.append(entry(numbers["statement"][item.id], inside.of(item.content), keys))
    events = []
    speakers = {item.id: item.speaker_name for item in record.statements}
    for event in record.events:
        spans = _spans(event)
        keys = [*key_terms("type", event.type), *key_terms("vouched", event.vouched), *_met(about, spans)]
        if event.statement:
            keys += key_terms("speaker", speakers.get(event.statement))
        for taking_part in event.participants:
            known = about_keys.get(taking_part.id) if taking_part.id else None
            keys += known or key_terms("about", taking_part.name)
        if event.place:
            keys += _met(places, [event.place])
            where = [words[place] for place in inside.of([event.place])]
            keys += [key for word in where for term in lemma_terms(word) for key in key_terms("place", term)]
        events.append(entry(numbers["event"][event.id], inside.of(spans), keys))
    things = [
        entry(
            numbers["name"][entity],
            inside.of([name.span for name in mentions]),
            [*key_terms("type", mentions[0].kind), *about_keys[entity]],
        )
        for entity, mentions in mentioned.items()
    ]
    keys = [key for _, _, found in (*about, *places) for key in found]
    keys += [key for name in speakers.values() for key in key_terms("speaker", name)]
    columns += [(term, " ".join(lemmas.get(term, [term]))) for term in title]
    whole = entry(version, range(len(columns)), keys)
    return Entries({"statement": statements, "event": events, "name": things, "version": [whole]}, forms)


def _met(keys: Iterable[tuple[int, int, list[str]]], spans: Iterable[Span]) -> list[str]:
    """Give the keys of the places that lie, at least in part, in one of the spans."""
    within = [(span.start, span.end) for span in spans]
    return [
        key
        for start, end, found in keys
        for first, last in within
        if start < last and first < end
        for key in found
    ]


def _about(name: Name, mentions: Iterable[Sequence[LemmatizedWord]]) -> list[str]:
    """Give the keys by which is found what tells about somebody or something named.

    A person is found by each word of the name, all else by none that only says whose or which it is: the
    street `Krasta iela` is nobody called Krasta. Such a word is no dictionary form (`Krasta`: `krasts`).
    """
    keys = key_terms("about", name.name)
    if name.kind == "person":
        return keys
    inflected = {
        term
        for mention in mentions
        for word in mention[:-1]
        for part in word.nominative[:1]
        if terms(part) != terms(word.lemma)
        for term in terms(part)
    }
    gone = {key for term in inflected for key in key_terms("about", term)}
    return [key for key in keys if key not in gone]


def lemma_terms(word: LemmatizedWord) -> tuple[str, ...]:
    """Give the terms of a word's lemma, and then those that the nominative of a name adds to it."""
    return _terms_of(word.lemma, word.nominative)


@lru_cache(1 << 16)
def _indexed(
    form: str, lemma: str, nominative: tuple[str, ...]
) -> tuple[tuple[str, str], tuple[str, ...], frozenset[tuple[str, str]]]:
    """Give what a word has in the two columns, the terms of its lemma, and its pairs of form and lemma.

    Most words of a text were in texts before.
    """
    own, parts = _terms_of(lemma, nominative), terms(form)
    forms = {(each, each) for each in own}
    if len(parts) == 1:
        # What else the name carries is no form of this word.
        forms.update((parts[0], each) for each in own if each == own[0] or is_like(parts[0], each))
    elif len(parts) > 1 and len(base := terms(lemma)) == len(parts):
        forms.update(zip(parts, base, strict=True))
    return (" ".join(parts), " ".join(own)), own, frozenset(forms)


@lru_cache(1 << 16)
def _terms_of(lemma: str, nominative: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys([*terms(lemma), *(term for name in nominative for term in terms(name))]))


def words_within(words: Sequence[LemmatizedWord], spans: Iterable[Span]) -> list[LemmatizedWord]:
    """Give the words that stand, at least in part, in one of the spans, in the order of the text."""
    return [words[place] for place in _WordsInside(words).of(spans)]


class _WordsInside:
    """Finds the words of a text that stand, at least in part, in spans of it."""

    def __init__(self, words: Sequence[LemmatizedWord]) -> None:
        self._starts = [word.start for word in words]
        self._ends = [word.end for word in words]

    def of(self, spans: Iterable[Span]) -> list[int]:
        """Give the places of the words among those of the text, in order."""
        places: set[int] = set()
        for span in spans:
            first = bisect_right(self._ends, span.start)
            places.update(range(first, bisect_left(self._starts, span.end)))
        return sorted(places)


def _spans(event: Event) -> list[Span]:
    found = [event.predicate, *(part.span for part in event.participants if part.span)]
    return [*found, event.place] if event.place else found
