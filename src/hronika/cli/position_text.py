"""How statements that are laid beside each other are shown: on a line, and as rows of a list."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from hronika.cli.hit_text import row_of

if TYPE_CHECKING:
    from hronika.archive.hits import StatementHit
    from hronika.archive.positions.comparison import Difference
    from hronika.archive.positions.speakers import StatedIn

_MOST_SOURCES = 3


def hit_row(hit: "StatementHit", sources: "Sequence[StatedIn]") -> dict[str, Any]:
    """Give a statement with the articles that have it as values of a row."""
    own = {name: value for name, value in row_of(hit).items() if name not in ("highlights", "key")}
    return own | {"sources": [each._asdict() for each in sources]}


def change_row(compared: "Difference") -> dict[str, Any]:
    """Give in what two statements differ as values of a row."""
    return {
        "score": compared.score,
        "contrasts": [each._asdict() for each in compared.contrasts],
        "shared": list(compared.shared),
        "against": list(compared.against),
    }


def change_text(compared: "Difference") -> str:
    """Say in what two statements differ, and what speaks against it.

    `polarity: slēgs / neslēgs (but: condition)`.
    """
    first = compared.contrasts[0]
    against = f" (but: {', '.join(compared.against)})" if compared.against else ""
    return f"{first.kind}: {first.one} / {first.other}{against}"


def sources_text(sources: "Sequence[StatedIn]") -> str:
    """Name the outlets, or the articles of none: `Ziņas, Avīze and 2 more`."""
    names = list(dict.fromkeys(each.outlet or each.article for each in sources))
    more = len(names) - _MOST_SOURCES
    return ", ".join(names[:_MOST_SOURCES]) + (f" and {more} more" if more > 0 else "")
