"""Authority lists from Wikidata: entities in JSON, as its API, Special:EntityData and dumps give them.

Of each the labels and aliases in Latvian, English, Russian and Ukrainian, gender (P21), birth (P569) and the
positions held (P39) with their beginning (P580), end (P582) and what they are of (P642, P768, P2389, P1001).
A position is told where the file has a label of it: its own entity, or a label beside the value. The model:
https://www.wikidata.org/wiki/Wikibase/DataModel/JSON
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from hronika.archive.identity.authority_entries import (
    LONGEST,
    AuthorityEntry,
    ListedRole,
    Read,
    check_order,
    day_from,
    distinct,
    name_from,
)
from hronika.errors import DataError
from hronika.record import Gender
from hronika.sources.encoding import decode

_LANGUAGES = ("lv", "en", "ru", "uk")
_GENDERS: Mapping[str, Gender] = {
    "Q6581097": "male", "Q2449503": "male", "Q6581072": "female", "Q1052281": "female",
}  # fmt: skip
_HUMAN = "Q5"
_OF = ("P642", "P768", "P2389", "P1001")
_TO_THE_YEAR, _TO_THE_MONTH = 9, 10

_Object = Mapping[str, Any]


def read_wikidata(data: bytes, where: str) -> Read:
    """Read entities: `{"entities": …}`, an array, or one on each line, as dumps have them.

    What cannot be read is left out, and told of. Raises DataError where it is no JSON of entities.
    """
    problems: list[str] = []
    given = list(_entities(decode(data, where), where, problems))
    if not given and not problems:
        raise DataError(f"{where} has no entities: the JSON of Wikidata has them under `entities`.")
    labels = {entity["id"]: _label(entity) for _, entity in given}
    positions = {id for _, entity in given for id in _positions(entity)}
    found: dict[str, AuthorityEntry] = {}
    for place, entity in given:
        if entity["id"] in positions:  # it is there for its label
            continue
        try:
            if entity["id"] in found:
                raise DataError(f"has the id {entity['id'][:60]!r}, which an entity before has")
            entry, notes = _entry(entity, labels)
        except DataError as error:
            problems.append(f"{place}, {error}.")
            continue
        found[entry.id] = entry
        problems += [f"{place}, {note}." for note in notes]
    return Read(tuple(found.values()), tuple(problems))


def _entities(text: str, where: str, problems: list[str]) -> Iterator[tuple[str, _Object]]:
    for place, value in _values(text, where, problems):
        if not isinstance(value, dict):
            problems.append(f"{place}, is no entity: an object with an id is wanted.")
            continue
        inside = value.get("entities")
        entities = list(inside.items()) if isinstance(inside, dict) else [(value.get("id"), value)]
        for id, entity in entities:
            told = f"{place}, {str(id)[:40]}" if inside else place
            is_entity = isinstance(entity, dict) and isinstance(entity.get("id", id), str)
            if is_entity and isinstance(entity.get("labels"), dict) and "missing" not in entity:
                yield told, {**entity, "id": entity.get("id", id)}
            else:
                problems.append(f"{told}, is no entity: one has an id and labels.")


def _values(text: str, where: str, problems: list[str]) -> Iterator[tuple[str, Any]]:
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError):
        whole = None
    if isinstance(whole, list):
        yield from ((f"{where}, entity {number}", value) for number, value in enumerate(whole, 1))
        return
    if whole is not None:
        yield where, whole
        return
    for number, line in enumerate(text.splitlines(), 1):
        bare = line.strip().rstrip(",")
        if bare in ("", "[", "]"):
            continue
        try:
            value = json.loads(bare)
        except ValueError:
            problems.append(f"{where}, line {number}, is not JSON: an entity a line is wanted, or one array.")
        except RecursionError:
            problems.append(f"{where}, line {number}, is nested too deeply for an entity.")
        else:
            yield f"{where}, line {number}", value


def _entry(entity: _Object, labels: Mapping[str, tuple[str, str] | None]) -> tuple[AuthorityEntry, list[str]]:
    label, notes = _label(entity), list[str]()
    if label is None:
        raise DataError(f"has no label in {', '.join(_LANGUAGES)}")
    name = name_from(label[1])
    others = []
    for text in _texts(entity):
        try:
            others.append(name_from(text))
        except DataError as error:
            notes.append(f"{error}; it is left out")
    genders = {_GENDERS.get(_id(claim)) for claim in _claims(entity, "P21")}
    born = [day for claim in _claims(entity, "P569") if (day := _day(claim.get("mainsnak")))]
    roles = []
    for claim in _claims(entity, "P39"):
        try:
            if (role := _role(claim, labels)) is not None:
                roles.append(role)
        except DataError as error:
            notes.append(f"{error}; that role is left out")
    instances = {_id(claim) for claim in _claims(entity, "P31")}
    is_person = _HUMAN in instances or (not instances and bool(roles or born or genders - {None}))
    entry = AuthorityEntry(
        entity["id"][:LONGEST],
        "person" if is_person else "thing",
        name,
        distinct(others, name),
        tuple(dict.fromkeys(roles)),
        next(iter(genders)) if len(genders) == 1 else None,
        int(born[0][:4]) if born else None,
    )
    return entry, notes


def _role(claim: _Object, labels: Mapping[str, tuple[str, str] | None]) -> ListedRole | None:
    title = labels.get(_id(claim)) or _own_label(claim.get("mainsnak"))
    # What has a label in other languages alone cannot be compared with what articles say.
    if title is None or title[0] != "lv":
        return None
    of = [
        told[1]
        for property in _OF
        for snak in _qualifiers(claim, property)
        if (told := labels.get(_snak_id(snak)) or _own_label(snak)) and told[0] == "lv"
    ]
    first, last = (
        next((day for snak in _qualifiers(claim, property) if (day := _day(snak))), None)
        for property in ("P580", "P582")
    )
    check_order(first, last)
    return ListedRole(title[1][:LONGEST], of[0][:LONGEST] if of else None, None, first, last)


def _label(entity: _Object) -> tuple[str, str] | None:
    """Give the language and the words of the first label there is, Latvian before others."""
    labels = entity.get("labels")
    for language in _LANGUAGES:
        value = labels.get(language) if isinstance(labels, dict) else None
        text = value.get("value") if isinstance(value, dict) else value
        if isinstance(text, str) and text.strip():
            return language, " ".join(text.split())
    return None


def _own_label(snak: object) -> tuple[str, str] | None:
    """Give the label that stands beside a value itself, as some exports have it."""
    value = _value(snak)
    if not isinstance(value, dict):
        return None
    label = value.get("label")
    return _label({"labels": {"lv": label}} if isinstance(label, str) else value)


def _texts(entity: _Object) -> Iterator[str]:
    for language in _LANGUAGES:
        for key in ("labels", "aliases"):
            of = entity.get(key)
            values = of.get(language, ()) if isinstance(of, dict) else ()
            for value in values if isinstance(values, list) else (values,):
                text = value.get("value") if isinstance(value, dict) else value
                if isinstance(text, str) and text.strip():
                    yield text


def _claims(entity: _Object, property: str) -> Sequence[_Object]:
    """Give the claims of a property that hold: those of the best rank, without the deprecated."""
    claims = entity.get("claims")
    of = claims.get(property, ()) if isinstance(claims, dict) else ()
    found = [claim for claim in of if isinstance(claim, dict)] if isinstance(of, list) else []
    return [claim for claim in found if claim.get("rank") != "deprecated"]


def _positions(entity: _Object) -> Iterator[str]:
    return (_id(claim) for claim in _claims(entity, "P39"))


def _qualifiers(claim: _Object, property: str) -> Sequence[object]:
    qualifiers = claim.get("qualifiers")
    of = qualifiers.get(property, ()) if isinstance(qualifiers, dict) else ()
    return of if isinstance(of, list) else ()


def _id(claim: _Object) -> str:
    return _snak_id(claim.get("mainsnak"))


def _snak_id(snak: object) -> str:
    value = _value(snak)
    id = value.get("id") if isinstance(value, dict) else None
    return id if isinstance(id, str) else ""


def _value(snak: object) -> object:
    inside = snak.get("datavalue") if isinstance(snak, dict) else None
    return inside.get("value") if isinstance(inside, dict) else None


def _day(snak: object) -> str | None:
    """Give the day of a value of time (`+1964-12-11T00:00:00Z`), as exactly as it is known."""
    value = _value(snak)
    time, precision = (value.get("time"), value.get("precision")) if isinstance(value, dict) else (None, None)
    if not isinstance(time, str) or not time.startswith("+") or not isinstance(precision, int):
        return None
    if precision < _TO_THE_YEAR:
        return None
    day = time[1:].partition("T")[0]
    length = {_TO_THE_YEAR: 4, _TO_THE_MONTH: 7}.get(precision, 10)
    return day_from(day[:length])
