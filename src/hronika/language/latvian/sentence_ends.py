"""Where a Latvian sentence ends: what a full stop, a question mark or a line break means at its place.

The treebank ends a sentence at final punctuation inside a quotation too: `"A. B," sacīja X.` is two
sentences, the second with the words of the narrator. A closing mark belongs to the sentence it closes, an
opening one to the sentence it opens.
"""

import re

_HYPHEN_OR_DASH = r"[-–—‒―]"
_LOWER = "[{}]".format("".join(c for c in map(chr, range(0x530)) if c.islower()))
# What may close a sentence after its final punctuation, with no space between; `[1]` is a footnote.
_CLOSERS = re.compile(r"(?:[)\]}»”“’'‘]|''|\[\d{1,3}\])*")
_NEXT = re.compile(
    rf"""
    (?P<space>\s*)
    (?:
        (?P<nothing>\Z)
      | (?P<lower>{_LOWER})
      | (?P<more>[,;:)\]».!?…])
      | (?P<dash>{_HYPHEN_OR_DASH}+\s*)
      | (?P<opener>[("„“”«»‘'‚\[]|,,)
      | (?P<digit>\d)
      | (?P<upper>[^\W\d_])
    )?
    """,
    re.VERBOSE,
)
_SAYING = re.compile(
    r"(?:[^\W\d_]+\s+){0,3}?(?:sacīj|teic|saka|atbildēj|jautāj|vaicāj|iesauc|noteic|piebild|prasīj|uzsauc|čukst|"
    r"nočukst|iekliedz|kliedz|brīnīj|ierunāj|atcirt|turpināj|uzsvēr|norādīj|skaidroj|stāst)"
)
_UPPER_AHEAD = re.compile(r"""[\s("„“”«‘'‚\[]*(?:[^\W\d_])""")
_YEAR = re.compile(r"(?<!\d)[12]\d{3}\.\Z")
# A number before these words counts them, though they are written with a capital.
_COUNTED = re.compile(r"\s*(?:Saeim|Pasaul|[IVX]+\b)")


def _is_upper_ahead(text: str, position: int) -> bool:
    """Tell whether the next letter, past opening marks, is a capital."""
    match = _UPPER_AHEAD.match(text, position)
    return match is not None and text[match.end() - 1].isupper()


def goes_on(text: str, start: int, end: int) -> bool:
    """Tell whether a sentence goes on over the line break that fills `text[start:end]`.

    It does where a single line break cuts it before a word in lower case, as in text with hard line ends.
    """
    if end == len(text) or text.count("\n", start, end) > 1 or text[start - 1] in ";:.!?…":
        return False
    return text[end].islower() and text[end + 1 : end + 2] not in (")", ".")


def after(text: str, start: int, stop: int, kind: str, *, first: bool, quoted: bool) -> int | None:
    """Return where the sentence ends if the token that fills `text[start:stop]` ends it, else None.

    `kind` is `stop` for final punctuation, otherwise that of a token that has a full stop of its own.
    `first` says that the token opens its sentence, `quoted` that straight quotation marks are open.
    """
    closers = _CLOSERS.match(text, stop)
    assert closers is not None
    end = closers.end()
    closed = text[stop:end]
    if text.startswith('"', end) and (quoted or not _UPPER_AHEAD.match(text, end + 1)):
        closed += '"'
        end += 1
        tail = _CLOSERS.match(text, end)
        assert tail is not None
        closed += tail[0]
        end = tail.end()
    following = _NEXT.match(text, end)
    assert following is not None
    what = following.lastgroup
    if what == "nothing":
        return end
    if quoted and text.startswith('"', following.end("space")) and not closed:
        # A closing mark with a space before it.
        mark = following.end("space") + 1
        if mark == len(text) or text[mark].isspace():
            end = mark
            closed = '"'
            following = _NEXT.match(text, end)
            assert following is not None
            what = following.lastgroup
            if what == "nothing":
                return end
    if kind == "stop":
        return _after_stop(text, start, stop, end, closed, following, first=first)
    if kind in ("inner", "initial") or what in ("lower", "more", "dash"):
        return None
    if kind == "ordinal":
        if first or _COUNTED.match(text, end):
            return None
        if what == "opener":
            return end if _YEAR.search(text, 0, stop) else None
        return end if what == "upper" and text[following.end() - 1].isupper() else None
    if kind in ("final", "numbered", "date"):
        return end if what == "upper" and text[following.end() - 1].isupper() and not first else None
    return None


def _after_stop(
    text: str, start: int, stop: int, end: int, closed: str, following: re.Match[str], *, first: bool
) -> int | None:
    """Return where the sentence ends if the final punctuation in `text[start:stop]` ends it, else None."""
    what = following.lastgroup
    is_plain = text[start:stop] == "."
    if first or text[start - 1] in "([" or what == "more":
        return None
    if what == "lower":
        return end if is_plain and not closed and following.end("space") > end else None
    if what == "dash":
        position = following.end()
        if text[position : position + 1].islower():
            return end if is_plain and not closed else None
        if (closed or not is_plain) and _SAYING.match(text, position):
            return None
        return end
    if what == "opener":
        return end if is_plain or _is_upper_ahead(text, following.start("opener")) else None
    if what == "digit":
        return None if "…" in text[start:stop] or ".." in text[start:stop] else end
    return end
