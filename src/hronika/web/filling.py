"""Adds to an archive in a process of its own, and tells line by line what becomes of each article.

    python -m hronika.web.filling < job.json

The server starts it: what reads takes all of a processor and much memory, and may be killed, none of which
should trouble who is reading pages. The job is a JSON object with the file of the `archive`, `sources` (files
and addresses, as `hronika add` takes them), an `outlet` for those that do not say, by file the `names` that
people gave them, and `feeds` that are looked at once, whenever that was done last. Each line of output is a
JSON object: an `outcome` as `hronika.intake.adding.Added` has it, with the `place` and the `sentence` on what
a person should know; the last one is `{"done": true}`, or tells with `failed` why it ended before.
"""

import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from hronika.archive.opening import check_is_there
from hronika.archive.store import Store
from hronika.errors import HronikaError
from hronika.intake.adding import Added, Adding
from hronika.intake.gathering import check_sources, gather
from hronika.sources.feeds.lists import FeedSource


def main() -> None:
    """Do the job that stands on standard input."""
    job = json.load(sys.stdin)
    names: Mapping[str, str] = job["names"]
    try:
        check_sources(job["sources"])
        check_is_there(Path(job["archive"]))  # it would be made
        with Store(job["archive"]) as store:
            adding = Adding(store)
            found = gather(
                job["sources"],
                lambda note: _tell(note=_named(note, names)),
                outlet=job["outlet"],
                knows=store.knows_page,
            )
            for added in adding.add(found):
                store.check_as_opened()
                _tell_of(added, names)
            if job["feeds"]:
                look_at([FeedSource(**feed) for feed in job["feeds"]], adding)
    except HronikaError as error:
        _tell(failed=_named(str(error), names))
        return
    _tell(done=True)


def look_at(feeds: Sequence[FeedSource], adding: Adding) -> None:
    """Look at feeds once, and tell what came of it."""
    from hronika.fetching import Client
    from hronika.intake.watching import Polled, Watch

    with Client() as client:
        for seen in Watch(adding, feeds, client).once():
            if isinstance(seen, Polled):
                for sentence in seen.sentences:
                    _tell(note=sentence)
            else:
                _tell_of(seen, {})


def _tell_of(added: Added, names: Mapping[str, str]) -> None:
    _tell(outcome=added.outcome, place=_named(added.place, names), sentence=_sentence(added, names))


def _sentence(added: Added, names: Mapping[str, str]) -> str | None:
    told = str(added.error) if added.error is not None else added.note
    return None if told is None else _named(told, names)


def _named(sentence: str, names: Mapping[str, str]) -> str:
    """Have a sentence call files as people do, who do not know where they lie."""
    for path, name in names.items():
        sentence = sentence.replace(path, name)
    return sentence


def _tell(**values: Any) -> None:
    print(json.dumps(values), flush=True)


if __name__ == "__main__":
    main()
