"""Full text is told from a teaser, and makes an article as a page does."""

import json
from datetime import date
from pathlib import Path

import pytest
from conftest import Run
from feed_texts import atom, feed_of, item_of, rss

from hronika.errors import DataError
from hronika.sources.feeds import item_article, item_text
from hronika.sources.files import articles_in

JSON_FEED = "https://jsonfeed.org/version/1.1"
LEAD = "Rīgas dome otrdien slēdza Akmens tiltu, jo sākās tā darbi un satiksmei būs cits tilts."
BODY = (
    "<h1>Tilts slēgts</h1><p>Darbi ilgs divus mēnešus, sacīja ministrs Kalns.</p>"
    '<blockquote>"Mums žēl," viņš sacīja.</blockquote>'
    '<p><strong>Lasi arī:</strong> <a href="/x">Zirnis: Opozīcija prasīs demisiju</a></p>'
    "<p>Foto: Ieva Salna</p><p>Satiksme notiks pa citu tiltu.</p>"
)
TEXT = (
    "Darbi ilgs divus mēnešus, sacīja ministrs Kalns.\n\n"
    '"Mums žēl," viņš sacīja.\n\n'
    "Satiksme notiks pa citu tiltu."
)


def full(summary: str, content: str, title: str = "Tilts slēgts") -> str:
    return (
        f"<title>{title}</title><link>https://zinas.example/a/1</link><guid>https://zinas.example/a/1</guid>"
        f"<pubDate>Mon, 06 May 2024 21:30:00 GMT</pubDate><description>{summary}</description>"
        f"<content:encoded><![CDATA[{content}]]></content:encoded>"
    )


def test_full_content_makes_an_article_as_a_page_does() -> None:
    item = item_of(full(LEAD, BODY))
    assert item.is_full
    article = item_article(item, "feed.xml, item 1", outlet="Ziņas")
    assert article.text == f"{LEAD}\n\n{TEXT}"
    assert (article.title, article.outlet) == ("Tilts slēgts", "Ziņas")
    assert article.url == article.id == "https://zinas.example/a/1"
    assert (article.published, article.language) == (date(2024, 5, 7), "lv")


def test_a_lead_in_the_text_is_not_doubled() -> None:
    assert item_text(item_of(full(LEAD, f"<p>{LEAD}</p>{BODY}"))) == f"{LEAD}\n\n{TEXT}"
    assert item_text(item_of(full(LEAD[:40] + "…", f"<p>{LEAD}</p>{BODY}"))) == f"{LEAD}\n\n{TEXT}"


def test_the_text_is_clean() -> None:
    item = item_of(full(LEAD, "<p>Mi&shy;nistrs no Kalns &amp;amp; Leja.</p><p>Dros\u030cība.</p>"))
    assert (item_text(item) or "").endswith("Ministrs no Kalns & Leja.\n\nDrošība.")


LONG = "".join(
    f"<p>Teikums ar kārtas numuru {number} stāsta par tiltu un tā darbiem.</p>" for number in range(20)
)


@pytest.mark.parametrize(
    ("summary", "content", "is_full"),
    [
        (LEAD, BODY, True),
        ("", BODY, True),
        (LEAD, f"<p>{LEAD} Tā ziņo aģentūra.</p>", True),
        ("", "<p>Pirmais teikums.</p><p>Otrais teikums.</p>", True),
        ("", LONG, True),
        (LEAD, f"<p>{LEAD}</p>", False),
        (LEAD, "<p>Foto.</p>", False),
        ("", f"<p>{LEAD}</p>", False),
        ("", "", False),
        ("", "<img src='x.png'><p></p>", False),
        *(
            ("Īsumā.", f"{LONG}<p>Un vēl {end}</p>", False)
            for end in (
                *(
                    "daudz…",
                    "daudz...",
                    "daudz [&#8230;]",
                    "daudz [...]",
                    "daudz. <a href='/a'>Lasīt vairāk</a>",
                ),
                *("daudz. <a href='/a'>Lasi tālāk »</a>", "<a href='/a'>Turpināt lasīt</a>", "Read more →"),
                *("daudz. Continue reading Tilts slēgts", "Lai turpinātu lasīt, noformē abonementu."),
            )
        ),
    ],
)
def test_a_teaser_is_no_text(summary: str, content: str, is_full: bool) -> None:
    item = item_of(full(summary, content))
    assert item.is_full is is_full
    if not is_full:
        assert item_text(item) is None
        with pytest.raises(DataError, match=r"feed, item 1 carries only a teaser .*: read its page"):
            item_article(item, "feed, item 1")


@pytest.mark.parametrize("end", ["", " Vairāk…", " <a href='/a'>Lasīt vairāk</a>", " [&#8230;]"])
def test_a_teaser_can_be_taken_for_an_incomplete_article(end: str) -> None:
    article = item_article(item_of(full("", f"<p>{LEAD}{end}</p>")), "feed, item 1", take_teaser=True)
    assert article.incomplete
    assert article.text in (LEAD, f"{LEAD} Vairāk")
    assert not item_article(item_of(full(LEAD, BODY)), "feed, item 1", take_teaser=True).incomplete
    with pytest.raises(DataError, match="carries only a teaser"):
        item_article(item_of("<title>a</title>"), "feed, item 1", take_teaser=True)


