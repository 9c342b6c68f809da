"""Of a text that is only the beginning of its article the record says so, everywhere it is shown."""

import json
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from conftest import Run

from hronika.archive.checking import check
from hronika.archive.store import Store
from hronika.article import Article, article_from
from hronika.errors import DataError
from hronika.reading.reader import Reader
from hronika.record_versions import record_from
from hronika.verification import article_of, problems

TEXT = "Ministrs Jānis Kalns paziņoja, ka tilts būs slēgts."
CALL = "Lai turpinātu lasīt, noformē abonementu."


def test_record_says_so_and_a_whole_one_is_as_before() -> None:
    beginning, whole = (Reader().read(Article(TEXT, "a", incomplete=kind)) for kind in (True, False))
    assert beginning.article.incomplete
    assert beginning.warnings == (
        "The text is only the beginning of the article: who says what in the rest is not known.",
    )
    assert '"incomplete":true' in beginning.model_dump_json()
    assert "incomplete" not in whole.model_dump_json()
    for record in (beginning, whole):
        assert record_from(record.model_dump_json()) == record
        assert list(problems(record, article_of(record, TEXT))) == []
    assert [problem.path for problem in problems(beginning, Article(TEXT, "a"))] == ["article.incomplete"]


def test_a_mapping_may_say_so() -> None:
    assert article_from({"text": TEXT, "incomplete": True}).incomplete
    assert not article_from({"text": TEXT, "incomplete": None}).incomplete
    with pytest.raises(DataError, match="`incomplete` is neither true nor false"):
        article_from({"text": TEXT, "incomplete": "yes"})


def test_page_behind_a_paywall_is_read_and_shown_as_incomplete(run: Run, tmp_path: Path) -> None:
    page = tmp_path / "tilts.html"
    page.write_text(f"<h1>Tilts</h1><p>{TEXT}</p><p>{CALL}</p>", encoding="utf-8")
    record = json.loads(run("read", page, "--format", "jsonl").stdout)
    assert record["article"]["incomplete"] is True
    assert [item["speaker_name"] for item in record["statements"]] == ["Jānis Kalns"]
    assert not any("noform" in event["predicate"]["text"] for event in record["events"])
    assert "Incomplete text" in run("read", page, "--format", "table").stdout
    report = run("read", page, "--format", "html").stdout
    assert "Nepilns teksts" in report
    assert "Incomplete text" in report
    assert "Teksts ir tikai raksta sākums" in report
    lines = tmp_path / "a.jsonl"
    lines.write_text(json.dumps({"text": TEXT, "incomplete": True}) + "\n", encoding="utf-8")
    assert json.loads(run("read", lines, "--format", "jsonl").stdout)["article"]["incomplete"] is True


def test_archive_keeps_it_and_the_whole_text_is_a_version(tmp_path: Path) -> None:
    path, reader = tmp_path / "a.db", Reader()
    address, changed = "https://zinas.example/a/1", datetime(2024, 5, 7, 8, 30, tzinfo=UTC)
    beginning = Article(TEXT, url=address, incomplete=True)
    whole = Article(
        f"{TEXT}\n\nDarbi ilgs gadu, sacīja Anna Roze.", url=f"{address}?fbclid=1", changed_at=changed
    )
    articles = "SELECT version, incomplete, changed_at FROM articles"
    with Store(path) as store:
        assert store.add(beginning, reader.read_with_lemmas(beginning)) == "new"
        with closing(sqlite3.connect(path)) as views:
            assert views.execute(articles).fetchall() == [(1, 1, None)]
            assert views.execute("SELECT speaker_name, incomplete FROM statements").fetchall() == [
                ("Jānis Kalns", 1)
            ]
        assert store.add(whole, reader.read_with_lemmas(whole)) == "changed"
        assert [item.record.article.incomplete for item in store.versions(beginning.id)] == [True, False]
        assert check(store).problems == []
    with closing(sqlite3.connect(path)) as views:
        assert views.execute(articles).fetchall() == [(2, 0, changed.isoformat())]
        assert {row[0] for row in views.execute("SELECT incomplete FROM statements")} == {0}


def test_wrong_label_of_a_page_is_noted_with_its_version(run: Run, tmp_path: Path) -> None:
    page, path = tmp_path / "tilts.html", tmp_path / "a.db"
    page.write_bytes(f"<meta charset='windows-1252'><h1>Tilts</h1><p>{TEXT}</p>".encode("windows-1257"))
    assert run("add", page, "--archive", path).exit_code == 0
    with Store(path) as store:
        [version] = store.current()
    assert version.text == TEXT
    assert "says that it is in windows-1252; it is in windows-1257" in " ".join(version.notes)
