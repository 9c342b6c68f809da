"""Saved pages: the article's own text with its lead, and what the page says of it."""

import json
import re
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import trafilatura
from conftest import Run

from hronika.addresses import article_key
from hronika.errors import DataError
from hronika.sources.pages import ListOfArticlesError, page_article, page_links
from hronika.sources.pages.dates import written_date

PAGES = Path(__file__).parent / "data" / "pages"
EXPECTED: dict[str, dict[str, Any]] = json.loads((PAGES / "expected.json").read_text(encoding="utf-8"))

SENTENCE = "Ministrs Jānis Kalns paziņoja, ka tilts būs slēgts."
PLAIN = f"<h1>Tilts slēgts</h1><p>{SENTENCE}</p>"
BODY = [
    "Tilta balsti ir bojāti, un tos nevar labot ātrāk kā rudenī, stāstīja domes pārstāve Anna Roze.",
    "Satiksme tiks novirzīta pa Ozolu ielu, un autobusi visu vasaru kursēs citādi.",
    "Būvnieki sola, ka darbus pabeigs laikā, ja vien nebūs plūdu.",
]
LEAD = "Rīgas dome no pirmdienas slēdz Pīlādžu tiltu un brauktuvi zem tā, ceturtdien pavēstīja mērs."


def html(body: str, head: str = "") -> bytes:
    head = f'<head><meta charset="utf-8">{head}</head>'
    return f'<!doctype html><html lang="lv">{head}<body>{body}</body></html>'.encode()


def text(body: str, head: str = "") -> str:
    return page_article(html(body, head), "page").text


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{item}</p>" for item in texts)


@pytest.mark.parametrize("name", EXPECTED)
def test_layout(name: str) -> None:
    expected, data = EXPECTED[name], (PAGES / f"{name}.html").read_bytes()
    article = page_article(data, name)
    blocks = [block for block in article.text.split("\n\n") if block not in expected.get("may", ())]
    assert sorted(blocks) == sorted(expected["keep"])  # all of it, nothing twice, nothing else
    if expected.get("ordered"):
        assert blocks == expected["keep"]
    assert blocks[: len(expected["lead"])] == expected["lead"]
    assert str(article.published) == str(expected["published"])
    for field in ("title", "outlet", "url"):
        if field in expected:
            assert getattr(article, field) == expected[field]


def test_layouts_together_are_kept_better_than_by_trafilatura_alone() -> None:
    kept, alone, foreign, foreign_alone, wanted = 0, 0, 0, 0, 0
    for name, expected in EXPECTED.items():
        data = (PAGES / f"{name}.html").read_bytes()
        ours = page_article(data, name).text
        theirs = trafilatura.extract(data.decode(), include_comments=False) or ""
        for item in (*expected["lead"], *expected["quotes"]):
            wanted += len(item)
            kept += len(item) * (item in ours)
            alone += len(item) * (item in theirs)
        foreign += sum(len(item) for item in expected["foreign"] if item in ours)
        foreign_alone += sum(len(item) for item in expected["foreign"] if item in theirs)
    assert len(EXPECTED) == 15
    assert kept >= 0.98 * wanted > alone
    assert foreign <= foreign_alone


@pytest.mark.parametrize(
    "page",
    [
        f'<div class="a"><h1>T</h1><p class="ievads">{LEAD}</p></div><div>{paragraphs(*BODY)}</div>',
        f"<article><h1>T</h1><h2>{LEAD}</h2><div>{paragraphs(*BODY)}</div></article>",
        f"<div class='x'><h1>T</h1><div><strong>{LEAD}</strong></div><div>{paragraphs(*BODY)}</div></div>",
        f"<h1>T</h1>{paragraphs(LEAD, *BODY)}",
        f'<div class="lead">{LEAD}</div><h1>T</h1><p class="lead">{LEAD}</p>{paragraphs(LEAD, *BODY)}',
    ],
)
@pytest.mark.parametrize(
    "described", ["", LEAD, LEAD[:60] + "…", "Jaunākās ziņas no visas pasaules ik dienu."]
)
def test_lead_is_there_once(page: str, described: str) -> None:
    head = f'<meta name="description" content="{described}">' if described else ""
    assert text(page, head).split("\n\n") == [LEAD, *BODY]


