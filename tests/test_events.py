"""Events: what counts as one, who takes part, when and where, and the same told twice."""

from typing import get_args

import pytest

from hronika import Article, Reader, read
from hronika.exports.summary import takes_part
from hronika.record import PLOVER_TYPES, Event, EventMention, ParticipantRole, Record


def events(text: str, published: str | None = "2026-03-14") -> dict[str, Event]:
    return {event.predicate.text: event for event in read(text, published=published).events}


def roles(event: Event) -> dict[str, str]:
    told = {role: takes_part(event, role) for role in get_args(ParticipantRole)}
    return {role: said for role, said in told.items() if said}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Policija aizturēja zagli.", ["aizturēja"]),
        ("Rīgā notika protests.", ["protests"]),
        ("Inspekcija veica pārbaudi veikalā.", ["pārbaudi"]),
        ("Premjere parakstīja vienošanos.", ["parakstīja"]),
        ("Tiesa sāka skatīt lietu.", ["skatīt"]),
        ("Uzņēmumam ir trīs veikali, un tas pieder Jānim Kalniņam.", []),
        ("Deputāti zina un saprot šo problēmu.", []),
        ("Ministrs atteicās komentēt lietu.", ["atteicās"]),
        ("Sēdē ministre sacīja, ka slimnīcu slēgs.", ["slēgs"]),
        ("Rezervēšanas sistēmu izveidoja studenti.", ["izveidoja"]),
        ("Biedrība iesniedza protestu domei.", ["iesniedza"]),
        ("Nekavējoties ieradās ugunsdzēsēji.", ["ieradās"]),
        ("Premjere ieradās vizītē Tallinā.", ["ieradās"]),
    ],
)
def test_an_event_is_named_by_one_word(text: str, words: list[str]) -> None:
    assert list(events(text)) == words


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Policija aizturēja zagli.", "aizturēja", {"agent": "Policija", "patient": "zagli"}),
        ("Zaglis tika aizturēts.", "aizturēts", {"patient": "Zaglis"}),
        ("Zagli aizturēja pilsētas centrā.", "aizturēja", {"patient": "zagli"}),
        (
            "Latvija parakstīja līgumu ar Igauniju.",
            "parakstīja",
            {"agent": "Latvija", "patient": "līgumu", "counterpart": "Igauniju"},
        ),
        (
            "Pašvaldība piešķīra slimnīcai 9500 eiro.",
            "piešķīra",
            {"agent": "Pašvaldība", "patient": "9500 eiro", "counterpart": "slimnīcai"},
        ),
        ("Īpašniekam jāremontē jumts.", "jāremontē", {"agent": "Īpašniekam", "patient": "jumts"}),
        ("Viņš paņēma dokumentus un suni.", "paņēma", {"agent": "Viņš", "patient": "dokumentus un suni"}),
        ("Viņš ieradās Tallinā un parakstīja likumu.", "parakstīja", {"agent": "Viņš", "patient": "likumu"}),
        ("Ministrs solīja palielināt algas.", "palielināt", {"agent": "Ministrs", "patient": "algas"}),
        ("Viņi aicināja valdību palielināt algas.", "palielināt", {"agent": "valdību", "patient": "algas"}),
        ("Viņš noliedza, ka ticies ar Kalniņu.", "ticies", {"agent": "Viņš", "counterpart": "Kalniņu"}),
        ("Ministre noliedza, ka ticies ar Kalniņu.", "ticies", {"counterpart": "Kalniņu"}),
        ("Rīgā sākās reģistra izveide.", "izveide", {"patient": "reģistra"}),
        ("Arodbiedrība rīkos piketu.", "piketu", {"agent": "Arodbiedrība"}),
    ],
)  # fmt: skip
def test_who_takes_part(text: str, word: str, expected: dict[str, str]) -> None:
    found = roles(events(text)[word])
    assert {role: said.casefold() for role, said in found.items()} == {
        role: said.casefold() for role, said in expected.items()
    }


