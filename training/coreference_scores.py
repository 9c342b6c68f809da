"""Scores of coreference: MUC, B-cubed, CEAF-e and their mean, the CoNLL score.

Pradhan et al. 2014, "Scoring Coreference Partitions of Predicted Mentions: A Reference Implementation".
Documents are counted together, as there; mentions must have the same words to be the same.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence

import numpy as np
from scipy.optimize import linear_sum_assignment

from hronika.language.analysis import Analysis, Sentence, Token
from hronika.language.language import Coreference
from hronika.language.latvian.analyser import LatvianAnalyser
from hronika.language.latvian.network import Network
from training.webanno import AnnotatedParagraph

Chains = Sequence[Collection[Hashable]]


def score_coreference(
    network: Network, coreference: Coreference, paragraphs: Sequence[AnnotatedParagraph]
) -> dict[str, float]:
    """Scores of chains found in gold words of paragraphs; all else is predicted, mentions too."""
    documents = []
    for paragraph, analysis in analysed(network, paragraphs):
        found = [[mention[:3] for mention in chain.mentions] for chain in coreference.chains(analysis)]
        # As everywhere in the corpus but for a few slips, a chain has two mentions or more.
        documents.append(([chain for chain in paragraph.chains if len(chain) > 1], found))
    return conll_scores(documents)


def analysed(
    network: Network, paragraphs: Sequence[AnnotatedParagraph]
) -> Iterator[tuple[AnnotatedParagraph, Analysis]]:
    """Yield the paragraphs as the model reads their words, which are divided by spaces."""
    rows = [_sentences(paragraph) for paragraph in paragraphs]
    # All at once: what the model says of a sentence depends a little on those that are read with it.
    LatvianAnalyser(network).annotate([sentence for row in rows for sentence in row])
    for paragraph, row in zip(paragraphs, rows, strict=True):
        yield paragraph, Analysis(" ".join(word for words in paragraph.sentences for word in words), row)


def _sentences(paragraph: AnnotatedParagraph) -> list[Sentence]:
    sentences = []
    start = 0
    for words in paragraph.sentences:
        tokens = []
        for word in words:
            tokens.append(Token(start, start + len(word), word))
            start += len(word) + 1
        sentences.append(Sentence(tokens))
    return sentences


def conll_scores(documents: Iterable[tuple[Chains, Chains]]) -> dict[str, float]:
    """Percent of each measure over documents, given as gold chains and found chains."""
    sums: dict[str, list[float]] = defaultdict(lambda: [0.0] * 4)
    for gold, found in documents:
        for name, numbers in _of_document(gold, found).items():
            sums[name] = [a + b for a, b in zip(sums[name], numbers, strict=True)]
    scores: dict[str, float] = {}
    for name, (recalled, wanted, precise, given) in sums.items():
        recall, precision = recalled / max(wanted, 1e-9), precise / max(given, 1e-9)
        scores[f"{name}_recall"] = round(100 * recall, 2)
        scores[f"{name}_precision"] = round(100 * precision, 2)
        scores[name] = round(200 * recall * precision / max(recall + precision, 1e-9), 2)
    scores["conll"] = round(sum(scores.get(name, 0.0) for name in ("muc", "b3", "ceafe")) / 3, 2)
    return scores


def _of_document(gold: Chains, found: Chains) -> Mapping[str, tuple[float, float, float, float]]:
    """For each measure: numerator and denominator of recall, then those of precision."""
    of_gold = {mention: number for number, chain in enumerate(gold) for mention in chain}
    of_found = {mention: number for number, chain in enumerate(found) for mention in chain}
    both = len(of_gold.keys() & of_found.keys())
    overlap = np.array([[len(set(a) & set(b)) for b in found] for a in gold], float).reshape(
        len(gold), len(found)
    )
    sizes_gold, sizes_found = (np.array([len(c) for c in chains], float) for chains in (gold, found))
    alike = 2 * overlap / (sizes_gold[:, None] + sizes_found) if overlap.size else overlap
    best = float(alike[linear_sum_assignment(-alike)].sum()) if overlap.size else 0.0
    return {
        "mentions": (both, len(of_gold), both, len(of_found)),
        "muc": (*_links(gold, of_found), *_links(found, of_gold)),
        "b3": (
            float((overlap**2 / sizes_gold[:, None]).sum()) if overlap.size else 0.0,
            len(of_gold),
            float((overlap**2 / sizes_found).sum()) if overlap.size else 0.0,
            len(of_found),
        ),
        "ceafe": (best, len(gold), best, len(found)),
    }


def _links(chains: Chains, other: Mapping[Hashable, int]) -> tuple[float, float]:
    """Links of chains that the other partition keeps, and all of them (Vilain et al. 1995)."""
    kept = total = 0
    for chain in chains:
        parts = Counter(other.get(mention, -1) for mention in chain)
        alone = parts.pop(-1, 0)
        kept += len(chain) - len(parts) - alone
        total += len(chain) - 1
    return float(kept), float(total)
