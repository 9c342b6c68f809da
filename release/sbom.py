"""Writes what a wheel consists of and depends on as a bill of materials (SBOM), CycloneDX 1.6 in JSON.

usage: python -m release.sbom WHEEL -o FILE [--environment FOLDER]

The versions are those that are installed in an environment (by default this one), in which the wheel was
tried. The same wheel and environment give the same bill, byte for byte: it tells no time of its making, and
its number follows from what it says. https://cyclonedx.org/docs/1.6/json
"""

import argparse
import hashlib
import json
import uuid
import zipfile
from collections.abc import Iterator, Mapping
from email import message_from_bytes
from email.message import Message
from pathlib import Path
from typing import Any

from release.dependencies import Dependency, dependencies
from release.licences import licence_of

_MODEL = "hronika/language/latvian/model/"
_NAMES = ("Public domain", "W3C")
"""What stands in the place of a licence where there is no expression for it."""

_SCHEMA = "http://cyclonedx.org/schema/bom-1.6.schema.json"


def bill(wheel: Path, needed: Mapping[str, Dependency]) -> dict[str, Any]:
    """Give the bill of a wheel that is run with these packages."""
    with zipfile.ZipFile(wheel) as archive:
        metadata = _metadata(archive)
        parts = list(_parts(archive))
    name, version = str(metadata["Name"]), str(metadata["Version"])
    own = {
        "type": "application",
        "bom-ref": _address(name, version),
        "name": name,
        "version": version,
        "description": str(metadata["Summary"]),
        "licenses": _licences(licence_of(metadata)),
        "purl": _address(name, version),
        "hashes": [_hash(wheel.read_bytes())],
        "components": parts,
    }
    libraries = [
        {
            "type": "library",
            "bom-ref": _address(each.name, each.version),
            "name": each.name,
            "version": each.version,
            "licenses": _licences(each.licence),
            "purl": _address(each.name, each.version),
        }
        for each in needed.values()
    ]
    direct = [each for each in needed.values() if "hronika" in each.asked_for_by]
    found = {
        "$schema": _SCHEMA,
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": own},
        "components": libraries,
        "dependencies": [
            {"ref": own["bom-ref"], "dependsOn": [_address(each.name, each.version) for each in direct]},
            *(
                {
                    "ref": _address(each.name, each.version),
                    "dependsOn": [
                        _address(needed[other].name, needed[other].version) for other in each.needs
                    ],
                }
                for each in needed.values()
            ),
        ],
    }
    number = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(found, sort_keys=True))
    return {**found, "serialNumber": f"urn:uuid:{number}"}


def _metadata(wheel: zipfile.ZipFile) -> Message:
    (name,) = (name for name in wheel.namelist() if name.endswith(".dist-info/METADATA"))
    return message_from_bytes(wheel.read(name))


def _parts(wheel: zipfile.ZipFile) -> Iterator[dict[str, Any]]:
    """Yield what stands in the wheel under a licence of its own: models, data, files of others."""
    about = json.loads(wheel.read(f"{_MODEL}model.json"))
    content = hashlib.sha256()
    for name in sorted(name for name in wheel.namelist() if name.startswith(_MODEL)):
        content.update(wheel.read(name))
    yield {
        "type": "machine-learning-model",
        "bom-ref": f"model:{about['name']}",
        "name": about["name"],
        "version": about["version"],
        "description": f"Made from {', '.join(about['about']['made_from'])}.",
        "licenses": _licences("CC-BY-SA-4.0"),
        "hashes": [{"alg": "SHA-256", "content": content.hexdigest()}],
    }
    htmx = wheel.read("hronika/web/static/htmx.min.js")
    version = htmx.partition(b'version:"')[2].partition(b'"')[0].decode()
    for kind, name, file, licence, more in (
        (
            "data", "gazetteer", "hronika/language/latvian/places/gazetteer.tsv.gz",
            "CC-BY-4.0 AND Unicode-3.0", {"description": "Made from GeoNames and Unicode CLDR."},
        ),
        (
            "data", "outlines", "hronika/web/static/outlines.svg", "Public domain",
            {"description": "Made from Natural Earth."},
        ),
        (
            "data", "annotation.jsonld", "hronika/exports/contexts/annotation.jsonld", "W3C",
            {"description": "The context of the Web Annotation Vocabulary."},
        ),
        (
            "library", "htmx.org", "hronika/web/static/htmx.min.js", "0BSD",
            {"version": version, "purl": f"pkg:npm/htmx.org@{version}"},
        ),
    ):  # fmt: skip
        yield {
            "type": kind,
            "bom-ref": f"file:{file}",
            "name": name,
            "licenses": _licences(licence),
            "hashes": [_hash(wheel.read(file))],
            **more,
        }


def _licences(expression: str) -> list[dict[str, Any]]:
    return [{"license": {"name": expression}}] if expression in _NAMES else [{"expression": expression}]


def _address(name: str, version: str) -> str:
    """Give the package URL (https://github.com/package-url/purl-spec), whose names are in small letters."""
    return f"pkg:pypi/{name.lower().replace('_', '-')}@{version}"


def _hash(content: bytes) -> dict[str, str]:
    return {"alg": "SHA-256", "content": hashlib.sha256(content).hexdigest()}


def main() -> None:
    """Write the bill of a wheel."""
    parser = argparse.ArgumentParser(prog="python -m release.sbom", description=__doc__)
    parser.add_argument("wheel", type=Path)
    parser.add_argument("-o", "--output", type=Path, required=True)
    parser.add_argument("--environment", type=Path, help="a virtual environment in which the wheel was tried")
    given = parser.parse_args()
    path = given.environment and [str(place) for place in packages_of(given.environment)]
    found = bill(given.wheel, dependencies(path))
    given.output.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{given.output}: {len(found['components'])} packages, each with its licence")


def packages_of(environment: Path) -> list[Path]:
    """Give the folders of a virtual environment in which packages are installed."""
    return [*environment.glob("lib/python*/site-packages"), *environment.glob("Lib/site-packages")]


if __name__ == "__main__":
    main()
