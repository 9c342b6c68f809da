"""`hronika publish`."""

from pathlib import Path
from typing import Annotated

import typer

from hronika.cli.archive_file import ArchiveFile, archive_path, open_archive
from hronika.cli.guard import complain
from hronika.cli.read import PageLanguage


def publish(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="A new folder for the site.", show_default=False)
    ],
    lang: Annotated[PageLanguage, typer.Option(help="Language of the site's own words.")] = PageLanguage.lv,
    address: Annotated[
        str | None,
        typer.Option(
            metavar="URL",
            help="Where the site will lie: pages have their address on paper, without script too.",
        ),
    ] = None,
    archive: ArchiveFile = None,
) -> None:
    """Write the archive as a site of files for any web server, which asks nothing of an archive.

    People, stories, statements, events, and what is due are published, each with its source, and a search by
    name; the texts of articles, which belong to their publishers, are not. From the same archive come the
    same files.
    """
    from hronika.web.publishing import publish as publish_archive

    with open_archive(archive, writable=False):
        pass  # it is told in a sentence where there is none
    made = publish_archive(archive_path(archive), folder, lang.value, address=address)
    complain(f"{made.pages:,} pages are in {made.folder}: open {made.folder / 'index.html'}.")
