"""Any form of a word finds every form; marks mean themselves; what is a name can be told from a word."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from search_help import archive_of, found, words

from hronika.archive.search import search
from hronika.archive.store import Store
from hronika.language.latvian.dictionary_forms import dictionary_forms

TEXTS = (
    "Lācis gāja pa mežu.",
    "Lāča ala ir liela.",
    "Mednieki Lācim sekoja.",
    "Mednieki redzēja lāci.",
    "Parkā atrastas zaķu takas.",
    "Zaķis skrēja pa lauku.",
    "Bērni grib iet mājās.",
    "Deputāte Ilze Žagarniece sacīja, ka algas augs.",
    "Pilsētā svinēja kāzas.",
    "Saimniece gana kazas.",
    "Deputāte Sintija Krasta sacīja, ka nodokļi būs zemāki.",
    "Sākusies upes krasta nostiprināšana.",
    "Krasta ielā slēgta satiksme.",
    "Spānijas Valsts kontrole ziņoja par pārkāpumiem.",
    "Valsts kontrole ziņoja par taupīšanu.",
    "Avīze raksta: “Хромченко уехал”, bet Αθήνα klusē.",
    "Uz salas ieradās O'Konors ar raķetēm S-400, un maksāja 5,4 eiro.",
    "Būvnieki salaboja tiltu.",
    "Uzņēmums Tiltnieks būvēs namu.",
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with archive_of(tmp_path_factory.mktemp("archive") / "archive.db", TEXTS) as opened:
        yield opened


@pytest.mark.parametrize("form", ["Lācis", "Lāča", "Lācim", "Lāci", "lāčiem"])
def test_every_form_finds_all(store: Store, form: str) -> None:
    assert sorted(found(store, form)) == ["a1", "a2", "a3", "a4"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("zaķu", ["a6", "a5"]),
        ("zaķis", ["a6", "a5"]),
        ("gāja", ["a7", "a1"]),
        ("iet", ["a7", "a1"]),
        ("gājām", ["a7", "a1"]),  # no text has it: by rule
        ("Žagarnieces", ["a8"]),
        ("speaker:Žagarnieces", ["a8"]),
        ("speaker:zagarniecei", ["a8"]),
        ('about:"Ilzes Žagarnieces"', ["a8"]),
        ("tiltiem", ["a18"]),
        ("kāzas", ["a9"]),
        ("kazas", ["a10", "a9"]),  # the exact one first, though both are meant
        ("kazu", ["a10"]),
        ("ka\u0304zas", ["a9"]),
        ("Хромченко", ["a16"]),
        ("хромченко", ["a16"]),
        ("αθήνα", ["a16"]),
        ("S-400", ["a17"]),
        ("O'Konors", ["a17"]),
        ("O'Konoram", ["a17"]),
        ("5,4", ["a17"]),
        ("krasta", ["a13", "a12", "a11"]),
        ("about:Krasta", ["a11"]),
        ('about:"Sintija Krasta"', ["a11"]),
        ("speaker:Krastas", ["a11"]),
        ('about:"Krasta iela"', ["a13"]),
        ('place:"Krasta iela"', ["a13"]),
        ("Valsts kontrole", ["a15", "a14"]),
        ('about:"Valsts kontrole"', ["a15"]),
        ('about:"Valsts kontrolei"', ["a15"]),
        ('about:"Spānijas Valsts kontrole"', ["a14"]),
        ("tilt*", ["a19", "a18"]),
        ('"tiltu"', ["a18"]),
        ('"tilts"', []),
    ],
)
def test_what_is_found(store: Store, query: str, expected: list[str]) -> None:
    assert found(store, query) == expected


def test_what_was_taken_by_rule_is_told(store: Store) -> None:
    assert any("“gājām” was taken by rule for a form of iet" in note for note in search(store, "gājām").notes)
    assert search(store, "gāja", kind="article").notes == ()
    [note] = search(store, "speaker:Krastas", kind="article").notes
    assert note == "“krastas” was taken for a form of krasta."


def test_a_word_that_is_a_name_too_is_told(store: Store) -> None:
    [note] = search(store, "krasta", kind="article").notes
    assert note.startswith("In 2 of the 3 shown the word found stands in a name: ")
    assert 'about:"Sintija Krasta"' in note
    assert search(store, "tilts", kind="event").notes == ()


def test_a_note_names_nothing_that_would_find_nothing(tmp_path: Path) -> None:
    text = "Mēre Zelma Krasta solīja, ka Krasta ielu salabos. Krasta piebilda, ka upes krasta dambis drošs."
    with archive_of(tmp_path / "archive.db", (text,)) as store:
        notes = search(store, "krasta").notes
        names = [name for note in notes for name in re.findall(r'about:"[^"]+"', note)]
        assert names == ['about:"Krasta iela"']
        assert all(search(store, name).hits for name in names)


def test_a_person_is_found_among_names(store: Store) -> None:
    [hit] = search(store, "krasta type:person", kind="name").hits
    assert (hit.article, hit.text) == ("a11", TEXTS[10])
    assert words(store, hit) == ["Krasta"]


@pytest.mark.parametrize(
    ("query", "article", "expected"),
    [
        ("lāčiem", "a2", ["Lāča"]),
        ("kazas", "a9", ["kāzas"]),
        ("tilt*", "a18", ["tiltu"]),
        ('"valsts kontrole"', "a15", ["Valsts", "kontrole"]),
        ("S-400", "a17", ["S-400"]),
        ("O'Konoram", "a17", ["O'Konors"]),
        ("speaker:krasta", "a11", []),
        ("algas NOT krasta speaker:Žagarniece", "a8", ["algas"]),
        ("žagarnieces", "a8", ["Žagarniece"]),
        ("хромченко", "a16", ["Хромченко"]),
    ],
)
def test_highlights_are_the_words_that_were_found(
    store: Store, query: str, article: str, expected: list[str]
) -> None:
    [hit] = [hit for hit in search(store, query, kind="article").hits if hit.article == article]
    assert words(store, hit) == expected


def test_dictionary_forms() -> None:
    for form, lemma in (
        ("lāčiem", "lācis"), ("zaķu", "zaķis"), ("beigām", "beigas"), ("strādājām", "strādāt"),
        ("nevēlas", "vēlēties"), ("jāmaksā", "maksāt"), ("lasīsim", "lasīt"), ("brauca", "braukt"),
        ("ņēma", "ņemt"), ("lielākajam", "liels"), ("žagarniecei", "žagarniece"), ("pārdeva", "pārdot"),
    ):  # fmt: skip
        assert lemma in dictionary_forms(form), form
    assert dictionary_forms("a")


def test_a_name_in_quotation_marks_is_found_as_the_note_says(tmp_path: Path) -> None:
    """`about:"AS "Kalna piens""` would end at the second mark, and finds nothing."""
    texts = (
        "Uzņēmums AS “Kalna piens” paziņoja, ka cenas celsies.",
        "Zemniece Ilze Rude sacīja, ka piens ir lēts.",
        'Ministre Anna Roze sacīja, ka AS "Kalna piens" maksās vairāk.',
    )
    with archive_of(tmp_path / "archive.db", texts) as opened:
        [note] = search(opened, "piens").notes
        assert 'about:"AS Kalna piens"' in note
        query = note.split("name: ")[1].split(" finds")[0]
        again = search(opened, query)
        assert again.hits
        assert again.notes == ()


def test_a_name_that_nothing_has_is_told(tmp_path: Path) -> None:
    """Nothing found for a name that is mistyped is not taken for somebody who said nothing."""
    with archive_of(tmp_path / "archive.db", TEXTS) as opened:
        for query, note in (
            ("speaker:Zagarniece tilts", ()),
            ("speaker:Zgarniece", ("No statement has speaker:zgarniece: see how the name is written.",)),
            (
                "outlet:Zinas NOT speaker:Kalns",
                ("No statement has outlet:zinas: see how the name is written.",),
            ),
        ):
            found_now = search(opened, query)
            assert (len(found_now.hits), found_now.notes) == (0, note), query
