"""Profiles: how somebody or something is named and placed in articles that say the same of them.

An article names a person once or often, with roles or without; that is one appearance. Appearances with the
same name and the same roles are of one profile, whatever the article. So an archive has few profiles of
somebody who stands in thousands of articles, and whether two are of one person is asked of profiles. What a
profile is follows from name and roles alone, and so does its id: it stays as long as anything is named so.
"""

import hashlib
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from hronika.archive.identity.person_names import parse_name
from hronika.language.latvian.roles import RoleReading, is_possessive, noun_place, read_role, role_of
from hronika.lemmas import LemmatizedWord
from hronika.record import Gender, Name, NameKind, Record, Span

ProfileKind = Literal["person", "thing"]
"""Whether it is a person, or an institution, place or thing."""


class Profile(NamedTuple):
    """A name with roles, as `written_roles` writes them, of which there are appearances.

    `number` is that of its row; `first` and `last` are the years of the articles, 0 where none has a day.

    The profile of an entry of an authority list has its `source`; its years are those of its roles, 1 and
    9999 where an end is open. `also` are further names, `born` is the year of birth.
    """

    number: int
    id: str
    kind: ProfileKind
    name: str
    roles: str
    gender: Gender | None
    first: int
    last: int
    source: str | None = None
    also: str = ""
    born: int | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """All its names."""
        return (self.name, *self.also.split("|")) if self.also else (self.name,)

    @staticmethod
    def written_names(names: Iterable[str]) -> str:
        """Write further names on one line."""
        return "|".join(name.replace("|", " ") for name in names)


class Appearance(NamedTuple):
    """What one article tells of somebody or something that it names.

    `item` is the identifier in the record (`entity`), None where only a correction names a speaker so.
    `title` is what the article calls a person, the noun of each role in the nominative. `aliases` are the
    other names that the article gives the same: acronyms.
    """

    name: str
    item: str | None
    kind: NameKind
    gender: Gender | None
    roles: tuple[RoleReading, ...]
    title: str
    aliases: tuple[str, ...]

    @property
    def profile_kind(self) -> ProfileKind:
        """Whether its profile is of a person or of a thing."""
        return "person" if self.kind == "person" else "thing"


def appearances_of(record: Record, words: Sequence[LemmatizedWord]) -> list[Appearance]:
    """Give what an article tells of each that it names, and of speakers that only a correction names."""
    lemmas = {word.start: word for word in words}
    people = {person.id: person for person in record.people}
    mentions: dict[str, list[str]] = {}
    first: dict[str, Name] = {}
    for name in record.names:
        first.setdefault(name.entity, name)
        mentions.setdefault(name.entity, []).append(name.span.text)
    found: dict[str, Appearance] = {}
    organizations = {name.span.end: name.span for name in record.names if name.kind == "organization"}
    for entity, name in first.items():
        person = people.get(entity)
        told = list(_roles(person.roles, lemmas, organizations)) if person else []
        roles, title = tuple(role for role, _ in told), "; ".join(dict.fromkeys(text for _, text in told))
        aliases = () if name.kind == "person" else tuple(_acronyms(name.name, mentions[entity]))
        gender = person.gender if person else None
        # Two in one article of one name cannot be told apart by it; the first has it.
        found.setdefault(name.name, Appearance(name.name, entity, name.kind, gender, roles, title, aliases))
    for statement in record.statements:
        speaker = statement.speaker_name
        # A speaker who is no name of the article is a description, or a name that a person gave.
        if speaker and speaker not in found and _is_whole_name(speaker):
            found[speaker] = Appearance(speaker, None, "person", None, (), "", ())
    return list(found.values())


@lru_cache(1 << 14)
def profile_id(kind: ProfileKind, name: str, roles: str) -> str:
    """Give the id of a profile: `p` and 16 hexadecimal digits, by kind, name and roles alone."""
    digest = hashlib.sha256(f"{kind}\n{plain_name(name)}\n{roles}".encode()).hexdigest()
    return f"p{digest[:16]}"


@lru_cache(1 << 14)
def plain_name(name: str) -> str:
    """Give a name without capitals, quotation marks and unneeded blanks; diacritics stay."""
    letters = unicodedata.normalize("NFC", name).casefold()
    return " ".join("".join(c if c.isalnum() or c in "-.'’/&" else " " for c in letters).split())


def written_roles(roles: Iterable[RoleReading]) -> str:
    """Write roles on one line, in the order of the alphabet: `deputāt; priekšsēdētāj < dome rīga`."""
    return "; ".join(
        sorted({f"{role.noun} < {' '.join(sorted(role.of))}" if role.of else role.noun for role in roles})
    )


@lru_cache(1 << 14)
def read_roles(written: str) -> tuple[RoleReading, ...]:
    """Read roles that `written_roles` wrote."""
    found = []
    for part in filter(None, written.split("; ")):
        noun, _, of = part.partition(" < ")
        found.append(role_of(noun, frozenset(of.split())))
    return tuple(found)


def _roles(
    spans: Iterable[Span], words: Mapping[int, LemmatizedWord], organizations: Mapping[int, Span]
) -> Iterable[tuple[RoleReading, str]]:
    """Read the roles of a person, each with its words, of which the noun is put into the nominative.

    Whose it is by a pronoun alone (`tās vadītājs`) is left out of the words. An institution whose name ends
    right before a role is what the role is of. `organizations` has the names of institutions by their ends.
    """
    for span in spans:
        inside = [word for start in range(span.start, span.end) if (word := words.get(start))]
        of = organizations.get(span.start - 1)
        before = [word for start in range(of.start, of.end) if (word := words.get(start))] if of else []
        if not inside:
            continue
        noun = inside.pop(noun_place([(word.form, word.lemma) for word in inside]))
        role = read_role(tuple(word.lemma for word in (*before, *inside, noun)))
        if role is None:
            continue
        first = next((word for word in inside if not is_possessive(word.lemma)), noun)
        first = noun if first.start > noun.start else first
        text = span.text[first.start - span.start : noun.start - span.start] + noun.lemma
        text += span.text[noun.end - span.start :]
        # What opens a sentence has a capital of its own only if its lemma has one.
        yield role, text if first.lemma[:1].isupper() else text[:1].lower() + text[1:]


def _is_whole_name(text: str) -> bool:
    parts = parse_name(text)
    return parts is not None and bool(parts.given) and all(word[:1].isupper() for word in text.split())


def _acronyms(name: str, mentions: Iterable[str]) -> Iterable[str]:
    for mention in dict.fromkeys(mentions):
        if mention != name and 2 <= len(mention) <= 12 and mention.isupper() and " " not in mention:
            yield mention
