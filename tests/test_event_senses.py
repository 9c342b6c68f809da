"""What a word of violence or of a state means where it stands; which time and place are an event's own."""

import pytest

from hronika.article import Article
from hronika.reading.reader import Reader
from hronika.record import Event, Record


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def event(record: Record, predicate: str) -> Event:
    return next(event for event in record.events if event.predicate.text == predicate)


@pytest.mark.parametrize(
    ("text", "predicate", "kind"),
    [
        ("Ministre karo ar birokrātiju.", "karo", None),
        ("Tirgotāji bombardē pircējus ar atlaidēm.", "bombardē", None),
        ("Šāds spriedums sagrāva cerības.", "sagrāva", None),
        ("Hokejisti sagrāva pretiniekus.", "sagrāva", "competition"),
        ("Uzbrucējs šāva pa vārtiem.", "šāva", "competition"),
        ("Izlase uzbruka visu trešdaļu.", "uzbruka", "competition"),
        # meant as it is said
        ("Karavīri sagrāva ienaidnieka nocietinājumus.", "sagrāva", "assault"),
        ("Vīrietis šāva uz policistiem.", "šāva", "assault"),
        ("Futbolists piekāva taksometra vadītāju.", "piekāva", "assault"),
        ("Krievija bombardēja Harkivu ar raķetēm.", "bombardēja", "assault"),
    ],
)
def test_violence_that_is_meant_and_that_is_not(
    reader: Reader, text: str, predicate: str, kind: str | None
) -> None:
    assert event(reader.read(Article(text)), predicate).type == kind


@pytest.mark.parametrize(
    "text",
    [
        "Biļete maksā piecus eiro.",
        "Tilts savieno abus krastus.",
        "Parks aizņem desmit hektārus.",
        "Kalniņš (dz. 1970) ir ārsts.",
    ],
)
def test_how_things_are_is_no_event(reader: Reader, text: str) -> None:
    assert reader.read(Article(text)).events == ()


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("Uzņēmums maksā nodokļus.", "maksā"),
        ("Policija sasniedz nelaimes vietu.", "sasniedz"),
        ("Tilts savienoja abus krastus pirmdien.", "savienoja"),
    ],
)
def test_what_somebody_does_is_one(reader: Reader, text: str, predicate: str) -> None:
    assert event(reader.read(Article(text)), predicate)


@pytest.mark.parametrize(
    ("text", "predicate", "time", "place"),
    [
        ("Otrdien sākās prāva par pērn Jelgavā notikušu slepkavību.", "slepkavību", "pērn", "Jelgavā"),
        ("Otrdien sākās prāva par pērn Jelgavā notikušu slepkavību.", "prāva", "Otrdien", None),
        (
            "Piektdien notiesāts vīrietis par 2021. gadā Cēsīs izdarītu zādzību.",
            "zādzību",
            "2021. gadā",
            "Cēsīs",
        ),
        ("Piektdien notiesāts vīrietis par zādzību.", "zādzību", None, None),
        (
            "Pirmdien pieminēja 1991. gada barikādes, kad nošāva piecus cilvēkus.",
            "nošāva",
            "1991. gada",
            None,
        ),
        ("Saeima pirmdien pieņēma pagājušā gada budžetu.", "pieņēma", "pirmdien", None),
        ("Vīrietim piespriesti desmit gadi cietumā par laupīšanu Rēzeknē.", "laupīšanu", None, "Rēzeknē"),
        ("Ministrs piektdien piedalījās protestā Rīgā.", "piedalījās", "piektdien", None),
    ],
)
def test_each_happening_has_its_own_time_and_place(
    reader: Reader, text: str, predicate: str, time: str | None, place: str | None
) -> None:
    record = reader.read(Article(text))
    found = event(record, predicate)
    spans = {item.id: item.span.text for item in record.times}
    assert (spans.get(found.time) if found.time else None) == time
    if place is not None:
        assert found.place is not None
        assert found.place.text == place


@pytest.mark.parametrize(
    ("text", "predicate", "role", "words"),
    [
        ("Deputāta aizturēšana satrauca kolēģus.", "aizturēšana", "patient", "Deputāta"),
        ("Karavīru nosūtīšana uz Ukrainu ir strīdīga.", "nosūtīšana", "patient", "Karavīru"),
        ("Baltkrievijas aneksija notiktu klusi.", "aneksija", "patient", "Baltkrievijas"),
        ("Iedzīvotāju evakuācija sākās naktī.", "evakuācija", "patient", "Iedzīvotāju"),
        ("Prezidenta uzstāšanās notika piektdien.", "uzstāšanās", "agent", "Prezidenta"),
        ("Krievijas iebrukums turpinās.", "iebrukums", "agent", "Krievijas"),
        ("Skolotāju streiks sākās pirmdien.", "streiks", "agent", "Skolotāju"),
    ],
)
def test_a_genitive_before_an_action_is_whom_it_befalls(
    reader: Reader, text: str, predicate: str, role: str, words: str
) -> None:
    participants = event(reader.read(Article(text)), predicate).participants
    assert [(item.role, item.span.text) for item in participants if item.span] == [(role, words)]


def test_what_was_unexpected_was(reader: Reader) -> None:
    assert event(reader.read(Article("Ministra vizīte bija negaidīta.")), "vizīte").polarity == "positive"


@pytest.mark.parametrize(
    ("text", "predicate", "kind"),
    [
        ("Suverenitātes zaudēšana biedē.", "zaudēšana", None),
        ("Spēles zaudēšana bija negaidīta.", "zaudēšana", "competition"),
        ("Jaunas frontes atklāšana nav izslēgta.", "atklāšana", None),
    ],
)
def test_what_a_noun_names_by_what_is_acted_upon(
    reader: Reader, text: str, predicate: str, kind: str | None
) -> None:
    assert event(reader.read(Article(text)), predicate).type == kind


def test_what_took_place_is_no_plan(reader: Reader) -> None:
    assert event(reader.read(Article("Plānotā sēde notika otrdien.")), "sēde").vouched == "asserted"
    assert event(reader.read(Article("Plānotā sēde notiks otrdien.")), "sēde").vouched == "planned"


def test_nobody_signs_with_himself(reader: Reader) -> None:
    text = "Satiksmes ministrs Jānis Kalns parakstīja vienošanos ar Igaunijas satiksmes ministru."
    participants = event(reader.read(Article(text)), "parakstīja").participants
    names = {item.role: item.name for item in participants}
    assert names["agent"] == "Jānis Kalns"
    assert names["counterpart"] == "Igaunijas satiksmes ministrs"
