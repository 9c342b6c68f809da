"""The grammar of Latvian as reading asks for it: cases, moods and participles by what they mean.

After Latviešu valodas gramatika (2013); the features are those of the Latvian treebank (LVTB).
"""

from collections.abc import Callable, Collection, Mapping

from hronika.language.analysis import Token
from hronika.language.grammar import Evidence, Mood, NominalRole, Tree
from hronika.language.latvian.conjugation import distinct_stems
from hronika.language.latvian.roles import role_stem
from hronika.record import Gender

_GENDERS: Mapping[Gender, str] = {"female": "Fem", "male": "Masc"}
_ROLES: Mapping[str, NominalRole] = {
    "Nom": "subject",
    "Acc": "object",
    "Dat": "recipient",
    "Loc": "place",
    "Voc": "address",
}
CASES_OF_ROLES: Mapping[NominalRole | None, str] = {
    **{role: case for case, role in _ROLES.items()},
    "possessor": "Gen",
    "part": "Gen",
}
"""The case of each role."""

_MOODS: Mapping[str, Mood] = {
    "Cnd": "conditional",
    "Imp": "command",
    "Nec": "necessity",
    "Qot": "quotative",
}
_VERBS = frozenset(("VERB", "AUX"))
_BARE = (None, "Nom")
# Endings that only the quotative mood of the future has, for forms the analysis calls converbs.
_FUTURE_HEARSAY = ("šot", "šoties")
# Endings of the quotative mood in every tense, which converbs in -dams and -am have not.
_HEARSAY = ("ot", "oties")
# What stands with a predicate whose subject is an infinitive.
_SAID_OF_IT = ("nsubj", "iobj", "obl", "obj")
_NEGATION = "ne"
_REFLEXIVE = "ties"
_VOWELS = frozenset("aāeēiīoōuū")
_MIN_STEM = 3
_MAX_ENDING = 5

_OF_BOTH_GENDERS = "viņu"  # in the singular
_ONESELF = "sevis"


