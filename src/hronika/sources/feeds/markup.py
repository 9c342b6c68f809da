"""Feeds and lists as they come made well-formed XML, or refused: bounded in depth, growth and number.

One pass over the text in time in proportion to its length. What is left has no comments, declarations and
entities, every element ends, and only the five references that XML itself has stand in it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import unescape
from html.entities import html5

from hronika.errors import DataError
from hronika.sources.pages.phrases import words

_DEEPEST = 200
_MOST_PIECES = 200_000
_MOST_REFERENCES = 1_000_000
MOST_ITEMS = 5_000
"""So many items of a feed are read."""

# What entities make of a text may be so many times as long as it, and so much is nothing to speak of.
_GROWTH = 4
_LITTLE = 100_000
_MOST_ENTITIES = 1_000
_BEFORE_ROOT = 100_000

ROOTS = frozenset(("rss", "rdf", "feed", "opml"))
_ITEMS = frozenset(("item", "entry"))
_ITEM_DEPTH = 3  # rss, channel, item
# Elements of HTML that have no end, as they come in texts that were not escaped.
_VOID = frozenset(("br", "hr", "img", "wbr", "input", "col", "area", "embed"))
# feedparser gets these fields of these vocabularies and no others: it takes what pictures say of themselves
# for descriptions of the item, and fails on others. Who wrote it is left aside too.
_FIELDS = words(
    """channel items item entry title link guid id pubdate published issued updated modified created date
    language description summary content encoded body subtitle tagline origlink"""
)
# What may hold markup, which is handed on as text whether it was escaped or not.
_TEXTS = words("title description summary content encoded body subtitle tagline")
_XHTML = ("xhtml", "application/xhtml+xml")
_DOUBLES = frozenset(("dc:description", "dc:title"))
_WANTED = (
    *("http://purl.org/rss/", "http://purl.org/dc/", "http://purl.org/atom/", "http://www.w3.org/2005/atom"),
    *("http://www.w3.org/1999/xhtml", "http://www.w3.org/1999/02/22-rdf", "http://backend.userland.com/"),
    *("http://my.netscape.com/", "http://rssnamespace.org/feedburner/"),
)
# What a program says in HTML before the feed when something went wrong.
_MESSAGE = frozenset(("br", "b", "p", "font", "div", "strong", "i", "span", "pre", "center"))
_SELF_CLOSING = frozenset(("p", "li", "td", "tr", "dt", "dd", "option"))

_NAME = r"[A-Za-z_][A-Za-z0-9_.-]*(?::[A-Za-z_][A-Za-z0-9_.-]*)?"
# Possessive, so that no length of a tag costs more than its reading.
_TAG = re.compile(rf"<(/?)({_NAME})((?:[^<>\"']++|\"[^\"<]*+\"|'[^'<]*+')*+)>")
_ATTRIBUTE = re.compile(rf"(?<=[\s\"'])({_NAME})\s*+=\s*+(?:\"([^\"<]*+)\"|'([^'<]*+)'|([^\s\"'<>=]++))")
_BEGINNING = re.compile(r"<[/!?]?(?:[A-Za-z_]|\Z)")
_REFERENCE = re.compile(r"&(?:#(\d++);|#[xX]([0-9a-fA-F]++);|([A-Za-z_][\w.-]{0,60});)?")
_ENTITY = re.compile(rf"<!ENTITY\s+({_NAME})\s+(?:\"([^\"]*)\"|'([^']*)')\s*>")
_DOCTYPE = re.compile(r"<!DOCTYPE\b[^<>\[]*", re.IGNORECASE)
# Not allowed in XML 1.0.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# feedparser takes such runs apart a piece at a time, in time that grows with the square of their number.
_SPACES = re.compile(r"[ \t\r\n]{3,}")
_KEPT = ("amp", "lt", "gt", "quot", "apos")
_LARGEST = 0x10FFFF

_NAMESPACES = {
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "atom": "http://www.w3.org/2005/Atom",
    "feedburner": "http://rssnamespace.org/feedburner/ext/1.0",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
}


@dataclass
class WellFormed:
    """Well-formed XML; `root` is the local name of its outermost element in lower case.

    `items` is the number of whole items in it, `unlinked` are those (from 0) whose guid is said to be no
    address, `problems` are sentences on what is not whole.
    """

    text: str
    root: str
    items: int
    unlinked: set[int]
    problems: list[str] = field(default_factory=list)


def well_formed(text: str, where: str) -> WellFormed:
    """Make well-formed XML of the text of a feed or list; what is half, at its end, is left out.

    `where` names it in messages. Raises DataError on what is neither, and on what is nested too deeply, has
    too many elements, or grows too much by its entities.
    """
    if text.count("&") > _MOST_REFERENCES:
        raise DataError(f"{where} is not read: it has more than {_MOST_REFERENCES:,} references.")
    return _Repair(text, where).run()


def root_of(text: str) -> str | None:
    """Tell the root of a feed or list (`rss`, `rdf`, `feed`, `opml`) by its beginning; None for others."""
    repair = _Repair(text[:_BEFORE_ROOT], "The text")
    try:
        repair.find_root()
    except DataError:
        return None
    return repair.root or None


class _Repair:
    def __init__(self, text: str, where: str) -> None:
        self.text = _ILLEGAL.sub("", text)
        self.where = where
        last = self.text.rfind("<")
        self.last = last if self.text.find(">", last) < 0 else -1  # the `<` of a tag that does not end
        self.out: list[str] = []
        self.stack: list[str] = []
        self.open: dict[str, int] = {}  # how many elements of a name are open
        self.item_at: tuple[int, int] | None = None  # where in `out` an open item begins, and its depth
        self.root = ""
        self.left_aside: int | None = None  # the depth of an open element that is
        self.text_at: int | None = None  # the depth of an open element that may hold markup
        self.is_xhtml = False  # whether that holds markup that is not escaped
        self.items = self.pieces = 0
        self.is_full = False
        self.prefixes: set[str] = set()
        self.unlinked: set[int] = set()
        self.declared: dict[str, str] = {}
        self.references = _References(len(text), where)
        self.problems: list[str] = []

    def run(self) -> WellFormed:
        begins = self.find_root()
        if begins is None:
            raise DataError(
                f"{self.where} is no feed: neither RSS, Atom nor JSON Feed begins in it; a web page "
                "names the address of its feed."
            )
        at, root = begins, self.root
        is_cut = False
        text = self.text
        while self.stack and not is_cut and not self.is_full:
            begin = text.find("<", at)
            if begin < 0:
                is_cut = True
                break
            if begin > at:
                self._put(self.references.mend(text[at:begin]))
            at = self._markup(begin)
            is_cut = at < 0
        if is_cut:
            self.problems.append(self._cut())
        while self.stack:
            self._close()
        self.out[0] = self._root_tag()
        return WellFormed(
            _SPACES.sub(_space, "".join(self.out)), root, self.items, self.unlinked, self.problems
        )

    def find_root(self) -> int | None:
        """Pass by what stands before the root element, and open it; give the place behind its tag.

        None where the root is none of a feed or list.
        """
        text, at, most = self.text, 0, _BEFORE_ROOT
        while 0 <= (begin := text.find("<", at)) < most:
            if doctype := _DOCTYPE.match(text, begin):
                at = self._declare(doctype.end())
                most += at - begin
                continue
            if text.startswith(("<!--", "<?"), begin):
                at = text.find("-->" if text[begin + 1] == "!" else "?>", begin)
                if at < 0:
                    break
                continue
            match = _TAG.match(text, begin)
            if match is None:
                at = begin + 1
                continue
            name = _local(match[2])
            if name in ROOTS and not match[1]:
                self.root = name
                self._open(match[2], match[3].rstrip("/ \t\r\n"))
                if match[3].rstrip().endswith("/"):
                    self._close()
                return match.end()
            if name not in _MESSAGE:
                break
            at = match.end()
        return None

    def _declare(self, at: int) -> int:
        """Take up the entities that a document type declares; give the place behind it."""
        text = self.text
        if text[at : at + 1] != "[":
            end = text.find(">", at)
            return end + 1 if end >= 0 else len(text)
        end = text.find("]", at)
        while end >= 0 and not text[end + 1 : end + 20].lstrip().startswith(">"):
            end = text.find("]", end + 1)
        if end < 0:
            return len(text)
        self.references.declare(text[at:end])
        return text.index(">", end) + 1

    def _markup(self, begin: int) -> int:
        """Take what begins at a `<`; give the place behind it, -1 where the text ends within."""
        text = self.text
        if text.startswith("<!--", begin):
            return _behind(text, "-->", begin + 4)
        if text.startswith("<![CDATA[", begin):
            end = text.find("]]>", begin)
            if end < 0:
                return -1
            self._put(_escaped(text[begin + 9 : end]))
            return end + 3
        if text.startswith("<?", begin):
            return _behind(text, "?>", begin)
        match = _TAG.match(text, begin)
        if match is None:
            if begin == self.last and _BEGINNING.match(text, begin):
                return -1
            self._count()
            self._put("&lt;")
            return begin + 1
        closing, name, rest = match.groups()
        if closing:
            self._end(name)
        elif rest.rstrip().endswith("/") or (_local(name) in _VOID and ":" not in name):
            self._empty(name, rest.rstrip().rstrip("/"))
        else:
            self._start(name, rest)
        return match.end()

    def _start(self, name: str, rest: str) -> None:
        local = _local(name)
        if local in _SELF_CLOSING and self.stack and self.stack[-1] == name:
            self._close()
        if local in _ITEMS:
            depth = self.item_at[1] if self.item_at else len(self.stack)
            if depth < len(self.stack) and self.stack[depth] == name:
                # The end of the one before is missing.
                while len(self.stack) > depth:
                    self._close()
            if self.item_at is None and self.left_aside is None and len(self.stack) <= _ITEM_DEPTH:
                if self.items == MOST_ITEMS:
                    self.is_full = True
                    self.problems.append(
                        f"{self.where} has more than {MOST_ITEMS:,} items: the others are not read."
                    )
                    return
                self.item_at = (len(self.out), len(self.stack))
        self._open(name, rest)

    def _open(self, name: str, rest: str) -> None:
        if len(self.stack) >= _DEEPEST:
            raise DataError(f"{self.where} is not read: it is nested deeper than {_DEEPEST} elements.")
        self._count()
        attributes = self._attributes(rest)
        if self.left_aside is None and self._is_left_aside(name, attributes):
            self.left_aside = len(self.stack)
        if _local(name) in ("id", "guid"):
            told = attributes.pop("isPermaLink", attributes.pop("ispermalink", "true"))
            if told.strip().lower() == "false":
                self.unlinked.add(self.items)
            # Else feedparser makes an address of whatever it is.
            attributes["isPermaLink"] = "false"
        if self.left_aside is None and self._may_hold_markup(name):
            self.text_at = len(self.stack)
            self.is_xhtml = (
                attributes.get("type") in _XHTML or attributes.get("mode") == "xml" or _local(name) == "body"
            )
            if self.is_xhtml:
                attributes["type"] = "html"
        self._put_tag(name, attributes, ">")
        self.stack.append(name)
        self.open[name] = self.open.get(name, 0) + 1

    def _empty(self, name: str, rest: str) -> None:
        self._count()
        attributes = self._attributes(rest)
        # An empty item is none, and would be counted with the others.
        if _local(name) not in _ITEMS and not self._is_left_aside(name, attributes):
            self._put_tag(name, attributes, "/>")

    def _count(self) -> None:
        self.pieces += 1
        if self.pieces > _MOST_PIECES:
            raise DataError(f"{self.where} is not read: it has more than {_MOST_PIECES:,} tags.")

    def _may_hold_markup(self, name: str) -> bool:
        is_one = self.stack and self.text_at is None and self.root != "opml"
        return bool(is_one) and _local(name) in _TEXTS

    def _put(self, text: str) -> None:
        if self.left_aside is None:
            within = self.text_at is not None and (self.is_xhtml or len(self.stack) > self.text_at + 1)
            self.out.append(_escaped(text) if within else text)

    def _put_tag(self, name: str, attributes: Mapping[str, str], end: str) -> None:
        """Put the tag of an element that stands at the present depth."""
        if self.left_aside is not None:
            return
        if self.text_at is not None and len(self.stack) > self.text_at:
            if self._is_wrapping(name):
                return
            name = name.rpartition(":")[2]
            attributes = {key: value for key, value in attributes.items() if not key.startswith("xml")}
        told = "".join(f' {attribute}="{value}"' for attribute, value in attributes.items())
        tag = f"<{name}{told}{end}"
        if self.text_at is not None and len(self.stack) > self.text_at:
            self.out.append(_escaped(tag))
            return
        for used in (name, *attributes):
            prefix, colon, _ = used.partition(":")
            if colon:
                self.prefixes.add(prefix)
        self.out.append(tag)

    def _put_end(self, name: str) -> None:
        """Put the end of an element that stood at the present depth."""
        if self.left_aside is not None:
            return
        if self.text_at is None or len(self.stack) <= self.text_at:
            self.out.append(f"</{name}>")
        elif not self._is_wrapping(name):
            self.out.append(_escaped(f"</{name.rpartition(':')[2]}>"))

    def _is_wrapping(self, name: str) -> bool:
        """Whether an element is the `div` in which Atom has XHTML stand."""
        return self.is_xhtml and len(self.stack) - 1 == self.text_at and _local(name) == "div"

    def _is_left_aside(self, name: str, attributes: Mapping[str, str]) -> bool:
        if not self.stack or self.root == "opml":
            return False
        if self.text_at is None:
            local = _local(name)
            is_within = self.item_at is None or self.item_at[1] != len(self.stack)
            if local not in _FIELDS or name.lower() in _DOUBLES or (local in _ITEMS and is_within):
                return True
        prefix, colon, _ = name.partition(":")
        if colon:
            address = self.declared.get(prefix) or _NAMESPACES.get(prefix, "")
            return not address.lower().startswith(_WANTED)
        return "xmlns" in attributes and not attributes["xmlns"].lower().startswith(_WANTED)

    def _end(self, name: str) -> None:
        if not self.open.get(name):
            return
        if self.item_at and name not in self.stack[self.item_at[1] :] and len(self.stack) > self.item_at[1]:
            # The channel ends within an item.
            self._drop_item()
            self.problems.append(f"{self.where}: item {self.items + 1} has no end and is left out.")
        while self.stack and self.stack[-1] != name:
            self._close()
        self._close()

    def _close(self) -> None:
        name = self.stack.pop()
        self.open[name] -= 1
        self._put_end(name)
        if self.text_at == len(self.stack):
            self.text_at, self.is_xhtml = None, False
        if self.left_aside == len(self.stack):
            self.left_aside = None
        if self.item_at and len(self.stack) == self.item_at[1]:
            self.item_at = None
            self.items += 1

    def _drop_item(self) -> None:
        if self.item_at is not None:
            mark, depth = self.item_at
            del self.out[mark:]
            self.unlinked.discard(self.items)
            while len(self.stack) > depth:
                self.open[self.stack.pop()] -= 1
            self.item_at = self.left_aside = self.text_at = None
            self.is_xhtml = False

    def _cut(self) -> str:
        if self.item_at is None:
            return f"{self.where} is truncated: it ends before its last tag, so items may be missing."
        self._drop_item()
        return (
            f"{self.where} is truncated: it ends inside item {self.items + 1}, which is left out; the "
            f"{self.items} before it are read."
        )

    def _attributes(self, rest: str) -> dict[str, str]:
        found: dict[str, str] = {}
        for match in _ATTRIBUTE.finditer(rest):
            name = match[1]
            value = next(group for group in match.groups()[1:] if group is not None)
            if name.startswith("xmlns") and not value.strip():
                continue
            if name.startswith("xmlns:"):
                self.declared[name[6:]] = value.strip()
            found.setdefault(name, self.references.mend(value).replace('"', "&quot;"))
        return found

    def _root_tag(self) -> str:
        missing = sorted(self.prefixes - self.declared.keys() - {"xml", "xmlns"})
        named = "".join(f' xmlns:{prefix}="{_NAMESPACES.get(prefix, "urn:" + prefix)}"' for prefix in missing)
        return f"{self.out[0][:-1]}{named}>"


class _References:
    """Puts characters in the place of references; those that declared entities make are counted."""

    def __init__(self, length: int, where: str) -> None:
        self.known: dict[str, str] = {}
        self._lengths: dict[str, int] = {}
        self._where = where
        self._most = _GROWTH * length + _LITTLE
        self._made = 0

    def declare(self, subset: str) -> None:
        for match in _ENTITY.finditer(subset):
            self.known.setdefault(match[1], match[2] if match[2] is not None else match[3])
            if len(self.known) > _MOST_ENTITIES:
                raise DataError(f"{self._where} is not read: it has more than {_MOST_ENTITIES:,} entities.")

    def mend(self, text: str) -> str:
        """Give text with only those references that XML itself has, and no `>` alone."""
        if "&" in text:
            text = _REFERENCE.sub(self._mended, text)
        return text.replace("]]>", "]]&gt;")

    def _mended(self, match: re.Match[str]) -> str:
        decimal, hexadecimal, name = match.groups()
        if decimal or hexadecimal:
            return _escaped(_character(_number(decimal, 10) if decimal else _number(hexadecimal, 16)))
        if name is None:
            return "&amp;"
        if name in _KEPT:
            return f"&{name};"
        if name in self.known:
            self._made += self._length(name, ())
            if self._made > self._most:
                raise DataError(
                    f"{self._where} is not read: its entities make more than {_GROWTH} times its length of "
                    "text, as those of a bomb do."
                )
            return _escaped(self._value(name))
        character = html5.get(f"{name};")
        return _escaped(character) if character else f"&amp;{name};"

    def _length(self, name: str, within: tuple[str, ...]) -> int:
        """Count what an entity makes, without making it."""
        if name in within or len(within) > 50:
            raise DataError(f"{self._where} is not read: its entities are made of themselves.")
        if name not in self._lengths:
            value = self.known[name]
            self._lengths[name] = len(value) + sum(
                self._length(match[3], (*within, name))
                for match in _REFERENCE.finditer(value)
                if match[3] in self.known
            )
        return self._lengths[name]

    def _value(self, name: str) -> str:
        """Give the text of an entity whose length was found small; markup in it is text."""

        def inner(match: re.Match[str]) -> str:
            if match[3] in self.known:
                return self._value(match[3])
            return unescape(self._mended(match))

        return _REFERENCE.sub(inner, self.known[name])


def _number(digits: str, base: int) -> int:
    """Give the number of a reference; of what is longer than that of any character, one too large."""
    told = digits.lstrip("0") or "0"
    return int(told, base) if len(told) <= len(str(_LARGEST)) else _LARGEST + 1


def _character(number: int) -> str:
    if number > _LARGEST or number == 0 or _ILLEGAL.match(chr(number)):
        return "\ufffd"
    return chr(number)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _space(match: re.Match[str]) -> str:
    return "\n" * min(2, match[0].count("\n")) or " "


def _local(name: str) -> str:
    return name.rpartition(":")[2].lower()


def _behind(text: str, mark: str, at: int) -> int:
    end = text.find(mark, at)
    return end + len(mark) if end >= 0 else -1
