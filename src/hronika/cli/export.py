"""`hronika export`."""

from enum import StrEnum
from typing import Annotated

import typer

from hronika.cli.archive_file import ArchiveFile, open_archive
from hronika.cli.guard import complain, counted
from hronika.cli.output import OutputFile, check_writable, output


class ArchiveExport(StrEnum):
    """What an archive can be exported as."""

    gold = "gold"


def export(
    what: Annotated[ArchiveExport, typer.Argument(metavar="gold", help="What to write.")],
    to: OutputFile = None,
    everything: Annotated[
        bool,
        typer.Option(
            "--all",
            help="Also articles that nobody called complete, marked so, with what people vouch for in them.",
        ),
    ] = False,
    archive: ArchiveFile = None,
) -> None:
    """Write what people corrected as gold: texts with statements and times that a person vouches for.

    An article is gold where somebody said that it is complete (`hronika correct ARTICLE --complete`): of one
    with several versions the newest that is. What a person added or confirmed is in it, and nothing that only
    the reader says; so scores of a reader can be measured on it.
    """
    from hronika.archive.corrections.listing import corrected_versions
    from hronika.exports.gold import GoldArticle, write_gold

    check_writable(to)
    with open_archive(archive, writable=False) as store:
        found = list(corrected_versions(store))
        chosen = [one for one in found if one.is_complete or (everything and one.effective.vouched())]
        with output(to) as out:
            count = write_gold(
                (
                    GoldArticle(
                        one.effective.record, one.version.text, one.effective.vouched(), one.is_complete
                    )
                    for one in chosen
                ),
                out,
            )
    left = sum(not one.is_complete for one in found) - sum(not one.is_complete for one in chosen)
    if left:
        why = "nothing in them is confirmed or added" if everything else "nobody called them complete"
        complain(f"{counted(left, 'corrected article')} left out: {why}.")
    if not count:
        complain("There is no gold yet: correct an article and say so with `hronika correct ID --complete`.")
