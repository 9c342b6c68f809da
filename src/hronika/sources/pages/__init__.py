"""Saved web pages: from the bytes of one to its article.

lxml, trafilatura and htmldate are imported when the first page is read.
"""

from datetime import date
from typing import Any
from urllib.parse import urljoin

from hronika.article import DEFAULT_TIMEZONE, Article, article_from
from hronika.errors import DataError, HronikaError
from hronika.language import LANGUAGES, load_language
from hronika.language.identify import other_language
from hronika.sources.decoding import decode_markup
from hronika.sources.found import LONGEST_PAGE
from hronika.sources.pages.live import order_entries
from hronika.sources.pages.metadata import page_metadata, visible_date
from hronika.sources.pages.teasers import ListOfArticlesError, NoArticleError, has_many_teasers, links_of
from hronika.sources.pages.text import article_text
from hronika.sources.pages.tree import parse, prune

__all__ = ["ListOfArticlesError", "NoArticleError", "page_article", "page_links"]


def page_article(
    data: bytes,
    where: str,
    *,
    id: str = "",
    url: str | None = None,
    charset: str | None = None,
    title: str | None = None,
    published: date | None = None,
    timezone: str = DEFAULT_TIMEZONE,
    notes: list[str] | None = None,
) -> Article:
    """Make an article of the bytes of a saved page; offsets count code points of the text made from it.

    `where` names the page in messages, `url` is the address it came from and `charset` that of the HTTP
    header, where they are known. What the page says goes before `title` and `published`; `timezone` is the
    IANA name of the outlet's time zone. `notes` gets a sentence on what was put right, such as a wrong label
    of the encoding. A page that shows only the beginning of its article gives one that is `incomplete`.

    Raises, in one sentence, ListOfArticlesError on a page of teasers, NoArticleError on another without a
    text, and DataError on what else holds no article: binary data, bombs, a notice about cookies, nothing
    but a call to pay.
    """
    markup, tree = _tree(data, where, charset, notes)
    said = page_metadata(tree, markup, url)
    entries = order_entries(tree, timezone)
    is_section = has_many_teasers(tree)
    prune(tree)
    text, incomplete = article_text(
        tree,
        where,
        title=said.title,
        descriptions=said.descriptions,
        free=said.free,
        entries=entries,
        is_section=is_section,
        says_article=said.is_article,
    )
    given: dict[str, Any] = {
        "id": id,
        "text": text,
        "title": said.title or title,
        "published": said.published or visible_date(tree, text, said.url, said.title) or published,
        "changed_at": said.changed_at,
        "outlet": said.outlet,
        "url": said.url,
        "language": _language(said.language, text),
        "incomplete": incomplete,
    }
    try:
        return article_from(given, timezone)
    except HronikaError as error:
        raise DataError(f"{where}: {error}").of(error.kind) from None


def _language(told: str | None, text: str) -> str | None:
    """Give the language of a text: as the page tells, but for a template in another (`lang="en"`)."""
    if told is None or told in LANGUAGES:
        return told
    for code in LANGUAGES:
        if other_language(text, code, load_language(code).lexicon.common_words) is None:
            return code
    return told


def page_links(
    data: bytes, where: str, *, url: str | None = None, charset: str | None = None
) -> list[tuple[str, str]]:
    """Give the address and headline of every article that a page of teasers links to, in its order.

    Each comes once; menus, front pages and other sites are left out. Addresses are absolute where `url`, from
    which the page came, or the page itself tells its own. Raises DataError as `page_article` does on what is
    no page.
    """
    markup, tree = _tree(data, where, charset, None)
    base = next((element.get("href") for element in tree.iter("base") if element.get("href")), None)
    own = page_metadata(tree, markup, url).url or ""
    return links_of(tree, urljoin(url or own, base) if base else url or own)


def _tree(data: bytes, where: str, charset: str | None, notes: list[str] | None) -> tuple[str, Any]:
    """Decode and parse a page; raises DataError on what is none."""
    if len(data) > LONGEST_PAGE:
        raise DataError(f"{where} is larger than {LONGEST_PAGE:,} bytes, too large for one page.").of(
            "text too long"
        )
    decoded = decode_markup(data, where, charset)
    if decoded.note and notes is not None:
        notes.append(decoded.note)
    if not decoded.text.strip():
        raise DataError(f"{where} is empty: there is nothing to read.").of("missing text")
    return decoded.text, parse(decoded.text, where)
