"""CoNLL-U in and out (https://universaldependencies.org/format.html).

Reading streams: a treebank of any size is read sentence by sentence. Offsets are those in the `# text` of
the sentence. Writing gives each token's place in the article as `TokenRange=start:end` in MISC, its name
tags as `Name=B-person` and `Inner=B-GPE`; where the text as it was given is at hand, also what stands between
words, if that is not one space, as `SpacesAfter` and `SpacesBefore`, escaped as UDPipe does
(https://ufal.mff.cuni.cz/udpipe), and what stands in the place of a word, if that is written otherwise, as
`Given`: the forms and these give the text back exactly. Chains of mentions are `Entity` after CorefUD
(https://ufal.mff.cuni.cz/corefud; Nedoluzhko et al. 2022).
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TextIO

from hronika.language.analysis import NO_FEATURES, Analysis, Chain, Sentence, Token

_ID = re.compile(r"[1-9][0-9]*\Z")
_RANGE = re.compile(r"([1-9][0-9]*)-([1-9][0-9]*)\Z")
_EMPTY_NODE = re.compile(r"[0-9]+\.[0-9]+\Z")
_COLUMNS = 10
_SURROGATE = re.compile("[\ud800-\udfff]")


class ConlluError(ValueError):
    """A file is not valid CoNLL-U; `line` counts from 1."""

    def __init__(self, line: int, problem: str) -> None:
        super().__init__(f"line {line}: {problem}")
        self.line = line


@dataclass
class Block:
    """One sentence of a CoNLL-U file, and what its comments say.

    `document` and `paragraph` are None unless one begins here, and empty where it begins without an id.
    """

    sentence: Sentence
    text: str
    sentence_id: str | None = None
    document: str | None = None
    paragraph: str | None = None


def read(lines: Iterable[str]) -> Iterator[Block]:
    """Yield the sentences of a text file or of its lines. Ranges and empty nodes are passed over."""
    reader = _Reader()
    number = 0
    for number, line in enumerate(lines, 1):
        line = line.rstrip("\r\n")
        if number == 1:
            line = line.removeprefix("\ufeff")
        if line:
            reader.take(number, line)
        elif block := reader.finish(number):
            yield block
    if block := reader.finish(number + 1):
        yield block


def documents(blocks: Iterable[Block]) -> Iterator[tuple[str, Analysis]]:
    """Join sentences to documents, each with its id: spaces between sentences, lines between paragraphs."""
    identifier = ""
    text = ""
    sentences: list[Sentence] = []
    paragraph = 0
    for block in blocks:
        if block.document is not None and sentences:
            yield identifier, Analysis(text, sentences)
            text, sentences, paragraph = "", [], 0
        identifier = identifier if block.document is None else block.document
        if sentences:
            paragraph += block.paragraph is not None
            text += " " if block.paragraph is None else "\n"
        for token in block.sentence:
            token.start += len(text)
            token.end += len(text)
        text += block.text
        sentences.append(Sentence(block.sentence.tokens, paragraph))
    if sentences:
        yield identifier, Analysis(text, sentences)


class _Reader:
    """Gathers the lines of one sentence."""

    def __init__(self) -> None:
        self.reset()

    def reset(self) -> None:
        self.comments: dict[str, str] = {}
        self.tokens: list[Token] = []
        self.lines: list[int] = []  # where each token stands, for what is found wrong later
        self.spaces: list[bool] = []
        self.ranges: dict[int, tuple[int, str, bool]] = {}  # first word → last word, form, space after

    def take(self, number: int, line: str) -> None:
        """Take one line that is not empty; raises ConlluError where it is not valid."""
        if line.startswith("#"):
            if self.tokens:
                raise ConlluError(number, "a comment stands inside a sentence")
            name, _, value = line[1:].partition("=")
            # The value of `# text` may contain an equals sign, `# newdoc` has no value.
            self.comments[name.strip()] = value.strip()
            return
        columns = line.split("\t")
        if len(columns) != _COLUMNS:
            raise ConlluError(number, f"{len(columns)} columns instead of {_COLUMNS}")
        if not all(columns):
            raise ConlluError(number, f"column {columns.index('') + 1} is empty")
        index, form, misc = columns[0], columns[1], columns[9]
        space = "SpaceAfter=No" not in misc.split("|")
        if _EMPTY_NODE.match(index):
            return
        if span := _RANGE.match(index):
            first, last = int(span[1]), int(span[2])
            if first != len(self.tokens) + 1 or last < first:
                raise ConlluError(number, f"the range {index} is out of order")
            self.ranges[first - 1] = (last - 1, form, space)
            return
        if not _ID.match(index) or int(index) != len(self.tokens) + 1:
            raise ConlluError(number, f"{index!r} stands where the number {len(self.tokens) + 1} should")
        self.tokens.append(_token(number, columns))
        self.lines.append(number)
        self.spaces.append(space)

    def finish(self, number: int) -> Block | None:
        """Return the sentence that ends before a line, None if there is none; raises ConlluError."""
        if not self.tokens:
            if self.ranges:
                raise ConlluError(number, "a sentence has no words")
            if "text" in self.comments:
                raise ConlluError(number, "a sentence has a text but no words")
            return None
        for token, line in zip(self.tokens, self.lines, strict=True):
            if token.head >= len(self.tokens):
                raise ConlluError(line, f"the head {token.head + 1} is not in the sentence")
        text = self.place()
        block = Block(
            Sentence(self.tokens),
            text,
            self.comments.get("sent_id"),
            self.comments.get("newdoc id", self.comments.get("newdoc")),
            self.comments.get("newpar id", self.comments.get("newpar")),
        )
        self.reset()
        return block

    def place(self) -> str:
        """Give the tokens their offsets and return the text; raises ConlluError where the two disagree."""
        given = self.comments.get("text")
        text = "" if given is None else given
        position = 0
        index = 0
        while index < len(self.tokens):
            last, form, space = self.ranges.get(index, (index, self.tokens[index].text, self.spaces[index]))
            if last >= len(self.tokens):
                raise ConlluError(self.lines[-1], f"the range {index + 1}-{last + 1} goes past the last word")
            if given is None:
                text += form
            while text[position : position + 1].isspace():
                position += 1
            if not text.startswith(form, position):
                raise ConlluError(self.lines[index], f"{form!r} is not the next word of the text")
            end = position + len(form)
            # The words of a range have no place of their own: each has that of the range.
            for token in self.tokens[index : last + 1]:
                token.start, token.end = position, end
            position = end
            index = last + 1
            if given is None and space and index < len(self.tokens):
                text += " "
        if text[position:].strip():
            raise ConlluError(self.lines[-1], f"the text goes on after the last word: {text[position:]!r}")
        return text


def _token(number: int, columns: list[str]) -> Token:
    """Make a token, without its offsets, of the columns of a word."""
    _, form, lemma, upos, _, features, head, relation, _, misc = columns
    if head != "_" and not (head.isascii() and head.isdecimal()):
        raise ConlluError(number, f"the head {head!r} is no number")
    if head == columns[0]:
        raise ConlluError(number, "a word is its own head")
    return Token(
        0,
        0,
        form,
        "" if lemma == "_" and form != "_" else lemma,
        "X" if upos == "_" else upos,
        _features(number, features),
        -1 if head == "_" else int(head) - 1,
        "dep" if relation == "_" else relation,
        *(_value(misc, key) or "O" for key in ("Name", "Inner")),
    )


def _value(misc: str, key: str) -> str | None:
    return next((item[len(key) + 1 :] for item in misc.split("|") if item.startswith(f"{key}=")), None)


def _features(number: int, column: str) -> Mapping[str, str]:
    if column == "_":
        return NO_FEATURES
    features = {}
    for feature in column.split("|"):
        name, equals, value = feature.partition("=")
        if not (name and equals and value):
            raise ConlluError(number, f"{feature!r} is no feature with its value")
        features[name] = value
    return features


def write(documents: Iterable[tuple[str, Analysis]], out: TextIO) -> None:
    """Write analysed articles, each given with its id."""
    chains = 0
    for identifier, analysis in documents:
        out.writelines(line + "\n" for line in lines(identifier, analysis, chains))
        chains += len(analysis.chains)


def lines(identifier: str, analysis: Analysis, chains_before: int = 0) -> Iterator[str]:
    """Yield the lines of one article, without line ends.

    Chains are numbered on from `chains_before`, as no two articles of a file may share a number.
    """
    identifier = "_".join(identifier.split()) or "_"
    yield f"# newdoc id = {identifier}"
    if analysis.chains:
        yield "# global.Entity = eid-etype-head-other"
    brackets = _brackets(analysis.chains, chains_before)
    surface = _Surface(analysis)
    paragraph = None
    for number, sentence in enumerate(analysis.sentences, 1):
        if sentence.paragraph != paragraph:
            paragraph = sentence.paragraph
            yield f"# newpar id = {identifier}-p{paragraph + 1}"
        yield f"# sent_id = {identifier}-s{number}"
        yield from _sentence_lines(sentence, brackets.get(number - 1, {}), surface)
        yield ""


def _brackets(chains: Sequence[Chain], before: int) -> Mapping[int, Mapping[int, str]]:
    """What `Entity` of the words of every sentence holds: where mentions begin and end."""
    touched: dict[tuple[int, int], list[tuple[int, int, str]]] = defaultdict(list)
    for number, chain in enumerate(chains, before + 1):
        for mention in chain.mentions:
            length = mention.last - mention.first
            opened = f"(e{number}-{chain.type or ''}-{mention.head - mention.first + 1}-kind:{mention.kind}"
            if length:
                # The longest opens first, the one that began last closes first.
                touched[mention.sentence, mention.first].append((0, -length, opened))
                touched[mention.sentence, mention.last].append((2, length, f"e{number})"))
            else:
                touched[mention.sentence, mention.first].append((1, 0, opened + ")"))
    found: dict[int, dict[int, str]] = defaultdict(dict)
    for (sentence, word), marks in touched.items():
        found[sentence][word] = "".join(mark for _, _, mark in sorted(marks))
    return found


class _Surface:
    """What MISC tells of the words of an article, in their order: where they stand, and what around them."""

    def __init__(self, analysis: Analysis) -> None:
        place = analysis.place
        self._given = analysis.given
        self._places = [
            place(token.start, token.end) if place else (token.start, token.end)
            for token in analysis.tokens()
        ]
        self._number = 0

    def misc(self, form: str, is_last: bool, is_joined: bool) -> tuple[list[str], list[str]]:
        """Give what tells of the next word, before its name tags and behind them, for one of this form.

        `is_last` says that it ends its sentence, `is_joined` that the next word follows without a space.
        """
        number = self._number
        self._number += 1
        start, end = self._places[number]
        before: list[str] = []
        after = [f"TokenRange={start}:{end}"]
        if self._given is None:
            return before, ["SpaceAfter=No", *after] if is_joined else after
        if self._given[start:end] != form:
            before.append(f"Given={_escaped(self._given[start:end])}")
        if number == 0 and start:
            after.insert(0, f"SpacesBefore={_escaped(self._given[:start])}")
        is_end = number + 1 == len(self._places)
        between = self._given[end : len(self._given) if is_end else self._places[number + 1][0]]
        is_close = is_joined or (is_last and not between)
        if between != ("" if is_close or is_end else " "):
            after.insert(0, f"SpacesAfter={_escaped(between)}")
        if is_close and not is_end:
            after.insert(0, "SpaceAfter=No")
        return before, after


def _sentence_lines(sentence: Sentence, brackets: Mapping[int, str], surface: _Surface) -> Iterator[str]:
    # The text of a sentence must be its forms with single spaces, also where the article has a line break.
    rows = []
    written = ""
    is_tree = sum(token.head < 0 for token in sentence) == 1
    for index, token in enumerate(sentence, 1):
        form = _inline(token.text)
        is_joined = index < len(sentence) and sentence.tokens[index].start == token.end
        written += form if is_joined or index == len(sentence) else form + " "
        head, relation = str(token.head + 1), token.relation
        if token.head < 0:
            head, relation = ("0", "root") if is_tree else ("_", "_")
        misc = [f"Entity={brackets[index - 1]}"] if index - 1 in brackets else []
        before, after = surface.misc(form, index == len(sentence), is_joined)
        misc += before
        misc += [f"Inner={token.inner}"] if token.inner != "O" else []
        misc += [f"Name={token.name}"] if token.name != "O" else []
        misc += after
        columns = (
            str(index),
            form,
            _inline(token.lemma) or "_",
            token.upos,
            "_",
            "|".join(f"{name}={token.features[name]}" for name in sorted(token.features, key=str.lower))
            or "_",
            head,
            relation,
            "_",
            "|".join(misc),
        )
        rows.append("\t".join(columns))
    yield f"# text = {written}"
    yield from rows


_ESCAPES = {" ": "\\s", "\t": "\\t", "\r": "\\r", "\n": "\\n", "|": "\\p", "\\": "\\\\"}
_TO_BE_ESCAPED = re.compile(r"[ \t\r\n|\\]")


def _escaped(text: str) -> str:
    """Write white space as UDPipe does in MISC; other kinds of it are no space or line end of CoNLL-U."""
    return _SURROGATE.sub("\ufffd", _TO_BE_ESCAPED.sub(lambda found: _ESCAPES[found[0]], text))


def _inline(text: str) -> str:
    """Return the text as it can stand in a column: with single spaces, and encodable."""
    return _SURROGATE.sub("\ufffd", " ".join(text.split()))
