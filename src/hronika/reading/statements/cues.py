"""Cues: the words that report, found by lexicon, form and the words around them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from hronika.language.acronyms import is_acronym
from hronika.language.analysis import Token
from hronika.language.grammar import UNREAL, NominalRole
from hronika.language.language import Language
from hronika.language.lexicon import CueFrame, Governance, SourceNoun
from hronika.language.quotation_marks import MARKS
from hronika.reading.document.negation import is_negative
from hronika.reading.document.tokens import TokenSequence
from hronika.reading.statements.documents import (
    concludes_from,
    document_of,
    is_what_was_said,
    subject_of_relative,
)
from hronika.record import Act

CueKind = Literal["verb", "noun", "predicative", "source", "adposition", "condition", "word"]

OPENERS = ("according", "conforming")
"""Functions of words that open a source phrase."""
_PREDICATES = frozenset({"VERB", "AUX"})
_OF: tuple[NominalRole, ...] = ("possessor", "part")


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that reports; `token` is its index in the token sequence.

    `frames` are letters of `CueFrame`, none in a source phrase. `own` marks the first or second person,
    `impersonal` a passive without a subject (`teikts`, `ziņots`), `negated` a cue that does not report as it
    stands: negated where the frames do not allow for it, or not negated where they want it. `document` is the
    token of the document that the content stands in or is taken from.
    """

    token: int
    kind: CueKind
    act: Act
    frames: str = ""
    own: bool = False
    impersonal: bool = False
    document: int | None = None
    negated: bool = False

    def takes(self, frame: CueFrame) -> bool:
        """Whether the cue has this frame."""
        return frame in self.frames


def find_cues(words: TokenSequence, language: Language) -> dict[int, Cue]:
    """Find the cues of an article, by their index in the token sequence."""
    cues: dict[int, Cue] = {}
    lexicon = language.lexicon
    others, sources = language.once(_other_lemmas), lexicon.source_nouns
    for index, (token, form) in enumerate(zip(words.tokens, words.lower, strict=True)):
        verbal = token.upos in _PREDICATES
        cue = _verb(index, words, language) if verbal else None
        if cue is None and (
            token.lemma in others or form in sources or (verbal and _is_said(words, language, index))
        ):
            cue = _other(index, words, language)
        if cue is not None:
            cues[index] = cue
    return cues


def _is_said(words: TokenSequence, language: Language, index: int) -> bool:
    """Whether a verb is a participle of what was said, or of what is said in a clause after it."""
    return words.tokens[index].features.get("Voice") == "Pass" and (
        is_what_was_said(words, language, index) or _opens_what_was_said(words, language, index)
    )


def _is_like_preposition(index: int, words: TokenSequence, language: Language) -> bool:
    """Whether a converb only joins a clause by a pronoun that points to it: `[pateicoties] tam, ka`."""
    _, stop = words.bounds(index)
    pointing = index + 1 < stop and words.tokens[index + 1].features.get("PronType") == "Dem"
    return pointing and words.lower[index] in language.lexicon.function_converbs


def _other_lemmas(language: Language) -> frozenset[str]:
    """The lemmas of all but verbs that may be cues."""
    lists = language.lexicon
    return frozenset().union(
        lists.cue_predicatives, lists.cue_nouns, lists.information_nouns, lists.source_documents
    )


def _verb_finder(language: Language) -> Callable[[Token], str | None]:
    """What knows a verb of saying by its form although its lemma was read wrong."""
    return language.grammar.verb_finder(language.lexicon.cues)


