"""How what is one in several articles is shown: a line for each source, and a row of a list."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from hronika.cli.guard import counted
from hronika.cli.hit_text import denied_in_words
from hronika.cli.listing import Row
from hronika.denials import stance_to_name
from hronika.instants import iso, on_the_clock

if TYPE_CHECKING:
    from hronika.archive.lineage.telling import (
        EventLineage,
        EventSource,
        StatementLineage,
        Step,
        ToldIn,
        Variant,
    )
    from hronika.archive.stories.telling import Story, Told

_MOST_CHANGES = 4
_COLUMNS = (
    "of", "first", "first_known", "id", "article", "outlet", "published", "published_at", "url", "title",
    "agency", "speaker", "text", "kind", "likelihood", "changes", "dropped_hedges", "other_speaker",
    "vouched", "polarity", "statement", "other_numbers", "denied_by", "denied_by_article",
    "stance",
)  # fmt: skip


def story_rows(story: "Story") -> list[Row]:
    """Give a row for each article of a story; likelihood is the share of the shorter of it and the first."""
    first = story.articles[0].article
    return [
        _row(
            of="article", first=first, id=each.article, article=each.article, outlet=each.outlet,
            published=iso(each.published), published_at=iso(each.published_at), url=each.url,
            title=each.title, agency=each.agency, likelihood=each.shared,
        )
        for each in story.articles
    ]  # fmt: skip


def statement_rows(lineage: "StatementLineage") -> list[Row]:
    """Give a row for each source of a statement."""
    return [
        _row(
            **_source("statement", lineage, each),
            text=each.content,
            kind=each.kind,
            changes=[{"was": change.was, "becomes": change.becomes} for change in each.changes],
            dropped_hedges=[
                {"was": change.was, "becomes": change.becomes, "hedges": list(change.dropped)}
                for change in each.dropped_hedges
            ],
            other_speaker=each.other_speaker,
            stance=each.stance,
        )
        for each in lineage.variants
    ]


def event_rows(lineage: "EventLineage") -> list[Row]:
    """Give a row for each source of an event."""
    return [
        _row(
            **_source("event", lineage, each),
            text=each.text,
            kind=lineage.type,
            vouched=each.vouched,
            polarity=each.polarity,
            statement=each.statement,
            other_numbers=each.other_numbers,
            denied_by=each.denied_by,
            denied_by_article=each.denied_by_article,
        )
        for each in lineage.events
    ]


def _source(of: str, lineage: "StatementLineage | EventLineage", each: "Variant | EventSource") -> Row:
    """Give what the row of a source has, be it one of a statement or of an event."""
    where = each.where
    return {
        "of": of,
        "first": lineage.first.id,
        "first_known": lineage.is_first_known,
        "id": each.id,
        "article": where.article,
        "outlet": where.outlet,
        "published": iso(where.published),
        "published_at": iso(where.published_at),
        "url": where.url,
        "speaker": each.speaker,
        "likelihood": each.likelihood,
    }


def cells_of(row: Row) -> list[str]:
    """Give what a table shows of a row: when and where, what became of it, who says so, the text, the id."""
    when = _when(row["published"], row["published_at"])
    outlet = row["outlet"] or row["article"]
    if row["of"] == "article":
        shared = "" if row["likelihood"] is None else f"{row['likelihood']:.0%} the same"
        return [when, outlet, shared, row["agency"] or "", row["title"] or "", row["id"]]
    speaker = row["speaker"] or ""
    if row["of"] == "event":
        vouched = vouched_text(row["vouched"], row["polarity"])
        if row["denied_by_article"]:
            vouched += " by the article itself"
        vouched += f" by {row['denied_by']}" if row["denied_by"] not in (None, speaker) else ""
        vouched += " (other numbers)" if row["other_numbers"] else ""
        return [when, outlet, vouched, speaker, row["text"], row["id"]]
    sure = "" if row["likelihood"] == 1 else f" {row['likelihood']:.2f}"
    changed = "; ".join(
        change_text(change["was"], change["becomes"]) for change in row["changes"][:_MOST_CHANGES]
    )
    text = row["text"] if row["kind"] == "first" or not changed else changed
    speaker += " (another)" if row["other_speaker"] else ""
    stance = stance_to_name(row["stance"])
    speaker += f" ({stance})" if stance else ""
    kind = "first?" if row["kind"] == "first" and not row["first_known"] else row["kind"]
    return [when, outlet, kind + sure, speaker, "" if row["kind"] == "exact" else text, row["id"]]


def summary_of(lineage: "StatementLineage | EventLineage") -> str:
    """Say in one line what became of a statement or event; sources are articles."""
    from hronika.archive.lineage.telling import EventLineage

    outlets = counted(len(lineage.outlets), "outlet")
    told = [f"{counted(lineage.sources, 'source')} in {outlets}", f"first {when_of(lineage.first.where)}"]
    if not lineage.is_first_known:
        told[-1] += " (by whom is not known)"
    elif (by := lineage.first.where.outlet) is not None:
        told[-1] += f" ({by})"
    if isinstance(lineage, EventLineage):
        steps = " → ".join(_step_text(step) for step in lineage.certainty)
        asserted = lineage.first_asserted
        told.append(steps)
        if asserted is not None:
            told.append(f"first told as a fact by {asserted.where.outlet or asserted.where.article}")
        return "; ".join(told)
    return "; ".join([*told, *hedges_text([lineage])])


def _step_text(step: "Step") -> str:
    told = vouched_text(step.vouched, step.polarity)
    if step.vouched == "denied":
        return told.replace("denied", denied_in_words(step), 1)
    return told + (f" by {step.speaker}" if step.speaker else "")


def hedges_text(statements: "Iterable[StatementLineage]") -> list[str]:
    """Name the hedges and the conditions that were dropped, each once however many articles dropped it."""
    dropped: dict[str, dict[str, None]] = {"hedge": {}, "condition": {}}
    for statement in statements:
        for variant in statement.variants:
            for change in variant.dropped_hedges:
                what = "condition" if set(change.dropped) == {"condition"} else "hedge"
                dropped[what][change_text(change.was, change.becomes)] = None
    return [
        f"{counted(len(told), what)} dropped: {'; '.join(told)}" for what, told in dropped.items() if told
    ]


def change_text(was: str, becomes: str) -> str:
    """Write what became of words: `"varētu pabeigt" → "pabeigs"`."""
    return f"“{was}” → “{becomes}”" if was and becomes else f"– “{was}”" if was else f"+ “{becomes}”"


def vouched_text(vouched: str, polarity: str) -> str:
    """Say how far an event is vouched for, with its sign."""
    from hronika.exports.summary import SIGNS

    sign = SIGNS[vouched]  # type: ignore[index]
    return f"{sign} {vouched}" + (", not so" if polarity == "negative" else "")


def _row(**values: Any) -> Row:
    return dict.fromkeys(_COLUMNS) | values


def when_of(source: "ToldIn | Told") -> str:
    """Give the instant at which an article was published, else its day."""
    return _when(iso(source.published), iso(source.published_at))


def _when(day: str | None, at: str | None) -> str:
    from datetime import datetime

    return on_the_clock(datetime.fromisoformat(at)) if at else day or "no day"
