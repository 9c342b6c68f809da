"""Whose quoted words are, in all the ways of quoting, and what only looks like a quotation."""

import pytest

import hronika
from hronika.article import Article
from hronika.reading.reader import Reader
from hronika.record import Statement


def told(statement: Statement) -> tuple[str | None, str]:
    return statement.speaker_name, " … ".join(span.text for span in statement.content)


def quoted(text: str) -> list[tuple[str | None, str]]:
    return [told(statement) for statement in hronika.read(text).statements]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        (
            "“Mēs negaidījām kāpumu,” atzina mežzine Dace Liepa. “Egļu pietiek.\n\n“Taču priežu trūkst.”",
            "Dace Liepa",
            "Mēs negaidījām kāpumu … Egļu pietiek … Taču priežu trūkst",
        ),
        (
            "Mežzinis Aigars Bite teica: “Egles kalst.\n\n“Vainīgs ir mizgrauzis.\n\n“Palīdzēs tikai sals.”",
            "Aigars Bite",
            "Egles kalst … Vainīgs ir mizgrauzis … Palīdzēs tikai sals",
        ),
        (
            "“Egles kalst.\n\nVainīgs ir mizgrauzis. Cirst sāka par vēlu.\n\nPalīdzēs tikai sals,” "
            "skaidroja mežzinis Aigars Bite.",
            "Aigars Bite",
            "Egles kalst … Vainīgs ir mizgrauzis. Cirst sāka par vēlu … Palīdzēs tikai sals",
        ),
        (
            "Muzeja vadītāja Inta Sila stāstīja: „Jumts tek.\nGleznas ir noliktavā.\nNaudas remontam nav.”\n"
            "Ministrija solījumu nav devusi.",
            "Inta Sila",
            "Jumts tek … Gleznas ir noliktavā … Naudas remontam nav",
        ),
        (
            '"Treniņi sākās jūnijā," sacīja trenere Aija Priede. "Divas aizbrauca.\n\nKlubs "Varavīksne" '
            'atteica zāli.\n\nTagad spēlējam pagalmā."',
            "Aija Priede",
            'Treniņi sākās jūnijā … Divas aizbrauca … Klubs "Varavīksne" atteica zāli … Tagad spēlējam '
            "pagalmā",
        ),
        (
            "„Ostā strādā simts cilvēku.\n\n„Ja to slēgs, viņi cietīs,” brīdināja pārvaldnieks Gatis Rags.",
            "Gatis Rags",
            "Ostā strādā simts cilvēku … Ja to slēgs, viņi cietīs",
        ),
        (
            '"Tilts ir bīstams," atzina inženiere Velta Osis.\n\n"To vajadzēja slēgt jau pērn."',
            "Velta Osis",
            "Tilts ir bīstams … To vajadzēja slēgt jau pērn",
        ),
        (
            "«Mēs gaidām», čukst Anna Roze. «Jau divas stundas».",
            "Anna Roze",
            "Mēs gaidām … Jau divas stundas",
        ),
    ],
)
def test_speech_over_paragraphs_is_one_statement(text: str, speaker: str, content: str) -> None:
    assert quoted(text) == [(speaker, content)]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('"Tas nav tiesa," raidījumā "900 sekundes" teica ministrs Jānis Ozols.', "Jānis Ozols"),
        ('"Tas nav tiesa," laikrakstam "Rīta Balss" intervijā atzina Lija Grava.', "Lija Grava"),
        ('"Tas nav tiesa," SIA "Tilts" valdes loceklis Arvis Bērzs sacīja žurnālistiem.', "Arvis Bērzs"),
        ("«Tas nav tiesa,» biedrības «Māju balss» vadītāja Rita Krasta mudina.", "Rita Krasta"),
        ("“Tas nav tiesa,” nošņāca mazā Anna.", "Anna"),
        ('"Tas nav tiesa," plecus rausta treneris Ivo Balodis.', "Ivo Balodis"),
        ("“Tas nav tiesa.” — Marta Siliņa, uzņēmuma valdes priekšsēdētāja", "Marta Siliņa"),
        ('"Tas nav tiesa."\n— Ojārs Vējš, rakstnieks', "Ojārs Vējš"),
        ("«Tas nav tiesa.» – treneris Uldis Zaķis", "Uldis Zaķis"),
        ("Uzņēmuma vadītāja Marta Siliņa:\n\n“Tas nav tiesa.”", "Marta Siliņa"),
        ("Preses sekretāre Lolita Vāvere skaidro:\n\n“Tas nav tiesa.”", "Lolita Vāvere"),
        ("Kā norādīja ministrs Jānis Ozols, “tas nav tiesa”.", "Jānis Ozols"),
        ("RT @zinas: Kārlis Zirnis: “Tas nav tiesa.”", "Kārlis Zirnis"),
        ('Liepa citēja Ozolu: "Tas nav tiesa."', "Ozols"),
        ('"Rīta Avīze" citē analītiķi Kasparu Stūri: "Tas nav tiesa."', "Kaspars Stūris"),
        ('Vecmāmiņa dzirdēja mazdēlu saucam: "Tas nav tiesa."', "mazdēls"),
        ("Zane Ozola vērsās pie Pētera Kļavas. “Tas nav tiesa.” Kļava pamāja.", "Zane Ozola"),
        ("Anna Roze un Juris Zars ienāca zālē. “Tas nav tiesa.”", None),
    ],
)
def test_who_speaks_beside_a_quotation(text: str, speaker: str | None) -> None:
    [(name, content)] = quoted(text)
    assert (name, content.capitalize()) == (speaker, "Tas nav tiesa")


