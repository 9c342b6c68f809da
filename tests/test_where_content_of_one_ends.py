"""Where what one says ends and what another says begins, after a semicolon, a contrast or `kā`."""

import pytest

import hronika


def said(text: str) -> list[tuple[str | None, str]]:
    return [(each.speaker_name, each.content[0].text) for each in hronika.read(text).statements]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Portāls “Sports” vēstīja, ka solīti 30 tūkstoši; Gints Fogels teica, ka skaitlis ir izdomāts.",
            [("Sports", "solīti 30 tūkstoši"), ("Gints Fogels", "skaitlis ir izdomāts")],
        ),
        (
            "Ministrs Juris Zaķis sacīja, ka skolas slēgs; direktore Anna Roze norādīja, ka lēmuma nav.",
            [("Juris Zaķis", "skolas slēgs"), ("Anna Roze", "lēmuma nav")],
        ),
        (
            "Policija paziņoja, ka aizturēti divi vīrieši; viņu advokāte uzskata, ka viņi ir nevainīgi.",
            [("policija", "aizturēti divi vīrieši"), ("viņu advokāte", "viņi ir nevainīgi")],
        ),
        (
            "Pēc izmeklētāju versijas, māja aizdegusies no krāsns, taču kaimiņi pieļauj, ka tā aizdedzināta.",
            [("izmeklētāji", "māja aizdegusies no krāsns"), ("kaimiņi", "tā aizdedzināta")],
        ),
        # What goes on after a semicolon and has nobody else say it stays his.
        (
            "Ministrs Juris Zaķis sacīja, ka skolas slēgs; skolēnus vedīs autobusi.",
            [("Juris Zaķis", "skolas slēgs; skolēnus vedīs autobusi")],
        ),
    ],
)
def test_another_who_speaks_ends_what_one_says(text: str, expected: list[tuple[str, str]]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ministrs noliedza, ka policija sagatavojusi rīkojumu, kā iepriekš apgalvoja biedrība “Vecāki”.",
            "policija sagatavojusi rīkojumu",
        ),
        (
            "Inženieris Puķe apšaubīja, ka tilts sabruks, kā apgalvoja biedrība “Vecāki”.",
            "tilts sabruks",
        ),
    ],
)
def test_a_clause_with_as_tells_whose_the_clause_before_it_is(text: str, expected: str) -> None:
    assert ("Vecāki", expected) in said(text)


def test_of_what_is_not_so_nobody_can_tell_which_another_said() -> None:
    text = "Direktore Anna Roze sacīja, ka skolu neslēgs, kā iepriekš rakstīja laikraksts “Diena”."
    assert said(text) == [("Anna Roze", "skolu neslēgs")]


def test_a_contrast_with_a_source_of_its_own_is_another_statement() -> None:
    text = "Silenieks atzina, ka ziņa bija nosūtīta, tomēr, pēc viņa vārdiem, tajā nebija minēts iemesls."
    assert said(text) == [("Silenieks", "ziņa bija nosūtīta"), ("Silenieks", "tajā nebija minēts iemesls")]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Viņas kolēģis Jānis Ozols ir drosmīgāks: pēc viņa domām, pieprasījums augs.", "pieprasījums augs"),
        ("Anna Roze šaubās: pēc viņas teiktā, tilts ir vecs.", "tilts ir vecs"),
        ("Ārste Ilze Vītola paliek pie sava: viņasprāt, slimnīca ir maza.", "slimnīca ir maza"),
    ],
)
def test_what_stands_before_a_colon_is_the_article_s(text: str, content: str) -> None:
    (statement,) = hronika.read(text).statements
    assert [span.text for span in statement.content] == [content]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Opozīcija rosina likmi celt, taču koalīcija to, domājams, neatbalstīs.", "likmi celt"),
        ("Ministrija lūdz pārskatīt tarifus, un uzņēmums, iespējams, to darīs.", "pārskatīt tarifus"),
        ("Dome aicina slēgt skolu, bet vecāki, protams, neklausīs.", "slēgt skolu"),
    ],
)
def test_no_finite_clause_goes_with_an_infinitive(text: str, content: str) -> None:
    (statement,) = hronika.read(text).statements
    assert [span.text for span in statement.content] == [content]


@pytest.mark.parametrize(
    "text",
    [
        'Roze baidās, ka atlaistie būs vismaz 150. "Vadība mums neko nav teikusi," viņa sūdzas.',
        'Kalns lēš, ka cietušo ir 40. "Tas nav maz," viņš saka.',
        'Ozola paredz, ka rindā stāvēs 300. "Gaidīsim visi," viņa teica.',
    ],
)
def test_speech_behind_a_number_is_a_sentence_of_its_own(text: str) -> None:
    assert [statement.mode for statement in hronika.read(text).statements] == ["indirect", "direct"]


def test_a_name_behind_an_ordinal_is_none() -> None:
    (statement,) = hronika.read(
        'Viņš uzvarēja 3. "Rīgas kausa" posmā, sacīja treneris Juris Kalns.'
    ).statements
    assert statement.content[0].text == 'Viņš uzvarēja 3. "Rīgas kausa" posmā'


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("Aizstāve Ingrīda Bole prasīja klienti attaisnot.", "Ingrīda Bole", "klienti attaisnot"),
        ("Ministre Anna Roze lūdza direktori atlaist.", "Anna Roze", "direktori atlaist"),
        ("Tiesnese Ilze Vītola solīja liecinieci uzklausīt.", "Ilze Vītola", "liecinieci uzklausīt"),
    ],
)
def test_the_object_of_what_is_asked_speaks_not_though_it_has_the_form(
    text: str, speaker: str, content: str
) -> None:
    assert said(text) == [(speaker, content)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pēc ministra domām, tilts jābūvē, taču pašvaldība tam nepiekrīt.", "tilts jābūvē"),
        ("Pēc opozīcijas domām, budžets ir nereāls, bet valdība to noliedz.", "budžets ir nereāls"),
        ("Pēc biedrības teiktā, dati nozagti, bet ministrija to neapstiprina.", "dati nozagti"),
        # What happened in spite of it may be by the same word.
        (
            "Pēc policijas ziņām, vīrietis bēga, taču inspektori viņu noķēra.",
            "vīrietis bēga, taču inspektori viņu noķēra",
        ),
    ],
)
def test_who_disagrees_ends_what_is_so_by_another(text: str, expected: str) -> None:
    assert said(text)[0][1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Kā izriet no dokumentiem, kas ir laikraksta rīcībā, uzņēmums samaksājis kukuli.",
            "uzņēmums samaksājis kukuli",
        ),
        ("Kā secināms no ziņojuma, ar kuru iepazinās žurnālisti, tilts ir bojāts.", "tilts ir bojāts"),
        ("Kā noprotams no ieraksta, kas nonāca redakcijā, vīrietis aizbēga.", "vīrietis aizbēga"),
    ],
)
def test_a_document_that_is_described_is_a_source_all_the_same(text: str, expected: str) -> None:
    assert [content for _, content in said(text)] == [expected]


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("“Mēs,” sacīja Kalniņš, “negaidīsim.”", "negaidīsim"),
        ("“Rīt,” piebilda Anna Roze, “balsosim.”", "balsosim"),
        ("“Tomēr,” teica treneris, “uzvarēsim.”", "uzvarēsim"),
    ],
)
def test_a_single_verb_goes_on_after_a_tag(text: str, rest: str) -> None:
    [statement] = hronika.read(text).statements
    assert statement.content[1].text == rest
