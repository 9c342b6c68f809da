"""The pages of stories: those that several articles tell, and one with what became of what is said in it."""

from datetime import date, datetime
from typing import Annotated

from fastapi import Query

from hronika.archive.lineage.telling import EventLineage, StatementLineage
from hronika.archive.stories.listing import ListedStory
from hronika.ledger import Archive
from hronika.web import addresses
from hronika.web.addresses import TextHash
from hronika.web.page import Asked, PageData, Pages, PageView, Row, Rows
from hronika.web.page_addresses import PageAddresses
from hronika.web.pages.article import located

pages = Pages()

_PAGE = 20
_PAGE_OF_ALL = 200


class StoryLine(PageData):
    """A story: its address, the headline of its first article, its outlets and days."""

    address: str
    title: str | None
    outlets: tuple[str, ...]
    articles: int
    first: date | None
    last: date | None


class StoriesData(PageData):
    """The newest stories that several articles tell; `next` is the key that the next page begins after."""

    stories: tuple[StoryLine, ...]
    next: str | None


class ArticleOfStory(PageData):
    """An article of a story; `shared` is how much of the shorter of it and the first stands in the other."""

    address: str | None
    outlet: str | None
    title: str | None
    published: date | None
    published_at: datetime | None
    agency: str | None
    shared: float | None


class SaidInStory(PageData):
    """A statement that several articles of a story have; `hedges` are the words of caution that went."""

    address: str | None
    speaker: str | None
    stance: str | None
    content: str
    outlet: str | None
    published: date | None
    sources: int
    reworded: int
    other_speakers: int
    hedges: tuple[tuple[str, str], ...]


class CertaintyIn(PageData):
    """A stage of certainty of an event: how it is vouched for, by whom, in which outlet first.

    `speaker` tells it; `denied_by` denies it, where it is denied, or the article itself does
    (`denied_by_article`).
    """

    vouched: str
    polarity: str
    speaker: str | None
    denied_by: str | None
    denied_by_article: bool
    outlet: str | None


class ToldInStory(PageData):
    """An event that several articles of a story tell, with how far they vouch for it, in order."""

    address: str | None
    text: str
    sources: int
    certainty: tuple[CertaintyIn, ...]


class StoryData(PageData):
    """A story: its articles in the order of their publication, and what several of them have.

    `alone` counts the statements that only one of its articles has.
    """

    title: str | None
    agency: str | None
    articles: tuple[ArticleOfStory, ...]
    statements: tuple[SaidInStory, ...]
    events: tuple[ToldInStory, ...]
    alone: int


@pages.page("/stories", "stories.html", StoriesData)
def stories(asked: Asked, after: Annotated[int | None, Query(ge=0, le=2**62)] = None) -> PageView:
    """List the stories that several articles tell, the newest first."""
    lines, key = _page(asked.archive, after, _PAGE)
    columns = ("address", "title", "outlets", "articles", "first", "last")

    def more(archive: Archive, key: str) -> tuple[list[Row], str | None]:
        further, following = _page(archive, int(key), _PAGE_OF_ALL)
        return [_row(line) for line in further], following

    return PageView(
        asked.words("stories.title"),
        StoriesData(stories=lines, next=key),
        Rows(columns, [_row(line) for line in lines]),
        more=more,
    )


@pages.page("/story/{hash}", "story.html", StoryData)
def story(asked: Asked, hash: TextHash) -> PageView:
    """Show the story of an article, which is named by the beginning of the SHA-256 of its text."""
    current = located(asked, hash).current
    found = asked.archive.story(current.id, current.record.article.outlet)
    where = PageAddresses(asked.archive)
    articles = tuple(
        ArticleOfStory(
            address=where.article(each.article, each.outlet), outlet=each.outlet, title=each.title,
            published=each.published, published_at=each.published_at, agency=each.agency, shared=each.shared,
        )
        for each in found.story.articles
    )  # fmt: skip
    title = next((each.title for each in articles if each.title), None)
    data = StoryData(
        title=title,
        agency=found.story.agency,
        articles=articles,
        statements=tuple(_said(where, each) for each in found.statements),
        events=tuple(_told(where, each) for each in found.events),
        alone=found.alone,
    )
    columns = ("address", "outlet", "published", "title", "agency", "shared")
    rows = [
        [each.address, each.outlet, str(each.published or ""), each.title, each.agency, each.shared]
        for each in articles
    ]
    return PageView(title or asked.words("stories.one"), data, Rows(columns, rows))


def _page(archive: Archive, after: int | None, limit: int) -> tuple[tuple[StoryLine, ...], str | None]:
    found = archive.stories(limit=limit + 1, after=after)
    shown = found[:limit]
    key = str(shown[-1].number) if len(found) > limit else None
    return tuple(_line(each) for each in shown), key


def _line(story: ListedStory) -> StoryLine:
    days = [each.published for each in story.articles if each.published]
    return StoryLine(
        address=addresses.of_story(story.articles[0].sha256),
        title=next((each.title for each in story.articles if each.title), None),
        outlets=story.outlets,
        articles=len(story.articles),
        first=min(days, default=None),
        last=max(days, default=None),
    )


def _row(line: StoryLine) -> Row:
    return [
        line.address, line.title, ", ".join(line.outlets), line.articles, str(line.first or ""),
        str(line.last or ""),
    ]  # fmt: skip


def _said(where: PageAddresses, lineage: StatementLineage) -> SaidInStory:
    first = lineage.first
    dropped = dict.fromkeys(
        (change.was, change.becomes) for variant in lineage.variants for change in variant.dropped_hedges
    )
    return SaidInStory(
        address=where.item(first.where.article, first.where.outlet, first.id),
        speaker=first.speaker,
        stance=first.stance,
        content=first.content,
        outlet=first.where.outlet,
        published=first.where.published,
        sources=lineage.sources,
        reworded=sum(variant.kind == "reworded" for variant in lineage.variants),
        other_speakers=sum(variant.other_speaker for variant in lineage.variants),
        hedges=tuple(dropped),
    )


def _told(where: PageAddresses, lineage: EventLineage) -> ToldInStory:
    first = lineage.first
    return ToldInStory(
        address=where.item(first.where.article, first.where.outlet, first.id),
        text=first.text,
        sources=lineage.sources,
        certainty=tuple(
            CertaintyIn(
                vouched=step.vouched,
                polarity=step.polarity,
                speaker=step.speaker,
                denied_by=step.denied_by,
                denied_by_article=step.denied_by_article,
                outlet=step.since.outlet,
            )
            for step in lineage.certainty
        ),
    )
