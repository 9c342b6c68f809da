"""The page on all that can be set: variables of the environment, files, the reading room."""

import ast
import dataclasses
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import hronika
from hronika.sources.feeds.lists import FeedSource
from hronika.web.settings import MEBIBYTE, Settings

_SOURCE = Path(hronika.__file__).parent

_VARIABLES = {
    "HRONIKA_ARCHIVE": "The file of the archive, where `--archive` names none.",
    "HRONIKA_AUTHOR": "In whose name corrections and judgements are made, where `--author` names nobody; "
    "without either it is your name in the system.",
    "HRONIKA_DEBUG": "With any value an error that nobody foresaw is told with where in the code it arose.",
    "RAY_USAGE_STATS_ENABLED": "Always set to 0: nobody is told how Ray is used.",
    "RAY_USE_TLS": "1 where the cluster talks over TLS, as Ray has it.",
    "NO_COLOR": "With any value no colours, no bold and no progress bar ([no-color.org](https://no-color.org)).",
}
"""What each variable does. One that the code reads and that is missing here stops the page."""

_READING_ROOM = {
    "archive": ("`--archive`", "the file that is served"),
    "host": ("`--host`", "the address that it listens at"),
    "port": ("`--port`", "the port; 0 is any that is free"),
    "read_only": ("`--read-only`", "no page changes anything"),
    "author": ("`--author`", "in whose name changes are made where there are no users"),
    "users": ("`hronika user`", "the file of those who may log in; none where nobody was added"),
    "published": ("`hronika publish`", "pages are written into files"),
    "query_seconds": ("", "seconds that the archive may take to answer a page"),
    "lock_seconds": ("", "seconds that a page waits for another process that keeps the archive"),
    "write_lock_seconds": ("", "seconds that a change waits for one"),
    "readers": ("", "pages that may ask the archive at once"),
    "hosts": ("`--name`", "further names by which browsers may call it"),
    "most_upload": ("", "bytes of a file that is sent"),
    "most_body": ("", "bytes of any other form"),
}
"""By what each setting of the reading room is set, and what it is."""

_FEED = {
    "url": "the address of the feed",
    "outlet": "the name of the paper",
    "timezone": "its time zone (IANA)",
    "language": "its language, in two letters",
    "every": "minutes between two looks at it",
    "keep_raw": "whether the pages of its articles are kept",
}


@cache
def variables() -> dict[str, list[str]]:
    """Give every variable of the environment that the code reads, with the modules that read it."""
    found: dict[str, list[str]] = {}
    for path in sorted(_SOURCE.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        if not re.search("environ|getenv|envvar", text):
            continue
        for node in ast.walk(ast.parse(text)):
            for name in _read_by(node):
                found.setdefault(name, []).append(path.relative_to(_SOURCE).as_posix())
    return {name: found[name] for name in sorted(found)}


def _read_by(node: ast.AST) -> Iterator[str]:
    """Yield the variables that a node reads: `os.environ…`, `os.getenv(…)`, `envvar=…` of an option."""
    if isinstance(node, ast.keyword) and node.arg == "envvar":
        yield from _strings(node.value)
    elif isinstance(node, ast.Call) and ast.unparse(node.func) in ("os.environ.get", "os.getenv", "getenv"):
        yield from _strings(node.args[0])
    elif isinstance(node, ast.Subscript) and ast.unparse(node.value) == "os.environ":
        yield from _strings(node.slice)
    elif isinstance(node, ast.Compare) and ast.unparse(node.comparators[0]) == "os.environ":
        yield from _strings(node.left)


def _strings(node: ast.AST) -> Iterator[str]:
    for each in ast.walk(node):
        if isinstance(each, ast.Constant) and isinstance(each.value, str):
            yield each.value


def settings_page() -> Iterator[str]:
    """Yield the page."""
    yield from _lines(
        """
        # Settings

        Generated from the program by `make docs`. There is no file of settings: what a command does say its
        [options](cli.md), and what holds for all of them these variables and the files beside the archive.

        ## Variables of the environment

        | variable | what it does |
        | --- | --- |
        """
    )
    for name, modules in variables().items():
        assert name in _VARIABLES, f"{modules[0]} reads {name}: say in docs/settings_page.py what it does."
        yield f"| `{name}` | {_VARIABLES[name]} |"
    yield from _lines(
        """

        What proxies the environment names is not heeded: [pages are fetched](fetching.md) directly, from
        public addresses alone.

        ## Files

        Without `--archive` and `HRONIKA_ARCHIVE` the archive is `archive.db` in your data folder:
        `~/.local/share/hronika` on Linux (or under `XDG_DATA_HOME`),
        `~/Library/Application Support/hronika` on macOS, `%LOCALAPPDATA%\\hronika` on Windows.
        `hronika add` tells its place when it makes one. Beside
        `news.db` lie

        | file | what it is |
        | --- | --- |
        | `news.db-wal`, `news.db-shm` | SQLite's, while somebody has the archive open; they belong to it |
        | `news.users.db` | the users of the reading room, where there are any |
        | `news.feeds.toml` | the feeds that are watched |

        ## `feeds.toml`

        [How it is written](feeds.md). A feed has

        | key | what it says | unless given |
        | --- | --- | --- |
        """
    )
    for field in dataclasses.fields(FeedSource):
        default = "" if field.default in (dataclasses.MISSING, None) else f"`{field.default}`"
        yield f"| `{field.name}` | {_FEED[field.name]} | {default} |"
    yield from _lines(
        """

        ## The reading room

        By options of `hronika serve`; in Python, where it is made part of another server
        (`hronika.web.app.create_app`), by `hronika.web.settings.Settings`. What no option sets has this value
        always.

        | field | by | what it is | value |
        | --- | --- | --- | --- |
        """
    )
    for field in dataclasses.fields(Settings):
        by, about = _READING_ROOM[field.name]
        yield f"| `{field.name}` | {by} | {about} | {_value(field.default)} |"


def _value(default: object) -> str:
    if default in (dataclasses.MISSING, None, ()):
        return ""
    if isinstance(default, int) and not isinstance(default, bool) and default >= MEBIBYTE:
        return f"{default // MEBIBYTE} MiB"
    return f"`{default}`"


def _lines(text: str) -> list[str]:
    return [line.removeprefix(" " * 8).rstrip() for line in text.splitlines()][1:-1]
