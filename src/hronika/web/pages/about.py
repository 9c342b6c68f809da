"""The page about the program and the archive: who reads, how well, and what is there."""

from datetime import date
from functools import cache
from pathlib import Path

from hronika import __version__
from hronika.archive.holdings import Holdings
from hronika.web.page import Asked, PageData, Pages, PageView, Rows

pages = Pages()

_ACCURACY = Path(__file__).parents[1] / "accuracy.json"


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


class ScoreMeasured(PageData):
    """How well something was read, as shares of one; lower is better of `no_events` and `told_as_fact`.

    `mended` is of thirty articles whose errors were looked at and mended, `unread` of twenty whose errors
    nobody looked at, `first_run` of ten before anything was mended for them. How much is found is F1: the
    harmonic mean of how much of what is there was found and how much of what was found is there.
    """

    what: str
    mended: float
    unread: float
    first_run: float | None


class AccuracyData(PageData):
    """How well the reader of this version reads, as it was measured before it was given out.

    `names` and `coreference` are scores of the Latvian model on news annotated by others (FullStack-LV).
    """

    scores: tuple[ScoreMeasured, ...]
    names: float
    coreference: float


class AboutData(PageData):
    """What reads the articles and how well, and what the archive holds and does not."""

    version: str
    accuracy: AccuracyData
    readers: tuple[ReaderUsed, ...]
    articles: int
    versions: int
    statements: int
    events: int
    without_day: int
    incomplete: int
    forgotten: int
    outlets: tuple[OutletHeld, ...]


@cache
def accuracy() -> AccuracyData:
    """Give the scores that `docs.generate` writes of those that are pinned (`tests/baseline.json`)."""
    return AccuracyData.model_validate_json(_ACCURACY.read_text("utf-8"))


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
        accuracy=accuracy(),
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

    def percent(share: float) -> str:
        """Write a share in per cent, as a whole number from ten on."""
        return asked.words.amount(round(100 * share, 1 if share < 0.1 else None), "%")

    columns = ("outlet", "articles", "first", "last")
    rows = [[each.outlet, each.articles, str(each.first or ""), str(each.last or "")] for each in outlets]
    return PageView(asked.words("about.title"), data, Rows(columns, rows), {"percent": percent})
