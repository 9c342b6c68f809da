"""How far a name goes: up to the noun of its adjective, not into a score, not past a town."""

import pytest

import hronika


def names(text: str) -> dict[str, tuple[str, str]]:
    """The kind and the nominative of every name, by how it stands in the text."""
    return {name.span.text: (name.kind, name.name) for name in hronika.read(text).names}


@pytest.mark.parametrize(
    ("text", "span", "name"),
    [
        (
            "Bērnus pārveda uz Bērnu klīnisko universitātes slimnīcu Rīgā.",
            "Bērnu klīnisko universitātes slimnīcu",
            "Bērnu klīniskā universitātes slimnīca",
        ),
        ("Viņš saņēma Lielo mūzikas balvu.", "Lielo mūzikas balvu", "Lielā mūzikas balva"),
        (
            "Zīdainis nogādāts Bērnu klīniskajā universitātes slimnīcā.",
            "Bērnu klīniskajā universitātes slimnīcā",
            "Bērnu klīniskā universitātes slimnīca",
        ),
    ],
)
def test_a_name_goes_up_to_the_noun_of_its_adjective(text: str, span: str, name: str) -> None:
    assert names(text)[span][1] == name


@pytest.mark.parametrize(
    "line",
    ['FK "Liepāja" – FS "Metta" 3:2', 'FK "Krasts" – FK "Rīga" 0:4', 'VK "Lauma" – VK "Jūra" 3:1'],
)
def test_a_score_is_no_part_of_a_name(line: str) -> None:
    assert not any(character.isdigit() for span in names(f"Rezultāti:\n{line}") for character in span)


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("Komponists dzimis 1933. gada 2. februārī Cesvainē muižas dārznieka ģimenē.", "Cesvainē"),
        ("Mantu atrada Rundālē pils pagrabā.", "Rundālē"),
        ("Skolotājs miris 1944. gadā Dundagā pils pagrabā.", "Dundagā"),
    ],
)
def test_a_town_where_something_is_ends_its_name(text: str, town: str) -> None:
    assert names(text)[town][0] == "GPE"


@pytest.mark.parametrize(
    ("text", "span", "name"),
    [
        (
            'Vārdi publicēti grāmatā "Klavieres sniegā", kas iznāca pērn.',
            '"Klavieres sniegā"',
            "Klavieres sniegā",
        ),
        ('Viņa spēlēja filmā "Meitene laivā", ko uzņēma Kolkā.', '"Meitene laivā"', "Meitene laivā"),
        ('Dziesma izskan izrādē "Vilki naktī" Rīgā.', '"Vilki naktī"', "Vilki naktī"),
    ],
)
def test_a_title_with_a_place_of_its_own_stays_as_it_is(text: str, span: str, name: str) -> None:
    assert names(text)[span][1] == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mēru Juri Zaķi sagaidīja pie domes.", "Juris Zaķis"),
        ("Ministrei Annai Rozei uzdāvināja ziedus.", "Anna Roze"),
        ("Treneri Jāni Kalnu atlaida no darba.", "Jānis Kalns"),
    ],
)
def test_a_title_that_opens_the_sentence_is_no_part_of_the_name(text: str, name: str) -> None:
    assert [person.name for person in hronika.read(text).people] == [name]


@pytest.mark.parametrize(
    ("text", "span", "name"),
    [
        ("Zvejnieku biedrība vērsīsies tiesā, vēsta Avīze.", "Avīze", "Avīze"),
        ("Kā raksta Žurnāls, ministrs to noliedz.", "Žurnāls", "Žurnāls"),
        ("Par avāriju ziņoja Portāls.", "Portāls", "Portāls"),
    ],
)
def test_an_outlet_called_by_its_noun_keeps_its_capital(text: str, span: str, name: str) -> None:
    assert names(text)[span] == ("organization", name)
    assert [each.speaker_name for each in hronika.read(text).statements] in ([name], [])


def test_a_noun_for_a_medium_at_the_head_of_a_sentence_is_no_name() -> None:
    assert "Laikraksts" not in names("Tiltu slēdza. Laikraksts vēstīja, ka tas bīstams.")


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("Atskaņoja Bēthovena Piekto simfoniju.", "Bēthovena"),
        ("Rīgā skanēs Mālera Pirmais koncerts.", "Mālera"),
        ("Spilgtākā loma bija karalis Līrs Jāņa Ķimeļa iestudējumā.", "Līrs"),
        ("Spilgtākā loma bija karalis Līrs Jāņa Ķimeļa iestudējumā.", "Jāņa Ķimeļa"),
    ],
)
def test_a_name_ends_before_the_number_of_a_work_and_before_another_in_the_genitive(
    text: str, span: str
) -> None:
    assert names(text)[span][0] == "person"


def test_an_event_that_opens_a_sentence_is_nobody() -> None:
    assert "Debija" not in names("Debija Liepājā gaidāma decembrī.")
