"""What the pages of a statement and of an event have in common: text, article, paragraphs, responses."""

from datetime import date
from typing import Any, Literal

from markupsafe import Markup

from hronika.archive.lineage.telling import EventLineage, StatementLineage, ToldIn
from hronika.archive.located import LocatedText, spans_of
from hronika.errors import UsageError
from hronika.exports.markup import Mark
from hronika.record import Event, Span, Statement
from hronika.web import addresses
from hronika.web.citing import Quoted
from hronika.web.errors import GoneError, NotThereError
from hronika.web.page import Asked, PageData
from hronika.web.page_addresses import PageAddresses
from hronika.web.passages import paragraphs_around
from hronika.web.responses import ShownResponse, shown

_LONGEST_TITLE = 90


class SourceText(PageData):
    """The article that something stands in, and the version of it.

    `still_stands` says of a version that is not the present one whether the present text has the same words.
    """

    address: str
    title: str | None
    article: str
    outlet: str | None
    published: date | None
    url: str | None
    is_current: bool
    current_address: str
    still_stands: bool


def item_at(asked: Asked, kind: Literal["statement", "event"], hash: str, start: int, end: int) -> Any:
    """Give what an address names; raises NotThereError where it is not there, GoneError where it was."""
    try:
        if kind == "statement":
            return asked.archive.statement_at(hash, start, end)
        return asked.archive.event_at(hash, start, end)
    except UsageError:
        if asked.archive.was_forgotten(hash, start, end):
            raise GoneError(asked.words("items.forgotten")) from None
        raise NotThereError(asked.words(f"items.no_{kind}", hash=hash[:70], place=f"{start}–{end}")) from None


def lineage_in(asked: Asked, text: LocatedText, id: str) -> StatementLineage | EventLineage | None:
    """Give what is told of an item in all articles; None of one that stands in no current version."""
    article = text.record.article
    try:
        return asked.archive.lineage(id, article=article.id, outlet=article.outlet)
    except UsageError:
        return None


def source_of(text: LocatedText, item: Statement | Event) -> SourceText:
    """Give the article that an item stands in."""
    article = text.record.article
    now = text.current.text
    return SourceText(
        address=addresses.of_text(article.sha256),
        title=article.title,
        article=article.id,
        outlet=article.outlet,
        published=article.published,
        url=article.url,
        is_current=text.version.is_current,
        current_address=addresses.of_text(text.current.record.article.sha256),
        still_stands=all(span.text in now for span in spans_of(item)),
    )


def is_here(where: ToldIn, text: LocatedText) -> bool:
    """Say whether something is told in the article of a text."""
    article = text.record.article
    return (where.article, where.outlet) == (article.id, article.outlet)


def responses_in(asked: Asked, where: PageAddresses, text: LocatedText, id: str) -> tuple[ShownResponse, ...]:
    """Give what responds to an item, none to one that stands in no current version."""
    article = text.record.article
    if not text.version.is_current:
        return ()
    return shown(where, asked.archive.responses_to(id, article.id, article.outlet))


def context_of(text: LocatedText, item: Statement | Event) -> list[Markup]:
    """Give the paragraphs that an item stands in, with its words marked."""
    marks = [Mark(span.start, span.end, Markup('class="said"')) for span in spans_of(item)]
    if isinstance(item, Statement):
        marks += [Mark(span.start, span.end, Markup('class="cue"')) for span in (item.cue,) if span]
        marks += [Mark(span.start, span.end, Markup('class="speaker"')) for span in (item.speaker,) if span]
    else:
        marks = [
            Mark(item.predicate.start, item.predicate.end, Markup('class="trigger {}"').format(item.vouched))
        ]
        marks += [Mark(span.start, span.end, Markup('class="evidence"')) for span in item.evidence]
    return paragraphs_around(text.version.text, marks)


def short_title(words: str) -> str:
    """Give the beginning of what is said, as a title."""
    one_line = " ".join(words.split())
    return one_line if len(one_line) <= _LONGEST_TITLE else f"{one_line[:_LONGEST_TITLE].rsplit(' ', 1)[0]} …"


def words_of(span: Span | None) -> str | None:
    """Give the words of a place on one line."""
    return " ".join(span.text.split()) if span else None


def quoted(
    asked: Asked,
    source: SourceText,
    address: str,
    speaker: str | None,
    content: str,
    *,
    is_direct: bool,
    stance: str | None = None,
    told: str | None = None,
) -> Quoted:
    """Give what is to be copied of something told in an article; `told` says in words who tells of it."""
    caution = ", ".join(filter(None, [asked.words.stance(stance), told])) or None
    return Quoted(
        content, is_direct, speaker, caution, source.title, source.outlet,
        source.published, source.url, asked.base + address,
        "hronika" + address.replace("/s/", "/").replace("/", "-"),
    )  # fmt: skip
