"""Analyses written by hand, so that stages can be tested without the model.

A token is a line `form lemma UPOS Case.Gender.Number head relation tag`; heads count from 1, 0 is the root,
`-` stands for what is not there. A form that starts with `^` is written without a space before it.
"""

from functools import cache

from hronika.article import Article
from hronika.language.analysis import Analysis, Sentence, Token, sentence_from
from hronika.language.language import Language
from hronika.language.latvian.declension import LatvianDeclension
from hronika.language.latvian.grammar import LatvianGrammar
from hronika.language.latvian.lexicon_files import LEXICON_FOLDER
from hronika.language.latvian.saying_nouns import with_nouns_of_saying
from hronika.language.lexicon import read_lexicon
from hronika.reading.document.document import Document
from hronika.reading.names.naming import read_names
from hronika.reading.names.people import read_people


@cache
def language() -> Language:
    """Latvian without its model and grammars: what names need."""
    nothing: object = None
    return Language(
        code="lv",
        analyser=nothing,  # type: ignore[arg-type]
        coreference=nothing,  # type: ignore[arg-type]
        frames=nothing,  # type: ignore[arg-type]
        declension=LatvianDeclension(),
        times=nothing,  # type: ignore[arg-type]
        numbers=nothing,  # type: ignore[arg-type]
        lexicon=with_nouns_of_saying(read_lexicon(LEXICON_FOLDER)),
        grammar=LatvianGrammar(),
    )


def token(form: str, features: str = "-", lemma: str = "", upos: str = "PROPN", tag: str = "O") -> Token:
    """One token at the start of a text."""
    return Token(0, len(form), form, lemma, upos, _features(features), name=tag)


def analysis(*sentences: str) -> Analysis:
    """An analysis of sentences written as lines."""
    text, made = "", []
    for number, lines in enumerate(sentences):
        tokens: list[Token] = []
        for line in lines.strip().splitlines():
            form, lemma, upos, features, head, relation, tag = line.split()
            if not form.startswith("^") and text:
                text += " "
            form = form.removeprefix("^") or "^"
            start = len(text)
            text += form
            lemma = "" if lemma == "-" else lemma
            tokens.append(
                Token(start, len(text), form, lemma, upos, _features(features), int(head) - 1, relation, tag)
            )
        made.append(sentence_from(tokens, number))
    return Analysis(text, made)


def _features(code: str) -> dict[str, str]:
    if code == "-":
        return {}
    names = ("Case", "Gender", "Number", "Definite")
    return {name: value for name, value in zip(names, code.split("."), strict=False) if value != "_"}


def sentence(lines: str) -> Sentence:
    """One sentence written as lines."""
    return analysis(lines).sentences[0]


def read(*sentences: str) -> Document:
    """A draft with names and people read."""
    analysed = analysis(*sentences)
    document = Document(Article(analysed.text), language(), analysed)
    read_names(document)
    read_people(document)
    return document
