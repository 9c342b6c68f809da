"""A run: what comes in is packed into units, those that are not finished are read, and all is counted."""

import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from hronika.article import DEFAULT_TIMEZONE, parse_published, time_zone
from hronika.bulk.copies import Copies
from hronika.bulk.culprits import read_units
from hronika.bulk.engines import load_engine
from hronika.bulk.engines.engine import Engine
from hronika.bulk.extracting import KeptPages, Plan, extract, kept_items
from hronika.bulk.folder import (
    check_result_folder,
    describe,
    remove_ends,
    remove_unfinished,
    remove_units,
    write_errors,
)
from hronika.bulk.items import Item, item_of
from hronika.bulk.lock import locked
from hronika.bulk.manifest import Header, Manifest, made_by
from hronika.bulk.reading import ArticleTrial, FinishedUnit, UnitReading
from hronika.bulk.units import MOST_ITEMS, Unit, units_of
from hronika.errors import DataError, HronikaError, UsageError
from hronika.exports.exported import Unreadable
from hronika.exports.tables.schemas import VERSION
from hronika.language import load_language
from hronika.reading.pipeline import STAGES, Stage
from hronika.reading.reader import Reader, reader_info
from hronika.sources.bulk_input import InputOptions, expanded
from hronika.sources.parquet import columns_from


@dataclass
class BulkCounts:
    """What became of a run so far.

    `seen` is how many articles and failures the input gave, which is `articles` (those read), `copies` (the
    same outlet, id and text again) and `failed` together when the run is over. `units` are finished, of
    `all_units`, which is known when the input is at its end. `rows` are those of each table, `failures` what
    failed by kind; `turned_away` counts pages that are no articles of the language, by reason, and
    `passed_by` what of web archives is no page; `same_ids` articles whose outlet and id an earlier one has
    with another text; `stale` names units in the folder that the input does not give any more. `extracted`
    are the parts of the input whose pages were made articles of.
    """

    seen: int = 0
    copies: int = 0
    units: int = 0
    all_units: int | None = None
    rows: Counter[str] = field(default_factory=Counter)
    failures: Counter[str] = field(default_factory=Counter)
    turned_away: Counter[str] = field(default_factory=Counter)
    passed_by: Counter[str] = field(default_factory=Counter)
    same_ids: int = 0
    stale: list[str] = field(default_factory=list)
    extracted: int = 0

    @property
    def articles(self) -> int:
        """How many articles were read."""
        return self.rows["articles"]

    @property
    def failed(self) -> int:
        """How many stand among the errors."""
        return self.rows["errors"]

    def as_value(self) -> dict[str, Any]:
        """Give what of it follows from the input alone, as a value of JSON."""
        return {
            "seen": self.seen,
            "articles": self.articles,
            "copies": self.copies,
            "failed": self.failed,
            "failures": dict(sorted(self.failures.items())),
            "units": self.all_units,
            "same_ids": self.same_ids,
            "turned_away": dict(sorted(self.turned_away.items())),
            "passed_by": dict(sorted(self.passed_by.items())),
        }


