"""Whether the words say that something did not or will not happen."""

from hronika.reading.document.negation import is_negative
from hronika.reading.document.syntax import absent_at
from hronika.reading.events.governors import Governors
from hronika.reading.events.triggers import Trigger

_FARTHEST = 8
_CARRYING = frozenset(("xcomp", "ccomp", "csubj", "acl"))
_NOMINAL = frozenset(("obj", "nsubj", "iobj", "obl", "nmod"))


def did_not_happen(governors: Governors, trigger: Trigger, *, unreal: bool = False) -> bool:
    """Whether the verb of an event is negated, or that of its phase, ability or plan: `nevarēja atbildēt`.

    So is what is prevented or called off (`novērsa slepkavību`), almost done, tried in vain, or does not
    exist (`streika nebija`). `unreal` where the event is only possible or supposed: then what would
    prevent it says nothing of it (`nāktos atcelt koncertu`).
    """
    if trigger.is_verb and _is_feared_so(governors, trigger.verb):
        return False
    lacking = not trigger.is_verb and governors.without(trigger.word) is not None
    if lacking and not governors.is_needed(trigger.word):
        return True
    return _denied(governors, trigger.verb, trigger.is_verb or trigger.carrier is not None, unreal)


def _is_feared_so(governors: Governors, verb: int) -> bool:
    """Whether it is looked into whether something is so by asking if it is not: `pārbauda, vai nav zagts`."""
    words = governors.words
    clause = verb
    while words.head[clause] >= 0 and (
        words.relation[clause] == "conj" or words.tokens[clause].features.get("VerbForm") == "Inf"
    ):
        clause = words.head[clause]
    head = words.head[clause]
    opener = words.child(clause, "mark")
    kinds = governors.context.lexicon.complementisers
    if head < 0 or opener is None or kinds.get(words.lower[opener]) != "whether":
        return False
    for word in (head, words.head[head]):
        cue = governors.context.cues.get(word)
        if word >= 0 and (governors.effects[word].inquires or (cue is not None and cue.act == "ask")):
            return not is_negative(words, word, governors.negations)
        if word >= 0 and words.tokens[word].features.get("PronType") != "Dem":
            break
    return False


def _denied(governors: Governors, index: int, verb: bool, unreal: bool) -> bool:
    words, effects = governors.words, governors.effects
    if verb and not effects[index].ends and (_is_negative(governors, index) or _almost(governors, index)):
        return True
    for _ in range(_FARTHEST):
        head, relation = words.head[index], words.relation[index]
        if head < 0 or index in governors.apart:
            return False
        if not verb and (_is_near(governors, index) or (relation == "nmod" and _is_near(governors, head))):
            return True
        effect = effects[head]
        infinitive = words.tokens[index].features.get("VerbForm") == "Inf"
        if infinitive and (relation in _CARRYING or (relation == "advcl" and effect.attempt)):
            if effect.averted and not effect.appointed:
                return not (unreal or _denied(governors, head, True, unreal))
            if effect.attempt and governors.is_vain(head):
                return True
            if not (
                effect.fact or effect.will or (effect.infinitive or effect.vouched) in ("possible", "planned")
            ):
                return False
        elif not verb and (place := absent_at(words, index, governors.grammar)) is not None:
            return _is_negative(governors, words.head[place])
        elif not verb and relation in _NOMINAL:
            if governors.is_no_talk_of(index):
                return True
            if effect.averted and _is_averted(governors, index, head):
                return not (unreal or _denied(governors, head, words.tokens[head].upos == "VERB", unreal))
            if effect.attempt and governors.is_vain(head) and _is_attempted(governors, index):
                return True
            stated = words.tokens[head].upos != "VERB"
            content = relation != "nsubj" or stated or effect.subject or governors.is_undergone(index, head)
            if governors.grammar.is_copula(words.tokens[head]) and relation == "nsubj":
                return _is_negative(governors, head)
            brought = effect.will and content and relation in ("obj", "nsubj")
            planned = effect.vouched == "planned" and (stated or _is_unplanned(governors, index, head))
            if not (brought or planned):
                return False
        elif _shares_negation(governors, index, head):
            helpers = (words.tokens[helper] for helper in words.dependents(head, "aux"))
            if any(helper.features.get("Polarity") == "Neg" for helper in helpers):
                return True
            index = head
            continue
        else:
            return False
        index, verb = head, words.tokens[head].upos == "VERB"
        if _is_negative(governors, index):
            return True
    return False


