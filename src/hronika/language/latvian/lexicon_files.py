"""The word lists of Latvian: readable files in `lexicon/`, each read once when first asked for."""

from functools import cache
from pathlib import Path

LEXICON_FOLDER = Path(__file__).with_name("lexicon")


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of `lexicon/<name>.tsv`, split at tabs; empty lines and `#` comments are left out."""
    text = (LEXICON_FOLDER / f"{name}.tsv").read_text("utf-8")
    return tuple(tuple(line.split("\t")) for line in text.splitlines() if line and not line.startswith("#"))


@cache
def listed(name: str) -> frozenset[str]:
    """The words that open the rows of `lexicon/<name>.tsv`."""
    return frozenset(row[0] for row in rows(name))
