"""The tables of an archive, and how a file of an earlier schema becomes one of the present.

Instants are UTC in ISO 8601; `published` is the outlet's own day. The numbers of versions, statements, events
and names are those of `hronika.archive.numbers`. Text, record and words of a version are packed together
(`hronika.archive.packing`). `corrected` names the fields that people said, `all` where it is the whole item.
The views, which have the plural names, show the current versions; they are for other programs and hold
across schemas.
"""

import sqlite3
from collections.abc import Callable, Sequence
from typing import Any

from hronika.archive import fulltext
from hronika.archive.claims import stored as claims
from hronika.archive.corrections import stored
from hronika.archive.due import stored as due
from hronika.archive.followers import Followers
from hronika.archive.identity import judgements, listed, offices
from hronika.archive.identity import stored as identity
from hronika.archive.lineage import stored as lineage
from hronika.archive.network import stored as network
from hronika.archive.people import stored as people
from hronika.archive.places import stored as places
from hronika.archive.review import decisions, unsure
from hronika.archive.stories import stored as stories

APPLICATION = 0x48726F6E
"""What SQLite's `application_id` says in a file of ours: `Hron`."""

_TABLES = """
CREATE TABLE article (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    outlet TEXT,
    url TEXT,
    copy_of INTEGER REFERENCES article (number) ON DELETE SET NULL,
    added TEXT NOT NULL
) STRICT;
CREATE INDEX article_of_id ON article (id);
CREATE INDEX article_copies ON article (copy_of) WHERE copy_of IS NOT NULL;
CREATE TABLE article_key (
    key TEXT NOT NULL,
    article INTEGER NOT NULL REFERENCES article (number) ON DELETE CASCADE,
    PRIMARY KEY (key, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX article_key_of ON article_key (article);
CREATE TABLE version (
    number INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES article (number) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    is_current INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    title TEXT,
    published TEXT,
    published_at TEXT,
    changed_at TEXT,
    incomplete INTEGER NOT NULL,
    added TEXT NOT NULL,
    packed BLOB NOT NULL,
    notes TEXT NOT NULL,
    UNIQUE (article, ordinal)
) STRICT;
CREATE UNIQUE INDEX version_now ON version (article) WHERE is_current;
CREATE INDEX version_articles ON version (number, article);
CREATE INDEX version_of_text ON version (sha256);
CREATE TABLE raw (
    version INTEGER PRIMARY KEY REFERENCES version (number) ON DELETE CASCADE,
    type TEXT,
    packed BLOB NOT NULL
) STRICT;
CREATE TABLE statement (
    number INTEGER PRIMARY KEY,
    version INTEGER NOT NULL REFERENCES version (number) ON DELETE CASCADE,
    id TEXT NOT NULL,
    content TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    speaker TEXT,
    speaker_name TEXT,
    mode TEXT NOT NULL,
    act TEXT NOT NULL,
    stance TEXT,
    cue TEXT,
    said_at TEXT,
    within TEXT,
    confidence REAL NOT NULL,
    corrected TEXT
) STRICT;
CREATE INDEX statement_of_version ON statement (version);
CREATE INDEX statement_facets ON statement (number, version, speaker_name, mode, act, stance);
CREATE UNIQUE INDEX statement_by_id ON statement (id, version);
CREATE TABLE event (
    number INTEGER PRIMARY KEY,
    version INTEGER NOT NULL REFERENCES version (number) ON DELETE CASCADE,
    id TEXT NOT NULL,
    predicate TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    type TEXT,
    vouched TEXT NOT NULL,
    polarity TEXT NOT NULL,
    agent TEXT,
    patient TEXT,
    time TEXT,
    place TEXT,
    statement TEXT,
    confidence REAL NOT NULL,
    corrected TEXT
) STRICT;
CREATE INDEX event_of_version ON event (version);
CREATE TABLE name (
    number INTEGER PRIMARY KEY,
    version INTEGER NOT NULL REFERENCES version (number) ON DELETE CASCADE,
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    mentions INTEGER NOT NULL,
    roles TEXT NOT NULL
) STRICT;
CREATE INDEX name_of_version ON name (version);
CREATE TABLE last_numbers (
    day INTEGER PRIMARY KEY,
    version INTEGER NOT NULL DEFAULT 0,
    statement INTEGER NOT NULL DEFAULT 0,
    event INTEGER NOT NULL DEFAULT 0,
    name INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE unfinished_rereading (
    down_to INTEGER NOT NULL
) STRICT;
CREATE TABLE tombstones (
    hash TEXT PRIMARY KEY,
    forgotten TEXT NOT NULL
) STRICT, WITHOUT ROWID;
"""

