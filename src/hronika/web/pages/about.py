"""The page about the program and the archive: who reads, how well, and what is there."""

from datetime import date

from hronika import __version__
from hronika.archive.holdings import Holdings
from hronika.web.page import Asked, PageData, Pages, PageView, Rows

pages = Pages()


class OutletHeld(PageData):
    """An outlet, how many of its articles the archive has, and from when to when."""

    outlet: str | None
    articles: int
    first: date | None
    last: date | None


class ReaderUsed(PageData):
    """A reader by version, and how many current texts were read by it."""

    reader: str
    texts: int


class AboutData(PageData):
    """What reads the articles, and what the archive holds and does not."""

    version: str
    readers: tuple[ReaderUsed, ...]
    articles: int
    versions: int
    statements: int
    events: int
    without_day: int
    incomplete: int
    forgotten: int
    outlets: tuple[OutletHeld, ...]


@pages.page("/about", "about.html", AboutData)
def about(asked: Asked) -> PageView:
    """Say what reads the articles, how well, and what the archive holds and does not."""
    held: Holdings = asked.archive.holdings()
    outlets = tuple(
        OutletHeld(outlet=each.outlet, articles=each.articles, first=each.first, last=each.last)
        for each in held.outlets
    )
    counts = asked.archive.count()
    data = AboutData(
        version=__version__,
        readers=tuple(ReaderUsed(reader=name, texts=count) for name, count in held.readers),
        articles=counts["articles"],
        versions=counts["versions"],
        statements=counts["statements"],
        events=counts["events"],
        without_day=held.without_day,
        incomplete=held.incomplete,
        forgotten=held.forgotten,
        outlets=outlets,
    )
    columns = ("outlet", "articles", "first", "last")
    rows = [[each.outlet, each.articles, str(each.first or ""), str(each.last or "")] for each in outlets]
    return PageView(asked.words("about.title"), data, Rows(columns, rows))
