"""The text of the article on a page: its body as trafilatura finds it, with the lead and the quotations."""

import copy
import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import accumulate, pairwise
from typing import Any, NamedTuple, cast

from hronika.errors import DataError
from hronika.language.lexicon import PageLabel
from hronika.reading.document.boilerplate import boilerplate
from hronika.sources.pages.blocks import PageBlock, blocks_of, clean
from hronika.sources.pages.dates import written_date
from hronika.sources.pages.live import LiveEntry, in_order
from hronika.sources.pages.phrases import (
    APPEAL,
    CAPTION,
    CONSENT,
    CREDIT,
    PAYWALL,
    RELATED,
    SENTENCE_END,
    words,
)
from hronika.sources.pages.teasers import (
    ListOfArticlesError,
    NoArticleError,
    has_own_text,
    is_list,
    places_of,
    teasers_of,
)
from hronika.sources.pages.tree import is_offer, is_quote, names, within

_LEAD = words(
    """lead lede leads ievads ievadteksts intro introduction standfirst perex summary ingress deck dek excerpt
    subhead subtitle description apraksts anotacija anotācija preamble"""
)
_IN_TEXT = ("p", "li", "dt", "dd")
_QUOTED = re.compile(r"[\"“”„«][^\"“”„«»]{9,}[\"”“»]")
_WORD = re.compile(r"\w{3,}")
# A line that is no list of names, no credit and no caption ends so where it was cut off.
_CUT = re.compile(r"\s[^\W\d_A-ZĀČĒĢĪĶĻŅŠŪŽ]\w*,?\Z")
_LAST_WORD = re.compile(r"([^\W\d_]+)\Z")
_SIGNED = re.compile(r"[^\W\d_a-zāčēģīķļņšūž]\w+(?: [^\W\d_a-zāčēģīķļņšūž][\w-]+)+,")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")

_MOST_BLOCKS = 10_000
_LONGEST_TEXT = 1_000_000  # letters; a whole book
_LONG = 25  # letters that do not stand twice by chance
_LEAD_LENGTH = 30
_LINKS = 0.5  # share of a block
_WHOLE_LINK = 0.9
_LABELLED_LINKS = 0.3  # the same of one that announces other articles
_FOUND = 0.8  # share of trafilatura's text that must be found among the blocks
_SHORT = 600  # letters of an article to be paid for whose text may be its beginning only
_LONGEST_DATE_LINE = 80  # letters
_LONGEST_CAPTION = 200  # letters
_LONGEST_SIGNATURE = 80  # letters
_LARGEST_BOX = 4  # elements in the box of a quotation
_LONGEST_CALL = 2000  # letters of a block that asks for consent
_LONGEST_OFFER = 400  # letters of a block that asks to pay
_SAME = 0.85  # share of words
_STEM = 4  # letters of a word that its forms share

_NOTHING = (
    "holds no article: no text of one was found; if there is one, save it as .txt or as `text` in a line of "
    ".jsonl"
)


class PageText(NamedTuple):
    """The text of an article, and whether that is known to be only its beginning."""

    text: str
    incomplete: bool


def article_text(
    tree: Any,
    where: str,
    *,
    title: str | None,
    descriptions: Sequence[str],
    free: bool | None,
    entries: Sequence[LiveEntry],
    is_section: bool = False,
    says_article: bool = False,
) -> PageText:
    """Give the text of the article of a pruned tree, one blank line between blocks.

    `title` is left out of it, `descriptions` are what the page says of itself, `free` whether it says that
    the article is free to read, `entries` the entries of a live blog, `is_section` whether it
    had many teasers before it was pruned, `says_article` whether it says that it is of one article; `where`
    names it in messages. Raises DataError on a page without an article, ListOfArticlesError on a list.
    """
    blocks = _bounded_blocks(tree, where)
    foreign = _foreign(blocks, title)
    teasers = teasers_of(tree)
    if says_article:
        teased = places_of(teasers, blocks, range(len(blocks)))
        foreign |= teased if has_own_text(blocks, foreign | teased) else set()
    body = _body(tree, blocks, foreign) | _in_entries(blocks, entries, foreign)
    if not body:
        nothing = _nothing(blocks)
        if is_section and nothing is _NOTHING:
            raise _list_of_articles(where)
        raise (NoArticleError if nothing is _NOTHING else DataError)(f"{where} {nothing}.")
    kept = sorted(body | _quotes(blocks, body, foreign) | _neighbours(blocks, body, foreign))
    if is_list(teasers, blocks, kept, says_article=says_article):
        raise _list_of_articles(where)
    kept = sorted(set(kept) - places_of(teasers, blocks, kept)) or kept
    kept = _undoubled(blocks, kept)
    leads = _leads(blocks, kept, foreign, descriptions)
    texts = in_order(_with_clocks([blocks[index] for index in sorted({*kept, *leads})], entries))
    if not leads:
        texts = [*_told_lead(texts, title, descriptions), *texts]
    return PageText("\n\n".join(texts), _is_beginning(blocks, texts, kept[-1], free))


