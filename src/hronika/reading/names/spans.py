"""Where names stand in a sentence: the analyser's BIO tags, put right by what every text shows.

Quotation marks are closed or left out in pairs, the parts of one person's name that the tagger cut are
joined, legal forms belong to a company, brackets stay outside.
"""

from collections.abc import Iterator, Mapping
from typing import get_args

from hronika.language.acronyms import is_initial
from hronika.language.analysis import Sentence, tagged_runs
from hronika.language.quotation_marks import CLOSING, MARKS
from hronika.reading.document.entities import NameMention
from hronika.record import NameKind

_KINDS = frozenset(get_args(NameKind))
_LONGEST_QUOTED = 8  # tokens after a lone opening mark in which the closing one is looked for


def mentions_in(sentence: Sentence, number: int, company_forms: Mapping[str, str]) -> list[NameMention]:
    """Find the names of one sentence by its tags, in text order, none overlapping another."""
    tokens = sentence.tokens
    if all(token.name == "O" for token in tokens):
        return []
    found: list[NameMention] = []
    free = 0
    for first, last, kind in _tagged(sentence):
        first = max(first, free)
        if first > last:
            continue  # the name before has taken it in
        if kind == "person":
            first, last = _whole_person(sentence, first, last)
        else:
            first, last = _with_quotes(sentence, first, last, company_forms)
        first, last = _trimmed(sentence, max(first, free), last)
        if last < first or not _can_name(sentence, first, last):
            continue
        if found and _continues(sentence, found[-1], first, kind):
            found[-1].last = last
        else:
            found.append(NameMention(number, first, last, last, kind))
        free = last + 1
    for mention in found:
        mention.head = sentence.head_of(range(mention.first, mention.last + 1))
    return found


def _tagged(sentence: Sentence) -> Iterator[tuple[int, int, NameKind]]:
    """Yield the runs of tags of the kinds that are read."""
    for first, last, kind in tagged_runs(token.name for token in sentence.tokens):
        if kind in _KINDS:
            yield first, last, kind  # type: ignore[misc]


def _whole_person(sentence: Sentence, first: int, last: int) -> tuple[int, int]:
    """Take in the parts of a person's name that the tagger left outside."""
    tokens = sentence.tokens
    while last + 1 < len(tokens):
        following = tokens[last + 1]
        part = following.base_relation == "flat" and first <= following.head <= last
        if not (part and following.text[:1].isupper() and following.name.partition("-")[2] in ("", "person")):
            break
        last += 1
    if is_initial(tokens[last].text) and last + 1 < len(tokens) and tokens[last + 1].text[:1].isupper():
        last += 1
    while first and is_initial(tokens[first - 1].text) and tokens[first - 1].name in ("O", "B-person"):
        first -= 1
    if first and tokens[first].base_relation == "flat" and tokens[first].head == first - 1:
        before = tokens[first - 1]
        if before.text[:1].isupper() and before.upos == "PROPN" and before.name == "O":
            first -= 1
    return first, last


def _with_quotes(
    sentence: Sentence, first: int, last: int, company_forms: Mapping[str, str]
) -> tuple[int, int]:
    """Put the quotation marks of a name in pairs and its legal form in."""
    tokens = sentence.tokens
    inside = [index for index in range(first, last + 1) if tokens[index].text in MARKS]
    if len(inside) % 2:
        mark = inside[-1]
        if mark != last or mark == first:
            for index in range(last + 1, min(last + _LONGEST_QUOTED, len(tokens))):
                if tokens[index].text in CLOSING:
                    last = index
                    break
                if tokens[index].text in ".,;:?!":
                    break
        elif first and tokens[first - 1].text in MARKS:
            first -= 1
    elif not inside and first and last + 1 < len(tokens) and _between_quotes(sentence, first, last):
        first, last = first - 1, last + 1
    if first and tokens[first - 1].text in company_forms:
        first -= 1
    comma = last + 1 < len(tokens) and tokens[last + 1].text == ","
    form = last + 2 if comma else last + 1
    if form < len(tokens) and tokens[form].text in company_forms:
        following = tokens[form + 1].text if form + 1 < len(tokens) else ""
        if following not in MARKS:  # else it is the form of the next company
            last = form
    return first, last


def _between_quotes(sentence: Sentence, first: int, last: int) -> bool:
    return sentence.tokens[first - 1].text in MARKS and sentence.tokens[last + 1].text in CLOSING


def _trimmed(sentence: Sentence, first: int, last: int) -> tuple[int, int]:
    """Leave out brackets, and punctuation and lone quotation marks at the edges."""
    tokens = sentence.tokens
    for index in range(first, last + 1):
        if tokens[index].text in ("(", "[") and index > first:
            last = index - 1
            break
    while first <= last and tokens[first].text in ",.;:()[]–-":
        first += 1
    while first <= last and (tokens[last].text in ",;:()[]–-" or tokens[last].upos in ("CCONJ", "ADP")):
        last -= 1
    marks = [index for index in range(first, last + 1) if tokens[index].text in MARKS]
    if len(marks) == 1:
        if marks[0] == first:
            first += 1
        elif marks[0] == last:
            last -= 1
    return first, last


def _can_name(sentence: Sentence, first: int, last: int) -> bool:
    """Whether there is anything in the span that can be a name."""
    return any(
        token.text[:1].isalnum() and (token.text[:1].isupper() or token.upos in ("PROPN", "NOUN", "X"))
        for token in sentence.tokens[first : last + 1]
    )


def _continues(sentence: Sentence, before: NameMention, first: int, kind: NameKind) -> bool:
    """Whether a second person's name right after the first is only its surname."""
    if kind != "person" or before.kind != "person" or before.last != first - 1:
        return False
    token = sentence.tokens[first]
    return token.base_relation == "flat" and before.first <= token.head <= before.last
