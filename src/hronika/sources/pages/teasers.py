"""Teasers: headlines that lead to other pages, with a sentence or two each."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urljoin, urlsplit

from hronika.addresses import article_key, is_front_page, same_site
from hronika.errors import DataError
from hronika.sources.pages.blocks import PageBlock, blocks_of, clean
from hronika.sources.pages.phrases import words
from hronika.sources.pages.tree import names

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_LINKS = 0.5  # share of a text
_WHOLE_LINK = 0.9  # share of a block that is a headline
_TEASERS = 5
_LONGEST_TEASER = 300  # letters
_SHORTEST_HEADLINE = 15  # letters
_LONGEST_HEADLINE = 250
_ELSEWHERE = ("nav", "footer", "aside", "form")
_MENUS = words("menu nav navigation footer breadcrumb breadcrumbs pagination pager share social tags cookie")


class ListOfArticlesError(DataError):
    """A page of teasers where one article was looked for."""


def is_list(tree: Any, blocks: Sequence[PageBlock], kept: Sequence[int]) -> bool:
    """Whether the text of a page is teasers; `kept` are the places of its blocks."""
    text = [blocks[index] for index in kept]
    letters = sum(len(block.text) for block in text)
    if sum(block.links * len(block.text) for block in text) > _LINKS * letters:
        return True
    teasers = teasers_of(tree)
    teased = [block for block in text if not teasers.isdisjoint(_around(block.element))]
    if len(teasers) >= _TEASERS and sum(len(block.text) for block in teased) > _LINKS * letters:
        return True
    # Without headings a teaser is a block right under one that is a link.
    under = [
        blocks[index]
        for index in kept
        if index and _is_headline(blocks[index - 1]) and len(blocks[index].text) <= _LONGEST_TEASER
    ]
    return len(under) >= _TEASERS and sum(len(block.text) for block in under) > _LINKS * letters


def has_many_teasers(tree: Any) -> bool:
    """Whether a page has as many teasers as a list has."""
    return len(teasers_of(tree)) >= _TEASERS


def without_teasers(tree: Any, blocks: Sequence[PageBlock], kept: Sequence[int]) -> Sequence[int]:
    """Leave out the teasers of other articles that stand in the text, which are short."""
    teasers = teasers_of(tree)
    held: dict[Any, list[int]] = {}
    for index in kept:
        for element in teasers.intersection(_around(blocks[index].element)):
            held.setdefault(element, []).append(index)
    foreign = {
        index
        for places in held.values()
        if sum(len(blocks[place].text) for place in places) <= _LONGEST_TEASER
        for index in places
    }
    return [index for index in kept if index not in foreign] or kept


def teasers_of(tree: Any) -> set[Any]:
    """Give the elements that hold one headline each which leads to another page."""
    headlines = [element for element in tree.iter(*_HEADINGS) if _address(element)]
    holds: dict[Any, int] = {}
    for headline in headlines:
        for element in headline.iterancestors():
            holds[element] = holds.get(element, 0) + 1
    own = {around for heading in tree.iter("h1") for around in heading.iterancestors()}
    found = set()
    for headline in headlines:
        around = [
            element
            for element in _around(headline)
            if holds.get(element, 1) == 1 and element not in own and element.tag != "h1"
        ]
        if around and around[-1].tag not in ("html", "body", "main"):
            found.add(around[-1])
    return found


def links_of(tree: Any, url: str) -> list[tuple[str, str]]:
    """Give the address and headline of every teaser of a page that came from `url`, in the page's order.

    Each article comes once; menus, other sites and the page itself are left out.
    """
    headlines = [element for element in tree.iter(*_HEADINGS) if _address(element)]
    found = _links(((_address(element), element) for element in headlines), url)
    if len(found) >= _TEASERS:
        return found
    linked = [block for block in blocks_of(tree) if _is_headline(block)]
    return _links(((_address(block.element), block.element) for block in linked), url)


def _links(headlines: Any, url: str) -> list[tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for address, element in headlines:
        if any(part.tag in _ELSEWHERE or names(part) & _MENUS for part in _around(element)):
            continue
        try:
            address = urljoin(url, address)
            scheme = urlsplit(address).scheme
        except ValueError:
            continue
        key = article_key(address)
        headline = clean(element.text_content())
        if (
            scheme in ("http", "https", "")
            and headline
            and not is_front_page(address)
            and (not url or (same_site(address, url) and key != article_key(url)))
        ):
            found.setdefault(key, (address, headline))
    return list(found.values())


def _is_headline(block: PageBlock) -> bool:
    """Whether a block is a link as long as a headline."""
    return (
        block.links >= _WHOLE_LINK
        and _SHORTEST_HEADLINE <= len(block.text) <= _LONGEST_HEADLINE
        and " " in block.text
    )


def _address(element: Any) -> str:
    """Give where an element leads: its first link in or around it that is of another page; else nothing."""
    links = [*element.iter("a"), *element.iterancestors("a")]
    addresses = ((link.get("href") or "").strip() for link in links)
    return next((address for address in addresses if address and not address.startswith("#")), "")


def _around(element: Any) -> list[Any]:
    return [element, *element.iterancestors()]
