"""What a person at the command line sees when something goes wrong: one clear sentence, never a traceback."""

import errno
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import wraps
from typing import ParamSpec

import typer

from hronika.errors import HronikaError

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
        except HronikaError as error:
            complain(str(error))
            raise typer.Exit(error.exit_code) from None
        except BrokenPipeError:
            _silence_stdout()
            raise typer.Exit(PIPE_CLOSED) from None
        except KeyboardInterrupt:
            complain("Interrupted; nothing was left half written.")
            raise typer.Exit(INTERRUPTED) from None
        except OSError as error:
            if error.errno == errno.ENOSPC:
                _silence_stdout()
            place = f" ({error.filename})" if error.filename else ""
            complain(f"Reading or writing failed{place}: {error.strerror or error}.")
            raise typer.Exit(1) from None
        except MemoryError:
            complain("Memory ran out: read fewer or shorter articles at a time.")
            raise typer.Exit(1) from None
        except typer.Exit:
            raise
        except Exception as error:
            if os.environ.get("HRONIKA_DEBUG"):
                raise
            complain(
                f"This is a fault in Hronika, please report it: {type(error).__name__}: {error} "
                "(HRONIKA_DEBUG=1 shows where)."
            )
            raise typer.Exit(1) from None

    return run


def complain(message: str) -> None:
    """Say on standard error what is wrong."""
    with suppress(OSError):
        typer.echo(f"hronika: {message}", err=True)


def _silence_stdout() -> None:
    # Python flushes standard output once more when it ends, and would complain then.
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
