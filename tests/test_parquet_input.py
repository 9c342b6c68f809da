"""Articles from Parquet: every type that may hold them, and one clear error for what does not."""

import subprocess
import sys
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pyarrow
import pytest
from pyarrow import parquet

from hronika.article import Article
from hronika.errors import HronikaError, UsageError
from hronika.sources.files import articles_in, articles_in_all, found_in_all
from hronika.sources.found import Found
from hronika.sources.parquet import columns_from, is_parquet

TEXT = "Ministre Anna Bērziņa sacīja, ka ceļu atvērs jau maijā."
DAY = date(2024, 5, 7)


def written(tmp_path: Path, columns: Mapping[str, Any], **options: Any) -> str:
    path = tmp_path / "articles.parquet"
    parquet.write_table(pyarrow.table(dict(columns)), path, **options)
    return str(path)


def read(path: str, columns: Mapping[str, str] | None = None) -> list[Article | str]:
    found: Iterator[Found | HronikaError] = found_in_all([path], print, columns=columns)
    return [item.article if isinstance(item, Found) else str(item) for item in found]


def only(found: list[Article | str]) -> Article:
    (article,) = found
    assert isinstance(article, Article), article
    return article


def test_every_field_is_taken(tmp_path: Path) -> None:
    row = {
        "id": ["7"],
        "text": [TEXT],
        "title": ["Ceļš"],
        "published": ["2024-05-07T08:00:00+03:00"],
        "outlet": ["Ziņas"],
        "url": ["https://zinas.example/7"],
        "language": ["lv"],
        "words": [9],
        "changed_at": [datetime(2024, 5, 8, tzinfo=UTC)],
        "timezone": ["Europe/Riga"],
        "incomplete": [True],
    }
    article = only(list(read(written(tmp_path, row))))
    assert article == Article(
        TEXT, "7", "Ceļš", datetime(2024, 5, 7, 5, tzinfo=UTC), "Ziņas", "https://zinas.example/7",
        changed_at=datetime(2024, 5, 8, tzinfo=UTC), incomplete=True,
    )  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        pyarrow.array([TEXT]),
        pyarrow.array([TEXT], pyarrow.large_string()),
        pyarrow.array([TEXT]).dictionary_encode(),
        pyarrow.array([TEXT.encode()]),
    ],
    ids=["string", "large_string", "dictionary", "binary"],
)
def test_text_of_every_type(tmp_path: Path, text: Any) -> None:
    assert only(read(written(tmp_path, {"text": text}))).text == TEXT


@pytest.mark.parametrize(
    ("published", "at"),
    [
        (pyarrow.array(["2024-05-07"]), None),
        (pyarrow.array([DAY]), None),
        (pyarrow.array([DAY], pyarrow.date64()), None),
        (pyarrow.array([datetime(2024, 5, 6, 22)], pyarrow.timestamp("ms", "UTC")), 22),
        (pyarrow.array([datetime(2024, 5, 7, 11)], pyarrow.timestamp("us")), 8),
        (pyarrow.array([1715040000_123456789], pyarrow.timestamp("ns", "+02:00")), 0),
        (pyarrow.array(["2024-05-07T08:00:00Z"]).dictionary_encode(), 8),
    ],
)
def test_publication_of_every_type(tmp_path: Path, published: Any, at: int | None) -> None:
    article = only(read(written(tmp_path, {"text": [TEXT], "published": published})))
    assert article.published == DAY
    assert (article.published_at.hour if article.published_at else None) == at


def test_bad_rows_cost_no_other(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        {
            "text": pyarrow.array([TEXT.encode(), None, b"\xe7\xe7", b"a\0b", b" ", TEXT.encode()]),
            "published": pyarrow.array([2**60, None, None, None, None, 0], pyarrow.timestamp("us")),
        },
    )
    bad, null, letters, binary, empty, good = read(path)
    assert bad == f"{path}, row 1: its `published` is outside the calendar or in no zone that is known."
    assert null == f"{path}, row 2: The article has no `text`."
    assert letters == f"{path}, row 3: its `text` is not UTF-8."
    assert str(binary).startswith(f"{path}, row 4: The text holds NUL characters")
    assert str(empty).startswith(f"{path}, row 5: The text is empty")
    assert isinstance(good, Article)


