"""Exports of texts as CoNLL-U: what `hronika analyse` writes of the same texts."""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from conftest import Run
from exports_help import ARTICLES

from hronika import Archive
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


_UNESCAPED = {"s": " ", "t": "\t", "r": "\r", "n": "\n", "p": "|", "\\": "\\"}


def _unescaped(value: str) -> str:
    return re.sub(r"\\(.)", lambda found: _UNESCAPED[found[1]], value)


def _text(lines: Sequence[str]) -> str:
    """Put the text of one document together again, by the forms and MISC alone."""
    text = ""
    rows = [line.split("\t") for line in lines if line[:1].isdigit()]
    for number, columns in enumerate(rows, 1):
        misc = dict(item.split("=", 1) for item in columns[9].split("|"))
        between = "" if "SpaceAfter" in misc or number == len(rows) else " "
        text += _unescaped(misc.get("SpacesBefore", "")) + _unescaped(misc.get("Given", columns[1]))
        text += _unescaped(misc.get("SpacesAfter", "")) if "SpacesAfter" in misc else between
    return text


@pytest.mark.parametrize(
    "text",
    [
        "Jānis\u00a0Bērziņš  🔥",
        "Ba\u0304rzin\u0327s\u00a0 teica\t„Jā“.\r\n\r\n  👩‍👩‍👧 Otrais\u2003teikums. ",
        " \n Re\u00adforma | a\\b\n\nnotiks.Tūlīt\u200b pat!",
        "Nav nekā īpaša.",
    ],
)
def test_the_text_comes_back_exactly(run: Run, tmp_path: Path, text: str) -> None:
    with Archive(tmp_path / "news.db") as archive:
        archive.add({"id": "x", "text": text})
    result = run("export", "conllu", "-a", tmp_path / "news.db")
    assert result.exit_code == 0
    lines = result.stdout.split("\n")
    assert _text(lines) == text
    # Who knows no more than the standard reads it as before.
    blocks = list(conllu.read(lines))
    assert [block.text for block in blocks] == [line[9:] for line in lines if line.startswith("# text = ")]
