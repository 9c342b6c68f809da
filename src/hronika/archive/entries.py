"""What the index holds of a version: an entry for it, and one for each statement, event and name in it.

Entries are made of what is stored alone, so that those to be deleted are those that were added.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from hronika.archive.rows import PLACES, names_within
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
    columns: dict[LemmatizedWord, tuple[str, str]] = {}
    for word in words:
        own, parts = lemma_terms(word), terms(word.form)
        columns[word] = " ".join(parts), " ".join(own)
        if len(parts) > 1 and len(base := terms(word.lemma)) == len(parts):
            forms.update(zip(parts, base, strict=True))
        if len(parts) == 1:
            part = parts[0]
            lemmas.setdefault(part, own)
            # What else the name carries is no form of this word.
            forms.update([(part, lemma) for lemma in own if lemma == own[0] or is_like(part, lemma)])
        forms.update([(lemma, lemma) for lemma in own])
    title = terms(article.title or "")
    # What a word of the title is a form of is not known where the text does not have it.
    forms.update((term, "") for term in title if term not in lemmas)
    common = [EVERY, *key_terms("outlet", article.outlet)]

    def entry(number: int, found: Iterable[LemmatizedWord], keys: Iterable[str], more: list[str]) -> Entry:
        of_words = [columns[word] for word in found]
        form = [form for form, _ in of_words] + more
        lemma = [lemma for _, lemma in of_words] + [
            each for term in more for each in lemmas.get(term, [term])
        ]
        every = dict.fromkeys([*common, *keys])
        return Entry(number, " ".join(form), " ".join(lemma), " ".join(every))

    mentioned: dict[str, list[Name]] = {}
    for name in record.names:
        mentioned.setdefault(name.entity, []).append(name)
    about_keys = {
        entity: _about(mentions[0], [words_within(words, [name.span]) for name in mentions])
        for entity, mentions in mentioned.items()
    }

    def about(spans: Iterable[Span]) -> Iterator[str]:
        for name in names_within(record, spans):
            yield from about_keys[name.entity]

    def places(spans: Iterable[Span]) -> Iterator[str]:
        for name in names_within(record, spans):
            if name.kind in PLACES:
                yield from key_terms("place", name.name)

    statements = []
    for item in record.statements:
        keys = [*key_terms("speaker", item.speaker_name), *about(item.content), *places(item.content)]
        for field, value in (("mode", item.mode), ("act", item.act), ("stance", item.stance)):
            keys += key_terms(field, value)
        statements.append(entry(numbers["statement"][item.id], words_within(words, item.content), keys, []))
    events = []
    speakers = {item.id: item.speaker_name for item in record.statements}
    for event in record.events:
        spans = _spans(event)
        keys = [*key_terms("type", event.type), *key_terms("vouched", event.vouched), *about(spans)]
        if event.statement:
            keys += key_terms("speaker", speakers.get(event.statement))
        for taking_part in event.participants:
            known = about_keys.get(taking_part.id) if taking_part.id else None
            keys += known or key_terms("about", taking_part.name)
        if event.place:
            keys += places([event.place])
            where = words_within(words, [event.place])
            keys += [key for word in where for term in lemma_terms(word) for key in key_terms("place", term)]
        events.append(entry(numbers["event"][event.id], words_within(words, spans), keys, []))
    things = [
        entry(
            numbers["name"][entity],
            words_within(words, [name.span for name in mentions]),
            [*key_terms("type", mentions[0].kind), *about_keys[entity]],
            [],
        )
        for entity, mentions in mentioned.items()
    ]
    all_mentions = [name.span for name in record.names]
    keys = [*about(all_mentions), *places(all_mentions)]
    keys += [key for name in speakers.values() for key in key_terms("speaker", name)]
    whole = entry(version, words, keys, title)
    return Entries({"statement": statements, "event": events, "name": things, "version": [whole]}, forms)


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
def _terms_of(lemma: str, nominative: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys([*terms(lemma), *(term for name in nominative for term in terms(name))]))


def words_within(words: Sequence[LemmatizedWord], spans: Iterable[Span]) -> list[LemmatizedWord]:
    """Give the words that stand, at least in part, in one of the spans, in the order of the text."""
    places: set[int] = set()
    for span in spans:
        first = bisect_right(words, span.start, key=lambda word: word.end)
        places.update(range(first, bisect_left(words, span.end, key=lambda word: word.start)))
    return [words[place] for place in sorted(places)]


def _spans(event: Event) -> list[Span]:
    found = [event.predicate, *(part.span for part in event.participants if part.span)]
    return [*found, event.place] if event.place else found
