"""What the form of a word tells of its place in the tree, and so of its tag, whatever the network thinks."""

from collections.abc import Sequence

from hronika.language.analysis import Token
from hronika.language.latvian.conjugation import principal_parts
from hronika.language.latvian.lexicon_files import listed
from hronika.language.quotation_marks import MARKS

_DEFINITE_FEMININE = "usī"  # of past participles: bijusī
_NAMING = ("NOUN", "PROPN")
_WHOM = ("NOUN", "PROPN", "PRON")
_LONGEST_ATTRIBUTE = 6  # words before the noun, genitives that tell whose it is

_NO_OBJECTS = ("bez", "no", "pie", "pirms", "pēc", "kopš")  # with a genitive no object, also no amount
_BECOME = "kļūt"
_BASE = "pamats"

_AGREE = ("Case", "Gender", "Number")

_PRESENT = {
    "Evident": "Fh",
    "Mood": "Ind",
    "Person": "3",
    "Polarity": "Pos",
    "Tense": "Pres",
    "VerbForm": "Fin",
    "Voice": "Act",
}
_PAST_PARTICIPLE = {
    "Aspect": "Perf",
    "Case": "Nom",
    "Definite": "Def",
    "Degree": "Pos",
    "Gender": "Fem",
    "Number": "Sing",
    "Polarity": "Pos",
    "Tense": "Past",
    "VerbForm": "Part",
    "Voice": "Act",
}
_DASHES = "–—-―"

_SAID_OF = ("csubj", "ccomp", "xcomp")  # of an infinitive, what a participle is said of
_NOT_ACCUSATIVE = ("e", "a", "s", "š")  # ends of names in the nominative

_REFLEXIVE_FUTURE = ("šos", "sies", "simies", "sieties", "sities")


def mend_tree(tokens: Sequence[Token]) -> None:
    """Apply all rules to the tokens of a sentence, in place."""
    for rule in _RULES:
        rule(tokens)


def _attach_definite_participles(tokens: Sequence[Token]) -> None:
    """Hang, in place, a definite participle that the parse took for an auxiliary on the noun after it.

    Only an attribute is definite: `Bijusī ministra padomniece Anna Liepa strādā bankā`.
    """
    for index, token in enumerate(tokens):
        if not token.text.endswith(_DEFINITE_FEMININE) or token.base_relation not in ("aux", "cop"):
            continue
        after = range(index + 1, min(index + 1 + _LONGEST_ATTRIBUTE, len(tokens)))
        noun = next((i for i in after if tokens[i].features.get("Case") != "Gen"), None)
        if noun is None or tokens[noun].upos not in ("NOUN", "PROPN") or governs(tokens, index, noun):
            continue
        token.upos, token.head, token.relation = "VERB", noun, "amod"
        token.features = dict(_PAST_PARTICIPLE)


def _attach_predicatives(tokens: Sequence[Token]) -> None:
    """Hang, in place, on a verb of becoming what somebody becomes: `stāstīja, ka šķelda kļuvusi [dārgāka]`.

    The parse may hang both on the verb above, and the subject on the adjective.
    """
    for index in range(1, len(tokens)):
        adjective, above = tokens[index], tokens[index].head
        verb = next((i for i in range(index - 1, -1, -1) if tokens[i].upos == "VERB"), -1)
        if adjective.upos != "ADJ" or above < 0 or verb < 0 or tokens[verb].lemma != _BECOME:
            continue
        if tokens[verb].head != above or not above < verb or tokens[verb].relation != adjective.relation:
            continue
        if any(tokens[i].text == "," for i in range(verb, index)):
            continue
        for i, each in enumerate(tokens):
            if each.head == index and above < i < verb:
                each.head = verb
        adjective.head, adjective.relation = verb, "xcomp"


