"""What Hronika depends on: wheels everywhere, licences that go with ours, and all of it on the page."""

import shutil
import subprocess
import sys
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from email.message import Message
from itertools import product
from pathlib import Path

import pytest
from packaging.utils import canonicalize_name

from release.dependencies import ELSEWHERE, PAGE, Dependency, dependencies, listed, page, refused
from release.licences import is_acceptable, licence_of

ROOT = Path(__file__).parents[1]
UV = shutil.which("uv", path=str(Path(sys.executable).parent)) or shutil.which("uv")

SYSTEMS = (
    "x86_64-manylinux_2_28", "aarch64-manylinux_2_28", "aarch64-apple-darwin", "x86_64-pc-windows-msvc"
)  # fmt: skip
VERSIONS = ("3.12", "3.13")  # with 3.11 the wheel is installed


@pytest.fixture(scope="module")
def found() -> dict[str, Dependency]:
    return dependencies()


def test_no_dependency_has_a_licence_that_does_not_go_with_ours(found: dict[str, Dependency]) -> None:
    assert len(found) > 40
    assert refused(found) == []


def test_dependencies_are_followed_to_the_last(found: dict[str, Dependency]) -> None:
    assert "hronika" in found["numpy"].asked_for_by
    assert "justext" in found["trafilatura"].needs
    assert "trafilatura" in found["justext"].asked_for_by
    assert not {"pytest", "mypy", "spacy", "pyarrow", "hronika"} & found.keys()


def test_all_stand_on_the_page_with_their_licences(found: dict[str, Dependency]) -> None:
    # Which there are depends on the system and the versions of the day: there may be more on the page.
    written = listed(PAGE.read_text(encoding="utf-8"))
    assert {name: written.get(name) for name in found} == {
        name: each.licence for name, each in found.items()
    }, "run `make docs`"
    assert listed(page(found)).keys() == found.keys() | ELSEWHERE.keys()


@pytest.mark.parametrize(
    ("expression", "acceptable"),
    [
        ("MIT", True),
        ("BSD-3-Clause AND 0BSD", True),
        ("MPL-1.1 OR GPL-2.0-only OR LGPL-2.1-or-later", True),
        ("(GPL-2.0-only OR MIT) AND Zlib", True),
        ("MIT OR (GPL-2.0-only AND Zlib)", True),
        ("MIT AND (GPL-2.0-only OR LGPL-2.1-only)", False),
        ("GPL-3.0-or-later", False),
        ("LGPL-3.0-only", False),
        ("AGPL-3.0-only AND MIT", False),
        ("GPL-3.0-or-later WITH GCC-exception-3.1", False),
        ("GNU General Public License v2 (GPLv2)", False),
        ("LicenseRef-not-told", False),
        ("MIT AND", False),
        ("MIT GPL-3.0-only", False),
        ("(MIT", False),
        ("", False),
    ],
)
def test_which_licences_are_acceptable(expression: str, acceptable: bool) -> None:
    assert is_acceptable(expression) is acceptable


@pytest.mark.parametrize(
    ("told", "licence"),
    [
        ({"License-Expression": "MIT", "License": "GPL"}, "MIT"),
        ({"License": "Apache 2.0"}, "Apache-2.0"),
        ({"License": "GPL-3.0"}, "GPL-3.0"),
        ({"License": "A licence of\nmany lines", "Classifier": "OSI Approved :: MIT License"}, "MIT"),
        ({"Classifier": "OSI Approved :: GNU Affero General Public License v3"}, None),
        ({}, "LicenseRef-not-told"),
    ],
)
def test_licences_are_read_from_all_that_tells_them(told: Mapping[str, str], licence: str | None) -> None:
    metadata = Message()
    for name, value in told.items():
        metadata[name] = f"License :: {value}" if name == "Classifier" else value
    assert licence in (None, licence_of(metadata))
    assert is_acceptable(licence_of(metadata)) is (licence in ("MIT", "Apache-2.0"))


def test_several_classifiers_hold_together() -> None:
    metadata = Message()
    for name in ("MIT License", "GNU General Public License v3 (GPLv3)"):
        metadata["Classifier"] = f"License :: OSI Approved :: {name}"
    assert not is_acceptable(licence_of(metadata))


def resolved(requirements: str, system: str, version: str) -> "subprocess.CompletedProcess[str]":
    """Resolve the requirements to wheels alone, as pip would on such a system; nothing is installed."""
    assert UV is not None
    return subprocess.run(
        [UV, "pip", "compile", "--quiet", "--no-config", "--no-header", "--no-annotate",
         "--no-python-downloads", f"--python={sys.executable}",
         "--only-binary=:all:", f"--python-platform={system}", f"--python-version={version}", requirements],
        input="PyICU>=2\n", capture_output=True, text=True, cwd=ROOT, timeout=300, check=False,
    )  # fmt: skip


@pytest.mark.slow
@pytest.mark.skipif(UV is None, reason="uv, which resolves for other systems, is not installed")
def test_everything_is_to_be_had_as_wheels_on_every_system() -> None:
    places = list(product(SYSTEMS, VERSIONS))
    with ThreadPoolExecutor(8) as threads:
        outcomes = list(threads.map(lambda place: resolved("pyproject.toml", *place), places))
    if any("error sending request" in each.stderr or "dns error" in each.stderr for each in outcomes):
        pytest.skip("no package index can be reached")
    assert {place: each.stderr for place, each in zip(places, outcomes, strict=True) if each.returncode} == {}
    names = {
        canonicalize_name(line.partition("==")[0])
        for each in outcomes
        for line in each.stdout.splitlines()
        if "==" in line
    }
    assert {"onnxruntime", "colorama"} <= names  # the second for Windows alone
    assert sorted(names - listed(PAGE.read_text(encoding="utf-8")).keys()) == []
    # That it says so where something has no wheels: PyICU has only its source.
    assert "no usable wheels" in resolved("-", *places[0]).stderr
