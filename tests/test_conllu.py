"""CoNLL-U in and out: what is written can be read, and what is broken is named by its line."""

import io
import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hronika.language import conllu
from hronika.language.analysis import Analysis, Sentence, Token
from hronika.language.latvian.tokenizer import sentences

SAMPLE = """\
# newdoc id = d1
# newpar id = d1-p1
# sent_id = d1-p1s1
# text = Anna "nāk", jā = nē.
1\tAnna\tAnna\tPROPN\tnpfsn4\tCase=Nom|Gender=Fem|Number=Sing\t3\tnsubj\t3:nsubj\tName=B-person
2\t"\t"\tPUNCT\tzq\t_\t3\tpunct\t_\tSpaceAfter=No
3\tnāk\tnākt\tVERB\t_\tMood=Ind\t0\troot\t_\tSpaceAfter=No
4\t"\t"\tPUNCT\tzq\t_\t3\tpunct\t_\tSpaceAfter=No
5\t,\t,\tPUNCT\tzc\t_\t6\tpunct\t_\t_
6\tjā\tjā\tPART\t_\t_\t3\tdiscourse\t_\t_
7\t=\t=\tSYM\t_\t_\t6\tdep\t_\t_
8\tnē\tnē\tPART\t_\t_\t6\tconj\t_\tSpaceAfter=No
9\t.\t.\tPUNCT\tzs\t_\t3\tpunct\t_\t_

# sent_id = d1-p1s2
# text = Par 20 000.
1\tPar\tpar\tADP\t_\t_\t2\tcase\t_\t_
2\t20 000\t20 000\tNUM\t_\t_\t0\troot\t_\tSpaceAfter=No
3\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\t_

# newpar
# sent_id = d1-p2s1
# text = Beigas
1\tBeigas\tbeigas\tNOUN\t_\t_\t0\troot\t_\t_

# newdoc
# text = Sveiki
1\tSveiki\t_\tINTJ\t_\t_\t0\troot\t_\t_
"""


def blocks(text: str) -> list[conllu.Block]:
    return list(conllu.read(io.StringIO(text)))


def test_read_gives_sentences_with_what_the_comments_say() -> None:
    first, second, third, fourth = blocks(SAMPLE)
    assert first.text == 'Anna "nāk", jā = nē.'
    assert (first.document, first.paragraph, first.sentence_id) == ("d1", "d1-p1", "d1-p1s1")
    assert (second.document, second.paragraph, second.sentence_id) == (None, None, "d1-p1s2")
    assert (third.document, third.paragraph) == (None, "")
    assert (fourth.document, fourth.paragraph, fourth.sentence_id) == ("", None, None)


def test_read_gives_tokens_with_offsets_and_labels() -> None:
    first, second, *_, last = blocks(SAMPLE)
    anna, mark, verb = first.sentence.tokens[:3]
    assert anna == Token(
        0,
        4,
        "Anna",
        "Anna",
        "PROPN",
        {"Case": "Nom", "Gender": "Fem", "Number": "Sing"},
        2,
        "nsubj",
        "B-person",
    )
    assert (mark.start, mark.end, mark.head) == (5, 6, 2)
    assert (verb.start, verb.end, verb.head, verb.relation, verb.name) == (6, 9, -1, "root", "O")
    assert second.sentence.tokens[1].text == "20 000"
    assert last.sentence.tokens[0].lemma == ""


def test_documents_join_sentences_to_texts() -> None:
    (first_id, first), (second_id, second) = conllu.documents(blocks(SAMPLE))
    assert (first_id, second_id) == ("d1", "")
    assert first.text == 'Anna "nāk", jā = nē. Par 20 000.\nBeigas'
    assert [sentence.paragraph for sentence in first.sentences] == [0, 0, 1]
    assert all(first.text[token.start : token.end] == token.text for token in first.tokens())
    assert second.text == "Sveiki"


def test_read_streams() -> None:
    def endless() -> Iterator[str]:
        while True:
            yield from SAMPLE.splitlines(keepends=True)

    assert next(conllu.read(endless())).sentence_id == "d1-p1s1"


@pytest.mark.parametrize("text", ["", "\n\n", "# newdoc id = a\n\n# a comment\n\n"])
def test_a_file_without_sentences_gives_none(text: str) -> None:
    assert blocks(text) == []


