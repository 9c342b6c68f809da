"""Whom a pronoun, `both` or no word means that no single name tells: somebody described, several, or a pair.

`Zvejnieki piketēja. Viņi uzskata …`, `Zvejnieki piketēja. Valdību aicina …`, `Anna un Jānis atkāpās. Viņi …`,
`Abas bankas …`. Where two could be meant nobody is.
"""

from hronika.reading.attribution.discourse import DiscourseModel, EntityMention
from hronika.reading.document.entities import Entity
from hronika.reading.document.phrases import noun_phrase
from hronika.reading.document.syntax import acting_beside, gender_of
from hronika.reading.document.tokens import TokenSpan
from hronika.reading.names.roles import names_person
from hronika.reading.statements.candidates import StatementCandidate
from hronika.reading.statements.context import StatementContext
from hronika.reading.statements.documents import is_document
from hronika.record import Gender, NameKind

# How many sentences back a pronoun looks for somebody without a name, and `both` for two with one.
_NEAR, _FAR = 2, 8
# What a country is that `both` can mean, by the form of its name.
_OWNING = ("possessor", "part", "subject")
# Kinds that names in quotation marks are taken for.
_LIKE: dict[NameKind | None, tuple[NameKind, ...]] = {"organization": ("product",)}


class UnnamedAntecedents:
    """Looks among the subjects and the pairs of one article."""

    def __init__(self, context: StatementContext, discourse: DiscourseModel) -> None:
        self._context, self._discourse, self._words = context, discourse, context.words
        self._lexicon, self._grammar = context.lexicon, context.grammar

    def subject(self, at: int, gender: Gender | None, plural: bool, quoted: bool) -> TokenSpan | None:
        """The persons without one name that a personal pronoun at a token means: a subject not far before.

        None where the nearest sentence with such subjects has others who can be meant, too.
        """
        words = self._words
        number = words.sentence[at]
        acting = acting_beside(words, at)
        for sentence in range(number, max(number - _NEAR, 0) - 1, -1):
            stop = min(words.first[sentence + 1], at)
            found = [
                index
                for index in self._subjects(words.first[sentence], stop, quoted)
                if index != acting and self._fits(index, gender, plural)
            ]
            if found:
                meant = {words.tokens[self.counted(index)].lemma for index in found}
                meant |= {words.tokens[i].lemma for i in self._beside(sentence, stop, gender, plural)}
                return noun_phrase(self._context, found[0], words.head[found[0]]) if len(meant) == 1 else None
        return None

    def acting(self, candidate: StatementCandidate, first: int) -> TokenSpan | None:
        """The people or institution without a name that acted last between a token and a verb of saying.

        Such a verb without a subject has that one: `Ražotāji neklusē. Valdību lūdz ...`. None where the last
        subject of a main clause means something else.
        """
        words, lexicon = self._words, self._lexicon
        for index in reversed(self._subjects(first, candidate.anchor, quoted=False)):
            token = words.tokens[index]
            main = words.head[words.head[index]] < 0
            if not main or token.upos != "NOUN" or self._grammar.role(words, index) != "subject":
                continue
            if candidate.holds(token.start):
                continue
            document = is_document(words, self._context.document.language, index)
            somebody = token.lemma in lexicon.organizations or self._is_person(index)
            return None if document or not somebody else noun_phrase(self._context, index, words.head[index])
        return None

    def _subjects(self, first: int, stop: int, quoted: bool) -> list[int]:
        """The subjects between two tokens, with `quoted` those in quotations, too."""
        words = self._words
        return [
            index
            for index in range(first, stop)
            if words.relation[index] == "nsubj"
            and (quoted or self._context.innermost(words.tokens[index].start) is None)
        ]

    def _beside(self, sentence: int, stop: int, gender: Gender | None, plural: bool) -> list[int]:
        """Persons that are objects in a main clause: `Policisti aizturēja jauniešus. Viņi …`."""
        words = self._words
        return [
            index
            for index in range(words.first[sentence], stop)
            if words.relation[index] in ("obj", "iobj", "obl")
            and self._fits(index, gender, plural)
            and self._is_in_main_clause(index)
        ]

    def _is_in_main_clause(self, index: int) -> bool:
        """Whether a word is under the main verb or one joined to it: not in `solīja, ka zvanīs [ārstam]`."""
        words = self._words
        verb = words.head[index]
        while verb >= 0 and words.relation[verb] in ("conj", "xcomp"):
            verb = words.head[verb]
        return verb < 0 or words.head[verb] < 0

    def counted(self, index: int) -> int:
        """Who is counted where a noun only tells of how many: `desmiti [zvejnieku]`."""
        words = self._words
        if words.tokens[index].lemma not in self._lexicon.partitives:
            return index
        return next(
            (i for i in words.dependents(index, "nmod") if i > index and self._is_person(i)),
            index,
        )

    def _fits(self, index: int, gender: Gender | None, plural: bool) -> bool:
        words = self._words
        counted = self.counted(index)
        token = words.tokens[counted]
        joined = self._joined(index)
        several = token.features.get("Number") in ("Plur", "Ptan") or joined
        if several != plural:
            return False
        apart = gender == "female" and gender_of(token) == "male"  # `viņas` and `tās` are women alone
        if token.name.endswith("person"):
            return joined and not apart
        somebody = token.upos == "NOUN" and self._is_person(counted)
        # `[Aizturētais] vainu atzina. Viņš …`
        somebody = somebody or (token.upos == "VERB" and self._grammar.is_nominalised(token))
        if token.name != "O" or not somebody:
            return False
        # `tie` and `viņi` are said of women and men, and of many whose noun is feminine.
        return not apart if several else gender is None or gender == gender_of(token)

    def _joined(self, index: int) -> bool:
        """Whether a conjunction joins another person to one: `Anna un Jānis`, and not `Kungs, ļaudis`."""
        words = self._words
        return any(
            words.child(i, "cc") is not None
            and (words.tokens[i].name.endswith("person") or self._is_person(i))
            for i in words.dependents(index, "conj")
        )

    def _is_person(self, index: int) -> bool:
        return names_person(self._lexicon, self._words.tokens[index].lemma)

    def pair(self, phrase: TokenSpan) -> list[Entity]:
        """The two that `both` before a noun means: `abas bankas`; fewer or more where that is not clear."""
        words = self._words
        before = range(phrase.first, phrase.head)
        if not before or not any(self._context.function(i) == "both" for i in before):
            return []
        kind = self._kind(words.tokens[phrase.head].lemma)
        if kind is None:
            return self._two_people(phrase.head) if self._is_person(phrase.head) else []
        for back in (0, 1, _FAR):
            found = self._named_near(phrase.first, back, kind)
            if len(found) > 1:
                same = [entity for entity in found if entity.kind == kind]
                return next((two for two in (same, found) if len(two) == 2), [])
        return []

    def _two_people(self, at: int) -> list[Entity]:
        """The two that have the role of a noun, `abi ministri`, else the only two that are told of near."""
        bearers = self._discourse.bearers(at)
        if len(bearers) == 2:
            return bearers
        two, only = self._discourse.two_told_of(at, None)
        return two if only and len(two) == 2 and not bearers else []

    def _named_near(self, at: int, back: int, kind: NameKind) -> list[Entity]:
        """Entities of a kind, or one like it, that are named some sentences before a token or later."""
        found: dict[str, Entity] = {}
        for mention in self._discourse.mentions_near(at, back):
            entity = self._country_in(mention) if kind == "GPE" else mention.entity
            # Of places those count whose something is: `Sorvijas ministrs`, not where he went.
            own = kind != "GPE" or self._grammar.role(self._words, mention.last) in _OWNING
            if own and not mention.quoted and entity.kind in {kind, *_LIKE.get(kind, ())}:
                found[entity.id] = entity
        return list(found.values())

    def _country_in(self, mention: EntityMention) -> Entity:
        """The country whose an institution is by its name (`[Sorvijas] armija`); else what is mentioned."""
        if mention.entity.kind != "organization":
            return mention.entity
        first = self._context.document.language.declension.candidates(self._words.tokens[mention.first])[0]
        if self._lexicon.places.get(first) != "country":
            return mention.entity
        named = (each for each in self._discourse.entities.values() if each.kind == "GPE")
        return next((each for each in named if each.name == first), mention.entity)

    def _kind(self, noun: str) -> NameKind | None:
        """The kind of names that a common noun can stand for."""
        lexicon = self._lexicon
        if noun in lexicon.country_nouns or lexicon.place_nouns.get(noun) == "GPE":
            return "GPE"
        return "organization" if noun in lexicon.company_words or noun in lexicon.organizations else None
