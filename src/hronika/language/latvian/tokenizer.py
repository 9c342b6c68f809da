"""Latvian text to sentences of tokens, with exact offsets.

The conventions are those of the Latvian treebank (LVTB): a full stop belongs to ordinals (`3.`, `2019.`),
abbreviations (`plkst.`, `u.c.`) and initials (`J.`); numbers keep their spaces and decimal commas
(`348 646,99`); ranges, scores, percentages and `un/vai` fall into parts; most words joined by a hyphen do too
(`Latvijas-Krievijas`), surnames and `e-pasts` do not.

One regular expression walks over the text. Only the few tokens that may end a sentence (`sentence_ends`) and
line breaks (`line_breaks`) are looked at more closely, so the time is linear in the length of the text.
"""

import re
from collections.abc import Iterator

from hronika.language.analysis import NO_FEATURES, Sentence, Token
from hronika.language.latvian import sentence_ends
from hronika.language.latvian.abbreviations import ABBREVIATIONS, AFTER_NUMBER, INITIALS
from hronika.language.latvian.lexicon_files import rows
from hronika.language.line_breaks import soft_breaks
from hronika.language.quotation_marks import DOUBLE_CHARACTERS

LONGEST_SENTENCE = 700
"""Tokens after which a sentence is cut, whatever the text says: the longest in the treebank has 618."""

_NEVER_LAST = frozenset(word for word, *_ in rows("never_last"))

# Invisible marks that stand in words without being letters: combining accents, soft hyphen, zero-width space
# and joiners, byte order mark.
_MARK = "\u0300-\u036f\u00ad\u200b-\u200f\u2060\ufeff"
_LETTER = r"[^\W\d_]"
# No word is longer than this; what is falls into pieces. That bounds the work done at any place of the text.
_WORD = rf"[{_MARK}]{{0,20}}+{_LETTER}[\w{_MARK}]{{0,200}}+"
_HYPHEN = "[-\u2010\u2011]"
_APOSTROPHE = "['’`´ʼ]"
_SPACE = "[ \u00a0\u2009\u202f]"
_PATH = rf"[^\s{DOUBLE_CHARACTERS}<>]{{1,2000}}(?<![.,;:!?)\]'’])"
# `Nozare.lv` and `NOZARE.LV` are addresses, `nav.Info` is two sentences.
_DOMAINS = "lv|com|org|net|eu|info|biz|ru|ua|by|lt|ee|de|uk|fr|pl|fi|se|io|tv|gov|edu"
_DOMAIN = rf"(?:{_DOMAINS}|{_DOMAINS.upper()})(?![\w\-@])"
_CAPITAL = "[{}]".format("".join(c for c in map(chr, range(0x530)) if c.isupper()))
_LOWER = "".join(c for c in map(chr, range(0x530)) if c.islower())
_UNIT = r"(?:ml|mm|cm|km|kg|mg|m|kW|MW|GW|kWh|MWh|GWh|ha|EUR|[a-cA-C])\b"


def _any(forms: frozenset[str]) -> str:
    """Return a pattern for the forms, the longest first, capitalised or not."""
    return "|".join(
        # A single capital with a full stop is an initial.
        re.escape(form) if len(form) == 2 else f"[{form[0]}{form[0].upper()}]{re.escape(form[1:])}"
        for form in sorted(forms, key=lambda form: (-len(form), form))
    )


