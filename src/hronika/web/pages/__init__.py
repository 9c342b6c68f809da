"""One module a page, or a few that belong together."""

from hronika.web.forms import Forms
from hronika.web.page import Pages
from hronika.web.pages import (
    about,
    article,
    claims,
    compare,
    contradictions,
    deciding,
    draft,
    due,
    event,
    front,
    network,
    people,
    person,
    places,
    review,
    review_forms,
    review_several,
    search,
    sources,
    statement,
    stories,
    timeline,
)

ALL: tuple[Pages, ...] = (
    front.pages,
    search.pages,
    article.pages,
    statement.pages,
    event.pages,
    people.pages,
    person.pages,
    contradictions.pages,
    deciding.pages,
    stories.pages,
    due.pages,
    claims.pages,
    draft.pages,
    sources.pages,
    review.pages,
    review_several.pages,
    about.pages,
    timeline.pages,
    network.pages,
    places.pages,
    compare.pages,
)
"""All pages, in the order in which their addresses are tried."""

FORMS: tuple[Forms, ...] = (deciding.forms, review_several.forms, review_forms.forms)
"""All forms that change the archive."""
