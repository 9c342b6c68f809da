"""Where reported content begins: clauses under a cue, by syntax and by punctuation."""

from typing import Literal

from hronika.language.quotation_marks import MARKS
from hronika.reading.document.negation import is_negative
from hronika.reading.document.tokens import DASHES
from hronika.reading.statements.content import has_predicate
from hronika.reading.statements.context import StatementContext
from hronika.reading.statements.cues import Cue

# How far an aside between a cue and its clause may go on, and how far after the cue the clause may begin, in
# tokens.
_LONGEST_ASIDE = 14
_REACH = 42
# Code points of a quotation after a cue that is short enough to be a name.
_SHORT_QUOTATION = 50

CONNECTIVES = ("connective", "contrast")
"""Functions of words that join a clause to what came before: `tomēr`, `savukārt`."""
JOINS = ("and", *CONNECTIVES)
"""Functions of words with which a coordinated clause can begin."""

Join = Literal["that", "wh", "colon", "dash", "quotative"]
"""How a clause is joined to the cue that governs it."""


def complement_start(context: StatementContext, cue: Cue) -> tuple[int, Join] | None:
    """The first token of the clause that a cue governs to its right and how it is joined.

    The join is `that` (ka, lai, vai; that, whether, or nothing where the language can leave it out), `wh` (a
    question word), `colon`, `dash` or `quotative` (no conjunction, but the quotative mood). None where
    the cue has no such clause.
    """
    if not context.grammar.sets_off_clauses:
        return _complement_by_syntax(context, cue)
    words = context.words
    _, stop = context.limits(cue.token)
    index = cue.token + 1
    aside = -1  # the comma that opens the aside before, if one was passed
    while index < min(stop, cue.token + 1 + _REACH):
        token = words.tokens[index]
        if token.text == "," and index + 1 < stop:
            if _is_proviso(context, index - 1):
                return None
            if _is_of_degree(context, cue, index) or _is_of_adverb(context, cue, index):
                return None
            if _is_of_pronoun(context, index):
                return None
            joined = _join_after_comma(context, cue, index, stop)
            if joined is not None:
                return None if _is_of_aside(context, cue, index, aside) else joined
            skipped = _skip_aside(context, cue, index, stop) if cue.kind != "noun" else None
            if skipped is None:
                return None
            aside, index = index, skipped
            continue
        if token.text == ":" and not _quote_follows(context, index, stop):
            tells = cue.kind in ("verb", "predicative") or _sums_up(context, cue, index)
            tells = tells and not _is_of_deed(context, cue, index)
            return (index + 1, "colon") if index + 1 < stop and tells else None
        if token.text in DASHES and words.is_punctuation(index):
            if index == cue.token + 1 and cue.kind == "verb" and index + 1 < stop:
                return index + 1, "dash"
            return None
        if token.text in MARKS or token.text == ";":
            if _opens_short(context, index):
                index += 1
                continue
            return None
        other = context.cues.get(index)
        if other is not None and _takes_over(context, cue, other, index):
            return None
        if cue.kind == "noun" and context.grammar.is_copula(token):
            if index + 1 < stop and words.tokens[index + 1].upos == "ADP":
                return None  # `runa ir par to, ka`, where `versija ir, ka` reports
        elif context.grammar.is_predicate(token) and token.upos == "VERB":
            return None
        index += 1
    return None


def behind_colon(context: StatementContext, cue: Cue) -> int | None:
    """The first token of what a noun of complaint or rumour names behind a colon; None where none does.

    `Saņemtas [sūdzības]: cilvēki samaksājuši`, `[Sūdzības] par firmu saņēmis centrs: tā vilcinoties`. The
    noun is the head, subject or object of the clause before the colon, and no attribute.
    """
    words = context.words
    if not cue.takes("s"):
        return None
    first, stop = context.limits(cue.token)
    colon = next((i for i in range(first, stop - 1) if words.tokens[i].text in ":,"), None)
    if colon is None or words.tokens[colon].text != ":" or cue.token > colon:
        return None
    head, relation = words.head[cue.token], words.tokens[cue.token].base_relation
    plain = head < 0 or (relation in ("nsubj", "obj") and head < colon and not _turns_down(context, head))
    if not plain or _quote_follows(context, colon, stop):
        return None
    return colon + 1 if has_predicate(context, colon + 1, stop) else None


