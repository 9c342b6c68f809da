"""What stands beside a word tells of its place in the tree: participles used as nouns, names, scores.

Rules of the same kind as those of `tree_rules`, about phrases that courts and sports are told with.
"""

from collections.abc import Sequence

from hronika.language.analysis import Token
from hronika.language.latvian.lexicon_files import listed, rows
from hronika.language.latvian.tree_rules import governs
from hronika.language.quotation_marks import MARKS

_INDICATIVE = {"Mood": "Ind", "Person": "3", "Tense": "Pres"}
# Ends of verbs in -āt, -ēt and -ot, whose imperative is as the third person of the present.
_ALIKE = ("ā", "ē", "o")
_NAMES = ("PROPN", "X")
_GOVERNED = ("Gen", "Dat", "Acc")
_BOTH = "abi"
_BY, _VIEW, _VIEW_NOUN = "pēc", "uzskata", "uzskats"
_VIEW_FEATURES = {"Case": "Gen", "Gender": "Masc", "Number": "Sing"}
# Whose ground a match is played on.
_SIDES = ("mājās", "viesos", "izbraukumā", "ciemos")
_LONGEST_NAME = 6
_FAVOUR = ("par", "labu")


def attach_phrases(tokens: Sequence[Token]) -> None:
    """Apply all rules to the tokens of a sentence, in place."""
    for rule in _RULES:
        rule(tokens)


def _mend_imperatives(tokens: Sequence[Token]) -> None:
    """Give, in place, the present to an imperative of the same form that has a subject: `birojs [ievēro]`."""
    for index, token in enumerate(tokens):
        features = token.features
        if features.get("Mood") != "Imp" or features.get("Number") != "Sing":
            continue
        if token.text.endswith(_ALIKE) and any(
            _is_noun_in_nominative(each) for each in _subjects(tokens, index)
        ):
            token.features = {
                name: value for name, value in features.items() if name != "Number"
            } | _INDICATIVE


def _is_noun_in_nominative(token: Token) -> bool:
    return token.upos in ("NOUN", "PROPN") and token.features.get("Case") == "Nom"


def _mend_feminine_participles(tokens: Sequence[Token]) -> None:
    """Make, in place, a feminine subject of a participle used as a noun: `[Notiesātā] uzskata`.

    The genitive of the masculine has the same form, and is no subject but of what is not there.
    """
    for token in tokens:
        if not _is_participle_noun(token, "Gen") or not token.text.endswith("ā"):
            continue
        if token.base_relation == "nsubj" and tokens[token.head].features.get("Polarity") != "Neg":
            token.features = {**token.features, "Case": "Nom", "Gender": "Fem"}


def _attach_participle_subjects(tokens: Sequence[Token]) -> None:
    """Make, in place, a subject of what the parse takes for an attribute: `[Apsūdzētā] vainu neatzina`.

    A participle used as a noun, and `abi`, that do not agree with the object after them; the verb has no
    other subject. What was done is no person: `[paveiktā] atbilstību`.
    """
    for index in range(len(tokens) - 1):
        token, noun = tokens[index], tokens[index + 1]
        if token.head != index + 1 or noun.base_relation != "obj" or noun.head < 0:
            continue
        form = token.text.lower()
        accused = form in listed("roles") and token.base_relation in ("amod", "nmod")
        if not (form == _BOTH or (accused and _is_participle_noun(token, "Nom"))):
            continue
        shared = ("Case", "Gender", "Number")
        differs = any(noun.features.get(name) != token.features.get(name) for name in shared)
        if differs and tokens[noun.head].upos == "VERB" and not _subjects(tokens, noun.head):
            token.head, token.relation = noun.head, "nsubj"


def _attach_courts(tokens: Sequence[Token]) -> None:
    """Hang, in place, a court before somebody who speaks there on the verb: `[Tiesā] apsūdzētais sacīja`."""
    for index in range(len(tokens) - 1):
        place, who = tokens[index], tokens[index + 1]
        before = place.head == index + 1 and place.features.get("Case") == "Loc"
        speaks = _is_participle_noun(who, "Nom") and who.base_relation == "nsubj" and who.head >= 0
        if before and speaks and place.lemma in _courts():
            place.head, place.relation = who.head, "obl"


def _is_participle_noun(token: Token, case: str) -> bool:
    features = token.features
    return (
        features.get("VerbForm") == "Part"
        and features.get("Definite") == "Def"
        and features.get("Number") == "Sing"
        and features.get("Case") == case
    )


def _courts() -> frozenset[str]:
    return frozenset(row[0] for row in rows("organizations") if row[-1] == "court")


