"""Articles that come in more than once, over the whole of a run."""

import hashlib
from collections.abc import Callable

from hronika.sources.found import Found

_MOST_TOLD = 20


class Copies:
    """Tells articles that came in before, by outlet, id and text.

    Calls `warn` with a sentence for an article whose outlet and id an earlier one has with another text, for
    the first of them; `same_ids` counts all. Of each that came in two numbers of 64 bits are kept, as there
    may be millions.
    """

    def __init__(self, warn: Callable[[str], None]) -> None:
        self.same_ids = 0
        self._warn = warn
        self._texts: set[int] = set()
        self._ids: set[int] = set()

    def is_copy(self, found: Found) -> bool:
        """Whether an article of the same outlet and id came in before with the same text; notes this one."""
        article = found.article
        id = _number(f"{article.outlet}\0{article.id}")
        text = _number(f"{id}\0{article.sha256}")
        if text in self._texts:
            return True
        self._texts.add(text)
        if id in self._ids:
            self.same_ids += 1
            if self.same_ids <= _MOST_TOLD:
                self._warn(
                    f"The id {article.id!r} of {found.place} is that of an earlier article of its "
                    "outlet with another text: both are read, and `sha256` tells their rows apart."
                )
        self._ids.add(id)
        return False


def _number(told: str) -> int:
    # An outlet or id may have been decoded wrongly, which whoever reads the article tells.
    digest = hashlib.sha256(told.encode(errors="surrogatepass")).digest()
    return int.from_bytes(digest[:8], "big")
