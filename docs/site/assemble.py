"""Puts the pages of the site together: Markdown as it stands, with links that hold in the site."""

import re
import shutil
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).parents[2]
CONTENTS = Path(__file__).with_name("contents.toml")

# What is more than a page of docs/ is called by what it is.
_NAMES = {
    "README.md": "readme.md",
    "CONTRIBUTING.md": "contributing.md",
    "CHANGELOG.md": "changes.md",
    "src/hronika/language/latvian/model/README.md": "model-card.md",
    "src/hronika/language/latvian/places/README.md": "gazetteer.md",
}
_LINK = re.compile(r"(\]\()(?![a-z]+:|#)([^)#\s]+)([^)\s]*\))")
_FENCED = re.compile(r"^(```+|~~~+).*?^\1[^\n]*$", re.MULTILINE | re.DOTALL)
_PICTURES = (".png", ".webp", ".svg")


@dataclass(frozen=True)
class Part:
    """A part of the tree of contents: its heading, and its pages by their paths in the repository."""

    title: str
    pages: tuple[str, ...]


@dataclass(frozen=True)
class Contents:
    """The tree of contents: the page that a reader meets first, and the parts.

    `titles` are what pages are called in the tree in the place of their headings.
    """

    home: str
    parts: tuple[Part, ...]
    titles: Mapping[str, str]

    @property
    def pages(self) -> tuple[str, ...]:
        """All pages by their paths in the repository, in the order in which they are read."""
        return (self.home, *(page for part in self.parts for page in part.pages))

    @property
    def addresses(self) -> dict[str, str]:
        """Where each page stands among the sources of the site."""
        return {page: _address(page, self.home) for page in self.pages}


def _address(page: str, home: str) -> str:
    if page == home:
        return "index.md"
    named = _NAMES.get(page, page.removeprefix("docs/"))
    return named.replace("README.md", "index.md")


def contents(root: Path = ROOT) -> Contents:
    """Read the tree of contents: pages that are there; at its end those of docs/ that it lacks."""
    told = tomllib.loads(CONTENTS.read_text(encoding="utf-8"))
    named = [page for part in told["part"] for page in part["pages"]]
    docs = root / "docs"
    found = [path.relative_to(root).as_posix() for path in (*docs.rglob("*.md"), *docs.rglob("*.ipynb"))]
    further = sorted(set(found) - {told["home"], *named})
    parts = [
        Part(part["title"], tuple(page for page in part["pages"] if (root / page).is_file()))
        for part in told["part"]
    ]
    parts[-1] = Part(parts[-1].title, (*parts[-1].pages, *further))
    return Contents(told["home"], tuple(part for part in parts if part.pages), told["titles"])


def repository_address(root: Path = ROOT) -> str:
    """Give the address of the repository, which stands in `pyproject.toml` alone."""
    told = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    return str(told["tool"]["hatch"]["metadata"]["hooks"]["custom"]["address"])


def assemble(folder: Path, address: str, root: Path = ROOT) -> None:
    """Write the sources of the site into a folder, in the place of what was there.

    `address` is that of the repository, to which links lead that lead to no page.
    """
    shutil.rmtree(folder, ignore_errors=True)
    tree = contents(root)
    for page, place in tree.addresses.items():
        target = folder / place
        target.parent.mkdir(parents=True, exist_ok=True)
        if page.endswith(".ipynb"):
            shutil.copyfile(root / page, target)
            continue
        text = with_links((root / page).read_text(encoding="utf-8"), page, tree.addresses, address, root)
        if page == tree.home:
            text += "\n" + "\n".join(_trees(tree))
        target.write_text(text, encoding="utf-8")
    for picture in (root / "docs").rglob("*"):
        if picture.suffix in _PICTURES:
            target = folder / picture.relative_to(root / "docs")
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(picture, target)


def with_links(
    markdown: str, page: str, addresses: Mapping[str, str], address: str, root: Path = ROOT
) -> str:
    """Have the relative links of a page lead to pages of the site, or else into the repository.

    What stands in fenced code is left as it is.
    """
    own = PurePosixPath(addresses[page]).parent

    def mapped(link: re.Match[str]) -> str:
        path = (root / page).parent / link[2]
        target = path.resolve().relative_to(root.resolve()).as_posix()
        if target in addresses:
            led = _relative(addresses[target], own)
        elif path.suffix in _PICTURES:
            led = link[2]
        else:
            led = f"{address}/{'tree' if path.is_dir() else 'blob'}/main/{target}"
        return f"{link[1]}{led}{link[3]}"

    parts = []
    end = 0
    for code in _FENCED.finditer(markdown):
        parts += [_LINK.sub(mapped, markdown[end : code.start()]), code[0]]
        end = code.end()
    return "".join([*parts, _LINK.sub(mapped, markdown[end:])])


def _relative(target: str, folder: PurePosixPath) -> str:
    up = [".."] * len(folder.parts)
    return "/".join([*up, target])


def _trees(tree: Contents) -> list[str]:
    """Give the tree of contents as what Sphinx reads it from, part by part."""
    lines = []
    for part in tree.parts:
        pages = []
        for page in part.pages:
            place = tree.addresses[page].rpartition(".")[0]
            pages.append(f"{tree.titles[page]} <{place}>" if page in tree.titles else place)
        lines += ["```{toctree}", ":hidden:", f":caption: {part.title}", "", *pages, "```", ""]
    return lines
