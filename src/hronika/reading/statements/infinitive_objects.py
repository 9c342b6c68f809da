"""What an infinitive has, lacks or needs as its object, and what can be one or be who is asked."""

from hronika.language.analysis import Token
from hronika.reading.document.syntax import intransitive_verbs
from hronika.reading.document.tokens import TokenSequence
from hronika.reading.statements.context import StatementContext


def has_form_of_object(context: StatementContext, index: int, pronouns: bool = False) -> bool:
    """Whether a noun or personal pronoun, or any with `pronouns`, is an object by case and relation."""
    token = context.words.tokens[index]
    fits = is_object(token) or (pronouns and token.upos == "DET" and token.base_relation == "obj")
    return fits and context.grammar.role(context.words, index) == "object"


def is_infinitive(words: TokenSequence, index: int, verb: Token) -> bool:
    """Whether a word's `verb` is an infinitive, or has its form and no subject: `aicina [iet] balsot`."""
    form = verb.features.get("VerbForm")
    same = form not in ("Inf", "Part") and verb.upos == "VERB" and verb.text.lower().endswith(verb.lemma)
    return form == "Inf" or (same and words.child(index, "nsubj") is None)


def is_own(context: StatementContext, noun: int, infinitive: int) -> bool:
    """Whether a noun before an infinitive that the parse hangs on it is its object: `sola [tiltu] būvēt`."""
    words = context.words
    token = words.tokens[infinitive]
    governance = context.lexicon.cue_nouns.get(words.tokens[noun].lemma)
    if token.features.get("VerbForm") != "Inf" or (governance is not None and "i" in governance.frames):
        return False  # `atkārtoja [solījumu] nevienu neatlaist`
    return noun < infinitive and lacks_object(context, infinitive)


def needs_object(context: StatementContext, infinitive: int) -> bool:
    """Whether an infinitive hardly stands without an object, and none comes after it."""
    needs = context.words.tokens[infinitive].lemma in context.lexicon.transitive_verbs
    return needs and lacks_object(context, infinitive)


def lacks_object(context: StatementContext, infinitive: int) -> bool:
    """Whether an infinitive can have an object, and none comes after it."""
    words = context.words
    later = [i for i in words.children[infinitive] if i > infinitive]
    has = any(
        has_form_of_object(context, i)
        or _is_object_clause(context, i)
        or words.tokens[i].features.get("VerbForm") == "Inf"  # `pārtraukt [lietot]`
        for i in later
    )
    return not has and not takes_no_object(context, words.tokens[infinitive])


def is_object(token: Token) -> bool:
    """Whether the parse makes a noun or pronoun an object."""
    return token.base_relation in ("obj", "iobj") and token.upos in ("NOUN", "PROPN", "PRON")


def can_be_asked(context: StatementContext, index: int) -> bool:
    """Whether a word is an object by its form, or a participle that is one: `citus [cietušos]`."""
    return has_form_of_object(context, index) or (
        _is_nominal_participle(context, index) and context.grammar.role(context.words, index) == "object"
    )


def is_somebody(context: StatementContext, index: int) -> bool:
    """Whether a word means who can act, by itself or as a participle or adjective used as a noun."""
    return is_actor(context, index) or _is_nominal_participle(context, index)


def _is_nominal_participle(context: StatementContext, index: int) -> bool:
    """Whether a participle or adjective stands for people: `citus [cietušos]`, `mudina [sabiedrotos]`."""
    token = context.words.tokens[index]
    people = token.upos == "ADJ" and token.base_relation == "obj" and token.features.get("Number") == "Plur"
    return people or (token.upos == "VERB" and context.grammar.is_nominalised(token))


def takes_no_object(context: StatementContext, verb: Token) -> bool:
    """Whether a verb is reflexive, or one without an object."""
    without = verb.lemma in intransitive_verbs(context.document.language)
    return without or context.grammar.is_reflexive(verb)


def _is_object_clause(context: StatementContext, head: int) -> bool:
    """Whether a word heads a clause with `ka`, `vai` or a question word."""
    opening = next((i for i in context.words.subtree(head) if not context.words.is_punctuation(i)), head)
    return context.function(opening) in ("that", "wh")


def is_actor(context: StatementContext, index: int) -> bool:
    """Whether a word is a name, a pronoun, or a noun of who can act."""
    token = context.words.tokens[index]
    return token.upos in ("PROPN", "PRON", "DET") or token.lemma in context.lexicon.actors
