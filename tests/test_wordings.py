"""Wordings of the same constructions: whose words they are and where they begin and end.

Each case is a text and what is read of it: content, cue, and whose it is. Look-alikes hold no statement, or
not that one.
"""

import pytest

import hronika

SOURCES = {
    # A relative clause tells whose the data are.
    "Saskaņā ar aptauju, ko rīkoja Patērētāju centrs, maizi ēd mazāk.": (
        ("maizi ēd mazāk", "aptauju", "Patērētāju centrs"),
    ),
    "Atbilstoši aprēķiniem, kurus veikusi Satiksmes ministrija, tilts izmaksās miljonu eiro.": (
        ("tilts izmaksās miljonu eiro", "aprēķiniem", "Satiksmes ministrija"),
    ),
    "Saskaņā ar ekspertu mērījumiem gaisā ir par daudz putekļu.": (
        ("gaisā ir par daudz putekļu", "mērījumiem", "eksperti"),
    ),
    # A converb of concluding belongs to the source.
    "Pēc aculiecinieku sacītā spriežot, šoferis bijis piedzēries.": (
        ("šoferis bijis piedzēries", "sacītā", "aculiecinieki"),
    ),
    "Spriežot pēc mācītāja teiktā, baznīcu atjaunos.": (("baznīcu atjaunos", "teiktā", "mācītājs"),),
    # What must be concluded from somebody's words.
    "No skolotāju atbildēm jāsecina, ka vielas ir par daudz.": (
        ("vielas ir par daudz", "jāsecina", "skolotāji"),
    ),
    # The institution of the verb before speaks on.
    "Satiksmes ministrijā tam piekrīt un piebilst, ka ceļu labos.": (
        ("ceļu labos", "piebilst", "Satiksmes ministrija"),
    ),
    # More papers that report, and whose they are.
    "Aktīvistu lapiņā norādīts, ka upe ir slima.": (("upe ir slima", "norādīts", "aktīvisti"),),
    "Valsts kontroles auditā konstatēts, ka nauda izšķērdēta.": (
        ("nauda izšķērdēta", "konstatēts", "Valsts kontrole"),
    ),
    # Where people met anybody may have said it.
    "Skolas direktors Juris Kalns nosūtīja vecākiem vēstuli. Mītiņā prasīts, lai viņš atkāpjas.": (
        ("viņš atkāpjas", "prasīts", None),
    ),
}
CUES = {
    "Ministrijas atbilde bija īsa: naudas nebūs.": (("naudas nebūs", "atbilde", "ministrija"),),
    "Būvnieku atbilde bijusi, ka plaisas neesot bīstamas.": (
        ("plaisas neesot bīstamas", "atbilde", "būvnieki"),
    ),
    "Aktrise Ilze Ozola pasmējās, ka kleita ir par mazu.": (
        ("kleita ir par mazu", "pasmējās", "Ilze Ozola"),
    ),
    "Zemnieks Ivars Bērzs ņemas stāstīt, ka lācis bijis divus metrus garš.": (
        ("lācis bijis divus metrus garš", "stāstīt", "Ivars Bērzs"),
    ),
    "Pacienti nepārstāj atgādināt, ka rindas ir garas.": (("rindas ir garas", "atgādināt", "pacienti"),),
    "Glābēji atgādina ezerā valkāt vestes.": (("ezerā valkāt vestes", "atgādina", "glābēji"),),
    'Tūristi pazuda mežā, un tā raksta arī portāls "Taka".': (("Tūristi pazuda mežā", "raksta", "Taka"),),
}
EDGES = {
    "Prasība algas celt noraidīta.": (("algas celt", "Prasība", None),),
    "Biedrība aicina valdību pārskatīt nodokļus.": (("pārskatīt nodokļus", "aicina", "biedrība"),),
    "Opozīcija mudina ministru atkāpties.": (("atkāpties", "mudina", "opozīcija"),),
    # The subject may stand last.
    "Ministru aicina atkāpties opozīcijas deputāti.": (("atkāpties", "aicina", "opozīcijas deputāti"),),
    # Who is the only object may be what it is done to.
    "Partija rosina ministru atlaist.": (("ministru atlaist", "rosina", "partija"),),
    "Pilots Jānis Zeme stāstīja, ka dzinējs apstājies. Gaisma bijusi izslēgta. Viņš nolēcis lejā.": (
        (
            "dzinējs apstājies. Gaisma bijusi izslēgta. Viņš nolēcis lejā",
            "stāstīja",
            "Jānis Zeme",
        ),
    ),
    '"Jūras vējš", kā jau ziņots, pārdod trīs kuģus.': (("Jūras vējš … pārdod trīs kuģus", "ziņots", None),),
    # Words in a wording of one word or on a thing.
    'Komponists Rihards Auns koncertu novērtēja ar vienu vārdu – "beidzot".': (
        ("beidzot", "novērtēja", "Rihards Auns"),
    ),
    'Uz kausa rakstīts "Mūžīgais students".': (("Mūžīgais students", "rakstīts", None),),
}
PEOPLE = {
    # Who takes part beside a pronoun is not meant by it.
    "Žurnālists gaidīja deputātu Kārli Egli. Eglem viņš jautāja, kad būs vēlēšanas.": (
        ("kad būs vēlēšanas", "jautāja", "žurnālists"),
    ),
    "Dziedātājs Pēteris Kļava sapulcē klusēja. Viņam jautāja, vai koncerts būs.": (
        ("koncerts būs", "jautāja", None),
    ),
    # Both are the only two, also where one of them spoke last.
    "Alpīniste Santa Krēsla slimo. Viņas vīrs Uldis Krēslis atzina, ka gaida. Abi cer, ka būs sniegs.": (
        ("gaida", "atzina", "Uldis Krēslis"),
        ("būs sniegs", "cer", "Santa Krēsla un Uldis Krēslis"),
    ),
    # An account of somebody goes on with who gave it.
    "Treneris Oskars Lūsis stāsta, ka Elīna Spāre slimojusi. Spāre uzvarēja. Elīna Spāre esot raudājusi.": (
        ("Elīna Spāre slimojusi", "stāsta", "Oskars Lūsis"),
        ("Elīna Spāre esot raudājusi", None, "Oskars Lūsis"),
    ),
    # Who belongs to somebody is not that one.
    "Dziedātāja Anna Liepa klusē. Viņas advokāts apgalvo, ka līgums ir spēkā.": (
        ("līgums ir spēkā", "apgalvo", "Annas Liepas advokāts"),
    ),
    'Uzņēmums "Rasa" zaudē naudu. Tā pārstāvji sacīja, ka viss mainīsies.': (
        ("viss mainīsies", "sacīja", "Rasas pārstāvji"),
    ),
}
LOOK_ALIKES = [
    "Anketās kā galvenais iemesls minēts tālrunis.",
    "Zinātnieki meklē atbildi, vai dzīvība ir iespējama.",
    "Gaisma istabā bijusi izslēgta. Ledus uz ezera bija ciets.",
    'Grāmatnīcā pārdod romānu "Kas notiks rīt". Uz galda ir avīze "Ir".',
    "Skolotāja aizmirsa paziņot, ka būs eksāmens.",
    "Likumā jāprecizē, kas ir īpašnieks.",
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [case for cases in (SOURCES, CUES, EDGES, PEOPLE) for case in cases.items()],
)
def test_wordings(text: str, expected: tuple[tuple[str, str, str | None], ...]) -> None:
    read = [
        (
            " … ".join(span.text for span in statement.content),
            statement.cue.text if statement.cue else None,
            statement.speaker_name,
        )
        for statement in hronika.read(text).statements
    ]
    assert tuple(read) == expected


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_look_alikes_hold_no_statement(text: str) -> None:
    assert hronika.read(text).statements == ()


def test_who_belongs_to_somebody_is_no_sure_source() -> None:
    [statement] = hronika.read("Anna Liepa klusē. Viņas advokāts apgalvo, ka līgums ir spēkā.").statements
    assert statement.speaker_name == "Annas Liepas advokāts"
    assert statement.speaker_id is None
