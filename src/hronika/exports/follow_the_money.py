"""Exports entities of FollowTheMoney (https://followthemoney.tech), for OpenAleph, one JSON object a line.

Articles are `Article`; people and institutions that the archive tells apart `Person`, `Organization` or
`PublicBody`, with the other ids that they had as `referents`; every name in an article a `Mention`; roles
`Position` with `Occupancy`; a statement `Documentation` of the article and its speaker, as FollowTheMoney has
no quotation; what an article itself tells as having happened `Event`; and pairs of whom it is open whether
they are one `Similar`. Who nobody has told apart, as in records without an archive, is a `Mention` alone.

FollowTheMoney cannot say how a text vouches: what is only claimed stands in the notes of its article or, with
`claims`, as an `Event` that says so in its name and its keywords. Its dates have no weeks, seasons and
durations: their first and last day are written, of a duration nothing.

Not held: offsets beside those in ids, cues, confidence, quantities, and times that date no event or saying.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any, Literal, TextIO

from hronika.archive.days import days_of
from hronika.archive.identity.listed import DatedRole
from hronika.archive.identity.who import Identity
from hronika.exports.exported import ExportedArticle, WhoIsWhoSource, done_with
from hronika.exports.formats import ExportOptions
from hronika.exports.json_stream import json_text
from hronika.exports.tables.rows import named
from hronika.exports.tally import Tally
from hronika.language import load_language
from hronika.record import Event, NameKind, Statement

Properties = Mapping[str, Sequence[str | None]]
"""Values by the name of a property; those that are None are left out."""

Schema = Literal[
    "Article", "Person", "Organization", "PublicBody", "Mention", "Position", "Occupancy", "Documentation",
    "Event", "Similar",
]  # fmt: skip
_COUNTED: Mapping[Schema, str] = {
    "Article": "articles", "Person": "people", "Organization": "organisations",
    "PublicBody": "public bodies", "Documentation": "statements", "Event": "events", "Mention": "mentions",
    "Position": "positions", "Occupancy": "occupancies", "Similar": "pairs that may be one",
}  # fmt: skip
_DETECTED: Mapping[NameKind, str] = {"person": "Person", "organization": "Organization"}
_LANGUAGES = {"lv": "lav", "en": "eng", "ru": "rus", "lt": "lit", "et": "est", "uk": "ukr", "de": "deu"}
_POINT = re.compile(r"\d{4}(?:-\d\d(?:-\d\d(?:T\d\d(?::\d\d(?::\d\d)?)?)?)?)?")
_QUOTED = re.compile("""["'„“”«»‘’]+([^"'„“”«»‘’]*\\w[^"'„“”«»‘’]*)["'„“”«»‘’]+""")
_CONTROL = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


def write(
    articles: Iterable[ExportedArticle], out: TextIO, options: ExportOptions, who: WhoIsWhoSource | None
) -> Tally:
    """Write entities as articles come; whoever is named in several stands where the first is."""
    writer = _EntityWriter(out, options, who)
    for article in articles:
        writer.write(article)
    writer.write_unsure()
    return writer.tally


