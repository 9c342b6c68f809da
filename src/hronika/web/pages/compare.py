"""The comparison: what two speakers say on one matter, or one says at two times, side by side."""

from datetime import date
from typing import Annotated, Literal

from fastapi import Query
from pydantic import BaseModel, Field

from hronika.archive.identity.who import Identity
from hronika.archive.positions.beside import AskedSpeaker, Beside, Differing, SideStated, Stated
from hronika.web import addresses
from hronika.web.listed import ListedStatement, listed
from hronika.web.narrowed import DAY, period_named
from hronika.web.page import Asked, PageData, Pages, PageView, Rows
from hronika.web.page_addresses import PageAddresses

pages = Pages()

_MOST_CHOICES = 12

State = Literal["asks", "unclear", "compared"]


class CompareQuery(BaseModel):
    """What is compared: on a matter, which is a query, one speaker and another, by name or id.

    Without another it is the one speaker at two times. `one_id` and `other_id` say which of those whom a name
    may mean it is. `first` and `second` are days, months or years in
    which the statements of the two sides were published.
    """

    q: str = Field("", max_length=1000)
    one: str = Field("", max_length=200)
    one_id: str = Field("", max_length=100)
    other: str = Field("", max_length=200)
    other_id: str = Field("", max_length=100)
    first: str = Field("", pattern=DAY)
    second: str = Field("", pattern=DAY)


class SpeakerChoice(PageData):
    """Somebody whom a name may mean, with roles, and the address of the comparison with this one."""

    id: str
    name: str
    roles: tuple[str, ...]
    statements: int
    address: str


class StatedOn(PageData):
    """A statement of a side, and the addresses of the articles that have it."""

    said: ListedStatement
    outlets: tuple[str, ...]
    sources: tuple[str, ...]


class ComparedSide(PageData):
    """A side: who was asked for and who that is, from when to when, and what was said, the newest first.

    `choices` are those whom the name may mean where that is not one; they are empty where it is nobody.
    `found` counts the statements in all articles, of which the newest are shown.
    """

    asked: str
    name: str | None
    id: str | None
    address: str | None
    since: date | None
    until: date | None
    choices: tuple[SpeakerChoice, ...]
    found: int
    statements: tuple[StatedOn, ...]


class Contrasting(PageData):
    """In what two statements differ, in the words of each: by `polarity`, `opposite`, `number` and so on."""

    kind: str
    one: str
    other: str


class CandidateDifference(PageData):
    """A pair of statements that may differ, and what speaks against it: a candidate, not a verdict.

    `one` and `other` are addresses of statements; `score` is how likely a look is worth it, from 0 to 1.
    `judged_by` is who decided in review that the two contradict each other, null where nobody has.
    """

    one: str
    other: str
    score: float
    contrasts: tuple[Contrasting, ...]
    against: tuple[str, ...]
    judged_by: str | None = None


class CompareData(PageData):
    """Two sides beside each other. `state` says whether there was enough to compare."""

    matter: str
    state: State
    sides: tuple[ComparedSide, ...]
    differences: tuple[CandidateDifference, ...]
    notes: tuple[str, ...]


_COLUMNS = (
    "side", "address", "speaker", "published", "outlet", "act", "stance", "text", "articles", "differs_from",
    "differs_in", "against",
)  # fmt: skip


@pages.page("/compare", "compare.html", CompareData)
def compare(asked: Asked, wanted: Annotated[CompareQuery, Query()]) -> PageView:
    """Lay beside each other what two speakers say on a matter, or what one speaker says in two periods."""
    is_whole = wanted.q.strip() and wanted.one.strip() and (wanted.other.strip() or wanted.second)
    sides = []
    if wanted.one.strip():
        sides = [_asked_side(asked, "one", wanted.one, wanted.one_id, wanted.first)]
        if wanted.other.strip():
            sides.append(_asked_side(asked, "other", wanted.other, wanted.other_id, wanted.second))
        else:
            sides.append(_asked_side(asked, "one", wanted.one, wanted.one_id, wanted.second))
    state: State = "asks"
    differences: tuple[CandidateDifference, ...] = ()
    notes: tuple[str, ...] = ()
    if is_whole:
        state = "compared" if all(side.id for side in sides) else "unclear"
    if state == "compared":
        found = asked.archive.beside(
            wanted.q, *(AskedSpeaker(side.id or "", side.since, side.until) for side in sides)
        )
        where = PageAddresses(asked.archive)
        sides = [
            _stated(where, side, each) for side, each in zip(sides, (found.one, found.other), strict=True)
        ]
        differences, notes = _differences(found, sides), found.notes
    data = CompareData(matter=wanted.q, state=state, sides=tuple(sides), differences=differences, notes=notes)
    return PageView(
        asked.words("compare.title_of", query=wanted.q[:80]) if wanted.q else asked.words("compare.title"),
        data,
        Rows(_COLUMNS, _rows(data)),
        {"given": wanted, "of": _by_statement(data)},
    )


