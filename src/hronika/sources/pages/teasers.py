"""Teasers: headlines that lead to other pages, with a sentence or two each."""

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any
from urllib.parse import urljoin, urlsplit

from hronika.addresses import article_key, is_front_page, same_site
from hronika.errors import DataError
from hronika.sources.pages.blocks import PageBlock, blocks_of, clean
from hronika.sources.pages.phrases import SENTENCE_END, words
from hronika.sources.pages.tree import letters_of, names

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_LINKS = 0.5  # share of a text
_WHOLE_LINK = 0.9  # share of a block that is a headline
_TEASERS = 5
_LONGEST_TEASER = 300  # letters
_MOST_AROUND = 200  # letters that a page of teasers may say of itself
_LEAST_OWN = 50  # letters of an article
_SHORTEST_HEADLINE = 15  # letters
_LONGEST_HEADLINE = 250
_CARDS = ("div", "article", "section", "a", "li")
_MOST_LINKS = 5000
_LARGEST_CARD = 600  # letters
_MOST_IN_CARD = 50  # elements
_LONGEST_BEFORE = 25  # letters
_ELSEWHERE = ("nav", "footer", "aside", "form")
_MENUS = words("menu nav navigation footer breadcrumb breadcrumbs pagination pager share social tags cookie")


class NoArticleError(DataError):
    """A page that has no text of an article, so far as can be told."""


class ListOfArticlesError(NoArticleError):
    """A page of teasers where one article was looked for."""


def is_list(
    teasers: set[Any], blocks: Sequence[PageBlock], kept: Sequence[int], *, says_article: bool
) -> bool:
    """Whether the text of a page is `teasers` and none of its own; `kept` are the places of its blocks.

    `says_article` is whether the page says that it is one of an article: then a line of its own is enough.
    """
    teased = {index for index in kept if not teasers.isdisjoint(_around(blocks[index].element))}
    # Without headings a teaser is a block right under one that is a link.
    under = {
        index
        for index in kept
        if index and _is_headline(blocks[index - 1]) and len(blocks[index].text) <= _LONGEST_TEASER
    }
    own = _letters_of_prose(blocks, set(kept) - teased - under)
    if own >= (_LEAST_OWN if says_article else _MOST_AROUND):
        return False

    def share(text: Iterable[float]) -> bool:
        return sum(text) > _LINKS * sum(len(blocks[index].text) for index in kept)

    return (
        share(blocks[index].links * len(blocks[index].text) for index in kept)
        or (len(teasers) >= _TEASERS and share(len(blocks[index].text) for index in teased))
        or (len(under) >= _TEASERS and share(len(blocks[index].text) for index in under))
    )


def has_many_teasers(tree: Any) -> bool:
    """Whether a page has as many teasers as a list has."""
    return len(_under_headings(tree)) >= _TEASERS or bool(_cards(tree, _CARDS))


def places_of(teasers: set[Any], blocks: Sequence[PageBlock], among: Iterable[int]) -> set[int]:
    """Give the places, `among` those given, of blocks in teasers, which are short."""
    held: dict[Any, list[int]] = {}
    for index in among:
        for element in teasers.intersection(_around(blocks[index].element)):
            held.setdefault(element, []).append(index)
    return {
        index
        for places in held.values()
        if sum(len(blocks[place].text) for place in places) <= _LONGEST_TEASER
        for index in places
    }


def has_own_text(blocks: Sequence[PageBlock], foreign: set[int]) -> bool:
    """Whether a page has a sentence or more of its own; `foreign` are the places of blocks that are not."""
    return _letters_of_prose(blocks, set(range(len(blocks))) - foreign) >= _LEAST_OWN


def _letters_of_prose(blocks: Sequence[PageBlock], places: set[int]) -> int:
    return sum(
        len(blocks[index].text)
        for index in places
        if blocks[index].links < _LINKS and SENTENCE_END.search(blocks[index].text)
    )


