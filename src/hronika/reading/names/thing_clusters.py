"""Which mentions of organisations, places, products and events are the same one.

Mentions are clustered by their nominatives, folded: in lower case, without quotation marks and legal forms. A
short form joins the full name: an acronym, the title in quotation marks, the last words, a bare head noun.
All is found by keys, so that the time grows with the number of mentions.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from hronika.language.acronyms import first_word_of, in_capitals, is_acronym, last_initials, stands_for
from hronika.language.analysis import Sentence, Token, holds_word
from hronika.language.quotation_marks import CHARACTERS, MARKS
from hronika.reading.document.document import Document
from hronika.reading.document.entities import NameMention
from hronika.reading.names.roles import names_person
from hronika.record import NameKind

_WINDOW = 14  # tokens before a bracket in which the name of its acronym is looked for
_LONGEST_END = 12
"""Words of the end of a name by which it is found."""
_MOST = 100
"""Names of the same letters that an acronym is compared with, the last ones."""


class BracketedAcronym(NamedTuple):
    """An acronym in brackets after the name that it stands for."""

    full: NameMention
    text: str


@dataclass(slots=True)
class ThingCluster:
    """Mentions of an organisation, a place or the like.

    `names` are its nominatives with their weights, `keys` the same folded, `aliases` the other names it has.
    """

    names: Counter[str] = field(default_factory=Counter)
    keys: set[str] = field(default_factory=set)
    mentions: list[NameMention] = field(default_factory=list)
    aliases: set[str] = field(default_factory=set)
    number: Literal["Sing", "Plur"] = "Sing"

    @property
    def kind(self) -> NameKind:
        """What most of its mentions are."""
        return Counter(mention.kind for mention in self.mentions).most_common(1)[0][0]

    @property
    def name(self) -> str:
        """The canonical name: no acronym where there is a full name, the longest, the most frequent."""
        return max(
            self.names,
            key=lambda name: (not is_acronym(name), len(name.split()), self.names[name], name),
        )


def bracketed_acronyms(
    sentence: Sentence, number: int, mentions: list[NameMention]
) -> list[BracketedAcronym]:
    """Find `Full name (ACRONYM)` in a sentence, and put both among its mentions, in place."""
    found: list[BracketedAcronym] = []
    tokens = sentence.tokens
    for index in range(2, len(tokens) - 1):
        if tokens[index - 1].text != "(" or not is_acronym(tokens[index].text):
            continue
        full = _full_name(sentence, number, index, mentions) if tokens[index + 1].text in ")," else None
        if full is not None:
            found.append(BracketedAcronym(full, tokens[index].text))
            if not any(mention.first <= index <= mention.last for mention in mentions):
                mentions.append(NameMention(number, index, index, index, full.kind))
    mentions.sort(key=lambda mention: mention.first)
    return found


def _full_name(
    sentence: Sentence, number: int, index: int, mentions: list[NameMention]
) -> NameMention | None:
    """The mention before a bracket that the acronym stands for, made longer or new where need be."""
    end = index - 2
    begin = max(0, end - _WINDOW)
    words = [token.text for token in sentence.tokens[begin : end + 1]]
    start = first_word_of(sentence.tokens[index].text, words)
    before = next((mention for mention in mentions if mention.last == end), None)
    if start is None:
        return before if before is not None and before.kind not in ("person", "GPE") else None
    first = begin + start
    if not sentence.tokens[first].text[:1].isupper():
        return before if before is not None and before.kind != "person" else None
    inside = [mention for mention in mentions if first <= mention.last and mention.first <= end]
    first = min([first, *(mention.first for mention in inside if mention.kind == "organization")])
    kind: NameKind = before.kind if before and before.kind != "person" else "organization"
    full = NameMention(number, first, end, sentence.head_of(range(first, end + 1)), kind)
    mentions[:] = [mention for mention in mentions if mention not in inside] + [full]
    return full


def cluster_things(
    document: Document, mentions: Sequence[NameMention], acronyms: Sequence[BracketedAcronym]
) -> list[ThingCluster]:
    """Cluster the mentions that name the same thing.

    `mentions` stand in text order; none is that of a person. Longer names come first, so that short forms and
    acronyms find them.
    """
    index = _Index()
    acronym_of = {id(acronym.full): acronym.text for acronym in acronyms}
    for mention in sorted(mentions, key=lambda m: (m.first == m.last, m.sentence, m.first)):
        names = [" ".join(name.split()) for name in _nominatives(document, mention)]
        names = [name for name in names if holds_word(name)] or [document.phrase_span(mention).text]
        keys = [_key(document, name) for name in names]
        if is_called_after_town(document, mention, names[0]):
            keys = [f'"{key}"' for key in keys]  # the club is not the town
        title = _title(names[0])
        thing = index.get([*keys, title]) or _by_short_form(document, mention, names[0], index)
        if thing is None:
            thing = ThingCluster()
            index.things.append(thing)
        thing.mentions.append(mention)
        thing.aliases.add(names[0])
        for rank, (name, key) in enumerate(zip(names, keys, strict=True)):
            thing.names[name] += 4 - min(rank, 3)
            index.add(thing, key)
        for called in (title, f'"{title}"') if title else ():
            index.by_key.setdefault(called, thing)
        acronym = acronym_of.get(id(mention))
        if acronym is not None:
            thing.aliases.add(acronym)
            index.by_key.setdefault(acronym.casefold(), thing)
        text = document.phrase_span(mention).text
        if is_acronym(text):
            thing.aliases.add(text)
        if document.sentence(mention).tokens[mention.head].features.get("Number") == "Plur":
            thing.number = "Plur"
    return index.things


def is_called_after_town(document: Document, mention: NameMention, name: str) -> bool:
    """Whether a town's name alone stands in marks: a club, a ship or a cinema (`"Liepāja" uzvarēja`)."""
    text = document.phrase_span(mention).text
    marked = mention.kind == "organization" and text[0] in MARKS and text[-1] in MARKS
    return marked and document.language.lexicon.places.get(name) == "GPE"


