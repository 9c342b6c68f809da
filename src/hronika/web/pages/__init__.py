"""One module a page, or a few that belong together."""

from hronika.web.forms import Forms
from hronika.web.page import Pages
from hronika.web.pages import (
    about,
    article,
    claims,
    deciding,
    draft,
    due,
    front,
    items,
    people,
    person,
    search,
    sources,
    stories,
)

ALL: tuple[Pages, ...] = (
    front.pages,
    search.pages,
    article.pages,
    items.pages,
    people.pages,
    person.pages,
    deciding.pages,
    stories.pages,
    due.pages,
    claims.pages,
    draft.pages,
    sources.pages,
    about.pages,
)
"""All pages, in the order in which their addresses are tried."""

FORMS: tuple[Forms, ...] = (deciding.forms,)
"""All forms that change the archive."""
