"""Latvian text to sentences of tokens, with exact offsets.

The conventions are those of the Latvian treebank (LVTB): a full stop belongs to ordinals (`3.`, `2019.`),
abbreviations (`plkst.`, `u.c.`) and initials (`J.`); numbers keep their spaces and decimal commas
(`348 646,99`); ranges, scores, percentages and `un/vai` fall into parts; most words joined by a hyphen do too
(`Latvijas-Krievijas`), surnames and `e-pasts` do not.

One regular expression walks over the text. Only the few tokens that may end a sentence, and line breaks,
are looked at more closely, so the time is linear in the length of the text.
"""

import re
from collections.abc import Iterator

from hronika.language.analysis import NO_FEATURES, Sentence, Token
from hronika.language.latvian import sentence_ends
from hronika.language.latvian.abbreviations import FINAL, INITIALS, INNER, NUMBERED

LONGEST_SENTENCE = 400
"""Tokens after which a sentence is cut, whatever the text says: nobody writes longer ones."""

# Marks that stand inside words without being letters: combining accents, soft hyphen, zero-width characters.
_MARKS = "\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff"
_LETTER = r"[^\W\d_]"
# No word or address is longer than these bounds; what is falls into pieces, which keeps the matching linear.
_WORD = rf"{_LETTER}[\w{_MARKS}]{{0,200}}+"
_HYPHEN = "[-\u2010\u2011]"
_SPACE = "[ \u00a0\u2009\u202f]"
_IN_ADDRESS = r"[^\s\"”“»«„<>]{1,2000}+(?<![.,;:!?)\]'’])"
_DOMAINS = "lv|com|org|net|eu|info|biz|ru|ua|by|lt|ee|de|uk|fr|pl|fi|se|io|tv|gov|edu"
_CAPITAL = "[{}]".format("".join(c for c in map(chr, range(0x530)) if c.isupper()))


def _forms(*sections: frozenset[str]) -> str:
    """Return a pattern for the abbreviations, the longest first, capitalised or not."""
    forms = sorted(frozenset().union(*sections), key=lambda form: (-len(form), form))
    # A single capital with a full stop is an initial.
    return "|".join(
        re.escape(form) if len(form) == 2 else f"[{form[0]}{form[0].upper()}]{re.escape(form[1:])}"
        for form in forms
    )


# The kinds of token in the order they are tried; those without a name need no further look.
_KINDS = (
    ("", rf"{_LETTER}{{1,200}}+(?=[\s,;!?)\"”“»]|\Z)"),  # a plain word: most end here
    ("", r",(?!,)"),
    ("line", r"[\n\r\v\f\x85\u2028\u2029]\s*"),
    ("stop", r"[.!?…]+"),
    ("quote", r"\""),
    ("", rf"https?://{_IN_ADDRESS}|www\.[\w\-.]{{1,200}}{_IN_ADDRESS}"),
    ("", r"[\w.+\-]{1,64}@[\w\-]{1,63}(?:\.[\w\-]{1,63}){1,5}"),
    ("", rf"[\w\-]{{1,63}}(?:\.[\w\-]{{1,63}}){{0,4}}\.(?i:{_DOMAINS})(?![\w\-@])(?:/{_IN_ADDRESS})?"),
    ("numbered", rf"(?<=\d{_SPACE})(?:{_forms(NUMBERED)})|(?<=\d\.{_SPACE})(?:{_forms(NUMBERED)})"),
    ("final", _forms(FINAL)),
    ("inner", rf"{_forms(INNER)}|NR\."),
    ("initial", rf"(?:{_CAPITAL}|{'|'.join(sorted(form[:-1].capitalize() for form in INITIALS))})\.(?![.…])"),
    ("date", r"\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2})(?:\.(?![.…]))?(?!\d)"),
    ("", r"\d{1,9}(?:-\d{1,9}){2,6}"),
    ("", rf"\+\d{{1,3}}(?:{_SPACE}?\d{{2,12}}){{1,5}}(?!\d)"),
    ("", rf"\d{{1,3}}(?:{_SPACE}\d{{3}}){{1,8}}(?:,\d{{1,9}})?(?!\d)"),
    ("", rf"(?<=plkst\.{_SPACE})\d\d?:\d\d(?!\d)|(?:[01]\d|2[0-3]):[0-5][05](?!,?\s?\d|:)"),
    ("ordinal", r"\d{1,9}(?:\.\d{1,9}){0,5}\.(?![\d.…!?])"),
    ("", r"\d{1,20}(?:[.,]\d{1,20}){1,9}(?!\d)"),
    ("", r"\d{1,20}(?=(?:ml|km|kg|cm|mm|m|[a-cA-C])\b)(?<!\d{4})"),
    ("", rf"\d{{1,20}}/\d{{1,20}}(?![\d/])|\d{{1,20}}-{_WORD}"),
    ("", r"(?<![\w.)%])(?<![\d.%] )[-−]\d{1,20}(?:,\d{1,20})?(?![\d\-])"),
    ("", r"\d{1,200}+\w{0,20}+"),
    ("", r"[azAZ]/[sSkK]\b"),
    ("compound", rf"{_WORD}(?:{_HYPHEN}[\w{_MARKS}]{{1,200}}+){{1,20}}"),
    ("", rf"(?:[Nn]ez|[Tt]ip|[Tt]ak)['’](?!\w)|{_WORD}(?:['’`´]{_WORD}){{1,5}}|{_WORD}"),
    ("", r"[@\#]\w{1,100}+"),
    ("", r",,|''|’’|‘’|\[\.\.\.?\]|[:;]-?[)(](?=\s|\Z)"),
    ("", r"(?P<run>[-*=_~—–•])(?P=run){1,200}"),
    ("", rf"\S[{_MARKS}\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]{{0,20}}+"),
)
_TOKEN = re.compile("|".join(f"(?P<{name}>{pattern})" if name else pattern for name, pattern in _KINDS))

