"""Languages: from text to analysed sentences, and what reading needs to know of each."""

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from hronika.errors import UsageError

if TYPE_CHECKING:
    from hronika.language.language import Language

# Where the `assemble` function of every language is. A new language is a folder and a line here.
_FOLDERS = {"lv": "hronika.language.latvian"}

LANGUAGES = tuple(_FOLDERS)
"""The languages that can be read (ISO 639-1)."""


def dictionary_forms(word: str) -> list[str]:
    """Give the dictionary forms that a word in small letters may have by the rules of the languages known.

    Nothing is loaded for it: whoever asks knows which of them are words.
    """
    found = (import_module(f"{folder}.dictionary_forms") for folder in _FOLDERS.values())
    return list(dict.fromkeys(form for rules in found for form in rules.dictionary_forms(word)))


@cache
def load_language(code: str) -> "Language":
    """Load a language once, model and all; raises UsageError for one that cannot be read."""
    if code not in _FOLDERS:
        raise UsageError(
            f"The language {code[:40]!r} cannot be read; the languages known are: {', '.join(_FOLDERS)}."
        ).of("unknown language")
    language: Language = import_module(_FOLDERS[code]).assemble()
    return language
