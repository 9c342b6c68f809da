"""Every command that lists has all formats and the documented columns, and stands in Python too."""

import csv
import inspect
import io
import json
import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from conftest import Run

from hronika import Archive
from hronika.archive.feeds import FeedState, note_state
from hronika.archive.store import Store
from hronika.article import Article
from hronika.cli.app import COMMANDS, PANELS, load_command
from hronika.cli.listing import Form
from hronika.web.users import Users, users_beside

DOCS = Path(__file__).parents[1] / "docs"

_BRIDGE = (
    "Jelgavas mērs Valdis Purmalis paziņoja, ka tiltu Jelgavā slēgs. Satiksmes ministre Anna Roze apsolīja, "
    "ka tiltu atvērs jau 2024. gada maija beigās. Portāls vēstīja, ka Jūrkalnes bibliotēku slēgs. "
    "Mērs Juris Zaķis to noliedza."
)
_ARTICLES = (
    ("a1", _BRIDGE, date(2024, 5, 7)),
    ("a2", _BRIDGE + " Cilvēki par to ir noraizējušies.", date(2024, 5, 8)),
    ("a3", "Jelgavas mērs Valdis Purmalis sacīja, ka tiltu Jelgavā neslēgs.", date(2024, 5, 9)),
    ("a4", "Satiksmes ministre Anna Rose sacīja, ka ceļš ir gatavs.", date(2024, 5, 10)),
    ("a4", "Satiksmes ministre Anna Rose sacīja, ka ceļš nav gatavs.", date(2024, 5, 10)),
)


