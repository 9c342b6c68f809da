"""The JSON Schema describes what is written."""

import json

import jsonschema
from conftest import Run

from hronika.exports.schema import record_schema
from hronika.record import Record


def test_schema_is_one_and_names_itself() -> None:
    schema = record_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$id"] == "urn:hronika:record:1.2"
    assert schema["title"] == "Hronika record"


def test_every_field_is_described() -> None:
    schema = record_schema()
    for model in (schema, *schema["$defs"].values()):
        for name, field in model["properties"].items():
            assert field["description"].endswith("."), name


def test_records_fit_the_schema(records: list[Record]) -> None:
    validator = jsonschema.Draft202012Validator(record_schema())
    for record in records:
        validator.validate(json.loads(record.model_dump_json()))


def test_command_prints_the_schema(run: Run) -> None:
    result = run("schema")
    assert result.exit_code == 0
    assert json.loads(result.stdout) == record_schema()