def _list_of_articles(where: str) -> ListOfArticlesError:
    return ListOfArticlesError(
        f"{where} is a list of articles and not one: save the pages of the articles themselves."
    )


def fragment_text(
    markup: str, where: str = "The body", title: str | None = None, descriptions: Sequence[str] = ()
) -> str:
    """Give the text of HTML that is an article's body and nothing else, one blank line between blocks.

    `where` names it in messages. `title` is left out of it; the first of `descriptions` that is a lead and
    not in the text stands before it. Raises DataError on what is nested too deeply or too large.
    """
    from hronika.sources.pages.tree import parse, prune

    tree = parse(f"<html><body>{markup}</body></html>", where)
    prune(tree)
    blocks = _bounded_blocks(tree, where)
    foreign = _foreign(blocks, title)
    texts = [block.text for index, block in enumerate(blocks) if index not in foreign]
    return "\n\n".join([*(_told_lead(texts, title, descriptions) if texts else ()), *texts])


def _bounded_blocks(tree: Any, where: str) -> list[PageBlock]:
    blocks = blocks_of(tree)
    if len(blocks) > _MOST_BLOCKS or sum(len(block.text) for block in blocks) > _LONGEST_TEXT:
        raise DataError(
            f"{where} is too large for the page of one article: it has {len(blocks):,} blocks of text and "
            f"{sum(len(block.text) for block in blocks):,} characters."
        ).of("text too long")
    return blocks


def _foreign(blocks: Sequence[PageBlock], title: str | None) -> set[int]:
    """Give the places of blocks that are not the article's own words, and of its title."""
    found = _around_article(blocks)
    announced: PageBlock | None = None
    for index, block in enumerate(blocks):
        text = block.text
        if label := RELATED.match(text):
            rest = text[label.end() :].strip(" :.-–—")
            if not rest or text[label.end() :].lstrip().startswith(":") or block.links > _LABELLED_LINKS:
                found.add(index)
                announced = block if not rest else None
                continue
        if announced is not None and block.links > _LINKS:
            found.add(index)  # an item of the list that was announced
            continue
        announced = None
        if (
            (len(text) < _LONGEST_CAPTION and (CREDIT.match(text) or CAPTION.search(text)))
            or (len(text) < _LONGEST_CAPTION and APPEAL.match(text))
            or _says(CONSENT, text)
            or _says(PAYWALL, text, _LONGEST_OFFER)
            or within(block.element, is_offer)
            or block.element.tag == "h1"
            or _is_link_elsewhere(block)
            or _is_date_line(block)
            or (title is not None and _same_words(text, title))
        ):
            found.add(index)
    return found


def _around_article(blocks: Sequence[PageBlock]) -> set[int]:
    """Give the places of blocks that are known by their words, as lines around a plain text are."""
    found: set[int] = set()
    body = next((index + 1 for index, block in enumerate(blocks) if block.element.tag == "h1"), 0)
    for first, last in ((0, body), (body, len(blocks))):
        texts = [block.text for block in blocks[first:last]]
        starts = list(accumulate((len(text) + 2 for text in texts), initial=0))
        for start, end in boilerplate("\n\n".join(texts), _page_labels()):
            found.update(range(first + bisect_left(starts, start), first + bisect_left(starts, end)))
    return found & set(range(len(blocks)))


@cache
def _page_labels() -> Mapping[str, PageLabel]:
    from hronika.language.latvian.lexicon_files import rows

    return {label: cast(PageLabel, kind) for label, kind in rows("page_labels")}


def _is_link_elsewhere(block: PageBlock) -> bool:
    """Whether a block is nothing but a link as long as a headline, which no sentence is."""
    return (
        block.links >= _WHOLE_LINK
        and len(block.text) >= _LONG
        and block.element.tag not in _HEADINGS
        and not SENTENCE_END.search(block.text)
    )


def _is_date_line(block: PageBlock) -> bool:
    """Whether a block is a date with at most a name beside it."""
    text = block.text
    return (
        len(text) <= _LONGEST_DATE_LINE
        and any(map(str.isdigit, text))
        and not re.search(r"[!?…:;]$|\b[^\W\d]{3,}\.$", text)
        and written_date(text) is not None
    )


def _says(call: re.Pattern[str], text: str, longest: int = _LONGEST_CALL) -> bool:
    """Whether a block that is short enough for it asks for consent or to pay."""
    return len(text) <= longest and call.search(text) is not None


