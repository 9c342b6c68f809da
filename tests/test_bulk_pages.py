"""Bulk reading of web pages: they are extracted once, by workers, and what they give is read in its order."""

from pathlib import Path

import pytest
from bulk_help import MARK, InThisProcess, files_in, quick, rows
from test_bulk_input import LINES, RECORDS, RUSSIAN, SENTENCE, page, record

from hronika.bulk.units import Unit
from hronika.sources.bulk_input import PagesJob, SliceJob


@pytest.fixture
def crawl(tmp_path: Path) -> Path:
    """A folder of articles, a web archive whose end is missing, and pages."""
    crawl = tmp_path / "crawl"
    (crawl / "pages").mkdir(parents=True)
    (crawl / "a.jsonl").write_text(LINES, encoding="utf-8")
    (crawl / "b.warc.gz").write_bytes(b"".join([*RECORDS, record(5, page("x"))[:-9]]))
    for number, text in enumerate((SENTENCE.format("otro"), RUSSIAN, SENTENCE.format("ceturto"))):
        (crawl / "pages" / f"{number}.html").write_bytes(page(text))
    return crawl


def is_deadly(task: object) -> bool:
    return isinstance(task, SliceJob | PagesJob) and MARK in repr(task)


def test_pages_are_turned_away_failed_or_read(tmp_path: Path, crawl: Path) -> None:
    counts = quick(tmp_path / "out").read([crawl])
    assert (counts.seen, counts.articles, counts.failed) == (8, 7, 1)
    assert counts.turned_away == {"pages in other languages": 2, "pages that are no articles": 1}
    assert sum(counts.passed_by.values()) == 1
    (error,) = rows(tmp_path / "out", "errors")
    assert error["place"].startswith(f"{crawl / 'b.warc.gz'}")
    assert "is cut off" in error["error"]


def test_pages_are_extracted_once(tmp_path: Path, crawl: Path) -> None:
    engine, out = InThisProcess(), tmp_path / "out"
    steps = quick(out, engine=engine).steps([crawl])
    while not any(isinstance(task, Unit) for task in engine.done):
        next(steps)
    steps.close()  # type: ignore[attr-defined]
    assert sum(isinstance(task, SliceJob | PagesJob) for task in engine.done) == 2
    (crawl / "pages" / "9.html").write_bytes(page(SENTENCE.format("devīto")))
    engine = InThisProcess()
    counts = quick(out, engine=engine, prune=True).read([crawl])
    assert [type(task) for task in engine.done].count(SliceJob) == 0
    assert [type(task) for task in engine.done].count(PagesJob) == 1
    assert counts.articles == 8
    quick(tmp_path / "new").read([crawl])
    assert files_in(out) == files_in(tmp_path / "new")


def test_a_page_that_ends_the_process_is_named_and_the_others_are_read(tmp_path: Path, crawl: Path) -> None:
    (crawl / "pages" / f"{MARK}.html").write_bytes(page(SENTENCE.format("sesto")))
    counts = quick(tmp_path / "out", engine=InThisProcess(is_deadly)).read([crawl / "pages"])
    assert (counts.articles, counts.failed) == (2, 1)
    (error,) = rows(tmp_path / "out", "errors")
    assert error["place"] == str(crawl / "pages" / f"{MARK}.html")
    assert "was killed, twice" in error["error"]


def test_a_slice_that_ends_the_process_is_extracted_record_by_record(tmp_path: Path, crawl: Path) -> None:
    bad = crawl / f"{MARK}.warc.gz"
    bad.write_bytes(b"".join(RECORDS))
    counts = quick(tmp_path / "out", engine=InThisProcess(is_deadly)).read([bad])
    # Here each of the records is as if it ended the process, as the mark is in the name of the file.
    assert (counts.seen, counts.failed) == (len(RECORDS), len(RECORDS))
    places = {row["place"] for row in rows(tmp_path / "out", "errors")}  # of units, by their names
    assert {f"{bad}, byte 0", f"{bad}, byte {len(RECORDS[0])}"} <= places
