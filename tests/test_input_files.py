"""What a file holds is recognised, or refused with what to do."""

import json
import os
import sys
from pathlib import Path

import pytest
from conftest import Run

from hronika.article import Article
from hronika.sources.files import articles_in, found_in_all
from hronika.sources.found import Found

_SENTENCES = (
    "<p>Ķekavas meistare Zigrīda Āboliņa paziņoja, ka dīķi attīrīs.</p><p>Darbi ilgšot trīs nedēļas.</p>"
)
PAGE_LABELLED = (
    '<html lang="lv"><head><meta charset="{}"></head><body><article><h1>Dīķi Ķekavā</h1>'
    f"{_SENTENCES}</article></body></html>"
)
FEED_LABELLED = (
    '<?xml version="1.0" encoding="{}"?><rss version="2.0"><channel><title>Ziņas</title><item>'
    f"<title>Dīķi Ķekavā</title><description><![CDATA[{_SENTENCES * 8}]]></description></item>"
    "</channel></rss>"
)


GOOD = "Ministre Anna Bērziņa pirmdien sacīja, ka ceļu atvērs jau maijā."
ARTICLES = [{"id": "a", "text": GOOD}, {"id": "b", "title": "Ceļš", "text": GOOD + "\n[Foto] {1}"}]
ARRAY = json.dumps(ARTICLES)
INDENTED = json.dumps(ARTICLES, indent=2, ensure_ascii=False)
LINES = "".join(json.dumps(article) + "\n" for article in ARTICLES)
FOLLOWING = "\n".join(json.dumps(article, indent=4) for article in ARTICLES)


def ids(stdout: str) -> list[str]:
    return [json.loads(line)["id"] for line in stdout.splitlines()]


@pytest.mark.parametrize("content", [ARRAY, INDENTED, "\ufeff" + INDENTED, "\n\n " + ARRAY, LINES, FOLLOWING])
@pytest.mark.parametrize("name", ["in.txt", "in.jsonl", "in.json", "in.ndjson", "in", "-"])
def test_json_of_articles_is_read_whatever_it_is_called(
    run: Run, tmp_path: Path, name: str, content: str
) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    given = {"input": content} if name == "-" else {}
    result = run("read", "-" if name == "-" else path, "--format", "jsonl", **given)
    assert result.exit_code == 0, result.stderr
    assert ids(result.stdout) == ["a", "b"]


def test_array_larger_than_what_is_read_at_a_time(tmp_path: Path) -> None:
    path = tmp_path / "in.json"
    long = {"id": "long", "text": "Līst. Šodien ā. " * 20_000}
    path.write_text(json.dumps([*ARTICLES * 40, long, *ARTICLES], ensure_ascii=False), encoding="utf-8")
    found = [item.id for item in articles_in(str(path)) if isinstance(item, Article)]
    assert found == ["a", "b"] * 40 + ["long", "a", "b"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (ARRAY[:-1], "ends before its array does"),
        (ARRAY[:-1] + ", {broken}]", "article 3 is not JSON"),
        ("[" + ARRAY[1:-1] + ", 5]", "article 3 is not an article"),
        (ARRAY[:-20], "article 2 is not JSON"),
    ],
)
def test_bad_array_is_named_and_what_is_good_is_read(
    run: Run, tmp_path: Path, content: str, said: str
) -> None:
    path = tmp_path / "in.json"
    path.write_text(content, encoding="utf-8")
    result = run("read", path, "--format", "jsonl")
    assert result.exit_code == 1
    assert said in result.stderr
    assert ids(result.stdout)[0] == "a"


@pytest.mark.parametrize("first", ["{broken", '{"text": "nepabeigt', '{"id": "x",'])
def test_bad_first_line_costs_no_other(run: Run, tmp_path: Path, first: str) -> None:
    path = tmp_path / "in.jsonl"
    path.write_text(f"{first}\n{LINES}", encoding="utf-8")
    result = run("read", path, "--format", "jsonl")
    assert result.exit_code == 1
    assert "line 1 is not JSON" in result.stderr
    assert ids(result.stdout) == ["a", "b"]


