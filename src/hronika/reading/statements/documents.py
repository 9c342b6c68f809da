"""Documents as sources: `teikts [domes paziņojumā]`, `izriet no [domes pārskata]`, `vēstule, kurā norādīts`.

Which document a verb says its content stands in, and which words beside the document tell whose it is.
"""

from hronika.language.language import Language
from hronika.language.quotation_marks import MARKS
from hronika.reading.document.phrases import noun_phrase
from hronika.reading.document.quotations import LONGEST_NAME
from hronika.reading.document.syntax import is_any_of
from hronika.reading.document.tokens import TokenSequence, TokenSpan
from hronika.reading.document.view import DocumentView
from hronika.reading.names.roles import names_person

_NOUNS = frozenset({"NOUN", "PROPN"})
# How far after its verb a document may stand that the parse does not hang on it, in tokens.
_REACH = 5
_CONCLUSIONS = frozenset({"opine", "predict", "report"})
# How far the verb that issues a document may stand above it: `vērsušies [policijā] ar iesniegumu`.
_CLIMB = 4


def document_of(words: TokenSequence, language: Language, verb: int) -> int | None:
    """The token of the document that the content of a verb stands in; None where its clause names none.

    That is a noun of documents in the place of the verb (`teikts paziņojumā`) or after a preposition of
    origin (`izriet no pārskata`), or what a pronoun there stands for: by its own clause (`vēstule, kurā`),
    or not yet known (`tajā norādīts`: the pronoun itself).
    """
    functions = language.lexicon.function_words
    for child in _complements(words, language, verb):
        token = words.tokens[child]
        taken_from = language.grammar.adposition(words, child) is not None
        if is_document(words, language, child) or (
            taken_from and token.lemma in language.lexicon.information_nouns
        ):
            return child
        if token.upos not in ("DET", "PRON") or language.grammar.role(words, child) != "place":
            continue
        if functions.get(words.lower[child]) == "wh":
            described = words.head[verb]
            relative = words.relation[verb] == "acl" and described >= 0
            return described if relative and is_document(words, language, described) else None
        if token.features.get("Person") == "3":
            return child
    return _document_after(words, language, verb)


def _document_after(words: TokenSequence, language: Language, verb: int) -> int | None:
    """A document right after a passive that the parse hung on its name: `rakstīts [žurnālā] "Ir"`."""
    if words.tokens[verb].features.get("VerbForm") != "Part":
        return None
    _, stop = words.bounds(verb)
    for index in range(verb + 1, min(verb + _REACH, stop)):
        if words.is_punctuation(index) or words.tokens[index].features.get("VerbForm") == "Fin":
            return None
        if language.grammar.role(words, index) == "place" and is_document(words, language, index):
            return index
    return None


def _complements(words: TokenSequence, language: Language, verb: int) -> list[int]:
    """The dependents of a verb in its place, or that its content comes from; with those of `var secināt`."""
    grammar, functions = language.grammar, language.lexicon.function_words
    above = words.head[verb]
    concludes = concludes_from(words, language, verb)
    found = []
    children = [*words.children[verb], *(words.children[above] if concludes and above >= 0 else ())]
    if concludes:
        # The parse may hang what is concluded from on a place after it: `pēc [teiktā] Saeimas komisijā`.
        children += [below for child in words.children[verb] for below in words.children[child]]
    for child in children:
        adposition = grammar.adposition(words, child)
        function = functions.get(words.lower[adposition]) if adposition is not None else None
        taken_from = function == "origin" or (concludes and function == "according")
        if taken_from or (adposition is None and grammar.role(words, child) == "place"):
            found.append(child)
    return found


def concludes_from(words: TokenSequence, language: Language, verb: int) -> bool:
    """Whether a verb says what can or must be concluded: `var [secināt]`, `iespējams [spriest]`, `jāsecina`.

    Nobody in particular concludes: there is no subject, and no first or second person.
    """
    token, above = words.tokens[verb], words.head[verb]
    governance = language.lexicon.cues.get(token.lemma)
    if governance is None or not (governance.act in _CONCLUSIONS or "o" in governance.frames):
        return False
    if language.grammar.mood(token) == "necessity":
        if "b" in governance.frames or "c" in governance.frames:
            return False  # `jāuzskata`: what somebody has to hold
        grammar = language.grammar
        return not any(
            grammar.role(words, i) == "recipient" and grammar.adposition(words, i) is None
            for i in words.children[verb]
        )
    if token.features.get("VerbForm") != "Inf" or above < 0:
        return False
    governing = words.tokens[above]
    if governing.lemma not in language.lexicon.inference_words or governing.features.get("Person") in (
        "1",
        "2",
    ):
        return False
    return words.child(above, "nsubj") is None


def is_laid_down(words: TokenSequence, language: Language, verb: int) -> bool:
    """Whether what a passive says stands in a norm or a deal, which lays it down: `[līgumā] teikts`."""
    lexicon = language.lexicon
    return any(
        words.tokens[i].lemma in lexicon.things
        and words.tokens[i].lemma in lexicon.topics
        and language.grammar.role(words, i) == "place"
        for i in words.children[verb]
    )


