"""Analysed text as CoNLL-U (https://universaldependencies.org/format.html), names and offsets in MISC."""

from collections.abc import Iterable, Iterator
from typing import TextIO

from hronika.language.analysis import Analysis, Sentence


def write(analyses: Iterable[tuple[str, Analysis]], out: TextIO) -> None:
    """Write analysed articles, each given with its id."""
    for identifier, analysis in analyses:
        out.writelines(line + "\n" for line in lines(identifier, analysis))


def lines(identifier: str, analysis: Analysis) -> Iterator[str]:
    """Yield the lines of one article."""
    yield f"# newdoc id = {_one_line(identifier)}"
    paragraph = None
    for number, sentence in enumerate(analysis.sentences, 1):
        if sentence.paragraph != paragraph:
            paragraph = sentence.paragraph
            yield "# newpar"
        yield f"# sent_id = {_one_line(identifier)}-{number}"
        yield f"# text = {_one_line(analysis.text[sentence.start : sentence.end])}"
        yield from _tokens(analysis.text, sentence)
        yield ""


def _tokens(text: str, sentence: Sentence) -> Iterator[str]:
    for index, token in enumerate(sentence.tokens):
        features = "|".join(f"{name}={value}" for name, value in sorted(token.features.items(), key=_by_name))
        misc = [f"Start={token.start}", f"End={token.end}"]
        if token.name != "O":
            misc.append(f"Name={token.name}")
        last = index == len(sentence) - 1
        if not last and not text[token.end : token.end + 1].isspace():
            misc.append("SpaceAfter=No")
        yield "\t".join(
            (
                str(index + 1),
                _one_line(token.text),
                _one_line(token.lemma) or "_",
                token.upos,
                "_",
                features or "_",
                str(token.head + 1),
                token.relation if token.head >= 0 else "root",
                "_",
                "|".join(misc),
            )
        )


def _by_name(feature: tuple[str, str]) -> str:
    return feature[0].lower()


def _one_line(text: str) -> str:
    return " ".join(text.split())
