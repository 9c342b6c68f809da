"""What the names of an article can mean as places, by their words and by what stands beside them."""

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from hronika.language.latvian.lexicon_files import rows
from hronika.language.latvian.name_words import given_names, surnames
from hronika.language.latvian.places.gazetteer import (
    Called,
    PlaceKind,
    country_named,
    country_of,
    nominatives,
    places_called,
    places_named,
)
from hronika.lemmas import LemmatizedWord
from hronika.record import Record, Span

PLACE_NAMES = ("GPE", "location")
"""The kinds of names that may be places."""

_KINDS: dict[str, tuple[PlaceKind, ...]] = {
    "region": ("region",),
    "settlement": ("settlement", "capital", "village"),
    "part": ("country", "region", "capital", "settlement", "village"),
    "parish": ("parish",),
    "feature": (),
}
"""The kinds of places of the gazetteer that each sort of `lexicon/place_sorts.tsv` fits."""
_QUOTES = "\"“”„‟«»‹›‚‘’'"
_MOST_WORDS = 6
_DEFAULT_HOME = "LV"
_HOST = re.compile(r"https?://[^/?#:@\s]+\.(?P<end>[A-Za-z]{2,})(?=[:/?#]|\Z)")
# Ends of addresses that are sold all over the world and tell no country.
_SOLD = frozenset(("AC", "AI", "CC", "CO", "FM", "GG", "IO", "LA", "LY", "ME", "SH", "TO", "TV", "VC", "WS"))
# Long vowels and -os end a locative; a genitive, which a noun can follow, has a short one before its -s.
_NOT_GENITIVE = (*(vowel + end for vowel in "āēīū" for end in ("", "s")), "os")


class PlaceReading(NamedTuple):
    """What a name can mean in an article.

    `told` are codes of countries or regions that words of the name say itself (`Santjago Čīlē`). `is_sorted`
    is whether a noun says what sort of place it is, `is_persons` whether people are called so too.
    """

    candidates: tuple[Called, ...]
    told: frozenset[str] = frozenset()
    is_sorted: bool = False
    is_persons: bool = False

    def __bool__(self) -> bool:
        return bool(self.candidates)


NOTHING = PlaceReading(())


class PlaceMention(NamedTuple):
    """Words that may name a place, with the name in the nominative."""

    name: str
    span: Span


def place_mentions(record: Record, words: Sequence[LemmatizedWord]) -> list[PlaceMention]:
    """Give the mentions of places: names of the kinds GPE and location, and words in places of events.

    In the place of an event a word in capitals counts that is in no name and is a form of the usual name of a
    place.
    """
    found = [PlaceMention(name.name, name.span) for name in record.names if name.kind in PLACE_NAMES]
    named = {place for name in record.names for place in range(name.span.start, name.span.end)}
    spans = {
        (span.start, span.end)
        for event in record.events
        for span in (event.place, event.paragraph_place)
        if span is not None
    }
    placed = {place for start, end in spans for place in range(start, end)}
    for word in words:
        if word.start in placed and word.start not in named and word.form[:1].isupper():
            usual = {called.place.name for called in places_called(word.form) if called.standing == "usual"}
            if len(usual) == 1:
                found.append(PlaceMention(usual.pop(), Span(start=word.start, end=word.end, text=word.form)))
    return found


class Surroundings:
    """What an article says around its names: its people, countries, words, and where its outlet is."""

    def __init__(self, record: Record, text: str, words: Sequence[LemmatizedWord]) -> None:
        self._text = text
        self._next = {word.end: after for word, after in pairwise(words)}
        self._previous = {after.start: word for word, after in pairwise(words)}
        people = [name for name in record.names if name.kind == "person"]
        self._common = {word.lemma for word in words if word.form[:1].islower()}
        self._people = {part for name in people for part in f"{name.name} {name.span.text}".split()}
        names = {name.name for name in record.names if name.kind in PLACE_NAMES}
        names |= {word.lemma for word in words if word.form[:1].isupper()}
        self.countries = frozenset(filter(None, map(country_named, names)))
        self.home = _home_of(record.article.url)

    def reading(self, name: str, spans: Iterable[Span]) -> PlaceReading:
        """Say what a name can mean where it is mentioned; nothing where it stands in quotation marks only."""
        standing = [span for span in spans if not self._is_quoted(span)]
        if not name[:1].isupper() and name[:1] not in _QUOTES:
            return NOTHING
        if not standing or any(self._is_titled(span, name) for span in standing):
            return NOTHING
        reading = read_name(name) or _read_forms(tuple(dict.fromkeys(span.text for span in standing)))
        is_country = any(called.place.kind == "country" for called in reading.candidates)
        nouns = {} if is_country else {noun: span for span in standing if (noun := self._noun_after(span))}
        if not nouns:
            is_other = name in self._people or name.lower() in self._common
            return NOTHING if is_other and not (reading.is_sorted or is_country) else reading
        # Of several nouns beside one name each is looked at; what does not fit all is in doubt.
        for noun, span in nouns.items():
            reading = _with_noun(reading, span.text, noun)
        return reading

    def _noun_after(self, span: Span) -> str | None:
        """Give the noun of a sort of places that follows a genitive, as its lemma."""
        word = self._next.get(span.end)
        if word is None or span.text.endswith(_NOT_GENITIVE) or self._text[span.end : word.start].strip():
            return None
        # Several streets are those of a town: `Tbilisi ielās`.
        return (
            word.lemma
            if word.lemma in _sorts() and not word.form.endswith(("ās", "ām", "os", "iem"))
            else None
        )

    def _is_titled(self, span: Span, name: str) -> bool:
        """Say whether a role before a nominative makes it the name of a person: `dziedātāja Madona`."""
        word = self._previous.get(span.start)
        return (
            word is not None
            and span.text == name
            and word.form.lower() == word.lemma.lower()
            and _is_role(word.lemma.lower())
            and not self._text[word.end : span.start].strip()
        )

    def _is_quoted(self, span: Span) -> bool:
        before = span.text[:1] + self._text[max(span.start - 1, 0) : span.start]
        after = span.text[-1:] + self._text[span.end : span.end + 1]
        return any(mark in before for mark in _QUOTES) and any(mark in after for mark in _QUOTES)


