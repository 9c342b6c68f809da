"""Who is meant by a name, a title or a pronoun beside a verb, and what only looks like who or where."""

import pytest

from hronika import read


def sources(text: str) -> list[tuple[str | None, str | None]]:
    """The words for the source and its name, of each statement."""
    statements = read(text, published="2026-05-07").statements
    return [(each.speaker.text if each.speaker else None, each.speaker_name) for each in statements]


def participants(text: str, predicate: str) -> dict[str, tuple[str | None, str | None]]:
    """The words and the name of who takes part in the event told by a word, by role."""
    events = read(text, published="2026-05-07").events
    event = next(each for each in events if each.predicate.text == predicate)
    return {each.role: (each.span.text if each.span else None, each.name) for each in event.participants}


def place(text: str, predicate: str) -> str | None:
    events = read(text, published="2026-05-07").events
    event = next(each for each in events if each.predicate.text == predicate)
    return event.place.text if event.place else None


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            "Šī mēneša sākumā “New York Times” ziņoja, ka ministrs atkāpsies.",
            ("“New York Times”", "New York Times"),
        ),
        ('Nedēļas vidū "Diena" vēstīja, ka ministrs atkāpsies.', ('"Diena"', "Diena")),
        ("Vēlēšanu laikā Hsjē norādīja, ka viņš aizbēgs.", ("Hsjē", "Hsjē")),
    ],
)
def test_what_tells_when_has_no_name(text: str, source: tuple[str, str]) -> None:
    assert sources(text) == [source]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Anna Roze, domes priekšsēdētāja uzsvēra, ka ceļu remontēs.", "Anna Roze"),
        (
            "Hanss Bartels (Hans Bartels), parlamenta komitejas priekšnieks atzina, ka kuģu trūkst.",
            "Hanss Bartels",
        ),
        ('Jānis Liepa, "Laimas" direktors žurnālistiem teica, ka ražos vairāk.', "Jānis Liepa"),
    ],
)
def test_what_somebody_is_may_lack_its_second_comma(text: str, name: str) -> None:
    assert [found for _, found in sources(text)] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Ministram Kalnam pretojās Anna Roze, un domes priekšsēdētāja uzsvēra, ka ceļu remontēs.",
        "Kad runāja Anna Roze, domes priekšsēdētājs uzsvēra, ka ceļu remontēs.",
    ],
)
def test_who_is_named_before_a_title_may_be_another(text: str) -> None:
    assert "Anna Roze" not in [name for _, name in sources(text)]


def test_the_press_of_a_press_release_says_nothing() -> None:
    assert sources("Saskaņā ar preses relīzi liecinieki redzēja vairākas personas.") == [(None, None)]
    assert sources("Saskaņā ar preses paziņojumu fabriku slēgs.") == [(None, None)]
    assert sources("Saskaņā ar policijas preses relīzi zagļi aizbēga.") == [("policijas", "policija")]


@pytest.mark.parametrize(
    "text", ["Jau mēnešiem ilgi tiek tenkots, ka viņu atlaidīs.", "Gadiem tiek runāts, ka slimnīcu slēgs."]
)
def test_how_long_is_not_to_whom(text: str) -> None:
    assert [each.addressee for each in read(text, published="2026-05-07").statements] == [None]


@pytest.mark.parametrize(
    ("text", "predicate", "patient"),
    [
        ('Ministrs apmeklēja rūpnīcu "Dzintars".', "apmeklēja", 'rūpnīcu "Dzintars"'),
        ('Kalns nopirka uzņēmumu "Meža dēli".', "nopirka", 'uzņēmumu "Meža dēli"'),
        (
            'Dienvidāfrika uzveica Jaunzēlandes izlasi "All Blacks".',
            "uzveica",
            'Jaunzēlandes izlasi "All Blacks"',
        ),
        ('Liepāja uzveica Latvijas vienību "Brāļi".', "uzveica", 'Latvijas vienību "Brāļi"'),
    ],
)
def test_what_is_named_in_marks_is_part_of_the_phrase(text: str, predicate: str, patient: str) -> None:
    assert participants(text, predicate)["patient"][0] == patient


@pytest.mark.parametrize(
    ("text", "predicate", "role", "name"),
    [
        ("Kalns sacīja, ka cilvēki vēlas pievērst sev uzmanību.", "pievērst", "counterpart", "cilvēki"),
        ("Kalns uzsvēra, ka uzņēmums sev piešķīris prēmijas.", "piešķīris", "counterpart", "uzņēmums"),
        ("Roze lika Kalnam nopirkt sev mašīnu.", "nopirkt", "counterpart", "Kalns"),
    ],
)
def test_a_reflexive_pronoun_means_whoever_acts(text: str, predicate: str, role: str, name: str) -> None:
    assert participants(text, predicate)[role][1] == name