def _asked_side(asked: Asked, key: str, name: str, id: str, written: str) -> ComparedSide:
    found = asked.archive.speakers(name)
    found = [each for each in found if id in (each.id, *(known.id for known in each.known_as))] or found
    one = found[0] if len(found) == 1 else None
    days = period_named(asked, written)
    return ComparedSide(
        asked=name,
        name=one.name if one else None,
        id=one.id if one else None,
        address=addresses.of_person(one.name, one.id) if one else None,
        since=days.first if days else None,
        until=days.last if days else None,
        choices=() if one else tuple(_choice(asked, key, each) for each in found[:_MOST_CHOICES]),
        found=0,
        statements=(),
    )


def _choice(asked: Asked, key: str, identity: Identity) -> SpeakerChoice:
    return SpeakerChoice(
        id=identity.id,
        name=identity.name,
        roles=tuple(role.title for role in identity.roles[:3]),
        statements=identity.statements,
        address=asked.where(**{f"{key}_id": identity.id}),
    )


def _stated(where: PageAddresses, side: ComparedSide, found: SideStated) -> ComparedSide:
    return side.model_copy(
        update={"found": found.found, "statements": tuple(_said(where, each) for each in found.stated)}
    )


def _said(where: PageAddresses, stated: Stated) -> StatedOn:
    said = listed(stated.hit)
    assert isinstance(said, ListedStatement)
    named = (where.article(each.article, each.outlet) for each in stated.sources)
    return StatedOn(
        said=said,
        outlets=tuple(dict.fromkeys(each.outlet for each in stated.sources if each.outlet)),
        sources=tuple(dict.fromkeys(address for address in named if address)),
    )


def _differences(found: Beside, sides: list[ComparedSide]) -> tuple[CandidateDifference, ...]:
    left, right = (side.statements for side in sides)
    return tuple(_difference(each, left, right) for each in found.differing)


def _difference(
    each: Differing, left: tuple[StatedOn, ...], right: tuple[StatedOn, ...]
) -> CandidateDifference:
    return CandidateDifference(
        one=left[each.one].said.address,
        other=right[each.other].said.address,
        score=each.difference.score,
        contrasts=tuple(
            Contrasting(kind=contrast.kind, one=contrast.one, other=contrast.other)
            for contrast in each.difference.contrasts
        ),
        against=tuple(each.difference.against),
        judged_by=each.judged.author if each.judged else None,
    )


def _by_statement(data: CompareData) -> dict[str, list[tuple[int, CandidateDifference]]]:
    """Give by the address of a statement the differences that it is in, each with its number from 1."""
    found: dict[str, list[tuple[int, CandidateDifference]]] = {}
    for number, each in enumerate(data.differences, 1):
        for address in (each.one, each.other):
            found.setdefault(address, []).append((number, each))
    return found


def _rows(data: CompareData) -> list[list[str | int | None]]:
    of = _by_statement(data)
    return [
        [
            number, each.said.address, each.said.speaker, str(each.said.published or ""), each.said.outlet,
            each.said.act, each.said.stance, each.said.text, len(each.sources),
            " ".join(
                item.other if item.one == each.said.address else item.one
                for _, item in of.get(each.said.address, ())
            ),
            " ".join(item.contrasts[0].kind for _, item in of.get(each.said.address, ())),
            " ".join(" ".join(item.against) for _, item in of.get(each.said.address, ())),
        ]
        for number, side in enumerate(data.sides, 1)
        for each in side.statements
    ]  # fmt: skip
