"""The samples read the same when they come decomposed, with invisible characters, or wrapped."""

import pytest

from benchmarks.unclean import UNCLEAN, shares
from hronika.article import Article

# A paragraph that ends with a full line, and the next on the line below, look like one when they are wrapped.
LEAST = {kind: 0.98 if kind.startswith("wrapped") else 1.0 for kind in UNCLEAN} | {
    kind: 0.99 for kind in UNCLEAN if kind.startswith("wrapped at 72")
}


@pytest.mark.slow
def test_samples_are_read_the_same(samples: list[Article]) -> None:
    for kind, parts in shares(samples).items():
        for part, share in parts.items():
            assert share >= LEAST[kind], (kind, part)
