"""Finds what a person means by an identifier, or by the beginning of one, in an archive."""

import re
import sqlite3
from typing import NamedTuple

from hronika.archive.corrections.anchoring import kind_of, spans_of
from hronika.archive.corrections.effective import EffectiveRecord, items_of
from hronika.archive.corrections.entry import KINDS_BY_LETTER, Anchor, Item
from hronika.archive.corrections.stored import effective_record
from hronika.archive.versions import read_version
from hronika.errors import UsageError
from hronika.record import Event, Record, Span, Statement

_SHORTEST = 6
_IDENTIFIER = re.compile(r"[set][0-9a-f]{1,16}(?:-[1-9][0-9]*)?")
_TABLES = {"s": "statement", "e": "event"}


class Target(NamedTuple):
    """What is corrected: a version of an article, and an item of it by its identifier there, or all of it."""

    version: int
    article: str
    text: str
    record: Record
    effective: EffectiveRecord
    kind: str
    id: str | None

    def of(self, id: str) -> "Target":
        """Give the item of this identifier, or of the one that corrections know it by."""
        standings = self.effective.standings
        now = next((one.item for one in standings if one.item and one.correction.anchor.item == id), id)
        return self._replace(kind=KINDS_BY_LETTER[id[0]], id=now)

    def item(self, *, even_rejected: bool = False) -> Item:
        """Give the item as the reader has it, or the person that added it, under its first identifier."""
        root = self.root(self.id or "")
        if not even_rejected:
            self.check_not_rejected()
        if self.shown() is None and not even_rejected:
            raise UsageError(f"{self.id} stands in the archive no more: what made it so was undone.")
        read = items_of(self.record).get(root)
        if read is not None:
            return read
        for standing in self.effective.standings:
            entry = standing.correction
            if entry.anchor.item == root and entry.item is not None:
                return entry.item
        return items_of(self.effective.record)[self.id or ""]

    def check_not_rejected(self) -> None:
        """Raise UsageError where somebody said that there is no such item."""
        root = self.root(self.id or "")
        for entry, state, *_ in self.effective.standings:
            if state == "applied" and entry.action == "reject" and entry.anchor.item == root:
                raise UsageError(f"{self.id} was rejected, by number {entry.number}: undo that first.")

    def shown(self) -> Item | None:
        """Give the item as it is now; None where there is none."""
        return items_of(self.effective.record).get(self.id or "")

    def root(self, identifier: str) -> str:
        """Give the identifier that corrections of an item are known by."""
        anchor = self._anchor(identifier)
        return anchor.item or identifier if anchor is not None else identifier

    def root_spans(self, item: Item) -> tuple[Span, ...]:
        """Give the spans that the item's first identifier is made of."""
        anchor = self._anchor(item.id)
        return anchor.spans if anchor is not None else spans_of(item)

    def of_time(self) -> "Target":
        """Give the time expression that dates this event or the saying of this statement."""
        item, time = self.shown(), None
        if isinstance(item, Event):
            time = item.time
        elif isinstance(item, Statement) and item.said_at is not None:
            said = item.said_at
            times = self.effective.record.times
            time = next(
                (one.id for one in times if one.span.start < said.end and said.start < one.span.end), None
            )
        if time is None:
            raise UsageError(f"{self.id} has no time expression: add one to the article, or correct that.")
        return self._replace(kind="time", id=time)

    def standing_at(self, spans: tuple[Span, ...], kind: str) -> str | None:
        """Give the item of this kind that has these spans."""
        places = [(span.start, span.end) for span in spans]
        for item in items_of(self.effective.record).values():
            if kind_of(item) == kind and [(span.start, span.end) for span in spans_of(item)] == places:
                return item.id
        return None

    def statement_around(self, span: Span) -> str | None:
        """Give a statement whose content begins before the span does and ends after that."""
        for statement in self.effective.record.statements:
            if any(part.start <= span.start < part.end for part in statement.content):
                return statement.id
        return None

    def _anchor(self, identifier: str) -> Anchor | None:
        for standing in self.effective.standings:
            anchor = standing.correction.anchor
            if standing.state != "orphaned" and anchor.item and identifier in (standing.item, anchor.item):
                return anchor
        return None


