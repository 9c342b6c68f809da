"""Offices that one person holds at a time: what words name which, and what articles have them say.

An office is written as the country and the stems of its words (`Latvija: ministr+prezident`), so that
`premjers`, `Ministru prezidente` and `valdības vadītājs` are one. Where the words name no country, it is
Latvia's. Words of which many can be (`deputāts`, `ministrs` alone) name no office.

A statement whose speaker an article calls by an office and nothing else is kept with it. Whose it is follows
from who held the office on the day of the article, which authority lists tell
(`hronika.archive.identity.tenures`), and is never mixed with what names tell.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Literal, NamedTuple, cast

from hronika.archive.current import CurrentVersion, Follower, empty, whole
from hronika.archive.numbers import day_of
from hronika.language.latvian.lexicon_files import rows
from hronika.language.latvian.roles import role_stem
from hronika.lemmas import LemmatizedWord
from hronika.record import Gender, Record, Span, Statement

SCHEMA = (
    """CREATE TABLE said_by_office (
        office TEXT NOT NULL,
        statement INTEGER NOT NULL,
        version INTEGER NOT NULL REFERENCES version (number) ON DELETE CASCADE,
        gender TEXT,
        PRIMARY KEY (office, statement)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX said_by_office_of_version ON said_by_office (version)",
)

HOME = "latvija"
"""The country of an office where no words name one."""

Needs = Literal["state", "country", "of", "name"]

# What says that somebody does not hold an office, or not that one: nothing is told by it of whoever does.
_NOT_THE_HOLDER = frozenset(
    {"bijušais", "bijis", "toreizējs", "toreizējais", "kādreizējs", "nākams", "nākamais", "topošs", "jauns",
     "jaunais", "iepriekšējs", "iepriekšējais", "kāds", "viens", "cits", "katrs", "neviens", "vai", "savs",
     "izpildītājs", "vietnieks", "ēna", "pirmais", "pirms", "vairāki", "abi", "divi", "trīs", "kļūt", "būt"}
)  # fmt: skip
_STATE_WORDS = frozenset({"republika", "karaliste", "federācija"})
_BOTH_GENDERS = frozenset({"galv"})
_SINGULAR = {"s": ("a", "am", "im", "um"), "š": ("a", "am"), "a": ("ai",), "e": ("ei",)}


class Office(NamedTuple):
    """An office by country and words, and whether the words name the country."""

    country: str
    words: frozenset[str]
    names_country: bool = False

    def __str__(self) -> str:
        return f"{self.country}: {'+'.join(sorted(self.words))}"


def office_of(lemmas: Sequence[str], home: str | None = None) -> Office | None:
    """Give the office that words name, by their lemmas with the noun last; None where they name none.

    `home` is the country that is meant where the words name none but something else does.

    >>> str(office_of(["premjers"])), str(office_of(["Lietuva", "ministrs", "prezidents"]))
    ('latvija: ministr+prezident', 'lietuva: ministr+prezident')
    >>> office_of(["ministrs"]), office_of(["bijis", "premjers"])
    (None, None)
    """
    words = [lemma for lemma in lemmas if any(map(str.isalnum, lemma))]
    small = [word.casefold() for word in words]
    if not words or not _NOT_THE_HOLDER.isdisjoint(small):
        return None
    countries = [word for word in small if word in _countries()]
    if len(set(countries)) > 1:
        return None
    country = countries[0] if countries else home
    kept = [word for word in words if word.casefold() not in (*countries, "un")]
    if country:
        kept = [word for word in kept if word.casefold() not in _STATE_WORDS]
    if not kept:
        return None
    stems = frozenset(_stem(word) for word in kept)
    noun = _stem(kept[-1])
    for parts, office, needs in _offices():
        if noun not in parts or not parts <= stems:
            continue
        rest = stems - parts
        has_name = any(word[:1].isupper() for word in kept if _stem(word) in rest)
        met = {"state": True, "country": country is not None, "of": bool(rest), "name": has_name}[needs]
        if met and not (needs in ("state", "country") and rest):
            return Office(country or HOME, office | rest, bool(countries))
    return None


