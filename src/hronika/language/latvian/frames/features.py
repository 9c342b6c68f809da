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


def of_verb(sentence: Sentence, verb: int) -> Iterator[str]:
    """Yield the features of a verb: its form, what it hangs on, its small words."""
    tokens = sentence.tokens
    token = tokens[verb]
    yield "u=" + token.upos
    for name in _OF_VERB:
        yield f"{name}={token.features.get(name)}"
    yield "r=" + token.relation
    if token.head >= 0:
        head = tokens[token.head]
        yield f"g={token.relation},{head.lemma}"
        yield "gu=" + head.upos
    for child in sentence.children[verb]:
        other = tokens[child]
        base = other.base_relation
        if base in _AROUND:
            yield f"k={base},{other.lemma}"


Description = tuple[str | int | None, ...]
"""All that the features of a word depend on; the same for very many words."""


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