def test_a_participant_has_the_name_and_id_that_the_article_gives() -> None:
    text = "Ministre Anna Bērziņa sestdien atklāja skolu. Svētdien viņa apmeklēja slimnīcu."
    record = read(text, published="2026-03-14")
    (who,) = (item for event in record.events if event.predicate.text == "apmeklēja"
              for item in event.participants if item.role == "agent")  # fmt: skip
    assert who.span is not None
    assert (who.span.text, who.name, who.id) == ("viņa", "Anna Bērziņa", record.people[0].id)


def test_a_relative_pronoun_has_the_name_of_what_its_clause_describes() -> None:
    event = events("Ministre Anna Bērziņa, kura sestdien atklāja skolu, svētdien atkāpās.")["atklāja"]
    assert [
        (item.span.text, item.name) for item in event.participants if item.span and item.role == "agent"
    ] == [("kura", "Anna Bērziņa")]


def test_the_speaker_acts_where_the_first_person_leaves_it_out() -> None:
    (event,) = read('"Pārdošu māju," teica Jānis Kalniņš.').events
    (who,) = (item for item in event.participants if item.role == "agent")
    assert (who.span, who.name) == (None, "Jānis Kalniņš")


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        ("Divas automašīnas sadūrās uz šosejas.", "sadūrās", ("accident", None)),
        ("Ugunsgrēkā gājis bojā vīrietis.", "gājis", ("death", None)),
        ("Arodbiedrība rīkos streiku.", "streiku", ("protest", "strike")),
        ("Premjere viesojās Tallinā.", "viesojās", ("consult", "visit")),
        ("Premjere ieradās vizītē Tallinā.", "ieradās", ("consult", "visit")),
        ("Valdība iesniedza likumprojektu.", "iesniedza", ("legislation", None)),
        ("Uzņēmums cels algas.", "cels", ("finance", None)),
        ("Uzņēmums cels tiltu.", "cels", ("construction", None)),
        ("Suns iegāja istabā.", "iegāja", ("movement", None)),
        ("Suns pakasīja ausi.", "pakasīja", (None, None)),
    ],
)
def test_types_people_use(text: str, word: str, kind: tuple[str | None, str | None]) -> None:
    event = events(text)[word]
    assert (event.type, event.mode) == kind


def test_plover_tells_who_acts_on_whom() -> None:
    event = events("Latvija noraidīja Krievijas prasību.")["noraidīja"]
    assert event.type == "reject"
    assert [(item.role, item.plover) for item in event.participants] == [
        ("agent", "source"),
        ("patient", "target"),
    ]
    event = events("Dome piešķīra palīdzību Annai Bērziņai.")["piešķīra"]
    assert event.type == "aid"
    assert {item.role: item.plover for item in event.participants} == {
        "agent": "source", "patient": None, "counterpart": "target",
    }  # fmt: skip
    event = events("Vīrietis nopirka māju.")["nopirka"]
    assert event.type not in PLOVER_TYPES
    assert {item.plover for item in event.participants} == {None}


def test_a_verb_has_the_frame_that_it_evokes_and_participants_their_roles_in_it() -> None:
    event = events("Vīrietis nopirka māju.")["nopirka"]
    assert event.frame == "Commerce_buy"
    assert [item.element for item in event.participants] == ["Buyer", "Goods"]


def test_the_time_of_a_clause_dates_all_that_happens_in_it() -> None:
    text = "Sestdien Liepājas klubs uzveica pretiniekus un pārtrauca zaudējumu sēriju. Svinēja svētdien."
    record = read(text, published="2026-03-16")
    values = {time.id: time.value for time in record.times}
    when = {event.predicate.text: event.time for event in record.events}
    assert when["uzveica"] is not None
    assert values[when["uzveica"] or ""] == "2026-03-14"
    assert when["pārtrauca"] == when["uzveica"]


@pytest.mark.parametrize(
    ("text", "word", "when"),
    [
        ("Tilts sabruka.", "sabruka", "before"),
        ("Tiltu uzbūvēs.", "uzbūvēs", "after"),
        ("Tilts brūk.", "brūk", "around"),
        ("Tilts sabruka 2020. gadā.", "sabruka", "before"),
        ("Tiltu uzbūvēs 2030. gadā.", "uzbūvēs", "after"),
    ],
)
def test_before_or_after_the_publication(text: str, word: str, when: str) -> None:
    assert events(text)[word].when == when


