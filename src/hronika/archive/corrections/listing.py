"""What people corrected in an archive: each correction with what became of it, and articles with theirs."""

from collections.abc import Iterator
from typing import NamedTuple

from hronika.archive.corrections.effective import EffectiveRecord, Standing
from hronika.archive.corrections.stored import effective_record
from hronika.archive.items import require_article
from hronika.archive.store import Store
from hronika.archive.versions import StoredVersion, read_version


class ListedCorrection(NamedTuple):
    """A correction with what became of it in the current version of an article."""

    article: str
    standing: Standing


class CorrectedVersion(NamedTuple):
    """A version of an article with corrections applied; complete where a person said that it is."""

    version: StoredVersion
    effective: EffectiveRecord
    is_complete: bool


def listed(
    store: Store,
    *,
    article: str | None = None,
    author: str | None = None,
    orphaned: bool = False,
    disagreeing: bool = False,
) -> list[ListedCorrection]:
    """List corrections, the last one first, by what they mean for the current version of their article.

    `orphaned` leaves those whose words are not there; `disagreeing` those of which the reader says other
    than the person. One that concerns several articles with one text stands there for each. Raises UsageError
    where no article has this id.
    """
    if article is not None:
        require_article(store, article)
    found = [
        ListedCorrection(one.version.id, standing)
        for one in _corrected(store, current=True, article=article, altered=orphaned)
        for standing in one.effective.standings
        if author in (None, standing.correction.author)
        and (not orphaned or standing.state == "orphaned")
        and (not disagreeing or standing.agrees is False)
    ]
    return sorted(found, key=lambda one: (-one.standing.correction.number, one.article))


def corrected_versions(store: Store) -> Iterator[CorrectedVersion]:
    """Yield every article that has corrections: its newest complete version, else the current one."""
    chosen: dict[int, CorrectedVersion] = {}
    for one in _corrected(store, current=False):
        article = one.version.article
        if one.is_complete or (one.version.is_current and article not in chosen):
            chosen[article] = one
    yield from chosen.values()


def _corrected(
    store: Store, *, current: bool, article: str | None = None, altered: bool = False
) -> Iterator[CorrectedVersion]:
    """Yield versions with corrections of their text or an earlier one, older ones of an article first.

    `altered` leaves those with corrections of an earlier one: no others can have lost their words.
    """
    with store.reading() as connection:
        rows = connection.execute(
            "SELECT DISTINCT v.number FROM correction c JOIN version o ON o.sha256 = c.sha256 "
            "JOIN version v ON v.article = o.article AND v.ordinal >= o.ordinal + ? "
            "WHERE v.is_current >= ? "
            "AND (? IS NULL OR v.article IN (SELECT number FROM article WHERE id = ?)) "
            "ORDER BY v.article, v.ordinal",
            (altered, current, article, article),
        ).fetchall()
        for (number,) in rows:
            version = read_version(connection, number)
            found = effective_record(connection, number, version.record, version.text)
            is_complete = any(
                one.state == "applied" and one.correction.action == "complete" for one in found.standings
            )
            yield CorrectedVersion(version, found, is_complete)
