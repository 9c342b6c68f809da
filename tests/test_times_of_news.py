"""Times as news tell them: what a clause looks back on or ahead to, parts of units, nights, ranges."""

from datetime import date

import pytest

from hronika.article import Article
from hronika.reading.reader import Reader

PUBLISHED = date(2025, 6, 4)  # a Wednesday


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the present tense of what is due; that of who reports is of today
        ("Vēlēšanas notiek sestdien.", {"sestdien": "2025-06-07"}),
        ("Jaunais direktors darbu sāk pirmdien.", {"pirmdien": "2025-06-09"}),
        ("Līgums beidzas decembrī.", {"decembrī": "2025-12"}),
        ("Portāls otrdien raksta par skolām.", {"otrdien": "2025-06-03"}),
        # the day beside a plan is that of what is planned
        ("Valdība otrdien plāno lemt par atbalstu.", {"otrdien": "2025-06-10"}),
        ("Saeima ceturtdien grasās balsot.", {"ceturtdien": "2025-06-05"}),
        ("Uzņēmums septembrī paredz atvērt rūpnīcu.", {"septembrī": "2025-09"}),
        # a state lasts, an act is over
        ("Ceļš slēgts līdz pirmdienai.", {"pirmdienai": "2025-06-09"}),
        ("Izstāde atvērta līdz 20. augustam.", {"20. augustam": "2025-08-20"}),
        ("Ceļš bija slēgts līdz pirmdienai.", {"pirmdienai": "2025-06-02"}),
        ("Līdz 20. maijam tika saņemti 300 iesniegumi.", {"20. maijam": "2025-05-20"}),
        ("Sankcijas pagarināja līdz 1. decembrim.", {"1. decembrim": "2025-12-01"}),
        # a duty of the past
        ("Ēku bija jānodod līdz 1. maijam.", {"1. maijam": "2025-05-01"}),
        ("Ēka būtu bijusi jānodod martā.", {"martā": "2025-03"}),
        ("Ēku jānodod līdz 1. augustam.", {"1. augustam": "2025-08-01"}),
        # a genitive beside a noun in the locative has the tense of the verb
        ("Septembra vētrā cieta moli.", {"Septembra": "2024-09"}),
        ("Partija startēs septembra vēlēšanās.", {"septembra": "2025-09"}),
        # a season after a preposition, before another noun
        ("Kopš 2019. gada rudens cenas augušas.", {"2019. gada rudens": "2019-FA"}),
        ("Pēc 2018. gada ziemas upe izžuva.", {"2018. gada ziemas": "2018-WI"}),
        ("Pēc 2018. gada ziemas spēlēm upe izžuva.", {"2018. gada": "2018"}),
        # an hour in words
        ("Šorīt ap sešiem dega klēts.", {"Šorīt ap sešiem": "2025-06-04T06:00"}),
        ("Vakar ap desmitiem vakarā sabruka jumts.", {"Vakar ap desmitiem vakarā": "2025-06-03T22:00"}),
        ("Vakar ap pieciem no rīta dega klēts.", {"Vakar ap pieciem no rīta": "2025-06-03T05:00"}),
        ("Vakar ap sešiem tūkstošiem cilvēku devās ielās.", {"Vakar": "2025-06-03"}),
        # parts of units
        ("Pabalstu maksās šā mēneša 12. datumā.", {"šā mēneša 12. datumā": "2025-06-12"}),
        ("Pensijas maksā katra mēneša 15. datumā.", {"katra mēneša 15. datumā": "XXXX-XX-15"}),
        ("Rēķins jāmaksā 15. datumā.", {"15. datumā": None}),
        ("Mēneša beigās paziņoja uzvarētāju.", {"Mēneša beigās": "2025-05"}),
        ("Mēneša beigās paziņos uzvarētāju.", {"Mēneša beigās": "2025-06"}),
        ("Gada pēdējā dienā nogranda salūts.", {"Gada pēdējā dienā": None}),
        ("Pirmajā pusgadā uzņēmums strādāja ar peļņu.", {"Pirmajā pusgadā": "2024-H1"}),
        ("Pirmajā ceturksnī uzņēmums strādāja ar peļņu.", {"Pirmajā ceturksnī": "2025-Q1"}),
        ("Šīs nedēļas laikā viņu nopratinās.", {"Šīs nedēļas": "2025-W23"}),
        ("Nākamās nedēļas laikā viņu nopratinās.", {"Nākamās nedēļas": "2025-W24"}),
        ("2000. gadu sākumā viņš studēja.", {"2000. gadu sākumā": "200"}),
        ("2000. gada sākumā viņš studēja.", {"2000. gada sākumā": "2000"}),
        # nights, feasts, seasons
        ("Naktī no pirmdienas uz otrdienu sniga.", {"Naktī no pirmdienas uz otrdienu": "2025-06-03TNI"}),
        ("Naktī no 2. uz 3. jūniju sadega šķūnis.", {"Naktī no 2. uz 3. jūniju": "2025-06-03TNI"}),
        ("Pirmdienas pievakarē sākās negaiss.", {"Pirmdienas pievakarē": "2025-06-02TEV"}),
        ("Otrajās Lieldienās notika avārija.", {"Otrajās Lieldienās": "2025-04-21"}),
        ("Mātes dienā bija koncerts.", {"Mātes dienā": "2025-05-11"}),
        ("Kopš pavasara nav lijis.", {"pavasara": "2025-SP"}),
        ("Pēc vasaras brīvlaika skolu slēgs.", {}),
        ("2024./2025. gada apkures sezonā tarifs kāps.", {"2024./2025. gada apkures sezonā": None}),
        ("Šajā apkures sezonā siltums ir dārgāks.", {"Šajā apkures sezonā": None}),
        # ranges
        ("No janvāra līdz septembrim pārdotas 900 mašīnas.", {"janvāra": "2024-01", "septembrim": "2024-09"}),
        ("No janvāra līdz martam pārdotas 900 mašīnas.", {"janvāra": "2025-01", "martam": "2025-03"}),
        # stretches of time
        ("Domei pārmeta, ka tā gadiem ilgi gaidījusi.", {"gadiem ilgi": "PXY"}),
        ("Vate citādi gadiem guļ izgāztuvē.", {"gadiem": "PXY"}),
        ("Spriedumu pēc tam to desmit dienu laikā varēs pārsūdzēt.", {"desmit dienu": "P10D"}),
        ("Sākās nedēļu ilga tūre.", {"nedēļu": "P1W"}),
        ("Brīdinājumu izsūtīja 48 stundas iepriekš.", {"48 stundas iepriekš": None}),
        ("Peļņa sarūk ceturto ceturksni pēc kārtas.", {"ceturto ceturksni": None}),
        ("Bibliotēkai 40 lasītāju mēnesī ir par maz.", {"mēnesī": "P1M"}),
        ("Alga ir 15 eiro stundā.", {"stundā": "PT1H"}),
        ("Ātrums bija 80 kilometru stundā.", {}),
        ("Šādu vakaru es gaidīju.", {}),
        # references
        ("Mūsdienās tā nedara.", {"Mūsdienās": "PRESENT_REF"}),
        ("Pēdējā laikā krāpnieki zvana biežāk.", {"Pēdējā laikā": "PAST_REF"}),
        ("Netālā nākotnē to varēs visi.", {"Netālā nākotnē": "FUTURE_REF"}),
        # since an event that is not dated
        (
            "Zvejnieks pazuda 12. aprīlī. Ģimene pārcēlās, un kopš tā laika māja ir tukša.",
            {"12. aprīlī": "2025-04-12", "tā laika": None},
        ),
        (
            "Zvejnieks pazuda 12. aprīlī, un kopš tā laika māja ir tukša.",
            {"12. aprīlī": "2025-04-12", "tā laika": "2025-04-12"},
        ),
    ],
)  # fmt: skip
def test_values(reader: Reader, text: str, expected: dict[str, str | None]) -> None:
    record = reader.read(Article(text, published=PUBLISHED))
    assert {time.span.text: time.value for time in record.times} == expected
