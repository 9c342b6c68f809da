"""Statements while they are being read."""

from dataclasses import dataclass

from hronika.reading.document.tokens import TokenSpan
from hronika.reading.statements.cues import Cue
from hronika.record import Act


@dataclass(slots=True)
class StatementCandidate:
    """A statement under construction.

    `spans` are code points; `how` names the construction it was read from and `resolved_by` what told who
    speaks (`name`, `pronoun`, `role`, `description`, `context`), on which its confidence rests; `anchor` is
    the token from which its speaker is looked for when it has no cue.
    """

    spans: list[tuple[int, int]]
    how: str
    act: Act = "say"
    cue: Cue | None = None
    speaker: TokenSpan | None = None
    anchor: int = 0
    name: str | None = None
    id: str | None = None
    resolved_by: str = "none"

    @property
    def start(self) -> int:
        """Where the content starts."""
        return self.spans[0][0]

    @property
    def end(self) -> int:
        """Where the content ends."""
        return self.spans[-1][1]

    def holds(self, offset: int) -> bool:
        """Whether a code point is part of the content."""
        return any(start <= offset < end for start, end in self.spans)
