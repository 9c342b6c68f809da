"""What an export has written and what it left out, as it is told on the screen."""

from collections import Counter
from collections.abc import Iterable


class Tally:
    """Counts what was written by what it is (`statements`), and what was left out by why, each a phrase.

    A phrase begins with the noun of what is counted: `events that the texts only claim`. What was written is
    told in `order`, then in that in which it came.
    """

    def __init__(self, order: Iterable[str] = ()) -> None:
        self.counts: Counter[str] = Counter(dict.fromkeys(order, 0))
        self.left_out: Counter[str] = Counter()

    def count(self, what: str, number: int = 1) -> None:
        """Count what was written."""
        self.counts[what] += number

    def leave_out(self, what: str, number: int = 1) -> None:
        """Count what the format cannot hold, or was not asked to."""
        if number:
            self.left_out[what] += number

    def sentence(self) -> str:
        """Say what was written: `84 articles, 403 statements`."""
        return ", ".join(_counted(number, what) for what, number in self.counts.items() if number)

    def omissions(self) -> str:
        """Say what was left out and why, an empty string where nothing was."""
        return ", ".join(_counted(number, what) for what, number in self.left_out.items())


_ONE = {
    "people": "person",
    "public bodies": "public body",
    "quantities": "quantity",
    "occupancies": "occupancy",
}


def _counted(number: int, what: str) -> str:
    if number == 1:
        first, _, rest = what.partition(" ")
        what = _ONE.get(what) or f"{_ONE.get(first, first.removesuffix('s'))} {rest}".rstrip()
    return f"{number:,}".replace(",", " ") + f" {what}"
