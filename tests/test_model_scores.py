import lzma
from pathlib import Path

import pytest

from hronika.language.latvian.model_files import MODEL_FOLDER
from training.conll import read
from training.evaluate import as_text, evaluate, main, spans

TREEBANK = """\
# newdoc id = d
# newpar id = d-p1
# sent_id = 1
# text = Ministre runāja.
1\tMinistre\tministre\tNOUN\tx\tCase=Nom|Gender=Fem|Number=Sing\t2\tnsubj\t_\t_
2\trunāja\trunāt\tVERB\tx\tEvident=Fh|Mood=Ind|Person=3|Polarity=Pos|Tense=Past|VerbForm=Fin|Voice=Act\t0\troot\t_\tSpaceAfter=No
3\t.\t.\tPUNCT\tx\t_\t2\tpunct\t_\t_

# sent_id = 2
# text = Rīga klusēja.
1\tRīga\tRīga\tPROPN\tx\tCase=Nom|Gender=Fem|Number=Sing\t2\tnsubj\t_\t_
2\tklusēja\tklusēt\tVERB\tx\tEvident=Fh|Mood=Ind|Person=3|Polarity=Pos|Tense=Past|VerbForm=Fin|Voice=Act\t0\troot\t_\tSpaceAfter=No
3\t.\t.\tPUNCT\tx\t_\t2\tpunct\t_\t_

"""
NAMES = "\n".join(
    f"{index}\t{form}\t_\tX\t_\t_\t{tag}\tO\t_\t_"
    for index, (form, tag) in enumerate(
        [("Rīgā", "B-GPE"), ("runāja", "O"), ("Jānis", "B-person"), ("Bērziņš", "I-person"), (".", "O")], 1
    )
)


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        ("O O", set()),
        ("B-a I-a O B-a", {(0, 2, "a"), (3, 4, "a")}),
        ("B-a B-a", {(0, 1, "a"), (1, 2, "a")}),
        ("I-a I-a O I-b", {(0, 2, "a"), (3, 4, "b")}),
        ("B-a I-b I-b", {(0, 1, "a"), (1, 3, "b")}),
    ],
)
def test_names_are_spans_of_one_kind(tags: str, expected: set[tuple[int, int, str]]) -> None:
    assert spans(tags.split()) == expected


def test_a_treebank_and_names_are_scored(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    treebank, names = tmp_path / "a.conllu", tmp_path / "names.conll.xz"
    treebank.write_text(TREEBANK, encoding="utf-8")
    names.write_bytes(lzma.compress((NAMES + "\n\n").encode()))
    main(["--conllu", str(treebank), "--names", str(names), "--json"])
    assert '"by_kind"' in capsys.readouterr().out
    scores = evaluate(MODEL_FOLDER, treebank, names)
    assert scores["gold_tokens"]["upos"] == 100
    assert scores["gold_tokens"]["uas"] == 100
    assert scores["raw_text"]["tokens"] == 100
    assert scores["raw_text"]["sentences"] == 100
    assert scores["raw_text"]["lemma"] == 100
    assert scores["names"]["f1"] == 100
    assert scores["names"]["by_kind"]["person"] == {"f1": 100, "gold": 1}
    assert "upos           100.00" in as_text(scores)


def test_a_missing_file_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["--conllu", str(tmp_path / "none.conllu")])
    assert caught.value.code == 2
    assert "there is no file" in capsys.readouterr().err


def test_rows_of_ranges_and_empty_nodes_are_left_out(tmp_path: Path) -> None:
    file = tmp_path / "a.conllu"
    file.write_text("1-2\tab\n1\ta\n2\tb\n2.1\tc\n", encoding="utf-8")
    assert [block.forms for block in read(file)] == [["a", "b"]]
