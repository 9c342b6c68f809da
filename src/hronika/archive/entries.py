"""What the index holds of a version: an entry for it, and one for each statement, event and name in it.

Entries are made of what is stored alone, so that those to be deleted are those that were added.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from hronika.archive.placed import Placed
from hronika.archive.rows import PLACES
from hronika.archive.terms import key_terms, terms
from hronika.archive.vocabulary import Form, form_of
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
    """The entries of one version, by kind in order of their numbers, and its forms with their lemmas."""

    of_kind: dict[str, list[Entry]]
    forms: set[Form]


def entries_of(
    record: Record, words: tuple[LemmatizedWord, ...], numbers: Mapping[str, Mapping[str, int]], version: int
) -> Entries:
    """Make the entries of a version; `numbers` has for every other kind the number of each identifier."""
    article = record.article
    indexed = [_indexed(word[2], word[3], word[4]) for word in words]
    forms: set[Form] = set().union(*[pairs for _, _, pairs in indexed])
    title = terms(article.title or "")
    lemmas: dict[str, Sequence[str]] = {}
    for (form, _), own, _ in indexed if title else ():
        if form in title:
            lemmas.setdefault(form, own)
    # What a word of the title is a form of is not known where the text does not have it.
    forms.update(form_of(term, "") for term in title if term not in lemmas)
    form_column = [column[0] for column, _, _ in indexed]
    lemma_column = [column[1] for column, _, _ in indexed]
    common = [EVERY, *key_terms("outlet", article.outlet)]

    inside = _WordsInside(words)

    def entry(number: int, places: Sequence[tuple[int, int]], keys: Iterable[str]) -> Entry:
        if len(places) == 1:  # as most that is said has
            first, last = places[0]
            form, lemma = " ".join(form_column[first:last]), " ".join(lemma_column[first:last])
        else:
            form = " ".join([form for first, last in places for form in form_column[first:last]])
            lemma = " ".join([lemma for first, last in places for lemma in lemma_column[first:last]])
        return Entry(number, form, lemma, " ".join(dict.fromkeys([*common, *keys])))

    mentioned: dict[str, list[Name]] = {}
    for name in record.names:
        mentioned.setdefault(name.entity, []).append(name)
    about_keys = {
        entity: _about(mentions[0], (inside.words([name.span]) for name in mentions))
        for entity, mentions in mentioned.items()
    }
    about = Placed((name.span, about_keys[name.entity]) for name in record.names)
    places: Placed[Sequence[str]] = Placed(
        (name.span, key_terms("place", name.name)) for name in record.names if name.kind in PLACES
    )

    statements = []
    for item in record.statements:
        keys = [*key_terms("speaker", item.speaker_name), *_keys_in(about, item.content)]
        keys += _keys_in(places, item.content)
        for field, value in (("mode", item.mode), ("act", item.act), ("stance", item.stance)):
            keys += key_terms(field, value)
        statements.append(entry(numbers["statement"][item.id], inside.of(item.content), keys))
    events = []
    speakers = {item.id: item.speaker_name for item in record.statements}
    for event in record.events:
        spans = _spans(event)
        keys = [*key_terms("type", event.type), *key_terms("vouched", event.vouched), *_keys_in(about, spans)]
        if event.statement:
            keys += key_terms("speaker", speakers.get(event.statement))
        for taking_part in event.participants:
            known = about_keys.get(taking_part.id) if taking_part.id else None
            if known or taking_part.span is None:  # who is only described is found by its words
                keys += known or key_terms("about", taking_part.name)
        if event.place:
            keys += _keys_in(places, [event.place])
            for word in inside.words([event.place]):
                keys += [key for term in lemma_terms(word) for key in key_terms("place", term)]
        events.append(entry(numbers["event"][event.id], inside.of(spans), keys))
    things = [
        entry(
            numbers["name"][entity],
            inside.of([name.span for name in mentions]),
            [*key_terms("type", mentions[0].kind), *about_keys[entity]],
        )
        for entity, mentions in mentioned.items()
    ]
    keys = list(chain(*about.all(), *places.all()))
    keys += [key for name in speakers.values() for key in key_terms("speaker", name)]
    form_column += title
    lemma_column += [" ".join(lemmas.get(term, [term])) for term in title]
    whole = entry(version, [(0, len(form_column))], keys)
    return Entries({"statement": statements, "event": events, "name": things, "version": [whole]}, forms)


def _about(name: Name, mentions: Iterable[Sequence[LemmatizedWord]]) -> Sequence[str]:
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
) -> tuple[tuple[str, str], tuple[str, ...], frozenset[Form]]:
    """Give what a word has in the two columns, the terms of its lemma, and its forms with their lemmas.

    Most words of a text were in texts before.
    """
    own, parts = _terms_of(lemma, nominative), terms(form)
    forms = {(each, each) for each in own}
    if len(parts) == 1:
        # What else the name carries is no form of this word.
        forms.update((parts[0], each) for each in own if each == own[0] or is_like(parts[0], each))
    elif len(parts) > 1 and len(base := terms(lemma)) == len(parts):
        forms.update(zip(parts, base, strict=True))
    return (" ".join(parts), " ".join(own)), own, frozenset(form_of(*each) for each in forms)


@lru_cache(1 << 16)
def _terms_of(lemma: str, nominative: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys([*terms(lemma), *(term for name in nominative for term in terms(name))]))


def words_within(words: Sequence[LemmatizedWord], spans: Iterable[Span]) -> list[LemmatizedWord]:
    """Give the words that stand, at least in part, in one of the spans, in the order of the text."""
    return _WordsInside(words).words(spans)


class _WordsInside:
    """Finds the words of a text that stand, at least in part, in spans of it."""

    def __init__(self, words: Sequence[LemmatizedWord]) -> None:
        self._words = words
        self._starts = [word[0] for word in words]
        self._ends = [word[1] for word in words]

    def of(self, spans: Iterable[Span]) -> list[tuple[int, int]]:
        """Give the places of the words among those of the text: of each run the first, and after the last."""
        found = [
            (bisect_right(self._ends, span.start), bisect_left(self._starts, span.end)) for span in spans
        ]
        if len(found) == 1:
            return found
        runs, after = [], 0
        for first, last in sorted(found):
            if last > after:
                runs.append((max(first, after), last))
                after = last
        return runs

    def words(self, spans: Iterable[Span]) -> list[LemmatizedWord]:
        """Give the words, in the order of the text."""
        return [word for first, last in self.of(spans) for word in self._words[first:last]]


def _keys_in(named: Placed[Sequence[str]], spans: Iterable[Span]) -> Iterator[str]:
    return chain.from_iterable(named.touching(spans))


def _spans(event: Event) -> list[Span]:
    found = [event.predicate, *(part.span for part in event.participants if part.span)]
    return [*found, event.place] if event.place else found
