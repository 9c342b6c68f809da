"""The documentation says what is so."""

import itertools
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from conftest import Run

import hronika
from docs.generate import pages
from hronika.archive.store import Store
from hronika.cli.app import COMMANDS
from hronika.reading.compiled import is_compiled
from hronika.record import Record

ROOT = Path(__file__).parents[1]


@pytest.mark.pure
@pytest.mark.parametrize("name", sorted(pages()))
def test_generated_pages_are_up_to_date(name: str) -> None:
    written = (ROOT / name).read_text(encoding="utf-8")
    assert written == pages()[name], "run `make docs`"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_documented_and_helps(run: Run, command: str) -> None:
    assert f"## `hronika {command}`" in pages()["docs/cli.md"]
    result = run(command, "--help")
    assert result.exit_code == 0
    for option in re.findall(r"--[a-z][a-z-]+", result.stdout):
        assert re.search(rf"{option}\b", pages()["docs/cli.md"]) or option == "--help"


def test_help_fills_the_lines_of_a_narrow_terminal(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    for command in COMMANDS:
        told = run(command, "--help").stdout.partition("╭")[0]
        for paragraph in re.split(r"\n\s*\n", told):
            lines = [line.strip() for line in paragraph.splitlines() if line.strip()]
            for line, following in itertools.pairwise(lines):
                word = following.split()[0]
                assert len(line) + 1 + len(word) > 56, (command, line)


def test_commands_of_the_readme_exist(run: Run) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    commands = set(re.findall(r"^ {4}hronika (\w+)", readme, re.MULTILINE))
    assert commands <= set(COMMANDS)


def test_python_of_the_readme_runs_as_a_script(tmp_path: Path) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    examples = re.findall(r"```python\n(.*?)```", readme, re.DOTALL)
    assert "workers=2" in "".join(examples)
    given = (
        'text = "Ministre Anna Bērziņa sacīja, ka tiltu atvērs."\narticles = [{"text": ""}, {"text": text}]\n'
    )
    script = tmp_path / "example.py"
    for code in examples:
        script.write_text(given + code, encoding="utf-8")
        result = subprocess.run(
            [sys.executable, script], capture_output=True, text=True, timeout=120, cwd=tmp_path
        )
        assert result.returncode == 0, result.stderr
        assert result.stderr == ""
        starts = {
            "hronika.read(": "Anna Bērziņa indirect",
            "hronika.Archive(": "2024-05-07 Anna Bērziņa say",
            "Reader(": "The text is empty",
        }
        [start] = [start for called, start in starts.items() if called in code]
        assert result.stdout.startswith(start)


def test_python_of_the_language_page_runs() -> None:
    pytest.importorskip("spacy")
    page = (ROOT / "docs" / "language.md").read_text(encoding="utf-8")
    names: dict[str, Any] = {}
    for code in re.findall(r"```python\n(.*?)```", page, re.DOTALL):
        exec(code, names)  # noqa: S102 it is our own
    assert [entity.text for entity in names["doc"].ents] == ["Anna Bērziņa"]
    assert names["reader"].read(hronika.Article("Līst.")).statements == ()


def test_python_of_the_page_on_verify_runs(record: Record) -> None:
    page = (ROOT / "docs" / "verify.md").read_text(encoding="utf-8")
    [code] = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    exec(code, {"line": record.model_dump_json()})  # noqa: S102 it is our own


def test_python_of_the_page_on_adding_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    page = (ROOT / "docs" / "adding.md").read_text(encoding="utf-8")
    [code] = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    exec(code, {})  # noqa: S102 it is our own
    assert capsys.readouterr().out.startswith("Counts(seen=1, new=1,")


def test_python_of_the_page_on_corrections_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = (ROOT / "docs" / "corrections.md").read_text(encoding="utf-8")
    [code] = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    monkeypatch.chdir(tmp_path)
    article = hronika.Article("Ministrs Jānis Vilks sacīja, ka algas augs.", id="tilts-1")
    with Store("archive.db") as store:
        store.add(article, hronika.Reader().read_with_lemmas(article))
    exec(code, {})  # noqa: S102 it is our own
    assert "Ilona Lapsa" in capsys.readouterr().out


def test_links_lead_somewhere() -> None:
    for page in (*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")):
        for link in re.findall(r"\]\(([^)#]+)", page.read_text(encoding="utf-8")):
            assert link.startswith("https://") or (page.parent / link).exists(), f"{page.name}: {link}"


# Names that things had beside the ones in the glossary.
_GIVEN_UP = re.compile(r"\bhappenings?\b|\boblique mood|\brow of words\b|\bvouching\b", re.IGNORECASE)


def test_one_thing_has_one_name() -> None:
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*"), *(ROOT / "src").rglob("*")]
    for path in pages:
        if path.suffix in (".md", ".py", ".tsv", ".html", ".css"):
            assert not _GIVEN_UP.findall(path.read_text(encoding="utf-8")), path


def test_version_is_that_of_the_package(run: Run) -> None:
    kind = "compiled" if is_compiled() else "pure Python"
    assert run("--version").stdout == f"hronika {hronika.__version__} ({kind})\n"
