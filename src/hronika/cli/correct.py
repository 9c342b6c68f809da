"""`hronika correct`."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from hronika.cli.archive_file import ArchiveFile, open_archive
from hronika.cli.author import Author, Reason, name_of
from hronika.cli.output import output
from hronika.errors import UsageError
from hronika.exports.control_characters import on_one_line

if TYPE_CHECKING:
    from hronika.archive.corrections.correcting import CorrectionMade, Corrector

_UNKNOWN = "unknown"


def correct(
    item: Annotated[
        str | None,
        typer.Argument(
            metavar="ID",
            help="Statement, event or time expression, or with --complete and --note an article: its "
            "identifier, or the first six or more characters of it.",
            show_default=False,
        ),
    ] = None,
    speaker: Annotated[
        str | None, typer.Option(metavar="NAME", help="Who says it, in the nominative, or `unknown`.")
    ] = None,
    speaker_words: Annotated[
        str | None,
        typer.Option(metavar="WORDS", help="The words that name the source in this place, or `unknown`."),
    ] = None,
    words: Annotated[
        list[str] | None,
        typer.Option(metavar="WORDS", help="The words that are said, from the text; repeated for each part."),
    ] = None,
    cue: Annotated[str | None, typer.Option(metavar="WORD", help="The word that reports it.")] = None,
    addressee: Annotated[str | None, typer.Option(metavar="WORDS", help="To whom it was said.")] = None,
    medium: Annotated[str | None, typer.Option(metavar="WORDS", help="Where it was said.")] = None,
    said_at: Annotated[str | None, typer.Option(metavar="WORDS", help="When it was said.")] = None,
    mode: Annotated[str | None, typer.Option(help="direct, indirect or mixed.")] = None,
    act: Annotated[str | None, typer.Option(help="What is done by saying it: say, ask, promise …")] = None,
    stance: Annotated[str | None, typer.Option(help="holds, denies, doubts, asks or open.")] = None,
    type: Annotated[
        str | None, typer.Option(help="Type of an event, or of a time expression (DATE …), or `unknown`.")
    ] = None,
    vouched: Annotated[
        str | None,
        typer.Option(
            help="Factuality of an event: asserted, attributed, denied, possible, planned, hypothetical."
        ),
    ] = None,
    polarity: Annotated[str | None, typer.Option(help="positive or negative, of an event.")] = None,
    date: Annotated[
        str | None,
        typer.Option(
            help="Value of a time expression, or of the one that dates an event or a saying: 2024-05-07, "
            "2024-W19, P3D …, or `unknown`."
        ),
    ] = None,
    reject: Annotated[bool, typer.Option("--reject", help="It is none.")] = False,
    confirm: Annotated[bool, typer.Option("--confirm", help="It is right as it is, in every field.")] = False,
    complete: Annotated[
        bool,
        typer.Option(
            "--complete", help="The statements and times of the article are right and all that there are."
        ),
    ] = False,
    add: Annotated[
        str | None,
        typer.Option(
            metavar="KIND",
            help="Add a statement, event or time that was missed, with --article and --words.",
        ),
    ] = None,
    note: Annotated[str | None, typer.Option(metavar="TEXT", help="Attach a remark.")] = None,
    reply_to: Annotated[
        int | None, typer.Option(metavar="NUMBER", help="Have the --note answer another, by its number.")
    ] = None,
    undo: Annotated[
        int | None, typer.Option(metavar="NUMBER", help="Undo a correction, or an undo, by its number.")
    ] = None,
    article: Annotated[
        str | None, typer.Option(metavar="ID", help="The article, where the identifier does not tell it.")
    ] = None,
    before: Annotated[
        str, typer.Option(metavar="WORDS", help="What stands before --words that stand at several places.")
    ] = "",
    after: Annotated[str, typer.Option(metavar="WORDS", help="What stands after them.")] = "",
    author: Author = None,
    reason: Reason = None,
    archive: ArchiveFile = None,
) -> None:
    """Correct what was read, in your name: give other values, reject, confirm, add what was missed.

    Nothing is overwritten: a correction is an entry of its own, is applied over every later reading of the
    text, and can be undone by its number, which is printed with what it changed. `docs/corrections.md` tells
    what survives what.
    """
    from hronika.archive.corrections.correcting import Corrector

    values = {
        "speaker": speaker, "speaker_words": speaker_words, "cue": cue, "addressee": addressee,
        "medium": medium, "said_at": said_at, "mode": mode, "act": act, "stance": stance, "type": type,
        "vouched": vouched, "polarity": polarity, "date": date,
    }  # fmt: skip
    given: dict[str, Any] = {
        name: None if value == _UNKNOWN else value for name, value in values.items() if value is not None
    }
    if words and add is None:
        given["words"] = words
    deeds = {
        "--reject": reject, "--confirm": confirm, "--complete": complete, "--add": add is not None,
        "--note": note is not None, "--undo": undo is not None,
    }  # fmt: skip
    chosen = [name for name, is_chosen in deeds.items() if is_chosen]
    if given and chosen != ["--add"]:
        chosen.append("another value")
    if len(chosen) > 1:
        raise UsageError(f"{' and '.join(chosen)} are several corrections: make one after the other.")
    if reply_to is not None and note is None:
        raise UsageError("A reply needs its text: give it with --note.")
    if not chosen:
        raise UsageError("Say what is to be corrected: `hronika correct --help` lists what can be.")
    with open_archive(archive) as store:
        corrector = Corrector(store, name_of(author))
        if undo is not None:
            made = corrector.undo(undo, reason=reason)
        elif reply_to is not None and note is not None:
            made = corrector.reply(reply_to, note, reason=reason)
        elif add is not None:
            made = corrector.add(
                add, _needed(article or item, "--article"), words or [], given,
                reason=reason, before=before, after=after,
            )  # fmt: skip
        else:
            made = _of_item(
                corrector, _needed(item or (article if complete or note else None), "ID"), given,
                reject=reject, confirm=confirm, complete=complete, note=note, article=article, reason=reason,
                before=before, after=after,
            )  # fmt: skip
    with output(None) as out:
        first, *changes = _told(made)
        out.write(on_one_line(first) + "\n")
        out.writelines(f"   {on_one_line(line)}\n" for line in changes)


def _of_item(
    corrector: "Corrector", item: str, given: dict[str, Any], *,
    reject: bool, confirm: bool, complete: bool, note: str | None, article: str | None, reason: str | None,
    before: str, after: str,
) -> "CorrectionMade":  # fmt: skip
    if reject:
        return corrector.reject(item, reason=reason, article=article)
    if confirm:
        return corrector.confirm(item, reason=reason, article=article)
    if complete:
        return corrector.complete(item, reason=reason)
    if note is not None:
        return corrector.note(item, note, reason=reason, article=article)
    return corrector.change(item, given, reason=reason, article=article, before=before, after=after)


def _needed(value: str | None, name: str) -> str:
    if value is None:
        raise UsageError(f"{name} is missing: name what is to be corrected.")
    return value


def _told(made: "CorrectionMade") -> list[str]:
    """Say what was corrected: who says it of which words, and each field before and after."""
    from hronika.archive.corrections.effective import plain
    from hronika.archive.corrections.entry import FIELDS

    entry = made.entry
    about = f"{entry.anchor.kind} {entry.anchor.item}" if entry.anchor.item else "the article"
    words = f": {entry.anchor.quotation}" if entry.anchor.quotation else ""
    lines = [f"{entry.number}: {entry.action} by {entry.author}, {about} of {made.article}{words}"]
    if entry.action == "note" or entry.anchor.item is None:
        return lines
    if made.before is None and made.after is None:
        return [*lines, "is not there, as before"]
    if made.before is None or made.after is None:
        return [*lines, "is there now" if made.before is None else "is there no more"]
    for field in FIELDS[entry.anchor.kind]:
        old, new = (plain(getattr(item, field)) for item in (made.before, made.after))
        if old != new:
            lines.append(f"{field}: {old or _UNKNOWN} → {new or _UNKNOWN}")
    return lines if len(lines) > 1 else [*lines, "all values are as they were"]
