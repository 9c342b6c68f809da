"""Quotations: which quoted words are speech, with their cue before, after or inside, or with none."""

from hronika.language.quotation_marks import MARKS
from hronika.reading.document.phrases import noun_phrase
from hronika.reading.document.quotations import LONGEST_NAME, Quotation
from hronika.reading.document.tokens import DASHES, TokenSpan
from hronika.reading.names.roles import names_person
from hronika.reading.statements.candidates import StatementCandidate
from hronika.reading.statements.complements import complement_start, names_who_acts
from hronika.reading.statements.content import trim
from hronika.reading.statements.content_ends import beside_relatives
from hronika.reading.statements.context import StatementContext
from hronika.reading.statements.cues import Cue
from hronika.reading.statements.dialogues import read_dialogues, signature
from hronika.reading.statements.interviews import read_interviews
from hronika.reading.statements.leads import cue_before, label_of, read_after_colon
from hronika.reading.statements.lists import read_lists
from hronika.reading.statements.transcripts import read_transcripts

# What a tag is set off by.
_TAGGED = frozenset(",!?…–—-")
# Words of the shortest sentence.
_MIN_TOKENS = 3
# How many words may stand between a quotation and the verb of its tag when the closing mark is missing.
_LEAD = 3
# How many quoted names the words of a tag may hold.
_NAMES = 3
# How many code points of narration may stand between two quotations of one turn.
_LONGEST_GAP = 400


def read_direct(context: StatementContext) -> None:
    """Read every statement in direct speech into the context's candidates."""
    read_transcripts(context)
    taken = [candidate.spans[0] for candidate in context.candidates]
    for quotation in context.quotations:
        if not quotation.closed:
            _cut_at_tag(context, quotation)
    outer = [q for q in context.quotations if q.depth == 0 and not _inside(q, taken)]
    _siblings(context, outer, 0, len(context.text))
    read_lists(context)
    read_dialogues(context)
    read_interviews(context)


def _cut_at_tag(context: StatementContext, quotation: Quotation) -> None:
    """End a quotation that was never closed where its tag begins: `"Mēs nākam, sacīja X. ...`."""
    words = context.words
    for index in range(words.at(quotation.inner_start) + 1, words.at(quotation.inner_end)):
        if words.tokens[index].text not in (",", "!", "?"):
            continue
        for following in range(index + 1, min(index + _LEAD + 1, len(words))):
            cue = context.cues.get(following)
            tags = (
                cue is not None
                and cue.kind == "verb"
                and cue.takes("d")
                and context.grammar.is_predicate(words.tokens[following])
            )
            if words.is_punctuation(following) or context.function(following) is not None:
                break
            if tags and cue is not None and not cue.own and complement_start(context, cue) is None:
                quotation.inner_end = quotation.end = words.tokens[index].end
                return


def _inside(quotation: Quotation, spans: list[tuple[int, int]]) -> bool:
    return any(start <= quotation.start and quotation.end <= end for start, end in spans)


def _siblings(context: StatementContext, quotations: list[Quotation], start: int, end: int) -> None:
    """Read quotations that stand side by side in a stretch of text, and then what is quoted inside each."""
    last: StatementCandidate | None = None
    gap_from = 0
    for position, quotation in enumerate(quotations):
        context.document.check_time()
        preceding = _lead_limit(context, quotations[: position + 1], start)
        following = _tag_limit(context, quotations[position : position + _NAMES + 2], end)
        candidate = _read(context, quotation, preceding, following, last, gap_from)
        if candidate is not None and candidate is not last and position:
            candidate = _joined(context, quotations[position - 1], quotation, last, candidate)
        if candidate is not None:
            last, gap_from = candidate, quotation.end
        elif last is not None and len(context.text[gap_from : quotation.start]) > _LONGEST_GAP:
            last = None
        if quotation.parts:
            _siblings(context, quotation.parts, quotation.inner_start, quotation.inner_end)


def _lead_limit(context: StatementContext, quotations: list[Quotation], start: int) -> int:
    """Where the lead of the last of some quotations begins: after the one before that is no name in it.

    Such a name stands right before the colon: `Ministre sacīja "Dienai": "Celsim."`.
    """
    text, quotation = context.text, quotations[-1]
    for other in reversed(quotations[:-1]):
        inside = text[other.inner_start : other.inner_end]
        named = _looks_like_name(inside)
        follows_word = text[max(other.start - 2, 0) : other.start].strip().isalnum()
        if not named or not follows_word or text[other.end : quotation.start].strip() != ":":
            return other.end
        quotation = other
    return start


