"""Which profiles may be of one: blocks of names that all spellings share, and how much a name tells."""

from collections.abc import Iterable

from hronika.archive.identity.profiles import Profile, ProfileKind, plain_name
from hronika.archive.terms import fold
from hronika.language.latvian.lexicon_files import rows


def block_of(kind: ProfileKind, name: str) -> str:
    """Give the block of a name: only profiles of one block are compared.

    That of a person is the surname and the first letter of the given name, where there is one.
    """
    if kind == "thing":
        return things_called(name)
    words = name.split()
    family = f"p:{fold(words[-1].casefold()).rstrip('aeis')}"
    return f"{family}|{fold(words[0].casefold())[:1]}" if len(words) > 1 else f"{family}|"


def family_of(block: str) -> str | None:
    """Give the block of those who are named by surname alone, in the family of a block; None of things."""
    return f"{block.partition('|')[0]}|" if block.startswith("p:") else None


def things_called(name: str) -> str:
    """Give the block of an institution, place or thing: its name without marks, case and legal form."""
    words = plain_name(name).split()
    kept = [word for word in words if word not in _legal_forms()] or words
    return f"t:{' '.join(kept)}"


def level_of(profile: Profile) -> int:
    """Say how much a profile tells of who is meant, from 0, the most."""
    if profile.kind == "thing":
        return 1 if profile.name.isupper() and " " not in profile.name else 0
    if " " not in profile.name:
        return 3
    return 0 if profile.roles else 1


def blocks_called(name: str) -> Iterable[str]:
    """Give the blocks, or their beginnings, in which a name may be that somebody asks for."""
    yield things_called(name)
    yield block_of("person", name).partition("|")[0]


def may_mean(asked: str, kind: ProfileKind, name: str) -> bool:
    """Say whether a name that somebody asks for may be this one."""
    return set(plain_name(asked).split()) <= set(plain_name(name).split())


def _legal_forms() -> set[str]:
    return {plain_name(form) for form, *_ in rows("company_forms")}
