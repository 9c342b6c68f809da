"""Who is one and who is not: what a judgement would change, the forms that make and undo it, all of them."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Annotated

from fastapi import Path, Query
from pydantic import Field

from hronika.archive.identity.judgements import Judgement
from hronika.archive.identity.previewing import JudgingPreview, Moving, ProfileName, last_seen
from hronika.archive.identity.who import Identity, KnownAs
from hronika.errors import UsageError
from hronika.web import addresses
from hronika.web.errors import RefusedError, StaleError
from hronika.web.forms import Done, FormBody, Forms
from hronika.web.meant import by_words, one_meant, own_address
from hronika.web.page import Asked, PageData, Pages, PageView, Rows
from hronika.web.pages.person_details import BriefPerson, brief

pages = Pages()
forms = Forms()

_MOST_SHOWN = 10
"""So many profiles of one side of a judgement are named, and the others counted."""
_MOST_TOLD = 100

Id = Annotated[str, Field(max_length=200)]
Reason = Annotated[str | None, Field(max_length=1000)]
Seen = Annotated[str, Field(max_length=60)]


class ProfileShown(PageData):
    """A profile: a name with what articles call it, and its articles."""

    id: str
    name: str
    title: str | None
    articles: int


class JudgedSide(PageData):
    """One side of a judgement: its profiles, in how many articles they stand, and what they say."""

    address: str
    name: str
    profiles: tuple[ProfileShown, ...]
    articles: int
    statements: int


class Preview(PageData):
    """What a judgement would change: `moves` becomes part of `stays`, or is parted from it.

    `leads_on` are the addresses that lead to another from then on. `refused_by` are the numbers of the
    judgements that stand against it. `seen` is what the form sends back.
    """

    stays: JudgedSide
    moves: JudgedSide
    leads_on: tuple[tuple[str, str], ...]
    refused_by: tuple[int, ...]
    seen: str


class MergeData(PageData):
    """Whom somebody may be one with: `candidates` of a name that was given, or one with a `preview`."""

    person: BriefPerson
    given: str
    candidates: tuple[BriefPerson, ...]
    preview: Preview | None


class SplitData(PageData):
    """The profiles of somebody, and what it would change to part those that were chosen from the rest."""

    person: BriefPerson
    profiles: tuple[ProfileShown, ...]
    chosen: tuple[str, ...]
    preview: Preview | None


class JudgementShown(PageData):
    """What one person said at one time of who is who; `score` is how likely the archive held them to be one.

    `one` and `other` name at most ten profiles each; `one_count` and `other_count` count all.
    """

    number: int
    verdict: str
    author: str
    at: datetime
    reason: str | None
    score: float | None
    holds: bool
    undoes: int | None
    one: tuple[str, ...]
    one_count: int
    other: tuple[str, ...]
    other_count: int


class HistoryData(PageData):
    """The judgements about somebody, the last first, at most 100; `total` counts all."""

    address: str
    name: str
    total: int
    judgements: tuple[JudgementShown, ...]


class MergeForm(FormBody):
    """That two, by ids, are one; `seen` is that of the preview."""

    one: Id
    other: Id
    seen: Seen
    reason: Reason = None


class SplitForm(FormBody):
    """That profiles of somebody, by their ids, are another's; `seen` is that of the preview."""

    person: Id
    profiles: tuple[Id, ...]
    seen: Seen
    reason: Reason = None


class UndoForm(FormBody):
    """That a judgement does not hold; `person` is the id of whose page is shown then."""

    person: Id
    reason: Reason = None


@pages.page("/person/{name}/merge", "person_merge.html", MergeData, csv=False)
def merge_preview(
    asked: Asked, name: str, other: Annotated[str, Query(alias="with", max_length=300)] = ""
) -> PageView:
    """Show what it would change to judge somebody and another, by name, address or id, to be one."""
    identity = one_meant(asked, name)
    found = [each for each in by_words(asked, other) if each.id != identity.id] if other.strip() else []
    preview = None
    if len(found) == 1:
        preview = preview_shown(_previewed(asked, identity, found[0]), joins=True)
    questions = asked.archive.questions(of=identity.id, limit=_MOST_SHOWN) if not other.strip() else []
    candidates = found or [each.other if each.one.id == identity.id else each.one for each in questions]
    return PageView(
        asked.words("deciding.merge", name=identity.name),
        MergeData(
            person=brief(identity), given=other, preview=preview,
            candidates=() if preview else tuple(map(brief, candidates)),
        ),
        extra={"ids": {own_address(each): each.id for each in candidates}, "one": identity.id,
               "other": found[0].id if preview else None},
    )  # fmt: skip


