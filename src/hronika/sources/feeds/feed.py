"""What a feed says, as it is handed on: its items, and sentences on what was wrong and what was put right."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class FeedItem:
    """One item of a feed (RSS `item`, Atom `entry`); None where the feed does not say.

    `id` is its guid or Atom id, which may change while `link`, an http or https address, stays. `title` is
    text. `published` and `updated` are a datetime in the outlet's time zone where a time of day is told, so
    that its day is the outlet's own, else a date; one that is not understood is None. `is_future` says that
    `published` lies more than a day ahead of the time at which the feed was fetched. `summary` is text,
    `content` HTML with absolute links. `is_full` says that `content` is all of the article and not the
    beginning of it. `language` is an ISO 639-1 code. `notes` are sentences
    on what is not as it should be, such as a date that is not understood.
    """

    id: str | None = None
    link: str | None = None
    title: str | None = None
    published: date | None = None
    updated: date | None = None
    is_future: bool = False
    summary: str | None = None
    content: str | None = None
    is_full: bool = False
    language: str | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Feed:
    """A feed that was read: `form` is `rss`, `atom` or `json`, `language` an ISO 639-1 code.

    `problems` are sentences on what of it could not be read: a user should be told. `notes` are sentences on
    what was put right in all of it, such as a wrong label of the encoding; they are kept with the source.
    """

    form: str
    title: str | None = None
    link: str | None = None
    language: str | None = None
    items: tuple[FeedItem, ...] = ()
    problems: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
