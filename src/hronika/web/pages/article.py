"""The page of an article: its text with what is said and told in it, its versions, its story."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from hronika.archive.comparison import ArticleChange, Change
from hronika.archive.located import LocatedText
from hronika.archive.stories.telling import Told
from hronika.archive.versions import StoredVersion
from hronika.errors import UsageError
from hronika.exports.html_view import view
from hronika.record import ArticleInfo, Record
from hronika.web import addresses
from hronika.web.addresses import TextHash
from hronika.web.citing import Citation, Quoted, citations
from hronika.web.errors import GoneError, NotThereError
from hronika.web.page import Asked, PageData, Pages, PageView, Row, Rows
from hronika.web.page_addresses import PageAddresses

pages = Pages()


class VersionOf(PageData):
    """A version of an article; `address` is that of its text."""

    address: str
    ordinal: int
    added: datetime
    is_current: bool
    is_shown: bool
    changes: int


class AlteredPart(PageData):
    """One thing that a version altered: what was there before and what is there now."""

    kind: str
    old: str | None
    new: str | None
    old_speaker: str | None
    new_speaker: str | None
    fields: tuple[str, ...]
    alters: tuple[str, ...]


class ToldBy(PageData):
    """Another article of the same story, or with the same text."""

    address: str | None
    outlet: str | None
    title: str | None
    published: date | None
    agency: str | None


class ArticleData(PageData):
    """An article as it stood in one text.

    `record` is what was read in it, as people corrected it (docs/record.md). `altered` is what this version
    changed against the one before. `is_current` is false where the outlet has altered the article since.
    """

    address: str
    text: str
    record: Record
    is_current: bool
    current_address: str
    versions: tuple[VersionOf, ...]
    altered: tuple[AlteredPart, ...]
    story: tuple[ToldBy, ...]
    agency: str | None
    copies: tuple[ToldBy, ...]
    notes: tuple[str, ...]


_COLUMNS = ("address", "kind", "speaker", "text", "cue", "vouched", "polarity", "start", "end", "confidence")


@pages.page("/a/{hash}", "article.html", ArticleData)
def article(asked: Asked, hash: TextHash) -> PageView:
    """Show an article by the beginning of the SHA-256 of its text, with what was read in it."""
    found = located(asked, hash)
    version, record = found.version, found.record
    sha256 = record.article.sha256
    # Another outlet may have an article of this id, which is meant too where this one has no outlet.
    named = asked.archive.versions(version.id, record.article.outlet)
    versions = [each for each in named if each.article == version.article]
    altered = list(asked.archive.changes(article=version.id)) if len(versions) > 1 else []
    by_version = {each.new.number: each for each in altered}
    story = asked.archive.articles_of_story(version.id, record.article.outlet) if version.is_current else None
    where = PageAddresses(asked.archive)
    data = ArticleData(
        address=addresses.of_text(sha256),
        text=version.text,
        record=record,
        is_current=version.is_current,
        current_address=addresses.of_text(found.current.record.article.sha256),
        versions=tuple(_version(each, version, by_version) for each in reversed(versions)),
        altered=_altered(by_version.get(version.number)),
        story=tuple(
            _told_by(each, where.article(each.article, each.outlet), each.agency)
            for each in (story.articles if story else ())
            if each.article != version.id or each.outlet != record.article.outlet
        ),
        agency=story.agency if story else None,
        copies=tuple(
            _told_by(each.record.article, addresses.of_text(each.record.article.sha256))
            for each in found.copies
        ),
        notes=version.notes,
    )
    return PageView(
        title=record.article.title or version.id,
        data=data,
        rows=Rows(_COLUMNS, _rows(record)),
        extra=_extra(asked, found),
    )


def located(asked: Asked, hash: str) -> LocatedText:
    """Give the text with this beginning of its hash; raises NotThereError where there is none."""
    try:
        return asked.archive.text(hash)
    except UsageError:
        if asked.archive.was_forgotten(hash):
            raise GoneError(asked.words("article.forgotten")) from None
        raise NotThereError(asked.words("article.not_there", hash=hash[:70])) from None


def _extra(asked: Asked, found: LocatedText) -> dict[str, Any]:
    record, sha256 = found.record, found.record.article.sha256
    shown = view(record, found.version.text, "r", in_words=lambda key: asked.words(key))
    links = {
        f"r-s{index}": addresses.of_statement(sha256, each.content[0].start, each.content[-1].end)
        for index, each in enumerate(record.statements)
    }
    links |= {
        f"r-e{index}": addresses.of_event(sha256, each.predicate.start, each.predicate.end)
        for index, each in enumerate(record.events)
    }
    return {"article": shown, "links": links, "cite": _cited(asked, found)}


def _cited(asked: Asked, found: LocatedText) -> tuple[Citation, ...]:
    """Give the article with where it stands, to be copied."""
    about = found.record.article
    own = addresses.of_text(about.sha256)
    quoted = Quoted(
        None, False, None, None, about.title, about.outlet, about.published, about.url, asked.base + own,
        "hronika" + own.replace("/", "-"),
    )  # fmt: skip
    return citations(quoted, asked.words.day(about.published), "", "")


def _version(each: StoredVersion, shown: StoredVersion, changes: dict[int, ArticleChange]) -> VersionOf:
    change = changes.get(each.number)
    return VersionOf(
        address=addresses.of_text(each.record.article.sha256),
        ordinal=each.ordinal,
        added=each.added,
        is_current=each.is_current,
        is_shown=each.number == shown.number,
        changes=len(change.changes) if change else 0,
    )


def _altered(change: ArticleChange | None) -> tuple[AlteredPart, ...]:
    return tuple(altered_part(each) for each in change.changes) if change else ()


def altered_part(change: Change) -> AlteredPart:
    """Make what a page shows of a change."""
    old, new = change.old, change.new
    return AlteredPart(
        kind=change.kind,
        old=old.text if old else None,
        new=new.text if new else None,
        old_speaker=old.speaker if old else None,
        new_speaker=new.speaker if new else None,
        fields=change.fields,
        alters=change.alters,
    )


def _told_by(each: Told | ArticleInfo, address: str | None, agency: str | None = None) -> ToldBy:
    """Make what is shown of another article, which has no address where it cannot be told which it is."""
    return ToldBy(
        address=address,
        outlet=each.outlet,
        title=each.title,
        published=each.published,
        agency=agency,
    )


def _rows(record: Record) -> Iterator[Row]:
    sha256 = record.article.sha256
    speakers = {statement.id: statement.speaker_name for statement in record.statements}
    for statement in record.statements:
        start, end = statement.content[0].start, statement.content[-1].end
        yield [
            addresses.of_statement(sha256, start, end), "statement", statement.speaker_name,
            " … ".join(span.text for span in statement.content),
            statement.cue.text if statement.cue else None, None, None, start, end, statement.confidence,
        ]  # fmt: skip
    for event in record.events:
        span = event.predicate
        yield [
            addresses.of_event(sha256, span.start, span.end), "event",
            speakers.get(event.statement) if event.statement else None, span.text, None, event.vouched,
            event.polarity, span.start, span.end, event.confidence,
        ]  # fmt: skip
