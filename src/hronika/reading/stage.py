"""A stage of reading: a function over the draft that declares what it reads and what it writes."""

from collections.abc import Callable
from dataclasses import dataclass

from hronika.reading.document.document import Draft


@dataclass(frozen=True)
class Stage:
    """One step of reading. `reads` and `writes` name attributes of `Draft`; `run` fills those it writes."""

    name: str
    run: Callable[[Draft], None]
    reads: tuple[str, ...]
    writes: tuple[str, ...]
