"""What is wrong with a text and cannot be mended here: wrong charset, no diacritics, markup among the words.

Such a text is read as it is, and the record warns of it.
"""

import re
from collections.abc import Iterator
from functools import cache

from hronika.language.lexicon import Lexicon
from hronika.language.quotation_marks import CHARACTERS

_EXAMPLE = 30  # letters shown of what was found

_MARKUP = re.compile(
    r"</?(?:a|abbr|article|b|blockquote|body|br|center|cite|code|dd|div|dl|dt|em|figcaption|figure|font|footer|"
    r"h[1-6]|head|header|hr|html|i|iframe|img|li|link|meta|nav|ol|p|pre|q|script|section|small|span|strong|style|"
    r"sub|sup|table|tbody|td|th|thead|time|title|tr|u|ul|video)(?:\s[^<>]{0,300})?/?>"
    r"|<!--|<!DOCTYPE|<\?xml"
    r"|&(?:[a-zA-Z]{2,8}|#\d{2,6}|#x[0-9a-fA-F]{2,5});"
    r"|\[/?(?:b|i|u|s|url|img|quote|size|color|center|list)(?:=[^\]\n]{1,200})?\]"
    r"|!?\[[^\[\]\n]{1,200}\]\((?:https?:/|/|www\.)[^()\s]{1,500}\)"
    r"|(?<![*\w])\*\*(?=[^\s*])[^*\n]{1,200}(?<=[^\s*])\*\*(?![*\w])"
    r"|^#{1,6} (?=\S)|^```|^={2,4} [^=\n]{1,100} ={2,4}$"
    r"|\\u[0-9a-fA-F]{4}",
    re.MULTILINE,
)
_MAYBE_MARKUP = re.compile(r"[<&\[*#`=\\]")

# What a text is taken for by mistake, and what it is: pages and files of the Baltic countries.
_MISREADINGS = (
    *((seen, "utf-8") for seen in ("cp1252", "cp1257", "cp1251", "cp1250")),
    *((seen, "cp1257") for seen in ("cp1252", "cp1251", "cp1250")),
    ("cp1252", "iso8859_4"),
    ("cp1257", "iso8859_4"),
)
_NAMES = {"utf-8": "UTF-8", "cp1257": "windows-1257", "iso8859_4": "ISO 8859-4"}
_TYPOGRAPHIC = "–—…•°€§№" + CHARACTERS
# A byte of UTF-8 whose fellow was lost on the way, as it stands for nothing: `JÄnis` for `Jānis`.
_LEFT_OVER = re.compile(
    r"[^\W\d_]?(?:(?<=[^\W\d_])[ÄÅ](?=[a-zāēīū])|[ÄÅ](?=[\u0080-\u00bf†‡ˆ‰‹Œ‘’“”•–˜™›œ]))\w*"
)
# Letters of UTF-8 as mail carries them: `J=C4=81nis`.
_QUOTED_PRINTABLE = re.compile(r"[\w=]{0,30}=[C-F][0-9A-F]=[89AB][0-9A-F][\w=]{0,30}")
_LOST = re.compile(r"\S{0,30}\ufffd\S{0,30}")
_QUESTIONED = re.compile(r"(?<![\w/=?&.])[^\W\d_]+\?(?=[^\W\d_])(?![A-Z])[\w?]*(?![/=&])")
_FEWEST_QUESTIONED = 2

_WORD = re.compile(r"[^\W\d_]+")
# In Latvian every twelfth letter has a mark; a text with fewer than this share of them was typed without.
_FEWEST_MARKED = 0.01
_FEWEST_BARE_WORDS = 2


def faults(text: str, lexicon: Lexicon, *, is_foreign: bool = False) -> Iterator[str]:
    """Yield a sentence for every kind of fault of a text, as it was given.

    One that `is_foreign`, in another language, lacks no diacritics.
    """
    markup = _MARKUP.search(text) if _MAYBE_MARKUP.search(text) else None
    if markup is not None:
        yield f"The text holds markup ({_shown(markup[0])}), which was read as words: give the text alone."
    if "=" in text and (encoded := _QUOTED_PRINTABLE.search(text)) is not None:
        example = _shown(encoded[0])
        yield f"The text is still encoded as mail is ({example}): decode it from quoted-printable."
    charset = wrong_charset(text, lexicon)
    if charset is not None:
        yield charset
    elif not is_foreign and lacks_diacritics(text, lexicon):
        bare = _bare_words(text, lexicon)
        if len(bare) >= _FEWEST_BARE_WORDS:
            example = _shown(", ".join(bare))
            yield f"The text seems to be written without its diacritics ({example}): it is read less surely."


