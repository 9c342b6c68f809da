"""What agreement in gender, number and case tells of the tree, whatever the network thinks."""

from collections.abc import Iterator, Sequence

from hronika.language.analysis import Token
from hronika.language.latvian.conjugation import third_persons
from hronika.language.latvian.form_rules import is_short_name
from hronika.language.latvian.lexicon_files import listed
from hronika.language.latvian.tree_rules import governs

_NOUNS = ("NOUN", "PROPN", "PRON", "DET")
_WITHIN = ("nmod", "appos", "flat", "conj", "amod", "det", "case", "nummod", "punct")
_POSSIBLE = "iespējami"  # before an adjective, how much it is so: `iespējami ātra rīcība`
_PRESENT = {
    "Evident": "Fh",
    "Mood": "Ind",
    "Person": "3",
    "Tense": "Pres",
    "VerbForm": "Fin",
    "Voice": "Act",
}
_PLURAL = ("Plur", "Ptan")  # `Atēnas` have no singular


def mend_agreement(tokens: Sequence[Token]) -> None:
    """Apply all rules to the tokens of a sentence, in place."""
    _mend_oblique_predicates(tokens)
    _attach_datives(tokens)
    _attach_relative_clauses(tokens)
    _attach_conjuncts(tokens)
    _mend_short_names(tokens)
    _mend_possible(tokens)
    _mend_described_names(tokens)
    _attach_undeclined_objects(tokens)


def _mend_oblique_predicates(tokens: Sequence[Token]) -> None:
    """Make, in place, a finite verb of a predicate that was read as a participle in the accusative.

    `savu lēmumu [pamato] Bērziņš`: the present of such verbs has the form of that participle.
    """
    for token in tokens:
        oblique = token.features.get("VerbForm") == "Part" and token.features.get("Case") == "Acc"
        if not oblique or not (token.head < 0 or token.base_relation in ("ccomp", "parataxis")):
            continue
        if token.text.lower() in tuple(third_persons(token.lemma)):
            token.features = {**_PRESENT, "Polarity": token.features.get("Polarity", "Pos")}


def _attach_datives(tokens: Sequence[Token]) -> None:
    """Hang, in place, a dative on the adjective after it that takes one: `[Kremlim] tuvs avots apgalvo`.

    The parse makes it an object of the verb.
    """
    for index in range(len(tokens) - 2):
        dative, adjective, noun = tokens[index : index + 3]
        if dative.features.get("Case") != "Dat" or dative.upos not in ("NOUN", "PROPN"):
            continue
        attribute = adjective.base_relation in ("amod", "acl") and adjective.head == index + 2
        compared = adjective.features.get("Degree") in ("Cmp", "Sup")  # `Igaunijai [tuvākajās] nedēļās`
        if not attribute or compared or adjective.lemma not in listed("adjectives_with_dative"):
            continue
        if noun.upos in ("NOUN", "PROPN") and not governs(tokens, index, index + 1):
            dative.head, dative.relation = index + 1, "obl"


def _attach_relative_clauses(tokens: Sequence[Token]) -> None:
    """Hang, in place, a relative clause on a noun that its pronoun agrees with, where the parse has another.

    `vadīja [tirgotāju] boikotu, kuri atteikušies`, `strīdu ar [Grieķiju], kura bloķē`, `[vienošanos] jūnijā,
    kas bijusi balstīta`: of `kas` the participle tells.
    """
    for verb, clause in enumerate(tokens):
        noun = clause.head
        if clause.base_relation != "acl" or not 0 <= noun < verb:
            continue
        pronoun = _relative_subject(tokens, verb, noun)
        asked = None if pronoun is None else _asks_for(tokens, verb, pronoun)
        if pronoun is None or asked is None or _may_mean(tokens, noun, *asked):
            continue
        for other in _nouns_around(tokens, noun, pronoun):
            fits = other != noun and _agrees(tokens[other], *asked)
            if fits and not governs(tokens, verb, other):
                clause.head = other
                break


def _relative_subject(tokens: Sequence[Token], verb: int, noun: int) -> int | None:
    """The relative pronoun that opens a clause, right after a comma, and is its subject."""
    for index in range(noun + 1, verb):
        token = tokens[index]
        if "Rel" in token.features.get("PronType", "") and token.base_relation == "nsubj":
            opens = tokens[index - 1].text == "," and token.head == verb
            return index if opens and token.features.get("Case") == "Nom" else None
    return None


