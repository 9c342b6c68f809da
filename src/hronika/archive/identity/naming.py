"""Which profiles may be of one: blocks of names that all spellings share, and how much a name tells."""

from collections.abc import Sequence
from functools import cache, lru_cache

from hronika.archive.identity.person_names import PersonName, agreement, is_initials, parse_name
from hronika.archive.identity.profiles import Profile, ProfileKind, plain_name
from hronika.language.latvian.lexicon_files import rows
from hronika.language.latvian.transcription.given_names import initials_of

LEAST_TOLD = 3
"""From this level on a name alone does not tell who is meant: it has no given name."""

_LAST = "\U0010ffff"

Bounds = tuple[str, str]
"""The first and the last of a range of blocks, both included."""

_parsed = lru_cache(1 << 14)(parse_name)


def person_name(name: str) -> PersonName | None:
    """Give the parts of a person's name, None where it has no word of one."""
    return _parsed(name)


def blocks_of(kind: ProfileKind, name: str) -> list[str]:
    """Give the blocks of a name: profiles that share none are not compared.

    Those of a person are the keys of the surname, each with the first letters that the given name can have in
    other spellings.
    """
    if kind == "thing":
        return [things_called(name)]
    parts = person_name(name)
    if parts is None:
        return [things_called(name)]
    return [f"p:{key}|{initial}" for key in sorted(parts.keys) for initial in _initials(parts) or ("",)]


def block_of_slug(slug: str) -> str:
    """Give the block of those with a name that is written so in addresses; none is compared for it."""
    return f"s:{slug}"


def compared_with(kind: ProfileKind, name: str) -> list[Bounds]:
    """Give the ranges of blocks whose profiles a name is compared with."""
    own = [(block, block) for block in blocks_of(kind, name)]
    parts = person_name(name) if kind == "person" else None
    if parts is None:
        return own
    if not parts.given:
        return [(f"p:{key}|", f"p:{key}|{_LAST}") for key in sorted(parts.keys)]
    return [*own, *((f"p:{key}|", f"p:{key}|") for key in sorted(parts.keys))]


def turned_with(kind: ProfileKind, name: str) -> list[Bounds]:
    """Give the ranges of blocks in which a name is looked for with given name and surname in turn."""
    return [(block, block) for block in sorted(_turned_blocks(name))] if kind == "person" else []


def may_be_turned(one: str, other: str) -> bool:
    """Say whether each of two names of people lies in a block in which the other is looked for in turn."""
    return not (
        _turned_blocks(one).isdisjoint(blocks_of("person", other))
        or _turned_blocks(other).isdisjoint(blocks_of("person", one))
    )


@lru_cache(1 << 14)
def things_called(name: str) -> str:
    """Give the block of an institution, place or thing: its name without marks, case and legal form."""
    words = plain_name(name).split()
    kept = [word for word in words if word not in _legal_forms()] or words
    return f"t:{' '.join(kept)}"


def level_of(profile: Profile) -> int:
    """Say how much a profile tells of who is meant, from 0, the most, which every entry of a list does."""
    if profile.source:
        return 0
    if profile.kind == "thing":
        return 1 if profile.name.isupper() and " " not in profile.name else 0
    parts = person_name(profile.name)
    if parts is None or not parts.given:
        return LEAST_TOLD
    if any(map(is_initials, parts.given)):
        return 2
    return 0 if profile.roles else 1


def is_whole(kind: ProfileKind, name: str) -> bool:
    """Say whether a name tells by itself who is meant: a given name with a surname."""
    parts = person_name(name) if kind == "person" else None
    return parts is not None and bool(parts.given) and not any(map(is_initials, parts.given))


def best_name(kind: ProfileKind, names: Sequence[str]) -> str:
    """Give by what name somebody is called who has these, the one of most articles first.

    A whole name says more than a surname that more articles use, and a Latvian one is what others become.
    """
    return max(enumerate(names), key=lambda each: (*_telling(kind, each[1]), -each[0]))[1]


def _telling(kind: ProfileKind, name: str) -> tuple[bool, bool]:
    parts = person_name(name) if kind == "person" else None
    return (is_whole(kind, name), parts.latvian) if parts else (" " in name, False)


def blocks_called(names: list[str]) -> list[Bounds]:
    """Give the ranges of blocks in which somebody or something may be that is asked for by these names."""
    found = [(things_called(name), things_called(name)) for name in names]
    for name in names:
        parts = person_name(name)
        if parts is not None:
            keys = sorted(parts.keys | parts.given_keys)
            found += [(f"p:{key}|", f"p:{key}|{_LAST}") for key in keys]
    return list(dict.fromkeys(found))


def may_mean(asked: str, kind: ProfileKind, name: str) -> bool:
    """Say whether a name that somebody asks for may be this one."""
    if kind == "thing":
        return things_called(asked) == things_called(name)
    one, other = person_name(asked), person_name(name)
    if one is None or other is None:
        return plain_name(asked) == plain_name(name)
    found = agreement(one, other)
    return found.family not in ("other", "absent", "other gender") and found.given != "other"


@lru_cache(1 << 14)
def _turned_blocks(name: str) -> frozenset[str]:
    """Give the blocks that a person's name would have if its given name were the surname."""
    parts = person_name(name)
    if parts is None or not parts.family:
        return frozenset()
    initials = initials_of(parts.family[0])
    return frozenset(f"p:{key}|{initial}" for key in parts.given_keys for initial in initials)


def _initials(name: PersonName) -> tuple[str, ...]:
    return tuple(sorted(initials_of(name.given[0].split(".")[0]))) if name.given else ()


@cache
def _legal_forms() -> frozenset[str]:
    return frozenset(plain_name(form) for form, *_ in rows("company_forms"))
