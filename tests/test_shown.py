"""What the pages show is so: commands exist, run, and print what stands below them."""

import inspect
import re
import shlex
from pathlib import Path

import pytest
from command_options import options_of

from docs.shown import Block, blocks, faults, written
from hronika.cli.app import COMMANDS

ROOT = Path(__file__).parents[1]
# What the program writes itself, and what was so once.
_NOT_RUN = ("docs/cli.md", "CHANGELOG.md")
PAGES = sorted(
    path.relative_to(ROOT).as_posix()
    for path in (*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"))
    if path.relative_to(ROOT).as_posix() not in _NOT_RUN
)
_OPTIONS = {command: options_of(command) for command in COMMANDS}
_OF_ALL = {"--help", "-h", "--version", "--install-completion"}


def found(page: str) -> list[Block]:
    return blocks((ROOT / page).read_text(encoding="utf-8"))


WITH_COMMANDS = [
    page for page in PAGES if any(block.run for block in found(page) if block.language != "python")
]


@pytest.mark.parametrize("page", PAGES)
def test_commands_and_their_options_exist(page: str) -> None:
    """Also those that are not run."""
    for block in found(page):
        if block.language == "python":
            continue
        for command in block.commands:
            for called in re.findall(r"(?:^|[|] |&& )hronika ([^|&<>\n]+)", command.text):
                name, *words = shlex.split(called, comments=True)
                given = {word.partition("=")[0] for word in (name, *words) if re.match(r"--?[a-z]", word)}
                if name.startswith("-"):
                    assert given <= _OF_ALL, command.text
                    continue
                assert name in _OPTIONS, command.text
                assert given <= _OPTIONS[name] | _OF_ALL, command.text


@pytest.mark.slow
@pytest.mark.parametrize("page", WITH_COMMANDS)
def test_what_a_page_shows_runs_and_prints_so(page: str, tmp_path: Path) -> None:
    assert faults(ROOT / page, tmp_path) == []


def test_guides_are_among_the_pages() -> None:
    guides = {"docs/first-steps.md", "docs/lv/README.md", *(f"docs/for-{who}.md" for who in _READERS)}
    assert guides <= set(WITH_COMMANDS)
    shown = [command for page in guides for block in found(page) for command in block.run]
    assert sum(command.printed is not None for command in shown) > 20


_READERS = ("archivists", "developers", "fact-checkers", "newsrooms", "researchers")


def test_blocks_of_commands_are_found() -> None:
    page = inspect.cleandoc(
        """
        # A page

        <!-- not run: it asks the network -->
        ```sh
        hronika watch
        ```

        <!-- not run, hronika serve and hronika watch: they run until they are stopped -->

            hronika serve --port 0
            hronika check    # all of it

        ```console
        $ hronika search tilts | head -1
        one
        two

        $ hronika check
        ```

        ```text
        $ hronika is not run here
        ```

            something else

        ```python
        x = 1

            hronika = 2
        ```

        ```sh
        # a comment
        cat > a.txt <<'END'
        Līst.
        END
        ```
        """
    )
    first, second, third, python, last = blocks(page)
    assert first.not_run == "it asks the network"
    assert first.run == ()
    assert [command.text for command in second.run] == ["hronika check    # all of it"]
    assert [(command.text, command.printed) for command in third.run] == [
        ("hronika search tilts | head -1", ("one", "two")),
        ("hronika check", ()),
    ]
    assert python.language == "python"
    assert [command.text for command in last.run] == ["# a comment\ncat > a.txt <<'END'\nLīst.\nEND"]


_SMALL_PAGE = """\
# A page
<!-- begins with nothing -->

```console
$ hronika --version | wc -l
{printed}
$ ls nowhere || echo none 2>/dev/null
ls: cannot access 'nowhere': No such file or directory
none
```

```sh
{command}
```
"""


def test_what_is_printed_otherwise_and_what_fails_is_told(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(_SMALL_PAGE.format(printed="2", command="hronika nothing"), encoding="utf-8")
    (tmp_path / "a").mkdir()
    printed, failed = faults(page, tmp_path / "a")
    assert printed.startswith("page.md, line 4: `hronika --version |")
    assert printed.endswith("printed\n1\n")
    assert failed.startswith("page.md, line 12: `hronika nothing` ended with 2")


def test_what_is_printed_now_is_written_into_the_page(tmp_path: Path) -> None:
    text = _SMALL_PAGE.format(printed="2\n3", command="true")
    assert written(text, tmp_path) == _SMALL_PAGE.format(printed="1", command="true")