def _verb(index: int, words: TokenSequence, language: Language) -> Cue | None:
    """The cue that a verb is; None of one that does not report, at least not in this form."""
    token = words.tokens[index]
    if token.upos != "VERB" and not (token.upos == "AUX" and token.lemma in language.lexicon.cues):
        return None
    features = token.features
    governance = _governance(index, words, language)
    if governance is None:
        return None
    if governance.frames == "d" and any(
        words.tokens[i].features.get("VerbForm") == "Inf" for i in words.children[index]
    ):
        return None  # of doing, and not of saying: `sāka gaidīt`
    if "y" in governance.frames and condition_of_belief(words, language, index) is not None:
        return Cue(index, "condition", "say")
    grammar = language.grammar
    if grammar.is_converb(token) and _is_like_preposition(index, words, language):
        return None
    if features.get("VerbForm") == "Part" and (
        grammar.is_nominalised(token) or not grammar.is_predicate(token)
    ):
        return None
    infers = concludes_from(words, language, index)
    impersonal = features.get("Voice") == "Pass"
    document = (
        document_of(words, language, index) if impersonal or infers or "o" in governance.frames else None
    )
    if not _reports_so(index, governance, document, words, language):
        return None
    auxiliaries = [words.tokens[i] for i in words.dependents(index, "aux")]
    concluded = infers and document is not None
    unreal = any(grammar.mood(form) in UNREAL for form in (token, *auxiliaries))
    if unreal and not concluded and not _is_purpose_served(words, language, index):
        return None
    frames = governance.frames
    reports_negated, reports_plain = "n" in frames or "z" in frames, "n" not in frames
    negative = is_negative(words, index, language.lexicon.negations)
    return Cue(
        index,
        "verb",
        governance.act,
        frames,
        own=any(form.features.get("Person") in ("1", "2") for form in (token, *auxiliaries)),
        impersonal=impersonal,
        document=document,
        negated=not (reports_negated if negative else reports_plain),
    )


def _is_purpose_served(words: TokenSequence, language: Language, verb: int) -> bool:
    """Whether somebody did something to say what a clause tells: `sasauca presi, lai [paziņotu], ka`."""
    complementisers = language.lexicon.complementisers
    opener, above = words.child(verb, "mark"), words.head[verb]
    if opener is None or above < 0 or above > verb or words.relation[verb] != "advcl":
        return False
    if complementisers.get(words.lower[opener]) != "purpose":
        return False
    contents = [words.child(i, "mark") for i in words.dependents(verb, "ccomp")]
    if not any(i is not None and complementisers.get(words.lower[i]) == "that" for i in contents):
        return False
    features, subject = words.tokens[above].features, words.child(above, "nsubj")
    done = (features.get("VerbForm"), features.get("Tense"), features.get("Voice")) == ("Fin", "Past", "Act")
    done = done and features.get("Polarity") == "Pos" and not language.grammar.is_copula(words.tokens[above])
    return done and subject is not None and language.grammar.role(words, subject) in (None, "subject")


def condition_of_belief(words: TokenSequence, language: Language, verb: int) -> int | None:
    """The head of a condition that whoever tells something is to be believed: `ja ticam Ozolam`.

    That is the verb of believing or a modal one above it (`ja var ticēt`). None where somebody believes (`ja
    vēlētāji tic ministram`), where it is denied or unreal, and where nobody is believed.
    """
    head = verb
    above, infinitive = words.head[verb], words.tokens[verb].features.get("VerbForm") == "Inf"
    if infinitive and above >= 0 and words.relation[verb] == "xcomp":
        head = above
    functions = language.lexicon.function_words
    opener = words.child(head, "mark")
    if opener is None or functions.get(words.lower[opener]) != "if":
        return None
    subject = words.child(head, "nsubj")
    present = (head == verb and infinitive) or words.tokens[head].features.get("Tense") == "Pres"
    if not present or (subject is not None and subject < verb) or words.relation[head] != "advcl":
        return None
    if is_negative(words, head, language.lexicon.negations):
        return None
    return head if believed_in(words, language, verb) is not None else None


def believed_in(words: TokenSequence, language: Language, verb: int) -> int | None:
    """Who is believed: the first noun, name or pronoun of the third person in the dative after a verb."""
    for index in range(verb + 1, words.bounds(verb)[1]):
        token = words.tokens[index]
        person = token.upos == "PRON" and token.features.get("PronType") == "Prs"
        if (person or token.upos in ("NOUN", "PROPN")) and language.grammar.role(words, index) == "recipient":
            return index
        if token.text == ",":
            return None
    return None