def _turns_down(context: StatementContext, verb: int) -> bool:
    """Whether a verb says that it is not so, and then what is: `noraida pārmetumus: viss samaksāts`."""
    effect, cue = context.effects[verb], context.cues.get(verb)
    denies = "denied" in (effect.vouched, effect.clause, effect.noun) or (
        cue is not None and cue.act == "deny"
    )
    return denies or is_negative(context.words, verb, context.lexicon.negations)


def _sums_up(context: StatementContext, cue: Cue, colon: int) -> bool:
    """Whether a sentence says how somebody's words are, and then them: `Padomes [atbilde] ir īsa: ...`."""
    words = context.words
    predicative = words.head[cue.token]
    return (
        cue.kind == "noun"
        and cue.act in ("answer", "opine", "predict")
        and words.relation[cue.token] == "nsubj"
        and cue.token < predicative < colon
        and words.tokens[predicative].upos in ("ADJ", "VERB")
        and words.child(predicative, "cop") is not None
        and any(context.grammar.role(words, i) == "possessor" for i in words.children[cue.token])
    )


def _is_of_deed(context: StatementContext, cue: Cue, colon: int) -> bool:
    """Whether a verb is of doing before an infinitive, and reports nothing: `nedomā padoties: rīt tiesa`."""
    words = context.words
    return not cue.takes("i") and any(
        words.head[i] == cue.token and words.tokens[i].features.get("VerbForm") == "Inf"
        for i in range(cue.token + 1, colon)
    )


def _is_of_degree(context: StatementContext, cue: Cue, comma: int) -> bool:
    """Whether the clause after a comma tells how much so something was: `runā tik klusi[, ka zāle dzird]`."""
    words = context.words
    return any(
        context.function(i) == "degree" and words.tokens[i + 1].upos in ("ADV", "ADJ")
        for i in range(cue.token + 1, comma - 1)
    )


def _is_of_adverb(context: StatementContext, cue: Cue, comma: int) -> bool:
    """Whether the clause after a comma tells what an adverb before it points at: why, when, where or how.

    `teica tāpēc[, ka baidījās]`, `teica tad[, kad zāle bija tukša]`, `to teica tā[, ka visi saprata]`.
    """
    words = context.words
    adverb, function = words.tokens[comma - 1], context.function(comma - 1)
    if adverb.upos != "ADV":
        return False
    if context.function(comma + 1) != "that":
        return adverb.features.get("PronType") == "Dem" and context.function(comma + 1) in ("wh", "as")
    return function == "and" or (function == "thus" and words.child(cue.token, "obj") is not None)


def _is_of_pronoun(context: StatementContext, comma: int) -> bool:
    """Whether a relative clause tells which thing a pronoun means: `prasa to[, ko nevar dot]`.

    Behind a preposition it is a question: `stāsta par to, kas notika`.
    """
    words, pronoun = context.words, context.words.tokens[comma - 1]
    points = pronoun.upos in ("PRON", "DET") and pronoun.features.get("PronType") == "Dem"
    if not points or context.grammar.role(words, comma - 1) != "object":
        return False
    relative = words.tokens[comma + 1].upos in ("PRON", "DET") and context.function(comma + 1) == "wh"
    return relative and context.grammar.adposition(words, comma - 1) is None


def _is_of_aside(context: StatementContext, cue: Cue, comma: int, aside: int) -> bool:
    """Whether a clause hangs on a pronoun of the aside before it: `raksta lugu, par ko zināms tas, [ka]`.

    Or on its predicate right before the comma: `komentārs izskanēja laikā, kad šķiet, [ka]`.
    """
    words = context.words
    governor = _clause_governor(context, comma + 1) if aside >= 0 else -1
    if cue.kind != "verb" or not aside < governor < comma:
        return False
    points = words.tokens[governor].features.get("PronType") == "Dem"
    return points or (governor == comma - 1 and context.grammar.is_predicate(words.tokens[governor]))


