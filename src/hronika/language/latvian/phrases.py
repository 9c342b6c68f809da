"""Noun phrases in the nominative."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from hronika.language.acronyms import in_capitals
from hronika.language.analysis import Sentence, Token
from hronika.language.latvian.word_forms import adjective_nominative, noun_nominative, pronoun_nominative

_NOUNS = frozenset({"NOUN", "PROPN", "PRON", "X"})
_AGREEING = {"amod", "det", "nummod", "acl"}
_MODIFIERS = {"ADJ", "DET", "PRON", "NUM", "VERB"}
_NAMING = {"flat", "appos", "conj", "compound"}
_INDEFINITE = {"kāds", "kāda"}
_MAGNITUDES = {"simts", "tūkstotis", "miljons", "miljards", "triljons"}
_SINGULAR = {"viens", "pusotrs"}
_ONE = re.compile(r"(?:.*[^1])?1")  # what numbers end in that have the singular after them
# Words of quantity that put what they count into the genitive: `daudz cilvēku` is a nominative as it stands.
_QUANTITIES = {"daudz", "maz", "vairāk", "mazāk", "nedaudz", "pietiekami", "cik", "tik", "gana", "papilnam"}


def phrase_nominative(sentence: Sentence, tokens: Sequence[int], name: Callable[[Token], str]) -> str:
    """Put the noun phrase of these tokens into the nominative; `name` does so for a word of a proper name.

    The head changes, and with it what agrees with it: attributes, a title before a name, the parts of a name,
    coordinated heads. Genitive attributes stay, brackets and an indefinite `kāds` are left out.
    """
    chosen = _without_brackets(sentence, sorted(set(tokens))) if len(tokens) > 1 else list(tokens)
    if not chosen:
        return ""
    head = chosen[0] if len(chosen) == 1 else sentence.head_of(chosen, _NOUNS, attribute="Gen")
    inside = set(chosen)
    head = _magnitude(sentence, head, inside)
    as_head = _as_attributes_say(sentence, head, inside)
    as_head = _as_number_says(sentence, head, as_head)
    changing = _changing(sentence, head, inside, as_head.features.get("Case"))
    opening = sentence.tokens[chosen[0]]
    if opening.lemma.casefold() in _INDEFINITE and chosen[0] != head and _belongs(sentence, chosen[0], head):
        chosen = chosen[1:]
    parts: list[str] = []
    for position, index in enumerate(chosen):
        token = as_head if index == head else sentence.tokens[index]
        if position:
            previous = sentence.tokens[chosen[position - 1]]
            parts.append("" if token.start == previous.end else " ")
        if index in changing:
            governor = as_head if changing[index] == head else sentence.tokens[changing[index]]
            parts.append(_nominative(token, governor, name))
        else:
            parts.append(token.text)
    text = "".join(parts)
    return text[:1].lower() + text[1:] if _lowered(sentence, chosen) else text


def _without_brackets(sentence: Sentence, tokens: Sequence[int]) -> list[int]:
    kept: list[int] = []
    depth = 0
    for index in tokens:
        text = sentence.tokens[index].text
        if text in "([":
            depth += 1
        elif text in ")]":
            depth = max(depth - 1, 0)
        elif not depth:
            kept.append(index)
    return kept or list(tokens)


def _belongs(sentence: Sentence, child: int, head: int) -> bool:
    """Whether a determiner is the head's own, as in `kāds liecinieks`, not that of an attribute."""
    token = sentence.tokens[child]
    return token.head == head and token.features.get("Case") == sentence.tokens[head].features.get("Case")


def _as_attributes_say(sentence: Sentence, head: int, inside: set[int]) -> Token:
    """The head with the case and number of its attributes, where these are of one mind against its own.

    Forms in `-u` and `-o` are of the accusative and of the genitive plural: `Nacionālo bruņoto spēku`.
    """
    token = sentence.tokens[head]
    if token.features.get("Case") != "Acc" or not token.text.endswith("u"):
        return token
    attributes = [
        child
        for child in sentence.children[head]
        if child in inside and child < head and sentence.tokens[child].base_relation == "amod"
    ]
    if not attributes or not all(_is_genitive_plural(sentence.tokens[child]) for child in attributes):
        return token
    # `iespējamo sarunu iznākumu`: the attribute may be another's
    between = (sentence.tokens[index] for index in range(attributes[0] + 1, head) if index not in attributes)
    if any(_is_genitive_plural(each) for each in between):
        return token
    return replace(token, features={**token.features, "Case": "Gen", "Number": "Plur"})


def _magnitude(sentence: Sentence, head: int, inside: set[int]) -> int:
    """The number of millions before a currency, which is what changes: `trīs [miljonu] eiro`.

    The parse may make either the head of the other, or hang both on what costs so much.
    """
    if head - 1 not in inside or sentence.tokens[head - 1].lemma not in _MAGNITUDES:
        return head
    counted = sentence.tokens[head].features.get("Case") in (None, "Gen", "Acc")
    return head - 1 if counted and sentence.tokens[head - 1].text.endswith("u") else head


