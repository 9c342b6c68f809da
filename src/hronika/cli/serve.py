"""`hronika serve`."""

from typing import Annotated

import typer

from hronika.cli.add import add
from hronika.cli.archive_file import ArchiveFile, archive_path, open_archive
from hronika.cli.author import Author, name_of
from hronika.cli.guard import complain, counted
from hronika.errors import UsageError
from hronika.samples import ALTERED_ARTICLE, SAMPLE_ARTICLES

_OF_THIS_MACHINE = ("127.0.0.1", "::1", "localhost")


def serve(
    archive: ArchiveFile = None,
    host: Annotated[
        str, typer.Option(help="Address to listen at; others than of this machine see it then.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port; 0 takes any that is free.")] = 8017,
    named: Annotated[
        list[str] | None,
        typer.Option(
            "--name", metavar="HOST", help="A further name that browsers call it by, as behind a proxy."
        ),
    ] = None,
    author: Author = None,
    samples: Annotated[
        bool, typer.Option("--samples", help="Add the sample articles that come with Hronika before.")
    ] = False,
    read_only: Annotated[
        bool, typer.Option("--read-only", help="Have no page that changes anything.")
    ] = False,
) -> None:
    """Open the archive in a browser: search it, read it, follow people and stories.

    It shows what the commands show. It answers to this machine alone, unless --host says otherwise; then
    those may open it who are users (`hronika user add`), or with --read-only everybody. Where there are
    users, they log in on this machine too. Ctrl+C stops it.
    """
    from hronika.web.serving import serve as serve_archive
    from hronika.web.settings import Settings
    from hronika.web.users import Users, users_beside

    path = archive_path(archive)
    users = users_beside(path)
    has_users = Users(users).any()
    if host not in _OF_THIS_MACHINE and not (has_users or read_only):
        raise UsageError(
            f"At {host} others than you could change the archive: say who may with `hronika user add NAME "
            "--role editor`, or have everybody read it with --read-only."
        )
    is_new = not path.exists() and not samples
    if samples:
        add([str(SAMPLE_ARTICLES)], archive)
        add([str(ALTERED_ARTICLE)], archive)
    with open_archive(archive, make=not read_only, writable=not read_only) as store:
        counts = store.count()
    told = ", ".join(counted(counts[f"{name}s"], name) for name in ("article", "statement", "event"))

    def started(address: str) -> None:
        complain(f"There was no archive {path}: this one is new, and empty." if is_new else f"{path}: {told}")
        complain(f"Open {address} · Ctrl+C stops")

    settings = Settings(
        path, host, port, read_only, name_of(author), users if has_users else None, hosts=tuple(named or ())
    )
    serve_archive(settings, started)