def test_a_name_that_opens_the_next_sentence_is_not_said() -> None:
    for after in ('"Melrose" Treneris Juris Zars klusēja.', '"Google", "Nokia" un citi aug.'):
        assert quoted(f'"Mēs uzvarējām," sacīja Anna Roze. {after}') == [("Anna Roze", "Mēs uzvarējām")]


def test_who_hears_is_not_whom_he_hears() -> None:
    text = 'Kaimiņš Voldemārs Zirnis apgalvo, ka dzirdējis viņu saucam: "Lai paši stāv pie letes!"'
    assert quoted(text)[1] == (None, "Lai paši stāv pie letes!")


def test_a_guessed_speaker_is_no_certainty() -> None:
    [statement] = hronika.read("Zane Ozola vērsās pie Pētera Kļavas. “Līgums jālauž.”").statements
    assert statement.confidence < 0.7


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Direktors teica, ka skola “negrasās slēgt durvis, un solīja palīdzēt. "
            "“Mēs strādāsim tālāk,” uzsvēra skolotāja Ilze Rubene.",
            [
                ("direktors", "skola “negrasās slēgt durvis"),
                ("direktors", "palīdzēt"),
                ("Ilze Rubene", "Mēs strādāsim tālāk"),
            ],
        ),
        (
            'Zvejnieki sūdzas par "tukšiem tīkliem. Zivju nav. "Reņģu nav," teica zvejnieks Arnis Jūra.',
            [("Arnis Jūra", "Reņģu nav")],
        ),
        (
            'Viņš sacīja, ka reforma ir "nepārdomāta, sasteigta un kaitīga. Opozīcija klusē.',
            [(None, 'reforma ir "nepārdomāta, sasteigta un kaitīga')],
        ),
    ],
)
def test_an_odd_mark_spoils_nothing_else(text: str, expected: list[tuple[str | None, str]]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('Saimniece Otīlija Ābola portālam teica vien "pietiek".', [("Otīlija Ābola", "pietiek")]),
        ('Uz jautājumu Mareks Liepa atbildēja ar īsu "varbūt".', [("Mareks Liepa", "varbūt")]),
        ('Durvīs parādījās zīmīte "Slēgts pavisam".', [(None, "Slēgts pavisam")]),
        ('Plakātā rakstīts "Pēdējo reizi, godavārds".', [(None, "Pēdējo reizi, godavārds")]),
        (
            'Kaimiņš Voldemārs Zirnis apgalvo, ka kāds saucis: "Bēdziet no šejienes!"',
            [("Voldemārs Zirnis", 'kāds saucis: "Bēdziet no šejienes!"'), ("kāds", "Bēdziet no šejienes!")],
        ),
    ],
)
def test_quoted_words_that_are_no_sentence(text: str, expected: list[tuple[str | None, str]]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "“Beidzot mājās” – tā sauc Annas Rozes izstādi. Fotogrāfijas “Jūra” un “Mežs” skatāmas līdz maijam.",
        "«Es nāku no nekurienes» – Pētera Zara jaunā romāna nosaukums.",
        "„Mēs dziedam” – tāds ir festivāla moto.",
        '"Kas mani sargā?" – izrāde bērniem.',
        '"Kaķis Džonis" – Anna Liepa un Juris Vilks lomās.',
        "«Dinamo» – līgas līdere.",
        'Viņš lasīja grāmatu "Es nāku". Grupa spēlēja dziesmu "Kas to teica".',
        "Par “meža balsi” dēvē pūci. Tā sauktā “balss” atskanēja naktī.",
        "Svētki, ko sauc par «hanami», ir seni.",
        'Viņš runā "tīrā" latviešu valodā. Policija meklē "Audi".',
        'Uz plakāta bija attēli: "Saule", "Mēness" un "Zvaigzne".',
        '"Mežs, kas dzied", ieņēma trešo vietu.',
        'Regulas 17. pantā ir noteikts:\n"1. Lūgumus izskata steidzami. 2. Lēmumu pieņem tiesa."',
    ],
)
def test_names_and_namings_are_no_statements(text: str) -> None:
    assert [content for speaker, content in quoted(text) if speaker] == []