def _attach_passives(tokens: Sequence[Token]) -> None:
    """Make, in place, a participle with the infinitive of its auxiliary a predicate.

    `Rīt varētu tikt [slēgta] skola`: the parse may make it an attribute of its subject after it, which hangs
    on the verb above.
    """
    for index, token in enumerate(tokens):
        participle = token.head
        if token.base_relation != "aux" or token.features.get("VerbForm") != "Inf" or participle <= index:
            continue
        noun = tokens[participle].head
        if tokens[participle].relation != "amod" or noun <= participle or tokens[noun].upos == "VERB":
            continue
        verb = tokens[noun].head
        if 0 <= verb < index and tokens[noun].base_relation == "nsubj":
            tokens[participle].head, tokens[participle].relation = verb, "xcomp"
            tokens[noun].head, tokens[noun].relation = participle, "nsubj:pass"


def _attach_titles(tokens: Sequence[Token]) -> None:
    """Hang, in place, a role with its field on the name: `[padomnieks] izglītības jautājumos Ēriks Koks`.

    The parse makes a subject of each, or hangs the role, in the nominative, on its field in the locative.
    """
    for index in range(2, len(tokens)):
        name, field = tokens[index], tokens[index - 1]
        starts = name.upos == "PROPN" and name.base_relation == "nsubj" and name.features.get("Case") == "Nom"
        if not starts or field.upos != "NOUN" or field.features.get("Case") != "Loc":
            continue
        first = index - 1  # past the genitives that say which field it is
        while first > max(index - _LONGEST_ATTRIBUTE, 0) and tokens[first - 1].features.get("Case") == "Gen":
            first -= 1
        role = tokens[first - 1] if first else field
        alike = all(role.features.get(each) == name.features.get(each) for each in _AGREE)
        if role.upos != "NOUN" or not alike or role.lemma.lower() not in listed("roles"):
            continue
        if role.head not in (name.head, index - 1) or governs(tokens, first - 1, index):
            continue
        role.head, role.relation = index, "nmod"
        field.head, field.relation = first - 1, "nmod"


def _attach_described_subjects(tokens: Sequence[Token]) -> None:
    """Make, in place, a noun the subject of the verb, not of its attribute: `Ar to saistīti [avoti] teica`.

    The passive participle, without an auxiliary, stands right before the noun, and the verb has no subject.
    """
    for index in range(1, len(tokens)):
        noun, participle = tokens[index], tokens[index - 1]
        if noun.relation != "nsubj:pass" or noun.head != index - 1 or noun.upos != "NOUN":
            continue
        verb = participle.head
        if participle.relation != "ccomp" or verb <= index or tokens[verb].features.get("Person") != "3":
            continue
        beside = [each for each in tokens if each.head in (index - 1, verb) and each is not noun]
        if any(each.base_relation == "aux" and each.head == index - 1 for each in beside):
            continue
        if any(each.base_relation == "nsubj" and each.head == verb for each in beside):
            continue
        for each in beside:
            if each.upos == "NUM" and each.head == index - 1:
                each.head, each.relation = index, "nummod"
        noun.head, noun.relation = verb, "nsubj"
        participle.head, participle.relation = index, "amod"


def _attach_quoted_names(tokens: Sequence[Token]) -> None:
    """Hang, in place, a name in marks on the noun that says what it names: `rakstīja [žurnālā] "Māksla"`.

    The parse makes a subject of the name, which stands in the nominative, and hangs the noun on it.
    """
    for index in range(2, len(tokens)):
        noun, name = tokens[index - 2], tokens[index]
        if tokens[index - 1].text not in MARKS or name.head < 0:
            continue
        top = (
            name.head if index < name.head < index + _LONGEST_ATTRIBUTE and noun.head == name.head else index
        )
        name = tokens[top]
        oblique = noun.upos == "NOUN" and noun.features.get("Case") in ("Loc", "Dat")
        if not oblique or noun.head != top or name.base_relation != "nsubj":
            continue
        verb = tokens[name.head]
        if verb.features.get("Voice") != "Act":
            continue
        told = noun.features["Case"] == "Dat" or verb.lemma not in listed("cues")
        if not told and sum(each.head == name.head and each.base_relation == "nsubj" for each in tokens) < 2:
            continue  # whoever is there says it: `[poligonā] "Kalni" noliedz`
        noun.head, noun.relation = name.head, "obl"
        name.head, name.relation = index - 2, "nmod"


