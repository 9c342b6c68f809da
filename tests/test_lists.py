"""Lists of what somebody says: a verb of saying or asking, a colon, and an item in each paragraph."""

import pytest

import hronika


def said(text: str) -> list[tuple[str | None, list[str]]]:
    return [(s.speaker_name, [span.text for span in s.content]) for s in hronika.read(text).statements]


@pytest.mark.parametrize(
    ("lead", "items", "speaker"),
    [
        ("Dienests atgādina:", ("• pirms pirkuma jāpārbauda adrese;", "• preci var atdot."), "dienests"),
        ("Ministrija uzsver:", ("1) skolām jāsagatavojas;", "2) vecākiem jāpaziņo."), "ministrija"),
        ("Mērs Juris Zaķis sola:", ("– tiltu uzcels rudenī;", "– ielas asfaltēs."), "Juris Zaķis"),
        ("Ārste Ilze Roze iesaka:", ("- dzert ūdeni,", "- neiet saulē."), "Ilze Roze"),
    ],
)
def test_items_are_one_statement_of_who_leads_up_to_them(
    lead: str, items: tuple[str, ...], speaker: str
) -> None:
    content = [item.split(maxsplit=1)[1].rstrip(".;,") for item in items]
    assert said("\n".join((lead, *items, "Laiks bija jauks."))) == [(speaker, content)]


def test_what_is_asked_before_the_colon_belongs_to_it() -> None:
    text = "Dienests aicina ievērot drošību:\n- neizmantot telefonu;\n- ievērot ātrumu."
    assert said(text) == [("dienests", ["ievērot drošību", "neizmantot telefonu", "ievērot ātrumu"])]


@pytest.mark.parametrize(
    "text",
    [
        "Pusfinālu rezultāti:\n• Liepāja – Metta 3:2\n• Riga – Valmiera 4:0",
        "Veikalā var nopirkt:\n• maizi;\n• pienu.",
        "Projekta partneri:\n1) Rīgas dome;\n2) Jūrmalas dome.",
    ],
)
def test_other_lists_say_nothing(text: str) -> None:
    assert said(text) == []


def test_turns_of_a_dialogue_are_no_items() -> None:
    text = "Viņi sarunājās. Anna jautāja:\n– Vai tu nāksi?\n– Nē, es palikšu mājās."
    assert [content for _, content in said(text)] == [["Vai tu nāksi?"], ["Nē, es palikšu mājās"]]


@pytest.mark.parametrize(
    ("text", "vouched"),
    [
        ("Organizācijas prasa:\n- izmaksāt kompensācijas;\n- atlikt maksājumus.", "hypothetical"),
        ("Vecāki pieprasa:\n• remontēt skolu;\n• atlaist direktoru.", "hypothetical"),
        ("Partija sola:\n- paaugstināt pensijas;\n- būvēt tiltu.", "planned"),
    ],
)
def test_what_a_list_demands_or_promises_has_not_happened(text: str, vouched: str) -> None:
    events = hronika.read(text).events
    assert len(events) > 1
    assert {each.vouched for each in events} == {vouched}


@pytest.mark.parametrize("bullet", ["*", "•", "·"])
def test_a_bullet_is_no_part_of_what_is_said(bullet: str) -> None:
    assert said(f"{bullet} Inflācija aprīlī augusi, liecina pārvaldes dati.")[0][1] == [
        "Inflācija aprīlī augusi"
    ]
