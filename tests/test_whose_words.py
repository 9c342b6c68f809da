"""Clauses after a verb of saying that are no content, sources in clauses, and quotations in brackets."""

import pytest

import hronika


def told(text: str) -> list[tuple[str | None, str]]:
    """Give who says what."""
    return [
        (statement.speaker_name, " … ".join(span.text for span in statement.content))
        for statement in hronika.read(text).statements
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Ministrs to teica tāpēc, ka budžets ir mazs.",
        "Viņš tā apgalvoja tādēļ, ka baidījās no tiesas.",
        "Kalniņa to paziņoja tikai tālab, ka vēlēšanas tuvojas.",
        "Valdes loceklis to noliedza tamdēļ, ka nebija sagatavojies.",
        "Viņš to teica tad, kad zāle bija tukša.",
        "Viņa to sacīja tur, kur neviens nedzirdēja.",
        "Mērs to pateica tā, ka visi saprata.",
        "Vecmāmiņa to stāstīja tā, kā pati dzirdējusi.",
    ],
)
def test_why_when_where_and_how_something_was_said_is_not_said(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Ministre teica tad, ka nauda būs.", "nauda būs"),
        ("Ozols sacīja, ka aiziet tāpēc, ka ir noguris.", "aiziet tāpēc, ka ir noguris"),
        ("Direktore tāpēc norādīja, ka skolu neslēgs.", "skolu neslēgs"),
    ],
)
def test_an_adverb_beside_the_verb_leaves_the_content(text: str, content: str) -> None:
    assert [words for _, words in told(text)] == [content]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("Viņš raksta, ka ministra ieskatā nauda beigsies.", "ministrs", "nauda beigsies"),
        ("Pētījums rāda, ka iedzīvotāju vērtējumā ceļi ir slikti.", "iedzīvotāji", "ceļi ir slikti"),
        ("Tomēr ekspertu skatījumā cenas augs.", "eksperti", "cenas augs"),
        ("Arī pacientu vērtējumā slimnīca ir laba.", "pacienti", "slimnīca ir laba"),
    ],
)
def test_a_source_has_none_of_the_small_words_of_its_clause(text: str, source: str, content: str) -> None:
    assert (source, content) in told(text)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("No metodiskā viedokļa tika konstatēts, ka intervijas prasīja sagatavošanos.", None),
        ("No juridiskā viedokļa jāsecina, ka līgums ir spēkā.", None),
        ("No ekonomiskā viedokļa var secināt, ka ražošana apstāsies.", None),
        ("No ministrijas viedokļa jāsecina, ka līgums ir spēkā.", "ministrija"),
    ],
)
def test_a_way_to_look_at_things_is_no_source(text: str, source: str | None) -> None:
    assert [speaker for speaker, _ in told(text)] == [source]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ivars Ozols esot slims, sacīja ārsts.", "ārsts"),
        ("Priede esot uzvarējusi, apgalvoja trenere.", "trenere"),
        ("“Aija Kalniņa ir labākā skolotāja,” teica direktore.", "direktore"),
        # But whom a name before this sentence means may be called by what he is.
        ("Aija Kalniņa ieradās skolā. Jumts esot drošs, sacīja direktore.", "Aija Kalniņa"),
    ],
)
def test_who_is_named_in_what_is_said_is_not_the_one_near_who_says_it(text: str, speaker: str) -> None:
    assert [who for who, _ in told(text)] == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        (
            'Mērs solīja ielu remontu ("Sāksim maijā," teica Ozols), bet naudas nav.',
            "Ozols",
            "Sāksim maijā",
        ),
        (
            'Trenere atkāpās ("Es esmu nogurusi," skaidroja Priede) un devās mājās.',
            "Priede",
            "Es esmu nogurusi",
        ),
        (
            "Pēc sarunas ar Annu («Man jau zvanīja daudzi,» sacīja Liepa) līgumu parakstīja.",
            "Liepa",
            "Man jau zvanīja daudzi",
        ),
    ],
)
def test_quotations_with_their_tag_in_brackets(text: str, speaker: str, content: str) -> None:
    assert (speaker, content) in told(text)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“Skola ir labā stāvoklī,” neizpratni izteica direktors Ivars Ozols.", "Ivars Ozols"),
        ("„Dators kaitē redzei,” viedokli par spēlēm izsaka Eva Koka.", "Eva Koka"),
        ("«Naudas nepietiks,» bažas izteikusi padomes vadītāja Ilze Liepa.", "Ilze Liepa"),
    ],
)
def test_quotations_that_voice_a_view(text: str, speaker: str) -> None:
    assert [who for who, _ in told(text)] == [speaker]


