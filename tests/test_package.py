"""What the package says of itself: its addresses, author and licences, and a README that works anywhere."""

import io
import zipfile
from pathlib import Path

import pytest
from hatchling.metadata.core import ProjectMetadata
from hatchling.plugin.manager import PluginManager
from markdown_it import MarkdownIt

from benchmarks.wheel import check_files, check_metadata
from hatch_build import with_full_links

ROOT = Path(__file__).parents[1]
ADDRESS = "https://example.org/project"

MODEL = "src/hronika/language/latvian/model"
PLACES = "src/hronika/language/latvian/places"
METADATA = f"""\
Metadata-Version: 2.4
Name: hronika
Version: 1
Author: Somebody
License-File: LICENSE
License-File: {MODEL}/LICENSE
License-File: {MODEL}/LICENSE.CC-BY-SA-4.0
License-File: {PLACES}/LICENSE
Project-URL: Repository, https://example.org

A [page](https://example.org/page.md).
"""


@pytest.fixture(scope="module")
def metadata() -> ProjectMetadata:  # type: ignore[type-arg]
    """The metadata as the wheel gets them."""
    return ProjectMetadata(str(ROOT), PluginManager())


def links(markdown: str) -> list[str]:
    """Where the links and images of a page lead."""
    tokens = [child for token in MarkdownIt().parse(markdown) for child in token.children or ()]
    targets = [token.attrs.get("href") or token.attrs.get("src") for token in tokens]
    return [str(target) for target in targets if target]


def test_every_link_of_the_readme_is_full(metadata: ProjectMetadata) -> None:  # type: ignore[type-arg]
    here = links((ROOT / "README.md").read_text(encoding="utf-8"))
    there = links(metadata.core.readme)
    assert len(there) == len(here) > 5
    address = metadata.core.urls["Repository"]
    for short, full in zip(here, there, strict=True):
        assert full == (short if short.startswith("https://") else f"{address}/blob/main/{short}")
    assert metadata.core.readme_content_type == "text/markdown"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("[a](docs/a.md)", f"[a]({ADDRESS}/blob/main/docs/a.md)"),
        (
            "[a](docs/a.md#part) and [b](b)",
            f"[a]({ADDRESS}/blob/main/docs/a.md#part) and [b]({ADDRESS}/blob/main/b)",
        ),
        ("![a](docs/a.png)", f"![a]({ADDRESS}/raw/main/docs/a.png)"),
        ("[a](https://example.org/a)", "[a](https://example.org/a)"),
        ("[a](mailto:a@example.org)", "[a](mailto:a@example.org)"),
        ("[a](#part)", "[a](#part)"),
        ("names (not links) [neither]", "names (not links) [neither]"),
    ],
)
def test_links_to_files_become_full_and_others_stay(written: str, shown: str) -> None:
    assert with_full_links(written, ADDRESS) == shown


def test_addresses_author_and_licences_are_given(metadata: ProjectMetadata) -> None:  # type: ignore[type-arg]
    core = metadata.core
    assert {"Repository", "Documentation", "Changelog", "Issues"} <= core.urls.keys()
    assert all(address.startswith(core.urls["Repository"]) for address in core.urls.values())
    assert core.authors_data["name"] == ["Hronika contributors"]
    assert core.license_expression == "Apache-2.0 AND CC-BY-SA-4.0 AND CC-BY-4.0 AND Unicode-3.0"
    texts = [(ROOT / name).read_text(encoding="utf-8") for name in core.license_files]
    titles = ("Apache License", "Creative Commons Attribution-ShareAlike 4.0", "UD_Latvian-LVTB", "GeoNames")
    for title in titles:
        assert any(title in text for text in texts), title


def test_the_address_stands_in_one_place(metadata: ProjectMetadata) -> None:  # type: ignore[type-arg]
    address = metadata.core.urls["Repository"]
    sources = [ROOT / "README.md", ROOT / "hatch_build.py", *(ROOT / "src").rglob("*.py")]
    assert not [path for path in sources if address in path.read_text(encoding="utf-8")]
    assert (ROOT / "pyproject.toml").read_text(encoding="utf-8").count(address) == 1


def made(metadata: str = "", **files: str) -> zipfile.ZipFile:
    """A wheel with the metadata, the licences of the repository and a model of a few bytes."""
    folder = "hronika-1.dist-info"
    with zipfile.ZipFile(file := io.BytesIO(), "w") as wheel:
        wheel.writestr(f"{folder}/METADATA", metadata or METADATA)
        wheel.writestr("hronika/model/model.json", "{}")
        for name in (
            "LICENSE", f"{MODEL}/LICENSE", f"{MODEL}/LICENSE.CC-BY-SA-4.0", f"{PLACES}/LICENSE"
        ):  # fmt: skip
            wheel.writestr(f"{folder}/licenses/{name}", (ROOT / name).read_text(encoding="utf-8"))
        for name, content in files.items():
            wheel.writestr(name, content)
    return zipfile.ZipFile(file)


def test_a_wheel_with_all_it_needs_passes() -> None:
    check_files(made())
    check_metadata(made())


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ("https://example.org/page.md", "docs/page.md", "docs/page.md"),
        (f"License-File: {MODEL}/LICENSE.CC-BY-SA-4.0\n", "", "Creative Commons"),
        (f"License-File: {MODEL}/LICENSE\n", "", "UD_Latvian-LVTB"),
        (f"License-File: {PLACES}/LICENSE\n", "", "GeoNames"),
        ("License-File: LICENSE\n", "", "Apache License"),
        ("Author: Somebody\n", "", "author"),
        ("Project-URL: Repository, https://example.org\n", "", "addresses"),
        ("A [page](https://example.org/page.md).\n", "", "README"),
    ],
)
def test_a_wheel_that_lacks_something_does_not_pass(right: str, wrong: str, said: str) -> None:
    assert METADATA.count(right) == 1
    with pytest.raises(AssertionError, match=said):
        check_metadata(made(METADATA.replace(right, wrong)))


def test_a_wheel_with_strays_does_not_pass() -> None:
    with pytest.raises(AssertionError, match=r"tests/test_x\.py"):
        check_files(made(**{"tests/test_x.py": ""}))