def _asks_for(tokens: Sequence[Token], verb: int, pronoun: int) -> tuple[str, str] | None:
    """Gender and number of what a relative pronoun stands for; None where no form tells.

    The masculine singular of a participle with `kas` may also be said of all that the clause before tells.
    """
    token = tokens[pronoun]
    if token.lemma == "kas":
        token = tokens[verb]
        if token.features.get("VerbForm") != "Part" or token.features.get("Case") != "Nom":
            return None
    gender, number = token.features.get("Gender"), token.features.get("Number")
    if gender is None or number is None:
        return None
    if tokens[pronoun].lemma == "kas" and (gender, number) == ("Masc", "Sing"):
        return None
    return gender, number


def _agrees(token: Token, gender: str, number: str) -> bool:
    if token.upos not in _NOUNS:
        return False
    plural = token.features.get("Number") in _PLURAL
    return token.features.get("Gender") == gender and plural == (number == "Plur")


def _may_mean(tokens: Sequence[Token], noun: int, gender: str, number: str) -> bool:
    """Whether a pronoun of a gender and number can stand for a noun, or for it and what is joined to it."""
    token = tokens[noun]
    if token.features.get("Gender") is None or token.features.get("Number") is None:
        return True
    owned = token.features.get("Case") == "Gen" or (gender == "Masc" and token.text.endswith("a"))
    if token.upos == "PROPN" and owned:
        return True  # a man in the genitive looks like a woman: `Taisona Mūra, kurš`
    joined = any(each.head == noun and each.base_relation == "conj" for each in tokens)
    return _agrees(token, gender, number) or (joined and number == "Plur")


def _nouns_around(tokens: Sequence[Token], noun: int, pronoun: int) -> Iterator[int]:
    """The nouns a relative clause may be about: right before it, those above that, and whose those are."""
    nearest = pronoun - 2
    if nearest >= 0 and tokens[nearest].text == ")":
        nearest = next((i for i in range(nearest, noun, -1) if tokens[i].text == "("), nearest) - 1
    chain = []
    while nearest >= 0 and (
        tokens[nearest].base_relation == "flat" or tokens[nearest].base_relation in _WITHIN
    ):
        chain.append(nearest)
        nearest = tokens[nearest].head
    if nearest >= 0 and tokens[nearest].upos in _NOUNS:
        chain.append(nearest)
    above = tokens[noun].head
    if above >= 0 and tokens[noun].base_relation in _WITHIN:
        chain.append(above)
    yield from (index for index in chain if tokens[index].base_relation != "flat")
    yield from (
        index
        for index in range(noun - 1, -1, -1)
        if tokens[index].head == noun and tokens[index].features.get("Case") == "Gen"
    )


def _attach_conjuncts(tokens: Sequence[Token]) -> None:
    """Hang, in place, a participle that disagrees with the subject of what is said on who says it.

    `[Ministrija] uzsver, ka līgums ir spēkā, un ir nosūtījusi vēstuli`, which the parse joins to the content.
    """
    for index, token in enumerate(tokens):
        said = token.head
        form = (token.features.get("VerbForm"), token.features.get("Voice"), token.features.get("Case"))
        if token.base_relation != "conj" or form != ("Part", "Act", "Nom") or not 0 <= said < index:
            continue
        above = tokens[said].head
        if tokens[said].base_relation != "ccomp" or not 0 <= above < said:
            continue
        opening = next((i for i in range(said + 1, index) if _opens_conjunct(tokens, i, index)), None)
        own, subject = _subject(tokens, said), _subject(tokens, above)
        if opening is None or own is None or subject is None or _subject(tokens, index) is not None:
            continue
        if not any(each.head == index and each.base_relation == "aux" for each in tokens):
            continue  # hearsay: `ka saņemtas sūdzības, bet lietu ierosinājusi vienu`
        asked = token.features.get("Gender", ""), token.features.get("Number", "")
        known = tokens[own].features.get("Gender") is not None
        if known and not _may_mean(tokens, own, *asked) and _agrees(tokens[subject], *asked):
            token.head = above


def _opens_conjunct(tokens: Sequence[Token], index: int, verb: int) -> bool:
    """Whether a token joins a clause after a comma."""
    return tokens[index].upos == "CCONJ" and tokens[index].head == verb and tokens[index - 1].text == ","


def _subject(tokens: Sequence[Token], verb: int) -> int | None:
    of_verb = (i for i, each in enumerate(tokens) if each.head == verb and each.base_relation == "nsubj")
    return next(of_verb, None)


