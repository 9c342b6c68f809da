"""What the form of a word tells of its place in the tree, and so of its tag, whatever the network thinks."""

from collections.abc import Sequence

from hronika.language.analysis import Token
from hronika.language.latvian.lexicon_files import listed
from hronika.language.quotation_marks import MARKS

_DEFINITE_FEMININE = "usī"  # of past participles: bijusī
_LONGEST_ATTRIBUTE = 6  # words before the noun, genitives that tell whose it is

_SAID_OF = ("csubj", "ccomp", "xcomp")  # of an infinitive, what a participle is said of

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
        token.features = {**token.features, "Gender": "Fem", "Definite": "Def"}


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


def governs(tokens: Sequence[Token], above: int, below: int) -> bool:
    """Whether a word is another one or governs it, directly or not."""
    while below >= 0 and below != above:
        below = tokens[below].head
    return below == above


_RULES = (
    _attach_definite_participles,
    _attach_passives,
    _attach_asked,
    _attach_planned,
    _attach_pronouns,
    _attach_feminine_subjects,
    _mend_infinitives,
    _attach_quotative_passives,
    _mend_reflexive_tenses,
    _mend_futures,
)
