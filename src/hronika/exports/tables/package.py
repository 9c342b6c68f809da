"""The description of exported tables as a Frictionless data package (https://datapackage.org).

Nothing in it tells when it was written: the export of what is unchanged is the same, byte for byte.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

from hronika.exports.tables.files import MEDIA_TYPES
from hronika.exports.tables.schemas import VERSION, CsvStyle, TableFormat, TableSchema
from hronika.record import ReaderInfo

_FORMULAS: Mapping[CsvStyle, str] = {
    "safe": "disarmed by an apostrophe",
    "excel": "disarmed by an apostrophe",
    "raw": "as in the text",
}
_TYPES = {"strings": "array", "places": "array", "mentions": "array"}


class WrittenTable:
    """A table that was written: its files, how many rows and bytes they have, and the hash (SHA-256) of one.

    Of several files the hash is None: a package has one for a resource of a single file alone.
    """

    def __init__(
        self, table: TableSchema, paths: Sequence[Path], rows: int, size: int, sha256: str | None
    ) -> None:
        self.table = table
        self.paths = paths
        self.rows = rows
        self.size = size
        self.sha256 = sha256


def data_package(
    written: Sequence[WrittenTable],
    form: TableFormat,
    *,
    name: str,
    title: str,
    query: str | None,
    readers: Mapping[ReaderInfo, int],
    version: str,
    licence: str | None,
    style: CsvStyle,
    counts: Mapping[str, Any] | None = None,
) -> str:
    """Write the description of a folder of tables as JSON.

    `readers` are those of the exported records with how many of these each has read; `version` is that of the
    program that writes. `counts` are of what became of the input, where that is told.
    """
    package: dict[str, Any] = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": name,
        "title": title,
        "description": "Who said what, who did what to whom, where and when, as the articles tell it. What "
        "an article only passes on is no fact: see `vouched` of events.",
        "resources": [_resource(each, form) for each in written],
        "hronika": {
            "version": version,
            "tables": VERSION,
            **({} if query is None else {"query": query}),
            **({} if counts is None else {"counts": counts}),
            "formulas": _FORMULAS["raw" if form != "csv" else style],
            "readers": [
                {**reader.model_dump(mode="json"), "articles": count}
                for reader, count in sorted(readers.items(), key=lambda item: item[0].model_dump_json())
            ],
            "accuracy": {"of": f"Hronika {version}", **_accuracy()},
        },
    }
    if licence:
        package["licenses"] = [{"name": licence}]
    return json.dumps(package, ensure_ascii=False, indent=2) + "\n"


def _resource(described: WrittenTable, form: TableFormat) -> dict[str, Any]:
    table = described.table
    paths = [path.as_posix() for path in described.paths]
    resource: dict[str, Any] = {
        "name": table.name,
        "title": table.title,
        "path": paths if described.sha256 is None else paths[0],
        "format": form,
        "mediatype": MEDIA_TYPES[form],
        "bytes": described.size,
        **({} if described.sha256 is None else {"hash": f"sha256:{described.sha256}"}),
        "rows": described.rows,
        "schema": {"fields": list(_fields(table)), "missingValues": [""]},
    }
    if form != "parquet":
        resource["encoding"] = "utf-8"
    return resource


def _fields(table: TableSchema) -> Iterable[dict[str, Any]]:
    for column in table.columns:
        field: dict[str, Any] = {
            "name": column.name,
            "type": _TYPES.get(column.type, column.type),
            "description": column.description,
        }
        if column.required:
            field["constraints"] = {"required": True}
        yield field


def _accuracy() -> dict[str, Any]:
    """Give the scores that the reading room shows too, as they are measured when a version is made."""
    told: dict[str, Any] = json.loads((files("hronika") / "web" / "accuracy.json").read_text("utf-8"))
    return told