def _tag_limit(context: StatementContext, quotations: list[Quotation], end: int) -> int:
    """Where the tag of the first of some quotations must end: at the next that is no name, else at `end`."""
    quotation, *others = quotations
    return next((other.start for other in others if not _names(context, quotation, other)), end)


def _names(context: StatementContext, quotation: Quotation, other: Quotation) -> bool:
    """Whether a quotation after another is a name among the words of its tag: `"..," žurnālā "X" teica Y`.

    It may open the tag: `"..," "Dienai" teica Y`.
    """
    text = context.text
    before = text[quotation.end : other.start].rstrip()
    inside = text[other.inner_start : other.inner_end]
    appositive = before.endswith(",") and _names_employer(context, other)
    opens = (
        not before
        and text[quotation.inner_end - 1 : quotation.inner_end] in _TAGGED
        and text[other.end : other.end + 2].strip()[:1].islower()
    )
    return (
        (opens or appositive or before[-1:].isalnum())
        and not any(mark in before for mark in ".!?\n")
        and 0 < len(inside) <= LONGEST_NAME
        and not inside[0].islower()
        and inside[-1].isalnum()
    )


def _looks_like_name(inside: str) -> bool:
    """Whether quoted words are as short as a name and are written like one."""
    return 0 < len(inside) <= LONGEST_NAME and inside[0].isupper() and inside[-1].isalnum()


def _names_employer(context: StatementContext, quotation: Quotation) -> bool:
    """Whether a noun for somebody stands right after a name in marks: `Zane Roze, "Ūdens" [vadītāja]`."""
    words, inside = context.words, context.text[quotation.inner_start : quotation.inner_end]
    after = words.at(quotation.end)
    if not _looks_like_name(inside):
        return False
    if after >= len(words) or context.text[quotation.end : words.tokens[after].start].strip():
        return False
    return words.tokens[after].upos == "NOUN" and names_person(context.lexicon, words.tokens[after].lemma)


def _joined(
    context: StatementContext,
    before: Quotation,
    quotation: Quotation,
    last: StatementCandidate | None,
    candidate: StatementCandidate,
) -> StatementCandidate:
    """Join a quotation to the one that the paragraph before left open, as print does in long speeches.

    Only the last paragraph of such a speech has a closing mark. Two that have a tag each stay two.
    """
    goes_on = not before.closed and not context.text[before.end : quotation.start].strip()
    if last is None or not goes_on or not before.start <= last.spans[-1][0] < before.end:
        return candidate
    if candidate.how == "continued":
        kept, gone = last, candidate
    elif last.how == "continued":
        kept, gone = candidate, last
    else:
        return candidate
    kept.spans[:] = sorted((*kept.spans, *gone.spans))
    context.place(kept)
    context.drop([gone])
    return kept


def _read(
    context: StatementContext,
    quotation: Quotation,
    preceding: int,
    following: int,
    last: StatementCandidate | None,
    gap_from: int,
) -> StatementCandidate | None:
    """Read one quotation as speech, as a part of the last candidate, or as no speech at all (None)."""
    words = context.words
    inner = _tokens(context, quotation.inner_start, quotation.inner_end)
    if not inner:
        return None
    before = _before(context, quotation, preceding)
    after = _after(context, quotation, following)
    span = trim(context.text, quotation.inner_start, quotation.inner_end)
    if span[0] >= span[1]:
        return None
    if before and words.tokens[before[-1]].text == "," and _names_employer(context, quotation):
        return None
    sentence_like = _sentence_like(context, inner)
    colon = bool(before) and words.tokens[before[-1]].text == ":"
    tag = None
    as_clause = any(context.function(index) == "as" for index in after[:2])  # `"...", kā saka X`
    aside = bool(before) and words.tokens[before[-1]].text == "("  # `("...," viņa paziņoja)`
    if _closes_bracket(context, before, after):
        pass  # `(Starpsauciens: "Kauns!") Viņš turpināja.`
    elif colon or aside or not before or as_clause or _opens_turn(context, before):
        tag = _tag_after(context, quotation, before, after, sentence_like)
    anchor = inner[0]
    if tag is not None:
        candidate = StatementCandidate([span], "tag", tag.act, tag, anchor=tag.token)
    elif colon and not sentence_like and _takes_part(context, inner, after):
        return None
    elif colon and names_who_acts(context, words.at(quotation.start), context.limits(before[-1])[1]):
        return None  # the clause is told as it is: `apgalvoja: "Hamas" noraidījis piedāvājumu`
    elif colon:
        found = read_after_colon(context, span, before, sentence_like)
        unsaid = found is not None and (
            found.how == "colon" or (found.cue is not None and found.cue.impersonal)
        )
        if unsaid and _opens_paragraph(context, quotation):
            # Narration that ends in a paragraph before: a law, a list, or speech of nobody named there.
            found = StatementCandidate([span], "continued", anchor=anchor)
            found = found if context.text[span[0]].isupper() else None
        if found is None:
            return None
        candidate = found
    elif (thus := _thus(context, after)) is not None:
        candidate = StatementCandidate([span], "thus", speaker=thus, anchor=anchor)
    elif (cue := cue_before(context, quotation, before, sentence_like)) is not None:
        candidate = StatementCandidate([span], "lead", cue.act, cue, anchor=cue.token)
    elif sentence_like and (signed_by := _signature(context, quotation, before)) is not None:
        candidate = StatementCandidate([span], "signed", speaker=signed_by, anchor=signed_by.head)
    elif (
        last is not None
        and _resumes(context, last, gap_from, quotation)
        and _stands_alone(context, quotation, before, after)
        and (
            sentence_like
            or all(words.is_punctuation(i) for i in _after(context, quotation, len(context.text)))
        )
    ):
        last.spans.append(span)
        context.place(last)
        return last
    elif sentence_like and _stands_alone(context, quotation, before, after):
        if _is_counted(context, quotation):
            return None
        candidate = StatementCandidate([span], "continued", anchor=anchor)
    elif last is not None and _interrupted(context, last, gap_from, quotation, inner):
        last.spans.append(span)
        context.place(last)
        return last
    else:
        return None
    context.add(candidate)
    return candidate


