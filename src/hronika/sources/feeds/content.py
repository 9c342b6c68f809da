"""The content of an item: as text, with absolute links, and whether it is all of the article."""

import html
import re
from typing import Any
from urllib.parse import urljoin, urlsplit

from hronika.sources.pages.blocks import clean
from hronika.sources.pages.phrases import PAYWALL

_MARKUP = re.compile(r"</?[a-zA-Z][^<>]{0,1000}>")
_RELATIVE = re.compile(r"""\b(?:href|src)\s*=\s*["']?\s*(?![a-z][a-z0-9+.-]*:|[#"'\s>])""", re.IGNORECASE)
_BLOCK = re.compile(r"<(?:p|div|br|li|h\d|blockquote)\b", re.IGNORECASE)
_LONGEST_ADDRESS = 2000
_BROKEN = re.compile(r"\s*[\t\r\n]\s*")  # as an address is over several lines

# How a teaser ends: with dots, in brackets or not, and a call to read on.
_GOES_ON = re.compile(
    r"(?:…|\.\.\.|\[(?:…|\.\.\.|&hellip;)\]|"
    r"\b(?:las[iī]t|lasi|lasiet)\s+(?:vairāk|tālāk|visu|rakstu|turpinājumu)[^.]{0,60}|\bturpin[iā]\w*\s+las[iī]\w*|"
    r"\bvairāk\s+lasi\w*[^.]{0,60}|\b(?:read|see)\s+(?:more|on|the\s+(?:rest|full|whole))[^.]{0,60}|"
    r"\bcontinue\s+reading[^.]{0,200}|\b(?:читать|подробнее)(?:\s+(?:далее|дальше|полностью))?)"
    r"\s*(?:[.…»>→]\s*)*$",
    re.IGNORECASE,
)
_SIGNATURE = re.compile(
    r"<p\b[^<>]*>\s*(?:The post|Raksts|Ieraksts)\s+<a\b[^<>]*>[^<]*</a>\s+"
    r"(?:appeared first on|vispirms parādījās|pirmo reizi parādījās)[^<]*<a\b[^<>]*>[^<]*</a>\.?\s*</p>\s*$",
    re.IGNORECASE,
)
_ENOUGH = 300  # letters of a content beside which no summary shows that it is more than one
_END = 300  # letters in which a call to read on or to pay stands
_LONG = 600  # letters of a summary that may be the article
_BLANK_LINE = re.compile(r"\r?\n[ \t]*\r?\n")
_SPACE = re.compile(r"\s+")


def plain(markup: str) -> str:
    """Give text in one line of text or HTML; nothing of it is left out but the markup."""
    if not _MARKUP.search(markup):
        return clean(markup)
    spaced = re.sub(r"<(?:br|/?p|/?div|/?li|/?h\d)\b[^<>]{0,1000}>", " ", markup, flags=re.IGNORECASE)
    return clean(html.unescape(_MARKUP.sub("", spaced)))


def as_html(text: str, *, is_plain: bool) -> str:
    """Give content as HTML; where it has no blocks, what blank lines stand between becomes paragraphs."""
    if _BLOCK.search(text):
        return _SIGNATURE.sub("", text)  # also where HTML is called plain, as it often is
    if is_plain:
        text = html.escape(text, quote=False)
    parts = (part.strip() for part in _BLANK_LINE.split(text))
    return "".join(f"<p>{part}</p>" for part in parts if part)


def address_of(value: Any, base: str | None) -> str | None:
    """Give an http or https address made absolute by `base`; None where it is none, or too long."""
    if not isinstance(value, str) or not value.strip():
        return None
    try:
        address = urljoin(base or "", _BROKEN.sub("", value).strip().replace(" ", "%20"))
        parts = urlsplit(address)
        is_one = parts.scheme.lower() in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return None
    return address if is_one and len(address) <= _LONGEST_ADDRESS else None


def with_absolute_links(markup: str, base: str | None) -> str:
    """Make the links and pictures of HTML absolute by the address of the item it belongs to."""
    if base is None or not _RELATIVE.search(markup):
        return markup
    from lxml import etree
    from lxml.html import fragment_fromstring, tostring

    try:
        tree = fragment_fromstring(markup, create_parent="div")
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return markup
    for element in tree.iter(etree.Element):
        for name in ("href", "src"):
            value = element.get(name)
            if value is not None and not value.startswith("#"):
                element.set(name, address_of(value, base) or value)
    inner = tostring(tree, encoding="unicode")
    return str(inner[inner.index(">") + 1 : inner.rindex("<")])


def is_whole_article(content: str | None, summary: str | None) -> bool:
    """Tell the full text of an article, in HTML, from a teaser.

    It is full where it does not end as a teaser does, or with a call to pay, and is longer than a summary
    beside it or has several paragraphs; without one it is long or has them, and where it is the summary
    itself, which a teaser is too, it is both.
    """
    if content is None:
        return False
    text, short = plain(content), plain(summary or "")
    if not text or _GOES_ON.search(text[-_END:]) or PAYWALL.search(text[-_END:]):
        return False
    several = len(_BLOCK.findall(content)) > 1
    if short and _letters(text) == _letters(short):
        return len(text) >= _LONG and several
    return several or len(text) > (len(short) if short else _ENOUGH)


def without_call(text: str) -> str:
    """Take the call to read on, or the dots in its place, off the end of a teaser."""
    at = max(0, len(text) - _END)
    return text[:at] + _GOES_ON.sub("", text[at:])


def _letters(text: str) -> str:
    return _SPACE.sub("", text).casefold()