def _body(tree: Any, blocks: Sequence[PageBlock], foreign: set[int]) -> set[int]:
    """Give the places of the blocks that trafilatura takes for the article, or those of prose."""
    lines = [line for line in map(clean, _trafilatura(tree).splitlines()) if line]
    whole = " ".join(lines)
    single = {*lines, *map(" ".join, pairwise(lines))}  # a short block of two lines is one too
    found = {
        index
        for index, block in enumerate(blocks)
        if block.text in single or (len(block.text) >= _LONG and block.text in whole)
    }
    if sum(len(blocks[index].text) for index in found) < _FOUND * len(whole):
        found |= {
            index
            for index, block in enumerate(blocks)
            if len(block.text) >= _LONG and _is_among(block.text, lines)
        }
    found -= foreign
    prose = {index for index in found if SENTENCE_END.search(blocks[index].text)}
    if not prose:
        prose = found = {
            index
            for index, block in enumerate(blocks)
            if index not in foreign and block.links < _LINKS and _is_prose(block)
        }
    if not prose:
        return set()
    # Before the first sentence stand bylines and dates.
    first = min(prose)
    return {index for index in found if index >= first or blocks[index].element.tag in _HEADINGS[1:]}


def _trafilatura(tree: Any) -> str:
    from trafilatura import bare_extraction

    found = bare_extraction(
        copy.deepcopy(tree), include_comments=False, include_tables=True, include_formatting=False
    )
    return getattr(found, "text", None) or ""


def _is_prose(block: PageBlock) -> bool:
    return len(block.text) >= _LONG and " " in block.text and SENTENCE_END.search(block.text) is not None


def _quotes(blocks: Sequence[PageBlock], body: set[int], foreign: set[int]) -> set[int]:
    """Give the places of quotations between the blocks of the body, and right behind it.

    They are marked as such, or are in quotation marks as a whole; to these belong the lines beside them in
    one box, which tell who said it.
    """
    found: set[int] = set()
    box: Any = None
    for index in range(min(body), min(len(blocks), max(body) + 4)):
        block = blocks[index]
        around = block.element.getparent()
        is_said = _QUOTED.fullmatch(block.text) is not None
        is_signed = box is not None and around is box and len(block.text) <= _LONGEST_SIGNATURE
        box = around if is_signed or (is_said and len(around) <= _LARGEST_BOX) else None
        if index in body or index in foreign or block.links >= _LINKS:
            continue
        if is_said or is_signed or within(block.element, is_quote):
            found.add(index)
    return found


def _neighbours(blocks: Sequence[PageBlock], body: set[int], foreign: set[int]) -> set[int]:
    """Give the places of paragraphs that stand among those of the body, and of items beside them.

    A paragraph may be text of its own, between line breaks or beside the element `p`.
    """
    places = {_place(blocks[index].element) for index in body if blocks[index].element.tag in _IN_TEXT}
    loose = {blocks[index].element for index in body} | places
    last = max(body)
    return {
        index
        for index in range(min(body), len(blocks))
        if index not in foreign
        and blocks[index].links < _LINKS
        and (
            (
                blocks[index].element.tag in (_IN_TEXT if index < last else ("li", "dd"))
                and _place(blocks[index].element) in places
            )
            or (index < last and blocks[index].element in loose)
        )
        and SENTENCE_END.search(blocks[index].text)
    }


def _place(element: Any) -> Any:
    """Give the element in which a paragraph, or the list of an item, stands."""
    around = element.getparent()
    return around.getparent() if element.tag == "li" and around is not None else around


def _in_entries(blocks: Sequence[PageBlock], entries: Sequence[LiveEntry], foreign: set[int]) -> set[int]:
    """Give the places of the prose in the entries of a live blog."""
    held = {entry.element for entry in entries}
    return {
        index
        for index, block in enumerate(blocks)
        if index not in foreign
        and block.links < _LINKS
        and _is_prose(block)
        and any(element in held for element in _ancestors(block.element))
    }


def _with_clocks(blocks: Sequence[PageBlock], entries: Sequence[LiveEntry]) -> list[str]:
    """Give the texts of blocks, with the time of every entry of a live blog above its first one."""
    headless = {entry.element: entry for entry in entries if entry.clock}
    texts: list[str] = []
    for block in blocks:
        for element in _ancestors(block.element) if headless else ():
            if (entry := headless.pop(element, None)) and not entry.begins(block.text):
                texts.append(entry.clock)
        texts.append(block.text)
    return texts


def _undoubled(blocks: Sequence[PageBlock], kept: Sequence[int]) -> list[int]:
    """Leave out what the text says twice: a block that stands there again, a quotation taken from it."""
    seen: set[str] = set()
    found = []
    prose = "\n".join(blocks[index].text for index in kept if not within(blocks[index].element, is_quote))
    for index in kept:
        text = blocks[index].text
        if len(text) >= _LONG:
            pulled = within(blocks[index].element, is_quote) and text.strip("\"'“”„«»") in prose
            if text in seen or pulled:
                continue
        seen.add(text)
        found.append(index)
    return found