def _tokens(context: StatementContext, start: int, end: int) -> list[int]:
    """Tokens inside a stretch of text that are words."""
    words = context.words
    first, stop = words.at(start), words.at(end)
    return [index for index in range(first, stop) if not words.is_punctuation(index)]


def _before(context: StatementContext, quotation: Quotation, preceding: int) -> list[int]:
    """The tokens of the same sentence before a quotation, back to the one before it."""
    words = context.words
    opening = words.at(quotation.start)
    if opening >= len(words):
        return []
    first = words.first[words.sentence[opening]]
    if first == opening and first and words.tokens[first - 1].text == ":":
        first = words.first[words.sentence[first - 1]]  # `X:` in a paragraph of its own
    return [i for i in range(first, opening) if words.tokens[i].start >= preceding]


def _opens_paragraph(context: StatementContext, quotation: Quotation) -> bool:
    words = context.words
    opening = words.at(quotation.start)
    return opening == 0 or words.paragraph_of(opening) != words.paragraph_of(opening - 1)


def _after(context: StatementContext, quotation: Quotation, following: int) -> list[int]:
    """The tokens of the same sentence after a quotation, up to the next one."""
    words = context.words
    closing = words.at(quotation.end - 1)
    if closing >= len(words):
        return []
    stop = words.first[words.sentence[closing] + 1]
    return [
        i
        for i in range(closing + 1, stop)
        if words.tokens[i].start < following and context.innermost(words.tokens[i].start) is quotation.around
    ]


def _sentence_like(context: StatementContext, inner: list[int]) -> bool:
    """Whether quoted words can be a sentence: they hold a predicate, or end as one does."""
    words = context.words
    enough = len(inner) >= _MIN_TOKENS or inner[0] == inner[-1]
    if enough and any(
        context.grammar.is_predicate(words.tokens[i]) and words.tokens[i].relation != "acl" for i in inner
    ):
        return True
    closing = words.tokens[inner[-1]].end
    return context.text[closing : closing + 1] in ("!", "?", "…", ".")


def _opens_turn(context: StatementContext, before: list[int]) -> bool:
    """Whether what stands before a quotation in its sentence only leads up to it.

    A quotation that completes a clause (`Attiecībā uz Latviju "tie nebūs miljoni", skaidroja X`) is a part of
    indirect speech.
    """
    words = context.words
    if all(words.is_punctuation(i) for i in before):
        return True
    last = words.tokens[before[-1]]
    return (words.is_punctuation(before[-1]) and last.text not in MARKS | {"(", ","}) or any(
        i in context.used for i in before
    )


def _closes_bracket(context: StatementContext, before: list[int], after: list[int]) -> bool:
    """Whether a quotation ends a bracket that opens before it, so that what follows is no tag of it."""
    tokens = context.words.tokens
    return bool(after) and tokens[after[0]].text == ")" and any(tokens[i].text == "(" for i in before)


