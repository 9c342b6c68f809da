"""Lists of feeds: OPML as it comes, and feeds.toml with what is wrong in it named by its line."""

import re
from pathlib import Path

import pytest

from hronika.errors import DataError
from hronika.sources.feeds import FeedSource, parse_feeds_toml, parse_opml

TOML = """\
# Feeds that are watched.
[[feed]]
url = "https://www.zinas.example/rss"
outlet = "Ziņas"
timezone = "Europe/Vilnius"
language = "lv"
every = 10
keep_raw = false

[[feed]]
url = "https://avize.example/feed"
"""


def test_feeds_toml_names_feeds() -> None:
    feeds = parse_feeds_toml(TOML.encode()).feeds
    assert feeds == (
        FeedSource("https://www.zinas.example/rss", "Ziņas", "Europe/Vilnius", "lv", 10, False),
        FeedSource("https://avize.example/feed", None, "Europe/Riga", None, 15, True),
    )


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("every = 10", "evry = 10", "feeds.toml, line 7: `evry` is not known; a feed has `url`, `outlet`"),
        ("every = 10", "every = 0", "line 7: `every` is 0, but a whole number of minutes from 1 to 1440"),
        ("every = 10", "every = true", "line 7: `every` is True, but a whole number"),
        ("every = 10", "every = 2.5", "line 7: `every` is 2.5, but a whole number"),
        ("keep_raw = false", 'keep_raw = "no"', "line 8: `keep_raw` is 'no', but true or false is wanted"),
        ("Europe/Vilnius", "Riga", "line 5: `timezone` is 'Riga', but a time zone of the IANA database"),
        (
            'language = "lv"',
            'language = "latviešu"',
            "line 6: `language` is 'latviešu', but a language of two",
        ),
        ('"Ziņas"', '""', "line 4: `outlet` is '', but a name"),
        ("https://www.zinas.example/rss", "feeds/rss", "line 3: `url` is 'feeds/rss', but an http or https"),
        ("https://www.zinas.example/rss", "file:///etc/passwd", "line 3: `url` is 'file:///etc/passwd'"),
        (
            "https://avize.example/feed",
            "https://www.zinas.example/rss",
            "line 11: https://www.zinas.example/rss is",
        ),
        ('url = "https://avize.example/feed"\n', "", "line 10: a feed has no `url`"),
        ("# Feeds", "every = 5\n# Feeds", "line 1: `every` is not known; write every feed under `[[feed]]`"),
        ("[[feed]]", "[[feeds]]", "line 2: `feeds` is not known"),
        ("every = 10", "every = ", "feeds.toml is not TOML: invalid value (at line 7"),
        (TOML, "", "feeds.toml names no feed: write"),
        (TOML, '[feed]\nurl = "https://avize.example/feed"\n', "write every feed under `[[feed]]`, with two"),
        (TOML, 'feed = [{ url = "x" }]', "feeds.toml: `url` is 'x', but an http or https address"),
    ],
)
def test_what_is_wrong_is_named_by_its_line(old: str, new: str, said: str) -> None:
    with pytest.raises(DataError, match=re.escape(said)) as raised:
        parse_feeds_toml(TOML.replace(old, new).encode())
    assert "\n" not in str(raised.value)


def test_the_example_of_the_documentation_is_right() -> None:
    page = Path(__file__).parents[1].joinpath("docs", "feeds.md").read_text(encoding="utf-8")
    [example] = re.findall(r"```toml\n(.*?)```", page, re.DOTALL)
    assert [feed.outlet for feed in parse_feeds_toml(example.encode()).feeds] == ["Ziņas", None]
    assert "| 15 |" in page
    assert FeedSource("https://a.example").every == 15


def test_feeds_toml_in_another_encoding_is_refused() -> None:
    with pytest.raises(DataError, match="is not UTF-8"):
        parse_feeds_toml(TOML.encode("windows-1257"))


OPML = """<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0"><head><title>Mani</title></head><body>
<outline text="Mape"><outline text="Dziļāk">
<outline type="rss" text="Ziņas &amp; laiks" xmlUrl="https://www.zinas.example/rss" htmlUrl="https://x.example"/>
</outline></outline>
<outline title="Avīze" text="cits" XMLURL=" https://avize.example/feed "/>
<outline text="Atkal" xmlUrl="https://avize.example/feed"/>
<outline text="Bez adreses"/>
<outline text="Fails" xmlUrl="file:///etc/passwd"/>
</body></opml>"""


def test_opml_names_feeds_in_folders_each_once() -> None:
    found = parse_opml(OPML.encode(), where="mani.opml")
    assert found.feeds == (
        FeedSource("https://www.zinas.example/rss", "Ziņas & laiks"),
        FeedSource("https://avize.example/feed", "Avīze"),
    )
    assert found.problems == ("mani.opml: 'file:///etc/passwd' is no http or https address and is left out.",)


def test_opml_in_windows_1257_and_cut_off() -> None:
    data = OPML[
        : OPML.index("<outline text='Atkal") if "'Atkal" in OPML else OPML.index('\n<outline text="Atkal')
    ]
    found = parse_opml(data.encode("windows-1257"))
    assert [feed.outlet for feed in found.feeds] == ["Ziņas & laiks", "Avīze"]
    assert "truncated" in found.problems[0]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is no feed"),
        (b"<opml><body></body></opml>", "names no feed"),
        (b"<rss></rss>", "is no OPML list of feeds, it is a feed"),
        (b"<opml>" + b"<outline>" * 100_000, "nested deeper than 200"),
        (b"<opml>" + b" " * (11 << 20), "is larger than"),
        (
            b'<!DOCTYPE opml [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "'
            + b"&a;" * 60
            + b'">]><opml>'
            + b'<outline xmlUrl="&b;"/>' * 20_000,
            "its entities make more than",
        ),
        (b"\x89PNG\r\n", "is a picture, not a list of feeds"),
    ],
    ids=range(7),
)
def test_what_is_no_list_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(DataError, match=said):
        parse_opml(data)


def test_a_list_of_very_many_is_bounded() -> None:
    outlines = "".join(f'<outline xmlUrl="https://a.example/{number}"/>' for number in range(6_000))
    found = parse_opml(f"<opml><body>{outlines}</body></opml>".encode())
    assert len(found.feeds) == 5_000
    assert "names more than 5,000 feeds" in found.problems[0]
