"""Pages as news sites lay them out, made of the sample articles for comparing extraction.

The six layouts were written for this comparison, after extraction was done, and nothing of it was changed for
them; they stand beside the pages of the tests, which it was made with.
"""

import html
import json
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from benchmarks.score import load
from hronika.samples import SAMPLE_ARTICLES

_MENU = ("Latvijā", "Pasaulē", "Ekonomika", "Kultūra", "Sports", "Viedokļi", "Laikapstākļi", "Kontakti")
_HEADLINES = (
    "Novadā trīs dienas nebūs ūdens",
    "Pētnieki pie ezera uzskaita dzērves",
    "Orķestris meklē jaunu diriģentu",
    "Uz šosejas apgāzusies kravas automašīna",
)
_TEASER = (
    "Ugunsdzēsēji naktī izbraukuši uz deviņiem izsaukumiem, un cietušo nav, liecina dienesta apkopotie dati."
)
_COOKIES = (
    "Šī vietne lieto sīkdatnes. Turpinot to lietot, jūs piekrītat mūsu privātuma politikai un noteikumiem."
)
_COMMENT = "Kur jūs visi bijāt agrāk, kad to vajadzēja darīt, es jums prasu jau piekto gadu pēc kārtas!"
_FOOTER = "Pārpublicēšana bez rakstiskas atļaujas aizliegta. Redakcijas tālrunis 6700 0000."
_LETTER = (
    "Svarīgākais reizi nedēļā tavā pastkastē: piesakies mūsu vēstulei un nepalaid garām nevienu notikumu."
)
_FOREIGN = (*_HEADLINES, _TEASER, _COOKIES, _COMMENT, _FOOTER, _LETTER)


class ExpectedPage(NamedTuple):
    """A page, and the texts that must be kept of it and that must not: `lead` and `quotes` are of `keep`."""

    name: str
    html: str
    keep: tuple[str, ...]
    lead: tuple[str, ...]
    quotes: tuple[str, ...]
    foreign: tuple[str, ...]


def laid_out_pages() -> Iterator[ExpectedPage]:
    """Yield every sample article in every layout."""
    for article in load(SAMPLE_ARTICLES):
        paragraphs = [line for line in article["text"].split("\n") if line.strip()]
        quotes = tuple(line for line in paragraphs if any(mark in line for mark in '„“”"«'))
        for layout in _LAYOUTS:
            page = layout(article, [html.escape(line, quote=False) for line in paragraphs])
            name = f"{article['id']} {layout.__name__.strip('_')}"
            yield ExpectedPage(name, page, tuple(paragraphs), (paragraphs[0],), quotes, _FOREIGN)


def _document(article: Any, body: str, head: str = "") -> str:
    title = html.escape(article["title"])
    return (
        f'<!DOCTYPE html><html lang="lv"><head><meta charset="utf-8"><title>{title} - Ziņu lapa</title>'
        f'<meta property="og:title" content="{title}">{head}</head><body>{body}</body></html>'
    )


def _menu() -> str:
    return (
        "<ul>"
        + "".join(f'<li><a href="/{place}">{item}</a></li>' for place, item in enumerate(_MENU))
        + "</ul>"
    )


def _further(tag: str = "div") -> str:
    cards = "".join(
        f'<{tag} class="card"><a href="/raksts/{place}"><img src="/{place}.jpg" alt="">'
        f"<h3>{headline}</h3></a>"
        f"<p>{_TEASER}</p></{tag}>"
        for place, headline in enumerate(_HEADLINES)
    )
    return f"<section><h2>Vēl lasāms</h2>{cards}</section>"


def _blog(article: Any, paragraphs: Sequence[str]) -> str:
    """The markup of a common blog engine: header, entry, widgets, comments."""
    text = "".join(f"<p>{line}</p>\n" for line in paragraphs)
    body = f"""<div id="page"><header id="masthead"><nav>{_menu()}</nav></header><div id="primary"><main>
<article class="post type-post status-publish hentry"><header class="entry-header">
<h1 class="entry-title">{article["title"]}</h1><div class="entry-meta">
<time datetime="{article["published"]}">{article["published"]}</time></div></header>
<div class="entry-content">{text}</div></article>
<div id="comments"><ol><li class="comment"><cite>Vērotājs</cite><p>{_COMMENT}</p></li></ol></div></main></div>
<aside id="secondary" class="widget-area">{_further()}<section class="widget"><p>{_LETTER}</p></section>
</aside><footer class="site-footer"><p>{_FOOTER}</p></footer></div>
<div class="cookie-notice"><p>{_COOKIES}</p></div>"""
    return _document(article, body)


