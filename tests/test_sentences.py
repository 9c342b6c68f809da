"""Where sentences end: at final punctuation that is final, with the marks that belong to them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hronika.language.latvian.tokenizer import sentences

# In these texts ‖ stands where one sentence ends and the next begins.
SENTENCES = [
    "Anna atnāca. ‖ Vai tiešām? ‖ Jā! ‖ Nu tad... ‖ Labi.",
    # Ordinals, abbreviations, initials
    "Tas notika 2019. gadā. ‖ Tas notika 2019. ‖ Pēc tam viss mainījās.",
    "Dzimusi 1950. gada 3. maijā. ‖ 4. maijā svinēja.",
    "Ieradās prof. A. Liepa, Dr. Kalns u.c. ‖ Viņi dziedāja līdz plkst. 3. ‖ Nr. 5 un J.K. Ozols klusēja.",
    "Maksāja 5 milj. ASV dolāru, 3 tūkst. Latvijas latu utt. ‖ Vairāk nevarēja.",
    "Baznīca celta 19. gs. ‖ Tagad tur ir skola. ‖ 1997. g. Rīgā to atjaunoja.",
    "Par to balsoja 13. Saeima. ‖ Otrais Pasaules karš beidzās.",
    "1. Pirmais punkts. ‖ 2. Otrais punkts.",
    "Saraksts: 1. Maize un piens.",
    "II. Galvenie jautājumi. ‖ Runāja par karali Kārli II. ‖ Viņš valdīja ilgi.",
    "Rezultāts bija 3:2. ‖ Mēs priecājāmies.",
    'Spēle beidzās 0:0. ‖ "Rīga FC" klusēja.',
    'Viņi zaudēja 1:2. ‖ "Auda" uzvarēja. ‖ Vieta: 12. "Rīgas" spēle.',
    "Gāja gan 180.Liepājas vienība, gan citi.",
    "Raksta LSM.lv. ‖ Saite ir https://www.lsm.lv/a.html. ‖ Vēl arī a@b.lv.",
    # Not every mark ends a sentence
    "Filma „Liepa” (2019.) Rīgā ieradās Jānis (kāds gods!) Ozols. ‖ … Nu jā.",
    "Es nezinu... varbūt. ‖ Viņš (tikai viņš!) to zina.",
    "Teica: „(..) Tā ir”. ‖ [..] Laiki mainās.",
    "Jūs esat tālu (vai tuvu?) no mājām. ‖ (Nu gan!) ‖ Jā.",
    "Paldies! ‖ (Aplausi) ‖ Sēdes vadītāja. ‖ (Anna) un Jānis.",
    "Tā ir.[1] ‖ Tā nav.[2] ‖ Beigas.",
    "Pirmais.Otrais.".replace(".O", ".‖O"),
    # Quotations: sentences end inside them, the last goes with its narrator
    '"Mēs nākam. ‖ Mēs būsim klāt," sacīja Liepa. ‖ Viņa smējās.',
    "„Mēs nākam. ‖ Mēs būsim klāt,” sacīja Liepa. ‖ „Jā.” ‖ Viņa smējās.",
    "«Mēs nākam. ‖ Mēs būsim klāt», sacīja Liepa. ‖ «Jā.» ‖ «Nē.»",
    '"Vai tā ir?" viņš jautāja. ‖ "Ārā!" ‖ Viņa aizgāja.',
    '"Vai tā ir?", viņš jautāja. ‖ "Ārā!" – sauca Anna. ‖ "Ārā!" – Anna sauca.',
    '"Vai tā ir?" Anna jautāja. ‖ "Nē!" ‖ Anna atbildēja, ka nav.',
    'Raidījumā "Kas notiek?" Jānis Liepa sacīja, ka viss ir labi.',
    'Viņš teica: "Kāpēc?" ‖ Jānis atbildēja, ka nezina.',
    'Viņa teica: "Nē." ‖ "Kāpēc?" ‖ "Tāpēc."',
    '"Kāds man prasīja: "Vai vajag?" ‖ Teicu, ka vajag," stāstīja Liepa.',
    '"Kāds man prasīja: "Vajag." ‖ Tā arī bija," stāstīja Liepa.',
    '"Jā," viņa piebilda, "mēs nākam. ‖ Drīz."',
    'Teikums beidzas "šeit". ‖ "Delfi" raksta. ‖ „Ir” ziņo: „Tā bija”. ‖ Labi.',
    'Tā teica Anna. " ‖ Jā, tā bija.'.replace('. " ‖', '. ‖ "'),
    '"Viņš teica: "Nē."" ‖ Tas bija viss. ‖ »Nē.« ‖ Viņš piecēlās. ‖ Rakstīja: *Nē.* ‖ Jā.',
    ",,Nē!'' viņš teica. ‖ ,,Jā.'' ‖ Beidzās.",
    # Dialogue with dashes
    "– Kas tur ir? – viņš jautāja. ‖ – Nekas. ‖ – Nu labi, – viņa teica. ‖ – Ejam.",
    "– Kas tur ir? – Anna jautāja. ‖ – Nekas! ‖ – Tiešām?",
    "Viņš to zināja — jau sen! — un klusēja.",
]


@pytest.mark.parametrize("marked", SENTENCES)
def test_sentence_ends(marked: str) -> None:
    expected = [part.strip() for part in marked.split("‖")]
    text = marked.replace(" ‖", "").replace("‖", "")
    assert [text[sentence.start : sentence.end] for sentence in sentences(text)] == expected


LINES = [
    # A line break ends a sentence and a paragraph
    ("Virsraksts bez punkta\nTeksts sākas.\n\nOtrs. Trešais.", [0, 1, 2, 2]),
    ("\n\nPirmais\r\n\r\nOtrais\u2028Trešais", [0, 1, 2]),
    ("- maize;\n- piens;\na) tēja\nb) kafija", [0, 1, 2, 3]),
    ("Es nāku\ntu nāc\nmēs nākam", [0, 1, 2]),
    ("Tas bija 2019.\nPēc tam klusums", [0, 1]),
    # but not where it cuts a long line before a word in lower case
    (
        "Šī ir viena gara rinda, kas turpinās arī pēc tās\nlauzuma mazajiem burtiem. Un cits.\nJauns.",
        [0, 0, 1],
    ),
    ("Šī ir viena gara rinda, kas tomēr beidzas ar punktu.\nlsm.lv ziņo.", [0, 1]),
    ("Šī ir viena gara rinda, kas tomēr turpinās tikai pēc\n\ntukšas rindas.", [0, 1]),
]


@pytest.mark.parametrize(("text", "paragraphs"), LINES)
def test_line_breaks(text: str, paragraphs: list[int]) -> None:
    assert [sentence.paragraph for sentence in sentences(text)] == paragraphs


def test_wrapped_text_is_read_as_paragraphs() -> None:
    text = (
        "Šis teksts ir lauzts rindās pie piecdesmit zīmēm, kā to\n"
        "dara pasta programmas. Rindas sākumā var būt arī\n"
        "Anna vai cits vārds ar lielo burtu, piemēram, pats\n"
        "Jānis, un teikums tomēr turpinās. Tad tas beidzas.\n"
        "Īsa rinda.\n"
        "Pēc īsas rindas sākas jauna rindkopa, un arī tā ir\n"
        "lauzta tāpat kā pirmā."
    )
    found = [" ".join(text[sentence.start : sentence.end].split()) for sentence in sentences(text)]
    assert [sentence.paragraph for sentence in sentences(text)] == [0, 0, 0, 0, 1]
    assert found[1].startswith("Rindas sākumā")
    assert found[1].endswith("turpinās.")
    assert found[4] == "Pēc īsas rindas sākas jauna rindkopa, un arī tā ir lauzta tāpat kā pirmā."


@given(st.text(st.sampled_from('aA .,?!"„”\n\r-–1(:)'), max_size=60))
def test_sentences_are_the_tokens_in_order(text: str) -> None:
    found = sentences(text)
    tokens = [token for sentence in found for token in sentence]
    assert all(left.end <= right.start for left, right in pairwise(tokens))
    assert all(sentence.tokens for sentence in found)
    assert [sentence.paragraph for sentence in found] == sorted(sentence.paragraph for sentence in found)
    assert not found or found[0].paragraph == 0
    assert all(right.paragraph - left.paragraph in (0, 1) for left, right in pairwise(found))


@given(
    st.lists(
        st.sampled_from(["Anna smejas.", "Vai nāksi?", '"Jā," viņa teica.', "Ārā!"]), min_size=1, max_size=8
    )
)
def test_a_sentence_does_not_depend_on_its_neighbours(parts: list[str]) -> None:
    text = " ".join(parts)
    assert [text[sentence.start : sentence.end] for sentence in sentences(text)] == parts
