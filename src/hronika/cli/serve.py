"""`hronika serve`."""

from typing import Annotated

import typer

from hronika.cli.add import add
from hronika.cli.archive_file import ArchiveFile, archive_path, open_archive
from hronika.cli.author import Author, name_of
from hronika.cli.guard import complain
from hronika.errors import UsageError
from hronika.samples import ALTERED_ARTICLE, SAMPLE_ARTICLES


def serve(
    archive: ArchiveFile = None,
    host: Annotated[
        str, typer.Option(help="Address to listen at; others than of this machine see it then.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port; 0 takes any that is free.")] = 8017,
    author: Author = None,
    samples: Annotated[
        bool, typer.Option("--samples", help="Add the sample articles that come with Hronika before.")
    ] = False,
    read_only: Annotated[
        bool, typer.Option("--read-only", help="Have no page that changes anything.")
    ] = False,
) -> None:
    """Open the archive in a browser: search it, read it, follow people and stories.

    It shows what the commands show. It answers to this machine alone; Ctrl+C stops it.
    """
    from hronika.web.serving import serve as serve_archive
    from hronika.web.settings import Settings

    if host not in ("127.0.0.1", "::1", "localhost") and not read_only:
        raise UsageError(f"At {host} everybody could change the archive: add --read-only.")
    if samples:
        add([str(SAMPLE_ARTICLES)], archive)
        add([str(ALTERED_ARTICLE)], archive)
    with open_archive(archive, make=not read_only, writable=not read_only) as store:
        counts = store.count()
    path = archive_path(archive)
    told = ", ".join(f"{counts[name]:,} {name}" for name in ("articles", "statements", "events"))

    def started(address: str) -> None:
        complain(f"Archive {path}: {told}")
        complain(f"Open {address} · Ctrl+C stops")

    serve_archive(Settings(path, host, port, read_only, name_of(author)), started)
