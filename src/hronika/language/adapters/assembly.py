"""What adapters share: from another tool's sentences to an `Analysis`, and name labels to our kinds."""

from collections.abc import Iterable, Mapping, Sequence

from hronika.language.analysis import Analysis, Sentence, Token, sentence_from, settle_symbols
from hronika.language.nicknames import join_nicknames

# Labels of OntoNotes, CoNLL-2003 and WikiNER, which most models use, as kinds of FullStack-LV.
NAME_KINDS: Mapping[str, str] = {
    "PER": "person",
    "PERSON": "person",
    "ORG": "organization",
    "GPE": "GPE",
    "LOC": "location",
    "FAC": "location",
    "PRODUCT": "product",
    "WORK_OF_ART": "product",
    "EVENT": "event",
    "DATE": "time",
    "TIME": "time",
    "MONEY": "money",
    "NORP": "entity",
    "MISC": "entity",
}


# And back; where several labels are one kind, the first stands for all.
NAME_LABELS: Mapping[str, str] = {
    "person": "PERSON",
    "organization": "ORG",
    "GPE": "GPE",
    "location": "LOC",
    "product": "PRODUCT",
    "event": "EVENT",
    "time": "DATE",
    "money": "MONEY",
    "entity": "MISC",
}


def assembled(text: str, sentences: Iterable[Sequence[Token]]) -> Analysis:
    """Join sentences of tokens to an analysis; a paragraph ends with a line break between two sentences.

    Raises ValueError where the tokens are not in the order of the text or a head is outside its sentence.
    """
    found: list[Sentence] = []
    paragraph = start = 0
    for tokens in sentences:
        if not tokens:
            continue
        for token in tokens:
            if token.start < start or text[token.start : token.end] != token.text:
                raise ValueError(f"the token {token.text!r} is not where it says, at {token.start}")
            start = token.start
        between = text[found[-1].end : tokens[0].start] if found else ""
        paragraph += "\n" in between
        settle_symbols(tokens)
        sentence = sentence_from(tokens, paragraph)
        join_nicknames(sentence.tokens)
        found.append(sentence)
    return Analysis(text, found)


def name_tag(begins: bool, label: str, kinds: Mapping[str, str]) -> str:
    """The BIO tag of a token in a name with that label; `O` for a label that is none of the kinds."""
    kind = kinds.get(label, label if label in kinds.values() else "")
    return f"{'B' if begins else 'I'}-{kind}" if kind else "O"
