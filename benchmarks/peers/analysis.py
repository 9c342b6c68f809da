"""Words, trees and names: the shipped model beside spaCy's CNN, trained on the same data."""

from collections.abc import Sequence
from typing import Any

from benchmarks.peers.comparison import (
    HRONIKA,
    Given,
    Measure,
    PeerComparison,
    exactly,
    versions_of,
    without,
)
from benchmarks.spacy_pipeline import STEPS_FOR_SCORES, WORDS_A_STEP, pipeline, steps_of
from hronika.language.latvian.network import Network, Prediction
from training.conll import SentenceRows, read
from training.evaluate import score_gold_tokens, score_names

_PEER = "spaCy CNN"
_TREES, _NAMES = "lvtb-{}.conllu.xz", "fullstack-names-{}.conll.xz"
_SHOWN = {
    "upos": "word classes right",
    "ufeats": "features right, all of a word",
    "lemma": "lemmas right",
    "uas": "heads right (UAS)",
    "las": "heads and relations right (LAS)",
}
_FLOOR = ", too few for all that it can, so that its figures are a floor: more training brings them up"
_PUBLISHED = (
    "published by Stanza, measured on the test part of UD 2.12 from raw text: Stanza 1.5.1 has word classes "
    "96.7 %, features 94.7 %, lemmas 96.1 %, UAS 88.9 %, LAS 85.8 % "
    "([its page](https://stanfordnlp.github.io/stanza/performance.html))",
    "published by Explosion, measured on the test part of UD 2.5 from raw text: spaCy's transformer "
    "`lv_udv25_latvianlvtb_trf` has word classes 97.9 %, features 95.7 %, lemmas 95.4 %, UAS 91.3 %, LAS "
    "87.7 % ([model card](https://huggingface.co/explosion/lv_udv25_latvianlvtb_trf))",
)


def compare(given: Given) -> PeerComparison:
    """Score both on the development parts, given their words."""
    versions = versions_of("spacy", "thinc")
    not_run = without(versions, "spacy")
    measured = "The development parts of LVTB and of the names of FullStack-LV, given the words. "
    treebank, names = (given.data / name.format("dev") for name in (_TREES, _NAMES))
    for path in (treebank, names, *(given.data / name.format("train") for name in (_TREES, _NAMES))):
        if not path.exists():
            not_run["both"] = f"there is no {path.name} in the folder of data"
    if not_run:
        return PeerComparison("analysis", measured, versions, not_run=not_run, published=_PUBLISHED)
    nlp = pipeline(given.data, given.store, blis=False, steps=STEPS_FOR_SCORES)
    peer, ours = SpacyPredictor(nlp), Network()
    blocks, named = given.part(read(treebank)), given.part(read(names))
    words = sum(len(block.rows) for name in (_TREES, _NAMES) for block in _training(given, name))
    steps = steps_of(nlp)
    passes = f"{steps * WORDS_A_STEP / words:.1f} passes"
    told = f"{_PEER}, {passes}"
    trees = {HRONIKA: score_gold_tokens(ours, blocks), told: score_gold_tokens(peer, blocks)}
    both_names = {HRONIKA: score_names(ours, named)[0], told: score_names(peer, named)[0]}
    return PeerComparison(
        "analysis",
        f"{measured}spaCy's CNN (width 128, with morphologizer, trainable lemmatizer, parser and ner) was "
        f"trained on their training parts for {steps} steps of {WORDS_A_STEP} words, {passes}"
        f"{_FLOOR if steps < STEPS_FOR_SCORES else ''}. "
        "Hronika's model was taught by larger ones for hours.",
        versions,
        [
            *(
                Measure(what, "%", "more", exactly({who: scores[key] for who, scores in trees.items()}))
                for key, what in _SHOWN.items()
            ),
            Measure(
                "names, span and kind right (F1)",
                "%",
                "more",
                exactly({who: scores["f1"] for who, scores in both_names.items()}),
            ),
        ],
        published=_PUBLISHED,
    )


def _training(given: Given, name: str) -> list[SentenceRows]:
    return read(given.data / name.format("train"))


class SpacyPredictor:
    """A pipeline of spaCy that says of sentences, given their words, what the network says of them."""

    def __init__(self, nlp: Any) -> None:
        self._nlp = nlp

    def predict(self, sentences: Sequence[Sequence[str]]) -> list[Prediction]:
        """Analyse sentences, each by itself."""
        from spacy.tokens import Doc

        starts = ([True] + [False] * (len(words) - 1) for words in sentences)
        docs = [
            Doc(self._nlp.vocab, words=list(words), sent_starts=of_one)
            for words, of_one in zip(sentences, starts, strict=True)
        ]
        return [
            Prediction(
                upos=[token.pos_ for token in doc],
                features=[token.morph.to_dict() for token in doc],
                lemmas=[token.lemma_ for token in doc],
                heads=[-1 if token.head.i == token.i else token.head.i for token in doc],
                relations=["root" if token.dep_ == "ROOT" else token.dep_ for token in doc],
                names=[f"{token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else "O" for token in doc],
                inner=["O"] * len(doc),
            )
            for doc in self._nlp.pipe(docs)
        ]
