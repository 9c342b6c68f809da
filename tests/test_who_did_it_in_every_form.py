"""Who did it, to whom and for whom: by nouns of events, pairs of verbs, datives and prepositions."""

import pytest

from hronika import read


def participants(text: str, predicate: str) -> dict[str, set[str]]:
    """The names of those who take part in an event, by role."""
    event = next(each for each in read(text).events if each.predicate.text == predicate)
    found: dict[str, set[str]] = {}
    for each in event.participants:
        found.setdefault(each.role, set()).add(each.name or "")
    return found


@pytest.mark.parametrize(
    ("text", "predicate", "expected"),
    [
        # nouns of events, to whom they are done behind them
        (
            "Krievijas uzbrukums Ukrainai turpinās.",
            "uzbrukums",
            {"agent": {"Krievija"}, "counterpart": {"Ukraina"}},
        ),
        (
            "Kalniņas uzbrukums Annai Liepai turpinās.",
            "uzbrukums",
            {"agent": {"Kalniņa"}, "counterpart": {"Anna Liepa"}},
        ),
        (
            "Bērziņš sniedza palīdzību Ukrainai.",
            "palīdzību",
            {"agent": {"Bērziņš"}, "counterpart": {"Ukraina"}},
        ),
        (
            "NATO uzbrukums zemniekiem turpinās.",
            "uzbrukums",
            {"agent": {"NATO"}, "counterpart": {"zemnieki"}},
        ),
        ("VUGD vizīte Parīzē beigsies rīt.", "vizīte", {"agent": {"VUGD"}}),
        # who checks is the subject, so the genitive is whom
        (
            "Anna Liepa veica Donalda Trampa pārbaudi.",
            "pārbaudi",
            {"agent": {"Anna Liepa"}, "patient": {"Donalds Tramps"}},
        ),
        (
            "Valsts policija veica Latvijas Bankas pārbaudi.",
            "pārbaudi",
            {"agent": {"Valsts policija"}, "patient": {"Latvijas Banka"}},
        ),
        ("Latvijas Bankas pārbaude turpinās.", "pārbaude", {"agent": {"Latvijas Banka"}}),
        # two verbs, the object before both
        (
            "Annu Liepu aizturēja un nopratināja Bērziņš.",
            "aizturēja",
            {"agent": {"Bērziņš"}, "patient": {"Anna Liepa"}},
        ),
        (
            "Annu Liepu aizturēja un nopratināja Bērziņš.",
            "nopratināja",
            {"agent": {"Bērziņš"}, "patient": {"Anna Liepa"}},
        ),
        (
            "Policija aizturēja un nopratināja Ozolu.",
            "aizturēja",
            {"agent": {"policija"}, "patient": {"Ozols"}},
        ),
        ("Vīrietis dzēra un sita sievu.", "dzēra", {"agent": {"vīrietis"}}),
        # between whom
        ("Sākās sarunas starp Vāciju un Franciju.", "sarunas", {"agent": {"Vācija un Francija"}}),
        ("Karš starp Krieviju un Ukrainu turpinās.", "Karš", {"agent": {"Krievija un Ukraina"}}),
        # datives before what is given
        (
            "Valsts policija piesprieda Donaldam Trampam sodu.",
            "piesprieda",
            {"agent": {"Valsts policija"}, "counterpart": {"Donalds Tramps"}, "patient": {"sods"}},
        ),
        (
            "Rīgas domei jāmaksā Donaldam Trampam sods.",
            "jāmaksā",
            {"agent": {"Rīgas dome"}, "counterpart": {"Donalds Tramps"}, "patient": {"sods"}},
        ),
        # prepositions
        (
            "No Kalniņas naudu saņēma Rīgas dome.",
            "saņēma",
            {"agent": {"Rīgas dome"}, "counterpart": {"Kalniņa"}, "patient": {"nauda"}},
        ),
        (
            "Valsts policija vienojās ar policiju par cenu.",
            "vienojās",
            {"agent": {"Valsts policija"}, "counterpart": {"policija"}, "patient": {"cena"}},
        ),
        # all of several
        (
            "Kalniņa un NATO sodīja Ozolu.",
            "sodīja",
            {"agent": {"Kalniņa un NATO"}, "patient": {"Ozols"}},
        ),
        # surnames of men in -e
        (
            "Zemnieki palīdzēja ministram Uldim Rozem.",
            "palīdzēja",
            {"agent": {"zemnieki"}, "counterpart": {"Uldis Roze"}},
        ),
    ],
)
def test_who_takes_part(text: str, predicate: str, expected: dict[str, set[str]]) -> None:
    assert participants(text, predicate) == expected


def test_an_order_of_two_verbs_that_take_nothing_shares_nothing() -> None:
    found = participants("Darbus pabeidzot vai beidzoties darba dienai, vieta jāsakārto.", "pabeidzot")
    assert found == {"patient": {"darbi"}}