def _mend_short_names(tokens: Sequence[Token]) -> None:
    """Make, in place, a short name that the parse took for a locative the subject: `[Lī] piebilda`.

    Neither does what stands before it decline: `profesors [Kai Fu Lī] teica`.
    """
    for index, token in enumerate(tokens):
        if not is_short_name(token.text):
            continue
        name = index
        if token.base_relation == "flat" and 0 <= token.head < index:
            name = token.head
            if tokens[name].features.get("Case") == "Nom":
                continue  # `Spaiks Lī`
            for word in tokens[name:index]:
                word.features = {key: value for key, value in word.features.items() if key != "Case"}
                word.lemma = word.text
        verb = tokens[name].head
        if verb < 0 or tokens[name].base_relation not in ("obl", "iobj", "advmod"):
            continue
        features = tokens[verb].features
        acts = features.get("VerbForm") == "Fin" and features.get("Voice") == "Act"
        bare = all(each.head != name or each.base_relation != "case" for each in tokens)
        if not (acts and bare and features.get("Person") == "3"):
            continue
        title = tokens[name - 1] if name else token
        if _subject(tokens, verb) is None:
            tokens[name].relation = "nsubj"
        elif _names(title) and not governs(tokens, name, name - 1):
            tokens[name].head, tokens[name].relation = name - 1, "appos"


def _mend_possible(tokens: Sequence[Token]) -> None:
    """Make, in place, an attribute of what is no adverb after a copula: `ir [iespējami] pēkšņi plūdi`."""
    for index in range(1, len(tokens)):
        token, being = tokens[index], tokens[index - 1]
        if token.text != _POSSIBLE or token.upos != "ADV" or being.lemma != "būt" or being.upos != "VERB":
            continue
        subject = _subject(tokens, index - 1)
        if subject is None or subject < index or not _agrees(tokens[subject], "Masc", "Plur"):
            continue
        token.upos, token.lemma = "ADJ", "iespējams"
        token.features = {
            "Case": "Nom",
            "Definite": "Ind",
            "Degree": "Pos",
            "Gender": "Masc",
            "Number": "Plur",
        }
        token.head, token.relation = subject, "amod"


def _mend_described_names(tokens: Sequence[Token]) -> None:
    """Give, in place, a name without a case the dative of what it is: `pārdeva [“Celesio”], īpašniekam,`.

    The parse joins the two.
    """
    for index, token in enumerate(tokens):
        name = tokens[token.head]
        dative = token.features.get("Case") == "Dat" and token.upos == "NOUN"
        if not dative or not 0 <= token.head < index or token.base_relation not in ("conj", "appos"):
            continue
        if (
            name.upos not in ("X", "PROPN")
            or "Case" in name.features
            or name.base_relation not in ("iobj", "obj")
        ):
            continue
        below = [i for i, each in enumerate(tokens) if each.head == index]
        joined = any(tokens[i].upos in ("CCONJ", "ADP") for i in below)
        closed = any(each.text == "," for each in tokens[index + 1 : index + 2])
        if not joined and closed:
            token.relation, name.relation = "appos", "iobj"
            name.features = {**name.features, "Case": "Dat"}
            prepositions = [each.head for each in tokens if each.base_relation == "case"]
            for other in prepositions:  # `[par 125 miljoniem]` is of the verb
                if tokens[other].base_relation == "conj" and tokens[other].head in (index, token.head):
                    tokens[other].head, tokens[other].relation = name.head, "obl"


def _attach_undeclined_objects(tokens: Sequence[Token]) -> None:
    """Make, in place, a name without a case the object where the subject follows: `[Kaveno] atbalsta trīs`.

    The parse takes it for whom something is done for, or for a second subject.
    """
    for index, token in enumerate(tokens):
        verb = token.head
        if token.name != "B-person" or "Case" in token.features or verb <= index or token.upos != "PROPN":
            continue
        lemma = tokens[verb].lemma
        takes = lemma in listed("transitive_verbs") and lemma not in listed("verbs_of_telling")
        takes = takes and tokens[verb].features.get("Voice") == "Act"
        if token.base_relation not in ("iobj", "nsubj") or not takes:
            continue
        below = [i for i, each in enumerate(tokens) if each.head == verb and i != index]
        subjects = [i for i in below if tokens[i].base_relation == "nsubj"]
        if any(tokens[i].base_relation in ("obj", "ccomp", "xcomp") for i in below) or len(subjects) != 1:
            continue
        features = tokens[subjects[0]].features
        double = features.get("Gender") == "Fem" and features.get("Number") != "Sing"
        if subjects[0] > verb and features.get("Case") == "Nom" and not double:
            token.relation = "obj"


def _names(token: Token) -> bool:
    """Whether a word is a noun in the nominative, a title before a name."""
    return token.upos == "NOUN" and token.features.get("Case") == "Nom"