def is_document(words: TokenSequence, language: Language, index: int) -> bool:
    """Whether a word means a document, data, where something is said or written, or what somebody said."""
    token, lexicon = words.tokens[index], language.lexicon
    if token.upos == "NOUN":
        documents = (lexicon.source_documents, lexicon.media_nouns)
        return any(is_any_of(nouns, token.lemma) for nouns in documents)
    return is_what_was_said(words, language, index)


def is_what_was_said(words: TokenSequence, language: Language, index: int) -> bool:
    """Whether a word is a participle of a verb of saying used as a noun: `[teiktais]`, `ministra [paustais]`.

    One that agrees with a noun after it is an attribute (`teiktā runa`).
    """
    token = words.tokens[index]
    if token.features.get("VerbForm") != "Part" or token.features.get("Voice") != "Pass":
        return False
    if not language.grammar.is_nominalised(token) or token.features.get("Number") == "Plur":
        return False
    governance = language.lexicon.cues.get(token.lemma)
    if governance is None or "k" not in governance.frames or token.features.get("Tense") != "Past":
        return False
    subject = language.grammar.role(words, index) == "subject"
    if subject or (token.base_relation == "amod" and _agrees_after(words, language, index)):
        return subject and _is_after_preposition(words, language, index)
    return True


def _agrees_after(words: TokenSequence, language: Language, index: int) -> bool:
    """Whether a word has the case, gender and number of a noun after it that it hangs on."""
    token, noun = words.tokens[index], words.tokens[words.head[index]]
    alike = all(
        noun.features.get(feature) in (token.features.get(feature), None) for feature in ("Gender", "Number")
    )
    return words.head[index] > index and alike and language.grammar.agree(token, noun)


def _is_after_preposition(words: TokenSequence, language: Language, index: int) -> bool:
    """Whether only a genitive stands between a word and `pēc`: that takes no nominative.

    `Pēc kaimiņu [stāstītā] māja nodegusi` is parsed as a house that was told.
    """
    before = index - 1
    while before > 0 and language.grammar.role(words, before) == "possessor":
        before -= 1
    return before < index - 1 and language.lexicon.function_words.get(words.lower[before]) == "according"


def owner_phrase(view: DocumentView, document: int, verb: int) -> TokenSpan | None:
    """The phrase beside a document that tells whose it is; None where none does.

    The genitive before it (`[domes] paziņojumā`, `[bankas] izplatītajā ziņojumā`); the subject of its
    relative clause (`vēstulē, ko parakstījuši [vecāki]`); the subject of the verb that issues it (`[Vadība]
    nosūtīja vēstuli, kurā norādīts`).
    """
    genitive = genitive_before(view, document, verb)
    if genitive is not None:
        return with_quoted_name(view, noun_phrase(view, genitive, document), document)
    subject = subject_of_relative(view.words, view.document.language, document, verb)
    if subject is None and document < verb and view.words.head[document] != verb:
        subject = issuer(view, document)
    return noun_phrase(view, subject, document) if subject is not None else None


def genitive_before(view: DocumentView, document: int, verb: int) -> int | None:
    """The head of the nearest genitive before a document, in its phrase, that means somebody."""
    words = view.words
    first, _ = view.limits(document)
    index = document - 1
    while index >= first and (
        words.governs(document, index)
        or verb < index
        or words.is_punctuation(index)
        or _is_taken_for_subject(view, index, verb)
    ):
        if words.tokens[index].text in ",;:":
            return None
        adposition = view.grammar.adposition(words, index)
        somebody = (
            _means_somebody(view, index)
            and not _is_held(view, index, document)
            and not _has_it(view, index, document)
        )
        if adposition is None and (somebody or _said_it(view, index, document)):
            return _name_head(view, index, document)
        index -= 1
    return None


def _is_taken_for_subject(view: DocumentView, index: int, verb: int) -> bool:
    """Whether the parse makes a noun in the genitive the subject of a passive: `[Štāba] ziņojumā teikts`."""
    words = view.words
    subject = words.head[index] == verb and words.relation[index] == "nsubj"
    return subject and view.grammar.role(words, index) == "possessor"


def _said_it(view: DocumentView, index: int, said: int) -> bool:
    """Whether a genitive is who said what a participle means: `[brokeru] stāstītā`."""
    words, language = view.words, view.document.language
    of_it = words.tokens[index].upos == "NOUN" and view.grammar.role(words, index) == "possessor"
    return of_it and words.head[index] == said and is_what_was_said(words, language, said)


def with_quoted_name(view: DocumentView, phrase: TokenSpan, document: int) -> TokenSpan:
    """Take in a quoted name after its noun, which the parse may hang elsewhere: `uzņēmuma ["Ūdens"]`."""
    words = view.words
    if phrase.last + 1 >= document or words.tokens[phrase.last + 1].text not in MARKS:
        return phrase
    start = words.tokens[phrase.last + 1].start
    for quotation in view.quotations_from(start, start + 1):
        last = words.at(quotation.end - 1)
        if quotation.inner_end - quotation.inner_start <= LONGEST_NAME and last < document:
            return TokenSpan(phrase.first, last, phrase.head)
    return phrase


