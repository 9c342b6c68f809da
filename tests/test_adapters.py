"""Other pipelines in the place of our model, and our model in theirs."""

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hronika.article import Article
from hronika.language import load_language
from hronika.language.adapters.assembly import NAME_KINDS, NAME_LABELS, assembled
from hronika.language.adapters.spacy import SpacyAnalyser
from hronika.language.adapters.stanza import StanzaAnalyser
from hronika.language.analysis import Token
from hronika.reading.reader import Reader
from hronika.record import ModelInfo
from hronika.verification import problems

spacy = pytest.importorskip("spacy")

TEXT = """Ministre Anna Bērziņa pirmdien  sacīja, ka tiltu Jelgavā atvērs.

"Darbi rit," viņa piebilda.
"""


@pytest.fixture(scope="module")
def nlp() -> Any:
    made = spacy.blank("lv")
    made.add_pipe("hronika_latvian")
    return made


def test_our_model_in_spacy_says_what_it_says_by_itself(nlp: Any) -> None:
    doc = nlp(TEXT)
    assert doc.text == TEXT
    assert [(ent.text, ent.label_) for ent in doc.ents][:1] == [("Anna Bērziņa", "PERSON")]
    assert [token.lemma_ for token in doc if token.pos_ == "VERB"][:1] == ["sacīt"]
    assert SpacyAnalyser(nlp).model == ("spacy/lv_pipeline", nlp.meta["version"])
    assert SpacyAnalyser(nlp).analyse(TEXT) == load_language("lv").analyser.analyse(TEXT)


def test_many_texts_come_in_order(nlp: Any) -> None:
    texts = ["Līst.", "", "Snieg. Salst."]
    analyses = list(SpacyAnalyser(nlp).analyse_many(texts))
    assert [analysis.text for analysis in analyses] == texts
    assert [len(analysis.sentences) for analysis in analyses] == [1, 0, 2]


@given(st.text(st.sampled_from('Ab č.,"\n\t –1'), max_size=30))
@settings(deadline=None)
def test_any_text_keeps_its_characters_in_spacy(nlp: Any, text: str) -> None:
    doc = nlp(text)
    assert doc.text == text
    found = SpacyAnalyser(nlp).analyse(text)
    assert found == load_language("lv").analyser.analyse(text)


def test_the_pipeline_can_be_saved(nlp: Any, tmp_path: Any) -> None:
    nlp.to_disk(tmp_path)
    again = spacy.load(tmp_path)
    assert [token.dep_ for token in again(TEXT)] == [token.dep_ for token in nlp(TEXT)]


def test_spacy_tokens_can_be_kept() -> None:
    made = spacy.blank("lv")
    made.add_pipe("sentencizer")
    made.add_pipe("hronika_latvian", config={"own_tokens": False})
    doc = made("Anna nāk. Jānis iet.")
    assert [sentence.root.text for sentence in doc.sents] == ["nāk", "iet"]


def test_a_spacy_pipeline_takes_the_place_of_our_model() -> None:
    """A pipeline of rules, that knows a few words: enough to read a statement."""
    other = spacy.blank("lv")
    ruler = other.add_pipe("attribute_ruler")
    subject = {"POS": "PROPN", "MORPH": "Case=Nom|Gender=Masc|Number=Sing", "LEMMA": "Ozols", "DEP": "nsubj"}
    ruler.add([[{"ORTH": "Ozols"}]], subject)
    told = {"POS": "VERB", "MORPH": "VerbForm=Fin|Mood=Ind|Person=3", "LEMMA": "sacīt", "DEP": "ROOT"}
    ruler.add([[{"ORTH": "sacīja"}]], told)
    names = other.add_pipe("entity_ruler")
    names.add_patterns([{"label": "PER", "pattern": "Ozols"}])
    text = '"Darbi rit raiti," sacīja Ozols.'
    language = load_language("lv")
    analysis = SpacyAnalyser(other).analyse(text)
    named = next(token for token in analysis.tokens() if token.text == "Ozols")
    assert (named.name, named.upos, named.features["Case"]) == ("B-person", "PROPN", "Nom")
    reader = Reader(replace(language, analyser=SpacyAnalyser(other)))
    article = Article(text, id="a")
    record = reader.read(article)
    assert [span.text for span in record.statements[0].content] == ["Darbi rit raiti"]
    assert record.statements[0].speaker_name == "Ozols"
    assert record.reader.model == ModelInfo(name="spacy/lv_pipeline", version=other.meta["version"])
    assert not list(problems(record, article))


