"""The permanent addresses of what an archive holds.

A text is named by the beginning of its SHA-256, and what stands in it by its place there, in code points: so
an address outlives a rereading, a backup and another archive of the same articles. A person is named by name
and by the id of a profile, which leads to whoever that profile is part of.
"""

from typing import Annotated
from urllib.parse import quote, urlencode

from fastapi import Path

from hronika.archive.people.naming import slug as slug
from hronika.archive.tombstones import ADDRESS_DIGITS

TextHash = Annotated[
    str, Path(pattern=r"^[0-9a-f]{1,64}$", description="The beginning of the SHA-256 of a text.")
]
CodePoint = Annotated[int, Path(ge=0, le=2**31, description="A place in the text, in code points.")]


def of_text(sha256: str) -> str:
    """The address of an article as it stood in this text."""
    return f"/a/{sha256[:ADDRESS_DIGITS]}"


def of_statement(sha256: str, start: int, end: int) -> str:
    """The address of the statement whose content begins and ends there, in code points."""
    return f"/s/{sha256[:ADDRESS_DIGITS]}/{start}-{end}"


def of_event(sha256: str, start: int, end: int) -> str:
    """The address of the event whose predicate begins and ends there."""
    return f"/e/{sha256[:ADDRESS_DIGITS]}/{start}-{end}"


def of_story(sha256: str) -> str:
    """The address of the story of the article with this text."""
    return f"/story/{sha256[:ADDRESS_DIGITS]}"


def of_person(name: str, id: str | None = None) -> str:
    """The address of somebody or something by name; with an id it is that one and no namesake."""
    return f"/person/{slug(name)}" + (f"~{quote(id)}" if id else "")


def of_search(query: str, **others: object) -> str:
    """The address of a search."""
    return "/search?" + urlencode({"q": query, **{key: str(value) for key, value in others.items() if value}})


def in_source(url: str | None, words: str) -> str | None:
    """The address of words in the article at its outlet, as a text fragment (WICG Scroll to Text Fragment).

    None where the article has no address of the web.
    """
    if not url or not url.startswith(("https://", "http://")):
        return None
    first = words.split()
    if len(first) <= _WHOLE:
        fragment = _fragment(" ".join(first))
    else:
        fragment = f"{_fragment(' '.join(first[:_ENDS]))},{_fragment(' '.join(first[-_ENDS:]))}"
    return f"{url.partition('#')[0]}#:~:text={fragment}"


_WHOLE, _ENDS = 10, 4
"""How many words a fragment has whole, and how many of each end where there are more."""


def _fragment(words: str) -> str:
    return quote(words, safe="").replace("-", "%2D")
