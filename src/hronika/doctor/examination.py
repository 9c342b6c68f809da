"""All that is examined, in its order."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from hronika.doctor import archive, machine, model, program
from hronika.doctor.child import Child
from hronika.doctor.finding import Finding, examined
from hronika.errors import DataError
from hronika.extras import EXTRAS, is_there


def examine(place: Callable[[], Path], is_named: bool, encoding: str | None) -> Iterator[Finding]:
    """Yield what is found; each check goes its way whatever comes of the others.

    `place` gives the path of the archive and may fail, `is_named` says that somebody named it, `encoding` is
    that of standard output. What may crash or hang is tried in processes of its own: the model alone, as it
    is timed, the rest at once.
    """
    yield examined("program", program.program)
    yield examined("sqlite", program.sqlite)
    yield examined("model", lambda: model.model(Child(model.__name__, "read_sentence")))
    rooms = _begun(program.__name__, "load_rooms")
    modules = {
        name: _begun(program.__name__, "load_module", extra.module)
        for name, extra in EXTRAS.items()
        if is_there(name)
    }
    yield examined("packages", lambda: program.packages(rooms()))
    for name in EXTRAS:
        started = modules.get(name)
        yield examined(f"extra {name}", partial(_extra, name, started))
    yield examined("archive", lambda: archive.archive(place(), is_named))
    yield examined("rights", lambda: archive.rights(place()))
    yield examined("disk", lambda: machine.disk(archive.existing_folder(place())))
    yield examined("temporary", machine.temporary)
    yield examined("terminal", lambda: machine.terminal(encoding))
    yield examined("time zones", machine.time_zones)
    yield examined("memory", machine.memory)
    yield examined("processors", machine.processors)


def _extra(name: str, started: Callable[[], Child] | None) -> Finding:
    return program.optional(name, started and started())


def _begun(module: str, function: str, *arguments: str) -> Callable[[], Child]:
    """Begin a process; give what gives it, or raises where it could not be begun."""
    try:
        child = Child(module, function, *arguments)
    except (OSError, ValueError) as error:
        return partial(_not_begun, f"No process can be started to try {module} ({error}).")
    return lambda: child


def _not_begun(reason: str) -> Child:
    raise DataError(reason)
