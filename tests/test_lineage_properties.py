"""Whatever is added, removed and corrected in whatever order: what is one follows from the articles alone."""

import random
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hronika.archive.checking import check
from hronika.archive.forgetting import forget_article
from hronika.archive.lineage import clustering
from hronika.archive.store import Store
from hronika.article import Article
from hronika.identifiers import Identifiers
from hronika.lemmas import LemmatizedWord, RecordWithLemmas
from hronika.record import ArticleInfo, Event, Participant, ReaderInfo, Record, Span, Statement

_WORDS = (
    "tilts", "slēgt", "skola", "maija", "gads", "Rīga", "pabeigt", "trīs", "četri", "ceļš", "algas", "celt",
    "nauda", "ministrs", "ostas", "kuģis",
)  # fmt: skip
_SPEAKERS = ("Anna Roze", "Jānis Vilks", "Roze", None)


def _reading(article: Article) -> RecordWithLemmas:
    """Read an article whose lines are `Speaker: content.`: a statement and an event each."""
    identifiers, statements, events, words, place = Identifiers(article.sha256), [], [], [], 0
    for line in article.text.splitlines(keepends=True):
        speaker, _, content = line.rstrip(".\n").partition(": ")
        start = place + len(speaker) + 2
        span = Span(start=start, end=start + len(content), text=content)
        if speaker:
            words.append(LemmatizedWord(place, place + len(speaker), speaker, speaker))
        at = start
        for form in content.split():
            words.append(LemmatizedWord(at, at + len(form), form, form.removeprefix("ne")))
            at += len(form) + 1
        first = Span(start=start, end=start + len(content.split()[0]), text=content.split()[0])
        last = Span(start=at - 1 - len(form), end=at - 1, text=form)
        statements.append(
            Statement(
                id=identifiers.of("statement", [span]), content=(span,), speaker_name=speaker or None,
                mode="indirect", stance="holds",
            )
        )  # fmt: skip
        events.append(
            Event(
                id=identifiers.of("event", [first]), predicate=first, type="closure", vouched="asserted",
                when="before", participants=(Participant(role="patient", span=last),),
            )
        )  # fmt: skip
        place += len(line)
    record = Record(
        id=article.id,
        reader=ReaderInfo(hronika=None, model=None),
        article=ArticleInfo(
            id=article.id, sha256=article.sha256, outlet=article.outlet, published=article.published
        ),
        statements=tuple(statements),
        events=tuple(events),
    )
    return RecordWithLemmas(record.sealed(), tuple(words))


def _articles(chance: random.Random, count: int) -> list[Article]:
    contents = [" ".join(chance.choices(_WORDS, k=chance.randrange(3, 9))) for _ in range(4)]
    made = []
    for number in range(count):
        lines = []
        for _ in range(chance.randrange(1, 4)):
            words = chance.choice(contents).split()
            change = chance.randrange(4)
            if change == 1:
                words = words[: max(3, len(words) - 2)]
            elif change == 2:
                words[chance.randrange(len(words))] = chance.choice(_WORDS)
            elif change == 3:
                words[-1] = "ne" + words[-1]
            lines.append(f"{chance.choice(_SPEAKERS) or ''}: {' '.join(words)}.")
        day = date(2024, 5, 7) + timedelta(days=chance.choice((0, 0, 0, 3, 20, 400)))
        made.append(Article("\n".join(lines), id=f"a{number}", outlet=f"O{number % 3}", published=day))
    return made


def _tables(store: Store) -> dict[str, Any]:
    """Give what the tables tell without the numbers of rows, which follow the order of adding in a day."""
    told: dict[str, Any] = {}
    with store.reading() as connection:
        for table, items in (("statement_lineage", "statement"), ("event_lineage", "event")):
            rows = connection.execute(
                "SELECT m.number, m.component, m.lineage, i.id, a.id, m.key, m.day, m.features "  # noqa: S608
                f"FROM {table} m JOIN {items} i ON i.number = m.number "
                "JOIN version v ON v.number = m.version JOIN article a ON a.number = v.article "
                "WHERE v.is_current"
            ).fetchall()
            called = {number: (article, id) for number, _, _, id, article, *_ in rows}
            [count] = connection.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608
            assert count == len(rows)
            groups: dict[int, list[tuple[str, str]]] = {}
            components: dict[int, list[tuple[str, str]]] = {}
            for number, component, lineage, *_ in rows:
                groups.setdefault(lineage, []).append(called[number])
                components.setdefault(component, []).append(called[number])
                assert component <= lineage <= number
            for name, made in (("groups", groups), ("components", components)):
                told[f"{table} {name}"] = sorted(sorted(group) for group in made.values())
            links = connection.execute(f"SELECT * FROM {table}_link")  # noqa: S608
            told[f"{table} links"] = sorted((called[one], called[other], how) for one, other, how in links)
            bands = connection.execute(f"SELECT * FROM {table}_band")  # noqa: S608
            told[f"{table} bands"] = sorted((band, called[number]) for band, number in bands)
            told[f"{table} rows"] = sorted((called[row[0]], *row[5:]) for row in rows)
            for group in groups.values():
                assert len({article for article, _ in group}) == len(group)
    return told


@pytest.mark.slow
@pytest.mark.parametrize("most", [2, 64])
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 1 << 30))
def test_the_tables_are_those_of_a_fresh_archive(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch, most: int, seed: int
) -> None:
    monkeypatch.setattr(clustering, "MOST", most)
    chance = random.Random(seed)  # noqa: S311
    folder = tmp_path_factory.mktemp("lineage")
    articles = _articles(chance, 9)
    gone = chance.sample(articles, 3)
    with Store(folder / "one.db") as store:
        order = [*articles]
        chance.shuffle(order)
        for article in order:
            store.add(article, _reading(article))
            if article in gone and chance.random() < 0.5:
                forget_article(store, article.id)
        for article in gone:
            forget_article(store, article.id)
        # A new version of an article takes the place of the one before.
        changed = next(article for article in articles if article not in gone)
        other = Article(
            changed.text.replace("slēgt", "pabeigt") + "\nAnna Roze: nauda ceļš ostas kuģis celt.",
            id=changed.id, outlet=changed.outlet, published=changed.published,
        )  # fmt: skip
        store.add(other, _reading(other))
        after = _tables(store)
        with store.writing() as connection:
            for number in store.version_numbers():
                with store.derived.following([number]):
                    pass
            del connection
        assert _tables(store) == after
        assert check(store).problems == []
        left = [
            Article(each.text, id=each.id, outlet=info.outlet, published=info.published)
            for each in (
                version for number in store.version_numbers() for version in [store.find_version(number)]
            )
            if each and each.is_current
            for info in [each.record.article]
        ]
    with Store(folder / "other.db") as store:
        for article in chance.sample(left, len(left)):
            store.add(article, _reading(article))
        # Which article it is that a text is of may follow the order: then there is nothing to compare.
        if store.count()["articles"] == len(left):
            assert _tables(store) == after
