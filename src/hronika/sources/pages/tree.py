"""The tree of a page, with what is never part of its article taken out."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from hronika.errors import DataError
from hronika.sources.pages.phrases import words

_MOST_ELEMENTS = 100_000
# libxml2 leaves out in silence what is nested deeper than 256.
_DEEPEST = 250

_ENTITIES = re.compile(r"<!DOCTYPE[^>\[]{0,400}\[.{0,4000}?<!ENTITY", re.IGNORECASE | re.DOTALL)
_EMBEDDED = re.compile(r"data:[\w/+.;=-]{1,80},[A-Za-z0-9+/=%]{200,}")

_NO_TEXT = words(
    """script style noscript template iframe object embed svg math canvas audio video form button select
    textarea input nav footer figcaption menu dialog amp-ad amp-sidebar amp-consent amp-user-notification
    amp-analytics amp-embed amp-img"""
)

# Tokens of `class` and `id`, whole or as parts between hyphens and underscores.
_PART = re.compile(r"[a-z]+|[^\W\d_]+", re.IGNORECASE)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_CONSENT = words("cookie cookies consent gdpr cmp sikdatnes sīkdatnes sikdatne onetrust cookiebot")
_COMMENTS = words("comment comments komentari komentāri komentars disqus replies")
_FOREIGN = words(
    """related mostread saistitie saistītie recommended recommendation recommendations similar popular
    trending readmore readalso lasiari teaser teasers promo sponsored advert advertisement ad ads banner
    reklama reklāma newsletter signup share sharing social breadcrumb breadcrumbs sidebar tags
    caption captions credit credits byline"""
)
# A whole page is often marked `comments-open` or `has-sidebar`: with these a token names no place.
_NO_PLACE = words("has no with without open closed enabled disabled show hide count is")
_OFFERS = words("paywall subscribe subscription subscriptions abonet abonē abonements abone premiumwall")
_QUOTES = words("quote quotes blockquote pullquote citats citāts citata")
_MAIL = re.compile(r"e-?mail|e-?past", re.IGNORECASE)
_LONGEST_SIGN_UP = 300  # letters
_ROLES = ("dialog", "alertdialog", "navigation", "contentinfo", "search")
_WHOLE = ("html", "body", "main")


def parse(text: str, where: str) -> Any:
    """Parse a page into the tree of lxml; `where` names it in messages.

    Raises DataError on what is nested too deeply, has too many elements, or declares entities.
    """
    from lxml import etree, html

    if _ENTITIES.search(text[:8192]):
        raise DataError(f"{where} declares entities of its own, which no page does: it is not read.")
    data = _EMBEDDED.sub("data:,", text).encode("utf-8", "replace")
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = html.document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        raise DataError(f"{where} holds no article: nothing stands in it.") from None
    depth = count = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        count += event == "start"
        if depth > _DEEPEST or count > _MOST_ELEMENTS:
            what = "nested too deeply" if depth > _DEEPEST else f"of more than {_MOST_ELEMENTS:,} elements"
            raise DataError(f"{where} is no page of an article: it is {what}.").of("text too long")
    return tree


def names(element: Any) -> frozenset[str]:
    """Give the parts of the `class`, `id` and `itemprop` of an element, in lower case."""
    found: set[str] = set()
    for attribute in ("class", "id", "itemprop"):
        for token in (element.get(attribute) or "")[:500].split():
            parts = [part.lower() for part in _PART.findall(_CAMEL.sub("-", token))]
            if _NO_PLACE.isdisjoint(parts):
                found.update(parts)
                found.add("".join(parts))
    return frozenset(found)


def is_quote(element: Any) -> bool:
    """Whether an element is a quotation set apart from the text."""
    return element.tag in ("blockquote", "q") or not _QUOTES.isdisjoint(names(element))


def is_offer(element: Any) -> bool:
    """Whether an element offers to subscribe."""
    return not _OFFERS.isdisjoint(names(element)) and not _holds_article(element)


def within(element: Any, test: Callable[[Any], bool], levels: int = 4) -> bool:
    """Whether an element or one of those around it passes a test."""
    for _ in range(levels):
        if element is None:
            return False
        if test(element):
            return True
        element = element.getparent()
    return False


def prune(tree: Any) -> None:
    """Take out what is no text of the article: menus, consent, comments, related stories, captions."""
    for element in list(_foreign(tree)):
        if element.getparent() is not None:
            element.drop_tree()


def _foreign(tree: Any) -> Iterator[Any]:
    prose = _prose(tree)
    letters: dict[Any, int] = {}
    for element in tree.iter():
        if not isinstance(element.tag, str) or element.tag in _WHOLE:
            continue
        if element.tag == "figcaption" and within(element.getparent(), is_quote):
            continue  # who said it
        if element.tag == "input" and _MAIL.search(f"{element.get('type')} {element.get('name')}"):
            letters = letters or letters_of(tree)
            yield from _sign_up(element, letters, letters[tree] / 4)
        if element.tag in _NO_TEXT:
            if not (element.tag == "form" and _holds_article(element)):
                yield element
            continue
        if element.get("role") in _ROLES and not _holds_article(element):
            yield element
            continue
        called = names(element)
        if called & _CONSENT:
            foreign = element.find(".//article") is None and element.find(".//main") is None
        elif called & _COMMENTS or _is_hidden(element):
            foreign = not _holds_article(element)
        elif called & _FOREIGN:
            foreign = not _holds_article(element) and prose.get(element, 0) <= prose.get(tree, 0) / 2
        elif element.tag == "aside":
            foreign = not is_quote(element) and element.find(".//blockquote") is None
        else:
            foreign = False
        if foreign:
            yield element


def _sign_up(element: Any, letters: Mapping[Any, int], most: float) -> Iterator[Any]:
    """Yield the box of at most so many letters around a field for an address of mail."""
    box = None
    for around in element.iterancestors():
        if letters[around] > min(_LONGEST_SIGN_UP, most) or around.tag in _WHOLE or _holds_article(around):
            break
        box = around
    if box is not None:
        yield box


def letters_of(tree: Any) -> dict[Any, int]:
    """Give the letters that are seen in every element."""
    found: dict[Any, int] = {}
    for element in reversed(list(tree.iter())):  # what stands in an element comes before it
        own = 0 if element.tag in ("script", "style", "head") else len((element.text or "").strip())
        found[element] = own + sum(found[child] + len((child.tail or "").strip()) for child in element)
    return found


def _prose(tree: Any) -> dict[Any, int]:
    """Give the letters of the paragraphs in every element that has some."""
    found: dict[Any, int] = {}
    for element in reversed(list(tree.iter())):  # what stands in an element comes before it
        if element.tag == "p":
            found[element] = len("".join(element.itertext()))
        around = element.getparent()
        if element in found and around is not None:
            found[around] = found.get(around, 0) + found[element]
    return found


def _holds_article(element: Any) -> bool:
    return element.find(".//h1") is not None or element.find(".//main") is not None


def _is_hidden(element: Any) -> bool:
    style = (element.get("style") or "").replace(" ", "").lower()
    return element.get("hidden") is not None or "display:none" in style
