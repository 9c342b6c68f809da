"""Where indirect speech begins and ends, and what only looks like it."""

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
    ("text", "first"),
    [
        # A relative clause that answers belongs to who answers.
        (
            "Žurnāliste vaicāja, vai ministre atkāpsies, uz ko Roze atbildēja, ka palikšot amatā.",
            ("vaicāja", "ministre atkāpsies"),
        ),
        (
            "Deputāts paziņoja, ka balsos pret, uz ko ministrs iebilda, ka tas ir nodevīgi.",
            ("paziņoja", "balsos pret"),
        ),
        ('Vilks apgalvoja, ka naudas nav, par ko Roze teica: "Tie ir meli."', ("apgalvoja", "naudas nav")),
        # A participle that agrees with the one who speaks and not with what is spoken of goes on about her.
        (
            "Ministre ir norādījusi, ka budžets ir pieņemts, un aizbraukusi uz Briseli.",
            ("norādījusi", "budžets ir pieņemts"),
        ),
        (
            "Ministre ir norādījusi, ka valdība ir kritusi un aizbraukusi.",
            ("norādījusi", "valdība ir kritusi un aizbraukusi"),
        ),
        # A subject with a relative clause is followed by its own verb, although that verb can report.
        (
            "Pētījumā tika konstatēts, ka sarunas ar tiem, kuri piekrita, prasīja daudz laika.",
            ("konstatēts", "sarunas ar tiem, kuri piekrita, prasīja daudz laika"),
        ),
        # Who is asked is no part of it: an abbreviation, or the subject of a passive.
        ("Uzņēmums lūdza SPRK piešķirt atkāpi.", ("lūdza", "piešķirt atkāpi")),
        ("Deputāti aicina VID pārbaudīt firmas darījumus.", ("aicina", "pārbaudīt firmas darījumus")),
        ("Ministrija ierosināja VID reorganizēt.", ("ierosināja", "VID reorganizēt")),
        (
            "Sacensībās aicināts piedalīties ikviens, kurš prot slēpot.",
            ("aicināts", "Sacensībās | piedalīties"),
        ),
        ("Talkā lūgti piedalīties arī skolēni.", ("lūgti", "Talkā | piedalīties")),
        ("Novada ļaudis aicināti ziedot grāmatas.", ("aicināti", "ziedot grāmatas")),
        # The object of an infinitive, a clause about it, and only then the infinitive.
        (
            "Mediķi iesaka priekšmetus, kuri atrodas ausī, nekādā gadījumā nemēģināt dabūt ārā.",
            ("iesaka", "priekšmetus, kuri atrodas ausī, nekādā gadījumā nemēģināt dabūt ārā"),
        ),
        # The name of an institution in the locative has commas in it.
        (
            "Kā norādīja Izglītības, kultūras un sporta departamentā, rinda ir gara.",
            ("norādīja", "rinda ir gara"),
        ),
        (
            "Kā paziņoja Vides, ģeoloģijas un meteoroloģijas centrā, rīt gaidāms sniegs.",
            ("paziņoja", "rīt gaidāms sniegs"),
        ),
        # Words and quoted words make one sentence before a tag.
        (
            'Jaunais likums "ir kauns visai valstij un jāatceļ," sacīja Vilks.',
            ("sacīja", 'Jaunais likums "ir kauns visai valstij un jāatceļ'),
        ),
        ('Tas ir "ļoti bīstams precedents," uzskata Vilks.', ("uzskata", 'Tas ir "ļoti bīstams precedents')),
        # Documents that can say something.
        ("Latvija atbalsta vienošanos, teikts valsts pozīcijā.", ("teikts", "Latvija atbalsta vienošanos")),
        ("Aptaujas uzrāda, ka cenas aug.", ("uzrāda", "cenas aug")),
    ],
)
def test_bounds(text: str, first: tuple[str, str]) -> None:
    assert _read(text)[0] == first


@pytest.mark.parametrize(
    "text",
    [
        "Skatītāji vēroja, kā liecina ministrs Jānis Vilks.",
        "Bērni klausījās, kā stāsta vecā māte.",
        "Šo gadu varētu dēvēt par labu ražas gadu.",
        "Viņu pelnīti varēja uzskatīt par romāna līdzautoru.",
        "Pilsētu dēvē par Latgales sirdi.",
        "Mihaels no tevis baidās, vai ne?",
        "Daudzi apgalvojumi ir apgāzti, kas liecina, ka autors mēģinājis slēpt patiesību.",
        "Manuprāt, mēs nonākam pie šāda jautājuma: Vilks vakar runāja par ekoloģiju.",
    ],
)
def test_what_only_looks_like_speech(text: str) -> None:
    assert _read(text) == []
