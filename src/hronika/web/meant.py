"""Whom the address of a person means: one, several of that name, or somebody who is now another's part."""

from collections.abc import Sequence
from urllib.parse import urlencode

from rapidfuzz import fuzz

from hronika.archive.identity.who import Identity
from hronika.archive.people.naming import slug
from hronika.archive.queries import filter_on
from hronika.archive.review.decisions import Decision
from hronika.errors import HronikaError, UsageError
from hronika.web import addresses
from hronika.web.errors import ElsewhereError, NotThereError
from hronika.web.page import API, Asked

_MOST_LIKE = 6
_BEGINNING = 4
_LEAST_LIKE = 60.0


def own_address(identity: Identity) -> str:
    """The permanent address of somebody."""
    return addresses.of_person(identity.name, identity.id)


def meant(asked: Asked, name: str) -> Sequence[Identity]:
    """Give whom a slug, or a slug with the id of a profile behind a tilde, means: one or several.

    Raises ElsewhereError where an id is that of somebody who has another address, or too little is known of
    who is meant, which leads to the articles; NotThereError where nobody is meant, or data are asked for.
    """
    words, _, id = name.partition("~")
    if not id:
        if slug(words) != words:
            raise _lead_on(asked, addresses.of_person(words))
        named = asked.archive.called(words)
        called = [each for each in named if each.is_established]
        found = [each for each in called if thrown_out(asked, each) is None]
        if called and not found:
            raise _no_name(asked, called[0])
        if not found:
            raise _only_named(asked, named[0]) if named else _nobody(asked, words)
        return found
    try:
        identity = asked.archive.identity(id)
    except UsageError:
        raise _nobody(asked, words) from None
    if not identity.is_established:
        raise _only_named(asked, identity)
    if thrown_out(asked, identity) is not None:
        raise _no_name(asked, identity)
    if own_address(identity) != f"/person/{name}":
        raise _lead_on(asked, own_address(identity))
    return [identity]


def one_meant(asked: Asked, name: str) -> Identity:
    """Give the one whom an address means; of several it leads to the page that tells them apart."""
    found = meant(asked, name)
    if len(found) > 1:
        raise ElsewhereError(f"/person/{slug(name)}")
    return found[0]


def by_words(asked: Asked, words: str) -> Sequence[Identity]:
    """Give whom somebody means by a name, an address or an id; nobody where that is not said clearly."""
    words = words.strip().rpartition("/person/")[2]
    words = words.partition("~")[2] or words
    try:
        return [each for each in asked.archive.who(words).found if each.is_established or each.id == words]
    except UsageError:
        return []


def thrown_out(asked: Asked, identity: Identity) -> Decision | None:
    """Give the decision by which what is called so is no name; None where one of its names is one."""
    found = [asked.archive.review.thrown_out(identity.kind, name) for name in identity.names]
    return found[0] if all(found) else None


def _only_named(asked: Asked, identity: Identity) -> HronikaError:
    """Make what leads to the articles that name somebody of whom too little is known for a page.

    Who follows a link is led on to them; who asks for data is told.
    """
    articles = addresses.of_search(filter_on("about", identity.name), kind="article")
    if not asked.is_data:
        return ElsewhereError(articles)
    return NotThereError(
        asked.words("person.only_named", name=identity.name), [(articles, asked.words("person.mentions"))]
    )


def _no_name(asked: Asked, identity: Identity) -> NotThereError:
    """Make what says that people rejected a name, with where that is taken back, and where it stands."""
    decision = thrown_out(asked, identity)
    who = f"{decision.author}, {asked.words.moment(decision.at)} UTC" if decision else "–"
    return NotThereError(
        asked.words("review.thrown_out", name=identity.name, who=who),
        [
            ("/review?queue=rejected", asked.words("review.to_rejected")),
            (addresses.of_search(identity.name, kind="name"), asked.words("person.mentions")),
        ],
    )


def _lead_on(asked: Asked, own: str) -> ElsewhereError:
    """Make what leads on to the same page of somebody at another address."""
    rest = asked.path.removeprefix(API).removesuffix(".json").removesuffix(".csv").split("/")[3:]
    query = urlencode(asked.query)
    return ElsewhereError("/".join([own, *rest]) + (f"?{query}" if query else ""))


def _nobody(asked: Asked, words: str) -> NotThereError:
    """Make what says that nobody is called so, with those who are called nearly so."""
    near: dict[str, float] = {}
    for word in words.split("-"):
        if len(word) > 1:
            for each in asked.archive.suggestions(word[:_BEGINNING], limit=50):
                if each.kind in ("person", "organization"):
                    near[each.name] = fuzz.ratio(slug(each.name), words)
    best = sorted(near, key=lambda name: (-near[name], name))[:_MOST_LIKE]
    ways = [(addresses.of_person(name), name) for name in best if near[name] >= _LEAST_LIKE]
    ways.append(
        (addresses.of_search(words.replace("-", " "), kind="name"), asked.words("person.search_names"))
    )
    return NotThereError(asked.words("person.nobody", name=words.replace("-", " ")[:80]), ways)
