"""What who is who, stories and all else that follows from articles costs when one is added.

    python -m benchmarks.identity.speed [--gold FOLDER] [--few N] [--many N] [--measured N]

Articles of our own and of GOLD are read once, and stored over and over as others: names and most other words
become different ones of as many letters, the same ones throughout a text, so that records and lemmas fit.
Measured, in processor time, are storing and each follower of the current versions while the last articles
are added to archives of few and of many, as shares of reading the same articles. As in `hronika add` what is
read within two seconds is stored in one transaction. Fails over MOST, or where an article takes more than
GROWTH times as long among many as among few.

Articles come as from feeds, ten a day in the order of the days, but for one in ten that comes later. Names
come again by the law of Zipf (1949): all names of an article are turned by one of 400 ciphers, of which the
first takes one in seven articles. So new names get fewer the more there are, as Heaps's law has it (1978):
seven in ten of the
500th article's, one in six of the 20 000th's. Each long word becomes one of twenty: the
vocabulary grows to that of a large archive within the first thousands. Days and months that are told of move
with the day of the article.
"""

import argparse
import random
import re
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

from benchmarks.score import load
from hronika.archive.compact import compacted, restored
from hronika.archive.current import CurrentVersion, Follower
from hronika.archive.store import Store
from hronika.article import Article
from hronika.gc_pause import gc_paused
from hronika.intake.adding import AT_ONCE, SOON
from hronika.lemmas import LemmatizedWord, RecordWithLemmas
from hronika.reading.reader import Reader
from hronika.record import Record
from hronika.samples import SAMPLE_ARTICLES

MOST = 40.0
"""Per cent of the time of reading that adding an article may take."""
GROWTH = 1.3
STORING = "all of storing"
GOLD = Path(__file__).parents[2] / "tests" / "gold"
_READ_ON = date(2024, 5, 2)
_FIRST, _A_DAY = date(2019, 1, 1), 10
_READ_AGAIN = 9  # no divisor of the number of models
_LATE = 0.1  # of the articles come later than on their day, by up to as many days as the archive has
_CONSONANTS, _VOWELS = "bdgklmnprstvz", "aeiouāēīū"
_LONG = 5  # letters from which a word becomes another
_KEPT = 3  # last letters that stay: endings
_PEOPLE = 400  # sets of other names, which come again as people do in news: by Zipf
_WORDS = 20  # other words that each long word can become
_OFTEN = list(accumulate(1 / (rank + 1) for rank in range(_PEOPLE)))


class Model(NamedTuple):
    """An article that was read, the places that stay as they are (roles, cues), and the time of reading."""

    text: str
    record: Record
    words: tuple[LemmatizedWord, ...]
    kept: frozenset[int]
    named: frozenset[int]
    seconds: float


def read(articles: Sequence[Mapping[str, Any]], reader: Reader) -> list[Model]:
    """Read articles, and note how long that takes."""
    found = []
    for given in articles:
        article = Article(given["text"], published=_READ_ON)
        started = time.process_time()
        with gc_paused():
            made = reader.read_with_lemmas(article)
        seconds = time.process_time() - started
        record = made.record
        spans = [span for person in record.people for span in person.roles]
        spans += [statement.cue for statement in record.statements if statement.cue]
        spans += [event.predicate for event in record.events]
        kept = frozenset(place for span in spans for place in range(span.start, span.end))
        named = frozenset(place for name in record.names for place in range(name.span.start, name.span.end))
        found.append(Model(given["text"], record, made.words, kept, named, seconds))
    return found


