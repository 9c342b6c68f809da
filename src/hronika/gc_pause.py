"""Python's cyclic garbage collector, kept out of the way."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def gc_paused() -> Iterator[None]:
    """Pause the search for cyclic garbage within the block.

    Reading makes very many objects and hardly a cycle; the collector would go through all of them again and
    again. What is garbage is found when it is over.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
