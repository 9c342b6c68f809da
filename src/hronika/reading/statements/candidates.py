"""Statements while they are being read."""

from dataclasses import dataclass
from typing import Literal

from hronika.reading.document.tokens import TokenSpan
from hronika.reading.statements.cues import Cue
from hronika.record import Act

Construction = Literal[
    "tag",
    "lead",
    "thus",
    "label",
    "signed",
    "continued",
    "colon",
    "transcript",
    "headline",
    "dash",
    "clause-that",
    "clause-wh",
    "clause-colon",
    "clause-dash",
    "clause-quotative",
    "noun-that",
    "noun-wh",
    "predicative-that",
    "infinitive",
    "noun-infinitive",
    "judgement",
    "trailing",
    "thus-trailing",
    "as",
    "as-sourceless",
    "source",
    "pointing-back",
    "quotative",
]
"""The construction that a statement is read from; `tests/data/statements.txt` has a case of each.

Quotations: with a `tag` after or inside (`"...," sacīja X`), a `lead` before (`X sacīja: "..."`), `thus`
without a verb (`"...," tā X`), `signed` (`"..." – X`), a `label` (`X: "..."`), a `colon` after narration
(`X pamāja: "..."`), or `continued` without any. Speech without marks: a `transcript` (`X: ...`), its like in
a `headline`, and a dialogue `dash`. Under a verb a clause (`clause-`) by how it is joined, under a noun or
predicative (`pārliecināts, ka`) likewise; an `infinitive`; a `judgement` (`uzskata par labu`). Beside its
cue: `trailing` (`..., norāda X`; without a verb `thus-trailing`: `..., tā X`), `as` (`kā norāda X, ...`), its
passive `as-sourceless` (`kā ziņots, ...`), a `source` phrase (`pēc X teiktā, ...`). Before the sentence of
its cue: `pointing-back` (`... Par to ziņo X.`). By its mood alone: `quotative`.
"""

DIRECT: frozenset[Construction] = frozenset(
    ("tag", "lead", "thus", "signed", "label", "colon", "continued", "transcript", "dash")
)
"""The constructions of direct speech."""

Basis = Literal["name", "pronoun", "role", "description", "context", "guess", "none"]
"""What told who speaks: words that name somebody; a pronoun; a common noun, which means somebody with a name
(`role`) or only describes; where no words name the source or they could name two, the people and statements
around (`context`), or a `guess` among those that the text is about or that it is none of them; or nothing."""


@dataclass(slots=True)
class StatementCandidate:
    """A statement under construction.

    `spans` are code points; on `how` it was read and on what it was `resolved_by` its confidence rests;
    `anchor` is the token from which its speaker is looked for when it has no cue.
    """

    spans: list[tuple[int, int]]
    how: Construction
    act: Act = "say"
    cue: Cue | None = None
    speaker: TokenSpan | None = None
    anchor: int = 0
    name: str | None = None
    id: str | None = None
    resolved_by: Basis = "none"

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
