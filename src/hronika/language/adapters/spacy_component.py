"""Our model inside spaCy: the component `hronika_latvian`, which spaCy finds once both are installed.

nlp = spacy.blank("lv")
nlp.add_pipe("hronika_latvian")
"""

from typing import Any

import numpy as np

from hronika.extras import lacks
from hronika.language.adapters.assembly import NAME_LABELS
from hronika.language.analysis import Sentence, Token, tagged_runs
from hronika.language.latvian.analyser import LatvianAnalyser
from hronika.language.latvian.tokenizer import sentences

try:
    from spacy.attrs import DEP, HEAD
    from spacy.language import Language
    from spacy.tokens import Doc, Span
except ImportError:
    raise lacks("The component of spaCy", "spacy") from None


class LatvianTokenizer:
    """Our tokenizer in the place of spaCy's; it also says where sentences begin.

    White space other than a single space after a word is a token of its own, as it is for spaCy.
    """

    def __init__(self, vocab: Any) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """Cut a text into tokens."""
        words: list[str] = []
        spaces: list[bool] = []
        starts: list[bool] = []

        def add(word: str, begins: bool = False) -> None:
            words.append(word)
            spaces.append(False)
            starts.append(begins)

        def add_space(between: str) -> None:
            if between.startswith(" ") and words:
                spaces[-1] = True
                between = between[1:]
            if between:
                add(between)

        end = 0
        for sentence in sentences(text):
            for number, token in enumerate(sentence):
                add_space(text[end : token.start])
                add(token.text, begins=number == 0)
                end = token.end
        add_space(text[end:])
        return Doc(self.vocab, words=words, spaces=spaces, sent_starts=starts)

    def to_bytes(self, **_: Any) -> bytes:
        """Save nothing: the rules are in the package."""
        return b""

    def from_bytes(self, _data: bytes, **_: Any) -> "LatvianTokenizer":
        """Load nothing."""
        return self

    def to_disk(self, _path: Any, **_: Any) -> None:
        """Save nothing."""

    def from_disk(self, _path: Any, **_: Any) -> "LatvianTokenizer":
        """Load nothing."""
        return self


@Language.factory(
    "hronika_latvian",
    assigns=[
        "token.pos",
        "token.morph",
        "token.lemma",
        "token.dep",
        "token.head",
        "doc.ents",
        "doc.sents",
        "doc.spans",
    ],
    default_config={"own_tokens": True},
)
class LatvianComponent:
    """Fills word class, features, lemma, tree and names of the tokens of a document.

    Names in other names are `doc.spans["inner"]`.
    With `own_tokens` the pipeline's tokenizer is replaced by ours, which is what the model was trained with.
    Without it the document must know its sentences, or is taken for one.
    """

    def __init__(self, nlp: Language, name: str, own_tokens: bool) -> None:
        self.name = name
        self._analyser = LatvianAnalyser()
        if own_tokens:
            nlp.tokenizer = LatvianTokenizer(nlp.vocab)

    def __call__(self, doc: Doc) -> Doc:
        """Annotate one document, in place."""
        parts = doc.sents if doc.has_annotation("SENT_START") else (doc[:],)
        places = [[word.i for word in part if not word.is_space] for part in parts]
        places = [part for part in places if part]
        found = self._analyser.annotate(
            [Sentence([Token(doc[i].idx, doc[i].idx + len(doc[i]), doc[i].text) for i in p]) for p in places]
        )
        heads = np.arange(len(doc))
        relations = [""] * len(doc)
        names: list[Span] = []
        inner: list[Span] = []
        for part, sentence in zip(places, found, strict=True):
            for i, token in zip(part, sentence, strict=True):
                word = doc[i]
                word.pos_, word.lemma_ = token.upos, token.lemma
                word.set_morph(dict(token.features))
                heads[i] = i if token.head < 0 else part[token.head]
                # spaCy writes the relation of a root in capitals.
                relations[i] = "ROOT" if token.head < 0 else token.relation
            for spans, tags in (
                (names, [token.name for token in sentence]),
                (inner, [token.inner for token in sentence]),
            ):
                spans.extend(
                    Span(doc, part[start], part[last] + 1, NAME_LABELS[kind])
                    for start, last, kind in tagged_runs(tags)
                )
        # White space hangs on the word before it, at the beginning on the first.
        first = next(iter(places), [0])[0]
        for word in doc:
            if word.is_space:
                heads[word.i] = max(word.i - 1, 0) if word.i > first else first
        if places:
            strings = doc.vocab.strings
            numbers = np.array([strings.add(relation) for relation in relations], np.uint64)
            # spaCy wants heads as distances, negative ones as the unsigned numbers with the same bits.
            distances = (heads - np.arange(len(doc))).view(np.uint64)
            doc.from_array([HEAD, DEP], np.stack([distances, numbers], 1))
        doc.spans["inner"] = inner
        doc.set_ents(names)
        return doc