PAGE = f"<!DOCTYPE html>\n<html><head><title>Ceļš</title></head><body><p>{GOOD}</p></body></html>"
TABLES = [
    f'id,title,text\n1,Ceļš,"{GOOD}"\n2,Tilts,"{GOOD}"\n',
    f"id;published;text\n1;2024-05-07;{GOOD}\n",
    f"id\ttext\n1\t{GOOD}\n2\t{GOOD}\n",
    f'"id","text"\n"1","{GOOD}\nOtra rinda, arī."\n',
    ",id,teksts\n0,a,'x'\n" + f'1,b,"{GOOD}"\n' * 5000,
]


@pytest.mark.parametrize("command", ["read", "analyse"])
@pytest.mark.parametrize("name", ["in.txt", "in.jsonl", "in", "in.html", "-"])
@pytest.mark.parametrize(
    "page",
    [
        PAGE,
        "\n  <!-- saved -->" + PAGE,
        "<?xml version='1.0' encoding='utf-8'?>" + PAGE,
        f"<p>{GOOD}</p>",
    ],
)
def test_web_page_is_read(run: Run, tmp_path: Path, name: str, page: str, command: str) -> None:
    path = tmp_path / name
    path.write_text(page, encoding="utf-8")
    given = {"input": page} if name == "-" else {}
    options = ("--format", "jsonl") if command == "read" else ()
    result = run(command, "-" if name == "-" else path, *options, **given)
    assert result.exit_code == 0, result.stderr
    if command == "read":
        assert json.loads(result.stdout)["article"]["sha256"] == Article(GOOD).sha256


@pytest.mark.parametrize("command", ["read", "analyse"])
@pytest.mark.parametrize("name", ["in.txt", "in.jsonl", "in", "in.xml", "in.rss"])
def test_other_markup_is_refused(run: Run, tmp_path: Path, name: str, command: str) -> None:
    for data in (f"<?xml version='1.0'?><nitf><item>{GOOD}</item></nitf>", f"<svg><text>{GOOD}</text></svg>"):
        refused(run, tmp_path / name, data, command, "is XML and neither a page nor plain text")


def test_page_with_its_pictures_in_one_file_is_refused(run: Run, tmp_path: Path) -> None:
    refused(run, tmp_path / "in.mhtml", f"From: x\n\n{PAGE}", "read", "save the page as HTML only")


@pytest.mark.parametrize("command", ["read", "analyse"])
@pytest.mark.parametrize("name", ["in.txt", "in.jsonl", "in", "in.csv"])
@pytest.mark.parametrize("table", TABLES)
def test_table_is_refused(run: Run, tmp_path: Path, name: str, table: str, command: str) -> None:
    refused(run, tmp_path / name, table, command, "is a table (CSV) and not an article: write every row as")


@pytest.mark.parametrize(
    ("start", "said"), [("{\\rtf1\\ansi ", "an RTF document"), ("bplist00", "Safari"), ("BZh9", "bzip2")]
)
def test_other_files_are_refused_by_name(run: Run, tmp_path: Path, start: str, said: str) -> None:
    refused(run, tmp_path / "in", start + GOOD, "read", said)


def refused(run: Run, path: Path, content: str, command: str, said: str) -> None:
    path.write_text(content, encoding="utf-8")
    result = run(command, path)
    assert result.exit_code == 1
    assert said in result.stderr
    assert str(path) in result.stderr
    assert result.stderr.count("\n") == 1
    assert result.stdout == ""


@pytest.mark.parametrize(
    "text",
    [
        "[Foto] " + GOOD,
        "{1} " + GOOD,
        "Rīga, Latvija\n" + GOOD,
        "Cenas, algas, nodokļi\nVakar, šodien, rīt\nViss, kas ir, tas ir.\n",
        "5,4 miljoni\n3,2 miljoni\n",
        "<3 " + GOOD,
        "Laiks: 12;30\n" + GOOD,
        "Rīga | Latvija\n\n" + GOOD,
        '"Skolu slēgs," uzsvēra mērs.\n"Ceļu būvēs," teica Ilze Vītola.\n"Cenas kāps," sacīja Anna Roze.\n',
    ],
)
def test_prose_is_not_taken_for_anything_else(run: Run, tmp_path: Path, text: str) -> None:
    path = tmp_path / "in.txt"
    path.write_text(text, encoding="utf-8")
    record = json.loads(run("read", path, "--format", "json").stdout)
    assert record["id"] == "in"


