"""How well people are told apart and joined across articles, pairwise.

    python -m benchmarks.identity.people [-v] [--gold FOLDER]

Names: each form of `tests/gold/spellings` (cases, initials, orders, transcriptions) stands in an article
of its own; look-alikes there are others. Namesakes (`tests/gold/namesakes`): people of one name, each in
several articles with roles and years. Articles (`tests/gold/identities`): sentences as news writes them, each
naming one of many people who are alike. Gold articles: of the statements of each, which have one speaker.
Articles in Latvian are read, with names in their cases; a name in another spelling, or with a comma in it, is
put into the record as it stands, since whether a reader takes it for a name is not the question here. `tuned`
are the lists that rules were tuned to; of the others each says when it was written and first scored.
"""

import argparse
import re
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from benchmarks.identity.pairs import PairCounts
from benchmarks.score import GOOD, Document, load
from benchmarks.spellings import lines
from hronika.archive.identity.person_names import names_in_nominative, parse_name
from hronika.archive.store import Store
from hronika.article import Article
from hronika.identifiers import Identifiers
from hronika.language.latvian.declension import LatvianDeclension
from hronika.lemmas import RecordWithLemmas
from hronika.reading.reader import Reader
from hronika.record import Name, Person, Span

ARTICLES = Path(__file__).parents[2] / "tests" / "gold" / "identities"
NAMESAKES = Path(__file__).parents[2] / "tests" / "gold" / "namesakes"
GOLD = Path(__file__).parents[2] / "tests" / "gold"
LEAST_F1, LEAST_PRECISION = 0.92, 0.98
KINDS: Mapping[str, str] = {"tuned": "", "unseen": "unseen_", "later": "later_", "abroad": "abroad_"}
"""The lists of spellings by kind: the prefix of their files."""

_DATIVE = re.compile(r"(am|im|um|ai|ei|em)$")
_ACCUSATIVE = re.compile(r"[ui]$")
_DECLENSION = LatvianDeclension()
_OF_THE_NAME = 0.8  # of a name that was read: how much of the form it has to cover


class NamingArticle(NamedTuple):
    """An article that names somebody: its number, the text, and the form that stands there.

    `name` is what it is in the nominative; `is_put` says that it is put into the record as it stands.
    """

    id: str
    text: str
    form: str
    name: str
    year: int
    is_put: bool = False


class PeopleFound:
    """An archive that articles are read into, and who was found in each."""

    def __init__(self, store: Store, reader: Reader) -> None:
        self._store = store
        self._reader = reader
        self._forms: dict[str, str] = {}

    def add(self, told: Iterable[NamingArticle]) -> None:
        """Read and store articles."""
        for each in told:
            article = Article(
                each.text, id=each.id, outlet=f"Avīze {each.id}", published=date(each.year, 5, 2)
            )
            reading = self._reader.read_with_lemmas(article)
            if each.is_put:
                reading = _naming(reading, each)
            # Outlets are others, since an article of one name may else be a later version of another's.
            if self._store.add(article, reading) != "new":
                raise SystemExit(f"{each.text}: stands there already")
            self._forms[each.id] = each.name

    def found(self) -> dict[str, int]:
        """Give by article whom the form was taken for; an article in which it was not found has nobody."""
        taken: dict[str, list[tuple[float, int]]] = defaultdict(list)
        with self._store.reading() as connection:
            rows = connection.execute(
                "SELECT a.id, v.number, p.entity, p.kind, x.name FROM appearance x "
                "JOIN profile p ON p.number = x.profile JOIN version v ON v.number = x.version "
                "JOIN article a ON a.number = v.article WHERE p.kind = 'person'"
            ).fetchall()
        for id, _, entity, _, name in rows:
            if form := self._forms.get(id):
                taken[id].append((_alike(name, form), entity))
        best = {id: max(found) for id, found in taken.items()}
        return {id: entity for id, (likeness, entity) in best.items() if likeness >= _OF_THE_NAME}


