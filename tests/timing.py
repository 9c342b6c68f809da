"""How long something takes, so that a test of it does not depend on what else the machine or the tests do."""

import gc
import time
from collections.abc import Callable


def cpu_seconds(call: Callable[[], object], times: int = 3) -> float:
    """The least CPU seconds of several calls, without a search for garbage among what other tests left."""

    def once() -> float:
        started = time.process_time()
        call()
        return time.process_time() - started

    gc.collect()
    gc.disable()
    try:
        return min(once() for _ in range(times))
    finally:
        gc.enable()
