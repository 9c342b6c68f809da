"""Exports from a bulk result: its records as they were read, and what could not be read as errors."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from datetime import date

from hronika.archive.queries import parse
from hronika.bulk.lock import unchanged
from hronika.bulk.records import KeptReading
from hronika.bulk.result import BulkResult
from hronika.errors import DataError, UsageError
from hronika.exports.exported import ExportedArticle, Unreadable


class BulkSource:
    """The articles of a bulk result in its order, each as it was read, without what only an archive knows.

    With `outlet` those of that outlet, in whatever case it is written. `since` and `until` are days, months
    or years (`2024-05`), as in the language of queries; an article without a day is in no period. What could
    not be read stands behind the articles of its unit; it has no day, and is left out only where it is known
    to be of another outlet. Raises UsageError on what is no time.
    """

    who = None

    def __init__(
        self,
        result: BulkResult,
        *,
        outlet: str | None = None,
        since: str | None = None,
        until: str | None = None,
    ) -> None:
        self.name = result.folder.name
        self.notes: tuple[str, ...] = ()
        if not result.is_complete:
            self.notes = (
                f"{result.folder} is not complete: what is finished is exported, {len(result.units)} units, "
                "and `hronika bulk` goes on with the others.",
            )
        self._result = result
        self._outlet = outlet and outlet.casefold()
        self._since = _period("since", since)[0]
        self._until = _period("until", until)[1]

    def opened(self) -> AbstractContextManager[None]:
        """Keep the result as it is while it is exported; raises DataError where a run is at work in it."""
        return unchanged(self._result.folder)

    def articles(self) -> Iterator[ExportedArticle | Unreadable]:
        """Yield the articles, with an error in the place of one that is damaged."""
        for unit in self._result.units:
            for kept in self._result.kept(unit):
                if isinstance(kept, Unreadable):
                    yield kept
                elif self._is_chosen(kept):
                    yield _exported(kept)
            for failure in self._result.failures(unit):
                if failure.outlet is None or self._is_of_outlet(failure.outlet):
                    yield failure

    def _is_chosen(self, kept: KeptReading) -> bool:
        article = kept.found.article
        if not self._is_of_outlet(article.outlet):
            return False
        if self._since is None and self._until is None:
            return True
        day = article.published
        return day is not None and (self._since or day) <= day <= (self._until or day)

    def _is_of_outlet(self, outlet: str | None) -> bool:
        return self._outlet is None or (outlet is not None and outlet.casefold() == self._outlet)


def _exported(kept: KeptReading) -> ExportedArticle | Unreadable:
    article = kept.found.article
    try:
        return ExportedArticle(kept.record(), article.text)
    except DataError as error:
        return Unreadable(kept.found.place, error, article.id, article.outlet)


def _period(name: str, told: str | None) -> tuple[date | None, date | None]:
    """Give the bounds that a filter of the language of queries has."""
    if told is None:
        return None, None
    query = parse(f"{name}:{told.strip()}")
    if (query.since, query.until) == (None, None):
        raise UsageError(f"{told[:40]!r} is no day, month or year: write it as 2024-05-07, 2024-05 or 2024.")
    return query.since, query.until
