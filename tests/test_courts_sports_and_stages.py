"""What courts, sports and culture pages tell: who is accused, who played whom, what is still to come."""

import pytest

from hronika import read
from hronika.record import Event, Record, Statement


def _read(text: str) -> Record:
    return read(text, published="2025-11-28")


def _event(text: str, predicate: str) -> Event:
    return next(event for event in _read(text).events if event.predicate.text == predicate)


def _names(event: Event, role: str) -> list[str | None]:
    return [participant.name for participant in event.participants if participant.role == role]


def _statement(text: str, content: str) -> Statement:
    return next(one for one in _read(text).statements if one.content[0].text.startswith(content))


@pytest.mark.parametrize(
    ("text", "content", "name"),
    [
        (
            'Bijušais mērs Jānis Kalns tiek apsūdzēts krāpšanā. "Es neko nezagu," sacīja apsūdzētais.',
            "Es neko",
            "Jānis Kalns",
        ),
        (
            "Policija aizturēja uzņēmēju Pēteri Liepu. Aizturētais norādīja, ka naudu nav ņēmis.",
            "naudu nav",
            "Pēteris Liepa",
        ),
        (
            "Tiesa notiesāja skolotāju Annu Kreili. Notiesātā uzskata, ka spriedums ir netaisns.",
            "spriedums",
            "Anna Kreile",
        ),
        (
            "Andris Kalvāns atzīts par vainīgu un notiesāts. Kā teica apsūdzētais, naudas nebija.",
            "naudas",
            "Andris Kalvāns",
        ),
        (
            'Ierēdnis Aldis Bite, kurš tiek tiesāts, klusē. "Nauda nav pazudusi," uzsvēra tiesājamais.',
            "Nauda",
            "Aldis Bite",
        ),
        # two were accused, and a woman is no man
        (
            "Prokuratūra apsūdz Jāni Kalnu un Pēteri Ozolu. Apsūdzētais sacīja, ka naudu atdos.",
            "naudu",
            "apsūdzētais",
        ),
        (
            "Policija aizturēja Annu Liepu. Aizturētais norādīja, ka naudu nav ņēmis.",
            "naudu",
            "aizturētais",
        ),
    ],
)
def test_a_participle_used_as_a_noun_means_whom_that_was_done_to(text: str, content: str, name: str) -> None:
    assert _statement(text, content).speaker_name == name


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Pēc apsūdzētā teiktā, viņš naudu atdevis.", "apsūdzētā"),
        ("Pēc cietušās stāstītā, vīrietis viņai draudējis.", "cietušās"),
        ("Kā norādīja apsūdzētais, naudas nebija.", "apsūdzētais"),
        ("Kā stāstīja cietusī, vīrietis viņu sitis.", "cietusī"),
        ("Tiesā apsūdzētais stāstīja, ka kaimiņš uzbrucis pirmais.", "apsūdzētais"),
        ("Apsūdzētā vainu neatzina un norādīja, ka naudu aizdevusi.", "Apsūdzētā"),
        ("Pēc ministra uzskata, budžets ir labs.", "ministra"),
        ("Pēc Andreja Kalna uzskata, treneris rīkojies pareizi.", "Andreja Kalna"),
        ("Pēc prokurora uzskata, vaina ir pilnībā pierādīta.", "prokurora"),
        ("Policistiem bija aizdomas, ka vīrietis nozadzis auto.", "Policistiem"),
        ("Valdei ir bažas, ka projektu apturēs.", "Valdei"),
        ("Prokuroram ir pārliecība, ka kukulis paņemts.", "Prokuroram"),
    ],
)
def test_who_says_so_may_be_a_participle_or_stand_in_the_dative(text: str, speaker: str) -> None:
    (statement,) = _read(text).statements
    assert statement.speaker is not None
    assert statement.speaker.text == speaker