@pytest.mark.parametrize(
    ("text", "predicate", "name"),
    [
        ("Skolotājas streikoja. Ministri klausījās. Viņas prasīja lielākas algas.", "prasīja", "skolotājas"),
        ("Policisti ieradās veikalā. Pārdevējām bija bail, un viņas aizbēga.", "aizbēga", None),
        ("Zinātnieki klusēja. Sievietēm ieteica teikt, ka viņas ir precējušās.", "precējušās", None),
    ],
)
def test_a_pronoun_of_women_means_no_men(text: str, predicate: str, name: str | None) -> None:
    assert participants(text, predicate)["agent"][1] == name


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("Tā vietā policija sodīja braucēju.", "sodīja"),
        ("Viņa vietā komandā ieradās Kalns.", "ieradās"),
        ("Sportists finišēja trešajā vietā.", "finišēja"),
    ],
)
def test_in_whose_stead_is_not_where(text: str, predicate: str) -> None:
    assert "viet" not in (place(text, predicate) or "")


def test_where_something_happened_is_a_place() -> None:
    assert place("Avārijas vietā policija aizturēja braucēju.", "aizturēja") == "Avārijas vietā"


@pytest.mark.parametrize(
    ("text", "predicate", "who", "what_for"),
    [
        ("Studentiem jāpiesakās stipendijai līdz maijam.", "jāpiesakās", "studenti", "stipendija"),
        ("Jums jāpiesakās vīzai laikus.", "jāpiesakās", None, "vīza"),
        ("Vadītājam jāpiezvana klientam vēlāk.", "jāpiezvana", "vadītājs", "klients"),
    ],
)
def test_one_of_two_datives_has_to_do_it(text: str, predicate: str, who: str | None, what_for: str) -> None:
    found = participants(text, predicate)
    assert (found["agent"][1], found["counterpart"][1]) == (who, what_for)


@pytest.mark.parametrize(
    ("text", "predicate", "name"),
    [
        ("Uzņēmums tika pārdots un drīz slēdza rūpnīcu.", "slēdza", "uzņēmums"),
        ("Vīrietis tika nogādāts slimnīcā un tur nomira.", "nomira", "vīrietis"),
        ("Kalns tika atlaists un iesniedza prasību tiesā.", "iesniedza", "kalns"),
    ],
)
def test_who_undergoes_one_thing_does_the_next(text: str, predicate: str, name: str) -> None:
    agent = participants(text, predicate)["agent"][1]
    assert agent is not None
    assert agent.lower() == name


def test_who_undergoes_it_is_not_who_did_it_to_him() -> None:
    assert "agent" not in participants("Māja tika pārdota, un to nojauca.", "nojauca")


@pytest.mark.parametrize(
    "text",
    [
        "Brazīlietis guva galvas traumu.",
        "Sportists guva kājas savainojumu.",
        "Kalns guva galvas ievainojumu.",
    ],
)
def test_what_is_hurt_is_not_who(text: str) -> None:
    event = next(each for each in read(text, published="2026-05-07").events if each.type == "injury")
    assert [each.role for each in event.participants] == ["agent"]


def test_when_is_no_part_of_who() -> None:
    who = "Metjū Albenss (Matthew Albence), likumu izpildes vecākais ierēdnis"
    assert [said for said, _ in sources(f"Pagājušajā nedēļā {who}, liecināja, ka līst.")] == [who]


@pytest.mark.parametrize(
    ("text", "predicate", "role", "words", "where"),
    [
        ("Karavīri NATO bāzē atklāja uguni.", "atklāja", "agent", "Karavīri", "NATO bāzē"),
        ("Atkritumi ANO nometnē netika dezinficēti.", "dezinficēti", "patient", "Atkritumi", "ANO nometnē"),
        (
            "Zinātnieki LU laboratorijā atklāja baktēriju.",
            "atklāja",
            "agent",
            "Zinātnieki",
            "LU laboratorijā",
        ),
    ],
)
def test_whose_a_place_is_is_not_what_people_are_called(
    text: str, predicate: str, role: str, words: str, where: str
) -> None:
    assert participants(text, predicate)[role][0] == words
    assert place(text, predicate) == where


def test_an_agency_is_what_its_name_says() -> None:
    assert participants("Aģentūra LETA ziņu nopublicēja.", "nopublicēja")["agent"][0] == "Aģentūra LETA"


