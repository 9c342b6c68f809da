"""Persons: what the words around a mention tell of one, and the entity that all mentions of one make."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from hronika.language.acronyms import in_capitals, is_initial
from hronika.language.analysis import NO_FEATURES, Sentence, Token, holds_word
from hronika.language.grammar import Grammar, NominalRole
from hronika.language.language import Language
from hronika.reading.document.document import Document
from hronika.reading.document.entities import Entity, NameMention, RoleMention
from hronika.reading.document.syntax import gender_of
from hronika.reading.names.labels import is_label
from hronika.reading.names.person_clusters import PersonCluster, PersonMention, person_words
from hronika.reading.names.roles import role_gender, roles_of
from hronika.record import Gender

_GENDERS: Mapping[str, Gender] = {"male": "male", "female": "female"}  # of nouns; `any` tells nothing
# Votes on the gender of somebody whose name does not tell it.
_OF_A_TITLE, _OF_AGREEMENT, _OF_THE_FORM = 3, 2, 1


def person_mention(document: Document, mention: NameMention, order: int) -> PersonMention:
    """What a person's name can stand for where it is mentioned, by its form and the words beside it.

    `order` is the number of the mention among those of persons, in text order.
    """
    sentence = document.sentence(mention)
    lexicon, grammar = document.language.lexicon, document.language.grammar
    tokens = sentence.tokens[mention.first : mention.last + 1]
    words = person_words(tokens, lexicon.honorifics) or [t for t in tokens if holds_word(t.text)]
    capitals = any(in_capitals(t.text) for t in words) and all(t.text.isupper() for t in words)
    if capitals or is_label(sentence, mention):
        # What the analysis says of names in capitals and before a colon is seldom right.
        words = [
            replace(t, text=t.text.title() if capitals else t.text, upos="PROPN", features=NO_FEATURES)
            for t in words
        ]
    courtesy = _gender_by_courtesy(sentence, mention, lexicon.honorifics)
    roles = roles_of(sentence, mention, document.language)
    expected = _expected_role(sentence, mention, roles, grammar)
    own = grammar.adposition(sentence, mention.head) is not None  # `ar [Trampu] Kanādas premjers runāja`
    if courtesy is not None or (not own and _owns_country(sentence, mention, document.language)):
        expected = grammar.courtesy_role
    return PersonMention(
        mention,
        document.language.declension.full_names(words, expected),
        order,
        roles,
        gender=courtesy or _gender_by_roles(sentence, mention, roles, document.language),
        courtesy=courtesy is not None,
        bare=len(words) > 1 and words[0].text.casefold() in lexicon.name_particles,
        related=any(role.lemma in lexicon.relatives for role in roles),
    )


def _expected_role(
    sentence: Sentence, mention: NameMention, roles: Sequence[RoleMention], grammar: Grammar
) -> NominalRole | None:
    """What the form of the name must say that it is, by a role before it and the verb or a colon after it."""
    if is_label(sentence, mention):
        return "subject"
    beside = any(
        title.last == mention.first - 1
        and grammar.role(sentence, title.head) == "subject"
        and sentence.tokens[title.head].features.get("Number") == "Sing"
        for title in roles
    )
    if beside:  # a title and its name stand in one case: `[pārstāve] Enisa Kodra intervijā teica`
        return "subject"
    if sentence.tokens[mention.head].relation != "nsubj":
        return None
    titled = any(
        grammar.role(sentence, title.head) == "subject"
        and sentence.tokens[title.head].features.get("Number") == "Sing"
        for title in roles
        if title.last < mention.first
    )
    # Of who does something a genitive would be the owner: `Ramafosa pats klusē` is of no Ramafoss.
    head = sentence.tokens[mention.head].head
    verb = sentence.tokens[head]
    if grammar.role(sentence, head) == "subject" and any(
        sentence.relation[child] == "cop" for child in sentence.children[head]
    ):
        return "subject"  # `Orta nav māte`: who somebody is or is not
    alone = mention.first == mention.last and verb.features.get("Polarity") == "Pos"
    owner = alone and verb.upos == "VERB" and grammar.role(sentence, mention.head) == "possessor"
    # `Labākā bija [Paula Strautiņa]`: of one word the form tells, whatever the other is taken for
    inside = range(mention.first, mention.last + 1)
    shown = any(grammar.role(sentence, index) in (None, "subject") for index in inside)
    return "subject" if titled or owner or shown else None


def _owns_country(sentence: Sentence, mention: NameMention, language: Language) -> bool:
    """Whether a country follows the name right away, which is then its owner: `Trampa Amerika`."""
    if mention.last + 1 >= len(sentence) or not sentence.tokens[mention.last + 1].text[:1].isupper():
        return False
    names = language.declension.candidates(sentence.tokens[mention.last + 1])
    return language.lexicon.places.get(names[0]) == "country"


def _gender_by_courtesy(
    sentence: Sentence, mention: NameMention, honorifics: Mapping[str, str]
) -> Gender | None:
    """The gender that a title of courtesy after the name tells (`Mednieka kungs`)."""
    for index in (mention.last, mention.last + 1):
        if mention.first < index < len(sentence):
            gender = _GENDERS.get(honorifics.get(sentence.tokens[index].lemma, ""))
            if gender is not None:
                return gender
    return None


def _gender_by_roles(
    sentence: Sentence, mention: NameMention, roles: Sequence[RoleMention], language: Language
) -> Gender | None:
    """The gender that a role beside the name tells, where its form can be that of one gender only.

    `vadītāja` is a genitive of `vadītājs` as well; it tells a woman only where all are nominatives.
    `vadītāju` is an accusative of both.
    """
    words, form_of = language.lexicon.roles, language.grammar.role
    subject = form_of(sentence, mention.head) == "subject"
    for role in roles:
        token = sentence.tokens[role.head]
        gender = role_gender(words, role.lemma)
        nominative = subject and form_of(sentence, role.head) == "subject"
        told: set[str | None] = {gender}
        if not (nominative and gender == role_gender(words, token.text)):
            told = _genders_of_form(token, role.lemma, language)
        single = token.features.get("Number") != "Plur"  # `skolēni Olga un Jānis` tells nothing
        if single and len(told) == 1:
            known = _GENDERS.get(told.pop() or "")
            if known is not None:
                return known
    return None


def _genders_of_form(token: Token, lemma: str, language: Language) -> set[str | None]:
    """The genders of the roles that a form can be the singular of.

    Both, of `vadītāju`; of `premjeri` only that of `premjere`, whatever `lemma` the analysis gives it.
    """
    declension, words, form = language.declension, language.lexicon.roles, token.text.casefold()
    nouns = {noun.casefold() for noun in declension.candidates(token)} & words.keys()
    return {role_gender(words, noun) for noun in nouns | {lemma} if declension.is_form(form, noun)}


def person_entity(document: Document, cluster: PersonCluster) -> Entity:
    """The person of a cluster with its canonical name, gender, roles and the shorter names it goes by."""
    words, _, number = cluster.best
    name = " ".join(words)
    entity = Entity("", "person", name, number=number)
    entity.mentions = [member.mention for member in cluster.members]
    entity.roles = [role for member in cluster.members for role in member.roles]
    entity.gender = _gender_by_name(document, cluster) or _gender_by_votes(document, entity)
    for role in entity.roles:
        form = document.sentence(role).tokens[role.head].text.casefold()
        if entity.gender is not None and document.language.lexicon.roles.get(form) == entity.gender:
            role.lemma = form  # `vadītāja` of a woman, though read as a form of `vadītājs`
    for member in cluster.members:
        first = member.readings[0].words[0]
        if member.length == 1:
            entity.aliases.add(words[0] if first == words[0] else words[-1])
        elif is_initial(first):
            entity.aliases.add(f"{first} {words[-1]}")
    entity.aliases |= cluster.foreign
    entity.aliases.discard(name)
    return entity


def _gender_by_name(document: Document, cluster: PersonCluster) -> Gender | None:
    """The gender that the name tells, and the titles and roles right beside its mentions."""
    words, gender, number = cluster.best
    known = document.language.declension.gender(" ".join(words)) if number != "Plur" else None
    known = known or gender
    told = Counter(member.gender for member in cluster.members if member.gender is not None)
    # A given name and a surname that agree outweigh a role; a bare surname or a foreign name does not.
    agreed = len(words) > 1 and known is not None and known == gender
    courtesy = any(member.courtesy for member in cluster.members)
    if told and (courtesy or not agreed):
        return told.most_common(1)[0][0]
    return gender if len(words) == 1 and gender is not None else known


def _gender_by_votes(document: Document, entity: Entity) -> Gender | None:
    """The gender that roles, titles of courtesy and agreeing verbs tell of somebody whose name does not."""
    lexicon = document.language.lexicon
    votes: Counter[Gender] = Counter()
    titles = [role_gender(lexicon.roles, role.lemma) for role in entity.roles]
    for mention in entity.mentions:
        sentence = document.sentence(mention)
        beside = sentence.tokens[mention.first : mention.last + 2]
        titles += [lexicon.honorifics.get(token.lemma) for token in beside]
        name = sentence.tokens[mention.head]
        form = gender_of(name)
        if form is not None:
            votes[form] += _OF_THE_FORM
        if name.base_relation == "nsubj" and name.head >= 0:
            # `sacījusi`, `bija gatava`: a participle or adjective that agrees with the subject.
            verb = sentence.tokens[name.head]
            agreeing = gender_of(verb)
            subject = document.language.grammar.role(sentence, name.head) == "subject"
            if agreeing is not None and subject and verb.upos in ("VERB", "ADJ"):
                votes[agreeing] += _OF_AGREEMENT
    for title in titles:
        known = _GENDERS.get(title or "")
        if known is not None:
            votes[known] += _OF_A_TITLE
    return votes.most_common(1)[0][0] if votes else None
