"""Who is meant by a demonstrative that acts as only somebody does: `Banka atzina kļūdu. Tā maksās sodu`."""

from hronika.reading.attribution.actors import names_organization
from hronika.reading.attribution.referents import Perspective, Referent, ReferentFinder
from hronika.reading.document.phrases import noun_phrase
from hronika.reading.document.syntax import gender_of
from hronika.reading.events.arguments import EventArgument
from hronika.reading.events.triggers import Trigger
from hronika.reading.statements.context import StatementContext
from hronika.reading.statements.documents import with_quoted_name
from hronika.record import EventType

# What no thing does: of a crash, too, it is said that it causes, hinders or raises something.
_ONLY_SOMEBODY: frozenset[EventType] = frozenset(
    (
        "accuse",
        "agree",
        "appointment",
        "arrest",
        "consult",
        "cooperate",
        "investigation",
        "legislation",
        "publication",
        "reject",
        "request",
        "sanction",
        "support",
        "survey",
        "transaction",
        "trial",
        "vote",
    )
)


class Demonstratives:
    """Looks for the institution or country that a demonstrative in the singular means."""

    def __init__(self, context: StatementContext, referents: ReferentFinder) -> None:
        self._context, self._words, self._referents = context, context.words, referents

    def acts(self, trigger: Trigger, argument: EventArgument) -> bool:
        """Whether an argument is a demonstrative that does what only somebody can do."""
        if (
            argument.role != "agent"
            or argument.phrase is None
            or argument.phrase.first != argument.phrase.last
        ):
            return False
        features = self._words.tokens[argument.phrase.head].features
        singular = features.get("PronType") == "Dem" and features.get("Number") == "Sing"
        return singular and trigger.is_verb and trigger.kind.type in _ONLY_SOMEBODY

    def meant(self, index: int) -> Referent:
        """The only institution that agrees with a pronoun before it in its sentence, else in the one before.

        Of several the one that is a subject; nobody where none or two are.
        """
        words = self._words
        number = words.sentence[index]
        for sentence in (number, number - 1):
            if sentence < 0 or words.paragraph[sentence] != words.paragraph[number]:
                break
            found: dict[str | None, Referent] = {}
            acting: dict[str | None, Referent] = {}
            for noun in range(words.first[sentence], min(index, words.first[sentence + 1])):
                if not self._fits(index, noun):
                    continue
                phrase = with_quoted_name(self._context, noun_phrase(self._context, noun, index), index)
                one = self._referents.find(phrase, Perspective(), guess=False)
                found[one.name] = one
                if words.relation[noun] == "nsubj":
                    acting[one.name] = one
            for several in (found, acting):
                if len(several) == 1:
                    return next(iter(several.values()))._replace(basis="pronoun")
            if found:
                break
        return Referent()

    def _fits(self, pronoun: int, index: int) -> bool:
        """Whether a pronoun agrees with a word that names an institution, a business or a country."""
        lexicon = self._context.lexicon
        one, other = self._words.tokens[pronoun], self._words.tokens[index]
        if other.upos not in ("NOUN", "PROPN") or self._words.head[index] == pronoun:
            return False
        if gender_of(one) != gender_of(other) or one.features.get("Number") != other.features.get("Number"):
            return False
        country = other.name == "B-GPE" and lexicon.places.get(other.lemma) == "country"
        return country or other.lemma in lexicon.company_words or names_organization(self._context, index)
