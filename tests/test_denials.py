"""What somebody denies is nowhere told as held, nor is it denied by who only told of it."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from typer.testing import CliRunner
from web_help import reading_room

import hronika
from hronika.article import Article
from hronika.cli.app import app
from hronika.denials import denial_of, is_denied_by_article
from hronika.exports import html_view
from hronika.ledger import Archive
from hronika.record import Response, Statement

SAID = (
    "Dienesta priekšnieks Aldis Kauls pieļauj, ka šķūnis aizdedzināts tīši. "
    "Īpašnieks Uldis Rasa to kategoriski noliedz."
)
DENIED = "Satiksmes ministrs Egons Liepiņš noliedza, ka solījis ostai divus miljonus eiro."
UNTRUE = "Nav tiesa, ka Cēsu slimnīcu slēgs."


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    path = tmp_path / "archive.db"
    with Archive(path) as archive:
        for number, text in enumerate((SAID, DENIED, UNTRUE)):
            archive.add(Article(text, id=f"a{number}", outlet="Ziņas", published=date(2024, 5, number + 1)))
    return path


@pytest.fixture
def room(archive: Path) -> Iterator[TestClient]:
    with reading_room(archive) as client:
        yield client


def denied(text: str) -> tuple[hronika.Record, Statement | Response | None]:
    record = hronika.read(text, published="2024-05-01")
    [event] = [each for each in record.events if each.vouched == "denied"]
    return record, denial_of(event, record.statements, record.responses)


def test_a_response_denies_what_another_tells() -> None:
    record, denial = denied(SAID)
    assert isinstance(denial, Response)
    assert denial.speaker_name == "Uldis Rasa"
    assert [each.speaker_name for each in record.statements] == ["Aldis Kauls"]


def test_a_statement_denies_what_stands_in_it() -> None:
    _, denial = denied(DENIED)
    assert isinstance(denial, Statement)
    assert denial.speaker_name == "Egons Liepiņš"


def test_the_article_denies_what_it_calls_untrue() -> None:
    for text in (UNTRUE, "Aģentūra kļūdaini ziņoja, ka ministrs demisionējis."):
        record, denial = denied(text)
        assert denial is None
        assert is_denied_by_article(record.events[0], denial)


@pytest.mark.parametrize(
    "text",
    [
        "Ministrs Juris Ozols sacīja, ka nav tiesa, ka lidosta pārdota.",
        "“Nav tiesa, ka lidosta pārdota,” sacīja ministrs Juris Ozols.",
        "Ministrs Juris Ozols sacīja, ka portāls kļūdaini ziņojis, ka lidosta pārdota.",
    ],
)
def test_a_source_denies_what_it_calls_untrue(text: str) -> None:
    record, denial = denied(text)
    assert isinstance(denial, Statement)
    assert denial.speaker_name == "Juris Ozols"
    assert not any(is_denied_by_article(each, denial) for each in record.events)


def test_it_stays_open_who_denies_where_nobody_is_named(tmp_path: Path) -> None:
    path = tmp_path / "open.db"
    with Archive(path) as archive:
        archive.add(Article("Uzņēmums piesārņojis upi. Tā nav tiesa.", id="a", outlet="Ziņas"))
    with Archive(path, writable=False) as archive:
        [hit] = archive.events("vouched:denied")
    assert (hit.denied_by, hit.denied_by_article) == (None, False)
    with reading_room(path) as client:
        assert "</span> denied</span>" in client.get("/search?kind=event&vouched=denied").text


def test_lists_name_who_denies(archive: Path) -> None:
    with Archive(archive, writable=False) as opened:
        found = {
            hit.article: (hit.speaker, hit.denied_by, hit.denied_by_article)
            for hit in opened.events("vouched:denied")
        }
    assert found == {
        "a0": ("Aldis Kauls", "Uldis Rasa", False),
        "a1": ("Egons Liepiņš", "Egons Liepiņš", False),
        "a2": (None, None, True),
    }
    command = ["search", "--kind", "event", "vouched:denied", "--archive", str(archive)]
    told = " ".join(CliRunner().invoke(app, command, env={"COLUMNS": "240"}).stdout.split())
    assert "denied by Uldis Rasa, told by Aldis" in told
    assert "denied by Egons Liepiņš " in told
    assert "denied by Aldis Kauls" not in told
    assert "denied by the article itself" in told


def test_pages_name_who_denies(room: TestClient) -> None:
    def told(address: str) -> list[str]:
        page = room.get(address).text
        found = re.findall(
            r'<span class="factuality denied">(.*?)</span>\s*(?:<span|</p>|\n)', page, re.DOTALL
        )
        return [re.sub(r"<[^>]+>|\s+", " ", each) for each in found]

    [untrue, own, another] = told("/search?kind=event&vouched=denied")
    assert untrue.endswith("✕  the article denies it")
    assert own.endswith("a source denies it (Egons Liepiņš)")
    assert another.endswith("a source denies it (Uldis Rasa), somebody says so (Aldis Kauls)")
    events = room.get("/search.json?kind=event&vouched=denied").json()["events"]
    assert told(events[2]["address"])[0].endswith("(Uldis Rasa), somebody says so (Aldis Kauls)")
    data = room.get(f"{events[2]['address']}.json").json()
    assert (data["speaker"], data["denied_by"]) == ("Aldis Kauls", "Uldis Rasa")
    feed = room.get("/search.atom?kind=event&q=").text
    assert "a source denies it (Uldis Rasa), somebody says so (Aldis Kauls)" in feed


def test_the_report_tells_apart_who_says_and_who_denies() -> None:
    for text, elsewhere in ((SAID, True), (DENIED, False), (UNTRUE, True)):
        record = hronika.read(text, published="2024-05-01")
        [shown] = [
            each
            for passage in html_view.view(record, text, "r").passages
            for each in passage.events
            if each.event.vouched == "denied"
        ]
        assert shown.denied_elsewhere is elsewhere


def test_what_is_denied_is_not_told_or_copied_as_said(room: TestClient) -> None:
    """`X noliedza, ka solījis` is shown and copied with the denial, never as `X: solījis`."""
    [said] = room.get("/search.json?stance=denies").json()["statements"]
    page = room.get(said["address"]).text
    assert "<title>denies: solījis ostai" in page
    assert '<strong class="stance">denies</strong>' in page
    words = "solījis ostai divus miljonus eiro"
    copied = re.findall(r'<pre id="cite-([\w-]+)"[^>]*>(.*?)</pre>', page, re.DOTALL)
    forms = {form: re.sub(r"\s+", " ", text) for form, text in copied}
    assert f"Egons Liepiņš (denies): {words}" in forms["text"]
    assert "**Egons Liepiņš** (denies)" in forms["markdown"]
    assert f"Egons Liepiņš (denies): {words}" in forms["bibtex"]
    assert "indirect, denies" in forms["json-ld"]
    for address in ("/search?stance=denies", "/person/egons-liepins"):
        assert '<strong class="stance">denies</strong>' in room.get(address).text, address
    assert f"Egons Liepiņš (denies): {words}" in room.get("/search.atom?q=&stance=denies").text


def test_what_several_articles_have_is_shown_with_the_denial(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    more = " Ministrs ceturtdien to uzsvēra Saeimas sēdē, kurā deputāti sprieda par ostas nākotni un naudu."
    with Archive(path) as archive:
        for outlet in ("Ziņas", "Avīze"):
            archive.add(Article(DENIED + more, id="a", outlet=outlet, published=date(2024, 5, 1)))
    command = ["story", "a", "--outlet", "Ziņas", "--archive", str(path)]
    result = CliRunner().invoke(app, command, env={"COLUMNS": "240"})
    assert "Egons Liepiņš (denies)" in " ".join(result.stdout.split()), result.output
    with reading_room(path) as client:
        [found, *_] = client.get("/search.json?kind=article").json()["articles"]
        page = client.get(found["address"].replace("/a/", "/story/")).text
        assert '<strong class="stance">denies</strong>' in page


def test_exports_name_who_denies(archive: Path) -> None:
    def exported(form: str) -> str:
        return CliRunner().invoke(app, ["export", form, "--archive", str(archive)]).stdout

    notes = exported("ftm")
    assert "Not told as a fact (denied by Uldis Rasa, told by Aldis Kauls): aizdedzināts – šķūnis" in notes
    assert "Not told as a fact (denied by Egons Liepiņš): " in notes
    assert "denied by Aldis Kauls" not in notes
    annotations = exported("annotations")
    assert "An event, denied by Uldis Rasa." in annotations
    assert "denied-by:Uldis Rasa" in annotations
    assert "An event, denied by the article itself." in annotations  # the article calls it untrue