def _governance(index: int, words: TokenSequence, language: Language) -> Governance | None:
    """What a verb governs: as part of a set phrase (`vērš uzmanību uz to, ka`), or by itself."""
    token, lexicon = words.tokens[index], language.lexicon
    phrases = lexicon.phrases_by_verb.get(token.lemma)
    if phrases is not None:
        beside = _lemmas_beside(index, words)
        for others, of_phrase in phrases:
            if others <= beside:
                return of_phrase
    if token.lemma in lexicon.cue_predicatives and token.features.get("Voice") == "Pass":
        return None  # an opinion: `ir pārliecināts`
    governance = lexicon.cues.get(token.lemma)
    if governance is None:
        governance = lexicon.cues.get(language.once(_verb_finder)(token) or "")
    return governance


def _lemmas_beside(index: int, words: TokenSequence) -> set[str]:
    """The lemmas of what hangs on a verb, with the adpositions there: `turas [pie tā]`."""
    children = words.children[index]
    found = {words.tokens[child].lemma for child in children}
    for child in children:
        found.update(words.tokens[i].lemma for i in words.dependents(child, "case"))
    return found


def _reports_so(
    index: int, governance: Governance, document: int | None, words: TokenSequence, language: Language
) -> bool:
    """Whether a form of a verb reports that does so only with the words or data that it is taken from.

    `lasāms ziņojumā`, `izriet no datiem`, `var noprast no teiktā`; or with who gives to understand (`ļāva
    saprast`). Every other verb does as it stands.
    """
    token, grammar = words.tokens[index], language.grammar
    impersonal = token.features.get("Voice") == "Pass" and token.features.get("VerbForm") == "Part"
    if not ("o" in governance.frames or (impersonal and grammar.is_property(token))):
        return True
    if impersonal and "q" in governance.frames and words.tokens[min(index + 1, len(words) - 1)].text in MARKS:
        return True  # what is written there: `uz durvīm lasāms "..."`
    if token.features.get("VerbForm") == "Inf":
        above = words.head[index]
        hints = above >= 0 and words.tokens[above].lemma in language.lexicon.hinting_verbs
        return document is not None or (hints and governance.act == "say")
    if document is None or any(words.tokens[i].relation.startswith("nsubj") for i in words.children[index]):
        return False
    return impersonal or grammar.adposition(words, document) is not None


def _other(index: int, words: TokenSequence, language: Language) -> Cue | None:
    """The cue that a noun, a predicative, or a word of a source phrase is; None where it is none."""
    token, lexicon = words.tokens[index], language.lexicon
    governance = lexicon.cue_predicatives.get(token.lemma)
    participle = token.upos == "VERB" and token.features.get("VerbForm") == "Part"
    if governance is not None and (participle or token.upos in ("ADJ", "ADV", "NOUN")):
        forms = (words.tokens[i] for i in words.dependents(index, "cop", "aux"))
        own = any(form.features.get("Person") in ("1", "2") for form in forms)
        return Cue(index, "predicative", governance.act, governance.frames, own=own)
    source = _source_noun(index, words, language)
    if source is not None and source.construction == "one":
        return Cue(index, "word", source.act)
    if source is not None and source.construction == "adposition":
        return Cue(index, "adposition", source.act) if token.base_relation == "case" else None
    if source is not None and _in_source_phrase(index, source, words, language):
        return Cue(index, "source", source.act)
    if _opens_what_was_said(words, language, index):
        governance = lexicon.cues[token.lemma]
        return Cue(index, "noun", governance.act, "k")
    if token.upos == "NOUN" and language.grammar.role(words, index) != "place":
        governance = lexicon.cue_nouns.get(token.lemma)
        if governance is not None:
            absent = _is_absent(index, words, language)
            return Cue(index, "noun", governance.act, governance.frames, negated=absent)
    return None


