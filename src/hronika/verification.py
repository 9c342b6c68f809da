"""Proves that a record holds nothing but what stands in its text: every span, every hash, every index."""

from collections.abc import Iterator
from typing import NamedTuple

from hronika.article import Article
from hronika.record import Record


class Problem(NamedTuple):
    """Something in a record that is not so: the path of the field, such as `statements[3].cue`, and what."""

    path: str
    what: str


def problems(record: Record, article: Article) -> Iterator[Problem]:
    """Yield everything that is wrong in the record of an article; nothing when all of it is right."""
    if record.article.sha256 != article.sha256:
        yield Problem("article.sha256", "is not the hash of this text: another text was read")
    text = article.text
    for path, span in record.spans():
        if not span.start < span.end <= len(text):
            yield Problem(path, f"{span.start}:{span.end} lies outside the text of {len(text)} characters")
        elif (found := text[span.start : span.end]) != span.text:
            yield Problem(path, f"says {_short(span.text)} where the text has {_short(found)}")
    for index, statement in enumerate(record.statements):
        within = statement.within
        if within is not None and (within >= len(record.statements) or within == index):
            yield Problem(f"statements[{index}].within", f"{within} is no other statement of this record")
    known = {name.id for name in record.names}
    for index, person in enumerate(record.people):
        if person.id not in known:
            yield Problem(f"people[{index}].id", f"{_short(person.id)} is not the id of any name")


def _short(text: str) -> str:
    return repr(text if len(text) <= 40 else text[:39] + "…")
