"""Articles that people corrected as gold: texts with the statements and times that somebody vouches for.

One JSON object a line: `id`, `title`, `published`, `text`, `statements` and `times`; a span is `[start, end]`
in code points. One that nobody called complete says `"complete": false`: it may lack what the text has.
"""

import json
from collections.abc import Collection, Iterable
from typing import Any, NamedTuple, TextIO

from hronika.record import Record, Span


class GoldArticle(NamedTuple):
    """A record as people corrected it, its text, and the identifiers of what they vouch for."""

    record: Record
    text: str
    vouched: Collection[str]
    is_complete: bool


def write_gold(articles: Iterable[GoldArticle], out: TextIO) -> int:
    """Write every article as a line of gold and give how many there were.

    Of two articles with one id, which a scorer would take for one, the later has its outlet before its id.
    """
    ids: set[str] = set()
    count = 0
    for count, article in enumerate(articles, 1):
        document = gold_document(article)
        if document["id"] in ids:
            document["id"] = f"{article.record.article.outlet or count}:{document['id']}"
        ids.add(document["id"])
        out.write(json.dumps(document, ensure_ascii=False) + "\n")
    return count


def gold_document(article: GoldArticle) -> dict[str, Any]:
    """Give an article as gold, a JSON object."""
    record = article.record
    info = record.article
    document: dict[str, Any] = {
        "id": info.id,
        "title": info.title,
        "published": info.published.isoformat() if info.published else None,
        "text": article.text,
        "statements": [
            {
                "content": [_place(span) for span in item.content],
                "cue": _place(item.cue),
                "speaker": _place(item.speaker),
                "speaker_name": item.speaker_name,
                "mode": item.mode,
                "addressee": _place(item.addressee),
                "medium": _place(item.medium),
                "said_at": _place(item.said_at),
            }
            for item in record.statements
            if item.id in article.vouched
        ],
        "times": [
            {"span": _place(item.span), "type": item.type, "value": item.value}
            for item in record.times
            if item.id in article.vouched
        ],
    }
    return document if article.is_complete else {**document, "complete": False}


def _place(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]
