"""Stories: copies that are whole, cut or reworded are one, articles that share a background are not."""

import random
import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from archive_help import reading
from hypothesis import given, settings
from hypothesis import strategies as st

from hronika.archive.forgetting import forget_article
from hronika.archive.rebuilding import rebuild
from hronika.archive.store import Store
from hronika.archive.stories.agencies import agency_of
from hronika.archive.stories.sketches import packed, shared, sketch, unpacked
from hronika.archive.stories.telling import Story, story_of
from hronika.article import Article
from hronika.errors import UsageError

DAY = date(2024, 5, 7)
WORDS = [
    "dome", "tilts", "upe", "pilsēta", "ministrs", "sēde", "plāns", "osta", "kuģis", "zvejnieks", "tirgus",
    "cena", "skola", "padome", "budžets", "lietus", "vējš", "krasts", "balsts", "vilciens", "stacija",
    "policija", "tiesa", "sūdzība", "likums", "deputāts", "slimnīca", "ārsts", "pacients", "banka",
    "kredīts", "rūpnīca", "strādnieks", "alga", "nodoklis", "mežs", "ceļš", "autobuss", "bērns", "aptauja",
    "eksperts", "pētījums", "mēnesis", "nakts",
]  # fmt: skip


def text(seed: int, many: int = 12) -> str:
    """So many sentences of eight words each, which a seed chooses."""
    chance = random.Random(seed)  # noqa: S311 no secret
    return " ".join(" ".join(chance.choices(WORDS, k=8)).capitalize() + "." for _ in range(many))


def article(id: str, given: str, day: date | None = DAY, outlet: str = "Avīze") -> Article:
    return Article(given, id=id, outlet=outlet, published=day)


def put(store: Store, *articles: Article) -> None:
    for each in articles:
        store.add(each, reading(each))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "a.db") as opened:
        yield opened


def ids(story: Story) -> list[str]:
    return [each.article for each in story.articles]


def test_a_copy_cut_by_a_third_under_another_headline_is_of_the_story(store: Store) -> None:
    whole = text(1)
    cut = " ".join(re.split(r"(?<=\.) ", whole)[:8])
    put(
        store,
        article("whole", whole),
        article("titled", f"ZIŅAS | Tilts slēgts. {whole}", DAY + timedelta(days=1), "Portāls"),
        article("cut", cut, DAY + timedelta(days=1), "Radio"),
        article("other", text(2)),
    )
    assert ids(story_of(store, "cut")) == ["whole", "titled", "cut"]
    assert story_of(store, "cut").outlets == ("Avīze", "Portāls", "Radio")
    assert ids(story_of(store, "other")) == ["other"]


def test_two_weeks_apart_is_another_story(store: Store) -> None:
    put(store, article("a", text(1)), article("b", text(1) + " Jā.", DAY + timedelta(days=15)))
    assert ids(story_of(store, "a")) == ["a"]
    put(store, article("c", text(1) + " Nē.", DAY + timedelta(days=14)))
    # What lies between connects them.
    assert ids(story_of(store, "a")) == ["a", "c", "b"]


def test_a_background_that_is_taken_over_makes_no_copy(store: Store) -> None:
    background = " ".join(re.split(r"(?<=\.) ", text(1))[-3:])
    put(
        store,
        article("a", text(1)),
        article(
            "b",
            f"{text(3)} {background}",
        ),
    )
    assert ids(story_of(store, "a")) == ["a"]


def test_articles_without_a_day_are_of_one_story_only_with_each_other(store: Store) -> None:
    put(
        store,
        article("a", text(1), None),
        article("b", text(1) + " Jā.", None),
        article("c", text(1) + " Nē."),
    )
    assert ids(story_of(store, "a")) == ["a", "b"]


def test_short_texts_are_of_no_story(store: Store) -> None:
    put(
        store,
        article("a", "Tilts ir slēgts uz ilgu laiku."),
        article("b", "Tilts ir slēgts uz ilgu laiku. Jā."),
    )
    assert ids(story_of(store, "a")) == ["a"]


def test_no_such_article(store: Store) -> None:
    with pytest.raises(UsageError, match="no article 'x'"):
        story_of(store, "x")


@pytest.mark.parametrize(
    ("outlet", "given", "agency"),
    [
        ("LETA", "Līst.", "LETA"),
        ("Avīze", "RĪGA, 7. maijs, LETA. Līst jau trešo dienu.", "LETA"),
        ("Avīze", "KIJIVA, 3. februāris, LETA–AFP. Līst.", "LETA"),
        ("Avīze", "Līst jau trešo dienu.\n/LETA/", "LETA"),
        ("Avīze", "Līst jau trešo dienu. (BNS)", "BNS"),
        ("Avīze", "Līst jau trešo dienu, ziņo aģentūra LETA.", None),
        ("Avīze", "Aģentūra LETA vēsta, ka līst jau trešo dienu.", None),
        ("Avīze", "Reuters: līs arī rīt.", None),
    ],
)
def test_an_agency_is_named_where_the_article_is_its_own(outlet: str, given: str, agency: str | None) -> None:
    made = article("a", given, outlet=outlet)
    assert agency_of(reading(made).record, given) == agency


@given(st.text(max_size=400))
def test_any_text_has_a_sketch_that_is_the_same_after_storing(given_text: str) -> None:
    made = sketch(given_text)
    assert (unpacked(packed(made.shingles)) == made.shingles).all()
    assert 0 <= shared(made.shingles, made.shingles) <= 1


def links(store: Store) -> set[tuple[str, str]]:
    with store.reading() as connection:
        rows = connection.execute(
            "SELECT a.id, b.id FROM shingles s JOIN version v ON v.number = s.version "
            "JOIN article a ON a.number = v.article JOIN shingles o ON o.story = s.story "
            "JOIN version w ON w.number = o.version JOIN article b ON b.number = w.article"
        )
        return set(rows.fetchall())


@pytest.mark.slow
@settings(deadline=None, max_examples=50)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["add", "add", "forget", "rebuild"]),
            st.integers(0, 3),
            st.integers(4, 12),
            st.integers(0, 30),
        ),
        max_size=12,
    )
)
def test_whatever_comes_and_goes_stories_are_as_in_a_fresh_archive(
    tmp_path_factory: pytest.TempPathFactory, deeds: list[tuple[str, int, int, int]]
) -> None:
    folder = tmp_path_factory.mktemp("stories")
    there: dict[str, Article] = {}
    with Store(folder / "a.db") as store:
        for place, (deed, seed, many, day) in enumerate(deeds):
            if deed == "add":
                made = article(f"a{place}", f"{text(seed, many)} {place}.", DAY + timedelta(days=day))
                there[made.id] = made
                put(store, made)
            elif deed == "forget" and there:
                forget_article(store, sorted(there)[seed % len(there)])
                del there[sorted(there)[seed % len(there)]]
            elif deed == "rebuild":
                rebuild(store)
        with Store(folder / "b.db") as fresh:
            put(fresh, *sorted(there.values(), key=lambda each: each.id, reverse=True))
            assert links(store) == links(fresh)
