"""Who speaks by the headline: `Inga Kalna: Algas celsies` above a text that says `ministre` only."""

from functools import cached_property
from itertools import takewhile

from hronika.language.analysis import Token
from hronika.reading.document.syntax import gender_of
from hronika.reading.statements.candidates import StatementCandidate
from hronika.reading.statements.context import StatementContext

# Characters before the colon of a headline that can be a name with an office.
_LONGEST = 60


class HeadlineName:
    """The name before the colon of an article's headline; the headline is analysed where it is asked for."""

    def __init__(self, context: StatementContext) -> None:
        self._context = context

    def of(self, candidate: StatementCandidate) -> str | None:
        """The name that only the headline gives to the office that speaks; None where it gives none.

        The office must be one person's, and the gender of the name must not contradict it.
        """
        if candidate.resolved_by != "description" or candidate.speaker is None:
            return None
        head = self._context.words.tokens[candidate.speaker.head]
        if head.lemma not in self._context.lexicon.roles or head.features.get("Number") == "Plur":
            return None
        agree = all(gender_of(token) in (None, gender_of(head)) for token in self._named)
        return " ".join(token.text for token in self._named) if self._named and agree else None

    @cached_property
    def _named(self) -> list[Token]:
        """The words of the name, which stand right before the first colon."""
        document = self._context.document
        title = document.article.title or ""
        if not 0 < title.find(":") <= _LONGEST:
            return []
        analysis = document.language.analyser.analyse(title)
        tokens = (token for sentence in analysis.sentences for token in sentence.tokens)
        label = list(takewhile(lambda token: token.text != ":", tokens))
        return list(takewhile(lambda token: token.name.endswith("person"), reversed(label)))[::-1]
