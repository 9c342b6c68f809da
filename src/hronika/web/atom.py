"""A search as an Atom feed (RFC 4287): what was found last, for a feed reader."""

import re
from collections.abc import Sequence
from datetime import date
from xml.etree import ElementTree as Xml

from hronika.web.listed import AnyListed, ListedArticle, ListedEvent, ListedStatement
from hronika.web.words import PageWords

MEDIA_TYPE = "application/atom+xml"

_ATOM = "http://www.w3.org/2005/Atom"
_NEVER = date(1970, 1, 1)
NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 does not have, as little as lxml."""
_LONGEST_TITLE = 200


def feed(title: str, base: str, path: str, items: Sequence[AnyListed], words: PageWords) -> bytes:
    """Write the feed of a search; `base` is the address of the server, `path` that of the search there."""
    Xml.register_namespace("", _ATOM)
    root = Xml.Element(f"{{{_ATOM}}}feed")
    _add(root, "title", title)
    _add(root, "id", base + path)
    _add(root, "updated", _instant(max((item.published or _NEVER for item in items), default=_NEVER)))
    _link(root, "self", base + path.replace("/search", "/search.atom", 1))
    _link(root, "alternate", base + path)
    for item in items:
        entry = Xml.SubElement(root, f"{{{_ATOM}}}entry")
        said = _told(item, words)
        _add(entry, "title", said[:_LONGEST_TITLE])
        _add(entry, "id", base + item.address)
        _add(entry, "updated", _instant(item.published or _NEVER))
        author = Xml.SubElement(entry, f"{{{_ATOM}}}author")
        _add(author, "name", item.outlet or words("common.no_outlet"))
        _link(entry, "alternate", base + item.address)
        if item.at_source:
            _link(entry, "via", item.at_source)
        source = ", ".join(filter(None, [item.title, item.outlet, words.day(item.published)]))
        _add(entry, "content", f"{said} ({source})")
    return bytes(Xml.tostring(root, encoding="utf-8", xml_declaration=True))


def _told(item: AnyListed, words: PageWords) -> str:
    """Say what was found with who says it, or how far it is vouched for: a claim is not told as a fact."""
    match item:
        case ListedStatement():
            caution = [words.stance(item.stance), words.told_by(item.within, item.told_by)]
            by = f" ({', '.join(filter(None, caution))})" if any(caution) else ""
            return f"{item.speaker or words('source_unknown')}{by}: {item.text}"
        case ListedEvent():
            told = words.factuality(
                item.vouched, item.polarity, item.speaker, item.denied_by, item.denied_by_article
            )
            return f"{item.text} – {told}"
        case ListedArticle():
            return item.title or item.article
    return item.name


def _add(parent: Xml.Element, name: str, text: str) -> None:
    Xml.SubElement(parent, f"{{{_ATOM}}}{name}").text = NOT_IN_XML.sub("\ufffd", text)


def _link(parent: Xml.Element, relation: str, address: str) -> None:
    Xml.SubElement(parent, f"{{{_ATOM}}}link", rel=relation, href=NOT_IN_XML.sub("", address))


def _instant(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
