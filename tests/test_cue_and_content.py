"""What is said and what is told: contrasts, objects of infinitives, judgements, hearsay in a later clause."""

import pytest

import hronika


def _read(text: str) -> list[tuple[str, str]]:
    """The cue and the content of every statement of a text, its spans joined by a bar."""
    return [
        (
            text[statement.cue.start : statement.cue.end] if statement.cue else "",
            " | ".join(text[part.start : part.end] for part in statement.content),
        )
        for statement in hronika.read(text).statements
    ]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        # The article tells again: what happened, what others say, what the source keeps to itself.
        ("Viņš teica, ka nāks rīt, bet neatnāca.", "nāks rīt"),
        ("Prokurore uzskata, ka vaina pierādīta, bet tiesa lietu atlika.", "vaina pierādīta"),
        ("Ministre teica, ka nauda piešķirta, taču kur tā palikusi, nepaskaidroja.", "nauda piešķirta"),
        ("Uzņēmums apgalvo, ka iekārta ir droša, bet kaimiņi sūdzas par troksni.", "iekārta ir droša"),
        ("Klubs ziņo, ka līgums parakstīts, bet summu neizpauž.", "līgums parakstīts"),
        ("Dome skaidro, ka naudas nav, un darbus šogad nesāks.", "naudas nav"),
        # The source goes on: in hearsay, in its own tense, with its own subject, after a relative clause.
        (
            "Ministre teica, ka lēmums nav pieņemts, bet valdība to gaida.",
            "lēmums nav pieņemts, bet valdība to gaida",
        ),
        ("Banka ziņo, ka peļņa auga, taču ieņēmumi saruka.", "peļņa auga, taču ieņēmumi saruka"),
        (
            "Direktors atzīst, ka lēmums bijis smags, tomēr citas izejas neesot.",
            "lēmums bijis smags, tomēr citas izejas neesot",
        ),
        (
            "Mācītājs teica, ka viņš ne vien lūdza, bet arī draudēja.",
            "viņš ne vien lūdza, bet arī draudēja",
        ),
        (
            "Policija ziņo, ka zēns, kurš pazuda, ir atrasts, un meklēšana beigusies.",
            "zēns, kurš pazuda, ir atrasts, un meklēšana beigusies",
        ),
        # What is asked ends where it is told what came of it.
        ("Jautāts, vai nebaidās no soda, puisis tikai paraustīja plecus.", "nebaidās no soda"),
    ],
)
def test_where_what_is_said_ends_and_the_article_goes_on(text: str, content: str) -> None:
    assert [said for _, said in _read(text)] == [content]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        # The object before an infinitive belongs to it, wherever the parse hangs it.
        ("Mērs solīja jautājumu atrisināt mēneša laikā.", "jautājumu atrisināt mēneša laikā"),
        ("Deputāte rosināja sēdi pārcelt uz ceturtdienu.", "sēdi pārcelt uz ceturtdienu"),
        ("Iestāde apsolīja atbildi sniegt piecu dienu laikā.", "atbildi sniegt piecu dienu laikā"),
        (
            "Tās rezultātus Valsts kontrole sola publiskot līdz vasarai.",
            "Tās rezultātus | publiskot līdz vasarai",
        ),
        ("Tukšo ēku novada dome cer pārdot izsolē.", "Tukšo ēku | pārdot izsolē"),
        (
            "Tiltu slēgs, taču apbraucamo ceļu būvnieki sola pabeigt laikus.",
            "apbraucamo ceļu | pabeigt laikus",
        ),
        # Things in the plural are not who is asked; people are, also as a participle or an adjective.
        ("Kapteinis aicināja emocijas atstāt ģērbtuvē.", "emocijas atstāt ģērbtuvē"),
        ("Biedrība aicina kokus necirst.", "kokus necirst"),
        ("Dome rosināja iedzīvotājus pieteikties talkai.", "pieteikties talkai"),
        ("Vašingtona mudina sabiedrotos palielināt tēriņus.", "palielināt tēriņus"),
        ("Vadītāja aicināja Tbilisi atbrīvot ieslodzītos.", "atbrīvot ieslodzītos"),
        ("Zēns lūdza māti nopirkt saldējumu.", "nopirkt saldējumu"),
        # A recipient beside a verb that asks in the accusative is that of the infinitive.
        ("Prokurors lūdza apsūdzētajam piemērot sodu.", "apsūdzētajam piemērot sodu"),
        # A form that is also a finite one, or stands in a predicate.
        ("Partija aicina iet balsot.", "iet balsot"),
        ("Iedzīvotājus lūdz neiet uz ledus.", "neiet uz ledus"),
        ("Pārvalde aicina gājējus būt uzmanīgiem.", "būt uzmanīgiem"),
    ],
)
def test_what_belongs_to_an_infinitive(text: str, content: str) -> None:
    assert [said for _, said in _read(text)] == [content]


