"""What denies, confirms, corrects or takes back something said in the article points to it."""

import json
from typing import Any

import pytest
from conftest import DATA

from hronika.archive.corrections.consistency import NewItems, with_items
from hronika.archive.rows import without_speakers
from hronika.article import Article
from hronika.reading.reader import Reader
from hronika.record import Record, Span
from hronika.record_versions import record_from
from hronika.samples import SAMPLE_ARTICLES
from hronika.verification import problems

READER = Reader()


def told(record: Record) -> list[tuple[str, str, str | None, list[str]]]:
    """The responses: kind, cue, who responds, and the words of what they are about."""
    words = {item.id: " … ".join(span.text for span in item.content) for item in record.statements}
    words |= {event.id: event.predicate.text for event in record.events}
    return [
        (item.kind, item.cue.text, item.speaker_name, [words[each] for each in item.about])
        for item in record.responses
    ]


def read(text: str) -> Record:
    article = Article(text)
    record = READER.read(article)
    assert list(problems(record, article)) == []
    return record


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Ministre Anna Roze sacīja, ka tiltu slēgs. Mērs Juris Zaķis to noliedza.",
            ("denies", "noliedza", "Juris Zaķis", ["tiltu slēgs"]),
            id="pronoun",
        ),
        pytest.param(
            "Biedrība apgalvo, ka dīķis piesārņots. Mērs Juris Zaķis šos apgalvojumus sauc par nepatiesiem.",
            ("denies", "sauc", "Juris Zaķis", ["dīķis piesārņots"]),
            id="noun and verdict",
        ),
        pytest.param(
            "Biedrība apgalvo, ka dīķis piesārņots. Uzņēmuma vadība apsūdzības kategoriski noraida.",
            ("denies", "noraida", "uzņēmuma vadība", ["dīķis piesārņots"]),
            id="bare noun",
        ),
        pytest.param(
            "Deputāte Ilze Liepa sacīja, ka ceļš ir gatavs. Inženieris Pēteris Ozols sacīja, ka snieg. "
            "Mērs Juris Zaķis noraidīja Ilzes Liepas apgalvojumus.",
            ("denies", "noraidīja", "Juris Zaķis", ["ceļš ir gatavs"]),
            id="whose words",
        ),
        pytest.param(
            "Partija ziņoja, ka vienošanās panākta. Mērs Juris Zaķis apgalvojumus par vienošanos noraidīja.",
            ("denies", "noraidīja", "Juris Zaķis", ["vienošanās panākta"]),
            id="topic",
        ),
        pytest.param(
            "Portāls vēstīja, ka skola applūdusi. Šo informāciju apstiprināja direktore Dace Upīte.",
            ("confirms", "apstiprināja", "Dace Upīte", ["skola applūdusi"]),
            id="information confirmed",
        ),
        pytest.param(
            "Skolā trešdien izcēlies ugunsgrēks. To apstiprināja policijas pārstāve Dace Upīte.",
            ("confirms", "apstiprināja", "Dace Upīte", ["ugunsgrēks"]),
            id="what the article told",
        ),
        pytest.param(
            "Portāls vēstīja, ka dziedātāja mirusi. Pēc stundas portāls šo ziņu atsauca.",
            ("withdraws", "atsauca", "portāls", ["dziedātāja mirusi"]),
            id="own news withdrawn",
        ),
        pytest.param(
            "Policija ziņoja, ka cietuši trīs cilvēki. Vēlāk policija precizēja, ka cietuši divi cilvēki.",
            ("corrects", "precizēja", "policija", ["cietuši trīs cilvēki"]),
            id="other number",
        ),
        pytest.param(
            "Deputāte Ilze Liepa sacīja, ka pabalstus palielinās. "
            "Ministrs Juris Zaķis uzsvēra, ka pabalstus nepalielinās.",
            ("denies", "nepalielinās", "Juris Zaķis", ["pabalstus palielinās"]),
            id="the opposite",
        ),
        pytest.param(
            "Deputāte Ilze Liepa noliedza, ka pieprasījusi kukuli. "
            "Uzņēmējs Juris Zaķis bija apgalvojis, ka deputāte Ilze Liepa pieprasījusi kukuli.",
            ("denies", "noliedza", "Ilze Liepa", ["deputāte Ilze Liepa pieprasījusi kukuli"]),
            id="denial first",
        ),
    ],
)  # fmt: skip
def test_a_response_points_to_what_it_is_about(
    text: str, expected: tuple[str, str, str | None, list[str]]
) -> None:
    assert expected in told(read(text))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Ilze Liepa sacīja, ka tiltu slēgs. Juris Zaķis to nenoliedza.", id="not denied"),
        pytest.param("Portāls ziņoja, ka kuģis nogrimis. Armija šo ziņu neapstiprināja.", id="not confirmed"),
        pytest.param(
            "Portāls ziņoja, ka kuģis nogrimis. Armija šo ziņu apstiprināt nevarēja.", id="could not confirm"
        ),
        pytest.param("Ministrija sagatavoja plānu. Valdība to apstiprināja otrdien.", id="a plan approved"),
        pytest.param(
            "Ilze Liepa sacīja, ka kasiere Vija Lode zagusi naudu. Aldis Mežs noliedza, ka zadzis naudu.",
            id="another accused",
        ),
        pytest.param(
            "Portāls ziņoja, ka cietuši 300 cilvēki. Policija apstiprināja, ka cietuši 20 cilvēki.",
            id="another number confirmed",
        ),
        pytest.param("Ilze Liepa sacīja, ka algas augs. Ilze Liepa sacīja, ka algas neaugs.", id="the same"),
        pytest.param("Treneris sacīja, ka uzvarēs. Veikals atsauca sabojātus jogurtus.", id="goods"),
        pytest.param("Juris Zaķis sacīja, ka līst. Sportiste laboja rekordu.", id="a record"),
    ],
)
def test_what_only_looks_like_one_is_about_nothing(text: str) -> None:
    assert [about for *_, about in told(read(text)) if about] == []


