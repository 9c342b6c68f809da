"""Which sources can say something: people, institutions, documents and data, but no things."""

from itertools import takewhile

from hronika.reading.document.negation import is_nobody
from hronika.reading.document.phrases import phrase_text
from hronika.reading.document.tokens import TokenSpan
from hronika.reading.statements.candidates import DIRECT, StatementCandidate
from hronika.reading.statements.context import StatementContext
from hronika.reading.statements.cues import Cue


def can_report(context: StatementContext, candidate: StatementCandidate) -> bool:
    """Whether the source of a candidate can say what it is read to say.

    Nobody cannot, nor can things (`pušums liecina`, `ierīce nosaka`, `līgums paredz`). What a court finds
    somebody to be, or what anybody is declared to be, is an act of law (`atzina par vainīgu`, `par cietušo`).
    A question that nobody asks is a topic.
    """
    cue, speaker = candidate.cue, candidate.speaker
    if speaker is not None and is_nobody(context.words, speaker):
        return False
    if cue is None:
        return True
    if cue.document is not None or cue.impersonal:
        return not cue.takes("a")
    if cue.kind == "noun" and candidate.how == "noun-wh" and cue.act == "ask":
        return speaker is not None or _is_raised(context, cue)
    if speaker is None:
        return candidate.how in DIRECT or candidate.how in ("trailing", "as") or not _chooses(cue)
    if candidate.how not in DIRECT and _is_thing(context, speaker):
        return False  # words in quotation marks may be written on it: `"...," vēsta plāksne`
    declared = candidate.how == "judgement" and cue.act == "say"
    if declared and (_is_court(context, speaker) or _is_status(context, candidate)):
        return False
    return not _chooses(cue) or _means_source(context, speaker, documents=cue.takes("e"))


def _chooses(cue: Cue) -> bool:
    """Whether a cue reports with some sources only."""
    return cue.takes("e") or cue.takes("a")


def _is_raised(context: StatementContext, cue: Cue) -> bool:
    """Whether somebody asks a question: it is the object of a verb of saying, or is voiced."""
    words, lexicon = context.words, context.lexicon
    verb = words.head[cue.token]
    if verb < 0:
        return False
    lemma = words.tokens[verb].lemma
    return lemma in lexicon.verbs_of_voicing or lemma in lexicon.cues


def _noun(context: StatementContext, speaker: TokenSpan) -> int:
    """The noun of a source phrase that the parse may have hung on its pronoun: `[iekārta] pati`.

    Of a number it is who is counted: `viens no [lieciniekiem]`.
    """
    words = context.words
    if words.tokens[speaker.head].upos == "NUM":
        return next((i for i in words.dependents(speaker.head, "nmod") if i <= speaker.last), speaker.head)
    if words.tokens[speaker.head].upos != "DET":
        return speaker.head
    nouns = (i for i in range(speaker.first, speaker.last + 1) if words.tokens[i].upos in ("NOUN", "PROPN"))
    return next(nouns, speaker.head)


def _is_thing(context: StatementContext, speaker: TokenSpan) -> bool:
    tokens = context.words.tokens
    token = tokens[_noun(context, speaker)]
    if phrase_text(context.words, speaker) in context.lexicon.seats:
        return False
    return token.upos == "NOUN" and token.name == "O" and token.lemma in context.lexicon.things


def _is_status(context: StatementContext, candidate: StatementCandidate) -> bool:
    """Whether a judgement ends in a participle used as a noun, a name for what one is by law: `cietušais`."""
    last = context.words.covered(candidate.start, candidate.end)[-1]
    token = context.words.tokens[last]
    return token.upos == "VERB" and context.grammar.is_nominalised(token)


def _is_court(context: StatementContext, speaker: TokenSpan) -> bool:
    words, lexicon = context.words, context.lexicon
    covered = range(speaker.first, speaker.last + 1)
    return any(lexicon.organizations.get(words.tokens[i].lemma) == "court" for i in covered)


def _means_clause(context: StatementContext, pronoun: int) -> bool:
    """Whether a relative pronoun means all that was said before it: `Cenas aug, kas liecina, ka ...`."""
    words = context.words
    verb = words.head[pronoun]
    above = words.head[verb] if verb >= 0 else -1
    return above >= 0 and words.tokens[above].upos in ("VERB", "AUX")


def _means_source(context: StatementContext, speaker: TokenSpan, documents: bool) -> bool:
    """Whether a source is a person or an institution by name or noun, or, with `documents`, one of those."""
    words, lexicon = context.words, context.lexicon
    noun = _noun(context, speaker)
    token = words.tokens[noun]
    # Names in what it is about are not its own: `stāsti [par Ūziņu muižu]`.
    own = takewhile(lambda i: words.tokens[i].upos != "ADP", range(noun, speaker.last + 1))
    if any(words.tokens[i].name != "O" for i in own):
        return True
    if token.upos in ("PRON", "DET"):
        kinds = token.features.get("PronType", "").split(",")
        return "Dem" not in kinds and not ("Rel" in kinds and _means_clause(context, noun))
    if documents and token.lemma in lexicon.source_documents:
        return True
    counts = token.upos == "NUM" or token.features.get("NumType") == "Ord"
    if counts and token.text.isalpha():
        return True  # of people told of before: `viens klusē, [otrs] liecina`
    inside = words.first[words.sentence[noun]] < noun and token.text[:1].isupper()
    prisoner = token.upos == "VERB" and context.grammar.is_nominalised(token)  # `[aizturētais] liecināja`
    return inside or prisoner or token.upos == "PROPN" or token.lemma in lexicon.actors
