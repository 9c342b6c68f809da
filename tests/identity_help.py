"""Articles that name people and institutions, with records of them made without the model."""

from datetime import date
from typing import NamedTuple

from hronika.article import Article
from hronika.identifiers import Identifiers
from hronika.lemmas import LemmatizedWord, RecordWithLemmas
from hronika.record import ArticleInfo, Name, NameKind, Person, ReaderInfo, Record, Span, Statement


class Named(NamedTuple):
    """Somebody or something that an article names: `role` are lemmas, and stands before it.

    `also` is another name that the article gives it, an acronym.
    """

    name: str
    role: str = ""
    kind: NameKind = "person"
    also: str = ""


def article_naming(id: str, day: date | None, *named: Named) -> tuple[Article, RecordWithLemmas]:
    """Make an article in which each of these says something, and its record."""
    lines: list[str] = []
    places: list[tuple[int, int, int]] = []
    for each in named:
        start = sum(map(len, lines)) + len(lines)
        opening = f"{each.role} " if each.role else ""
        alias = f" ({each.also})" if each.also else ""
        lines.append(f"{opening}{each.name}{alias}: {id} ir labi.")
        places.append((start, start + len(opening), start + len(opening) + len(each.name)))
    text = "\n".join(lines)
    given = Article(text, id=id, outlet="Avīze", published=day)
    identifiers = Identifiers(given.sha256)
    names, people, statements, words = [], [], [], []
    for each, (start, first, last) in zip(named, places, strict=True):
        mention = Span(start=first, end=last, text=each.name)
        entity = identifiers.of("entity", [mention])
        names.append(
            Name(
                id=identifiers.of("name", [mention]),
                span=mention,
                kind=each.kind,
                name=each.name,
                entity=entity,
            )
        )
        if each.also:
            span = Span(start=last + 2, end=last + 2 + len(each.also), text=each.also)
            names.append(
                Name(
                    id=identifiers.of("name", [span]),
                    span=span,
                    kind=each.kind,
                    name=each.name,
                    entity=entity,
                )
            )
        if each.kind == "person":
            roles = (Span(start=start, end=first - 1, text=each.role),) if each.role else ()
            people.append(Person(id=entity, name=each.name, roles=roles))
        place = start
        for word in each.role.split():
            words.append(LemmatizedWord(place, place + len(word), word, word))
            place += len(word) + 1
        end = text.index("\n", last) if "\n" in text[last:] else len(text)
        said = Span(start=text.index(": ", last) + 2, end=end, text=text[text.index(": ", last) + 2 : end])
        statements.append(
            Statement(
                id=identifiers.of("statement", [said]), content=(said,), speaker_name=each.name,
                speaker_id=entity, mode="direct",
            )
        )  # fmt: skip
    record = Record(
        id=id,
        reader=ReaderInfo(hronika=None, model=None),
        article=ArticleInfo(id=id, sha256=given.sha256, outlet="Avīze", published=day),
        names=tuple(names),
        people=tuple(people),
        statements=tuple(statements),
    )
    return given, RecordWithLemmas(record.sealed(), tuple(words))