@pytest.mark.parametrize(
    "page",
    [
        f"<div class='x'><h1>T</h1><p>{LEAD}</p>{BODY[0]}<br><br>{BODY[1]}<p>{BODY[2]}</p></div>",
        f"<div class='x'><h1>T</h1>{LEAD}<p>{BODY[0]}</p>{BODY[1]}<br />&nbsp;<br/>{BODY[2]}</div>",
        f"<table><tr><td><h1>T</h1><font>{'<br>  <br> <br>'.join((LEAD, *BODY))}</font></td></tr></table>",
        f"<div id='x'><h1>T</h1><p><span>{'<br><br>'.join((LEAD, *BODY))}<br><br>© Lapa</span></p></div>",
        f"<div id='x'><h1>T</h1><b>{LEAD}</b><br>{'<br><br>'.join(BODY)}</div>",
    ],
)
def test_paragraphs_between_line_breaks_are_kept_and_parted(page: str) -> None:
    assert text(page).split("\n\n") == [LEAD, *BODY]


def test_questions_and_answers_between_line_breaks_stand_by_themselves() -> None:
    asked = (
        "<b>Vai tiltu slēgs?</b><br>Nē, neslēgsim, jo naudas pietiek.<br><br><b>Kas maksās?</b><br>Pilsēta."
    )
    wanted = ["Vai tiltu slēgs?", "Nē, neslēgsim, jo naudas pietiek.", "Kas maksās?", "Pilsēta."]
    assert text(f"<div><h1>Saruna</h1>{asked}</div>").split("\n\n") == wanted
    named = f"{BODY[0]}<br><b>Anna Roze:</b><br>Slēgsim.<br><b>Juris Vilks:</b><br>Žēl."
    wanted = [BODY[0], "Anna Roze: Slēgsim.", "Juris Vilks: Žēl."]
    assert text(f"<div><h1>Saruna</h1>{named}</div>").split("\n\n") == wanted
    said = f"{BODY[0]}<br><br>Kad beigsiet?<br>– Rudenī, – atbild Roze.<br>– Vai<br>– agrāk nevar? –<br>viņš"
    assert text(f"<div><h1>Saruna</h1>{said} jautā.</div>").split("\n\n") == [
        BODY[0],
        "Kad beigsiet?",
        "– Rudenī, – atbild Roze.",
        "– Vai – agrāk nevar? – viņš jautā.",
    ]


def test_links_are_counted_for_each_paragraph_between_line_breaks() -> None:
    link = "<a href='/b'>Sporta skolā beidzot atklās jauno peldbaseinu</a>"
    page = f"<div id='x'><h1>T</h1>{BODY[0]}<br><br>{link}<br><br>{BODY[1]}<br><br>{BODY[2]}</div>"
    assert text(page).split("\n\n") == BODY


def test_lead_that_only_the_description_has() -> None:
    head = f'<meta property="og:description" content="{LEAD.replace("brauktuvi zem tā", "tā balstus")}">'
    page = f"<article><h1>Pīlādžu tilta balsti bojāti</h1>{paragraphs(*BODY)}</article>"
    assert text(page, head).split("\n\n")[1:] == BODY
    foreign = '<meta name="description" content="Lasi jaunākās ziņas un viedokļus katru dienu mūsu portālā.">'
    assert text(page, foreign).split("\n\n") == BODY


