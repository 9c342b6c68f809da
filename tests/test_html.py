"""The HTML report: sound, self-contained, and harmless whatever the text holds."""

import io
import re
from collections.abc import Iterator
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
from hronika.exports.bilingual import both
from hronika.exports.html_view import view
from hronika.exports.markup import Mark, paragraphs
from hronika.exports.registry import Reading
from hronika.identifiers import Identifiers
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


def report(readings: list[Reading], interface: str = "lv") -> str:
    out = io.StringIO()
    html.write(readings, out, interface=interface)
    return out.getvalue()


def hostile(text: str) -> Reading:
    article = Article(text)
    whole = Span(start=0, end=len(text), text=text)
    ids = Identifiers(article.sha256)
    outer, inner = ids.of("statement", [whole]), ids.of("statement", [whole])
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
                id=ids.of("event", [whole]),
                predicate=whole,
                participants=(Participant(role="agent", span=whole, name=text),),
                place=whole,
                vouched="attributed",
                polarity="negative",
                evidence=(whole,),
                statement=outer,
                mentions=(EventMention(id=ids.of("event", [whole]), predicate=whole, vouched="denied"),),
            ),
        ),
        names=(
            Name(
                id=ids.of("name", [whole]),
                span=whole,
                kind="person",
                name=text,
                entity=ids.of("entity", [whole]),
            ),
        ),
        warnings=(text,),
    )
    return Reading(record, text)


def test_page_is_sound_and_its_links_lead_somewhere(readings: list[Reading]) -> None:
    page = checked(report(readings))
    assert len(page.ids) == len(set(page.ids))
    assert {link[1:] for link in page.links if link.startswith("#")} <= set(page.ids)


def test_page_loads_nothing(readings: list[Reading]) -> None:
    page = report(readings)
    assert checked(page).loads == []
    assert "@import" not in page
    assert "url(" not in page
    assert re.findall(r"https?://", page) == []


def test_page_shows_who_said_what(readings: list[Reading]) -> None:
    text = " ".join(checked(report(readings)).text.split())
    for record, _ in readings:
        assert str(record.article.title) in text
        for statement in record.statements:
            assert " ".join(statement.content[0].text.split()) in text
            assert statement.speaker_name is None or statement.speaker_name in text


def test_both_languages_are_on_the_page(readings: list[Reading]) -> None:
    for interface in ("lv", "en"):
        page = report(readings, interface)
        assert f'data-interface="{interface}"' in page
        assert "Kas ko teica" in page
        assert "Who said what" in page


def test_page_shows_what_happened_and_its_factuality(samples: list[Article]) -> None:
    record = Reader().read(samples[0])
    page = report([Reading(record, samples[0].text)])
    text = " ".join(checked(page).text.split())
    assert "Kas notika" in text
    assert "What happened" in text
    for index, event in enumerate(record.events):
        assert f'id="r1-e{index}"' in page
        assert f'<li class="note event {event.vouched}" id="r1-h{index}"' in page
        assert event.place is None or event.place.text in text


def test_every_label_of_events_has_words_in_both_languages() -> None:
    labels = [(Vouched, "vouched"), (EventType, "type"), (When, "relative")]
    for kind, table in labels:
        for label in get_args(kind):
            words = both(f"{table}.{label}")
            assert 'lang="lv"' in words or words.startswith("<span>")


def test_empty_record_is_shown(record: Record) -> None:
    empty = Record(id="x", reader=record.reader, article=record.article)
    assert "No statement was found" in checked(report([Reading(empty, "Teksts.")])).text


def test_notes_stand_in_the_passage_that_their_words_begin_in(readings: list[Reading]) -> None:
    for record, text in readings:
        shown = view(record, text, "r")
        lines = [line for line in text.splitlines() if line.strip()]
        assert len(shown.passages) == len(lines)
        found = 0
        for passage, line in zip(shown.passages, lines, strict=True):
            for item in passage.statements:
                assert item.statement.content[0].text.splitlines()[0] in line
                found += 1
        assert found == len(record.statements)


