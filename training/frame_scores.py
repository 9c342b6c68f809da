"""Scores of frames and roles on a FrameNet corpus in the columns of FullStack-LV.

Verbs are given, their frames are not. `frame` counts verbs whose lexical unit, that is, lemma with frame
(Ruppenhofer et al. 2016, "FrameNet II", ch. 1), was seen in training; `frame_of_lemma` all whose lemma was.
`role` is F1 of words with their roles, under the frames as read.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from hronika.language.analysis import Sentence, Token, sentence_from
from hronika.language.latvian.analyser import LatvianAnalyser
from hronika.language.latvian.frames.labeller import LatvianFrames, load_lexicon
from hronika.language.latvian.model_files import MODEL_FOLDER
from hronika.language.latvian.network import Network
from training.conll import SentenceRows, read

COLUMNS = 12


class Annotated(NamedTuple):
    """A verb of a corpus: its sentence as the model reads it, its lemma, its frame, words with roles."""

    sentence: Sentence
    verb: int
    lemma: str
    frame: str
    roles: dict[int, str]


def annotated_verbs(network: Network, path: Path) -> list[Annotated]:
    """The verbs of a corpus."""
    # Some lines of the corpus are cut off; their sentences are left out.
    blocks = [block for block in read(path) if all(len(row) >= COLUMNS for row in block.rows)]
    sentences = LatvianAnalyser(network).annotate([_bare(block) for block in blocks])
    found = []
    for block, sentence in zip(blocks, sentences, strict=True):
        roles = {i: row[11] for i, row in enumerate(block.rows) if row[11] not in ("_", "")}
        for index, row in enumerate(block.rows):
            if row[10] not in ("_", ""):
                found.append(Annotated(sentence, index, row[2], row[10], roles))
    return found


def _bare(block: SentenceRows) -> Sentence:
    return sentence_from([Token(0, 0, form) for form in block.forms])


def score_frames(path: Path, folder: Path = MODEL_FOLDER) -> Mapping[str, float]:
    """Score the model in a folder; shares."""
    verbs = annotated_verbs(Network(folder), path)
    frames = LatvianFrames(folder).frames([(one.sentence, one.verb) for one in verbs])
    lexicon = load_lexicon(folder)
    units = known = right_units = right_known = 0
    right = read_ = gold = 0
    for one, found in zip(verbs, frames, strict=True):
        counts = lexicon.counts.get(one.lemma, {})
        seen = one.frame in lexicon.frames and lexicon.frames.index(one.frame) in counts
        known += bool(counts)
        units += seen
        right_known += bool(counts) and found.name == one.frame
        right_units += seen and found.name == one.frame
        right += sum(one.roles.get(role.word) == role.name for role in found.roles)
        read_ += len(found.roles)
        gold += len(one.roles)
    return {
        "frame": right_units / units,
        "frame_of_lemma": right_known / known,
        "role": 2 * right / (read_ + gold),
    }
