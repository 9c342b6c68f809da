"""Word lists: two columns, each word once."""

from pathlib import Path

import pytest

from hronika.language.lexicon import Lexicon, read_list


def test_lists_are_read_by_name(tmp_path: Path) -> None:
    (tmp_path / "cues.tsv").write_text("# said\n\nteikt\tsay\n bilst \nkā arī\tadd\n", encoding="utf-8")
    (tmp_path / "notes.txt").write_text("no list", encoding="utf-8")
    lexicon = Lexicon(tmp_path)
    assert list(lexicon) == ["cues"]
    assert len(lexicon) == 1
    assert lexicon["cues"] == {"teikt": "say", "bilst": "", "kā arī": "add"}
    assert lexicon.get("verbs") is None


@pytest.mark.parametrize("content", ["a\tb\tc\n", "a\na\n", "\tb\n"])
def test_odd_lines_are_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "odd.tsv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ValueError, match=r"odd\.tsv, line"):
        read_list(path)
