"""What the index holds of a version: an entry for it, and one for each statement, event and name in it.

Entries are made of what is stored alone, so that those to be deleted are those that were added.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from hronika.archive.terms import key_terms, terms
from hronika.lemmas import LemmatizedWord, is_like
from hronika.record import Event, Record, Span

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
    columns: dict[LemmatizedWord, tuple[str, str]] = {}
    for word in words:
        own, parts = _lemmas(word), terms(word.form)
        columns[word] = " ".join(parts), " ".join(own)
        if len(parts) == 1:
            part = parts[0]
            lemmas.setdefault(part, own)
            # What else the name carries is no form of this word.
            forms.update([(part, lemma) for lemma in own if lemma == own[0] or is_like(part, lemma)])
        forms.update([(lemma, lemma) for lemma in own])
    title = terms(article.title or "")
    forms.update((term, term) for term in title if term not in lemmas)
    common = [EVERY, *key_terms("outlet", article.outlet)]

    def entry(number: int, found: Iterable[LemmatizedWord], keys: Iterable[str], more: list[str]) -> Entry:
        of_words = [columns[word] for word in found]
        form = [form for form, _ in of_words] + more
        lemma = [lemma for _, lemma in of_words] + [
            each for term in more for each in lemmas.get(term, [term])
        ]
        every = dict.fromkeys([*common, *keys])
        return Entry(number, " ".join(form), " ".join(lemma), " ".join(every))

    names = [(name.span.start, name.span.end, name.name) for name in record.names]

    def about(spans: Iterable[Span]) -> Iterator[str]:
        places = [(span.start, span.end) for span in spans]
        for start, end, name in names:
            if any(start < last and first < end for first, last in places):
                yield from key_terms("about", name)

    statements = []
    for item in record.statements:
        keys = [*key_terms("speaker", item.speaker_name), *about(item.content)]
        for field, value in (("mode", item.mode), ("act", item.act), ("stance", item.stance)):
            keys += key_terms(field, value)
        statements.append(entry(numbers["statement"][item.id], _within(words, item.content), keys, []))
    events = []
    for event in record.events:
        spans = _spans(event)
        keys = [*key_terms("type", event.type), *key_terms("vouched", event.vouched), *about(spans)]
        for part in event.participants:
            keys += key_terms("about", part.name)
        if event.place:
            keys += [f"place:{term}" for word in _within(words, [event.place]) for term in _lemmas(word)]
        events.append(entry(numbers["event"][event.id], _within(words, spans), keys, []))
    mentioned: dict[str, list[Span]] = {}
    for name in record.names:
        mentioned.setdefault(name.entity, []).append(name.span)
    first = {name.entity: name for name in reversed(record.names)}
    things = [
        entry(numbers["name"][entity], _within(words, spans), key_terms("type", first[entity].kind), [])
        for entity, spans in mentioned.items()
    ]
    whole = entry(version, words, about([Span(start=0, end=words[-1].end, text="")] if words else []), title)
    return Entries({"statement": statements, "event": events, "name": things, "version": [whole]}, forms)


def _lemmas(word: LemmatizedWord) -> tuple[str, ...]:
    """The lemma and then what the nominative of a name adds to it."""
    return _terms_of(word.lemma, word.nominative)


@lru_cache(1 << 16)
def _terms_of(lemma: str, nominative: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys([*terms(lemma), *(term for name in nominative for term in terms(name))]))


def _within(words: Sequence[LemmatizedWord], spans: Iterable[Span]) -> list[LemmatizedWord]:
    """Give the words that stand, at least in part, in one of the spans, in the order of the text."""
    places: set[int] = set()
    for span in spans:
        first = bisect_right(words, span.start, key=lambda word: word.end)
        places.update(range(first, bisect_left(words, span.end, key=lambda word: word.start)))
    return [words[place] for place in sorted(places)]


def _spans(event: Event) -> list[Span]:
    found = [event.predicate, *(part.span for part in event.participants if part.span)]
    return [*found, event.place] if event.place else found