# The kinds of token in the order they are tried. Those with a name are looked at more closely.
_KINDS = (
    # A plain word: most tokens end here.
    ("", rf"{_LETTER}{{1,200}}+(?=[\s,;!?)\"”“»›]|\Z)"),
    ("", r",(?!,)"),
    ("line", r"[\n\r\v\f\x85\u2028\u2029]\s*"),
    ("stop", r"[.!?…]{1,200}"),
    ("quote", r"\""),
    ("bracket", r"\)"),
    # Addresses: https://..., www.lsm.lv/..., vards@iestade.lv, Nozare.lv
    ("", rf"https?://{_PATH}|www\.{_PATH}"),
    ("", r"[\w.+\-]{1,64}@[\w\-]{1,63}(?:\.[\w\-]{1,63}){1,5}"),
    ("", rf"[\w\-]{{1,63}}(?:\.[\w\-]{{1,63}}){{0,4}}\.{_DOMAIN}(?:/{_PATH})?"),
    # What has a full stop of its own.
    ("numbered", rf"(?:(?<=\d)|(?<=\d\.)|(?<=\d{_SPACE})|(?<=\d\.{_SPACE}))(?:{_any(AFTER_NUMBER)})"),
    ("abbreviation", rf"{_any(frozenset(ABBREVIATIONS))}|N[rR]\."),
    # The parts of `t. i.`, `u. c.`, `u. tml.`, `š. g.`, `p. m. ē.`; `XIX. gadsimts`
    ("", rf"u\.(?={_SPACE}(?:c|tml|t)\.)|(?<=t\.{_SPACE})i\.|[šm]\.(?={_SPACE}[gmē]\.)"),
    ("final", rf"(?<=u\.{_SPACE})c\.|(?<=š\.{_SPACE})m\.|(?<=m\.{_SPACE})ē\."),
    ("", rf"[IVXLC]{{2,8}}\.(?=\s[{_LOWER}])"),
    (
        "initial",
        rf"(?<!°)(?:{_CAPITAL}|{'|'.join(form[:-1].capitalize() for form in sorted(INITIALS))})\.(?![.…])",
    ),
    ("date", r"\d{1,2}\.(?:\d{1,2}|[IVX]{1,4})\.(?:\d{4}|\d{2})(?:\.(?![.…]))?(?!\d)"),
    # 2022-12-19, phone numbers, 348 646,99, plkst. 14:30
    ("", r"\d{1,9}(?:-\d{1,9}){2,6}(?![\w\-])"),
    ("", rf"\+\d{{1,3}}(?:{_SPACE}?\d{{2,12}}){{1,5}}(?!\d)"),
    ("", rf"\d{{1,3}}(?:{_SPACE}\d{{3}}){{1,8}}(?:,\d{{1,9}})?(?!\d)"),
    ("", rf"(?<=plkst\.{_SPACE})\d\d?:\d\d(?!\d)|(?:[01]\d|2[0-3]):[0-5][05](?!,?\s?\d|:)"),
    ("ordinal", r"\d{1,9}(?:\.\d{1,9}){0,5}\.(?![\d.…!?])"),
    ("", r"\d{1,20}(?:[.,]\d{1,20}){1,9}(?!\d)"),
    # A number and its unit are two tokens, `2006a` and `3D` one; a house number `21a` is two again.
    ("", rf"\d{{1,20}}(?={_UNIT})(?<!\d{{4}})"),
    ("", rf"\d{{1,20}}/\d{{1,20}}(?![\d/])|\d{{1,20}}{_HYPHEN}{_WORD}"),
    ("", r"(?<![\w.)%])(?<![\d.%] )[-−–]\d{1,20}(?:,\d{1,20})?(?![\d\-])"),
    ("", r"\d{1,200}+\w{0,20}+"),
    ("", r"[azAZ]/[sSkK]\b"),
    # A name with a colon inside: Re:Check
    ("", rf"{_CAPITAL}[{_LOWER}]{{1,2}}:{_CAPITAL}[{_LOWER}]{{1,20}}+(?!\w)"),
    ("compound", rf"{_WORD}(?:{_HYPHEN}[\w{_MARK}]{{1,200}}+){{1,20}}"),
    ("", rf"(?:[Nn]ez|[Tt]ip|[Tt]ak)['’](?!\w)|{_WORD}(?:{_APOSTROPHE}{_WORD}){{0,5}}"),
    ("", r"[@#]\w{1,100}+"),
    ("", r",,(?=\w)|``(?=\w)|''|’’|‘’|\[\.\.\.?\]|[:;]-?[)(](?=\s|\Z)|(?P<run>[-*=_~])(?P=run){1,200}"),
    # Anything else, one character at a time, with what modifies it.
    ("", rf"\S(?:\u200d[^\w\s]|[{_MARK}\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]){{0,20}}+"),
)
# No token begins with a blank, which is told sooner for all of them than by each.
_TOKEN = re.compile(
    "(?! )(?:{})".format("|".join(f"(?P<{name}>{pattern})" if name else pattern for name, pattern in _KINDS))
)

