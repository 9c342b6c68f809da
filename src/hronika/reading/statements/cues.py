"""Cues: the words that report, found by lexicon, form and the words around them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, cast

from hronika.language.analysis import Token
from hronika.language.language import Language
from hronika.reading.document.tokens import MARKS, Words
from hronika.reading.names.acronyms import is_abbreviation
from hronika.record import Act

CueKind = Literal["verb", "noun", "predicative", "source", "word"]

_UNREAL_MOODS = frozenset({"Imp", "Cnd", "Nec"})
_MIN_STEM = 3
_MAX_ENDING = 5
_PREDICATES = frozenset({"VERB", "AUX"})


@dataclass(frozen=True, slots=True)
class Governance:
    """What a cue word takes: the act it reports and its frames (letters explained in `cues.tsv`)."""

    act: Act
    frames: str


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that reports, at `token` of the row of words.

    `own` marks the first or second person, `impersonal` a passive without a subject (`teikts`, `ziņots`),
    `negated` a negation that the frames do not allow for.
    """

    token: int
    kind: CueKind
    act: Act
    frames: str
    own: bool = False
    impersonal: bool = False
    negated: bool = False

    def takes(self, frame: str) -> bool:
        """Whether the cue has this frame."""
        return frame in self.frames


@dataclass(frozen=True)
class CueLexicon:
    """The word lists of a language that reading statements needs, ready for look-up."""

    verbs: Mapping[str, Governance]
    stems: Mapping[str, str]
    nouns: Mapping[str, Governance]
    predicatives: Mapping[str, Governance]
    light: Mapping[str, str]
    sources: Mapping[str, tuple[str, Act]]
    media: Mapping[str, str]
    documents: Mapping[str, str]
    function: Mapping[str, str]
    negation: str


def _governances(words: Mapping[str, str]) -> dict[str, Governance]:
    found = {}
    for lemma, value in words.items():
        act, frames = value.split()
        found[lemma] = Governance(cast(Act, act), frames)
    return found


