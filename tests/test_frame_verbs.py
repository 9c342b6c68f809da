"""FrameNet's verbs of communication and opinion are cues, all but those that are listed with a reason."""

import lzma
from pathlib import Path

import pytest

from benchmarks.frame_verbs import DATA, FILES, REASONS, coverage, exclusions
from hronika.language.latvian.lexicon_files import LEXICON_FOLDER
from hronika.language.lexicon import read_lexicon


def test_every_verb_is_a_cue_or_left_out_for_a_reason() -> None:
    found = coverage(DATA)
    if found is None:
        pytest.skip("needs the annotations of FrameNet in ../shared/data")
    assert found.missing == []
    assert len(found.covered) >= 125
    assert sorted(found.excluded) == sorted(exclusions())


def test_what_is_left_out_is_no_cue_and_has_a_reason_of_the_list() -> None:
    assert exclusions().keys() & read_lexicon(LEXICON_FOLDER).cues.keys() == set()
    assert set(exclusions().values()) <= REASONS


def test_verbs_are_counted_that_have_a_message_twice(tmp_path: Path) -> None:
    def sentence(verb: str, frame: str, element: str) -> str:
        rows = [
            ["1", "Viņš", "viņš", "PRON", "p", "_", "2", "nsubj", "_", "_", "_", "Speaker"],
            ["2", "x", verb, "VERB", "v", "_", "0", "root", "_", "Y", frame, "_"],
            ["3", "kaut", "kaut", "PRON", "p", "_", "2", "obj", "_", "_", "_", element],
        ]
        return "# text = x\n" + "\n".join("\t".join(row) for row in rows)

    twice = [sentence(verb, "Statement", "Message") for verb in ("teikt", "burkšķināt", "zināt") * 2]
    others = [sentence("brēkt", "Statement", "Topic")] * 2 + [sentence("bubināt", "Statement", "Message")]
    for name, part in zip(FILES, (twice[:4], twice[4:] + others), strict=True):
        with lzma.open(tmp_path / name, "wt", encoding="utf-8") as file:
            file.write("\n\n".join(part) + "\n")
    found = coverage(tmp_path)
    assert found is not None
    assert found == (["teikt"], ["zināt"], ["burkšķināt"])
    assert found.share == 0.5


def test_without_the_data_nothing_is_counted(tmp_path: Path) -> None:
    assert coverage(tmp_path) is None
