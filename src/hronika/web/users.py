"""Who may read and who may change an archive that others than this machine can reach.

Users, their sessions and their tokens lie in a file of their own beside the archive, so that a copy of the
archive can be passed on without them. Passwords are kept as argon2id hashes (RFC 9106), sessions and tokens
as SHA-256: they are random, so nobody can guess what was hashed.
"""

import hashlib
import secrets
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Literal, NamedTuple

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from hronika.errors import UsageError

Role = Literal["reader", "editor"]

SHORTEST_PASSWORD = 10
_LONGEST = 64  # of a name; 1024 of a password, which hashing would else be kept busy with
_LONGEST_PASSWORD = 1024
_IDLE, _WHOLE = 12 * 3600, 7 * 24 * 3600
"""Seconds after which a session ends: without a request, and in all."""

_SCHEMA = """
CREATE TABLE IF NOT EXISTS user (
    name TEXT PRIMARY KEY, role TEXT NOT NULL, password TEXT NOT NULL, added REAL NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS session (
    hash TEXT PRIMARY KEY, user TEXT NOT NULL REFERENCES user (name) ON DELETE CASCADE,
    begun REAL NOT NULL, last REAL NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS token (
    hash TEXT PRIMARY KEY, user TEXT NOT NULL REFERENCES user (name) ON DELETE CASCADE,
    purpose TEXT NOT NULL, made REAL NOT NULL, last REAL
) STRICT;
"""


class User(NamedTuple):
    """Somebody who may read, or also change, the archive."""

    name: str
    role: Role

    @property
    def may_change(self) -> bool:
        """Whether the user is an editor."""
        return self.role == "editor"


class TokenMade(NamedTuple):
    """A token for programs and feed readers: what it is for, when it was made and last used, in Unix time.

    `id` is the beginning of its hash, by which it is revoked.
    """

    id: str
    purpose: str
    made: float
    last: float | None


