"""Extraction before the reading: workers make articles of web pages, and what they made is kept.

It is kept in a hidden folder of the result, by the hash of the pages, so that a run that goes on, or one with
more input, does not extract again what was extracted before.
"""

import gzip
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from hronika.bulk.engines.engine import Engine, LostTask
from hronika.bulk.files import remove_drafts, write_whole
from hronika.bulk.items import Item, item_bytes, item_from, item_of
from hronika.errors import DataError, FailureKind, HronikaError
from hronika.sources.bulk_input import (
    DirectSource,
    Extracted,
    ExtractionJob,
    InputOptions,
    PagesJob,
    SliceJob,
    inputs,
)

EXTRACTED = ".extracted"
"""The folder, in that of a result, of what was extracted."""


class KeptPages(NamedTuple):
    """Stands in the plan of the input for pages whose articles were extracted: the name of their file."""

    name: str


Plan = Sequence[DirectSource | KeptPages]
"""What the input consists of, in order."""


class KeptItems(NamedTuple):
    """What was extracted of some pages: its items, how many pages were turned away, and what is no page."""

    items: Sequence[Item]
    turned_away: Counter[str]
    passed_by: Counter[str]


def extract(
    engine: Engine, folder: Path, paths: Sequence[str], options: InputOptions, warn: Callable[[str], None]
) -> Iterator[Plan]:
    """Extract the articles of all pages of the input that were not yet, and keep them in the result's folder.

    Yields the plan of the input as far as it is known, whenever something was extracted and at the end.
    Raises DataError where what was extracted cannot be written.
    """
    kept = folder / EXTRACTED
    remove_drafts(kept)
    plan: list[DirectSource | KeptPages] = []

    def missing() -> Iterator[ExtractionJob]:
        for source in inputs(paths, warn):
            if not isinstance(source, SliceJob | PagesJob):
                plan.append(source)
                continue
            plan.append(KeptPages(source.name))
            if not (kept / source.name).exists():
                yield source

    for result in engine.run(Extraction(kept, options), missing()):
        if isinstance(result, LostTask):
            _keep(kept, result.task.name, _by_parts(engine, result.task, options))
        elif isinstance(result, HronikaError):
            raise result
        yield plan
    needed = {source.name for source in plan if isinstance(source, KeptPages)}
    for file in kept.glob("*"):
        if file.name not in needed:
            file.unlink()
    yield plan


def kept_items(folder: Path, pages: KeptPages) -> KeptItems:
    """Give what was extracted of some pages."""
    with gzip.open(folder / EXTRACTED / pages.name) as file:
        turned_away, passed_by = json.loads(file.readline())
        return KeptItems([item_from(line) for line in file], Counter(turned_away), Counter(passed_by))


class Extraction:
    """Extracts the articles of pages and keeps them in a folder; it is handed to workers."""

    def __init__(self, folder: Path, options: InputOptions) -> None:
        self._folder = folder
        self._options = options

    def __call__(self, job: ExtractionJob) -> DataError | None:
        """Extract and keep; gives the error where that cannot be written."""
        try:
            _keep(self._folder, job.name, _extracted(job, self._options))
        except OSError as error:
            return DataError(f"{self._folder} cannot be written: {error.strerror or error}")
        return None


class _PartExtraction:
    """Extracts the articles of a part of a job and gives them."""

    def __init__(self, options: InputOptions) -> None:
        self._options = options

    def __call__(self, part: ExtractionJob) -> tuple[str, Extracted]:
        return part.name, _extracted(part, self._options)


def _extracted(job: ExtractionJob, options: InputOptions) -> Extracted:
    try:
        return job.extract(options)
    except Exception as error:  # a fault of ours in some pages must not lose the others
        reason = f"because of a fault in Hronika ({type(error).__name__}: {error}); please report it"
        return _failed(job, reason, "fault of Hronika")


def _by_parts(engine: Engine, job: ExtractionJob, options: InputOptions) -> Extracted:
    """Extract each page of a job by itself, as the job ended two processes."""
    parts: list[ExtractionJob] = list(job.parts())
    found: dict[str, Extracted] = {}
    for result in engine.run(_PartExtraction(options), parts):
        if isinstance(result, HronikaError):
            raise result
        if isinstance(result, LostTask):
            reason = "the process that did it was killed, twice, most likely because memory ran out"
            found[result.task.name] = _failed(result.task, reason, "killed process")
        else:
            found.update([result])
    every = [found[part.name] for part in parts]
    return Extracted(
        [item for each in every for item in each.items],
        sum((each.turned_away for each in every), Counter()),
        sum((each.passed_by for each in every), Counter()),
    )


def _failed(job: ExtractionJob, reason: str, kind: FailureKind) -> Extracted:
    error = DataError(f"{job.place} cannot be made articles of: {reason}.")
    return Extracted([error.at(job.place).of(kind)], Counter(), Counter())


def _keep(folder: Path, name: str, extracted: Extracted) -> None:
    told = json.dumps([extracted.turned_away, extracted.passed_by], sort_keys=True).encode()
    lines: Iterable[bytes] = (told, *(item_bytes(item_of(item)) for item in extracted.items))
    write_whole(folder / name, gzip.compress(b"".join(line + b"\n" for line in lines), mtime=0))
