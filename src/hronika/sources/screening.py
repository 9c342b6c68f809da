"""Screening: which pages are worth their extraction, told from their markup in a fraction of its time.

Pages of other languages and pages without a sentence are turned away. The text decides in which language a
page is, as the marks of many pages are those of a template. Where there is doubt a page is kept: what was
turned away nobody sees again.
"""

import html
import re
from collections.abc import Collection, Sequence
from typing import Literal

from hronika.errors import DataError
from hronika.language import load_language
from hronika.language.identify import better_fitting, read_as
from hronika.sources.decoding import decode_markup
from hronika.sources.found import LONGEST_PAGE
from hronika.sources.pages.phrases import CONSENT, SENTENCE_END

Reason = Literal["pages in other languages", "pages that are no articles"]
"""Why a page is turned away."""

_UPPER = re.compile(r"</?[A-Z][A-Z0-9]*")
_CODE = ("script", "style")
_NO_TEXT = ("svg", "noscript", "template", "nav", "footer", "select", "button")
_EDGE = re.compile(
    r"<(?!/?(?:a|abbr|b|cite|em|font|i|mark|q|s|small|span|strong|sub|sup|time|u|wbr)\b)[^<>]*>"
)
_LINK = re.compile(r"<a(?=\s[^<>]*\bhref\b)[^<>]*>")
_LINKED = re.compile("\x02[^\x02\x03]*\x03")
_TAG = re.compile(r"<[^<>]*>")
_WORD = re.compile(r"[^\W\d_]+")

_SHORTEST = 25  # letters of a passage that may be prose
_SAMPLE = 4000  # letters, of the longest passages, after which a page in the language is known
_MOST = 40_000  # letters that are looked at where it seems to be in another
_IDENTIFIED = 1500  # letters of these in which a language shows
_LONGEST_CALL = 2000  # letters of a call to accept cookies
_FEWEST = 120  # letters, below which a mark must agree
_SURE = 250  # letters, from which none can gainsay the text
_OWN = 0.06  # share of the commonest words in a text of their language; a hundredth in those of others
_DIFFERENT = 2
_ENOUGH = 1 / 3  # share of the text that keeps a page
_OWN_TEXT, _SOME = 500, 0.1  # letters, and share, that keep it beside long notices in another language

_HEAD = 1 << 16
_MARKS = (
    re.compile(r"""<html\b[^<>]{0,1000}?\b(?:xml:)?lang\s*=\s*["']?\s*([a-z]{2,3})\b""", re.IGNORECASE),
    re.compile(
        r"""<meta\b(?=[^<>]{0,500}\b(?:og:locale|content-language)["'\s])[^<>]{0,500}?\bcontent\s*=\s*["']?\s*"""
        r"""([a-z]{2,3})(?![a-z])""",
        re.IGNORECASE,
    ),
)


def reason_against(data: bytes, charset: str | None, language: str) -> Reason | None:
    """Tell why no article in a language is to be had of the bytes of a page; None where there may be one.

    `charset` is that of the HTTP header, if there was one, and `language` an ISO 639-1 code. What cannot be
    decoded or is too large is for extraction to refuse. Raises UsageError on a language that cannot be read.
    """
    if len(data) > LONGEST_PAGE:
        return None
    try:
        markup = decode_markup(data, "The page", charset).text
    except DataError:
        return None
    passages = quick_passages(markup)
    if _is_in_another(passages, markup, language):
        return "pages in other languages"
    if not _has_prose(passages):
        return "pages that are no articles"
    return None


def quick_passages(markup: str) -> list[str]:
    """Give the passages of a page that may be prose, in its order: what is no link, menu or script."""
    if any(tag in markup for tag in ("</P>", "</BODY>", "</SCRIPT>")):
        markup = _UPPER.sub(lambda tag: tag[0].lower(), markup)
    for tag in (*_CODE, *_NO_TEXT):
        markup = _without(markup, tag)
    markup = _without_comments(markup)
    found = []
    for piece in _EDGE.split(_with_marked_links(markup)):
        if len(piece) < _SHORTEST:
            continue
        if "\x02" in piece and len(_LINKED.sub("", piece)) < _SHORTEST:
            continue  # nothing but a link, as most
        text = _TAG.sub("", piece) if "<" in piece else piece
        if "\x02" in text:
            if 2 * len(_LINKED.sub("", text).strip()) < len(text):
                continue
            text = text.replace("\x02", "").replace("\x03", "")
        text = " ".join(text.split())
        if len(text) >= _SHORTEST and (" " in text or not text.isascii()):
            found.append(html.unescape(text) if "&" in text else text)
    return found


def _without(markup: str, tag: str) -> str:
    """Leave out the elements of a name. One that does not end is code to the end of the page, or no such."""
    first, *others = markup.split(f"<{tag}")
    parts = [first]
    for other in others:
        inside, ended, rest = other.partition(f"</{tag}")
        parts.append(rest if ended or tag in _CODE else inside)
    return "".join(parts)


def _without_comments(markup: str) -> str:
    first, *others = markup.split("<!--")
    # `<!-->` is a whole comment, which some put around what only old browsers should not see.
    whole = (">", "->")
    return first + "".join(
        other if other.startswith(whole) or "-->" not in other else other.partition("-->")[2]
        for other in others
    )


def _with_marked_links(markup: str) -> str:
    """Put links between marks, and leave out those that hold blocks: they are teasers as a whole."""
    first, *others = _LINK.split(markup)
    parts = [first]
    for other in others:
        inside, closed, rest = other.partition("</a>")
        if not closed:
            parts.append(other)
        elif _EDGE.search(inside):
            parts.append(f"<p>{rest}")
        else:
            parts.append(f"\x02{inside}\x03{rest}")
    return "".join(parts)


def _is_in_another(passages: Sequence[str], markup: str, language: str) -> bool:
    """Whether a page is in another language: by its text, and by its marks where the text is short."""
    common = load_language(language).lexicon.common_words
    ranked = sorted(passages, key=len, reverse=True)
    letters = own = 0
    for passage in ranked:
        passage = passage[:_SAMPLE]
        letters += len(passage)
        own += len(passage) * _is_full_of(passage, common)
        if letters >= _SAMPLE and own >= _ENOUGH * letters:
            return False
        if letters >= _MOST:
            break
    if letters and own >= min(_ENOUGH * letters, max(_OWN_TEXT, _SOME * letters)):
        return False
    marks = {mark[1].lower() for pattern in _MARKS for mark in pattern.finditer(markup[:_HEAD])}
    is_marked_other = bool(marks) and marks.isdisjoint(read_as(language))
    if not letters:
        return is_marked_other
    if better_fitting(" ".join(ranked)[:_IDENTIFIED], language) is None:
        return False
    return is_marked_other or letters >= _SURE or (letters >= _FEWEST and not marks)


def _is_full_of(text: str, common: Collection[str]) -> bool:
    """Whether a passage has many of the commonest words of a language, several of them.

    One alone may be common in another language too, as `ka` is in Estonian.
    """
    words = _WORD.findall(text.lower())
    found = [word for word in words if word in common]
    return len(found) >= _OWN * len(words) and len(set(found)) >= _DIFFERENT


def _has_prose(passages: Sequence[str]) -> bool:
    """Whether there is a sentence that is no call to accept cookies: extraction takes no text without one."""
    return any(
        SENTENCE_END.search(passage) and (len(passage) > _LONGEST_CALL or not CONSENT.search(passage))
        for passage in passages
    )
