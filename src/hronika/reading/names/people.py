"""The stage `people`: the persons of the article as the record gives them, with the roles the text gives."""

from hronika.reading.document.document import Document
from hronika.reading.document.entities import Entity
from hronika.record import Person, Span


def read_people(document: Document) -> None:
    """Fill `people` of the document from those of its entities that are persons."""
    document.people = [_person(document, entity) for entity in document.entities if entity.kind == "person"]


def _person(document: Document, entity: Entity) -> Person:
    spans: dict[str, Span] = {}
    for role in entity.roles:
        span = document.phrase_span(role)
        spans.setdefault(span.text.casefold(), span)
    return Person(id=entity.id, name=entity.name, gender=entity.gender, roles=tuple(spans.values()))
