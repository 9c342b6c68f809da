"""An archive in which all that can be hostile is: names, titles, outlets, roles, texts, feeds, reasons.

Articles are read as they are, and then other words put in the place of some of them, with what was read of
these, so that what is hostile stands in every field that a page shows.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import cycle
from pathlib import Path

import people_help

from hronika.archive.feeds import FeedState, note_state
from hronika.archive.store import Store
from hronika.article import Article
from hronika.identifiers import Identifiers, ItemKind
from hronika.ledger import Archive
from hronika.lemmas import LemmatizedWord, RecordWithLemmas
from hronika.reading.reader import Reader
from hronika.record import Record, Span, with_spans

ELEMENT = "canary"
"""What markup in the texts would make, if it were taken for markup."""

MARKUP = (
    f"<{ELEMENT} onclick=alert(1)></{ELEMENT}></title></textarea></script><script>canary=1</script>"
    "<img src=x onerror=canary=2><svg/onload=canary=3>"
)
ATTRIBUTES = "\"' onmouseover=canary=4 autofocus onfocus=canary=5 style=position:fixed x=`"
SCRIPT_ADDRESS = "javascript:canary=6"
DATA_ADDRESS = "data:text/html,<script>canary=7</script>"
TEMPLATES = "{{7*7}}${7*7}<%= 7*7 %>{% include '/etc/passwd' %}%s{0}{name}"
CONTROLS = "a\x01b\x08c\x0bd\x0ce\x1bf[31m\x7fg\x85h\x9bi\ufeffj\u2028k\ufffel\U000e0001m"
TURNED = "abc\u202egnp.exe\u202cdef\u2066x\u2067y\u2068z\u200fשלום עולם مرحبا"
HEBREW = "ידיעות אחרונות 2024"
EMOJI = "👩‍👩‍👧‍👦🇱🇻🏴󠁧󠁢󠁥󠁮󠁧󠁿é̷̡̢" + "̈" * 25
LONG = "Garš" + "ā" * 10_000
FORMULA = '=HYPERLINK("http://evil.example";"x")\t@SUM(1+1)*cmd|\' /C calc\'!A0'
LINES = 'viens,"divi"\r\ntrīs;četri\n\n"pieci'
PATHS = "../../../../etc/passwd%2e%2e%2f%00..\\..\\windows?x=1#y;~p0"

EVERYTHING = (
    MARKUP, ATTRIBUTES, SCRIPT_ADDRESS, DATA_ADDRESS, TEMPLATES, CONTROLS, TURNED, HEBREW, EMOJI, LONG,
    FORMULA, LINES, PATHS,
)  # fmt: skip

TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""What turns round what stands beside it."""
ISOLATED = re.compile("\u2068([^\u202a-\u202e\u2066-\u2069]*)\u2069")
"""What is kept apart, and so turns round nothing."""
UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


def filled(folder: Path, samples: Sequence[Article]) -> Path:
    """Make the archive, with corrections, judgements, a list of offices and feeds that are hostile, too."""
    path = folder / "hostile.db"
    people = list(people_help.articles())
    articles = [*people, *samples, *(replace(each, id=f"{each.id}-2", outlet="Cits") for each in samples[:4])]
    texts, outlets, reader = cycle(EVERYTHING), cycle(EVERYTHING), Reader()
    by_outlet = {each.outlet: next(outlets) for each in articles}
    with Store(path) as store:
        for number, article in enumerate(articles):
            reading = reader.read_with_lemmas(article)
            given = replace(
                article,
                id=f"{next(texts)}{number}",
                title=next(texts),
                outlet=by_outlet[article.outlet],
                url=(SCRIPT_ADDRESS, DATA_ADDRESS, f"https://zinas.example/{number}{MARKUP}{TURNED}")[
                    number % 3
                ],
            )
            made = altered(given, reading)
            assert store.add(*made) == "new"
            if number % 5 == 0:
                later = replace(made[0], text=made[0].text.replace("skol", MARKUP), title=next(texts))
                if later.text != made[0].text:
                    store.add(later, reader.read_with_lemmas(later))
        for each in (MARKUP, "x" * 1_000_000, "Līst, un " * 110_000):
            long = Article(
                each, id=each[:50], title=each[:20_000], outlet="Avīze", published=date(2024, 6, 1)
            )
            store.add(long, RecordWithLemmas(_nothing_read(long, reader), ()))
        for number, text in enumerate(EVERYTHING):
            note_state(
                store,
                FeedState(
                    f"https://zinas.example/{number}{text}", moved_to=text, last_poll=1.7e9, failures=3,
                    failing_since=1.6e9, reason=text,
                ),
            )  # fmt: skip
    _judged(path, folder)
    return path


def _nothing_read(article: Article, reader: Reader) -> Record:
    record = reader.read(Article("Līst.", id=article.id))
    info = record.article.model_copy(
        update={"sha256": article.sha256, "outlet": article.outlet, "published": article.published,
                "title": article.title}
    )  # fmt: skip
    return Record(id=article.id, reader=record.reader, article=info).sealed()