def test_the_last_empty_line_the_text_and_unix_line_ends_may_be_missing() -> None:
    text = "\ufeff1\tEs\tes\tPRON\t_\t_\t2\tnsubj\t_\t_\r\n2\teju\tiet\tVERB\t_\t_\t0\troot\t_\tSpaceAfter=No"
    (block,) = blocks(text + "\r\n3\t!\t!\tPUNCT\t_\t_\t2\tpunct\t_\t_")
    assert block.text == "Es eju!"
    assert [(token.start, token.end) for token in block.sentence] == [(0, 2), (3, 6), (6, 7)]


def test_ranges_and_empty_nodes_are_passed_over() -> None:
    rows = ["# text = au bois va", "1-2\tau\t_\t_\t_\t_\t_\t_\t_\t_", "1\tà\tà\tADP\t_\t_\t3\tcase\t_\t_"]
    rows += ["2\tle\tle\tDET\t_\t_\t3\tdet\t_\t_", "3\tbois\tbois\tNOUN\t_\t_\t0\troot\t_\t_"]
    rows += ["3.1\tx\tx\tVERB\t_\t_\t_\t_\t0:root\t_", "4\tva\t_\tVERB\t_\t_\t3\tdep\t_\t_"]
    (block,) = blocks("\n".join(rows))
    assert [(token.text, token.start, token.end) for token in block.sentence] == [
        ("à", 0, 2),
        ("le", 0, 2),
        ("bois", 3, 7),
        ("va", 8, 10),
    ]


WORD = "1\tEs\tes\tPRON\t_\t_\t0\troot\t_\t_"
BROKEN = [
    ("1\tEs\tes", 1, "3 columns"),
    ("\n1 Es es PRON _ _ 0 root _ _", 2, "1 columns"),
    (WORD.replace("PRON", ""), 1, "column 4 is empty"),
    (WORD.replace("1\t", "2\t", 1), 1, "'2' stands where the number 1 should"),
    (WORD.replace("1\t", "viens\t", 1), 1, "'viens' stands where"),
    (WORD + "\n" + WORD, 2, "the number 2 should"),
    (WORD.replace("\t0\t", "\tx\t"), 1, "the head 'x' is no number"),
    (WORD.replace("\t0\t", "\t²\t"), 1, "is no number"),
    (WORD.replace("\t0\t", "\t1\t"), 1, "its own head"),
    ("\n\n" + WORD.replace("\t0\t", "\t7\t"), 3, "the head 7 is not in the sentence"),
    (WORD.replace("PRON\t_\t_", "PRON\t_\tCase"), 1, "'Case' is no feature"),
    (WORD + "\n# text = Es", 2, "a comment stands inside"),
    ("# text = Tu\n" + WORD, 2, "'Es' is not the next word"),
    ("# text = Es eju\n" + WORD, 2, "goes on after the last word: ' eju'"),
    ("# text = Es\n\n" + WORD, 2, "a text but no words"),
    ("2-3\tEs\t_\t_\t_\t_\t_\t_\t_\t_", 1, "the range 2-3 is out of order"),
    ("1-2\tEs\t_\t_\t_\t_\t_\t_\t_\t_\n\n", 2, "no words"),
    ("1-2\tEs\t_\t_\t_\t_\t_\t_\t_\t_\n" + WORD, 2, "the range 1-2 goes past"),
]


@pytest.mark.parametrize(("text", "line", "problem"), BROKEN)
def test_broken_input_is_named_by_its_line(text: str, line: int, problem: str) -> None:
    with pytest.raises(conllu.ConlluError, match=rf"^line {line}: .*{re.escape(problem)}") as caught:
        blocks(text)
    assert caught.value.line == line
    assert isinstance(caught.value, ValueError)


