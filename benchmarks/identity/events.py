"""Events that are one in several articles, measured: tellings joined, look-alikes apart, certainty over time.

usage: python -m benchmarks.identity.events [--half tuned|unseen|both] [--wrong]

Each event of `events.tsv` is told day by day by outlets of their own: it may be, it is planned, somebody says
that it is so, somebody denies it, an outlet tells it as a fact, another one in other words and in the other
voice. Beside each stand look-alikes: the same done by another, to another, elsewhere, on another day, in
another number, half a year later. All are read and stored together. Of all pairs those joined are compared
with those that are of one event; then the steps of certainty, and who is said to have asserted it first.
"""

import argparse
import csv
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from benchmarks.identity.pairs import PairCounts
from hronika.archive.lineage.telling import EventLineage, EventSource
from hronika.article import Article
from hronika.ledger import Archive

_FILE = Path(__file__).with_suffix(".tsv")
RECALL, PRECISION = 0.85, 0.97
_FIRST, _APART = date(2024, 2, 5), 40  # days from one event to the next
_SPEAKERS = (
    "ministre Anna Roze", "deputāts Pēteris Dūmiņš", "advokāte Līga Dzene", "direktors Uldis Priede",
    "pētnieks Kaspars Vītols", "arodbiedrības vadītāja Baiba Lapsa",
)  # fmt: skip
# First words of those who act that have no capital within a sentence.
_COMMON = ("Uzņēmums", "Koncerns", "Premjers", "Prezidente", "Aviokompānija", "Klubs", "Ministre", "Deputāts",
           "Tirgotājs", "Banka", "Rūpnīca", "Valdība", "Prokurore", "Prezidents")  # fmt: skip


class EventTelling(NamedTuple):
    """An article that tells an event: how, so many days after the first, and how far it vouches.

    `event` is that which it tells, `speaker` whoever says or denies it, `word` the predicate.
    """

    id: str
    event: str
    kind: str
    text: str
    day: date
    vouched: str
    speaker: str | None
    word: str


class StoredTelling(NamedTuple):
    """A telling with what the archive has of it."""

    telling: EventTelling
    source: EventSource
    lineage: EventLineage


class EventScores(NamedTuple):
    """What came of all: pairs, how many of each kind were read and how many vouched for as they are told.

    `first` are the events of which the outlet that asserted them first is right, `of` how many there are.
    """

    pairs: PairCounts
    made: Counter[str]
    read: Counter[str]
    vouched: Counter[str]
    joined: Counter[str]
    first: int
    of: int


