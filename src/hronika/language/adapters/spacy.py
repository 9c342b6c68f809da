"""A spaCy pipeline as an analyser (https://spacy.io): whatever model of whatever language it is made of."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from hronika.language.adapters.assembly import NAME_KINDS, assembled, name_tag
from hronika.language.analysis import Analysis, ModelVersion, Token


class SpacyAnalyser:
    """Analyses texts with a spaCy `Language`. What the pipeline does not tell stays as it is in `Token`.

    Reading wants a tagger with morphology, a lemmatizer, a parser with UD relations and names. `kinds` maps
    the pipeline's name labels to ours.
    """

    def __init__(self, nlp: Any, kinds: Mapping[str, str] = NAME_KINDS) -> None:
        self._nlp = nlp
        self._kinds = kinds

    @property
    def model(self) -> ModelVersion:
        """The pipeline by its `meta`: `spacy/lv_core_news_sm` and its version."""
        meta = self._nlp.meta
        return ModelVersion(f"spacy/{meta['lang']}_{meta['name']}", meta["version"])

    def analyse(self, text: str) -> Analysis:
        """Analyse one text; an empty text gives no sentences."""
        return self._converted(self._nlp(text))

    def analyse_many(self, texts: Iterable[str]) -> Iterator[Analysis]:
        """Analyse texts in order, in the pipeline's own batches."""
        return map(self._converted, self._nlp.pipe(texts))

    def _converted(self, doc: Any) -> Analysis:
        parts = doc.sents if doc.has_annotation("SENT_START") else [doc[:]]
        return assembled(doc.text, (self._tokens(part, doc) for part in parts))

    def _tokens(self, part: Any, doc: Any) -> list[Token]:
        # White space is a token for spaCy and none for us; what hangs on it hangs on what it hangs on.
        words = [word for word in part if not word.is_space]
        number = {word.i: index for index, word in enumerate(words)}
        parsed = doc.has_annotation("DEP")
        found = []
        for word in words:
            head = word.head
            while head.is_space and head.head.i != head.i:
                head = head.head
            is_root = head.i == word.i or head.i not in number
            named = word.ent_iob_ in ("B", "I")
            found.append(
                Token(
                    word.idx,
                    word.idx + len(word.text),
                    word.text,
                    lemma=word.lemma_,
                    upos=word.pos_ or "X",
                    features=word.morph.to_dict(),
                    head=-1 if is_root or not parsed else number[head.i],
                    relation=("root" if is_root else word.dep_) if parsed else "dep",
                    name=name_tag(word.ent_iob_ == "B", word.ent_type_, self._kinds) if named else "O",
                )
            )
        return found