def test_a_denial_of_what_only_others_told_is_kept() -> None:
    assert told(read("Mērs Juris Zaķis noliedza, ka tiltu slēgs.")) == [
        ("denies", "noliedza", "Juris Zaķis", [])
    ]


def test_a_record_of_schema_1_1_has_none_and_a_right_checksum(samples: list[Article]) -> None:
    lines = (DATA / "records_1.1.jsonl").read_text(encoding="utf-8").splitlines()
    articles = {article.sha256: article for article in samples}
    for line in lines:
        record = record_from(line)
        assert (record.schema_version, record.responses) == ("1.2", ())
        assert list(problems(record, articles[record.article.sha256])) == []
        forged: dict[str, Any] = json.loads(line)
        forged["statements"][0]["speaker_name"] = None
        found = record_from(json.dumps(forged))
        assert found.checksum == forged["checksum"] != found.computed_checksum()


DENIED = "Ministre Anna Roze sacīja, ka tiltu slēgs. Mērs Juris Zaķis noliedza, ka tiltu slēgs."


def test_what_is_left_out_is_pointed_to_no_more() -> None:
    record = read(DENIED)
    first, second = record.statements
    items = NewItems((second,), record.events, record.times)
    left = with_items(record, items, set()).record
    assert [item.about for item in left.responses] == [()]
    items = NewItems((first,), record.events, record.times)
    assert with_items(record, items, set()).record.responses == ()


def test_who_responds_is_whom_people_say_the_statement_is_by() -> None:
    record = read(DENIED)
    first, second = record.statements
    corrected = second.model_copy(update={"speaker": None, "speaker_name": "Anna Roze"})
    items = NewItems((first, corrected), record.events, record.times)
    made = with_items(record, items, {second.id}).record
    [response] = made.responses
    assert response.speaker_name == "Anna Roze"
    assert response.speaker_id == first.speaker_id


def test_a_forgotten_speaker_responds_no_more() -> None:
    record = read("Ministre Anna Roze sacīja, ka tiltu slēgs. Mērs Juris Zaķis to noliedza.")
    assert without_speakers(record, {"Juris Zaķis"}).responses == ()
    [response] = without_speakers(record, {"Anna Roze"}).responses
    assert response.about == ()


def test_responses_of_the_samples_are_right_records() -> None:
    found = 0
    for line in SAMPLE_ARTICLES.read_text(encoding="utf-8").splitlines():
        given = json.loads(line)
        found += len(read(given["text"]).responses)
    assert found


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"about": ("s" + "0" * 16,)}, "is not the identifier of any statement or event of this record"),
        ({"statement": "s" + "0" * 16}, "is not the identifier of any statement of this record"),
        ({"speaker_id": "w" + "0" * 16}, "is not the identifier of any name of this record"),
        ({"id": "r" + "0" * 16}, "is not the identifier of these words"),
        ({"speaker_name": "Kāds Cits"}, "says 'Kāds Cits' where"),
        ({"cue": Span(start=0, end=8, text="ministre")}, "says 'ministre' where the text has 'Ministre'"),
    ],
)
def test_what_is_wrong_in_a_response_is_found(change: dict[str, Any], said: str) -> None:
    record = read(DENIED)
    [response] = record.responses
    wrong = record.model_copy(update={"responses": (response.model_copy(update=change),)}).sealed()
    assert any(said in what for _, what in problems(wrong, Article(DENIED)))


