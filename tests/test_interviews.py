"""Who speaks in an interview: paragraphs after dashes, of which one side asks."""

import pytest

import hronika

QUESTIONS = ("– Vai gaidījāt balvu?", "– Ko darīsiet tālāk?")
ANSWERS = ("– Nē, tas bija pārsteigums.", "– Rakstīšu romānu.")


def speakers(lead: str, turns: tuple[str, ...]) -> list[str | None]:
    record = hronika.read("\n\n".join((lead, *turns)))
    return [
        each.speaker_name
        for each in record.statements
        if each.content[0].text in {t[2:].rstrip(".") for t in turns}
    ]


def alternating() -> tuple[str, ...]:
    return QUESTIONS[0], ANSWERS[0], QUESTIONS[1], ANSWERS[1]


@pytest.mark.parametrize(
    ("lead", "name"),
    [
        ("Sarunā rakstniece Anna Roze stāsta par bailēm.", "Anna Roze"),
        ("Intervijā ar aktieri Juri Zaķi skaidrojam, kas viņam rūp.", "Juris Zaķis"),
        ("Ārste Ilze Vītola atgriezusies no Āfrikas. Sarunā viņa atklāj savus plānus.", "Ilze Vītola"),
    ],
)
def test_who_answers_is_the_one_told_of_before(lead: str, name: str) -> None:
    assert speakers(lead, alternating()) == [None, name, None, name]


@pytest.mark.parametrize(
    "lead",
    [
        "Sarunā rakstniece Anna Roze un aktieris Juris Zaķis stāsta par bailēm.",  # either may answer
        "Rakstniece Anna Roze saņēma balvu.",  # nothing says that it is she who talks
    ],
)
def test_nobody_answers_where_it_is_not_told(lead: str) -> None:
    assert speakers(lead, alternating()) == [None] * 4


def test_where_both_sides_ask_it_is_no_interview() -> None:
    turns = (QUESTIONS[0], "– Kāpēc jūs to jautājat?", QUESTIONS[1], ANSWERS[1])
    assert set(speakers("Sarunā rakstniece Anna Roze stāsta par bailēm.", turns)) == {None}


@pytest.mark.parametrize(
    ("lead", "name"),
    [
        ("Saruna ar slimnīcas vadītāju Ilzi Vītolu.", "Ilze Vītola"),
        ("Intervija ar aktieri Juri Zaķi par teātri un dzīvi.", "Juris Zaķis"),
        ("Rakstniece Anna Roze intervijā stāsta par grāmatu.", "Anna Roze"),
    ],
)
def test_who_answers_under_a_label_is_the_one_told_of_before(lead: str, name: str) -> None:
    text = f"{lead}\n\nJautājums: Vai gaidījāt balvu?\nAtbilde: Nē, tas bija pārsteigums."
    assert [s.speaker_name for s in hronika.read(text).statements] == [None, name]


def test_of_two_told_of_before_a_label_names_neither() -> None:
    text = "Saruna ar Annu Rozi un Juri Zaķi.\n\nJautājums: Vai gaidījāt balvu?\nAtbilde: Nē, nemaz."
    assert [s.speaker_name for s in hronika.read(text).statements] == [None, None]


UNMARKED = (
    "Kā jūs sākāt dziedāt?",
    "Es dziedāju jau bērnībā. Māte mani veda uz kori.",
    "Skolotājs mani izmeta no stundas, un es raudāju.",
    "Vai jums bija bail?",
    "Nē, man patika skatuve.",
)


@pytest.mark.parametrize(
    ("lead", "name"),
    [
        ("Saruna ar dziedātāju Annu Rozi.", "Anna Roze"),
        ("Intervija ar tenoru Juri Zaķi.", "Juris Zaķis"),
        ("Diriģente Ilze Vītola sarunā atklāj, ko viņai nozīmē mūzika.", "Ilze Vītola"),
    ],
)
def test_questions_and_answers_need_no_marks(lead: str, name: str) -> None:
    record = hronika.read("\n\n".join((lead, *UNMARKED)))
    told = {s.content[0].text: (s.speaker_name, s.act) for s in record.statements if s.mode == "direct"}
    assert told[UNMARKED[0]] == (None, "ask")
    assert told[UNMARKED[1].rstrip(".")] == told[UNMARKED[2].rstrip(".")] == (name, "answer")
    assert told[UNMARKED[4].rstrip(".")] == (name, "answer")
    assert not [event for event in record.events if event.vouched == "asserted" and event.type == "movement"]