def _mend_quoted_objects(tokens: Sequence[Token]) -> None:
    """Make, in place, a foreign name in marks the object that the noun before it is: `izlasi "All Blacks"`.

    The parse makes an indirect object of it, which has a preposition or a dative.
    """
    for index in range(2, len(tokens)):
        noun, name = tokens[index - 2], tokens[index]
        foreign = name.upos == "X" and name.base_relation == "iobj"
        if not foreign or noun.head != index or tokens[index - 1].text not in MARKS:
            continue
        beside = [each for each in tokens if each.head in (index - 2, index, name.head)]
        if any(each.base_relation == "case" for each in beside if each.head != name.head):
            continue
        if noun.features.get("Case") == "Acc" and not any(each.relation == "obj" for each in beside):
            name.relation = "obj"


def _mend_informed_outlets(tokens: Sequence[Token]) -> None:
    """Make, in place, a name in marks whom the subject before the verb tells: `padomnieks teica ["Reuters"]`.

    A name that is not declined has the form of a subject, and the parse may make it a second one.
    """
    for index in range(2, len(tokens)):
        name, verb = tokens[index], tokens[index - 2]
        beside = name.head == index - 2 and tokens[index - 1].text in MARKS
        if not beside or verb.upos != "VERB" or verb.lemma not in listed("cues"):
            continue
        if name.base_relation not in ("nsubj", "iobj") or name.features.get("Case") not in ("Nom", None):
            continue
        subjects = (each for each in tokens[: index - 2] if each.head == index - 2)
        if any(each.base_relation == "nsubj" and each.features.get("Case") == "Nom" for each in subjects):
            name.relation = "iobj"
            name.features = {key: value for key, value in name.features.items() if key != "Case"}


def _attach_late_appositions(tokens: Sequence[Token]) -> None:
    """Hang, in place, what somebody is on the name before it: `Anna Roze, domes [vadītāja] sacīja`.

    Where its second comma is left out, the parse makes a subject of each.
    """
    for index, role in enumerate(tokens):
        if role.base_relation != "nsubj" or role.upos != "NOUN" or role.head <= index:
            continue
        first = index
        while first > 0 and tokens[first - 1].text != "," and governs(tokens, index, first - 1):
            first -= 1
        if first < 2 or tokens[first - 1].text != ",":
            continue
        name = first - 2
        if tokens[name].text == ")":  # `Hanss Bartels (Hans Bartels), …`
            name = next((i - 1 for i in range(name, 0, -1) if tokens[i].text == "("), 0)
        while name > 0 and tokens[name].base_relation == "flat":
            name = tokens[name].head
        named = tokens[name].name == "B-person" and tokens[name].base_relation == "nsubj"
        if not named or tokens[name].head != role.head or role.lemma.lower() not in listed("roles"):
            continue
        if all(role.features.get(each) == tokens[name].features.get(each) for each in _AGREE):
            role.head, role.relation = name, "appos"


def _attach_pronouns(tokens: Sequence[Token]) -> None:
    """Make, in place, `viņa` the subject behind a quotation: `"…," [viņa] ierakstā raksta`.

    The parse takes it for the genitive of `viņš` that tells whose the noun is, of a verb without a subject.
    """
    for index in range(1, len(tokens) - 2):
        token, noun = tokens[index], tokens[index + 1]
        owns = token.text == "viņa" and token.features.get("Case") == "Gen" and token.head == index + 1
        if not owns or tokens[index - 1].text not in MARKS or noun.features.get("Case") not in ("Loc", "Dat"):
            continue
        verb = noun.head
        if verb <= index or tokens[verb].features.get("Person") != "3":
            continue
        if any(each.head == verb and each.base_relation == "nsubj" for each in tokens):
            continue
        token.features = {**token.features, "Case": "Nom", "Gender": "Fem"}
        token.lemma, token.head, token.relation = token.text, verb, "nsubj"


