"""The bill of materials is valid CycloneDX and has all parts of the wheel with their licences."""

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from release.dependencies import Dependency, dependencies
from release.sbom import bill

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "hronika"
METADATA = """\
Metadata-Version: 2.4
Name: hronika
Version: 1.2.3
Summary: Reads news.
License-Expression: Apache-2.0 AND CC-BY-SA-4.0
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel with the parts that have licences of their own."""
    path = tmp_path_factory.mktemp("wheel") / "hronika-1.2.3-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("hronika-1.2.3.dist-info/METADATA", METADATA)
        for name in (
            "language/latvian/model/model.json", "language/latvian/model/frames.json",
            "language/latvian/places/gazetteer.tsv.gz", "web/static/htmx.min.js", "web/static/outlines.svg",
            "exports/contexts/annotation.jsonld",
        ):  # fmt: skip
            archive.write(SOURCE / name, f"hronika/{name}")
    return path


@pytest.fixture(scope="module")
def needed() -> dict[str, Dependency]:
    return dependencies()


@pytest.fixture(scope="module")
def found(wheel: Path, needed: dict[str, Dependency]) -> dict[str, Any]:
    return bill(wheel, needed)


def test_it_is_valid(found: dict[str, Any]) -> None:
    validator = JsonStrictValidator(SchemaVersion.V1_6)
    assert validator.validate_str(json.dumps(found)) is None
    assert validator.validate_str(json.dumps({**found, "components": [{"name": "no type"}]})) is not None


def test_it_has_all_that_is_needed_with_licences(
    found: dict[str, Any], needed: dict[str, Dependency]
) -> None:
    libraries = {each["name"]: each for each in found["components"]}
    assert libraries.keys() == {each.name for each in needed.values()}
    assert all(each["licenses"] for each in libraries.values())
    numpy = needed["numpy"]
    assert libraries["numpy"]["purl"] == f"pkg:pypi/numpy@{numpy.version}"
    assert libraries["numpy"]["licenses"] == [{"expression": numpy.licence}]


def test_it_has_what_is_inside_of_the_wheel(found: dict[str, Any]) -> None:
    own = found["metadata"]["component"]
    assert (own["name"], own["version"]) == ("hronika", "1.2.3")
    parts = {each["name"]: each for each in own["components"]}
    model = parts["hronika-latvian"]
    assert (model["type"], model["licenses"]) == ("machine-learning-model", [{"expression": "CC-BY-SA-4.0"}])
    assert parts["gazetteer"]["licenses"] == [{"expression": "CC-BY-4.0 AND Unicode-3.0"}]
    assert parts["htmx.org"]["version"].count(".") == 2


def test_every_reference_leads_to_a_component(found: dict[str, Any]) -> None:
    known = {each["bom-ref"] for each in (found["metadata"]["component"], *found["components"])}
    for each in found["dependencies"]:
        assert {each["ref"], *each["dependsOn"]} <= known
    assert {each["ref"] for each in found["dependencies"]} == known


def test_the_same_wheel_gives_the_same_bill(
    found: dict[str, Any], wheel: Path, needed: dict[str, Dependency]
) -> None:
    assert bill(wheel, needed) == found
    less = {name: each for name, each in needed.items() if name != "argon2-cffi"}
    assert bill(wheel, less)["serialNumber"] != found["serialNumber"]