def _tag_after(
    context: StatementContext, quotation: Quotation, before: list[int], after: list[int], sentence_like: bool
) -> Cue | None:
    """The cue of a tag that follows: `"...," sacīja X`."""
    words = context.words
    inside = context.text[: quotation.inner_end].rstrip()[-1:]
    tokens = [i for i in after if words.tokens[i].text not in MARKS]
    position = 0
    separated = inside in _TAGGED
    while position < len(tokens) and words.is_punctuation(tokens[position]):
        separated = separated or words.tokens[tokens[position]].text[0] in _TAGGED
        position += 1
    tokens = tokens[position:]
    if not tokens or not (separated or sentence_like):
        return None
    function = context.function(tokens[0])
    if function == "thus" and inside not in _TAGGED and position:
        # A work and its name: `"Beidzot mājās" – tā sauc izstādi`, but `"..." – tā sacīja X`.
        naming = next(
            (context.cues.get(i) for i in tokens if context.grammar.is_predicate(words.tokens[i])), None
        )
        if naming is None or not naming.takes("k"):
            return None
    if not sentence_like and function != "as" and inside not in ("!", "?", "…", ",") and before:
        return None
    if function in ("that", "wh", "if", "and"):
        return None
    said = separated and (sentence_like or inside in _TAGGED or not _is_name(context, quotation))
    word = position == 0 and _is_one_word(context, quotation)  # of a party: `"Stabilitātei!" deputāti`
    if (not said and separated) or ((word or not said) and _has_complement(context, tokens)):
        return None
    beside = set(beside_relatives(context, tokens[0], tokens[-1] + 1))
    for index in tokens:
        token = words.tokens[index]
        if index not in beside:
            continue  # `"..." padomnieks, [kurš lūdza neminēt vārdu,] teica`
        if token.text in ":;" and words.is_punctuation(index):
            return None
        if context.lexicon.naming_words.get(token.lemma) == "title" and inside not in _TAGGED:
            return None  # `"Tumsa" – ar šādu nosaukumu atklās izstādi`
        cue = context.cues.get(index)
        if cue is not None and cue.kind == "predicative" and cue.takes("d") and separated:
            verbs = (context.cues.get(i) for i in tokens[tokens.index(index) + 1 :])
            if not any(verb is not None and verb.kind == "verb" and verb.takes("d") for verb in verbs):
                return cue  # `"...," ir pārliecināts X`, but `"...," sašutis teica X`
        if not context.grammar.is_predicate(token) or _is_manner(context, tokens, index):
            continue
        if cue is not None and cue.kind == "verb":
            named = not sentence_like and cue.impersonal  # `"Būvstars", kā ziņots, ...`
            named = named or (word and words.child(index, "obj") is not None)
            if cue.takes("d") and not (cue.negated or named or (cue.own and not sentence_like)):
                return cue
            return None
        if token.upos == "AUX" or context.grammar.is_copula(token):
            if (sentence_like or inside == ",") and separated:
                continue
            return None
        if (sentence_like or inside == ",") and separated and not word and _person_follows(context, index):
            # Any verb can tag a quotation once it is one: "...," viņš pamāja.
            return Cue(index, "verb", "say", "d")
        return None
    return None


def _is_manner(context: StatementContext, tokens: list[int], index: int) -> bool:
    """Whether a participle or converb tells how what comes next is said: `"...," [satraukts] stāsta X`."""
    words, token = context.words, context.words.tokens[index]
    if token.features.get("VerbForm") != "Part" and not context.grammar.is_converb(token):
        return False
    for following in tokens:
        if following <= index:
            continue
        if words.is_punctuation(following) or context.function(following) == "and":
            return False
        cue = context.cues.get(following)
        finite = words.tokens[following].features.get("VerbForm") == "Fin"
        if finite and words.tokens[following].upos == "VERB":
            return cue is not None and cue.kind == "verb" and cue.takes("d")
    return False


def _is_name(context: StatementContext, quotation: Quotation) -> bool:
    """Whether quoted words are what somebody is called: `"Reuters", atsaucoties uz avotu, ziņo`."""
    words = context.words
    inner = _tokens(context, quotation.inner_start, quotation.inner_end)
    return all(words.tokens[i].name.endswith(("organization", "product")) for i in inner)


def _takes_part(context: StatementContext, inner: list[int], after: list[int]) -> bool:
    """Whether quoted words are a name of which the sentence goes on: `Dome: "Rail Baltica" kavēsies`."""
    tokens = context.words.tokens
    goes_on = bool(after) and not context.words.is_punctuation(after[0])
    return goes_on and all(tokens[i].name != "O" or tokens[i].upos in ("PROPN", "X") for i in inner)


