"""An archive of generated statements, with words as they are distributed in language (Zipf), to measure on.

Some thousand articles of 20 statements are made as the reader would give them; the archive holds them over
and over, each time as another article of another day. Which statements a query has to find is also told
without the index, from the statements themselves.
"""

import random
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import accumulate, islice

from hronika.archive.entries import Entries, entries_of
from hronika.archive.fulltext import add_entries
from hronika.archive.numbers import number_of, period
from hronika.archive.packing import pack
from hronika.archive.queries import AllOf, AnyForm, AnyOf, ExactWords, Having, Node, Not, Prefix, Query
from hronika.archive.rows import statement_rows
from hronika.archive.store import Store
from hronika.article import Article
from hronika.identifiers import Identifiers
from hronika.lemmas import LemmatizedWord, RecordWithLemmas
from hronika.record import ArticleInfo, Mode, ReaderInfo, Record, Span, Statement

A_TEXT = 20
"""How many statements an article has."""
_WORDS_EACH = 14
_STEM = 7  # letters of every word before its ending
_ENDINGS = ("s", "a", "am", "u", "iem")
_FIRST, _DAYS = date(2019, 1, 1), 2000
MODES: tuple[Mode, ...] = ("direct", "indirect")


@dataclass
class GeneratedStatement:
    """A generated statement, what a query can ask of it, and the numbers it has in the archive, in order."""

    forms: tuple[str, ...]
    lemmas: frozenset[str]
    keys: frozenset[str]
    numbers: list[int] = field(default_factory=list)


