"""What the tests of bulk reading need: an engine that works in this process, and what a folder holds."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

import pyarrow.dataset

from hronika.bulk.engines.engine import LostTask
from hronika.bulk.folder import ERRORS_FILE
from hronika.bulk.lock import LOCK
from hronika.bulk.run import Bulk
from hronika.errors import HronikaError
from hronika.reading.document.document import Document
from hronika.reading.pipeline import Stage

Task = TypeVar("Task")
Result = TypeVar("Result")

NO_STAGES: tuple[Stage, ...] = ()
"""For runs that are to be quick: texts are analysed and no more."""

MARK = "indes"
"""A text that holds it ends the process that reads it, or what stands for one."""


class InThisProcess:
    """An engine that does one task after another here, and is as if killed over one that is `deadly`.

    That is one that holds the mark, unless told otherwise.
    """

    def __init__(self, deadly: Callable[[object], bool] = lambda task: MARK in repr(task)) -> None:
        self.deadly = deadly
        self.done: list[object] = []
        self.near = self

    def run(
        self, job: Callable[[Task], Result], tasks: Iterable[Task]
    ) -> Iterator[Result | LostTask[Task] | HronikaError]:
        for task in tasks:
            if self.deadly(task):
                yield LostTask(task)
            else:
                self.done.append(task)
                yield job(task)


def quick(folder: Path, **options: Any) -> Bulk:
    """Give a run in this process that only analyses, four articles a unit."""
    return Bulk(folder, **{"engine": InThisProcess(), "stages": NO_STAGES, "unit_size": 4, **options})


def written(path: Path, articles: Iterable[Mapping[str, Any] | str]) -> Path:
    """Write articles as JSON lines, and other lines as they are."""
    lines = (each if isinstance(each, str) else json.dumps(each, ensure_ascii=False) for each in articles)
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def news(number: int, start: int = 0) -> list[dict[str, Any]]:
    """Make so many short articles, no two alike."""
    return [
        {"id": f"a{place}", "outlet": "Avīze", "text": f"Ministre sacīja, ka līst {place}. dienu."}
        for place in range(start, start + number)
    ]


def files_in(folder: Path) -> dict[str, bytes]:
    """Give all files of a result but the lock by their place in it."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != LOCK
    }


def rows(folder: Path, table: str) -> list[dict[str, Any]]:
    """Give the rows of a table, in whatever order its files are."""
    place = folder / (ERRORS_FILE if table == "errors" else table)
    found: list[dict[str, Any]] = pyarrow.dataset.dataset(place).to_table().to_pylist()
    return found


def die_of_mark(document: Document) -> None:
    """End the process as the system does when memory runs out, if the text holds the mark."""
    if MARK in document.article.text:
        import os
        import signal

        os.kill(os.getpid(), signal.SIGKILL)


DYING: Sequence[Stage] = (Stage("dying", die_of_mark, reads=(), writes=()),)
