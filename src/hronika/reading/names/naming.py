"""The stage `names`: who and what the article names, each once, with all places where it is mentioned.

Tags of the analyser are put right (`name_spans`), abbreviations joined to the names they stand for, mentions
grouped however they are inflected, and names that the tagger saw in one place are found in the others.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from hronika.language.analysis import Sentence, Token
from hronika.language.grammar import NominalRole
from hronika.reading.document.document import Document
from hronika.reading.document.entities import Entity, NameMention, RoleMention
from hronika.reading.names.consistency import missed, settle_kinds
from hronika.reading.names.corrections import repaired
from hronika.reading.names.person_clusters import (
    PersonCluster,
    PersonMention,
    clustered,
    join_originals,
    person_words,
)
from hronika.reading.names.roles import role_gender, roles_of
from hronika.reading.names.spans import is_initial, mentions_in
from hronika.reading.names.thing_clusters import BracketedAcronym, ThingCluster, bracketed_acronyms, grouped
from hronika.record import Gender, Name, NameKind

_ALIKE = 0.5
_GENDERS: Mapping[str, Gender] = {"male": "male", "female": "female"}


def read_names(document: Document) -> None:
    """Fill `entities` and `names` of the draft."""
    forms = document.language.lexicon.company_forms
    mentions: list[NameMention] = []
    abbreviations: list[BracketedAcronym] = []
    for number, sentence in enumerate(document.analysis.sentences):
        here = repaired(sentence, mentions_in(sentence, number, forms), document.language)
        abbreviations.extend(bracketed_acronyms(sentence, number, here))
        mentions.extend(here)
    settle_kinds(document, mentions)
    found = missed(document, mentions)
    mentions = sorted([*mentions, *found], key=_place)
    _settle_originals(document, mentions)
    persons = [mention for mention in mentions if mention.kind == "person"]
    others = [mention for mention in mentions if mention.kind != "person"]
    clusters = clustered([_named(document, mention, order) for order, mention in enumerate(persons)])
    clusters = join_originals(clusters, _originals(document, persons))
    things = grouped(document, others, abbreviations)
    entities = [_person(document, cluster) for cluster in clusters]
    entities.extend(_entity(document, thing) for thing in things)
    entities.sort(key=lambda entity: _place(entity.mentions[0]))
    for entity in entities:
        entity.id = document.identifiers.of("entity", (document.phrase_span(entity.mentions[0]),))
    document.entities = entities
    named = sorted(
        ((mention, entity) for entity in entities for mention in entity.mentions),
        key=lambda pair: _place(pair[0]),
    )
    document.names = [_name(document, mention, entity) for mention, entity in named]


def _name(document: Document, mention: NameMention, entity: Entity) -> Name:
    span = document.phrase_span(mention)
    identifier = document.identifiers.of("name", (span,))
    return Name(id=identifier, span=span, kind=entity.kind, name=entity.name, entity=entity.id)


def _place(mention: NameMention) -> tuple[int, int]:
    return mention.sentence, mention.first


def _tokens(document: Document, mention: NameMention) -> list[Token]:
    return document.sentence(mention).tokens[mention.first : mention.last + 1]


def _settle_originals(document: Document, mentions: Sequence[NameMention]) -> None:
    """Take what stands in brackets after a person and looks like his name for that person."""
    for before, mention in pairwise(mentions):
        if before.kind == "person" != mention.kind and _same_abroad(document, before, mention):
            mention.kind = "person"


def _originals(document: Document, persons: Sequence[NameMention]) -> dict[int, int]:
    """Names in brackets right after another: the same person in the spelling of home (`Kūnss (Coons)`)."""
    return {
        order + 1: order
        for order, (before, mention) in enumerate(pairwise(persons))
        if _same_abroad(document, before, mention)
    }


def _same_abroad(document: Document, before: NameMention, mention: NameMention) -> bool:
    """Whether the second stands in brackets after the first and spells it; an actor's name does not."""
    if before.sentence != mention.sentence or before.last != mention.first - 2:
        return False
    tokens = document.sentence(mention).tokens
    if mention.last + 1 >= len(tokens) or tokens[mention.first - 1].text != "(":
        return False
    home, abroad = (document.phrase_span(item).text.casefold() for item in (before, mention))
    alike = SequenceMatcher(None, home, abroad).ratio() > _ALIKE
    return tokens[mention.last + 1].text == ")" and alike