# A time of day that opens a line, and what sets it off from the sentence after it, which it is no part of.
_CLOCK = re.compile(
    rf"^[ \t]*(?P<clock>[\[(]?(?:[01]?\d|2[0-3])[.:][0-5]\d[\])]?[ \t]+(?:[-–—|•·][ \t]*)?)"
    rf"(?=[{DOUBLE_CHARACTERS}]?{_CAPITAL})",
    re.MULTILINE,
)
_FEWEST = 2  # such times in a live blog

# In a word with hyphens: a word with these letters is foreign, and what is joined so stays joined.
_FOREIGN = re.compile("[qwxyQWXY]")
_COUNTRY = re.compile(r"(?:\w{2,}(?<!Mar)ijas|Ukrainas|Lietuvas|Ķīnas|Eiropas|Rīgas|ASV|ES|NATO)\Z")
_ROMAN = re.compile(r"[IVXL]+\Z")


def _is_one_word(text: str, parts: list[str]) -> bool:
    """Tell whether the treebank keeps words joined by hyphens as one token."""
    if any(len(part) <= 2 for part in parts) or _FOREIGN.search(text):
        return not all(map(_ROMAN.match, parts)) and not (_COUNTRY.match(parts[0]) and parts[1].istitle())
    if parts[-1].isdecimal():
        return len(parts[-1]) != 4  # `Covid-19`, but `Tukums-2000`
    # Surnames and given names, but not the countries of a border.
    return all(part[0].isupper() for part in parts) and not _COUNTRY.match(parts[0])


def _compound(start: int, text: str) -> list[Token]:
    """Return a word with hyphens as one token, or its parts and the hyphens between them."""
    if _is_one_word(text, re.split(_HYPHEN, text)):
        return [Token(start, start + len(text), text)]
    pieces = re.finditer(rf"{_HYPHEN}|[^-\u2010\u2011]+", text)
    return [Token(start + piece.start(), start + piece.end(), piece[0]) for piece in pieces]


def sentences(text: str) -> list[Sentence]:
    """Return the sentences of a text; an empty text, or one of white space, has none.

    Their tokens, without analysis yet, cover all that is not white space, in order, without overlap.
    """
    return list(_sentences(text))


def _clocks(text: str) -> dict[int, int]:
    """Where the times of day of a live blog stand and where the sentences after them begin."""
    found = {match.start("clock"): match.end() for match in _CLOCK.finditer(text)}
    return found if len(found) >= _FEWEST else {}


def _sentences(text: str) -> Iterator[Sentence]:
    """Yield the sentences as they end."""
    tokens: list[Token] = []
    paragraph = 0
    next_paragraph = 0
    end = len(text) + 1  # where the sentence ends, once that is known
    quoted = False  # inside straight quotation marks
    soft = set(soft_breaks(text, _NEVER_LAST))
    clocks = _clocks(text)
    for match in _TOKEN.finditer(text):
        start, stop = match.span()
        kind = match.lastgroup
        if kind == "line":
            if tokens and start not in soft:
                end = min(end, start)
                next_paragraph = paragraph + 1
                quoted = False
            continue
        if start >= end or len(tokens) >= LONGEST_SENTENCE:
            yield Sentence(tokens, paragraph)
            tokens = []
            paragraph = next_paragraph
            end = len(text) + 1
        end = clocks.get(start, end)
        if kind is None or kind == "run":
            tokens.append(Token(start, stop, match[0], "", "X", NO_FEATURES))
        elif kind == "compound":
            tokens.extend(_compound(start, match[0]))
        else:
            tokens.append(Token(start, stop, match[0], "", "X", NO_FEATURES))
            if kind == "quote":
                quoted = not quoted
                continue
            after = sentence_ends.after(text, tokens, kind, quoted=quoted)
            if after is not None:
                end = after
                if sentence_ends.loses_stop(tokens, kind):
                    tokens[-1:] = [Token(start, stop - 1, match[0][:-1]), Token(stop - 1, stop, ".")]
    if tokens:
        yield Sentence(tokens, paragraph)