class Generated:
    """Fills an empty archive with so many statements."""

    def __init__(self, store: Store, count: int, chance: random.Random) -> None:
        self._chance = chance
        syllables = [consonant + vowel for consonant in "bdgklmnprstvz" for vowel in "aeiou"]
        self.lemmas = [self._word(syllables, number) for number in range(50_000)]
        self._weights = list(accumulate(1 / (rank + 2) for rank in range(len(self.lemmas))))
        self.outlets = [f"Avize{number}" for number in range(20)]
        self.speakers = [f"Persona{number}" for number in range(5000)]
        self.statements: list[GeneratedStatement] = []
        texts = max(1, count // A_TEXT)
        models = [self._model() for _ in range(min(texts, 2000))]
        days = sorted(_FIRST + timedelta(days=chance.randrange(_DAYS)) for _ in range(texts))
        self._fill(store, models, days)

    def lemma(self) -> str:
        """Give any lemma, a common one more often."""
        return self._chance.choices(self.lemmas, cum_weights=self._weights)[0]

    def _word(self, syllables: Sequence[str], number: int) -> str:
        base = len(syllables)
        return (
            syllables[number % base] + syllables[number // base % base] + syllables[number // base**2] + "t"
        )

    def _model(self) -> tuple[RecordWithLemmas, str, list[GeneratedStatement]]:
        chance = self._chance
        words, statements, known = [], [], []
        outlet, lines = chance.choice(self.outlets), []
        for _ in range(A_TEXT):
            lemmas = chance.choices(self.lemmas, cum_weights=self._weights, k=_WORDS_EACH)
            lines.append((lemmas, [lemma + chance.choice(_ENDINGS) for lemma in lemmas]))
        text = "".join(f"{' '.join(forms)}.\n" for _, forms in lines)
        article = Article(text, outlet=outlet)
        identifiers, place = Identifiers(article.sha256), 0
        for lemmas, forms in lines:
            start = place
            for lemma, form in zip(lemmas, forms, strict=True):
                words.append(LemmatizedWord(place, place + len(form), form, lemma + "s"))
                place += len(form) + 1
            span = Span(start=start, end=place - 1, text=" ".join(forms))
            place += 1
            speaker, mode = chance.choice(self.speakers), chance.choice(MODES)
            statements.append(
                Statement(
                    id=identifiers.of("statement", [span]), content=(span,), speaker_name=speaker, mode=mode
                )
            )
            keys = {f"speaker:{speaker.lower()}", f"mode:{mode}", f"outlet:{outlet.lower()}"}
            known.append(
                GeneratedStatement(tuple(forms), frozenset(lemma + "s" for lemma in lemmas), frozenset(keys))
            )
        record = Record(
            id=article.id,
            reader=ReaderInfo(hronika=None, model=None),
            article=ArticleInfo(id=article.id, sha256=article.sha256, outlet=outlet),
            statements=tuple(statements),
        )
        self.statements += known
        return RecordWithLemmas(record.sealed(), tuple(words)), text, known

    def _fill(
        self,
        store: Store,
        models: list[tuple[RecordWithLemmas, str, list[GeneratedStatement]]],
        days: list[date],
    ) -> None:
        made = []
        for (record, words), text, known in models:
            own = {item.id: place for place, item in enumerate(record.statements)}
            entries = entries_of(record, words, {"statement": own, "event": {}, "name": {}}, 0)
            made.append((record, pack(text, record, words), statement_rows(record, {}), entries, known))
        places: dict[date, int] = {}
        with store.writing() as connection:
            for turn, day in enumerate(days):
                record, packed, rows, entries, known = made[turn % len(made)]
                place = places[day] = places.get(day, -1) + 1
                version = number_of(day, place)
                numbers = [number_of(day, place * A_TEXT + further) for further in range(A_TEXT)]
                connection.execute(
                    "INSERT INTO article (number, id, outlet, added) VALUES (?, ?, ?, '')",
                    (turn + 1, str(turn), record.article.outlet),
                )
                connection.execute(
                    "INSERT INTO version (number, article, ordinal, is_current, sha256, published, "
                    "incomplete, added, packed, notes) "
                    "VALUES (?, ?, 1, 1, ?, ?, 0, '2024-01-01T00:00:00+00:00', ?, '[]')",
                    (version, turn + 1, record.article.sha256, day.isoformat(), packed),
                )
                marks = ", ".join("?" * (2 + len(rows[0])))
                connection.executemany(
                    f"INSERT INTO statement VALUES ({marks})",  # noqa: S608 only marks
                    [(number, version, *row) for number, row in zip(numbers, rows, strict=True)],
                )
                given = {
                    "statement": [
                        entry._replace(number=number)
                        for entry, number in zip(entries.of_kind["statement"], numbers, strict=True)
                    ],
                    "version": [entries.of_kind["version"][0]._replace(number=version)],
                }
                add_entries(connection, Entries(given, set()))
                for statement, number in zip(known, numbers, strict=True):
                    statement.numbers.append(number)
                if turn < len(made):
                    store.derived.forms.add(version, entries.forms)
            connection.executemany(
                "INSERT INTO last_numbers (day, version, statement) VALUES (?, ?, ?)",
                [(day.toordinal(), last + 1, (last + 1) * A_TEXT) for day, last in places.items()],
            )

    def newest(self, query: Query, limit: int) -> list[int]:
        """Say without the index which numbers are the newest that a query has to find."""
        within = period(query.since, query.until)
        found: list[int] = []
        for statement in self.statements:
            if _meets(statement, query.tree):
                numbers = statement.numbers
                stop = bisect_left(numbers, within.stop)
                first = max(bisect_left(numbers, within.start), stop - limit)
                found += numbers[first:stop]
        return list(islice(sorted(found, reverse=True), limit))

    def query(self) -> str:
        """Give any query of words, phrases, beginnings, filters, operators and periods."""
        parts = [self._condition() for _ in range(self._chance.randint(1, 3))]
        text = parts[0]
        for part in parts[1:]:
            text += self._chance.choice((" ", " AND ", " OR ", " NOT ")) + part
        if self._chance.random() < 0.3:
            bound, year = self._chance.choice(("since", "until")), 2019 + self._chance.randrange(6)
            text += f" {bound}:{year}-{self._chance.randint(1, 12):02}"
        return text

    def _condition(self) -> str:
        chance = self._chance
        statement = chance.choice(self.statements)
        place = chance.randrange(_WORDS_EACH - 1)
        match chance.randrange(6):
            case 0:
                return f'"{" ".join(statement.forms[place : place + 2])}"'
            case 1:
                return f"{statement.forms[place]}*"
            case 2:
                return chance.choice(sorted(statement.keys))
            case 3:
                return f"({self.lemma()}s OR {statement.forms[place]})"
            case _:
                return chance.choice(statement.forms)


def _meets(statement: GeneratedStatement, node: Node) -> bool:
    if isinstance(node, AllOf):
        return all(_meets(statement, part) for part in node.parts)
    if isinstance(node, AnyOf):
        return any(_meets(statement, part) for part in node.parts)
    if isinstance(node, Not):
        return not _meets(statement, node.part)
    if isinstance(node, Having):
        return f"{node.field}:{'_'.join(node.terms)}" in statement.keys
    if isinstance(node, Prefix):
        return any(word.startswith(node.start) for word in (*statement.forms, *statement.lemmas))
    if isinstance(node, ExactWords):
        width = len(node.terms)
        return any(
            statement.forms[place : place + width] == node.terms for place in range(_WORDS_EACH - width + 1)
        )
    assert isinstance(node, AnyForm)
    return node.terms[0][:_STEM] + "s" in statement.lemmas
