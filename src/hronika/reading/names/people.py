"""The stage `people`: the persons of the article with their gender and the roles the text gives them."""

from collections import Counter
from collections.abc import Mapping

from hronika.reading.document.document import Document
from hronika.reading.document.entities import Entity
from hronika.reading.names.roles import role_gender, roles_of
from hronika.record import Gender, Person, Span

_GENDERS: Mapping[str, Gender] = {"Masc": "male", "Fem": "female"}


def read_people(document: Document) -> None:
    """Fill `people`, and gender and roles of the entities that are persons."""
    words = document.language.lexicon.roles
    people: list[Person] = []
    for entity in document.entities:
        if entity.kind != "person":
            continue
        entity.roles = [
            role
            for mention in entity.mentions
            for role in roles_of(document.sentence(mention), mention, document.language)
        ]
        if entity.gender is None:
            entity.gender = _gender(document, entity, words)
        for role in entity.roles:
            form = document.sentence(role).tokens[role.head].text.casefold()
            if entity.gender is not None and words.get(form) == entity.gender:
                role.lemma = form  # `vadītāja` of a woman, though read as a form of `vadītājs`
        spans: dict[str, Span] = {}
        for role in entity.roles:
            span = document.phrase_span(role)
            spans.setdefault(span.text.casefold(), span)
        people.append(
            Person(id=entity.id, name=entity.name, gender=entity.gender, roles=tuple(spans.values()))
        )
    document.people = people


def _gender(document: Document, entity: Entity, words: Mapping[str, str]) -> Gender | None:
    """The gender that roles, honorifics and agreeing verbs tell of somebody whose name does not."""
    votes: Counter[Gender] = Counter()
    for role in entity.roles:
        match role_gender(words, role.lemma):
            case "male":
                votes["male"] += 3
            case "female":
                votes["female"] += 3
    honorifics = document.language.lexicon.honorifics
    for mention in entity.mentions:
        sentence = document.sentence(mention)
        for token in sentence.tokens[mention.first : mention.last + 2]:
            match honorifics.get(token.lemma):
                case "male":
                    votes["male"] += 3
                case "female":
                    votes["female"] += 3
        name = sentence.tokens[mention.head]
        gender = _GENDERS.get(name.features.get("Gender", ""))
        if gender is not None:
            votes[gender] += 1
        if name.base_relation == "nsubj" and name.head >= 0:
            # `sacījusi`, `bija gatava`: a participle or adjective that agrees with the subject.
            verb = sentence.tokens[name.head]
            agreeing = _GENDERS.get(verb.features.get("Gender", ""))
            subject = document.language.grammar.role(sentence, name.head) == "subject"
            if agreeing is not None and subject and verb.upos in ("VERB", "ADJ"):
                votes[agreeing] += 2
    return votes.most_common(1)[0][0] if votes else None