def test_record_given_as_article_is_named(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "records.jsonl"
    path.write_text(run("read", "-", "--format", "jsonl", input=GOOD).stdout, encoding="utf-8")
    result = run("read", path)
    assert result.exit_code == 1
    assert "line 1 is a record that Hronika wrote" in result.stderr


@pytest.mark.parametrize("command", [("read", "--format", "jsonl"), ("analyse",)])
def test_file_given_twice_is_read_once_and_named(run: Run, tmp_path: Path, command: tuple[str, ...]) -> None:
    path, link, hard = tmp_path / "in.txt", tmp_path / "link.txt", tmp_path / "hard.txt"
    path.write_text(GOOD, encoding="utf-8")
    link.symlink_to(path)
    os.link(path, hard)
    once = run(*command, path)
    result = run(*command, path, path, link, hard, f"{tmp_path}/./in.txt")
    assert result.exit_code == 0
    assert result.stdout == once.stdout
    assert result.stderr.count("is given more than once") == 4
    assert f"{link} is given more than once (it is {path}): it is read once." in result.stderr


@pytest.mark.parametrize("command", [("read", "--format", "jsonl"), ("analyse",)])
def test_id_of_two_texts_is_named_and_both_are_read(
    run: Run, tmp_path: Path, command: tuple[str, ...]
) -> None:
    for folder, text in (("x", GOOD), ("y", "Snieg."), ("z", GOOD)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "in.txt").write_text(text, encoding="utf-8")
    files = [tmp_path / folder / "in.txt" for folder in "xyz"]
    result = run(*command, *files)
    assert result.exit_code == 0
    assert f"The id 'in' of {files[1]} is that of an earlier article with another text" in result.stderr
    assert result.stderr.count("\n") == 1
    assert result.stdout.count('"id":"in","schema' if command[0] == "read" else "newdoc id = in") == 3


def test_articles_are_read_as_they_come(monkeypatch: pytest.MonkeyPatch) -> None:
    reading, writing = os.pipe()
    with os.fdopen(reading) as stdin, os.fdopen(writing, "wb", buffering=0) as given:
        monkeypatch.setattr(sys, "stdin", stdin)
        articles = articles_in("-")
        for article in ARTICLES:
            given.write(json.dumps(article).encode() + b"\n")
            found = next(articles)  # would wait for ever for more
            assert isinstance(found, Article)
            assert found.id == article["id"]


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("label", ["UTF-8", "windows-1257", "UTF-16"])
@pytest.mark.parametrize("markup", [PAGE_LABELLED, FEED_LABELLED])
def test_byte_order_mark_goes_before_the_label(
    tmp_path: Path, encoding: str, label: str, markup: str
) -> None:
    path = tmp_path / "a.xml"
    path.write_bytes(f"\ufeff{markup.format(label)}".encode(encoding))
    (found,) = found_in_all([str(path)], print)
    assert isinstance(found, Found)
    assert found.article.title == "Dīķi Ķekavā"
    assert found.article.text.startswith("Ķekavas meistare Zigrīda Āboliņa paziņoja, ka dīķi attīrīs.")
    is_wrong = not encoding.startswith(label.lower())
    assert [f"it is in {encoding[:6].upper()}" in note for note in found.notes] == [True] * is_wrong


def test_damaged_bytes_are_not_taken_for_another_encoding(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(LINES.encode().replace(b"m", b"\xff\xfe", 1).replace(b"ce", "ceļš".encode(), 1))
    result = run("read", path, "--format", "jsonl")
    assert ids(result.stdout) == ["b"]
    assert "line 1 is not UTF-8: byte 0xFF at offset" in result.stderr
    assert "ost likely" not in result.stderr