def names(people: PeopleFound, kind: str) -> PairCounts:
    """Count pairs of forms of the lists of one kind, and of look-alikes."""
    forms: list[tuple[NamingArticle, int]] = []
    for number, line in enumerate(lines(f"{kind}same")):
        forms += [
            (_told(f"{kind}s{number}-{place}", form, line[0]), number) for place, form in enumerate(line)
        ]
    pairs: list[tuple[NamingArticle, NamingArticle]] = []
    for number, (one, other, *_) in enumerate(lines(f"{kind}other")):
        pairs.append((_told(f"{kind}o{number}-1", one, one), _told(f"{kind}o{number}-2", other, other)))
    people.add(told for told, _ in forms)
    people.add(told for pair in pairs for told in pair)
    found, counted = people.found(), PairCounts()
    written = {told.id: told.form for told, _ in forms}
    counted.among([(told.id, whom) for told, whom in forms], found.get, written)
    for first, second in pairs:
        taken = found.get(first.id)
        are_joined = taken is not None and taken == found.get(second.id)
        counted.count(first.form, second.form, are_one=False, joined=are_joined)
    return counted


def namesakes(people: PeopleFound, name: str) -> PairCounts:
    """Count pairs of articles that name people of one name."""
    counted = PairCounts()
    groups: list[list[tuple[NamingArticle, int]]] = []
    for number, line in enumerate(namesake_lines(name)):
        group: list[tuple[NamingArticle, int]] = []
        for person, articles in enumerate(line):
            for place, (year, role, form) in enumerate(articles):
                id = f"{name}n{number}-{person}-{place}"
                told = NamingArticle(
                    id, f"{role[:1].upper()}{role[1:]} {form} sacīja, ka darbs ir padarīts.", form, form, year
                )
                group.append((told, person))
        groups.append(group)
    people.add(told for group in groups for told, _ in group)
    found = people.found()
    for group in groups:
        texts = {told.id: f"{told.text.partition(' sacīja')[0]} {told.year}" for told, _ in group}
        counted.among([(told.id, whom) for told, whom in group], found.get, texts)
    return counted


def articles(people: PeopleFound, name: str) -> PairCounts:
    """Count pairs of all articles of a list, each of which names one person."""
    told: dict[str, tuple[NamingArticle, str]] = {}
    for number, line in enumerate((ARTICLES / f"{name}.tsv").read_text(encoding="utf-8").splitlines()):
        if line and not line.startswith("#"):
            who, year, form, text = line.split("\t")
            id = f"{name}a{number}"
            told[id] = (NamingArticle(id, text, form, form, int(year)), who)
    people.add(article for article, _ in told.values())
    counted = PairCounts()
    texts = {id: f"{article.text} {article.year}" for id, (article, _) in told.items()}
    counted.among([(id, who) for id, (_, who) in told.items()], people.found().get, texts)
    return counted


def namesake_lines(name: str) -> Iterator[list[list[tuple[int, str, str]]]]:
    """Give of each line the people, and of each the articles: year, role and name."""
    for line in (NAMESAKES / f"{name}.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield [
                [
                    (int(year), role.strip(), form.strip())
                    for year, role, form in (each.split(";") for each in cell.split("|"))
                ]
                for cell in line.split("\t")
            ]


def speakers(store: Store, reader: Reader, documents: Sequence[Document]) -> PairCounts:
    """Count pairs of statements of gold articles by whether they have one speaker, who is named."""
    counted = PairCounts()
    for document in documents:
        published = date.fromisoformat(document["published"]) if document.get("published") else None
        article = Article(document["text"], id=document["id"], outlet="Gold", published=published)
        store.add(article, reader.read_with_lemmas(article))
    for document in documents:
        with store.reading() as connection:
            read = connection.execute(
                "SELECT s.content, p.entity FROM statement s JOIN version v ON v.number = s.version "
                "JOIN article a ON a.number = v.article "
                "LEFT JOIN appearance x ON x.version = v.number AND x.name = s.speaker_name "
                "LEFT JOIN profile p ON p.number = x.profile WHERE a.id = ? AND a.outlet = 'Gold'",
                (document["id"],),
            ).fetchall()
        items: list[tuple[str, str]] = []
        taken: dict[str, int] = {}
        for number, statement in enumerate(document["statements"]):
            speaker = statement.get("speaker_name")
            if not speaker or " " not in speaker or not all(word[:1].isupper() for word in speaker.split()):
                continue
            content = " ".join(document["text"][start:end] for start, end in statement["content"])
            key = f"{document['id']} {speaker} {number}"
            items.append((key, speaker))
            fitting = [entity for words, entity in read if _alike(words, content) >= GOOD]
            if fitting and fitting[0] is not None:
                taken[key] = fitting[0]
        # Statements that were not found are no fault of who is who.
        counted.among([item for item in items if item[0] in taken], taken.get)
    return counted


