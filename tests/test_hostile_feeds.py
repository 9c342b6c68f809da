"""Feeds that mean harm, and feeds that only look so: one sentence or all of it, in bounded time."""

import contextlib
import time
import tracemalloc
from pathlib import Path

import pytest
from feed_texts import atom, feed_of, rss
from hypothesis import given, settings
from hypothesis import strategies as st

from hronika.errors import DataError
from hronika.sources.feeds import item_text, parse_opml
from hronika.sources.formats import HEAD, form_of


def item(title: str) -> str:
    return f"<item><title>{title}</title></item>"


def with_entities(declared: str, title: str) -> bytes:
    return f'<?xml version="1.0"?><!DOCTYPE rss [{declared}]>{rss(item(title), "")}'.encode()


LEVELS = '<!ENTITY a0 "aaaaaaaaaa">' + "".join(
    f'<!ENTITY a{level} "{f"&a{level - 1};" * 10}">' for level in range(1, 9)
)
LOOP = '<!ENTITY a "&b;"><!ENTITY b "&a;">'
LARGE = f'<!ENTITY a "{"a" * 100_000}">'

HOSTILE = {
    "eight levels of ten": (with_entities(LEVELS, "&a8;"), "its entities make more than"),
    "in an attribute": (with_entities(LEVELS, "<b x='&a8;'/>"), "its entities make more than"),
    "a large one often": (with_entities(LARGE, "&a;" * 1000), "its entities make more than"),
    "in a circle": (with_entities(LOOP, "&a;"), "made of themselves"),
    "very many": (
        with_entities("".join(f'<!ENTITY a{n} "x">' for n in range(5000)), "&a1;"),
        "more than 1,000",
    ),
    "100 000 levels": (rss("<item>" + "<a>" * 100_000).encode(), "nested deeper than 200"),
    "closed again": (rss(item("<a>" * 100_000 + "</a>" * 100_000)).encode(), "nested deeper than 200"),
    "very many elements": (rss(item("<a/>" * 500_000)).encode(), "more than 200,000 tags"),
    "nothing but tags": (b"<rss>" + b"<" * 9_000_000, "more than 200,000 tags"),
    "halves of tags": (b"<rss>" + b"<a " * 3_000_000, "more than 200,000 tags"),
    "one tag": (b"<rss " + b"x" * 9_000_000, "is no feed"),
    "references": (rss(item("&" * 9_000_000)).encode(), "more than 1,000,000 references"),
    "too large": (b"<rss>" + b" " * (11 << 20), "is larger than"),
    "nested JSON": (
        b'{"version": "https://jsonfeed.org/version/1", "items": ' + b"[" * 9_000_000,
        "no JSON Feed",
    ),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_bomb_is_refused_in_a_sentence_a_second_and_little_memory(kind: str) -> None:
    data, said = HOSTILE[kind]
    started = time.process_time()
    with pytest.raises(DataError, match=said):
        feed_of(data, where="Ziņas")
    assert time.process_time() - started < 4  # on a slow machine that does other things besides
    tracemalloc.start()
    try:
        with pytest.raises(DataError) as raised:
            feed_of(data, where="Ziņas")
        assert tracemalloc.get_traced_memory()[1] < 100 << 20
    finally:
        tracemalloc.stop()
    message = str(raised.value)
    assert message.startswith("Ziņas ")
    assert "\n" not in message
    assert len(message) < 200


def test_external_entities_are_never_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("noslēpums", encoding="utf-8")
    for declared in (
        f'<!ENTITY x SYSTEM "{secret.as_uri()}">',
        f'<!ENTITY x PUBLIC "-//x//y" "{secret.as_uri()}">',
        f'<!ENTITY % y SYSTEM "{secret.as_uri()}"> %y;',
    ):
        feed = feed_of(with_entities(declared, "a &x; b"))
        assert feed.items[0].title == "a &x; b"


def test_honest_entities_are_read() -> None:
    feed = feed_of(with_entities('<!ENTITY a "Ziņas"><!ENTITY b "&a; &amp; laiks">', "&b;: &a;"))
    assert feed.items[0].title == "Ziņas & laiks: Ziņas"


def test_a_large_honest_feed_is_read_whole() -> None:
    description = "Kalns &amp; Leja &lt;b&gt;tilts&lt;/b&gt; un ceļš, par ko šodien runā visā pilsētā. " * 60
    feed = feed_of(
        rss(
            "".join(
                f"<item><title>{n}</title><description>{description}</description></item>" for n in range(600)
            )
        )
    )
    assert not feed.problems
    assert [entry.title for entry in feed.items] == [str(number) for number in range(600)]
    assert all((entry.summary or "").count("Kalns & Leja tilts") == 60 for entry in feed.items)


def test_an_endless_feed_is_read_as_far_as_it_goes() -> None:
    feed = feed_of(rss("".join(map(item, map(str, range(20_000))))))
    assert len(feed.items) == 5_000
    assert feed.items[-1].title == "4999"
    assert "has more than 5,000 items: the others are not read" in feed.problems[0]


@pytest.mark.parametrize(
    "content",
    [
        "\n" * 2_000_000,
        "\n<!-- -->" * 100_000,
        "&#10;" * 300_000,
        "<b/>\n" * 20_000,
        "<p>a</p>" * 20_000,
        "a " * 2_000_000,
        "&lt;a href=" * 100_000,
        "&lt;p&gt;" * 100_000,
        "&lt;" * 300_000,
        "[" * 1_000_000 + "...",
        "lasīt vairāk " * 100_000,
        "lai turpinātu " * 100_000,
    ],
    ids=range(12),
)
def test_no_content_takes_long(content: str) -> None:
    started = time.process_time()
    for kind in ("html", "xhtml", "text"):
        entry = f"<entry><title>a</title><content type='{kind}'><div>{content}</div></content></entry>"
        for found in feed_of(atom(entry)).items:
            with contextlib.suppress(DataError):
                item_text(found)
    assert time.process_time() - started < 20


@pytest.mark.parametrize(
    "head",
    [
        "<!-- -->" * 8000,
        "<?xml ?>" * 8000,
        "<!-- --" * 9000,
        "<!DOCTYPE [" * 6000,
        "<br>" * 16_000,
        "<?" * 30_000,
    ],
    ids=range(6),
)
def test_it_is_soon_told_that_a_file_is_no_feed(head: str) -> None:
    started = time.process_time()
    with contextlib.suppress(DataError):
        assert form_of(head[:HEAD].encode(), "in", "in") != "feed"
    assert time.process_time() - started < 2


PIECES = st.sampled_from(
    [
        *("<rss>", "</rss>", "<channel>", "</channel>", "<item>", "</item>", "<entry>", "</entry>", "<feed>"),
        *(
            "<title>",
            "</title>",
            "<link>",
            "</link>",
            "<link href='x'/>",
            "<link",
            "<guid>",
            "<pubDate>",
            "</a>",
        ),
        *(
            "<content type='xhtml'>",
            "<content:encoded>",
            "</content:encoded>",
            "<description>",
            "<a:b c:d='e'>",
        ),
        *("<source url='x'>", "<image>", "<textInput>", "<cloud/>", "<media:content>", "<svg>", "<x:title>"),
        *(
            "<![CDATA[",
            "]]>",
            "<!--",
            "-->",
            "<?x",
            "?>",
            "<!DOCTYPE rss [",
            "<!ENTITY a 'b'>",
            "]>",
            "&a;",
            "&",
        ),
        *(
            "&#1114112;",
            "&#xD800;",
            "&lt;",
            "&amp;#1114112;",
            "<",
            ">",
            "'",
            '"',
            "\x00",
            "\x0b",
            "\ud7ff",
            "ķ",
        ),
        *(
            "http://[x",
            "Tue, 31 Feb 2024",
            "1715058000",
            "<base xml:base='http://[x'>",
            "xmlns:a=''",
            "<div>",
        ),
        *(
            "<xmlns:a>",
            "<xml:b>",
            "<a xmlns='http://purl.org/rss/1.0/'>",
            "<validity>",
            "<dcterms:valid>a=b;c",
        ),
        *(
            "<g:pos xmlns:g='http://www.opengis.net/gml'>",
            "<pos xmlns='http://www.opengis.net/gml'/>",
            "<georss:point>",
            "<georss:polygon>1 2 3",
            "<gml:pos>",
            "<psc:chapter start='x'>",
            "<itunes:image>",
        ),
    ]
)


def test_an_item_within_what_is_left_aside_is_none() -> None:
    assert feed_of("<rss><gml:pos><item>").items == ()
    one = "<item><title>{0}</title><guid isPermaLink='{1}'>https://a.example/{0}</guid></item>"
    aside = f"<gml:pos>{one.format('a', 'true')}</gml:pos>"
    (item,) = feed_of(f"<rss><channel>{aside}{one.format('b', 'false')}</channel></rss>").items
    assert (item.title, item.link) == ("b", None)


@given(st.lists(PIECES, max_size=40).map("".join), st.sampled_from(["utf-8", "utf-16", "windows-1257"]))
@settings(max_examples=400, deadline=None)
def test_no_markup_raises_anything_but_our_error(markup: str, encoding: str) -> None:
    for data in (markup, f"<rss><channel><item>{markup}</item></channel></rss>", f"<feed><entry>{markup}"):
        said = ""
        try:
            feed = feed_of(data.encode(encoding, "replace"))
            for entry in feed.items:
                item_text(entry)
        except DataError as error:
            said = str(error)
        assert "\n" not in said
        assert "cannot be read as a feed" not in said  # as where feedparser meets what it does not expect


@given(st.binary(max_size=300))
@settings(deadline=None)
def test_no_bytes_raise_anything_but_our_error(data: bytes) -> None:
    for given_ in (data, b"<rss>" + data, b"<?xml version='1.0' encoding='" + data + b"'?><rss></rss>"):
        for read in (feed_of, parse_opml):
            with contextlib.suppress(DataError):
                read(given_, charset=data[:20].decode("latin-1"))
