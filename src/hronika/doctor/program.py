"""Which Hronika, Python and SQLite run, and whether what they need is installed and loads."""

import platform
import sys
from importlib import import_module
from importlib.metadata import PackageNotFoundError, requires, version
from re import match

from hronika.doctor.child import Child
from hronika.doctor.finding import REINSTALL, Finding
from hronika.errors import DataError
from hronika.extras import EXTRAS, line_to_install

_ROOMS = (
    "hronika.reading.reader", "hronika.sources.pages", "hronika.sources.feeds", "hronika.fetching",
    "hronika.intake.watching", "hronika.ledger", "hronika.exports.registry", "hronika.web.serving",
)  # fmt: skip
"""What loads all packages that Hronika needs."""


def program() -> Finding:
    """Name Hronika and Python by version, and say whether reading is compiled."""
    from hronika.reading.compiled import is_compiled

    python = platform.python_version()
    try:
        own = version("hronika")
    except PackageNotFoundError:
        told = f"hronika runs from files that pip knows nothing of, Python {python}"
        return Finding("program", "broken", told, REINSTALL, {"python": python})
    kind = "compiled" if is_compiled() else "pure Python"
    details = {"hronika": own, "compiled": is_compiled(), "python": python, "executable": sys.executable}
    return Finding("program", "well", f"hronika {own} ({kind}), Python {python}", details=details)


def sqlite() -> Finding:
    """Name SQLite by version and try its full text search (FTS5), which archives are searched with."""
    import sqlite3

    details = {"sqlite": sqlite3.sqlite_version, "fts5": True}
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute("CREATE VIRTUAL TABLE words USING fts5(word)")
    except sqlite3.OperationalError:
        told = f"SQLite {sqlite3.sqlite_version} has no full text search (FTS5)"
        advice = "use a Python whose SQLite has it: that of python.org, of Debian or of conda"
        return Finding("sqlite", "broken", told, advice, details | {"fts5": False})
    finally:
        connection.close()
    return Finding("sqlite", "well", f"SQLite {sqlite3.sqlite_version} with FTS5", details=details)


def packages(rooms: Child) -> Finding:
    """Say whether all packages that Hronika needs are installed, and load: `rooms` is `load_rooms`."""
    needed = [
        name[0]
        for requirement in requires("hronika") or ()
        if "extra ==" not in requirement and (name := match(r"[\w.-]+", requirement))
    ]
    missing = [name for name in needed if not _is_installed(name)]
    details = {"needed": len(needed), "missing": ", ".join(missing)}
    if missing:
        told = f"not installed, though Hronika needs it: {', '.join(missing)}"
        return Finding("packages", "broken", told, f"pip install {' '.join(missing)}", details)
    try:
        failures: dict[str, str] = rooms.answer()
    except DataError as error:
        failures = {"hronika": str(error)}
    if failures:
        room, reason = next(iter(failures.items()))
        told = f"what Hronika needs does not load: {reason}"
        return Finding("packages", "broken", told, REINSTALL, details | {"room": room})
    told = f"the {len(needed)} packages that it needs are installed and load"
    return Finding("packages", "well", told, details=details)


def load_rooms() -> dict[str, str]:
    """Load what loads all that is needed; give the reasons for what fails, by module."""
    failures = {}
    for room in _ROOMS:
        try:
            import_module(room)
        except Exception as error:
            failures[room] = f"{type(error).__name__}: {error}"
    return failures


def _is_installed(name: str) -> bool:
    try:
        return bool(version(name))
    except PackageNotFoundError:
        return False


def optional(name: str, loaded: Child | None) -> Finding:
    """Say whether an extra is there; `loaded` is `load_module` of its module, where that was found."""
    check, line = f"extra {name}", line_to_install(name)
    module, purpose = EXTRAS[name]
    if loaded is None:
        return Finding(check, "lacking", f"extra {name} is not there ({purpose})", line, {"extra": name})
    try:
        number: str = loaded.answer()
    except DataError as error:
        told = f"extra {name} is there and does not load: {error}"
        return Finding(check, "lacking", told, f"{line} --force-reinstall", {"extra": name})
    return Finding(
        check, "well", f"extra {name}: {module} {number}", details={"extra": name, "version": number}
    )


def load_module(name: str) -> str:
    """Load a module and give the version of what it was installed by."""
    import_module(name)
    try:
        return version(name)
    except PackageNotFoundError:
        return "of no known version"
