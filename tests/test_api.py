"""The public names, frozen: a change here is a change that others notice."""

import subprocess
import sys
from typing import Any

import pytest

import hronika
from hronika.errors import DataError, UsageError
from hronika.reading.reader import Reader

PUBLIC = [
    "Archive",
    "Article",
    "Bulk",
    "DataError",
    "HronikaError",
    "Reader",
    "Record",
    "UsageError",
    "__version__",
    "read",
    "show",
]


def test_public_names_are_these_and_no_others() -> None:
    assert hronika.__all__ == PUBLIC


def test_every_public_name_is_there() -> None:
    for name in PUBLIC:
        assert getattr(hronika, name) is not None
    assert set(PUBLIC) <= set(dir(hronika))


def test_import_loads_nothing_heavy() -> None:
    code = (
        "import sys, hronika\n"
        "heavy = {'numpy', 'onnxruntime', 'pydantic', 'typer', 'rich', 'jinja2'} & set(sys.modules)\n"
        "sys.exit(str(heavy) if heavy else 0)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize("workers", [1, pytest.param(2, marks=pytest.mark.slow)])
def test_what_is_no_article_is_an_error_in_its_place(workers: int) -> None:
    good = {"text": "Ministre sacīja, ka brauks."}
    given: list[Any] = [good, "teksts", None, 5, {"text": b"x"}, {**good, "title": 5}, good]
    results = list(Reader(workers=workers).read_many(given))
    assert [isinstance(result, DataError) for result in results] == [False, *[True] * 5, False]
    assert "not of the type str" in str(results[1])


@pytest.mark.parametrize("text", [None, b"Ministre brauks.", 5])
def test_a_text_that_is_no_string_is_one_sentence(text: Any) -> None:
    with pytest.raises(DataError, match="`text` is not a string"):
        hronika.read(text)


@pytest.mark.parametrize("name", ["published", "published_at", "changed_at"])
def test_a_time_that_is_no_date_is_one_sentence(name: str) -> None:
    given: dict[str, Any] = {name: "2024-05-07"}
    with pytest.raises(DataError, match=rf"`{name}` is no `datetime\.date"):
        hronika.Article("Ministre brauks.", **given)


@pytest.mark.parametrize("zone", [None, 5])
def test_a_zone_that_is_no_string_is_one_sentence(zone: Any) -> None:
    with pytest.raises(UsageError, match="is not known"):
        hronika.read("Ministre brauks.", published="2024-05-06T10:00Z", timezone=zone)
