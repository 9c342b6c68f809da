"""The page of a statement: what the text says, all its sources, what became of it."""

from datetime import date, datetime

from hronika.archive.lineage.telling import StatementLineage, Variant
from hronika.archive.located import Located, LocatedText
from hronika.record import Span, Statement
from hronika.web import addresses
from hronika.web.addresses import CodePoint, TextHash
from hronika.web.citing import Citation, citations
from hronika.web.items import (
    SourceText,
    context_of,
    is_here,
    item_at,
    lineage_in,
    quoted,
    responses_in,
    short_title,
    source_of,
    words_of,
)
from hronika.web.listed import rows_of
from hronika.web.page import Asked, PageData, Pages, PageView, Rows
from hronika.web.page_addresses import PageAddresses, of_item
from hronika.web.responses import ShownResponse

pages = Pages()


class ChangedWords(PageData):
    """Where a variant has other words than the first; `dropped` and `added` are its hedges lost and got."""

    was: str
    becomes: str
    dropped: tuple[str, ...]
    added: tuple[str, ...]


class VariantOf(PageData):
    """A statement as one article has it; `likelihood` is how likely it is the same as the first."""

    address: str | None
    outlet: str | None
    published: date | None
    published_at: datetime | None
    speaker: str | None
    stance: str | None
    content: str
    kind: str
    likelihood: float
    changes: tuple[ChangedWords, ...]
    other_speaker: bool
    is_this: bool


class StatementData(PageData):
    """A statement: who said it, to whom, where and when, by which words, and in which articles.

    `is_first_known` says whether the days and hours of publication tell which of the `variants` is the first
    utterance. `within` is the address of the statement that it is quoted in, `told_by` whose that is by name.
    `is_exact` is false where the text is read otherwise now than when the address was made.
    """

    address: str
    at_source: str | None
    is_exact: bool
    content: tuple[Span, ...]
    speaker: str | None
    speaker_words: str | None
    speaker_id: str | None
    cue: str | None
    mode: str
    act: str
    stance: str | None
    addressee: str | None
    medium: str | None
    said_at: str | None
    within: str | None
    told_by: str | None
    confidence: float
    source: SourceText
    variants: tuple[VariantOf, ...]
    is_first_known: bool
    responses: tuple[ShownResponse, ...]


@pages.page("/s/{hash}/{start}-{end}", "statement.html", StatementData)
def statement(asked: Asked, hash: TextHash, start: CodePoint, end: CodePoint) -> PageView:
    """Show the statement at these code points of a text, by the beginning of the text's SHA-256."""
    found: Located[Statement] = item_at(asked, "statement", hash, start, end)
    text, item = found.text, found.item
    lineage, where = lineage_in(asked, text, item.id), PageAddresses(asked.archive)
    variants = (
        tuple(_variant(where, each, item.id, text) for each in lineage.variants)
        if isinstance(lineage, StatementLineage)
        else ()
    )
    content = " … ".join(span.text for span in item.content)
    around = next((each for each in text.record.statements if each.id == item.within), None)
    data = StatementData(
        address=of_item(text.record.article.sha256, item),
        at_source=addresses.in_source(text.record.article.url, item.content[0].text),
        is_exact=found.is_exact,
        content=item.content,
        speaker=item.speaker_name,
        speaker_words=words_of(item.speaker),
        speaker_id=_speaker_id(asked, text, item.speaker_name),
        cue=words_of(item.cue),
        mode=item.mode,
        act=item.act,
        stance=item.stance,
        addressee=words_of(item.addressee),
        medium=words_of(item.medium),
        said_at=words_of(item.said_at),
        within=of_item(text.record.article.sha256, around) if around else None,
        told_by=around.speaker_name if around else None,
        confidence=item.confidence,
        source=source_of(text, item),
        variants=variants,
        is_first_known=isinstance(lineage, StatementLineage) and lineage.is_first_known,
        responses=responses_in(asked, where, text, item.id),
    )
    columns = ("address", "outlet", "published", "speaker", "content", "kind", "likelihood", "other_speaker")
    stance = asked.words.stance(data.stance)
    return PageView(
        title=short_title(f"{stance}: {content}" if stance else content),
        data=data,
        rows=Rows(columns, rows_of(variants, columns)),
        extra={"context": context_of(text, item), "cite": _cited(asked, data, content)},
    )


def _speaker_id(asked: Asked, text: LocatedText, name: str | None) -> str | None:
    """Give who a speaker is; nobody where that is not told, or somebody judged that it is no name."""
    if name is None or asked.is_rejected(name):
        return None
    return asked.archive.named_in(text.version).get(name)


def _variant(where: PageAddresses, each: Variant, id: str, text: LocatedText) -> VariantOf:
    return VariantOf(
        address=where.item(each.where.article, each.where.outlet, each.id),
        outlet=each.where.outlet,
        published=each.where.published,
        published_at=each.where.published_at,
        speaker=each.speaker,
        stance=each.stance,
        content=each.content,
        kind=each.kind,
        likelihood=each.likelihood,
        changes=tuple(
            ChangedWords(was=change.was, becomes=change.becomes, dropped=change.dropped, added=change.added)
            for change in each.changes
        ),
        other_speaker=each.other_speaker,
        is_this=each.id == id and is_here(each.where, text),
    )


def _cited(asked: Asked, data: StatementData, content: str) -> tuple[Citation, ...]:
    """Give a statement with its source, to be copied."""
    words = asked.words
    said = quoted(
        asked, data.source, data.address, data.speaker, content,
        is_direct=data.mode == "direct", stance=data.stance, told=words.told_by(data.within, data.told_by),
    )  # fmt: skip
    return citations(said, words.day(said.published), words("source_unknown"), words(f"mode.{data.mode}"))
