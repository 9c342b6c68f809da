"""Units that end the process that reads them: which of their articles does it, and the unit without it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from hronika.bulk.engines.engine import Engine, LostTask
from hronika.bulk.items import Item, failed
from hronika.bulk.reading import FinishedUnit
from hronika.bulk.units import Unit
from hronika.errors import DataError, HronikaError
from hronika.exports.exported import Unreadable
from hronika.reading.reader import lost_with_worker


def read_units(
    engine: Engine,
    reading: Callable[[Unit], FinishedUnit | HronikaError],
    trial: Callable[[Item], None],
    units: Iterable[Unit],
) -> Iterator[FinishedUnit]:
    """Read units and yield each as it is finished.

    The articles of a unit that ended two processes are each read alone, and those that again end theirs
    become failures in their places. Raises DataError where the files of a unit cannot be written, or where a
    unit ends its processes although none of its articles alone does.
    """
    for result in engine.run(reading, units):
        if isinstance(result, LostTask):
            unit = _without_culprits(engine, trial, result.task)
            result = next(engine.run(reading, [unit]))
        if isinstance(result, LostTask):
            raise DataError(
                f"A unit of {len(result.task.items)} articles ended the process that read it again and "
                "again, although none of them alone does, most likely because memory runs out: read with "
                "fewer workers"
            )
        if isinstance(result, HronikaError):
            raise result
        yield result


def _without_culprits(engine: Engine, trial: Callable[[Item], None], unit: Unit) -> Unit:
    articles = [item for item in unit.items if not isinstance(item, Unreadable)]
    culprits: set[Item] = set()
    for result in engine.run(trial, articles):
        if isinstance(result, HronikaError):
            raise result
        if isinstance(result, LostTask):
            culprits.add(result.task)
    return replace(unit, items=tuple(_failed(item) if item in culprits else item for item in unit.items))


def _failed(item: Item) -> Item:
    return item if isinstance(item, Unreadable) else failed(item, lost_with_worker(item.article))
