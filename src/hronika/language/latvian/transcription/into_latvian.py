"""From another spelling into Latvian: candidates for a name with the endings that Latvian gives it.

Foreign names get the ending of the person's gender, but for those that do not decline, in -o, -i, -u and
long vowels (Cabinet Regulations No. 114 of 2004). A woman's surname that ends in a consonant gets -a in
Slavic names, -a or -e in others, by tradition (Merkele, Harisa).
"""

import re
from collections.abc import Iterator
from functools import cache

from hronika.language.latvian import name_words
from hronika.language.latvian.transcription.given_names import given_names_across_languages
from hronika.language.latvian.transcription.name_parts import gender_told, particles
from hronika.language.latvian.transcription.orthography import (
    ALL_CYRILLIC,
    CYRILLIC,
    arcs_of,
    folded_letters,
    language_bit,
    languages_of,
    normalised,
    ways,
)
from hronika.language.latvian.transcription.sounds import has_latvian_marks
from hronika.record import Gender

_MOST = 8
_MOST_WORDS = 6
_PER_LANGUAGE = 3
_UNLIKELIER = 2  # what a language costs that comes after another
_SLAVIC = frozenset({"slavic", "pl", "ru", "uk", "be", "bg", "balkan"})
# Letters and endings that tell the language of a name in Latin letters; the first that fits comes first.
_SIGNS = (
    ("pl", "[łąęśźżćń]|sz|cz|rz[aeiouy]|wicz$|[sc]ki$"),
    ("lt", "[ėįų]|(?:auskas|inskas|aitis|aitė|ienė|ius)$"),
    ("tr", "[ğşı]|oğlu$|oglu$"),
    ("hu", "[őű]|^sz|gy"),
    ("balkan", "[řěđčšž]|ić$"),
    (
        "slavic",
        "(?:[oe]va?|[kh]in|ina|sky|sk[iy][iy]|skaya|enko|chuk|vich|vych|iuk|yuk|iy|yi|ii|[nt]sk|iv)$|[kz]h|shch|^ye|yu",
    ),
    ("et", "õ|aa|ii|uu|ää|öö|üü"),
    ("nordic", "[åøæ]|s[so]en$|sson$|strøm|ström|qvist|kvist$"),
    ("de", "[äöüß]|sch|mann$|berg$|stein|[lnrt]z$|rich$|eu|holz$|^von$|^zu$"),
    ("fr", "[çéèêàâîôû]|eau|ault$|oi|ou[^l]|ll?e$|ron$|ois$|ier$"),
    ("es", "[ñáíóú]|ez$|llo$"),
    ("it", "gli|cci|zz|[bdlnrt]i$|gia|gio"),
    ("zh", "^[xq]|^zh|ng$"),
)
_PINYIN = re.compile("(?:(?:[bpmfdtnlgkhjqxrzcsyw]|[zcs]h)?[aeiouü]{1,3}(?:ng?|r)?)+")
_ARTICLE = re.compile(r"(?<=\s)(L[ea]) (\w)")  # Marine Le Pen: Lepena
_VON = {
    "von": "fon",
    "vom": "fom",
    "фон": "fon",
    "ван": "van",
    "дер": "der",
    "де": "de",
    "ди": "di",
    "ле": "le",
}


def latvian_spellings(
    name: str, gender: Gender | None = None, language: str | None = None
) -> tuple[str, ...]:
    """Latvian spellings that a name in another one can have, up to eight, the likeliest first.

    `gender` is that of the person; where it is not given, what the given name tells, else both are tried.
    `language` is one of those in `orthographies/`, where it is known. Of several words all but the last are
    given names. A name that is written as Latvian only can is given back; one in no script known gives none.

    >>> latvian_spellings("Залужный", "male")[0], latvian_spellings("Donald Trump")[0]
    ('Zalužnijs', 'Donalds Tramps')
    """
    words = _ARTICLE.sub(_joined, name).split()
    if not 0 < len(words) <= _MOST_WORDS:
        return ()
    gender = gender or gender_told([_in_small(word) for word in words[:-1]], None, [_in_small(words[-1])])
    found = [("", 0)]
    for number, word in enumerate(words):
        options = _word(word, gender, language, number < len(words) - 1, words)
        found = [
            (f"{before} {option}".strip(), cost + more) for before, cost in found for option, more in options
        ]
        found = sorted(found, key=lambda item: item[1])[: 2 * _MOST]
    return tuple(dict.fromkeys(spelling for spelling, _ in found))[:_MOST]


def _joined(found: re.Match[str]) -> str:
    return found[1] + found[2].lower()


def _in_small(word: str) -> str:
    return word.title() if word.isupper() and len(word) > 2 else word


