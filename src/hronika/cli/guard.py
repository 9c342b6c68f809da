"""What a person at the command line sees when something goes wrong: one clear sentence, never a traceback."""

import errno
import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import wraps
from io import BufferedWriter, FileIO, TextIOWrapper
from types import FrameType
from typing import Any, NoReturn, ParamSpec

import typer

from hronika.errors import HronikaError
from hronika.exports.control_characters import on_one_line
from hronika.gc_pause import gc_no_more

Parameters = ParamSpec("Parameters")

# What a shell shows for a program that Ctrl-C or a closed pipe has ended.
INTERRUPTED = 130
PIPE_CLOSED = 141


def guarded(command: Callable[Parameters, None]) -> Callable[Parameters, None]:
    """Make a command end every failure with one sentence on standard error and an exit code.

    The code is 2 when the request makes no sense, 1 when the data cannot be read or written.
    """

    @wraps(command)
    def run(*args: Parameters.args, **kwargs: Parameters.kwargs) -> None:
        try:
            command(*args, **kwargs)
            sys.stdout.flush()
        except (typer.Exit, SystemExit):
            raise_if_ended(SystemExit)
            raise
        except BaseException as error:
            raise_if_ended(SystemExit)
            raise typer.Exit(_explained(error)) from None

    return run


def run_guarded(app: Callable[[], object]) -> NoReturn:
    """Run the whole program: help, options and what Python does at its end are guarded as commands are."""
    global _in_charge
    _in_charge = True
    if isinstance(sys.stdout, TextIOWrapper) and os.name == "posix":
        sys.stdout = TextIOWrapper(
            BufferedWriter(_StandardOutput(sys.stdout.fileno(), "w", closefd=False)),
            encoding=sys.stdout.encoding,
            errors=sys.stdout.errors,
            line_buffering=sys.stdout.line_buffering,
        )
    code: Any = 0
    try:
        app()
    except SystemExit as ended:
        code = ended.code
    except BaseException as error:
        code = _explained(error)
    try:
        sys.stdout.flush()
    except (OSError, SystemExit) as error:
        code = error.code if isinstance(error, SystemExit) else _explained(error)
    gc_no_more()
    sys.exit(code)


class _StandardOutput(FileIO):
    """Ends the program when nobody reads on: rich and typer each make something else of a BrokenPipeError."""

    def write(self, data: Any, /) -> int:
        try:
            return super().write(data)
        except BrokenPipeError:
            _silence_stdout()
            raise SystemExit(PIPE_CLOSED) from None


_in_charge = False  # of the signals of this process, which in tests are not ours
_ended: BaseException | None = None  # what the last signal to end raised


def undo_when_ended() -> None:
    """From now on let Ctrl-C and requests to end raise an exception, so that what was begun is undone."""
    if not _in_charge:
        return
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, _end)
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _end)


def _end(number: int, frame: FrameType | None) -> NoReturn:
    global _ended
    _ended = KeyboardInterrupt() if number == signal.SIGINT else SystemExit(128 + number)
    sys.unraisablehook = lambda _: None  # else it would be told where it is lost
    raise _ended


def raise_if_ended(kind: type[BaseException] = BaseException) -> None:
    """Raise once more what Ctrl-C or a request to end has raised, if that is of this kind.

    The first may have been lost: Python drops an exception that is raised where a generator or an object is
    done away with, and libraries make others of it: SQLite "interrupted", pydantic a wrong value, Ray
    another exit code.
    """
    if isinstance(_ended, kind):
        raise _ended


def complain(message: str) -> None:
    """Say on standard error what is wrong."""
    with suppress(OSError):
        typer.echo(f"hronika: {on_one_line(message)}", err=True)


def counted(number: int, noun: str) -> str:
    """Write a number of things: `1 article`, `2 articles`, `12 345 articles`."""
    return f"{spaced(number)} {noun}" if number == 1 else f"{spaced(number)} {noun}s"


def spaced(number: int) -> str:
    """Write a number with a space between thousands: `12 345`."""
    return f"{number:,}".replace(",", " ")


def _explained(error: BaseException) -> int:
    """Print what an error means and give the exit code."""
    if _ended is not None:
        error = _ended
    match error:
        case HronikaError():
            complain(str(error))
            return error.exit_code
        case KeyboardInterrupt():
            complain("Interrupted; nothing was left half written.")
            return INTERRUPTED
        case BrokenPipeError():
            _silence_stdout()
            return PIPE_CLOSED
        case OSError(errno=errno.EBADF, filename=None):
            _silence_stdout()
            complain("Standard output is closed: nothing can be written there; name a file with -o.")
        case OSError():
            if error.filename is None:
                _silence_stdout()
            place = f" ({error.filename})" if error.filename else ""
            complain(f"Reading or writing failed{place}: {error.strerror or error}.")
        case MemoryError():
            complain("Memory ran out: read fewer or shorter articles at a time.")
        case _:
            if os.environ.get("HRONIKA_DEBUG"):
                raise error
            complain(
                f"This is a fault in Hronika, please report it: {type(error).__name__}: {error} "
                "(HRONIKA_DEBUG=1 shows where)."
            )
    return 1


def _silence_stdout() -> None:
    # Python flushes standard output once more when it ends, and would complain then.
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