def _is_one_word(context: StatementContext, quotation: Quotation) -> bool:
    """Whether one word is quoted that can be a name."""
    words = context.words
    inner = _tokens(context, quotation.inner_start, quotation.inner_end)
    alone = [i for i in inner if not words.is_punctuation(i)]
    return len(alone) == 1 and words.tokens[alone[0]].upos in ("NOUN", "PROPN", "ADJ")


def _is_counted(context: StatementContext, quotation: Quotation) -> bool:
    """Whether nothing but figures follows quoted words in their line: `"Stabilitātei!" – 4,9%`."""
    line = context.text[quotation.end :].partition("\n")[0]
    return any(letter.isdigit() for letter in line) and not any(letter.isalpha() for letter in line)


def _person_follows(context: StatementContext, index: int) -> bool:
    subject = context.words.child(index, "nsubj")
    return subject is not None and context.words.tokens[subject].upos in ("PROPN", "NOUN", "PRON")


def _has_complement(context: StatementContext, tokens: list[int]) -> bool:
    """Whether the words after a quotation go on as a clause of their own: `"Diena" vēsta, ka ...`."""
    words, comma = context.words, context.grammar.sets_off_clauses
    return any(
        context.function(i + 1) == "that" and (words.tokens[i].text == "," or not comma) for i in tokens[:-1]
    )


def _thus(context: StatementContext, after: list[int]) -> TokenSpan | None:
    """The speaker of `"...," tā X`, where no verb stands."""
    words = context.words
    tokens = [i for i in after if not words.is_punctuation(i)]
    if len(tokens) < 2 or context.function(tokens[0]) != "thus":
        return None
    if (
        any(context.grammar.is_predicate(words.tokens[i]) for i in tokens)
        or not words.tokens[tokens[1]].text[0].isalpha()
    ):
        return None
    if words.tokens[tokens[1]].upos == "ADP" and len(tokens) > 3:
        return label_of(context, tokens[3:])  # `tā [par notikušo] Bērziņš`
    label = label_of(context, tokens[1:])
    phrase = noun_phrase(context, label.head, tokens[0])
    return phrase if phrase.last > label.last else label  # `tā uzņēmums ["Rīgas satiksme"]`


def _signature(context: StatementContext, quotation: Quotation, before: list[int]) -> TokenSpan | None:
    """Who signed a quotation: `"..." – Marta Siliņa, direktore`, to the end of its line or on the next."""
    words = context.words
    dash = words.at(quotation.end)
    if dash >= len(words) or any(not words.is_punctuation(i) for i in before):
        return None
    return signature(context, dash)


def _stands_alone(
    context: StatementContext, quotation: Quotation, before: list[int], after: list[int]
) -> bool:
    """Whether a quotation is a sentence by itself, with no narration around it in its sentence."""
    words = context.words
    if (
        any(not words.is_punctuation(i) for i in before)
        or not context.text[quotation.inner_start :].lstrip()[:1].isupper()
    ):
        return False
    lead = next((i for i in after if not words.is_punctuation(i)), None)
    if lead is None:
        return True
    dashed = words.tokens[lead - 1].text in DASHES
    return words.tokens[lead].text[0].isupper() and not dashed


def _resumes(
    context: StatementContext, last: StatementCandidate, gap_from: int, quotation: Quotation
) -> bool:
    """Whether nothing but the sentence of the last cue stands between two quotations."""
    if last.cue is None or last.how != "tag":
        return False
    words = context.words
    opening = words.at(quotation.start)
    if opening >= len(words):
        return False
    between = context.text[gap_from : quotation.start]
    return (
        words.sentence[opening] == words.sentence[last.cue.token] + 1
        and len(between) < _LONGEST_GAP
        and last.cue.token > words.at(gap_from) - 1
    )


def _interrupted(
    context: StatementContext, last: StatementCandidate, gap_from: int, quotation: Quotation, inner: list[int]
) -> bool:
    """Whether a quotation goes on in the sentence that interrupted it: `"A," viņš piebilda, "b."`."""
    words = context.words
    alone = len(inner) == 1 and not context.grammar.is_predicate(words.tokens[inner[0]])  # maybe a name
    if last.cue is None or last.how != "tag" or alone:
        return False
    opening = words.at(quotation.start)
    if words.sentence[opening] != words.sentence[last.cue.token] or last.cue.token >= opening:
        return False
    between = context.text[gap_from : quotation.start].rstrip()
    return between[-1:] in (",", "–", "—", "-") and "." not in between