def test_every_article_is_written_before_the_next_is_read(readings: list[Reading]) -> None:
    out = io.StringIO()

    def one_by_one() -> Iterator[Reading]:
        for number, reading in enumerate(readings):
            if number:
                assert readings[number - 1].record.statements[-1].content[0].text in unescape(out.getvalue())
            yield reading

    html.write(one_by_one(), out)
    assert out.getvalue().count('<article class="record"') == len(readings)


def test_nothing_is_written_when_the_first_article_fails() -> None:
    out = io.StringIO()

    def failing() -> Iterator[Reading]:
        raise KeyboardInterrupt
        yield

    with pytest.raises(KeyboardInterrupt):
        html.write(failing(), out)
    assert out.getvalue() == ""


def test_contents_are_shown_where_there_are_several_articles(readings: list[Reading]) -> None:
    for count, hidden in ((1, True), (3, False)):
        nav = re.search(r"<nav [^>]*>", report(readings[:count]))
        assert nav is not None
        assert (" hidden" in nav[0]) is hidden


def test_hostile_text_stays_text() -> None:
    text = "</style></script><script>alert(1)</script><img src=x onerror=alert(1)>\"'&amp;{{7*7}}{% raw %}"
    page = report([hostile(text)])
    checker = checked(page)
    assert checker.tags.count("script") == 2
    assert "img" not in checker.tags
    assert checker.handlers == []
    assert "javascript:" not in "".join(checker.links)
    assert text in checker.text
    assert "script-src 'sha256-" in unescape(page)


@given(st.text(min_size=1).filter(lambda text: text.strip() and "\0" not in text))
def test_any_text_makes_a_sound_page(text: str) -> None:
    try:
        record = hostile(text)
    except UnicodeEncodeError:
        return
    assert checked(report([record])).handlers == []


def test_controls_that_turn_or_hide_text_are_shown_by_their_codes() -> None:
    turning = "Ministre \u202eteica\u202c \u2066jā\u2069 \x9b31m \x1b[2J beidzot."
    page = report([hostile(turning)])
    assert not set("\u202e\u202c\u2066\u2069\x9b\x1b") & set(page)
    assert "[U+202E]teica[U+202C]" in checked(page).text


def test_ids_are_unique_when_a_notebook_shows_a_record_twice(readings: list[Reading]) -> None:
    record, text = readings[0]
    shown = hronika.show(record, text)
    page = checked(shown._repr_html_() + shown._repr_html_())
    assert len(page.ids) == len(set(page.ids))
    assert {link[1:] for link in page.links if link.startswith("#")} <= set(page.ids)


def test_notebook_shows_the_record_with_its_own_styles(readings: list[Reading]) -> None:
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
        assert text[line.start :].startswith(unescape(re.sub("<.*?>", "", line.markup)))
        reader.feed(str(line.markup))
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


def test_a_mark_that_begins_between_paragraphs_has_its_id_in_the_next() -> None:
    (first, second) = paragraphs("a\n\nb", [Mark(1, 4, Markup('class="m"'), "here")])
    assert "here" in first.markup
    assert "here" not in second.markup
    (only,) = paragraphs(" \n\nb", [Mark(1, 4, Markup('class="m"'), "here")])
    assert 'id="here"' in only.markup


def test_what_a_source_does_not_hold_is_said(samples: list[Article]) -> None:
    text = "Ministre Anna Bērziņa neapstiprināja, ka ceļu atvērs. Jānis Ozols noliedza, ka brauks."
    record = Reader().read(Article(text))
    page = report([Reading(record, text)])
    for statement in record.statements:
        assert statement.stance in ("open", "denies")
        assert f'<span class="stance">{both(f"stance.{statement.stance}")}</span>' in page
