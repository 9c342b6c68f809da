"""Cues that point back to what was told just before: `Par to ziņo policija`, `to apliecināja arī X`.

Their content is the sentence before, or what stands before them in their own.
"""

from hronika.language.quotation_marks import MARKS
from hronika.reading.statements.candidates import StatementCandidate
from hronika.reading.statements.complements import JOINS, complement_start
from hronika.reading.statements.content import content_span, has_predicate
from hronika.reading.statements.context import StatementContext
from hronika.reading.statements.cues import Cue

_ACTS = frozenset({"say", "report", "opine", "predict"})


def read_pointing_back(context: StatementContext) -> None:
    """Read every cue without content that points back into the context's candidates."""
    for cue in context.cues.values():
        if cue.kind != "verb" or cue.token in context.used or cue.act not in _ACTS:
            continue
        if cue.own or cue.negated or not context.grammar.is_predicate(context.words.tokens[cue.token]):
            continue
        start = _clause_start(context, cue)
        if not _points_back(context, cue, start) or complement_start(context, cue) is not None:
            continue
        content = _before(context, cue, start)
        if content is not None:
            context.add(StatementCandidate([content], "pointing-back", cue.act, cue, anchor=cue.token))


def _clause_start(context: StatementContext, cue: Cue) -> int:
    """The first token of the clause of a verb after its conjunction."""
    first, _ = context.limits(cue.token)
    start = cue.token
    while start > first and context.words.tokens[start - 1].text not in ",;":
        start -= 1
    while start < cue.token and context.function(start) in JOINS:
        start += 1
    return start


def _points_back(context: StatementContext, cue: Cue, start: int) -> bool:
    """Whether a clause opens with what stands for the one before: `par to`, `to`, `šo informāciju`, `tā`."""
    words = context.words
    token = words.tokens[start]
    has_source = cue.document is not None if cue.impersonal else _has_speaker(context, cue)
    if start == cue.token or not has_source:
        return False
    if context.function(start) == "thus" and token.upos == "ADV":
        return cue.takes("d") and words.head[start] == cue.token
    pointer = context.lexicon.verbs_pointing_back.get(words.tokens[cue.token].lemma)
    if token.upos == "ADP":
        pointer = "both" if cue.impersonal else pointer  # `par to rakstīts ziņojumā`
        if pointer == "it" or context.function(start) != "judged":
            return False
        if pointer is None or start + 1 >= cue.token or _says_another_thing(context, cue):
            return False
        return _is_it(context, cue, start + 1) or _is_what_happened(context, cue, start + 1)
    if pointer in (None, "about") or (cue.impersonal and cue.takes("e")):
        return False  # what is `apstiprināts sēdē` is a plan and not what was told
    if _is_it(context, cue, start):
        return True
    noun = start + 1
    return (
        _is_demonstrative(context, start)
        and words.tokens[noun].lemma in context.lexicon.information_nouns
        and words.head[noun] == cue.token
    )


def _says_another_thing(context: StatementContext, cue: Cue) -> bool:
    """Whether a verb has an object that is not whom it addresses: `par to rakstīja grāmatu`."""
    words = context.words
    telling = words.tokens[cue.token].lemma in context.lexicon.verbs_of_telling
    return not telling and any(
        words.tokens[i].upos == "NOUN" and context.grammar.role(words, i) == "object"
        for i in words.dependents(cue.token, "obj")
    )


def _is_what_happened(context: StatementContext, cue: Cue, index: int) -> bool:
    """Whether a word is a participle used as a noun: `par notikušo ziņo policija`."""
    words = context.words
    token = words.tokens[index]
    participle = token.features.get("VerbForm") == "Part" and token.features.get("Number") == "Sing"
    return participle and context.grammar.is_nominalised(token) and words.head[index] == cue.token


def _is_demonstrative(context: StatementContext, index: int) -> bool:
    token = context.words.tokens[index]
    return token.upos in ("DET", "PRON") and token.features.get("PronType") == "Dem"


