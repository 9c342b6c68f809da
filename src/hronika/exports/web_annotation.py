"""Exports as W3C Web Annotations (https://www.w3.org/TR/annotation-model/), one page of them in JSON-LD.

Every statement and every event is an annotation of the words that it is read from. A place is told twice: by
position, in code points as the standard has it, and by quotation with 32 characters around it where the text
is at hand. The terms that the export uses stand in `contexts/annotation.jsonld`, as the standard has them,
for programs without a network.

Not held: participants, names, people, times and quantities, and spans other than those of the content or
predicate.
"""

import json
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from importlib.resources import files
from typing import Any, TextIO

from hronika.exports.exported import ExportedArticle, WhoIsWhoSource
from hronika.exports.formats import ExportOptions, Offsets
from hronika.exports.json_stream import JsonArray, without_none
from hronika.exports.tables.rows import named
from hronika.exports.tally import Tally
from hronika.record import Event, Span, Statement

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_OURS = {"hronika": "urn:hronika:term:"}
_AROUND = 32
"""How many characters before and after the words a quotation has."""


def annotation_context() -> dict[str, Any]:
    """Give the terms of the standard that the export uses, to be put in the place of `CONTEXT` offline."""
    text = (files("hronika.exports") / "contexts" / "annotation.jsonld").read_text(encoding="utf-8")
    context: dict[str, Any] = json.loads(text)["@context"]
    return context


def write(
    articles: Iterable[ExportedArticle], out: TextIO, options: ExportOptions, who: WhoIsWhoSource | None
) -> Tally:
    """Write a page of annotations, in the order of the articles and of their texts."""
    tally = Tally()
    head = {"@context": [CONTEXT, _OURS], "id": "urn:hronika:export:annotations", "type": "AnnotationPage"}
    page = JsonArray(out, head, "items")
    for article in articles:
        tally.count("articles")
        if options.offsets == "utf16" and article.text is None:
            tally.leave_out(
                "statements and events of articles without texts, whose UTF-16 is not known",
                len(article.statements) + len(article.events),
            )
            continue
        if article.text is None:
            tally.leave_out("articles without texts: their quotations have no characters around them")
        places = _Places(article, options.offsets)
        for statement in article.statements:
            page.write(
                _annotation(
                    article,
                    statement.id,
                    _of_statement(article, statement),
                    statement.content,
                    places,
                    options,
                )
            )
            tally.count("statements")
        for event in article.events:
            page.write(
                _annotation(article, event.id, _of_event(article, event), (event.predicate,), places, options)
            )
            tally.count("events")
    page.close()
    return tally


def _annotation(
    article: ExportedArticle,
    id: str,
    told: tuple[str, Mapping[str, str | None]],
    spans: Iterable[Span],
    places: "_Places",
    options: ExportOptions,
) -> dict[str, Any]:
    info = article.record.article
    sentence, tags = told
    bodies = [
        {
            "type": "TextualBody",
            "value": sentence,
            "purpose": "describing",
            "format": "text/plain",
            "language": "en",
        },
        *(
            {"type": "TextualBody", "value": f"{name}:{value}", "purpose": "tagging"}
            for name, value in tags.items()
            if value is not None
        ),
    ]
    return {
        "id": f"urn:hronika:{article.key}:{id}",
        "type": "Annotation",
        "motivation": "describing",
        "generator": {"type": "Software", "name": f"Hronika {options.version}"},
        "hronika:article": info.id,
        "body": bodies,
        "target": [
            {
                "type": "SpecificResource",
                "source": info.url or f"urn:hronika:{article.key}",
                "hronika:textSha256": info.sha256,
                "hronika:offsets": options.offsets,
                "selector": list(places.selectors(span)),
            }
            for span in spans
        ],
    }


def _of_statement(article: ExportedArticle, item: Statement) -> tuple[str, Mapping[str, str | None]]:
    by = item.speaker_name or (
        f"a source called “{item.speaker.text}”" if item.speaker else "an unnamed source"
    )
    tags = {
        "kind": "statement", "speaker": item.speaker_name, "act": item.act, "mode": item.mode,
        "stance": item.stance, "cue": item.cue.text if item.cue else None, "said-at": article.said_at(item),
        "told-by": article.quoted_by(item), "confidence": str(item.confidence),
    }  # fmt: skip
    return f"By the article, {article.told_by(item, by)}.", tags


def _of_event(article: ExportedArticle, item: Event) -> tuple[str, Mapping[str, str | None]]:
    teller, denier, own = article.teller_of(item), article.denier_of(item), article.is_denied_by_article(item)
    tags = {
        "kind": "event", "type": item.type, "vouched": item.vouched, "polarity": item.polarity,
        "agent": named(item, "agent"), "patient": named(item, "patient"), "time": article.time_of(item),
        "told-by": teller, "denied-by": denier, "confidence": str(item.confidence),
    }  # fmt: skip
    told = {
        "asserted": "told by the article itself",
        "attributed": f"told by {teller or 'a source'} and only passed on",
        "denied": f"denied by {denier}" if denier else "denied by the article itself" if own else "denied",
        "possible": f"told as possible{article.whose(item)}",
        "planned": f"told as planned{article.whose(item)}",
        "hypothetical": f"told as a condition, a wish or a demand{article.whose(item)}",
    }[item.vouched]
    negative = "; it did not or will not happen" if item.polarity == "negative" else ""
    return f"An event, {told}{negative}.", tags


class _Places:
    """The places of a text as selectors."""

    def __init__(self, article: ExportedArticle, offsets: Offsets) -> None:
        self._text = article.text
        self._wide: list[int] = []
        if offsets == "utf16":
            self._wide = [place for place, character in enumerate(article.text or "") if character > "\uffff"]

    def selectors(self, span: Span) -> Iterator[dict[str, Any]]:
        """Yield the position and the quotation of a span."""
        yield {
            "type": "TextPositionSelector",
            "start": self._offset(span.start),
            "end": self._offset(span.end),
        }
        before = after = None
        if self._text is not None:
            before = self._text[max(0, span.start - _AROUND) : span.start]
            after = self._text[span.end : span.end + _AROUND]
        yield without_none(
            {"type": "TextQuoteSelector", "exact": span.text, "prefix": before, "suffix": after}
        )

    def _offset(self, place: int) -> int:
        return place + bisect_left(self._wide, place)
