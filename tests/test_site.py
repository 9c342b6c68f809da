"""The site of the documentation: its tree of contents, its links, and what is found wrong with one."""

import json
import re
from pathlib import Path

import pytest

from docs.site.assemble import ROOT, assemble, contents, repository_address, with_links
from docs.site.looked_through import problems


def test_every_page_stands_in_the_tree_once_and_has_an_address_of_its_own() -> None:
    tree = contents()
    docs = {path.relative_to(ROOT).as_posix() for path in (ROOT / "docs").rglob("*.md")}
    assert docs <= set(tree.pages)
    assert len(set(tree.pages)) == len(tree.pages)
    assert len(set(tree.addresses.values())) == len(tree.pages)
    assert tree.addresses[tree.home] == "index.md"


def test_no_page_is_left_for_the_end_of_the_tree() -> None:
    """What comes is named where it belongs; this says so to whoever adds a page."""
    assert [part.pages for part in contents().parts if part.title == "Further"] == []


def test_page_that_the_tree_does_not_name_comes_at_its_end(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    for name in ("README.md", "cli.md", "another.md"):
        (tmp_path / "docs" / name).write_text(f"# {name}\n", encoding="utf-8")
    tree = contents(tmp_path)
    assert [(part.title, part.pages) for part in tree.parts] == [
        ("Reference", ("docs/cli.md",)),
        ("Further", ("docs/another.md",)),
    ]


@pytest.mark.parametrize(
    ("page", "link", "led"),
    [
        ("docs/web.md", "search.md", "search.md"),
        ("docs/web.md", "search.md#words", "search.md#words"),
        ("docs/lv/lasitava.md", "../web.md", "../web.md"),
        ("docs/lv/lasitava.md", "README.md", "../lv/index.md"),
        ("docs/web.md", "../README.md", "readme.md"),
        ("docs/web.md", "lv/README.md", "lv/index.md"),
        ("README.md", "docs/web.md", "web.md"),
        ("docs/web.md", "../src/hronika/article.py", "https://x.example/blob/main/src/hronika/article.py"),
        ("docs/web.md", "../src/hronika", "https://x.example/tree/main/src/hronika"),
        ("docs/lv/lasitava.md", "pictures/raksts.webp", "pictures/raksts.webp"),
        ("docs/web.md", "https://else.example/a.md", "https://else.example/a.md"),
        ("docs/web.md", "#people", "#people"),
        ("src/hronika/language/latvian/model/README.md", "LICENSE", None),
    ],
)
def test_links_lead_to_pages_or_into_the_repository(page: str, link: str, led: str | None) -> None:
    led = led or f"https://x.example/blob/main/src/hronika/language/latvian/model/{link}"
    mapped = with_links(f"See [it]({link}).", page, contents().addresses, "https://x.example")
    assert mapped == f"See [it]({led})."


def test_code_is_left_as_it_is() -> None:
    code = "```python\na[0](web.md)\n```\n"
    assert with_links(code, "docs/web.md", contents().addresses, "https://x.example") == code


def test_sources_hold_all_pages_and_the_tree(tmp_path: Path) -> None:
    assemble(tmp_path / "sources", repository_address())
    home = (tmp_path / "sources" / "index.md").read_text(encoding="utf-8")
    named = re.findall(r"^(?:.* <)?([\w/-]+)>?$", home.partition("```{toctree}")[2], re.MULTILINE)
    written = {
        path.relative_to(tmp_path / "sources").with_suffix("").as_posix()
        for path in (tmp_path / "sources").rglob("*")
        if path.suffix in (".md", ".ipynb")
    }
    assert written == {"index", *named}
    assert (tmp_path / "sources" / "lv" / "pictures" / "raksts.webp").exists()


def test_what_is_wrong_with_a_site_is_found(tmp_path: Path) -> None:
    (tmp_path / "style.css").write_text("@import url(https://fonts.example/a.css);", encoding="utf-8")
    (tmp_path / "other.html").write_text('<html lang="en"><h1 id="here">Here</h1>', encoding="utf-8")
    (tmp_path / "page.html").write_text(
        '<html><script src="https://else.example/a.js"></script><img src="//else.example/a.png">'
        '<link rel="stylesheet" href="style.css"><link rel="canonical" href="https://x.example/">'
        '<a href="other.html#here">well</a><a href="other.html#there">dead</a><a href="gone.html">dead</a>'
        '<a href="https://else.example/">well</a>',
        encoding="utf-8",
    )
    assert problems(tmp_path) == [
        "page.html does not say in which language it is.",
        "page.html loads https://else.example/a.js from elsewhere.",
        "page.html loads //else.example/a.png from elsewhere.",
        "page.html links to other.html#there, which is not there.",
        "page.html links to gone.html, which is not there.",
        "style.css loads https://fonts.example/a.css from elsewhere.",
    ]


def test_pictures_are_small() -> None:
    pictures = list((ROOT / "docs" / "lv" / "pictures").iterdir())
    assert len(pictures) == 3
    assert all(picture.stat().st_size <= 150_000 for picture in pictures)


def test_notebook_holds_no_output_of_some_earlier_run() -> None:
    """The site runs it and shows what comes out; what was stored would be out of date sooner or later."""
    notebook = json.loads((ROOT / "docs" / "notebooks" / "ledger.ipynb").read_text(encoding="utf-8"))
    code = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    assert len(code) > 5
    assert all(cell["outputs"] == [] and cell["execution_count"] is None for cell in code)
