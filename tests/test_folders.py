"""Folders are read with all in them; what holds no article is told."""

import gzip
import json
from pathlib import Path

import pytest
from conftest import Run

from hronika.errors import UsageError
from hronika.sources.files import articles_in_all, check_readable

TEXT = "Ministre Anna Bērziņa pirmdien sacīja, ka {} atvērs jau maijā."


def page(what: str) -> str:
    return f"<!doctype html><html><body><h1>Ceļš</h1><p>{TEXT.format(what)}</p></body></html>"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder as a reader has it, with what browsers and systems leave in it."""
    root = tmp_path / "raksti"
    for name, content in {
        "b.txt": TEXT.format("veikalu"),
        "a.html": page("ceļu"),
        "maijs/c.jsonl": json.dumps({"id": "x", "text": TEXT.format("tiltu")}),
        "maijs/lapa": page("skolu"),
        "maijs/lapa.html": page("muzeju"),
        "maijs/lapa_files/skripts.html": page("reklāmu"),
        "maijs/lapa_files/stils.css": "body {}",
        ".DS_Store": "x",
        "maijs/.svn/entries": "x",
        "stils.css": "p {}",
        "tukšs": "",
    }.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(content, encoding="utf-8")
    (root / "attēls.jpg").write_bytes(b"\xff\xd8\xff\xe0")
    (root / "dati").write_bytes(b"\0\1\2" * 50)
    (root / "cilpa").symlink_to(root, target_is_directory=True)
    return root


def test_all_that_holds_articles_is_read_in_order(run: Run, folder: Path) -> None:
    result = run("read", folder, "--format", "jsonl")
    assert result.exit_code == 0, result.stderr
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == ["a", "b", "x", "lapa", "lapa"]
    for told in ("2 hidden", "2 parts of saved pages", "1 .css files", "2 binary", "1 empty"):
        assert told in result.stderr
    assert "The id 'lapa'" in result.stderr


def test_what_promises_an_article_and_is_none_is_an_error(run: Run, folder: Path) -> None:
    (folder / "bilde.html").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(50))
    result = run("read", folder, "--format", "jsonl")
    assert result.exit_code == 1
    assert "bilde.html is a picture, not a page" in result.stderr
    assert len(result.stdout.splitlines()) == 5


def test_file_given_by_itself_too_is_read_once(folder: Path) -> None:
    told: list[str] = []
    found = list(articles_in_all([str(folder / "a.html"), str(folder)], told.append))
    assert len(found) == 5
    assert any("is given more than once" in sentence for sentence in told)


def test_folder_without_articles_says_so(run: Run, tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    result = run("read", tmp_path / "x")
    assert "holds no files with articles" in result.stderr


def test_gzip_that_is_no_web_archive_is_left_aside(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(gzip.compress(TEXT.encode()))
    told: list[str] = []
    assert list(articles_in_all([str(tmp_path)], told.append)) == []
    assert "1 binary" in told[0]


def test_where_files_alone_make_sense_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is a folder: name the files in it"):
        check_readable([str(tmp_path)])