@pages.page("/person/{name}/split", "person_split.html", SplitData, csv=False)
def split_preview(
    asked: Asked,
    name: str,
    profile: Annotated[tuple[Annotated[str, Query(max_length=200)], ...], Query(max_length=1000)] = (),
) -> PageView:
    """Show the profiles of somebody, and what it would change to judge some of them to be another's."""
    identity = one_meant(asked, name)
    preview, told = None, None
    if profile:
        try:
            found = asked.archive.preview_split(identity.id, *profile)
            preview = preview_shown(found, joins=False)
        except UsageError:
            told = asked.words("deciding.some_not_all")
    return PageView(
        asked.words("deciding.split", name=identity.name),
        SplitData(
            person=brief(identity),
            profiles=tuple(_profile(each) for each in identity.known_as),
            chosen=tuple(each.id for each in identity.known_as if each.id in profile),
            preview=preview,
        ),
        extra={"told": told, "person": identity.id},
    )  # fmt: skip


@pages.page("/person/{name}/history", "person_history.html", HistoryData)
def person_history(asked: Asked, name: str) -> PageView:
    """List what people judged of who somebody is: who said it, when, why, and whether it holds."""
    identity = one_meant(asked, name)
    every = asked.archive.judgements_about(identity.id)
    shown = every[:_MOST_TOLD]
    sides = [id for each in shown for side in (each.one, each.other) for id in side[:_MOST_SHOWN]]
    names = asked.archive.profile_names(*sides)
    judgements = tuple(_judgement(each, names) for each in shown)
    columns = ("number", "verdict", "author", "at", "reason", "score", "holds", "undoes", "one", "other")
    rows = [
        [
            each.number, each.verdict, each.author, each.at.isoformat(), each.reason, each.score, each.holds,
            each.undoes, "; ".join(each.one), "; ".join(each.other),
        ]
        for each in judgements
    ]  # fmt: skip
    return PageView(
        asked.words("deciding.history", name=identity.name),
        HistoryData(
            address=own_address(identity), name=identity.name, total=len(every), judgements=judgements
        ),
        Rows(columns, rows),
        {"person": identity.id},
    )


@forms.form("/people/merge", MergeForm)
def merge(asked: Asked, body: MergeForm) -> Done:
    """Judge two to be one, where they are still as they were in the preview."""
    one, other = _identity(asked, body.one), _identity(asked, body.other)
    if one.id == other.id:
        sentence = asked.words("deciding.one_already", name=one.name)
        raise StaleError(" ".join((sentence, *_since(asked, body.seen, [one.id]))), _to(asked, one.id))
    found = _previewed(asked, one, other)
    if not found.is_as_seen(body.seen):
        raise _stale(asked, body.seen, found, body.one)
    if found.refused_by:
        raise _refused(asked, found, body.one)
    made = asked.archive.merge(body.one, body.other, author=asked.author, reason=body.reason)
    return _done(made.now[0], made.number, "deciding.done.merged")


@forms.form("/people/split", SplitForm)
def split(asked: Asked, body: SplitForm) -> Done:
    """Judge profiles of somebody to be another's, where all is still as it was in the preview."""
    _identity(asked, body.person)
    try:
        found = asked.archive.preview_split(body.person, *body.profiles)
    except UsageError:
        raise RefusedError(asked.words("deciding.some_not_all"), _to(asked, body.person)) from None
    if not found.is_as_seen(body.seen):
        raise _stale(asked, body.seen, found, body.person)
    if found.refused_by:
        raise _refused(asked, found, body.person)
    made = asked.archive.split(body.person, *body.profiles, author=asked.author, reason=body.reason)
    own = next(
        (each for each in made.now if body.person in {known.id for known in each.known_as}), made.now[0]
    )
    return _done(own, made.number, "deciding.done.split")


@forms.form("/judgements/{number}/undo", UndoForm)
def undo(asked: Asked, body: UndoForm, number: Annotated[int, Path(ge=1, le=2**62)]) -> Done:
    """Take a judgement back, or an undo: all is as it was before."""
    _identity(asked, body.person)
    about = {each.number: each for each in asked.archive.judgements_about(body.person)}
    known = about.get(number)
    if known is not None and not known.holds:
        by = next((each for each in about.values() if each.undoes == number and each.holds), None)
        raise StaleError(
            asked.words("deciding.undone_before", number=number, who=_who(asked, by)), _to(asked, body.person)
        )
    try:
        made = asked.archive.take_back(number, author=asked.author, reason=body.reason)
    except UsageError as error:
        raise RefusedError(
            asked.words("deciding.cannot_undo", number=number, why=asked.words.told(str(error)).text),
            _to(asked, body.person),
        ) from None
    return _done(_identity(asked, body.person), made.number, "deciding.done.undone")


