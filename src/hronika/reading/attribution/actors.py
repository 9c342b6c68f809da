"""Who can act: persons, institutions, countries, by name, pronoun or role."""

from hronika.reading.document.syntax import is_any_of
from hronika.reading.statements.context import StatementContext

_PRONOUNS = frozenset(("Prs", "Rel", "Ind"))


class Actors:
    """Tells words that mean somebody from words that mean something."""

    def __init__(self, context: StatementContext) -> None:
        self._words, self._grammar = context.words, context.grammar
        self._nouns = context.lexicon.actors
        self._people = context.lexicon.people

    def has(self, index: int, *, countries: bool = True) -> bool:
        """Whether the phrase of a word means a person, an institution or, with `countries`, a country."""
        words = self._words
        token = words.tokens[index]
        if token.upos == "PRON" and token.features.get("PronType") in _PRONOUNS:
            return True
        names = {token.name[2:]}
        for child in words.children[index]:
            names_it = child > index and words.relation[child] in ("flat", "appos", "nmod")
            if names_it and self._grammar.role(words, child) != "place":  # `zādzības [Liepājā]`
                names.add(words.tokens[child].name[2:])
        if names & {"person", "organization"} or (countries and "GPE" in names):
            return True
        return token.lemma in self._nouns

    def is_person(self, index: int) -> bool:
        """Whether the phrase of a word means a person or persons, by name, office or profession."""
        words = self._words
        named = [
            index,
            *(i for i in words.children[index] if words.relation[i] in ("flat", "appos")),
        ]
        tags = {words.tokens[i].name[2:] for i in named} - {""}
        return "person" in tags or (not tags and words.tokens[index].lemma in self._people)


def names_organization(context: StatementContext, index: int) -> bool:
    """Whether a word names an institution: by its name tag or the list of such nouns."""
    token = context.words.tokens[index]
    organizations = context.lexicon.organizations
    listed = token.lemma in organizations or (token.upos == "NOUN" and is_any_of(organizations, token.lemma))
    return token.name.endswith("organization") or listed
