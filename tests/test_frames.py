"""Frames: which words may play roles, what is known of them, and what the model makes of it."""

from hand_made import analysis

from hronika.language import load_language
from hronika.language.latvian.frames.arguments import MOST, arguments
from hronika.language.latvian.frames.features import description, of_argument, of_verb, verb_description
from hronika.language.latvian.frames.labeller import LatvianFrames, load_lexicon, prior
from hronika.language.latvian.model_files import MODEL_FOLDER

BOUGHT = """\
Anna Anna PROPN Nom.Fem.Sing 2 nsubj B-person
nopirka nopirkt VERB - 0 root O
māju māja NOUN Acc.Fem.Sing 2 obj O
no no ADP - 5 case O
brāļa brālis NOUN Gen.Masc.Sing 2 obl O
un un CCONJ - 7 cc O
aizbrauca aizbraukt VERB - 2 conj O
^. . PUNCT - 2 punct O
"""


def test_dependents_come_first_and_shared_ones_after() -> None:
    (sentence,) = analysis(BOUGHT).sentences
    assert [(found.word, found.path) for found in arguments(sentence, 1)] == [
        (0, "|nsubj"),
        (2, "|obj"),
        (4, "|obl"),
        (6, "|conj"),
    ]
    shared = {found.word: found.path for found in arguments(sentence, 6)}
    assert shared == {0: "^conj|nsubj", 2: "^conj|obj", 4: "^conj|obl"}


def test_a_word_with_many_dependents_is_looked_at_in_part() -> None:
    many = "iet iet VERB - 0 root O\n" + "tur tur ADV - 1 advmod O\n" * 60
    (sentence,) = analysis(many).sentences
    assert len(arguments(sentence, 0)) == MOST


def test_features_tell_case_preposition_and_side() -> None:
    (sentence,) = analysis(BOUGHT).sentences
    brother = next(found for found in arguments(sentence, 1) if found.word == 4)
    features = of_argument(description(sentence, 1, brother))
    assert {"p=|obl", "c=Gen", "a= no", "after", "d=3"} <= set(features)
    assert "u=VERB" in set(of_verb(verb_description(sentence, 1)))


def test_a_prior_is_a_distribution_in_which_what_was_seen_is_likelier() -> None:
    chances = prior({1: 3, 2: 1}, 4, 0.5)
    assert chances.argmax() == 1
    assert abs(sum(2.718281828 ** float(chance) for chance in chances) - 1) < 1e-5


def test_a_lemma_evokes_no_frame_that_it_never_evoked() -> None:
    language = load_language("lv")
    lexicon = load_lexicon(MODEL_FOLDER)
    sentences = language.analyser.analyse(
        "Anna nopirka māju. Uzņēmums pieņēma darbā Kalniņu, un Saeima pieņēma likumu. Suns iet mājās."
    ).sentences
    verbs = [(s, i) for s in sentences for i, t in enumerate(s.tokens) if t.lemma in lexicon.counts]
    found = language.frames.frames(verbs)
    assert len(found) == len(verbs) >= 3
    for (sentence, verb), frame in zip(verbs, found, strict=True):
        seen = lexicon.counts[sentence.tokens[verb].lemma]
        assert lexicon.frames.index(frame.name) in seen
        assert 1 / len(seen) <= frame.probability + 1e-6 <= 1 + 2e-6
        assert len({role.name for role in frame.roles}) == len(frame.roles)
        for role in frame.roles:
            assert 0 <= role.word < len(sentence)
            allowed = lexicon.roles_of[lexicon.frames.index(frame.name)]
            assert allowed[lexicon.roles.index(role.name)] == 0


def test_the_known_verb_most_like_a_form_stands_in_for_an_unknown_lemma() -> None:
    lexicon = load_lexicon(MODEL_FOLDER)
    assert "apvienoties" in lexicon.counts
    (sentence,) = analysis("neapvienošos apvienoš VERB - 0 root O").sentences
    token = sentence.tokens[0]
    token.features = {"Reflex": "Yes"}
    assert lexicon.lemma(token) == "apvienoties"
    (other,) = analysis("xylē xylēt VERB - 0 root O").sentences
    assert lexicon.lemma(other.tokens[0]) == "xylēt"


def test_an_unknown_verb_has_some_frame_and_no_verbs_have_none() -> None:
    (sentence,) = analysis(
        "Anna Anna PROPN Nom.Fem.Sing 2 nsubj B-person\nxylē xylēt VERB - 0 root O"
    ).sentences
    frames = LatvianFrames()
    assert frames.frames([]) == []
    (frame,) = frames.frames([(sentence, 1)])
    assert frame.name in load_lexicon(MODEL_FOLDER).frames
    assert 0 < frame.probability <= 1


def test_a_verb_without_a_word_beside_it_is_labelled() -> None:
    (sentence,) = analysis("Līst līt VERB - 0 root O").sentences
    (frame,) = LatvianFrames().frames([(sentence, 0)])
    assert frame.roles == ()