def test_a_prompt_that_asks_nothing_is_no_answer() -> None:
    prompt = "Daudzi saka, ka opera ir mirusi."
    text = "\n\n".join(("Saruna ar Annu Rozi.", *UNMARKED, prompt, "Es tam neticu."))
    assert prompt.rstrip(".") not in {s.content[0].text for s in hronika.read(text).statements}


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("Anna Roze saņēma balvu.", *UNMARKED),  # nobody is interviewed
        ("Saruna ar Annu Rozi.", "Ko tas nozīmē?", "Cenas kāps.", "Kas maksās?", "Visi maksās."),
    ],
)
def test_other_questions_are_the_authors(paragraphs: tuple[str, ...]) -> None:
    assert not [s for s in hronika.read("\n\n".join(paragraphs)).statements if s.act == "answer"]


def test_a_quotation_above_an_interview_is_of_who_answers() -> None:
    text = "\n\n".join(('"Man nav bail no skatuves." Saruna ar dziedātāju Annu Rozi', *UNMARKED))
    assert hronika.read(text).statements[0].speaker_name == "Anna Roze"


def test_a_prompt_that_speaks_to_somebody_is_asked_and_its_answer_is_read() -> None:
    prompt = "Ministrija jūs gribēja sodīt."
    answer = 'Tiesa mani attaisnoja. Viņa teica: "Ejiet mājās."'
    text = "\n\n".join(("Saruna ar dziedātāju Annu Rozi.", *UNMARKED, prompt, answer))
    told = {s.content[0].text: (s.speaker_name, s.act) for s in hronika.read(text).statements}
    assert told[prompt.rstrip(".")] == (None, "ask")
    assert ("Anna Roze", "answer") in [told[content] for content in told if content.startswith("Tiesa mani")]


@pytest.mark.parametrize(
    ("headline", "name"),
    [
        ("Ķirurgs Artis Vanags: Jaunie ārsti aizbrauc", "Artis Vanags"),
        ("Rakstniece Anna Roze: Es nerakstu atmiņas", "Anna Roze"),
        ("Juris Zaķis: Teātris ir dzīvs", "Juris Zaķis"),
    ],
)
def test_the_headline_has_words_of_who_answers(headline: str, name: str) -> None:
    lead = f"{headline}\n\n{name} strādā trīsdesmit gadu."
    assert speakers(lead, alternating()) == [None, name, None, name]


def test_an_interview_goes_on_after_what_is_told_between() -> None:
    broken = (*alternating(), "Zvana telefons.", "– Vai turpināsim?", "– Protams, klausos.")
    assert speakers("Sarunā rakstniece Anna Roze stāsta par bailēm.", broken)[-2:] == [None, "Anna Roze"]


@pytest.mark.parametrize(
    ("lead", "answers", "asks"),
    [
        (
            "Līga Brūvere māca matemātiku. Ar skolotāju sarunājas Aija Kaukule.",
            "Līga Brūvere",
            "Aija Kaukule",
        ),
        ("Ministru Ivaru Zaķi intervē Jana Vilce.", "Ivars Zaķis", "Jana Vilce"),
        ("Rakstniece Anna Roze atgriezusies Rīgā. Viņu nointervēja Ivo Bite.", "Anna Roze", "Ivo Bite"),
    ],
)
def test_who_interviews_asks(lead: str, answers: str, asks: str) -> None:
    assert speakers(lead, alternating()) == [asks, answers, asks, answers]


def test_of_two_in_conversation_nobody_is_known_to_ask() -> None:
    lead = "Aktrise Lita Brože sarunājas ar režisoru Ivo Biti."
    assert speakers(lead, alternating()) == [None] * 4
