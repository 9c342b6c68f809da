"""The queue of review of an archive: what waits for people to decide, and what they decided."""

from collections.abc import Collection, Sequence
from typing import Literal

from hronika.archive.hits import EventHit, StatementHit
from hronika.archive.identity.profiles import ProfileKind
from hronika.archive.positions.contradictions import Contradiction
from hronika.archive.review import candidates, names, several, waiting
from hronika.archive.review.candidates import CandidatePairs, DecidedPair, PairKey
from hronika.archive.review.decisions import Decision, NameVerdict, PairVerdict
from hronika.archive.review.names import DoubtfulName, DoubtfulNames, NameDecided
from hronika.archive.review.several import DecidedTogether
from hronika.archive.review.waiting import DecidedBefore, Narrowing, ReviewKind, Waiting
from hronika.archive.store import Store

_EVERYTHING = Narrowing()


class Review:
    """What waits in an archive, in the order in which it matters, and decisions on it.

    Each is undone by its number, what was decided at once by that of the batch.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def waiting(
        self,
        kind: ReviewKind,
        *,
        limit: int = 1,
        after: str | None = None,
        narrowing: Narrowing = _EVERYTHING,
    ) -> Waiting:
        """Give statements or events of which the reader is not sure and that nobody has corrected."""
        return waiting.waiting(self._store, kind, limit, after, narrowing)

    def item(self, kind: ReviewKind, id: str, article: str) -> StatementHit | EventHit | None:
        """Give a statement or an event of the current version of an article, None where it has none such."""
        return waiting.item_hit(self._store, kind, id, article)

    def candidates(
        self, *, limit: int = 1, after: str | None = None, narrowing: Narrowing = _EVERYTHING
    ) -> CandidatePairs:
        """Give the next pairs of statements that may contradict each other and that nobody decided on."""
        return candidates.candidates(self._store, limit, after, narrowing)

    def chosen_candidates(self, keys: Sequence[PairKey]) -> list[Contradiction]:
        """Give such pairs by what they are chosen by; UsageError where one is no candidate any more."""
        return candidates.chosen_candidates(self._store, keys)

    def doubtful_names(
        self,
        *,
        limit: int = 1,
        after: str | None = None,
        article: str | None = None,
        outlet: str | None = None,
        mentions: int = names.SHOWN,
    ) -> DoubtfulNames:
        """Give names that may be none and that nobody decided on, those in most articles first."""
        return names.doubtful_names(
            self._store, limit=limit, after=after, article=article, outlet=outlet, mentions=mentions
        )

    def named_so(self, kind: ProfileKind, name: str) -> DoubtfulName | None:
        """Give what articles name so, whether anybody doubts it or not; None where none does."""
        return names.named_so(self._store, kind, name)

    def rejected_names(self, *, limit: int = 100) -> list[Decision]:
        """Give the decisions by which names are none, the last first; `Decision.other` has the name."""
        return names.rejected_names(self._store, limit)

    def names_thrown_out(self) -> frozenset[str]:
        """Give by their letters (`plain_name`) the names that are none, as people or as things."""
        return names.names_thrown_out(self._store)

    def thrown_out(self, kind: ProfileKind, name: str) -> Decision | None:
        """Give the decision by which a name is none, None where it is one."""
        return names.thrown_out(self._store, kind, name)

    def judge_pair(
        self,
        one: Collection[str],
        other: Collection[str],
        verdict: PairVerdict,
        *,
        author: str,
        reason: str | None = None,
    ) -> int:
        """Say whether two statements, each by its identifiers in all its sources, contradict each other."""
        return candidates.judge_pair(self._store, one, other, verdict, author=author, reason=reason)

    def judge_name(
        self,
        kind: ProfileKind,
        name: str,
        verdict: NameVerdict = "no name",
        *,
        author: str,
        reason: str | None = None,
    ) -> NameDecided:
        """Say that what the archive has for a name is none, or is one."""
        return names.judge_name(self._store, kind, name, verdict, author=author, reason=reason)

    def judge_names(
        self,
        every: Sequence[tuple[ProfileKind, str]],
        verdict: NameVerdict = "no name",
        *,
        author: str,
        reason: str | None = None,
    ) -> int:
        """Say so of several names at once, and give the number of the batch."""
        return several.judge_names(self._store, every, verdict, author=author, reason=reason)

    def judge_pairs(
        self,
        every: Sequence[PairKey],
        verdict: PairVerdict,
        *,
        author: str,
        reason: str | None = None,
    ) -> int:
        """Say of several pairs whether they contradict each other, and give the number of the batch."""
        return several.judge_pairs(self._store, every, verdict, author=author, reason=reason)

    def judge_identities(
        self,
        every: Sequence[tuple[str, str]],
        verdict: Literal["same", "different"],
        *,
        author: str,
        reason: str | None = None,
    ) -> int:
        """Judge several pairs, by ids that `who` gives, to be two or one; give the number of the batch."""
        return several.judge_identities(self._store, every, verdict, author=author, reason=reason)

    def undo(self, number: int, *, author: str, reason: str | None = None) -> Decision:
        """Take back a decision on a name or a pair, and give it."""
        return names.undo_decision(self._store, number, author=author, reason=reason)

    def undo_batch(self, number: int, *, author: str, reason: str | None = None) -> int:
        """Take back all that was decided at once; that is a batch, too, and can be taken back."""
        return several.undo_batch(self._store, number, author=author, reason=reason)

    def corrections(self, *, limit: int = 10, only_rejected: bool = False) -> list[DecidedBefore]:
        """Give the corrections made last one by one, or all rejections that hold, the last first."""
        return waiting.decisions(self._store, limit, only_rejected=only_rejected)

    def decisions(self, *, limit: int = 10) -> list[DecidedPair]:
        """Give the decisions on names and pairs made last one by one, the last first."""
        return candidates.latest_decisions(self._store, limit)

    def rejected(self, *, limit: int = 100) -> list[DecidedPair]:
        """Give the names and pairs that were rejected and are so still, the last first."""
        return candidates.rejected_decisions(self._store, limit)

    def outlets(self, *, limit: int = 200) -> list[str]:
        """Give the outlets in whose articles something waits, in the order of the alphabet."""
        return waiting.outlets(self._store, limit)

    def batches(self, *, limit: int = 10) -> list[DecidedTogether]:
        """Give what was decided at once, the last first."""
        return several.latest_batches(self._store, limit)
