"""The lexicon: typed lists of two columns, each word once; what does not fit is named by file and line."""

import shutil
from dataclasses import fields
from pathlib import Path

import pytest

from hronika.language.latvian.lexicon_files import LEXICON_FOLDER
from hronika.language.lexicon import EventKind, FactualityEffect, Governance, Lexicon, read_lexicon, read_list


def test_a_list_holds_words_and_values(tmp_path: Path) -> None:
    path = tmp_path / "cues.tsv"
    path.write_text("# said\n\nteikt\tsay\n bilst \nkā arī\tadd\n", encoding="utf-8")
    assert read_list(path, str) == {"teikt": "say", "bilst": "", "kā arī": "add"}


@pytest.mark.parametrize("content", ["a\tb\tc\n", "a\na\n", "\tb\n"])
def test_odd_lines_are_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "odd.tsv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ValueError, match=r"odd\.tsv, line"):
        read_list(path, str)


def test_every_list_of_latvian_is_read_and_none_is_left_over() -> None:
    lexicon = read_lexicon(LEXICON_FOLDER)
    assert lexicon.cues["teikt"] == Governance("say", "kd")
    assert lexicon.event_nouns["ugunsgrēks"] == EventKind("fire", None)
    assert lexicon.factuality["sākt"] == FactualityEffect(fact=True, will=True)
    assert all(getattr(lexicon, entry.name) for entry in fields(Lexicon))
    # Read by the Latvian analysis itself or by the archive, not by reading.
    own = {
        "surnames",
        "adjectives_with_dative",
        "undeclined_names",
        "dative_verbs",
        "name_endings",
        "verb_stems",
        "nouns_not_of_saying",
        "place_sorts",
    }
    # Read where wordings are compared.
    own |= {"stop_words", "opposites", "hedges", "procedure"}
    assert {path.stem for path in LEXICON_FOLDER.glob("*.tsv")} == {e.name for e in fields(Lexicon)} | own


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("cues", "bļaut\tshout kd"),
        ("cues", "bļaut\tsay ky"),
        ("cues", "bļaut\tsay"),
        ("source_nouns", "teiktā2\tbefore say"),
        ("function_words", "nu\tfiller"),
        ("roles", "mērs2\tman"),
        ("phase_verbs", "sākt2\tverb"),
        ("empty_verbs", "sākties2\tsubject all"),
        ("event_nouns", "kaut kas\thappening"),
        ("event_types", ":kaut kas\tfire mode"),
        ("factuality", "šķist2\tunsure"),
        ("factuality", "šķist2\tpossible maybe"),
        ("participant_prepositions", "bez\towner"),
        ("place_nouns", "vieta2\tplace"),
    ],
)
def test_a_value_that_does_not_fit_is_named_by_file_and_line(tmp_path: Path, name: str, line: str) -> None:
    folder = tmp_path / "lexicon"
    shutil.copytree(LEXICON_FOLDER, folder)
    path = folder / f"{name}.tsv"
    path.write_text(path.read_text(encoding="utf-8") + line + "\n", encoding="utf-8")
    number = len(path.read_text(encoding="utf-8").splitlines())
    with pytest.raises(ValueError, match=rf"{name}\.tsv, line {number}: "):
        read_lexicon(folder)


def test_a_missing_list_is_no_empty_one(tmp_path: Path) -> None:
    folder = tmp_path / "lexicon"
    shutil.copytree(LEXICON_FOLDER, folder)
    (folder / "cues.tsv").unlink()
    with pytest.raises(FileNotFoundError, match=r"cues\.tsv"):
        read_lexicon(folder)