class _EntityWriter:
    def __init__(self, out: TextIO, options: ExportOptions, who: WhoIsWhoSource | None) -> None:
        self.tally = Tally(_COUNTED.values())
        self._out = out
        self._options = options
        self._who = who
        self._known: dict[str, str | None] = {}  # ids by profile, None of who is not written
        self._written: set[str] = set()  # ids of who was written, and of positions

    def write(self, article: ExportedArticle) -> None:
        """Write an article with all that it tells, each after what it refers to."""
        kinds = {name.name: name.kind for name in reversed(article.record.names)}
        entities = {
            name: id
            for name, profile in article.people.items()
            if (id := self._somebody(profile, kinds.get(name))) is not None
        }
        told = [event for event in article.events if _is_told_as_fact(event)]
        claimed = [event for event in article.events if not _is_told_as_fact(event)]
        unheld = [item for item in article.statements if item.speaker_name not in entities]
        notes = [_said(article, item) for item in unheld]
        if not self._options.claims:
            notes += [_claim(article, event) for event in claimed]
        self._entity(_id(article), "Article", _article(article, notes))
        self._mentions(article, entities)
        for statement in article.statements:
            self._statement(article, statement, entities)
        for event in [*told, *claimed] if self._options.claims else told:
            self._event(article, event, entities)
        if not self._options.claims:
            self.tally.leave_out(
                "events that the texts only claim or tell as not so (--claims-as-events takes them in)",
                len(claimed),
            )

    def write_unsure(self) -> None:
        """Write the pairs of whom it is open whether they are one, as far as both were written."""
        for pair in self._who.questions() if self._who is not None else ():
            ids = sorted((_profile_id(pair.one), _profile_id(pair.other)))
            if not self._written.issuperset(ids) or ids[0] == ids[1]:
                continue
            criteria = "names, roles and times" if pair.score is not None else "a person could not tell"
            properties: Properties = {
                "candidate": [ids[0]],
                "match": [ids[1]],
                "confidenceScore": [f"{pair.score:.3f}"] if pair.score is not None else [],
                "criteria": [criteria],
                "matcher": [f"Hronika {self._options.version}"],
            }
            self._entity(_hashed("similar", *ids), "Similar", properties)

    def _entity(
        self,
        id: str,
        schema: Schema,
        properties: Properties,
        referents: Sequence[str] = (),
    ) -> None:
        cleaned = {
            name: [_CONTROL.sub(" ", value) for value in values if value]
            for name, values in properties.items()
            if any(values)
        }
        entity: dict[str, Any] = {"id": id, "schema": schema, "properties": cleaned}
        if referents:
            entity["referents"] = list(referents)
        self._out.write(json_text(entity) + "\n")
        self.tally.count(_COUNTED[schema])

    def _somebody(self, profile: str, kind: NameKind | None) -> str | None:
        """Give the id of the entity that a profile leads to; it is written when it first comes.

        Places and things are no entities; `kind` is None of whom only a correction names.
        """
        if self._who is None or kind not in ("person", "organization", None):
            return None
        if profile not in self._known:
            identity = self._who.identity(profile)
            schema = None if identity is None else _schema(identity, kind)
            self._known[profile] = None
            if identity is not None and schema is not None:
                id = self._known[profile] = _profile_id(identity.id)
                if id not in self._written:
                    self._written.add(id)
                    self._identity(id, schema, identity)
        return self._known[profile]

    def _identity(self, id: str, schema: Schema, identity: Identity) -> None:
        others = [name for name in identity.names if name != identity.name]
        referents = sorted({_profile_id(each.id) for each in identity.known_as} - {id})
        properties: Properties = {"name": [_unquoted(identity.name)], "alias": list(map(_unquoted, others))}
        self._entity(id, schema, properties, referents)
        if schema != "Person":
            return
        listed = [role for entry in identity.listed for role in entry.roles]
        for role in listed:
            self._role(id, role, "by a list of people and their offices")
        for held in identity.roles:
            days = " to ".join(dict.fromkeys(day.isoformat() for day in (held.first, held.last) if day))
            told = f"so called in {held.articles} article{'s' * (held.articles != 1)}"
            self._role(id, DatedRole(held.title, None, None), f"{told} of {days}" if days else told)

    def _role(self, holder: str, role: DatedRole, why: str) -> None:
        post = _hashed("position", role.title)
        if post not in self._written:
            self._written.add(post)
            self._entity(post, "Position", {"name": [role.title]})
        properties: Properties = {
            "holder": [holder],
            "post": [post],
            "startDate": [role.first],
            "endDate": [role.last],
            "summary": [why],
        }
        dates = (role.first or "", role.last or "")
        self._entity(
            _hashed("occupancy", holder, post, *dates, why.partition(" ")[0]), "Occupancy", properties
        )

    def _mentions(self, article: ExportedArticle, entities: Mapping[str, str]) -> None:
        forms: dict[str, list[str]] = {}
        for name in article.record.names:
            forms.setdefault(name.entity, [name.name]).append(" ".join(name.span.text.split()))
        seen = set()
        for name in article.record.names:
            if name.entity in seen:
                continue
            seen.add(name.entity)
            properties: Properties = {
                "document": [_id(article)],
                "name": list(dict.fromkeys(map(_unquoted, forms[name.entity]))),
                "resolved": [entities.get(name.name)],
                "detectedSchema": [_DETECTED.get(name.kind)],
            }
            self._entity(_id(article, name.entity), "Mention", properties)

    def _statement(self, article: ExportedArticle, statement: Statement, entities: Mapping[str, str]) -> None:
        speaker = entities.get(statement.speaker_name or "")
        if speaker is None:
            self.tally.leave_out(
                "statements whose speaker nobody tells apart from others (they stand in the notes)"
            )
            return
        info, teller, done = article.record.article, article.quoted_by(statement), done_with(statement)
        how = [f"{statement.mode} speech", "" if done == "said" else done]
        how += [f"as told by {teller}"] if teller else []
        properties: Properties = {
            "document": [_id(article)],
            "entity": [speaker],
            "role": [statement.act],
            "status": [statement.stance],
            **dates_of(article.said_at(statement)),
            "summary": [" … ".join(span.text for span in statement.content)],
            "description": [", ".join(filter(None, how))],
            "recordId": [f"urn:hronika:{article.key}:{statement.id}"],
            "sourceUrl": [info.url],
            "publisher": [info.outlet],
        }
        self._entity(_id(article, statement.id), "Documentation", properties)

    def _event(self, article: ExportedArticle, event: Event, entities: Mapping[str, str]) -> None:
        info = article.record.article
        is_fact = _is_told_as_fact(event)
        keywords = (
            [event.type]
            if is_fact
            else [event.type, "claim", event.vouched, "not so" * (event.polarity == "negative")]
        )
        properties: Properties = {
            "name": [_happens(event) if is_fact else f"[{_how(event)}] {_happens(event)}"],
            **dates_of(article.time_of(event)),
            "summary": [None if is_fact else _claim(article, event)],
            "location": [event.place.text if event.place else None],
            "involved": list(dict.fromkeys(entities.get(item.name or "") for item in event.participants)),
            "keywords": keywords,
            "proof": [_id(article)],
            "recordId": [f"urn:hronika:{article.key}:{event.id}"],
            "sourceUrl": [info.url],
            "publisher": [info.outlet],
        }
        self._entity(_id(article, event.id), "Event", properties)


