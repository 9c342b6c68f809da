"""Records of every version of the schema, read as records of the present one."""

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple, Never

from pydantic import ValidationError

from hronika.errors import DataError
from hronika.identifiers import Identifiers
from hronika.record import Record


def record_from(data: str | bytes) -> Record:
    """Read a record from its JSON, whatever version of the schema it has; raises DataError where it is none.

    What an older version did not tell is null: who read it, the stances, the checksum. A record without
    `schema_version` is taken as one of the present version.
    """
    made = _as_written(data)
    return record_from_value(parsed(data)) if made is None else made


def _as_written(data: str | bytes) -> Record | None:
    """Give the record of JSON that is to the letter what is written of it; None of any other.

    So it means the same to every program, and need not be parsed a second time to see that: half the time.
    """
    try:
        text = (data.decode() if isinstance(data, bytes) else data).strip()
        record = Record.model_validate_json(text, strict=True)
    except ValueError:
        return None
    return record if record.model_dump_json() == text else None


def parsed(data: str | bytes) -> Any:
    """Parse JSON that means the same to every program; raises DataError where it is not that.

    Of two members of one name in one object some programs take the first and others the last, so that what
    one of them has checked another would not see.
    """
    try:
        return json.loads(data, object_pairs_hook=_object, parse_constant=_no_number)
    except ValueError as error:
        raise DataError(f"Invalid JSON: {error}") from None
    except RecursionError:
        raise DataError("Invalid JSON: it is nested too deeply") from None


def _object(members: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(members)
    if len(made) < len(members):
        twice = next(name for name, count in Counter(name for name, _ in members).items() if count > 1)
        raise DataError(f"{twice[:40]!r} stands twice in one object")
    return made


def _no_number(name: str) -> Never:
    raise DataError(f"Invalid JSON: {name} is no number of JSON")


def record_from_value(given: Any) -> Record:
    """Make a record of parsed JSON, as `record_from` does; raises DataError where it is none."""
    if isinstance(given, dict) and "text" in given and "article" not in given:
        raise DataError("this is an article and no record: `hronika read FILE --format jsonl` makes records")
    # in strict JSON no string is taken for a number, as other programs would not take it for one
    return _made(given, lambda value: Record.model_validate_json(json.dumps(value), strict=True))


def record_from_stored(given: Any) -> Record:
    """Make a record of parsed JSON that was one when it was stored: in half the time, less strictly."""
    return _made(given, Record.model_validate)


def _made(given: Any, make: Callable[[Any], Record]) -> Record:
    try:
        return make(_upgraded(given) if isinstance(given, dict) else given)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        raise DataError(f"{where}: {first['msg']}" if where else first["msg"]) from None


def _upgraded(given: dict[str, Any]) -> dict[str, Any]:
    present = Record.model_fields["schema_version"].default
    version = given.get("schema_version", present)
    if version == present:
        return given
    if not isinstance(version, str) or version not in _UPGRADES:
        known = ", ".join((*_UPGRADES, present))
        raise DataError(
            f"schema_version: {str(version)[:40]!r} is none of those known here ({known}): "
            "another version of Hronika wrote this"
        )
    try:
        while version != present:
            given = _UPGRADES[version](given)
            version = given["schema_version"]
        return given
    except (KeyError, TypeError, AttributeError) as error:
        raise DataError(f"this is no record of schema {version} ({type(error).__name__}: {error})") from None


class _Place(NamedTuple):
    start: int
    end: int


def _from_1_0(given: dict[str, Any]) -> dict[str, Any]:
    """Make a record of schema 1.1 of one of 1.0, in which things refer to each other by their index.

    Raises DataError where such an index or identifier refers to nothing.
    """
    identifiers = Identifiers(given["article"]["sha256"])

    def identified(kind: Any, spans: Sequence[Mapping[str, Any]]) -> str:
        return identifiers.of(kind, [_Place(span["start"], span["end"]) for span in spans])

    statements = [identified("statement", item["content"]) for item in given.get("statements", ())]
    times = [identified("time", [item["span"]]) for item in given.get("times", ())]
    entities: dict[str, str] = {}
    names = []
    for item in given.get("names", ()):
        if item["id"] not in entities:
            entities[item["id"]] = identified("entity", [item["span"]])
        names.append(item | {"id": identified("name", [item["span"]]), "entity": entities[item["id"]]})

    def at(known: Sequence[str], index: int | None, path: str) -> str | None:
        if index is None:
            return None
        if not 0 <= index < len(known):
            raise DataError(f"{path}: {index} is the index of nothing in this record")
        return known[index]

    def entity(old: str | None, path: str) -> str | None:
        if old is not None and old not in entities:
            raise DataError(f"{path}: {old!r} is not the id of any name")
        return entities[old] if old is not None else None

    def mention(item: Mapping[str, Any], path: str) -> dict[str, Any]:
        return {
            **item,
            "id": identified("event", [item["predicate"]]),
            "statement": at(statements, item.get("statement"), f"{path}.statement"),
        }

    def event(item: Mapping[str, Any], path: str) -> dict[str, Any]:
        return mention(item, path) | {
            "time": at(times, item.get("time"), f"{path}.time"),
            "participants": [
                part | {"id": entity(part.get("id"), f"{path}.participants[{number}].id")}
                for number, part in enumerate(item.get("participants", ()))
            ],
            "mentions": [
                mention(other, f"{path}.mentions[{number}]")
                for number, other in enumerate(item.get("mentions", ()))
            ],
        }

    return given | {
        "schema_version": "1.1",
        "reader": {"hronika": None, "model": None},
        "statements": [
            item
            | {
                "id": statements[number],
                "within": at(statements, item.get("within"), f"statements[{number}].within"),
                "speaker_id": entity(item.get("speaker_id"), f"statements[{number}].speaker_id"),
            }
            for number, item in enumerate(given.get("statements", ()))
        ],
        "times": [
            item | {"id": identifier} for item, identifier in zip(given.get("times", ()), times, strict=True)
        ],
        "names": names,
        "people": [
            item | {"id": entity(item["id"], f"people[{number}].id")}
            for number, item in enumerate(given.get("people", ()))
        ],
        "events": [event(item, f"events[{number}]") for number, item in enumerate(given.get("events", ()))],
    }


def _from_1_1(given: dict[str, Any]) -> dict[str, Any]:
    """Make a record of schema 1.2 of one of 1.1, which told of no responses.

    Its checksum becomes that of the new record where it was right; a wrong one stays wrong.
    """
    made = given | {"schema_version": "1.2", "responses": []}
    if isinstance(given.get("checksum"), str):
        record = Record.model_validate_json(json.dumps(made), strict=True)
        told = record.model_dump_json(exclude={"checksum", "responses"})
        told = told.replace('"schema_version":"1.2"', '"schema_version":"1.1"', 1)
        if hashlib.sha256(told.encode()).hexdigest() == given["checksum"]:
            made["checksum"] = record.computed_checksum()
    return made


_UPGRADES: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {"1.0": _from_1_0, "1.1": _from_1_1}