class LatvianGrammar:
    """Answers for Latvian."""

    sets_off_clauses = True
    conjunction = "un"
    courtesy_role: NominalRole | None = "possessor"

    def role(self, tree: Tree, index: int) -> NominalRole | None:
        """The meaning of the case; a genitive after its noun is that of a part or measure."""
        case = tree.tokens[index].features.get("Case")
        if case == "Gen":
            head = tree.head[index]
            return "part" if 0 <= head < index else "possessor"
        return _ROLES.get(case or "")

    def adposition(self, tree: Tree, index: int) -> int | None:
        """The word that the parse calls one of case."""
        for child in tree.children[index]:
            if tree.relation[child] == "case":
                return child
        return None

    def adposition_sense(self, tree: Tree, index: int, adposition: int) -> str:
        """The word and the case that it governs."""
        return f"{tree.tokens[adposition].text.lower()} {tree.tokens[index].features.get('Case')}"

    def agree(self, one: Token, other: Token) -> bool:
        """Whether both stand in one case, or show none."""
        return one.features.get("Case") == other.features.get("Case")

    def is_double(self, token: Token) -> bool:
        """Whether nominative and accusative are alike: a feminine plural, or a form in -i by its lemma.

        `šoferi` is that of `šoferis`, `droni` may be an unknown plural; `vadītāji` is none.
        """
        features, lemma = token.features, token.lemma
        case = features.get("Case")
        if case not in ("Nom", "Acc") or token.upos not in ("NOUN", "PROPN"):
            return False
        if features.get("Gender") == "Fem" and features.get("Number") in ("Plur", "Ptan"):
            return True
        form = token.text.lower()
        if case == "Nom":
            return lemma.endswith("is") and form == lemma[:-1].lower()
        return form.endswith("i") and not lemma.endswith("e")

    def tells_gender(self, token: Token) -> bool:
        """Whether a form is only of one gender: `viņu` is the accusative of `viņš` and of `viņa`."""
        return token.text.lower() != _OF_BOTH_GENDERS

    def as_subject(self, token: Token, gender: Gender) -> Mapping[str, str]:
        """Those of the nominative singular."""
        return {**token.features, "Case": "Nom", "Gender": _GENDERS[gender], "Number": "Sing"}

    def is_predicate(self, token: Token) -> bool:
        """Whether a token is a finite verb, or a participle that can be one without its auxiliary."""
        if token.upos not in _VERBS:
            return False
        features = token.features
        form = features.get("VerbForm")
        if form == "Part":
            if self.is_nominalised(token):
                return False  # `[apsūdzētais] noliedz`: somebody, whatever is told of him
            return features.get("Case") in _BARE and token.base_relation != "amod"
        return form == "Fin" or (form == "Conv" and token.text.endswith(_FUTURE_HEARSAY))

    def is_copula(self, token: Token) -> bool:
        """Whether it is `būt`."""
        return token.lemma == "būt"

    def is_property(self, token: Token) -> bool:
        """Whether it is a participle of the present: `redzams`, `apsveicama`, `gaidāms`."""
        return token.features.get("VerbForm") == "Part" and token.features.get("Tense") == "Pres"

    def is_nominalised(self, token: Token) -> bool:
        """Whether it has the definite ending."""
        return token.features.get("Definite") == "Def"

    def is_converb(self, token: Token) -> bool:
        """Whether it is a form in -ot, -dams or -am."""
        return token.features.get("VerbForm") == "Conv"

    def mood(self, token: Token) -> Mood | None:
        """The subjunctive, the imperative, the debitive, the quotative mood."""
        return _MOODS.get(token.features.get("Mood", ""))

    def is_reflexive(self, token: Token) -> bool:
        """Whether its infinitive ends as `saskarties` does, or it is `sevis` in any case."""
        return token.lemma.endswith("ties") or token.lemma == _ONESELF

    def is_future(self, token: Token) -> bool:
        """Whether it is in the future tense, or in the quotative mood of the future."""
        features = token.features
        if features.get("Tense") == "Fut" or self._has_ending_of_future(token):
            return True
        hearsay = features.get("VerbForm") == "Conv" or features.get("Mood") == "Qot"
        return hearsay and self._has_ending_of_future_hearsay(token)

    @staticmethod
    def _has_ending_of_future(token: Token) -> bool:
        """Whether it is an infinitive with -s in the place of -t: no other form of a verb is (`nopirks`).

        After a vowel one may be, of another verb for which this one is taken (`uzmanās`, `cietis`).
        """
        form, lemma = token.text.lower(), token.lemma
        if token.upos not in _VERBS or lemma.removesuffix("ies")[-2:-1] in _VOWELS:
            return False
        return form == (lemma[:-4] + "sies" if lemma.endswith("ties") else lemma[:-1] + "s")

    @staticmethod
    def _has_ending_of_future_hearsay(token: Token) -> bool:
        """Whether a form is of the quotative mood of the future, not a converb of a stem in -š: `pievēršot`.

        Verbs in -st have -ī- in the former (`pievērsīšot`).
        """
        form = token.text.lower()
        if not form.endswith(_FUTURE_HEARSAY):
            return False
        ending = next(ending for ending in _FUTURE_HEARSAY if form.endswith(ending))
        sibilant = token.lemma.removesuffix("ies").endswith(("st", "zt"))
        return not sibilant or form.removesuffix(ending).endswith("ī")

    def evidence(self, tree: Tree, index: int) -> Evidence:
        """Reported in the quotative mood (`esot`, `būšot`), perhaps so as a participle without auxiliary.

        Both report what somebody else said (on the atstāstījuma izteiksme).
        """
        token = tree.tokens[index]
        helpers = [tree.tokens[i] for i in tree.children[index] if tree.relation[i] in ("aux", "cop")]
        if token.features.get("Mood") == "Qot":
            return "reported"
        if helpers and any(helper.features.get("Mood") == "Qot" for helper in helpers):
            return "reported"
        if token.upos in _VERBS and self._only_hearsay(tree, index):
            return "reported"
        if helpers and any(helper.features.get("VerbForm") == "Fin" for helper in helpers):
            return "plain"
        if token.upos in _VERBS:
            form = token.features.get("VerbForm")
            if form == "Fin":
                return "plain"
            if form == "Part" and token.features.get("Case") in _BARE:
                return "perhaps"
        if helpers and any(helper.features.get("VerbForm") == "Part" for helper in helpers):
            return "perhaps"
        return "neutral"

    def _only_hearsay(self, tree: Tree, index: int) -> bool:
        """Whether a verb called a converb must be in quotative mood: by its ending, or as a predicate.

        The head of a sentence has a subject, or a recipient (`viņam maksājot 34 centus`), that of another
        clause a subject in the nominative (`cenas augot, norāda X`) or a conjunction (`ka pērkot zemi`);
        after `un` the subject may be parsed as an object. In the present the two are one word (`kursējot`).
        """
        token = tree.tokens[index]
        if self._has_ending_of_future_hearsay(token):
            return True
        if not token.text.lower().endswith(_HEARSAY):
            return False
        below = [tree.tokens[i] for i in tree.children[index]]
        if token.features.get("VerbForm") == "Inf" and token.head < 0:
            # `Viņam tas patīkot`: an infinitive has no subject in the nominative
            return any(
                one.base_relation == "nsubj" and one.features.get("Case") == "Nom" for one in below
            ) and not any(one.base_relation in ("aux", "cop") for one in below)
        if token.features.get("VerbForm") != "Conv":
            return False
        if token.head < 0:
            return any(tree.relation[i] in ("nsubj", "iobj") for i in tree.children[index])
        if self._under_bare_infinitive(tree, index):
            return any(tree.relation[i] in _SAID_OF_IT for i in tree.children[index])
        if any(one.base_relation == "mark" and one.text.lower() == "ka" for one in below):
            return True
        relations = ["nsubj", "obj"] if any(one.base_relation == "cc" for one in below) else ["nsubj"]
        for child in tree.children[index]:
            one = tree.tokens[child]
            if one.features.get("Case") == "Nom" and one.base_relation in relations:
                between = range(min(child, index), max(child, index))
                return not any(tree.tokens[i].text == "," for i in between)
        return False

    def _under_bare_infinitive(self, tree: Tree, index: int) -> bool:
        """Whether a form in -ot has what it says something of above it: `[Uzturēt skolu] maksājot miljonu`.

        By itself an infinitive is no predicate; of one that is, what goes with it stands behind a comma.
        """
        above = tree.head[index]
        if above < 0 or above > index or tree.head[above] >= 0:
            return False
        beside = [tree.relation[i] for i in tree.children[above]]
        bare = tree.tokens[above].features.get("VerbForm") == "Inf" and not {"aux", "cop"} & set(beside)
        first = min((i for i in tree.children[index] if tree.relation[i] != "punct"), default=index)
        apart = tree.tokens[min(first, index) - 1].text == "," and tree.tokens[first].base_relation != "nsubj"
        return bare and not apart

    def verb_finder(self, verbs: Collection[str]) -> Callable[[Token], str | None]:
        """Find verbs by the stem of a form, with at most an ending after it."""
        known: dict[tuple[str, bool], str] = {}
        for verb in verbs:
            for stem in distinct_stems(verb):
                known.setdefault((stem, verb.endswith(_REFLEXIVE)), verb)

        def find(token: Token) -> str | None:
            form = token.text.lower()
            if token.features.get("Polarity") == "Neg":
                form = form.removeprefix(_NEGATION)
            reflexive = token.features.get("Reflex") == "Yes"
            shortest = 2 if reflexive else 1  # a reflexive ending: -os, -ies, -ās
            for length in range(len(form) - shortest, max(_MIN_STEM, len(form) - _MAX_ENDING) - 1, -1):
                verb = known.get((form[:length], reflexive))
                if verb is not None:
                    # `uzstādīts` has the stem of its own verb, of which `uzstā-` is but the beginning.
                    own = token.lemma.removesuffix("ties").removesuffix("t")
                    other = verb != token.lemma and len(own) > length and form.startswith(own)
                    return None if other else verb
            return None

        return find

    def role_stem(self, lemma: str) -> str:
        """What the two genders share: `ministr` of ministrs and ministre, `politik` of politiķe."""
        return role_stem(lemma)
