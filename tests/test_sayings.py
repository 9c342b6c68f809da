"""Verbs, set phrases and nouns that report, the bounds of infinitives, quoted words, and look-alikes.

Each case is a text and what is read of it: content, cue, and whose it is. Look-alikes hold no statement.
"""

import pytest

import hronika

PHRASES = {
    "Veterinārārste Ieva Sproģe pievērš uzmanību tam, ka suņi karstumā cieš.": (
        ("suņi karstumā cieš", "pievērš", "Ieva Sproģe"),
    ),
    "Partija pieturas pie tā, ka nodokļi nav jāceļ.": (("nodokļi nav jāceļ", "pieturas", "partija"),),
    "Premjers deva mājienu, ka valdība varētu krist.": (("valdība varētu krist", "deva", "premjers"),),
    "Ekonomists Andris Strazds dalījās pārdomās, ka krīze vēl tikai sākas.": (
        ("krīze vēl tikai sākas", "dalījās", "Andris Strazds"),
    ),
    "Brokastis izlaist nevajag, iesaka dietoloģe Lauma Zīle.": (
        ("Brokastis izlaist nevajag", "iesaka", "Lauma Zīle"),
    ),
    "Deputāte Inese Kalve atzina, ka kļūda bija viņas, un apliecināja, ka nauda tiks atmaksāta.": (
        ("kļūda bija viņas", "atzina", "Inese Kalve"),
        ("nauda tiks atmaksāta", "apliecināja", "Inese Kalve"),
    ),
    "Dome pauda gatavību tiltu uzcelt par saviem līdzekļiem.": (
        ("tiltu uzcelt par saviem līdzekļiem", "pauda", "dome"),
    ),
}
NOUNS = {
    "Aģentūras izplatītā ziņa, ka rūpnīca bankrotējusi, satraukusi strādniekus.": (
        ("rūpnīca bankrotējusi", "ziņa", "aģentūra"),
    ),
    "Pircēju sūdzības, ka maize ir sapelējusi, veikals noraida.": (
        ("maize ir sapelējusi", "sūdzības", "pircēji"),
    ),
    "Vīrieša stāstītais, ka viņu piekāva trīs nepazīstami cilvēki, neapstiprinājās.": (
        ("viņu piekāva trīs nepazīstami cilvēki", "stāstītais", "vīrietis"),
    ),
    "Arodbiedrības galvenā prasība ir, lai algas celtu jau rudenī.": (
        ("algas celtu jau rudenī", "prasība", "arodbiedrība"),
    ),
}
INFINITIVES = {
    "Policija lūdz atsaukties visus, kas redzējuši avāriju.": (("atsaukties", "lūdz", "policija"),),
    "Slimnīca aicina ikvienu, kurš var nodot asinis, pieteikties jau šodien.": (
        ("pieteikties jau šodien", "aicina", "slimnīca"),
    ),
    "Policija aicina visus, kas avāriju redzējuši, sazināties ar iecirkni.": (
        ("sazināties ar iecirkni", "aicina", "policija"),
    ),
    "Ministre sola, ja būs nauda, celt algas.": (("ja būs nauda, celt algas", "sola", "ministre"),),
    "Ja redzat lāci, dienests iesaka lēnām atkāpties.": (
        ("Ja redzat lāci … lēnām atkāpties", "iesaka", "dienests"),
    ),
    "Dienests iesaka, ja redzat lāci, lēnām atkāpties.": (
        ("ja redzat lāci, lēnām atkāpties", "iesaka", "dienests"),
    ),
    "Mēra aicinājums iedzīvotājiem palikt mājās netika sadzirdēts.": (
        ("palikt mājās", "aicinājums", "mērs"),
    ),
    "Ministrija rosina aizliegt jaudīgās raķetes, kuru troksnis biedē dzīvniekus un kuru cena ir augsta.": (
        (
            "aizliegt jaudīgās raķetes, kuru troksnis biedē dzīvniekus un kuru cena ir augsta",
            "rosina",
            "ministrija",
        ),
    ),
    "Skolas direktore lūdza vecākus nesūtīt bērnus uz skolu, ja viņiem ir drudzis.": (
        ("nesūtīt bērnus uz skolu, ja viņiem ir drudzis", "lūdza", "skolas direktore"),
    ),
}
QUOTED = {
    'Dziesminieks sociālajos tīklos paziņoja vien "atgriezīšos".': (
        ("atgriezīšos", "paziņoja", "dziesminieks"),
    ),
    'Pie durvīm karājās plakāts "Bērnus neatdosim".': (("Bērnus neatdosim", "plakāts", None),),
}
LOOK_ALIKES = (
    "Likums nosaka, ka suņi jāved pavadā.",
    "Līgums paredz, ka darbi jāpabeidz maijā.",
    "Tiesa atzina vīrieti par vainīgu zādzībā.",
    "Sensors ziņo, ka durvis ir vaļā.",
    "Ja iekārta konstatē, ka telpa ir tukša, gaisma izdziest.",
    "Jautājums, kas notiks ar muižu, joprojām ir atklāts.",
    "Runa ir par to, ka vasara bija sausa.",
    "Deputāti vienojās salabot tiltu un nolēma izsludināt konkursu.",
    'Grupa "Teic man jā" uzstāsies Rīgā.',
    'Viņa saņēma balvu "Gada balss" un grāmatu "Nesaki neko".',
)
CASES = {**PHRASES, **NOUNS, **INFINITIVES, **QUOTED}


def told(text: str) -> tuple[tuple[str, str | None, str | None], ...]:
    record = hronika.read(text, published="2024-05-07")
    return tuple(
        (
            " … ".join(text[part.start : part.end] for part in statement.content),
            text[statement.cue.start : statement.cue.end] if statement.cue else None,
            statement.speaker_name,
        )
        for statement in record.statements
    )


@pytest.mark.parametrize("text", CASES)
def test_what_is_said(text: str) -> None:
    assert told(text) == CASES[text]


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_look_alikes_hold_no_statement(text: str) -> None:
    assert told(text) == ()
