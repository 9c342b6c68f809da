"""What the tests of the archive need: articles, and records of them without the model."""

from datetime import date, timedelta

from hronika.article import Article
from hronika.identifiers import Identifiers
from hronika.lemmas import LemmatizedWord, RecordWithLemmas
from hronika.record import ArticleInfo, ReaderInfo, Record, Span, Statement

DAY = date(2024, 5, 7)


def article(number: int, text: str = "", title: str | None = None) -> Article:
    """An article with a line for each of two speakers."""
    given = text or f"Anna Roze: līst {number} reizes.\nJānis Vilks: nelīst."
    published = DAY + timedelta(days=number % 3)
    return Article(given, id=f"a{number}", title=title, outlet="Avīze", published=published)


def reading(given: Article) -> RecordWithLemmas:
    """Read an article whose lines are `Speaker: content.`"""
    identifiers, statements, words, place = Identifiers(given.sha256), [], [], 0
    for line in given.text.splitlines(keepends=True):
        speaker, _, content = line.rstrip(".\n").partition(": ")
        span = Span(start=place + len(speaker) + 2, end=place + len(line.rstrip(".\n")), text=content)
        statements.append(
            Statement(
                id=identifiers.of("statement", [span]), content=(span,), speaker_name=speaker, mode="direct"
            )
        )
        words.append(LemmatizedWord(place, place + len(speaker), speaker, speaker.lower(), (speaker,)))
        place += len(line)
    record = Record(
        id=given.id,
        reader=ReaderInfo(hronika=None, model=None),
        article=ArticleInfo(id=given.id, sha256=given.sha256, outlet=given.outlet, published=given.published),
        statements=tuple(statements),
    )
    return RecordWithLemmas(record.sealed(), tuple(words))