def _attach_owners(tokens: Sequence[Token]) -> None:
    """Hang, in place, a name in the genitive on the noun it stands before: `[Jāņa Kalna] lugā atveidoja`.

    The parse makes a subject of it.
    """
    for index, token in enumerate(tokens):
        genitive = token.features.get("Case") == "Gen" and token.features.get("Number") == "Sing"
        if token.upos != "PROPN" or not genitive or token.base_relation != "nsubj" or token.head < 0:
            continue
        noun = index + 1
        while noun < len(tokens) and tokens[noun].head == index and tokens[noun].relation == "flat:name":
            noun += 1
        verb = tokens[token.head]
        if noun >= token.head or tokens[noun].upos != "NOUN" or tokens[noun].head != token.head:
            continue
        if (
            tokens[noun].features.get("Case") in ("Loc", "Acc", "Dat")
            and verb.features.get("Polarity") != "Neg"
        ):
            token.head, token.relation = noun, "nmod"


def _mend_undeclined_names(tokens: Sequence[Token]) -> None:
    """Give, in place, a name that shows no case that of its attribute or surname: `veco [Ivo] notiesāja`.

    A court before it, which the parse takes for its title, acts: `[Tiesa] Ivo Kalnu notiesāja`.
    """
    for index, token in enumerate(tokens):
        named = token.name.endswith("person") or (index > 0 and tokens[index - 1].text in MARKS)
        if token.upos != "PROPN" or "Case" in token.features or not named:
            continue
        if token.base_relation not in ("nsubj", "obj", "iobj", "obl"):
            continue
        beside = [each for each in tokens if each.head == index]
        titles = [each for each in beside if each.base_relation in ("case", "nmod")]
        acting = [each for each in titles if each.lemma.lower() in _courts()]
        shown = {each.features["Case"] for each in beside if _shows_case(each)}
        if len(shown) != 1:
            continue
        case = next(iter(shown))
        agreeing = [each for each in titles if each.features.get("Case") == case]  # `sūtnim [Ivo Kalnam]`
        if len(acting) + len(agreeing) < len(titles):
            continue  # `ar [Ivo Kalnu]`, `ministrs [Ivo Kalnu]`
        if case == "Acc" or case == "Dat":
            token.features = {**token.features, "Case": case}
            token.relation = "obj" if case == "Acc" else "iobj"
            for court in acting:
                court.head, court.relation = token.head, "nsubj"


def _shows_case(token: Token) -> bool:
    """Whether a word beside a name shows its case: an attribute or the surname."""
    beside = token.base_relation in ("amod", "det") or token.relation == "flat:name"
    return beside and "Case" in token.features


def _attach_scores(tokens: Sequence[Token]) -> None:
    """Hang, in place, a score on the verb, and not on who won or lost: `sagrāva "Ventu" [ar 5:0]`."""
    for index in range(len(tokens) - 2):
        token = tokens[index]
        score = tokens[index + 1].text == ":" and token.upos == tokens[index + 2].upos == "NUM"
        if not score or token.base_relation != "nmod" or token.head < 0:
            continue
        if not any(each.head == index and each.base_relation == "case" for each in tokens[:index]):
            continue
        verb = tokens[token.head].head
        if verb >= 0 and tokens[verb].upos == "VERB":
            token.head, token.relation = verb, "obl"


def _attach_prepositions(tokens: Sequence[Token]) -> None:
    """Part, in place, two names in marks after a preposition: `mačā [pret "Ventu"] "Auda" uzvarēja`.

    The parse puts the preposition to the second, in the nominative, which no preposition governs.
    """
    for index in range(len(tokens) - 3):
        token = tokens[index]
        far = token.head
        if token.base_relation != "case" or far <= index + 2 or tokens[index + 1].text not in MARKS:
            continue
        near, named = tokens[index + 2], tokens[far]
        parted = any(tokens[i].text in MARKS for i in range(index + 3, far))
        if near.features.get("Case") not in _GOVERNED or named.features.get("Case") != "Nom" or not parted:
            continue
        verb = named.head
        if near.head == far or verb < 0 or tokens[verb].upos != "VERB":
            continue
        token.head = index + 2
        if not _subjects(tokens, verb):
            named.relation = "nsubj"


