"""The JSON Schema of the record, with a description of every field."""

from typing import Any

from hronika.record import Record

SCHEMA_ID = "urn:hronika:record:1.2"


def record_schema() -> dict[str, Any]:
    """Give the JSON Schema (2020-12) of a record as `hronika read` writes it."""
    schema = Record.model_json_schema(mode="serialization")
    for model in (schema, *schema["$defs"].values()):
        for definition in model["properties"].values():
            definition.pop("title", None)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_ID,
        **schema,
        "title": "Hronika record",
    }
