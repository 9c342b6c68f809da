"""From scores to structures: heads that form a tree, name tags that form spans.

Trees are maximum spanning arborescences by the algorithm of Chu and Liu (1965) and Edmonds (1967), with one
root. Most sentences need none of it: where the best head of every word already gives a tree, that is the
maximum, and a whole batch is checked for it at once.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

FLOOR = -1e9
"""The score of what must not be."""

ROOTS_TRIED = 8
"""Roots tried one by one; the best is the first or second, but where the text is hardly a sentence."""

LONGEST = 150
"""Words up to which they are tried; of what is longer the likeliest root must do."""


def decode_heads(scores: NDArray[np.float32], lengths: NDArray[np.int64]) -> NDArray[np.int64]:
    """Give the head of every word of a batch of sentences: 0 for the root, i for the i-th word.

    `scores` is (sentences, words, words + 1); those of words and heads past the length of a sentence count
    for nothing, and their heads are given as 0.
    """
    count, size, _ = scores.shape
    position = np.arange(size + 1)
    masked = np.where(position[None, None, :] <= lengths[:, None, None], scores, FLOOR)
    masked[:, position[:-1], position[1:]] = FLOOR
    inside = position[:-1] < lengths[:, None]
    heads: NDArray[np.int64] = np.where(inside, masked.argmax(2), 0)
    # Follow the heads, twice as far every time: in a tree all ways end at the root.
    reached = np.concatenate([np.zeros((count, 1), np.int64), heads], 1)
    for _ in range(max(1, size).bit_length()):
        reached = np.take_along_axis(reached, reached, 1)
    roots = ((heads == 0) & inside).sum(1)
    for index in np.flatnonzero((reached != 0).any(1) | (roots != 1)):
        n = int(lengths[index])
        heads[index, :n] = spanning_tree(masked[index, :n, : n + 1])
    return heads


def spanning_tree(scores: NDArray[np.float32]) -> NDArray[np.int64]:
    """Give the heads of the best tree with a single root, for `scores` (words, words + 1) of one sentence."""
    n = len(scores)
    square = np.full((n + 1, n + 1), FLOOR)
    logs = scores - scores.max(1, keepdims=True)
    square[1:] = logs - np.log(np.exp(logs).sum(1, keepdims=True))
    square[1:][scores <= FLOOR] = FLOOR
    np.fill_diagonal(square, FLOOR * 10)
    best, worth = np.zeros(n, np.int64), -np.inf
    # Every word but the root takes its best head at most: no tree from a root is worth more than its bound.
    inner = square[1:, 1:].max(1)
    bounds = inner.sum() - inner + square[1:, 0]
    for tried, root in enumerate(np.argsort(-bounds, kind="stable")):
        if bounds[root] <= worth or tried == (ROOTS_TRIED if n <= LONGEST else 1):
            break
        heads = _contract(_rooted(square, int(root) + 1))[1:]
        value = square[np.arange(1, n + 1), heads].sum()
        if value > worth:
            best, worth = heads, value
    return best


def _rooted(square: NDArray[np.float64], root: int) -> NDArray[np.float64]:
    """The scores without every arc from node 0 but that to the root, and without every other arc to it."""
    rooted = square.copy()
    rooted[:, 0] = FLOOR * 10
    rooted[root] = FLOOR * 10
    rooted[root, 0] = square[root, 0]
    return rooted


def _contract(scores: NDArray[np.float64]) -> NDArray[np.int64]:
    """Heads of the maximum arborescence from node 0; `scores[d, h]` is that of the arc from h to d.

    Best heads are followed from every node; a cycle is contracted in place, in its first node, and the way
    goes on from there, in quadratic time (Tarjan 1977, "Finding optimum branchings"; corrected by Camerini
    et al. 1979).
    """
    n = len(scores)
    weights = scores.copy()
    weights[0] = FLOOR * 10
    np.fill_diagonal(weights, FLOOR * 100)
    # The arc between words that an arc between contracted nodes stands for, as dependent * n + head.
    arcs = np.arange(n * n).reshape(n, n)
    heads: list[int] = weights.argmax(1).tolist()
    slot = list(range(n))  # where a node has gone that is no more
    name = list(range(n))  # of what stands in a slot: a word, or a cycle from n on
    inside: list[list[tuple[int, int]]] = []  # the nodes of each cycle, with their arcs in it
    around: dict[int, int] = {}  # the cycle that a node is in

    def now(node: int) -> int:
        while slot[node] != node:
            slot[node] = slot[slot[node]]
            node = slot[node]
        return node

    done = [False] * n
    done[0] = True
    for start in range(1, n):
        node = now(start)
        way: list[int] = []
        place: dict[int, int] = {}
        while not done[node]:
            if node not in place:
                place[node] = len(way)
                way.append(node)
                node = now(heads[node])
                continue
            cycle = way[place[node] :]
            inside.append([(name[i], int(arcs[i, heads[i]])) for i in cycle])
            for member, _ in inside[-1]:
                around[member] = n + len(inside) - 1
            node = cycle[0]
            _merge(weights, arcs, cycle, [now(heads[i]) for i in cycle])
            name[node] = n + len(inside) - 1
            for other in cycle[1:]:
                slot[other] = node
                del place[other]
            del way[place[node] + 1 :]
            heads[node] = int(weights[node].argmax())
            node = now(heads[node])
        for passed in way:
            done[passed] = True
    entering = {name[i]: int(arcs[i, heads[i]]) for i in range(1, n) if slot[i] == i}
    return _expanded(n, inside, around, entering)


def _merge(weights: NDArray[np.float64], arcs: NDArray[np.int64], cycle: list[int], heads: list[int]) -> None:
    """Put what leaves and enters a cycle into its first node, and take the others out."""
    first, others = cycle[0], cycle[1:]
    members = np.array(cycle)
    into = weights[members] - weights[members, heads][:, None]
    best = into.argmax(0)
    everything = np.arange(len(weights))
    entering, entering_arcs = into[best, everything], arcs[members[best], everything]
    best = weights[:, members].argmax(1)
    weights[:, first], arcs[:, first] = weights[everything, members[best]], arcs[everything, members[best]]
    weights[first], arcs[first] = entering, entering_arcs
    weights[first, members] = FLOOR * 100
    weights[:, others] = FLOOR * 100


def _expanded(
    n: int, inside: list[list[tuple[int, int]]], around: dict[int, int], entering: dict[int, int]
) -> NDArray[np.int64]:
    """Heads of words from the arcs that enter nodes: one node of every cycle gets it in place of its own."""
    heads = np.zeros(n, np.int64)
    waiting = list(entering.items())
    while waiting:
        node, arc = waiting.pop()
        if node < n:
            heads[node] = arc % n
            continue
        broken = arc // n
        while around[broken] != node:
            broken = around[broken]
        waiting += [(member, arc if member == broken else own) for member, own in inside[node - n]]
    return heads


class NameDecoder:
    """Finds the best sequences of BIO tags; an inside tag only goes on a name of its own kind (Viterbi)."""

    def __init__(self, tags: Sequence[str], transitions: NDArray[np.float32] | None = None) -> None:
        """`transitions[a, b]` is what tag b after tag a adds to the score, if anything."""
        kinds = [tag[2:] for tag in tags]
        inside = np.array([tag.startswith("I-") for tag in tags])
        same = np.array([[a == b and bool(a) for b in kinds] for a in kinds])
        self._first = np.where(inside, FLOOR, 0).astype(np.float32)
        self._next = np.where(inside[None, :] & ~same, FLOOR, 0).astype(np.float32)
        if transitions is not None:
            self._next += transitions
        # Where nothing but what may not follow is added, the best tags of all words are the best sequence.
        self._forbids_only = not self._next[self._next > FLOOR].any()

    def decode(
        self, scores: NDArray[np.float32], starts: NDArray[np.int64], lengths: NDArray[np.int64]
    ) -> NDArray[np.int64]:
        """Give the tag of every word of some sentences; sentence i is `lengths[i]` words from `starts[i]`.

        `scores` (words, tags) are log probabilities up to a constant; sentences follow each other in them.
        """
        if not self._forbids_only or not len(scores):
            return self._decode(scores, starts, lengths)
        tags: NDArray[np.int64] = scores.argmax(1)
        added = self._next[np.roll(tags, 1), tags]
        added[starts] = self._first[tags[starts]]
        broken = np.flatnonzero(np.minimum.reduceat(added, starts) < 0)
        if len(broken):
            found = self._decode(scores, starts[broken], lengths[broken])
            for start, length in zip(starts[broken].tolist(), lengths[broken].tolist(), strict=True):
                tags[start : start + length] = found[start : start + length]
        return tags

    def _decode(
        self, scores: NDArray[np.float32], starts: NDArray[np.int64], lengths: NDArray[np.int64]
    ) -> NDArray[np.int64]:
        order = np.argsort(lengths, kind="stable")
        first_word, longest = starts[order], int(lengths.max(initial=0))
        # Where, from short to long, the sentences that are longer than a step begin.
        going_on = np.searchsorted(lengths[order], np.arange(longest), side="right").tolist()
        words = [first_word[on:] + step for step, on in enumerate(going_on)]
        # The worth of the best way to every tag of every word.
        total = scores.copy()
        total[first_word] += self._first
        for at in words[1:]:
            ways = total[at - 1].T[:, :, None] + self._next[:, None, :]
            total[at] += ways.max(0)
        tags = np.zeros(len(scores), np.int64)
        best = total[first_word + lengths[order] - 1].argmax(1)
        for on, at in zip(reversed(going_on), reversed(words), strict=True):
            tags[at] = best[on:]
            # What this gives before the first word of a sentence is never read.
            best[on:] = (total[at - 1] + self._next.T[best[on:]]).argmax(1)
        return tags