def _named(document: Document, mention: NameMention, order: int) -> PersonMention:
    """What the form of a person's name allows here, with the gender that the words beside it tell."""
    sentence = document.sentence(mention)
    honorifics = document.language.lexicon.honorifics
    words = person_words(_tokens(document, mention), honorifics) or _tokens(document, mention)
    honorific = _honorific(document, sentence, mention)
    roles = roles_of(sentence, mention, document.language)
    expected = _expected_role(document, sentence, mention, honorific, roles)
    readings = document.language.declension.full_names(words, expected)
    gender = honorific or _role_gender(document, sentence, mention, roles)
    known = _GENDERS.get(gender or "")
    return PersonMention(mention, readings, order, known, courtesy=honorific is not None)


def _expected_role(
    document: Document,
    sentence: Sentence,
    mention: NameMention,
    honorific: str | None,
    roles: Sequence[RoleMention],
) -> NominalRole | None:
    """The role that the words around a name want: a title of courtesy, a role beside it, the verb."""
    grammar = document.language.grammar
    if honorific is not None:
        return grammar.courtesy_role
    if sentence.tokens[mention.head].relation != "nsubj":
        return None
    titled = any(
        grammar.role(sentence, title.head) == "subject"
        and sentence.tokens[title.head].features.get("Number") == "Sing"
        for title in roles
        if title.last < mention.first
    )
    return "subject" if titled or grammar.role(sentence, mention.head) in (None, "subject") else None


def _honorific(document: Document, sentence: Sentence, mention: NameMention) -> str | None:
    """The gender that a title of courtesy after the name tells (`Mednieka kungs`)."""
    honorifics = document.language.lexicon.honorifics
    for index in (mention.last, mention.last + 1):
        if mention.first < index < len(sentence):
            gender = honorifics.get(sentence.tokens[index].lemma)
            if gender in _GENDERS:
                return gender
    return None


def _role_gender(
    document: Document, sentence: Sentence, mention: NameMention, roles: Sequence[RoleMention]
) -> str | None:
    """The gender that a role beside the name tells, where its form can be that of one gender only.

    `vadītāja` is a genitive of `vadītājs` as well; it tells a woman only where all are nominatives.
    """
    words = document.language.lexicon.roles
    form_of = document.language.grammar.role
    subject = form_of(sentence, mention.head) == "subject"
    for role in roles:
        token = sentence.tokens[role.head]
        gender, form = role_gender(words, role.lemma), role_gender(words, token.text)
        nominative = subject and form_of(sentence, role.head) == "subject" and gender == form
        single = token.features.get("Number") != "Plur"  # `skolēni Olga un Jānis` tells nothing
        if gender not in (None, "any") and single and (form is None or nominative):
            return gender
    return None


def _person(document: Document, cluster: PersonCluster) -> Entity:
    words, gender, number = cluster.best
    name = " ".join(words)
    entity = Entity("", "person", name, number="Plur" if number == "Plur" else "Sing")
    entity.gender = (document.language.declension.gender(name) or gender) if number != "Plur" else gender
    told = Counter(named.gender for named in cluster.members if named.gender is not None)
    # A given name and a surname that agree outweigh a role; a bare surname or a foreign name does not.
    agreed = len(words) > 1 and entity.gender is not None and entity.gender == gender
    courtesy = any(named.courtesy for named in cluster.members)
    if told and (courtesy or not agreed):
        entity.gender = told.most_common(1)[0][0]
    elif len(words) == 1 and gender is not None:
        entity.gender = gender
    entity.mentions = [named.mention for named in cluster.members]
    for named in cluster.members:
        if named.length == 1:
            entity.aliases.add(words[0] if named.readings[0].words[0] == words[0] else words[-1])
        elif is_initial(named.readings[0].words[0]):
            entity.aliases.add(f"{named.readings[0].words[0]} {words[-1]}")
    entity.aliases |= cluster.originals
    entity.aliases.discard(name)
    return entity


def _entity(document: Document, thing: ThingCluster) -> Entity:
    place = document.language.lexicon.places.get(thing.name)
    kind: NameKind = "GPE" if place in ("GPE", "country") else thing.kind
    forms = document.language.lexicon.company_forms
    if any(word in forms for word in thing.name.split()):
        kind = "organization"
    entity = Entity("", kind, thing.name, number=thing.number)
    entity.mentions = sorted(thing.mentions, key=_place)
    entity.aliases = thing.aliases - {thing.name}
    return entity