def find_target(
    connection: sqlite3.Connection, id: str, article: str | None, *, or_article: bool = False
) -> Target:
    """Find an item by its identifier or the beginning of it; with `or_article` also an article by its id."""
    if not _IDENTIFIER.fullmatch(id):
        if or_article:
            return find_article(connection, id)
        raise UsageError(
            f"{id[:40]!r} is no identifier of a statement (s…), event (e…) or time expression (t…): "
            "`hronika search --format json` gives those of what it finds, as `id`."
        )
    if len(id) < _SHORTEST:
        raise UsageError(f"{id!r} is too short: give at least {_SHORTEST} characters of an identifier.")
    if article is not None:
        found = _in_version(find_article(connection, article), id)
    else:
        found = _in_tables(connection, id)
    if not found and or_article:
        return find_article(connection, id)
    if not found and id[0] == "t" and article is None:
        raise UsageError(f"{id!r} is a time expression: name its article with --article.")
    if not found:
        raise UsageError(f"Nothing has an identifier that begins with {id!r}: copy one from a list.")
    names = sorted({target.id or "" for target in found})
    if len(names) > 1:
        raise UsageError(f"{id!r} may be {' or '.join(names[:4])}: write more of it.")
    return found[0]


def find_article(
    connection: sqlite3.Connection, article: str | None = None, *,
    sha256: str | None = None, id: str | None = None,
) -> Target:  # fmt: skip
    """Find the current version of an article by its id or the beginning of it, or the newest with a text."""
    if sha256 is not None:
        rows = connection.execute(
            "SELECT number FROM version WHERE sha256 = ? ORDER BY is_current DESC, number DESC LIMIT 1",
            (sha256,),
        ).fetchall()
        return _target(connection, rows[0][0], id)
    assert article is not None
    query = (
        "SELECT v.number, a.id FROM article a JOIN version v ON v.article = a.number WHERE v.is_current AND "
    )
    found = connection.execute(f"{query} a.id = ?", (article,)).fetchall()
    if not found and len(article) >= _SHORTEST:
        found = connection.execute(f"{query} substr(a.id, 1, ?) = ?", (len(article), article)).fetchall()
    if not found:
        raise UsageError(f"The archive has no article {article[:60]!r}: see what `search` lists.")
    if len(found) > 1:
        raise UsageError(f"{article[:40]!r} may be one of {len(found)} articles: write all of the id.")
    return _target(connection, found[0][0], None)


def _target(connection: sqlite3.Connection, number: int, id: str | None) -> Target:
    version = read_version(connection, number)
    found = effective_record(connection, number, version.record, version.text)
    target = Target(number, version.id, version.text, version.record, found, "article", None)
    return target.of(id) if id is not None else target


def _in_version(target: Target, start: str) -> list[Target]:
    """Give the items whose identifiers begin so, also those that were rejected."""
    known = {identifier: identifier for identifier in items_of(target.effective.record)}
    for standing in target.effective.standings:
        root = standing.correction.anchor.item
        if root is not None and standing.state != "orphaned":
            known[root] = standing.item or known.get(root, root)
    return [target.of(now) for now in {now for one, now in known.items() if one.startswith(start)}]


def _in_tables(connection: sqlite3.Connection, start: str) -> list[Target]:
    # What follows on a hexadecimal digit comes before g.
    bounds = (start, f"{start}g")
    found: dict[str, int] = {}
    if start[0] in _TABLES:
        rows = connection.execute(
            f"SELECT id, version FROM {_TABLES[start[0]]} WHERE id >= ? AND id < ?",  # noqa: S608 it is ours
            bounds,
        ).fetchall()
        for id, version in rows:
            found[id] = max(version, found.get(id, version), key=lambda number: _newness(connection, number))
    if found:
        return [_target(connection, version, id) for id, version in found.items()]
    rows = connection.execute(
        "SELECT DISTINCT item, sha256 FROM correction WHERE item >= ? AND item < ?", bounds
    ).fetchall()
    return [find_article(connection, sha256=sha256, id=item) for item, sha256 in rows]


def _newness(connection: sqlite3.Connection, version: int) -> tuple[int, int]:
    row = connection.execute("SELECT is_current, number FROM version WHERE number = ?", (version,))
    is_current, number = row.fetchone()
    return is_current, number