def _is_absent(index: int, words: TokenSequence, language: Language) -> bool:
    """Whether a sentence says that there is no such thing as a noun names: `ziņu par to, ka ..., nav`."""
    verb = words.head[index]
    if verb < 0 or words.tokens[index].base_relation != "nsubj":
        return False
    if language.grammar.is_copula(words.tokens[verb]):
        return is_negative(words, verb, language.lexicon.negations)
    effect = language.lexicon.factuality.get(words.tokens[verb].lemma)
    return effect is not None and effect.lacking  # trūkst ziņu


def _source_noun(index: int, words: TokenSequence, language: Language) -> SourceNoun | None:
    """The noun of somebody's words, view or data that a word is in a source phrase.

    Besides those listed that is a participle of a verb of saying (`pēc X teiktā`), and after an opener that
    says what something conforms to any noun of information (`saskaņā ar X datiem`, `atbilstoši X aplēsēm`).
    """
    lexicon, token = language.lexicon, words.tokens[index]
    listed = lexicon.source_nouns.get(words.lower[index])
    if is_what_was_said(words, language, index):
        return SourceNoun("after", lexicon.cues[token.lemma].act)
    if listed is None and (token.lemma in lexicon.information_nouns or _is_issued(index, words, language)):
        return SourceNoun("conforming", "report")
    return listed


def _may_be_object(index: int, words: TokenSequence, language: Language) -> bool:
    """Whether a plural of possession may be an object, which the parse hangs on the noun after it.

    `Saskaņā ar [aptauju] pabalstus atbalsta puse`, but `saskaņā ar [aptauju] datiem`.
    """
    if language.grammar.role(words, index) not in _OF or words.head[index] < index:
        return False
    preposition = language.grammar.adposition(words, words.head[index])
    paper = words.tokens[words.head[index]].lemma in language.lexicon.source_documents
    if paper and preposition is not None and preposition < index:
        return False  # of what the preposition governs: `saskaņā ar [secinājumu] projektu`
    plural = words.tokens[index].features.get("Number") == "Plur"
    return plural and words.tokens[words.head[index]].lemma not in language.lexicon.information_nouns


def _is_issued(index: int, words: TokenSequence, language: Language) -> bool:
    """Whether a word is a document that somebody made: `[komisijas sagatavotais] projekts`."""
    if words.tokens[index].lemma not in language.lexicon.source_documents:
        return False
    made = [
        i for i in words.dependents(index, "amod", "acl") if words.tokens[i].features.get("Voice") == "Pass"
    ]
    return any(
        language.grammar.role(words, by) == "possessor" and by < i for i in made for by in words.children[i]
    )


def _opens_source_phrase(
    before: int, index: int, source: SourceNoun, words: TokenSequence, language: Language
) -> bool:
    """Whether a word opens the source phrase of a later noun: `pēc`, `saskaņā ar`."""
    function = language.lexicon.function_words.get(words.lower[before])
    if function == "conforming":
        of = language.grammar.role(words, index) in {*_OF, "subject"}
        return not of or _may_be_object(index, words, language)
    return function == "according" and source.construction != "conforming"


def _opens_what_was_said(words: TokenSequence, language: Language, index: int) -> bool:
    """Whether a word is a participle of a verb of saying used as a noun, with a clause: `teiktais, ka`."""
    token = words.tokens[index]
    if token.upos != "VERB" or token.features.get("Voice") != "Pass" or index + 2 >= len(words):
        return False
    governance = language.lexicon.cues.get(token.lemma)
    opens = language.lexicon.function_words.get(words.lower[index + 2]) == "that"
    definite = language.grammar.is_nominalised(token) and words.tokens[index + 1].text == ","
    return definite and opens and governance is not None and "k" in governance.frames