def test_a_response_is_about_each_thing_once_and_not_about_itself() -> None:
    record = read(DENIED)
    [response] = record.responses
    [claim], own = response.about, response.statement
    wrong = response.model_copy(update={"about": (claim, claim, own)})
    found = list(problems(record.model_copy(update={"responses": (wrong,)}).sealed(), Article(DENIED)))
    assert [path for path, _ in found] == ["responses[0].about[1]", "responses[0].about[2]"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Ministre Anna Roze sacīja, ka Cēsīs slēgs trīs skolas. "
            "Labojums: Cēsīs slēgs divas skolas, nevis trīs.",
            [("corrects", "Labojums", None, ["Cēsīs slēgs trīs skolas"])],
            id="what has the wrong number",
        ),
        pytest.param(
            "Ministre Anna Roze sacīja, ka Cēsīs slēgs divas skolas. "
            "Labojums: Cēsīs slēgs divas skolas, nevis trīs.",
            [("corrects", "Labojums", None, [])],
            id="what has the right one is not corrected",
        ),
        pytest.param(
            "Precizēts: Rēzeknē aizturēti trīs cilvēki, nevis četri. "
            "Policija Rēzeknē aizturēja trīs cilvēkus, pastāstīja pārstāve Inga Vilka.",
            [("corrects", "Precizēts", None, [])],
            id="nor is what follows it",
        ),
        pytest.param(
            "Policijas pārstāve Inga Vilka atzina, "
            "ka ziņojumā nepareizi norādīts, ka Rīgā aizturēti trīs zagļi.",
            [("withdraws", "norādīts", "Inga Vilka", [])],
            id="who takes it back",
        ),
        pytest.param(
            "Kļūdas labojums. Vakar rakstījām, ka Cēsīs miruši pieci pacienti. Patiesībā miruši divi.",
            [("withdraws", "labojums", None, [])],
            id="what had been told",
        ),
        pytest.param("Labojumus likumā atbalstīja Saeima.", [], id="amendments"),
        pytest.param("Pieņemts likuma labojums. Saeima to atbalstīja.", [], id="an amendment"),
        pytest.param("Skolā nepareizi norādīts vēdināšanas laiks.", [], id="nothing told"),
    ],
)
def test_a_notice_of_the_outlet(text: str, expected: list[tuple[str, str, str | None, list[str]]]) -> None:
    found = told(read(text))
    assert [(*each[:3], [word for word in each[3] if " " in word]) for each in found] == expected


@pytest.mark.parametrize(
    ("text", "vouched"),
    [
        (
            "Labojums. Iepriekš rakstījām, ka skolu nodedzināja zēni. Pareizi: to nodedzināja zibens.",
            "denied",
        ),
        ("Precizējums: pirmajā versijā rakstījām, ka skolu nodedzināja zēni.", "denied"),
        ("Vakar ziņojām, ka skolu nodedzināja zēni. Patiesībā to nodedzināja zibens.", "denied"),
        ("Kļūdaini rakstījām, ka skolu nodedzināja zēni.", "denied"),
        ("Vakar ziņojām, ka skolu nodedzināja zēni. Šodien bērni palika mājās.", "attributed"),
        ("Jau rakstījām, ka skolu nodedzināja zēni.", "attributed"),
    ],
)
def test_what_those_who_write_take_back_is_no_fact(text: str, vouched: str) -> None:
    events = read(text).events
    assert next(event.vouched for event in events if event.predicate.text == "nodedzināja") == vouched
    assert [event.vouched for event in events if event.predicate.text == "nodedzināja"][1:] in (
        [],
        ["asserted"],
    )


@pytest.mark.parametrize(
    "text",
    [
        "Rakstā kļūdaini norādīts, ka ministrs lidoja uz Nicu.",
        "Iepriekš nepareizi minēts, ka Cēsīs aizturēja divus cilvēkus.",
        "Ziņā neprecīzi ziņots, ka Ogrē dega skola.",
        "Labojums: rakstā bija minēts, ka Ogrē dega skola.",
        "Precizēts 12.05: sākotnēji ziņā bija rakstīts, ka dega skola.",
    ],
)
def test_what_was_told_by_mistake_is_no_fact(text: str) -> None:
    record = read(text)
    assert [statement.stance for statement in record.statements] == ["denies"]
    assert {event.vouched for event in record.events} == {"denied"}


@pytest.mark.parametrize(
    "text",
    [
        "Deputāte Linda Liepiņa norādīja, ka sodus nevar iekasēt, un aicināja likumu grozīt. Šo priekšlikumu "
        "Saeima noraidīja.",
        "Biedrība prasa atlaist ministru, jo viņš melojis. Valdība šo prasību noraidīja.",
        "Mērs Juris Zaķis sacīja, ka tilts ir vecs, un lūdza naudu. Ministrija lūgumu noraidīja.",
    ],
)
def test_a_proposal_is_turned_down_and_not_denied(text: str) -> None:
    assert read(text).responses == ()
