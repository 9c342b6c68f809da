"""The context in which statements are read: the document view with the cues and the candidates so far."""

from dataclasses import dataclass, field

from hronika.reading.document.view import DocumentView
from hronika.reading.statements.candidates import StatementCandidate
from hronika.reading.statements.cues import Cue

# Nominatives of a form among which a seat of power is looked for.
_READINGS = 4


@dataclass
class StatementContext(DocumentView):
    """The document view, the cues among its words, and the candidates for statements read so far.

    `used` are the tokens of cues that some candidate has.
    """

    cues: dict[int, Cue]
    candidates: list[StatementCandidate] = field(default_factory=list)
    used: set[int] = field(default_factory=set)
    _by_sentence: dict[int, dict[int, StatementCandidate]] = field(default_factory=dict)

    def clause(self, index: int) -> tuple[int, int]:
        """The limits of a token, narrowed to the reported clause that it stands in."""
        first, stop = self.limits(index)
        offset = self.words.tokens[index].start
        for candidate in self.near(index):
            for start, end in candidate.spans:
                if start <= offset < end:
                    first = max(first, self.words.at(start))
                    stop = min(stop, self.words.at(end - 1) + 1)
        return first, stop

    def seat(self, index: int) -> str | None:
        """The seat of power that a word names, in the nominative: `Maskavā`; None of another."""
        token = self.words.tokens[index]
        if not token.text[:1].isupper():
            return None
        names = self.document.language.declension.candidates(token)[:_READINGS]
        return next((name for name in names if name in self.lexicon.seats), None)

    def near(self, index: int) -> list[StatementCandidate]:
        """Candidates whose cue or content stands in the sentence of a token."""
        number = self.words.sentence[min(index, len(self.words) - 1)]
        return list(self._by_sentence.get(number, {}).values())

    def add(self, candidate: StatementCandidate) -> None:
        """Keep a candidate and mark its cue as used."""
        self.candidates.append(candidate)
        self.place(candidate)
        if candidate.cue is not None:
            self.used.add(candidate.cue.token)

    def place(self, candidate: StatementCandidate) -> None:
        """Index a candidate by its sentences; to be called when it is added and when its content grew."""
        sentence = self.words.sentence
        last = len(self.words) - 1
        numbers = {sentence[candidate.cue.token if candidate.cue is not None else candidate.anchor]}
        for start, end in candidate.spans:
            numbers.update(
                range(
                    sentence[min(self.words.at(start), last)], sentence[min(self.words.at(end - 1), last)] + 1
                )
            )
        for number in numbers:
            self._by_sentence.setdefault(number, {})[id(candidate)] = candidate

    def drop(self, candidates: list[StatementCandidate]) -> None:
        """Remove candidates; their cues stay used."""
        if not candidates:
            return
        gone = {id(candidate) for candidate in candidates}
        self.candidates[:] = [candidate for candidate in self.candidates if id(candidate) not in gone]
        for placed in self._by_sentence.values():
            for key in gone & placed.keys():
                del placed[key]