def _is_it(context: StatementContext, cue: Cue, index: int) -> bool:
    """Whether a word is a demonstrative that stands alone, in the singular: `to`.

    The parse may hang it on whom the verb addresses (`par to aģentūru LETA informēja`).
    """
    words = context.words
    token, head = words.tokens[index], words.head[index]
    if not _is_demonstrative(context, index) or token.features.get("Number") == "Plur":
        return False
    addressed = words.tokens[head].lemma in context.lexicon.media_nouns or words.tokens[head].lemma in (
        context.lexicon.organizations
    )
    return head == cue.token or (token.relation == "det" and addressed)


def _has_speaker(context: StatementContext, cue: Cue) -> bool:
    """Whether a verb has a subject, or a place that can speak."""
    words, role = context.words, context.grammar.role
    for child in words.children[cue.token]:
        token = words.tokens[child]
        if token.relation.startswith("nsubj") and token.upos in ("NOUN", "PROPN", "PRON", "X", "SYM"):
            return True
        place = role(words, child) == "place" and context.grammar.adposition(words, child) is None
        if place and token.lemma in context.lexicon.organizations:
            return True
    # The parse may take a named one for the object: `tā raksta arī portāls "Rīts"`.
    following = cue.token + 1
    while following < len(words) and words.tokens[following].upos in ("PART", "ADV"):
        following += 1
    noun = following < len(words) and words.tokens[following].upos == "NOUN"
    speaks = noun and role(words, following) in (None, "subject")
    return speaks and words.governs(cue.token, following)


def _follows_a_comma(context: StatementContext, cue: Cue, start: int) -> bool:
    """Whether `to` behind a comma means all that stands before it: `Budžets ir gatavs, [to] sacīja ministre`.

    What is approved or published may be a thing that the clause before names: `sagatavoja plānu, to
    apstiprināja dome`.
    """
    words = context.words
    first, _ = words.bounds(cue.token)
    if start == first or words.tokens[start - 1].text != "," or not _is_it(context, cue, start):
        return False
    token = words.tokens[cue.token]
    if context.grammar.is_future(token) or context.grammar.mood(token) == "quotative":
        return False  # nobody has said it yet, or somebody says so: `to pateikšot ekspertīze`
    if words.tokens[cue.token].lemma not in context.lexicon.transitive_verbs:
        return True
    return not any(
        words.tokens[i].lemma in context.lexicon.information_nouns
        or (
            words.tokens[i].upos in ("NOUN", "PROPN")
            and context.grammar.role(words, i) == "object"
            and context.grammar.adposition(words, i) is None
        )
        for i in range(first, start)
    )


def _before(context: StatementContext, cue: Cue, start: int) -> tuple[int, int] | None:
    """Code points of what a clause that begins at `start` points back to; None where nothing fits.

    That is no question, no quotation, and nothing that somebody already reports.
    """
    words = context.words
    number = words.sentence[cue.token]
    first, stop = words.first[number], start
    if stop - first <= 2:
        if number == 0 or words.paragraph[number] - words.paragraph[number - 1] > 1:
            return None
        first, stop = words.first[number - 1], words.first[number]
    elif context.function(stop - 1) not in JOINS and not _follows_a_comma(context, cue, start):
        return None
    elif context.function(first) == "thus" and first + 1 in context.cues:
        # `[Krastu drīkst lietot.] Tā teikts likumā, un tā apstiprināja inspektore.`
        if number == 0 or words.paragraph[number] - words.paragraph[number - 1] > 1:
            return None
        first, stop = words.first[number - 1], words.first[number]
    while stop > first and (context.function(stop - 1) in JOINS or words.tokens[stop - 1].text in ",;"):
        stop -= 1
    if not has_predicate(context, first, stop) or words.tokens[stop - 1].text in {"?", *MARKS}:
        return None
    start_at, end = words.span(first, stop - 1)
    reported = any(other.start < end and start_at < other.end for other in context.near(first))
    if reported or context.innermost(words.tokens[first].start) is not None:
        return None
    return content_span(context, first, stop)
