"""Analysed text: sentences of tokens with morphology, syntax and name tags, and chains of mentions.

The labels are those of Universal Dependencies v2 (https://universaldependencies.org/guidelines.html);
all offsets are Unicode code points into the text that was analysed.
"""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, NamedTuple, Protocol

NO_FEATURES: Mapping[str, str] = {}


class _Bases(dict[str, str]):
    """The universal part of every relation met: asked for very often, and there are few."""

    def __missing__(self, relation: str) -> str:
        base = self[relation] = relation.partition(":")[0]
        return base


_BASES = _Bases()


@dataclass(slots=True)
class Token:
    """One syntactic word.

    `head` is the index of the governing token in the same sentence, -1 for the root. `features` maps UD
    feature names to values and may be shared between tokens: never change it. `name` is the BIO tag of the
    outer named-entity layer, `O`, `B-person`, `I-person` ... (FullStack kinds), `inner` that of names in
    those names (`Rīgas` in `Rīgas dome`).
    """

    start: int
    end: int
    text: str
    lemma: str = ""
    upos: str = "X"
    features: Mapping[str, str] = field(default_factory=lambda: NO_FEATURES)
    head: int = -1
    relation: str = "dep"
    name: str = "O"
    inner: str = "O"

    @property
    def base_relation(self) -> str:
        """The universal part of the relation: `nsubj` of `nsubj:pass`."""
        return _BASES[self.relation]


@dataclass
class Sentence:
    """A sentence: its tokens in order and what follows from their heads.

    `paragraph` counts the blocks of text between line breaks, from 0.
    """

    tokens: list[Token]
    paragraph: int = 0

    @property
    def start(self) -> int:
        """Code point at which the first token starts."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """Code point after the last token."""
        return self.tokens[-1].end

    @cached_property
    def children(self) -> list[list[int]]:
        """For every token the indices of its direct dependents, in text order."""
        children: list[list[int]] = [[] for _ in self.tokens]
        for index, token in enumerate(self.tokens):
            if token.head >= 0:
                children[token.head].append(index)
        return children

    @cached_property
    def head(self) -> list[int]:
        """For every token the index of the one that governs it, -1 for the root."""
        return [token.head for token in self.tokens]

    @cached_property
    def relation(self) -> list[str]:
        """For every token the universal part of its relation."""
        return [token.base_relation for token in self.tokens]

    def subtree(self, index: int) -> list[int]:
        """Indices of the token and all it governs, directly or not, in text order."""
        found = [index]
        for node in found:
            found.extend(self.children[node])
        return sorted(found)

    def ancestors(self, index: int) -> Iterator[int]:
        """Yield the indices of the governors of a token, the nearest first."""
        while (index := self.tokens[index].head) >= 0:
            yield index

    def head_of(
        self, phrase: Sequence[int], nouns: Container[str] = ("NOUN", "PROPN"), attribute: str | None = None
    ) -> int:
        """The token that governs the others of a phrase, given as indices in text order, one at least.

        It is the first of `nouns` (parts of speech) whose own head is outside; where there is none, the first
        such token that is no punctuation. `attribute` is a case: where the analysis leaves several nouns side
        by side, those in it are attributes of the last one.
        """
        inside = set(phrase)
        tops = [index for index in phrase if self.tokens[index].head not in inside]
        found = [index for index in tops if self.tokens[index].upos in nouns]
        for index in found:
            case = self.tokens[index].features.get("Case")
            if attribute is None or case != attribute or index == found[-1]:
                return index
        return next((index for index in tops if self.tokens[index].upos != "PUNCT"), phrase[-1])

    def __len__(self) -> int:
        return len(self.tokens)

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)


class Mention(NamedTuple):
    """Words of one sentence, `first` to `last` inclusive, that mean somebody or something; and their head."""

    sentence: int
    first: int
    last: int
    head: int
    kind: Literal["name", "pronoun", "noun", "adverb"]


class Chain(NamedTuple):
    """Mentions of the same, in text order. `type` is the kind of its name where it has one (`person`)."""

    type: str | None
    mentions: tuple[Mention, ...]


class FrameRole(NamedTuple):
    """A word of a sentence that plays a role in the frame of a verb of the same sentence."""

    word: int
    name: str


class Frame(NamedTuple):
    """The frame that a verb evokes (FrameNet), how sure that is, from 0 to 1, and who plays its roles."""

    name: str
    probability: float
    roles: tuple[FrameRole, ...]


@dataclass
class Analysis:
    """A text and its sentences; between them the tokens cover every character that is not white space.

    `chains` are there where they were asked for. `place` tells where a stretch of `text` stands in the text
    as it was given, where that is another; `given` is that one, where it is at hand.
    """

    text: str
    sentences: list[Sentence]
    chains: list[Chain] = field(default_factory=list)
    place: Callable[[int, int], tuple[int, int]] | None = None
    given: str | None = None

    def tokens(self) -> Iterator[Token]:
        """Yield the tokens of all sentences in text order."""
        for sentence in self.sentences:
            yield from sentence.tokens


class ModelVersion(NamedTuple):
    """The name and the version of what analyses, so that a record can say who read it."""

    name: str
    version: str


class Analyser(Protocol):
    """Turns text into analysed sentences. The built-in one runs our own model; others may take its place."""

    @property
    def model(self) -> ModelVersion:
        """The model at work. The name of another tool's pipeline begins with that of the tool."""
        ...

    def analyse(self, text: str) -> Analysis:
        """Analyse one text; an empty text gives no sentences."""
        ...

    def analyse_many(self, texts: Iterable[str]) -> Iterator[Analysis]:
        """Analyse texts one after another, in order, as they are asked for."""
        ...


def holds_word(text: str) -> bool:
    """Whether a stretch of text holds a letter or a digit, without which nothing is said or named."""
    return text.isalnum() or any(map(str.isalnum, text))


def settle_symbols(tokens: Iterable[Token]) -> None:
    """Make, in place, every token without a letter or digit a symbol, unless it is punctuation.

    An analyser may take `😀` or `›` for a verb; no rule of reading must meet such a verb.
    """
    for token in tokens:
        if token.upos not in ("PUNCT", "SYM") and not holds_word(token.text):
            token.upos, token.features = "SYM", NO_FEATURES


def parse_features(column: str) -> Mapping[str, str]:
    """UD features from a CoNLL-U column such as `Case=Nom|Number=Sing`; `_` holds none."""
    return NO_FEATURES if column == "_" else dict(pair.split("=", 1) for pair in column.split("|"))


def tagged_runs(tags: Iterable[str]) -> Iterator[tuple[int, int, str]]:
    """Yield the names that BIO tags tell: first word, last word, kind.

    An inside tag after none of its kind begins a name.
    """
    first, kind = 0, ""
    index = -1
    for index, tag in enumerate(tags):
        goes_on = bool(kind) and tag == f"I-{kind}"
        if kind and not goes_on:
            yield first, index - 1, kind
        if not goes_on:
            first, kind = index, tag[2:]
    if kind:
        yield first, index, kind


def sentence_from(tokens: Sequence[Token], paragraph: int = 0) -> Sentence:
    """Make a sentence of tokens; raises ValueError where a head is outside it."""
    for token in tokens:
        if not -1 <= token.head < len(tokens):
            raise ValueError(f"the head {token.head} of {token.text!r} is outside its sentence")
    return Sentence(list(tokens), paragraph)