@lru_cache(maxsize=4_096)
def read_name(name: str) -> PlaceReading:
    """Read a name in the nominative by itself: as a place, with a noun of its sort, or with its country."""
    bare = name.strip(_QUOTES)
    words = bare.split()
    if not words or len(words) > _MOST_WORDS:
        return NOTHING
    found = places_named(bare)
    if found:
        is_persons = len(words) == 1 and (bare in given_names() or bare in surnames())
        return PlaceReading(found, is_persons=is_persons)
    sort = _sorts().get(words[-1])
    if sort is not None and len(words) > 1:
        of_sort = _of_sort(_called(words[:-1]), sort)
        if of_sort or sort != "part":
            return of_sort
    for cut in range(1, len(words)):
        tail = " ".join(words[cut:])
        wider = (called.place for called in places_called(tail) or read_name(tail).candidates)
        told = frozenset(place.code for place in wider if place.kind in ("country", "region"))
        inside = tuple(
            called
            for called in places_called(" ".join(words[:cut]))
            if told
            and called.place.kind != "country"
            and not told.isdisjoint((called.place.code, called.place.country))
        )
        if inside:
            return PlaceReading(inside, told)
    return NOTHING


def _called(words: Sequence[str]) -> Sequence[Called]:
    """Give the places that words in a genitive name: `Ogres`, `Ogres pilsētas` before `centrs`."""
    found = places_called(" ".join(words))
    if found or len(words) == 1:
        return found
    sort = next((_sorts()[lemma] for lemma in nominatives(words[-1]) if lemma in _sorts()), None)
    return _of_sort(places_called(" ".join(words[:-1])), sort).candidates if sort else ()


@lru_cache(maxsize=4_096)
def _read_forms(forms: tuple[str, ...]) -> PlaceReading:
    """Read a name by its forms in the text, where the nominative that was made of them is none of a place."""
    called = [dict.fromkeys(places_called(form)) for form in forms]
    common = [each for each in called[0] if all(each in others for others in called)]
    return PlaceReading(tuple(common), is_persons=any(form in surnames() for form in forms))


def _with_noun(reading: PlaceReading, form: str, noun: str) -> PlaceReading:
    """Read a name before a noun: the two may be a name (`Ogres novads`), else the noun says the sort."""
    whole = places_named(f"{form} {noun}")
    if whole:
        return PlaceReading(whole, is_sorted=True)
    sort = _sorts()[noun]
    fitting = _of_sort(reading.candidates, sort)
    # `Kalifornijas pilsēta` is a town in it.
    return reading if sort == "settlement" and not fitting.candidates else fitting


def _of_sort(candidates: Iterable[Called], sort: str) -> PlaceReading:
    fitting = tuple(called for called in candidates if called.place.kind in _KINDS[sort])
    return PlaceReading(fitting, is_sorted=sort != "part")


@lru_cache(maxsize=4_096)
def _is_role(lemma: str) -> bool:
    listed, endings = _roles()
    return lemma in listed or lemma.endswith(endings)


@cache
def _roles() -> tuple[frozenset[str], tuple[str, ...]]:
    listed = frozenset(lemma for lemma, _ in rows("roles"))
    return listed, tuple(lemma[1:] for lemma in listed if lemma.startswith("-"))


@cache
def _sorts() -> dict[str, str]:
    return dict(rows("place_sorts"))  # type: ignore[arg-type]


def _home_of(url: str | None) -> str:
    """Give the country of an outlet by the end of its address; Latvia where that tells none."""
    # The address is as it was given, and need not be one.
    host = _HOST.match(url or "")
    end = host["end"].upper() if host else ""
    country = country_of(end) if len(end) == 2 and end not in _SOLD else None
    return country.code if country else _DEFAULT_HOME
