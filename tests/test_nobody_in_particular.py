"""Who says nothing: people in general, things, and verbs of doing before a colon."""

import pytest

from hronika import read


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("VID amatpersonas klusē. Runā, ka nodaļā atrasti upurjēri.", "nodaļā atrasti upurjēri"),
        ("Ministrija klusē. Runā, ka ministrs aizies.", "ministrs aizies"),
        ("Jānis Kalns veikalu pārdeva. Runā, ka to nopirka kaimiņš.", "to nopirka kaimiņš"),
    ],
)
def test_what_people_say_is_said_by_nobody_in_particular(text: str, content: str) -> None:
    record = read(text, published="2026-05-07")
    assert [(s.speaker_name, s.content[0].text) for s in record.statements] == [(None, content)]
    told = [event for event in record.events if event.statement]
    assert told
    assert all(event.vouched != "asserted" for event in told)


def test_who_talks_in_the_same_sentence_is_the_source() -> None:
    record = read("Deputāts Jānis Kalns sēž birojā un runā, ka skolu slēgs.", published="2026-05-07")
    assert [statement.speaker_name for statement in record.statements] == ["Jānis Kalns"]


@pytest.mark.parametrize(
    "text",
    [
        "Viņas stāsti par Ūziņu muižu silda sirdi un liek rosīties.",
        "Filma par Rīgas geto liek aizdomāties par vainu.",
        "Notikumi ap Saeimas ēku liek pastiprināt apsardzi.",
    ],
)
def test_a_thing_about_something_with_a_name_demands_nothing(text: str) -> None:
    assert not read(text, published="2026-05-07").statements


@pytest.mark.parametrize(
    "text",
    [
        "Karmena nedomā bēgt: lai notiek!",
        "Uzņēmums nedomā padoties: tiesā iesniegta sūdzība.",
        "Treneris prot skaidrot: spēle ir jālasa.",
    ],
)
def test_what_follows_a_deed_behind_a_colon_is_not_said(text: str) -> None:
    assert not read(text, published="2026-05-07").statements


@pytest.mark.parametrize(
    "text",
    [
        "Teikt runu viņu pamudinājusi fotogrāfija ar zēnu.",
        "Krīze mudināja uzņēmumus meklēt jaunus tirgus.",
        "Iespēja nopelnīt mudināja viņu pārcelties uz Rīgu.",
    ],
)
def test_what_makes_somebody_do_something_demands_nothing(text: str) -> None:
    assert not read(text, published="2026-05-07").statements


@pytest.mark.parametrize(
    "text",
    [
        "Nu skolēni sākuši gaidīt papīru, apliecina skolā. Krotes audzēkņi savākuši 3700 kilogramus papīra.",
        "Savāktais aizvests, nu bērni sākuši zīmēt, apliecina skolā. Krotes audzēkņi savākuši daudz papīra.",
        "Klusums beidzies, strādnieki turpinājuši rakt, stāsta uzņēmumā. Kalnu brigāde atradusi monētas.",
    ],
)
def test_who_begins_or_goes_on_to_do_something_says_nothing(text: str) -> None:
    names = {statement.speaker_name for statement in read(text, published="2026-05-07").statements}
    assert not names & {"skolēni", "bērni", "strādnieki"}


@pytest.mark.parametrize(
    "text",
    [
        "Dati likuši naftas cenai pārsniegt 118 dolārus.",
        "Ķīnas ekonomikas dati lika akcijām kristies.",
        "Centrālās bankas ziņojums lika kursam pieaugt.",
    ],
)
def test_nobody_tells_a_price_what_to_do(text: str) -> None:
    assert not read(text, published="2026-05-07").statements


@pytest.mark.parametrize(
    "text",
    [
        "Kontrolēsim uzņēmumus, par kuriem esam pārliecināti, ka tur viss ir kārtībā.",
        "Atbalstām skolas, par kurām esam droši, ka tās strādā.",
        "Pārdodam preces, par kurām esam pārliecināti, ka tās kalpos.",
    ],
)
def test_what_we_are_sure_of_is_not_said_by_what_it_is_about(text: str) -> None:
    assert {statement.speaker_name for statement in read(text, published="2026-05-07").statements} <= {None}
