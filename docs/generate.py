"""Writes what of the documentation follows from the program: the pages of reference, parts of other pages.

Also the scores that the reading room shows at `/about`.

usage: python -m docs.generate [--check]
"""

import io
import json
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks.peers.table import peer_parts
from docs.commands import described_commands, flowed
from docs.erring import errors
from docs.exported import export_parts
from docs.http_page import http_page
from docs.manual import manual
from docs.python_page import python_page
from docs.scaled import scale_parts
from docs.settings_page import settings_page
from docs.walk import walk
from hronika.exports import table
from hronika.exports.registry import Reading
from hronika.exports.schema import record_schema
from hronika.reading.reader import read

ROOT = Path(__file__).parents[1]

EXAMPLE = ROOT / "docs" / "example.txt"
PEER_RESULTS = ROOT / "benchmarks" / "peers" / "results.json"
EXAMPLE_PUBLISHED = "2024-05-07"

# Names of pinned scores as the README shows them, with how to write them.
_SHOWN = {
    "all/statement.f1": "statements found, F1 at an overlap of 0.8",
    "all/recall.direct": "direct statements found, recall",
    "all/whole_statement.f1": "whole statements (content and speaker right), F1",
    "all/speaker_lenient": "speaker right, on the statements found",
    "news/statement.f1": "statements found in thirty news articles (mended for after their first run), F1",
    "news/whole_statement.f1": "whole statements in these, F1",
    "news/speaker_lenient": "speaker right in these",
    "unread/statement.f1": "statements found in twenty articles whose errors nobody has looked at, F1",
    "unread/whole_statement.f1": "whole statements in these, F1",
    "unread/speaker_lenient": "speaker right in these",
    "more_kinds/statement.f1": "statements found in 150 short texts of hard constructions, F1",
    "more_kinds/whole_statement.f1": "whole statements in these, F1",
    "all/time_span.f1": "times found, F1",
    "all/time_value.f1": "times found and resolved right, F1",
    "all/time_wrong_values": "wrong among the time values given",
    "events/predicate.f1": "events found (sample articles), F1",
    "unseen/predicate.f1": "the same in articles unseen while it was made",
    "events/participants.f1": "who takes part in them and how, F1",
    "unseen/participants.f1": "the same in unseen articles",
    "events/vouched": "their factuality right, on those found",
    "unseen/vouched": "the same in unseen articles",
    "news_events/agent": "who acts right in the thirty articles, on the events found",
    "news_events/asserted_in_statements": "told as fact there what a source says, of the events read",
    "unread_events/vouched": "factuality right in the twenty unread articles, on the events found",
    "unread_events/asserted_in_statements": "told as fact there what a source says, of the events read",
    "model/gold_tokens.upos": "word classes (LVTB dev, gold tokens)",
    "model/gold_tokens.ufeats": "features",
    "model/gold_tokens.lemma": "lemmas",
    "model/gold_tokens.uas": "heads (UAS)",
    "model/gold_tokens.las": "heads and relations (LAS)",
    "model/names.f1": "names, span and kind (FullStack dev), F1",
    "model/coreference.conll": "coreference (FullStack dev), CoNLL score",
    "model/frames.frame": "frames of verbs in senses seen in training (FullStack dev)",
    "model/frames.role": "who plays which role in a frame (FullStack dev), F1",
}

FIRST_RUNS = {
    "statements": (0.853, 0.915),
    "whole_statements": (0.787, 0.794),
    "speakers": (0.918, 0.866),
    "events": (0.856, 0.937),
    "told_as_fact": (0.045, 0.008),
}
"""What was measured once, of the last ten of the thirty articles and of the ten before these, before anything
was mended for them."""

_ON_THE_PAGE = {
    "statements": ("{}/statement.f1", "news", "unread"),
    "whole_statements": ("{}/whole_statement.f1", "news", "unread"),
    "speakers": ("{}/speaker_lenient", "news", "unread"),
    "times": ("{}/time_value.f1", "news", "unread"),
    "events": ("{}/found", "news_events", "unread_events"),
    "no_events": ("{}/unmatched", "news_events", "unread_events"),
    "agents": ("{}/agent", "news_events", "unread_events"),
    "factuality": ("{}/vouched", "news_events", "unread_events"),
    "told_as_fact": ("{}/asserted_in_statements", "news_events", "unread_events"),
}
"""What the page `/about` of the reading room shows: of the thirty articles and of the twenty unread ones."""

