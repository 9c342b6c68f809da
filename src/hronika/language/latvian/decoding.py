"""From scores to structures: heads that form a tree, name tags that form spans.

Trees are maximum spanning arborescences by the algorithm of Chu and Liu (1965) and Edmonds (1967), with one
root. Most sentences need none of it: where the best head of every word already gives a tree, that is the
maximum.
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

SURE = 1e-3
"""By how much a tag must be better to be the best for sure, however sums are rounded."""


def decode_heads(scores: NDArray[np.float32], lengths: NDArray[np.int64]) -> NDArray[np.int64]:
    """Give the head of every word of a batch of sentences: 0 for the root, i for the i-th word.

    `scores` is (sentences, words, words + 1); those of words and heads past the length of a sentence count
    for nothing, and their heads are given as 0.
    """
    position = np.arange(scores.shape[2])
    masked = np.where(position[None, None, :] <= lengths[:, None, None], scores, FLOOR)
    masked[:, position[:-1], position[1:]] = FLOOR
    inside = position[:-1] < lengths[:, None]
    heads: NDArray[np.int64] = np.where(inside, masked.argmax(2), 0)
    for index, (n, found) in enumerate(zip(lengths.tolist(), heads.tolist(), strict=True)):
        if not _is_tree(found[:n]):
            heads[index, :n] = spanning_tree(masked[index, :n, : n + 1])
    return heads


def _is_tree(heads: Sequence[int]) -> bool:
    """Whether all words hang on one root, given the head of each: 0 for the root, i for the i-th word."""
    if heads.count(0) != 1:
        return False
    passed = [0] * (len(heads) + 1)  # on the way from which word
    passed[0] = -1
    for word in range(1, len(heads) + 1):
        node = word
        while not passed[node]:
            passed[node] = word
            node = heads[node - 1]
        if node and passed[node] == word:
            return False  # the way has come back to itself
    return True


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
    """Finds the best sequences of BIO tags; an inside tag only goes on a name of its own kind (Viterbi).

    Most words are surely outside any name, which their own scores and those of the word after them tell. Only
    the short stretches between those are decoded, all of them at once.
    """

    def __init__(self, tags: Sequence[str], transitions: NDArray[np.float32] | None = None) -> None:
        """`tags` are `O`, the `B-` of every kind and then the `I-`, in the same order.

        Of labels that lack some of these, as those of a small corpus may, no word is surely outside.
        `transitions[a, b]` is what tag b after tag a adds to the score, if anything.
        """
        kinds = [tag[2:] for tag in tags]
        inside = np.array([tag.startswith("I-") for tag in tags])
        same = np.array([[a == b and bool(a) for b in kinds] for a in kinds])
        self._first = np.where(inside, FLOOR, 0).astype(np.float32)
        self._next = np.where(inside[None, :] & ~same, FLOOR, 0).astype(np.float32)
        if transitions is not None:
            self._next += transitions
        self._kinds = len(tags) // 2
        begins, insides = tags[1 : self._kinds + 1], tags[self._kinds + 1 :]
        if [f"I-{tag[2:]}" for tag in begins] != list(insides) or not all(tag[:2] == "B-" for tag in begins):
            self._kinds = 0
        self._gains, self._gains_going_on = self._most_gains()

    def _most_gains(self) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """What each tag but `O` can gain over it at most by the tags beside it, in a column.

        The second is for where the name goes on, but for what the next word itself says: instead of an inside
        tag after it there would be the beginning of a name after `O`.
        """
        allowed = self._next > FLOOR / 2
        gains, going_on = np.zeros((2, 2 * self._kinds, 1), np.float32)
        for row in range(len(gains)):
            tag, begin, inside = row + 1, row % self._kinds + 1, row % self._kinds + 1 + self._kinds
            before = max(0, (self._next[:, tag] - self._next[:, 0])[allowed[:, tag]].max())
            after = max(0, (self._next[tag] - self._next[0])[allowed[0]].max())
            later = max(0, (self._next[inside] - self._next[begin])[allowed[begin]].max())
            gains[row] = before + after
            going_on[row] = before + self._next[tag, inside] - self._next[0, begin] + later
        return gains, going_on

    def decode(
        self, scores: NDArray[np.float32], starts: NDArray[np.int64], lengths: NDArray[np.int64]
    ) -> NDArray[np.int64]:
        """Give the tag of every word of some sentences; sentence i is `lengths[i]` words from `starts[i]`.

        `scores` (words, tags) are log probabilities up to a constant; sentences follow each other in them.
        """
        tags = np.zeros(len(scores), np.int64)
        first, last = np.zeros((2, len(scores)), bool)
        first[starts], last[starts + lengths - 1] = True, True
        unsure = ~self._surely_outside(scores, last)
        begins_here, ends_here = first.copy(), last.copy()
        begins_here[1:] |= ~unsure[:-1]
        ends_here[:-1] |= ~unsure[1:]
        begins, ends = np.flatnonzero(unsure & begins_here), np.flatnonzero(unsure & ends_here)
        if len(begins):
            total = scores.copy()
            total[begins] += np.where(first[begins, None], self._first, self._next[0])
            total[ends] += np.where(last[ends, None], np.float32(0), self._next[:, 0])
            self._decode(total, begins, ends - begins + 1, tags)
        return tags

    def _surely_outside(self, scores: NDArray[np.float32], last: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """Which words no best sequence has in a name, as `O` in place of any other tag would be better."""
        if not self._kinds:
            return np.zeros(len(scores), bool)
        by_tag = np.ascontiguousarray(scores.T)
        begin, inside = by_tag[1 : self._kinds + 1], by_tag[self._kinds + 1 :]
        going_on = np.full_like(begin, FLOOR)
        going_on[:, :-1] = inside[:, 1:] - begin[:, 1:]
        going_on[:, last] = FLOOR
        gains = np.maximum(self._gains, np.concatenate((going_on, going_on)) + self._gains_going_on)
        outside: NDArray[np.bool_] = (by_tag[1:] + gains).max(0) < by_tag[0] - SURE
        return outside

    def _decode(
        self,
        total: NDArray[np.float32],
        starts: NDArray[np.int64],
        lengths: NDArray[np.int64],
        tags: NDArray[np.int64],
    ) -> None:
        """Fill in the tags of stretches of words, of which `total` has the worth of each alone."""
        order = np.argsort(lengths, kind="stable")
        first_word, longest = starts[order], int(lengths.max())
        # Where, from short to long, the stretches that are longer than a step begin.
        going_on = np.searchsorted(lengths[order], np.arange(longest), side="right").tolist()
        words = [first_word[on:] + step for step, on in enumerate(going_on)]
        # The worth of the best way to every tag of every word.
        for at in words[1:]:
            ways = total[at - 1].T[:, :, None] + self._next[:, None, :]
            total[at] += ways.max(0)
        best = total[first_word + lengths[order] - 1].argmax(1)
        for on, at in zip(reversed(going_on), reversed(words), strict=True):
            tags[at] = best[on:]
            # What this gives before the first word of a stretch is never read.
            best[on:] = (total[at - 1] + self._next.T[best[on:]]).argmax(1)
