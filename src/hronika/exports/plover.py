"""Exports as a table of political events by PLOVER, with the columns of POLECAT in their order and names.

The columns are those of the files of POLECAT (https://doi.org/10.7910/DVN/AJGVIT), parted by tabs like them;
behind these stand columns of our own. Types and quad categories are those of the PLOVER manual, 0.7b1
(https://github.com/openeventdata/PLOVER); `yield` is its CONCEDE. Told as an event is what an article itself
tells as having happened; with `claims` also the rest, with `Vouched` and `Polarity`.

A row is an event in one article; those of several articles that an archive holds to be one event have one
`Event Group`, the id of the first of them.

Nothing is guessed: `Event Date` is empty where the text does not date the event to a day, whatever the day of
publication, and `Intensity`, sectors and Wikipedia are empty, as no record tells of them.

Not held: events of other types than PLOVER's, statements, and who takes part otherwise than as source or
target.
"""

import csv
from collections.abc import Iterable, Mapping
from typing import TextIO

from hronika.exports.exported import ExportedArticle, WhoIsWhoSource
from hronika.exports.formats import ExportOptions
from hronika.exports.tables.rows import day_bounds
from hronika.exports.tally import Tally
from hronika.record import PLOVER_TYPES, Event, EventType, NameKind, Participant, PloverRole

POLECAT = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts", "Actor Name",
    "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title", "Actor Name Raw",
    "Wikipedia Actor ID", "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector",
    "Recipient Sectors", "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID", "Placename",
    "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename",
    "Feature Type", "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations",
    "Language", "Version",
)  # fmt: skip
OURS = (
    "Vouched", "Polarity", "Claimed By", "Statement", "Event Time", "Article", "URL", "Predicate", "Start",
    "End", "Text SHA256", "Confidence", "Event Group",
)  # fmt: skip
QUADS: Mapping[EventType, str] = {
    **dict.fromkeys(("agree", "consult", "support", "yield"), "VERBAL COOPERATION"),
    **dict.fromkeys(("cooperate", "aid", "retreat"), "MATERIAL COOPERATION"),
    **dict.fromkeys(("request", "accuse", "reject", "threaten"), "VERBAL CONFLICT"),
    **dict.fromkeys(("protest", "sanction", "mobilize", "coerce", "assault"), "MATERIAL CONFLICT"),
}
_NAMES: Mapping[str, str] = {"yield": "CONCEDE"}
_PARTED = "; "


def write(
    articles: Iterable[ExportedArticle], out: TextIO, options: ExportOptions, who: WhoIsWhoSource | None
) -> Tally:
    """Write a row for each event, as articles come."""
    tally = Tally()
    writer = csv.writer(_Clean(out), delimiter="\t", lineterminator="\n")
    writer.writerow((*POLECAT, *OURS))
    for article in articles:
        tally.count("articles")
        for event in article.events:
            if event.type not in PLOVER_TYPES:
                tally.leave_out("events of types that PLOVER does not have")
            elif not options.claims and event.vouched != "asserted":
                tally.leave_out("events that the texts only claim (--claims takes them in)")
            elif not options.claims and event.polarity == "negative":
                tally.leave_out("events that did not happen (--claims takes them in)")
            else:
                writer.writerow(_row(article, event, options))
                tally.count("events")
    return tally


def _row(article: ExportedArticle, event: Event, options: ExportOptions) -> tuple[object, ...]:
    info = article.record.article
    time = article.time_of(event)
    assert event.type is not None
    return (
        article.key_of(event),
        _date(time),
        _NAMES.get(event.type, event.type).upper(),
        event.mode,
        None,
        QUADS[event.type],
        _PARTED.join(_contexts(event)),
        *_party(article, event, "source"),
        *_party(article, event, "target"),
        *_where(article, event),
        info.outlet,
        info.published,
        _named(article, ("person",)),
        _named(article, ("organization",)),
        _named(article, ("GPE", "location")),
        info.language,
        f"Hronika {options.version}",
        event.vouched,
        event.polarity,
        article.teller_of(event),
        event.statement,
        time,
        info.id,
        info.url,
        event.predicate.text,
        event.predicate.start,
        event.predicate.end,
        info.sha256,
        event.confidence,
        article.groups.get(event.id, article.key_of(event)),
    )


def _date(value: str | None) -> str | None:
    """Give the day of an event, None where the text tells none or not to the day."""
    first, last = day_bounds(value)
    return first.isoformat() if first is not None and first == last else None


def _contexts(event: Event) -> list[str]:
    """Give those of PLOVER's contexts that a record tells of."""
    told = {
        "future": event.when == "after",
        "hypothetical": event.vouched == "hypothetical",
        "negation": event.polarity == "negative",
    }
    return [context for context, holds in told.items() if holds]


def _party(article: ExportedArticle, event: Event, role: PloverRole) -> tuple[str | None, ...]:
    """Give the eight columns of the actor, or of the recipient."""
    party = [item for item in event.participants if item.plover == role]
    titles = {person.id: _PARTED.join(span.text for span in person.roles) for person in article.record.people}
    return (
        _joined(item.name or _words(item) for item in party),
        None,
        None,
        None,
        None,
        _joined(titles.get(item.id or "") for item in party),
        _joined(map(_words, party)),
        None,
    )


def _where(article: ExportedArticle, event: Event) -> tuple[object, ...]:
    """Give the ten columns of the place: what is beyond doubt of it, and the words that say where."""
    raw = event.place.text if event.place else None
    place = article.places.get(event.id)
    if place is None:
        return (*(None,) * 8, raw, None)
    return (
        place.name,
        place.name if place.kind in ("capital", "settlement") else None,
        place.name if place.kind == "parish" else None,
        place.name if place.kind == "region" else None,
        place.code.partition(".")[0],
        place.latitude,
        place.longitude,
        place.geonames,
        raw,
        None,
    )


def _named(article: ExportedArticle, kinds: tuple[NameKind, ...]) -> str | None:
    return _joined(name.name for name in article.record.names if name.kind in kinds)


def _words(item: Participant) -> str | None:
    return item.span.text if item.span else None


def _joined(names: Iterable[str | None]) -> str | None:
    return _PARTED.join(dict.fromkeys(filter(None, names))) or None


class _Clean:
    """Takes lines to where they are written, without NUL and lone surrogates, which end or break a file."""

    def __init__(self, out: TextIO) -> None:
        self._out = out

    def write(self, line: str) -> int:
        return self._out.write(line.replace("\0", "\ufffd").encode(errors="replace").decode())