def wrong_charset(text: str, lexicon: Lexicon) -> str | None:
    """What to say of a text that was decoded wrongly: its letters are others than were written, or lost."""
    marked = _marked(text, lexicon)
    return _other_letters(text, lexicon, marked) or _lost_letters(text, marked)


def lacks_diacritics(text: str, lexicon: Lexicon) -> bool:
    """Whether a text of a language with diacritics has next to none."""
    return bool(lexicon.marked_letters) and _marked(text, lexicon) < _FEWEST_MARKED * len(text)


def _marked(text: str, lexicon: Lexicon) -> int:
    return sum(map(text.count, lexicon.marked_letters))


def _other_letters(text: str, lexicon: Lexicon, marked: int) -> str | None:
    """What to say of a text whose letters are others than were written; `marked` letters are right."""
    right = lexicon.marked_letters.union(_TYPOGRAPHIC)
    strange = {letter for letter in set(text) - right if not letter.isascii()}
    if not strange:
        return None
    odd = dict.fromkeys(word for word in text.split() if not strange.isdisjoint(word))
    for seen, real in _MISREADINGS:
        found = {word: better for word in odd if (better := _decoded(word, seen, real, right))}
        # UTF-8 is never right by chance; of single bytes most must be right, and more than were right before.
        letters = sum(len(_beyond_ascii(word)) for word in found)
        most_are = letters > max(marked, 2) and len(found) > 2 * (len(odd) - len(found))
        if found and (real == "utf-8" or most_are):
            word = next(iter(found))
            return _charset_warning(f"{_shown(word)} for {_shown(found[word])}", real)
    left_over = _LEFT_OVER.search(text)
    return _charset_warning(_shown(left_over[0]), "utf-8") if left_over is not None and not marked else None


def _charset_warning(example: str, real: str) -> str:
    return (
        f"The text was decoded with the wrong charset ({example}): decode its source anew as {_NAMES[real]}."
    )


def _lost_letters(text: str, marked: int) -> str | None:
    """What to say of a text that has replacement characters or question marks for letters."""
    lost = _LOST.search(text) if "\ufffd" in text else None
    if lost is None and "?" in text:
        questioned = list(_QUESTIONED.finditer(text))
        if len(questioned) >= _FEWEST_QUESTIONED and len(questioned) > marked:
            lost = questioned[0]
    if lost is None:
        return None
    return f"The text lost letters when it was decoded ({_shown(lost[0])}): decode its source anew."


def _beyond_ascii(word: str) -> str:
    return "".join(letter for letter in word if not letter.isascii())


def _decoded(word: str, seen: str, real: str, right: frozenset[str]) -> str | None:
    """The word as it was meant, if it was written in one charset and decoded with another."""
    codes = _codes(seen)
    try:
        better = bytes(codes[letter] for letter in word).decode(real)
    except (KeyError, UnicodeDecodeError):
        return None
    beyond = _beyond_ascii(better)
    mixes = any(
        letter.isascii() and letter.isalpha() for letter in word
    )  # else it may be Cyrillic, and right
    return better if beyond and right.issuperset(beyond) and (mixes or real == "utf-8") else None


@cache
def _codes(charset: str) -> dict[str, int]:
    """The byte of every character of a charset; what a charset leaves free passes as in Latin-1."""
    codes = {}
    for code in range(256):
        codes[chr(code)] = code
    for code in range(256):
        codes[bytes([code]).decode(charset, "ignore") or chr(code)] = code
    return codes


def _bare_words(text: str, lexicon: Lexicon) -> list[str]:
    """Words that the language has with diacritics only, each once."""
    found = (word for word in _WORD.findall(text) if lexicon.is_bare(word.lower()))
    return list(dict.fromkeys(found))


def _shown(example: str) -> str:
    example = "".join(letter for letter in example if letter.isprintable())
    return example if len(example) <= _EXAMPLE else example[: _EXAMPLE - 1] + "…"