def _means_somebody(view: DocumentView, index: int) -> bool:
    """Whether a word in the genitive, or a name that shows no case, means a person or an institution."""
    token, role = view.words.tokens[index], view.grammar.role(view.words, index)
    if token.upos in ("PRON", "DET"):
        return role in ("possessor", "part") and token.features.get("Person") == "3"
    if token.upos not in {*_NOUNS, "X"}:
        return False
    named = token.name.endswith(("person", "organization"))
    if role not in ("possessor", "part"):
        return named and role in (None, "subject") and not _is_told(view, index)
    governs = view.lexicon.place_nouns.get(token.lemma) == "GPE" or token.name.endswith("GPE")
    nouns = (view.lexicon.actors, view.lexicon.vague_people)
    return (
        named
        or governs
        or any(token.lemma in each for each in nouns)
        or names_person(view.lexicon, token.lemma)
    )


def _is_told(view: DocumentView, index: int) -> bool:
    """Whether a name without a case is that of whom something is given to: `biržai ["Nasdaq Riga"]`."""
    words = view.words
    while words.relation[index] == "flat":
        index = words.head[index]
    titles = (i for i in words.dependents(index, "nmod") if i < index)
    return any(words.tokens[i].upos == "NOUN" and view.grammar.role(words, i) == "recipient" for i in titles)


def _is_held(view: DocumentView, index: int, document: int) -> bool:
    """Whether a genitive is of what a register holds or a recording shows: `[uzņēmumu] reģistrs`."""
    token, lexicon = view.words.tokens[index], view.lexicon
    if view.words.tokens[document].lemma not in lexicon.registers or token.name.endswith("person"):
        return False
    return token.features.get("Number") == "Plur" and not names_person(lexicon, token.lemma)


def _has_it(view: DocumentView, index: int, document: int) -> bool:
    """Whether a genitive is who has a document or ordered it, whoever wrote it.

    `[redakcijas] rīcībā esošā vēstulē`, `pēc [domes] pasūtījuma veiktā aptauja`. The information that
    somebody has is his: `[laikraksta] rīcībā esošā informācija`.
    """
    words, head = view.words, view.words.head[index]
    held = words.tokens[document].lemma not in view.lexicon.information_nouns
    while 0 <= head < document and words.tokens[head].upos in {*_NOUNS, "X"}:
        noun = words.tokens[head].lemma
        if noun in view.lexicon.order_nouns or (held and noun in view.lexicon.possession_nouns):
            return True
        head = words.head[head]
    return False


def _name_head(view: DocumentView, index: int, document: int) -> int:
    """The head of the phrase that a word of a name belongs to: `ministres [Annas] Ozolas vēstulē`."""
    words = view.words
    while words.head[index] != document and words.relation[index] in ("flat", "appos"):
        index = words.head[index]
    return index


def subject_of_relative(
    words: TokenSequence, language: Language, document: int, verb: int | None = None
) -> int | None:
    """The subject of the relative clause on a document of which that is the object, and not under `verb`."""
    grammar, functions = language.grammar, language.lexicon.function_words
    for clause in words.children[document]:
        under = verb is not None and words.governs(clause, verb)
        if words.relation[clause] != "acl" or under:
            continue
        pronoun = any(
            functions.get(words.lower[i]) == "wh"
            and grammar.role(words, i) == "object"
            and grammar.adposition(words, i) is None  # not `ar kuru LETA iepazinusies`
            for i in words.children[clause]
        )
        subject = words.child(clause, "nsubj")
        if pronoun and subject is not None and grammar.role(words, subject) in (None, "subject", "part"):
            return subject
    return None


def relative_with_source(view: DocumentView, cue: int) -> int | None:
    """The predicate of a relative clause whose pronoun owns a source noun: `Ozols, pēc kura teiktā`.

    `cue` is that noun. The clause hangs on who is meant.
    """
    words, clause = view.words, cue
    first, _ = words.bounds(cue)
    opening = cue - 1
    while opening > first and words.tokens[opening - 1].text != ",":
        opening -= 1
    whose = any(
        view.function(i) == "wh" and view.grammar.role(words, i) in ("possessor", "part")
        for i in range(opening, cue)
    )
    while whose and clause >= 0 and words.relation[clause] != "acl":
        clause = words.head[clause]
    return clause if whose and 0 <= words.head[clause] < opening else None


def issuer(view: DocumentView, document: int) -> int | None:
    """The subject of the verb that issues a document: `[Vadība] nosūtīja biržai paziņojumu`."""
    words = view.words
    verb = words.head[document]
    for _ in range(_CLIMB):
        if verb < 0:
            return None
        token = words.tokens[verb]
        if token.upos == "VERB":
            said_there = view.grammar.role(words, document) == "place" and token.lemma in view.lexicon.cues
            issues = said_there or token.lemma in view.lexicon.verbs_of_issuing
            subject = words.child(verb, "nsubj") if issues and token.features.get("Voice") != "Pass" else None
            return subject if subject is not None and view.function(subject) != "wh" else None
        verb = words.head[verb]
    return None
