"""Which profiles may be of one: blocks of names that all spellings share, and how much a name tells."""

from hronika.archive.identity.profiles import Profile, ProfileKind, plain_name
from hronika.archive.terms import fold
from hronika.language.latvian.lexicon_files import rows


LEAST_TOLD = 2
"""From this level on a name alone does not tell who is meant: it has no given name."""


def blocks_of(kind: ProfileKind, name: str) -> list[str]:
    """Give the blocks of a name: profiles that share none are not compared.

    Those of a person are the keys of the surname, each with the first letters of the keys of the given name.
    """
    if kind == "thing":
        return [things_called(name)]
    given, family = _keys_of(name)
    return [f"p:{key}|{initial}" for key in family for initial in given or ("",)]


def compared_with(kind: ProfileKind, name: str) -> list[tuple[str, str]]:
    """Give the ranges of blocks, bounds included, whose profiles a name is compared with."""
    if kind == "thing":
        return [(block, block) for block in blocks_of(kind, name)]
    given, family = _keys_of(name)
    if not given:
        return [(f"p:{key}|", f"p:{key}|\U0010ffff") for key in family]
    firm = [(block, block) for block in blocks_of(kind, name)]
    return [*firm, *((f"p:{key}|", f"p:{key}|") for key in family)]


def _keys_of(name: str) -> tuple[list[str], list[str]]:
    words = name.split()
    family = [fold(words[-1].casefold()).rstrip("aeis")]
    return ([fold(words[0].casefold())[:1]] if len(words) > 1 else []), family


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
        return LEAST_TOLD
    return 0 if profile.roles else 1


def blocks_called(name: str) -> list[tuple[str, str]]:
    """Give the ranges of blocks, bounds included, in which a name may be that somebody asks for."""
    _, family = _keys_of(name)
    return [(things_called(name),) * 2, *((f"p:{key}|", f"p:{key}|\U0010ffff") for key in family)]


def may_mean(asked: str, kind: ProfileKind, name: str) -> bool:
    """Say whether a name that somebody asks for may be this one."""
    return set(plain_name(asked).split()) <= set(plain_name(name).split())


def _legal_forms() -> set[str]:
    return {plain_name(form) for form, *_ in rows("company_forms")}