def _attach_feminine_subjects(tokens: Sequence[Token]) -> None:
    """Make, in place, `tā` the subject of a feminine participle that has none: `ka [tā] līgumu parakstījusi`.

    The parse takes it for the genitive that tells whose the object is, which has the same form.
    """
    for index in range(1, len(tokens) - 2):
        token, noun = tokens[index], tokens[index + 1]
        owns = token.text == "tā" and token.features.get("Case") == "Gen" and token.head == index + 1
        opens = tokens[index - 1].upos == "SCONJ" or tokens[index - 1].text == ","
        if not (owns and opens) or noun.base_relation != "obj" or noun.head <= index:
            continue
        verb = tokens[noun.head]
        form = tuple(verb.features.get(name) for name in ("VerbForm", "Voice", "Gender", "Number", "Case"))
        if form != ("Part", "Act", "Fem", "Sing", "Nom"):
            continue
        if any(each.head == noun.head and each.base_relation == "nsubj" for each in tokens):
            continue
        token.features = {**token.features, "Case": "Nom", "Gender": "Fem"}
        token.lemma, token.head, token.relation = token.text, noun.head, "nsubj"


def _attach_asked(tokens: Sequence[Token]) -> None:
    """Part, in place, who is asked from whom or what an infinitive needs: `lūdza [tiesu] klientu attaisnot`.

    The parse takes the first of the two accusatives for a genitive plural, which has the same form.
    """
    for index in range(1, len(tokens) - 2):
        asked, other, infinitive = tokens[index : index + 3]
        same_form = asked.features.get("Number") == "Plur" and asked.text.endswith("u")
        if asked.head != index + 1 or not (same_form or asked.features.get("Case") == "Acc"):
            continue
        if other.features.get("Number") != "Sing" or infinitive.features.get("VerbForm") != "Inf":
            continue
        institution = asked.lemma.lower() in listed("organizations")
        if not institution or infinitive.lemma not in listed("transitive_verbs"):
            continue
        verb = index - 1  # before what tells which ministry it is
        while verb > 0 and tokens[verb].head == index:
            verb -= 1
        if tokens[verb].lemma not in listed("verbs_of_address"):
            continue
        if any(governs(tokens, index + 1, below) for below in (verb, index + 2)):
            continue  # they would hang on each other
        if any(each.head == index + 2 and each.relation == "obj" for each in tokens[index + 3 :]):
            continue
        asked.features = {**asked.features, "Case": "Acc", "Number": "Sing"}
        asked.head, asked.relation = verb, "obj"
        other.features = {**other.features, "Case": "Acc"}
        other.head, other.relation = index + 2, "obj"


def _mend_locatives(tokens: Sequence[Token]) -> None:
    """Make, in place, a document of what is no present of its verb: `teikts domes [atbildē]`.

    The third person of `atbildēt` is `atbild`. What was said in it is the predicate, whatever the parse hung
    on the noun.
    """
    for index, token in enumerate(tokens):
        present = token.features.get("Tense") == "Pres" and token.features.get("VerbForm") == "Fin"
        if not present or not token.text.endswith("ē"):
            continue
        form = token.text.lower()
        parts = principal_parts(f"{form}t")
        if parts is None or form in parts.present or f"{form[:-1]}e" not in listed("source_documents"):
            continue
        verb = _verb_of_locative(tokens, index)
        if governs(tokens, index, verb):
            attribute = tokens[verb].relation == "amod"
            tokens[verb].head, tokens[verb].relation = token.head, "conj" if attribute else token.relation
        for each in tokens:
            if each.head == index and each.base_relation == "nsubj":
                each.relation = "nmod"
            elif each.head == index and each.base_relation not in ("nmod", "amod", "det"):
                each.head = verb
        for i, each in enumerate(tokens[:index]):
            if each.features.get("Case") == "Nom" and governs(tokens, index, i) and each.upos in _NAMING:
                each.features = {**each.features, "Case": "Gen", "Number": "Sing"}
        token.upos, token.lemma = "NOUN", f"{form[:-1]}e"
        token.features = {"Case": "Loc", "Gender": "Fem", "Number": "Sing"}
        token.head, token.relation = verb, "obl"