# Of feeds the instants are Unix seconds, as those of the machine's clock that they are compared with.
_FEEDS = """
CREATE TABLE feed (
    address TEXT PRIMARY KEY,
    moved_to TEXT,
    etag TEXT,
    last_modified TEXT,
    last_poll REAL,
    last_success REAL,
    next_poll REAL NOT NULL,
    failures INTEGER NOT NULL,
    failing_since REAL,
    reason TEXT
) STRICT, WITHOUT ROWID;
CREATE TABLE feed_day (
    feed TEXT NOT NULL REFERENCES feed (address) ON DELETE CASCADE,
    day TEXT NOT NULL,
    items INTEGER NOT NULL,
    without_text INTEGER NOT NULL,
    PRIMARY KEY (feed, day)
) STRICT, WITHOUT ROWID;
CREATE TABLE feed_item (
    number INTEGER PRIMARY KEY,
    feed TEXT NOT NULL REFERENCES feed (address) ON DELETE CASCADE,
    link TEXT,
    title TEXT,
    published TEXT,
    updated TEXT,
    first_seen REAL NOT NULL,
    etag TEXT,
    last_modified TEXT,
    looks INTEGER NOT NULL,
    failures INTEGER NOT NULL,
    next_look REAL,
    content_hash TEXT
) STRICT;
CREATE INDEX feed_item_next ON feed_item (next_look) WHERE next_look IS NOT NULL;
CREATE INDEX feed_item_feed ON feed_item (feed);
CREATE TABLE feed_item_key (
    key TEXT PRIMARY KEY,
    item INTEGER NOT NULL REFERENCES feed_item (number) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX feed_item_key_of ON feed_item_key (item);
"""

_VIEWS = """
CREATE VIEW articles AS
    SELECT a.id, a.outlet, a.url, v.title, v.published, v.published_at, v.changed_at, v.incomplete,
        v.added, v.ordinal AS version, v.sha256
    FROM article a JOIN version v ON v.article = a.number WHERE v.is_current;
CREATE VIEW statements AS
    SELECT s.id, a.id AS article, a.outlet, v.published, s.speaker_name, s.content, s.mode, s.act, s.stance,
        s.cue, s.said_at, s.confidence, s.corrected, s.start, s."end", s.within, v.incomplete
    FROM statement s JOIN version v ON v.number = s.version JOIN article a ON a.number = v.article
    WHERE v.is_current;
CREATE VIEW events AS
    SELECT e.id, a.id AS article, a.outlet, v.published, e.predicate, e.type, e.vouched, e.polarity, e.agent,
        e.patient, e.time, e.place, e.statement, e.confidence, e.corrected, e.start, e."end"
    FROM event e JOIN version v ON v.number = e.version JOIN article a ON a.number = v.article
    WHERE v.is_current;
CREATE VIEW people AS
    SELECT n.id, a.id AS article, a.outlet, v.published, n.name, n.roles, n.mentions
    FROM name n JOIN version v ON v.number = n.version JOIN article a ON a.number = v.article
    WHERE v.is_current AND n.kind = 'person';
"""


# Of most versions none of these holds: adding an article changes none of these indexes.
_OF_FEW_VERSIONS = (
    "CREATE INDEX version_altered ON version (added) WHERE ordinal > 1",
    "CREATE INDEX version_past ON version (number) WHERE NOT is_current",
    "CREATE INDEX version_incomplete ON version (number) WHERE incomplete",
)


def _first_schema(connection: sqlite3.Connection) -> None:
    for statement in (*(_TABLES + _FEEDS + _VIEWS).split(";\n"), *stored.SCHEMA, *fulltext.SCHEMA):
        if statement.strip():
            connection.execute(statement)


def _who_and_stories(connection: sqlite3.Connection) -> None:
    """Make the tables of who is who and of what follows; the next migration fills them."""
    _make(connection, judgements, listed, identity, offices, stories, places, lineage, due, claims)


def _people_and_ties(connection: sqlite3.Connection) -> None:
    """Make anew all that follows from the current versions, by the rules of now; what people judged stays."""
    for index in _OF_FEW_VERSIONS:
        connection.execute(index)
    _make(connection, network, people, unsure, decisions)
    Followers(connection).make_anew()


def _make(connection: sqlite3.Connection, *rooms: Any) -> None:
    for statement in (statement for room in rooms for statement in room.SCHEMA):
        connection.execute(statement)


MIGRATIONS: Sequence[Callable[[sqlite3.Connection], None]] = (
    _first_schema, _who_and_stories, _people_and_ties,
)  # fmt: skip
"""What makes a file of each schema one of the next; that of an empty file is 0. In order.

What a migration makes that a later one makes anew may be left out of it.
"""


def migrate(connection: sqlite3.Connection, schema: int) -> None:
    """Bring a file of this schema to the present one, in the transaction that is open."""
    for migration in MIGRATIONS[schema:]:
        migration(connection)
    connection.execute(f"PRAGMA application_id = {APPLICATION}")
    connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