@pytest.mark.parametrize(
    "text",
    [
        "Tiesa Ivo Kalnu atzina par vainīgu zādzībā.",
        "Jāni Kalnu vakar atzina par vainīgu zādzībā.",
        "Rajona tiesa bijušo mēru atzina par nevainīgu.",
        "Atbrīvots no amata, direktors pasmaidīja.",
        "Jautāts par cerībām, sportists pasmējās.",
    ],
)
def test_a_verdict_and_what_somebody_was_asked_are_no_words(text: str) -> None:
    assert not _read(text).statements


def test_who_judges_or_tells_otherwise_says_something() -> None:
    assert _statement("Ministrs uzskata Kalnu par vainīgu.", "par vainīgu").speaker_name == "ministrs"
    assert _statement("Pārsūdzēts spriedums, apstiprināja prokurors.", "Pārsūdzēts")


def test_himself_is_who_says_so() -> None:
    for text in (
        "Treneris Juris Zaķis neslēpa, ka pats ieteicis spēlētājam aiziet.",
        "Treneris Juris Zaķis atzina, ka pats aicinājis uzbrucēju palikt.",
        "Treneris Juris Zaķis norādīja, ka pats lūdzis federāciju rīkoties.",
    ):
        assert {one.speaker_name for one in _read(text).statements} == {"Juris Zaķis"}


@pytest.mark.parametrize(
    ("text", "speaker", "within"),
    [
        ("Rakstā teikts, ka inspektori ņēmuši naudu, solot neuzrakstīt protokolu.", "inspektori", True),
        (
            "Prokurors sacīja, ka policists ņēmis naudu, draudot uzrakstīt protokolu.",
            "policists",
            True,
        ),
        ("Prokurors stāstīja, ka mērs zvanījis tiesai, lūdzot atlikt sēdi.", "mērs", True),
        ("Ministrs sacīja, ka remonts sākts, solot to pabeigt rudenī.", "Ministrs", False),
    ],
)
def test_a_promise_in_what_is_told_is_that_of_who_acts_there(text: str, speaker: str, within: bool) -> None:
    promise = _read(text).statements[-1]
    assert promise.speaker is not None
    assert promise.speaker.text == speaker
    assert (promise.within is not None) == within


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Producents atklājis, ka seriāls turpināsies, bet aktieris to noliedzis.", "seriāls turpināsies"),
        ("Avīze rakstījusi, ka uzbrucējs aizies, taču klubs to noraidījis.", "uzbrucējs aizies"),
        ("Pēc liecinieces teiktā, viņš draudējis, bet viņš pats to noliedz.", "viņš draudējis"),
    ],
)
def test_an_answer_is_no_part_of_what_it_answers(text: str, content: str) -> None:
    (statement,) = _read(text).statements
    assert [span.text for span in statement.content] == [content]
    assert _read(text).events[-1].vouched == "asserted"


@pytest.mark.parametrize(
    ("text", "predicate", "vouched", "polarity"),
    [
        ("Ceļu nācās slēgt.", "slēgt", "asserted", "positive"),
        ("Ministrs sacīja, ka skolu nācies slēgt.", "slēgt", "attributed", "positive"),
        ("Apsargiem nācās iznest skatītāju no zāles.", "iznest", "asserted", "positive"),
        ("Skolu nāksies slēgt.", "slēgt", "hypothetical", "positive"),
        ("Pēc avārijas šoferis centās paslēpties, taču viņu atrada.", "avārijas", "asserted", "positive"),
        ("Pirms mača fani mēģināja iekļūt laukumā, bet viņus aizturēja.", "mača", "asserted", "positive"),
        ("Zādzības laikā vīrs mēģināja aizbēgt, bet tika notverts.", "Zādzības", "asserted", "positive"),
        ("Mēģinājums gāzt valdību izgāzās.", "gāzt", "asserted", "negative"),
        ("Treneris atturējās solīt, ka spēlētājs atgriezīsies.", "atgriezīsies", "possible", "positive"),
        ("Maijā plānota festivāla atklāšana.", "festivāla", "planned", "positive"),
        ("Spēles sākums plānots plkst. 19.", "Spēles", "planned", "positive"),
        ("Grupa turnejas laikā sniegs 12 koncertus.", "turnejas", "planned", "positive"),
        ("Maijā plānota nozieguma atklāšana.", "nozieguma", "asserted", "positive"),
        ("Romāns stāsta par meiteni, kura pazūd mežā.", "pazūd", "attributed", "positive"),
    ],
)
def test_how_far_it_is_a_fact(text: str, predicate: str, vouched: str, polarity: str) -> None:
    event = _event(text, predicate)
    assert (event.vouched, event.polarity) == (vouched, polarity)