def _judged(path: Path, folder: Path) -> None:
    source = folder / "offices.csv"
    quoted = [text.replace('"', '""') for text in EVERYTHING]
    rows = [f'{number},"{text}",person,"{text}",2020,2025' for number, text in enumerate(quoted)]
    source.write_text("id,name,kind,role,from,to\n" + "\n".join(rows), encoding="utf-8", newline="")
    with Archive(path) as archive:
        archive.import_authority(source, MARKUP)
        hits = list(archive.statements())
        for hit, text in zip(hits, EVERYTHING, strict=False):
            archive.correct(
                hit.id, author=text[:40], article=hit.article, speaker=text[:200], reason=text[:500]
            )
        people = [each.id for each in archive.people(limit=20)]
        for number in range(0, len(people) - 1, 2):
            archive.keep_apart(people[number], people[number + 1], author=MARKUP, reason=TURNED)
        archive.merge(people[0], people[-1], author=TURNED, reason=MARKUP)


IN_THE_PLACE_OF = (
    (r"Ozoliņ(?:a|u)", MARKUP),
    (r"Bērziņ(?:š|u)", TURNED),
    (r"Kalniņ(?:š|u|am)", LONG[:300]),
    (r"priekšsēdētāj(?:a|u)", ATTRIBUTES),
    (r"Deputāts|deputātu", HEBREW),
    (r"skol(?:u|as|a)", LONG),
    (r"remonts", CONTROLS.replace("\x0c", "")),
    (r"tiltu", EMOJI),
    (r"Gaujas", FORMULA),
    (r"budžet(?:u|s)", TEMPLATES),
    (r"rudenī", MARKUP),
)


def altered(article: Article, reading: RecordWithLemmas) -> tuple[Article, RecordWithLemmas]:
    """Put hostile words in the place of some of an article, and of what was read in it."""
    pieces, before = [], 0
    places: list[tuple[int, int, str]] = []
    for match in re.finditer("|".join(f"({words})" for words, _ in IN_THE_PLACE_OF), article.text):
        assert match.lastindex is not None
        instead = IN_THE_PLACE_OF[match.lastindex - 1][1]
        places.append((match.start(), match.end(), instead))
        pieces += [article.text[before : match.start()], instead]
        before = match.end()
    text = "".join([*pieces, article.text[before:]])

    def moved(place: int, *, is_end: bool) -> int:
        shift = 0
        for start, end, instead in places:
            if place >= end:
                shift += len(instead) - (end - start)
            elif place > start:
                return start + shift + (len(instead) if is_end else 0)
        return place + shift

    def span(given: Span) -> Span:
        start, end = moved(given.start, is_end=False), moved(given.end, is_end=True)
        return Span(start=start, end=end, text=text[start:end])

    given = replace(article, text=text)
    record = with_spans(reading.record, span)
    record = Record.model_validate(
        _renamed(record.model_dump(mode="json"), _identifiers(record, given.sha256))
    )
    info = record.article.model_copy(
        update={"id": given.id, "sha256": given.sha256, "title": given.title, "outlet": given.outlet,
                "url": given.url}
    )  # fmt: skip
    record = record.model_copy(update={"id": given.id, "article": info, "warnings": (MARKUP, TURNED)})
    words = tuple(
        LemmatizedWord(
            moved(word.start, is_end=False), moved(word.end, is_end=True), _instead(word.form),
            _instead(word.lemma), tuple(map(_instead, word.nominative)),
        )
        for word in reading.words
    )  # fmt: skip
    return given, RecordWithLemmas(record.sealed(), words)


def _identifiers(record: Record, sha256: str) -> dict[str, str]:
    """Give by the identifiers of the text as it was those of the one that it is now."""
    identifiers = Identifiers(sha256)
    items: list[tuple[ItemKind, str, list[Span]]] = [
        *(("statement", each.id, list(each.content)) for each in record.statements),
        *(("event", each.id, [each.predicate]) for each in record.events),
        *(("event", each.id, [each.predicate]) for event in record.events for each in event.mentions),
        *(("time", each.id, [each.span]) for each in record.times),
        *(("name", each.id, [each.span]) for each in record.names),
        *(("entity", each.entity, [each.span]) for each in record.names),
        *(("response", each.id, [each.cue]) for each in record.responses),
    ]
    made: dict[str, str] = {}
    for kind, id, spans in items:
        if id not in made:
            made[id] = identifiers.of(kind, spans)
    return made


def _renamed(value: object, identifiers: Mapping[str, str]) -> object:
    """Change all text of a record but that of spans, which stands in the article."""
    match value:
        case dict():
            return {
                key: item if key == "text" and "start" in value else _renamed(item, identifiers)
                for key, item in value.items()
            }
        case list():
            return [_renamed(item, identifiers) for item in value]
        case str():
            return identifiers.get(value) or _instead(value)
    return value


def _instead(text: str) -> str:
    for words, instead in IN_THE_PLACE_OF:
        text = re.sub(words, instead.replace("\\", r"\\"), text)
    return text
