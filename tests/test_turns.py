"""Turns of a talk: whose they are where the label is a noun, a title or in capitals, and which are none."""

import pytest

import hronika


def turns(text: str) -> list[tuple[str | None, str]]:
    return [(s.speaker_name, s.content[0].text.rstrip("!?")) for s in hronika.read(text).statements]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Liepa: Kur palika dokumenti? Bērzs: Es tos atdevu. Liepa: Kam?",
            [("Liepa", "Kur palika dokumenti"), ("Bērzs", "Es tos atdevu"), ("Liepa", "Kam")],
        ),
        (
            "Saruna bija īsa. Kalējs: Vai maksāsi? Dzene: Nē. Kalējs: Tad tiksimies tiesā.",
            [("Kalējs", "Vai maksāsi"), ("Dzene", "Nē"), ("Kalējs", "Tad tiksimies tiesā")],
        ),
        (
            "Ozola (atbild): Naudas pietiks.\nKalniņš (skaļi): Melojat!\nOzola (turpina): Ļaujiet pabeigt.",
            [("Ozola", "Naudas pietiks"), ("Kalniņš", "Melojat"), ("Ozola", "Ļaujiet pabeigt")],
        ),
        (
            "ANITA ROZE: Kāda būs ziema?\nTOMS KALNS: Barga.\nANITA ROZE: Paldies!",
            [("Anita Roze", "Kāda būs ziema"), ("Toms Kalns", "Barga"), ("Anita Roze", "Paldies")],
        ),
        (
            "PREMJERE LIEPA: Budžets ir gatavs.\nDEPUTĀTS OZOLS: Tas nav tiesa.",
            [("Liepa", "Budžets ir gatavs"), ("Ozols", "Tas nav tiesa")],
        ),
        (
            "Ekonomists Vilks: Deficīts augs.\nUzņēmēja Puķe: Nodokļi jāmazina.",
            [("Vilks", "Deficīts augs"), ("Puķe", "Nodokļi jāmazina")],
        ),
        (
            "I. KALNIŅA. Es balsošu pret.\nV. ROZE. Es balsošu par.",
            [("I. Kalniņa", "Es balsošu pret"), ("V. Roze", "Es balsošu par")],
        ),
        (
            "Tiesnesis: Vai atzīstat vainu?\nApsūdzētais: Nē, neatzīstu.",
            [("tiesnesis", "Vai atzīstat vainu"), ("apsūdzētais", "Nē, neatzīstu")],
        ),
    ],
)
def test_turns(text: str, expected: list[tuple[str | None, str]]) -> None:
    assert turns(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Egle: 5 metri. Priede: 10 metri. Egle: 7 metri.",
        "Piezīme: Veikals ir slēgts. Cena: Mainās katru dienu. Piezīme: Zvaniet rīt.",
        "Laiks: Sākas septiņos.\nVieta: Notiek parkā.\nLaiks: Beidzas astoņos.",
        "LATVIJAS BANKA: Cenas augs.",
    ],
)
def test_what_only_looks_like_turns(text: str) -> None:
    assert turns(text) == []


def test_what_is_no_label_stays_in_the_turn() -> None:
    text = "Ozols: Es nebraukšu. Vieta: Rīga. Kalniņa: Kāpēc?"
    assert turns(text) == [("Ozols", "Es nebraukšu. Vieta: Rīga"), ("Kalniņa", "Kāpēc")]


def test_the_headline_of_an_institution_is_its_claim() -> None:
    record = hronika.read("Policija: Vīrietis miris\n\nPolicija otrdien paziņoja, ka vīrietis miris.")
    assert [(s.speaker_name, s.confidence < 0.7) for s in record.statements] == [
        ("policija", True),
        ("policija", False),
    ]
    assert not any(event.vouched == "asserted" for event in record.events if event.predicate.text == "miris")


def test_a_name_in_capitals_is_the_person_named_below() -> None:
    record = hronika.read("Ministrs JĀNIS OZOLS sacīja, ka līst. Ozols piebilda, ka snigs.")
    assert [person.name for person in record.people] == ["Jānis Ozols"]
    assert {s.speaker_name for s in record.statements} == {"Jānis Ozols"}


@pytest.mark.parametrize(
    "text",
    [
        "„Tumsas bērni” – ar šādu nosaukumu piektdien atklās gleznu izstādi.",
        '"Balta nakts" — tāda devīze ir šī gada festivālam.',
        "Ministre projektu nosauca par „Zaļais Ceļš”.",
    ],
)
def test_names_of_works_are_no_statements(text: str) -> None:
    assert hronika.read(text).statements == ()


@pytest.mark.parametrize(
    ("text", "medium"),
    [
        ('"Tā nav," raidījumā "Rīta kafija" teica ministrs Jānis Ozols.', 'raidījumā "Rīta kafija"'),
        ("„Ražas nebūs,” žurnālā „Saimnieks” rakstīja zemnieks Ansis Kalns.", "žurnālā „Saimnieks”"),
    ],
)
def test_the_medium_has_its_name_in_marks(text: str, medium: str) -> None:
    (statement,) = hronika.read(text).statements
    assert statement.medium is not None
    assert statement.medium.text == medium
