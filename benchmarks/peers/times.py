"""Times: found and resolved, beside dateparser.

dateparser gives a moment; of what is written it says whether it is a day, a week, a month or a year, and so
its answer is written as TIMEX3 does: `2024-05`, where a month was written.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from benchmarks.peers.comparison import (
    HRONIKA,
    Given,
    Measure,
    PeerComparison,
    Spread,
    exactly,
    in_turn,
    versions_of,
    without,
)
from benchmarks.score import Rates, load, ratio, span
from hronika.errors import HronikaError
from hronika.reading.reader import Reader

_OWN = Path(__file__).parents[2] / "tests" / "gold"
_PEER = "dateparser"
_MOMENTS = ("DATE", "TIME")
_WRITTEN = {"year": "%Y", "month": "%Y-%m", "week": "%G-W%V", "day": "%Y-%m-%d", "time": "%Y-%m-%dT%H:%M"}

_Found = dict[tuple[int, int], str | None]
"""Values by the spans that they are of."""
_Time = tuple[tuple[int, int], str | None]


def compare(given: Given) -> PeerComparison:
    """Score both on the gold times that are points of the calendar or of the day."""
    versions = versions_of(_PEER)
    measured = (
        "Times of gold articles that are dates or times of day (dateparser does no durations and no "
        "sets), by exact span, and by value where they overlap. As a normaliser dateparser is given the "
        "gold expressions one by one with the day of publication, Hronika the whole article, so that it "
        "must find them first. The other gold is what rules were mended after."
    )
    if _PEER not in versions:
        return PeerComparison("times", measured, versions, not_run=without(versions, _PEER))
    sets = {"twenty unread articles": load(_OWN / "unread_articles.jsonl")}
    others = [
        _OWN / "news_articles.jsonl",
        _OWN / "agency_articles.jsonl",
        *sorted(given.gold.glob("*.jsonl")),
    ]
    sets["other gold"] = [document for path in others for document in load(path)]
    measures = [measure for name, gold in sets.items() for measure in _scores(name, given.part(gold))]
    return PeerComparison(
        "times", measured, versions, [*measures, _speed(given, sets["twenty unread articles"])]
    )


def _scores(name: str, gold: Sequence[Mapping[str, Any]]) -> list[Measure]:
    gold = [document for document in gold if document.get("published")]
    found = {HRONIKA: _by_hronika(gold), _PEER: [_searched(document) for document in gold]}
    resolved = {HRONIKA: found[HRONIKA], _PEER: [normalised(document) for document in gold]}
    wanted = [_gold(document) for document in gold]
    spans = {who: _rates(wanted, read, _same_span) for who, read in found.items()}
    values = {who: _rates(wanted, read, _same_value) for who, read in found.items()}
    return [
        Measure(
            f"{name}: dates found, exact span (F1)",
            "%",
            "more",
            _percent({who: rates.f1 for who, rates in spans.items()}),
        ),
        Measure(
            f"{name}: dates found and resolved right (F1)",
            "%",
            "more",
            _percent({who: rates.f1 for who, rates in values.items()}),
        ),
        Measure(
            f"{name}: of the values given, wrong or of no date",
            "%",
            "less",
            _percent({who: 1 - rates.precision for who, rates in values.items()}),
        ),
        Measure(
            f"{name}: gold expressions resolved right",
            "%",
            "more",
            _percent({who: _resolved(wanted, read) for who, read in resolved.items()}),
        ),
    ]


def _gold(document: Mapping[str, Any]) -> _Found:
    return {
        span(time["span"]) or (0, 0): time.get("value")
        for time in document["times"]
        if time["type"] in _MOMENTS
    }


def _by_hronika(gold: Sequence[Mapping[str, Any]]) -> list[_Found]:
    found: list[_Found] = []
    for record in Reader().read_many(gold):
        if isinstance(record, HronikaError):
            raise record
        found.append({(t.span.start, t.span.end): t.value for t in record.times if t.type in _MOMENTS})
    return found


def _searched(document: Mapping[str, Any]) -> _Found:
    """Give what dateparser finds in the text, each found once, one after the other."""
    from dateparser.search import search_dates

    text, found, place = document["text"], _Found(), 0
    for words, moment in search_dates(text, languages=["lv"], settings=_settings(document)) or ():
        start = text.find(words, place)
        if start >= 0:
            place = start + len(words)
            found[start, place] = _value(words, document, moment)
    return found


def normalised(document: Mapping[str, Any]) -> _Found:
    """Give what dateparser makes of the gold expressions of a document."""
    text = document["text"]
    return {place: _value(text[slice(*place)], document) for place in _gold(document)}


def _value(words: str, document: Mapping[str, Any], moment: datetime | None = None) -> str | None:
    """Write what dateparser makes of an expression as TIMEX3; a moment that search alone found is a day."""
    from dateparser.date import DateDataParser

    settings = _settings(document)
    parsed = DateDataParser(languages=["lv"], settings=settings).get_date_data(words)
    moment = parsed.date_obj or moment
    if parsed.period == "time" and moment == settings["RELATIVE_BASE"]:
        return "PRESENT_REF"  # `tagad`
    return None if moment is None else moment.strftime(_WRITTEN[parsed.period or "day"])


def _settings(document: Mapping[str, Any]) -> dict[str, Any]:
    """Give it the day of publication; past days come first in news, as they do for Hronika."""
    published = datetime.combine(date.fromisoformat(document["published"][:10]), datetime.min.time())
    return {"RELATIVE_BASE": published, "PREFER_DATES_FROM": "past", "RETURN_TIME_AS_PERIOD": True}


def _rates(wanted: Sequence[_Found], read: Sequence[_Found], same: Callable[[_Time, _Time], bool]) -> Rates:
    right = 0
    for gold, found in zip(wanted, read, strict=True):
        left = list(gold.items())
        for given in found.items():
            match = next((each for each in left if same(each, given)), None)
            if match is not None:
                left.remove(match)
                right += 1
    return Rates.of(right, sum(map(len, read)), sum(map(len, wanted)))


def _same_span(one: _Time, other: _Time) -> bool:
    return one[0] == other[0]


def _same_value(one: _Time, other: _Time) -> bool:
    """Whether two overlap and have the same value, as dateparser may take a part of an expression."""
    (start, end), value = one
    return start < other[0][1] and other[0][0] < end and value == other[1]


def _resolved(wanted: Sequence[_Found], read: Sequence[_Found]) -> float:
    """Give the share of gold expressions with a value that have the right one."""
    valued = [
        (value, found.get(place))
        for gold, found in zip(wanted, read, strict=True)
        for place, value in gold.items()
        if value is not None
    ]
    return ratio(sum(value == given for value, given in valued), len(valued))


def _speed(given: Given, gold: Sequence[Mapping[str, Any]]) -> Measure:
    """Time them in turn: Hronika reads all that it reads, and dateparser looks for dates alone."""
    part, reader = given.part(gold), Reader()
    words = sum(len(document["text"].split()) for document in part)

    def ours(_: int) -> None:
        for _record in reader.read_many(part):
            pass

    def theirs(_: int) -> None:
        for document in part:
            _searched(document)

    took: dict[str, Spread] = in_turn({HRONIKA: ours, _PEER: theirs}, given.rounds, each=words / 1e6)
    return Measure("time a word, of Hronika for the whole record", "µs", "less", took)


def _percent(shares: Mapping[str, float]) -> dict[str, Spread]:
    return exactly({who: 100 * share for who, share in shares.items()})
