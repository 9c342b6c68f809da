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
    ("text", "content"),
    [
        # Who must do something stands in the dative, so it is not the speaker.
        (
            "Premjere Anna Roze norādīja, ka valsts ir gatava, tomēr tas jādara kopā ar kaimiņiem.",
            "valsts ir gatava, tomēr tas jādara kopā ar kaimiņiem",
        ),
        (
            "Direktore Ilze Kalve sacīja, ka telpas ir gatavas, taču vēl jāuzstāda logi.",
            "telpas ir gatavas, taču vēl jāuzstāda logi",
        ),
        (
            "Mērs Juris Kalns skaidroja, ka naudas pietiek, bet tilts jānojauc.",
            "naudas pietiek, bet tilts jānojauc",
        ),
        # One place is set against another.
        (
            "Apvienība norāda, ka kaimiņvalstīs ķiveru nav, bet Igaunijā no tām atteicās.",
            "kaimiņvalstīs ķiveru nav, bet Igaunijā no tām atteicās",
        ),
        (
            "Ministre Anna Roze uzsver, ka laukos ārstu nav, bet Rīgā atteicās no rindām.",
            "laukos ārstu nav, bet Rīgā atteicās no rindām",
        ),
        (
            "Profesors Juris Kalns stāsta, ka skolās krītu nav, taču Liepājā to atrada.",
            "skolās krītu nav, taču Liepājā to atrada",
        ),
        # Without one the verb is the speaker's.
        ("Ministre Anna Roze uzsver, ka naudas nav, bet atteicās nosaukt summu.", "naudas nav"),
        # The author speaks again.
        ("Kaimiņš apgalvo, ka upe nepieder nevienam, bet es tam neticu.", "upe nepieder nevienam"),
        ("Direktors solīja, ka skolu neslēgs, taču mēs zinām, kā tas beigsies.", "skolu neslēgs"),
        ("Profesors atkārto, ka ārsts izvēlas skolotāju, un es viņam piekrītu.", "ārsts izvēlas skolotāju"),
        ("Treneris teica, ka mēs zaudējām, un mēs to saprotam.", "mēs zaudējām, un mēs to saprotam"),
        # Shares of people answer for themselves; the figures are the article's.
        ("Trešdaļa aptaujāto pauda, ka tas ir vienalga, bet 7% saskata labumu.", "tas ir vienalga"),
        ("Puse uzņēmēju norāda, ka pircēju ir maz, savukārt ceturtdaļa sūdzas.", "pircēju ir maz"),
        ("Piektdaļa vecāku atzina, ka kavējuši maksājumus; 2022. gadā tādu bija 11%.", "kavējuši maksājumus"),
        ("Trešdaļa skolēnu sacīja, ka guļ maz. Skolēnu skaits audzis par simtu.", "guļ maz"),
    ],
)
def test_where_what_is_said_ends_in_contrast(text: str, content: str) -> None:
    assert said(text)[0][1] == content


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Pašvaldība sola nodrošināt autobusu, tomēr šofera, kā atzinis direktors Ainārs Zelčs, nav.",
            [("pašvaldība", "nodrošināt autobusu"), ("Ainārs Zelčs", "šofera")],
        ),
        (
            "Dome plāno būvēt tiltu, taču naudas, kā norādīja mērs Juris Kalns, trūkst.",
            [("Juris Kalns", "naudas")],
        ),
        (
            "Teātris aicina skatītājus nākt agrāk, bet biļešu, kā teica direktore Anna Roze, vairs nav.",
            [("teātris", "nākt agrāk"), ("Anna Roze", "biļešu")],
        ),
    ],
)
def test_a_clause_with_as_in_a_later_clause_is_of_that(
    text: str, expected: list[tuple[str | None, str]]
) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ('Varbūt tāpēc, ka ministrs pats tur dzīvo, kā rakstīja "Diena".', "ministrs pats tur dzīvo"),
        ('Laikam tādēļ, ka tilts ir vecs, kā vēstīja portāls "Rīts".', "tilts ir vecs"),
        ("Iespējams, tāpēc, ka ceļš bija slidens, kā norādīja policija.", "ceļš bija slidens"),
    ],
)
def test_a_reason_that_the_author_gives_is_the_content_without_his_words(text: str, content: str) -> None:
    assert said(text)[-1][1] == content