def test_place_is_where_it_happens_and_of_a_movement_where_it_ends() -> None:
    place = events("Jelgavā sadūrās divi autobusi.")["sadūrās"].place
    assert place is not None
    assert place.text == "Jelgavā"
    place = events("Premjere ieradās vizītē Tallinā.")["ieradās"].place
    assert place is not None
    assert place.text == "Tallinā"
    place = events("Prezidents aizbrauca uz Tallinu.")["aizbrauca"].place
    assert place is not None
    assert place.text == "Tallinu"


def test_a_place_that_the_paragraph_named_before_is_kept_apart() -> None:
    found = events("Jelgavā sadūrās divi autobusi. Vadītājs aizmuka.\n\nPolicija meklē vadītāju.")
    assert found["aizmuka"].place is None
    around = found["aizmuka"].paragraph_place
    assert around is not None
    assert around.text == "Jelgavā"
    assert found["meklē"].paragraph_place is None


def test_a_noun_that_takes_up_an_event_is_another_mention_of_it() -> None:
    text = "Parlaments balsoja par likumu. Pēc balsojuma deputāti devās mājās."
    record = read(text, published="2026-03-14")
    (event,) = (event for event in record.events if event.predicate.text == "balsoja")
    assert [mention.predicate.text for mention in event.mentions] == ["balsojuma"]
    assert "balsojuma" not in [event.predicate.text for event in record.events]


def test_events_of_other_people_are_not_joined() -> None:
    text = "Vispirms balsoja Saeima. Vēlāk notika Rīgas domes balsojums."
    assert list(events(text)) == ["balsoja", "balsojums"]


def test_no_event_inside_a_statement_is_asserted(samples: list[Article]) -> None:
    for record in map(Reader().read, samples):
        assert record.events
        said = [part for statement in record.statements for part in statement.content]
        told: list[Event | EventMention] = [*record.events]
        told += [mention for event in record.events for mention in event.mentions]
        for one in told:
            inside = any(part.start <= one.predicate.start < part.end for part in said)
            assert inside == (one.statement is not None)
            assert one.vouched != "asserted" or not inside


def test_evidence_is_all_of_the_words() -> None:
    assert [span.text for span in events("Vīrietis it kā nozaga naudu.")["nozaga"].evidence] == ["it kā"]


def speaker_of(record: Record, event: Event) -> str | None:
    """The speaker of the statement that an event stands in."""
    [statement] = [item for item in record.statements if item.id == event.statement]
    return statement.speaker_name


def test_an_event_in_hearsay_that_goes_on_belongs_to_the_statement() -> None:
    text = "Direktors Jānis Kalniņš skaidroja, ka nauda pazudusi. To esot paņēmis grāmatvedis."
    record = read(text, published="2026-03-14")
    event = next(event for event in record.events if event.predicate.text == "paņēmis")
    assert event.vouched == "attributed"
    assert speaker_of(record, event) == "Jānis Kalniņš"


def test_event_in_a_nested_statement_is_that_speakers() -> None:
    text = '"Anna Bērziņa apgalvo, ka Kalniņš nozadzis naudu," teica Jānis Ozols.'
    record = read(text, published="2026-03-14")
    event = next(event for event in record.events if event.predicate.text == "nozadzis")
    assert speaker_of(record, event) == "Anna Bērziņa"


def test_a_role_that_the_article_gives_to_nobody_has_no_name_in_events() -> None:
    text = "Jānis Ozols iesniedza sūdzību. Direktors parakstīja protokolu."
    assert roles(events(text)["parakstīja"])["agent"] == "Direktors"
    text = "Direktors Jānis Ozols iesniedza sūdzību. Pēc tam direktors parakstīja protokolu."
    assert "Jānis Ozols" in roles(events(text)["parakstīja"])["agent"]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Rudzīte apgalvojumus noraidīja kā nepamatotus.", "nepamatotus"),
        ("Lēmumu vicemērs nosauca par pilnīgi nepamatotu.", "nepamatotu"),
        ("Naudu tiesa atzina par noziedzīgi iegūtu.", "iegūtu"),
    ],
)
def test_what_something_is_judged_to_be_is_no_event(text: str, word: str) -> None:
    assert word not in [event.predicate.text for event in read(text).events]
