"""Screening: pages of other languages and without articles are told by their markup, others are kept."""

import time

import pytest

from benchmarks.screening.pages import GeneratedPage, generated_pages
from hronika.errors import UsageError
from hronika.sources.screening import quick_passages, reason_against

PAGES = list(generated_pages())
SENTENCE = "Dome otrdien paziņoja, ka tiltu pār upi atvērs jau maijā, lai satiksme varētu atsākties."


def test_there_are_pages_of_every_kind() -> None:
    assert len(PAGES) > 80
    assert len({page.name for page in PAGES}) == len(PAGES)
    counts = [sum(page.wanted == wanted for page in PAGES) for wanted in {page.wanted for page in PAGES}]
    assert len(counts) == 3
    assert min(counts) >= 4


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_page_is_kept_or_turned_away(page: GeneratedPage) -> None:
    assert (reason_against(page.data, page.charset, "lv") or "kept") == page.wanted


def of(body: str, head: str = "", mark: str = ' lang="lv"') -> bytes:
    return f"<html{mark}><head><meta charset=utf-8>{head}</head><body>{body}</body></html>".encode()


LITTLE = "<h2>Foto</h2>"
"""A text that tells no language."""


@pytest.mark.parametrize(
    ("head", "mark"),
    [
        ("", ' class="no-js" lang="ru-RU"'),
        ("", " xml:lang='et'"),
        ('<meta property="og:locale" content="ru_LV">', ""),
        ('<meta content="lt" http-equiv="Content-Language">', ""),
    ],
)
def test_mark_decides_where_there_is_no_text(head: str, mark: str) -> None:
    assert reason_against(of(LITTLE, head, mark), None, "lv") == "pages in other languages"
    mixed = '<meta property="og:locale" content="lv_LV">'
    assert reason_against(of(LITTLE, head + mixed, mark), None, "lv") == "pages that are no articles"


@pytest.mark.parametrize(
    "names",
    [
        "1. Andris Lācis 23:45,1; 2. Ole Hansen 23:47,0; 3. Jukka Virtanen 23:50,3; 4. Pierre Dubois 23:51; "
        "5. Hans Müller 23:55,0; 6. Ivan Petrov 24:01,9; 7. Kaspars Briedis 24:12,3; 8. John Smith 24:20,1; "
        "9. Edgars Kalns 24:22,0; 10. Giorgio Bianchi 24:31,1; 11. Pedro Sanchez 24:32,8.",
        "19.00 Panorāma. 19.30 Sporta ziņas. 20.00 The Crown, 3. sezona. 21.00 CSI Miami. 22.00 Nakts ziņas. "
        "22.30 Midsomer Murders. 23.30 Eurovision Song Contest. 00.30 Top Gear. 01.30 Late Night Show. "
        "02.00 Panorāma.",
    ],
)
@pytest.mark.parametrize("mark", [' lang="en"', ""])
def test_names_of_elsewhere_are_no_other_language(names: str, mark: str) -> None:
    assert reason_against(of(f"<p>{names}</p>", mark=mark), None, "lv") is None


@pytest.mark.parametrize("mark", [' lang="en"', ' lang="ru"', ""])
def test_one_sentence_is_enough_against_a_mark(mark: str) -> None:
    assert reason_against(of(f"<p>{SENTENCE}</p>", mark=mark), None, "lv") is None


def test_what_is_seen_of_no_page_tells_nothing() -> None:
    english = "<p>The council of the town said on Tuesday that the bridge over the river would be open. </p>"
    for around in (
        f"<script>var text = '{english * 9}';</script>",
        f"<!-- {english * 9} -->",
        f"<noscript>{english * 9}</noscript>",
        f"<nav>{english * 9}</nav>",
        f'<footer class="site">{english * 9}</footer>',
    ):
        assert reason_against(of(f"{around}<p>{SENTENCE}</p>"), None, "lv") is None
    assert reason_against(of(f"{english * 9}<p>{SENTENCE}</p>"), None, "lv") == "pages in other languages"


def test_comments_that_hide_nothing_hide_nothing() -> None:
    assert quick_passages(f"<!--[if !IE]><!--><p>{SENTENCE}</p><!--<![endif]-->") == [SENTENCE]


@pytest.mark.parametrize("tag", ["nav", "footer", "noscript"])
def test_element_that_does_not_end_hides_nothing(tag: str) -> None:
    assert SENTENCE in quick_passages(f"<{tag} class=a><p>{SENTENCE}</p>")


def test_links_are_no_passages_and_links_in_passages_are_words() -> None:
    linked = SENTENCE.replace("tiltu pār upi", '<a href="/1">tiltu <b>pār</b> upi</a>')
    teaser = f'<a href="/2"><h3>Tilts</h3><p>{SENTENCE}</p></a>'
    old = '<a name="top"><p>Enkurs nav saite, un teksts aiz tā ir raksts.</p></a>'
    assert quick_passages(f'<p>{linked}</p>{teaser}<li><a href="/3">{SENTENCE}</a></li>{old}') == [
        SENTENCE,
        "Enkurs nav saite, un teksts aiz tā ir raksts.",
    ]


def test_entities_are_letters() -> None:
    assert quick_passages("<p>Dome nol&#275;ma tiltu atv&#275;rt &amp; svin&#275;t.</p>") == [
        "Dome nolēma tiltu atvērt & svinēt."
    ]


def test_what_cannot_be_decoded_is_for_extraction() -> None:
    for data in (b"%PDF-1.7", b"", b"<html>\0", b"<p>\xff\xfe\xfd\x81\x8d</p>" * 9):
        assert reason_against(data, None, "lv") in (None, "pages that are no articles")


def test_language_that_is_not_read_is_refused() -> None:
    with pytest.raises(UsageError):
        reason_against(of("<p>x</p>"), None, "xx")


@pytest.mark.parametrize(
    "piece",
    [
        "<",
        "<a ",
        '<a href="',
        "<!--",
        "<script",
        "<p",
        "\x02",
        "&",
        "<a href=x>",
        "<html ",
        "<meta ",
        "a ",
        "!'",
    ],
)
def test_hostile_markup_takes_time_in_proportion(piece: str) -> None:
    def seconds(size: int) -> float:
        data = of(piece * (size // len(piece)))
        started = time.process_time()
        reason_against(data, None, "lv")
        return time.process_time() - started

    seconds(1000)
    short, long = (min(seconds(size) for _ in range(2)) for size in (50_000, 200_000))
    assert long < 0.02 + 8 * short
