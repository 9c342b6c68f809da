"""The abbreviations of `lexicon/abbreviations.txt`, read once."""

from importlib import resources


def _read() -> dict[str, frozenset[str]]:
    """Return the forms of every section, in lower case."""
    sections: dict[str, set[str]] = {}
    section: set[str] = set()
    text = resources.files(__package__).joinpath("lexicon", "abbreviations.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        entry = line.partition("#")[0].strip()
        if entry.startswith("["):
            section = sections.setdefault(entry.strip("[]"), set())
        elif entry:
            section.add(entry)
    return {name: frozenset(forms) for name, forms in sections.items()}


_SECTIONS = _read()

FINAL = _SECTIONS["final"]
"""Abbreviations that end the sentence when a capital letter follows."""
ABBREVIATIONS = _SECTIONS["inner"] | FINAL
"""All that are abbreviations wherever they stand."""
AFTER_NUMBER = _SECTIONS["after number"]
"""Abbreviations, of the same effect as the final ones, only where a number stands before them."""
INITIALS = _SECTIONS["initials"]
"""First names shortened to two letters."""
