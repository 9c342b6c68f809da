"""Exports of articles as BibTeX, read by a reader of its grammar."""

import re
from datetime import date
from pathlib import Path

import pytest
from conftest import Run
from exports_help import ARTICLES

from hronika.exports.bibtex import write
from hronika.exports.exported import ExportedArticle
from hronika.exports.formats import ExportOptions
from hronika.record import ArticleInfo, ReaderInfo, Record

_PRINTED = {
    r"\textbackslash{}": "\\", r"\{": "{", r"\}": "}", r"\$": "$", r"\&": "&", r"\#": "#", r"\^{}": "^",
    r"\_": "_", r"\textasciitilde{}": "~", r"\%": "%",
}  # fmt: skip


def _entries(text: str) -> dict[str, dict[str, str]]:
    """Read entries by the grammar of BibTeX: braces are counted unless a backslash stands before them."""
    found: dict[str, dict[str, str]] = {}
    for entry in re.split(r"(?m)^@article\{", text)[1:]:
        key, _, rest = entry.partition(",\n")
        fields = found.setdefault(key, {})
        while match := re.match(r"\s*(\w+) = ", rest):
            rest = rest[match.end() :]
            if not rest.startswith("{"):
                fields[match[1]], _, rest = rest.partition(",")
                continue
            end = _end(rest)
            fields[match[1]] = rest[1 : end - 1]
            rest = rest[end:].removeprefix(",")
        assert rest.strip() == "}"
    return found


def _end(text: str) -> int:
    depth = 0
    for match in re.finditer(r"\\.|[{}]", text, re.DOTALL):
        depth += {"{": 1, "}": -1}.get(match[0], 0)
        if depth == 0:
            return match.end()
    raise AssertionError(text)


def _printed(text: str) -> str:
    """Give what LaTeX prints of a field."""
    pattern = "|".join(map(re.escape, _PRINTED))
    plain = re.sub(pattern, lambda found: f"\ue000{ord(_PRINTED[found[0]])}\ue001", text)
    assert not set("\\$&#^_~%") & set(plain)
    plain = plain.replace("{", "").replace("}", "")
    return re.sub("\ue000(\\d+)\ue001", lambda found: chr(int(found[1])), plain)


def test_articles_are_entries(run: Run, exported_archive: Path) -> None:
    result = run("export", "bibtex", "-a", exported_archive)
    assert result.exit_code == 0
    entries = list(_entries(result.stdout).values())
    assert len(entries) == len(ARTICLES)
    for entry, article in zip(entries, ARTICLES, strict=True):
        assert _printed(entry.get("title", "")) == (article.title or "")
        assert entry["journal"] == article.outlet
        assert article.published is not None
        assert entry["date"] == article.published.isoformat()
        assert entry["year"] == str(article.published.year)
        assert entry["month"] == "may"
        assert entry.get("url", "").replace(r"\%", "%") == (article.url or "")
        assert article.sha256 in entry["note"]
    assert "left out: 15 statements and events" in result.stderr


@pytest.mark.parametrize(
    "title",
    ["}{ \\input{/etc/passwd} $x^2$ % _#~&", "a\0b\nc\u2028d\ud800", "@article{x, title={y}}", "ā – “č”"],
)
def test_no_title_breaks_the_file(title: str) -> None:
    import io

    info = ArticleInfo.model_construct(
        id="x", title=title, published=date(2024, 5, 7), published_at=None, timezone=None, outlet=None,
        url="https://x.example/{a}%20\\b c", language="xx", sha256="0" * 64, incomplete=False,
    )  # fmt: skip
    record = Record.model_construct(
        id="x", reader=ReaderInfo(hronika=None, model=None), article=info, statements=(), events=()
    )
    out = io.StringIO()
    write([ExportedArticle(record)] * 2, out, ExportOptions("0"), None)
    out.getvalue().encode()
    [entry] = _entries(out.getvalue()).values()
    assert _printed(entry["title"]) == re.sub("[\0\n\u2028\ud800]", " ", title)
    assert entry["url"] == r"https://x.example/\%7Ba\%7D\%20\%5Cb\%20c"
    assert set(entry) == {"title", "year", "date", "url", "note", "month"}


def test_an_empty_result_is_an_empty_file(run: Run, exported_archive: Path) -> None:
    result = run("export", "bibtex", "-a", exported_archive, "--query", "ziloņkauls")
    assert result.exit_code == 0
    assert result.stdout == ""
