"""The tokens of an article in one sequence, across sentences, with the relations between them."""

from bisect import bisect_right
from functools import cached_property
from typing import NamedTuple

from hronika.language.analysis import Analysis, Token, holds_word
from hronika.reading.document.entities import Phrase

DASHES = frozenset("–—-―")


class TokenSpan(NamedTuple):
    """Tokens `first` to `last` (inclusive) of the token sequence, and `head`, the head of the phrase."""

    first: int
    last: int
    head: int


class TokenSequence:
    """All tokens of an analysis; every index below counts from the first token of the article.

    `sentence[i]` is the number of the sentence that token `i` is in, `lower[i]` its text in lower case,
    `head[i]` its governor, -1 for a root, `relation[i]` the universal part of its relation to it. `first[s]`
    is the first token of sentence `s`, `first[s + 1]` the one after its last, `paragraph[s]` the number of
    its paragraph.
    """

    def __init__(self, analysis: Analysis) -> None:
        self.tokens: list[Token] = []
        self.sentence: list[int] = []
        self.first: list[int] = [0]
        self.head: list[int] = []
        self.relation: list[str] = []
        self.paragraph: list[int] = []
        for number, sentence in enumerate(analysis.sentences):
            offset = len(self.tokens)
            self.tokens += sentence.tokens
            self.sentence += [number] * len(sentence.tokens)
            self.head += [token.head + offset if token.head >= 0 else -1 for token in sentence.tokens]
            self.relation += sentence.relation
            self.first.append(len(self.tokens))
            self.paragraph.append(sentence.paragraph)
        self._starts = [token.start for token in self.tokens]
        self.lower = [token.text.lower() for token in self.tokens]

    def __len__(self) -> int:
        return len(self.tokens)

    @cached_property
    def children(self) -> list[list[int]]:
        """For every token the indices of its direct dependents, in text order."""
        children: list[list[int]] = [[] for _ in self.tokens]
        for index, head in enumerate(self.head):
            if head >= 0:
                children[head].append(index)
        return children

    def subtree(self, index: int) -> list[int]:
        """Indices of the token and all it governs, in text order."""
        found = [index]
        for node in found:
            found.extend(self.children[node])
        found.sort()
        return found

    def governs(self, above: int, below: int) -> bool:
        """Whether `above` is `below` or governs it, directly or not."""
        while below >= 0:
            if below == above:
                return True
            below = self.head[below]
        return False

    def at(self, offset: int) -> int:
        """The first token that ends after this code point; the number of tokens where there is none."""
        index = max(bisect_right(self._starts, offset) - 1, 0)
        while index < len(self.tokens) and self.tokens[index].end <= offset:
            index += 1
        return index

    def covered(self, start: int, end: int) -> range:
        """The tokens that code points `start` to before `end` cover, wholly or in part."""
        return range(self.at(start), min(self.at(end - 1) + 1, len(self.tokens)))

    def bounds(self, index: int) -> tuple[int, int]:
        """The first token of the sentence that a token is in, and the one after its last."""
        number = self.sentence[index]
        return self.first[number], self.first[number + 1]

    def paragraph_of(self, index: int) -> int:
        """The number of the paragraph that a token is in."""
        return self.paragraph[self.sentence[index]]

    def child(self, index: int, *relations: str) -> int | None:
        """The first dependent with one of these base relations; None without one."""
        relation = self.relation
        for i in self.children[index]:
            if relation[i] in relations:
                return i
        return None

    def dependents(self, index: int, *relations: str) -> list[int]:
        """All dependents with one of these base relations, in text order."""
        children, relation = self.children[index], self.relation
        return [i for i in children if relation[i] in relations] if children else []

    def joined(self, index: int) -> list[int]:
        """The further words of an expression that are joined to its first: `kā` of `it kā`."""
        return self.dependents(index, "fixed")

    def index(self, phrase: Phrase) -> tuple[int, int, int]:
        """The first and the last token and the head of a phrase, which itself counts within its sentence."""
        offset = self.first[phrase.sentence]
        return phrase.first + offset, phrase.last + offset, phrase.head + offset

    def is_punctuation(self, index: int) -> bool:
        """Whether a token is a punctuation mark or a symbol without letters or digits."""
        token = self.tokens[index]
        return token.upos == "PUNCT" or not holds_word(token.text)

    def holds_word(self, span: TokenSpan) -> bool:
        """Whether a phrase has a letter or a digit: what has none names nobody."""
        return any(holds_word(token.text) for token in self.tokens[span.first : span.last + 1])

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Code points that the tokens `first` to `last` (inclusive) cover."""
        return self.tokens[first].start, self.tokens[last].end
