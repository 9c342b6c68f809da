"""Forgets an article, or what a speaker says: it goes from everything that is stored, and stays out."""

from hronika.archive.corrections.stored import (
    effective_record,
    forget_without_text,
    forget_words_of,
    versions_naming,
)
from hronika.archive.review.decisions import forget_decided
from hronika.archive.review.judged_names import name_key
from hronika.archive.rows import said_by, without_speakers, without_statements
from hronika.archive.store import Store
from hronika.archive.tombstones import address_of, bury
from hronika.archive.versions import read_version, replace_reading
from hronika.lemmas import RecordWithLemmas


def forget_article(store: Store, id: str, outlet: str | None = None) -> int:
    """Remove the articles with this id, of one outlet or of any, with all their versions; give how many.

    Tombstones, which are hashes of their identities and texts, keep them from coming back.
    """
    said: set[str] = set()
    with store.writing() as connection:
        found = connection.execute(
            "SELECT number FROM article WHERE id = ? AND (? IS NULL OR outlet = ?)", (id, outlet, outlet)
        ).fetchall()
        for (number,) in found:
            versions = connection.execute(
                "SELECT number, sha256, is_current FROM version WHERE article = ?", (number,)
            ).fetchall()
            for version, _, is_current in versions:
                ids = connection.execute("SELECT id FROM statement WHERE version = ?", (version,))
                said |= {id for (id,) in ids.fetchall()}
                if is_current:
                    store.derived.withdraw(version)
            keys = connection.execute("SELECT key FROM article_key WHERE article = ?", (number,)).fetchall()
            bury(connection, "article", (key for (key,) in keys))
            bury(connection, "text", (sha256 for _, sha256, _ in versions))
            bury(connection, "address", (address_of(sha256) for _, sha256, _ in versions))
            connection.execute("DELETE FROM article WHERE number = ?", (number,))
        forget_without_text(connection)
        forget_decided(connection, said, ())
    store.clear_log()
    return len(found)


def forget_speaker(store: Store, name: str) -> int:
    """Remove what a speaker of this name says from all records; give how many statements that were.

    What people corrected counts: what was given to that speaker by a correction goes, too. With it go
    what it quotes, the events told in it, and the corrections of all that. A tombstone, which holds a
    hash of the name, keeps it from coming back. The texts of the articles stay as they are.
    """
    removed = 0
    with store.writing() as connection:
        bury(connection, "speaker", [name])
        # Who only denies or confirms in an article may have no statement in it.
        named = connection.execute(
            "SELECT version FROM statement WHERE speaker_name = :name "
            "UNION SELECT version FROM name WHERE name = :name",
            {"name": name},
        )
        numbers = {number for (number,) in named.fetchall()} | versions_naming(connection, name)
        with store.derived.following(numbers):
            gone: set[str] = set()
            for number in sorted(numbers):
                version = read_version(connection, number)
                found = effective_record(connection, number, version.record, version.text)
                said = said_by(found.record, {name})
                removed += len(said)
                bury(
                    connection,
                    "address",
                    (
                        address_of(version.record.article.sha256, each.content[0].start, each.content[-1].end)
                        for each in found.record.statements
                        if each.id in said
                    ),
                )
                told = {event.id for event in found.record.events if event.statement in said}
                gone |= found.known_as(said | told)
                left = without_speakers(without_statements(version.record, gone), {name})
                replace_reading(connection, version, RecordWithLemmas(left, version.words))
            forget_words_of(connection, name, gone)
        forget_decided(connection, gone, [name_key("person", name), name_key("thing", name)])
    store.clear_log()
    return removed
