"""How well names meet across languages, spellings and cases: pairs of one person, and look-alikes.

    python -m benchmarks.spellings

Lists of people in several spellings and of look-alikes lie in `tests/gold/spellings`: `same` and `other`, to
which the rules were tuned; `unseen_…`, written before the rules, and `later_…`, written after them, each read
only after a first run. What meets is decided here alone, by the plainest weighing of `agreement`: given name
and surname agree but for marks, or by an initial, and nothing contradicts.
"""

import sys
import time
from collections.abc import Callable, Iterator
from itertools import combinations, pairwise
from pathlib import Path
from typing import NamedTuple

from hronika.archive.identity.person_names import PersonName, agreement, names_in_nominative, parse_name
from hronika.language.latvian.declension import LatvianDeclension
from hronika.language.latvian.name_words import surnames
from hronika.language.latvian.transcription import spelling_keys
from hronika.language.latvian.transcription.orthography import arcs_of
from hronika.language.latvian.transcription.sounds import latvian_readings

FOLDER = Path(__file__).parents[1] / "tests" / "gold" / "spellings"
KINDS = ("", "unseen_", "later_")
_DECLENSION = LatvianDeclension()
_GIVEN = frozenset({"same", "transcribed", "diacritics", "initial"})
_FAMILY = frozenset({"same", "transcribed", "diacritics"})


class Spellings(NamedTuple):
    """Pairs of spellings of one person and how many meet; look-alikes and how many do not; who errs."""

    pairs: int
    met: int
    look_alikes: int
    apart: int
    errors: list[str]

    @property
    def recall(self) -> float:
        """The share of pairs of one person that meet."""
        return self.met / self.pairs

    @property
    def kept_apart(self) -> float:
        """The share of look-alikes that do not meet."""
        return self.apart / self.look_alikes


def lines(name: str) -> Iterator[list[str]]:
    """The lines of a list, split at tabs."""
    for line in (FOLDER / f"{name}.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def readings(text: str) -> list[PersonName]:
    """The names that a form can be of: as it stands, and as a form of a case."""
    name = parse_name(text)
    assert name is not None, text
    return list(dict.fromkeys([name, *names_in_nominative(text, _DECLENSION)]))


def meet(one: str, other: str) -> bool:
    """Whether two forms can be of one name, read in any case."""
    return any(
        found.given in _GIVEN
        and found.family in _FAMILY
        and found.gender != "contradicts"
        and found.patronymic != "contradicts"
        for a in readings(one)
        for b in readings(other)
        for found in [agreement(a, b)]
    )


def share_key(one: str, other: str) -> bool:
    """Whether two forms have a key in common, under which they would be compared at all."""
    keys = [frozenset().union(*(name.keys for name in readings(text))) for text in (one, other)]
    return not keys[0].isdisjoint(keys[1])


def score(kind: str = "") -> Spellings:
    """Score the tuned lists, or by the prefix of their names others."""
    pairs = [pair for line in lines(f"{kind}same") for pair in combinations(line, 2)]
    others = [(line[0], line[1]) for line in lines(f"{kind}other")]
    missed = [pair for pair in pairs if not meet(*pair)]
    met = [pair for pair in others if meet(*pair)]
    errors = [f"missed: {a} | {b}{'' if share_key(a, b) else ' (no key)'}" for a, b in missed]
    errors += [f"met: {a} | {b}" for a, b in met]
    return Spellings(len(pairs), len(pairs) - len(missed), len(others), len(others) - len(met), errors)


def keys_shared_by_chance() -> tuple[int, float]:
    """How many surnames of the lexicon there are, and the share of pairs of them that share a key."""
    keys = [frozenset(spelling_keys(name)) for name in surnames()]
    pairs = list(combinations(keys, 2))
    return len(keys), sum(not one.isdisjoint(other) for one, other in pairs) / len(pairs)


def microseconds() -> tuple[float, float, float]:
    """What parsing a name with its keys takes, an agreement of words never met before, and of others."""
    texts = sorted(
        {text for kind in ("same", "unseen_same", "later_same") for line in lines(kind) for text in line}
    )

    def parsed() -> list[PersonName]:
        for cached in (spelling_keys, latvian_readings, arcs_of):
            cached.cache_clear()
        return [name for text in texts if (name := parse_name(text)) and name.keys is not None]

    def compared() -> None:
        for one, other in pairwise(names):
            agreement(one, other)

    def took(call: Callable[[], object]) -> float:
        started = time.process_time()
        call()
        return (time.process_time() - started) / len(texts) * 1e6

    names = parsed()
    parsing = min(took(parsed) for _ in range(5))
    return parsing, took(compared), min(took(compared) for _ in range(5))


def main() -> None:
    """Print the scores; with `-v` also every error."""
    for kind in KINDS:
        found = score(kind)
        print(
            f"{kind or 'tuned_'}: {found.met} of {found.pairs} pairs meet ({found.recall:.3f}), "
            f"{found.apart} of {found.look_alikes} look-alikes do not ({found.kept_apart:.3f})"
        )
        if "-v" in sys.argv:
            print("\n".join(found.errors))
    count, share = keys_shared_by_chance()
    print(f"of {count} surnames {share:.4%} of pairs share a key")
    figures = "parse and key {:.1f} µs, agreement {:.1f} µs the first time, then {:.1f} µs"
    print(figures.format(*microseconds()))


if __name__ == "__main__":
    main()
