"""The word lists of Latvian: readable files in `lexicon/`, each read once when first asked for."""

from functools import cache
from importlib.resources import files


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of `lexicon/<name>.tsv`, split at tabs; empty lines and `#` comments are left out."""
    text = (files(__package__) / "lexicon" / f"{name}.tsv").read_text("utf-8")
    return tuple(tuple(line.split("\t")) for line in text.splitlines() if line and not line.startswith("#"))
