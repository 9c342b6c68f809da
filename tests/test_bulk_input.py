"""What a run in bulk reads: patterns, files in order, jobs that give what reading the files gives."""

import gzip
import os
import pickle
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import pyarrow
import pytest
from pyarrow import parquet

from hronika.article import Article
from hronika.errors import HronikaError, UsageError
from hronika.sources import bulk_input
from hronika.sources.bulk_input import ExtractionJob, InputOptions, PagesJob, SliceJob, expanded, inputs
from hronika.sources.files import articles_in_all
from hronika.sources.found import Found

SENTENCE = "Ministre Anna Bērziņa pirmdien sacīja, ka {} ceļu atvērs jau maijā, lai viss būtu laikā."
RUSSIAN = "Министр в понедельник сообщила, что дорогу откроют уже в мае, на неделю раньше срока. " * 8
MENU = "".join(f'<li><a href="/{number}">Sadaļa ar garu nosaukumu {number}</a></li>' for number in range(9))


def page(text: str, mark: str = "lv") -> bytes:
    return (
        f'<html lang="{mark}"><head><meta charset="utf-8"></head><body><ul>{MENU}</ul>'
        f"<article><h1>Ceļš</h1><p>{text}</p></article></body></html>"
    ).encode()


def record(number: int, body: bytes, status: str = "200 OK") -> bytes:
    http = f"HTTP/1.1 {status}\r\nContent-Type: text/html\r\n\r\n".encode() + body
    return gzip.compress(
        (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://zinas.example/{number}\r\n"
            f"Content-Length: {len(http)}\r\n\r\n"
        ).encode()
        + http
        + b"\r\n\r\n"
    )


LINES = "".join(f'{{"id": "{number}", "text": "{SENTENCE.format(number)}"}}\n' for number in range(3))
RECORDS = [
    record(0, page(SENTENCE.format("pirmo"))),
    record(1, page(RUSSIAN)),
    record(2, b"", "301 Moved"),
    record(3, page(SENTENCE.format("trešo"), mark="en")),
    record(4, f'<html lang="lv"><ul>{MENU}</ul></html>'.encode()),
]


@pytest.fixture
def crawl(tmp_path: Path) -> Path:
    """A folder with files of all forms."""
    crawl = tmp_path / "crawl"
    (crawl / "pages").mkdir(parents=True)
    (crawl / "a.jsonl").write_text(LINES)
    (crawl / "b.warc.gz").write_bytes(b"".join([*RECORDS, record(5, page("x"))[:-9]]))
    for number, text in enumerate((SENTENCE.format("otro"), RUSSIAN, SENTENCE.format("ceturto"))):
        (crawl / "pages" / f"{number}.html").write_bytes(page(text))
    parquet.write_table(pyarrow.table({"text": [SENTENCE.format("piekto")]}), crawl / "z.parquet")
    return crawl


def gathered(
    paths: Iterable[str], options: InputOptions, told: list[str]
) -> Iterator[tuple[Found | HronikaError, Counter[str], Counter[str]]]:
    """All that an input gives, each with what was turned away and passed by in its source."""
    for source in inputs(paths, told.append):
        if isinstance(source, ExtractionJob):
            job = pickle.loads(pickle.dumps(source))  # noqa: S301 our own
            assert job.name == source.name
            extracted = pickle.loads(pickle.dumps(job.extract(options)))  # noqa: S301 our own
            for item in extracted.items:
                yield item, extracted.turned_away, extracted.passed_by
        else:
            for item in source.found(options, told.append):
                yield item, Counter(), Counter()


def test_all_forms_in_their_order(crawl: Path) -> None:
    told: list[str] = []
    options = InputOptions(published=date(2024, 5, 7), outlet="Ziņas")
    items, turned, passed = zip(*gathered([str(crawl)], options, told), strict=True)
    shown = [
        f"{item.article.outlet} {item.article.text.split()[6]}" if isinstance(item, Found) else str(item)
        for item in items
    ]
    warc = crawl / "b.warc.gz"
    start = sum(map(len, RECORDS))
    assert shown == [
        *(f"Ziņas {number}" for number in range(3)),
        "zinas.example pirmo",
        "zinas.example trešo",
        f"{warc}: the record at byte {start} (https://zinas.example/5) is cut off: the file ends before it "
        "does; nothing that can be read follows.",
        "Ziņas piekto",
        "Ziņas otro",
        "Ziņas ceturto",
    ]
    articles = [item for item in items if isinstance(item, Found)]
    assert {item.article.language for item in articles} == {"lv"}
    assert {item.article.published for item in articles} == {date(2024, 5, 7)}
    assert all(item.raw is None for item in articles)
    assert articles[3].place == f"{warc}, record at byte 0"
    assert turned[3] == {"pages in other languages": 1, "pages that are no articles": 1}
    assert passed[3] == {"redirects": 1}
    assert turned[-1] == {"pages in other languages": 1}
    assert told == []


