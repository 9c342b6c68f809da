"""Words compared letter by letter."""


def shared_beginning(one: str, other: str) -> int:
    """How many letters two words share at their beginning."""
    for index, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b:
            return index
    return min(len(one), len(other))
