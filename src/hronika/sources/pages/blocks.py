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
_BOLD = ("b", "strong")
_LINE_END = "\x1f"
_SPACE = re.compile(r"\s+")
_BREAK = re.compile(
    r" ?\x1f ?(?:(?:\x1f ?)+|(?=\d{1,2}[.:]\d\d(?: |\x1f)))|(?<=[.!?…:”“\"»]) ?\x1f ?(?=[–—-] )"
)
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

    Two line breaks in a row end one too, and a single one beside a line in bold letters, as questions and
    headings are, or before a time of day or the dash of a dialogue.
    """
    return list(_blocks(tree))


class _Run:
    """The text between two edges of blocks, as it comes in pieces."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._linked: list[str] = []  # as long as the text: 1 where it is a link
        self._line_at = 0  # the piece that begins the line
        self._is_bold: bool | None = None  # whether the line is, None where it is empty

    def add(self, text: str, *, is_link: bool, is_bold: bool) -> None:
        self._pieces.append(text)
        self._linked.append("01"[is_link] * len(text))
        if text.strip():
            self._is_bold = is_bold and self._is_bold is not False

    def end_line(self, *, is_bold: bool) -> None:
        """End a line; one that is bold as a whole stands by itself, unless it only says who speaks."""
        end = _LINE_END
        if self._is_bold and not is_bold:
            names_speaker = "".join(self._pieces[self._line_at :]).rstrip().endswith(":")
            self._pieces.insert(self._line_at, end)
            self._linked.insert(self._line_at, "0")
            end *= 1 if names_speaker else 2
        self._pieces.append(end)
        self._linked.append("0" * len(end))
        self._line_at = len(self._pieces)
        self._is_bold = None

    def parts(self) -> Iterator[tuple[str, float]]:
        """Yield the texts of the blocks in it, each with the share of it that is links."""
        whole, linked = "".join(self._pieces), "".join(self._linked)
        at = 0
        for start, end in (*(match.span() for match in _BREAK.finditer(whole)), (len(whole), len(whole))):
            part = whole[at:start]
            if text := clean(part.replace(_LINE_END, " ")):
                yield text, min(1.0, linked.count("1", at, start) / max(1, len(part.strip())))
            at = end


def _blocks(tree: Any) -> Iterator[PageBlock]:
    from lxml import etree

    around = [tree]
    run = _Run()
    links = bold = 0
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        is_start = event == "start"
        if element.tag in _BLOCKS:
            for text, share in run.parts():
                yield PageBlock(text, around[-1], share)
            run = _Run()
            if is_start:
                around.append(element)
            elif len(around) > 1:
                around.pop()
        elif element.tag == "a":
            links += 1 if is_start else -1
        elif element.tag in _BOLD:
            bold += 1 if is_start else -1
        elif element.tag == "br" and is_start:
            run.end_line(is_bold=bold > 0)
        text = (element.text if is_start else element.tail if element is not tree else None) or ""
        if text:
            run.add(_SPACE.sub(" ", text.replace(_LINE_END, " ")), is_link=links > 0, is_bold=bold > 0)
    for text, share in run.parts():
        yield PageBlock(text, around[-1], share)
