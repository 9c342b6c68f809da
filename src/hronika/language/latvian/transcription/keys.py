"""The key under which the spellings of one name meet, for blocking: its consonants, by classes of sounds.

In the manner of Double Metaphone (L. Philips, C/C++ Users Journal, June 2000), but for what Latvian makes of
names: vowels differ between spellings (`Trump`, Tramps), hissing sounds are written in a dozen ways, `h`
stands for `г`, `х` and `ch`. Letters that languages sound differently (`ch`, `j`) make more than one key.
"""

import re
from functools import lru_cache

from hronika.language.latvian.transcription.orthography import languages_of, normalised

MOST_KEYS = 6

_CLASSES = str.maketrans(
    dict.fromkeys("aāáàâãăeēéèêëėiīíïîıoōóôõuūúùûůųyýäåæöøőœüűjаеёиоуыэюяіїєйьъ'", None)
    | dict.fromkeys("szšžcčśşșźżçćțßзсжцчшщ", "s")
    | dict.fromkeys("kghqķģğкгґх", "k")
    | dict.fromkeys("fvwвфў", "v")
    | dict.fromkeys("bб", "b")
    | dict.fromkeys("dďđðд", "d")
    | dict.fromkeys("lļłľл", "l")
    | {"м": "m"}
    | dict.fromkeys("nņńñňн", "n")
    | {"п": "p"}
    | dict.fromkeys("rřŗр", "r")
    | dict.fromkeys("tťþт", "t")
)


def _split(options: dict[str, str]) -> dict[str, tuple[str, ...]]:
    return {letters: tuple(classes.split("|")) for letters, classes in options.items()}


# Letters of other languages that are not read one by one, and the classes that they can be.
_LETTERS = _split({
    "shch": "s", "szcz": "s", "tsch": "s", "dzh": "s", "sch": "s|sk", "tch": "s", "dge": "s", "kh": "k",
    "ch": "s|k", "sh": "s", "zh": "s", "cz": "s", "sz": "s", "cs": "s", "zs": "s", "rz": "s|rs",
    "ts": "s", "tz": "s", "dz": "s", "ds": "s", "dž": "s", "dj": "s|d", "đ": "s|d", "ck": "k|sk", "cc": "k|s",
    "ph": "v", "th": "t", "dt": "t", "gh": "k|", "gn": "n|kn", "x": "ks|s", "qu": "k|kv", "gua": "k|kv",
    "q": "k|s", "ain": "n", "mb": "mb|m", "ę": "n|", "ą": "n|", "aw": "|v", "ew": "|v", "ow": "|v",
    "eaux": "|s", "дж": "s", "дз": "s", "дс": "s", "тс": "s", "дт": "t",
})  # fmt: skip
_AT_THE_ENDS = {
    "^j": "a|s|k", "^y": "a", "^h": "k|a", "^(?:x|zh)": "s", "^kn": "n|kn", "^wr": "r", "^q": "k|s",
    "^eu": "a", "^mc": "mk", "^у(?=[аеиоэюя])": "v|a",
    "ng$": "n|nk", "ier$": "r|", "[tт][sс]{1,2}$": "t|", "[dд][sс]{1,2}$": "d|",
}  # fmt: skip
_INSIDE = {
    "j": "|s|k", "c(?=[eiyéèí])": "s", "c": "k|s", "g(?=[eiyéí])": "k|s",
    "(?<=[aeiouäöü])h(?![aeiouyāēīū])": "|k",
}  # fmt: skip
_VOWEL_FIRST = re.compile("[aāáàâãăeēéèêëėiīíïîıoōóôõuūúùûůųýäåæöøőœüűаеёиоуыэюяіїєй]")


def _named(patterns: dict[str, str], prefix: str) -> dict[str, str]:
    return {f"{prefix}{number}": pattern for number, pattern in enumerate(patterns)}


_PATTERNS = {
    **_named(_AT_THE_ENDS, "e"),
    "letters": "|".join(sorted(_LETTERS, key=lambda letters: (-len(letters), letters))),
    **_named(_INSIDE, "i"),
}
_SCAN = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _PATTERNS.items()))
_OPTIONS = _split({name: (_AT_THE_ENDS | _INSIDE).get(pattern, "") for name, pattern in _PATTERNS.items()})
# Where letters have the marks of Latvian, Lithuanian or Czech they are read one by one but for these.
_MARKS = frozenset("āčēģīķļņšūžėřěů")
_LETTER_BY_LETTER = re.compile("dž|[dt]z|ch|[dt]s(?!s?$)")
_OTHER = re.compile("[^abdklmnprstv]+")
_REPEATED = re.compile(r"(.)\1+")


@lru_cache(maxsize=1 << 16)
def spelling_keys(word: str) -> tuple[str, ...]:
    """Short strings of which all spellings of one name share at least one; up to six, the likeliest first.

    Words that share none are spellings of two names; those that share one need to be compared.

    >>> spelling_keys("Zalužnijs"), spelling_keys("Залужний"), spelling_keys("Zaluzhnyi")
    (('slsn',), ('slsn',), ('slsn',))
    >>> spelling_keys("Churchill"), spelling_keys("Čērčils")
    (('srsl', 'srkl', 'krsl', 'krkl'), ('srsl',))
    """
    letters = normalised(word)
    if not languages_of(letters):
        return ()
    start = "a" if _VOWEL_FIRST.match(letters) else ""
    keys = [start]
    if not _MARKS.isdisjoint(letters):
        keys = ["a"] if letters.startswith("j") else keys
        letters = _LETTER_BY_LETTER.sub(lambda found: "k" if found[0] == "ch" else "s", letters)
    else:
        done = 0
        for found in _SCAN.finditer(letters):
            if not found.start():
                keys = [""]
            plain = letters[done : found.start()].translate(_CLASSES)
            options = _LETTERS[found[0]] if found.lastgroup == "letters" else _OPTIONS[str(found.lastgroup)]
            keys = [key + plain + option for key in keys for option in options][: 2 * MOST_KEYS]
            done = found.end()
        letters = letters[done:]
    rest = letters.translate(_CLASSES)
    coded = (_REPEATED.sub(r"\1", _OTHER.sub("", key + rest)) for key in keys)
    distinct = dict.fromkeys(key.rstrip("s") or key for key in coded)
    return tuple(key for key in distinct if key)[:MOST_KEYS]