@pytest.mark.parametrize(
    "text",
    [
        "Krastu drīkst lietot visi. Tā teikts likumā, un tā man apstiprināja arī inspektore.",
        "Vilcieni kursēs retāk. Tā rakstīts lēmumā, un tā apstiprināja arī ministre Anna Roze.",
        "Skola paliks ciemā. Tā sacīts vēstulē, un tā teica arī direktors Juris Kalns.",
    ],
)
def test_who_confirms_what_two_sentences_tell_confirms_the_first(text: str) -> None:
    assert said(text)[-1][1] == text.partition(".")[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ministrijas ieskatā domei ir tiesības lemt; vai bija pamats, juristi vēl vērtē.",
            [("ministrija", "domei ir tiesības lemt")],
        ),
        (
            "Pēc policijas domām, vainīgs ir šoferis; kas notika, eksperti skaidro.",
            [("policija", "vainīgs ir šoferis")],
        ),
        (
            "Direktors Juris Kalns sacīja, ka skolu neslēgs; kāpēc trūkst naudas, ministre neatklāja.",
            [("Juris Kalns", "skolu neslēgs")],
        ),
    ],
)
def test_a_question_that_others_answer_behind_a_semicolon_is_not_said(
    text: str, expected: list[tuple[str | None, str]]
) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("headline", "content"),
    [
        ("“Latvenergo” lēš, ka elektrība kļūs lētāka; regulators šaubās", "elektrība kļūs lētāka"),
        ("Ministre Anna Roze: skolas slēgs; vecāki protestē", "skolas slēgs"),
        ("Dome sola, ka tiltu atvērs; būvnieki klusē", "tiltu atvērs"),
    ],
)
def test_the_other_half_of_a_headline_is_not_said(headline: str, content: str) -> None:
    assert said(f"{headline}\n\nDiena bija gara.")[0][1] == content


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Ministrija rosina aizliegt tālruņus, paredz trešdien publicētie grozījumi.", "aizliegt tālruņus"),
        ("Dome aicina pārdot ēku, paredz lēmuma projekts.", "pārdot ēku"),
        ("Valde lūdz atlikt maksājumus, paredz jaunais plāns.", "atlikt maksājumus"),
    ],
)
def test_a_tag_with_a_paper_ends_what_is_asked(text: str, content: str) -> None:
    assert said(text)[0][1] == content


