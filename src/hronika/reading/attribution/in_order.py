"""Whom an ordinal without a noun means: of the people that the sentence before tells of, the first or last.

`Ministrs tikās ar mēru. [Pēdējais] sacīja …`: the mayor.
"""

from hronika.reading.attribution.discourse import DiscourseModel
from hronika.reading.document.phrases import noun_phrase
from hronika.reading.document.syntax import gender_of
from hronika.reading.document.tokens import TokenSpan
from hronika.reading.names.roles import names_person
from hronika.reading.statements.context import StatementContext
from hronika.record import Gender

# How many sentences back the people can have been told of.
_NEAR = 2


class PeopleInOrder:
    """Tells whom `the former` and `the latter` mean in one article."""

    def __init__(self, context: StatementContext, discourse: DiscourseModel) -> None:
        self._context, self._discourse, self._words = context, discourse, context.words

    def holds(self, phrase: TokenSpan) -> bool:
        """Whether a phrase is nothing but such an ordinal, a subject: not `bija [pirmais], kurš`."""
        if phrase.first != phrase.last or self._context.function(phrase.head) not in ("former", "latter"):
            return False
        subject = self._words.tokens[phrase.head].relation.startswith("nsubj")
        return subject and self._words.child(phrase.head, "acl") is None

    def meant(self, ordinal: int) -> TokenSpan | None:
        """The phrase of whom an ordinal means; None where nobody is told of, or only who acts."""
        words = self._words
        latter = self._context.function(ordinal) == "latter"
        here, gender = words.sentence[ordinal], gender_of(words.tokens[ordinal])
        for number in range(here, max(here - _NEAR, 0) - 1, -1):
            people = self._people(number, min(words.first[number + 1], ordinal))
            if not people:
                continue
            if len(people) == 1 and (not latter or self._opens_as_subject(people[0][0])):
                return None
            order = reversed(people) if latter else people
            found = next((i for i, whose in order if whose in (gender, None)), None)
            return noun_phrase(self._context, found, ordinal) if found is not None else None
        return None

    def _opens_as_subject(self, index: int) -> bool:
        """Whether somebody is what a sentence is about, and not told of as new after its verb."""
        words = self._words
        return words.tokens[index].relation.startswith("nsubj") and index < words.head[index]

    def _people(self, number: int, stop: int) -> list[tuple[int, Gender | None]]:
        """Heads and genders of names and nouns of single people in a sentence before a token, each once."""
        words, lexicon = self._words, self._context.lexicon
        named = self._discourse.mentions_within(words.first[number], stop - 1, "person")
        found = {
            mention.entity.id: (mention.first, mention.entity.gender)
            for mention in named
            if mention.entity.number != "Plur"
        }
        heads = list(found.values())
        for index in range(words.first[number], stop):
            token = words.tokens[index]
            noun = token.upos == "NOUN" and token.name == "O" and token.features.get("Number") == "Sing"
            if noun and names_person(lexicon, token.lemma) and not self._is_title(index):
                heads.append((index, gender_of(token)))
        return sorted(heads, key=lambda pair: pair[0])

    def _is_title(self, index: int) -> bool:
        """Whether a noun stands with the name of whom it means."""
        words = self._words
        near = [*words.children[index], words.head[index], index + 1]
        return any(0 <= i < len(words) and words.tokens[i].name.endswith("person") for i in near)