def _in_source_phrase(index: int, source: SourceNoun, words: TokenSequence, language: Language) -> bool:
    """Whether a source noun stands after its preposition, or after whose it is, within the sentence."""
    role = language.grammar.role
    first, _ = words.bounds(index)
    attribute = _is_attribute(index, words) and not _has_own_adposition(index, words, language)
    if attribute and not _may_be_object(index, words, language):
        return False
    if source.construction in ("locative", "any"):
        before = index - 1
        while before > first and words.tokens[before].text in MARKS | {")"}:
            before -= 1
        token = words.tokens[before]
        if before >= first and token.upos in ("NOUN", "PROPN", "PRON", "X", "DET"):
            unmarked = "recipient" if token.upos == "PRON" else None
            if role(words, before) in {*_OF, unmarked} or is_acronym(token.text):
                return True
            if words.tokens[index - 1].text in MARKS and token.name != "O":
                return True  # `uzņēmuma ["Rīgas satiksme"] ieskatā`
        if source.construction == "locative":
            return False
    quoted = False
    for before in range(index - 1, max(first, index - 16) - 1, -1):
        token = words.tokens[before]
        quoted ^= token.text in MARKS
        if _opens_source_phrase(before, index, source, words, language):
            conforms = language.lexicon.function_words.get(words.lower[before]) == "conforming"
            opens = before == first or words.tokens[before - 1].text == ","
            between = [i for i in range(before + 1, index) if words.tokens[i].upos != "ADP"]
            if opens and source.construction != "any" and source.act in ("report", "predict"):
                by_clause = subject_of_relative(words, language, index) is not None
                return bool(between) or conforms or by_clause
            said = is_what_was_said(words, language, index)
            return any(_tells_whose(i, words, language, said) for i in between)
        if token.upos in ("VERB", "AUX") and token.features.get("VerbForm") == "Fin":
            return False
        common = token.upos == "NOUN" and token.name == "O" and not quoted
        attribute = words.tokens[words.head[before]].features.get("VerbForm") == "Part"
        other = common and not attribute and token.lemma not in language.lexicon.information_nouns
        if token.text == "," or (other and role(words, before) not in {*_OF, "place"}):
            return False
    return False


def _is_attribute(index: int, words: TokenSequence) -> bool:
    """Whether a noun belongs to one right after it: `datu zudums`, `informācijas saņemšana`."""
    head = words.head[index]
    return head == index + 1 and words.tokens[index].relation == "nmod" and words.tokens[head].upos == "NOUN"


def _has_own_adposition(index: int, words: TokenSequence, language: Language) -> bool:
    """Whether a noun stands under an adposition that cannot be that of the noun after it, by its case.

    `Pēc policijas [informācijas] vīrietis devies`, but `pēc informācijas saņemšanas`.
    """
    grammar, head = language.grammar, words.head[index]
    return grammar.adposition(words, index) is not None and grammar.role(words, head) == "subject"


def _tells_whose(index: int, words: TokenSequence, language: Language, said: bool) -> bool:
    """Whether a word before a source noun can tell whose it is: a genitive, a name, where it was `said`.

    Right before what was said stands who said it, though its case be read wrong (`ar [kaimiņu] stāstīto`).
    """
    token, role = words.tokens[index], language.grammar.role(words, index)
    if token.upos == "DET":
        functions = language.lexicon.function_words
        own = functions.get(token.lemma) == "self"  # `pēc [paša] stāstītā`
        relative = functions.get(words.lower[index]) == "wh"  # `Ozols, pēc [kura] teiktā`
        return role in _OF and (own or relative or token.features.get("Person") == "3")
    if token.upos == "VERB":  # `pēc [klātesošo] vārdiem`
        # Right before what was said it is no attribute of that: `pēc [apsūdzētā] teiktā`.
        attribute = token.base_relation in ("amod", "acl") and not (said and words.head[index] == index + 1)
        return role in _OF and not attribute and language.grammar.is_nominalised(token)
    if said and token.upos == "NOUN" and words.head[index] == index + 1:
        return True
    return token.upos in ("NOUN", "PROPN", "PRON") and role in {*_OF, "place" if said else None, None}
