"""Who can act: persons, institutions, countries, by name, pronoun or role."""

from hronika.reading.statements.candidates import Scene

_PRONOUNS = frozenset(("Prs", "Rel", "Ind"))


class Actors:
    """Tells words that mean somebody from words that mean something."""

    def __init__(self, scene: Scene) -> None:
        self._words = scene.words
        lists = scene.draft.language.words
        self._nouns = lists["roles"].keys() | lists["generic_people"].keys() | lists["organizations"].keys()

    def has(self, index: int, *, countries: bool = True) -> bool:
        """Whether the phrase of a word means a person, an institution or, with `countries`, a country."""
        words = self._words
        token = words.tokens[index]
        if token.upos == "PRON" and token.features.get("PronType") in _PRONOUNS:
            return True
        names = {token.name[2:]}
        for child in words.children[index]:
            if child > index and words.tokens[child].base_relation in ("flat", "appos", "nmod"):
                names.add(words.tokens[child].name[2:])
        if names & {"person", "organization"} or (countries and "GPE" in names):
            return True
        return token.lemma in self._nouns
