"""What may be a mention: names, pronouns, nouns and adverbs of place and time, in text order."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from hronika.language.analysis import Analysis, Sentence, Token, tagged_runs

NAME, PRONOUN, NOUN, ADVERB = range(4)
NAME_KINDS = ("person", "organization", "GPE", "location", "product", "event", "entity")
PERSON = NAME_KINDS.index("person")
# Words that point at something, each group under the first of its lemmas.
POINTING = {
    lemma: group
    for group, lemmas in enumerate(
        (
            ("viņš", "viņa"),
            ("tas", "tā"),
            ("kas",),
            ("kurš", "kura"),
            ("savs", "sava"),
            ("sevis", "sevi", "sev"),
            ("es",),
            ("mēs",),
            ("tu",),
            ("jūs",),
            ("mans", "mana"),
            ("tavs", "tava"),
            ("pats", "pati"),
            ("šis", "šī"),
            ("tāds", "tāda", "šāds", "šāda"),
            ("abi", "abas", "abējādi"),
            ("cits", "cita", "otrs", "otra", "viens", "viena"),
            ("viss", "visa", "visi", "visas"),
            ("kāds", "kāda"),
            ("katrs", "katra", "ikviens", "ikviena"),
            ("neviens", "neviena", "nekas"),
            ("dažs", "daža"),
            ("kad",),
            ("kur",),
            ("tur",),
            ("te", "šeit", "še"),
            ("tad", "toreiz"),
        )
    )
    for lemma in lemmas
}
GROUPS = max(POINTING.values()) + 1
FIRST_ADVERB = POINTING["kad"]
_NO_BEGINNING = frozenset(("ADP", "PUNCT", "CCONJ", "SCONJ", "PART", "ADV"))
_LONGEST = 12


@dataclass(slots=True)
class Candidate:
    """A stretch of words of one sentence that may be a mention, `first` to `last` inclusive, and its head.

    `detail` is the kind of a name (index into NAME_KINDS) or the group of a pointing word. From `wide` on the
    words before belong to the phrase of the head.
    """

    sentence: int
    first: int
    last: int
    head: int
    kind: int
    wide: int
    detail: int = 0


class Row(NamedTuple):
    """The words of a text in one sequence; heads are indices into it, -1 for a root."""

    tokens: list[Token]
    heads: list[int]
    starts: list[int]

    @classmethod
    def of(cls, sentences: Sequence[Sentence]) -> "Row":
        """Sentences one after another."""
        row = cls([], [], [])
        for sentence in sentences:
            offset = len(row.tokens)
            row.starts.append(offset)
            row.tokens.extend(sentence.tokens)
            row.heads.extend(t.head + offset if t.head >= 0 else -1 for t in sentence.tokens)
        return row


def candidates(analysis: Analysis) -> list[Candidate]:
    """All candidates of a text, by where they end."""
    found: list[Candidate] = []
    for number, sentence in enumerate(analysis.sentences):
        here = list(_of_sentence(number, sentence))
        here.sort(key=lambda candidate: (candidate.last, -candidate.first))
        found.extend(here)
    return found


def _of_sentence(number: int, sentence: Sentence) -> Iterator[Candidate]:
    tokens = sentence.tokens
    named: dict[int, Candidate] = {}
    for first, last, kind in tagged_runs(token.name for token in tokens):
        if kind not in NAME_KINDS:
            continue
        head = sentence.head_of(range(first, last + 1), nouns=())
        candidate = Candidate(number, first, last, head, NAME, first, NAME_KINDS.index(kind))
        named.update(dict.fromkeys(range(first, last + 1), candidate))
        yield candidate
    for index, token in enumerate(tokens):
        if index in named:
            continue
        if token.upos in ("NOUN", "PROPN"):
            wide = _first_of_phrase(sentence, index)
            first = wide if _is_role(tokens, index, named) else index
            yield Candidate(number, first, index, index, NOUN, wide)
        elif token.upos in ("PRON", "DET", "ADV", "SCONJ"):
            group = POINTING.get(token.lemma.lower())
            if group is not None:
                kind_ = ADVERB if group >= FIRST_ADVERB else PRONOUN
                yield Candidate(number, index, index, index, kind_, index, group)


def _is_role(tokens: Sequence[Token], index: int, named: dict[int, Candidate]) -> bool:
    """Whether a noun is a role right before the name of a person."""
    name = named.get(index + 1)
    if name is None or name.detail != PERSON or name.first != index + 1:
        return False
    return tokens[index].head == name.head or tokens[name.head].head == index


def _first_of_phrase(sentence: Sentence, index: int) -> int:
    """Where the words right before a noun that it governs begin, without prepositions and the like."""
    tokens = sentence.tokens
    first = index
    while first and index - first < _LONGEST and any(node == index for node in sentence.ancestors(first - 1)):
        first -= 1
    while first < index and tokens[first].upos in _NO_BEGINNING:
        first += 1
    return first