# In a word with hyphens: a word of these letters is foreign, and what is joined so stays joined.
_FOREIGN = re.compile("[qwxyQWXY]")
_COUNTRY = re.compile(r"(?:\w{2,}(?<!Mar)ijas|Ukrainas|Lietuvas|Ķīnas|Eiropas|Rīgas|ASV|ES|NATO)\Z")
_ROMAN = re.compile(r"[IVXL]+\Z")


def _is_one_word(text: str, parts: list[str]) -> bool:
    """Tell whether the treebank keeps words joined by hyphens as one token."""
    if any(len(part) <= 2 for part in parts) or _FOREIGN.search(text):
        return not all(map(_ROMAN.match, parts)) and not (_COUNTRY.match(parts[0]) and parts[1].istitle())
    if parts[-1].isdecimal():
        return len(parts[-1]) != 4  # `Falcon-9`, but `Tukums-2000`
    # Surnames and given names, but not the countries of a border.
    return all(part[0].isupper() for part in parts) and not _COUNTRY.match(parts[0])


def _compound(start: int, text: str) -> list[Token]:
    """Return a word with hyphens as one token, or its parts and the hyphens between them."""
    parts = re.split(_HYPHEN, text)
    if _is_one_word(text, parts):
        return [Token(start, start + len(text), text)]
    tokens: list[Token] = []
    for part in parts:
        if tokens:
            tokens.append(Token(start, start + 1, text[start - tokens[0].start]))
            start += 1
        tokens.append(Token(start, start + len(part), part))
        start += len(part)
    return tokens


def sentences(text: str) -> list[Sentence]:
    """Return the sentences of a text; an empty text, or one of white space, has none."""
    return list(_sentences(text))


def tokenize(text: str) -> list[Token]:
    """Return the tokens of a text. They cover all that is not white space, in order, without overlap."""
    return [token for sentence in _sentences(text) for token in sentence.tokens]


def _sentences(text: str) -> Iterator[Sentence]:
    """Yield the sentences as they end."""
    tokens: list[Token] = []
    append = tokens.append
    paragraph = -1
    new_paragraph = True
    end = len(text) + 1  # where the sentence ends, once that is known
    quoted = False  # inside straight quotation marks
    for match in _TOKEN.finditer(text):
        start, stop = match.span()
        if start >= end or len(tokens) >= LONGEST_SENTENCE:
            yield Sentence(tokens, paragraph)
            tokens = []
            append = tokens.append
            end = len(text) + 1
        kind = match.lastgroup
        if kind is None or kind == "run":
            append(Token(start, stop, match[0], "", "X", NO_FEATURES))
        elif kind == "line":
            if tokens and not sentence_ends.goes_on(text, start, stop):
                end = start
            if end <= start or not tokens:
                new_paragraph = True
                quoted = False
            continue
        elif kind == "compound":
            tokens.extend(_compound(start, match[0]))
        else:
            append(Token(start, stop, match[0], "", "X", NO_FEATURES))
            if kind == "quote":
                quoted = not quoted
            else:
                first = len(tokens) == 1
                after = sentence_ends.after(text, start, stop, kind, first=first, quoted=quoted)
                if after is not None:
                    end = after
                    if kind == "ordinal" and not first:
                        tokens[-1:] = [Token(start, stop - 1, match[0][:-1]), Token(stop - 1, stop, ".")]
        if new_paragraph:
            paragraph += 1
            new_paragraph = False
    if tokens:
        yield Sentence(tokens, paragraph)
