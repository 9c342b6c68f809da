"""Engines spread the work of a run over processes; one module each."""

from hronika.bulk.engines.engine import Engine
from hronika.errors import UsageError

ENGINES = ("local",)
"""The names of the engines."""


def load_engine(name: str, workers: int) -> Engine:
    """Give an engine by its name; raises UsageError on an unknown one."""
    if name == "local":
        from hronika.bulk.engines.local import LocalProcesses

        return LocalProcesses(workers)
    raise UsageError(f"There is no engine {name[:40]!r}: name one of {', '.join(ENGINES)}.")
