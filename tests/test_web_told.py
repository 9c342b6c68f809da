"""Every sentence of the rooms below that a page may show is told in the language of who reads."""

import ast
import re
import time
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import get_args

import pytest

import hronika
from hronika.errors import FailureKind
from hronika.exports.i18n import strings
from hronika.web.told import Template, parameters, templates, told

ROOT = Path(hronika.__file__).parent
ROOMS = (
    "archive",
    "intake",
    "fetching",
    "sources",
    "reading",
    "article.py",
    "ledger.py",
    "language/__init__.py",
)
"""What pages show the sentences of."""

UNSEEN = {
    "archive/checking.py": "`hronika check` alone says what is wrong with an archive",
    "archive/follower_check.py": "`hronika check`",
    "archive/fulltext.py": "`hronika check`",
    "archive/mending.py": "`hronika check --mend`",
    "archive/salvage.py": "`hronika check --mend`",
    "archive/identity/authorities.py": "lists of people are imported by `hronika authority`",
    "archive/identity/authority_csv.py": "`hronika authority`",
    "archive/identity/authority_entries.py": "`hronika authority`",
    "archive/identity/authority_wikidata.py": "`hronika authority`",
    "sources/bulk_input.py": "`hronika bulk`",
    "sources/screening.py": "`hronika bulk`",
    "reading/pool.py": "the pages add with one process that reads",
    "reading/pipeline.py": "for who writes a stage of their own",
}
"""Modules whose sentences reach no page, with the reason."""

UNSEEN_SENTENCES = {
    "{} exists: name a new file for the copy.": "`hronika backup`",
    "The number of workers must be 1 or more, not {}.": "nothing of a page sets it",
    "The limit of time must be more than 0 seconds, not {}.": "nothing of a page sets it",
    "The language or the stages of this reader cannot be handed to other processes ({}): read with one "
    "worker.": "the pages add with one process that reads",
    "Standard input is a web archive (WARC): save it as a file and name that.": "pages have none",
    "Standard input is a Parquet file: save it as a file and name that.": "pages have none",
    "Articles have no field {}, but {}.": "`hronika bulk --columns`",
    "The field 'text' is mapped to no column, and an article is nothing without it.": "`--columns`",
    "The field {} is mapped twice: leave one of them.": "`--columns`",
    "Standard input is closed: give it through a pipe, or name a file.": "pages have none",
}
_CODES = re.compile(r"[a-z]+(?:[ :,-]+[a-z]+){0,8}")
"""What stands for a kind (`as known`, `names: no given name`): pages have words of their own for each."""
_KINDS_IN = {
    "archive/drafts/people.py", "archive/drafts/quotations.py", "archive/identity/likelihood.py",
    "archive/people/stored.py", "archive/people/telling.py", "archive/positions/beside.py",
    "archive/positions/contradictions.py", "archive/review/batches.py", "archive/review/candidates.py",
    "archive/review/decisions.py", "archive/review/names.py", "archive/review/several.py",
    "reading/attribution/confidence.py",
    "reading/attribution/implied_speakers.py", "reading/statements/candidates.py",
    "reading/statements/indirect.py", "reading/statements/parentheticals.py",
    "reading/statements/quotative.py", "reading/statements/stance.py",
}  # fmt: skip
_NEVER_SHOWN = {
    "is full", "unable to open", "not a database", "decode to UTF-8", "no such table", "no such fts5 table",
    "no such column", "parse error in",  # what SQLite says, to be known by
    "time is over", "too many bytes", "a bad number", "list of feeds",
    "the order of day and month is not known", "{} is no month", "{} is no time zone that is known",
    "not found or refused", "errors of the server", "records of the type {}", "parts of saved pages",
    "pictures that are said to be pages", "no files of data", "no outlet",  # in lists left out
    "has no with without open closed enabled disabled show hide count is",
    " and {} more", "display:none",
    "it is a list", "it was written as it is", "the record has another schema",  # then it is read in full
    "{}: the label is wrong.",  # sources.wrong_label has the whole
    *get_args(FailureKind),  # by which failures are counted
}  # fmt: skip

_ENGLISH = re.compile(
    r"\b(?:a|an|and|are|as|at|be|been|by|for|from|has|have|in|is|it|its|no|none|not|nothing|of|on|or|than|that|"
    r"the|there|they|this|to|too|was|were|which|with)\b"
)
_NO_PROSE = re.compile(
    r"[\\^|=*]|\b(?:SELECT|INSERT|UPDATE|DELETE|FROM|WHERE|JOIN|AND|OR|CASE|DESC)\b|\w\.\w+, "
)


def literals(node: ast.AST) -> Iterator[str]:
    """The texts of a module, each with `{}` where something is put into it; no docstrings."""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        return
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        parts = [part.value if isinstance(part, ast.Constant) else "{}" for part in node.values]
        yield "".join(map(str, parts))
        for part in node.values:
            if isinstance(part, ast.FormattedValue):
                yield from literals(part.value)
    else:
        for child in ast.iter_child_nodes(node):
            yield from literals(child)


def is_english(text: str) -> bool:
    """Whether a literal reads as a sentence, or a part of one."""
    is_prose = "\n" not in text.strip() and len(re.findall(r"[a-z]{2,}", text)) > 1
    return is_prose and bool(_ENGLISH.search(text.replace("{}", "X"))) and not _NO_PROSE.search(text)


WEB_UNSEEN = {
    "publishing.py": "`hronika publish`", "serving.py": "`hronika serve`", "users.py": "`hronika user`",
    "desks.py": "the archive's own, told as archive.too_slow",
}  # fmt: skip