def tellings(half: str = "both", count: int | None = None) -> Iterator[EventTelling]:
    """Make the articles of one half of the events, or of both, or of so many of them."""
    lines = [line for line in _FILE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    for number, row in enumerate(islice(csv.DictReader(lines, delimiter="\t"), count)):
        if half in ("both", ("tuned", "unseen")[number % 2]):
            yield from _of_event(number, row)


def _of_event(number: int, row: dict[str, str]) -> Iterator[EventTelling]:
    agent, done_to, place = row["agent"], row["object"], row["place"]
    within = f" {place}" if place else ""
    lower = agent[0].lower() + agent[1:] if agent.split()[0] in _COMMON else agent
    says, denies = (_SPEAKERS[(number + turn) % len(_SPEAKERS)] for turn in range(2))
    on = _FIRST + timedelta(days=_APART * number)

    def telling(kind: str, text: str, later: int, vouched: str, word: str, speaker: str = "") -> EventTelling:
        event = f"{number}" if not kind.startswith("another") else f"{number} {kind}"
        name = " ".join(speaker.split()[-2:]) or None
        filler = f" Plašāk lasiet {number + later}. lappusē."
        return EventTelling(
            f"e{number}-{kind}", event, kind, text + filler, on + timedelta(days=later), vouched, name, word
        )

    def upper(text: str) -> str:
        return text[0].upper() + text[1:]

    def past(who: str = agent, what: str = done_to, where: str = within) -> str:
        return f"{who} {row['past']} {what}{where}."

    infinitive, future, passive = row["infinitive"], row["future"], row["passive"]
    yield telling("possible", f"{agent} varētu {infinitive} {done_to}{within}.", 0, "possible", infinitive)
    yield telling("planned", f"{agent} plāno {infinitive} {done_to}{within}.", 1, "planned", infinitive)
    yield telling("to come", f"{agent} {future} {done_to}{within}.", 2, "planned", future)
    yield telling(
        "claimed", f"{upper(says)} sacīja, ka {lower} {row['past']} {done_to}{within}.", 3, "attributed",
        row["past"], says,
    )  # fmt: skip
    yield telling(
        "denied", f"{upper(denies)} noliedza, ka {lower} {row['past']} {done_to}{within}.", 4, "denied",
        row["past"], denies,
    )  # fmt: skip
    yield telling("asserted", past(), 5, "asserted", row["past"])
    yield telling(
        "in another order", f"{upper(done_to)}{within} {row['past']} {lower}.", 6, "asserted", row["past"]
    )
    yield telling(
        "in the passive", f"{upper(row['object_nominative'])}{within} tika {passive}.", 6, "asserted", passive
    )
    yield telling(
        "in the passive perfect",
        f"{upper(row['object_nominative'])}{within} ir {passive}.",
        6,
        "asserted",
        passive,
    )
    yield telling("another agent", past(who=row["other_agent"]), 15, "asserted", row["past"])
    yield telling("another object", past(what=row["other_object"]), 5, "asserted", row["past"])
    if place:
        yield telling("another place", past(where=f" {row['other_place']}"), 5, "asserted", row["past"])
    if re.search(r"\d", done_to):
        other = re.sub(r"\d+", lambda match: str(int(match[0]) * 2 + 10), done_to)
        yield telling("another number", past(what=other), 5, "asserted", row["past"])
    yield telling("another time", past(), 30, "asserted", row["past"])


def judged(given: Sequence[EventTelling]) -> list[StoredTelling]:
    """Read and store all, and give what the archive tells of each that was read."""
    found = []
    with tempfile.TemporaryDirectory() as folder, Archive(Path(folder) / "a.db") as archive:
        for each in given:
            archive.add(Article(each.text, id=each.id, outlet=f"Avīze {each.kind}", published=each.day))
        for each in given:
            events = archive.article(each.id).record.events
            ids = [event.id for event in events if each.word.split()[-1] in event.predicate.text]
            if ids:
                lineage = archive.lineage(ids[0], article=each.id)
                assert isinstance(lineage, EventLineage)
                [source] = [event for event in lineage.events if event.where.article == each.id]
                found.append(StoredTelling(each, source, lineage))
    return found


def scored(given: Sequence[EventTelling], found: Sequence[StoredTelling]) -> EventScores:
    """Count what is right."""
    by_id = {read.telling.id: read for read in found}
    groups = {
        id: read.lineage.events[0].id + read.lineage.events[0].where.article for id, read in by_id.items()
    }
    pairs = PairCounts()
    texts = {read.telling.id: f"{read.telling.kind}: {read.telling.text}" for read in found}
    pairs.among(
        [(id, read.telling.event) for id, read in by_id.items()],
        groups.get,
        texts,
    )
    joined: Counter[str] = Counter()
    for read in found:
        base = by_id.get(f"e{read.telling.event.split()[0]}-asserted")
        joined[read.telling.kind] += bool(base and groups[base.telling.id] == groups[read.telling.id])
    vouched = Counter(
        read.telling.kind
        for read in found
        if (read.source.vouched, read.source.speaker) == (read.telling.vouched, read.telling.speaker)
    )
    asserted = [read for read in found if read.telling.kind == "asserted"]
    right = sum(
        read.lineage.first_asserted is not None
        and read.lineage.first_asserted.where.article == read.telling.id
        for read in asserted
    )
    return EventScores(
        pairs, Counter(each.kind for each in given), Counter(read.telling.kind for read in found), vouched,
        joined, right, len(asserted),
    )  # fmt: skip


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; 1 where a bar is missed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.identity.events")
    parser.add_argument("--half", choices=("tuned", "unseen", "both"), default="both")
    parser.add_argument(
        "--wrong", action="store_true", help="print pairs that are wrong, and what was not read"
    )
    options = parser.parse_args(arguments)
    given = list(tellings(options.half))
    found = judged(given)
    scores = scored(given, found)
    if options.wrong:
        ids = {read.telling.id: read for read in found}
        for each in given:
            read = ids.get(each.id)
            if read is None:
                print("not read:", each.kind, each.text)
            elif (read.source.vouched, read.source.speaker) != (each.vouched, each.speaker):
                print(f"{each.kind}: {read.source.vouched} by {read.source.speaker}: {each.text}")
        print("joined wrongly:", *scores.pairs.wrong, "not joined:", *scores.pairs.missed, sep="\n  ")
    for kind, made in scores.made.items():
        print(
            f"{kind:24} made {made:3}  read {scores.read[kind]:3}  joined with what is asserted "
            f"{scores.joined[kind]:3}  as far vouched for, and by whom {scores.vouched[kind]:3}"
        )
    print(f"first asserted by which outlet: right {scores.first} of {scores.of}")
    print(scores.pairs)
    print(f"recall at least {RECALL}, precision at least {PRECISION}")
    return int(scores.pairs.recall < RECALL or scores.pairs.precision < PRECISION)


if __name__ == "__main__":
    sys.exit(main())
