"""Articles of bulk results, for an archive: what was read in them is taken as it is."""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from hronika.bulk.lock import unchanged
from hronika.bulk.records import KeptReading
from hronika.bulk.result import BulkResult, is_result
from hronika.errors import DataError, HronikaError
from hronika.exports.exported import Unreadable
from hronika.intake.gathering import check_sources, gather
from hronika.lemmas import RecordWithLemmas
from hronika.sources.found import Found, FoundRead


def check_all(sources: Iterable[str]) -> None:
    """Check before any work that all sources are there, results of bulk runs among them.

    Raises UsageError where one is not, DataError where a result is damaged.
    """
    for are_results, group in groupby(sources, key=is_result):
        if not are_results:
            check_sources(group)
            continue
        for folder in group:
            BulkResult(Path(folder))


def gather_all(
    sources: Iterable[str], warn: Callable[[str], None], **options: Any
) -> Iterator[Found | HronikaError]:
    """Yield the articles of all sources in order as `gather` does, results of bulk runs among them.

    `options` are those of `gather`; none of them applies to results, whose articles were read.
    """
    for are_results, group in groupby(sources, key=is_result):
        if are_results:
            for folder in group:
                yield from found_in_result(folder, warn)
        else:
            yield from gather(list(group), warn, **options)


def found_in_result(folder: str, warn: Callable[[str], None]) -> Iterator[Found | HronikaError]:
    """Yield the articles of a bulk result in its order, with an error in the place of one that is damaged.

    An article is proved before it is taken, by its checksums, hashes and places. Where another reader made
    the result, or a file was changed since, its articles are to be read again, as words in it cannot be
    proved; `warn` is told of that, and of what the result lacks. Raises UsageError where the folder is no
    result that can be read here; another process that works in it is an error in its place.
    """
    try:
        result = BulkResult(Path(folder))
        with unchanged(result.folder):
            yield from _found(result, warn)
    except DataError as error:
        yield error.at(folder)


def _found(result: BulkResult, warn: Callable[[str], None]) -> Iterator[Found | HronikaError]:
    if not result.is_complete:
        warn(
            f"{result.folder} is not complete: the {result.rows('articles')} articles of its "
            f"{len(result.units)} finished units are added, and `hronika bulk` goes on with the others."
        )
    if failed := result.rows("errors"):
        warn(f"{failed} of {result.folder} could not be read when it was made: its table `errors` says why.")
    if result.differences:
        warn(f"{result.folder} was read otherwise ({result.differences}): its articles are read again.")
    for unit in result.units:
        is_as_written = result.is_as_written(unit)
        if not is_as_written:
            warn(f"The records of the unit {unit.name} in {result.folder} were changed: they are read again.")
        for kept in result.kept(unit):
            if isinstance(kept, Unreadable):
                yield DataError(f"{kept.place}: {kept.error}.").at(kept.place)
            elif is_as_written and not result.differences:
                yield _read(kept)
            elif is_as_written:
                yield kept.found
            else:
                yield _proved(kept)


def _read(kept: KeptReading) -> Found:
    def reading() -> RecordWithLemmas:
        try:
            return kept.reading()
        except DataError as error:
            raise _untrue(kept, error) from None

    return FoundRead(**vars(kept.found), reading=reading)


def _proved(kept: KeptReading) -> Found | DataError:
    """Give an article of a file that was changed if it is the one that its record is of."""
    try:
        kept.record()
    except DataError as error:
        return _untrue(kept, error)
    return kept.found


def _untrue(kept: KeptReading, error: DataError) -> DataError:
    found = kept.found
    return DataError(
        f"{found.place}: the article {found.article.id!r} of the bulk result is not added: {error}."
    ).at(found.place)