_INTRODUCTION = """\
Generated from the program by `make docs`. Exit codes: 0 all went well, also where nothing was
found, 1 data could not be read or is wrong, 2 the request makes no sense, or names a file, an archive, an
article or a speaker that is not there, 130 interrupted, 141 whoever read the output has closed it. Whatever
goes wrong is told in one sentence on standard error.

Times in tables and messages have the offset from UTC behind them: by the clock of Latvia what the archive and
its feeds do, wherever the machine stands; by that of its outlet when an article was published. Other formats
have UTC.

A file that is read is never written over. With `--workers` an article over which its process is killed is
tried once more in a new one and then named as an error; the others are still read. NO_COLOR in the
environment means no colours, no bold and no progress bar. `hronika --install-completion` has the shell
complete commands and options.""".splitlines()

_ABOUT_RECORDS = """\
Generated from the program by `make docs`; `hronika schema` prints the same as JSON Schema. Offsets are
Unicode code points into the text exactly as it was given, the end exclusive. Null means that the text
does not tell. [What `hronika verify` proves of it](verify.md).

## Identifiers

Statements, events and their further mentions, times, mentions of names and whom they name have
identifiers, and whatever refers to one of them does so by its identifier. One is a letter (`s` statement,
`e` event, `t` time, `n` mention of a name, `w` who or what is named) and the first 16 hexadecimal digits
of the SHA-256 of `TEXT:KIND:PLACES`: the SHA-256 of the text in hexadecimal, the kind (`statement`,
`event`, `time`, `name`, `entity`) and the offsets as `3-7,9-14`. The places are the spans of a
statement's content, the word that tells of an event, the expression of a time, a mention, the first
mention of who is named. Where several of one kind stand on the same places, the further ones have `-2`,
`-3` after it, in the order of the text.

So an identifier depends on nothing that was read of the item or of others. A later version of Hronika that
finds the same words gives them the same identifier, whatever else it says of them; words that it finds
otherwise have another, and who is named has another where an earlier first mention is found. The same text
under two ids of articles has the same identifiers.

## Versions of the schema

**1.1** tells who read the article (`reader`); has identifiers where 1.0 had indices and
numbers (`within`, `speaker_id`, `time`, `statement`; `Name.id` was what `Name.entity` is now); `stance`;
`published_at` and `timezone`; `checksum`. Records of **1.0** are still read by `hronika verify` and by
`hronika.record_versions.record_from`: they become records of 1.1 in which `reader`, `stance` and `checksum`
hold null, which there means that 1.0 did not tell.""".splitlines()


@cache
def pages() -> dict[str, str]:
    """Give the generated pages, whole, by file name."""
    return {
        "docs/cli.md": "\n".join(_cli()) + "\n",
        "docs/hronika.1": "\n".join(manual()) + "\n",
        "docs/record.md": "\n".join(_record()) + "\n",
        "docs/settings.md": "\n".join(settings_page()) + "\n",
        "docs/http.md": "\n".join(http_page()) + "\n",
        "docs/python.md": "\n".join(python_page()) + "\n",
        "docs/accuracy.md": _filled(
            "docs/accuracy.md", scores=_scores(), errors=errors(), **{"first runs": _first_runs()}
        ),
        "docs/architecture.md": _filled("docs/architecture.md", walk=walk()),
        "docs/exports.md": _filled("docs/exports.md", **export_parts()),
        "docs/scale.md": _filled("docs/scale.md", **scale_parts()),
        "docs/benchmarks.md": _filled("docs/benchmarks.md", **peer_parts(PEER_RESULTS)),
        "README.md": _filled(
            "README.md", example=_example(), scores=_scores(), **{"first runs": _first_runs()}
        ),
        "src/hronika/web/accuracy.json": _accuracy(),
    }


def _filled(page: str, **parts: Iterator[str]) -> str:
    """Put generated parts into a page, between the comments that mark their places by name."""
    text = (ROOT / page).read_text(encoding="utf-8")
    for name, lines in parts.items():
        place = re.compile(f"(<!-- {name} -->\n).*?(<!-- end -->)", re.DOTALL)
        filling = "\n".join(lines) + "\n"
        text = place.sub(lambda marks, filling=filling: marks[1] + filling + marks[2], text)  # type: ignore[misc]
    return text