def test_rows_go_on_over_groups_and_batches(tmp_path: Path) -> None:
    texts = [f"{TEXT} {number}" for number in range(300)]
    path = written(tmp_path, {"text": texts}, row_group_size=70)
    assert [item.text for item in read(path) if isinstance(item, Article)] == texts


def test_columns_of_other_names(tmp_path: Path) -> None:
    path = written(tmp_path, {"body": [TEXT], "date": [DAY], "id": [[1]]})
    article = only(read(path, columns_from("text=body, published=date,id=")))
    assert (article.text, article.published, article.id) == (TEXT, DAY, article.sha256[:16])


def test_column_that_is_not_there(tmp_path: Path) -> None:
    path = written(tmp_path, {"body": [TEXT], "date": [DAY]})
    assert read(path) == [f"{path} has no column `text`, but `body`, `date`: rename the one that holds it."]
    told = "say which it is, as in --columns text=COLUMN."
    assert read(path, {}) == [f"{path} has no column `text`, but `body`, `date`: {told}"]
    (error,) = read(path, {"text": "body", "title": "head"})
    assert str(error).startswith(f"{path} has no column `head`, but")


@pytest.mark.parametrize(
    ("columns", "kind"),
    [
        ({"text": [[TEXT]]}, "list<"),
        ({"text": [{"lv": TEXT}]}, "struct<"),
        ({"text": [1.5]}, "double"),
        ({"text": [TEXT], "id": [{"a": 1}]}, "struct<"),
        ({"text": [TEXT], "published": [1715040000]}, "int64"),
        ({"text": [TEXT], "incomplete": ["no"]}, "string"),
    ],
)
def test_types_that_hold_no_field(tmp_path: Path, columns: dict[str, Any], kind: str) -> None:
    (error,) = read(written(tmp_path, columns), {})
    field = list(columns)[-1]
    assert f"values of the type {kind}" in str(error)
    assert f"`{field}`" in str(error)
    assert ("--columns" in str(error)) == (field != "text")


def test_column_of_nulls_says_nothing(tmp_path: Path) -> None:
    nothing = pyarrow.nulls(1)
    article = only(read(written(tmp_path, {"text": [TEXT], "published": nothing, "title": nothing})))
    assert (article.published, article.title) == (None, None)


def test_file_that_is_cut_or_damaged(tmp_path: Path) -> None:
    path = Path(written(tmp_path, {"text": [f"{TEXT} {number}" for number in range(2000)]}))
    whole = path.read_bytes()
    path.write_bytes(whole[:-20])
    (error,) = read(str(path))
    assert "is no whole Parquet file" in str(error)
    path.write_bytes(whole[:200] + bytes(2000) + whole[2200:])
    assert any("Parquet" in item or "is damaged" in item for item in read(str(path)) if isinstance(item, str))


def test_file_without_rows(tmp_path: Path) -> None:
    assert read(written(tmp_path, {"text": pyarrow.array([], pyarrow.string())})) == []


@pytest.mark.parametrize("option", ["text", "text=", "text=a,text=b", "author=x", "text=a,,id=b"])
def test_columns_that_cannot_be_read(option: str) -> None:
    with pytest.raises(UsageError):
        columns_from(option)


def test_files_are_known_by_their_bytes(tmp_path: Path) -> None:
    path = Path(written(tmp_path, {"text": [TEXT]}))
    assert is_parquet(path.read_bytes())
    assert not any(map(is_parquet, (b"PAR1", b"PAR1 k\xc4\x81rta", b"PAR1\r\n", "PAR1ļ".encode())))
    other = path.rename(tmp_path / "articles")
    (article,) = articles_in(str(other))
    assert isinstance(article, Article)
    assert list(articles_in_all([str(tmp_path)], print)) == [article]
    with other.open("rb") as stream:
        shown = subprocess.run(
            [sys.executable, "-m", "hronika", "read", "-"], stdin=stream, capture_output=True, text=True
        )
    assert "Standard input is a Parquet file: save it as a file and name that." in shown.stderr
