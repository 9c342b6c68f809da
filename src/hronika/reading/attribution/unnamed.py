"""Whom a pronoun or `both` means that no single name tells: somebody described, several, or a pair.

`Zvejnieki piketēja. Viņi uzskata …`, `Anna un Jānis atkāpās. Viņi …`, `Abas bankas …`. Where two could be
meant nobody is.
"""

from hronika.reading.attribution.discourse import DiscourseModel
from hronika.reading.document.entities import Entity
from hronika.reading.document.phrases import noun_phrase
from hronika.reading.document.syntax import gender_of
from hronika.reading.document.tokens import TokenSpan
from hronika.reading.names.roles import names_person
from hronika.reading.statements.context import StatementContext
from hronika.record import Gender, NameKind

# How many sentences back a pronoun looks for somebody without a name, and `both` for two with one.
_NEAR, _FAR = 2, 8
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
        for sentence in range(number, max(number - _NEAR, 0) - 1, -1):
            stop = min(words.first[sentence + 1], at)
            found = [
                index
                for index in range(words.first[sentence], stop)
                if words.relation[index] == "nsubj"
                and (quoted or self._context.innermost(words.tokens[index].start) is None)
                and self._fits(index, gender, plural)
            ]
            if found:
                meant = {words.tokens[self.counted(index)].lemma for index in found}
                meant |= {words.tokens[i].lemma for i in self._beside(sentence, stop, gender, plural)}
                return noun_phrase(self._context, found[0], words.head[found[0]]) if len(meant) == 1 else None
        return None

    def _beside(self, sentence: int, stop: int, gender: Gender | None, plural: bool) -> list[int]:
        """Persons that are objects in a sentence: `Policisti aizturēja jauniešus. Viņi …`."""
        words = self._words
        return [
            index
            for index in range(words.first[sentence], stop)
            if words.relation[index] in ("obj", "iobj", "obl") and self._fits(index, gender, plural)
        ]

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
        if token.name.endswith("person"):
            return joined
        if token.upos != "NOUN" or token.name != "O" or not self._is_person(counted):
            return False
        # `tie` and `viņi` are said of women and men, and of many whose noun is feminine.
        return several or gender is None or gender == gender_of(token)

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
            return []
        found: dict[str, Entity] = {}
        for mention in self._discourse.mentions_near(phrase.first, _FAR):
            entity = mention.entity
            # Of places those count whose something is: `Sorvijas ministrs`, not where he went.
            own = kind != "GPE" or self._grammar.role(words, mention.last) == "possessor"
            if own and not mention.quoted and entity.kind in (kind, *_LIKE.get(kind, ())):
                found[entity.id] = entity
        same = [entity for entity in found.values() if entity.kind == kind]
        return next((two for two in (same, list(found.values())) if len(two) == 2), [])

    def _kind(self, noun: str) -> NameKind | None:
        """The kind of names that a common noun can stand for."""
        lexicon = self._lexicon
        if lexicon.place_nouns.get(noun) == "GPE":
            return "GPE"
        return "organization" if noun in lexicon.company_words or noun in lexicon.organizations else None
