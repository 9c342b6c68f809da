"""The built-in analyser of Latvian: our tokenizer and our network."""

from collections.abc import Iterable, Iterator

from hronika.language.analysis import Analysis, ModelVersion, Sentence, settle_symbols
from hronika.language.latvian.adjacent_names import part_adjacent_names
from hronika.language.latvian.caseless_names import relate_caseless_names
from hronika.language.latvian.closing_sources import attach_closing_sources
from hronika.language.latvian.network import Network
from hronika.language.latvian.noun_attributes import detach_attributes
from hronika.language.latvian.phrase_rules import attach_phrases
from hronika.language.latvian.quoted_names import attach_quoted_names
from hronika.language.latvian.recipients import attach_recipients
from hronika.language.latvian.scenes import attach_scenes, attach_stations
from hronika.language.latvian.tokenizer import sentences
from hronika.language.latvian.tree_agreement import mend_agreement
from hronika.language.latvian.tree_rules import mend_tree
from hronika.language.nicknames import join_nicknames


class LatvianAnalyser:
    """Analyses Latvian text with our own model.

    What comes out depends on the text alone. Texts are never mixed in one batch: int8 numbers are scaled by
    batch, so a sentence in other company could be read a little differently.
    """

    def __init__(self, network: Network | None = None) -> None:
        """Take the network, or load the one shipped with the package."""
        self._network = Network() if network is None else network

    @property
    def model(self) -> ModelVersion:
        """The model by the name and version in its `model.json`."""
        return self._network.model

    def analyse(self, text: str) -> Analysis:
        """Analyse one text; an empty text gives no sentences."""
        return Analysis(text, self.annotate(sentences(text)))

    def analyse_many(self, texts: Iterable[str]) -> Iterator[Analysis]:
        """Analyse texts one after another, in order, as they are asked for."""
        return map(self.analyse, texts)

    def annotate(self, found: list[Sentence]) -> list[Sentence]:
        """Fill in, in place, all that the network knows of the tokens of the sentences, and return them."""
        predictions = self._network.predict([[token.text for token in sentence] for sentence in found])
        for sentence, prediction in zip(found, predictions, strict=True):
            for token, upos, features, lemma, head, relation, name, inner in zip(
                sentence.tokens,
                prediction.upos,
                prediction.features,
                prediction.lemmas,
                prediction.heads,
                prediction.relations,
                prediction.names,
                prediction.inner,
                strict=True,
            ):
                token.upos = upos
                token.features = features
                token.lemma = lemma
                token.head = head
                token.relation = relation
                token.name = name
                token.inner = inner
            settle_symbols(sentence.tokens)
            join_nicknames(sentence.tokens)
        part_adjacent_names(found)
        for sentence in found:
            attach_quoted_names(sentence.tokens)
            mend_tree(sentence.tokens)
            mend_agreement(sentence.tokens)
            attach_phrases(sentence.tokens)
            attach_recipients(sentence.tokens)
            detach_attributes(sentence.tokens)
            attach_closing_sources(sentence.tokens)
            attach_stations(sentence.tokens)
            attach_scenes(sentence.tokens)
            relate_caseless_names(sentence.tokens)
        return found
