"""One article has one key, whatever the address that leads to it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hronika.addresses import article_key, is_front_page, same_site

ARTICLE = "zinas.example/a/1"


@pytest.mark.parametrize(
    "address",
    [
        "http://www.zinas.example/a/1?utm_source=x&fbclid=y#top",
        "https://zinas.example/a/1/",
        "https://m.zinas.example/a/1",
        "https://zinas.example/amp/a/1",
        "https://zinas.example/a/1/amp",
        "https://amp.zinas.example/a/1",
        "https://zinas.example/a/1?amp=1",
        "https://zinas.example/a/1?amp",
        "https://zinas.example/a/1?outputType=amp",
        "https://zinas.example/a/1.amp",
        "https://zinas-example.cdn.ampproject.org/c/s/zinas.example/amp/a/1?usqp=mq331",
        "https://cdn.ampproject.org/v/s/www.zinas.example/a/1?amp_js_v=0.1",
        "https://www.google.lv/amp/s/m.zinas.example/a/1",
        "HTTPS://WWW.Zinas.Example:443/a/1",
        "http://zinas.example:80/a/1",
        "https://reader:secret@zinas.example/a/1",
        "//zinas.example/a/1",
        "zinas.example/a/1",
        "https://zinas.example./a//./b/../1",
        "https://zinas.example/%61/1?yclid=1&mc_cid=2&mc_eid=3&ref=twitter&_ga=2.1",
        "https://zinas.example/a/1;jsessionid=0A1B",
        "https://zinas.example/a/1?fbclid=x&amp;utm_campaign=y&amp;amp;mibextid=z",
        "https://zinas.example/a/1?gad_source=1&gad_campaignid=2&srsltid=3&sfnsn=mo&wt.mc_id=4",
        " https://zinas.example/a/1\n",
    ],
)
def test_addresses_of_one_article(address: str) -> None:
    assert article_key(address) == ARTICLE


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("https://zinas.example/a/1", "https://zinas.example/a/1?id=7"),
        ("https://zinas.example/a?id=7", "https://zinas.example/a?id=8"),
        ("https://zinas.example/a?k=1&amp;id=7", "https://zinas.example/a?k=1&amp;id=8"),
        ("https://zinas.example/a?ref=7", "https://zinas.example/a?ref=8"),
        ("https://zinas.example/a/1", "https://zinas.example/A/1"),
        ("https://zinas.example/a/1", "https://lasi.zinas.example/a/1"),
        ("https://zinas.example/a/1", "https://zinas.example:8080/a/1"),
        ("https://zinas.example/a%2F1", "https://zinas.example/a/1"),
        ("https://zinas.example/amplituda", "https://zinas.example/lituda"),
        ("https://www.lv/a", "https://lv/a"),
        ("tag:zinas.example,2024:a", "tag:zinas.example,2024:b"),
    ],
)
def test_addresses_of_two_articles(first: str, second: str) -> None:
    assert article_key(first) != article_key(second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("https://z.example/a?b=2&a=1", "https://z.example/a?a=1&b=2"),
        ("https://ķīlis.example/ziņa", "https://xn--lis-tta3d.example/zi%C5%86a"),
        ("https://z.example/zin\u0327a", "https://z.example/zi%c5%86a"),
        ("https://z.example/a b", "https://z.example/a%20b"),
        ("https://z.example/100%", "https://z.example/100%25"),
        ("https://z.example/a?q=%7Ex", "https://z.example/a?q=~x"),
        ("https://z.example/raksts.amp.html", "https://z.example/raksts.html"),
    ],
)
def test_spellings_of_one_address(first: str, second: str) -> None:
    assert article_key(first) == article_key(second)


@pytest.mark.parametrize(
    ("canonical", "key"),
    [
        ("https://www.zinas.example/raksts-1", "zinas.example/raksts-1"),
        ("/raksts-1", "zinas.example/raksts-1"),
        ("https://lasi.zinas.example/raksts-1?utm_source=x", "lasi.zinas.example/raksts-1"),
        ("https://zinas.example/", ARTICLE),
        ("https://zinas.example/lv/", ARTICLE),
        ("https://zinas.example/index.html", ARTICLE),
        ("https://other.example/raksts-1", ARTICLE),
        ("javascript:void(0)", ARTICLE),
        ("http://[x", ARTICLE),
        ("", ARTICLE),
        (None, ARTICLE),
    ],
)
def test_canonical_address(canonical: str | None, key: str) -> None:
    assert article_key("https://m.zinas.example/a/1?utm_medium=y", canonical) == key


def test_canonical_address_of_a_page_from_a_cache() -> None:
    cached = "https://zinas-example.cdn.ampproject.org/c/s/zinas.example/amp/a/1"
    assert article_key(cached, "https://zinas.example/raksts-1") == "zinas.example/raksts-1"
    assert article_key("", "https://zinas.example/raksts-1") == "zinas.example/raksts-1"


def test_sites() -> None:
    assert same_site("https://www.zinas.example/a", "http://lasi.zinas.example/b")
    assert same_site("https://eng.lsm.lv/a", "https://www.lsm.lv/b")
    assert not same_site("https://a.gov.lv/a", "https://b.gov.lv/a")
    assert not same_site("https://zinas.example", "https://other.example")
    assert is_front_page("https://www.zinas.example/?utm_source=x")
    assert not is_front_page("https://zinas.example/?p=12")


names = st.text("abcdeķ0123456789-", min_size=1, max_size=8).map(lambda name: f"x{name}y")
hosts = st.builds(
    "{}{}.{}{}".format,
    st.sampled_from(("", "www.", "m.", "amp.", "www.m.")),
    names,
    st.sampled_from(("lv", "example", "co.uk")),
    st.sampled_from(("", ":80", ":443", ":8080")),
)
segments = st.one_of(
    st.text(max_size=12), st.sampled_from(("amp", "..", ".", "a.amp.html", "%2f", "%c5%86", "%"))
)
paths = st.lists(segments, max_size=5).map(
    lambda parts: "".join(f"/{part.replace('?', '').replace('#', '')}" for part in parts)
)
queries = st.lists(st.text(max_size=10).map(lambda part: part.replace("#", "")), max_size=4).map(
    lambda parts: f"?{'&'.join(parts)}" if parts else ""
)
addresses = st.builds("{}://{}{}{}".format, st.sampled_from(("http", "https")), hosts, paths, queries)


def with_parameter(address: str, parameter: str) -> str:
    return f"{address}{'&' if '?' in address else '?'}{parameter}"


tracking = st.sampled_from(
    (
        "utm_source=x",
        "UTM_Campaign=%C5%86",
        "fbclid=1",
        "gclid=",
        "yclid=5",
        "mc_cid=0",
        "ref=twitter",
        "ref=rss",
    )
)


@given(st.one_of(addresses, st.text(max_size=60)))
def test_a_key_is_its_own_key(address: str) -> None:
    key = article_key(address)
    assert article_key(key) == key


@given(addresses, tracking)
def test_tracking_changes_nothing(address: str, tail: str) -> None:
    tracked = with_parameter(address, tail)
    assert article_key(tracked) == article_key(f"{tracked}#top") == article_key(address)


@given(addresses, st.integers(0, 10**6), st.integers(0, 10**6))
def test_parameters_that_choose_the_article_keep_two_apart(address: str, first: int, second: int) -> None:
    keys = {article_key(with_parameter(address, f"id={number}")) for number in (first, second)}
    assert len(keys) == len({first, second})


@given(addresses)
def test_scheme_and_prefix_change_nothing(address: str) -> None:
    rest = address.partition("://")[2]
    assert (
        article_key(f"http://{rest}") == article_key(f"https://{rest}") == article_key(f"https://www.{rest}")
    )
