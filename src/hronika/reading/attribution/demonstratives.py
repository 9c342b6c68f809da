"""Who is meant by a demonstrative alone: `Banka kļūdījās. [Tā] maksās`, `Lūdza mēru. [Tas] atteica`."""

from hronika.reading.attribution.actors import names_organization
from hronika.reading.attribution.referents import Perspective, Referent, ReferentFinder
from hronika.reading.document.phrases import noun_phrase
from hronika.reading.document.syntax import gender_of
from hronika.reading.document.tokens import TokenSpan
from hronika.reading.names.roles import names_person
from hronika.reading.statements.context import StatementContext
from hronika.reading.statements.documents import with_quoted_name


class Demonstratives:
    """Looks for the institution, country or person that a demonstrative in the singular means."""

    def __init__(self, context: StatementContext, referents: ReferentFinder) -> None:
        self._context, self._words, self._referents = context, context.words, referents

    def holds(self, phrase: TokenSpan) -> bool:
        """Whether a phrase is nothing but a demonstrative in the singular, and owns nothing."""
        features = self._words.tokens[phrase.head].features
        singular = features.get("PronType") == "Dem" and features.get("Number") == "Sing"
        owns = self._context.grammar.role(self._words, phrase.head) == "possessor"
        return singular and phrase.first == phrase.last and not owns

    def acting(self, index: int) -> Referent:
        """The only institution that agrees with a pronoun before it in its sentence, else in the one before.

        Of several the one that is a subject; nobody where none or two are.
        """
        for sentence in self._near(index):
            found, acting = self._named(index, sentence, people=False)
            for several in (found, acting):
                if len(several) == 1:
                    return next(iter(several.values()))._replace(basis="pronoun")
            if found:
                break
        return Referent()

    def speaking(self, index: int) -> Referent:
        """Who answers or speaks: of those that agree the only one, else as a guess the last that did not act.

        `Mērs lūdza ministram naudu. [Tas] atbildēja, ka …`: the minister.
        """
        for sentence in self._near(index):
            found, acting = self._named(index, sentence, people=True)
            if len(found) == 1:
                return next(iter(found.values()))._replace(basis="pronoun")
            others = [one for name, one in found.items() if name not in acting]
            if found:
                guessed = others or list(acting.values())
                return guessed[-1]._replace(basis="context")
        return Referent()

    def _near(self, index: int) -> list[int]:
        """The sentence of a token and the one before it in its paragraph."""
        words = self._words
        number = words.sentence[index]
        before = number - 1
        if before < 0 or words.paragraph[before] != words.paragraph[number]:
            return [number]
        return [number, before]

    def _named(
        self, index: int, sentence: int, *, people: bool
    ) -> tuple[dict[str | None, Referent], dict[str | None, Referent]]:
        """Who agrees with a pronoun in a sentence before it, and who of them is a subject, by name."""
        words = self._words
        found: dict[str | None, Referent] = {}
        acting: dict[str | None, Referent] = {}
        for noun in range(words.first[sentence], min(index, words.first[sentence + 1])):
            if not self._fits(index, noun, people):
                continue
            phrase = with_quoted_name(self._context, noun_phrase(self._context, noun, index), index)
            one = self._referents.find(phrase, Perspective(), guess=people)
            found[one.name] = one
            if words.relation[noun] == "nsubj":
                acting[one.name] = one
        return found, acting

    def _fits(self, pronoun: int, index: int, people: bool) -> bool:
        """Whether a pronoun agrees with a word for an institution, a business, a country or a person."""
        lexicon = self._context.lexicon
        one, other = self._words.tokens[pronoun], self._words.tokens[index]
        if other.upos not in ("NOUN", "PROPN") or self._words.head[index] == pronoun:
            return False
        if gender_of(one) != gender_of(other) or one.features.get("Number") != other.features.get("Number"):
            return False
        if people and self._context.grammar.role(self._words, index) == "possessor":
            return False
        if people and (other.name == "B-person" or names_person(lexicon, other.lemma)):
            return True
        if people and other.name == "O":
            force = lexicon.organizations.get(other.lemma) == "military" or other.lemma in lexicon.partitives
            if force or other.base_relation == "obj":
                return False  # `tam ir spēks`, `pirmā daļa`, an office that is searched
        country = other.name == "B-GPE" and lexicon.places.get(other.lemma) == "country"
        return country or other.lemma in lexicon.company_words or names_organization(self._context, index)
