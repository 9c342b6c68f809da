"""Exports in the words of schema.org, as JSON-LD: `Quotation` of what is said, `Claim` of what is claimed.

A direct statement is a `Quotation` whose `creator` is the speaker, absent where the article does not tell;
what a source holds, in whatever words, is a `Claim`, to which a `ClaimReview` can be added by whoever has
reviewed it. Nobody is rated here: there is no `reviewRating`. What a source denies, doubts, asks or leaves
open it does not claim. The context stands in the file, so that nothing is fetched.

Not held: offsets, the cue, who is addressed, events, names, times and quantities.
"""

from collections.abc import Iterable
from typing import Any, TextIO

from hronika.archive.days import days_of
from hronika.exports.exported import ExportedArticle, WhoIsWhoSource
from hronika.exports.formats import ExportOptions
from hronika.exports.json_stream import JsonArray, without_none
from hronika.exports.tally import Tally
from hronika.record import ResponseKind, Statement

_CLAIMED = ("holds", None)
"""Null stands in records of schema 1.0, which did not tell."""
_NO_CLAIMS = ("ask", "demand", "deny")
_ANSWERED: dict[ResponseKind, str] = {
    "denies": "denied", "confirms": "confirmed", "corrects": "corrected", "withdraws": "taken back"
}  # fmt: skip

CONTEXT = {"@vocab": "https://schema.org/", "url": {"@type": "@id"}, "sameAs": {"@type": "@id"}}


def write(
    articles: Iterable[ExportedArticle], out: TextIO, options: ExportOptions, who: WhoIsWhoSource | None
) -> Tally:
    """Write articles, quotations and claims as one graph, as they come."""
    tally = Tally()
    graph = JsonArray(out, {"@context": CONTEXT}, "@graph")
    for article in articles:
        graph.write(_article(article))
        tally.count("articles")
        for statement in article.statements:
            if statement.mode == "direct":
                graph.write(_quotation(article, statement))
                tally.count("quotations")
            if statement.stance in _CLAIMED and statement.act not in _NO_CLAIMS:
                graph.write(_claim(article, statement))
                tally.count("claims")
            elif statement.mode != "direct":
                tally.leave_out(
                    "statements not in the source's words that claim nothing (they deny, doubt, ask, demand)"
                )
        tally.leave_out("events", len(article.events))
    graph.close()
    return tally


def _id(article: ExportedArticle, *rest: str) -> str:
    return ":".join(("urn:hronika", article.key, *rest))


def _article(article: ExportedArticle) -> dict[str, Any]:
    info = article.record.article
    published = info.published_at or info.published
    return without_none(
        {
            "@id": _id(article),
            "@type": "NewsArticle",
            "identifier": info.id,
            "headline": info.title,
            "datePublished": published and published.isoformat(),
            "publisher": info.outlet and {"@type": "Organization", "name": info.outlet},
            "url": info.url,
            "inLanguage": article.language,
        }
    )


def _quotation(article: ExportedArticle, statement: Statement) -> dict[str, Any]:
    return without_none(
        {
            "@id": _id(article, statement.id),
            "@type": "Quotation",
            "text": _words(statement),
            "creator": _speaker(article, statement),
            "description": _description(article, statement),
            "dateCreated": _said_on(article, statement),
            "isPartOf": {"@id": _id(article)},
            "inLanguage": article.language,
        }
    )


def _claim(article: ExportedArticle, statement: Statement) -> dict[str, Any]:
    """Give the claim that somebody makes, of which the article is where it appears."""
    return without_none(
        {
            "@id": _id(article, statement.id, "claim"),
            "@type": "Claim",
            "text": _words(statement),
            "author": _speaker(article, statement),
            "description": _description(article, statement),
            "dateCreated": _said_on(article, statement),
            "appearance": {"@id": _id(article)},
            "inLanguage": article.language,
        }
    )


def _description(article: ExportedArticle, statement: Statement) -> str | None:
    """Say who tells that it was said, where that is not the article, and who responds to it there."""
    teller = article.quoted_by(statement)
    told = [f"as told by {teller}"] if teller else []
    for response in article.record.responses:
        if statement.id in response.about:
            by = f" by {response.speaker_name}" if response.speaker_name else ""
            told.append(f"{_ANSWERED[response.kind]} in the same article{by}")
    return "; ".join(dict.fromkeys(told)) or None


def _words(statement: Statement) -> str:
    return " … ".join(span.text for span in statement.content)


def _speaker(article: ExportedArticle, statement: Statement) -> dict[str, Any] | None:
    """Give who says it, as a person where the article has one of that name; None where nobody is told."""
    if statement.speaker_name is None:
        return None
    kinds = {name.entity: name.kind for name in article.record.names}
    kind = kinds.get(statement.speaker_id or "")
    made = {"person": "Person", "organization": "Organization", "GPE": "Organization"}.get(
        kind or "", "Thing"
    )
    return without_none(
        {
            "@id": statement.speaker_id and _id(article, statement.speaker_id),
            "@type": made,
            "name": statement.speaker_name,
        }
    )


def _said_on(article: ExportedArticle, statement: Statement) -> str | None:
    """Give the day on which it was said, where the text dates that to a day; never that of publication."""
    days = days_of(article.said_at(statement) or "")
    return days.first.isoformat() if days is not None and days.first == days.last else None
