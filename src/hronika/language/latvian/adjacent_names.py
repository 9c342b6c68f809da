"""Two persons side by side whom the network takes for one: `[Putinam] [Tramps] zvanīja`.

The words of one name stand in one case. Whom something is given, told or done to often comes right before or
after who does it, and surnames alone then look like a given name and a surname.
"""

from collections.abc import Sequence

from hronika.language.analysis import Sentence, Token
from hronika.language.latvian.lexicon_files import listed
from hronika.language.latvian.tree_rules import governs
from hronika.language.quotation_marks import MARKS

_DATIVES = ("am", "im", "um", "ai", "ei", "iem", "ām")
_NOMINATIVES = ("s", "š", "a", "e")
_MASCULINE = ("s", "š")
_AFTER_GENITIVE = ("NOUN", "ADP", "ADV")  # `[Tramps] [Putina] priekšā`
_SHORTEST = 5  # letters of a dative; `Lai`, `Kai` are names as they stand
_RELATIONS = {"Nom": "nsubj", "Acc": "obj", "Dat": "iobj", "Gen": "obl"}
_ACTING = ("B-person", "B-organization", "B-GPE")
_LONGEST = 6  # words of a name and its marks
_PARTS = ("nsubj", "iobj", "obj", "obl")
_NOUNS = ("NOUN", "PROPN", "X")
_WITH_ACCUSATIVE = ("ar", "par", "pret")


def part_adjacent_names(sentences: Sequence[Sentence]) -> None:
    """Part, in place, two names of a text that were taken for one, and give each its place in the clause."""
    for sentence in sentences:
        tokens = sentence.tokens
        for index in range(1, len(tokens)):
            _part_outlet(tokens, index - 1)
            _part_genitive(tokens, index)
            _part_place(tokens, index)
            _part_behind_preposition(tokens, index)
            if not _are_joined(tokens, index):
                continue
            if _are_two(sentences, tokens, index):
                one, two = _case(tokens[index - 1]) or "", _case(tokens[index]) or ""
                _part(tokens, index, (one, two))
                _show(tokens[index - 1], one)
                _show(tokens[index], two)
            elif tokens[index - 1].text in listed("undeclined_names"):
                _take_as_nominative(tokens, index - 1)