@pytest.mark.parametrize(
    "foreign",
    [
        '<p><strong>Lasi arī:</strong> <a href="/x">Zirnis: Opozīcija prasīs demisiju</a></p>',
        '<p>Lasi vēl: <a href="/x">Zirnis: Opozīcija prasīs demisiju</a></p>',
        '<h3>SAISTĪTIE RAKSTI</h3><p><a href="/x">Zirnis: Opozīcija prasīs demisiju</a></p>',
        '<div class="related-news"><p>Zirnis: Opozīcija prasīs demisiju.</p></div>',
        '<section class="comments"><p>Zirnis: Zagļi visi, un tā tas paliks.</p></section>',
        "<figure><img src=x><figcaption>Tilts. Foto: Ieva Zirnis</figcaption></figure>",
        "<p>Foto: Ieva Zirnis</p>",
        "<p>07.05.2024 | Jānis Zirnis</p>",
        '<div class="x"><h4><a href="/q">Zirnis: visi melo</a></h4><p>Zirnis sacīja, ka visi melo.</p></div>',
        "<p>Mūsu vietne izmanto sīkdatnes, lai Zirnis redzētu reklāmas.</p>",
        "<p>Seko mums Facebook un Zirņa lapā!</p>",
        "<p>Pamanīji kļūdu? Iezīmē tekstu un ziņo Zirnim.</p>",
        "<div>Raksts turpinās zem reklāmas</div>",
        "<div>REKLĀMA</div>",
        "<p>Tilts rudenī. Jura Zirņa foto.</p>",
        "<div>Attēlā: tilts. Juris Zirnis/LETA</div>",
        "<blockquote><a href='/x'>Zirnis: Opozīcija prasīs demisiju</a></blockquote>",
        "<p>Vairāk lasi: <a href='/x'>Zirnis: visi melo</a></p>",
        "<div role='dialog'><p>Zirnis vēlas zināt, vai drīkst jūs izsekot.</p></div>",
        "<p>Tilts rudenī, kad to slēdza. Foto: Juris Zirnis</p>",
        "<div><b>Zirņa vēstule</b><p>Raksti mums visu.</p><input type='email'><button>Ej</button></div>",
        "<p>Pieraksties jaunumiem, un Zirnis tos atsūtīs katru rītu!</p>",
        "<div><b>Jaunākie raksti</b><br><a href='/1'>Zirnis: visi melo</a><br>Vakar</div>",
        '<div style="display:none"><p>Zirnis to neredz, un lasītājs arī to neredz.</p></div>',
    ],
)
def test_foreign_text_is_not_taken(foreign: str) -> None:
    page = f"<article><h1>T</h1>{paragraphs(*BODY[:2])}{foreign}{paragraphs(BODY[2])}</article>"
    assert text(page).split("\n\n") == BODY


@pytest.mark.parametrize(
    "comments",
    [
        "<h3>Komentāri (2)</h3><p><b>Anonīms</b>: Zagļi visi, saka Zirnis.</p><p><b>vilks_7</b>: Tā ir.</p>",
        "<b>Komentāri:</b><br><br>vecais (24.05.2024. 09:02): Zirnis zog.<br><br>Anna (24.05.2024.): Nezog.",
        "<div>Lasītāju komentāri</div><div>Anonīms</div><div>24.05.2024 09:02</div><div>Zirnis zog.</div>",
    ],
)
def test_comments_without_a_mark_are_not_taken(comments: str) -> None:
    assert text(f"<div><h1>T</h1>{paragraphs(*BODY)}{comments}</div>").split("\n\n") == BODY


def test_title_and_day_of_a_page_without_headings() -> None:
    page = f"<div><b>Tilts slēgts rudenī</b> 06.05.2024. 10:15, skatīts 9 reizes</div>{paragraphs(*BODY)}"
    article = page_article(html(page, "<title>Avīze :: Tilts slēgts rudenī</title>"), "page")
    assert (article.title, str(article.published)) == ("Tilts slēgts rudenī", "2024-05-06")
    assert article.text.split("\n\n") == BODY


@pytest.mark.parametrize(
    "name", ["ad-free", "article-share-zone", "content related popular", "post social-first"]
)
def test_body_with_a_name_as_of_something_foreign_is_kept(name: str) -> None:
    foreign = '<div class="related"><p>Zirnis to zina.</p></div>'
    page = f'<h1>T</h1><div class="{name}">{paragraphs(*BODY)}</div>{foreign}'
    assert text(page).split("\n\n") == BODY


