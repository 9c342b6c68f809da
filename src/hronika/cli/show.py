"""`hronika show`."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Annotated, Any

import typer

from hronika.article import DEFAULT_TIMEZONE
from hronika.cli.archive_file import ArchiveFile, InArticle, OfOutlet, open_archive
from hronika.cli.guard import complain
from hronika.cli.listing import Form, ListFormat, Row, write_listing
from hronika.cli.output import output
from hronika.instants import on_the_clock

if TYPE_CHECKING:
    from rich.text import Text

    from hronika.archive.items import StoredItem


def show(
    id: Annotated[
        str,
        typer.Argument(
            metavar="ID",
            help="Identifier of a statement, event or name, or id of an article, as `hronika search "
            "--format json` gives them.",
            show_default=False,
        ),
    ],
    article: InArticle = None,
    outlet: OfOutlet = None,
    text: Annotated[bool, typer.Option("--text", help="Show the whole text of the article.")] = False,
    form: Form = ListFormat.table,
    archive: ArchiveFile = None,
) -> None:
    """Show one thing of the archive: what is stored of it, its words in their place, its article's versions.

    Of a statement or event the paragraphs that it stands in are shown, its words in bold or between `**`.
    """
    from hronika.archive.items import item_of

    with open_archive(archive, writable=False) as store:
        item = item_of(store, id, article=article, outlet=outlet)
    if not item.version.is_current:
        complain(
            f"{id} stands in version {item.version.ordinal} of the article and not in its last, "
            f"{item.versions[-1].ordinal}."
        )
    with output(None, styled=form is ListFormat.table) as out:
        if form is not ListFormat.table:
            write_listing([_row(item, whole=text)], form, out, [""], lambda _: [""])
            return
        from hronika.cli.hit_text import in_bold

        lines = _lines(item, whole=text, bold=in_bold(out))
        rows: list[Row] = [{"field": name, "told": told} for name, told in lines]
        write_listing(rows, form, out, [""] * 2, lambda row: (row["field"], row["told"]))


def _row(item: "StoredItem", *, whole: bool) -> Row:
    version = item.version
    return {
        "kind": item.kind,
        "id": item.id,
        "article": version.id,
        "outlet": item.outlet,
        "title": version.record.article.title,
        "day": str(version.record.article.published or "") or None,
        "url": version.record.article.url,
        "version": version.ordinal,
        "versions": [
            {"version": each.ordinal, "added": each.added.isoformat(), "current": each.is_current}
            for each in item.versions
        ],
        "fields": item.fields,
        "spans": [span.model_dump() for span in item.spans],
        "text": version.text if whole else None,
    }


def _lines(item: "StoredItem", *, whole: bool, bold: bool) -> "Iterator[tuple[str, str | Text]]":
    from hronika.cli.hit_text import marked

    version, about = item.version, item.version.record.article
    yield item.kind, item.id
    yield (
        "article",
        " · ".join(
            str(part) for part in (about.title, version.id, item.outlet, about.published, about.url) if part
        ),
    )
    told: tuple[str, ...] = ()
    if item.kind == "article":
        told = ("id", "title", "outlet", "published", "published_at", "timezone", "url", "sha256")
        if about.published_at is not None:
            yield "published", on_the_clock(about.published_at, about.timezone or DEFAULT_TIMEZONE)
    for name, value in item.fields.items():
        if name in ("responses", "responds") and isinstance(value, list):
            shown = "response" if name == "responses" else "responds to"
            yield from ((shown, _response(each)) for each in value)
        elif value is not None and name not in told:
            yield name, _in_words(value)
    for each in item.versions:
        current = ", current" if each.is_current else ""
        yield f"version {each.ordinal}", f"added {on_the_clock(each.added)}{current}"
    places = [(span.start, span.end) for span in item.spans]
    text, number, at = version.text, 0, 0
    for line in text.splitlines(keepends=True):
        inside = [
            (max(start, at) - at, min(end, at + len(line)) - at)
            for start, end in places
            if start < at + len(line) and at < end
        ]
        if line.strip() and (whole or inside):
            number += 1
            yield f"text {number}", marked(line.rstrip("\n"), inside, bold=bold)
        at += len(line)


def _response(response: Mapping[str, Any]) -> str:
    """Tell who responds to a thing, or what a statement responds to."""
    from hronika.exports.summary import RESPONSE_SIGNS

    about = [f"{each['words']} ({each['id']})" for each in response.get("about", ())]
    told = "; ".join(about) or response.get("speaker_name") or "who is not told"
    kind = response["kind"]
    return f"{RESPONSE_SIGNS[kind]} {kind} – {told} – {response['cue']} ({response['id']})"


def _in_words(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(map(_in_words, value))
    if isinstance(value, dict):
        return ", ".join(f"{name} {_in_words(part)}" for name, part in value.items())
    return "" if value is None else str(value)
