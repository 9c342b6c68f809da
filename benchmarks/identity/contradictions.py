"""How many of 20 planted contradictions stand among the first 20 that are listed, of 5 000 statements.

    python -m benchmarks.identity.contradictions [--archive FILE]

A hundred generated people say what the texts of `tests/gold` and the samples say, with other numbers, nobody
the same twice; among it stand the pairs of `contradictions.tsv`, of which the planted ones contradict each
other and the others only look so. The archive is read by the reader as any other, and made anew unless it is
there.
"""

import argparse
import json
import random
import re
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

import hronika

PAIRS = Path(__file__).with_name("contradictions.tsv")
_ROOT = Path(__file__).parents[2]
_TEXTS = (
    *(
        _ROOT / "tests" / "gold" / f"{name}.jsonl"
        for name in ("news_articles", "agency_articles", "more_kinds")
    ),
    _ROOT / "src" / "hronika" / "samples" / "articles.jsonl",
)
STATEMENTS = 5_000
_PEOPLE = 100
_PARTS = ("tuned", "unseen", "later")
_A_TEXT = 5
_FIRST = date(2024, 1, 8)
_DAYS = 300
_SHORTEST = 4
_GIVEN = ("Andra", "Biruta", "Dainis", "Edgars", "Gunta", "Harijs", "Ineta", "Kaspars", "Maruta", "Oskars")
_FAMILY = (
    ("Apsīte", "Apsītis"), ("Grīnvalde", "Grīnvalds"), ("Krūklīte", "Krūklītis"), ("Lazdāne", "Lazdāns"),
    ("Mežsarga", "Mežsargs"), ("Niedrāja", "Niedrājs"), ("Pūcīte", "Pūcītis"), ("Rudzroga", "Rudzrogs"),
    ("Sniedziņa", "Sniedziņš"), ("Vītoliņa", "Vītoliņš"),
)  # fmt: skip
_ROLES = (
    ("deputāte", "deputāts"),
    ("ministre", "ministrs"),
    ("eksperte", "eksperts"),
    ("direktore", "direktors"),
)
_MARKS = frozenset('"„“”«»\n?!')
_NUMBER = re.compile(r"(?<![\d,.])\d{1,3}(?![\d.]|,\d)")
_CUES = ("sacīja", "norādīja", "skaidroja", "piebilda", "uzskata")


class Planted(NamedTuple):
    """A pair: which list it is of, whether it was planted or looks so for a reason, its sentences."""

    part: str
    kind: str
    one: str
    other: str


class PlantedFound(NamedTuple):
    """How many planted pairs of each list stand among the first as many; what was listed in their place."""

    planted: dict[str, int]
    among: dict[str, int]
    wrong: list[str]
    missed: list[str]
    seconds: float


def pairs() -> Iterator[Planted]:
    """Yield the stated pairs."""
    for line in PAIRS.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            part, kind, _, one, other = line.split("\t")
            yield Planted(part, kind, one, other)


def articles(chance: random.Random, part: str) -> Iterator[dict[str, str]]:
    """Yield articles of five sentences, each of another speaker, with the pairs of a list among them."""
    people = [_person(number) for number in range(_PEOPLE)]
    said: list[tuple[int, date, str]] = []
    for pair in pairs():
        if pair.part == part:
            who = chance.randrange(_PEOPLE)
            day = _FIRST + timedelta(chance.randrange(_DAYS - 60))
            for sentence, later in ((pair.one, 0), (pair.other, chance.randrange(3, 50))):
                said.append((who, day + timedelta(later), sentence.replace("{who}", people[who])))
    contents = list(_contents())
    offers = [(who, content) for who in range(_PEOPLE) for content in contents]
    for who, (is_direct, content) in chance.sample(offers, STATEMENTS - len(said)):
        text = _NUMBER.sub(lambda _: str(chance.randrange(2, 100)), content)
        cue = chance.choice(_CUES)
        sentence = f'"{text}," {cue} {people[who]}.' if is_direct else f"{people[who]} {cue}, ka {text}."
        said.append((who, _FIRST + timedelta(chance.randrange(_DAYS)), sentence))
    said.sort(key=lambda each: (each[1], each[2]))
    for number in range(0, len(said), _A_TEXT):
        group = said[number : number + _A_TEXT]
        text = "\n".join(sentence[0].upper() + sentence[1:] for _, _, sentence in group)
        yield {"id": f"a{number}", "outlet": "Avīze", "published": group[0][1].isoformat(), "text": text}


def measure(archive: hronika.Archive, part: str) -> PlantedFound:
    """Look for the planted pairs of a list among the first contradictions, as many as were planted."""
    wanted = {_key(pair): pair for pair in pairs() if pair.part == part}
    planted = [pair for pair in wanted.values() if pair.kind == "planted"]
    start = time.perf_counter()
    listed = archive.contradictions(limit=len(planted))
    seconds = time.perf_counter() - start
    among: dict[str, int] = {}
    wrong, found = [], set()
    for each in listed:
        said = (_plain(each.one.text), _plain(each.other.text))
        pair = next((pair for key, pair in wanted.items() if _are_of(said, key)), None)
        kind = pair.kind if pair else "none"
        among[kind] = among.get(kind, 0) + 1
        if pair and kind == "planted":
            found.add(pair)
        else:
            wrong.append(f"{each.difference.score} {kind}: {' | '.join(said)}")
    missed = [f"{pair.one} | {pair.other}" for pair in planted if pair not in found]
    return PlantedFound({"planted": len(planted), "found": len(found)}, among, wrong, missed, seconds)


def _are_of(said: tuple[str, str], sentences: tuple[str, str]) -> bool:
    """Say whether two contents are those of two sentences, in either order."""
    return any(said[0] in sentences[place] and said[1] in sentences[1 - place] for place in (0, 1))


def _key(pair: Planted) -> tuple[str, str]:
    return _plain(pair.one), _plain(pair.other)


def _plain(text: str) -> str:
    return text.casefold().strip(' ."”“,')


def _person(number: int) -> str:
    given = _GIVEN[number % len(_GIVEN)]
    is_man = int(given.endswith("s"))
    return f"{_ROLES[number % 4][is_man]} {given} {_FAMILY[number // len(_GIVEN)][is_man]}"


def _contents() -> Iterator[tuple[bool, str]]:
    """Yield what is said in our own texts: whether it stands in quotation marks, and the words."""
    seen = set()
    for path in _TEXTS:
        for line in path.read_text("utf-8").splitlines():
            article = json.loads(line)
            record = hronika.read(article["text"], published=article.get("published"))
            for statement in record.statements:
                text = statement.content[0].text.strip(" .,")
                is_plain = len(statement.content) == 1 and _MARKS.isdisjoint(text)
                if is_plain and len(text.split()) >= _SHORTEST and text not in seen:
                    seen.add(text)
                    yield statement.mode == "direct", text


def main() -> None:
    """Print what was found, list by list."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--archive", type=Path, help="folder in which the archives are kept")
    parser.add_argument("--part", action="append", choices=_PARTS)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for part in given.part or _PARTS:
            path = (given.archive or Path(folder)) / f"{part}.db"
            is_new = not path.exists()
            with hronika.Archive(path) as archive:
                if is_new:
                    archive.add(*articles(random.Random(13), part))  # noqa: S311 no secret
                found = measure(archive, part)
                print(f"{part}: {archive.count()['statements']} statements, {found}")
                for line in (*found.wrong, *("missed: " + line for line in found.missed)):
                    print("   ", line)


if __name__ == "__main__":
    main()