def _hashed(article: Any, paragraphs: Sequence[str]) -> str:
    """Markup with the hashed names of a script framework, in boxes in boxes; the data stands in JSON-LD."""
    data = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": article["title"]}
    head = f'<script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script>'
    lead, *rest = paragraphs
    text = "".join(f'<div class="c-1x9z"><div class="t-77ab"><p>{line}</p></div></div>' for line in rest)
    body = f"""<div id="__app"><div class="a-3f2c"><div class="a-91bd">{_menu()}</div></div>
<div class="l-aa01"><h1 class="h-20ee">{article["title"]}</h1><div class="d-5b5b">{lead}</div>
<div class="x-0101">{text}<div class="n-4444"><p>{_LETTER}</p></div></div>
<div class="r-8888">{_further()}</div></div>
<div class="k-1234"><p>{_COOKIES}</p></div><div class="f-4321"><p>{_FOOTER}</p></div></div>"""
    return _document(article, body, head)


def _old(article: Any, paragraphs: Sequence[str]) -> str:
    """Tables and line breaks, as sites of twenty years ago."""
    text = "<br>\n<br>\n".join(paragraphs)
    body = f"""<table width="100%"><tr><td colspan="3">{_menu()}</td></tr><tr><td valign="top" width="180">
{"<br>".join(f'<a href="/{place}">{line}</a>' for place, line in enumerate(_HEADLINES))}</td>
<td valign="top"><font size="4"><b>{article["title"]}</b></font><br><br>{text}</td><td valign="top">
<font size="1">{_TEASER}</font></td></tr><tr><td colspan="3"><font size="1">{_FOOTER}</font></td></tr>
</table>"""
    return _document(article, body)


def _interrupted(article: Any, paragraphs: Sequence[str]) -> str:
    """An article with boxes between its paragraphs: teasers, a letter to subscribe to, a bold lead."""
    lead, *rest = paragraphs
    parts = [f"<p>{line}</p>" for line in rest]
    parts.insert(
        2, f'<aside class="inline-promo"><a href="/raksts/0">{_HEADLINES[0]}</a><p>{_TEASER}</p></aside>'
    )
    parts.insert(4, f'<div class="newsletter-box"><p>{_LETTER}</p></div>')
    body = f"""<header>{_menu()}</header><main><article><h1>{article["title"]}</h1>
<p class="article__lead"><strong>{lead}</strong></p><figure><img src="/1.jpg" alt=""></figure>
<div class="article__body">{"".join(parts)}</div></article>{_further("article")}</main>
<section class="comments"><div class="comment"><b>Anna</b><p>{_COMMENT}</p></div></section>
<footer><p>{_FOOTER}</p></footer><div role="dialog" class="consent"><p>{_COOKIES}</p></div>"""
    return _document(article, body)


def _quoting(article: Any, paragraphs: Sequence[str]) -> str:
    """Paragraphs with quotations stand in `blockquote`, the first paragraph above the picture."""
    text = "".join(
        f"<blockquote><p>{line}</p></blockquote>"
        if line.startswith(("„", "“", '"', "«"))
        else f"<p>{line}</p>"
        for line in paragraphs[1:]
    )
    body = f"""<div class="top">{_menu()}</div><div class="wrapper"><div class="headline">
<h1>{article["title"]}</h1>
<h2>{paragraphs[0]}</h2></div><div class="gallery"><img src="/1.jpg" alt=""></div><div class="columns">
<div class="main-column"><div class="text">{text}</div></div>
<div class="side-column">{_further("li")}</div></div>
</div><div class="bottom"><p>{_FOOTER}</p><p>{_COOKIES}</p></div>"""
    return _document(article, body)


def _lines(article: Any, paragraphs: Sequence[str]) -> str:
    """Paragraphs that are `div` or `span` with nothing that says so, comments below in the same form."""
    text = "".join(f"<div>{line}</div>" for line in paragraphs)
    body = f"""<div>{_menu()}</div><div><h1>{article["title"]}</h1><div>{text}</div>
<div><h3>Komentāri (1)</h3><div>Anonīms</div><div>{_COMMENT}</div></div></div>{_further()}
<div>{_FOOTER}</div><div>{_COOKIES}</div>"""
    return _document(article, body)


_LAYOUTS: tuple[Callable[[Any, Sequence[str]], str], ...] = (
    _blog,
    _hashed,
    _old,
    _interrupted,
    _quoting,
    _lines,
)
