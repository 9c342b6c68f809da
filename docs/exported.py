"""The parts of `exports.md` that follow from the program: an example of every format, and the tables.

Each example is what the command in it writes, run on the articles of the page; long lines are cut off.
"""

import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from typer.testing import CliRunner

from hronika import Archive
from hronika.article import Article
from hronika.cli import app
from hronika.exports.tables.schemas import TABLES, VERSION

ARTICLES = (
    Article(
        "Skolotāji 6. maijā Rīgā streikoja pret valdību. “Algas augs,” sacīja ministre Anna Bērziņa.",
        id="algas",
        title="Skolotāji streiko",
        outlet="Ziņas",
        url="https://zinas.example/algas",
        published=date(2024, 5, 7),
    ),
    Article(
        "Jelgavas mērs Jānis Kalniņš solīja, ka tiltu atvērs nākamajā nedēļā.",
        id="tilts",
        outlet="Avīze",
        url="https://avize.example/tilts",
        published=date(2024, 5, 8),
    ),
)

_COMMANDS = {
    "csv": "export csv --table statements",
    "annotations": "export annotations --speaker Kalniņš",
    "schema-org": "export schema-org --speaker Bērziņa",
    "plover": "export plover",
    "ftm": "export ftm",
    "bibtex": "export bibtex",
    "conllu": "export conllu --query algas",
}
_LONGEST = 240
_LINES = 14
_LANGUAGES = {"annotations": "json", "schema-org": "json", "bibtex": "bibtex"}


def export_parts() -> dict[str, Iterator[str]]:
    """Give the generated parts of the page by the names of their places."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "news.db"
        with Archive(path) as archive:
            archive.add(*ARTICLES)
        examples = {name: _example(name, path) for name in _COMMANDS}
    parts = {f"example {name}": iter(lines) for name, lines in examples.items()}
    return {"articles": _articles(), "version": iter([f"**{VERSION}**"]), "tables": _tables(), **parts}


def _articles() -> Iterator[str]:
    for number, article in enumerate(ARTICLES, 1):
        yield f"{number}. {article.text} ({article.outlet}, {article.published})"


def _example(name: str, archive: Path) -> list[str]:
    command = _COMMANDS[name]
    result = CliRunner().invoke(app, [*command.split(), "--archive", str(archive)])
    assert result.exit_code == 0, result.output
    lines = [_cut(line) for line in result.stdout.removeprefix("\ufeff").splitlines()]
    shown = lines if len(lines) <= _LINES else [*lines[: _LINES - 1], "…"]
    told = [line.rstrip() for line in result.stderr.splitlines()]
    return [f"```{_LANGUAGES.get(name, 'text')}", f"$ hronika {command}", *shown, *told, "```"]


def _cut(line: str) -> str:
    visible = line.replace("\t", " → ").rstrip()
    return visible if len(visible) <= _LONGEST else visible[:_LONGEST] + " …"


def _tables() -> Iterator[str]:
    for number, table in enumerate(TABLES):
        if number:
            yield ""
        yield f"### `{table.name}`"
        yield ""
        yield f"A row is {table.title}."
        yield ""
        yield "| column | type | what it is |"
        yield "| --- | --- | --- |"
        for column in table.columns:
            kind = column.type if column.required else f"{column.type} or null"
            yield f"| `{column.name}` | {kind} | {column.description} |"
