"""Which of the lemmas that the network thinks of is a word: those attested in text are likelier.

The network scores edit scripts, which know nothing of words: `cieš` could come of `ciešt` as well as of
`ciest`. A lemma that the treebank has, or that stands somewhere in much raw text, gets a bonus.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path

from hronika.language.latvian.labels import apply_script

# In units of the network's scores (log odds); chosen on the development part of the treebank.
SAME_CLASS = 3.0  # the treebank has the lemma in this word class
OTHER_CLASS = 1.0  # the treebank has the lemma at all
IN_TEXT = 3.0  # raw text has the lemma as a form
HIGHEST = SAME_CLASS + OTHER_CLASS + IN_TEXT


class Lemmatizer:
    """Chooses lemmas."""

    def __init__(self, file: Path, scripts: Sequence[str]) -> None:
        """Load the attested lemmas; `scripts` are those that the network scores, by number."""
        self._scripts = scripts
        self._bonus: dict[str, tuple[float, str]] = {}
        with file.open(encoding="utf-8") as lines:
            for line in lines:
                lemma, in_text, classes = line.rstrip("\n").split("\t")
                bonus = (IN_TEXT if in_text else 0.0) + (OTHER_CLASS if classes else 0.0)
                self._bonus[lemma] = bonus, classes

    def choose(self, form: str, upos: str, options: Iterable[int], scores: Iterable[float]) -> str:
        """Give the best lemma of the form in this word class by scripts and their scores, highest first."""
        best, highest = "", float("-inf")
        for option, score in zip(options, scores, strict=True):
            if score + HIGHEST <= highest:
                break
            lemma = apply_script(self._scripts[option], form)
            if not lemma:
                continue
            bonus, classes = self._bonus.get(lemma, (0.0, ""))
            score += bonus
            if upos in classes:
                score += SAME_CLASS
            if score > highest:
                best, highest = lemma, score
        return best or form.lower()