def another(model: Model, number: int, day: date, chance: random.Random) -> tuple[Article, RecordWithLemmas]:
    """Make another article of a model: with other words, of this day, of another outlet."""
    ciphers = _ciphers()

    def other_word(word: str) -> str:
        # Which of its other words a word becomes hangs on the text: texts differ, and share their vocabulary.
        return ciphers[crc32(f"{number} {word[:3].lower()}".encode()) % len(ciphers)](word)

    other_name = _cipher(random.Random(chance.choices(range(_PEOPLE), cum_weights=_OFTEN)[0]))  # noqa: S311

    def turned(word: LemmatizedWord, text: str) -> str:
        if word.start in model.named:
            return other_name(text)
        return text if word.start in model.kept else other_word(text)

    letters = list(model.text)
    words = []
    for word in model.words:
        shown = model.text[word.start : word.end]
        made = turned(word, shown)
        letters[word.start : word.end] = made
        nominative = tuple(other_name(part) for part in word.nominative)
        form = turned(word, word.form)
        words.append(word._replace(form=form, lemma=turned(word, word.lemma), nominative=nominative))
    text = "".join(letters)
    article = Article(text, id=str(number), outlet=f"Avīze {number % 20}", published=day)
    read = model.record.model_dump(mode="json", exclude={"checksum"})
    # Identifiers hang on the text, and are stored in fewer bytes where they fit it.
    values = restored(compacted(read, model.text, model.record.article.sha256), text, article.sha256)
    _turn(values, text, lambda name: " ".join(map(other_name, name.split())))
    for expression in values["times"]:
        expression["value"] = _shifted(expression["value"], (day - _READ_ON).days)
    values["id"] = values["article"]["id"] = article.id
    values["article"] |= {"sha256": article.sha256, "outlet": article.outlet, "published": day.isoformat()}
    record = Record.model_validate(values).sealed()
    return article, RecordWithLemmas(record, tuple(words))


def _shifted(value: str | None, days: int) -> str | None:
    """Move a TIMEX3 value by so many days: a day, a week, a month or a year, with what stands behind it."""
    if value is None or not value[:4].isdigit():
        return value
    week = re.match(r"(\d{4})-W(\d\d)", value)
    if week:
        monday = date.fromisocalendar(int(week[1]), int(week[2]), 1) + timedelta(days)
        return f"{monday:%G-W%V}{value[8:]}"
    for pattern, written in (("%Y-%m-%d", 10), ("%Y-%m", 7), ("%Y", 4)):
        try:
            day = datetime.strptime(value[:written], pattern).date() + timedelta(days)
        except ValueError:
            continue
        return f"{day:{pattern}}{value[written:]}"
    return value


def day_of(number: int, chance: random.Random) -> date:
    """Give the day of the article of this number, in the order of feeds but for those that come late."""
    day = number // _A_DAY
    return _FIRST + timedelta(days=chance.randrange(day + 1) if chance.random() < _LATE else day)


@cache
def _ciphers() -> list[Callable[[str], str]]:
    return [_cipher(random.Random(number)) for number in range(_WORDS)]  # noqa: S311


def _cipher(chance: random.Random) -> Callable[[str], str]:
    """Give what turns words into others of as many letters, and each form of a word in the same way."""
    turned: dict[int, int] = {}
    for letters in (_CONSONANTS, _VOWELS):
        others = list(letters)
        chance.shuffle(others)
        turned |= str.maketrans(letters + letters.upper(), "".join(others) + "".join(others).upper())

    def turn(word: str) -> str:
        if len(word) < _LONG:
            return word
        return word[:-_KEPT].translate(turned) + word[-_KEPT:]

    return turn


def _turn(value: Any, text: str, name: Callable[[str], str]) -> None:
    """Have all spans of a record show what the other text has there, and all names be other ones."""
    if isinstance(value, dict):
        if value.keys() == {"start", "end", "text"}:
            value["text"] = text[value["start"] : value["end"]]
            return
        for key, inside in value.items():
            if key in ("name", "speaker_name") and isinstance(inside, str):
                value[key] = name(inside)
            else:
                _turn(inside, text, name)
    elif isinstance(value, list):
        for inside in value:
            _turn(inside, text, name)