class OfficeStatements(Follower):
    """Keeps what articles have an office say in step with the versions, in one connection's transactions."""

    tables = whole("said_by_office")

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def enter(self, version: CurrentVersion) -> None:
        """Take in what a version, which is now a current one, has an office say."""
        if day_of(version.number) is None:
            return
        numbers = version.rows["statement"]
        said = [
            (str(office), numbers[statement.id], version.number, gender)
            for statement, office, gender in said_by_offices(version.record, version.words)
            if statement.id in numbers
        ]
        self._connection.executemany("INSERT OR IGNORE INTO said_by_office VALUES (?, ?, ?, ?)", said)

    def leave(self, version: int) -> None:
        """Take out what a version has an office say."""
        self._connection.execute("DELETE FROM said_by_office WHERE version = ?", (version,))

    def clear(self) -> None:
        """Know nothing."""
        empty(self._connection, self.tables)


def said_by_offices(
    record: Record, words: Sequence[LemmatizedWord]
) -> Iterator[tuple[Statement, Office, Gender | None]]:
    """Yield the statements whose speaker is an office and nobody by name, with the gender of its noun.

    Left out is what an article may mean otherwise: where it names somebody with that office, or one of
    another country, and where it tells of other countries and does not name Latvia.
    """
    nameless = [each for each in record.statements if each.speaker_id is None and each.speaker_name]
    if not nameless:
        return
    at = {word.start: place for place, word in enumerate(words)}
    called = {
        each.speaker_name: inside
        for each in nameless
        if each.speaker and (inside := _inside(each.speaker, words, at))
        and not each.speaker.text.casefold().startswith(("viņ", "tas", "tā"))
    }  # fmt: skip
    found: list[tuple[Statement, Office, Gender | None]] = []
    for statement in nameless:
        name = statement.speaker_name
        assert name is not None
        inside = called.get(name) or _written(name, words)
        office = office_of([word.lemma for word in inside]) if inside else None
        if office is not None and _is_singular(inside[-1]):
            noun = inside[-1].lemma
            is_female = noun[-1] in "ae" and _stem(noun) not in _BOTH_GENDERS
            found.append((statement, office, "female" if is_female else None))
    if not found:
        return
    named = {
        office
        for person in record.people
        for role in person.roles
        if (office := office_of([word.lemma for word in _inside(role, words, at)]))
    }
    others = {office for _, office, _ in found} | named
    elsewhere = _tells_of_elsewhere(record)
    for statement, office, gender in found:
        is_named = any(office[:2] == other[:2] for other in named)
        is_of_two = any(other.words == office.words and other.country != office.country for other in others)
        if not is_named and (office.names_country or not (is_of_two or elsewhere)):
            yield statement, office, gender


def _inside(span: Span, words: Sequence[LemmatizedWord], at: dict[int, int]) -> Sequence[LemmatizedWord]:
    first = next((at[start] for start in range(span.start, span.end) if start in at), None)
    if first is None:
        return ()
    last = first
    while last < len(words) and words[last].start < span.end:
        last += 1
    return words[first:last]


def _written(name: str, words: Sequence[LemmatizedWord]) -> Sequence[LemmatizedWord]:
    """Give the words of the text that are these, as they stand."""
    wanted = name.casefold().split()
    for place, word in enumerate(words):
        if word.form.casefold() == wanted[0]:
            here = words[place : place + len(wanted)]
            if [each.form.casefold() for each in here] == wanted:
                return here
    return ()


def _is_singular(word: LemmatizedWord) -> bool:
    """Say whether a form of a noun can only be of the singular (`ministres` may be several)."""
    form, lemma = word.form.casefold(), word.lemma.casefold()
    return form == lemma or any(form.endswith(ending) for ending in _SINGULAR.get(lemma[-1:], ()))


def _tells_of_elsewhere(record: Record) -> bool:
    named = {name.name.casefold() for name in record.names if name.kind in ("GPE", "location")}
    return HOME not in named and not named.isdisjoint(_countries())


def _stem(word: str) -> str:
    return role_stem(word.casefold()).rstrip("aeiu")


@cache
def _countries() -> frozenset[str]:
    return frozenset(name.casefold() for name, kind in rows("places") if kind == "country")


@cache
def _offices() -> tuple[tuple[frozenset[str], frozenset[str], Needs], ...]:
    """Give the words of offices, what office they name and what it needs, those of most words first."""
    found = [
        (frozenset(words.split("+")), frozenset(office.split("+")), cast("Needs", needs))
        for words, value in rows("offices")
        for office, needs in zip(value.split()[::2], value.split()[1::2], strict=True)
    ]
    return tuple(sorted(found, key=lambda each: -len(each[0])))


def country_in(lemmas: Iterable[str]) -> str | None:
    """Give the one country that words name."""
    found = {word for lemma in lemmas if (word := lemma.casefold()) in _countries()}
    return found.pop() if len(found) == 1 else None
