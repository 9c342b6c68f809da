"""What is known of candidates and of pairs of them, as numbers, for all pairs of a text at once.

The features are those of mention-ranking systems (Durrett & Klein 2013, "Easy Victories and Uphill Battles in
Coreference Resolution"): kind, agreement, distance, syntax, string match; and static vectors of lemmas.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from hronika.language.acronyms import in_capitals
from hronika.language.analysis import Analysis
from hronika.language.latvian.coreference.candidates import (
    ADVERB,
    GROUPS,
    NAME,
    NAME_KINDS,
    NOUN,
    PERSON,
    POINTING,
    PRONOUN,
    Candidate,
    Row,
)
from hronika.language.quotation_marks import DOUBLE

Vectors = Callable[[Sequence[str]], NDArray[np.float32]]

CASES = ("Nom", "Gen", "Dat", "Acc", "Loc", "Voc")
RELATIONS = (
    "nsubj", "obj", "iobj", "obl", "nmod", "conj", "root", "appos", "flat", "acl", "advcl", "ccomp", "xcomp",
    "csubj", "parataxis", "det", "amod", "advmod", "vocative", "dislocated", "orphan", "compound", "mark",
)  # fmt: skip
GOVERNORS = ("VERB", "NOUN", "ADJ", "PROPN", "PRON", "ADV", "AUX", "DET")
WINDOW = 50  # candidates before one that may be what it refers to
FAR = 3  # of the same word, further back
LONGEST_PREFIX = 16
FARTHEST = 50  # words; training has single paragraphs, and what is said of far ones must hold for all farther
HIGHEST = 64  # steps from a word up its tree; in sentences there are hardly ever twenty
PARTS = 5  # words of a name that are compared, the last ones

_SENTENCES = (0, 1, 2, 3)  # sentence distances that are told apart
_NEAR = (1, 2, 3, 5, 8, 13, 21)  # candidate distances that are told apart


class Pairs(NamedTuple):
    """Pairs of candidates, the earlier and the later of each, and what is known of every pair."""

    earlier: NDArray[np.int64]
    later: NDArray[np.int64]
    features: NDArray[np.float32]


def _code(value: str | None, known: Sequence[str]) -> int:
    return known.index(value) + 1 if value in known else 0


class Described:
    """The candidates of one text with all that features are made of, as arrays with an entry for each."""

    def __init__(self, analysis: Analysis, found: Sequence[Candidate]) -> None:
        self.row = row = Row.of(analysis.sentences)
        tokens = row.tokens
        self.found = found
        starts = row.starts
        self.kind = np.array([c.kind for c in found])
        self.head = np.array([starts[c.sentence] + c.head for c in found])
        self.first = np.array([starts[c.sentence] + c.first for c in found])
        self.last = np.array([starts[c.sentence] + c.last for c in found])
        self.wide = np.array([starts[c.sentence] + c.wide for c in found])
        self.role = (self.kind == NOUN) & (self.wide == self.first) & (self.first < self.head)
        self.sentence = np.array([c.sentence for c in found])
        self.detail = np.array([c.detail for c in found])
        heads = [tokens[index] for index in self.head.tolist()]
        self.lemmas = [head.lemma.lower() for head in heads]
        features = [head.features for head in heads]
        self.case = np.array([_code(f.get("Case"), CASES) for f in features])
        self.number = np.array([_code(f.get("Number"), ("Sing", "Plur")) for f in features])
        self.gender = np.array([_code(f.get("Gender"), ("Masc", "Fem")) for f in features])
        self.person = np.array([_code(f.get("Person"), ("1", "2", "3")) for f in features])
        self.relation = np.array([_code(head.base_relation, RELATIONS) for head in heads])
        above = [row.heads[index] for index in self.head.tolist()]
        self.governor = np.array(above)
        self.governed_by = np.array([_code(tokens[h].upos, GOVERNORS) if h >= 0 else 0 for h in above])
        number = {lemma: i for i, lemma in enumerate(dict.fromkeys(self.lemmas))}
        self.lemma = np.array([number[lemma] for lemma in self.lemmas])
        self._syntax()
        self._strings()
        self.far = self._same_words()

    def sure_gender(self) -> list[str]:
        """The gender of whom a candidate means, where it is one person for sure; else nothing."""
        tokens = self.row.tokens
        found = []
        for candidate, head in zip(self.found, self.head.tolist(), strict=True):
            features = tokens[head].features
            one = features.get("Number") == "Sing"
            # `viņu` is the accusative of both genders.
            clear = candidate.detail == POINTING["viņš"] and features.get("Case") != "Acc"
            pronoun = candidate.kind == PRONOUN and clear
            named = candidate.kind == NAME and candidate.detail == PERSON and features.get("Case") == "Nom"
            found.append(features.get("Gender", "") if one and (pronoun or named) else "")
        return found

    def _syntax(self) -> None:
        tokens, heads = self.row.tokens, self.row.heads
        children: list[list[int]] = [[] for _ in tokens]
        for index, head in enumerate(heads):
            if head >= 0:
                children[head].append(index)
        quote, inside = [], False
        for token in tokens:
            inside ^= token.text in DOUBLE
            quote.append(inside)
        self.quoted = np.array([quote[i] for i in self.head.tolist()], bool)
        # A word governs those whose number in the order of visits lies between its own and that of its last.
        visit, last = _visits(heads, children)
        self.visit, self.last_visit = visit[self.head], last[self.head]
        subject = [-1] * len(tokens)  # of the clause of each token
        for index, token in enumerate(tokens):
            if token.base_relation == "nsubj" and heads[index] >= 0 and subject[heads[index]] < 0:
                subject[heads[index]] = index
        count = len(self.found)
        self.subject = np.full(count, -1)
        self.relative = np.full(count, -2)
        self.depth = np.zeros(count)
        flags = np.zeros((count, 9), np.float32)
        for number, (index, candidate) in enumerate(zip(self.head.tolist(), self.found, strict=True)):
            at, steps = index, 0
            while at >= 0 and steps < HIGHEST:
                if at != index and self.subject[number] < 0 and subject[at] not in (-1, index):
                    self.subject[number] = subject[at]
                if self.relative[number] == -2 and tokens[at].base_relation == "acl":
                    self.relative[number] = heads[at]
                at, steps = heads[at], steps + 1
            self.depth[number] = min(steps, 8)
            below = [tokens[child] for child in children[index]]
            start = self.row.starts[candidate.sentence]
            following = self.last[number] + 1
            flags[number] = (
                candidate.first == 0,
                any(t.lemma in ("šis", "šī", "tas", "tā", "minēts", "minēta") for t in below),
                any(t.upos == "ADJ" and t.features.get("Definite") == "Def" for t in below),
                any(t.base_relation == "nmod" and t.start < tokens[index].start for t in below),
                any(t.base_relation == "acl" for t in below),
                following < len(tokens) and tokens[following].text == ",",
                candidate.last > candidate.first,
                tokens[index].text[:1].isupper() and self.first[number] != start,
                any(t.base_relation == "case" for t in below),
            )
        self.flags = flags

    def _strings(self) -> None:
        tokens = self.row.tokens
        count = len(self.found)
        # Names without their quotation marks, by lemmas; the words of one may be part of another.
        self.words = [
            [t.lemma.lower() for t in tokens[a : b + 1] if t.upos != "PUNCT"]
            for a, b in zip(self.first.tolist(), self.last.tolist(), strict=True)
        ]
        texts = [" ".join(words) for words in self.words]
        number = {text: i for i, text in enumerate(dict.fromkeys(texts))}
        self.text = np.array([number[text] for text in texts])
        self.letters = np.zeros((count, LONGEST_PREFIX), np.int32)
        for index, head in enumerate(self.head.tolist()):
            codes = [ord(c) for c in tokens[head].text.lower()[:LONGEST_PREFIX]]
            self.letters[index, : len(codes)] = codes
        self.length = (self.letters > 0).sum(1)
        words = {w: i for i, w in enumerate(dict.fromkeys(w for ws in self.words for w in ws))}
        self.parts = np.full((count, PARTS), -1)
        for index, parts in enumerate(self.words):
            known = list(dict.fromkeys(words[w] for w in parts))
            self.parts[index, : min(len(known), PARTS)] = known[-PARTS:]
        self.size = (self.parts >= 0).sum(1)
        initials = ["".join(w[:1] for w in parts) for parts in self.words]
        short = [
            tokens[h].text.lower() if in_capitals(tokens[h].text) and a == b else "-"
            for h, a, b in zip(self.head.tolist(), self.first.tolist(), self.last.tolist(), strict=True)
        ]
        code = {text: i for i, text in enumerate(dict.fromkeys([*initials, *short]))}
        self.initials = np.array([code[text] for text in initials])
        self.short = np.array([code[text] if len(text) > 1 else -1 for text in short])

    def of_candidates(self, vectors: Vectors) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """What is known of every candidate by itself, and the static vector of its lemma."""
        counts = Counter(self.lemmas)
        seen: Counter[str] = Counter()
        before: list[int] = []
        after: list[int] = []
        for lemma in self.lemmas:
            before.append(seen[lemma])
            seen[lemma] += 1
            after.append(counts[lemma] - seen[lemma])
        often = np.log1p(np.array([before, after], np.float32).T)
        pointing = np.isin(self.kind, (PRONOUN, ADVERB))
        columns = [
            _one_hot(self.kind, 4),
            _one_hot(np.where(self.kind == NAME, self.detail, len(NAME_KINDS)), len(NAME_KINDS) + 1),
            _one_hot(np.where(pointing, self.detail, GROUPS), GROUPS + 1),
            _one_hot(self.case, len(CASES) + 1),
            _one_hot(self.number, 3),
            _one_hot(self.gender, 3),
            _one_hot(self.person, 4),
            _one_hot(self.relation, len(RELATIONS) + 1),
            _one_hot(self.governed_by, len(GOVERNORS) + 1),
            self.flags,
            self.quoted[:, None],
            (self.relative >= 0)[:, None],
            (self.depth / 4)[:, None],
            (np.minimum(self.head - self.wide, 4) / 2)[:, None],
            self.role[:, None],
            np.minimum(self.sentence, 5)[:, None] / 5,
            often,
        ]
        static = vectors(self.lemmas)
        static = static * ~pointing[:, None]
        return np.concatenate(columns, 1).astype(np.float32), static.astype(np.float32)

    def pairs(self, static: NDArray[np.float32], begin: int = 0, end: int | None = None) -> Pairs:
        """All pairs that may belong together, by the later one, nearest first.

        The later ones are those from `begin` to before `end`. Earlier ones are those near, and of the same
        words the last few that are not.
        """
        end = len(self.found) if end is None else end
        span = np.arange(begin, end)
        distance = np.arange(1, WINDOW + 1)
        earlier = span[:, None] - distance
        which, step = np.nonzero(earlier >= 0)
        far = [(i, j) for j in range(begin, end) for i in self.far[j]]
        i = np.concatenate([earlier[which, step], np.array([a for a, _ in far], np.int64)])
        j = np.concatenate([span[which], np.array([b for _, b in far], np.int64)])
        order = np.lexsort((-i, j))
        i, j = i[order], j[order]
        sizes = np.maximum(np.linalg.norm(static, axis=1), 1e-6)
        cosine = (static[i] * static[j]).sum(1) / (sizes[i] * sizes[j])
        prefix = np.cumprod((self.letters[i] == self.letters[j]) & (self.letters[i] > 0), 1).sum(1)
        words_i, words_j = self.parts[i], self.parts[j]
        shared = ((words_i[:, :, None] == words_j[:, None, :]) & (words_i[:, :, None] >= 0)).sum((1, 2))
        size_i, size_j = self.size[i], self.size[j]
        agree = [
            term
            for values in (self.gender, self.number, self.person)
            for term in ((values[i] == values[j]) & (values[i] > 0), _clash(values[i], values[j]))
        ]
        compatible = ~(_clash(self.gender[i], self.gender[j]) | _clash(self.number[i], self.number[j]))
        fits = compatible & (self.kind[i] != ADVERB)
        rank = _rank(fits, j)
        sentences = self.sentence[j] - self.sentence[i]
        kinds = self.kind[i] * 4 + self.kind[j]
        names = (self.kind[i] == NAME) & (self.kind[j] == NAME)
        flags = [
            *agree,
            self.case[i] == self.case[j],
            self.lemma[i] == self.lemma[j],
            self.text[i] == self.text[j],
            names & (self.detail[i] == self.detail[j]),
            names & (self.detail[i] != self.detail[j]),
            (self.kind[i] == PRONOUN) & (self.kind[j] == PRONOUN) & (self.detail[i] == self.detail[j]),
            (self.initials[i] == self.short[j]) | (self.short[i] == self.initials[j]),
            self.governor[j] == self.head[i],
            self.governor[i] == self.head[j],
            (self.governor[i] == self.governor[j]) & (self.governor[i] >= 0),
            self._governs(i, j),
            self._governs(j, i),
            self.relative[j] == self.head[i],
            self.subject[j] == self.head[i],
            self.relation[i] == _code("nsubj", RELATIONS),
            (self.relation[i] == self.relation[j]),
            self.last[i] + 1 == self.first[j],
            self.last[i] + 2 == self.first[j],
            self.quoted[i] != self.quoted[j],
            (self.first[i] <= self.first[j]) & (self.last[i] >= self.last[j]),
            (self.first[i] >= self.first[j]) & (self.last[i] <= self.last[j]),
            compatible,
            fits & (rank == 1),
            fits & (rank == 2),
            fits & (rank > 2),
        ]
        numbers = [
            cosine,
            prefix / np.maximum(np.maximum(self.length[i], self.length[j]), 1),
            shared / np.maximum(np.minimum(size_i, size_j), 1),
            shared / np.maximum(np.maximum(size_i, size_j), 1),
            np.log1p(np.clip(self.first[j] - self.last[i], 0, FARTHEST)) / 3,
        ]
        features = np.concatenate(
            [
                np.array(flags, np.float32).T,
                np.array(numbers, np.float32).T,
                _one_hot(np.searchsorted(_SENTENCES, sentences), len(_SENTENCES) + 1),
                _one_hot(np.searchsorted(_NEAR, j - i), len(_NEAR) + 1),
                _one_hot(kinds, 16),
            ],
            1,
        )
        return Pairs(i, j, features)

    def _governs(self, above: NDArray[np.int64], below: NDArray[np.int64]) -> NDArray[np.bool_]:
        governs: NDArray[np.bool_] = (self.visit[above] < self.visit[below]) & (
            self.visit[below] <= self.last_visit[above]
        )
        return governs

    def _same_words(self) -> list[list[int]]:
        """For every name and noun the last few before the window that share a word of it."""
        seen: dict[str, list[int]] = {}
        found: list[list[int]] = []
        for index, candidate in enumerate(self.found):
            far: set[int] = set()
            if candidate.kind in (NAME, NOUN):
                for word in self.words[index] if candidate.kind == NAME else (self.lemmas[index],):
                    before = seen.setdefault(word, [])
                    known = bisect_left(before, index - WINDOW)
                    far.update(before[max(0, known - FAR) : known])
                    before.append(index)
            found.append(sorted(far))
        return found


def _visits(
    heads: Sequence[int], children: Sequence[Sequence[int]]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """When every word is visited from the roots down, depth first, and when the last of those it governs."""
    visit, last = np.zeros(len(heads), np.int64), np.zeros(len(heads), np.int64)
    clock = 0
    for root in (index for index, head in enumerate(heads) if head < 0):
        stack = [root]
        way: list[int] = []
        while stack:
            node = stack.pop()
            if node < 0:
                last[way.pop()] = clock - 1
                continue
            visit[node] = clock
            clock += 1
            way.append(node)
            stack.append(-1)
            stack.extend(reversed(children[node]))
    return visit, last


def _clash(a: NDArray[np.int64], b: NDArray[np.int64]) -> NDArray[np.bool_]:
    clash: NDArray[np.bool_] = (a != b) & (a > 0) & (b > 0)
    return clash


def _rank(fits: NDArray[np.bool_], later: NDArray[np.int64]) -> NDArray[np.int64]:
    """How many of the pairs of the same later candidate that fit come up to each, itself included."""
    total: NDArray[np.int64] = np.cumsum(fits)
    if not len(total):
        return total
    begins = np.r_[True, later[1:] != later[:-1]]
    before = (total - fits)[begins]
    rank: NDArray[np.int64] = total - np.repeat(before, np.diff(np.r_[np.flatnonzero(begins), len(later)]))
    return rank


def _one_hot(values: NDArray[np.int64], size: int) -> NDArray[np.float32]:
    return np.eye(size, dtype=np.float32)[values]