def _is_proviso(context: StatementContext, index: int) -> bool:
    """Whether a noun after a preposition names a condition: the clause of `ar nosacījumu, ka` is not said."""
    if context.words.tokens[index].upos != "NOUN" or context.grammar.adposition(context.words, index) is None:
        return False
    return context.effects[index].vouched == "hypothetical"


def _complement_by_syntax(context: StatementContext, cue: Cue) -> tuple[int, Join] | None:
    """The clause that the parse hangs on a cue: `said (that) it would`, `asked why`, `the claim that`."""
    words = context.words
    _, stop = context.limits(cue.token)
    relations = ("ccomp", "csubj") if cue.kind == "verb" else ("ccomp", "csubj", "acl")
    for clause in words.dependents(cue.token, *relations):
        inside = [i for i in words.subtree(clause) if cue.token < i < stop and not words.is_punctuation(i)]
        if clause < cue.token or not inside or words.tokens[inside[0] - 1].text in MARKS:
            continue  # fronted, or direct speech
        start = inside[0]
        if words.tokens[start - 1].text == ":":
            return (start, "colon") if cue.kind == "verb" else None
        function = context.function(start)
        if function == "that":
            return (start + 1, "that") if start + 1 < stop else None
        if cue.takes("t"):
            return None
        if function in ("wh", "as"):
            return (start, "wh") if cue.kind == "verb" or cue.act == "ask" else None
        infinitive = words.tokens[clause].features.get("VerbForm") == "Inf"
        if cue.kind == "verb" and not (infinitive and words.child(clause, "aux") is None):
            return start, "that"
    return None


def _opens_short(context: StatementContext, index: int) -> bool:
    """A mark of a short quoted name (`portālam "Delfi"`) does not end the search for a clause."""
    quotation = context.innermost(context.words.tokens[index].end) or context.innermost(
        context.words.tokens[index].start - 1
    )
    return quotation is not None and quotation.inner_end - quotation.inner_start < _SHORT_QUOTATION


def _quote_follows(context: StatementContext, index: int, stop: int) -> bool:
    opens = index + 1 < stop and context.words.tokens[index + 1].text in MARKS
    return opens and not names_who_acts(context, index + 1, stop)


def names_who_acts(context: StatementContext, mark: int, stop: int) -> bool:
    """Whether a short name in marks is the subject or object of the clause that it opens.

    `apgalvoja pretējo: ["Hamas"] noraidījis piedāvājumu`: that clause is what is said, and not the name.
    """
    words = context.words
    quotation = context.innermost(words.tokens[mark].end)
    if quotation is None or words.at(quotation.start) != mark or not _opens_short(context, mark):
        return False
    inside = range(words.at(quotation.inner_start), words.at(quotation.inner_end))
    after = words.at(quotation.end - 1) + 1
    bounds = context.text[quotation.inner_start], context.text[quotation.inner_end - 1]
    if not inside or not bounds[0].isupper() or not bounds[1].isalnum() or after >= stop:
        return False
    if words.is_punctuation(after) or words.tokens[after].upos == "CCONJ":
        return False
    quoted = has_predicate(context, inside[0], inside[-1] + 1)
    return not quoted and has_predicate(context, after, stop)


def _takes_over(context: StatementContext, cue: Cue, other: Cue, index: int) -> bool:
    """Whether a noun between cue and conjunction governs the clause instead of the cue."""
    if cue.kind == "noun" and other.kind == "verb" and other.document is not None:
        return True  # `no [ziņojuma] viegli secināt, ka`
    if other.kind != "noun" or not other.takes("k"):
        return False
    if context.words.head[index] == cue.token and is_object_by_form(context, index):
        return _judges(context, cue, index)
    return not other.takes("l") and _comma_close(context, index)


def _judges(context: StatementContext, cue: Cue, noun: int) -> bool:
    """Whether a verb says what the words that a noun names are: `Par meliem sauc apgalvojumu, ka`.

    It has a predicative, wherever the parse hangs that, and what follows is not what its subject says.
    """
    words, prepositions = context.words, context.lexicon.participant_prepositions
    if not (cue.takes("p") or cue.takes("m")):
        return False
    first, _ = context.limits(cue.token)
    inside = words.subtree(noun)
    return any(
        words.tokens[i].upos == "ADP"
        and (used := prepositions.get(words.lower[i])) is not None
        and used.role == "patient"
        and i not in inside
        for i in range(first, noun)
    )