class Bulk:
    """Reads very many articles into a folder of Parquet tables: `Bulk("ledger", workers=2).read(["news/"])`.

    What is in the folder already and came of the same articles is not read again, so a run that was stopped
    or killed goes on where it was when it is started again with the same. The files are the same bytes
    whatever the number of workers; docs/scale.md tells what is in them. `counts` says how far it is.

    Pages in other languages than `language` (ISO 639-1) are turned away. `published`, `outlet` and `title`
    are for articles that do not say, `timezone` is that of their outlets. `columns` are those of Parquet
    files whose columns are not called as the fields are: `text=body,published=date`.
    `time_limit` is how many seconds an article may take, by default as `Reader` has it, and `stages` what is
    done with each. `engine` is `local`, or `ray` with the `address` of a cluster's head (`host:6379` or
    `auto`), without which one is started on this machine. With `prune` units are removed that the input does
    not give any more. `unit_size` is how many articles are read at once. `warn` is called with sentences on
    what of the input should be known.

    Raises UsageError on options that make no sense and where pyarrow is missing.
    """

    def __init__(
        self,
        folder: Path | str,
        *,
        workers: int = 1,
        published: date | str | None = None,
        timezone: str = DEFAULT_TIMEZONE,
        outlet: str | None = None,
        title: str | None = None,
        language: str = "lv",
        columns: str | None = None,
        time_limit: float | None = None,
        prune: bool = False,
        engine: Engine | str = "local",
        address: str | None = None,
        stages: Sequence[Stage] = STAGES,
        unit_size: int = MOST_ITEMS,
        warn: Callable[[str], None] = lambda _: None,
    ) -> None:
        # It says in one sentence where pyarrow is missing, before any work.
        import hronika.exports.tables.parquet  # noqa: F401

        if not 1 <= unit_size <= MOST_ITEMS:
            raise UsageError(f"A unit has 1 to {MOST_ITEMS} articles, not {unit_size}.")
        time_zone(timezone)
        self.counts = BulkCounts()
        self._folder = Path(folder)
        self._options = InputOptions(
            title,
            parse_published(published),
            outlet,
            timezone,
            language,
            columns_from(columns) if columns else {},
        )
        # It reads in a worker, alone.
        self._reader = Reader(stages=stages, time_limit=time_limit, pause_gc=True)
        self._engine = load_engine(engine, workers, address) if isinstance(engine, str) else engine
        self._prune = prune
        self._unit_size = unit_size
        self._warn = warn

    def read(self, inputs: Sequence[Path | str]) -> BulkCounts:
        """Read files and folders of articles, or patterns of such; raises what `steps` raises."""
        for _ in self.steps(inputs):
            pass
        return self.counts

    def steps(self, inputs: Sequence[Path | str]) -> Iterator[BulkCounts]:
        """Read files and folders of articles, and yield the counts whenever something more is done.

        An article that cannot be read is a row of the table `errors`. Raises UsageError where an input is not
        there, or the folder is something else or of another reader or other options; DataError where the
        folder is at work, damaged or cannot be written, and where the input has no articles. What is
        finished stays then, and does so when the run is interrupted.
        """
        paths = expanded(str(path) for path in inputs)
        check_result_folder(self._folder, paths)
        header = self._header()
        try:
            self._folder.mkdir(exist_ok=True)
            with locked(self._folder):
                yield from self._locked_steps(paths, header)
        except OSError as error:
            raise self._stopped(f"{self._folder} cannot be written: {error.strerror or error}") from None

    def _locked_steps(self, paths: Sequence[str], header: Header) -> Iterator[BulkCounts]:
        counts = self.counts = BulkCounts()
        manifest = Manifest(self._folder, header)
        remove_unfinished(self._folder, manifest.units)
        remove_ends(self._folder)
        order: list[str] = []
        plan: Plan = ()

        def unfinished() -> Iterator[Unit]:
            for unit in units_of(self._items(plan), json.dumps(header), self._unit_size):
                order.append(unit.name)
                if unit.name in manifest.units:
                    self._count(manifest.units[unit.name])
                else:
                    yield unit

        reading, trial = UnitReading(self._folder, self._reader), ArticleTrial(self._reader)
        try:
            for plan in extract(self._engine.near, self._folder, paths, self._options, self._warn):
                counts.extracted = sum(isinstance(source, KeptPages) for source in plan)
                yield counts
            for finished in read_units(self._engine, reading, trial, unfinished()):
                manifest.add(finished)
                self._count(finished)
                yield counts
        except DataError as error:
            raise self._stopped(str(error)) from None
        counts.all_units = len(order)
        if counts.seen != counts.articles + counts.copies + counts.failed:
            raise DataError(
                f"This is a fault in Hronika, please report it: {counts.seen} articles came in, and "
                f"{counts.articles} read, {counts.copies} copies and {counts.failed} failed came of them."
            )
        self._finish(manifest, order)
        yield counts

    def _finish(self, manifest: Manifest, order: Sequence[str]) -> None:
        counts = self.counts
        stale = sorted(manifest.units.keys() - set(order))
        if self._prune:
            # The manifest goes first: what it does not name does not count, wherever this ends.
            for name in stale:
                del manifest.units[name]
        manifest.settle(order)
        if self._prune:
            remove_units(self._folder, stale)
        else:
            counts.stale = stale
        if order:
            units = [manifest.units[name] for name in order]
            write_errors(self._folder, units)
            describe(
                self._folder, units, reader_info(load_language(self._options.language)), counts.as_value()
            )

    def _items(self, plan: Plan) -> Iterator[Item]:
        """Yield what comes in and is to be read, without copies."""
        counts, copies = self.counts, Copies(self._warn)
        for item in self._all_items(plan):
            counts.seen += 1
            if not isinstance(item, Unreadable) and copies.is_copy(item):
                counts.copies += 1
                continue
            counts.same_ids = copies.same_ids
            yield item

    def _all_items(self, plan: Plan) -> Iterator[Item]:
        for source in plan:
            if isinstance(source, KeptPages):
                kept = kept_items(self._folder, source)
                self.counts.turned_away += kept.turned_away
                self.counts.passed_by += kept.passed_by
                yield from kept.items
            else:
                yield from map(item_of, source.found(self._options, self._warn))

    def _count(self, finished: FinishedUnit) -> None:
        self.counts.units += 1
        for table in finished.files:
            self.counts.rows[table] += finished.rows(table)
        self.counts.failures.update(finished.failures)

    def _header(self) -> dict[str, Any]:
        """Say who reads and by which options: all that the files follow from beside what comes in."""
        stages = self._reader.stages
        options = {
            **vars(self._options),
            "published": self._options.published and self._options.published.isoformat(),
            "time limit": self._reader.time_limit,
            "stages": None if stages == STAGES else [stage.name for stage in stages],
        }
        return {
            **made_by(self._options.language),
            "tables": VERSION,
            **{name: value for name, value in options.items() if value not in (None, {})},
        }

    def _stopped(self, reason: str) -> HronikaError:
        return DataError(
            f"{reason.rstrip('.')}; what is finished ({self.counts.units} units) stays, and the same command "
            "goes on from there."
        )