def main() -> int:
    """Print the counts, and give 1 where a bar is missed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("-v", action="store_true", help="print every wrong pair")
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"))
    arguments = parser.parse_args()
    reader, every, merged = Reader(), PairCounts(), 0
    for kind, prefix in KINDS.items():
        with tempfile.TemporaryDirectory() as folder, Store(Path(folder) / "people.db") as store:
            pairs = names(PeopleFound(store, reader), prefix)
        every += pairs
        _print(f"names, {kind}", pairs, all_of_it=arguments.v)
    for kind in sorted(file.stem for file in NAMESAKES.glob("*.tsv")):
        with tempfile.TemporaryDirectory() as folder, Store(Path(folder) / "people.db") as store:
            pairs = namesakes(PeopleFound(store, reader), kind)
        every += pairs
        merged += len(pairs.wrong)
        _print(f"namesakes, {kind}", pairs, all_of_it=arguments.v)
    for name in sorted(file.stem for file in ARTICLES.glob("*.tsv")):
        with tempfile.TemporaryDirectory() as folder, Store(Path(folder) / "articles.db") as store:
            pairs = articles(PeopleFound(store, reader), name)
        every += pairs
        _print(f"articles, {name}", pairs, all_of_it=arguments.v)
    files = [GOLD / "news_articles.jsonl", GOLD / "agency_articles.jsonl", arguments.gold / "articles.jsonl"]
    for file in filter(Path.exists, files):
        with tempfile.TemporaryDirectory() as folder, Store(Path(folder) / "gold.db") as store:
            pairs = speakers(store, reader, load(file))
        every += pairs
        _print(f"speakers, {file.parent.parent.name}/{file.name}", pairs, all_of_it=arguments.v)
    _print("all", every)
    reached = every.f1 >= LEAST_F1 and every.precision >= LEAST_PRECISION and not merged
    print(f"wanted: F1 {LEAST_F1}, precision {LEAST_PRECISION}, no namesakes merged ({merged} pairs are)")
    return 0 if reached else 1


def _print(name: str, pairs: PairCounts, *, all_of_it: bool = False) -> None:
    print(f"{name:<40} {pairs}", flush=True)
    for kind, found in (("joined", pairs.wrong), ("apart", pairs.missed)) if all_of_it else ():
        for pair in found:
            print(f"    {kind}: {pair}")


def _told(id: str, form: str, nominative: str) -> NamingArticle:
    name = parse_name(form)
    assert name is not None, form
    is_oblique = form.casefold() != nominative.casefold() and parse_name(nominative) in names_in_nominative(
        form, _DECLENSION
    )
    if is_oblique and name != parse_name(nominative):
        return NamingArticle(id, _text_of_case(form, nominative), form, str(parse_name(nominative)), 2023)
    text = f"{form} sacīja, ka darbs ir padarīts."
    is_put = not name.latvian or "," in form
    return NamingArticle(id, text, form, form if is_put else str(name), 2023, is_put)


def _text_of_case(form: str, nominative: str) -> str:
    """Give a sentence in which a form of another case can stand."""
    if _DATIVE.search(form):
        return f"Žurnālists jautāja, kāpēc {form} tas patīk."
    if _ACCUSATIVE.search(form) and not nominative.endswith(form[-1]):
        return f"Žurnālists Rīgā redzēja {form} un jautāja, kāpēc tas tā ir."
    return f"Tas ir {form} viedoklis, teica žurnālists."


def _naming(reading: RecordWithLemmas, told: NamingArticle) -> RecordWithLemmas:
    """Put the form into a record as the name of a person, in the place of what was read there."""
    start = told.text.index(told.form)
    span = Span(start=start, end=start + len(told.form), text=told.form)
    identifiers = Identifiers(reading.record.article.sha256)
    entity = identifiers.of("entity", [span])
    name = Name(id=identifiers.of("name", [span]), span=span, kind="person", name=told.form, entity=entity)
    record = reading.record.model_copy(
        update={
            "names": (name,),
            "people": (Person(id=entity, name=told.form),),
            "statements": (),
            "events": (),
        }
    )
    return reading._replace(record=record.sealed())


def _alike(one: str, other: str) -> float:
    """Give how much of two texts agrees, from 0 to 1, by their letters and digits in order (Levenshtein)."""
    from rapidfuzz.fuzz import ratio

    plain = ["".join(filter(str.isalnum, text.casefold())) for text in (one, other)]
    return ratio(*plain) / 100


if __name__ == "__main__":
    sys.exit(main())
