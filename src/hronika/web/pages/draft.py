"""The page that checks a draft: what it quotes, whom it calls what, and its figures, beside the archive."""

from datetime import date

from fastapi import FastAPI, Request, Response
from fastapi.responses import HTMLResponse
from markupsafe import Markup
from pydantic import BaseModel, ConfigDict, Field
from starlette.datastructures import UploadFile

from hronika.archive.alignment import Part
from hronika.archive.drafts.checking import DraftCheck
from hronika.archive.drafts.figures import CheckedFigure
from hronika.archive.drafts.passages import ArchivedPassage
from hronika.archive.drafts.people import CheckedName
from hronika.archive.drafts.quotations import CheckedQuotation
from hronika.errors import DataError
from hronika.exports.markup import Mark, Paragraph, paragraphs
from hronika.ledger import Archive
from hronika.web.errors import RefusedError
from hronika.web.forms import check_token
from hronika.web.page import API, REFUSALS, Asked, PageData, Pages, PageView, Rows, asked_by
from hronika.web.page_addresses import PageAddresses

pages = Pages()

_SECONDS = 60.0
"""How long reading and checking may take: the longest draft takes some ten."""
_LONGEST = 1_000_000
"""Code points of a draft that are taken; the archive compares fewer, and says so."""
_COLUMNS = ("kind", "verdict", "start", "end", "text", "speaker", "role", "archive", "address")


class FoundAt(PageData):
    """Where the archive has something: the article, by whom it is said there, and the words."""

    address: str | None
    outlet: str | None
    title: str | None
    published: date | None
    speaker: str | None
    text: str


class DifferingPart(PageData):
    """A stretch of words, and whether the other side has others."""

    text: str
    differs: bool


class DraftFinding(PageData):
    """What the archive has of a quotation, a person or a figure of the draft.

    `kind` is `quotation`, `name` or `figure`; `start` and `end` are code points of the draft. Of an altered
    quotation `own` and `archive` are the words on both sides; `alters` names what a reader should see first.
    """

    kind: str
    verdict: str
    start: int
    end: int
    text: str
    speaker: str | None = None
    is_speaker: str | None = None
    role: str | None = None
    alters: tuple[str, ...] = ()
    own: tuple[DifferingPart, ...] = ()
    archive: tuple[DifferingPart, ...] = ()
    left_out: tuple[str, ...] = ()
    is_retold: bool = False
    has: str | None = None
    places: tuple[FoundAt, ...] = ()


class DraftData(PageData):
    """What was found of a draft, in the order of its text; `notes` tell what is wrong with the text."""

    published: date | None
    findings: tuple[DraftFinding, ...]
    notes: tuple[str, ...]


