"""Rows of statements from what is stored of a record, without an item being made of each.

Very many statements are exported, and to make the items takes longer than all else together.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from hronika.archive.compact import SPAN_MARK, Members
from hronika.exports.exported import ExportedArticle
from hronika.record import Statement, Time

_Row = tuple[Any, ...]

_STATEMENT, _TIME = list(Statement.model_fields), list(Time.model_fields)


def stored_statement_rows(article: ExportedArticle, members: Members, key: _Row) -> list[_Row] | None:
    """Give the rows of the statements of an article, in which `key` stands behind their identifiers.

    None where they are stored in another form: then they have to be made of the items.
    """
    stored = members.values("statements", _STATEMENT)
    if stored is None:
        return None
    try:
        return list(_rows(article, members, key, *stored))
    except _OtherForm:
        return None


class _OtherForm(Exception):  # noqa: N818 it never leaves this module
    """A span is not written as one, as its words are not those of the text."""


def _rows(
    article: ExportedArticle,
    members: Members,
    key: _Row,
    statements: list[list[Any]],
    places: Iterator[tuple[int, int]],
) -> Iterator[_Row]:
    text, identifier, chosen = members.text, members.identifier, article.chosen

    def words(mark: Any) -> tuple[str | None, int | None, int | None]:
        if mark is None:
            return None, None, None
        if mark != SPAN_MARK:
            raise _OtherForm
        start, end = next(places)
        return text[start:end], start, end

    @cache
    def times() -> Mapping[Any, str | None]:
        stored = members.values("times", _TIME)
        if stored is None or any(span != SPAN_MARK for _, _, span, *_ in stored[0]):
            return article.times_by_place
        # Of several in one place the first counts.
        found: dict[tuple[int, int], str | None] = {}
        for place, (*_, value) in zip(stored[1], stored[0], strict=False):
            found.setdefault(place, value)
        return found

    # The places of spans come in the order in which these are written: that of the members.
    for (
        _, id, content, cue, speaker, speaker_name, speaker_id, mode, act, stance, addressee, medium, said_at,
        within, confidence,
    ) in statements:  # fmt: skip
        said, start, end = words(content[1])
        spans = [{"start": start, "end": end}]
        for mark in content[2:]:
            more, begin, end = words(mark)
            said = f"{said} … {more}"
            spans.append({"start": begin, "end": end})
        cue, cue_start, cue_end = words(cue)
        speaker, speaker_start, speaker_end = words(speaker)
        addressee, medium = words(addressee)[0], words(medium)[0]
        said_at, said_start, said_end = words(said_at)
        id = identifier(id)
        if chosen is None or id in chosen:
            yield (
                id, *key, speaker_name, speaker, speaker_id and identifier(speaker_id), said, mode, act,
                stance, cue, addressee, medium, said_at,
                None if said_at is None else times().get((said_start, said_end)),
                within and identifier(within), confidence, start, end, spans, speaker_start, speaker_end,
                cue_start, cue_end, article.corrected(id),
            )  # fmt: skip
