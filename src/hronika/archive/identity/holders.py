"""Who held an office on a day, by the authority lists."""

from datetime import date
from typing import NamedTuple

from hronika.archive.identity.offices import office_of
from hronika.archive.identity.role_words import lemmas_of
from hronika.archive.identity.tenures import tenures
from hronika.archive.identity.who import Identity, identities
from hronika.archive.store import Store
from hronika.errors import UsageError


class OfficeHolder(NamedTuple):
    """Who held an office: None where no list tells of that day, or where several may have (`possible`)."""

    office: str
    holder: Identity | None
    possible: tuple[Identity, ...]


def holder(store: Store, role: str, day: date) -> OfficeHolder:
    """Say who held an office on a day, by the words that name it in the nominative.

    Raises UsageError where the words name no office that one person holds at a time.
    """
    words = " ".join(role.split())[:200]
    office = office_of(lemmas_of([words])[words]) if words else None
    if office is None:
        raise UsageError(
            f"{role[:60]!r} is no office that one person holds at a time: say of what or where, as in "
            "`satiksmes ministrs`, `Jelgavas mērs`, `Lietuvas premjers`."
        )
    with store.reading() as connection:
        known = tenures(connection, str(office))
        able = {each.entity for each in known if each.may_hold(day)}
        found = tuple(identities(connection, able))
        is_sure = len(able) == 1 and any(each.holds(day) for each in known)
    return OfficeHolder(str(office), found[0] if is_sure else None, found)