def _done(identity: Identity, number: int, said: str) -> Done:
    return Done(address=f"{own_address(identity)}?undo={number}", said=said, undo=number)


def _previewed(asked: Asked, one: Identity, other: Identity) -> JudgingPreview:
    if one.kind != other.kind:
        raise RefusedError(
            asked.words("deciding.other_kind", one=one.name, other=other.name), _to(asked, one.id)
        )
    return asked.archive.preview_merge(one.id, other.id)


def _identity(asked: Asked, id: str) -> Identity:
    try:
        return asked.archive.identity(id)
    except UsageError:
        raise RefusedError(
            asked.words("deciding.nobody"), [("/people", asked.words("common.room.people"))]
        ) from None


def _to(asked: Asked, id: str) -> list[tuple[str, str]]:
    """Give the ways on from somebody of whom something cannot be judged."""
    identity = _identity(asked, id)
    own = own_address(identity)
    return [(own, identity.name), (f"{own}/history", asked.words("deciding.to_history"))]


def _stale(asked: Asked, seen: str, now: JudgingPreview, id: str) -> StaleError:
    """Say what has changed since a form was shown."""
    sides = (now.stays, now.moves)
    told = _since(asked, seen, [side.id for side in sides]) or [
        asked.words(
            "deciding.profiles_now",
            name=side.profiles[0].name,
            count=asked.words.count(len(side.profiles), "deciding.profiles"),
        )
        for side in sides
    ]
    return StaleError(" ".join((asked.words("deciding.changed"), *told)), _to(asked, id))


def _since(asked: Asked, seen: str, ids: Sequence[str]) -> list[str]:
    """Tell what people have judged of somebody since a form was shown."""
    judged = {each for id in ids for each in asked.archive.judgements_about(id)}
    return [
        asked.words(
            "deciding.since", verdict=asked.words(f"deciding.verdict.{each.verdict}"), who=_who(asked, each)
        )
        for each in sorted(judged, key=lambda each: each.number)
        if each.number > last_seen(seen)
    ]


def _refused(asked: Asked, found: JudgingPreview, id: str) -> RefusedError:
    numbers = ", ".join(str(number) for number in found.refused_by)
    return RefusedError(asked.words("deciding.against", numbers=numbers), _to(asked, id))


def _who(asked: Asked, judgement: Judgement | None) -> str:
    if judgement is None:
        return "–"
    return f"{judgement.author}, {asked.words.moment(judgement.at)} UTC"


def preview_shown(found: JudgingPreview, *, joins: bool) -> Preview:
    """Show what a judgement would change, which joins two or parts one."""
    stays, moves = _side(found.stays), _side(found.moves)
    leads_on = (
        [(moves.address, stays.address)]
        if joins
        else [(addresses.of_person(each.name, each.id), moves.address) for each in found.moves.profiles]
    )
    return Preview(
        stays=stays, moves=moves, refused_by=found.refused_by, seen=found.seen,
        leads_on=tuple(pair for pair in leads_on if pair[0] != pair[1])[:_MOST_SHOWN],
    )  # fmt: skip


def _side(side: Moving) -> JudgedSide:
    name = next(each.name for each in side.profiles if each.id == side.id)
    return JudgedSide(
        address=addresses.of_person(name, side.id), name=name,
        profiles=tuple(_profile(each) for each in side.profiles), articles=side.articles,
        statements=side.statements,
    )  # fmt: skip


def _profile(each: KnownAs) -> ProfileShown:
    return ProfileShown(id=each.id, name=each.name, title=each.title or None, articles=each.articles)


def _judgement(each: Judgement, names: Mapping[str, ProfileName]) -> JudgementShown:
    one, other = (
        tuple(
            ", ".join(filter(None, (names[id].name, names[id].title))) if id in names else id
            for id in side[:_MOST_SHOWN]
        )
        for side in (each.one, each.other)
    )
    return JudgementShown(
        number=each.number, verdict=each.verdict, author=each.author, at=each.at, reason=each.reason,
        score=each.score, holds=each.holds, undoes=each.undoes, one=one, one_count=len(each.one), other=other,
        other_count=len(each.other),
    )  # fmt: skip