def _example() -> Iterator[str]:
    out = io.StringIO()
    text = EXAMPLE.read_text(encoding="utf-8")
    table.write([Reading(read(text, id="example", published=EXAMPLE_PUBLISHED), text)], out)
    yield "```text"
    yield from (line.rstrip() for line in out.getvalue().rstrip().splitlines())
    yield "```"


def _scores() -> Iterator[str]:
    baseline = json.loads((ROOT / "tests" / "baseline.json").read_text(encoding="utf-8"))
    yield "| what | score |"
    yield "| --- | --- |"
    yield from (f"| {title} | {100 * baseline[name]:.1f} % |" for name, title in _SHOWN.items())


def _first_runs() -> Iterator[str]:
    last, before = ([f"{100 * each[place]:.1f}" for each in FIRST_RUNS.values()] for place in (0, 1))
    yield "News that nobody looked at before is harder. The last ten of the thirty articles, scored once"
    yield "before anything was mended for them:"
    yield f"statements found {last[0]} % (F1), whole statements {last[1]} %, speaker right {last[2]} %,"
    yield f"events found {last[3]} %, and of the events read {last[4]} % were told as fact although"
    yield f"a source says them; the ten before these: {', '.join(before[:-1])} and {before[-1]} %."


def _accuracy() -> str:
    """Give the scores that the reading room shows, with what was measured of it on which articles."""
    baseline = json.loads((ROOT / "tests" / "baseline.json").read_text(encoding="utf-8"))
    scores = [
        {
            "what": what,
            "mended": baseline[name.format(mended)],
            "unread": baseline[name.format(unread)],
            "first_run": FIRST_RUNS[what][0] if what in FIRST_RUNS else None,
        }
        for what, (name, mended, unread) in _ON_THE_PAGE.items()
    ]
    names = {"names": baseline["model/names.f1"], "coreference": baseline["model/coreference.conll"]}
    return json.dumps({"scores": scores, **names}, indent=1) + "\n"


def _cli() -> Iterator[str]:
    yield "# The command line"
    yield ""
    yield from _INTRODUCTION
    for command in described_commands():
        yield from (
            "",
            f"## `hronika {command.name}`",
            "",
            f"    {command.usage}",
            "",
            " ".join(command.paragraphs),
            "",
        )
        for each in command.parameters:
            title = f"`{each.names} {each.metavar}`" if each.metavar else f"`{each.names}`"
            choices = f" {'|'.join(f'`{choice}`' for choice in each.choices)}" if each.choices else ""
            default = f" Default: `{each.default}`." if each.default else ""
            yield f"- {title}{choices}: {each.help}{default}"


def _record() -> Iterator[str]:
    schema = record_schema()
    yield "# The record"
    yield ""
    yield from _ABOUT_RECORDS
    for name, model in {"Record": schema, **schema["$defs"]}.items():
        yield from ("", f"## {name}", "", flowed(model["description"]), "", "| field | type | what it is |")
        yield "| --- | --- | --- |"
        for field, definition in model["properties"].items():
            yield f"| `{field}` | {_type(definition)} | {definition['description']} |"


def _type(definition: dict[str, Any]) -> str:
    if "$ref" in definition:
        return str(definition["$ref"]).rpartition("/")[2]
    if "anyOf" in definition:
        return " or ".join(_type(part) for part in definition["anyOf"])
    if "enum" in definition:
        return ", ".join(f"`{value}`" for value in definition["enum"])
    if "const" in definition:
        return f"`{definition['const']}`"
    if definition["type"] == "array":
        return f"list of {_type(definition['items'])}"
    return str(definition.get("format", definition["type"]))


def main() -> int:
    """Write the pages; with `--check` only tell which are out of date."""
    stale = [name for name, text in pages().items() if not _is_current(ROOT / name, text)]
    if "--check" in sys.argv:
        print("out of date: " + ", ".join(stale) if stale else "up to date")
        return 1 if stale else 0
    for name in stale:
        (ROOT / name).write_text(pages()[name], encoding="utf-8")
    return 0


def _is_current(path: Path, text: str) -> bool:
    return path.exists() and path.read_text(encoding="utf-8") == text


if __name__ == "__main__":
    sys.exit(main())