def _attach_hosts(tokens: Sequence[Token]) -> None:
    """Make, in place, a name in marks the subject, not part of a place: `"Auda" Skonto stadionā uzvarēja`.

    The place has a name of its own or says only on whose ground (`"Auda" viesos`); the verb has no subject.
    """
    for index in range(1, len(tokens) - 2):
        token = tokens[index]
        place = tokens[token.head] if token.head > index + 1 else token
        quoted = tokens[index - 1].text in MARKS and tokens[index + 1].text in MARKS
        if token.upos not in _NAMES or token.relation != "nmod" or not quoted:
            continue
        if place is token or place.features.get("Case") != "Loc" or token.features.get("Case") in _GOVERNED:
            continue
        own = any(each.upos == "PROPN" and each.head == token.head for each in tokens[index + 2 : token.head])
        own = own or place.text in _SIDES
        verb = place.head
        if not own or verb <= token.head or tokens[verb].features.get("Person") != "3":
            continue
        if not _subjects(tokens, verb):
            token.head, token.relation = verb, "nsubj"


def _mend_views(tokens: Sequence[Token]) -> None:
    """Make, in place, a noun of the verb in `pēc X uzskata`, which has the form of one.

    What the parse hangs on it behind its comma is the main clause.
    """
    for index, token in enumerate(tokens):
        if token.text != _VIEW or token.upos != "VERB":
            continue
        start = index - 1
        while start >= 0 and tokens[start].features.get("Case") == "Gen":
            start -= 1
        opens = start == 0 or (start > 0 and not tokens[start - 1].text[:1].isalpha())
        if not opens or start == index - 1 or tokens[start].text.lower() != _BY:
            continue
        clauses = [
            i for i, each in enumerate(tokens) if each.head == index and i > index and _is_clause(each)
        ]
        main = clauses[0] if clauses else token.head
        if main < 0 or (not clauses and governs(tokens, index, main)):
            continue
        if clauses:
            tokens[main].head, tokens[main].relation = token.head, token.relation
        for i, each in enumerate(tokens):
            if each.head == index and i > index:
                each.head = main
        token.upos, token.lemma, token.features = "NOUN", _VIEW_NOUN, dict(_VIEW_FEATURES)
        token.head, token.relation = main, "obl"
        for i in range(start, index):
            if not start <= tokens[i].head <= index:
                tokens[i].head = index
        tokens[start].head, tokens[start].relation = index, "case"
        tokens[index - 1].head, tokens[index - 1].relation = index, "nmod"


def _is_clause(token: Token) -> bool:
    return token.base_relation in ("conj", "parataxis", "ccomp", "csubj", "advcl", "xcomp")


def _attach_beaten(tokens: Sequence[Token]) -> None:
    """Make, in place, a name in marks in the accusative the object that a verb lacks: `sagrāva ["Ogri"]`."""
    for index in range(1, len(tokens)):
        token = tokens[index]
        bare = token.relation == "obl" and token.features.get("Case") == "Acc" and token.upos == "PROPN"
        if not bare or tokens[index - 1].text not in MARKS or token.head < 0 or token.head > index:
            continue
        beside = [each for each in tokens if each.head in (index, token.head)]
        governed = any(each.head == index and each.base_relation == "case" for each in beside)
        if not governed and not any(each.base_relation == "obj" for each in beside):
            token.relation = "obj"


def _attach_favour(tokens: Sequence[Token]) -> None:
    """Make, in place, an adverb of `par labu`, and of the dative after it whom the verb is for or given to.

    `piedzina [par labu pašvaldībai]`
    """
    for index in range(len(tokens) - 2):
        favour = index + 1
        forms = (tokens[index].text.lower(), tokens[favour].text.lower())
        if forms != _FAVOUR or tokens[favour].head < 0:
            continue
        verb = tokens[favour].head
        after = range(favour + 1, min(favour + _LONGEST_NAME, len(tokens)))
        datives = [i for i in after if tokens[i].features.get("Case") == "Dat"]
        whom = next((i for i in datives if tokens[i].head in (favour, verb)), None)
        if whom is None or tokens[verb].upos != "VERB" or tokens[verb].lemma in listed("cues"):
            continue  # `runā par labu` is said of reasons
        tokens[whom].head, tokens[whom].relation = verb, "iobj"
        tokens[index].upos, tokens[index].head, tokens[index].relation = "ADV", verb, "advmod"
        tokens[favour].upos, tokens[favour].head, tokens[favour].relation = "ADV", index, "fixed"
        tokens[favour].features = {}


def _subjects(tokens: Sequence[Token], verb: int) -> list[Token]:
    return [each for each in tokens if each.head == verb and each.base_relation == "nsubj"]


_RULES = (
    _mend_views,
    _attach_prepositions,
    _attach_hosts,
    _attach_beaten,
    _attach_scores,
    _attach_owners,
    _attach_favour,
    _attach_courts,
    _mend_feminine_participles,
    _attach_participle_subjects,
    _mend_undeclined_names,
    _mend_imperatives,
)
