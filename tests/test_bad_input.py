"""Bad input gets one clear sentence and an exit code, and what is good beside it is still read."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from conftest import Run

GOOD = "Ministre Anna Bērziņa pirmdien sacīja, ka ceļu atvērs jau maijā."


def line(**fields: object) -> bytes:
    return json.dumps({"id": "a", "text": GOOD, **fields}).encode() + b"\n"


def one_sentence(stderr: str) -> bool:
    return stderr.count("\n") == 1 and "Traceback" not in stderr


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "The text is empty"),
        (b" \n\t ", "The text is empty"),
        (b"\x00\x01\x02abc", "binary data and not text: byte 0 is NUL"),
        (b"%PDF-1.7\n%\xe2\xe3", "is a PDF file and not plain text"),
        (b"PK\x03\x04rest", "is a ZIP archive"),
        (
            "Šodien līst.".encode("windows-1257"),
            "byte 0xD0 at offset 0 cannot be read. Most likely it is windows-1257",
        ),
        ("Сегодня идёт дождь".encode("windows-1251"), "iconv -f WINDOWS-1251"),
        ("Šodien".encode("utf-16"), "is in UTF-16"),
        ("Šodien".encode("utf-32"), "iconv -f UTF-32"),
        (b"From: a@b.lv\nSubject: Tilts\n\nTiltu atver.", "is an e-mail with its head"),
        (b"Received: by x\n\tfor y\r\nDate: Mon, 6 May 2024\r\n\r\nTiltu atver.", "is an e-mail with"),
        ("Šodien līst ".encode() + b"\xff", "at offset 14 cannot be read. Most of it is UTF-8 and only some"),
        (
            "Mērs sacī".encode() + b"\xff\xfe" + "ja, ka līs.".encode(),
            "Most of it is UTF-8 and only some bytes",
        ),
        ("Mērs sacīj".encode()[:-1] + b"\xc4", "Most of it is UTF-8"),
        (b"a" * 30_000 + "Mēs līķi ēdām šķīvī".encode("windows-1257"), "Most likely it is windows-1257"),
        (b"caf\xe9 au lait", "In which encoding it is cannot be told: convert it to UTF-8"),
        (b"Mers runa \x80 un \x81", "In which encoding it is cannot be told"),
        (b"a" * 10_000_000, "10,000,000 characters"),
        (b"a" * 21_000_000, "larger than 20,000,000 bytes"),
    ],
)
def test_text_that_cannot_be_read(run: Run, tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "article.txt"
    path.write_bytes(content)
    result = run("read", path)
    assert result.exit_code == 1
    assert said in result.stderr
    assert str(path) in result.stderr
    assert one_sentence(result.stderr)
    assert result.stdout == ""


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        (b"{broken\n", "line 2 is not JSON"),
        (b"[1, 2]\n", "line 2 is not an article"),
        (b'{"text": "Viens.", "text": "Otrs."}\n', "line 2 has `text` twice"),
        (b'"text"\n', "line 2 is not an article"),
        (b"[" * 100_000 + b"\n", "line 2 is"),
        (b"{}\n", "line 2: The article has no `text`"),
        (b'{"text": 5}\n', "line 2: The article's `text` is not a string"),
        (line(id=[1]), "line 2: The article's `id` is neither"),
        (line(title=7), "line 2: The article's `title` is not a string"),
        (line(published="vakar"), "line 2: The published date 'vakar' is not a date"),
        (line(published="2024-02-30"), "line 2: The published date '2024-02-30' is not a date"),
        (line(text=""), "line 2: The text is empty"),
        (line(text="a\0b"), "line 2: The text holds NUL"),
        (b'{"text": "a\\ud800b"}\n', "line 2: The text holds lone surrogates"),
        (line(language="xx"), "The language 'xx' cannot be read"),
        ('{"text": "Šodien"}\n'.encode("windows-1257"), "line 2 is not UTF-8"),
        (b'{"text": "' + b"a" * 10_000_000 + b'"}\n', "line 2: The text has 10,000,000"),
        (b'{"text": "' + b"a" * 70_000_000 + b'"}\n', "line 2 is longer than"),
        (line()[:-1] + b"\0\n", "line 2 is binary"),
    ],
)
def test_bad_line_is_named_and_the_others_are_read(run: Run, tmp_path: Path, bad: bytes, said: str) -> None:
    path = tmp_path / "articles.jsonl"
    path.write_bytes(line(id="first") + bad + b"\n" + line(id="last"))
    result = run("read", path, "--format", "jsonl")
    assert result.exit_code == 1
    assert said in result.stderr
    assert "2 articles were read, 1 could not be" in result.stderr
    assert "Traceback" not in result.stderr
    assert [json.loads(record)["id"] for record in result.stdout.splitlines()] == ["first", "last"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["read", "none.txt"], "none.txt cannot be opened: there is no such file"),
        (["verify", ".", "--texts", "good.txt"], ". is a folder"),
        (["read", "good.txt", "none.txt"], "none.txt cannot be opened"),
        (["read", "good.txt", "--published", "vakar"], "The published date 'vakar' is not a date"),
        (["read", "good.txt", "--published", "20240230"], "is not a date"),
        (["read", "good.txt", "--format", "xml"], "xml"),
        (["read", "good.txt", "--workers", "0"], "workers"),
        (["read", "good.txt", "-o", "."], ". is a folder"),
        (["read", "good.txt", "-o", "no/such/out.html"], "there is no folder no/such"),
        (["read"], "FILE"),
        (["verify", "none.jsonl", "--texts", "good.txt"], "none.jsonl cannot be opened"),
        (["nonsense"], "nonsense"),
    ],
)
def test_request_that_makes_no_sense(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("good.txt").write_text(GOOD, encoding="utf-8")
    result = run(*arguments)
    assert result.exit_code == 2
    assert said in result.stderr
    assert result.stdout == ""


def test_byte_order_mark_is_no_part_of_the_text(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_bytes(b"\xef\xbb\xbf" + GOOD.encode())
    record = json.loads(run("read", path, "--format", "json").stdout)
    assert record["names"][0]["span"]["start"] == GOOD.index("Anna")


@pytest.mark.parametrize("mark", ['"', "„", "“", "”", "«", "»", "'", "(", "„«“”"])
def test_unbalanced_marks_are_read(run: Run, mark: str) -> None:
    text = f"{mark}Ceļu atvērs, sacīja ministre. {mark * 3} Un tad {mark}klusums"
    assert run("read", "-", input=text).exit_code == 0


@pytest.mark.parametrize(
    "text", ["!", "…", "a", "\u200b.", "1", "—", "\r\n\r\nA\r\n", "😀", "e\u0301", "\x07"]
)
def test_hardly_any_text_is_read(run: Run, text: str) -> None:
    result = run("read", "-", "--format", "json", input=text)
    assert result.exit_code == 0, result.stderr


@pytest.mark.parametrize("text", ["„Labi " * 2000, "«" * 1500 + "a" + "»" * 1500, "„“”«»\"'‘’" * 300])
def test_marks_gone_mad_are_read(run: Run, text: str) -> None:
    result = run("read", "-", input=text)
    assert result.exit_code == 0, result.stderr


@pytest.mark.parametrize(
    "text", ["Jānis Bērziņš ", "Jānis Bērziņš teica Annai Kalniņai, ka līs. ", "ka ", "a, ", '"']
)
def test_the_same_over_and_over_is_read_in_little_time(run: Run, text: str) -> None:
    started = time.process_time()
    assert run("read", "-", input=text * 100).exit_code == 0
    assert time.process_time() - started < 10


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The minister said on Monday that the road would be opened in May.", "en"),
        ("Ukraine's ambassador, Valerii Zaluzhnyi, said that the front was holding. “We will not surrender,” "
         "he told the BBC. Russia's ministry claimed that its forces had captured a village.", "en"),
        ("Премьер-министр в среду заявила, что правительство решило повысить налоги.", "ru"),
    ],
)  # fmt: skip
def test_in_another_language_nothing_is_read(run: Run, tmp_path: Path, text: str, code: str) -> None:
    path = tmp_path / "other.txt"
    path.write_text(text, encoding="utf-8")
    result = run("read", path, "--format", "json")
    assert result.exit_code == 0
    record = json.loads(result.stdout)
    assert record["warnings"] == [f"The text is in another language ({code}): nothing was read in it."]
    assert not any(
        record[kind] for kind in ("statements", "events", "names", "people", "times", "quantities")
    )
    assert f"another language ({code})" in run("read", path).stdout


def test_paragraphs_in_another_language_are_not_read(run: Run, tmp_path: Path) -> None:
    text = (
        "Vēstnieks Andris Pelšs sacīja, ka sarunas turpināsies.\n\n"
        "The ambassador said on Monday that talks would go on until the end of May.\n\n"
        "Посол заявил, что переговоры продолжатся до конца мая.\n\n"
        "Ministrija paziņoja, ka vienošanās vēl nav panākta.\n"
    )
    path = tmp_path / "mixed.txt"
    path.write_text(text, encoding="utf-8")
    record = json.loads(run("read", path, "--format", "json").stdout)
    told = [span for statement in record["statements"] for span in statement["content"]]
    assert [span["text"] for span in told] == ["sarunas turpināsies", "vienošanās vēl nav panākta"]
    assert [text[span["start"] : span["end"]] for span in told] == [span["text"] for span in told]
    assert {name["name"] for name in record["names"]} == {"Andris Pelšs"}
    assert record["warnings"] == [
        "Paragraphs in another language were not read (The ambassador said on Monday that talks…)."
    ]


def test_output_survives_a_failure(run: Run, tmp_path: Path) -> None:
    bad, kept = tmp_path / "bad.txt", tmp_path / "kept.jsonl"
    bad.write_bytes(b"")
    kept.write_text("kept", encoding="utf-8")
    assert run("read", bad, "-o", kept).exit_code == 1
    assert kept.read_text(encoding="utf-8") == "kept"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bad.txt", "kept.jsonl"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_full_disk_is_told_in_one_sentence(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_text(GOOD, encoding="utf-8")
    result = run("read", path, "-o", "/dev/full")
    assert result.exit_code == 1
    assert "/dev/full cannot be written: No space left on device" in result.stderr
    command = [sys.executable, "-m", "hronika", "schema"]
    with open("/dev/full", "w") as full:
        failed = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True)
    assert failed.returncode == 1
    assert one_sentence(failed.stderr)


def test_closed_pipe_is_silent() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    result = subprocess.run(
        [sys.executable, "-m", "hronika", "schema"], stdout=writing, stderr=subprocess.PIPE, text=True
    )
    os.close(writing)
    assert result.stderr == ""
    assert result.returncode == 141