def _as_number_says(sentence: Sentence, head: int, token: Token) -> Token:
    """What is counted, with the case and number that its own number tells.

    Millions in `-u` are one where no number or 1 counts them, else many (`gandrīz miljonu eiro`, `1,1
    miljardu eiro`, but `41,2 miljonu eiro`); so are others in a form of both (`64 ģimenes`).
    """
    magnitude = token.lemma in _MAGNITUDES and token.text.endswith("u")
    if not magnitude and not _is_genitive_singular(token):
        return token
    counts = [child for child in sentence.children[head] if sentence.tokens[child].upos == "NUM"]
    number = sentence.tokens[counts[-1]] if counts else None
    one = number is None or number.lemma in _SINGULAR or _ONE.fullmatch(number.text) is not None
    if magnitude:
        features = {"Case": "Acc", "Number": "Sing"} if one else {"Case": "Gen", "Number": "Plur"}
    elif number is not None and not one and number.text.isdecimal():
        features = {"Case": "Nom", "Number": "Plur"}
    else:
        return token
    return replace(token, features={**token.features, **features})


def _is_genitive_singular(token: Token) -> bool:
    """Whether a feminine noun is in the genitive singular, whose form is that of the plural."""
    return all(
        token.features.get(k) == v for k, v in (("Case", "Gen"), ("Gender", "Fem"), ("Number", "Sing"))
    )


def _is_genitive_plural(token: Token) -> bool:
    return token.features.get("Case") == "Gen" and token.features.get("Number") == "Plur"


def _changing(sentence: Sentence, head: int, inside: set[int], case: str | None) -> dict[int, int]:
    """The tokens of the phrase that stand in the case of its head, each with what it agrees with."""
    if case == "Nom" or (case == "Gen" and _counted(sentence, head)):
        return {}
    found = {head: head}
    waiting = [head]
    while waiting:
        governor = waiting.pop()
        for child in sentence.children[governor]:
            if child in inside and child not in found and _agrees(sentence, governor, child, case):
                found[child] = governor if sentence.tokens[child].upos in _MODIFIERS else child
                waiting.append(child)
    return found


def _counted(sentence: Sentence, head: int) -> bool:
    before = [sentence.tokens[child] for child in sentence.children[head] if child < head]
    return any(token.lemma in _QUANTITIES or _governs_genitive(token) for token in before)


def _governs_genitive(number: Token) -> bool:
    """Whether a number in figures has what it counts in the genitive: `900 automašīnu`, not `64 ģimenes`."""
    digits = number.text[-2:]
    if number.upos != "NUM" or not digits.isdecimal():
        return False
    return digits[-1] == "0" or (len(digits) == 2 and digits[0] == "1")


def _agrees(sentence: Sentence, governor: int, child: int, case: str | None) -> bool:
    token, over = sentence.tokens[child], sentence.tokens[governor]
    if token.features.get("Case") != case or case is None:
        return token.base_relation == "flat" and "Case" not in token.features
    if token.base_relation in _AGREEING:
        # In the genitive a pronoun of another gender is an owner: `kura iznākšanas`.
        owner = case == "Gen" and token.upos in ("DET", "PRON")
        return token.upos in _MODIFIERS and not (
            owner and token.features.get("Gender") != over.features.get("Gender")
        )
    if token.base_relation in _NAMING:
        return True
    # A title before a name: `prezidenta Putina`, but not the owner in `Krievijas prezidenta`.
    return (
        token.base_relation == "nmod"
        and token.upos == "NOUN"
        and over.upos == "PROPN"
        and child < governor
        and (case != "Gen" or over.name.endswith("person"))
    )


def _nominative(token: Token, governor: Token, name: Callable[[Token], str]) -> str:
    match token.upos:
        case "PROPN":
            return name(token)
        case "NOUN":
            return noun_nominative(token)
        case "ADJ" | "VERB":
            return adjective_nominative(token, governor)
        case "DET" | "PRON" | "NUM":
            return pronoun_nominative(token, governor)
        case _:
            return token.text


def _lowered(sentence: Sentence, chosen: Sequence[int]) -> bool:
    """Whether the capital of the first word is only that of the sentence's start."""
    token = sentence.tokens[chosen[0]]
    if token.upos in ("PROPN", "X") or not token.text[:1].isupper() or in_capitals(token.text):
        return False
    if token.lemma[:1].isupper() or token.features.get("Abbr") == "Yes":
        return False
    if token.name != "O":
        # The name of an institution keeps its capital, a single common noun tagged as one does not.
        following = sentence.tokens[chosen[0] + 1].name if chosen[0] + 1 < len(sentence) else "O"
        return token.name.startswith("B-") and not following.startswith("I-")
    return token.text[:1].isalpha()
