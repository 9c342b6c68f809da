"""The stage `names`: who and what the article names, each once, with all places where it is mentioned.

The analyser's tags give spans (`spans`), which are corrected by the text around them (`corrections`) and by
the rest of the article (`consistency`). Mentions of the same, however inflected, are clustered
(`person_clusters`, `thing_clusters`), and every cluster makes an entity with its canonical name.
"""

from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import pairwise

from hronika.language.acronyms import is_acronym
from hronika.reading.document.document import Document
from hronika.reading.document.entities import Entity, NameMention
from hronika.reading.document.faults import lacks_diacritics
from hronika.reading.names.consistency import put_right, settle_kinds, untagged_mentions
from hronika.reading.names.corrections import corrected
from hronika.reading.names.labels import speakers_in_turn, with_label
from hronika.reading.names.person_clusters import cluster_persons, join_foreign_spellings
from hronika.reading.names.persons import person_entity, person_mention
from hronika.reading.names.spans import mentions_in
from hronika.reading.names.thing_clusters import (
    BracketedAcronym,
    ThingCluster,
    bracketed_acronyms,
    cluster_things,
    is_called_after_town,
)
from hronika.record import Name, NameKind

_ALIKE = 0.5  # ratio of difflib.SequenceMatcher, from 0 to 1, of two spellings of one name


def read_names(document: Document) -> None:
    """Fill `entities`, with gender and roles of persons, and `names` of the document."""
    mentions, acronyms = _mentions(document)
    persons = [mention for mention in mentions if mention.kind == "person"]
    clusters = cluster_persons(
        [person_mention(document, mention, order) for order, mention in enumerate(persons)]
    )
    clusters = join_foreign_spellings(clusters, _foreign_spellings(document, persons))
    others = [mention for mention in mentions if mention.kind != "person"]
    things = cluster_things(document, others, acronyms)
    entities = [person_entity(document, cluster) for cluster in clusters]
    entities.extend(_thing_entity(document, thing) for thing in things)
    _write_out_acronyms(document, entities)
    entities.sort(key=lambda entity: _place(entity.mentions[0]))
    for entity in entities:
        entity.id = document.identifiers.of("entity", (document.phrase_span(entity.mentions[0]),))
    document.entities = entities
    _settle_forms(document)
    named = sorted(
        ((mention, entity) for entity in entities for mention in entity.mentions),
        key=lambda pair: _place(pair[0]),
    )
    document.names = [_name(document, mention, entity) for mention, entity in named]


def _settle_forms(document: Document) -> None:
    """Let a name be a subject where its form can be no genitive of who is meant: `Vējiņa kaimiņus uzteica`.

    Taken for the genitive of a man's name that nobody of the article has.
    """
    grammar, declension = document.language.grammar, document.language.declension
    people = [entity for entity in document.entities if entity.kind == "person" and entity.gender is not None]
    genitives: set[str] | None = None  # of the surnames of all, once there is somebody to ask for
    for entity in people:
        words = entity.name.split()
        for mention in entity.mentions:
            sentence = document.sentence(mention)
            if grammar.role(sentence, mention.last) not in ("possessor", "part"):
                continue
            tokens = sentence.tokens[mention.first : mention.last + 1]
            if [token.text for token in tokens] != words[-len(tokens) :]:
                continue
            if genitives is None:
                found = (declension.genitive(each.name, each.gender) for each in people)
                genitives = {(name or "").rpartition(" ")[2] for name in found}
            if entity.gender is not None and words[-1] not in genitives:
                for token in tokens:
                    token.features = grammar.as_subject(token, entity.gender)