def stanza_pipeline(text: str) -> SimpleNamespace:
    """What a Stanza pipeline gives for `Anna sacīja`: objects with the attributes of its documents."""

    def word(**given: Any) -> SimpleNamespace:
        return SimpleNamespace(
            **{"feats": None, "lemma": None, "upos": None, "head": None, "deprel": None, **given}
        )

    tokens = [
        SimpleNamespace(
            start_char=0,
            end_char=4,
            ner="S-PER",
            words=[word(lemma="Anna", upos="PROPN", feats="Case=Nom|Number=Sing", head=2, deprel="nsubj")],
        ),
        SimpleNamespace(
            start_char=5,
            end_char=11,
            ner="O",
            words=[word(lemma="sacīt", upos="VERB", head=0, deprel="root")],
        ),
    ]
    assert text == "Anna sacīja"
    return SimpleNamespace(sentences=[SimpleNamespace(tokens=tokens)])


def test_a_stanza_document_becomes_an_analysis() -> None:
    analyser = StanzaAnalyser(stanza_pipeline)
    (sentence,) = analyser.analyse("Anna sacīja").sentences
    anna, said = sentence.tokens
    assert (anna.text, anna.name, anna.head, anna.features["Case"]) == ("Anna", "B-person", 1, "Nom")
    assert (said.lemma, said.head, said.relation, said.name) == ("sacīt", -1, "root", "O")
    assert analyser.analyse(" \n").sentences == []


@pytest.mark.torch
@pytest.mark.filterwarnings("ignore")
def test_a_pipeline_of_stanza_takes_the_place_of_our_model(tmp_path: Path) -> None:
    stanza = pytest.importorskip("stanza", reason="Stanza brings PyTorch; it is not installed everywhere")
    from stanza.pipeline.processor import Processor, register_processor

    rows = {
        "Darbi": ("darbs", "NOUN", "Case=Nom|Gender=Masc|Number=Plur", 3, "nsubj", "O"),
        "rit": ("ritēt", "VERB", "Mood=Ind|Person=3|Tense=Pres|VerbForm=Fin", 0, "root", "O"),
        "sacīja": ("sacīt", "VERB", "Mood=Ind|Person=3|Tense=Past|VerbForm=Fin", 0, "root", "O"),
        "Ozols": ("Ozols", "PROPN", "Case=Nom|Gender=Masc|Number=Sing", 6, "nsubj", "S-PER"),
    }

    @register_processor("by_hand")
    class ByHand(Processor):  # type: ignore[misc]  # Stanza is not typed here
        _requires, _provides = {"tokenize"}, {"pos", "lemma", "depparse", "ner"}

        def __init__(self, **_: Any) -> None:
            pass

        def process(self, document: Any) -> Any:
            for token in document.sentences[0].tokens:
                word = token.words[0]
                row = rows.get(word.text, (word.text, "PUNCT", None, 6, "punct", "O"))
                word.lemma, word.upos, word.feats, word.head, word.deprel, token.ner = row
            document.sentences[0].tokens[2].words[0].head = 6
            document.sentences[0].tokens[2].words[0].deprel = "parataxis"
            return document

    (tmp_path / "resources.json").write_text('{"lv": {"default_processors": {}}}', encoding="utf-8")
    pipeline = stanza.Pipeline(
        "lv",
        processors="tokenize,by_hand",
        tokenize_pretokenized=True,
        download_method=None,
        dir=str(tmp_path),
        use_gpu=False,
        verbose=False,
    )
    language = replace(load_language("lv"), analyser=StanzaAnalyser(pipeline))
    article = Article('" Darbi rit , " sacīja Ozols .')
    record = Reader(language).read(article)
    assert record.statements[0].speaker_name == "Ozols"
    assert record.reader.model == ModelInfo(name="stanza/lv", version=stanza.__version__)
    assert [span.text for span in record.statements[0].content] == ["Darbi rit"]
    assert not list(problems(record, article))


def test_tokens_that_are_not_where_they_say_are_refused() -> None:
    with pytest.raises(ValueError, match="is not where it says"):
        assembled("Anna nāk", [[Token(1, 5, "Anna")]])


def test_every_kind_has_a_label() -> None:
    assert all(NAME_KINDS.get(label, "entity") == kind for kind, label in NAME_LABELS.items())
