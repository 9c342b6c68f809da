"""What stays: an export of the same is the same, and identifiers stay when articles come."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import get_args

import pyarrow.parquet
import pytest
from conftest import Run
from exports_help import fill, lines_of

from hronika import Archive
from hronika.exports.formats import EXPORT_FORMATS
from hronika.exports.tables.schemas import TableFormat

_COME = (
    {
        "id": "agrāk",
        "outlet": "Avīze",
        "text": "Ministrs Jānis Vilks sacīja, ka algas augs.",
        "published": "2024-05-01",
    },
    {
        "id": "vēlāk",
        "outlet": "Ziņas",
        "text": "Studenti 30. maijā Jelgavā protestēja pret ministriju. “Žēl,” sacīja Anna Roze.",
        "published": "2024-06-01",
    },
)


def _ids_of_tables(form: str) -> Callable[[Path], set[str]]:
    def ids(folder: Path) -> set[str]:
        found: set[str] = set()
        for table in ("statements", "events", "times", "names", "responses"):
            path = folder / f"{table}.{form}"
            if form == "parquet":
                found |= set(pyarrow.parquet.read_table(path)["id"].to_pylist())
            elif form == "jsonl":
                found |= {str(line["id"]) for line in lines_of(path)}
            else:
                found |= {
                    line.partition(",")[0] for line in path.read_text(encoding="utf-8").splitlines()[1:]
                }
        return found

    return ids


def _all(pattern: str) -> Callable[[Path], set[str]]:
    return lambda path: set(re.findall(pattern, path.read_text(encoding="utf-8"), re.MULTILINE))


_IDS: dict[str, Callable[[Path], set[str]]] = {
    **{form: _ids_of_tables(form) for form in get_args(TableFormat)},
    "annotations": lambda path: {each["id"] for each in json.loads(path.read_text("utf-8"))["items"]},
    "schema-org": lambda path: {each["@id"] for each in json.loads(path.read_text("utf-8"))["@graph"]},
    "plover": _all(r"^a[0-9a-f]{16}-e[0-9a-f]{16}\b"),
    "ftm": lambda path: {str(line["id"]) for line in lines_of(path)},
    "bibtex": _all("^@article{([^,]+),"),
    "conllu": _all("^# (?:newdoc id|sent_id) = (.+)$"),
}


@pytest.fixture(scope="module")
def before_and_after(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """An archive, and the same with two more articles, an earlier and a later one."""
    folder = tmp_path_factory.mktemp("stays")
    fill(folder / "before.db")
    fill(folder / "after.db")
    with Archive(folder / "after.db") as archive:
        assert not archive.add(*_COME).failures
    return folder / "before.db", folder / "after.db"


def _bytes(path: Path) -> dict[str, bytes]:
    files = sorted(path.iterdir()) if path.is_dir() else [path]
    return {file.name if path.is_dir() else "": file.read_bytes() for file in files}


def test_every_format_is_looked_at() -> None:
    assert _IDS.keys() == {*get_args(TableFormat), *EXPORT_FORMATS}


@pytest.mark.parametrize("form", _IDS)
def test_an_export_of_the_same_is_the_same_and_ids_stay_when_articles_come(
    run: Run, tmp_path: Path, before_and_after: tuple[Path, Path], form: str
) -> None:
    before, after = before_and_after
    claims = ["--claims"] if form in ("plover", "ftm") else []
    for name, archive in (("one", before), ("again", before), ("more", after)):
        result = run("export", form, "-a", archive, "-o", tmp_path / name, *claims)
        assert result.exit_code == 0, result.output
    assert _bytes(tmp_path / "one") == _bytes(tmp_path / "again")
    old, new = _IDS[form](tmp_path / "one"), _IDS[form](tmp_path / "more")
    assert len(old) > 2
    assert old < new