def _mentions(document: Document) -> tuple[list[NameMention], list[BracketedAcronym]]:
    """All mentions of names in text order, and the acronyms that brackets give for some of them."""
    forms = document.language.lexicon.company_forms
    mentions: list[NameMention] = []
    acronyms: list[BracketedAcronym] = []
    speakers = speakers_in_turn(document.analysis.sentences, document.language)
    bare = lacks_diacritics(document.text, document.language.lexicon)
    for number, sentence in enumerate(document.analysis.sentences):
        here = corrected(sentence, mentions_in(sentence, number, forms), document.language)
        here = with_label(sentence, number, here, speakers, document.language)
        if bare:
            here = [mention for mention in here if not _is_bare_word(document, mention)]
        acronyms.extend(bracketed_acronyms(sentence, number, here))
        mentions.extend(here)
    mentions = put_right(document, mentions)
    settle_kinds(document, mentions)
    mentions = sorted([*mentions, *untagged_mentions(document, mentions)], key=_place)
    for before, mention in pairwise(mentions):
        after_person = before.kind == "person" and mention.kind != "person"
        if after_person and _is_foreign_spelling(document, before, mention):
            mention.kind = "person"
    return mentions, acronyms


def _is_bare_word(document: Document, mention: NameMention) -> bool:
    """Whether, in a text without diacritics, a word that has lost them was taken for a person (`vins`)."""
    tokens = document.sentence(mention).tokens[mention.first : mention.last + 1]
    if mention.kind != "person":
        return False
    if all(token.text.islower() for token in tokens):
        return True
    return len(tokens) == 1 and document.language.lexicon.is_bare(tokens[0].text.lower())


def _name(document: Document, mention: NameMention, entity: Entity) -> Name:
    span = document.phrase_span(mention)
    identifier = document.identifiers.of("name", (span,))
    return Name(id=identifier, span=span, kind=entity.kind, name=entity.name, entity=entity.id)


def _place(mention: NameMention) -> tuple[int, int]:
    return mention.sentence, mention.first


def _foreign_spellings(document: Document, persons: Sequence[NameMention]) -> dict[int, int]:
    """Names in brackets right after another: the same person in its own language (`Kūnss (Coons)`)."""
    return {
        order + 1: order
        for order, (before, mention) in enumerate(pairwise(persons))
        if _is_foreign_spelling(document, before, mention)
    }


def _is_foreign_spelling(document: Document, before: NameMention, mention: NameMention) -> bool:
    """Whether the second stands in brackets after the first and spells it; an actor's name does not."""
    if before.sentence != mention.sentence or before.last != mention.first - 2:
        return False
    tokens = document.sentence(mention).tokens
    if mention.last + 1 >= len(tokens) or tokens[mention.first - 1].text != "(":
        return False
    transcribed, foreign = (document.phrase_span(item).text.casefold() for item in (before, mention))
    alike = SequenceMatcher(None, transcribed, foreign).ratio() > _ALIKE
    return tokens[mention.last + 1].text == ")" and alike


def _write_out_acronyms(document: Document, entities: Sequence[Entity]) -> None:
    """Put the full name of an institution for the acronym that the name of its part begins with.

    `MD Kriminālpārvalde` is the `Muitas dienesta Kriminālpārvalde` where the article says what MD is.
    """
    full = {alias: entity for entity in entities for alias in entity.aliases if is_acronym(alias)}
    for entity in entities if full else ():
        acronym, _, part = entity.name.partition(" ")
        whole = full.get(acronym)
        if entity.kind != "organization" or not part or whole is None or whole is entity:
            continue
        owner = document.language.declension.possessive(whole.name)
        if owner is not None and owner != acronym:
            entity.aliases.add(entity.name)
            entity.name = f"{owner} {part}"


def _thing_entity(document: Document, thing: ThingCluster) -> Entity:
    place = document.language.lexicon.places.get(thing.name)
    called_so = is_called_after_town(document, thing.mentions[0], thing.name)
    kind: NameKind = "GPE" if place in ("GPE", "country") and not called_so else thing.kind
    forms = document.language.lexicon.company_forms
    if any(word in forms for word in thing.name.split()):
        kind = "organization"
    entity = Entity("", kind, thing.name, number=thing.number)
    entity.mentions = sorted(thing.mentions, key=_place)
    entity.aliases = thing.aliases - {thing.name}
    return entity
