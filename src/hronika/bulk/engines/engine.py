"""What spreads the work of a run: the one thing that is asked of an engine."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from hronika.errors import HronikaError

Task = TypeVar("Task")
Made = TypeVar("Made")
Result = TypeVar("Result")


@dataclass(frozen=True)
class LostTask(Generic[Task]):
    """A task over which the process that worked on it was killed, and a new one too."""

    task: Task


class FilingJob(ABC, Generic[Task, Made, Result]):
    """A job that makes something, and puts it where the leading process has its files.

    A process that shares these does both; of one on another machine the leading process files what it made.
    """

    @abstractmethod
    def make(self, task: Task) -> Made:
        """Do the work, from the task alone."""

    @abstractmethod
    def file(self, made: Made) -> Result:
        """Write what was made, and give what is told of it."""

    def __call__(self, task: Task) -> Result:
        """Do both."""
        return self.file(self.make(task))


class Engine(Protocol):
    """Does work in other processes, on this machine or on many.

    `near` is an engine for work that needs the files of the leading process, which may be this one.
    """

    @property
    def near(self) -> "Engine":
        """What does work that needs the files here."""

    def run(
        self, job: Callable[[Task], Result], tasks: Iterable[Task]
    ) -> Iterator[Result | LostTask[Task] | HronikaError]:
        """Yield `job(task)` for every task, in any order, with few tasks taken ahead of the results.

        Job, tasks and results can be pickled; the job returns what goes wrong, and raises nothing. A task
        whose process is killed is tried once more, then LostTask stands for its result. What `tasks` raises
        is raised after the results before it. Whoever stops asking for results ends the processes. Raises
        UsageError or DataError where no process can be had.
        """