def _verb_of_locative(tokens: Sequence[Token], index: int) -> int:
    """Which verb a noun that was read as one hangs on: before its genitives, below it, else above it."""
    first = index
    while first > 0 and governs(tokens, index, first - 1) and not _is_passive(tokens[first - 1]):
        first -= 1
    if first and _is_passive(tokens[first - 1]):
        return first - 1
    below = (i for i, each in enumerate(tokens) if each.head == index and each.upos == "VERB")
    return next(below, tokens[index].head)


def _is_passive(token: Token) -> bool:
    """Whether a word is a passive participle that can be a predicate."""
    return token.features.get("Voice") == "Pass" and token.features.get("Case") == "Nom"


def _attach_pointing_objects(tokens: Sequence[Token]) -> None:
    """Hang, in place, on the verb a pronoun that does not agree with its noun: `[To] medijiem teica X`."""
    for index in range(len(tokens) - 1):
        token, noun = tokens[index], tokens[index + 1]
        points = token.upos == "DET" and token.features.get("PronType") == "Dem" and token.head == index + 1
        if not points or token.features.get("Case") != "Acc" or noun.features.get("Case") != "Dat":
            continue
        verb = noun.head
        if verb > index and tokens[verb].upos == "VERB" and noun.base_relation in ("iobj", "obl"):
            token.head, token.relation = verb, "obj"


def _mend_obliques(tokens: Sequence[Token]) -> None:
    """Make, in place, no object of a genitive after a preposition: `lietot bez ārsta [ziņas]`."""
    for index, token in enumerate(tokens):
        if token.relation != "obj" or token.features.get("Case") != "Gen" or token.upos not in _NAMING:
            continue
        below = [each for each in tokens[:index] if each.head == index]
        counted = any(each.base_relation == "nummod" for each in below)
        prepositions = [each.text.lower() for each in below if each.relation == "case"]
        if not counted and any(each in _NO_OBJECTS for each in prepositions):
            token.relation = "obl"


def _mend_infinitive_copulas(tokens: Sequence[Token]) -> None:
    """Make, in place, a clause of what somebody is asked to be: `aicina turētājus būt [modriem] un ziņot`."""
    for index, token in enumerate(tokens):
        copula = any(
            each.head == index and each.relation == "cop" and _is_infinitive(each) for each in tokens[:index]
        )
        verb = tokens[token.head] if token.head >= 0 else token
        if copula and token.relation in ("iobj", "obl") and verb.upos == "VERB" and token.head < index:
            token.relation = "ccomp"


def _attach_grounds(tokens: Sequence[Token]) -> None:
    """Hang, in place, what a ground is about on the ground: `uz aizdomu pamata par [zādzību]`."""
    for index in range(2, len(tokens)):
        ground, base = tokens[index - 1], tokens[index]
        if base.lemma != _BASE or ground.head != index or tokens[index - 2].text.lower() != "uz":
            continue
        if ground.upos == "NOUN":
            ground.features = {**ground.features, "Case": "Gen"}
        for i in range(index + 1, len(tokens)):
            if tokens[i].head == index and any(each.head == i and each.text == "par" for each in tokens):
                tokens[i].head = index - 1


def _attach_planned(tokens: Sequence[Token]) -> None:
    """Hang, in place, what is planned to be done on its infinitive: `slēgt plānots [četras nodaļas]`.

    The parse takes it for the subject of the participle, which does not agree with it.
    """
    for index, token in enumerate(tokens):
        participle = tokens[token.head] if token.head >= 0 else token
        infinitive = token.features.get("VerbForm") == "Inf" and token.base_relation in _SAID_OF
        if not infinitive or participle.features.get("Voice") != "Pass":
            continue
        for noun in tokens:
            if noun.head != token.head or noun.base_relation != "nsubj" or noun.upos != "NOUN":
                continue
            plural = noun.features.get("Number") == "Plur" and noun.features.get("Gender") == "Fem"
            if plural and participle.features.get("Number") == "Sing":
                noun.features = {**noun.features, "Case": "Acc"}
                noun.head, noun.relation = index, "obj"


