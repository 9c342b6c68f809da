"""Static vectors of words: what raw text tells of a form by itself."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from hronika.language.latvian.subwords import grams, static_form


class StaticVectors:
    """The sub-word vectors of the model's folder (`training/vectors.py` makes them)."""

    def __init__(self, folder: Path, facts: Mapping[str, Any]) -> None:
        """Load the table; `facts` says how its n-grams are made."""
        self._shortest: int = facts["shortest"]
        self._longest: int = facts["longest"]
        self._hashes: int = facts["hashes"]
        # A plain array over the mapped file: what numpy's own class for it does at every use takes time.
        self._table = np.asarray(np.load(folder / "static.npy", mmap_mode="r"))
        with np.load(folder / "scales.npz") as arrays:
            self._scales: NDArray[np.float32] = arrays["static"]

    @classmethod
    def load(cls, folder: Path) -> "StaticVectors":
        """Load it alone, with the facts of the folder."""
        facts = json.loads((folder / "model.json").read_text(encoding="utf-8"))
        return cls(folder, facts["words"]["static"])

    def of(self, forms: Sequence[str]) -> NDArray[np.float32]:
        """The vectors of forms, without regard to capitals and to which digits. Shape (forms, units)."""
        known = [static_form(form) for form in forms]
        found = grams(known, self._shortest, self._longest, len(self._table), hashes=self._hashes)
        return found.mean(self._table, self._scales)
