"""`hronika check-draft`."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from hronika.article import Article, parse_published
from hronika.cli.archive_file import ArchiveFile, open_archive
from hronika.cli.guard import complain, counted
from hronika.cli.listing import Form, ListFormat, Row, write_listing
from hronika.cli.output import output
from hronika.errors import DataError, HronikaError, UsageError
from hronika.instants import iso
from hronika.sources.files import STDIN, articles_in, check_readable

if TYPE_CHECKING:
    from hronika.archive.alignment import Part
    from hronika.archive.drafts.checking import DraftCheck
    from hronika.archive.drafts.figures import CheckedFigure
    from hronika.archive.drafts.passages import ArchivedPassage
    from hronika.archive.drafts.people import CheckedName, RoleHeld
    from hronika.archive.drafts.quotations import CheckedQuotation

_SAYS = {"verbatim": "word for word"}


def check_draft(
    file: Annotated[
        str,
        typer.Argument(
            metavar="FILE",
            help="The text to be published: plain text or a saved page; `-` is standard input.",
        ),
    ],
    on: Annotated[
        str | None, typer.Option(metavar="DATE", help="Day of its publication; by default today.")
    ] = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="Exit with 1 where a quotation is altered or another's.")
    ] = False,
    form: Form = ListFormat.table,
    archive: ArchiveFile = None,
) -> None:
    """Check a text that is to be published against the archive; nothing of it is stored.

    Of each quotation is said whether the archive has it word for word, altered, from another speaker, in
    part or not at all; of each person with a role whether articles up to that day give the same one; and
    where the archive has another figure of the same speaker on the same matter.
    """
    from hronika.archive.drafts.checking import check_draft as checked
    from hronika.intake.drafts import read_draft

    day = parse_published(on)
    check_readable([file])
    given = _text_of(file)
    with open_archive(archive, writable=False) as store:
        found = checked(store, read_draft(given.text, day or given.published))
    for note in found.notes:
        complain(note)
    rows = sorted(_rows(found), key=lambda row: (row["start"], row["end"]))
    with output(None, styled=form is ListFormat.table) as out:
        write_listing(rows, form, out, [""] * 3, _cells, wide=1)
    if not rows:
        complain("The draft quotes nobody and gives nobody a role: there is nothing to compare.")
    elif form is ListFormat.table:
        complain(_summary(found))
    if strict and found.has_faults:
        raise typer.Exit(1)


def _text_of(file: str) -> Article:
    """Read the one text that a file holds."""
    name = "Standard input" if file == STDIN else file
    found = []
    for article in articles_in(file):
        if isinstance(article, HronikaError):
            raise article
        found.append(article)
        if len(found) > 1:
            raise UsageError(f"{name} holds several articles: check one draft at a time.")
    if not found:
        raise DataError(f"{name} holds no text: there is nothing in it to check.")
    return found[0]


def _rows(found: "DraftCheck") -> Iterator[Row]:
    for quotation in found.quotations:
        yield _quotation_row(quotation)
    for name in found.names:
        yield _name_row(name)
    for figure in found.figures:
        yield _figure_row(figure)


def _row(kind: str, verdict: str, start: int, end: int, text: str, **values: Any) -> Row:
    """Give a row with all that rows have; what does not apply is null or empty."""
    row: Row = {
        "kind": kind, "verdict": verdict, "start": start, "end": end, "text": text, "speaker": None,
        "role": None, "is_speaker": None, "alters": [], "differs": [], "left_out": [], "archive": None,
        "archive_differs": [], "is_retold": None, "places": [],
    }  # fmt: skip
    return {**row, **values}


def _quotation_row(quotation: "CheckedQuotation") -> Row:
    has, own = quotation.difference or ((), ())
    archive = "".join(part.text for part in has) if quotation.verdict == "altered" else None
    return _row(
        "quotation", quotation.verdict, quotation.start, quotation.end, quotation.text,
        speaker=quotation.by,
        is_speaker=quotation.speaker,
        alters=list(quotation.alters),
        differs=_differing(own),
        left_out=list(quotation.left_out),
        is_retold=quotation.is_retold,
        archive=archive,
        archive_differs=_differing(has) if archive else [],
        places=[_place(each) for each in quotation.places],
    )  # fmt: skip


def _name_row(name: "CheckedName") -> Row:
    places = [
        {"person": each.id, "name": each.person, "role": each.title or None, "first": iso(each.first),
         "last": iso(each.last), "articles": each.articles} | _place(each.source)
        for each in name.roles
    ]  # fmt: skip
    has = "; ".join(_held(each, name.name) for each in name.roles)
    return _row(
        "name", name.verdict, name.start, name.end, name.name, role=name.role, archive=has or None,
        places=places,
    )  # fmt: skip


def _figure_row(figure: "CheckedFigure") -> Row:
    return _row(
        "figure", "another figure", figure.start, figure.end, figure.text, speaker=figure.by,
        archive=figure.has, places=[_place(figure.place)],
    )  # fmt: skip


def _place(place: "ArchivedPassage") -> dict[str, Any]:
    return {
        "day": iso(place.day),
        "outlet": place.outlet,
        "article": place.article,
        "title": place.title,
        "url": place.url,
        "statement": place.statement,
        "said_by": place.speaker,
        "text": place.text or None,
        "start": place.start,
        "end": place.end,
    }


def _differing(parts: "tuple[Part, ...]") -> list[list[int]]:
    """Give where in a text words begin and end that differ."""
    found, place = [], 0
    for part in parts:
        if part.differs:
            found.append([place, place + len(part.text)])
        place += len(part.text)
    return found


def _cells(row: Row) -> list[str]:
    from hronika.cli.changes import starred

    verdict = _in_words(row["verdict"])
    if row["alters"]:
        verdict += f" ({', '.join(row['alters'])})"
    if row["is_retold"]:
        verdict += ", retold there"
    text = starred(row["text"], row["differs"])
    if row["kind"] == "quotation":
        by = f" ({row['speaker']})" if row["speaker"] else ""
        has = f" ← “{starred(row['archive'], row['archive_differs'])}”" if row["archive"] else ""
        omitted = f" … left out: {' … '.join(row['left_out'])}" if row["left_out"] else ""
        said = f"“{text}”{by}{has}{omitted}"
        if row["verdict"] == "altered" and row["is_speaker"] == "other":
            verdict += ", another's"
        elif row["speaker"] and row["is_speaker"] == "unsure" and row["places"][0]["said_by"]:
            verdict += ", speaker unsure"
    elif row["kind"] == "name":
        said = ", ".join(filter(None, (text, row["role"])))
        said += f" ← the archive has {row['archive']}" if row["archive"] else ""
    else:
        said = f"{text} ← the archive has {row['archive']}: {row['places'][0]['text']}"
    return [verdict, said, _source(row["places"])]


def _in_words(verdict: str) -> str:
    return _SAYS.get(verdict, verdict)


def _source(places: list[dict[str, Any]]) -> str:
    if not places:
        return ""
    first = places[0]
    by = f"{first['said_by']}, " if first["said_by"] else ""
    more = f" and {counted(len(places) - 1, 'more place')}" if len(places) > 1 else ""
    where = " ".join(filter(None, (first["outlet"], first["article"])))
    return f"{by}{first['day'] or 'without a day'}, {where}{more}"


def _held(held: "RoleHeld", name: str) -> str:
    years = ""
    if held.first and held.last:
        first, last = held.first.year, held.last.year
        years = f" ({first})" if first == last else f" ({first}-{last})"
    called = f"{held.person}, " if held.person != name else ""
    return f"{called}{held.title}{years}".removesuffix(", ")


def _summary(found: "DraftCheck") -> str:
    verdicts = [each.verdict for each in found.quotations]
    told = [f"{verdicts.count(verdict)} {_SAYS.get(verdict, verdict)}" for verdict in dict.fromkeys(verdicts)]
    others = sum(each.verdict in ("another role", "spelled otherwise") for each in found.names)
    told += [f"{counted(others, 'name')} to look at"] if others else []
    told += [f"{counted(len(found.figures), 'figure')} to look at"] if found.figures else []
    return f"{counted(len(verdicts), 'quotation')}: {', '.join(told)}." if verdicts else f"{', '.join(told)}."
