"""Exports as a table of political events by PLOVER, with the columns of POLECAT in their order and names.

The columns are those of the files of POLECAT (https://doi.org/10.7910/DVN/AJGVIT), parted by tabs like them;
behind these stand columns of our own. Types and quad categories are those of the PLOVER manual, 0.7b1
(https://github.com/openeventdata/PLOVER); `yield` is its CONCEDE. Told as an event is what an article itself
tells as having happened; with `claims` also the rest, with `Vouched` and `Polarity`.

A row is an event, however many articles tell of it: those of several that an archive holds to be one
(`docs/lineage.md`) have one row, that of the first article that tells itself that it happened, else of the
first. `Told In` has the ids of the event in all of them, the first of which is the `Event Group`, `Articles`
counts these, `Asserted In` and `Negated
In` those that tell themselves that it happened, and that it did not. Where one of them tells that it did not,
`Polarity` is `negative`, so that what is called off does not pass for what took place.

Nothing is guessed: `Event Date` is empty where the text does not date the event to a day, whatever the day of
publication, and `Dated By` says so; the place is there only where the clause of the event names one.
`Intensity`, sectors and Wikipedia are empty, as no record tells of them.

Not held: events of other types than PLOVER's, statements, and who takes part otherwise than as source or
target.
"""

import csv
from collections.abc import Iterable, Mapping
from typing import TextIO

from hronika.exports.exported import EventGroup, ExportedArticle, WhoIsWhoSource
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
    "End", "Text SHA256", "Confidence", "Event Group", "Dated By", "Articles", "Asserted In", "Negated In",
    "Told In",
)  # fmt: skip
QUADS: Mapping[EventType, str] = {
    **dict.fromkeys(("agree", "consult", "support", "yield"), "VERBAL COOPERATION"),
    **dict.fromkeys(("cooperate", "aid", "retreat"), "MATERIAL COOPERATION"),
    **dict.fromkeys(("request", "accuse", "reject", "threaten"), "VERBAL CONFLICT"),
    **dict.fromkeys(("protest", "sanction", "mobilize", "coerce", "assault"), "MATERIAL CONFLICT"),
}
_NAMES: Mapping[str, str] = {"yield": "CONCEDE"}
_PARTED = "; "
_TOLD_ELSEWHERE = "events that another row tells of (see `Told In`)"


def write(
    articles: Iterable[ExportedArticle], out: TextIO, options: ExportOptions, who: WhoIsWhoSource | None
) -> Tally:
    """Write a row for each event, as articles come; only what several of them tell of is kept in mind."""
    tally = Tally()
    writer = csv.writer(_Clean(out), delimiter="\t", lineterminator="\n")
    writer.writerow((*POLECAT, *OURS))
    written: set[str] = set()  # the first ids of the events of several articles
    for article in articles:
        tally.count("articles")
        for event in article.events:
            group = article.groups.get(event.id)
            why_not = _why_not(article, event, group, options)
            if why_not is None and group is not None and group.keys[0] in written:
                why_not = _TOLD_ELSEWHERE
            if why_not is not None:
                tally.leave_out(why_not)
                continue
            if group is not None:
                written.add(group.keys[0])
            writer.writerow(_row(article, event, group or _alone(article, event), options))
            tally.count("events")
    return tally


def _why_not(
    article: ExportedArticle, event: Event, group: EventGroup | None, options: ExportOptions
) -> str | None:
    """Say why an event is not told of, or not here; None where it is."""
    if event.type not in PLOVER_TYPES:
        return "events of types that PLOVER does not have"
    if _is_about_another(article, event):
        return "events by which another one came to nothing (its row is negative)"
    if _is_told_as_fact(event):
        return None
    if options.claims:
        # Of all that is exported the row is that of an article which tells it as a fact, if there is one.
        is_told_better = group is not None and group.asserted and article.chosen is None
        return _TOLD_ELSEWHERE if is_told_better else None
    if event.vouched != "asserted":
        return "events that the texts only claim (--claims takes them in)"
    return "events that did not happen (--claims takes them in)"


def _is_told_as_fact(event: Event) -> bool:
    return event.vouched == "asserted" and event.polarity == "positive"


def _is_about_another(article: ExportedArticle, event: Event) -> bool:
    """Say whether an event is what befell another of its type that did not happen: *atcelts* of a strike."""
    return any(
        item.span is not None
        and item.span.start <= other.predicate.start
        and other.predicate.end <= item.span.end
        for other in article.record.events
        if other.polarity == "negative" and other.type == event.type and other.id != event.id
        for item in event.participants
    )


def _alone(article: ExportedArticle, event: Event) -> EventGroup:
    """Give the group of an event that one article tells of."""
    is_asserted = event.vouched == "asserted"
    is_positive = event.polarity == "positive"
    return EventGroup(
        (article.key_of(event),), 1, int(is_asserted and is_positive), int(is_asserted and not is_positive)
    )


def _row(
    article: ExportedArticle, event: Event, group: EventGroup, options: ExportOptions
) -> tuple[object, ...]:
    info = article.record.article
    time = article.time_of(event)
    date = _date(time)
    assert event.type is not None
    is_negative = event.polarity == "negative" or group.negated > 0
    return (
        article.key_of(event),
        date,
        _NAMES.get(event.type, event.type).upper(),
        event.mode,
        None,
        QUADS[event.type],
        _PARTED.join(_contexts(event, is_negative)),
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
        "negative" if is_negative else "positive",
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
        group.keys[0],
        "text" if date else None,
        group.articles,
        group.asserted,
        group.negated,
        _PARTED.join(group.keys),
    )


def _date(value: str | None) -> str | None:
    """Give the day of an event, None where the text tells none or not to the day."""
    first, last = day_bounds(value)
    return first.isoformat() if first is not None and first == last else None


def _contexts(event: Event, is_negative: bool) -> list[str]:
    """Give those of PLOVER's contexts that a record tells of."""
    told = {
        "future": event.when == "after",
        "hypothetical": event.vouched == "hypothetical",
        "negation": is_negative,
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
    if event.place is None:
        return (None,) * 10
    raw = event.place.text
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