def test_whom_one_is_to_meet_is_not_who_is_told_of_it() -> None:
    text = "Tika paziņots par ceturtdienas tikšanos ar Trampu."
    assert "counterpart" not in participants(text, "paziņots")
    assert participants(text, "tikšanos")["counterpart"][1] == "Tramps"
    agreed = "Saimnieks vienojās par izdevīgiem nosacījumiem ar kaimiņiem."
    assert participants(agreed, "vienojās")["counterpart"][1] == "kaimiņi"


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("Senatore kandidē pret Geofu Dīlu, kurš bija Trampa 2016. gada kampaņas vadītājs.", "kandidē"),
        ("Roze sodīja direktoru, kurš ir 2015. gada Eiropas čempions.", "sodīja"),
        ("Beļģija, kas līdz mēneša beigām ir prezidējošā valsts, atsāka sarunas.", "sarunas"),
    ],
)
def test_when_somebody_was_something_is_not_when_he_acts(text: str, predicate: str) -> None:
    events = read(text, published="2026-05-07").events
    assert next(each for each in events if each.predicate.text == predicate).time is None


@pytest.mark.parametrize(
    "text",
    [
        'Ministrija: "Rail Baltica" būvēs lēnāk',
        'Elites līga: "Dundee Stars" 5:3 "Belfast Giants"',
        'Dailes teātris: "Hamlets" atgriežas uz skatuves',
    ],
)
def test_a_name_in_marks_behind_a_colon_is_not_said(text: str) -> None:
    assert not sources(text)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "Ministrs apsolīja palīdzēt slimnīcām, katrai piešķirot naudu.",
            "palīdzēt slimnīcām, katrai piešķirot naudu",
        ),
        (
            "Prezidents zvērējis atbalstīt jauniešus, katru mēnesi izsniedzot subsīdijas.",
            "atbalstīt jauniešus, katru mēnesi izsniedzot subsīdijas",
        ),
        ("Viņš lūdza palīdzēt, asarām birstot.", "palīdzēt"),
        ("Kalns sacīja, ka vadītājs aizmidzis, un iesniedza sūdzību.", "vadītājs aizmidzis"),
        ("Ministre apgalvoja, ka ceļi uzlabojušies, un nosodīja opozīciju.", "ceļi uzlabojušies"),
        (
            "Liecinieks stāstīja, ka vīrietis ieradies veikalā, paķēris naudu un aizbēdzis.",
            "vīrietis ieradies veikalā, paķēris naudu un aizbēdzis",
        ),
    ],
)
def test_where_it_ends_what_is_said(text: str, content: str) -> None:
    statements = read(text, published="2026-05-07").statements
    assert [" / ".join(span.text for span in each.content) for each in statements] == [content]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Savā paziņojumā Votersa informēja, ka birojs ir slēgts.", "Votersa"),
        ("Intervijā Krastiņa teica, ka dziedās.", "Krastiņa"),
        ("Atklātā vēstulē Žagars norādīja, ka teātri remontēs.", "Žagars"),
    ],
)
def test_a_paper_is_not_called_after_who_speaks_in_it(text: str, name: str) -> None:
    assert sources(text) == [(name, name)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kalns kritizē ministru Ozolu. Ozolam nav viegli, jo viņš solīja celt algas.", "Ozols"),
        ("Anna Roze vadīja sēdi. Zanei Liepai bija neērti, kad viņa teica, ka līgums pazudis.", "Zane Liepa"),
        ("Bērzs runāja ar Kalnu. Kalnam viņš teica, ka projekts kavējas.", "Bērzs"),
        ("Bērzs runāja ilgi. Kalnam patika, ka viņš teica, ka projekts kavējas.", "Bērzs"),
    ],
)
def test_whom_a_clause_opens_with_goes_on_in_the_next(text: str, name: str) -> None:
    assert [found for _, found in sources(text)] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Viņš uzvarēja, pateicoties tam, ka pretinieks kļūdījās.",
        "Pateicoties tam, ka salas ir vairākas, tur ir daudz ostu.",
        "Rēķini ir mazāki, pateicoties tam, ka ziema bija silta.",
        "Viņa komentāri izskanēja laikā, kad šķiet, ka Pompeo ir gatavs runāt.",
        "Izvēlieties numuru, kas norāda, ka atrodaties Arizonā.",
        "Kauliņi norāda, ka dzīvnieks bijis jauns.",
        "Cenu kritums signalizē, ka tirgus atdziest.",
    ],
)
def test_what_is_no_source(text: str) -> None:
    assert not sources(text)


