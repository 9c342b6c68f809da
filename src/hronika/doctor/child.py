"""What is tried in a process of its own: it may crash, hang or take all memory without harm to who asks."""

import json
import subprocess
import sys
import time
from typing import Any

from hronika.errors import DataError

_PROGRAM = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from importlib import import_module; "
    "answer = getattr(import_module(sys.argv[2]), sys.argv[3])(*sys.argv[4:]); "
    "print(); print(json.dumps(answer))"
)
"""`-P` keeps the current folder out of its path until it has that of its parent."""

_LONGEST = 60.0
"""Seconds that such a process may take."""


class Child:
    """A function of a module, called with strings in a process of its own, which has begun."""

    def __init__(self, module: str, function: str, *arguments: str) -> None:
        path = json.dumps([place for place in sys.path if isinstance(place, str)])
        self._process = subprocess.Popen(  # noqa: S603 it is this Python, with our own code
            [sys.executable, "-P", "-c", _PROGRAM, path, module, function, *arguments],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            errors="replace",
        )
        self._until = time.monotonic() + _LONGEST

    def answer(self) -> Any:
        """Wait for what the function returns, a value of JSON.

        Raises DataError with what is known of it where it fails, crashes or takes too long.
        """
        try:
            out, told = self._process.communicate(timeout=max(0.0, self._until - time.monotonic()))
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.communicate()
            raise DataError(f"nothing came back within {_LONGEST:g} seconds") from None
        code = self._process.returncode
        if code < 0:
            raise DataError(f"the process was ended by signal {-code}")
        if code:
            lines = told.strip().splitlines()
            raise DataError(lines[-1][:300] if lines else f"the process ended with code {code}")
        # The last line: a library may have printed something before it.
        return json.loads(out.splitlines()[-1])