def _stems(words: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """Beginnings of forms by which a verb of saying is known although its lemma was read wrong."""
    stems = {lemma[:-1]: lemma for lemma in words["cues"] if lemma.endswith(("āt", "ēt", "īt", "ot"))}
    # The third conjugation drops its theme vowel in the present: brīdināt, brīdina; rādīt, rāda.
    short = {
        lemma[:-2]: lemma for lemma in words["cues"] if lemma.endswith(("ināt", "īt")) and len(lemma) > 6
    }
    return {**short, **stems, **words["cue_stems"]}


@lru_cache(maxsize=8)
def cue_lexicon(language: Language) -> CueLexicon:
    """Build the lexicon of cues of a language, once."""
    words = language.words
    sources = {}
    for form, value in words["source_nouns"].items():
        construction, act = value.split()
        sources[form] = (construction, cast(Act, act))
    return CueLexicon(
        verbs=_governances(words["cues"]),
        stems=_stems(words),
        nouns=_governances(words["cue_nouns"]),
        predicatives=_governances(words["cue_predicatives"]),
        light=words["light_verbs"],
        sources=sources,
        media=words["media_nouns"],
        documents=words["source_documents"],
        function=words["function_words"],
        negation=next(iter(words["negation_prefix"])),
    )


def find_cues(words: Words, lexicon: CueLexicon) -> dict[int, Cue]:
    """Find the cue words of an article, by their index in the row of words."""
    cues: dict[int, Cue] = {}
    others, sources = lexicon.predicatives.keys() | lexicon.nouns.keys(), lexicon.sources
    for index, (token, form) in enumerate(zip(words.tokens, words.lower, strict=True)):
        cue = _verb(index, words, lexicon) if token.upos in _PREDICATES else None
        if cue is None and (token.lemma in others or form in sources):
            cue = _other(index, token, words, lexicon)
        if cue is not None:
            cues[index] = cue
    return cues


def is_predicate(token: Token) -> bool:
    """Whether a token is a finite verb or a participle that can be one without its auxiliary."""
    if token.upos not in _PREDICATES:
        return False
    form = token.features.get("VerbForm")
    if form == "Part":
        return token.features.get("Case") in (None, "Nom") and token.relation.partition(":")[0] != "amod"
    return form == "Fin"


def _verb(index: int, words: Words, lexicon: CueLexicon) -> Cue | None:
    token = words.tokens[index]
    if token.upos != "VERB" and not (token.upos == "AUX" and token.lemma in lexicon.verbs):
        return None
    features = token.features
    governance = lexicon.verbs.get(token.lemma)
    if governance is None:
        word = words.lower[index]
        negated = features.get("Polarity") == "Neg" and word.startswith(lexicon.negation)
        reflexive = features.get("Reflex") == "Yes"
        governance = _by_stem(word[len(lexicon.negation) :] if negated else word, reflexive, lexicon)
    if governance is None:
        return None
    form = features.get("VerbForm")
    if features.get("Mood") in _UNREAL_MOODS:
        return None
    if form == "Part" and (
        features.get("Definite") == "Def"
        or token.relation.partition(":")[0] == "amod"
        or features.get("Case") not in (None, "Nom")
        or (features.get("Tense") == "Pres" and features.get("Voice") == "Pass")
    ):
        return None
    helpers = [
        words.tokens[child].features
        for child in words.children[index]
        if words.tokens[child].relation.partition(":")[0] == "aux"
    ]
    if any(helper.get("Mood") in _UNREAL_MOODS for helper in helpers):
        return None
    negative = any(helper.get("Polarity") == "Neg" for helper in (features, *helpers))
    return Cue(
        index,
        "verb",
        governance.act,
        governance.frames,
        own=any(helper.get("Person") in ("1", "2") for helper in (features, *helpers)),
        impersonal=features.get("Voice") == "Pass",
        negated=("n" not in governance.frames and "z" not in governance.frames)
        if negative
        else "n" in governance.frames,
    )


def _by_stem(form: str, reflexive: bool, lexicon: CueLexicon) -> Governance | None:
    """The governance of a verb known by the stem of its form, with at most an ending after it."""
    for length in range(len(form) - 1, max(_MIN_STEM, len(form) - _MAX_ENDING) - 1, -1):
        lemma = lexicon.stems.get(form[:length])
        if lemma is not None and lemma.endswith("ties") == reflexive:
            return lexicon.verbs[lemma]
    return None


def _other(index: int, token: Token, words: Words, lexicon: CueLexicon) -> Cue | None:
    governance = lexicon.predicatives.get(token.lemma)
    participle = token.upos == "VERB" and token.features.get("VerbForm") == "Part"
    if governance is not None and (participle or token.upos in ("ADJ", "ADV", "NOUN")):
        return Cue(index, "predicative", governance.act, governance.frames)
    source = lexicon.sources.get(words.lower[index])
    if source is not None and source[0] == "one":
        return Cue(index, "word", source[1], "s")
    if source is not None and _in_source_phrase(index, source[0], words, lexicon):
        return Cue(index, "source", source[1], "s")
    if token.upos == "NOUN" and token.features.get("Case") != "Loc":
        governance = lexicon.nouns.get(token.lemma)
        if governance is not None:
            return Cue(index, "noun", governance.act, governance.frames)
    return None


def _in_source_phrase(index: int, construction: str, words: Words, lexicon: CueLexicon) -> bool:
    """Whether a source noun stands after its preposition, or after a genitive, within the sentence."""
    first, _ = words.bounds(index)
    if construction in ("loc", "any"):
        before = index - 1
        while before > first and words.tokens[before].text in MARKS | {")"}:
            before -= 1
        token = words.tokens[before]
        if before >= first and token.upos in ("NOUN", "PROPN", "PRON", "X", "DET"):
            cases = ("Gen", None) if token.upos != "PRON" else ("Gen", "Dat")
            if token.features.get("Case") in cases or is_abbreviation(token.text):
                return True
        if construction == "loc":
            return False
    for before in range(index - 1, max(first, index - 16) - 1, -1):
        token = words.tokens[before]
        if lexicon.function.get(words.lower[before]) == "according":
            opens = before == first or words.tokens[before - 1].text == ","
            if (
                opens
                and construction == "pēc"
                and lexicon.sources[words.lower[index]][1] in ("report", "predict")
            ):
                return before < index - 1
            return any(
                words.tokens[i].upos in ("NOUN", "PROPN", "PRON")
                and words.tokens[i].features.get("Case") in ("Gen", None)
                for i in range(before + 1, index)
            )
        if token.upos in ("VERB", "AUX") and token.features.get("VerbForm") == "Fin":
            return False
        if token.text == ",":
            return False
    return False
