"""Cues: the words that report, found by lexicon, form and the words around them."""

from dataclasses import dataclass
from typing import Literal

from hronika.language.acronyms import is_acronym
from hronika.language.analysis import Token
from hronika.language.language import Language
from hronika.language.lexicon import Governance, Lexicon, SourceNoun
from hronika.language.quotation_marks import MARKS
from hronika.reading.document.tokens import TokenSequence
from hronika.record import Act

CueKind = Literal["verb", "noun", "predicative", "source", "word"]

_UNREAL_MOODS = frozenset({"Imp", "Cnd", "Nec"})
_MIN_STEM = 3
_MAX_ENDING = 5
_PREDICATES = frozenset({"VERB", "AUX"})


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


def _stems(language: Language) -> dict[str, str]:
    """Beginnings of forms by which a verb of saying is known although its lemma was read wrong."""
    cues = language.lexicon.cues
    stems = {lemma[:-1]: lemma for lemma in cues if lemma.endswith(("āt", "ēt", "īt", "ot"))}
    # The third conjugation drops its theme vowel in the present: brīdināt, brīdina; rādīt, rāda.
    short = {lemma[:-2]: lemma for lemma in cues if lemma.endswith(("ināt", "īt")) and len(lemma) > 6}
    return {**short, **stems, **language.lexicon.cue_stems}


def find_cues(words: TokenSequence, language: Language) -> dict[int, Cue]:
    """Find the cue words of an article, by their index in the row of words."""
    cues: dict[int, Cue] = {}
    lexicon = language.lexicon
    others, sources = lexicon.cue_predicatives.keys() | lexicon.cue_nouns.keys(), lexicon.source_nouns
    for index, (token, form) in enumerate(zip(words.tokens, words.lower, strict=True)):
        cue = _verb(index, words, language) if token.upos in _PREDICATES else None
        if cue is None and (token.lemma in others or form in sources):
            cue = _other(index, token, words, language.lexicon)
        if cue is not None:
            cues[index] = cue
    return cues


def _verb(index: int, words: TokenSequence, language: Language) -> Cue | None:
    token = words.tokens[index]
    if token.upos != "VERB" and not (token.upos == "AUX" and token.lemma in language.lexicon.cues):
        return None
    features = token.features
    governance = language.lexicon.cues.get(token.lemma)
    if governance is None:
        word = words.lower[index]
        if features.get("Polarity") == "Neg":
            for prefix in language.lexicon.negation_prefix:
                word = word.removeprefix(prefix)
        governance = _by_stem(word, features.get("Reflex") == "Yes", language)
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


def _by_stem(form: str, reflexive: bool, language: Language) -> Governance | None:
    """The governance of a verb known by the stem of its form, with at most an ending after it."""
    stems = language.once(_stems)
    for length in range(len(form) - 1, max(_MIN_STEM, len(form) - _MAX_ENDING) - 1, -1):
        lemma = stems.get(form[:length])
        if lemma is not None and lemma.endswith("ties") == reflexive:
            return language.lexicon.cues[lemma]
    return None


def _other(index: int, token: Token, words: TokenSequence, lexicon: Lexicon) -> Cue | None:
    governance = lexicon.cue_predicatives.get(token.lemma)
    participle = token.upos == "VERB" and token.features.get("VerbForm") == "Part"
    if governance is not None and (participle or token.upos in ("ADJ", "ADV", "NOUN")):
        return Cue(index, "predicative", governance.act, governance.frames)
    source = lexicon.source_nouns.get(words.lower[index])
    if source is not None and source.construction == "one":
        return Cue(index, "word", source.act, "s")
    if source is not None and _in_source_phrase(index, source, words, lexicon):
        return Cue(index, "source", source.act, "s")
    if token.upos == "NOUN" and token.features.get("Case") != "Loc":
        governance = lexicon.cue_nouns.get(token.lemma)
        if governance is not None:
            return Cue(index, "noun", governance.act, governance.frames)
    return None


def _in_source_phrase(index: int, source: SourceNoun, words: TokenSequence, lexicon: Lexicon) -> bool:
    """Whether a source noun stands after its preposition, or after a genitive, within the sentence."""
    first, _ = words.bounds(index)
    if source.construction in ("locative", "any"):
        before = index - 1
        while before > first and words.tokens[before].text in MARKS | {")"}:
            before -= 1
        token = words.tokens[before]
        if before >= first and token.upos in ("NOUN", "PROPN", "PRON", "X", "DET"):
            cases = ("Gen", None) if token.upos != "PRON" else ("Gen", "Dat")
            if token.features.get("Case") in cases or is_acronym(token.text):
                return True
        if source.construction == "locative":
            return False
    for before in range(index - 1, max(first, index - 16) - 1, -1):
        token = words.tokens[before]
        if lexicon.function_words.get(words.lower[before]) == "according":
            opens = before == first or words.tokens[before - 1].text == ","
            if opens and source.construction == "after" and source.act in ("report", "predict"):
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
