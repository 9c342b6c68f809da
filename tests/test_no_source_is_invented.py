"""What stands where a source mostly does and is none: adjectives, other institutions, headlines."""

import pytest

import hronika


def speakers(text: str) -> list[str | None]:
    return [statement.speaker_name for statement in hronika.read(text).statements]


@pytest.mark.parametrize(
    "source",
    [
        "Pēc sākotnējās versijas", "Pēc neoficiālas informācijas", "Pēc provizoriskiem datiem",
        "Pēc jaunākās versijas", "Saskaņā ar pēdējiem datiem", "Pēc pirmās informācijas",
    ],
)  # fmt: skip
def test_an_adjective_is_nobody(source: str) -> None:
    assert speakers(f"{source}, ugunsgrēkā cietuši divi cilvēki.") == [None]


def test_whose_an_adjective_before_a_source_noun_is_is_kept() -> None:
    assert speakers("Pēc policijas sākotnējās versijas, vaininieks ir kaimiņš.") == ["policija"]


@pytest.mark.parametrize(
    "headline",
    ["Trīs punkti piedevām: “VEF Rīga” uzvar Tallinā", "Sensācija Tallinā: “VEF Rīga” zaudē",
     "Aizkadrā: “Jūra” un citi stāsti"],
)  # fmt: skip
def test_words_before_a_quoted_name_say_nothing(headline: str) -> None:
    assert speakers(f"{headline}\n\nSpēle bija skaista.") == []


@pytest.mark.parametrize(
    ("headline", "speaker"),
    [("Ministrs Zaķis: “Skolas slēgs”", "Zaķis"), ("Kaimiņiene Skaidrīte: “Dūmi bija visur”", "Skaidrīte"),
     ("Arodbiedrība: “Algas nepieaugs”", "arodbiedrība")],
)  # fmt: skip
def test_a_name_or_office_before_a_quotation_speaks(headline: str, speaker: str) -> None:
    assert speakers(f"{headline}\n\nSpēle bija skaista.") == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Latvijas-Igaunijas līgas spēlē uzvarēja “VEF Rīga”. Klubs paziņoja, ka treneris aiziet.", "klubs"),
        ("Turnīru rīko Latvijas Futbola federācija. Klubs uzskata, ka tiesneši kļūdījās.", "klubs"),
        ("Spēlēja futbola klubs “Krasts”. Klubs paziņoja, ka treneris aiziet.", "Krasts"),
    ],
)
def test_a_club_is_no_league(text: str, speaker: str) -> None:
    assert speakers(text)[-1] == speaker
