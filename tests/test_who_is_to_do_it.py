"""Who is to do what an infinitive or a purpose clause says: who is asked, helped, able, who decides."""

import pytest

from hronika import read


def agent(text: str, predicate: str) -> str | None:
    record = read(text, published="2024-05-07")
    event = next(event for event in record.events if event.predicate.text == predicate)
    return next((part.name for part in event.participants if part.role == "agent"), None)


@pytest.mark.parametrize(
    ("text", "predicate", "expected"),
    [
        # who is asked
        ("Prokurors lūdza tiesu noteikt apcietinājumu.", "noteikt", "tiesa"),
        ("Ministri aicināja sabiedrotos piegādāt Ukrainai divas baterijas.", "piegādāt", "sabiedrotie"),
        ("Vecāki aicināti fotografēt svētkus.", "fotografēt", "vecāki"),
        ("Policija cietušos aicina zvanīt.", "zvanīt", "cietušie"),
        # who is helped, given leave or manages
        ("Pašvaldība palīdzēs jauniešiem atrast darbu.", "atrast", "jaunieši"),
        ("Tiesa vīrietim liedza izbraukt no valsts.", "izbraukt", "vīrietis"),
        ("Valdība deva uzņēmumam iespēju attīstīt ostu.", "attīstīt", "uzņēmums"),
        ("Ugunsdzēsējiem neizdevās nodzēst liesmas.", "nodzēst", "ugunsdzēsēji"),
        # who has, takes or owns what the infinitive hangs on
        ("Somija apsver iespēju pievienoties tīklam.", "pievienoties", "Somija"),
        ("Izmeklētājs kritizēja ministres lēmumu slēgt skolu.", "slēgt", "ministre"),
        ("Dome pieņēma lēmumu slēgt skolu.", "slēgt", "dome"),
        # what for somebody acts
        ("Policija slēdza ielu, lai novērstu sastrēgumus.", "novērstu", "policija"),
        ("Ministrs tiksies ar mēru, lai uzklausītu skaidrojumus.", "uzklausītu", "ministrs"),
        ("Ministrs pārliecināja deputātus atbalstīt likumu.", "atbalstīt", "deputāti"),
        ("Treneris palīdzēja komandai \"Alloa\" iegūt titulu.", "iegūt", "Alloa"),
        # look-alikes: nobody is told
        ("Prokurore prasīja apsūdzēto attaisnot.", "attaisnot", None),
        ("Tas ļaus slēgt skolu.", "slēgt", None),
        ("Tika pieņemts lēmums slēgt skolu.", "slēgt", None),
        ("Pārvalde saņēma lūgumu atļaut medības.", "atļaut", None),
        ("Droni aizdedzināja bāzi, un uguni nebija izdevies nodzēst.", "nodzēst", None),
        ("Skolu slēdza, lai ietaupītu naudu.", "ietaupītu", None),
    ],
)  # fmt: skip
def test_who_is_to_do_it(text: str, predicate: str, expected: str | None) -> None:
    assert agent(text, predicate) == expected


@pytest.mark.parametrize(
    ("text", "predicate", "expected"),
    [
        ("Vēstniecība to nosodīja. Tā apsūdzēja Poliju vēstures sagrozīšanā.", "apsūdzēja", "vēstniecība"),
        ("Advokāte pārmeta tiesai, ka tā nav uzklausījusi lieciniekus.", "uzklausījusi", "tiesa"),
        ("Notika avārija. Policija atklājusi vaininieku. Tā izraisīja sastrēgumu.", "izraisīja", None),
        ("Komisija tikās ar inspekciju. Tā publicēja ziņojumu.", "publicēja", "komisija"),
        ("Uzņēmumā uz jautājumiem neatbildēja.", "neatbildēja", "uzņēmums"),
        ("Tiesā lietu atlika.", "atlika", None),
    ],
)  # fmt: skip
def test_an_institution_that_no_name_stands_for(text: str, predicate: str, expected: str | None) -> None:
    assert agent(text, predicate) == expected


@pytest.mark.parametrize(
    ("text", "predicate", "expected"),
    [
        ("Debatēs runāja deputāte Sarma Egle. Pati deputāte to neapstiprina.", "neapstiprina", "Sarma Egle"),
        (
            "Deputāts Jānis Kalns balsoja. Deputāts Juris Liepa atturējās. Deputāts vēlāk atkāpās.",
            "atkāpās",
            "deputāts",
        ),
    ],
)
def test_the_only_one_with_a_role(text: str, predicate: str, expected: str) -> None:
    assert agent(text, predicate) == expected


@pytest.mark.parametrize(
    ("text", "predicate", "expected"),
    [
        ("Krievijas raķešu triecienā gāja bojā trīs cilvēki.", "triecienā", "Krievija"),
        ("Ukrainas dronu uzbrukumā sadega bāze.", "uzbrukumā", "Ukraina"),
        ("Roberts Kauliņš sezonu pabeidzis ceļa traumas dēļ.", "traumas", "Roberts Kauliņš"),
        ("Policija aizturēja vīrieti, kuru tur aizdomās par zādzību.", "zādzību", "vīrietis"),
        ("Sauszemes karš turpinās.", "karš", None),
    ],
)
def test_who_does_what_a_noun_names(text: str, predicate: str, expected: str | None) -> None:
    assert agent(text, predicate) == expected


@pytest.mark.parametrize(
    ("text", "predicate", "expected"),
    [
        ("Valdība atcēla rīkojumu. Tās pārstāvji to nekomentēja.", "nekomentēja", "valdības pārstāvji"),
        ("Policija ieradās pie viesnīcas. Tās jumts sabruka.", "sabruka", "tās jumts"),
        ("Viņa brālis aizbēga.", "aizbēga", "viņa brālis"),
    ],
)
def test_whose_people_act(text: str, predicate: str, expected: str) -> None:
    assert agent(text, predicate) == expected
