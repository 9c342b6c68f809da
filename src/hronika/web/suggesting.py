"""What is suggested while somebody types into the search box: names, as options of a list of HTML."""

from typing import Annotated

from fastapi import FastAPI, Query, Request, Response
from fastapi.responses import HTMLResponse
from markupsafe import Markup

from hronika.archive.suggesting import Suggestion
from hronika.exports.markup import plain
from hronika.web.page import API, REFUSALS, PageData
from hronika.web.words import PageWords

_FEWEST = 2
"""From how many letters on something is suggested."""


class SuggestedName(PageData):
    """A name, its kind, and how many articles it is counted in."""

    name: str
    kind: str
    articles: int


class SuggestionsData(PageData):
    """Names with words that begin as what was typed, the most frequent first."""

    suggestions: tuple[SuggestedName, ...]


def install_suggestions(app: FastAPI) -> None:
    """Add the suggestions to an application."""
    app.add_api_route("/suggestions", as_options, include_in_schema=False)
    app.add_api_route(f"{API}/suggestions", suggestions, response_model=SuggestionsData, responses=REFUSALS)


Begun = Annotated[str, Query(max_length=100)]


async def suggestions(request: Request, q: Begun = "") -> SuggestionsData:
    """Suggest people, institutions, places and outlets with words that begin so."""
    found: list[Suggestion] = []
    if len(q.strip()) >= _FEWEST:
        found = await request.app.state.desks.read(lambda archive: archive.suggestions(q))
    return SuggestionsData(
        suggestions=tuple(
            SuggestedName(name=each.name, kind=each.kind, articles=each.articles) for each in found
        )
    )


async def as_options(request: Request, q: Begun = "") -> Response:
    """Give suggestions as options."""
    found = await suggestions(request, q)
    words: PageWords = request.state.words
    options = Markup("\n").join(
        Markup('<option value="{}">{}</option>').format(
            plain(each.name),
            f"{words(f'common.suggested.{each.kind}')}, {words.count(each.articles, 'common.articles')}",
        )
        for each in found.suggestions
    )
    return HTMLResponse(options)
