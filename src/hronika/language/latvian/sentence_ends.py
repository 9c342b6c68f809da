"""Where a Latvian sentence ends: what a full stop, a question mark or a line break means at its place.

The treebank ends a sentence at final punctuation inside a quotation too: `"A. B," sacīja X.` is two
sentences, the second with the words of the narrator. A closing mark belongs to the sentence it closes, an
opening one to the sentence it opens.
"""

import re
from collections.abc import Sequence

from hronika.language.analysis import Token
from hronika.language.latvian.abbreviations import FINAL
from hronika.language.quotation_marks import CHARACTERS, MARKS

_LOWER = "[{}]".format("".join(c for c in map(chr, range(0x530)) if c.islower()))
# What may close a sentence after its final punctuation, with no space between; `[1]` is a footnote.
_CLOSERS = re.compile(r"(?:[)\]}»›”“’'‘❞〞〟]|[«‹„/*_](?=\s|\Z)|\[\d{1,3}\]){0,20}+")
_NEXT = re.compile(
    rf"""
    \s*
    (?:
        (?P<nothing>\Z)
      | (?P<lower>{_LOWER})
      | (?P<more>,(?!,\w)|[»›](?!\w)|(?<!\s)[.…]|[;:)\]!?])
      | (?P<dash>[-–—‒―]{{1,9}}\s*)
      | (?P<opener>[(\[{CHARACTERS}]|,,)
      | (?P<digit>\d)
      | (?P<letter>[^\W\d_])
      | (?P<sign>)
    )
    """,
    re.VERBOSE,
)
_OPENS = re.compile(r"[\w„“«‹‘(]")
_SPACED_MARK = re.compile(r"""\s"(?=\s|\Z)""")
_LETTER_AHEAD = re.compile(rf"[\s(\[,{CHARACTERS}]{{0,9}}[^\W\d_]")
# The narrator goes on with a name after a question or an exclamation: `"Kas tu esi?" Anna vaicāja.`
_SAYING_AHEAD = re.compile(
    r"(?:[^\W\d_]+\s+){1,3}?"
    r"(?:(?:sac|atbild|jaut|vaic|apvaic|atvaic|nopras|pras|apjaut|pajaut|paziņ|brīdin|pamāc|turpin|skaidr|paskaidr|"
    r"ierosin|piebild|iebild|atgādin|iejauc|brīnī|izbrīn|atcir)\w*?(?:ja|jās|ta|o|ā|a|ās|ū|ina|st|n)|"
    r"teica|saka|teic|no(?:teic|teica|saka|čukst|čukstēja)|čukst|čukstēja|(?:uz|ie|iz|at)sau(?:c|ca|cas|cās)|"
    r"(?:ie|uz|at)kliedz(?:a|ās|as)?|kliedz(?:a)?|piebil(?:st|da)|sauca?|iebil(?:st|da)|uzsver|uzsvēra)"
    r"\b"
)
_CLAUSE_AHEAD = re.compile(r":|,\s+(?:ka|lai|vai)\b")
_YEAR = re.compile(r"(?:.*\D)?[12]\d{3}\.\Z")
# A number before these words counts them, though they are written with a capital.
_COUNTED = re.compile(r"\s*(?:Saeim|Pasaul|Latvijas|Vispārēj|Starptautisk|[IVX]+\b)")
_ROMAN = re.compile(r"[IVX]{1,6}\Z")
_QUOTATION = re.compile(rf"[{CHARACTERS}]([^{CHARACTERS}\n]{{1,1000}}+)[{CHARACTERS}]")


def after(text: str, tokens: Sequence[Token], kind: str, *, quoted: bool) -> int | None:
    """Return where the sentence ends if its last token so far ends it, else None.

    `kind` is `stop` for final punctuation, `bracket` for a closing one, otherwise that of a token that has a
    full stop of its own.
    `quoted` says that straight quotation marks are open.
    """
    token = tokens[-1]
    end, closed = _closers(text, token.end, quoted=quoted)
    following = _NEXT.match(text, end)
    assert following is not None
    what = following.lastgroup
    if kind == "stop":
        return end if what == "nothing" or _stops(text, tokens, closed, following) else None
    if kind == "bracket":
        # A remark in a transcript is a sentence: `(Smiekli) Paldies!`
        is_remark = len(tokens) == 3 and tokens[0].text == "(" and tokens[1].text.istitle()
        return end if is_remark and what in ("letter", "opener") else None
    if text.startswith((")", "]"), token.end):
        return None
    if what == "nothing":
        return end
    gap = text[end : following.start(what or 0)]
    is_line_end = "\n" in gap or "\r" in gap
    if kind == "initial":
        return end if is_line_end and what != "lower" else None
    if kind == "ordinal":
        is_listed = len(tokens) == 1 or (tokens[-2].text in (":", ";") and tokens[-2].end < token.start)
        if is_listed or _COUNTED.match(text, end):
            return None
        # `izmaksās 150. "Mums to nesola," viņa saka`, but `150. "Rīgas" spēle`
        opens = what == "opener" and (
            _YEAR.match(token.text) is not None or _is_speech(text, following.start("opener"))
        )
        is_end = what == "letter" or opens or (what == "opener" and _is_score(tokens))
        return end if gap and (is_end or (is_line_end and what != "lower")) else None
    if kind == "abbreviation" and token.text.lower() not in FINAL:
        return None
    # `1997. g. Nīderlandē ...` opens a sentence.
    is_opening = len(tokens) == 1 or (len(tokens) <= 3 and token.text in ("g.", "gs."))
    return end if gap and what == "letter" and not is_opening else None


