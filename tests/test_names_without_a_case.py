"""What part acronyms and names in marks take: the words beside them tell, and else their order."""

import pytest

from hronika import read


def parts(text: str, predicate: str) -> dict[str, str | None]:
    """Who takes part in the event of a predicate, by role."""
    record = read(text, published="2025-05-05")
    event = next(event for event in record.events if event.predicate.text == predicate)
    assert len({part.role for part in event.participants}) == len(event.participants)
    return {part.role: part.span.text if part.span else None for part in event.participants}


@pytest.mark.parametrize(
    ("text", "predicate", "expected"),
    [
        ("Vācija sodīja VUGD.", "sodīja", {"agent": "Vācija", "patient": "VUGD"}),
        ("VUGD atlaida Bērziņu.", "atlaida", {"agent": "VUGD", "patient": "Bērziņu"}),
        ("Bērziņu atlaida VUGD.", "atlaida", {"agent": "VUGD", "patient": "Bērziņu"}),
        ("Valsts policija neapsūdzēja NATO.", "neapsūdzēja", {"agent": "Valsts policija", "patient": "NATO"}),
        (
            "VUGD otrdien pārbaudīja Valsts policija.",
            "pārbaudīja",
            {"agent": "Valsts policija", "patient": "VUGD"},
        ),
        ('Merkele apmānīja "Latvenergo".', "apmānīja", {"agent": "Merkele", "patient": '"Latvenergo"'}),
        ('NATO brīdināja "Latvenergo".', "brīdināja", {"agent": "NATO", "patient": '"Latvenergo"'}),
        ("VUGD informēja KNAB.", "informēja", {"agent": "VUGD", "patient": "KNAB"}),
        ("Bērziņš uzbruka VUGD.", "uzbruka", {"agent": "Bērziņš", "counterpart": "VUGD"}),
        ("Jānis Ozols piekāpās NATO.", "piekāpās", {"agent": "Jānis Ozols", "counterpart": "NATO"}),
        (
            "Jānis Ozols nosūtīja vēstuli VUGD.",
            "nosūtīja",
            {"agent": "Jānis Ozols", "patient": "vēstuli", "counterpart": "VUGD"},
        ),
        ("Merkele, kuru apsūdzēja NATO, smejas.", "apsūdzēja", {"agent": "NATO", "patient": "kuru"}),
        ("Rīgas dome nolēma pārbaudīt VUGD.", "pārbaudīt", {"agent": "Rīgas dome", "patient": "VUGD"}),
        ("Sabrūkot PSRS, Latvija atguva brīvību.", "Sabrūkot", {"agent": "PSRS"}),
        ("Atbalstot NATO, Latvija aug.", "Atbalstot", {"agent": "Latvija", "patient": "NATO"}),
    ],
)
def test_who_acts_and_whom_it_is_done_to(text: str, predicate: str, expected: dict[str, str]) -> None:
    assert parts(text, predicate) == expected


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("VUGD tika kritizēts.", "kritizēts"),
        ("NATO tika atlaista.", "atlaista"),
        ('Pirms nedēļas "Latvenergo" tika sodīts.', "sodīts"),
    ],
)
def test_what_a_passive_is_said_of_undergoes_it(text: str, predicate: str) -> None:
    assert list(parts(text, predicate)) == ["patient"]


@pytest.mark.parametrize(
    ("text", "predicate", "role"),
    [
        ("Kalniņš strādā LMT.", "strādā", "patient"),
        ("Banka FKTK lēmumu apstrīdēja.", "apstrīdēja", "counterpart"),
        ("Ministri Tbilisi parakstīja deklarāciju.", "parakstīja", "counterpart"),
        ('Bokseris ierakstīja vēstuli "Instagram".', "ierakstīja", "counterpart"),
    ],
)
def test_a_place_and_an_owner_take_no_part(text: str, predicate: str, role: str) -> None:
    record = read(text, published="2025-05-05")
    assert not any(
        part.role == role
        and part.span is not None
        and part.span.text in ("LMT", "FKTK", "Tbilisi", '"Instagram"')
        for event in record.events
        for part in event.participants
    )


def test_where_it_was_is_no_part_of_a_name() -> None:
    record = read('Bērziņš apmeklēja "Latvenergo" Rīgā.', published="2025-05-05")
    (event,) = record.events
    assert event.place is not None
    assert event.place.text == "Rīgā"
    assert [part.span.text for part in event.participants if part.span] == ["Bērziņš", '"Latvenergo"']