@pytest.mark.parametrize(
    ("text", "predicate", "agent", "patient", "counterpart"),
    [
        ('Mačā pret "Zemgali" "Kurbads" uzvarēja ar 5:2.', "uzvarēja", "Kurbads", None, None),
        ("Dinamo sagrāva Maskavas CSKA ar 7:1.", "sagrāva", "Dinamo", "Maskavas CSKA", None),
        ('"Metta" pārspēja "Rīgas FS".', "pārspēja", "Metta", "Rīgas FS", None),
        ('Ventspilnieki piekāpās "VEF Rīgai".', "piekāpās", "ventspilnieki", None, "VEF Rīga"),
        ('"Riga" Skonto stadionā sagrāva "Tukumu" ar 5:0.', "sagrāva", "Riga", "Tukums", None),
        ('"Žalgiris" mājās sagrāva "Valmieru".', "sagrāva", "Žalgiris", "Valmiera", None),
        ("Tiesa Ivo Kalnu notiesāja.", "notiesāja", "tiesa", "Ivo Kalns", None),
        ("Tiesa 32 gadus veco Ivo K. notiesāja.", "notiesāja", "tiesa", "Ivo K.", None),
        ("Apsūdzētais upuri piekāva.", "piekāva", "apsūdzētais", "upuri", None),
        ("Viņa klientam jāpiespriež naudas sods.", "jāpiespriež", None, "naudas sods", "viņa klients"),
        ("Tiesai jāpiespriež naudas sods.", "jāpiespriež", "tiesa", "naudas sods", None),
        ("Tiesa no firmas par labu domei piedzina naudu.", "piedzina", "tiesa", "nauda", "dome"),
    ],
)
def test_who_did_it_to_whom(
    text: str, predicate: str, agent: str | None, patient: str | None, counterpart: str | None
) -> None:
    event = _event(text, predicate)
    assert _names(event, "agent") == ([agent] if agent else [])
    assert _names(event, "patient") == ([patient] if patient else [])
    assert (counterpart is None) or counterpart in _names(event, "counterpart")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('"Ventspils" zaudēja Polijas klubam "Anwil". Klubs paziņoja, ka treneris atlaists.', "klubs"),
        (
            'Hokejists atstājis klubu "Kometa". Tagad "Tappara" ir ceturtā. Klubs sola, ka uzvarēs.',
            "Tappara",
        ),
        ('"Rīgas Dinamo" zaudēja. Klubs pavēstīja, ka treneris aizies.', "Rīgas Dinamo"),
        ('Klubs "Ogre" zaudēja klubam "Jūrmala". Klubs ziņo, ka treneris atlaists.', "Ogre"),
    ],
)
def test_a_club_is_the_one_that_played_and_not_whom_it_lost_to(text: str, name: str) -> None:
    assert _read(text).statements[-1].speaker_name == name


def test_what_a_form_that_may_be_an_imperative_tells_has_a_subject() -> None:
    text = "Savienība, kā uzsvēra tās vadītāja, ievēro nulles tolerances politiku."
    assert _event(text, "ievēro").vouched == "attributed"
