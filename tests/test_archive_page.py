"""The page about the archive says what is in the file, and its examples run."""

import re
import sqlite3
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from hronika.archive.alignment import ENOUGH
from hronika.archive.store import Store
from hronika.article import Article
from hronika.reading.reader import Reader

PAGE = (Path(__file__).parents[1] / "docs" / "archive.md").read_text(encoding="utf-8")
VIEWS = ("articles", "statements", "events", "people", "places", "event_places")


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("archive") / "news.db"
    reader = Reader()
    with Store(path) as store:
        for number in ("trīs", "divas"):
            text = f"Ministre Anna Roze sacīja, ka slēgs {number} skolas. Mērs Jānis Vilks sacīja, ka līs."
            given = Article(text, id="a1", title="Skolas", outlet="Avīze", published=date(2024, 5, 7))
            store.add(given, reader.read_with_lemmas(given))
    return path


@pytest.mark.parametrize("view", VIEWS)
def test_every_column_is_explained_in_its_order(archive: Path, view: str) -> None:
    [section] = re.findall(rf"^### `{view}`$(.*?)^##", PAGE, re.DOTALL | re.MULTILINE)
    explained = re.findall(r"^\| `(\w+)` \| \S", section, re.MULTILINE)
    connection = sqlite3.connect(archive)
    columns = [column[1] for column in connection.execute(f"PRAGMA table_info({view})")]
    connection.close()
    assert explained == columns


@pytest.mark.parametrize("query", re.findall(r"```sql\n(.*?)```", PAGE, re.DOTALL))
def test_examples_of_sql_give_rows_and_another_program_only_reads(archive: Path, query: str) -> None:
    connection = sqlite3.connect(f"{archive.as_uri()}?mode=ro", uri=True)
    assert connection.execute(query).fetchall()
    connection.close()


def test_the_example_in_python_runs(archive: Path) -> None:
    [code] = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=archive.parent, timeout=60
    )
    assert result.returncode == 0, result.stderr
    assert "reworded ('number',)" in result.stdout


def test_the_threshold_is_the_one_of_the_program() -> None:
    assert f"at least {ENOUGH} of their words" in PAGE