def test_quotation_with_its_speaker_below() -> None:
    said, who = "“Mēs būvēsim.”", "Mērs Jānis Kalns sarunā ar raidījumu"
    quote = f"<blockquote><p>{said}</p></blockquote><figcaption>{who}</figcaption>"
    page = f'{paragraphs(*BODY[:2])}<figure class="quote">{quote}</figure>{paragraphs(BODY[2])}'
    assert text(f"<article><h1>T</h1>{page}").split("\n\n") == [*BODY[:2], said, who, BODY[2]]


def test_consent_of_partners_is_not_taken() -> None:
    told = "Mēs un mūsu 800 partneri piekļūstam informācijai jūsu ierīcē un apstrādājam personas datus."
    assert text(f"<div><h2>Jūsu privātums</h2><p>{told}</p></div>{PLAIN}") == SENTENCE


def test_quotation_in_a_box_without_a_name() -> None:
    said = ("“Tilts nav drošs.”", "Anna Roze", "domes pārstāve")
    box = "<div class='x1'>" + "".join(f"<div>{line}</div>" for line in said) + "</div>"
    page = f"<div class='x0'><h1>T</h1>{paragraphs(*BODY[:2])}{{}}{paragraphs(BODY[2])}{{}}</div>"
    assert text(page.format(box, "")).split("\n\n") == [*BODY[:2], *said, BODY[2]]
    assert text(page.format("", box)).split("\n\n") == [*BODY, *said]


def test_questions_and_answers_in_a_list_of_terms() -> None:
    terms = f"<dl><dt>Kas notiks?</dt><dd>{BODY[1]}</dd><dt>Kad beigs?</dt><dd>{BODY[2]}</dd></dl>"
    page = f"<article><h1>T</h1><p>{BODY[0]}</p>{terms}</article>"
    assert text(page).split("\n\n") == [BODY[0], "Kas notiks?", BODY[1], "Kad beigs?", BODY[2]]


def test_an_article_about_such_things_stays_whole() -> None:
    sentences = [
        "Lasi arī grāmatas, ieteica bibliotekāre Anna Roze skolēniem sarunā par vasaru.",
        "Uzņēmumu sodīja, jo tā vietnē nebija paskaidrots, kam vajadzīgas sīkdatnes.",
        "Komentāri par lēmumu bija asi, un abonementu cenas augs.",
    ]
    assert text(f"<article><h1>T</h1>{paragraphs(*sentences)}</article>").split("\n\n") == sentences


def test_cookie_text_longer_than_the_article() -> None:
    consent = "Mēs un mūsu partneri izmantojam sīkdatnes, lai rādītu jums reklāmas un uzlabotu pieredzi. " * 3
    assert text(f"<div><p>{consent}</p></div>{PLAIN}") == SENTENCE
    with pytest.raises(DataError, match="only a notice about cookies"):
        text(f"<div><p>{consent}</p></div>")


@pytest.mark.parametrize(
    ("page", "head"),
    [
        (f"{PLAIN}<p>Lai turpinātu lasīt, noformē abonementu.</p>", ""),
        (f"{PLAIN}<h3>Turpini lasīt ar abonementu</h3>", ""),
        (f'{PLAIN}<div class="paywall"><p>Raksts pieejams tikai abonentiem.</p></div>', ""),
        (f"{PLAIN}<p>Pilnu rakstu lasiet žurnālā “Nedēļa”.</p>", ""),
        (f"{PLAIN}<p>Atlikušo raksta daļu var lasīt abonenti.</p>", ""),
        (f"{PLAIN}<p>Iegādājies abonementu un lasi tālāk</p>", ""),
        (f"{PLAIN}<p>Kļūsti par abonentu, lai izlasītu visu!</p>", ""),
        (f"{PLAIN}<p>Kļūstiet par mūsu abonentiem.</p>", ""),
        (f"{PLAIN}<p>Jums atlicis izlasīt 85 % raksta.</p>", ""),
        (PLAIN, '<meta property="article:content_tier" content="locked">'),
        (
            PLAIN,
            '<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":false}</script>',
        ),
    ],
)
def test_page_that_shows_only_the_beginning_is_incomplete(page: str, head: str) -> None:
    article = page_article(html(page, head), "page")
    assert (article.text, article.incomplete) == (SENTENCE, True)