def _are_joined(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word and the one before it were taken for one person's name, by the tags or by the tree."""
    one, two = tokens[index - 1], tokens[index]
    if not (one.name.endswith("person") and two.name.endswith("person")):
        return False
    flat = two.head == index - 1 and two.base_relation == "flat"
    return flat or two.name[0] == "I"


def _are_two(sentences: Sequence[Sentence], tokens: Sequence[Token], index: int) -> bool:
    """Whether a word and the one before it show different cases, one of them the nominative."""
    one, two = tokens[index - 1], tokens[index]
    case, other = _case(one), _case(two)
    if case == "Nom":
        # A surname that takes no ending may look so: `Jans Antonesku`, `Andžejs Duda`.
        owned = one.text.endswith(_MASCULINE) and index + 1 < len(tokens)
        owned = owned and tokens[index + 1].upos in _AFTER_GENITIVE
        doubtful = other == "Acc" or (other == "Gen" and owned)
        return other == "Dat" or (doubtful and _is_known(sentences, two))
    if other != "Nom" or case not in ("Dat", "Acc"):
        return False
    # Nor may that of a woman or a foreigner: `Oļesju Žeļezņaka`.
    alone = one.lemma not in listed("given_names") or two.text in listed("given_names")
    return alone or _stands_alone(sentences, two)


def _case(token: Token) -> str | None:
    """The case that the form of a name shows, `Nom`, `Gen`, `Dat` or `Acc`; None where it does not."""
    form, lemma, case = token.text, token.lemma, token.features.get("Case")
    if not form.istitle() or form in listed("undeclined_names"):
        return None
    if form.endswith(_DATIVES):
        return "Dat" if len(form) >= _SHORTEST else None
    if case == "Acc":
        declined = form.endswith("u") or (form.endswith("i") and lemma.endswith("is"))
        return "Acc" if declined and lemma != form else None
    if case == "Gen":
        return "Gen" if form.endswith("a") and lemma.endswith(("s", "š")) else None
    return "Nom" if case == "Nom" and form.endswith(_NOMINATIVES) else None


def _is_known(sentences: Sequence[Sentence], token: Token) -> bool:
    """Whether a name is one by itself: a frequent one, or a nominative in another place of the text."""
    known = any(token.lemma in listed(name) for name in ("given_names", "surnames", "places"))
    return known or _stands_alone(sentences, token)


def _stands_alone(sentences: Sequence[Sentence], token: Token) -> bool:
    """Whether the nominative of a name stands in another place of the text without a name before it."""
    return any(
        each.text == token.lemma and each is not token and each.name[0] == "B"
        for sentence in sentences
        for each in sentence.tokens
    )


def _part(tokens: Sequence[Token], index: int, cases: tuple[str, str]) -> None:
    """Begin a name with a word of another, and hang both on the verb, each by its case."""
    first, last = index - 1, index
    while first > 0 and tokens[first].name[0] == "I":
        first -= 1
    while last + 1 < len(tokens) and tokens[last + 1].name[0] == "I":
        last += 1
    tokens[index].name = f"B{tokens[index].name[1:]}"
    groups, whole = (range(first, index), range(index, last + 1)), range(first, last + 1)
    top = next(i for i in whole if tokens[i].head not in whole)
    verb = tokens[top].head
    while verb >= 0 and tokens[verb].upos in _NOUNS and tokens[verb].head >= 0:
        verb = tokens[verb].head
    for group, case in zip(groups, cases, strict=True):
        own = next((i for i in group if tokens[i].head not in whole), None)
        name = own if own is not None else group[0]
        if case == "Gen" and tokens[last + 1].upos == "NOUN":
            if not governs(tokens, name, last + 1):
                tokens[name].head, tokens[name].relation = last + 1, "nmod"
        elif own is None and verb >= 0 and not governs(tokens, name, verb):
            tokens[name].head, tokens[name].relation = verb, _RELATIONS[case]
        elif tokens[name].head == verb and tokens[name].base_relation in _PARTS:
            tokens[name].relation = _RELATIONS[case]
        for i in group:
            if i != name and tokens[i].head not in group and not governs(tokens, i, name):
                tokens[i].head, tokens[i].relation = name, "flat:name"


def _part_genitive(tokens: Sequence[Token], index: int) -> None:
    """Begin a name with a genitive that hangs on a noun after it: `[Merkele] [Saeimas] sēdē`.

    Of a noun in the locative who acts is never an attribute: `[Kremlis] [Saeimas] sēdē`.
    """
    token, before = tokens[index], tokens[index - 1]
    owns = token.features.get("Case") == "Gen" and token.base_relation == "nmod" and token.head > index
    if not owns or token.name[0] != "I" or before.name not in _ACTING or tokens[token.head].name[0] == "I":
        return
    scene = tokens[token.head]
    acronym = before.text.isupper() and len(before.text) > 1
    nominative = before.features.get("Case") == "Nom"
    place = scene.features.get("Case") == "Loc" and token.lemma.lower() in listed("organizations")
    if not (acronym or (nominative and (place or before.name.endswith("person")))):
        return
    if before.head in (index, token.head):
        verb = scene.head
        if not place or verb < 0 or tokens[verb].upos != "VERB" or governs(tokens, index - 1, verb):
            return
        before.head, before.relation = verb, "nsubj"
    kind = token.name[2:]
    if token.lemma in listed("places"):
        kind = "GPE"
    elif token.lemma.lower() in listed("organizations"):
        kind = "organization"
    token.name = f"B-{kind}"


def _part_place(tokens: Sequence[Token], index: int) -> None:
    """Begin a name with a place in the locative behind who acts: `[Vašingtona] [Briselē] uzsvēra`."""
    token, before = tokens[index], tokens[index - 1]
    if token.name[0] != "I" or before.name not in _ACTING or token.lemma not in listed("places"):
        return
    if token.features.get("Case") == "Loc" and before.features.get("Case") == "Nom":
        token.name = "B-GPE"


def _part_behind_preposition(tokens: Sequence[Token], index: int) -> None:
    """End a name behind a preposition before who acts: `ar [Putinu] [Francijas prezidents]`.

    The preposition takes no nominative, nor a genitive of who stands in the nominative.
    """
    before, token = tokens[index - 1], tokens[index]
    preposition = tokens[index - 2] if index > 1 else before
    if preposition.text.lower() not in _WITH_ACCUSATIVE or preposition.head < index - 1:
        return
    flat = token.head == index - 1 and token.base_relation == "flat"
    joined = token.name[0] == "I" or before.head >= index or flat
    declined = before.features.get("Case", "Acc" if before.name == "B-person" else None) == "Acc"
    if not joined or not declined or before.name[0] != "B":
        return
    noun = next((i for i in range(index, len(tokens)) if tokens[i].features.get("Case") != "Gen"), index)
    acronym = noun == index and _is_acronym(token)
    if not acronym and (
        tokens[noun].features.get("Case") != "Nom" or tokens[noun].upos not in ("NOUN", "PROPN")
    ):
        return
    if tokens[noun].name[0] == "I" and not (acronym or tokens[noun].text.islower()):
        return
    preposition.head = index - 1
    if before.lemma in listed("surnames") or before.lemma in listed("frequent_surnames"):
        before.name = "B-person"
    if token.name[0] == "I":
        _name_anew(tokens, range(index, noun + 1))
    verb = next((i for i in range(noun + 1, len(tokens)) if tokens[i].upos == "VERB"), -1)
    if 0 <= tokens[noun].head < index:
        if verb < 0 or governs(tokens, noun, verb):
            return
        tokens[noun].head, tokens[noun].relation = verb, "nsubj"
    if index < noun and tokens[index].head < index:
        tokens[index].head, tokens[index].relation = (index + 1 if index + 1 < noun else noun), "nmod"
    governor = index - 3 if index > 2 and tokens[index - 3].upos == "NOUN" else verb
    if before.head >= index and governor >= 0 and not governs(tokens, index - 1, governor):
        before.head, before.relation = governor, "nmod" if governor < index else "obl"


def _is_acronym(token: Token) -> bool:
    """Whether a word is the name of an institution in capitals: `VUGD`."""
    return token.text.isupper() and len(token.text) > 1 and token.name.endswith("organization")


def _name_anew(tokens: Sequence[Token], phrase: range) -> None:
    """Name the genitives that a noun closes by what they are, not by the name that they were taken for."""
    first, noun = tokens[phrase.start], tokens[phrase[-1]]
    if _is_acronym(noun):
        noun.name = "B-organization"
    elif noun.name[0] == "I":
        noun.name = "O"
    before = phrase[:-1]
    institution = next((i for i in reversed(before[1:]) if tokens[i].lemma in listed("organizations")), -1)
    for index in before:
        tokens[index].name = "I-organization" if index <= institution else "O"
    if before and first.text[:1].isupper():
        placed = first.lemma in listed("places") and institution < 0
        first.name = "B-GPE" if placed else "B-organization"


def _show(token: Token, case: str) -> None:
    """Give a word the case that its form shows."""
    if token.features.get("Case") != case:
        token.features = {**token.features, "Case": case}


def _part_outlet(tokens: Sequence[Token], title: int) -> None:
    """Part the name of whom something is told from that of who tells it: `aģentūrai [LETA] [policija] teica`.

    What follows a noun in the dative or accusative (`aģentūru LETA informēja`) and an acronym, or a name in
    marks, stands in the nominative.
    """
    name = title + 1
    if case_of_outlet(tokens[title]) is None or name + 1 >= len(tokens):
        return
    after = name + 1
    if tokens[name].text in MARKS:
        after = next((i + 1 for i in range(name + 1, len(tokens)) if tokens[i].text in MARKS), len(tokens))
    elif not tokens[name].text.isupper() or tokens[name].text in listed("company_forms"):
        return
    if after >= len(tokens) or after - name > _LONGEST or tokens[after].name[0] != "I":
        return
    if tokens[after].text.islower():
        if tokens[after].features.get("Case") in ("Nom", "Gen"):
            tokens[after].name = "O"
    elif tokens[after].features.get("Case") in ("Nom", "Gen"):
        person = tokens[after].name.endswith("person")
        _part(tokens, after, (case_of_outlet(tokens[title]) or "Dat", "Nom"))
        for index in range(name, after) if person else ():
            if tokens[index].name != "O":
                tokens[index].name = f"{tokens[index].name[0]}-organization"


def case_of_outlet(token: Token) -> str | None:
    """`Dat` or `Acc` of a noun so declined of what has a name: a newspaper, an institution; None of others.

    In the accusative only of those that others inform: `portālu`, which may be taken for a genitive.
    """
    if token.upos != "NOUN" or token.name != "O":
        return None
    outlets, case = ("media_nouns", "agency_nouns"), token.features.get("Case")
    if case == "Dat":
        named = any(token.lemma in listed(nouns) for nouns in (*outlets, "organizations"))
        return case if named else None
    accusative = case in ("Acc", "Gen") and token.text.endswith("u")
    return "Acc" if accusative and any(token.lemma in listed(nouns) for nouns in outlets) else None


def _take_as_nominative(tokens: Sequence[Token], index: int) -> None:
    """Make a given name that takes no ending, and was read as a dative, what the surname after it is.

    `[Karim] Benzemā guva vārtus`
    """
    token, surname = tokens[index], tokens[index + 1]
    if token.features.get("Case") not in ("Dat", "Acc") or surname.head != index:
        return
    declined = surname.features.get("Case") == "Nom"
    if not declined and any(each.relation == "nsubj" and each.head == token.head for each in tokens):
        return
    token.lemma = token.text
    token.features = {**token.features, "Case": "Nom"}
    if not declined:  # `Benzemā` is no place
        surname.lemma, surname.features = surname.text, token.features
    if token.base_relation in _PARTS:
        token.relation = "nsubj"
