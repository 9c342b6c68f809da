"""Python's cyclic garbage collector, kept out of the way."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

# Objects of the youngest generation after which the collector looks through them, outside the block: more
# than there are when a first article is read, some 125 000. They are modules, word lists and the model.
_MANY = 200_000
_SELDOM = 50_000, 20, 50
"""After how many objects, and how many searches of a generation come before one of the next, where many
come and go."""


@contextmanager
def gc_paused() -> Iterator[None]:
    """Pause the search for cyclic garbage within the block.

    Reading makes very many objects and hardly a cycle; the collector would go through all of them again and
    again. Garbage is looked for when it is over, and from then on more seldom: what stays of an article is
    its record and what the caches keep.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    gc_after_many()
    try:
        yield
    finally:
        gc.enable()


def gc_after_many() -> None:
    """Look for cyclic garbage from now on only when very many objects are new.

    For a program that starts: modules and word lists are many objects, and hardly one of them is garbage.
    """
    gc.set_threshold(_MANY, *gc.get_threshold()[1:])


def gc_no_more() -> None:
    """Leave all that there is alone from now on.

    For a program that ends: Python would go through all of it again, word lists and modules, before it goes.
    """
    gc.freeze()


def gc_seldom() -> None:
    """Look for cyclic garbage more seldom from now on, and never among what there is already.

    For who answers many questions: each makes very many objects, which go when it is answered. Going through
    them again and again took more time than making them.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_SELDOM)