@pytest.mark.parametrize(
    "end", ["Tagad dome lems, ko darīt ar tiltu un", "Tagad dome lems, ko darīt ar…", "Dome lems, un tad..."]
)
def test_text_that_breaks_off_is_incomplete(end: str) -> None:
    article = page_article(html(f"<article><h1>T</h1>{paragraphs(*BODY[:1], end)}</article>"), "page")
    assert (article.text.split("\n\n"), article.incomplete) == ([BODY[0], end], True)


@pytest.mark.parametrize(
    "page",
    [
        f"<article><h1>T</h1>{paragraphs(*BODY)}</article><div class='subscribe'><p>Abonē avīzi!</p></div>",
        f"<article><h1>T</h1>{paragraphs(*BODY, 'Jānis Kalns, Rīgas domes deputāts')}</article>",
        f"<article><h1>T</h1>{paragraphs(*BODY)}<ul><li>tilti;</li><li>ceļi Rīgā</li></ul></article>",
        f"<p>Lai turpinātu lasīt, noformē abonementu.</p><article><h1>T</h1>{paragraphs(*BODY)}</article>",
        PLAIN,
    ],
)
def test_whole_text_is_not_incomplete(page: str) -> None:
    assert not page_article(html(page), "page").incomplete


def test_page_with_nothing_but_a_call_to_pay_is_refused() -> None:
    with pytest.raises(DataError, match="shows nothing of its article"):
        text("<h1>Tilts slēgts</h1><p>Lai turpinātu lasīt, noformē abonementu.</p>")


TEASERS = (
    '<article><h3><a href="/a/{0}">{1}</a></h3><p>{2}</p></article>',
    '<div class="teaser"><a href="/a/{0}"><img src=x><h2>{1}</h2></a><p>{2}</p></div>',
    '<li><h3><a href="/a/{0}?utm_source=list">{1}</a></h3><p>{2} <a href="/a/{0}">Lasi vairāk</a></p></li>',
    '<div><div class="t"><a href="/a/{0}">{1}</a></div><div class="d">{2}</div></div>',
    '<div class="card"><a href="/a/{0}"></a><div class="c">{1}</div><p>{2}</p></div>',
    '<div><a href="/a/{0}"><img></a><div><a href="/a/{0}">{1}</a> <i>10:{0}</i><p>{2}</p></div></div>',
    '<a href="/a/{0}" class="block"><h2>{1}</h2><p>{2}</p></a>',
    '<li><a href="/a/{0}">{1}</a></li>',
    '<section><h3><a href="/kat{0}">Kategorija</a></h3><h2><a href="/a/{0}">{1}</a></h2><p>{2}</p></section>',
)


@pytest.mark.parametrize("teaser", TEASERS)
def test_list_of_articles_is_refused_and_gives_its_links(teaser: str) -> None:
    page = "".join(
        teaser.format(
            number,
            f"Virsraksts par notikumu numur {number}",
            f"Ministrs Nr. {number} paziņoja, ka tilts numur {number} būs slēgts līdz rudenim.",
        )
        for number in range(12)
    )
    menu = '<nav><h3><a href="/zinas/latvija">Ziņas no visas Latvijas</a></h3></nav>'
    other = '<h3><a href="https://other.example/x">Citas lapas raksts par tiltu</a></h3>'
    data = html(f"{menu}<h1>Ziņas</h1><div>{page}</div>{other}<footer><a href='/'>Uz sākumu</a></footer>")
    with pytest.raises(ListOfArticlesError, match="is a list of articles"):
        page_article(data, "page")
    links = page_links(data, "page", url="https://www.zinas.example/zinas/")
    assert [(article_key(address), headline) for address, headline in links] == [
        (f"zinas.example/a/{number}", f"Virsraksts par notikumu numur {number}") for number in range(12)
    ]


