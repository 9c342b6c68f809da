"""Triggers: the verbs and nouns that name events, one word an event (`predicate` in the record)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from hronika.language.analysis import Frame
from hronika.language.lexicon import EventKind
from hronika.reading.attribution.actors import Actors
from hronika.reading.document.syntax import absent_at, possessors
from hronika.reading.document.tokens import TokenSequence
from hronika.reading.events.clauses import Clauses
from hronika.reading.events.figurative import literal_kind
from hronika.reading.events.titles import words_of_titles
from hronika.reading.events.types import EventTypes, event_types
from hronika.reading.statements.candidates import StatementCandidate
from hronika.reading.statements.context import StatementContext

# Relations of words that make an idiom with their verb: `bojā iet`.
_IDIOMATIC = ("advmod", "obl", "compound")
_SURE = 0.3  # of the frame of a verb in its sentence
_USUAL = 0.6  # of that of a verb by itself
# Types whose nouns are mostly things that one gets, makes or gives where they are objects.
_GOT = frozenset(
    ("finance", "transaction", "competition", "crime", "agree", "aid", "publication", "creation")
)

# Frames of what things cost and need; somebody asks for something and pays (`[firma] prasa miljonu`).
_OF_THINGS = frozenset(("Expensiveness", "Have_as_requirement"))

# Types of what is done by judging.
_JUDGED = frozenset(("accuse", "support"))


@dataclass(slots=True)
class Trigger:
    """A word that names an event: `word` is its index in the token sequence.

    `carrier` is an empty verb that carries it (`notiks` of `notiks sēde`): the clause is that of the event,
    and so `verb` is the word whose dependents are its arguments.
    """

    word: int
    kind: EventKind
    is_verb: bool = False
    frame: Frame | None = None
    carrier: int | None = None
    verb: int = field(init=False)

    def __post_init__(self) -> None:
        self.verb = self.word if self.carrier is None else self.carrier

    def elements(self, words: TokenSequence) -> dict[int, str]:
        """Frame elements by the index of their word in the token sequence."""
        if self.frame is None:
            return {}
        offset = words.first[words.sentence[self.word]]
        return {role.word + offset: role.name for role in self.frame.roles}


def find_triggers(context: StatementContext, actors: Actors, clauses: Clauses) -> list[Trigger]:
    """All triggers of the article, in text order."""
    words = context.words
    types = event_types(context.document.language)
    # What is part of no event: titles, and names that the analysis took for verbs.
    named = (words.covered(name.span.start, name.span.end) for name in context.document.names)
    titles = words_of_titles(context) | {index for name in named for index in name}
    nouns = {
        i: kind
        for i, token in enumerate(words.tokens)
        if token.upos == "NOUN"
        and token.name == "O"
        and i not in titles
        and (kind := _noun(context, types, i)) is not None
    }
    candidates = {
        candidate.cue.token: candidate for candidate in context.candidates if candidate.cue is not None
    }
    found: dict[int, Trigger] = {}
    verbs = []
    for index, token in enumerate(words.tokens):
        if token.upos != "VERB" or index in titles or not _can_happen(context, index):
            continue
        if _only_reports(context, types, index, candidates.get(index)):
            continue
        carried = _carried(context, clauses, index, nouns)
        for noun in carried:
            found[noun] = Trigger(noun, nouns.get(noun, EventKind(None, None)), carrier=index)
        if carried or _refused(context, index):
            continue
        if _is_of_a_thing(context, actors, index):
            continue
        if not types.is_state(token.lemma):
            verbs.append(index)
        elif _does_something(context, index):
            found[index] = Trigger(index, _about(context, types, index, EventKind(None, None)), is_verb=True)
    for index, frame in zip(verbs, _frames(context, verbs), strict=True):
        beside = [words.lower[i] for i in words.dependents(index, *_IDIOMATIC)]
        if frame is not None and frame.name in _OF_THINGS and _is_of_somebody(actors, clauses, index):
            frame = None
        kind = types.of_verb(words.tokens[index].lemma, frame.name if frame else None, beside)
        if kind is not None:
            kind = literal_kind(context, index, _about(context, types, index, kind))
            if kind.type == "vote" and _refrains(context, index):
                kind = EventKind(None, None)
            found[index] = Trigger(index, kind, True, frame)
    settings = _settings(context, candidates)
    for noun, kind in nouns.items():
        if noun in found or noun in candidates or noun in settings or _is_likened(context, noun):
            continue
        if kind.type is None and _is_traded(context, types, noun, found):
            continue
        if not _is_attribute(context, types, noun, nouns) and not _takes_part(
            context, types, noun, kind, found
        ):
            found[noun] = Trigger(noun, kind)
    for trigger in found.values():
        if not trigger.is_verb:
            trigger.frame = _frame_of_noun(context, types, trigger.word)
    return [found[index] for index in sorted(found)]


def _frame_of_noun(context: StatementContext, types: EventTypes, index: int) -> Frame | None:
    """The frame of the verb that a noun is made from (`būvēšana`), where it has one above all others."""
    verb = types.verb_of(context.words.tokens[index].lemma)
    usual = context.document.language.frames.usual(verb) if verb else None
    return usual if usual is not None and usual.probability >= _USUAL else None


def _frames(context: StatementContext, verbs: list[int]) -> list[Frame | None]:
    """The frames of verbs; None where it is too unsure."""
    words = context.words
    sentences = context.document.analysis.sentences
    places = [(sentences[words.sentence[i]], i - words.first[words.sentence[i]]) for i in verbs]
    found = context.document.language.frames.frames(places)
    return [frame if frame.probability >= _SURE else None for frame in found]


def _is_of_somebody(actors: Actors, clauses: Clauses, verb: int) -> bool:
    subject = clauses.subject(verb)
    return subject is not None and actors.has(subject)


def _about(context: StatementContext, types: EventTypes, verb: int, kind: EventKind) -> EventKind:
    """What a verb names, by what it is about: its object, else its subject."""
    words = context.words
    if kind.type == "movement":
        for child in words.children[verb]:
            occasion = _occasion(context, types, child)
            if occasion is not None:
                return occasion
    here = context.objects(verb)
    thing = here[0] if here else words.child(verb, "nsubj")
    return kind if thing is None else types.about(kind, words.tokens[thing].lemma)


def _occasion(context: StatementContext, types: EventTypes, index: int) -> EventKind | None:
    """What one goes to do: `ieradās vizītē` is a visit."""
    token = context.words.tokens[index]
    if token.upos != "NOUN" or token.base_relation != "obl":
        return None
    if context.grammar.role(context.words, index) != "place":
        return None
    kind = types.of_noun(token.lemma)
    return kind if kind is not None and kind.type is not None else None


def _does_something(context: StatementContext, verb: int) -> bool:
    """Whether a verb of phase is one of doing: `pabeigt tiltu`, `sāka sezonu`."""
    how = context.lexicon.empty_verbs.get(context.words.tokens[verb].lemma)
    return how is not None and how.place == "object" and bool(context.objects(verb))


def _is_of_a_thing(context: StatementContext, actors: Actors, verb: int) -> bool:
    """Whether a verb tells how a thing is (`biļete maksā`) or how many there are (`mācās simts bērnu`)."""
    words, lexicon = context.words, context.lexicon
    token = words.tokens[verb]
    of_things, of_numbers = token.lemma in lexicon.states_of_things, token.lemma in lexicon.states_of_numbers
    if not (of_things or of_numbers) or token.features.get("Tense") != "Pres":
        return False
    subject = words.child(verb, "nsubj")
    if subject is None:  # taken for an object, whose form is the same: `Biļetes maksā no pieciem eiro`
        nominatives = (
            i for i in words.dependents(verb, "obj") if context.grammar.role(words, i) == "subject"
        )
        subject = next(nominatives, None)
    if subject is None:
        return False
    if of_numbers:
        head = words.tokens[subject]
        counted = head.upos == "NUM" or head.lemma in lexicon.partitives
        return counted or words.child(subject, "nummod") is not None
    noun = words.tokens[subject].upos == "NOUN" or words.tokens[subject].name == "O"
    return noun and not actors.has(subject)


def _can_happen(context: StatementContext, index: int) -> bool:
    """Whether a verb says what happens, and not what kind of thing a noun is."""
    token = context.words.tokens[index]
    if token.name != "O" or token.text.endswith("."):
        return False  # an abbreviation: `dz. 1970`
    if token.base_relation == "aux":
        return False  # `varētu [tikt] slēgta`
    grammar = context.grammar
    if grammar.is_converb(token) and context.words.lower[index] in context.lexicon.function_converbs:
        return token.base_relation == "root"  # as a main verb it stands in the quotative mood
    if token.features.get("VerbForm") != "Part":
        return True
    if grammar.is_property(token):
        return False  # a property: `ir redzams`, `apsveicama`
    relation = token.base_relation
    if relation in ("xcomp", "advcl") and grammar.role(context.words, index) != "subject":
        openers = (context.function(i) for i in context.words.dependents(index, "case", "mark"))
        if any(opener in ("as", "judged") for opener in openers):
            return False  # what something is judged to be: `noraidīja kā nepamatotu`
    if relation in ("amod", "advmod", "nmod", "nsubj", "obj", "obl", "iobj", "appos", "flat"):
        return False  # with `advmod` an adverb that is made of one: `pieņemts novēloti`
    if relation == "acl":
        # Only a clause set off after its noun (`uzņēmums, pārdevis ...`) says what happened.
        return context.words.head[index] < index
    return not grammar.is_nominalised(token)


def _noun(context: StatementContext, types: EventTypes, index: int) -> EventKind | None:
    """What a common noun names; None of nouns that name no event."""
    token = context.words.tokens[index]
    kind = types.of_noun(token.lemma)
    if kind is None or not types.befalls(token.lemma):
        return kind
    things = possessors(context.words, index, context.grammar)
    return types.about(kind, context.words.tokens[things[-1]].lemma) if things else kind


def _carried(
    context: StatementContext, clauses: Clauses, verb: int, nouns: Mapping[int, EventKind]
) -> list[int]:
    """The nouns of events that an empty verb carries."""
    words = context.words
    how = context.lexicon.empty_verbs.get(words.tokens[verb].lemma)
    if how is None:
        return []
    features = words.tokens[verb].features
    passive = features.get("Voice") == "Pass"
    if how.place == "subject" and passive and features.get("Polarity") == "Neg":
        return []  # bija negaidīta: it was, and what it was like is told
    by_object = how.place == "object" and not passive
    here = clauses.objects(verb) if by_object else _subjects(words, verb)
    for child in here:
        token = words.tokens[child]
        if child in nouns or (how.nouns == "any" and token.upos == "NOUN" and token.name == "O"):
            return [child, *(noun for noun in words.dependents(child, "conj") if noun in nouns)]
    return []


def _subjects(words: TokenSequence, verb: int) -> list[int]:
    """The subjects of a verb, of an infinitive those of the verb above it: `[Streiks] varētu notikt`."""
    own = words.dependents(verb, "nsubj")
    token, above = words.tokens[verb], words.head[verb]
    if own or above < 0 or token.features.get("VerbForm") != "Inf" or token.base_relation != "xcomp":
        return own
    return _subjects(words, above)


def _refused(context: StatementContext, index: int) -> bool:
    """Whether a verb only names what somebody refuses: `atteicās komentēt` is one event."""
    words = context.words
    if words.tokens[index].features.get("VerbForm") != "Inf" or words.head[index] < 0:
        return False
    effects = context.effects
    plan = words.tokens[index - 1].upos == "NOUN" and effects[index - 1].vouched == "planned"
    return effects[words.head[index]].refused and not plan  # atteicās no plāna slēgt


def _refrains(context: StatementContext, verb: int) -> bool:
    """Whether a verb tells only of what is left undone: `atturējās komentēt` is no vote."""
    words = context.words
    undone = any(
        words.tokens[i].features.get("VerbForm") == "Inf" for i in words.dependents(verb, "xcomp", "ccomp")
    )
    return undone and context.effects[verb].averted


def _is_likened(context: StatementContext, noun: int) -> bool:
    """Whether a noun is only what something is like: `[sprādzienam] līdzīgs troksnis`.

    The parse may hang it on the verb.
    """
    words = context.words
    beside = (words.head[noun], min(noun + 1, len(words) - 1))
    return context.grammar.role(words, noun) == "recipient" and any(
        words.tokens[i].upos == "ADJ" and context.effects[i].refused for i in beside if i >= 0
    )


def _is_traded(context: StatementContext, types: EventTypes, noun: int, found: Mapping[int, Trigger]) -> bool:
    """Whether a plural names what is bought, priced or a part of: `[akciju] pārdošana`, `25% [akciju]`."""
    words, head = context.words, context.words.head[noun]
    if words.tokens[noun].features.get("Number") != "Plur" or head < 0:
        return False
    if context.grammar.adposition(words, noun) is not None:
        return False
    above = words.tokens[head]
    if above.upos in ("SYM", "NUM") or above.lemma in context.lexicon.partitives:
        return words.relation[noun] == "nmod" or context.grammar.role(words, noun) == "possessor"
    kind = found[head].kind if head in found else types.of_noun(above.lemma) if above.upos == "NOUN" else None
    return kind is not None and kind.type in ("transaction", "finance")


def _only_reports(
    context: StatementContext, types: EventTypes, index: int, candidate: StatementCandidate | None
) -> bool:
    """Whether a verb of saying only reports: it has content, or no object or person that it is about.

    `vainu noliedz` and `atbildēt nevarēja` are events; so is what is rejected before hearsay about it.
    """
    words = context.words
    if candidate is not None:
        kind = types.of_verb(words.tokens[index].lemma, None)
        if candidate.how == "judgement" and kind is not None and kind.type in _JUDGED:
            return False  # `kritizēja ieceri kā nepārdomātu`
        thing = words.child(index, "obj")
        return candidate.how != "quotative" or thing is None or words.tokens[thing].upos != "NOUN"
    if index not in context.cues or words.tokens[index].features.get("VerbForm") == "Inf":
        return False
    kind = types.of_verb(words.tokens[index].lemma, None)
    if kind is not None and kind.type == "protest":
        return False  # what people do, whether or not they say why
    if words.tokens[index].features.get("Polarity") == "Neg":
        return False
    if _is_done(context, types, index):
        return False
    whom, first = words.child(index, "iobj", "xcomp"), words.head[index]
    if whom is not None or context.objects(index):
        return False
    # `šādu iespēju ne apstiprina, ne noliedz`
    shares = words.relation[index] == "conj" and first in context.cues
    return not (shares and any(i < first for i in context.objects(first)))


def _is_done(context: StatementContext, types: EventTypes, index: int) -> bool:
    """Whether a passive of a verb that can report tells what is done to its subject: `grāmata publicēta`.

    With the auxiliary of what happens (`tika pieminēti`), else by its type; `noteikts termiņš` is a state.
    """
    words = context.words
    token, thing = words.tokens[index], words.child(index, "nsubj")
    if token.features.get("Voice") != "Pass" or thing is None:
        return False
    helpers = words.dependents(index, "aux")
    kind = types.of_verb(token.lemma, None)
    negated = any(words.tokens[i].features.get("Polarity") == "Neg" for i in (index, *helpers))
    sought = kind is not None and kind.type == "investigation"
    if negated and sought and types.of_noun(words.tokens[thing].lemma) is not None:
        return False  # `Pārkāpumi netika konstatēti`: there were none
    if any(not context.grammar.is_copula(words.tokens[helper]) for helper in helpers):
        return True
    lemma = words.tokens[thing].lemma
    if token.lemma in context.lexicon.verbs_of_papers and types.of_noun(lemma) is not None:
        return True  # `lēmums nav pieņemts`
    return kind is not None and types.about(kind, lemma).type is not None


def _is_attribute(
    context: StatementContext, types: EventTypes, index: int, nouns: Mapping[int, EventKind]
) -> bool:
    """Whether a possessor by form only says what kind of thing is meant: `rezervēšanas vietne`.

    Before a noun of an event it is what that is done to where the noun is made from a verb (`slepkavības
    izmeklēšana`), else the kind of it (`kaujas dežūra`).
    """
    words = context.words
    first = index
    while words.relation[first] == "conj" and words.head[first] >= 0:
        first = words.head[first]
    head = words.head[first]
    if words.relation[first] != "nmod" or head <= index:
        return False
    if context.grammar.role(words, first) != "possessor":
        return False
    if context.grammar.adposition(words, first) is not None:
        return False
    if absent_at(words, first, context.grammar) is not None:
        return False
    lemma = words.tokens[head].lemma
    if head in nouns and types.verb_of(lemma) is not None:
        return False
    return lemma not in context.lexicon.about_events


def _takes_part(
    context: StatementContext, types: EventTypes, index: int, kind: EventKind, found: Mapping[int, Trigger]
) -> bool:
    """Whether a noun only takes part in the event of a verb: `ekspertīze noskaidros`, `guva peļņu`.

    A subject that acts always does, an object where verbs of papers have it (`iesniegt protestu`) or where
    its type is one of things got and made. A noun made from any verb names an event wherever it stands.
    """
    words = context.words
    head, relation = words.head[index], words.relation[index]
    if head not in found or not found[head].is_verb:
        return False
    if relation == "obl" and found[head].kind == kind and _occasion(context, types, index) == kind:
        return _moves(types, words.tokens[head].lemma, found[head].frame)  # `ieradās vizītē`
    if relation not in ("nsubj", "obj"):
        return False
    passive = words.tokens[head].features.get("Voice") == "Pass"
    effect = context.effects[head]
    if effect.averted:
        return False  # sacensības atceltas: what is told is that they are not held
    denied = effect.vouched == "denied"
    if (relation == "obj" or passive) and not denied:
        if words.tokens[head].lemma in context.lexicon.verbs_of_papers:
            return True
        if kind.type not in _GOT:
            return False
    return types.verb_of(words.tokens[index].lemma) is None


def _moves(types: EventTypes, verb: str, frame: Frame | None) -> bool:
    kind = types.of_verb(verb, frame.name if frame is not None else None)
    return kind is not None and kind.type == "movement"


def _settings(context: StatementContext, candidates: Iterable[int]) -> set[int]:
    """Nouns that are the medium or the occasion of a statement: `sēdē sacīja`, `pēc sēdes sacīja`."""
    words, types = context.words, event_types(context.document.language)
    found = set()
    for cue in candidates:
        for child in words.children[cue]:
            token = words.tokens[child]
            if token.upos != "NOUN" or token.base_relation == "nsubj":
                continue
            kind, preposition = types.of_noun(token.lemma), context.grammar.adposition(words, child)
            # a meeting of which it is told with whom or when is news itself
            told = any(
                context.grammar.adposition(words, i) is not None or words.tokens[i].name.endswith("time")
                for i in words.children[child]
            )
            met = kind is not None and kind.type == "consult" and kind.mode != "visit" and not told
            about = (
                preposition is None or words.lower[preposition] in context.lexicon.participant_prepositions
            )
            if context.grammar.role(words, child) == "place" or (met and not about):
                found.add(child)
    return found