def _mend_late_subjects(tokens: Sequence[Token]) -> None:
    """Make, in place, the second of two objects around a verb its subject: `darbu apgrūtināja [mašīnas]`.

    In the plural feminines have one form for both, and a verb has no two objects that are not joined. How
    long something lasts is none.
    """
    for index, token in enumerate(tokens):
        if token.relation != "obj" or token.upos != "NOUN" or not _may_be_subject(token):
            continue
        if not 0 <= token.head < index:
            continue
        verb = tokens[token.head]
        beside = [(i, each) for i, each in enumerate(tokens) if each.head == token.head and i != index]
        if any(each.base_relation in ("nsubj", "csubj") or _is_recipient(tokens, i) for i, each in beside):
            continue
        if any(each.features.get("VerbForm") == "Inf" for _, each in beside):
            continue  # of which it is the object: `valdību aicina [algas] celt`
        first = next((i for i, each in beside if each.relation == "obj" and i < token.head), None)
        if first is None or verb.features.get("Person") != "3" or tokens[first].upos not in _NAMING:
            continue
        if _may_be_subject(tokens[first]) or tokens[first].lemma in listed("grammar/time_words"):
            continue
        token.relation = "nsubj"
        token.features = {**token.features, "Case": "Nom"}
        for each in tokens:
            if each.head == index and each.relation in ("amod", "det", "acl") and "Case" in each.features:
                each.features = {**each.features, "Case": "Nom"}