@pytest.mark.parametrize("teaser", TEASERS)
@pytest.mark.parametrize("is_inside", [True, False])
@pytest.mark.parametrize("told", [BODY, BODY[:1]])
def test_article_with_more_teasers_than_text_of_its_own(
    teaser: str, is_inside: bool, told: list[str]
) -> None:
    teasers = "".join(
        teaser.format(
            number, f"Zirnis par notikumu numur {number}", f"Zirnis Nr. {number} sacīja, ka tilts krīt."
        )
        for number in range(9)
    )
    box, end = f"<div class='x7'>{teasers}</div>", "</article>"
    page = f"<article><h1>T</h1>{paragraphs(*told)}{box + end if is_inside else end + box}"
    assert text(page, '<meta property="og:type" content="article">').split("\n\n") == told


def test_article_with_links_is_no_list() -> None:
    linked = "".join(
        f'<p>Par to <a href="/{number}">vairāk lasāms citur</a>. {item}</p>'
        for number, item in enumerate(BODY * 3)
    )
    assert text(f"<article><h1>T</h1>{linked}</article>").endswith(BODY[-1])


def test_letters_are_those_that_are_seen() -> None:
    page = "<p>Mi&shy;nistrs no Kalns &amp;amp; Leja sacīja,&nbsp;ka br\u200bauks ma\u0304ja\u0304s.</p>"
    assert text(f"<h1>T</h1>{page}") == "Ministrs no Kalns & Leja sacīja, ka brauks mājās."


@pytest.mark.parametrize(
    ("shown", "head", "instant"),
    [
        ("2024. gada 6. maijs, plkst. 10.15", "", "2024-05-06T07:15"),
        ("Publicēts 06.05.2024. plkst. 10:15", "", "2024-05-06T07:15"),
        ("Pirmdien, 6. maijs 2024, 10:15", "", "2024-05-06T07:15"),
        ("2024. gada 6. maijs", '<meta name="pubdate" content="2024-05-05T22:30:00Z">', "2024-05-05T22:30"),
        ('<time datetime="2024-05-06T07:15:00Z">vakar</time>', "", "2024-05-06T07:15"),
    ],
)
def test_instant_of_publication(shown: str, head: str, instant: str) -> None:
    article = page_article(html(f"<h1>T</h1><div>{shown}</div><p>{SENTENCE}</p>", head), "page")
    assert str(article.published) == "2024-05-06"
    assert article.published_at == datetime.fromisoformat(instant).replace(tzinfo=UTC)
    assert article.text == SENTENCE


@pytest.mark.parametrize(
    "page",
    [
        PLAIN + "<footer>© 2012–2026, atjaunots 01.01.2026</footer>",
        PLAIN + "<p>Tilts, sacīja Kalns, celts 2012. gada 6. maijā.</p>",
        "<h1>T</h1><div>© 2012–2026, atjaunots 01.01.2026</div><p>" + SENTENCE,
        "<h1>T</h1><div>6. maijs</div><p>" + SENTENCE,
        "<h1>T</h1><div>2024. gada 31. februāris</div><p>" + SENTENCE,
    ],
)
def test_no_day_is_made_up(page: str) -> None:
    assert page_article(html(page), "page").published is None


@pytest.mark.parametrize(
    ("head", "instant"),
    [
        ('<meta property="article:modified_time" content="2024-05-07T08:30:00+03:00">', "2024-05-07T05:30"),
        ('<meta property="og:updated_time" content="2024-05-07T08:30:00">', "2024-05-07T05:30"),
        (
            '<script type="application/ld+json">{"@type":"NewsArticle","dateModified":"2024-05-07T05:30:00Z"}'
            "</script>",
            "2024-05-07T05:30",
        ),
        ('<meta property="article:modified_time" content="2024-05-07">', None),
        ("", None),
    ],
)
def test_publication_and_change_are_two(head: str, instant: str | None) -> None:
    published = '<meta property="article:published_time" content="2024-05-06T10:15:00+03:00">'
    article = page_article(html(PLAIN, head + published), "page")
    assert str(article.published_at) == "2024-05-06 07:15:00+00:00"
    assert article.changed_at == (datetime.fromisoformat(instant).replace(tzinfo=UTC) if instant else None)