class Users:
    """The file of users; it is made where there is none."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._hasher = PasswordHasher()
        # What is verified where there is no such user, so that the time does not tell.
        self._nobody = self._hasher.hash(secrets.token_hex(16))

    def any(self) -> bool:
        """Say whether there are users."""
        if not self.path.exists():
            return False
        with self._open() as connection:
            return connection.execute("SELECT 1 FROM user LIMIT 1").fetchone() is not None

    def all(self) -> list[User]:
        """Give all users by name."""
        if not self.path.exists():
            return []
        with self._open() as connection:
            return [User(*row) for row in connection.execute("SELECT name, role FROM user ORDER BY name")]

    def add(self, name: str, role: Role, password: str) -> None:
        """Add a user, or give one another role and password; sessions of before end.

        Raises UsageError where the name or the password will not do.
        """
        if not name.strip() or len(name) > _LONGEST or not name.isprintable():
            raise UsageError(f"A name has 1 to {_LONGEST} printable characters.")
        if not SHORTEST_PASSWORD <= len(password) <= _LONGEST_PASSWORD:
            raise UsageError(
                f"A password has {SHORTEST_PASSWORD} characters or more: a sentence is a good one."
            )
        with self._open() as connection:
            connection.execute("DELETE FROM user WHERE name = ?", (name.strip(),))
            connection.execute(
                "INSERT INTO user VALUES (?, ?, ?, ?)",
                (name.strip(), role, self._hasher.hash(password), time.time()),
            )

    def remove(self, name: str) -> None:
        """Remove a user with all sessions and tokens; raises UsageError where there is none."""
        with self._open() as connection:
            if not connection.execute("DELETE FROM user WHERE name = ?", (name,)).rowcount:
                raise UsageError(f"There is no user {name[:_LONGEST]!r}: `hronika user list` names them.")

    def verified(self, name: str, password: str) -> User | None:
        """Give the user of this name and password, None where there is none."""
        with self._open() as connection:
            row = connection.execute(
                "SELECT name, role, password FROM user WHERE name = ?", (name,)
            ).fetchone()
        try:
            self._hasher.verify(row[2] if row else self._nobody, password[:_LONGEST_PASSWORD])
        except (VerificationError, InvalidHashError):
            return None
        return User(row[0], row[1]) if row else None

    def begin_session(self, user: User) -> str:
        """Begin a session, and give what the browser is to keep; those that have ended are removed."""
        key, now = secrets.token_urlsafe(32), time.time()
        with self._open() as connection:
            connection.execute("DELETE FROM session WHERE last < ? OR begun < ?", (now - _IDLE, now - _WHOLE))
            connection.execute("INSERT INTO session VALUES (?, ?, ?, ?)", (_hash(key), user.name, now, now))
        return key

    def in_session(self, key: str) -> User | None:
        """Give whose session it is, None where it has ended."""
        now = time.time()
        with self._open() as connection:
            row = connection.execute(
                "SELECT u.name, u.role, s.last FROM session s JOIN user u ON u.name = s.user "
                "WHERE s.hash = ? AND s.last >= ? AND s.begun >= ?",
                (_hash(key), now - _IDLE, now - _WHOLE),
            ).fetchone()
            if row is None:
                return None
            if row[2] < now - 60:  # not at every request
                _note(connection, "UPDATE session SET last = ? WHERE hash = ?", _hash(key))
        return User(row[0], row[1])

    def end_session(self, key: str) -> None:
        """End a session."""
        with self._open() as connection:
            connection.execute("DELETE FROM session WHERE hash = ?", (_hash(key),))

    def end_sessions(self, user: User) -> None:
        """End all sessions of a user."""
        with self._open() as connection:
            connection.execute("DELETE FROM session WHERE user = ?", (user.name,))

    def make_token(self, user: User, purpose: str) -> str:
        """Make a token for a program or a feed reader, which may read as the user may."""
        token = secrets.token_urlsafe(24)
        with self._open() as connection:
            connection.execute(
                "INSERT INTO token VALUES (?, ?, ?, ?, NULL)",
                (_hash(token), user.name, purpose[:200], time.time()),
            )
        return token

    def with_token(self, token: str) -> User | None:
        """Give whose token it is, as a reader; None where it was revoked or never made."""
        with self._open() as connection:
            row = connection.execute("SELECT user FROM token WHERE hash = ?", (_hash(token),)).fetchone()
            if row is None:
                return None
            _note(connection, "UPDATE token SET last = ? WHERE hash = ?", _hash(token))
        return User(row[0], "reader")

    def tokens(self, user: User) -> list[TokenMade]:
        """Give the tokens of a user, the last first."""
        with self._open() as connection:
            rows = connection.execute(
                "SELECT substr(hash, 1, 16), purpose, made, last FROM token WHERE user = ? "
                "ORDER BY made DESC",
                (user.name,),
            )
            return [TokenMade(*row) for row in rows]

    def revoke(self, user: User, id: str) -> None:
        """Revoke a token of a user."""
        with self._open() as connection:
            connection.execute(
                "DELETE FROM token WHERE user = ? AND substr(hash, 1, 16) = ?", (user.name, id)
            )

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        is_new = not self.path.exists()
        with closing(sqlite3.connect(self.path, timeout=10)) as connection, connection:
            if is_new:
                self.path.chmod(0o600)
            connection.execute("PRAGMA foreign_keys = ON")
            connection.executescript(_SCHEMA)
            yield connection


def _note(connection: sqlite3.Connection, change: str, hash: str) -> None:
    """Note when something was used last; where that cannot be written just now, it was used all the same."""
    with suppress(sqlite3.OperationalError):
        connection.execute(change, (time.time(), hash))


def users_beside(archive: Path) -> Path:
    """Give the file of users of an archive: `news.users.db` for `news.db`."""
    return archive.with_name(f"{archive.stem}.users.db")


def _hash(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()
