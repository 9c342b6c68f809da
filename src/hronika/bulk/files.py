"""Files that count only when they are whole: written beside their place, and moved there."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

_DRAFT = re.compile(r"\..+\.\d+\.part")


@contextmanager
def draft_beside(place: Path) -> Iterator[BinaryIO]:
    """Open a file beside a place, in the same folder; it is removed in the end unless it was moved away."""
    place.parent.mkdir(exist_ok=True)
    draft = place.with_name(f".{place.name}.{os.getpid()}.part")
    with draft.open("wb") as file:
        try:
            yield file
        finally:
            draft.unlink(missing_ok=True)


def finish(file: BinaryIO) -> None:
    """Close a draft with all of it on the disk, so that no move goes before the content."""
    file.flush()
    os.fsync(file.fileno())
    file.close()


def write_whole(place: Path, data: bytes) -> None:
    """Write a file so that at its place is either what was there before or all of the new."""
    with draft_beside(place) as draft:
        draft.write(data)
        finish(draft)
        os.replace(draft.name, place)


def is_draft(file: Path) -> bool:
    """Whether a file has the name of a draft."""
    return _DRAFT.fullmatch(file.name) is not None


def remove_drafts(folder: Path) -> None:
    """Remove what runs that were killed have left half written in a folder."""
    for file in folder.glob(".*.part"):
        if is_draft(file):
            with suppress(FileNotFoundError):
                file.unlink()
