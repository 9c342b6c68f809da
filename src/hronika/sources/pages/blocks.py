"""The blocks of a page: its paragraphs, headings and items, in their order."""

import html
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from hronika.sources.pages.phrases import words

_BLOCKS = words(
    """html body main article section header footer aside div p h1 h2 h3 h4 h5 h6 ul ol li dl dt dd
    blockquote pre table tbody thead tr td th figure details summary address hr center"""
)
_SPACE = re.compile(r"\s+")
_BREAK = re.compile(r" ?\x1f ?(?:(?:\x1f ?)+|(?=\d{1,2}[.:]\d\d(?: |\x1f)))")
_ESCAPED = re.compile(r"&(?:amp|lt|gt|quot|nbsp|apos|shy|#\d{1,7}|#x[0-9a-fA-F]{1,6});")
# What is not seen: soft hyphens, zero-width characters and those that turn the direction.
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1e\x7f-\x9f]")


@dataclass(frozen=True)
class PageBlock:
    """A run of text between two edges of blocks, in one line; `links` is the share of it that is links."""

    text: str
    element: Any
    links: float


def clean(text: str) -> str:
    """Give text in one line as it is stored: composed letters (NFC), nothing unseen, entities resolved."""
    if _ESCAPED.search(text):
        text = html.unescape(text)
    text = _CONTROLS.sub("", _UNSEEN.sub("", text))
    return unicodedata.normalize("NFC", _SPACE.sub(" ", text).strip())


def blocks_of(tree: Any) -> list[PageBlock]:
    """Give the blocks under an element of lxml that hold text.

    Two line breaks in a row end one too, and a single one before a time of day.
    """
    return list(_blocks(tree))


def _blocks(tree: Any) -> Iterator[PageBlock]:
    from lxml import etree

    around = [tree]
    pieces: list[str] = []
    linked = links = 0

    def ended() -> Iterator[PageBlock]:
        nonlocal linked
        whole = "".join(pieces)
        share = linked / max(1, len(whole.strip()))
        for part in _BREAK.split(whole):
            if text := clean(part.replace("\x1f", " ")):
                yield PageBlock(text, around[-1], min(1.0, share))
        pieces.clear()
        linked = 0

    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if element.tag in _BLOCKS:
            yield from ended()
            if event == "start":
                around.append(element)
            elif len(around) > 1:
                around.pop()
        elif element.tag == "a":
            links += 1 if event == "start" else -1
        elif element.tag == "br" and event == "start":
            pieces.append("\x1f")
        text = (element.text if event == "start" else element.tail if element is not tree else None) or ""
        if text:
            text = _SPACE.sub(" ", text.replace("\x1f", " "))
            pieces.append(text)
            linked += len(text) if links else 0
    yield from ended()
