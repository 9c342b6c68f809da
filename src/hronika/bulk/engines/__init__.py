"""Engines spread the work of a run over processes; one module each."""

from hronika.bulk.engines.engine import Engine
from hronika.errors import UsageError

ENGINES = ("local", "ray")
"""The names of the engines."""


def load_engine(name: str, workers: int, address: str | None = None) -> Engine:
    """Give an engine by its name; raises UsageError on an unknown one, and on an address that it has not."""
    if name != "ray" and address is not None:
        raise UsageError("An address is that of a Ray cluster: name it with --engine ray.")
    if name == "local":
        from hronika.bulk.engines.local import LocalProcesses

        return LocalProcesses(workers)
    if name == "ray":
        from hronika.bulk.engines.ray import RayActors

        return RayActors(workers, address)
    raise UsageError(f"There is no engine {name[:40]!r}: name one of {', '.join(ENGINES)}.")
