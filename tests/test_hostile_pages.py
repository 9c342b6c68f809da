"""Bytes that mean harm, or are no page: one sentence, in bounded time."""

import gzip
import time
from functools import partial
from pathlib import Path

import pytest
from conftest import Run

from hronika.errors import DataError
from hronika.sources.decoding import decode_markup
from hronika.sources.pages import page_article

gzipped = partial(gzip.compress, mtime=0)  # names of tests hold the bytes and are the same in every process


SENTENCE = "Ministre Anna Bērziņa pirmdien Drošības ķīļa ēkā sacīja, ka ceļu atvērs jau maijā."
SHELL = "<html><body><h1>Ceļš</h1>{}</body></html>"
PAGE = SHELL.format(f"<p>{SENTENCE}</p>")
ENTITIES = "".join(f'<!ENTITY {name} "{"&a;" * 10}">' for name in "bcdefgh")


def page(body: str) -> bytes:
    return SHELL.format(body).encode()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(90), "is a picture, not a page"),
        (b"RIFF\x24\0\0\0WEBP", "is a picture, sound or film, not a page"),
        (gzipped(bytes(1 << 20)), "is a gzip archive, not a page"),
        (PAGE.encode().replace(b"<p>", b"<p>\0"), "is binary data, not a page"),
        (f"<!DOCTYPE html [{ENTITIES}]>{PAGE}".encode(), "declares entities of its own"),
        (page("<div>" * 100_000 + SENTENCE), "is nested too deeply"),
        (page("<b>" * 100_000 + SENTENCE), "is nested too deeply"),
        (page("<i></i>" * 200_000), "is of more than 100,000 elements"),
        (page("<p>" + f"{SENTENCE} " * 40_000), "is too large for the page of one article"),
        (page("a" * 3_000_000), "is too large for the page of one article"),
        (page(f"<p>{SENTENCE}</p>" * 20_000), "is too large for the page of one article"),
        (b"<" * 3_000_000, "is too large for the page of one article"),
        (b" " * (33 << 20), "is larger than"),
        (b"<html><body></body></html>", "holds no article"),
        (b"<!-- -->", "holds no article"),
        (page("<p>" + "lai lasītu " * 50_000), "of its article, which is to be paid for|holds no article"),
        (page("<p>" + "šī izmanto " * 50_000), "holds no article"),
        (
            "".join(f"<li><a href=/{number}>{SENTENCE}</a></li>" for number in range(3000)).encode(),
            "is a list of articles",
        ),
    ],
    ids=range(19),
)
def test_one_sentence_in_bounded_time(data: bytes, said: str) -> None:
    started = time.process_time()
    with pytest.raises(DataError, match=said) as raised:
        page_article(data, "in.html")
    assert time.process_time() - started < 15
    message = str(raised.value)
    assert message.startswith("in.html ")
    assert "\n" not in message
    assert len(message) < 250


@pytest.mark.parametrize(
    "page",
    [
        PAGE.replace("<h1>", f"<img src='data:image/png;base64,{'A' * 8_000_000}'><h1>"),
        "<!DOCTYPE " * 50_000 + PAGE,
        "<script type='application/ld+json'>" + "[" * 200_000 + "</script>" + PAGE,
        PAGE.replace("<p>", "<p class='" + "lead " * 200_000 + "'>"),
        PAGE.replace("</p>", "</p><p>&#1114112; &#xD800; &#0; &bumba;</p>"),
        PAGE.replace("\n", " "),
        f"<p>{SENTENCE}",
    ],
    ids=range(7),
)
def test_what_can_be_read_is_read(page: str) -> None:
    started = time.process_time()
    assert page_article(page.encode(), "in.html").text.startswith(SENTENCE)
    assert time.process_time() - started < 15


@pytest.mark.parametrize(
    "label", ["", "utf-8", "windows-1252", "iso-8859-1", "windows-1251", "nonsense", "utf-16"]
)
@pytest.mark.parametrize("place", ["header", "page"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "windows-1257", "utf-16"])
def test_letters_are_right_whatever_the_label_says(label: str, place: str, encoding: str) -> None:
    meta = f'<meta charset="{label}">' if label and place == "page" else ""
    data = PAGE.replace("<body>", f"{meta}<body>").encode(encoding)
    article = page_article(data, "in.html", charset=label if label and place == "header" else None)
    assert article.text == SENTENCE
    assert article.title == "Ceļš"


def test_other_languages_are_read_by_their_label() -> None:
    russian = '<html lang="ru"><meta charset="windows-1251"><p>Министр заявил, что дорогу откроют в мае.</p>'
    assert "Министр заявил" in decode_markup(russian.encode("windows-1251"), "x").text
    french = '<html lang="fr"><meta charset="iso-8859-1"><p>Le ministre a déclaré à la presse : ça va.</p>'
    assert "déclaré à la presse : ça" in decode_markup(french.encode("iso-8859-1"), "x").text


def test_one_broken_byte_costs_one_letter() -> None:
    data = (PAGE + SENTENCE * 20).encode()
    at = data.rindex("ķ".encode())
    assert decode_markup(data[:at] + data[at + 1 :], "x").text.count("\ufffd") == 1


def test_wrong_letters_are_never_taken() -> None:
    with pytest.raises(
        DataError, match=r"is in no encoding that gives readable letters \(it says iso-8859-7\)"
    ):
        decode_markup(b'<meta charset="iso-8859-7"><p>' + bytes(range(0x80, 0x100)) * 20, "x")


def test_command_line_names_what_failed_and_reads_the_rest(run: Run, tmp_path: Path) -> None:
    folder = tmp_path
    (folder / "a.html").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(50))
    (folder / "b.html").write_bytes(PAGE.encode("windows-1257"))
    (folder / "c.html").write_bytes(page("<div>" * 1000))
    result = run("read", folder, "--format", "jsonl")
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 1
    assert result.stderr.count("not a page") == result.stderr.count("nested too deeply") == 1
