"""What denies, confirms, corrects or takes back is shown with who does so, in which words, and to what."""

import io
import json
import re
from datetime import date
from pathlib import Path

import pytest
from conftest import Run

from hronika import Archive, read
from hronika.article import Article
from hronika.exports import html, table
from hronika.exports.bilingual import both
from hronika.exports.registry import Reading
from hronika.exports.summary import RESPONSE_SIGNS, SIGNS
from hronika.record import Record

TEXT = (
    "Portāls vēstīja, ka Jūrkalnes bibliotēku slēgs. Mērs Juris Zaķis to noliedza.\n\n"
    "Satiksmes ministre Anna Roze sacīja, ka tiltu atvērs maijā. "
    'Uzņēmuma "Tilti" vadītājs Jānis Vilks šo informāciju apstiprināja.\n\n'
    "Deputāts Andrejs Skuja noliedza, ka saņēmis kukuli no firmas."
)


@pytest.fixture(scope="module")
def record() -> Record:
    made = read(TEXT, published=date(2024, 5, 7))
    assert [response.kind for response in made.responses] == ["denies", "confirms", "denies"]
    return made


def test_the_table_tells_who_responds_to_what_and_how(record: Record) -> None:
    out = io.StringIO()
    table.write([Reading(record, TEXT)], out)
    lines = [re.split(r"\s{2,}", line.strip()) for line in out.getvalue().splitlines()]
    first = lines.index(["response", "who", "how", "to what"])
    assert lines[first + 1 : first + 4] == [
        ["✕ denies", "Juris Zaķis", "noliedza", "Jūrkalnes bibliotēku slēgs"],
        ["✓ confirms", "Jānis Vilks", "apstiprināja", "tiltu atvērs maijā"],
        # What is denied was claimed in no statement of this article: the denial has its words.
        ["✕ denies", "Andrejs Skuja", "noliedza", "saņēmis kukuli no firmas"],
    ]


def test_a_table_without_responses_has_no_columns_for_them() -> None:
    text = "Satiksmes ministre Anna Roze sacīja, ka tiltu atvērs maijā."
    out = io.StringIO()
    table.write([Reading(read(text), text)], out)
    assert "response" not in out.getvalue()


def report(record: Record, text: str = TEXT) -> str:
    out = io.StringIO()
    html.write([Reading(record, text)], out)
    return out.getvalue()


def test_the_report_leads_from_the_word_to_the_response_and_to_what_it_is_about(record: Record) -> None:
    page = report(record)
    ids = set(re.findall(r' id="([^"]+)"', page))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= ids
    notes = re.findall(r'<li class="note response" id="([^"]+)".*?</li>', page, re.DOTALL)
    assert len(notes) == 3
    for place, note in enumerate(notes):
        # the sign before the word in the text, and one at what it is about
        assert page.count(f'href="#{note}"') >= (1 if place == 2 else 2)
    [first] = re.findall(rf'<li class="note response" id="{notes[0]}".*?</li>', page, re.DOTALL)
    shown = " ".join(re.sub(r"<[^>]+>", "", first).split())
    assert shown == "✕ Juris Zaķis noliedza noliedzdenies A1 Jūrkalnes bibliotēku slēgs"
    [claim] = re.findall(r'<li class="note v0".*?</li>', page, re.DOTALL)
    assert "Juris Zaķis" in claim
    assert both("response.denies") in claim


def test_each_kind_has_a_sign_of_its_own_and_words_in_both_languages(record: Record) -> None:
    assert len(set(RESPONSE_SIGNS.values())) == len(RESPONSE_SIGNS)
    assert RESPONSE_SIGNS["denies"] == SIGNS["denied"]
    key = report(record).partition('<ul class="key">')[2].partition("</ul>")[0]
    for kind, sign in RESPONSE_SIGNS.items():
        assert f'<span class="reply">{sign}</span>' in key
        assert both(f"response.{kind}") in key


def test_what_is_about_nothing_here_says_so() -> None:
    text = "Mērs Juris Zaķis šo informāciju noliedza."
    made = read(text)
    [response] = made.responses
    assert not response.about
    assert both("about_nothing_here") in report(made, text)
    out = io.StringIO()
    table.write([Reading(made, text)], out)
    assert "what was not found in this article" in out.getvalue()


def test_hostile_words_of_a_response_stay_text(record: Record) -> None:
    named = record.responses[0].model_copy(update={"speaker_name": "<script>alert(1)</script>\x1b[31m"})
    hostile = record.model_copy(update={"responses": (named,)})
    assert "<script>alert" not in report(hostile)
    out = io.StringIO()
    table.write([Reading(hostile, TEXT)], out)
    assert "\x1b" not in out.getvalue()


def test_show_tells_what_responds_to_a_statement(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "archive.db"
    with Archive(path) as archive:
        archive.add(Article(TEXT, id="a1"))
        claim = next(iter(archive.statements("bibliotēku"))).id
        responses = archive.item(claim).fields["responses"]
        assert archive.item("a1").fields["responses"] == 3
    assert [(each["kind"], each["speaker_name"], each["cue"]) for each in responses] == [
        ("denies", "Juris Zaķis", "noliedza")
    ]
    shown = run("show", claim, "--archive", path)
    assert f"✕ denies – Juris Zaķis – noliedza ({responses[0]['id']})" in shown.stdout
    [row] = json.loads(run("show", claim, "--archive", path, "--format", "json").stdout)
    assert row["fields"]["responses"] == responses
