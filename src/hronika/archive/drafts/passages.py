"""Words in articles of the archive that a draft is compared with: statements, and texts around them."""

import sqlite3
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from hronika.archive.numbers import day_of
from hronika.archive.packing import Unpacked, unpack
from hronika.archive.rows import json_list


class ArchivedPassage(NamedTuple):
    """Words that stand in an article of the archive.

    `statement` is the identifier of the statement that has them, `speaker` whose that is by the article and
    `mode` how it is given; None where they are the article's own words, or it does not tell. `start` and
    `end` are code points of the article's text. `version` is the number of its version.
    """

    article: str
    outlet: str | None
    title: str | None
    url: str | None
    day: date | None
    statement: str | None
    speaker: str | None
    text: str
    start: int
    end: int
    version: int
    published_at: str | None = None
    mode: str | None = None

    @property
    def order(self) -> tuple[str, str, str, str, int]:
        """The order of publication: by day, then by the instant where it is known."""
        day = self.day.isoformat() if self.day else "9999"
        return day, self.published_at or "9999", self.outlet or "", self.article, self.start


_ARTICLE = "a.id, a.outlet, v.title, a.url, v.number, v.published_at"


def statements_of(connection: sqlite3.Connection, numbers: Iterable[int]) -> list[ArchivedPassage]:
    """Give the statements of these numbers, in their order."""
    wanted = list(dict.fromkeys(numbers))
    rows = connection.execute(
        f'SELECT s.number, s.id, s.speaker_name, s.content, s.start, s."end", s.mode, {_ARTICLE} '  # noqa: S608
        "FROM json_each(?) n CROSS JOIN statement s ON s.number = n.value "
        "CROSS JOIN version v ON v.number = s.version CROSS JOIN article a ON a.number = v.article",
        (json_list(wanted),),
    )
    found = {
        number: ArchivedPassage(
            article,
            outlet,
            title,
            url,
            day_of(number),
            id,
            speaker,
            content,
            start,
            end,
            version,
            at,
            mode,
        )
        for number, id, speaker, content, start, end, mode, article, outlet, title, url, version, at in rows
    }
    return [found[number] for number in wanted if number in found]


class Texts:
    """The texts of versions, unpacked once for all that is asked of them."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self._known: dict[int, tuple[Unpacked, ArchivedPassage]] = {}

    def whole(self, numbers: Sequence[int]) -> list[ArchivedPassage]:
        """Give the whole texts of versions as passages that nobody says, in their order."""
        lacking = [number for number in numbers if number not in self._known]
        rows = self.connection.execute(
            f"SELECT {_ARTICLE}, v.sha256, v.packed FROM json_each(?) n "  # noqa: S608
            "CROSS JOIN version v ON v.number = n.value CROSS JOIN article a ON a.number = v.article",
            (json_list(lacking),),
        )
        for article, outlet, title, url, number, at, sha256, packed in rows.fetchall():
            stored = unpack(packed, sha256)
            passage = ArchivedPassage(
                article, outlet, title, url, day_of(number), None, None, stored.text, 0, len(stored.text),
                number, at,
            )  # fmt: skip
            self._known[number] = (stored, passage)
        return [self._known[number][1] for number in numbers if number in self._known]

    def stretch(self, whole: ArchivedPassage, start: int, end: int) -> ArchivedPassage:
        """Give a stretch of a whole text, as the words of whoever says it there."""
        row = self.connection.execute(
            'SELECT id, speaker_name, mode FROM statement WHERE version = ? AND start < ? AND "end" > ? '
            'ORDER BY speaker_name IS NULL, "end" - start LIMIT 1',
            (whole.version, end, start),
        ).fetchone()
        id, speaker, mode = row or (None, None, None)
        return whole._replace(
            text=whole.text[start:end], start=start, end=end, statement=id, speaker=speaker, mode=mode
        )

    def amounts(self, passage: ArchivedPassage) -> list[tuple[str, float, str | None]]:
        """Give the amounts that stand in a passage: as written, the number, the unit."""
        self.whole([passage.version])
        return [
            (each["span"]["text"], each["value"], each.get("unit"))
            for each in self._known[passage.version][0].record_value()["quantities"]
            if passage.start <= each["span"]["start"] and each["span"]["end"] <= passage.end
        ]

    def times(self, passage: ArchivedPassage) -> list[tuple[str, str]]:
        """Give the time expressions with a value that stand in a passage: as written, and the value."""
        self.whole([passage.version])
        return [
            (each["span"]["text"], each["value"])
            for each in self._known[passage.version][0].record_value()["times"]
            if each.get("value")
            and passage.start <= each["span"]["start"]
            and each["span"]["end"] <= passage.end
        ]