class _Index:
    """The things so far, found by their folded names, the ends of these, and acronyms."""

    def __init__(self) -> None:
        self.things: list[ThingCluster] = []
        self.by_key: dict[str, ThingCluster] = {}
        self._by_end: dict[str, ThingCluster] = {}
        self._by_letters: dict[str, list[tuple[int, list[str], ThingCluster]]] = {}
        self._count = 0

    def get(self, keys: Sequence[str]) -> ThingCluster | None:
        """The thing that has one of the names."""
        return next((self.by_key[key] for key in keys if key in self.by_key), None)

    def add(self, thing: ThingCluster, key: str) -> None:
        """Note a name of a thing."""
        self.by_key.setdefault(key, thing)
        words = key.split()
        if key not in thing.keys and len(words) > 1:
            for start in range(max(1, len(words) - _LONGEST_END), len(words)):
                self._by_end[" ".join(words[start:])] = thing
            for last in last_initials(words):
                self._by_letters.setdefault(key[0] + last, []).append((self._count, words, thing))
            self._count += 1
        thing.keys.add(key)

    def by_end(self, key: str) -> ThingCluster | None:
        """The thing named last whose name ends with these words."""
        return self._by_end.get(key)

    def by_acronym(self, acronym: str) -> ThingCluster | None:
        """The thing named last that an acronym stands for."""
        letters = acronym.casefold()
        options = [
            entry
            for last in dict.fromkeys(letters[-2:])
            for entry in self._by_letters.get(letters[0] + last, ())[-_MOST:]
        ]
        options.sort(key=lambda entry: -entry[0])
        for _, words, thing in options:
            if stands_for(acronym, words):
                return thing
        return None


def _nominatives(document: Document, mention: NameMention) -> Iterator[str]:
    """Yield the nominatives a name can have, the likeliest first."""
    sentence = document.sentence(mention)
    declension = document.language.declension
    indices = range(mention.first, mention.last + 1)
    bare = [index for index in indices if sentence.tokens[index].text not in MARKS]
    place = mention.kind == "GPE" and sentence.tokens[mention.first].text[:1].isupper()
    if len(bare) == 1 and (sentence.tokens[bare[0]].upos in ("PROPN", "X") or place):
        yield from _of_place(document, sentence.tokens[bare[0]])
        yield from declension.candidates(sentence.tokens[bare[0]])[:3]
    elif len(bare) < len(indices) and bare:
        yield _quoted_name(document, mention, bare)
    else:
        name = declension.nominative(sentence, list(indices))
        first = sentence.tokens[mention.first].text[:1]
        # A name keeps its capital: one of several words always, a single one within a sentence.
        kept = name[:1] == first.lower() and (len(bare) > 1 or mention.first > 0)
        yield first + name[1:] if kept else name


