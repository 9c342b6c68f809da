"""The HTML report: sound, self-contained, and harmless whatever the text holds."""

import io
import re
from html import unescape
from html.parser import HTMLParser
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

import hronika
from hronika import Reader
from hronika.article import Article
from hronika.exports import html
from hronika.exports.interface import both, date_in_words, number_in_words
from hronika.exports.markup import Mark, paragraphs
from hronika.identity import Identifiers
from hronika.record import (
    ArticleInfo,
    Event,
    EventMention,
    EventType,
    ModelInfo,
    Name,
    Participant,
    ReaderInfo,
    Record,
    Span,
    Statement,
    Vouched,
    When,
)

VOID = {"meta", "br", "link", "img", "input", "hr"}


class Checker(HTMLParser):
    """Checks that elements close in order, and gathers ids, links and what a page would load."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.loads: list[str] = []
        self.tags: list[str] = []
        self.handlers: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag not in VOID:
            self.open.append(tag)
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            elif name == "href" and tag == "a":
                self.links.append(value or "")
            elif name in ("src", "href", "srcset", "action", "data", "poster"):
                self.loads.append(value or "")
            elif name.startswith("on") or name == "style":
                self.handlers.append(name)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] not in ("script", "style"):
            self.text += data


def checked(page: str) -> Checker:
    checker = Checker()
    checker.feed(page)
    checker.close()
    assert checker.open == []
    return checker


Read = tuple[Record, str]


@pytest.fixture
def readings(records: list[Record], samples: list[Article]) -> list[Read]:
    return [(record, article.text) for record, article in zip(records, samples, strict=False)]


def report(readings: list[Read], interface: str = "lv") -> str:
    out = io.StringIO()
    html.write(readings, out, interface=interface)
    return out.getvalue()


def hostile_reading(text: str) -> Read:
    article = Article(text)
    whole = Span(start=0, end=len(text), text=text)
    names = Identifiers(article.sha256)
    outer, inner = names.of("statement", [whole]), names.of("statement", [whole])
    entity = names.of("entity", [whole])
    record = Record(
        id=text,
        reader=ReaderInfo(hronika=text, model=ModelInfo(name=text, version=text)),
        article=ArticleInfo(
            id=text, title=text, outlet=text, url="javascript:alert(1)", sha256=article.sha256
        ),
        statements=(
            Statement(id=outer, content=(whole,), cue=whole, speaker=whole, speaker_name=text, mode="direct"),
            Statement(id=inner, content=(whole,), mode="indirect", within=outer),
        ),
        events=(
            Event(
                id=names.of("event", [whole]),
                predicate=whole,
                participants=(Participant(role="agent", span=whole, name=text),),
                place=whole,
                vouched="attributed",
                polarity="negative",
                evidence=(whole,),
                statement=outer,
                mentions=(EventMention(id=names.of("event", [whole]), predicate=whole, vouched="denied"),),
            ),
        ),
        names=(Name(id=names.of("name", [whole]), span=whole, kind="person", name=text, entity=entity),),
        warnings=(text,),
    )
    return record, text


def test_page_is_sound_and_its_links_lead_somewhere(readings: list[Read]) -> None:
    page = checked(report(readings))
    assert len(page.ids) == len(set(page.ids))
    assert {link[1:] for link in page.links if link.startswith("#")} <= set(page.ids)


def test_page_loads_nothing(readings: list[Read]) -> None:
    page = report(readings)
    assert checked(page).loads == []
    assert "@import" not in page
    assert "url(" not in page
    assert re.findall(r"https?://", page) == []


def test_page_shows_who_said_what(readings: list[Read]) -> None:
    text = " ".join(checked(report(readings)).text.split())
    for record, _ in readings:
        assert str(record.article.title) in text
        for statement in record.statements:
            assert " ".join(statement.content[0].text.split()) in text
            assert statement.speaker_name is None or statement.speaker_name in text


def test_both_languages_are_on_the_page(readings: list[Read]) -> None:
    for interface in ("lv", "en"):
        page = report(readings, interface)
        assert f'data-interface="{interface}"' in page
        assert "Kas ko teica" in page
        assert "Who said what" in page


def test_page_shows_what_happened_and_how_the_text_vouches_for_it(samples: list[Article]) -> None:
    record = Reader().read(samples[0])
    page = report([(record, samples[0].text)])
    text = " ".join(checked(page).text.split())
    assert "Kas notika" in text
    assert "What happened" in text
    for index, event in enumerate(record.events):
        assert f'id="r1-e{index}"' in page
        assert f'<li class="event {event.vouched}" id="r1-h{index}"' in page
        assert event.place is None or event.place.text in text


def test_every_label_of_events_has_words_in_both_languages() -> None:
    labels = [(Vouched, "vouched"), (EventType, "type"), (When, "relative")]
    for kind, table in labels:
        for label in get_args(kind):
            words = both(f"{table}.{label}")
            assert 'lang="lv"' in words or words.startswith("<span>")


def test_empty_record_is_shown(record: Record) -> None:
    empty = Record(id="x", reader=record.reader, article=record.article)
    assert "Nobody says anything" in checked(report([(empty, "Teksts.")])).text


def test_hostile_text_stays_text() -> None:
    text = "</style></script><script>alert(1)</script><img src=x onerror=alert(1)>\"'&amp;{{7*7}}{% raw %}"
    page = report([hostile_reading(text)])
    checker = checked(page)
    assert checker.tags.count("script") == 1
    assert "img" not in checker.tags
    assert checker.handlers == []
    assert "javascript:" not in "".join(checker.links)
    assert text in checker.text
    assert "script-src 'sha256-" in unescape(page)


@given(st.text(min_size=1).filter(lambda text: text.strip() and "\0" not in text))
def test_any_text_makes_a_sound_page(text: str) -> None:
    try:
        reading = hostile_reading(text)
    except UnicodeEncodeError:
        return
    assert checked(report([reading])).handlers == []


def test_notebook_shows_the_record_with_its_own_styles(readings: list[Read]) -> None:
    piece = hronika.show(*readings[0])._repr_html_()
    checker = checked(piece)
    assert "script" not in checker.tags
    assert "Laila Bērzkalne" in checker.text
    style = re.search(r"<style>(.*?)</style>", piece, re.DOTALL)
    assert style is not None
    rules = re.sub(r"/\*.*?\*/", "", style[1], flags=re.DOTALL)
    for selector in re.findall(r"(?:^|[}{;])\s*([^@{};]+)\{", rules):
        if not re.match(r"\s*--", selector):
            for part in re.sub(r":is\([^)]*\)", "", selector).split(","):
                assert part.strip().startswith((".hronika", "[data-interface"))


@st.composite
def texts_with_marks(draw: st.DrawFn) -> tuple[str, list[Mark]]:
    text = draw(st.text(alphabet="ab<&\n ", min_size=1, max_size=40))
    places = st.integers(0, len(text))
    marks = draw(st.lists(st.tuples(places, places), max_size=6))
    return text, [
        Mark(min(pair), max(pair), Markup('class="m{}"').format(number)) for number, pair in enumerate(marks)
    ]


@given(texts_with_marks())
def test_marks_cover_what_they_should_and_nothing_else(case: tuple[str, list[Mark]]) -> None:
    text, marks = case
    covered: dict[str, str] = {}

    class Reader(HTMLParser):
        classes: list[str]
        whole = ""

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            self.classes.append(dict(attrs)["class"] or "")

        def handle_endtag(self, tag: str) -> None:
            self.classes.pop()

        def handle_data(self, data: str) -> None:
            self.whole += data
            for name in self.classes:
                covered[name] = covered.get(name, "") + data

    reader = Reader()
    reader.classes = []
    lines = paragraphs(text, marks)
    for line in lines:
        reader.feed(str(line))
    reader.close()
    kept = [line for line in text.splitlines(keepends=True) if line.strip()]
    assert reader.whole == "".join(kept)
    for number, mark in enumerate(marks):
        stretch = "".join(
            text[index]
            for start, line in _lines(text)
            if line.strip()
            for index in range(max(start, mark.start), min(start + len(line), mark.end))
        )
        assert covered.get(f"m{number}", "") == stretch


def _lines(text: str) -> list[tuple[int, str]]:
    found, start = [], 0
    for line in text.splitlines(keepends=True):
        found.append((start, line))
        start += len(line)
    return found


def test_dates_and_numbers_are_written_as_people_do() -> None:
    assert "2024. gada 14. februāris" in date_in_words("2024-02-14")
    assert "14 February 2024" in date_in_words("2024-02-14")
    assert "2024. gada vasara" in date_in_words("2024-SU")
    assert "week 50, 2022" in date_in_words("2022-W50")
    assert "plkst. 04:17" in date_in_words("2023-12-03T04:17")
    assert "4 December 2023, morning" in date_in_words("2023-12-04TMO")
    assert "2023-99" in date_in_words("2023-99")
    assert "PXM" in date_in_words("PXM")
    assert "4\u202f600\u202f000\u00a0EUR" in number_in_words(4_600_000, "EUR")
    assert "5,4\u00a0%" in number_in_words(5.4, "%")