def _leads(
    blocks: Sequence[PageBlock], kept: Sequence[int], foreign: set[int], descriptions: Sequence[str]
) -> list[int]:
    """Give the places of the lead where it stands as an element of its own before the body."""
    texts = [blocks[index].text for index in kept]
    around = _ancestors(blocks[kept[0]].element)
    heading = max((index for index in range(kept[0]) if blocks[index].element.tag == "h1"), default=-1)
    found = []
    for index in range(kept[0]):
        block = blocks[index]
        text = block.text
        if index in foreign or block.links >= _LINKS or len(text) < _LEAD_LENGTH or _is_among(text, texts):
            continue
        told = any(_begins_alike(text, description) for description in descriptions)
        called = within(block.element, lambda element: bool(names(element) & _LEAD), 3) and (
            index > heading or heading < 0
        )
        placed = (
            index > heading >= 0
            and _is_prose(block)
            and len(text) >= 2 * _LEAD_LENGTH
            and _share_a_place(_ancestors(block.element), around)
        )
        if told or called or placed:
            found.append(index)
            texts.append(text)
    return found


def _ancestors(element: Any) -> list[Any]:
    return [element, *element.iterancestors()]


def _share_a_place(first: Iterable[Any], second: Sequence[Any]) -> bool:
    """Whether two elements stand in one that is less than the page."""
    common = next((element for element in first if element in second), None)
    return common is not None and common.tag not in ("html", "body")


def _told_lead(texts: Sequence[str], title: str | None, descriptions: Sequence[str]) -> list[str]:
    """Give the lead as the page describes itself, where it is of this article and not in its text."""
    known = _stems(" ".join((title or "", *texts)))
    for description in descriptions:
        words = _stems(description)
        if (
            len(description) >= 2 * _LEAD_LENGTH
            and re.search(r"[.!?][\"”“»]?$", description)
            and not description.endswith("...")
            and not RELATED.match(description)
            and not (title and _same_words(description, title))
            and 0.25 * len(words) <= len(words & known)
            and not any(0.5 * len(words) <= len(words & _stems(text)) for text in texts)
        ):
            return [description]
    return []


def _stems(text: str) -> set[str]:
    return {word[:_STEM].casefold() for word in _WORD.findall(text)}


def _begins_alike(text: str, description: str) -> bool:
    """Whether a description is this text, or its beginning, or begins with it."""
    short = description.rstrip(" .…")
    first, second = text.casefold(), short.casefold()
    return len(second) >= _LEAD_LENGTH and (
        first.startswith(second) or second.startswith(first.rstrip(" .…"))
    )


def _same_words(first: str, second: str) -> bool:
    return _WORD.findall(first.casefold()) == _WORD.findall(second.casefold())


def _is_among(text: str, texts: Sequence[str]) -> bool:
    """Whether one of the texts says the same, in nearly the same words."""
    words = _stems(text)
    return any(
        text in other or (words and len(words & _stems(other)) >= _SAME * len(words)) for other in texts
    )


def _is_beginning(blocks: Sequence[PageBlock], texts: Sequence[str], last: int, free: bool | None) -> bool:
    """Whether a text is only the beginning of its article: `last` is the place of its last block."""
    cut = texts[-1].endswith(("…", "..."))
    unfinished = cut or not SENTENCE_END.search(texts[-1])
    short = sum(map(len, texts)) < _SHORT
    return (
        any(_says(PAYWALL, block.text, _LONGEST_OFFER) for block in blocks[last + 1 :])
        or (free is False and (short or unfinished))
        or (cut and short)
        or (blocks[last].element.tag in ("p", "div", "article", "section") and _breaks_off(texts))
    )


def _breaks_off(texts: Sequence[str]) -> bool:
    """Whether a text ends amid a sentence: with a word that ends none, or where a long line just stops."""
    text = texts[-1]
    if len(text) < _LEAD_LENGTH or not _CUT.search(text):
        return False
    last = _LAST_WORD.search(text)
    if last and last[1] in _never_last():
        return True
    # `Jānis Kalns, Rīgas domes deputāts` is no sentence.
    return (len(texts) == 1 or len(text) >= 2 * _LEAD_LENGTH) and not _SIGNED.match(text)


@cache
def _never_last() -> frozenset[str]:
    from hronika.language.latvian.lexicon_files import rows

    return frozenset(word for word, *_ in rows("never_last"))


def _nothing(blocks: Sequence[PageBlock]) -> str:
    if any(_says(PAYWALL, block.text) for block in blocks):
        return "shows nothing of its article, which is to be paid for: save it where you are logged in"
    if any(_says(CONSENT, block.text) for block in blocks):
        return "holds only a notice about cookies and no article: save it once more when that is answered"
    return _NOTHING
