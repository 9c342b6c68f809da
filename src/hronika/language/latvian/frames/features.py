"""What is known of a verb and of a word that may play a role in its frame, as short strings."""

from collections.abc import Iterator, Sequence

from hronika.language.analysis import Sentence, Token
from hronika.language.latvian.frames.arguments import Argument

VERB_FEATURES, ARGUMENT_FEATURES = 14, 16
"""How many of the features of one word are used at most."""

_OF_VERB = ("Voice", "Reflex", "Mood", "Tense", "VerbForm", "Person", "Polarity")
_AROUND = frozenset(("aux", "cop", "mark", "expl", "compound"))
_LEXICAL = frozenset(("ADV", "PRON", "DET", "SCONJ"))
_FARTHEST = 8


Description = tuple[str | int | None, ...]
"""All that the features of a word depend on; the same for very many words."""


def verb_description(sentence: Sentence, verb: int) -> Description:
    """The form of a verb, what it hangs on, its small words: what `of_verb` takes."""
    tokens = sentence.tokens
    token = tokens[verb]
    head = tokens[token.head] if token.head >= 0 else None
    small = [
        part
        for child in sentence.children[verb]
        if (base := sentence.relation[child]) in _AROUND
        for part in (base, tokens[child].lemma)
    ]
    return (
        token.upos,
        token.relation,
        head.lemma if head is not None else None,
        head.upos if head is not None else None,
        *map(token.features.get, _OF_VERB),
        *small,
    )


def of_verb(described: Description) -> Iterator[str]:
    """Yield the features of a verb."""
    upos, relation, head, head_upos, *rest = described
    forms, small = rest[: len(_OF_VERB)], rest[len(_OF_VERB) :]
    yield f"u={upos}"
    for name, value in zip(_OF_VERB, forms, strict=True):
        yield f"{name}={value}"
    yield f"r={relation}"
    if head_upos is not None:
        yield f"g={relation},{head}"
        yield f"gu={head_upos}"
    for base, lemma in zip(small[::2], small[1::2], strict=True):
        yield f"k={base},{lemma}"


def description(sentence: Sentence, verb: int, argument: Argument) -> Description:
    """Where a word that may play a role stands, its case, its small words: what `of_argument` takes."""
    word, path = argument
    tokens = sentence.tokens
    token = tokens[word]
    known = token.features.get
    return (
        path,
        known("Case"),
        *_small_words(tokens, sentence.children[word]),
        token.upos,
        token.name[2:],
        known("VerbForm"),
        known("PronType"),
        "before" if word < verb else "after",
        min(abs(word - verb), _FARTHEST),
        known("NumType"),
        tokens[verb].features.get("Voice"),
        token.lemma if token.upos in _LEXICAL else None,
    )


def of_argument(described: Description) -> list[str]:
    """The features of a word that may play a role."""
    path, case, prepositions, marks, upos, name, form, pronoun, side, distance, number, voice, lemma = (
        described
    )
    slot = str(path).partition(":")[0]
    return [
        f"p={slot}",
        f"f={path}",
        f"c={case}",
        f"s={slot},{case},{prepositions}",
        f"a={prepositions}",
        f"m={marks}",
        f"w={upos}",
        f"n={name}",
        f"vf={form}",
        f"pt={pronoun}",
        str(side),
        f"d={distance}",
        f"nt={number}",
        f"v={voice},{slot}",
        *((f"l={lemma}",) if lemma is not None else ()),
    ]


def _small_words(tokens: Sequence[Token], children: Sequence[int]) -> tuple[str, str]:
    prepositions = marks = ""
    for child in children:
        relation = tokens[child].relation
        if relation == "case":
            prepositions += " " + tokens[child].lemma
        elif relation == "mark":
            marks += " " + tokens[child].lemma
    return prepositions, marks
