"""Tells whether a text is in the language it is said to be in, so that the reader can warn."""

import re
from collections.abc import Collection

SAMPLE = 4000
"""Characters looked at; a language shows in far less."""

_WORD = re.compile(r"[^\W\d_]+")

# A text with fewer words tells too little for a warning.
_FEWEST_WORDS = 6

# In Latvian news every sixth word is one of the list, in other languages hardly one of a hundred. Below this
# share we look closer.
_SURE_SHARE = 0.06


def other_language(text: str, code: str, common_words: Collection[str]) -> str | None:
    """Give the ISO 639-1 code of the language that the text seems to be in, None where that is `code`.

    Nearly every text is settled by counting the language's commonest words. Only for the rest is the
    identifier loaded, which takes half a second and 90 MB.
    """
    words = [word.lower() for word in _WORD.findall(text[:SAMPLE])]
    if len(words) < _FEWEST_WORDS:
        return None
    if sum(word in common_words for word in words) >= _SURE_SHARE * len(words):
        return None
    import py3langid

    found, _ = py3langid.classify(text[:SAMPLE])
    return None if found == code else str(found)
