"""Whom a passive participle used as a noun means: the one to whom that was done by the article.

`Jānis Kalns apsūdzēts krāpšanā. [Apsūdzētais] vainu noliedz`, `Aizturēja Jāni Kalnu. [Aizturētais] klusē`.
"""

from hronika.reading.attribution.discourse import DiscourseModel
from hronika.reading.attribution.role_index import agrees
from hronika.reading.document.entities import Entity
from hronika.reading.document.syntax import gender_of
from hronika.reading.statements.context import StatementContext

# Verbs between a relative pronoun and the one whose clause it opens.
_FARTHEST = 3
# Words of a title and name from its head on.
_REACH = 6


class Undergone:
    """Finds the only person of one article to whom something was done."""

    def __init__(self, context: StatementContext, discourse: DiscourseModel) -> None:
        self._context, self._discourse, self._words = context, discourse, context.words
        # Verbs of which another may tell the same: who is convicted was accused.
        self._charging = context.lexicon.accusations
        self._known: dict[str, list[Entity]] = {}  # by verb

    def names(self, index: int) -> bool:
        """Whether a word is a passive participle in the singular used as a noun."""
        token = self._words.tokens[index]
        passive = token.features.get("VerbForm") == "Part" and token.features.get("Voice") == "Pass"
        tried = token.lemma in self._charging  # `tiesājamais`, in the present
        past = passive and (tried or token.features.get("Tense") == "Past")
        single = past and token.features.get("Number") == "Sing"
        return single and self._context.grammar.is_nominalised(token)

    def bearer(self, index: int) -> Entity | None:
        """The only person that a participle used as a noun can mean; None where none or two can be meant."""
        if not self.names(index) or self._words.child(index, "conj") is not None:
            return None
        token = self._words.tokens[index]
        found = {
            entity.id: entity for entity in self._told(token.lemma) if agrees(gender_of(token), entity.gender)
        }
        return next(iter(found.values())) if len(found) == 1 else None

    def _told(self, lemma: str) -> list[Entity]:
        """The persons of whom the article tells that this was done to them, or something alike."""
        if lemma not in self._known:
            told: list[Entity] = []
            for index, token in enumerate(self._words.tokens):
                alike = token.lemma == lemma or (token.lemma in self._charging and lemma in self._charging)
                if token.upos != "VERB" or not alike or self._context.innermost(token.start) is not None:
                    continue
                told += [one for one in map(self._person, self._acted_upon(index)) if one is not None]
            self._known[lemma] = told
        return self._known[lemma]

    def _acted_upon(self, verb: int) -> list[int]:
        """Whom a verb is done to: its objects, of the passive its subject, or the noun that it describes."""
        words, features = self._words, self._words.tokens[verb].features
        passive = features.get("Voice") == "Pass"
        found = words.dependents(verb, "nsubj" if passive else "obj")
        while passive and not found and words.relation[verb] == "conj" and words.head[verb] >= 0:
            verb = words.head[verb]  # `atzīts par vainīgu un [notiesāts]`
            found = words.dependents(verb, "nsubj")
        if passive and not found and words.relation[verb] in ("amod", "acl") and words.head[verb] >= 0:
            found = [words.head[verb]]
        return [one for first in found for one in (first, *words.dependents(first, "conj"))]

    def _person(self, index: int) -> Entity | None:
        """The person that a word names, by his name, a title before it, or a relative pronoun."""
        words = self._words
        if self._context.function(index) == "wh":
            verb = words.head[index]
            for _ in range(_FARTHEST):
                if verb < 0 or words.relation[verb] == "acl":
                    break
                verb = words.head[verb]
            if verb < 0 or words.head[verb] < 0:
                return None
            index = words.head[verb]
        for mention in self._discourse.mentions_from(index, index + _REACH):
            if mention.entity.kind == "person" and mention.entity.number != "Plur":
                within = mention.first <= index <= mention.last
                if within or words.governs(index, mention.first) or words.head[index] == mention.first:
                    return mention.entity
        return None