class DraftBody(BaseModel):
    """A text that is to be published, and on which day; by default today."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    text: str = Field(max_length=_LONGEST)
    published: date | None = None


@pages.page("/draft", "draft.html", DraftData)
def draft(asked: Asked) -> PageView:
    """Show the form for a draft."""
    return _page(asked, "", DraftData(published=None, findings=(), notes=()))


def install_draft(app: FastAPI) -> None:
    """Add to an application what checks a draft, which stores nothing."""
    app.add_api_route("/draft", check_form, methods=["POST"], include_in_schema=False)
    app.add_api_route(
        f"{API}/draft",
        check,
        methods=["POST"],
        response_model=DraftData,
        responses=REFUSALS,
        name="check_draft",
    )


async def check(request: Request, body: DraftBody) -> DraftData:
    """Compare the quotations, people and figures of a text that is to be published with the archive."""
    return await _checked(request, body)


async def check_form(request: Request) -> Response:
    """Check what was pasted or sent as a file, and show it with what was found."""
    most = request.app.state.settings.most_upload
    # What is pasted may be as long as a file: a field of a form may not, unless it is said.
    async with request.form(max_files=1, max_fields=10, max_part_size=most) as form:
        check_token(request, form.get("token"))
        text, published, file = (form.get(name) for name in ("text", "published", "file"))
        if isinstance(file, UploadFile) and file.filename:
            text = await _text_of(request, file)
    text = text.replace("\r\n", "\n") if isinstance(text, str) else ""
    if len(text) > _LONGEST:
        raise RefusedError(request.state.words("draft.too_long"))
    try:
        day = date.fromisoformat(published) if isinstance(published, str) and published else None
    except ValueError:
        raise RefusedError(request.state.words("due.no_day", day=str(published)[:10])) from None
    body = DraftBody(text=text, published=day)
    data = await _checked(request, body)

    def shown(archive: Archive) -> PageView:
        return _page(asked_by(request, archive), body.text, data)

    view = await request.app.state.desks.read(shown)
    page = request.app.state.templates.page(
        request, "draft.html", title=view.title, data=data, asked=None, **view.extra
    )
    return HTMLResponse(page)


async def _checked(request: Request, body: DraftBody) -> DraftData:
    def question(archive: Archive) -> DraftData:
        found = archive.check_draft(body.text, body.published)
        return DraftData(
            published=body.published, findings=tuple(_findings(archive, found)), notes=found.notes
        )

    try:
        return await request.app.state.desks.work(question, _SECONDS)  # type: ignore[no-any-return]
    except DataError as error:
        if error.trouble is not None:
            raise
        raise RefusedError(error) from None


async def _text_of(request: Request, file: UploadFile) -> str:
    """Give the text of a file: plain text in UTF-8, else it is refused in a sentence."""
    content = await file.read(request.app.state.settings.most_upload)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise RefusedError(request.state.words("draft.no_text")) from None
    if "\0" in text:
        raise RefusedError(request.state.words("draft.no_text"))
    return text


def _page(asked: Asked, text: str, data: DraftData) -> PageView:
    rows = [
        [
            each.kind, each.verdict, each.start, each.end, each.text, each.speaker, each.role,
            "".join(part.text for part in each.archive) or each.has,
            each.places[0].address if each.places else None,
        ]
        for each in data.findings
    ]  # fmt: skip
    return PageView(
        asked.words("draft.title"),
        data,
        Rows(_COLUMNS, rows),
        {"draft": text, "lines": _marked(text, data), "was_checked": bool(text)},
    )


def _marked(text: str, data: DraftData) -> list[Paragraph]:
    marks = [
        Mark(
            each.start,
            each.end,
            Markup('class="finding {}" data-s="d{}"').format(_CLASSES.get(each.verdict, "unknown"), number),
            f"d{number}",
            Markup('<a class="badge v0" href="#f{}">{}</a>').format(number, number + 1),
        )
        for number, each in enumerate(data.findings)
    ]
    return paragraphs(text, marks)


_CLASSES = {
    "verbatim": "right", "as known": "right", "altered": "wrong", "another's": "wrong",
    "another role": "wrong", "spelled otherwise": "wrong", "another figure": "wrong",
}  # fmt: skip
"""How a finding is marked: as the archive has it, otherwise, or not there."""


def _findings(archive: Archive, found: DraftCheck) -> list[DraftFinding]:
    where = PageAddresses(archive)
    findings = [
        *(_of_quotation(where, each) for each in found.quotations),
        *(_of_name(where, each) for each in found.names),
        *(_of_figure(where, each) for each in found.figures),
    ]
    return sorted(findings, key=lambda each: (each.start, each.end))


def _of_quotation(where: PageAddresses, each: CheckedQuotation) -> DraftFinding:
    has, own = each.difference or ((), ())
    return DraftFinding(
        kind="quotation", verdict=each.verdict, start=each.start, end=each.end, text=each.text,
        speaker=each.by, is_speaker=each.speaker, alters=each.alters, own=_parts(own), archive=_parts(has),
        left_out=each.left_out, is_retold=each.is_retold,
        places=tuple(_place(where, place) for place in each.places),
    )  # fmt: skip


def _of_name(where: PageAddresses, each: CheckedName) -> DraftFinding:
    has = "; ".join(f"{role.person}, {role.title}" if role.title else role.person for role in each.roles)
    return DraftFinding(
        kind="name", verdict=each.verdict, start=each.start, end=each.end, text=each.name, role=each.role,
        has=has or None, places=tuple(_place(where, role.source) for role in each.roles),
    )  # fmt: skip


def _of_figure(where: PageAddresses, each: CheckedFigure) -> DraftFinding:
    return DraftFinding(
        kind="figure", verdict="another figure", start=each.start, end=each.end, text=each.text,
        speaker=each.by, has=each.has, places=(_place(where, each.place),),
    )  # fmt: skip


def _place(where: PageAddresses, place: ArchivedPassage) -> FoundAt:
    if place.statement:
        address = where.item(place.article, place.outlet, place.statement)
    else:
        address = where.article(place.article, place.outlet)
    return FoundAt(
        address=address, outlet=place.outlet, title=place.title, published=place.day, speaker=place.speaker,
        text=place.text,
    )  # fmt: skip


def _parts(parts: tuple[Part, ...]) -> tuple[DifferingPart, ...]:
    return tuple(DifferingPart(text=part.text, differs=part.differs) for part in parts)