class Timed(Follower):
    """A follower, timed."""

    def __init__(self, follower: Follower, times: dict[str, float]) -> None:
        self._follower = follower
        self._times = times

    def enter(self, version: CurrentVersion) -> None:
        """Have the follower take in a version."""
        with self._timed():
            self._follower.enter(version)

    def leave(self, version: int) -> None:
        """Have the follower take out a version."""
        with self._timed():
            self._follower.leave(version)

    def clear(self) -> None:
        """Have the follower know nothing."""
        self._follower.clear()

    def settle(self) -> None:
        """Have the follower be in step with what came and went."""
        with self._timed():
            self._follower.settle()

    @contextmanager
    def _timed(self) -> Iterator[None]:
        started = time.process_time()
        yield
        self._times[type(self._follower).__name__] += time.process_time() - started


def measure(
    path: Path, models: Sequence[Model], reader: Reader, count: int, measured: int
) -> tuple[dict[str, float], float]:
    """Fill an archive with so many articles; give means of the last ones in ms, and that of reading.

    Every ninth of those is read again, as a machine that does other things meanwhile is slower in both.
    """
    chance = random.Random(13)  # noqa: S311
    times: dict[str, float] = defaultdict(float)
    reading, then, now = 0.0, 0.0, 0.0
    read_soon = round(SOON / statistics.mean(model.seconds for model in models))
    at_once = max(1, min(AT_ONCE, read_soon))
    first_measured = (count - measured) // at_once * at_once
    with Store(path) as store:
        followers = vars(store.derived.followers)
        followers["_all"] = tuple(Timed(follower, times) for follower in store.derived.followers)
        for first in range(0, count, at_once):
            numbers = range(first, min(first + at_once, count))
            group = [models[number % len(models)] for number in numbers]
            made = [
                another(model, number, day_of(number, chance), chance)
                for number, model in zip(numbers, group, strict=True)
            ]
            if first == first_measured:
                times.clear()
            started = time.process_time()
            with gc_paused(), store.writing():
                outcomes = {store.put(*each).outcome for each in made}
            times[STORING] += time.process_time() - started
            if outcomes != {"new"}:
                raise SystemExit(f"one of the articles {numbers} is taken for one of before")
            if first < first_measured:
                continue
            reading += sum(model.seconds for model in group)
            for model in group[::_READ_AGAIN]:
                then += model.seconds
                now += read([{"text": model.text}], reader)[0].seconds
    each = 1000 / (count - first_measured)
    return {name: spent * each for name, spent in times.items()}, reading * each * now / then


def main() -> int:
    """Measure, print a table, and give 1 where a bar is missed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"))
    parser.add_argument("--few", type=int, default=2000)
    parser.add_argument("--many", type=int, default=20_000)
    parser.add_argument("--measured", type=int, default=500)
    arguments = parser.parse_args()
    files = [SAMPLE_ARTICLES, GOLD / "news_articles.jsonl", GOLD / "agency_articles.jsonl"]
    files.append(arguments.gold / "articles.jsonl")
    articles = [article for file in filter(Path.exists, files) for article in load(file)]
    reader = Reader(pause_gc=True)
    read(articles[:10], reader)  # what is loaded at first is not timed
    models = read(articles, reader)
    sizes = (arguments.few, arguments.many)
    found = []
    for count in sizes:
        with tempfile.TemporaryDirectory() as folder:
            found.append(measure(Path(folder) / "speed.db", models, reader, count, arguments.measured))
    (few, reading_then), (many, reading) = found
    heading = f"ms an article; reading one takes {reading_then:.1f}, {reading:.1f}"
    print(f"{heading:<48} {sizes[0]:8} {sizes[1]:8}   share  growth")
    for name in sorted(many, key=lambda name: -many[name]):
        share, growth = 100 * many[name] / reading, many[name] / reading * reading_then / few[name]
        print(f"{name:<48} {few[name]:8.2f} {many[name]:8.2f} {share:5.1f} % {growth:5.2f} x")
    share = 100 * many[STORING] / reading
    growth = share / (100 * few[STORING] / reading_then)
    print(f"wanted of {STORING}: at most {MOST:g} % and {GROWTH:g} x")
    return 0 if share <= MOST and growth <= GROWTH else 1


if __name__ == "__main__":
    sys.exit(main())
