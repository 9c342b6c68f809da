"""Whom a pronoun means by the chains of mentions that the coreference model finds around it."""

from hronika.language.analysis import Analysis, Chain
from hronika.reading.attribution.discourse import DiscourseModel
from hronika.reading.document.entities import Entity
from hronika.reading.statements.context import StatementContext

# Sentences before and after a pronoun in which coreference looks for whom it means.
_BEFORE, _AFTER = 3, 2


class ChainedMentions:
    """Asks the coreference model about the pronouns of one article."""

    def __init__(self, context: StatementContext, discourse: DiscourseModel) -> None:
        self._context, self._discourse, self._words = context, discourse, context.words
        self._chains: dict[int, list[Chain]] = {}

    def antecedent(self, index: int) -> Entity | None:
        """Whom the coreference model takes a pronoun for.

        Of the names in its chain that is the last before the pronoun, or the first after it.
        """
        words = self._words
        number = words.sentence[index]
        first, stop = self._window(number)
        mentions = self._discourse.mentions_from(words.first[first], words.first[stop])
        place = (number - first, index - words.first[number])
        for chain in self._chains_around(number):
            if any((mention.sentence, mention.head) == place for mention in chain.mentions):
                heads = {words.first[m.sentence + first] + m.head for m in chain.mentions if m.kind == "name"}
                named = [m for m in mentions if not heads.isdisjoint(range(m.first, m.last + 1))]
                before = [mention.entity for mention in named if mention.last < index]
                return before[-1] if before else next((mention.entity for mention in named), None)
        return None

    def _window(self, number: int) -> tuple[int, int]:
        """The first of the sentences around one in which coreference looks, and the one after their last."""
        count = len(self._context.document.analysis.sentences)
        return max(number - _BEFORE, 0), min(number + _AFTER + 1, count)

    def _chains_around(self, number: int) -> list[Chain]:
        """The chains of the sentences around one, found once for all of its pronouns."""
        if number not in self._chains:
            document = self._context.document
            sentences = document.analysis.sentences[slice(*self._window(number))]
            analysis = Analysis(document.analysis.text, sentences)
            self._chains[number] = document.language.coreference.chains(analysis)
        return self._chains[number]