def test_what_is_written() -> None:
    text = 'Virsraksts\n"Es  eju,"\nteica Anna.'
    first = Sentence([Token(0, 10, "Virsraksts", "virsraksts", "NOUN", {"b": "1", "A": "2"}, -1, "root")], 0)
    words = [(11, 12), (12, 14), (16, 19), (19, 20), (20, 21), (22, 27), (28, 32), (32, 33)]
    tokens = [Token(start, end, text[start:end], head=5) for start, end in words]
    tokens[5].head, tokens[5].relation, tokens[6].name = -1, "root", "B-person"
    written = list(conllu.lines("a 1", Analysis(text, [first, Sentence(tokens, 1)])))
    assert written[:6] == [
        "# newdoc id = a_1",
        "# newpar id = a_1-p1",
        "# sent_id = a_1-s1",
        "# text = Virsraksts",
        "1\tVirsraksts\tvirsraksts\tNOUN\t_\tA=2|b=1\t0\troot\t_\tTokenRange=0:10",
        "",
    ]
    assert written[6:11] == [
        "# newpar id = a_1-p2",
        "# sent_id = a_1-s2",
        '# text = "Es eju," teica Anna.',
        '1\t"\t_\tX\t_\t_\t6\tdep\t_\tSpaceAfter=No|TokenRange=11:12',
        "2\tEs\t_\tX\t_\t_\t6\tdep\t_\tTokenRange=12:14",
    ]
    assert written[15] == "7\tAnna\t_\tX\t_\t_\t6\tdep\t_\tName=B-person|SpaceAfter=No|TokenRange=28:32"


def test_a_sentence_without_a_tree_is_written_without_heads() -> None:
    (line,) = [row for row in conllu.lines("a", Analysis("Es eju", sentences("Es eju"))) if row[:2] == "2\t"]
    assert line == "2\teju\t_\tX\t_\t_\t_\t_\t_\tTokenRange=3:6"


@st.composite
def analyses(draw: st.DrawFn) -> Analysis:
    """Draw a text, cut by the tokenizer, with any labels."""
    text = draw(st.text(st.sampled_from('aā1 .,"\n\t\u00a0_#=|-\0\ud800'), max_size=60))
    found = sentences(text)
    for sentence in found:
        size = len(sentence)
        for index, token in enumerate(sentence):
            token.lemma = draw(st.sampled_from(["", "iet", "20 000", "_", "a|b"]))
            token.upos = draw(st.sampled_from(["NOUN", "X"]))
            token.features = draw(st.sampled_from([{}, {"Case": "Nom"}, {"b": "x", "A": "y,z"}]))
            token.name = draw(st.sampled_from(["O", "B-person", "I-GPE"]))
            token.head = draw(st.sampled_from([*range(index), *range(index + 1, size)])) if index else -1
            token.relation = "obl:loc" if index else "root"
    return Analysis(text, found)


@given(analyses())
def test_what_is_written_can_be_read(analysis: Analysis) -> None:
    out = io.StringIO()
    conllu.write([("raksts", analysis)], out)
    out.getvalue().encode("utf-8")
    read = blocks(out.getvalue())
    assert len(read) == len(analysis.sentences)
    for block, sentence in zip(read, analysis.sentences, strict=True):
        assert len(block.sentence) == len(sentence)
        for token, original in zip(block.sentence, sentence, strict=True):
            assert block.text[token.start : token.end] == token.text
            assert token.text == " ".join(original.text.replace("\ud800", "\ufffd").split())
            # An underscore means that there is no lemma, except for the underscore itself.
            assert token.lemma == original.lemma or (original.lemma in ("", "_") and token.lemma in ("", "_"))
            assert (token.upos, token.features, token.head) == (
                original.upos,
                original.features,
                original.head,
            )
            assert (token.relation, token.name) == (original.relation, original.name)


@given(analyses())
def test_what_is_written_has_the_form_of_the_standard(analysis: Analysis) -> None:
    ranges = []
    for line in conllu.lines("raksts", analysis):
        assert not re.search(r"[\n\r]", line)
        if not line or line.startswith("#"):
            continue
        columns = line.split("\t")
        assert len(columns) == 10
        assert all(column and column == column.strip() for column in columns)
        place = re.search(r"TokenRange=(\d+):(\d+)$", columns[9])
        assert place is not None
        ranges.append((int(place[1]), int(place[2])))
    assert ranges == [(token.start, token.end) for token in analysis.tokens()]


@given(st.text(st.sampled_from("1\t_\n#-. =textsn0"), max_size=200))
def test_reading_anything_gives_sentences_or_one_clear_error(text: str) -> None:
    line = 1
    try:
        assert all(block.sentence.tokens for block in blocks(text))
    except conllu.ConlluError as error:
        line = error.line
    assert 1 <= line <= text.count("\n") + 2
