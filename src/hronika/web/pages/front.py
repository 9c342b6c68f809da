"""The front page: what is new, who spoke most, what falls due, what papers altered afterwards."""

from datetime import date, timedelta
from itertools import islice

from hronika.archive.facets import BusySpeaker
from hronika.archive.hits import ArticleHit
from hronika.web import addresses
from hronika.web.listed import COLUMNS, ListedArticle, listed, rows_of
from hronika.web.page import Asked, PageData, Pages, PageView, Rows
from hronika.web.pages.article import AlteredPart, altered_part

pages = Pages()

_NEWEST, _SPEAKERS, _DUE, _ALTERED = 8, 10, 5, 5
_DAYS = 30
"""Of how many days, up to the newest article, it is counted who spoke."""


class SpeakerCount(PageData):
    """Somebody and how many statements are theirs; `address` is the search for these.

    Of one who has namesakes `person` is the address of that one alone, and so is `address`, as a search is
    for a name; `role` tells them apart. Of who has no page both are the search.
    """

    name: str
    role: str | None
    person: str
    address: str
    statements: int


class DueSoon(PageData):
    """A promise or plan and the day on which it falls due."""

    day: date
    value: str
    speaker: str | None
    text: str
    address: str


class AlteredArticle(PageData):
    """An article that its outlet altered, with the first things that it altered."""

    address: str
    title: str | None
    outlet: str | None
    published: date | None
    changes: int
    first: tuple[AlteredPart, ...]


class FrontData(PageData):
    """What the front page shows; `since` and `until` bound the days of which speakers are counted."""

    articles: int
    statements: int
    events: int
    newest: tuple[ListedArticle, ...]
    since: date | None
    until: date | None
    speakers: tuple[SpeakerCount, ...]
    due: tuple[DueSoon, ...]
    altered: tuple[AlteredArticle, ...]


@pages.page("/", "front.html", FrontData)
def front(asked: Asked) -> PageView:
    """Show what is new in the archive."""
    archive = asked.archive
    counts = archive.count()
    newest = archive.search("", "article", limit=_NEWEST)
    until = newest.hits[0].day if newest.hits else None
    since = until - timedelta(days=_DAYS - 1) if until else None
    articles = tuple(each for each in map(listed, newest.hits) if isinstance(each, ListedArticle))
    data = FrontData(
        articles=counts["articles"],
        statements=counts["statements"],
        events=counts["events"],
        newest=articles,
        since=since,
        until=until,
        speakers=_speakers(asked, since, until) if since and until else (),
        due=tuple(_due(asked)) if counts["articles"] else (),
        altered=tuple(_altered(asked)),
    )
    columns = COLUMNS[ArticleHit]
    return PageView(asked.words("front.title"), data, Rows(columns, rows_of(articles, columns)))


def _speakers(asked: Asked, since: date, until: date) -> tuple[SpeakerCount, ...]:
    busiest = asked.archive.busiest(since, until, limit=_SPEAKERS * 10)
    named = (each for each in busiest if not asked.is_rejected(each.name))
    return tuple(_speaker(asked, each, since, until) for each in islice(named, _SPEAKERS))


def _speaker(asked: Asked, each: BusySpeaker, since: date, until: date) -> SpeakerCount:
    namesakes = [one for one in asked.archive.called(addresses.slug(each.name)) if one.is_established]
    if each.id is not None and len(namesakes) > 1:
        person = addresses.of_person(each.name, each.id)
        return SpeakerCount(
            name=each.name, role=each.role, person=person, address=person, statements=each.statements
        )
    search = addresses.of_search("", speaker=each.name, since=since, until=until)
    return SpeakerCount(
        name=each.name,
        role=None,
        person=search if each.id is None else addresses.of_person(each.name),
        address=search,
        statements=each.statements,
    )


def _due(asked: Asked) -> list[DueSoon]:
    first, last = asked.today - timedelta(days=7), asked.today + timedelta(days=_DAYS)
    found = []
    for each in asked.archive.due(last, first, limit=_DUE, and_since=False):
        item = listed(each.hit)
        found.append(
            DueSoon(
                day=each.day,
                value=each.value,
                speaker=each.hit.speaker,
                text=each.hit.text,
                address=item.address,
            )
        )
    return found


def _altered(asked: Asked) -> list[AlteredArticle]:
    return [
        AlteredArticle(
            address=addresses.of_text(each.new.record.article.sha256),
            title=each.new.record.article.title,
            outlet=each.new.record.article.outlet,
            published=each.new.record.article.published,
            changes=len(each.changes),
            first=tuple(altered_part(change) for change in each.changes[:1]),
        )
        for each in islice(asked.archive.changes(), _ALTERED)
    ]
