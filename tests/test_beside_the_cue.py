"""Where the content beside a cue begins and ends: after `kā` clauses, tags, dashes, and who is asked."""

import pytest

import hronika

CONTENTS = [
    # A relative clause of who speaks is no part of what is said.
    (
        "Kā pastāstīja aculiecinieki, kas atradās tuvumā, mašīna uzbraukusi uz ietves.",
        ["mašīna uzbraukusi uz ietves"],
    ),
    (
        "Kā portālam atzina divi darbinieki, kuri strādā cehā, algas kavējušās.",
        ["algas kavējušās"],
    ),
    ("Kā vēsta laikraksts, ko lasa visi, tilts ir slēgts.", ["tilts ir slēgts"]),
    # What somebody turns to after a contrast is a clause of its own, unless it only reports.
    (
        "Policija vēsta, ka aizturēti 27 cilvēki, turpretim biedrība “Balss” runā par vismaz 60.",
        ["aizturēti 27 cilvēki"],
    ),
    ("Cenas kāps, tomēr lēni, prognozē banka.", ["Cenas kāps, tomēr lēni"]),
    # What somebody asks for is not said.
    ("RTU no padomes lūgusi divus miljonus eiro; atbilde gaidāma pavasarī.", []),
    # What somebody was asked is not what he answered.
    ("Jautāta, vai vadība zaudēs amatus, ministre atbildēja izvairīgi.", ["vadība zaudēs amatus"]),
    ("Jautāts, kad sāks darbus, mērs atbildēja, ka rudenī.", ["kad sāks darbus", "rudenī"]),
    # After a dash an opinion begins anew.
    ("Viņas kolēģis bija atturīgāks – viņaprāt, dokuments ir vājš.", ["dokuments ir vājš"]),
    ("Nodokļi, viņaprāt, augs.", ["Nodokļi … augs"]),
    # Who is asked is no part of the content where the infinitive has an object of its own.
    ("Arodbiedrība lūgusi inspekciju pārbaudīt, vai alga samaksāta.", ["pārbaudīt, vai alga samaksāta"]),
    ("Biedrība mudina pašvaldību noskaidrot, kas piesārņojis upi.", ["noskaidrot, kas piesārņojis upi"]),
    ("Arodbiedrība aicina valdību pirkt ražu no zemniekiem.", ["pirkt ražu no zemniekiem"]),
    ("Opozīcija prasa valdību atlaist.", ["valdību atlaist"]),
    ("Policija aicina arī citus cietušos vērsties iecirknī.", ["vērsties iecirknī"]),
    ("Policija lūdz visus aculieciniekus zvanīt.", ["zvanīt"]),
    # Another who says something else, in plain words, ends what the first says; in hearsay not.
    (
        "Ozols apgalvo, ka nevienu neatlaidīs, bet arodbiedrības “Koka ļaudis” līdere Velta Liepa bažījas, "
        "ka slēgs arī cehu.",
        ["nevienu neatlaidīs", "slēgs arī cehu"],
    ),
    (
        "Ministrs sacīja, ka nauda ir, bet ka opozīcija to nesaprot.",
        ["nauda ir, bet ka opozīcija to nesaprot"],
    ),
    # Hearsay about the future by its form, words for what somebody said.
    (
        "Klubs viņam izmaksāšot divu mēnešu algu, pavēstīja Uldis Auns.",
        ["Klubs viņam izmaksāšot divu mēnešu algu"],
    ),
    ("Pēc ministrijas skaidrojuma, nauda piešķirta pērn.", ["nauda piešķirta pērn"]),
    # The one spoken to in quotation marks opens the tag.
    ("“Viss ir labi,” “Dienai” saka Pēteris Liepa.", ["Viss ir labi"]),
    # A clause beside another that only happens to have a verb of saying is no tag.
    (
        "Policija apstiprināja, ka saņemtas piecas sūdzības, bet lietu ierosinājusi tikai vienā gadījumā.",
        ["saņemtas piecas sūdzības, bet lietu ierosinājusi tikai vienā gadījumā"],
    ),
    (
        "Pārstāvis sacīja, ka Ukraina respektē lēmumu, bet cer uz kompromisu.",
        ["Ukraina respektē lēmumu, bet cer uz kompromisu"],
    ),
    # Reports in passing, and what somebody found out.
    ("Birojs lietu nodeva martā, vēstīts iepriekš.", ["Birojs lietu nodeva martā"]),
    ("Kā noskaidroja LETA, viņš divreiz sodīts par krāpšanu.", ["viņš divreiz sodīts par krāpšanu"]),
    (
        "Ja pabalstus atcels, daļa bēgļu aizbrauks, baidās mērs.",
        ["Ja pabalstus atcels, daļa bēgļu aizbrauks"],
    ),
    # Documents that somebody made are sources, plans and laws by themselves are none.
    (
        "Saskaņā ar komisijas sagatavoto projektu, ar kuru LETA iepazinusies, sarakstā iekļaus 200 kuģus.",
        ["sarakstā iekļaus 200 kuģus"],
    ),
    (
        "Saskaņā ar centra veikto aptauju pabalstus atbalsta puse iedzīvotāju.",
        ["pabalstus atbalsta puse iedzīvotāju"],
    ),
    ("Saskaņā ar plānu skolas slēgs rudenī.", []),
    ("Saskaņā ar likumu skolas slēdz pašvaldība.", []),
    # A source phrase that interrupts a clause says nothing of the plain one before.
    ("Komandas tiksies rudenī, un biļetes, pēc kluba domām, izpirks.", ["biļetes … izpirks"]),
    # What is asked for ends where a clause follows.
    ("Ļaudis lūdz bibliotēku saglabāt; to parakstīja 212 cilvēku.", ["bibliotēku saglabāt"]),
    # A turn after narration in its own sentence.
    ("Mačs tika zaudēts. – Slikti metām mēs, – teica Reins Tamms.", ["Slikti metām mēs"]),
    # What people talk about is told by nobody, and a condition is not said.
    ("Ciemā baumo, ka skolu slēgs.", ["skolu slēgs"]),
    ("Klīst runas, ka skolu slēgs.", ["skolu slēgs"]),
    ("Cilvēki runā, ka skolu slēgs.", ["skolu slēgs"]),
    ("To stāsta diplomāts, kas runāja ar nosacījumu, ka viņu nenosauks.", []),
    # A bare passive participle is plain, also after a verb of saying without content.
    ("Par izgudrojumu interesējas divi uzņēmumi. Patenta pieteikums iesniegts jūlijā.", []),
    ("Uzņēmuma vadītājs to noliedza. Nauda neesot ņemta.", ["Nauda neesot ņemta"]),
]


@pytest.mark.parametrize(("text", "contents"), CONTENTS)
def test_content(text: str, contents: list[str]) -> None:
    statements = hronika.read(text, published="2024-05-07").statements
    assert [" … ".join(span.text for span in one.content) for one in statements] == contents


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Pēc biroja toreiz paustā, vīrietis solījis naudu.", "birojs"),
        ("Pēc policijas vakar sniegtās informācijas, vīrietis aizturēts.", "policija"),
        ("Vīrietis, pēc LSM neoficiālas informācijas, ir deputāta dēls.", "LSM"),
        ("“Viss ir labi,” “Dienai” saka Pēteris Liepa.", "Pēteris Liepa"),
        ("Advokāts Pāvels Grīns ieradās tiesā. Aizstāvis paredz, ka lieta ieilgs.", "Pāvels Grīns"),
        ("Citādi domā ekonomiste Krista Jansone. Analītiķe prognozē, ka cenas augs.", "Krista Jansone"),
    ],
)
def test_speaker(text: str, speaker: str) -> None:
    assert [one.speaker_name for one in hronika.read(text).statements] == [speaker]
