"""Near-duplicates: stories of the archive beside MinHash and LSH of datasketch, on rewritten agency copy."""

import random
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.identity.rewrites import EDITS
from benchmarks.identity.speed import Timed
from benchmarks.identity.stories import DAY, LOOK_ALIKES, REWRITES, look_alikes, stories_in, texts, unread
from benchmarks.peers.comparison import HRONIKA, Given, Measure, PeerComparison, exactly, versions_of, without
from hronika.archive.store import Store
from hronika.article import Article

_PEER = "datasketch"
_THRESHOLDS = (0.3, 0.5, 0.7)
_WORDS, _PERMUTATIONS = 3, 128
_SEED = 13
_MEASURED = (
    "Articles of our own with rewrites by 17 stated edits (cut, reordered, reworded) and 2 000 articles that "
    "only look alike, which come first; precision is told as of 200 rewrites. All rewrites of a text stand "
    "side by side, so that texts that are once joined wrongly are wrong with all of theirs; [one edit at a "
    "time](lineage.md) is measured apart. datasketch has MinHash of three words in a row, "
    f"{_PERMUTATIONS} permutations, and LSH with three thresholds, and what it finds is joined unchecked; "
    "time is that of sketching and joining alone, Hronika's with its tables on disk."
)

_Joined = Mapping[str, Any]
"""For each id of a text what it was joined with: texts of one value are one story."""


class DatedText(NamedTuple):
    """A text, and how many days after the originals it is published."""

    text: str
    days: int


class RewrittenTexts(NamedTuple):
    """Texts by id: at first originals (`text 3`) and what only looks like them (`other 7`), then rewrites."""

    first: Mapping[str, DatedText]
    rewrites: Mapping[str, DatedText]
    original: Mapping[str, str]
    """The original of each rewrite."""


def compare(given: Given) -> PeerComparison:
    """Join all that is a copy of another, each in its own way, and compare with what was made of what."""
    versions = versions_of(_PEER)
    made = _made(given)
    found, took = {}, {}
    found[HRONIKA], took[HRONIKA] = _by_stories(made)
    for threshold in _THRESHOLDS if _PEER in versions else ():
        name = f"{_PEER} at {threshold}"
        found[name], took[name] = _by_datasketch(made, threshold)
    count = len(made.first) + len(made.rewrites)
    scores = {name: _scores(made, joined) for name, joined in found.items()}
    return PeerComparison(
        "duplicates",
        _MEASURED,
        versions,
        [
            Measure("rewrites joined with their text (recall)", "%", "more",
                    exactly({name: 100 * recall for name, (recall, _) in scores.items()})),
            Measure("of what was joined, rightly (precision)", "%", "more",
                    exactly({name: 100 * precision for name, (_, precision) in scores.items()})),
            Measure("time a text", "ms", "less",
                    exactly({name: 1000 * seconds / count for name, seconds in took.items()})),
        ],
        without(versions, _PEER),
    )  # fmt: skip


def _made(given: Given) -> RewrittenTexts:
    chance = random.Random(_SEED)  # noqa: S311 repeatable
    bases = [text for half in texts(given.gold).values() for text in half]
    first = {f"text {place}": DatedText(text, 0) for place, text in enumerate(bases)}
    others = look_alikes(bases, given.number(LOOK_ALIKES), chance)
    first |= {
        f"other {place}": DatedText(text, chance.randrange(11)) for place, (_, text) in enumerate(others)
    }
    rewrites, original = {}, {}
    for place in given.part(range(len(bases))):
        for edit in EDITS:
            name = f"rewrite {place} {edit.name}"
            rewrites[name] = DatedText(edit.make(bases[place], chance), chance.randrange(3))
            original[name] = f"text {place}"
    return RewrittenTexts(first, rewrites, original)


def _by_stories(made: RewrittenTexts) -> tuple[list[_Joined], float]:
    """Store first and rewritten texts, with the stories after each; seconds are those of stories alone."""
    times: dict[str, float] = defaultdict(float)
    found: list[_Joined] = []
    with tempfile.TemporaryDirectory() as folder, Store(Path(folder) / "stories.db") as store:
        followers = vars(store.derived.followers)
        followers["_all"] = tuple(Timed(follower, times) for follower in store.derived.followers)
        for part in (made.first, made.rewrites):
            for name, (text, days) in part.items():
                article = Article(text, id=name, outlet=name, published=DAY + timedelta(days=days))
                store.add(article, unread(article))
            found.append(stories_in(store))
    return found, times["Stories"]


def _by_datasketch(made: RewrittenTexts, threshold: float) -> tuple[list[_Joined], float]:
    """Insert and query one after the other; what is found is joined, and what that is joined with."""
    from datasketch import MinHash, MinHashLSH

    started = time.process_time()
    index = MinHashLSH(threshold=threshold, num_perm=_PERMUTATIONS)
    joined: dict[str, str] = {}
    found: list[_Joined] = []

    def first(name: str) -> str:
        while joined[name] != name:
            joined[name] = joined[joined[name]]
            name = joined[name]
        return name

    for part in (made.first, made.rewrites):
        for name, (text, _) in part.items():
            words = text.lower().split()
            sketch = MinHash(num_perm=_PERMUTATIONS)
            sketch.update_batch(
                [" ".join(words[place : place + _WORDS]).encode() for place in range(len(words) - _WORDS + 1)]
            )
            joined[name] = name
            for other in index.query(sketch):
                joined[first(other)] = first(name)
            index.insert(name, sketch)
        found.append({name: first(name) for name in joined})
    return found, time.process_time() - started


def _scores(made: RewrittenTexts, joined: Sequence[_Joined]) -> tuple[float, float]:
    """Give recall of the rewrites, and precision as of 200 rewrites beside 2 000 look-alikes.

    A look-alike that is joined with anything before rewrites come is wrong, and so is a rewrite that is
    joined with another text than its own.
    """
    before, after = joined
    sizes = Counter(before.values())
    others = [name for name in made.first if name.startswith("other")]
    wrong = sum(sizes[before[name]] > 1 for name in others)
    texts_of: dict[Any, set[str]] = defaultdict(set)
    for name in made.first:
        if name.startswith("text"):
            texts_of[after[name]].add(name)
    right = sum(of in texts_of[after[name]] for name, of in made.original.items())
    strays = sum(bool(texts_of[after[name]] - {of}) for name, of in made.original.items())
    recall = right / len(made.original)
    good = REWRITES * recall
    bad = wrong * LOOK_ALIKES / len(others) + strays * REWRITES / len(made.original)
    return recall, good / max(1.0, good + bad)
