"""Processes of this machine."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from hronika.bulk.engines.engine import Engine, LostTask
from hronika.errors import HronikaError, UsageError
from hronika.reading.pool import as_finished

Task = TypeVar("Task")
Result = TypeVar("Result")


class LocalProcesses:
    """Spreads work over so many processes of this machine; raises UsageError where that is none."""

    def __init__(self, workers: int) -> None:
        if workers < 1:
            raise UsageError(f"The number of workers must be 1 or more, not {workers}.")
        self._workers = workers

    @property
    def near(self) -> Engine:
        """This one."""
        return self

    def run(
        self, job: Callable[[Task], Result], tasks: Iterable[Task]
    ) -> Iterator[Result | LostTask[Task] | HronikaError]:
        """Yield the result of every task, as `Engine.run` says."""
        wrapped: Callable[[Task], Result | LostTask[Task]] = job
        return as_finished(wrapped, tasks, self._workers, LostTask)