@pytest.mark.parametrize(
    ("text", "agent"),
    [
        ("Ceļš esot slikts, secināja inženieris un skaidroja iemeslus.", "inženieris"),
        ("Maize esot svaiga, sacīja pārdevēja un uzsvēra tās kvalitāti.", "pārdevēja"),
        ("Ēka būšot gatava rudenī, solīja būvnieks un aizbrauca.", "būvnieks"),
    ],
)
def test_what_the_speaker_does_next_is_not_done_by_whom_he_speaks_of(text: str, agent: str) -> None:
    [event] = [event for event in hronika.read(text).events if event.vouched == "asserted"]
    assert [each.name for each in event.participants if each.role == "agent"] == [agent]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Kalniņš tika atlaists, uzņēmumam norādot, ka viņš kavējis darbu.", "uzņēmums"),
        ("Vīrieti aizturēja, policijai skaidrojot, ka viņš bēdzis.", "policija"),
        ("Skola tika slēgta, vecākiem iebilstot, ka autobuss nekursē.", "vecāki"),
        ("Valdība atbalstīja plānu, premjerei Evikai Siliņai uzsverot, ka naudas pietiks.", "Evika Siliņa"),
        # Who is told stands in the dative, too.
        ("Kalniņš uzrunāja klātesošos, viņiem skaidrojot, ka naudas nav.", "Kalniņš"),
        ("Deputāts pameta zāli, žurnālistiem paziņojot, ka neatgriezīsies.", "deputāts"),
        ("Ministrs tikās ar ārstiem, solot viņiem, ka algas augs.", "ministrs"),
    ],
)
def test_who_says_it_in_the_dative_before_a_converb(text: str, speaker: str) -> None:
    assert [who for who, _ in told(text)] == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("„Kravas telpa bija tukša,” satraukts stāsta šoferis Valērijs.", "Valērijs"),
        ('"Naudas vairs nav," sašutusi teica direktore Ilze Koka.', "Ilze Koka"),
        ("«Autobuss nenāks,» nopūšoties saka mērs Bērziņš.", "Bērziņš"),
        ('"Skolu slēgs," teikusi Koka un aizgājusi.', "Koka"),
    ],
)
def test_how_it_was_said_stands_before_the_verb(text: str, speaker: str) -> None:
    [statement] = hronika.read(text).statements
    assert statement.speaker_name == speaker
    assert statement.cue is not None
    assert statement.cue.text in ("stāsta", "teica", "saka", "teikusi")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mediķi lepojas par «veterāniem», kas nodod asinis.", "veterāni"),
        ('Viņi sagrāva "nelielu tirgotāju namu", kas stāvēja laukumā.', "neliels tirgotāju nams"),
        ("Policija aizturēja „bēdīgi slavenos zagļus”, kas bija aizbēguši.", "bēdīgi slavenie zagļi"),
    ],
)
def test_a_name_in_words_has_no_half_of_a_pair_of_marks(text: str, name: str) -> None:
    names = {each.name for event in hronika.read(text).events for each in event.participants}
    assert name in names


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Sinoptiķe Ilze Koka teica: “-5 grādi būs jau rīt.”", "-5 grādi būs jau rīt"),
        ("Ozols sacīja, ka –7 procentu kritums ir liels.", "–7 procentu kritums ir liels"),
        ("– 5 gadus gaidīju, – teica Ozols.", "5 gadus gaidīju"),
    ],
)
def test_the_sign_of_a_number_is_said_too(text: str, content: str) -> None:
    assert [words for _, words in told(text)] == [content]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The noun that a verb of saying takes has the form of a subject, too.
        (
            "Baltijas amatpersonas, ar kurām sarunājās BNS, pauda bažas, ka signāls būs nepareizs.",
            [("Baltijas amatpersonas", "signāls būs nepareizs")],
        ),
        (
            "Iedzīvotāji, kuru mājas applūda, izteica šaubas, vai palīdzība nāks.",
            [("iedzīvotāji", "palīdzība nāks")],
        ),
        ("Eksperti pauda bažas, ka tarifi augs.", [("eksperti", "tarifi augs")]),
        # The parse may hang who speaks on the object of the verb before.
        (
            "Kanclers Frīdrihs Mercs vienošanos slavēja un aicināja to pieņemt.",
            [("Frīdrihs Mercs", "to pieņemt")],
        ),
        (
            "Kanclere Anna Berga priekšlikumu noraidīja un brīdināja, ka tarifi kaitēs.",
            [("Anna Berga", "tarifi kaitēs")],
        ),
        # Who disproves rumours denies what they tell, and what goes on as hearsay is his.
        (
            "Mērs Juris Koks apgāza baumas, ka skolu slēgs. Lēmums vēl neesot pieņemts.",
            [("Juris Koks", "skolu slēgs"), ("Juris Koks", "Lēmums vēl neesot pieņemts")],
        ),
        (
            "Ārste Anna Roze kliedēja bažas, ka zāles kaitējot. Pētījumi esot veikti.",
            [("Anna Roze", "zāles kaitējot"), ("Anna Roze", "Pētījumi esot veikti")],
        ),
        (
            "Baumas, ka skolu slēgs, direktore Anna Roze noraidīja. Skola strādāšot arī nākamgad.",
            [(None, "skolu slēgs"), ("Anna Roze", "Skola strādāšot arī nākamgad")],
        ),
        (
            "Runas par to, ka ēka esot pārdota, mērs Juris Koks noliedz. To tikšot lemts rudenī.",
            [(None, "ēka esot pārdota"), ("Juris Koks", "To tikšot lemts rudenī")],
        ),
        # A judgement is one in the present too, what somebody is commonly called is none.
        ("Asociācija šos apgalvojumus sauc par nepamatotiem.", [("asociācija", "par nepamatotiem")]),
        ("Opozīcija lēmumu sauc par kļūdu.", [("opozīcija", "par kļūdu")]),
        ("Ekonomists Andris Koks kritumu sauc par gaidītu.", [("Andris Koks", "par gaidītu")]),
        ("Tautā viņu sauca par Lāci. Šo ziedu sauc par madaru.", []),
    ],
)
def test_nouns_and_names_that_verbs_of_saying_take(text: str, expected: list[tuple[str | None, str]]) -> None:
    said = hronika.read(text).statements
    assert [(each.speaker_name, each.content[0].text) for each in said] == expected


@pytest.mark.parametrize("where", ["platformā “X”", "platformā “Telegram”", "tīklā “Facebook”"])
def test_a_platform_is_where_it_was_written(where: str) -> None:
    (statement,) = hronika.read(f"Ministre Anna Roze {where} rakstīja, ka algas augs.").statements
    assert statement.medium is not None
    assert statement.medium.text == where