@pytest.mark.parametrize("module", sorted((ROOT / "web").rglob("*.py")), ids=lambda path: path.name)
def test_pages_refuse_in_words_that_both_languages_have(module: Path) -> None:
    if module.name in WEB_UNSEEN:
        return
    raised = [
        text
        for node in ast.walk(ast.parse(module.read_text("utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("Error")
        for argument in node.args
        for text in literals(argument)
    ]
    assert [text for text in raised if is_english(text)] == []


def shape(template: str) -> str:
    return re.sub(r"\{\w*\}", "{}", template)


SHAPES = {shape(each.en) for each in templates()} | {
    shape(each["en"]) for each in strings()["warning"].values()
}


def is_covered(text: str) -> bool:
    """Whether a literal of the source is one that has Latvian, or a part of one.

    What is put into it may be nothing, or several of what the template has names for.
    """
    if text in SHAPES or any(text in each for each in SHAPES):
        return True
    places = text.count("{}")
    for filled in product(("§", ""), repeat=min(places, 4)):
        rest = iter([*filled, *["§"] * places])
        sentence = re.sub(r"\{\}", lambda _: next(rest), text)  # noqa: B023 used at once
        if any(
            all(re.fullmatch(r"\W*§[\W§s\d]*\w{0,2}", value) for value in values.values())
            for each in templates()
            for values in parameters(each.en, sentence)
        ):
            return True
    return False


def modules() -> Iterator[Path]:
    for room in ROOMS:
        yield from [ROOT / room] if room.endswith(".py") else sorted((ROOT / room).rglob("*.py"))


@pytest.mark.parametrize("module", list(modules()), ids=lambda path: str(path.relative_to(ROOT)))
def test_every_sentence_that_a_page_may_show_has_latvian(module: Path) -> None:
    name = str(module.relative_to(ROOT))
    if name in UNSEEN:
        return
    found = {text for text in literals(ast.parse(module.read_text("utf-8"))) if is_english(text)}
    found -= UNSEEN_SENTENCES.keys() | _NEVER_SHOWN
    if name in _KINDS_IN:
        found = {text for text in found if not _CODES.fullmatch(text)}
    assert [text for text in sorted(found) if not is_covered(text)] == []


@pytest.mark.parametrize("template", templates(), ids=lambda each: each.code)
def test_sentence_is_known_again_by_its_english(template: Template) -> None:
    names = re.findall(r"\{(\w+)", template.en)
    assert len(names) == len(set(names))
    assert set(re.findall(r"\{(\w+)", template.lv)) <= set(names)
    assert template.lv != template.en or not re.search(r"[a-z]", shape(template.en))  # punctuation alone
    assert template.lv.endswith(".") == template.en.endswith(".") or not template.en[:1].isupper()
    parts = {
        "reason": "it may not be read",
        "fault": "is damaged",
        "error": "The text is empty: there is nothing to read.",
    }
    parts |= {"advice": "save the page again as HTML", "sentence": parts["error"]}
    values = {name: parts.get(name, f"Ž{number}") for number, name in enumerate(names)}
    found = told(template.en.format(**values), "lv")
    assert found.language == "lv"
    # Of what stands behind the name of a file the code is told, and not that of the whole.
    assert found.code == template.code or template.code == "intake.at" or _is_said_alike(template, found.code)
    assert "{" not in found.text


def _is_said_alike(template: Template, code: str | None) -> bool:
    """Whether two codes have the same English but for the names of what is put into it."""
    other = next(each for each in templates() if each.code == code)
    return shape(other.en) == shape(template.en) or shape(other.en) in shape(template.en)


@pytest.mark.parametrize(
    ("english", "latvian"),
    [
        (
            "https://a.example/x is not fetched: the server does not have it (404).",
            "Neizdevās ielādēt https://a.example/x: serverī tā nav (404).",
        ),
        (
            "failing since 2024-05-03: https://a.example/ is not fetched now: the server has a fault of its "
            "own (503).",
            "Kopš 03.05.2024. Pagaidām neizdevās ielādēt https://a.example/: serveris pats nedarbojas, "
            "kā nākas (503).",
        ),
        ("There is no archive 'a \'b.db'.", "Arhīva „a 'b.db” nav."),
        (
            "a.txt: The text has 1,000,021 characters, more than the 300,000 taken as one article: split it.",
            "a.txt: Tekstā ir 1\u202f000\u202f021\u00a0rakstzīme; vienam rakstam drīkst būt 300\u202f000: "
            "sadaliet to.",
        ),
        ("a b.txt: The text is empty: there is nothing to read.", "a b.txt: Teksts ir tukšs: nav, ko lasīt."),
        ("12,000 words begin with “a”: the most frequent ones were looked for.",
         "Ar „a” sākas daudz vārdu (12\u202f000): meklēti biežākie."),
    ],
)  # fmt: skip
def test_sentence_is_told_in_latvian_with_its_numbers_and_quotation_marks(english: str, latvian: str) -> None:
    assert told(english, "lv").text == latvian
    assert told(english, "en").text == english


def test_what_is_not_known_stays_english_and_is_marked_so() -> None:
    assert told("The moon is full.", "lv") == ("The moon is full.", "en", None)
    unknown_reason = "https://a.example/ is not fetched: the moon is full."
    assert told(unknown_reason, "lv") == (unknown_reason, "en", None)


@pytest.mark.parametrize("text", ["a: b. " * 300, "x " * 900, "{0} {x!r} %s" * 50, "\0" * 1000, "“" * 2000])
def test_hostile_text_is_not_looked_at_for_long(text: str) -> None:
    started = time.perf_counter()
    told(text, "lv")
    assert time.perf_counter() - started < 2
