"""From candidates to chains: every candidate joins the earlier one it most likely refers to, or none."""

from collections.abc import Sequence
from pathlib import Path
from threading import Lock
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from hronika.language.analysis import Analysis, Chain, Mention
from hronika.language.latvian.coreference.candidates import NAME, NAME_KINDS, NOUN, Candidate, candidates
from hronika.language.latvian.coreference.features import Described
from hronika.language.latvian.model_files import MODEL_FOLDER, load_session, loading
from hronika.language.latvian.vectors import StaticVectors

_AT_ONCE = 256  # later candidates whose pairs are scored together; a pair takes about 300 bytes
_KINDS: tuple[Literal["name", "pronoun", "noun", "adverb"], ...] = ("name", "pronoun", "noun", "adverb")


class LatvianCoreference:
    """Finds the chains of a Latvian text. The model is loaded when it is first asked for."""

    def __init__(self, folder: Path = MODEL_FOLDER) -> None:
        self._folder = folder
        self._lock = Lock()
        self._loaded: tuple[Any, StaticVectors] | None = None

    def chains(self, analysis: Analysis) -> list[Chain]:
        """All chains of two or more mentions, by where they begin."""
        found = candidates(analysis)
        if len(found) < 2:
            return []
        session, vectors = self._load()
        described = Described(analysis, found)
        features, static = described.of_candidates(vectors.of)
        choices, wide = rank(session, described, features, static)
        return [
            _chain([found[index] for index in chain], wide[chain])
            for chain in linked(choices, described.sure_gender())
            if len(chain) > 1
        ]

    def _load(self) -> tuple[Any, StaticVectors]:
        with self._lock:
            if self._loaded is None:
                with loading(self._folder):
                    session = load_session(self._folder / "coreference.onnx", 1)
                    self._loaded = session, StaticVectors.load(self._folder)
            return self._loaded


def rank(
    session: Any, described: Described, features: NDArray[np.float32], static: NDArray[np.float32]
) -> tuple[list[list[int]], NDArray[np.bool_]]:
    """For each candidate those that it may refer to, the likeliest first; and whether its phrase is meant."""
    count = len(features)
    choices: list[list[int]] = [[] for _ in range(count)]
    wide = np.zeros(count, bool)
    for begin in range(0, count, _AT_ONCE):
        end = min(begin + _AT_ONCE, count)
        earlier, later, pairs = described.pairs(static, begin, end)
        base = int(earlier.min(initial=begin))
        scores, alone, phrase = session.run(
            ("scores", "alone", "wide"),
            {
                "features": features[base:end],
                "static": static[base:end],
                "earlier": earlier - base,
                "later": later - base,
                "pairs": pairs,
            },
        )
        wide[begin:end] = phrase[begin - base :] > 0
        good = np.flatnonzero(scores > alone[later - base])
        # Of equals the nearest comes first, as pairs do.
        for index in good[np.argsort(-scores[good], kind="stable")].tolist():
            choices[later[index]].append(int(earlier[index]))
    return choices, wide


def linked(choices: Sequence[Sequence[int]], genders: Sequence[str]) -> list[list[int]]:
    """Join each candidate to the likeliest chain of no other gender. Chains of candidates, by their first."""
    chain_of: list[int] = []
    chains: list[list[int]] = []
    gender: list[str] = []
    for index, options in enumerate(choices):
        own = genders[index]
        for before in options:
            number = chain_of[before]
            if not own or not gender[number] or gender[number] == own:
                break
        else:
            number = len(chains)
            chains.append([])
            gender.append("")
        chain_of.append(number)
        chains[number].append(index)
        gender[number] = gender[number] or own
    return chains


def _chain(found: list[Candidate], wide: NDArray[np.bool_]) -> Chain:
    mentions = []
    for candidate, whole in zip(found, wide.tolist(), strict=True):
        first = candidate.first
        if candidate.kind == NOUN:
            first = candidate.wide if whole else candidate.head
        mentions.append(
            Mention(candidate.sentence, first, candidate.last, candidate.head, _KINDS[candidate.kind])
        )
    kinds = [NAME_KINDS[candidate.detail] for candidate in found if candidate.kind == NAME]
    return Chain(max(kinds, key=kinds.count, default=None), tuple(mentions))
