"""A Stanza pipeline as an analyser (https://stanfordnlp.github.io/stanza)."""

from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import version
from typing import Any

from hronika.language.adapters.assembly import NAME_KINDS, assembled, name_tag
from hronika.language.analysis import Analysis, ModelVersion, Token, parse_features


class StanzaAnalyser:
    """Analyses texts with a Stanza `Pipeline`. What the pipeline does not tell stays as it is in `Token`.

    Reading wants the processors tokenize, pos, lemma, depparse and ner. `kinds` maps the pipeline's name
    labels to ours.
    """

    def __init__(self, pipeline: Any, kinds: Mapping[str, str] = NAME_KINDS) -> None:
        self._pipeline = pipeline
        self._kinds = kinds

    @property
    def model(self) -> ModelVersion:
        """The pipeline by its language; Stanza's models have the version of their Stanza resources."""
        return ModelVersion(f"stanza/{self._pipeline.lang}", version("stanza"))

    def analyse(self, text: str) -> Analysis:
        """Analyse one text; an empty text gives no sentences."""
        if not text.strip():  # on which Stanza fails
            return Analysis(text, [])
        document = self._pipeline(text)
        return assembled(text, (self._tokens(text, sentence) for sentence in document.sentences))

    def analyse_many(self, texts: Iterable[str]) -> Iterator[Analysis]:
        """Analyse texts one after another, in order, as they are asked for."""
        return map(self.analyse, texts)

    def _tokens(self, text: str, sentence: Any) -> list[Token]:
        found = []
        for outer in sentence.tokens:
            position, _, label = (outer.ner or "O").partition("-")
            for number, word in enumerate(outer.words):
                # The words of a multi-word token have no place of their own: each has that of the whole.
                begins = position in ("B", "S") and number == 0
                found.append(
                    Token(
                        outer.start_char,
                        outer.end_char,
                        text[outer.start_char : outer.end_char],
                        lemma=word.lemma or "",
                        upos=word.upos or "X",
                        features=parse_features(word.feats or "_"),
                        head=(word.head or 0) - 1,
                        relation=word.deprel or "dep",
                        name="O" if position == "O" else name_tag(begins, label, self._kinds),
                    )
                )
        return found
