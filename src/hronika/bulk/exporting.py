"""Exports from a bulk result: its records as they were read, and what could not be read as errors.

Where tables are exported, its own are: they have the same rows, which nobody has to make again.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import date
from typing import Any

from hronika.archive.queries import parse
from hronika.bulk.lock import unchanged
from hronika.bulk.reading import FinishedUnit
from hronika.bulk.records import KeptReading
from hronika.bulk.result import BulkResult
from hronika.errors import DataError, UsageError
from hronika.exports.exported import ExportedArticle, FinishedTables, Unreadable
from hronika.exports.tables.schemas import BY_NAME
from hronika.record import ModelInfo, ReaderInfo


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
        tables: Collection[str] = (),
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
        self._tables = tables

    def opened(self) -> AbstractContextManager[None]:
        """Keep the result as it is while it is exported; raises DataError where a run is at work in it."""
        return unchanged(self._result.folder)

    def articles(self) -> Iterator[ExportedArticle | Unreadable | FinishedTables]:
        """Yield the articles, with an error in the place of one that is damaged."""
        for unit in self._result.units:
            finished = self._finished(unit) if self._tables else None
            if finished is None:
                yield from self._articles(unit)
            else:
                yield finished

    def _articles(self, unit: FinishedUnit) -> Iterator[ExportedArticle | Unreadable]:
        for kept in self._result.kept(unit):
            if isinstance(kept, Unreadable):
                yield kept
            elif self._is_chosen(kept):
                yield _exported(kept)
        for failure in self._result.failures(unit):
            if failure.outlet is None or self._is_of_outlet(failure.outlet):
                yield failure

    def _finished(self, unit: FinishedUnit) -> FinishedTables | None:
        """Give the tables of a unit; None where their files are not what this version would have written."""
        # The other two tell what the rows are of.
        names = dict.fromkeys((*self._tables, "articles", "errors"))
        found = {
            # Where nothing failed there is no file of failures.
            name: _batches(self._result.as_written(unit, name), name) if name in unit.files else []
            for name in names
        }
        tables = {
            name: [self._chosen_of(batch) for batch in batches]
            for name, batches in found.items()
            if batches is not None
        }
        if len(tables) < len(found):
            return None
        readers = _readers(tables["articles"])
        failures = [
            Unreadable(row["place"], DataError(row["error"]).of(row["kind"]), row["article"], row["outlet"])
            for batch in tables["errors"]
            for row in batch.to_pylist()
        ]
        return FinishedTables(readers.total(), readers, failures, tables.__getitem__)

    def _chosen_of(self, batch: Any) -> Any:
        """Leave out the rows of a batch that are not asked for."""
        from pyarrow import array, compute

        if self._outlet is not None:
            outlets = batch["outlet"]
            asked = array(filter(self._is_of_outlet, outlets.unique().to_pylist()), outlets.type)
            chosen = compute.is_in(outlets, asked)
            if "published" not in batch.schema.names:  # of what could not be read the outlet may be unknown
                chosen = compute.or_(chosen, outlets.is_null())
            batch = batch.filter(chosen)
        if "published" in batch.schema.names:
            for day, compare in ((self._since, compute.greater_equal), (self._until, compute.less_equal)):
                if day is not None:
                    batch = batch.filter(compare(batch["published"], day))
        return batch

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


def _batches(content: bytes | None, table: str) -> Sequence[Any] | None:
    """Give the rows in a Parquet file of a table; None where there is no such file, or of another schema."""
    from pyarrow import BufferReader, parquet

    from hronika.exports.tables.parquet import arrow_schema

    if content is None:
        return None
    schema = arrow_schema(BY_NAME[table])
    with parquet.ParquetFile(BufferReader(content)) as file:
        found = file.schema_arrow
        if not found.equals(schema) or found.metadata != schema.metadata:
            return None
        return list(file.iter_batches(use_threads=False))


def _readers(articles: Sequence[Mapping[str, Any]]) -> Counter[ReaderInfo]:
    """Count who read the articles by the rows of their table."""
    told = Counter(
        row
        for batch in articles
        for row in zip(
            *(batch[name].to_pylist() for name in ("hronika", "model", "model_version")), strict=True
        )
    )
    return Counter(
        {
            ReaderInfo(hronika=hronika, model=ModelInfo(name=name, version=version) if name else None): number
            for (hronika, name, version), number in told.items()
        }
    )


def _period(name: str, told: str | None) -> tuple[date | None, date | None]:
    """Give the bounds that a filter of the language of queries has."""
    if told is None:
        return None, None
    query = parse(f"{name}:{told.strip()}")
    if (query.since, query.until) == (None, None):
        raise UsageError(f"{told[:40]!r} is no day, month or year: write it as 2024-05-07, 2024-05 or 2024.")
    return query.since, query.until