def is_object_by_form(context: StatementContext, noun: int) -> bool:
    """Whether a noun is the object of the verb before it, or has that form beside who speaks.

    `Ministrijā noliedz [baumas], ka`, `Eksperti pauda [bažas], ka`: the parse may take it for the subject.
    """
    words = context.words
    if words.tokens[noun].relation.startswith("obj"):
        return True
    verb = words.head[noun]
    ambiguous = words.relation[noun] == "nsubj" and context.grammar.is_double(words.tokens[noun])
    if not ambiguous or not 0 <= verb < noun:
        return False
    if any(i < verb for i in words.dependents(verb, "nsubj")):
        return True
    places = [i for i in words.children[verb] if context.grammar.role(words, i) == "place"]
    return any(words.tokens[i].lemma in context.lexicon.organizations for i in places)


def _comma_close(context: StatementContext, index: int) -> bool:
    """Whether the clause begins at most three words on, as after `par to`."""
    words = context.words
    for step in range(index + 1, min(index + 5, len(words))):
        if words.tokens[step].text == ",":
            return step + 1 < len(words) and context.function(step + 1) in ("that", "wh", "as")
    return False


def _join_after_comma(context: StatementContext, cue: Cue, comma: int, stop: int) -> tuple[int, Join] | None:
    words = context.words
    index = comma + 1
    function = context.function(index)
    if cue.kind == "noun" and cue.act == "ask" and not _indirect_question(context, index):
        return None
    if function == "that":
        return (index + 1, "that") if _complementiser(context, cue, comma, index) else None
    if cue.takes("t"):
        return None
    if cue.kind == "noun" and cue.act != "ask":
        explains = cue.takes("w") and function == "wh" and _indirect_question(context, index)
        return (index, "wh") if explains and comma == cue.token + 1 else None
    if function in ("wh", "as") and _asks(context, cue, comma, index):
        return index, "wh"
    if words.tokens[index].upos == "ADP" and index + 1 < stop and context.function(index + 1) == "wh":
        return (index, "wh") if _asks(context, cue, comma, index + 1) else None
    told = context.grammar.evidence(words, cue.token) == "perhaps"  # `Divi piekrituši, trešais vēl domājot`
    if cue.kind == "verb" and not told and comma == cue.token + 1 and _quotative_clause(context, index, stop):
        return index, "quotative"
    # An adverb or particle before the conjunction: "sacīja, vien to, ka", "norādīja, proti, ka"
    if (
        index + 1 < stop
        and words.tokens[index].upos in ("PART", "ADV")
        and context.function(index + 1) == "that"
    ):
        return index + 2, "that"
    return None


def _indirect_question(context: StatementContext, index: int) -> bool:
    """Whether a word opens a question after a noun, where a pronoun would open a relative clause."""
    if context.function(index) == "that":
        return context.lexicon.complementisers.get(context.words.lower[index]) == "whether"
    return context.function(index) in ("wh", "as") and context.words.tokens[index].upos in ("ADV", "SCONJ")


def _complementiser(context: StatementContext, cue: Cue, comma: int, index: int) -> bool:
    """Whether a conjunction opens content: `lai` after a demand, not of purpose; `vai` but not `vai arī`."""
    words = context.words
    kind = context.lexicon.complementisers.get(words.lower[index], "")
    if kind == "whether":
        if context.function(index + 1) in CONNECTIVES or _asks_for_assent(context, index):
            return False
        if cue.kind == "noun" and cue.act == "answer":
            return False  # `meklē atbildi, vai` has none
        if cue.kind == "noun" and cue.act == "demand":
            return False  # another thing to do: `apdomāt piedāvājumu, vai meklēt citu`
        return cue.act == "ask" or comma - cue.token <= 3 or _clause_governor(context, index) == cue.token
    if kind == "purpose":
        if cue.kind == "noun":
            return cue.act == "demand"
        if _is_purpose(context, cue, index):
            return False
        between = range(cue.token + 1, comma)
        told = all(
            words.tokens[i].upos == "PRON" or context.grammar.role(words, i) == "recipient" for i in between
        )
        return cue.act == "demand" or (told and not cue.takes("p"))
    return True


