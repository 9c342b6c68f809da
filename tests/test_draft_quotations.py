"""What the archive has of a quotation: the very words, altered ones, another's, a part, or nothing."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from search_help import archive_of

from hronika.archive.drafts.checking import DraftCheck, check_draft
from hronika.archive.drafts.quotations import CheckedQuotation
from hronika.archive.drafts.verbatim import find_verbatim, quoted_words
from hronika.archive.identity.judging import merge
from hronika.archive.identity.who import who
from hronika.archive.store import Store
from hronika.intake.drafts import read_draft

SAID = "Parku vakaros slēgs pulksten desmitos, jo naktīs tur trokšņo jaunieši"
TEXTS = (
    f"“{SAID},” sacīja Siguldas mērs Ivars Kalējs. Kalējs norādīja, ka parkā uzstādīs 40 laternas.",
    "Mežzine Laima Egle stāstīja: “Lāči pie mums atnāk rudenī,” un piebilda: “Medu tie atrod paši.”",
    f"Vakar intervijā Siguldas mērs Ivars Kalējs atkārtoja: “{SAID}.” Mežs bija kluss kā baznīca ziemā.",
    "Mežzine Laima Egle brīdināja, ka lāčus nedrīkst barot. Egle sacīja: “Nē.”",
)
DAY = date(2024, 6, 1)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with archive_of(tmp_path_factory.mktemp("archive") / "archive.db", TEXTS) as made:
        yield made


def checked(store: Store, text: str) -> DraftCheck:
    return check_draft(store, read_draft(text, DAY))


def only(store: Store, text: str) -> CheckedQuotation:
    [found] = checked(store, text).quotations
    return found


def test_word_for_word_at_all_places_the_first_one_first(store: Store) -> None:
    found = only(store, f"Siguldas mērs Ivars Kalējs teica: “{SAID}!”")
    assert (found.verdict, found.speaker) == ("verbatim", "same")
    assert [(place.article, place.speaker) for place in found.places] == [
        ("a1", "Ivars Kalējs"),
        ("a3", "Ivars Kalējs"),
    ]
    assert found.places[0].day == date(2024, 5, 7)


@pytest.mark.parametrize(
    "quoted",
    [
        "«{}»",  # marks of another kind
        "„{}...”",  # what stands at the end
        "“  {}.”",
    ],
)
def test_what_quoting_may_do_to_words(store: Store, quoted: str) -> None:
    said = quoted.format(SAID.replace("Parku", "parku").replace(" ", "\u00a0", 2))
    found = only(store, f"Siguldas mērs Ivars Kalējs teica: {said}")
    assert (found.verdict, found.alters) == ("verbatim", ())


def test_an_interrupted_quotation_is_one(store: Store) -> None:
    first, second = SAID.split(", ")
    found = only(store, f"“{first},” teica Siguldas mērs Ivars Kalējs, “{second}.”")
    assert (found.verdict, found.speaker) == ("verbatim", "same")


def test_an_inflected_word_is_an_alteration(store: Store) -> None:
    found = only(store, "Mežzine Laima Egle teica: “Lāči pie mums atnāca rudenī.”")
    assert (found.verdict, found.speaker) == ("altered", "same")
    assert found.difference is not None
    assert [[part.text for part in side if part.differs] for side in found.difference] == [
        ["atnāk"],
        ["atnāca"],
    ]


@pytest.mark.parametrize(
    ("altered", "alters"),
    [
        ("Parku vakaros neslēgs pulksten desmitos, jo naktīs tur trokšņo jaunieši", ("negation",)),
        ("Parku vakaros nekad neslēgs pulksten desmitos, jo naktīs tur trokšņo jaunieši", ("negation",)),
        ("Parku vakaros slēgs pulksten 11, jo naktīs tur trokšņo jaunieši", ("number",)),
        ("Parku vakaros slēgs pulksten desmitos jo naktīs tur trokšņo jaunieši", ("punctuation",)),
        ("Parku vakaros slēgs pulksten desmitos, jo naktīs tur trokšņo Jaunieši", ("capitals",)),
    ],
)
def test_what_an_alteration_alters(store: Store, altered: str, alters: tuple[str, ...]) -> None:
    found = only(store, f"Siguldas mērs Ivars Kalējs teica: “{altered}.”")
    assert (found.verdict, found.alters) == ("altered", alters)


def test_words_of_another(store: Store) -> None:
    found = only(store, f"Mežzine Laima Egle teica: “{SAID}.”")
    assert (found.verdict, found.speaker) == ("another's", "other")
    assert found.places[0].speaker == "Ivars Kalējs"
    assert checked(store, f"Mežzine Laima Egle teica: “{SAID}.”").has_faults


def test_who_is_one_by_judgement_says_the_same(tmp_path: Path) -> None:
    texts = (TEXTS[1], "Mežzine Laima Bite atklāja taku.", "Mežzine Laima Bite runāja par lāčiem.")
    text = "Mežzine Laima Bite teica: “Lāči pie mums atnāk rudenī.”"
    with archive_of(tmp_path / "archive.db", texts) as store:
        assert only(store, text).verdict == "another's"
        ids = [who(store, name).found[0].id for name in ("Laima Egle", "Laima Bite")]
        merge(store, *ids, author="Ilze", reason="precējusies")
        found = only(store, text)
        assert (found.verdict, found.speaker, found.places[0].speaker) == ("verbatim", "same", "Laima Egle")


def test_what_everybody_says_is_nobodys(store: Store) -> None:
    assert only(store, "Mežzine Laima Egle teica: “Nē.”").verdict == "verbatim"
    assert only(store, "Siguldas mērs Ivars Kalējs teica: “Nē.”").verdict == "not found"


@pytest.mark.parametrize("surname", ["Bērziņa", "Kalniņa"])
def test_a_frequent_surname_alone_is_not_said_to_be_another_one(tmp_path: Path, surname: str) -> None:
    said = "Sniegs kūst ātri, un upes pārplūdīs jau martā"
    with archive_of(tmp_path / "a.db", [f"Hidroloģe Ilze {surname} sacīja: “{said}.”"]) as made:
        alone = only(made, f"{surname} sacīja: “{said}.”")
        assert (alone.verdict, alone.speaker) == ("verbatim", "unsure")
        initial = only(made, f"I. {surname} sacīja: “{said}.”")
        assert (initial.verdict, initial.speaker == "other") == ("verbatim", False)
        other = only(made, f"Deputāts Bērziņš sacīja: “{said}.”")
        assert (other.verdict, other.speaker) == ("another's", "other")


def test_a_wrong_role_does_not_make_another_of_the_only_one_of_a_name(store: Store) -> None:
    found = only(store, f"Ogres mērs Ivars Kalējs teica: “{SAID}.”")
    assert (found.verdict, found.speaker) == ("verbatim", "unsure")


def test_what_was_said_long_ago_is_the_same_speakers(store: Store) -> None:
    draft = read_draft(f"Siguldas mērs Ivars Kalējs reiz teica: “{SAID}.”", date(2051, 6, 1))
    assert [(each.verdict, each.speaker) for each in check_draft(store, draft).quotations] == [
        ("verbatim", "same")
    ]


def test_words_left_out_are_shown(store: Store) -> None:
    found = only(store, "Ivars Kalējs teica: “Parku vakaros slēgs …, jo naktīs tur trokšņo jaunieši.”")
    assert (found.verdict, found.left_out) == ("verbatim", ("pulksten desmitos",))
    turned = only(store, "Ivars Kalējs teica: “Jo naktīs tur trokšņo jaunieši … parku vakaros slēgs.”")
    assert turned.verdict != "verbatim"


def test_a_part_and_what_was_added(store: Store) -> None:
    found = only(
        store,
        "Mežzine Laima Egle teica: “Lāči pie mums atnāk rudenī, taču valdība par viņiem nedomā vispār.”",
    )
    assert (found.verdict, found.speaker) == ("partly", "same")
    assert [place.text for place in found.places] == ["Lāči pie mums atnāk rudenī"]
    assert found.difference is not None
    assert "valdība par viņiem" in "".join(part.text for part in found.difference[1] if part.differs)


def test_two_quotations_joined(store: Store) -> None:
    found = only(store, "Laima Egle teica: “Lāči pie mums atnāk rudenī, jo naktīs tur trokšņo jaunieši.”")
    assert (found.verdict, found.alters) == ("partly", ("joined",))
    assert [place.article for place in found.places] == ["a2", "a1"]


def test_the_articles_own_words_have_no_speaker(store: Store) -> None:
    found = only(store, "Laima Egle teica: “Mežs bija kluss kā baznīca ziemā.”")
    assert (found.verdict, found.speaker) == ("verbatim", "unsure")
    assert (found.places[0].article, found.places[0].speaker) == ("a3", None)
    [version] = store.versions("a3")
    place = found.places[0]
    assert version.text[place.start : place.end] == place.text


def test_what_was_retold_is_no_quotation_there(store: Store) -> None:
    found = only(store, "Siguldas mērs Ivars Kalējs teica: “Parkā uzstādīs 40 laternas.”")
    assert (found.verdict, found.speaker, found.is_retold) == ("verbatim", "same", True)
    assert not only(store, f"Siguldas mērs Ivars Kalējs teica: “{SAID}.”").is_retold


def test_what_the_archive_does_not_have(store: Store) -> None:
    found = only(store, "Laima Egle teica: “Ministrija mums solīja trīs jaunas automašīnas un neiedeva.”")
    assert (found.verdict, found.places, found.speaker) == ("not found", (), None)


def test_names_and_titles_are_no_quotations(store: Store) -> None:
    text = "Uzņēmums “Lāču medus” ražo medu. Filmu “Lāči mežā” rādīs kinoteātrī “Splendid Palace” sestdien."
    assert checked(store, text).quotations == ()


def test_quoted_words_that_nobody_says_are_checked(store: Store) -> None:
    text = "Ziņā bija minēts, ka naktīs tur “trokšņo jaunieši” un citi."
    assert only(store, text).verdict == "verbatim"


def test_nothing_is_stored(store: Store) -> None:
    before = store.count()
    checked(store, f"Ivars Kalējs teica: “{SAID}.”")
    assert store.count() == before


WORDS = SAID.split()


@settings(max_examples=30, deadline=None)
@given(
    st.integers(0, len(WORDS) - 4).flatmap(
        lambda first: st.tuples(st.just(first), st.integers(first + 3, len(WORDS)))
    )
)
def test_every_stretch_of_what_was_said_is_found(store: Store, borders: tuple[int, int]) -> None:
    stretch = " ".join(WORDS[borders[0] : borders[1]]).strip(",")
    words = quoted_words([stretch])
    there = find_verbatim(words, SAID)
    assert there is not None
    assert (SAID[there.start : there.end], there.differs) == (stretch, ())
    found = only(store, f"Siguldas mērs Ivars Kalējs teica: “{stretch}.”")
    assert found.verdict == "verbatim"


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_can_be_looked_for_in_any(quotation: str, text: str) -> None:
    there = find_verbatim(quoted_words([quotation]), text)
    assert there is None or 0 <= there.start < there.end <= len(text)