def test_a_description_is_the_text_where_it_is_long_and_has_paragraphs() -> None:
    escaped = LONG.replace("<", "&lt;")
    assert item_of(f"<description>{escaped}</description>").is_full
    assert not item_of(f"<description>{escaped[:700]}…</description>").is_full
    assert not item_of(f"<description>{LEAD * 20}</description>").is_full
    assert not item_of(f"<description>{LEAD}</description>").is_full


def test_what_pictures_say_of_themselves_is_no_content() -> None:
    media = "<media:content url='x.jpg'><media:title>Bilde</media:title><media:description>"
    media += f"{LEAD * 9}</media:description></media:content>"
    item = item_of(f"<title>a</title><description>{LEAD}</description>{media}")
    assert (item.title, item.summary, item.is_full) == ("a", LEAD, False)


def test_who_wrote_it_is_left_aside() -> None:
    item = item_of(f"<author><name>Ieva Salna</name></author><dc:creator>Ieva</dc:creator>{full(LEAD, BODY)}")
    assert "Ieva" not in repr(item).replace("Foto: Ieva Salna", "")


def test_content_of_atom_in_its_three_kinds() -> None:
    inner = "<p>Pirmais teikums.</p><p>Otrais <b>teikums</b>.</p>"
    kinds = {
        "html": inner.replace("<", "&lt;"),
        "xhtml": f'<div xmlns="http://www.w3.org/1999/xhtml">{inner}</div>',
        "text": "Pirmais teikums.\n\nOtrais teikums.",
    }
    for kind, content in kinds.items():
        (item,) = feed_of(
            atom(f"<entry><title>a</title><content type='{kind}'>{content}</content></entry>")
        ).items
        assert item_text(item) == "Pirmais teikums.\n\nOtrais teikums.", kind


def test_plain_text_keeps_its_signs() -> None:
    value = {
        "version": JSON_FEED,
        "items": [{"content_text": "3 < 5 & 7 > 2.\n\nJā."}],
    }
    (item,) = feed_of(json.dumps(value)).items
    assert item_text(item) == "3 < 5 & 7 > 2.\n\nJā."


def test_the_signature_of_a_program_is_no_text() -> None:
    content = f"{LONG}<p>The post <a href='/a'>Tilts</a> appeared first on <a href='/'>Ziņas</a>.</p>"
    assert "appeared" not in (item_text(item_of(full("Īsumā.", content))) or "appeared")


@pytest.mark.parametrize("name", ["feed.xml", "feed.rss", "feed", "feed.txt"])
def test_a_saved_feed_gives_the_items_with_their_text(run: Run, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    teaser = f"<item><title>Cits</title><description>{LEAD}</description></item>"
    path.write_text(rss(f"<item>{full(LEAD, BODY)}</item>{teaser}"), encoding="utf-8")
    result = run("read", path, "--format", "jsonl")
    assert result.exit_code == 0, result.stderr
    assert [json.loads(line)["article"]["title"] for line in result.stdout.splitlines()] == ["Tilts slēgts"]
    assert "1 of 2 items carry only a teaser and are no articles: read the pages of theirs" in " ".join(
        result.stderr.split()
    )


def test_a_saved_feed_in_another_encoding_and_cut_off(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    markup = rss(f"<item>{full(LEAD, BODY)}</item><item><title>Otrais</title>")
    path.write_bytes(markup.removesuffix("</channel></rss>").encode("windows-1257"))
    article, error = articles_in(str(path))
    assert not isinstance(article, Exception)
    assert article.text == f"{LEAD}\n\n{TEXT}"
    assert isinstance(error, DataError)
    assert "truncated: it ends inside item 2" in str(error)


@pytest.mark.parametrize(
    ("markup", "said"),
    [
        (
            rss(f"<item><title>a</title><description>{LEAD}</description></item>"),
            "its only item carries only a teaser",
        ),
        (rss(""), "is a feed without items"),
        ("<opml><body><outline xmlUrl='https://a.example/rss'/></body></opml>", "is a list of feeds (OPML)"),
    ],
)
def test_a_file_without_articles_says_so(tmp_path: Path, markup: str, said: str) -> None:
    path = tmp_path / "feed.xml"
    path.write_text(markup, encoding="utf-8")
    (error,) = articles_in(str(path))
    assert isinstance(error, DataError)
    assert f"{path}" in str(error)
    assert said in str(error)


def test_a_saved_json_feed_is_read(tmp_path: Path) -> None:
    path = tmp_path / "feed.json"
    items = [{"id": "1", "title": "Tilts slēgts", "content_html": BODY, "date_published": "2024-05-07"}]
    path.write_text(json.dumps({"version": JSON_FEED, "items": items}), encoding="utf-8")
    (article,) = articles_in(str(path))
    assert not isinstance(article, Exception)
    assert (article.text, article.published) == (TEXT, date(2024, 5, 7))
