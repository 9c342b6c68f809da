"""What the archive has of the people that a draft names, and of the offices it gives them."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import cached_property
from typing import Literal, NamedTuple

from hronika.archive.drafts.draft import Draft
from hronika.archive.drafts.passages import ArchivedPassage, Texts
from hronika.archive.drafts.speakers import is_named_alike
from hronika.archive.identity.likelihood import can_be_one
from hronika.archive.identity.naming import blocks_called, is_whole, person_name
from hronika.archive.identity.person_names import agreement
from hronika.archive.identity.profiles import Appearance, read_roles, written_roles
from hronika.archive.identity.role_relations import relation
from hronika.archive.numbers import day_of, period
from hronika.language.latvian.roles import RoleReading
from hronika.language.latvian.transcription.sounds import is_latin
from hronika.record import Span

NameVerdict = Literal["as known", "another role", "no role known", "spelled otherwise", "not known"]

_WELL_KNOWN = 3  # articles that name somebody so
_SINCE = timedelta(days=180)  # so much later articles give another office alone: the first one has ended
_MOST_NAMESAKES = 5
_FORMER = ("bijuš", "bijis", "eks", "toreizēj", "agrāk", "nelaiķ")


class RoleHeld(NamedTuple):
    """A role that articles give somebody, the first and the last day, and the article nearest to a day."""

    person: str
    id: str
    title: str
    first: date | None
    last: date | None
    articles: int
    source: ArchivedPassage


class CheckedName(NamedTuple):
    """Somebody whom a draft names, the role it gives, and what the archive has of that on the day.

    `as known`: an article gives somebody of this name this role, and no later one shows that it had ended.
    `another role`: somebody of this name has others, `roles`, the one nearest to the day first. `spelled
    otherwise`: nobody is named so, and well known is somebody whose name, that of `roles`, is one letter or
    diacritic apart. `start` and `end` are code points of the draft.
    """

    verdict: NameVerdict
    name: str
    role: str | None
    start: int
    end: int
    roles: tuple[RoleHeld, ...] = ()


class _KnownProfile(NamedTuple):
    """A profile of somebody in the archive, with the versions it stands in until the day and after it."""

    entity: int
    id: str
    name: str
    roles: tuple[RoleReading, ...]
    title: str
    first: date | None
    last: date | None
    articles: int
    nearest: int


class NameChecker:
    """Checks the people that a draft names, as of the day of its publication."""

    def __init__(self, connection: sqlite3.Connection, draft: Draft, texts: Texts) -> None:
        self._connection = connection
        self._draft = draft
        self._texts = texts
        self._day = draft.day

    def check(self, appearances: Iterable[Appearance]) -> list[CheckedName]:
        """Check those that have a role, and of the others whether the archive spells them otherwise."""
        people = {person.id: person for person in self._draft.record.people}
        first: dict[str, Span] = {}
        for name in self._draft.record.names:
            first.setdefault(name.entity, name.span)
        found: list[CheckedName] = []
        for each in appearances:
            person = people.get(each.item or "")
            if person is None or each.kind != "person" or not is_whole("person", each.name):
                continue
            checked = self._check(each, person.roles, first[person.id])
            if checked.verdict == "as known":
                found += self._each_role(each, person.roles, checked)
            elif each.roles or checked.verdict == "spelled otherwise":
                found.append(checked)
        return sorted(found, key=lambda name: name.start)

    def _each_role(
        self, appearance: Appearance, spans: Sequence[Span], checked: CheckedName
    ) -> Iterator[CheckedName]:
        """Yield what is known of somebody's roles together, and each other one by itself."""
        if not 1 < len(appearance.roles) == len(spans):
            yield checked
            return
        alone = [
            self._check(appearance._replace(roles=(role,)), [span], span)
            for role, span in zip(appearance.roles, spans, strict=True)
        ]
        known = [each.role for each in alone if each.verdict == "as known" and each.role]
        yield checked._replace(role="; ".join(dict.fromkeys(known)))
        others = {each.role: each for each in reversed(alone) if each.verdict != "as known"}
        yield from (each._replace(start=checked.start, end=checked.end) for each in reversed(others.values()))

    def _check(self, appearance: Appearance, spans: Sequence[Span], mention: Span) -> CheckedName:
        role = "; ".join(dict.fromkeys(span.text for span in spans)) or None
        unknown = CheckedName("not known", appearance.name, role, mention.start, mention.end)
        known = self._called(appearance.name)
        if not known:
            alike = self._spelled_otherwise(appearance)
            return unknown._replace(verdict="spelled otherwise", roles=alike) if alike else unknown
        whole = [each for each in known if is_whole("person", each.name)]
        is_other = all(_is_spelled_otherwise(appearance.name, each.name) for each in whole)
        if whole and is_other and _is_well_known(appearance, known):
            return unknown._replace(verdict="spelled otherwise", roles=self._told(whole))
        if not appearance.roles:
            return unknown._replace(verdict="no role known")
        having = [profile for profile in known if profile.roles]
        if not having:
            return unknown._replace(verdict="no role known")
        is_former = any(span.text.casefold().startswith(_FORMER) for span in spans)
        entities: dict[int, list[_KnownProfile]] = {}
        for profile in having:
            entities.setdefault(profile.entity, []).append(profile)
        for profiles in entities.values():
            holding = [profile for profile in profiles if _is_held(appearance, profile)]
            if holding and (is_former or not self._has_changed(holding, profiles)):
                return unknown._replace(verdict="as known", roles=self._told(holding))
        return unknown._replace(verdict="another role", roles=self._told(having))

    def _has_changed(self, holding: Sequence[_KnownProfile], profiles: Sequence[_KnownProfile]) -> bool:
        """Say whether the role begins after the day by the articles, or later ones give others alone."""
        firsts = [each.first for each in holding if each.first]
        if firsts and min(firsts) > self._day:
            return any(each.first and each.first <= self._day for each in profiles)
        last = max((each.last for each in holding if each.last), default=None)
        return last is not None and any(
            each not in holding and each.first and each.last and each.first > last
            and last + _SINCE <= min(each.last, self._day) and each.first <= self._day
            for each in profiles
        )  # fmt: skip

    def _called(self, name: str) -> list[_KnownProfile]:
        """Give the profiles of those who are named so, in any spelling, other letters not."""
        found: dict[str, _KnownProfile] = {}
        for bounds in blocks_called([name]):
            for profile in self._profiles(
                "p.number IN (SELECT profile FROM profile_block WHERE block BETWEEN ? AND ?)", bounds
            ):
                if is_named_alike(name, profile.name):
                    found[profile.id] = profile
        # A profile of the same one that has an initial or a surname alone tells of the roles too.
        for entity in {profile.entity for profile in found.values()}:
            found |= {profile.id: profile for profile in self._profiles("p.entity = ?", (entity,))}
        return list(found.values())

    def _profiles(self, condition: str, values: Sequence[object]) -> list[_KnownProfile]:
        after = period(None, self._day).stop
        rows = self._connection.execute(
            "SELECT p.entity, p.id, p.name, p.roles, p.title, min(a.version), max(a.version), count(*), "  # noqa: S608
            "max(CASE WHEN a.version < ? THEN a.version END) "
            "FROM profile p JOIN appearance a ON a.profile = p.number "
            f"WHERE p.kind = 'person' AND {condition} GROUP BY p.number",
            (after, *values),
        )
        return [
            _KnownProfile(entity, id, name, read_roles(roles), title, day_of(first), day_of(last), articles,
                   nearest if nearest is not None else first)
            for entity, id, name, roles, title, first, last, articles, nearest in rows.fetchall()
        ]  # fmt: skip

    def _told(self, profiles: Sequence[_KnownProfile]) -> tuple[RoleHeld, ...]:
        """Tell the roles of profiles, each once for everybody, those of articles nearest to the day first."""
        best: dict[tuple[int, str], RoleHeld] = {}
        after = period(None, self._day).stop
        latest = sorted(profiles, key=lambda each: (each.nearest >= after, -each.nearest, each.id))
        for each in latest:
            key = (each.entity, each.title)
            if key in best:
                held = best[key]
                best[key] = held._replace(
                    first=min(filter(None, (held.first, each.first)), default=None),
                    last=max(filter(None, (held.last, each.last)), default=None),
                    articles=held.articles + each.articles,
                )
            elif len(best) < _MOST_NAMESAKES:
                [source] = self._texts.whole([each.nearest])
                source = source._replace(text="")
                best[key] = RoleHeld(
                    each.name, each.id, each.title, each.first, each.last, each.articles, source
                )
        return tuple(best.values())

    def _spelled_otherwise(self, appearance: Appearance) -> tuple[RoleHeld, ...]:
        """Give somebody well known whose name is one letter or one diacritic apart, with the roles."""
        from rapidfuzz.distance import OSA
        from rapidfuzz.process import extract

        asked = person_name(appearance.name)
        names = extract(appearance.name, list(self._all_names), scorer=OSA.distance, score_cutoff=2, limit=20)
        entities = set()
        for name, _, _ in names:
            other = person_name(name)
            if asked is None or other is None:
                continue
            found = agreement(asked, other)
            is_near = {found.given, found.family} & {"one letter", "diacritics"}
            if is_near and can_be_one(found) and found.given != "absent":
                entities |= self._all_names[name]
        profiles = [
            profile
            for entity in sorted(entities)
            for of_it in [self._profiles("p.entity = ?", (entity,))]
            if _is_well_known(appearance, of_it)
            for profile in of_it
            if is_whole("person", profile.name)
        ]
        return self._told(profiles)

    @cached_property
    def _all_names(self) -> dict[str, set[int]]:
        rows = self._connection.execute("SELECT name, entity FROM profile WHERE kind = 'person' AND last > 0")
        found: dict[str, set[int]] = {}
        for name, entity in rows:
            found.setdefault(name, set()).add(entity)
        return found


def _is_spelled_otherwise(name: str, other: str) -> bool:
    """Say whether two spellings are of one name that Latvian writes in one way."""
    names = person_name(name), person_name(other)
    if names[0] is None or names[1] is None:
        return False
    found = agreement(names[0], names[1])
    return "transcribed" in (found.given, found.family) and is_latin(name) and is_latin(other)


def _is_well_known(appearance: Appearance, profiles: Sequence[_KnownProfile]) -> bool:
    """Say whether articles name somebody often enough, or in the office that a draft gives."""
    articles = sum(each.articles for each in profiles)
    return articles >= _WELL_KNOWN or any(_is_held(appearance, each) for each in profiles)


def _is_held(appearance: Appearance, profile: _KnownProfile) -> bool:
    roles = read_roles(written_roles(appearance.roles))  # as those of profiles are kept
    return bool(roles) and relation(roles, profile.roles) in ("one office", "one noun")
