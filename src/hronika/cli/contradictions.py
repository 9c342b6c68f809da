"""`hronika contradictions`."""

from typing import TYPE_CHECKING, Annotated, Any, TextIO

import typer

from hronika.cli.archive_file import ArchiveFile, open_archive
from hronika.cli.author import Author, Reason, name_of
from hronika.cli.guard import complain
from hronika.cli.listing import Form, Limit, ListFormat, Row, write_listing
from hronika.cli.output import output
from hronika.errors import UsageError
from hronika.exports.control_characters import on_one_line

if TYPE_CHECKING:
    from hronika.archive.hits import StatementHit
    from hronika.archive.positions.contradictions import Contradiction
    from hronika.archive.positions.speakers import StatedIn
    from hronika.archive.review.decisions import PairVerdict


def contradictions(
    name: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[NAME]", help="Whose: a name in any form or an id; else everybody's.", show_default=False
        ),
    ] = None,
    confirm: Annotated[
        tuple[str, str] | None,
        typer.Option(metavar="ONE OTHER", help="Say that two statements, by ids, contradict."),
    ] = None,
    reject: Annotated[
        tuple[str, str] | None,
        typer.Option(metavar="ONE OTHER", help="Say that they do not: they are no longer listed."),
    ] = None,
    undo: Annotated[
        int | None, typer.Option(metavar="NUMBER", help="Take a decision, or an undo, back by its number.")
    ] = None,
    author: Author = None,
    reason: Reason = None,
    form: Form = ListFormat.table,
    limit: Limit = 20,
    archive: ArchiveFile = None,
) -> None:
    """List pairs of what one speaker said that may contradict each other, those most worth a look first.

    Both are the speaker's own words on one matter, and differ in a negation, in opposites, in a number of one
    unit, or one denies or doubts the other. What speaks against a contradiction stands below: a condition, a
    question, words retold by another, procedure, another scope or time, facts that may have changed since. No
    pair is a verdict. Of one speaker all statements are compared, of everybody the newest 20,000.

    People decide whether two contradict each other (`--confirm`, `--reject`, or in review), not which is
    true. What they rejected is left out.
    """
    chosen = [each for each in (name, confirm, reject, undo) if each is not None]
    if len(chosen) > 1 and (confirm, reject, undo) != (None, None, None):
        raise UsageError("--confirm, --reject, --undo and a list are four things: do one.")
    if (confirm, reject, undo) != (None, None, None):
        _decide(confirm, reject, undo, name_of(author), reason, form, archive)
        return
    from hronika.archive.positions.contradictions import MOST_COMPARED, compared_since
    from hronika.archive.positions.contradictions import contradictions as pairs_of

    with open_archive(archive, writable=False) as store:
        found = pairs_of(store, " ".join(name) if name else None, limit=limit)
        since = None if name else compared_since(store)
    with output(None, styled=form is ListFormat.table) as out:
        if form is ListFormat.table:
            for each in found:
                _write(each, out)
        else:
            write_listing([_row(each) for each in found], form, out, [""], lambda _: [""])
    if since is not None:
        complain(
            f"Compared were the newest {MOST_COMPARED:,} statements, those since {since}: name a speaker to "
            "compare all that one said."
        )
    if not found:
        complain("No two statements of one speaker were found that may contradict each other.")


def _decide(
    confirm: tuple[str, str] | None,
    reject: tuple[str, str] | None,
    undo: int | None,
    by: str,
    reason: str | None,
    form: ListFormat,
    archive: ArchiveFile,
) -> None:
    """Make one decision or take one back, and write it."""
    from hronika.archive.review.candidates import judge_pair
    from hronika.archive.review.names import undo_decision

    row: dict[str, Any] = {"number": undo, "verdict": f"undoes {undo}", "author": by, "reason": reason}
    with open_archive(archive) as store:
        if undo is not None:
            about = undo_decision(store, undo, author=by, reason=reason)
            row |= {"one": " ".join(about.one), "other": " ".join(about.other)}
        else:
            verdict: PairVerdict = "contradict" if confirm is not None else "no contradiction"
            one, other = confirm or reject or ("", "")
            number = judge_pair(store, [one], [other], verdict, author=by, reason=reason)
            row |= {"number": number, "verdict": verdict, "one": one, "other": other}
    with output(None, styled=form is ListFormat.table) as out:
        write_listing([row], form, out, [""] * 4, _cells)


def _cells(row: Row) -> list[str]:
    who = ", ".join(filter(None, (row["verdict"], row["author"], row["reason"])))
    return [str(row["number"]), row["one"], row["other"], who]


def _row(pair: "Contradiction") -> Row:
    from hronika.cli.position_text import change_row, hit_row

    return {
        "score": pair.difference.score,
        "speaker": {"id": pair.speaker.id, "name": pair.speaker.name},
        "one": hit_row(pair.one, pair.one_sources),
        "other": hit_row(pair.other, pair.other_sources),
    } | {
        **{name: value for name, value in change_row(pair.difference).items() if name != "score"},
        "judged_by": pair.judged.author if pair.judged else None,
    }


def _write(pair: "Contradiction", out: TextIO) -> None:
    from hronika.cli.position_text import change_text

    compared = pair.difference
    out.write(
        f" {compared.score:.2f}  {on_one_line(pair.speaker.name)}: {on_one_line(change_text(compared))}\n"
    )
    for hit, sources in ((pair.one, pair.one_sources), (pair.other, pair.other_sources)):
        out.write(f"       {on_one_line(_line(hit, sources))}\n")
    out.write(f"       both: {on_one_line(', '.join(compared.shared))}\n")
    if pair.judged:
        out.write(f"       judged to contradict each other by {on_one_line(pair.judged.author)}\n")


def _line(hit: "StatementHit", sources: "tuple[StatedIn, ...]") -> str:
    from hronika.cli.hit_text import act_in_words
    from hronika.cli.position_text import sources_text

    return f"{hit.day or '?'} {act_in_words(hit)}: {hit.text} [{sources_text(sources)}] {hit.id}"
