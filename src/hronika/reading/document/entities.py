"""Phrases, and the entities that a text mentions, by name and by role."""

from dataclasses import dataclass, field
from typing import Literal

from hronika.record import Gender, NameKind


@dataclass(slots=True)
class Phrase:
    """A stretch of whole tokens in one sentence, `first` to `last` inclusive, and its head token."""

    sentence: int
    first: int
    last: int
    head: int


@dataclass(slots=True)
class NameMention(Phrase):
    """A place where an entity is mentioned by name; `unsure` where the name is another's as well."""

    kind: NameKind = "person"
    unsure: bool = False


@dataclass(slots=True)
class RoleMention(Phrase):
    """A place where the text gives a person's role; `lemma` is that of its head noun (`prezidents`)."""

    lemma: str = ""


@dataclass(slots=True)
class Entity:
    """Somebody or something that the article names, with all mentions.

    `name` is the canonical name: the fullest form in the nominative. `aliases` are other nominatives and
    acronyms that it goes by, `number` tells one from many (`Šleseri`).
    """

    id: str
    kind: NameKind
    name: str
    gender: Gender | None = None
    number: Literal["Sing", "Plur"] = "Sing"
    mentions: list[NameMention] = field(default_factory=list)
    roles: list[RoleMention] = field(default_factory=list)
    aliases: set[str] = field(default_factory=set)