def _article(article: ExportedArticle, notes: list[str]) -> Properties:
    info = article.record.article
    published = info.published_at.strftime("%Y-%m-%dT%H:%M:%S") if info.published_at else info.published
    text = article.text
    return {
        "title": [info.title],
        "fileName": [info.id],
        "publishedAt": [str(published) if published else None],
        "publisher": [info.outlet],
        "sourceUrl": [info.url],
        "language": [_LANGUAGES.get(article.language or "")],
        "contentHash": [hashlib.sha1(text.encode(errors="replace"), usedforsecurity=False).hexdigest()]
        if text
        else [],
        "processingAgent": [f"Hronika {article.record.reader.hronika}"]
        if article.record.reader.hronika
        else [],
        "notes": notes,
    }


def _is_told_as_fact(event: Event) -> bool:
    """Say whether the article itself tells that it happened."""
    return event.vouched == "asserted" and event.polarity == "positive"


def _said(article: ExportedArticle, statement: Statement) -> str:
    """Tell in a sentence of something said by whom there is no entity of."""
    by = statement.speaker_name or (statement.speaker and statement.speaker.text) or "an unnamed source"
    told = article.told_by(statement, by)
    return f"{told[0].upper()}{told[1:]}: {' … '.join(span.text for span in statement.content)}"


def _claim(article: ExportedArticle, event: Event) -> str:
    """Tell in a sentence of something that the article does not tell as a fact."""
    by = article.whose(event)
    if event.vouched == "denied":
        teller = article.teller_of(event)
        denier = "the article itself" if article.is_denied_by_article(event) else article.denier_of(event)
        by = f" by {denier}" if denier else ""
        by += f", told by {teller}" if teller and teller != denier else ""
    return f"Not told as a fact ({_how(event)}{by}): {_happens(event)}"


def _how(event: Event) -> str:
    return f"{event.vouched}, not so" if event.polarity == "negative" else event.vouched


def _happens(event: Event) -> str:
    who = (named(event, "agent"), event.predicate.text, named(event, "patient"), named(event, "counterpart"))
    return " – ".join(" ".join(words.split()) for words in who if words)


def dates_of(value: str | None) -> Properties:
    """Give the time as FollowTheMoney can have it: a part of a date, or the first and the last day."""
    if value is None:
        return {}
    days = days_of(value)
    if days is None:
        return {}
    if _POINT.fullmatch(value):
        return {"date": [value]}
    if days.first == days.last:
        return {"date": [days.first.isoformat()]}
    return {"startDate": [days.first.isoformat()], "endDate": [days.last.isoformat()]}


def _schema(identity: Identity, kind: NameKind | None) -> Schema | None:
    """Say what somebody is written as; None of a thing that no article calls an organization."""
    if identity.kind == "person":
        return "Person"
    if kind is None:
        return None
    return "PublicBody" if _is_public(identity.name) else "Organization"


@cache
def _is_public(name: str) -> bool:
    """Say whether the name of an institution is that of a public body, by its last word."""
    organizations = load_language("lv").lexicon.organizations
    return organizations.get(name.split()[-1].strip("”\"’'").casefold()) in ("public", "court")


def _unquoted(name: str) -> str:
    """Give a name without the quotation marks around all of it, as FollowTheMoney keeps it."""
    found = _QUOTED.fullmatch(name)
    return found[1].strip() if found else name


def _profile_id(profile: str) -> str:
    return f"hronika-{profile}"


def _id(article: ExportedArticle, *rest: str) -> str:
    return "-".join(("hronika", article.key, *rest))


def _hashed(kind: str, *parts: str) -> str:
    told = hashlib.sha256("\0".join((kind, *parts)).encode(errors="replace")).hexdigest()
    return f"hronika-{kind}-{told[:16]}"