def _is_score(tokens: Sequence[Token]) -> bool:
    """Tell whether the last number, with its full stop, ends a score (`0:0.`) and is no ordinal."""
    if len(tokens) < 3 or tokens[-2].text != ":":
        return False
    return tokens[-3].text.isdigit() and tokens[-3].end == tokens[-2].start


def _is_speech(text: str, at: int) -> bool:
    """Tell whether the quotation that opens there has several words and ends as a sentence: no name does."""
    quotation = _QUOTATION.match(text, at)
    return quotation is not None and " " in quotation[1] and quotation[1][-1] in ",.!?…"


def loses_stop(tokens: Sequence[Token], kind: str) -> bool:
    """Tell whether the last token, with which its sentence ends, leaves its full stop to the sentence."""
    if len(tokens) == 1 or kind not in ("ordinal", "initial"):
        return False
    # `vitamīns C.`, but `Jānis B.`
    return kind == "ordinal" or not tokens[-2].text[0].isupper()


def _is_title(tokens: Sequence[Token]) -> bool:
    """Tell whether the quotation that ends with the last token is one in the middle of a clause: a name."""
    for index in range(len(tokens) - 1, 0, -1):
        if tokens[index].text in MARKS:
            return tokens[index - 1].text[-1].isalnum()
    return False


def _is_aside(tokens: Sequence[Token]) -> bool:
    """Tell whether a bracket opens inside the sentence, as in `Viņa (beidzot!) atnāca`."""
    return any(token.text in ("(", "[") for token in tokens[1:])


def _is_numeral(tokens: Sequence[Token]) -> bool:
    """Tell whether a sentence has nothing yet but the Roman number of a heading: `II. Jautājumi`."""
    is_first = len(tokens) == 2 or (len(tokens) == 3 and not tokens[0].text[-1].isalnum())
    return is_first and _ROMAN.match(tokens[-2].text) is not None


def _is_word(text: str) -> bool:
    """Tell whether the text is likely a word written out, rather than an abbreviation or a number."""
    return len(text) > 3 and text[1:].islower() and text.isalpha()


def _closers(text: str, position: int, *, quoted: bool) -> tuple[int, bool]:
    """Return where the marks end that close what ends at the position, and whether there are any."""
    match = _CLOSERS.match(text, position)
    assert match is not None
    end = match.end()
    # A straight mark closes if it stands close to the left only, and in between if one is open.
    if text.startswith('"', end) and (quoted or not _OPENS.match(text, end + 1)):
        end += 2 if text.startswith('"', end + 1) and not _OPENS.match(text, end + 2) else 1
        match = _CLOSERS.match(text, end)
        assert match is not None
        end = match.end()
    elif quoted and end == position:
        match = _SPACED_MARK.match(text, end)
        end = match.end() if match else end
    return end, end > position


def _stops(text: str, tokens: Sequence[Token], closed: bool, following: re.Match[str]) -> bool:
    """Tell whether the final punctuation in the last token ends the sentence, by what follows."""
    what = following.lastgroup
    stop = tokens[-1]
    if len(tokens) == 1 or what == "more" or text[stop.start - 1] in "([":
        return False
    is_plain = stop.text == "."
    if is_plain and _is_numeral(tokens):
        return False
    if what == "lower":
        # An unknown abbreviation is short; `VI. sadaļa` and `E-2. noteikums` count.
        return is_plain and not closed and following.start("lower") > stop.end and _is_word(tokens[-2].text)
    if what == "dash":
        ahead = following.end()
        if text[ahead : ahead + 1].islower():
            return is_plain and not closed
        saying = None if is_plain and not closed else _SAYING_AHEAD.match(text, ahead)
        return saying is None or _CLAUSE_AHEAD.match(text, saying.end()) is not None
    if what == "letter":
        if not is_plain and text.startswith((")", "]"), stop.end) and _is_aside(tokens):
            return False
        saying = None if is_plain or not closed else _SAYING_AHEAD.match(text, following.start("letter"))
        return saying is None or (
            _CLAUSE_AHEAD.match(text, saying.end()) is not None and not _is_title(tokens)
        )
    if what == "opener":
        letter = _LETTER_AHEAD.match(text, following.start("opener"))
        return is_plain or (letter is not None and text[letter.end() - 1].isupper())
    return what == "sign" or stop.text[-2:] not in ("..", "…")