def teasers_of(tree: Any) -> set[Any]:
    """Give the elements that hold one headline each which leads to another page, and cards that do."""
    return _under_headings(tree) | set(_cards(tree, ("div", "article", "section", "a")))


def _under_headings(tree: Any) -> set[Any]:
    headlines = [
        element
        for element in tree.iter(*_HEADINGS)
        if _address(element) and " " in clean(element.text_content())  # else a category
    ]
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


def _cards(tree: Any, tags: tuple[str, ...]) -> dict[Any, str]:
    """Give the elements, with where they lead, that stand beside others with a link of their own each."""
    letters = letters_of(tree)
    found: dict[Any, str] = {}
    for parent in tree.iter():
        groups: dict[tuple[str, str], dict[str, Any]] = {}
        for child in parent:
            if child.tag not in tags or letters[child] > _LARGEST_CARD:
                continue
            address = _card_address(child)
            if address:
                group = groups.setdefault((child.tag, child.get("class") or ""), {})
                group.setdefault(address, child)
        for group in groups.values():
            if len(group) >= _TEASERS and not _is_elsewhere(parent):
                found.update({child: address for address, child in group.items()})
    return found


def _card_address(card: Any) -> str:
    """Give where the link leads that a card begins with; at most a date or a category stands before it."""
    before = 0
    for element in islice(card.iter(), _MOST_IN_CARD):
        if element.tag == "a" and (address := _own_address(element)):
            length = len("".join(element.itertext()).strip())
            is_headline = not length or length >= _SHORTEST_HEADLINE
            return address if is_headline and before <= _LONGEST_BEFORE else ""
        before += len((element.text or "").strip())
        before += sum(len((child.tail or "").strip()) for child in element if child.tag == "a")
    return ""


def links_of(tree: Any, url: str) -> list[tuple[str, str]]:
    """Give the address and headline of every teaser of a page that came from `url`, in the page's order.

    Each article comes once; menus, other sites and the page itself are left out.
    """
    headings = [(_address(element), element) for element in tree.iter(*_HEADINGS) if _address(element)]
    cards = [(address, card) for card, address in _cards(tree, _CARDS).items()]
    links = [(_own_address(link), link) for link in tree.iter("a") if _own_address(link)]
    found = (_links(elements, url) for elements in (headings, cards, links))
    return next((several for several in found if len(several) >= _TEASERS), [])


def _links(elements: Iterable[tuple[str, Any]], url: str) -> list[tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for address, element in islice(elements, _MOST_LINKS):
        if _is_elsewhere(element):
            continue
        try:
            address = urljoin(url, address)
            scheme = urlsplit(address).scheme
        except ValueError:
            continue
        key, headline = article_key(address), _headline(element)
        if (
            scheme in ("http", "https", "")
            and " " in headline
            and not is_front_page(address)
            and (not url or (same_site(address, url) and key != article_key(url)))
        ):
            found.setdefault(key, (address, headline))
    return list(found.values())


def _headline(element: Any) -> str:
    """Give the headline of a teaser: its heading, else its longest link, else the first line of words."""
    if element.tag in _HEADINGS:
        return clean(element.text_content())
    headings = [clean(heading.text_content()) for heading in element.iter(*_HEADINGS)]
    linked = [clean(link.text_content()) for link in element.iter("a") if link is not element]
    told = [block.text for block in blocks_of(element)]
    longest = max(linked, key=len, default="")
    candidates = (*headings[:1], longest if len(longest) >= _SHORTEST_HEADLINE else "", *told)
    return next((text for text in candidates if " " in text and len(text) <= _LONGEST_HEADLINE), "")


def _is_elsewhere(element: Any) -> bool:
    return any(part.tag in _ELSEWHERE or names(part) & _MENUS for part in _around(element))


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
    return next((address for link in links if (address := _own_address(link))), "")


def _own_address(link: Any) -> str:
    address = (link.get("href") or "").strip()
    return "" if address.startswith(("#", "javascript:", "mailto:", "tel:")) else address


def _around(element: Any) -> list[Any]:
    return [element, *element.iterancestors()]
