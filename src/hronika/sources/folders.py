"""The files of a folder that articles are looked for in."""

import os
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from hronika.sources.encoding import kind_of
from hronika.sources.parquet import is_parquet
from hronika.sources.warc import is_packed_warc

_HEAD = 4096
# Names that promise articles: what is something else under such a name is an error, not left aside.
_PROMISING = (
    *(".txt", ".text", ".md", ".json", ".jsonl", ".ndjson", ".html", ".htm", ".xhtml", ".warc"),
    *(".xml", ".rss", ".atom", ".csv", ".mhtml", ".mht", ".parquet"),
)
# What saved pages and programs leave beside articles, and is text.
_BESIDE = (
    ".css",
    ".js",
    ".mjs",
    ".map",
    ".svg",
    ".woff",
    ".woff2",
    ".log",
    ".ini",
    ".toml",
    ".yaml",
    ".yml",
    ".opml",
)
_SAVED = ("_files", ".files", "_faili")  # folders that browsers put beside a page


def files_of(folder: str, warn: Callable[[str], None]) -> Iterator[str]:
    """Yield the files of a folder and of those in it, in the order of their names; links are not followed.

    What promises no article is left aside: hidden files, binary ones, scripts and styles, and the folders
    that browsers save beside a page. So are results of `hronika bulk`, whose tables would be taken for
    articles. Calls `warn` with a sentence on what was, and one where no file is left.
    """
    aside: Counter[str] = Counter()
    found = 0
    for path, folders, files in os.walk(folder):
        if _is_bulk_result(folders, files):
            warn(f"{path} was made by `hronika bulk` and is not read: name it by itself to `hronika add`.")
            folders.clear()
            continue
        hidden = [name for name in (*folders, *files) if name.startswith(".")]
        aside["hidden"] += len(hidden)
        saved = [name for name in folders if _is_beside_page(name, files)]
        aside["parts of saved pages"] += sum(
            len(names) for name in saved for _, _, names in os.walk(Path(path, name))
        )
        folders[:] = sorted(set(folders) - set(hidden) - set(saved))
        for name in sorted(set(files) - set(hidden)):
            file = Path(path, name)
            if reason := _left_aside(file):
                aside[reason] += 1
            else:
                found += 1
                yield str(file)
    told = ", ".join(f"{count} {reason}" for reason, count in aside.most_common() if count)
    if told:
        warn(f"{folder}: {aside.total()} files are left aside: {told}.")
    if not found:
        warn(f"{folder} holds no files with articles.")


def _is_bulk_result(folders: list[str], files: list[str]) -> bool:
    return "manifest.jsonl" in files and {"articles", "records"} <= set(folders)


def _is_beside_page(folder: str, files: list[str]) -> bool:
    return any(
        folder == f"{stem}{end}"
        for end in _SAVED
        for stem, suffix in map(os.path.splitext, files)
        if suffix in (".html", ".htm")
    )


def _left_aside(file: Path) -> str | None:
    """Tell why a file is left aside; None where it is read."""
    suffix = file.suffix.lower()
    if not file.is_file():
        return "no files of data"
    if suffix in _PROMISING:
        return None
    if suffix in _BESIDE:
        return f"{suffix} files"
    try:
        with file.open("rb") as stream:
            head = stream.read(_HEAD)
    except OSError:
        return None  # whoever opens it says why it cannot be read
    if not head:
        return "empty"
    if head.startswith(b"WARC/") or is_packed_warc(head) or is_parquet(head):
        return None
    return "binary" if kind_of(head) or b"\0" in head else None