@pytest.mark.parametrize(
    "text",
    [
        "Tīklos izplatīts viltots citāts, kurā premjers Juris Vītols it kā saka: “Algas atcelsim.”",
        'Izplatās viltus video, kurā ministre Ilga Roze aicina: "Ņemiet naudu no bankām!"',
        '"Valsts bankrotēs," it kā teicis Juris Vītols.',
        '"Valsts bankrotēs," teicis Juris Vītols. Šis citāts ir izdomāts.',
    ],
)
def test_a_forged_quotation_is_nobodys(text: str) -> None:
    assert [speaker for speaker, _ in quoted(text)] == [None]


@pytest.mark.parametrize(
    "text",
    [
        '"Es neko neesmu viltojis," sacīja Juris Zars.',
        '"Šis stāsts ir izdomāts," sacīja Juris Zars. Romāns ir labs.',
        '"Mūsu skola izdomā pasākumus," stāsta Juris Zars.',
    ],
)
def test_words_about_forgery_forge_nothing(text: str) -> None:
    assert [speaker for speaker, _ in quoted(text)] == ["Juris Zars"]


def test_a_denial_that_tags_a_quotation_is_held() -> None:
    [statement] = hronika.read('"Es neesmu saņēmis kukuli," noliedza ministrs Jānis Ozols.').statements
    assert (statement.speaker_name, statement.act, statement.stance) == ("Jānis Ozols", "deny", "holds")


def test_the_headline_names_an_office() -> None:
    read = Reader().read
    text = "Ministre uzsvēra, ka algas celsies."
    [statement] = read(Article(text, title="Inga Kalna: Algas celsies")).statements
    assert (statement.speaker_name, statement.speaker_id) == ("Inga Kalna", None)
    for title in ("Jānis Kalns: Algas celsies", "Algas celsies: jau rīt", "Inga Kalna pelna vairāk"):
        [statement] = read(Article(text, title=title)).statements
        assert statement.speaker_name == "ministre"
