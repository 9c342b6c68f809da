"""docs/search.md says what is so: every query on it finds what stands beside it."""

import re
from pathlib import Path

import pytest
from search_help import archive_of, found

PAGE = (Path(__file__).parents[1] / "docs" / "search.md").read_text(encoding="utf-8")
TEXTS = re.findall(r"^\d\. (.+)$", PAGE, re.MULTILINE)
QUERIES = re.findall(r"^\| `(.+?)` \| ([\d ]+|–) \|", PAGE, re.MULTILINE)


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    with archive_of(tmp_path_factory.mktemp("archive") / "archive.db", TEXTS) as store:
        return {query: found(store, query) for query, _ in QUERIES}


def test_the_page_has_examples() -> None:
    assert len(TEXTS) == 5
    assert len(QUERIES) > 20


@pytest.mark.parametrize(("query", "expected"), QUERIES)
def test_examples_of_the_page(answers: dict[str, list[str]], query: str, expected: str) -> None:
    assert [id.removeprefix("a") for id in answers[query]] == expected.replace("–", "").split()
