"""Nothing that can be set or asked for is left out of the pages of reference."""

import dataclasses
import inspect
import re
from pathlib import Path

import pytest
from command_options import options_of
from fastapi.routing import APIRoute

import hronika
from docs.erring import ErringText, erring_texts
from docs.generate import pages
from docs.settings_page import variables
from hronika.cli.app import COMMANDS
from hronika.language.grammar import Grammar
from hronika.language.language import Language
from hronika.sources.feeds.lists import FeedSource
from hronika.web.app import create_app
from hronika.web.settings import Settings

ROOT = Path(__file__).parents[1]


def page(name: str) -> str:
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_stands_in_the_part_of_its_command(command: str) -> None:
    part = page("cli.md").partition(f"## `hronika {command}`\n")[2].partition("\n## ")[0]
    for option in options_of(command) - {"--help", "-h"}:
        assert re.search(rf"^- `(?:[^`]*\s)?{option}\b", part, re.MULTILINE), option


def test_every_variable_of_the_environment_is_told() -> None:
    found = variables()
    assert {"HRONIKA_ARCHIVE", "HRONIKA_AUTHOR", "NO_COLOR"} <= set(found)
    for name in found:
        assert f"| `{name}` |" in page("settings.md")


def test_variables_are_read_in_the_ways_that_are_looked_for() -> None:
    """Whoever reads one in another way has to teach `docs.settings_page` to see it."""
    told = {module for modules in variables().values() for module in modules}
    for path in (ROOT / "src" / "hronika").rglob("*.py"):
        if re.search(
            r"\bos\.environ\b|\bgetenv\b|\benviron\[|envvar=|import environ", path.read_text(encoding="utf-8")
        ):
            assert path.relative_to(ROOT / "src" / "hronika").as_posix() in told, path


def test_every_key_of_feeds_and_every_setting_is_told() -> None:
    for field in dataclasses.fields(FeedSource):
        assert f"| `{field.name}` |" in page("feeds.md")
        assert f"| `{field.name}` |" in page("settings.md")
    for field in dataclasses.fields(Settings):
        assert f"| `{field.name}` |" in page("settings.md")


def test_every_address_for_programs_is_told(tmp_path: Path) -> None:
    app = create_app(Settings(tmp_path / "archive.db", users=tmp_path / "users.db"))
    described = {
        f"{method} {route.path}"
        for route in app.routes
        if isinstance(route, APIRoute) and route.path.startswith("/api/v1/")
        for method in route.methods or ()
    }
    assert len(described) > 40
    told = set(re.findall(r"^## `((?:GET|POST) .+)`$", page("http.md"), re.MULTILINE))
    assert told == described


def test_every_other_address_is_told_too(tmp_path: Path) -> None:
    app = create_app(Settings(tmp_path / "archive.db", users=tmp_path / "users.db"))
    told = page("http.md") + page("web.md")
    for route in app.routes:
        if not isinstance(route, APIRoute) or route.path.startswith(("/static", "/api/v1")):
            continue
        method = "".join(route.methods or ())
        shown = re.sub(r"\.(json|csv)$", "", route.path).replace("/index", "/")
        as_page = method == "GET" and f"| `{shown}` |" in told
        twin = f"`{method} /api/v1{route.path}`" in told
        assert as_page or twin or f"`{method} {route.path}`" in told, route.path


def test_all_that_is_exported_is_told() -> None:
    for name in hronika.__all__:
        assert f"## `hronika.{name}`\n" in page("python.md")
    for kind in (hronika.Archive, hronika.Reader):
        for name, _ in inspect.getmembers(kind, inspect.isfunction):
            assert name.startswith("_") or f"### `{kind.__name__}.{name}`\n" in page("python.md"), name


def test_nothing_told_depends_on_where_or_when_it_is_made() -> None:
    for name, text in pages().items():
        assert " at 0x" not in text, name
        assert str(ROOT) not in text, name


@pytest.mark.parametrize("text", erring_texts(), ids=lambda text: text.text[:40])
def test_what_is_shown_as_an_error_is_one(text: ErringText) -> None:
    assert text.told() != text.right, "It is read right now: take it off the page on accuracy."


@pytest.mark.pure
def test_page_on_languages_has_every_part_and_every_question() -> None:
    told = page("adding-a-language.md")
    parts = [field.name for field in dataclasses.fields(Language) if field.init and field.name != "code"]
    named = re.findall(r"^\| `(\w+)` \| .* \| .* \|$", told.partition("## Step")[0], re.MULTILINE)
    assert sorted(named) == sorted(parts)
    asked = [
        *Grammar.__annotations__,
        *(name for name, _ in inspect.getmembers(Grammar, inspect.isfunction) if not name.startswith("_")),
    ]
    table = told.partition("## The questions")[2].partition("\n\nWhat UD")[0]
    questions = [
        name
        for row in table.splitlines()
        if row.startswith("| `")
        for name in re.findall(r"`(\w+)`", row.split("|")[1])
    ]
    assert sorted(questions) == sorted(asked)
    assert f"its clause: {len(asked)} questions" in told


def test_page_on_languages_has_every_room_that_is_latvian() -> None:
    source = ROOT / "src" / "hronika"
    latvian = set()
    for path in source.rglob("*.py"):
        room = path.parent.relative_to(source).as_posix()
        imports = re.search(
            r"^\s*from hronika\.language\.latvian", path.read_text(encoding="utf-8"), re.MULTILINE
        )
        if imports and not room.startswith("language"):
            latvian.add(room)
    part = page("adding-a-language.md").partition("## What is Latvian")[2]
    told = {
        room
        for row in part.splitlines()
        if row.startswith("| `")
        for room in re.findall(r"`([\w/]+)`", row.split("|")[1])
    }
    assert told == latvian
