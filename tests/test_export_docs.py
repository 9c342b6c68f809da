"""The commands on the page about exports run."""

import re
import shlex
from pathlib import Path

import pytest
from bulk_help import news, quick, written
from conftest import Run

from hronika.exports.formats import EXPORT_FORMATS
from hronika.exports.tables.schemas import TABLES
from hronika.record import Record
from hronika.samples import SAMPLE_ARTICLES

PAGE = (Path(__file__).parents[1] / "docs" / "exports.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^ {4}hronika (export .*)$", PAGE, re.MULTILINE)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_of_the_page_runs(
    run: Run,
    command: str,
    exported_archive: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    records: list[Record],
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HRONIKA_ARCHIVE", str(exported_archive))
    Path("records.jsonl").write_text(
        "".join(record.model_dump_json() + "\n" for record in records), encoding="utf-8"
    )
    written(Path("news.jsonl"), news(2))
    quick(Path("ledger")).read(["news.jsonl"])
    Path("articles.jsonl").write_bytes(SAMPLE_ARTICLES.read_bytes())
    arguments = shlex.split(command, comments=True)
    result = run(*arguments)
    assert result.exit_code == 0, result.output
    assert Path(arguments[arguments.index("-o") + 1]).exists()


def test_the_page_tells_of_every_format_and_table() -> None:
    assert len(COMMANDS) > 3
    for name in EXPORT_FORMATS:
        assert f"| `{name}` |" in PAGE
        assert f"$ hronika export {name}" in PAGE
    for table in TABLES:
        assert f"### `{table.name}`" in PAGE