def _word(
    word: str, gender: Gender | None, language: str | None, given: bool, beside: list[str]
) -> list[tuple[str, int]]:
    """Latvian forms of one word of a name, with what each costs."""
    lowered = word.lower()
    if given and lowered in particles() and word != beside[0]:
        return [(_VON.get(lowered, lowered), 0)]
    if has_latvian_marks(word):
        return [(word, 0)]
    parts = [list(_part(part, gender, language, given, beside)) for part in word.split("-") if part]
    if not parts or not all(parts):
        return []
    found = parts[0]
    for options in parts[1:]:
        found = [(f"{one}-{other}", cost + more) for one, cost in found for other, more in options]
        found = sorted(found, key=lambda item: item[1])[:_MOST]
    return sorted(found, key=lambda item: item[1])[:_MOST]


def _part(
    word: str, gender: Gender | None, language: str | None, given: bool, beside: list[str]
) -> Iterator[tuple[str, int]]:
    known = given_names_across_languages().spellings(_in_small(word), "lv") if given else ()
    for rank, name in enumerate(known):
        yield name, rank
    letters = normalised(word)
    for rank, code in enumerate(_languages(letters, language, beside)):
        mask = language_bit(code)
        for cost, _, stem in ways(arcs_of(letters, mask), mask, _PER_LANGUAGE):
            for more, form in enumerate(_with_endings(stem, gender, code in _SLAVIC, given)):
                total = cost + more + _UNLIKELIER * rank + len(known)
                listed = _listed_given_names().get(folded_letters(form)) if given else None
                yield listed or form[:1].upper() + form[1:], max(0, total - (listed is not None))


def _languages(letters: str, language: str | None, beside: list[str]) -> list[str]:
    """The languages whose rules a word is tried by, the likeliest first."""
    possible = languages_of(letters)
    if not possible:
        return []
    if possible & ALL_CYRILLIC:
        ranked = [code for code in CYRILLIC if language_bit(code) & possible]
    else:
        name = " ".join(map(normalised, beside))
        pinyin = all(_PINYIN.fullmatch(part) for part in re.split("[ -]", name))
        words = re.split("[ -]", name)
        ranked = [
            code
            for code, signs in _SIGNS
            if (code != "zh" or pinyin) and any(re.search(signs, part) for part in words)
        ]
        if pinyin and re.search("^[xq]|^zh", name):
            ranked.insert(0, "zh")
        ranked += ["en", "slavic", "de"]
    if language in ranked or (language and _has_table(language, possible)):
        ranked.insert(0, language)
    return list(dict.fromkeys(ranked))


def _has_table(language: str, possible: int) -> bool:
    """Whether there is a table for the language, of the script that is asked for."""
    try:
        return bool(language_bit(language) & possible)
    except ValueError:
        return False


def _with_endings(stem: str, gender: Gender | None, slavic: bool, given: bool) -> list[str]:
    """A stem with the endings that Latvian gives it, the likeliest first."""
    if not stem:
        return []
    if stem.endswith(("ski", "cki")) and slavic:
        return [stem + "s"] if gender != "female" else [stem[:-1] + "a"]
    if stem[-1] in "aāoeēiīuū":
        return [stem]
    men, women = [stem + "s"], [stem + "a"]
    if not slavic and not given and stem[-1] not in "sšzžčj":
        women.insert(0, stem + "e")
    return men if gender == "male" else women if gender == "female" else men + women


@cache
def _listed_given_names() -> dict[str, str]:
    """Given names of Latvian texts by their folded letters, which tell the length of vowels."""
    return {folded_letters(name): name for name in reversed(name_words.given_names())}


def latvian_place_spellings(name: str, language: str | None = None) -> tuple[str, ...]:
    """Latvian spellings that the name of a town or region in another language can have, the likeliest first.

    Places get feminine endings (`Харків`: Harkiva, `London`: Londona), -e after a softened consonant
    (`Тернопіль`: Ternopole); names of -ський, -ский become -ska, plurals and names in -o stay.
    """
    words = name.split()
    if not 0 < len(words) <= _MOST_WORDS:
        return ()
    found = [("", 0)]
    for word in words:
        letters = normalised(word)
        options: dict[str, int] = {}
        for rank, code in enumerate(_languages(letters, language, words)):
            mask = language_bit(code)
            for cost, _, stem in ways(arcs_of(letters, mask), mask, _PER_LANGUAGE):
                for more, form in enumerate(_place_endings(stem)):
                    total = cost + more + _UNLIKELIER * rank
                    form = form[:1].upper() + form[1:]
                    options[form] = min(total, options.get(form, total))
        if has_latvian_marks(word):
            options = {word: 0}
        found = [
            (f"{before} {form}".strip(), cost + more)
            for before, cost in found
            for form, more in options.items()
        ]
        found = sorted(found, key=lambda item: item[1])[: 2 * _MOST]
    return tuple(dict.fromkeys(spelling for spelling, _ in found))[:_MOST]


def _place_endings(stem: str) -> list[str]:
    if stem.endswith(("ski", "cki")):
        return [stem[:-1] + "a", stem]
    if stem.endswith("ļ"):
        return [stem[:-1] + "le", stem + "a"]
    if not stem or stem[-1] in "aāoeēiīuū":
        return [stem] if stem else []
    return [stem + "a", stem + "e"]