@pytest.mark.parametrize(
    "text",
    [
        "Komiteja vēsta, ka atrasts miris vīrietis. Līdzīgus apgalvojumus tā izplatījusi arī agrāk.",
        "Direktors sacīja, ka zagļi aizbēguši. Šādus paziņojumus viņa iestāde izteikusi vairākkārt.",
        "Mērs stāstīja, ka tilts sabrucis. Līdzīgus solījumus dome devusi katru gadu.",
    ],
)
def test_what_is_told_of_words_is_not_said_with_them(text: str) -> None:
    assert "." not in said(text)[0][1]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "Rudenī skolām solīts piešķirt miljonu, taču, pēc mēra rēķiniem, vajadzētu divus.",
            "piešķirt miljonu",
        ),
        ("Dome sola uzcelt tiltu, bet, domājams, naudas nepietiks.", "uzcelt tiltu"),
        ("Valde aicina gaidīt, taču, pēc Kalna domām, laika vairs nav.", "gaidīt"),
    ],
)
def test_a_promise_ends_before_a_clause_with_another_source(text: str, content: str) -> None:
    statement = hronika.read(text).statements[0]
    assert statement.content[-1].text == content


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "Kaspars Kalns vēl ārstē plecu, Teodors Bite, kā atzina ārsts Ivo Roze, atgriezīsies rudenī.",
            ("Teodors Bite", "atgriezīsies rudenī"),
        ),
        (
            "Anna Roze vada kori, Zane Bite, kā teica direktore Ilze Vītola, aizbrauks uz Oslo.",
            ("Zane Bite", "aizbrauks uz Oslo"),
        ),
        (
            "Rīga gaida sauli, Liepāja, kā ziņoja sinoptiķis Ivo Roze, mirks līdz vakaram.",
            ("Liepāja", "mirks līdz vakaram"),
        ),
    ],
)
def test_a_clause_beside_another_alone_is_said(text: str, content: tuple[str, ...]) -> None:
    (statement,) = hronika.read(text).statements
    assert tuple(span.text for span in statement.content) == content


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "Anna Roze aizgāja. Darbu pārcels uz Klaipēdu, kur algas, viņasprāt, esot mazākas.",
            ("algas", "esot mazākas"),
        ),
        (
            "Juris Kalns klusē. Māju pārdos Rīgā, kur cenas, viņaprāt, esot labākas.",
            ("cenas", "esot labākas"),
        ),
        (
            "Zane Bite smējās. Skolu slēgs ciemā, kur bērnu, viņasprāt, vairs neesot.",
            ("bērnu", "vairs neesot"),
        ),
    ],
)
def test_an_opinion_in_a_relative_clause_is_about_that(text: str, content: tuple[str, ...]) -> None:
    (statement,) = hronika.read(text).statements
    assert tuple(span.text for span in statement.content) == content


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Zute saņēma piedāvājumu strādāt Ženēvā. Pieņemt to viņa neesot izlēmusi.", "strādāt Ženēvā"),
        ("Bite pieņēma aicinājumu uzstāties Oslo. Norvēģi vēl esot domīgi.", "uzstāties Oslo"),
        ("Roze atgādināja, ka balvas nedod. Ministre solījusi skolai miljonu.", "balvas nedod"),
    ],
)
def test_what_another_sentence_tells_is_not_what_is_offered_or_recalled(text: str, content: str) -> None:
    assert said(text)[0][1] == content


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


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        (
            "Policija lūdz atsaukties aculieciniekus, zvanot pa tālruni 110.",
            ["atsaukties", "zvanot pa tālruni 110"],
        ),
        (
            "Dome aicina iedzīvotājus piedalīties talkā, iepriekš piesakoties pagastā.",
            ["piedalīties talkā, iepriekš piesakoties pagastā"],
        ),
        ("Muzejs aicina pieteikties, sūtot vēstuli.", ["pieteikties, sūtot vēstuli"]),
        ("Dome aicināja pieteikties, uzsverot, ka vietu ir maz.", ["pieteikties"]),
        ("Apdrošinātājs solījis atbraukt, bet viņš neko labu negaidot.", ["atbraukt"]),
        ("Mērs sola tiltu labot, taču braucēji tam neticot.", ["tiltu labot"]),
        ("Ārsts ieteica gulēt, bet slimnieks esot strādājis.", ["gulēt"]),
    ],
)
def test_how_to_do_it_is_asked_and_what_another_does_is_not(text: str, contents: list[str]) -> None:
    first = hronika.read(text).statements[0]
    assert [span.text for span in first.content] == contents


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Skolotāja Inta Bite atzina, ka skolā valdot nesaskaņas, savukārt uzņēmējs, kurš nevēlējās "
            "tikt nosaukts vārdā, prognozēja, ka nekas nemainīsies.",
            [("Inta Bite", "skolā valdot nesaskaņas"), ("uzņēmējs", "nekas nemainīsies")],
        ),
        (
            "Ministrs Juris Zaķis sacīja, ka tarifi augs, bet arodbiedrība, kas viņu kritizē, paziņoja, "
            "ka prasīs pārrēķinu.",
            [("Juris Zaķis", "tarifi augs"), ("arodbiedrība", "prasīs pārrēķinu")],
        ),
        (
            "Vicemērs Guntis Roga solīja, ka darbi ritēs naktīs, savukārt deputāte Olga Veide pārmeta domei "
            "gausumu un vaicāja, kāpēc remonts nav sākts agrāk.",
            [("Guntis Roga", "darbi ritēs naktīs"), ("Olga Veide", "kāpēc remonts nav sākts agrāk")],
        ),
        # What is set against it and is said by nobody else is his.
        (
            "Ministrs Juris Zaķis norādīja, ka Latvija nodokli necels, savukārt Igaunija to paaugstināja.",
            [("Juris Zaķis", "Latvija nodokli necels, savukārt Igaunija to paaugstināja")],
        ),
    ],
)
def test_a_contrast_turns_to_another_beside_relative_clauses_too(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert said(text) == expected