def test_who_gives_thanks_is_a_source() -> None:
    text = "Ministre beidza runu, pateicoties skolotājiem, ka viņi strādā."
    assert [name for _, name in sources(text)] == ["ministre"]
    assert [name for _, name in sources("Banka signalizē, ka likmes celsies.")] == ["banka"]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ('Ministre sacīja "Dienai": "Algas celsim."', ("Ministre", "ministre"), "Algas celsim"),
        ('Kalns pastāstīja "Latvijas Radio": "Ceļu slēgs."', ("Kalns", "Kalns"), "Ceļu slēgs"),
        ('Kalns informēja "Sunday Telegraph": "Līgums ir lauzts."', ("Kalns", "Kalns"), "Līgums ir lauzts"),
    ],
)
def test_whom_somebody_told_it_may_stand_in_marks_before_the_words(
    text: str, source: tuple[str, str], content: str
) -> None:
    assert sources(text) == [source]
    assert read(text, published="2026-05-07").statements[0].content[0].text == content


def test_a_phrase_ends_before_its_closing_dash() -> None:
    text = "Jānis Endzelīns – literārās valodas veidotājs – rakstīja, ka latviešu valodai klājas grūti."
    assert sources(text) == [("Jānis Endzelīns – literārās valodas veidotājs", "Jānis Endzelīns")]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "“Kontrole ir svarīga,” kampaņas pārstāvis, kurš nevēlējās atklāt vārdu, stāstīja “Reuters”.",
            "kampaņas pārstāvis",
        ),
        ('"Līgums ir lauzts," ministra padomnieks stāstīja "Reuters".', "ministra padomnieks"),
        ('Amatpersona, kura nevēlējās atklāt vārdu, stāstīja "Reuters", ka līgums lauzts.', "amatpersona"),
        (
            '"Līgums ir lauzts," uzņēmuma vadītāja, kas lūdza neminēt vārdu, sacīja "Dienai".',
            "uzņēmuma vadītāja",
        ),
    ],
)
def test_an_outlet_is_told_where_somebody_else_tells(text: str, who: str) -> None:
    first = read(text, published="2026-05-07").statements[0]
    assert first.speaker_name == who
    assert first.addressee is not None


def test_an_outlet_alone_tells() -> None:
    assert sources('"Līgums ir lauzts," stāstīja "Reuters".') == [('"Reuters"', "Reuters")]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            '"Lēmums rada haosu," sacīja Abigeila Greisa, "New American Security" pētniece.',
            "Lēmums rada haosu",
        ),
        ('"Cenas kritīs," prognozē Jānis Kalns, "Swedbank" ekonomists.', "Cenas kritīs"),
        ('"Cenas kritīs," sacīja Kalns, "Rīgā tās jau krīt."', "Cenas kritīs / Rīgā tās jau krīt"),
    ],
)
def test_where_somebody_works_is_not_said(text: str, content: str) -> None:
    statements = read(text, published="2026-05-07").statements
    assert [" / ".join(span.text for span in each.content) for each in statements] == [content]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            'Prezidents pieminēja situāciju, kurā iekļuvis kandidāts Brets Kaveno. "Cīnos," viņš teica.',
            "prezidents",
        ),
        ("Ministrs sveica komandu, kuru vada treneris Jānis Kalns. Viņš sacīja, ka dos naudu.", "ministrs"),
        (
            "Ministrs sveica treneri Jāni Kalnu. Jānis Kalns raudāja. Viņš sacīja, ka brauks mājās.",
            "Jānis Kalns",
        ),
    ],
)
def test_who_acts_comes_before_whom_a_noun_brings_in(text: str, name: str) -> None:
    assert [found for _, found in sources(text)] == [name]


def test_where_a_band_is_from_is_not_its_name() -> None:
    text = '"The High Breed", no Bristoles, apgalvo, ka mūzika mainījusies.'
    assert [name for _, name in sources(text)] == ["The High Breed"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Viņš saņēma vēstuli no kaimiņa, kurš rakstīja, ka ceļš ir slikts.", "kaimiņš"),
        ("Aukle saņēma ziņu no mātes, kura sūdzējās, ka bērns slimo.", "māte"),
        ("Dome saņēma iesniegumu no skolotājas, kas norādīja, ka telpas ir aukstas.", "skolotāja"),
    ],
)
def test_who_sent_it_says_what_follows(text: str, who: str) -> None:
    assert [name for _, name in sources(text)] == [who]