def _is_recipient(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word is an indirect object without a preposition."""
    own = any(each.head == index and each.base_relation == "case" for each in tokens)
    return tokens[index].base_relation == "iobj" and not own


def _mend_named_subjects(tokens: Sequence[Token]) -> None:
    """Make, in place, a name the subject that has not the form of an object: `piekodināja [Kroge]`.

    The accusative of the singular ends in -u or -i, but in foreign names that do not decline.
    """
    for index, token in enumerate(tokens):
        if token.upos != "PROPN" or token.relation != "obj" or not token.text.endswith(_NOT_ACCUSATIVE):
            continue
        verb = tokens[index - 1]
        accusative = token.features.get("Case") == "Acc" and token.features.get("Number") == "Sing"
        if not accusative or token.head != index - 1 or verb.features.get("Person") != "3":
            continue
        if not any(each.head == index - 1 and each.base_relation == "nsubj" for each in tokens):
            token.relation, token.features = "nsubj", {**token.features, "Case": "Nom"}
            token.lemma = token.text


def _may_be_subject(token: Token) -> bool:
    """Whether a noun is a plural of the feminine gender, whose accusative has the form of its nominative."""
    return token.features.get("Number") in ("Plur", "Ptan") and token.features.get("Gender") == "Fem"


def _attach_asked_for(tokens: Sequence[Token]) -> None:
    """Hang, in place, what is asked for on its verb: `aicina visus, kuri slimo, [vērsties] pie ārsta`.

    The parse may join it to the relative clause on who is asked, from which a comma parts it.
    """
    for index, token in enumerate(tokens):
        if token.relation != "conj" or token.features.get("VerbForm") != "Inf" or token.head > index:
            continue
        under = [i for i, each in enumerate(tokens[:index]) if each.head == index]
        first = min((i for i in under if i > token.head), default=index)
        if "," not in (tokens[first].text, tokens[first - 1].text) or _is_joined_by_word(tokens, under):
            continue
        verb = _asking_above(tokens, index)
        if verb >= 0 and not any(_is_infinitive(each) and each.head == verb for each in tokens):
            token.head, token.relation = verb, "ccomp"


def _asking_above(tokens: Sequence[Token], infinitive: int) -> int:
    """The verb of asking over the relative clause that an infinitive is joined to; -1 where it is another.

    An infinitive of the clause itself is what this one is joined to: `aicina visus, kas grib peldēt, [iet]`.
    """
    above = tokens[infinitive].head
    while above >= 0 and tokens[above].base_relation != "acl":
        above = tokens[above].head
    if above < 0:
        return -1
    if any(_is_infinitive(each) and governs(tokens, above, i) for i, each in enumerate(tokens[:infinitive])):
        return -1
    noun = tokens[above].head
    verb = tokens[noun].head if noun >= 0 else -1
    asks = verb >= 0 and tokens[noun].relation == "obj" and tokens[verb].lemma in listed("verbs_of_address")
    return verb if asks else -1


def _is_joined_by_word(tokens: Sequence[Token], under: Sequence[int]) -> bool:
    return any(tokens[i].base_relation == "cc" for i in under)


def _is_infinitive(token: Token) -> bool:
    return token.features.get("VerbForm") == "Inf"


def _mend_infinitives(tokens: Sequence[Token]) -> None:
    """Make, in place, an infinitive of a present of the same form that is joined to one: `palikt un [neiet]`.

    The parse may join it to the verb above, which then is in the past, or it is itself negated.
    """
    for index, token in enumerate(tokens):
        above, form = token.head, token.text.lower()
        negated = form == f"ne{token.lemma}"
        if token.relation != "conj" or token.features.get("Tense") != "Pres" or not 0 <= above < index:
            continue
        if not negated and form != token.lemma:
            continue
        if any(other.head == index and other.base_relation == "nsubj" for other in tokens):
            continue
        if tokens[above].features.get("VerbForm") != "Inf":
            if not negated and tokens[above].features.get("Tense") != "Past":
                continue
            under = [i for i in range(above + 1, index) if tokens[i].head == above]
            above = next((i for i in under if tokens[i].features.get("VerbForm") == "Inf"), -1)
        if above >= 0:
            token.features = {"Polarity": "Neg" if negated else "Pos", "VerbForm": "Inf"}
            token.head = above


def _mend_trials(tokens: Sequence[Token]) -> None:
    """Make, in place, a verb of the locative `tiesā` of the same form: `Jāni Kalnu [tiesā] par zādzību`.

    It is one where its clause has no other, but somebody in the accusative, or in a form like it, and `par`.
    """
    for index, token in enumerate(tokens):
        if token.text.lower() != "tiesā" or token.upos != "NOUN":
            continue
        first = next((i + 1 for i in range(index - 1, -1, -1) if _parts_clauses(tokens[i])), 0)
        last = next((i for i in range(index + 1, len(tokens)) if _parts_clauses(tokens[i])), len(tokens))
        clause = range(first, last)
        verbs = (i for i in clause if tokens[i].upos in ("VERB", "AUX"))
        if any(tokens[i].relation != "amod" for i in verbs):
            continue
        if not any(tokens[i].text.lower() == "par" and tokens[i].upos == "ADP" for i in clause):
            continue
        whom = _accused(tokens, index, clause)
        if whom is None:
            continue
        top = next(i for i in clause if tokens[i].head not in clause)
        above, relation = tokens[top].head, tokens[top].relation
        if above >= last:  # the parse made the clause part of the next one
            following = tokens[above]
            above, relation = following.head, following.relation
            following.head, following.relation = index, "parataxis"
        for i, each in enumerate(tokens):
            outside = i in clause and each.head not in clause
            if i == whom or outside or (each.head == top and i not in clause):
                each.head = index
            if each.head == index and each.relation in ("nmod", "root"):
                each.relation = "obl"
        tokens[whom].relation = "obj"
        tokens[whom].features = {**tokens[whom].features, "Case": "Acc"}
        token.upos, token.lemma, token.features, token.name = "VERB", "tiesāt", _PRESENT, "O"
        if tokens[whom].name.endswith("organization"):
            tokens[whom].name = "B-person"  # `[Kalnu tiesā] par zādzību`
        token.head, token.relation = above, relation


def _parts_clauses(token: Token) -> bool:
    """Whether a word or mark stands between two clauses."""
    return token.text in ",;:" or token.upos in ("SCONJ", "CCONJ") or token.text in _DASHES


def _accused(tokens: Sequence[Token], trial: int, clause: range) -> int | None:
    """Who may be tried: the nearest noun in a form of the accusative before a word, else after it."""
    before = range(trial - 1, clause.start - 1, -1)
    after = range(trial + 1, clause.stop)
    for i in (*before, *after):
        token = tokens[i]
        prepositional = any(each.head == i and each.relation == "case" for each in tokens)
        if token.upos not in _WHOM or prepositional:
            continue
        case = token.features.get("Case")
        if case == "Acc" or (case == "Gen" and token.text.endswith("u")):  # `Kalnu` is read as of hills
            head: int = token.head
            return head if token.relation == "flat:name" and head in clause else i
        if i < trial and case == "Nom":
            return None  # `bankas [lieta] tiesā par parādu`
    return None


def _attach_quotative_passives(tokens: Sequence[Token]) -> None:
    """Make, in place, `tikt` in the quotative mood the auxiliary of the participle before it.

    `Karavīri izvesti [netikšot]`: the parse may make a predicate of each.
    """
    for index in range(1, len(tokens)):
        token, participle = tokens[index], tokens[index - 1]
        features = participle.features
        passive = features.get("VerbForm") == "Part" and features.get("Voice") == "Pass"
        quotative = token.lemma == "tikt" and token.features.get("Mood") == "Qot"
        if not (quotative and passive and features.get("Case") == "Nom" and token.upos == "VERB"):
            continue
        if participle.head == index:
            participle.head, participle.relation = token.head, token.relation
        elif governs(tokens, index, index - 1):
            continue  # they would hang on each other
        for other in tokens:
            if other.head == index:
                other.head = index - 1
        token.upos, token.head, token.relation = "AUX", index - 1, "aux:pass"


def _mend_futures(tokens: Sequence[Token]) -> None:
    """Give, in place, the future tense to verbs in -ot that have its form: `lidmašīna nelidos`.

    In the present only a reflexive verb ends so, in the first person.
    """
    for token in tokens:
        features, form = token.features, token.text.lower()
        present = features.get("Tense") == "Pres" and features.get("VerbForm") == "Fin"
        if present and token.lemma.endswith("ot") and form.removeprefix("ne") == token.lemma[:-1] + "s":
            token.features = {
                name: {"Tense": "Fut", "Person": "3"}.get(name, value)
                for name, value in features.items()
                if name != "Number"
            }


def _mend_reflexive_tenses(tokens: Sequence[Token]) -> None:
    """Give, in place, the past tense to reflexive verbs that have not the form of the future: `izglābās`."""
    for token in tokens:
        future = token.features.get("Tense") == "Fut" and token.features.get("VerbForm") == "Fin"
        if future and token.lemma.endswith("ties") and not token.text.lower().endswith(_REFLEXIVE_FUTURE):
            token.features = {**token.features, "Tense": "Past"}


def _mend_reflexive_presents(tokens: Sequence[Token]) -> None:
    """Make, in place, a future of a verb of phase the present of its reflexive, where it has no object.

    The two have one form: `[Turpinās] izmeklēšana`, but `ministrija [turpinās] darbu`.
    """
    for index, token in enumerate(tokens):
        future = token.features.get("Tense") == "Fut" and token.text.lower().endswith("inās")
        if not future or token.lemma not in listed("phase_verbs"):
            continue
        if any(each.head == index and each.base_relation in ("obj", "xcomp", "ccomp") for each in tokens):
            continue
        token.lemma = f"{token.lemma[:-1]}ties"
        token.features = {**token.features, "Tense": "Pres", "Reflex": "Yes"}


def governs(tokens: Sequence[Token], above: int, below: int) -> bool:
    """Whether a word is another one or governs it, directly or not."""
    while below >= 0 and below != above:
        below = tokens[below].head
    return below == above


_RULES = (
    _attach_definite_participles,
    _attach_predicatives,
    _attach_passives,
    _attach_asked,
    _mend_locatives,
    _mend_obliques,
    _mend_infinitive_copulas,
    _attach_grounds,
    _attach_pointing_objects,
    _attach_planned,
    _attach_titles,
    _attach_quoted_names,
    _mend_quoted_objects,
    _mend_informed_outlets,
    _attach_late_appositions,
    _attach_described_subjects,
    _attach_pronouns,
    _attach_feminine_subjects,
    _mend_late_subjects,
    _mend_named_subjects,
    _attach_asked_for,
    _mend_infinitives,
    _mend_trials,
    _attach_quotative_passives,
    _mend_reflexive_presents,
    _mend_reflexive_tenses,
    _mend_futures,
)