def test_day_in_the_address() -> None:
    article = page_article(html(PLAIN), "page", url="https://zinas.example/2024/05/06/tilts")
    assert str(article.published) == "2024-05-06"
    assert article.outlet == "zinas.example"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Otrdien, 7. maijs 2024, 08:00", "2024-05-07 08:00:00"),
        ("07.05.2024 08:00", "2024-05-07 08:00:00"),
        ("2024/5/7 08:00:00", "2024-05-07 08:00:00"),
        ("2024. gada 6. maijs, plkst. 12.30", "2024-05-06 12:30:00"),
        ("2024. gada 6. maijs", "2024-05-06"),
        ("31.02.2024", "None"),
        ("7. maijā", "None"),
        ("2024. gads", "None"),
        ("No 06.05.2024. līdz 08.05.2024.", "None"),
        ("1999999999999999999", "None"),
    ],
)
def test_written_dates(written: str, read: str) -> None:
    assert str(written_date(written)) == read


def test_what_a_page_says_of_itself() -> None:
    head = (
        '<title>Tilts slēgts | Ziņas</title><meta property="og:site_name" content="Ziņas">'
        '<link rel="canonical" href="/a/1"><meta property="og:title" content="Tilts slēgts | Ziņas">'
    )
    saved = b"<!-- saved from url=(0031)https://zinas.example/a/1?utm=x -->" + html(PLAIN, head)
    article = page_article(saved, "page", id="x")
    assert (article.id, article.title, article.outlet) == ("x", "Tilts slēgts", "Ziņas")
    assert article.url == "https://zinas.example/a/1"
    for link in ("https://zinas.example/", "https://other.example/a/1", "javascript:1", "http://[x"):
        page = html(PLAIN, f'<link rel="canonical" href="{link}">')
        assert page_article(page, "page", url="https://zinas.example/a/1").url == "https://zinas.example/a/1"


def test_the_language_is_that_of_the_text_where_the_template_is_in_another() -> None:
    marked = html(PLAIN).replace(b'lang="lv"', b'lang="en-GB"')
    assert page_article(marked, "page").language == "lv"
    sentence = "The bridge was closed on Monday because its pillars are in a bad state, the mayor said."
    english = (
        f'<html lang="en-GB"><body><article><p>{sentence}</p><p>{sentence} It will open in May.</p></article>'
    )
    assert page_article(english.encode(), "page").language == "en"


def test_offsets_count_in_the_text_made_of_the_page(run: Run, tmp_path: Path) -> None:
    (tmp_path / "related.html").write_bytes((PAGES / "related.html").read_bytes())
    result = run("read", tmp_path, "--format", "jsonl")
    assert result.exit_code == 0, result.stderr
    record = json.loads(result.stdout)
    article = page_article((PAGES / "related.html").read_bytes(), "page", id="related")
    assert record["article"]["sha256"] == article.sha256
    assert record["article"]["title"] == article.title
    spans = [time["span"] for time in record["times"]]
    assert spans
    assert all(article.text[span["start"] : span["end"]] == span["text"] for span in spans)
    assert not re.search("Zirnis|Rozīte", json.dumps(record, ensure_ascii=False))


def test_nothing_is_imported_before_the_first_page() -> None:
    code = (
        "import sys, hronika.cli.app, hronika.sources.files; "
        "print([name for name in ('lxml', 'trafilatura', 'htmldate', 'warcio') if name in sys.modules])"
    )
    assert subprocess.check_output([sys.executable, "-c", code], text=True).strip() == "[]"
