"""The errors that Hronika raises on purpose; each message is one sentence that says what to do."""

from typing import Literal, Self

Trouble = Literal["gone", "foreign", "newer", "earlier", "locked", "full", "unwritable", "damaged"]
"""What ails the file of an archive."""

FailureKind = Literal[
    "cut page",
    "damaged page",
    "unreadable file",
    "broken JSON object",
    "missing text",
    "unreadable encoding",
    "unsuitable value",
    "text too long",
    "text over its time",
    "unknown language",
    "killed process",
    "fault of Hronika",
    "other failure",
]
"""What keeps a part of the input from being read, in words for one of them; docs/scale.md tells each."""


class HronikaError(Exception):
    """Something the user can put right. `exit_code` is what the command line exits with.

    `trouble` is what ails the file of an archive, where that is what it tells. `place` is where in the input
    that stands which could not be read, where that is known, and `kind` what keeps it from being read.
    """

    exit_code = 1
    trouble: Trouble | None = None
    place: str | None = None
    kind: FailureKind = "other failure"

    def about(self, trouble: Trouble) -> Self:
        """Give the same error as one of the file of an archive."""
        self.trouble = trouble
        return self

    def at(self, place: str) -> Self:
        """Give the same error as one of what stands at a place of the input."""
        self.place = place
        return self

    def of(self, kind: FailureKind) -> Self:
        """Give the same error as one of a kind of failure."""
        self.kind = kind
        return self


class UsageError(HronikaError):
    """The request itself makes no sense: an unknown option, a date that is none, a file that is not there."""

    exit_code = 2


class DataError(HronikaError):
    """The data given cannot be read: binary, empty, wrongly encoded, not JSON."""
