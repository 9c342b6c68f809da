from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hronika.language.latvian.decoding import NameDecoder, decode_heads, spanning_tree

TAGS = ["O", "B-person", "B-place", "I-person", "I-place"]


def is_tree(heads: list[int]) -> bool:
    if heads.count(0) != 1:
        return False
    for word in range(1, len(heads) + 1):
        node, steps = word, 0
        while node and steps <= len(heads):
            node, steps = heads[node - 1], steps + 1
        if node:
            return False
    return True


def best_tree(scores: np.ndarray) -> float:
    """Log probability of the best tree, by trying them all."""
    n = len(scores)
    logs = scores - np.log(np.exp(scores).sum(1, keepdims=True))
    trees = (heads for heads in product(range(n + 1), repeat=n) if is_tree(list(heads)))
    return max(float(sum(logs[word, head] for word, head in enumerate(heads))) for heads in trees)


@pytest.mark.parametrize("seed", range(40))
def test_the_tree_is_the_best_of_all(seed: int) -> None:
    rng = np.random.default_rng(seed)
    n = int(rng.integers(1, 6))
    scores = (rng.normal(size=(n, n + 1)) * 3).astype(np.float32)
    scores[np.arange(n), np.arange(1, n + 1)] = -1e9
    heads = spanning_tree(scores)
    logs = scores - np.log(np.exp(scores).sum(1, keepdims=True))
    assert is_tree(heads.tolist())
    assert logs[np.arange(n), heads].sum() == pytest.approx(best_tree(scores), abs=1e-3)


def test_a_sentence_without_end_gets_a_tree_as_well() -> None:
    scores = np.random.default_rng(0).normal(size=(300, 301)).astype(np.float32)
    assert is_tree(spanning_tree(scores).tolist())


@pytest.mark.parametrize("n", [1, 2, 3, 4])
def test_best_heads_stay_where_they_are_a_tree_and_only_there(n: int) -> None:
    for heads in product(range(n + 1), repeat=n):
        if any(head == word for word, head in enumerate(heads, 1)):
            continue  # no word is its own head
        scores = np.zeros((1, n, n + 1), np.float32)
        scores[0, range(n), heads] = 5
        found = decode_heads(scores, np.array([n]))[0].tolist()
        assert is_tree(found)
        assert (found == list(heads)) == is_tree(list(heads))


@given(st.lists(st.integers(1, 12), min_size=1, max_size=6), st.integers(0, 1000))
def test_every_sentence_of_a_batch_gets_a_tree_of_its_own(lengths: list[int], seed: int) -> None:
    rng = np.random.default_rng(seed)
    size = max(lengths)
    scores = rng.normal(size=(len(lengths), size, size + 1)).astype(np.float32)
    heads = decode_heads(scores, np.array(lengths))
    for index, length in enumerate(lengths):
        assert is_tree(heads[index, :length].tolist())
        alone = decode_heads(scores[index : index + 1, :length, : length + 1], np.array([length]))
        assert alone[0].tolist() == heads[index, :length].tolist()
        assert not heads[index, length:].any()


def valid(row: list[int]) -> bool:
    tags = ["O", *[TAGS[i] for i in row]]
    return all(tag[0] != "I" or last[2:] == tag[2:] for last, tag in pairwise(tags))


@given(
    st.lists(st.integers(1, 4), min_size=1, max_size=4),
    st.integers(0, 1000),
    st.booleans(),
    st.sampled_from([0, 2, 5]),
)
def test_name_tags_are_the_best_valid_ones(
    lengths: list[int], seed: int, learnt: bool, outside: float
) -> None:
    rng = np.random.default_rng(seed)
    scores = rng.normal(size=(sum(lengths), len(TAGS))).astype(np.float32)
    scores[:, 0] += outside  # more and more words are surely in no name
    transitions = rng.normal(size=(len(TAGS), len(TAGS))).astype(np.float32) * learnt
    sizes = np.array(lengths)
    starts = np.cumsum(sizes) - sizes
    found = NameDecoder(TAGS, transitions).decode(scores, starts, sizes)

    def worth(row: list[int], start: int) -> float:
        own = sum(scores[word, tag] for word, tag in enumerate(row, start))
        return float(own + sum(transitions[a, b] for a, b in pairwise(row)))

    for start, length in zip(starts.tolist(), lengths, strict=True):
        row = found[start : start + length].tolist()
        rows = (list(tags) for tags in product(range(len(TAGS)), repeat=length))
        best = max(worth(other, start) for other in rows if valid(other))
        assert valid(row)
        assert worth(row, start) == pytest.approx(best, abs=1e-4)


@pytest.mark.parametrize(
    ("tags", "best"),
    [
        (["O"], [0, 0, 0]),
        (["O", "B-person"], [0, 1, 0]),
        (["O", "B-person", "B-place", "I-person"], [1, 3, 0]),
    ],
)
def test_labels_that_lack_some_tags_are_decoded_too(tags: list[str], best: list[int]) -> None:
    scores = np.zeros((3, len(tags)), np.float32)
    scores[1, -1] = 5
    assert NameDecoder(tags).decode(scores, np.array([0]), np.array([3])).tolist() == best
