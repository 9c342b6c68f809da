"""`hronika doctor`."""

import json
from typing import TYPE_CHECKING, Annotated

import typer

from hronika.cli.add import SummaryFormat
from hronika.cli.archive_file import ArchiveFile, archive_path
from hronika.cli.output import output
from hronika.exports.control_characters import on_one_line

if TYPE_CHECKING:
    from hronika.doctor.finding import Finding, State

_MARKS: dict["State", str] = {"well": "✓", "lacking": "!", "broken": "✗"}


def doctor(
    archive: ArchiveFile = None,
    form: Annotated[SummaryFormat, typer.Option("--format", "-f", help="What to write.")] = (
        SummaryFormat.text
    ),
) -> None:
    """Look whether all that Hronika needs is there and works, and say what to do where it is not.

    Each line begins with ✓ (works), ! (not there or scarce, and can be done without) or ✗ (needed and does
    not work); the exit code is 1 where there is a ✗. Examined are Hronika, Python, SQLite and all packages,
    the model by reading a sentence, the extras, the archive (its place, schema and newest texts, whether it
    can be written to), free disk, temporary files, the letters of the terminal, time zones, memory and
    processors. `hronika check` examines all of an archive. Nothing is changed and nothing is fetched.
    """
    from hronika.doctor.examination import examine
    from hronika.doctor.machine import encoding_of_output

    findings: list[Finding] = []
    encoding = encoding_of_output()
    with output(None) as out:
        for finding in examine(lambda: archive_path(archive), archive is not None, encoding):
            findings.append(finding)
            if form is SummaryFormat.text:
                out.write(_line(finding) + "\n")
                out.flush()
        is_well = all(finding.state != "broken" for finding in findings)
        if form is SummaryFormat.json:
            json.dump({"well": is_well, "findings": [_value(each) for each in findings]}, out, indent=1)
            out.write("\n")
    if not is_well:
        raise typer.Exit(1)


def _line(finding: "Finding") -> str:
    advice = f": {finding.advice}" if finding.advice else ""
    return on_one_line(f"{_MARKS[finding.state]} {finding.told}{advice}")


def _value(finding: "Finding") -> dict[str, object]:
    return {**finding._asdict(), "details": dict(finding.details)}
