"""Reports that come again with other facts: weather, prices, courts, matches (`reports.txt`)."""

import random
import re
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

_FILE = Path(__file__).with_name("reports.txt")
_SLOT = re.compile(r"\[(?:(\d+)-(\d+)|:(\w+))\]")


class FormReport(NamedTuple):
    """A report with slots for its facts, and the lists that its names come from."""

    name: str
    text: str
    lists: Mapping[str, tuple[str, ...]]

    def told(self, chance: random.Random) -> str:
        """Give the report with any facts."""

        def fact(slot: re.Match[str]) -> str:
            if slot[3]:
                return chance.choice(self.lists[slot[3]])
            return str(chance.randint(int(slot[1]), int(slot[2])))

        return _SLOT.sub(fact, self.text)


def reports() -> list[FormReport]:
    """Read the reports."""
    lists: dict[str, tuple[str, ...]] = {}
    found = []
    for block in _FILE.read_text(encoding="utf-8").split("\n\n"):
        lines = [line for line in block.splitlines() if line and not line.startswith("#")]
        if lines and lines[0].startswith(":"):
            for line in lines:
                name, _, words = line[1:].partition(" ")
                lists[name] = tuple(word.strip() for word in words.split("|"))
        elif lines:
            found.append(FormReport(lines[0], "\n".join(lines[1:]), lists))
    return found