def _of_place(document: Document, token: Token) -> Iterator[str]:
    """Yield the name of a known place in capitals (`RĪGA, 5. maijs`) or taken for a form of what is none.

    `Viļņa` is a town and no genitive of `Vilnis`, and one is in `Bogota`, though a man's name has that form.
    """
    places, name = document.language.lexicon.places, token.text.capitalize()
    if in_capitals(token.text):
        if places.get(name) in ("GPE", "country"):
            yield name
        return
    readings = document.language.declension.candidates(token)
    if readings[0] not in places:
        yield from (reading for reading in (token.text, *readings[:3]) if reading in places)


def _quoted_name(document: Document, mention: NameMention, bare: Sequence[int]) -> str:
    """The name of something in quotation marks, which stay only where more than the title is in the name.

    A title does not decline after a noun that says what it names (`SIA "Granula"`, `laikrakstam "Diena"`),
    unless it has taken the noun's case (`laikrakstam "Dienai"`).
    """
    sentence = document.sentence(mention)
    tokens = sentence.tokens
    whole = bare[0] > mention.first and bare[-1] < mention.last
    before = tokens[mention.first - 1] if whole and mention.first else tokens[mention.first]
    lexicon, grammar = document.language.lexicon, document.language.grammar
    oblique = grammar.role(sentence, mention.head) in ("recipient", "object", "place")
    # Where something is said to stand its title may hold a place of its own: `grāmatā "Ziedi sniegā"`.
    titled = mention.kind == "product" and grammar.role(sentence, mention.head) == "place" and len(bare) > 1
    with_noun = oblique and not titled and grammar.agree(tokens[mention.head], before)
    person = names_person(lexicon, before.lemma) and before.lemma not in lexicon.company_words
    told = oblique and person  # `treneris "Dienai" teica`
    said = whole and mention.first > 0 and before.upos in ("NOUN", "ADJ") and not (with_noun or told)
    if said or before.text in lexicon.company_forms:
        first, last = (bare[0], bare[-1]) if whole else (mention.first, mention.last)
        return " ".join(document.text[tokens[first].start : tokens[last].end].split())
    name = document.language.declension.nominative(sentence, range(mention.first, mention.last + 1))
    return name.strip(CHARACTERS) if whole else name


def _key(document: Document, name: str) -> str:
    """Fold a name: no quotation marks, no legal form."""
    forms = document.language.lexicon.company_forms
    words = "".join(" " if letter in MARKS else letter for letter in name).split()
    return " ".join(word for word in words if word not in forms).casefold() or name.casefold()


def _title(name: str) -> str:
    """What stands in quotation marks within a name, folded; empty where nothing does."""
    marks = [place for place, letter in enumerate(name) if letter in MARKS]
    return name[marks[0] + 1 : marks[-1]].strip().casefold() if len(marks) > 1 else ""


def _by_short_form(document: Document, mention: NameMention, name: str, index: _Index) -> ThingCluster | None:
    """The thing that a short form means: an acronym, a bare head noun, the end of the full name."""
    key = _key(document, name)
    thing = index.by_acronym(name) if is_acronym(name) else None
    if thing is not None or mention.kind != "organization":
        return thing
    words = key.split()
    common = len(words) == 1 and document.sentence(mention).tokens[mention.head].upos == "NOUN"
    full = index.by_end(key) if common or len(words) > 1 else None
    return None if full is not None and _is_elsewhere(document, mention, full) else full


def _is_elsewhere(document: Document, mention: NameMention, full: ThingCluster) -> bool:
    """Whether a country after a short name is another than that before the full one.

    `Spānijas Valsts kontrole` and `Valsts kontrole Latvijā` are two.
    """
    tokens = document.sentence(mention).tokens
    if mention.last + 1 >= len(tokens):
        return False
    places, candidates = document.language.lexicon.places, document.language.declension.candidates
    here = candidates(tokens[mention.last + 1])[0]
    first = full.mentions[0]
    there = candidates(document.sentence(first).tokens[first.first])[0]
    return places.get(here) == places.get(there) == "country" and here != there
