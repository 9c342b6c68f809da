"""Exports of texts as CoNLL-U: what `hronika analyse` writes of the same texts."""

from pathlib import Path

from conftest import Run
from exports_help import ARTICLES

from hronika.language import conllu
from hronika.record import Record


def test_an_archive_is_exported_as_its_texts_are_analysed(
    run: Run, exported_archive: Path, tmp_path: Path
) -> None:
    result = run("export", "conllu", "-a", exported_archive)
    assert result.exit_code == 0
    for article in ARTICLES:
        (tmp_path / f"{article.id}.txt").write_text(article.text, encoding="utf-8")
        alone = run("analyse", tmp_path / f"{article.id}.txt").stdout
        _, _, lines = alone.partition("\n")
        assert lines.replace(f"{article.id}.txt", article.id) in result.stdout
    blocks = list(conllu.read(result.stdout.splitlines()))
    assert [block.document for block in blocks if block.document] == [article.id for article in ARTICLES]


def test_what_has_no_text_is_left_out(run: Run, tmp_path: Path, records: list[Record]) -> None:
    path = tmp_path / "r.jsonl"
    path.write_text("".join(record.model_dump_json() + "\n" for record in records), encoding="utf-8")
    result = run("export", "conllu", path)
    assert result.stdout == ""
    assert "left out: 3 articles without their texts (--texts gives them)" in result.stderr