def _is_attempted(governors: Governors, index: int) -> bool:
    """Whether a noun is what somebody attempts, and not when or where: `pēc avārijas mēģināja aizbēgt`."""
    words, grammar = governors.words, governors.grammar
    if words.relation[index] == "obj":
        return True
    owned = words.relation[index] == "nmod" and grammar.role(words, index) == "possessor"
    return owned and grammar.adposition(words, index) is None


def _is_unplanned(governors: Governors, index: int, head: int) -> bool:
    """Whether nobody plans it now: `streiks nav plānots`, `streiku neplāno`, `streiks nav gaidāms`.

    What was not planned may have happened.
    """
    words, plan = governors.words, governors.words.tokens[head]
    finite = [plan, *(words.tokens[helper] for helper in words.dependents(head, "aux", "cop"))]
    present = any(
        form.features.get("VerbForm") == "Fin" and form.features.get("Tense") == "Pres" for form in finite
    )
    passive = plan.features.get("Voice") == "Pass"
    return present and words.relation[index] == ("nsubj" if passive else "obj")


def _shares_negation(governors: Governors, index: int, head: int) -> bool:
    """Whether a word is coordinated, without contrast, with one that what stands above or beside negates.

    So are infinitives (`nedrīkst sist un spīdzināt`), nouns (`nebija ne sprādziena, ne ugunsgrēka`) and
    participles that share an auxiliary (`nav ievainots vai nogalināts`).
    """
    words, token, first = governors.words, governors.words.tokens[index], governors.words.tokens[head]
    if token.base_relation != "conj" or token.upos != first.upos or token.upos not in ("VERB", "NOUN"):
        return False
    form = token.features.get("VerbForm")
    if form != first.features.get("VerbForm") or form == "Fin":
        return False
    joints = words.dependents(index, "cc")
    if any(governors.effects[word].vain for word in joints):
        return False
    return (bool(joints) and words.child(index, "nsubj") is None) if form == "Part" else True


def _is_averted(governors: Governors, index: int, head: int) -> bool:
    """Whether a noun is what a word of averting averts: object, subject of the passive, after `no`."""
    words, effect = governors.words, governors.effects[head]
    token = words.tokens[index]
    if governors.effects[index].damage or (effect.appointed and not governors.is_appointed(index)):
        return False
    relation = token.base_relation
    preposition = governors.grammar.adposition(words, index)
    if relation == "nsubj":
        return effect.subject or governors.is_undergone(index, head)
    if relation == "nmod" and preposition is None:
        return governors.grammar.role(words, index) == "possessor"
    if relation == "obj":
        return not (effect.refused or effect.apart)
    return preposition is not None and words.lower[preposition] in governors.prepositions


def _almost(governors: Governors, index: int) -> bool:
    """Whether a verb is only almost done: `gandrīz uzskrēja`, not `gandrīz divus gadus strādāja`."""
    words = governors.words
    for child in words.dependents(index, "advmod", "discourse"):
        if governors.effects[child].averted and child < index:
            between = range(child + 1, index)
            if all(words.tokens[i].upos in ("AUX", "PART", "ADV", "CCONJ") for i in between):
                return not governors.is_measured(index)
    return False


def _is_near(governors: Governors, index: int) -> bool:
    """Whether somebody only comes near an action: `tuvu [krišanai]`, not `tuvu avārijas vietai`."""
    words, grammar = governors.words, governors.grammar
    if not governors.is_action(index) or grammar.role(words, index) != "recipient":
        return False
    near = grammar.adposition(words, index)  # what the analysis takes it for
    before = near if near is not None else words.subtree(index)[0] - 1
    return before >= 0 and governors.effects[before].averted


def _is_negative(governors: Governors, index: int) -> bool:
    """Whether a verb is negated, and not only what is compared: `neslēgs ilgāk par nedēļu`."""
    words = governors.words
    if not is_negative(words, index, governors.negations):
        return False
    for child in words.dependents(index, "advmod"):
        compared = child + 1 < len(words) and words.tokens[child + 1].upos in ("ADP", "SCONJ", "CCONJ")
        if compared and words.tokens[child].features.get("Degree") == "Cmp":
            return False
    return True
