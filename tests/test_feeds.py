"""Feeds from bytes: every kind, the letters right, links absolute, what is half left out and named."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from feed_texts import ADDRESS, atom, feed_of, item_of, rss

from hronika.errors import DataError

RIGA = ZoneInfo("Europe/Riga")
EIGHT = datetime(2024, 5, 7, 8, 0, tzinfo=RIGA)

KINDS = {
    "rss 2.0": rss(
        "<item><title>Tilts slēgts</title><link>/a/1</link><guid isPermaLink='false'>77</guid>"
        "<pubDate>Tue, 07 May 2024 08:00:00 +0300</pubDate><description>Īsumā.</description></item>"
    ),
    "rss 0.91": (
        '<rss version="0.91"><channel><title>Ziņas</title><language>lv</language><item>'
        "<title>Tilts slēgts</title><link>https://www.zinas.example/a/1</link><description>Īsumā."
        "</description><pubDate>07 May 24 05:00 GMT</pubDate></item></channel></rss>"
    ),
    "rss 1.0": (
        '<rdf:RDF xmlns="http://purl.org/rss/1.0/" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://www.zinas.example/">'
        "<title>Ziņas</title><dc:language>lv</dc:language></channel>"
        '<item rdf:about="https://www.zinas.example/a/1"><title>Tilts slēgts</title><link>'
        "https://www.zinas.example/a/1</link><description>Īsumā.</description><dc:date>2024-05-07T05:00:00Z"
        "</dc:date></item></rdf:RDF>"
    ),
    "atom": atom(
        "<entry><id>tag:zinas.example,2024:1</id><title>Tilts slēgts</title><link href='/a/1'/>"
        "<published>2024-05-07T08:00:00+03:00</published><updated>2024-05-07T09:30:00+03:00</updated>"
        "<summary>Īsumā.</summary></entry>",
        'xml:lang="lv"',
    ),
    "atom with a prefix": (
        '<a:feed xmlns:a="http://www.w3.org/2005/Atom" xml:lang="lv-LV"><a:title>Ziņas</a:title><a:entry>'
        "<a:title>Tilts slēgts</a:title><a:link href='/a/1'/><a:published>2024-05-07T05:00:00Z</a:published>"
        "<a:summary type='html'>&lt;p&gt;Īsumā.&lt;/p&gt;</a:summary></a:entry></a:feed>"
    ),
    "json": (
        '{"version": "https://jsonfeed.org/version/1.1", "title": "Ziņas", "language": "lv", "items": ['
        '{"id": 1, "url": "/a/1", "title": "Tilts slēgts", "summary": "Īsumā.", "date_published": '
        '"2024-05-07T08:00:00+03:00"}]}'
    ),
}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_feed_says_the_same(kind: str) -> None:
    feed = feed_of(KINDS[kind])
    assert (feed.title, feed.language, feed.problems, feed.notes) == ("Ziņas", "lv", (), ())
    (item,) = feed.items
    assert (item.title, item.link) == ("Tilts slēgts", "https://www.zinas.example/a/1")
    assert (item.published, item.summary, item.language) == (EIGHT, "Īsumā.", "lv")
    assert not item.is_full


def test_publication_and_change_are_two_fields() -> None:
    (item,) = feed_of(KINDS["atom"]).items
    assert item.updated == datetime(2024, 5, 7, 9, 30, tzinfo=RIGA)
    (changed,) = feed_of(atom("<entry><title>a</title><updated>2024-05-07</updated></entry>")).items
    assert (changed.published, changed.updated) == (None, date(2024, 5, 7))


def test_a_guid_that_is_an_address_is_a_link() -> None:
    item = item_of("<title>a</title><guid>https://zinas.example/a/1</guid>")
    assert item.link == item.id == "https://zinas.example/a/1"
    assert item_of("<title>a</title><guid isPermaLink='false'>https://zinas.example/a/1</guid>").link is None


def test_identifiers_stay_as_they_are_and_make_no_links() -> None:
    for entry in (
        "<id>1</id><title>a</title>",
        "<title>a</title><id>urn:uuid:1</id>",
        "<id>https://a.example/1</id>",
    ):
        (item,) = feed_of(atom(f"<entry>{entry}</entry>", 'xml:base="https://zinas.example/"')).items
        assert item.id in ("1", "urn:uuid:1", "https://a.example/1")
        assert item.link is None
    guids = ["<guid isPermaLink='false'>https://a.example/1</guid>", "<guid>https://a.example/2</guid>"]
    items = [f"<item><title>a</title>{guid}</item>" for guid in guids]
    feed = feed_of(rss(f"<item/>{items[0]}<item><entry/><link>x</link></item>{items[1]}"))
    assert [item.link for item in feed.items] == [None, "https://www.zinas.example/x", "https://a.example/2"]
    item = item_of("<title>a</title><guid>12345</guid>")
    assert (item.id, item.link) == ("12345", None)


LETTERS = "Drošības ķīļa tilts slēgts Ģertrūdes ielā"


@pytest.mark.parametrize("declared", ["UTF-8", "windows-1257", "iso-8859-1", "no-such", None])
@pytest.mark.parametrize("header", ["utf-8", "windows-1251", "iso-8859-1", None])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "windows-1257", "iso-8859-4", "utf-16"])
def test_letters_are_right_whatever_labels_say(
    encoding: str, header: str | None, declared: str | None
) -> None:
    head = f'<?xml version="1.0" encoding="{declared}"?>' if declared else ""
    feed = feed_of(rss(f"<item><title>{LETTERS}</title></item>", head).encode(encoding), charset=header)
    assert (feed.items[0].title, feed.title) == (LETTERS, "Ziņas")
    assert not feed.problems


def test_a_wrong_label_is_noted_and_is_no_problem() -> None:
    markup = rss("<item><title>Tilts slēgts</title></item>")
    wrong = feed_of(markup.encode("windows-1257"), charset="utf-8")
    assert wrong.items[0].title == "Tilts slēgts"
    assert wrong.notes == (
        "The feed says that it is in utf-8; it is in windows-1257 and was read so: the label is wrong.",
    )
    assert not wrong.problems
    assert feed_of(markup).notes == feed_of(markup, charset="UTF8").notes == ()


def test_letters_of_elsewhere_are_read_by_their_label() -> None:
    markup = '<?xml version="1.0" encoding="windows-1251"?><rss><channel><language>ru</language><title>Мост'
    markup += "</title><item><title>Мост закрыт</title></item></channel></rss>"
    assert feed_of(markup.encode("windows-1251")).items[0].title == "Мост закрыт"


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ("&#1114112; Tilts", "\ufffd Tilts"),
        ("&#x110000;&#0;&#xD800; Tilts", "\ufffd\ufffd\ufffd Tilts"),
        ("&#99999999999999999999; Tilts", "\ufffd Tilts"),
        (f"&#{'9' * 6000}; Tilts", "\ufffd Tilts"),
        (f"&#x{'F' * 40}; &#x{'0' * 6000}41; Tilts", "\ufffd A Tilts"),
        ("Kalns & Leja", "Kalns & Leja"),
        ("Kalns &amp; Leja", "Kalns & Leja"),
        ("Kalns &amp;amp; Leja", "Kalns & Leja"),
        ("<![CDATA[Kalns &amp; Leja]]>", "Kalns & Leja"),
        ("<![CDATA[Kalns & <b>Leja</b>]]>", "Kalns & Leja"),
        ("AT&T un B&C; d", "AT&T un B&C; d"),
        ("mi&shy;nistrs&nbsp;&scaron;eit", "ministrs šeit"),
        ("mi&amp;shy;nistrs", "ministrs"),
        ("Dros\u030cība u\u0304dens\u200b", "Drošība ūdens"),
        ("3 < 5 un 7 > 2", "3 < 5 un 7 > 2"),
        ("Rīga <!-- ne --> un <?x y?>Ogre", "Rīga un Ogre"),
        ("\x0cRīga\x01", "Rīga"),
    ],
)
def test_titles_are_clean_text(given: str, read: str) -> None:
    assert item_of(f"<title>{given}</title>").title == read


@pytest.mark.parametrize(
    "before", ["\n", "\n\n  ", "\ufeff\n", "<br />\n<b>Warning</b>: mysql in x.php<br />\n"]
)
def test_what_stands_before_the_declaration_is_passed_by(before: str) -> None:
    assert feed_of(before + rss("<item><title>a</title></item>")).items[0].title == "a"


def test_what_is_cut_off_is_left_out_and_named() -> None:
    whole = rss("<item><title>Viens</title></item><item><title>Divi</title><link>/2</link></item>")
    first, second = whole.index("<item>"), whole.rindex("<item>")
    end = whole.index("</channel>")
    for length in range(first, len(whole) - 1):
        feed = feed_of(whole.encode()[: len(whole[:length].encode())])
        titles = [item.title for item in feed.items]
        assert titles == ["Viens", "Divi"][: (length >= second) + (length >= end)], length
        (problem,) = feed.problems
        assert "truncated" in problem
        if second + len("<item>") <= length < end:
            assert "inside item 2, which is left out; the 1 before it" in problem


def test_a_letter_cut_in_two_costs_no_other() -> None:
    data = rss("<item><title>Tilts slēgts</title></item><item><title>Ķ").encode()
    for encoded in (data[: -len("</channel></rss>")], data[: -len("</channel></rss>") - 1]):
        assert [item.title for item in feed_of(encoded).items] == ["Tilts slēgts"]


def test_an_item_without_end_costs_no_other() -> None:
    feed = feed_of(rss("<item><title>a</title><item><title>b</title></item>"))
    assert [item.title for item in feed.items] == ["a", "b"]
    feed = feed_of(rss("<item><title>a</title></item><item><title>b</title>"))
    assert [item.title for item in feed.items] == ["a"]
    assert "item 2 has no end and is left out" in feed.problems[0]


def test_markup_that_was_not_escaped_stays_in_its_item() -> None:
    text = "<p>Viens<br>divi<p>trīs <img src='/x.png'><b>četri</i></p>"
    feed = feed_of(
        rss(f"<item><title>a</title><description>{text}</description></item><item><title>b</title></item>")
    )
    assert [item.title for item in feed.items] == ["a", "b"]
    assert feed.items[0].summary == "Viens divi trīs četri"


def test_links_go_by_the_base_else_by_the_address() -> None:
    entry = "<entry xml:base='2024/05/'><title>a</title><link href='tilts'/></entry>"
    (item,) = feed_of(atom(entry, 'xml:base="https://zinas.example/"')).items
    assert item.link == "https://zinas.example/2024/05/tilts"
    (item,) = feed_of(atom(entry, 'xml:base="/lv/"')).items
    assert item.link == "https://www.zinas.example/lv/2024/05/tilts"
    (item,) = feed_of(atom("<entry><title>a</title><link href='tilts'/></entry>")).items
    assert item.link == "https://www.zinas.example/tilts"
    assert (
        item_of("<title>a</title><link> /a/1?x=1&amp;y=2\n</link>").link
        == "https://www.zinas.example/a/1?x=1&y=2"
    )
    item = item_of("<title>a</title><link>\n /ziņas/ūdens tornis/\n  ?x=1 </link>")
    assert item.link == "https://www.zinas.example/ziņas/ūdens%20tornis/?x=1"


def test_an_id_that_several_pages_have_tells_none_of_them() -> None:
    one = "<item><title>{0}</title><link>/a/{0}</link><guid isPermaLink='false'>{1}</guid></item>"
    items = feed_of(
        rss("".join(one.format(*told) for told in (("tirgus", 5), ("parks", 5), ("skola", 6))))
    ).items
    assert [item.id for item in items] == [None, None, "6"]
    (first, second) = feed_of(rss(one.format("tirgus", 5) + one.format("tirgus?utm_source=x", 5))).items
    assert (first.id, second.id) == ("5", "5")


def test_links_in_content_go_by_the_link_of_the_item() -> None:
    item = item_of(
        "<link>https://zinas.example/2024/tilts/</link><content:encoded><![CDATA[<p><a href='karte'>Karte</a>"
        ", <a href='#top'>augšā</a>, <a href='mailto:a@b.example'>raksti</a>, <img src='/x.png'></p>]]>"
        "</content:encoded>"
    )
    assert item.content is not None
    assert 'href="https://zinas.example/2024/tilts/karte"' in item.content
    assert 'src="https://zinas.example/x.png"' in item.content
    assert 'href="#top"' in item.content
    assert 'href="mailto:a@b.example"' in item.content


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "file:///etc/passwd", "http://[bad", "", "https://" + "a" * 3000]
)
def test_what_is_no_address_is_no_link(link: str) -> None:
    assert item_of(f"<title>a</title><link>{link}</link>", address=None).link is None


def test_days_are_those_of_the_outlet() -> None:
    fields = "<title>a</title><pubDate>Mon, 06 May 2024 21:30:00 GMT</pubDate>"
    published = item_of(fields).published
    assert isinstance(published, datetime)
    assert published.date() == date(2024, 5, 7)
    published = item_of(fields, timezone="America/New_York").published
    assert isinstance(published, datetime)
    assert published.date() == date(2024, 5, 6)


def test_a_date_in_the_future_is_kept_and_flagged() -> None:
    feed = feed_of(rss("<item><title>a</title><pubDate>Tue, 20 May 2031 08:00:00 +0300</pubDate></item>"))
    assert feed.items[0].published == datetime(2031, 5, 20, 8, 0, tzinfo=RIGA)
    assert feed.items[0].is_future
    assert feed.items[0].notes == ("The day of publication, 2031-05-20, lies in the future.",)
    assert not item_of("<title>a</title><pubDate>2024-06-01</pubDate>").is_future
    assert item_of("<title>a</title><pubDate>2024-06-02</pubDate>").is_future


def test_a_date_that_is_none_is_noted() -> None:
    feed = feed_of(rss("<item><title>a</title><pubDate>Tue, 31 Feb 2024</pubDate></item>"))
    assert feed.items[0].published is None
    assert feed.items[0].notes == ("The date 'Tue, 31 Feb 2024' is not understood.",)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty"),
        (b" \n", "is empty"),
        (b"<html><body><p>Raksts</p></body></html>", "is no feed"),
        (b"Teksts.", "is no feed"),
        (b"<svg></svg>", "is no feed"),
        (b"\x1f\x8b\x08\0", "is a gzip archive, not a feed: unpack"),
        (b"<rss>\0</rss>", "is binary data, not a feed"),
        (b"<opml><body/></opml>", "is a list of feeds"),
        (
            b'{"version": "https://jsonfeed.org/version/1", "items": [{"id"',
            "is no JSON Feed: it is truncated",
        ),
        (b'{"version": "https://jsonfeed.org/version/1"}', "has no list of `items`"),
    ],
)
def test_what_is_no_feed_is_refused_in_a_sentence(data: bytes, said: str) -> None:
    with pytest.raises(DataError, match=said) as raised:
        feed_of(data)
    assert str(raised.value).startswith(ADDRESS)