def _is_purpose(context: StatementContext, cue: Cue, conjunction: int) -> bool:
    """Whether a clause tells what the saying is for: `to paziņoja, [lai izvairītos no soda]`.

    It is in the conditional and has no subject but that of the cue, which says or demands something else; or
    the cue is a passive with a subject: `dati publicēti, [lai visi tos redzētu]`.
    """
    words = context.words
    if cue.act != "demand" and words.relation[cue.token] != "acl" and not cue.impersonal:
        passive = words.tokens[cue.token].features.get("Voice") == "Pass"
        if passive and words.child(cue.token, "nsubj") is not None:
            return True
    verb = words.head[conjunction]
    if verb < 0 or context.grammar.mood(words.tokens[verb]) != "conditional":
        return False
    if words.child(verb, "nsubj", "csubj") is not None:
        return False
    return cue.act != "demand" or any(
        context.is_money(i) or (words.relation[i] == "obj" and not _is_somebody(context, i))
        for i in range(cue.token + 1, conjunction)
    )


def _is_somebody(context: StatementContext, index: int) -> bool:
    """Whether a word means somebody who can be asked: `lūdza [kaimiņu], lai palīdz`, `aicina [visus]`."""
    token = context.words.tokens[index]
    return token.upos in ("PROPN", "PRON", "DET") or token.lemma in context.lexicon.actors


def _asks_for_assent(context: StatementContext, whether: int) -> bool:
    """Whether a conjunction opens nothing but a tag question: `Tu baidies, vai ne?`."""
    words = context.words
    if whether + 1 >= len(words) or words.lower[whether + 1] not in context.lexicon.negations:
        return False
    return whether + 2 >= len(words) or words.is_punctuation(whether + 2)


def _asks(context: StatementContext, cue: Cue, comma: int, question: int) -> bool:
    """Whether a question word opens content and not a relative clause."""
    words = context.words
    if context.function(question) == "as" and comma != cue.token + 1:
        head = _clause_governor(context, question)
        return head == cue.token
    if comma == cue.token + 1:
        return True
    before = words.tokens[comma - 1]
    if before.features.get("PronType") == "Dem" and words.child(cue.token, "nsubj") == comma - 1:
        return False  # `to apgalvo tie, kas nav lasījuši`
    if before.upos in ("NOUN", "PROPN"):
        role = context.grammar.role(words, comma - 1)
        if cue.act == "ask" and role == "recipient" and words.tokens[question].upos == "ADV":
            return True  # `vaicāja ministram, kāpēc`, which the parse may hang on who is asked
        return role in ("recipient", "object") and _clause_governor(context, question) == cue.token
    return all(
        words.tokens[i].upos in ("PRON", "ADV", "PART", "DET", "ADP") for i in range(cue.token + 1, comma)
    )


def _clause_governor(context: StatementContext, question: int) -> int:
    """The token outside the clause that the clause of a question word depends on, by the parse."""
    words = context.words
    index = question
    while words.head[index] >= question:
        index = words.head[index]
    return words.head[index]


def _quotative_clause(context: StatementContext, start: int, stop: int) -> bool:
    words = context.words
    for index in range(start, stop):
        if words.tokens[index].text in ",;:":
            return False
        if context.grammar.evidence(words, index) == "reported":
            return True
    return False


def _skip_aside(context: StatementContext, cue: Cue, comma: int, stop: int) -> int | None:
    """The comma that closes a relative clause or apposition between a cue and its clause."""
    words = context.words
    opener = context.function(comma + 1)
    if opener in ("and", "if"):
        return None
    relative = opener == "wh" or (
        words.tokens[comma + 1].upos == "ADP" and context.function(comma + 2) == "wh"
    )
    for index in range(comma + 1, min(stop - 1, comma + 1 + _LONGEST_ASIDE)):
        if words.tokens[index].text == ",":
            return index
        other = context.cues.get(index)
        if other is not None and context.grammar.is_converb(words.tokens[index]) and not other.takes("k"):
            continue  # `vēsta, atsaucoties uz avotiem, ka`
        if other is not None and other.kind == "verb":
            return None
        if not relative and (context.grammar.is_predicate(words.tokens[index]) or index in context.cues):
            return None
    return None