@pytest.mark.parametrize(
    "text",
    [
        "Ministrs solīja palīdzību cietušajiem.",
        "Rīkotāji sola iespēju dejot līdz rītam.",
        "Treneris lūdza pauzi atelpai.",
        "Viņš centās solījumu pildīt.",
        # A norm or a deal lays down, and nobody says so.
        "Līgumā teikts, ka piegāde jāveic līdz maijam.",
        "Likumā teikts, ka valsts valoda ir latviešu valoda.",
        # As planned is no forecast, and a converb or an infinitive in -ot no hearsay.
        "Dators neatsāk darbu, kā paredzēts.",
        "Viņa aizgāja, jo gribēja darbu mainīt un dzīvot mierīgi.",
        "Zēns skrēja mājās, bet lietus līdzi nāca, dziedot un dejojot.",
    ],
)
def test_what_is_no_statement(text: str) -> None:
    assert _read(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The content of a judgement is the predicative, without what is judged.
        ("Restorāna īpašniece nosauca lēmumu par absurdu.", ("nosauca", "par absurdu")),
        ("Premjers rezultātu nosauca par vēsturisku.", ("nosauca", "par vēsturisku")),
        (
            "Kolēģi Jāni Ozolu raksturo kā stingru, bet godīgu cilvēku.",
            ("raksturo", "kā stingru, bet godīgu cilvēku"),
        ),
        # Predicatives, set phrases, and nouns of whose words.
        ("Mākslinieks ir gandarīts, ka darbi pārdoti.", ("gandarīts", "darbi pārdoti")),
        ("Advokāte ir pārliecināta: klients tiks attaisnots.", ("pārliecināta", "klients tiks attaisnots")),
        ("Rektors pieļauj iespēju apvienot fakultātes.", ("pieļauj", "apvienot fakultātes")),
        ("Pēc kaimiņu novērojumiem, namā neviens nedzīvo.", ("novērojumiem", "namā neviens nedzīvo")),
        ("Kā liecina rēķini, remonts izmaksājis miljonu.", ("liecina", "remonts izmaksājis miljonu")),
        # Questions: to somebody, and before their verb.
        (
            "Komisija vaicāja ministram, kāpēc iepirkums izsludināts vēlu.",
            ("vaicāja", "kāpēc iepirkums izsludināts vēlu"),
        ),
        ("Vai sodi palielināsies, žurnālisti jautāja ministram.", ("jautāja", "sodi palielināsies")),
        ("Kāpēc skola slēgta, vecāki jautāja domei.", ("jautāja", "Kāpēc skola slēgta")),
        ("Zinātnieki nepiekrīt, ka augi pielāgosies.", ("nepiekrīt", "augi pielāgosies")),
        # A converb that names who is referred to stands between the cue and its clause.
        ("Laikraksts vēsta, atsaucoties uz avotiem, ka darījums atcelts.", ("vēsta", "darījums atcelts")),
        # Demands and threats beside what is unmarked.
        ("Arodbiedrība pieprasa: algas jāpaaugstina rudenī.", ("pieprasa", "algas jāpaaugstina rudenī")),
        ("Ja vajadzēs, iesim uz tiesu, draud kooperatīvs.", ("draud", "Ja vajadzēs, iesim uz tiesu")),
        # A noun that its verb rejects or grants reports itself, once; one that is voiced does not.
        ("Tiesa noraidīja prasību piedzīt parādu.", ("prasību", "piedzīt parādu")),
        ("Solījumu atkāpties viņš atkārtoja divreiz.", ("atkārtoja", "atkāpties")),
    ],
)
def test_words_that_report(text: str, expected: tuple[str, str]) -> None:
    assert _read(text) == [expected]


@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        ("Mērs Jānis Krūze uz sēdi neieradās, jo esot slims.", "esot slims", "Jānis Krūze"),
        (
            "Direktore Ilze Rasa prasības atbalsta, taču naudas to izpildei neesot.",
            "naudas to izpildei neesot",
            "Ilze Rasa",
        ),
        (
            "Klubs treneri atlaida, lai gan rezultāti esot bijuši labi.",
            "rezultāti esot bijuši labi",
            "klubs",
        ),
    ],
)
def test_hearsay_in_a_later_clause_is_the_subjects(text: str, content: str, speaker: str) -> None:
    (statement,) = hronika.read(text).statements
    assert [text[part.start : part.end] for part in statement.content] == [content]
    assert statement.speaker_name == speaker


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        (
            "Skolas direktors skaidroja, ka remonts sāksies vasarā. Viņš esot solījis darbus pabeigt ātri.",
            [
                "remonts sāksies vasarā. Viņš esot solījis darbus pabeigt ātri",
                "darbus pabeigt ātri",
            ],
        ),
        (
            "Aizstāvis norādīja, ka klients neko nav zinājis. Viņš esot domājis, ka pārvadā dokumentus.",
            [
                "klients neko nav zinājis. Viņš esot domājis, ka pārvadā dokumentus",
                "pārvadā dokumentus",
            ],
        ),
        # A plain verb of saying starts anew.
        (
            "Aizstāvis norādīja, ka klients neko nav zinājis. Viņš domāja, ka pārvadā dokumentus.",
            ["klients neko nav zinājis", "pārvadā dokumentus"],
        ),
    ],
)
def test_hearsay_goes_on_where_somebody_in_it_speaks(text: str, contents: list[str]) -> None:
    assert [said for _, said in _read(text)] == contents
