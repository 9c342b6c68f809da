"""English in a few lines: enough of a grammar and a lexicon to read a small newspaper, analysed by hand."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from pathlib import Path

from hronika.language import conllu
from hronika.language.analysis import Analysis, ModelVersion, Token
from hronika.language.grammar import Evidence, Mood, NominalRole, Tree
from hronika.language.language import Language
from hronika.language.lexicon import EventKind, FactualityEffect, Governance, Lexicon, SourceNoun, Words
from hronika.language.neutral import NoCoreference, NoDeclension, NoFrames, NoNumbers, NoTimes
from hronika.record import Gender

DOCUMENT = Path(__file__).parent / "data" / "english.conllu"

_PLACES = frozenset(("in", "at"))
_VERBAL_ATTRIBUTES = ("amod", "acl", "advcl")
_CLAUSE_ROLES: Mapping[str, NominalRole] = {"nsubj": "subject", "obj": "object", "iobj": "recipient"}
_AUXILIARIES: Mapping[str, Mood] = {"must": "necessity", "should": "necessity", "could": "conditional"}


class EnglishGrammar:
    """Where Latvian looks at the case, English looks at the place in the tree and at prepositions."""

    sets_off_clauses = False
    conjunction = "and"
    courtesy_role: NominalRole | None = None

    def role(self, tree: Tree, index: int) -> NominalRole | None:
        token = tree.tokens[index]
        if token.base_relation in _CLAUSE_ROLES:
            return _CLAUSE_ROLES[token.base_relation]
        if token.relation == "nmod:poss":
            return "possessor"
        word = self._case(tree, index)
        if word == "of" and token.base_relation == "nmod":
            return "possessor"
        if word == "to" and tree.tokens[tree.head[index]].lemma == "say":
            return "recipient"
        return "place" if word in _PLACES else None

    def adposition(self, tree: Tree, index: int) -> int | None:
        if self.role(tree, index) in ("possessor", "recipient"):
            return None
        return next((i for i in tree.children[index] if tree.tokens[i].relation == "case"), None)

    def _case(self, tree: Tree, index: int) -> str | None:
        words = (tree.tokens[i] for i in tree.children[index])
        return next((word.lemma for word in words if word.relation == "case"), None)

    def adposition_sense(self, tree: Tree, index: int, adposition: int) -> str:
        return tree.tokens[adposition].lemma

    def agree(self, one: Token, other: Token) -> bool:
        return True

    def is_double(self, token: Token) -> bool:
        return False

    def tells_gender(self, token: Token) -> bool:
        return True

    def as_subject(self, token: Token, gender: Gender) -> Mapping[str, str]:
        return token.features

    def is_predicate(self, token: Token) -> bool:
        form = token.features.get("VerbForm")
        return form == "Fin" or (form == "Part" and token.base_relation not in (*_VERBAL_ATTRIBUTES, "case"))

    def is_copula(self, token: Token) -> bool:
        return token.lemma == "be"

    def is_property(self, token: Token) -> bool:
        return token.features.get("VerbForm") == "Part" and token.base_relation == "amod"

    def is_nominalised(self, token: Token) -> bool:
        return False  # "the accused" is a noun to UD

    def is_converb(self, token: Token) -> bool:
        return token.features.get("Tense") == "Pres" and token.base_relation in ("acl", "advcl")

    def mood(self, token: Token) -> Mood | None:
        if token.features.get("Mood") == "Imp":
            return "command"
        return _AUXILIARIES.get(token.lemma) if token.upos == "AUX" else None

    def is_reflexive(self, token: Token) -> bool:
        return False

    def is_future(self, token: Token) -> bool:
        return token.upos == "AUX" and token.lemma in ("will", "would")  # as seen from the past: "would open"

    def evidence(self, tree: Tree, index: int) -> Evidence:
        words = (tree.tokens[i] for i in (index, *tree.children[index]))
        return "plain" if any(word.features.get("VerbForm") == "Fin" for word in words) else "neutral"

    def verb_finder(self, verbs: Collection[str]) -> Callable[[Token], str | None]:
        return lambda token: None

    def role_stem(self, lemma: str) -> str:
        return lemma


class Prepared:
    """Gives texts the analyses that were made for them by hand."""

    model = ModelVersion("by hand", "1")

    def __init__(self, analyses: Iterable[Analysis]) -> None:
        self.by_text = {analysis.text: analysis for analysis in analyses}

    def analyse(self, text: str) -> Analysis:
        return self.by_text[text]

    def analyse_many(self, texts: Iterable[str]) -> Iterator[Analysis]:
        return map(self.analyse, texts)


LEXICON = Lexicon(
    common_words=frozenset(("the", "that", "and", "of", "in", "to", "was", "is")),
    cues={
        "say": Governance("say", "kd"),
        "add": Governance("say", "kd"),
        "tell": Governance("say", "k"),
        "claim": Governance("say", "k"),
        "deny": Governance("deny", "k"),
    },
    source_nouns={"according": SourceNoun("adposition", "say")},
    verbs_of_telling=frozenset(("tell",)),
    function_words={"that": "that", "who": "wh", "which": "wh", "as": "as", "if": "if", "and": "and"},
    cue_nouns={"claim": Governance("say", "k")},
    complementisers={"that": "that"},
    organizations={"council": "public", "government": "public"},
    roles={"mayor": "any", "minister": "any", "engineer": "any", "spokesman": "male"},
    generic_people={"spokesman": "male"},
    event_types={":arrest": EventKind("arrest", None), ":close": EventKind("closure", None), ":be": None},
    factuality={"plan": FactualityEffect("planned")},
    negations={"not": Words(()), "never": Words(())},
    place_prepositions={"in": "place", "at": "place"},
)


def english() -> Language:
    """The language, with the document as all that it can analyse."""
    with DOCUMENT.open(encoding="utf-8") as lines:
        analyses = [analysis for _, analysis in conllu.documents(conllu.read(lines))]
    return Language(
        code="en",
        analyser=Prepared(analyses),
        coreference=NoCoreference(),
        frames=NoFrames(),
        declension=NoDeclension(),
        times=NoTimes(),
        numbers=NoNumbers(),
        lexicon=LEXICON,
        grammar=EnglishGrammar(),
    )
