"""The command `hronika`, also `python -m hronika`: what must be settled before anything big is imported."""

import os
import signal
import sys
from types import FrameType

from hronika.gc_pause import gc_after_many

_INTERRUPTED = 130  # what a shell shows for a program that Ctrl-C has ended


def main() -> None:
    """Run the command line."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _end_at_once)
    _open_closed_streams()
    gc_after_many()
    from hronika.cli import main as run

    run()


def _end_at_once(number: int, frame: FrameType | None) -> None:
    """End while nothing is written yet: an exception could be lost in an import, or show as a traceback."""
    os.write(2, b"hronika: Interrupted; nothing was left half written.\n")
    os._exit(_INTERRUPTED)


def _open_closed_streams() -> None:
    """Put something in the place of closed standard streams, or the first files opened would take it.

    What stands for input cannot be read and what stands for output cannot be written, as if still closed;
    what would go to standard error is dropped.
    """
    for number, mode in enumerate((os.O_WRONLY, os.O_RDONLY, os.O_WRONLY)):
        try:
            os.fstat(number)
        except OSError:
            os.set_inheritable(os.open(os.devnull, mode), True)
    if sys.stdout is None:
        sys.stdout = os.fdopen(1, "w", encoding="utf-8", closefd=False)
    if sys.stderr is None:
        sys.stderr = os.fdopen(2, "w", encoding="utf-8", closefd=False)


if __name__ == "__main__":
    main()
