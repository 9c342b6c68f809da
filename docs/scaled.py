"""The parts of `scale.md` that follow from the program: a run and its folder, and the table of records."""

import json
import tempfile
from collections.abc import Iterator
from contextlib import chdir
from pathlib import Path

import duckdb
from typer.testing import CliRunner

from docs.exported import ARTICLES
from hronika.article import Article
from hronika.bulk.lock import LOCK
from hronika.bulk.records import RECORDS
from hronika.cli import app

_COMMAND = "bulk news.jsonl -o ledger/ --workers 2"
_QUERY = (
    "select speaker_name, count(*) as statements from 'ledger/statements/*.parquet' group by all order by all"
)


def scale_parts() -> dict[str, Iterator[str]]:
    """Give the generated parts of the page by the names of their places."""
    with tempfile.TemporaryDirectory() as folder, chdir(folder):
        lines = [_line(article) for article in ARTICLES]
        Path("news.jsonl").write_text("".join([*lines, lines[0], '{"id": "cut", "te\n']), encoding="utf-8")
        return {"run": iter(list(_run())), "records": iter(list(_records()))}


def _line(article: Article) -> str:
    told = {name: getattr(article, name) for name in ("id", "outlet", "title", "url", "published", "text")}
    return json.dumps(told, ensure_ascii=False, default=str) + "\n"


def _run() -> Iterator[str]:
    result = CliRunner().invoke(app, _COMMAND.split())
    assert result.exit_code == 1, result.output  # of the line that is cut
    yield "```text"
    yield f"$ hronika {_COMMAND}"
    yield from result.stdout.splitlines()
    yield "$ find ledger -type f"
    yield from sorted(str(file) for file in Path("ledger").rglob("*") if file.is_file() and file.name != LOCK)
    yield f'$ duckdb -c "{_QUERY}"'
    for speaker, count in duckdb.sql(_QUERY).fetchall():
        yield f"{speaker}  {count}"
    yield "```"


def _records() -> Iterator[str]:
    yield "| column | type | what it is |"
    yield "| --- | --- | --- |"
    for column in RECORDS.columns:
        kind = column.type if column.required else f"{column.type} or null"
        yield f"| `{column.name}` | {kind} | {column.description} |"
