"""Who is who, as `hronika.ledger.Archive` answers and takes it: whom names mean, what those say and do."""

from datetime import date
from pathlib import Path

from hronika.archive.identity import authorities, judging, previewing
from hronika.archive.identity.authorities import AuthorityList, Imported
from hronika.archive.identity.holders import OfficeHolder
from hronika.archive.identity.holders import holder as holder_in
from hronika.archive.identity.judgements import Judgement
from hronika.archive.identity.judging import Judging
from hronika.archive.identity.previewing import JudgingPreview, ProfileName
from hronika.archive.identity.who import Identity, OpenQuestion, Who, identity_in, open_questions, profiles_in
from hronika.archive.identity.who import who as who_in
from hronika.archive.people import listing as people_listing
from hronika.archive.people import telling as people_telling
from hronika.archive.people.listing import Established, PeopleKind, PeopleOrder
from hronika.archive.people.stored import Relation
from hronika.archive.people.telling import Companion, DueOf, ItemsOf, MatterOf, Tallies
from hronika.archive.positions.contradictions import Contradiction
from hronika.archive.store import Store
from hronika.archive.versions import StoredVersion


class WhoIsWho:
    """The part of an archive in Python that is about people and institutions."""

    _store: Store

    def who(self, name: str) -> Who:
        """Say whom a name may mean, in any form or spelling, or by an id; `docs/identity.md` tells how."""
        return who_in(self._store, name)

    def people(
        self,
        order: PeopleOrder = "name",
        *,
        kind: PeopleKind | None = None,
        begins: str = "",
        limit: int = 50,
        after: str | None = None,
    ) -> list[Established]:
        """List those who are established, people and institutions without a kind; `after` is a `key`."""
        return people_listing.established(
            self._store, order, kind=kind, begins=begins, limit=limit, after=after
        )

    def count_people(self, kind: PeopleKind | None = None) -> int:
        """Count those who are established."""
        return people_listing.count_established(self._store, kind)

    def called(self, slug: str) -> list[Identity]:
        """Give those who have a name that addresses write so, the one of most articles first."""
        return people_listing.called(self._store, slug)

    def kind_of(self, id: str) -> str | None:
        """Say what an established one is named as (`NameKind`), by the id that stands for it, else None."""
        return people_telling.kind_of(self._store, id)

    def tallies(self, id: str) -> Tallies:
        """Count what somebody says, and what is said and told of it, by an id of any of its profiles."""
        return people_telling.tallies(self._store, id)

    def items_of(self, id: str, relation: Relation, *, limit: int = 20, after: str | None = None) -> ItemsOf:
        """Give a page of what somebody says, or of what is said or told of it, the newest first."""
        return people_telling.items_of(self._store, id, relation, limit=limit, after=after)

    def company(self, id: str, *, limit: int = 20) -> list[Companion]:
        """Give those with whom somebody has most to do: who speaks about or to whom, and who meets."""
        return people_telling.company(self._store, id, limit=limit)

    def matters(self, id: str, *, limit: int = 12) -> list[MatterOf]:
        """Give the words and names that tell most of what somebody's newest statements are about."""
        return people_telling.matters(self._store, id, limit=limit)

    def due_of(self, id: str, today: date, *, limit: int = 5) -> list[DueOf]:
        """Give what somebody says that falls due: so many of what is to come and of what came last."""
        return people_telling.due_of(self._store, id, today, limit=limit)

    def newest_contradictions(self, id: str, *, limit: int = 5) -> list[Contradiction]:
        """Give pairs of somebody's newest statements that may contradict each other, the likeliest first."""
        return people_telling.contradictions_of_newest(self._store, id, limit=limit)

    def named_in(self, version: StoredVersion) -> dict[str, str]:
        """Give by name the ids of those whom the current version of an article names, as `who` takes them."""
        return profiles_in(self._store, version.number)

    def holder(self, role: str, day: date) -> OfficeHolder:
        """Say who held an office on a day, by the authority lists: `archive.holder("premjers", day)`.

        Raises UsageError where the words name no office that one person holds at a time.
        """
        return holder_in(self._store, role, day)

    def identity(self, id: str) -> Identity:
        """Give whom an id of a profile or of an authority list leads to; UsageError where that is nobody."""
        return identity_in(self._store, id)

    def questions(self, *, of: str | None = None, limit: int = 20) -> list[OpenQuestion]:
        """Give pairs of whom it is not sure whether they are one, the likeliest first; `of` is an id."""
        return open_questions(self._store, of=of, most=limit)

    # Saying who is who in it

    def merge(self, one: str, other: str, *, author: str, reason: str | None = None) -> Judging:
        """Judge two, by ids that `who` gives, to be one; raises UsageError where people judged otherwise."""
        return judging.merge(self._store, one, other, author=author, reason=reason)

    def split(self, id: str, *profiles: str, author: str, reason: str | None = None) -> Judging:
        """Judge profiles of somebody, by their ids, to be another's."""
        return judging.split(self._store, id, profiles, author=author, reason=reason)

    def keep_apart(
        self, one: str, other: str, *, unsure: bool = False, author: str, reason: str | None = None
    ) -> Judging:
        """Judge two to be different, or that it cannot be told whether they are one."""
        return judging.keep_apart(self._store, one, other, unsure=unsure, author=author, reason=reason)

    def take_back(self, number: int, *, author: str, reason: str | None = None) -> Judging:
        """Undo a judgement, or an undo, by its number: all is as before."""
        return judging.take_back(self._store, number, author=author, reason=reason)

    def import_authority(self, path: str | Path, source: str | None = None) -> Imported:
        """Import a list of people and institutions, in the place of an earlier one of its source.

        `source` is by default the name of the file. What cannot be read stands among the problems. Raises
        UsageError where there is no file, DataError where the list has nothing that can be read.
        """
        return authorities.import_list(self._store, path, source)

    def remove_authority(self, source: str) -> int:
        """Remove an authority list, and give how many entries it had."""
        return authorities.remove_list(self._store, source)

    def authorities(self) -> list[AuthorityList]:
        """Give the authority lists of the archive."""
        return authorities.lists(self._store)

    def preview_merge(self, one: str, other: str) -> JudgingPreview:
        """Say what `merge` would change."""
        return previewing.merging(self._store, one, other)

    def preview_split(self, id: str, *profiles: str) -> JudgingPreview:
        """Say what `split` would change."""
        return previewing.splitting(self._store, id, profiles)

    def judgements_about(self, id: str) -> list[Judgement]:
        """Give the judgements about somebody, with what undoes them, the last first."""
        return previewing.history(self._store, id)

    def profile_names(self, *profiles: str) -> dict[str, ProfileName]:
        """Give by id the names of profiles."""
        return previewing.names_of(self._store, profiles)

    def judgements(self, *, limit: int | None = None) -> list[Judgement]:
        """Give all judgements of who is who, the last first; with a limit without what undoes others."""
        return judging.judgements_of(self._store, limit)