class Filled:
    """An archive of which every list has something, and ids of what is in it."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "archive.db"
        self.draft = folder / "draft.txt"
        self.draft.write_text("Valdis Purmalis paziņoja, ka “tiltu Jelgavā atvērs”.", encoding="utf-8")
        self.list = folder / "list.csv"
        self.list.write_text("id,name,role\nk1,Andris Kalniņš,aktieris\n", encoding="utf-8")
        with Archive(self.path) as archive:
            for id, text, day in _ARTICLES:
                made = archive.add(Article(text, id=id, outlet=f"Avīze {id}", published=day))
                assert not made.failures
            self.statement = next(iter(archive.statements("ceļš"))).id
            archive.correct(self.statement, author="E. Zīle", act="report")
            ids = {each.name: each.id for name in ("Anna Rose", "Zaķis") for each in archive.who(name).found}
            self.minister, self.other = ids["Anna Roze"], ids["Anna Rose"]
            archive.keep_apart(self.other, ids["Juris Zaķis"], author="E. Zīle")
            archive.import_authority(self.list, "persons.csv")
            archive.review.judge_name("thing", "Jelgava", author="E. Zīle")
        Users(users_beside(self.path)).add("anna", "editor", "a long sentence")
        with Store(self.path) as store:
            note_state(store, FeedState("https://zinas.example/rss"))


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Filled:
    return Filled(tmp_path_factory.mktemp("every"))


def _documented() -> dict[str, list[list[str]]]:
    """Give the tables of columns of each part of the page."""
    found: dict[str, list[list[str]]] = {}
    for part in (DOCS / "columns.md").read_text(encoding="utf-8").split("\n## ")[1:]:
        title, _, body = part.partition("\n")
        tables = body.split("| column | meaning |\n| --- | --- |\n")[1:]
        found[title] = [
            [
                column
                for line in table.splitlines()
                if line.startswith("| ")
                for column in re.findall(r"`(\w+)`", line.split("|")[1])
            ]
            for table in tables
        ]
    return found


PAGE = _documented()
HIT, STATEMENT, EVENT, ARTICLE, NAME = PAGE["Hits"]
SAID = [column for column in [*HIT, *STATEMENT] if column not in ("highlights", "key")]
_POSITION = [*SAID, *PAGE["positions"][0]]

LISTS: dict[tuple[str, ...], Sequence[str]] = {
    ("search", "tiltu"): [*HIT, *STATEMENT],
    ("search", "--kind", "event", "tiltu"): [*HIT, *EVENT],
    ("search", "--kind", "article", "tiltu"): [*HIT, *ARTICLE],
    ("search", "--kind", "name", "Purmalis"): [*HIT, *NAME],
    ("show", "a1"): PAGE["show"][0],
    ("who", "Purmalis"): PAGE["who"][0],
    ("who", "Purmalis", "--profiles"): PAGE["who"][1],
    ("where", "Jelgavā"): PAGE["where"][0],
    ("story", "a1"): PAGE["story"][0],
    ("lineage", "STATEMENT"): PAGE["story"][0],
    ("claims",): PAGE["claims"][0],
    ("timeline",): [*PAGE["timeline"][0], *HIT, *EVENT],
    ("changes",): PAGE["changes"][0],
    ("positions", "Valdis Purmalis", "tilts"): _POSITION,
    ("contradictions",): PAGE["contradictions"][0],
    ("due", "--by", "2024-07-01"): [*PAGE["due"][0], *SAID, *PAGE["due"][1]],
    ("check-draft", "DRAFT"): PAGE["check-draft"][0],
    ("same",): PAGE["same"][0],
    ("judgements",): PAGE["judgements"][0],
    ("names", "--rejected"): PAGE["names"][0],
    ("authority",): PAGE["authority"][0],
    ("authority", "LIST"): PAGE["authority"][1],
    ("corrections",): PAGE["corrections"][0],
    ("feeds",): PAGE["feeds"][0],
    ("user", "list"): PAGE["user"][0],
}


def _arguments(command: Sequence[str], filled: Filled) -> list[str]:
    known = {"STATEMENT": filled.statement, "DRAFT": str(filled.draft), "LIST": str(filled.list)}
    return [known.get(word, word) for word in command]


@pytest.mark.parametrize("command", LISTS, ids=" ".join)
def test_a_list_has_the_documented_columns_in_every_format(
    filled: Filled, command: tuple[str, ...], run: Run
) -> None:
    arguments = [*_arguments(command, filled), "--archive", filled.path, "--format"]
    shown = {form: run(*arguments, form) for form in ("table", "json", "jsonl", "csv")}
    assert {result.exit_code for result in shown.values()} == {0}
    assert shown["table"].stdout.strip()
    rows = json.loads(shown["json"].stdout)
    assert rows
    assert all(list(row) == list(LISTS[command]) for row in rows), list(rows[0])
    assert [list(json.loads(line)) for line in shown["jsonl"].stdout.splitlines()] == [*map(list, rows)]
    header, *lines = csv.reader(io.StringIO(shown["csv"].stdout))
    assert header == list(LISTS[command])
    assert len(lines) == len(rows)


@pytest.mark.parametrize("command", ["merge", "split"])
def test_what_is_judged_has_the_formats_too(tmp_path: Path, command: str, run: Run) -> None:
    filled = Filled(tmp_path)
    asked = ["merge", filled.minister, filled.other, "--author", "E. Zīle", "--archive", filled.path]
    result = run(*asked, "--format", "json")
    if command == "split":
        [row] = json.loads(result.stdout)
        whole = row["now"][0]
        assert len(whole["profiles"]) == 2
        profile = whole["profiles"][0]["id"]
        result = run("split", whole["id"], profile, *asked[3:], "--format", "json")
    [row] = json.loads(result.stdout)
    assert list(row) == PAGE["merge"][0]
    assert list(row["now"][0]) == [column for column in PAGE["who"][0] if column != "unsure"]
    undone = run("judgements", "--undo", row["number"], *asked[3:], "--format", "csv")
    assert next(csv.reader(io.StringIO(undone.stdout))) == PAGE["merge"][0]


# What tells of an archive or of who is who in it lists something.
_LISTING = ("Ask it", "Follow what was said", "Check a text", "Say who is who")


def test_every_command_that_lists_has_the_formats_and_its_columns_on_the_page() -> None:
    with_form = {
        command
        for command in COMMANDS
        if (form := inspect.signature(load_command(command)).parameters.get("form"))
        and form.annotation == Form
    }
    assert {command for panel in _LISTING for command in PANELS[panel]} <= with_form
    assert with_form == {title for title in PAGE if title not in ("Hits",)} | {"search"}
    assert with_form - {"merge", "split"} == {command[0] for command in LISTS}


# A command, and what does the same in Python. What works without an archive, or is a program that runs, is no
# method of `Archive`.
METHODS: dict[str, tuple[str, ...]] = {
    "read": (), "verify": (), "analyse": (), "schema": (), "demo": (), "watch": (), "export": (),
    "publish": (), "user": (), "doctor": (), "bulk": (),
    "feeds": ("feeds", "feed_addresses", "forget_feed"),
    # What its pages ask beside what other commands do.
    "serve": (
        "identity", "called", "people", "count_people", "kind_of", "profile_names", "tallies", "items_of",
        "due_of", "company", "matters", "newest_contradictions", "speakers", "beside", "judgements_about",
        "preview_merge", "preview_split", "text", "place_of", "busiest", "statement_at", "event_at",
        "named_in", "was_forgotten", "stories", "network", "places", "suggestions", "holdings", "unchanging",
        "interrupt", "is_as_opened", "has_known_schema", "leave",
    ),
    "add": ("add", "add_from"),
    "search": ("search", "statements", "events", "articles", "names"),
    "show": ("item", "article", "versions"),
    "who": ("who", "holder"),
    "where": ("where",),
    "story": ("story", "articles_of_story"),
    "lineage": ("lineage",),
    "claims": ("claims", "responses_to"),
    "timeline": ("timeline",),
    "changes": ("changes",),
    "positions": ("positions",),
    "contradictions": ("contradictions",),
    "due": ("due",),
    "check-draft": ("check_draft",),
    "same": ("questions",),
    "merge": ("merge", "keep_apart"),
    "split": ("split",),
    "names": ("review",),
    "judgements": ("judgements", "take_back"),
    "authority": ("authorities", "import_authority", "remove_authority"),
    "correct": ("correct", "corrector"),
    "corrections": ("corrections",),
    "reread": ("reread",),
    "forget": ("forget", "forget_speaker"),
    "backup": ("backup",),
    "check": ("check", "mend"),
}  # fmt: skip


def test_every_command_has_a_method_with_a_docstring_that_the_page_names() -> None:
    assert set(METHODS) == set(COMMANDS)
    page = (
        (DOCS / "archive.md").read_text(encoding="utf-8").partition("## In Python")[2].partition("\n## ")[0]
    )
    named = set(re.findall(r"`(\w+)`", page))
    methods = {method for of_command in METHODS.values() for method in of_command}
    for method in sorted(methods):
        assert inspect.getdoc(getattr(Archive, method)), method
        assert method in named, method
    public = {name for name, _ in inspect.getmembers(Archive, inspect.isfunction) if not name.startswith("_")}
    assert public - methods == {"close", "count"}
