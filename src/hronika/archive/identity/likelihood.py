"""How likely two profiles are of one."""

from hronika.archive.identity.profiles import Profile, plain_name


def likelihood(one: Profile, other: Profile, *, by_alias: bool = False) -> float:
    """Say how likely two profiles are of one, from 0 to 1; `by_alias` where an article gives one both names."""
    if one.kind == "thing":
        return 1.0 if not by_alias else 0.95
    return 0.95 if plain_name(one.name) == plain_name(other.name) else 0.0