def test_texts_are_those_that_reading_the_files_gives(crawl: Path) -> None:
    read = [
        item.text
        for item in articles_in_all([str(crawl)], lambda sentence: None)
        if isinstance(item, Article) and not item.text.startswith("Министр")
    ]
    found = [item for item, *_ in gathered([str(crawl)], InputOptions(), [])]
    assert [item.article.text for item in found if isinstance(item, Found)] == read


def test_jobs_are_named_by_what_they_hold(crawl: Path) -> None:
    def names() -> list[str]:
        return [job.name for job in inputs([str(crawl)], print) if isinstance(job, SliceJob | PagesJob)]

    first = names()
    assert first == names()
    assert len(set(first)) == 2
    assert all(len(name) == 24 for name in first)
    (crawl / "pages" / "0.html").write_bytes(page("Cits teksts."))
    assert [before == after for before, after in zip(first, names(), strict=True)] == [True, False]


def test_pages_are_taken_some_at_once(crawl: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk_input, "_PAGES", 2)
    jobs = [source for source in inputs([str(crawl / "pages")], print) if isinstance(source, PagesJob)]
    assert [[Path(path).name for path, _ in job.pages] for job in jobs] == [["0.html", "1.html"], ["2.html"]]


def test_file_that_changes_meanwhile_is_told(crawl: Path) -> None:
    warc, pages = inputs([str(crawl / "b.warc.gz"), str(crawl / "pages")], print)
    (crawl / "b.warc.gz").write_bytes(RECORDS[0])
    (crawl / "pages" / "1.html").write_bytes(b"<html>")
    (crawl / "pages" / "2.html").unlink()
    assert isinstance(warc, SliceJob)
    assert isinstance(pages, PagesJob)
    (changed,) = warc.extract(InputOptions()).items
    assert str(changed) == f"{crawl / 'b.warc.gz'} has changed since the run began: run it again."
    good, *bad = pages.extract(InputOptions()).items
    assert isinstance(good, Found)
    assert [str(error).partition("html ")[2] for error in bad] == [
        "has changed since the run began: run it again.",
        "cannot be read: No such file or directory.",
    ]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may read all files")
def test_file_that_may_not_be_read_costs_no_other(crawl: Path) -> None:
    (crawl / "pages" / "1.html").chmod(0)
    shown = [item for item, *_ in gathered([str(crawl / "pages")], InputOptions(), [])]
    assert [isinstance(item, Found) for item in shown] == [True, False, True]


def test_file_that_is_gone_costs_no_other(crawl: Path) -> None:
    def going() -> Iterator[str]:
        yield str(crawl / "a.jsonl")
        yield str(crawl / "gone.html")
        yield str(crawl / "pages" / "0.html")

    items = [item for item, *_ in gathered(going(), InputOptions(), [])]
    assert [isinstance(item, Found) for item in items] == [True, True, True, False, True]
    assert "gone.html cannot be" in str(items[3])


def test_other_content_under_the_name_of_a_web_archive(tmp_path: Path) -> None:
    (tmp_path / "a.warc.gz").write_bytes(gzip.compress(b"kas cits"))
    (tmp_path / "b.warc").write_bytes(b"")
    paths = [str(tmp_path / "a.warc.gz"), str(tmp_path / "b.warc")]
    first, second = (item for item, *_ in gathered(paths, InputOptions(), []))
    assert "a.warc.gz is a gzip archive" in str(first)
    assert "b.warc: The text is empty" in str(second)


def test_patterns_are_expanded(crawl: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(crawl)
    (crawl / "[1].txt").write_text("Teksts.")
    assert expanded(["pages/[02].html", "*.warc.gz", "-", "[1].txt"]) == [
        *("pages/0.html", "pages/2.html", "b.warc.gz", "-", "[1].txt"),
    ]
    assert expanded(["**/*.html"]) == ["pages/0.html", "pages/1.html", "pages/2.html"]
    assert expanded(["pages/**"]) == ["pages/"]
    assert expanded(["*"]) == sorted(os.listdir())


@pytest.mark.parametrize(
    ("pattern", "told"), [("*.warc", r"\*\.warc fits no file"), ("none.jsonl", "none.jsonl cannot be opened")]
)
def test_patterns_that_nothing_fits(crawl: Path, pattern: str, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        expanded([str(crawl / "*.jsonl"), pattern])
