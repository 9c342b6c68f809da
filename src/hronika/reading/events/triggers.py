"""Predicates: the words that name a happening, verbs and nouns, each happening by one word."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from hronika.language.analysis import Frame
from hronika.reading.document.tokens import Words
from hronika.reading.events.factuality_lexicon import effects_of
from hronika.reading.events.types import EventTypes, Kind, event_types
from hronika.reading.statements.candidates import Report, Scene

# Relations of words that make an idiom with their verb: `bojā iet`.
_IDIOMATIC = ("advmod", "obl", "compound")
_SURE = 0.3  # of the frame of a verb in its sentence
_USUAL = 0.6  # of that of a verb by itself
# Types whose nouns are mostly things that one gets, makes or gives where they are objects.
_GOT = frozenset(
    ("finance", "transaction", "competition", "crime", "agree", "aid", "publication", "creation")
)


@dataclass(slots=True)
class Predicate:
    """A word that names a happening, at `word` of the row of words.

    `carrier` is an empty verb that carries it (`notiks` of `notiks sēde`): its clause is the happening's.
    """

    word: int
    kind: Kind
    is_verb: bool = False
    frame: Frame | None = None
    carrier: int | None = None

    @property
    def verb(self) -> int:
        """The word whose dependents are those of the happening."""
        return self.word if self.carrier is None else self.carrier

    def elements(self, words: Words) -> dict[int, str]:
        """The words of the row that play a role in its frame, with the role."""
        if self.frame is None:
            return {}
        offset = words.first[words.sentence[self.word]]
        return {role.word + offset: role.name for role in self.frame.roles}


def find_predicates(scene: Scene) -> list[Predicate]:
    """All predicates of the article, in text order."""
    words = scene.words
    types = event_types(scene.draft.language)
    nouns = {i: kind for i in range(len(words)) if (kind := _noun(scene, types, i)) is not None}
    reports = {report.cue.token: report for report in scene.reports if report.cue is not None}
    found: dict[int, Predicate] = {}
    verbs = []
    for index, token in enumerate(words.tokens):
        if token.upos != "VERB" or not _can_happen(scene, index):
            continue
        if _only_tells(scene, index, reports.get(index)):
            continue
        carried = _carried(scene, index, nouns)
        for noun in carried:
            found[noun] = Predicate(noun, nouns.get(noun, Kind(None, None)), carrier=index)
        if carried or _refused(scene, index):
            continue
        if not types.is_state(token.lemma):
            verbs.append(index)
        elif _does_something(scene, index):
            found[index] = Predicate(index, _about(scene, types, index, Kind(None, None)), is_verb=True)
    for index, frame in zip(verbs, _frames(scene, verbs), strict=True):
        beside = [words.lower[i] for i in words.dependents(index, *_IDIOMATIC)]
        kind = types.of_verb(words.tokens[index].lemma, frame.name if frame else None, beside)
        if kind is not None:
            found[index] = Predicate(index, _about(scene, types, index, kind), True, frame)
    settings = _settings(scene, reports)
    for noun, kind in nouns.items():
        if noun in found or noun in reports or noun in settings:
            continue
        if not _is_attribute(scene, noun, nouns) and not _takes_part(scene, types, noun, kind, found):
            found[noun] = Predicate(noun, kind)
    for predicate in found.values():
        if not predicate.is_verb:
            predicate.frame = _frame_of_noun(scene, types, predicate.word)
    return [found[index] for index in sorted(found)]


def _frame_of_noun(scene: Scene, types: EventTypes, index: int) -> Frame | None:
    """The frame of the verb that a noun is made from (`būvēšana`), where it has one above all others."""
    verb = types.verb_of(scene.words.tokens[index].lemma)
    usual = scene.draft.language.frames.usual(verb) if verb else None
    return usual if usual is not None and usual.probability >= _USUAL else None


def _frames(scene: Scene, verbs: list[int]) -> list[Frame | None]:
    """The frames of verbs; None where it is too unsure."""
    words = scene.words
    sentences = scene.draft.analysis.sentences
    places = [(sentences[words.sentence[i]], i - words.first[words.sentence[i]]) for i in verbs]
    found = scene.draft.language.frames.frames(places)
    return [frame if frame.probability >= _SURE else None for frame in found]


def _about(scene: Scene, types: EventTypes, verb: int, kind: Kind) -> Kind:
    """What a verb names, by what it is about: its object, else its subject."""
    words = scene.words
    if kind.type == "movement":
        for child in words.children[verb]:
            occasion = _occasion(scene, types, child)
            if occasion is not None:
                return occasion
    here = objects(words, verb)
    thing = here[0] if here else words.child(verb, "nsubj")
    return kind if thing is None else types.about(kind, words.tokens[thing].lemma)


def _occasion(scene: Scene, types: EventTypes, index: int) -> Kind | None:
    """What one goes to do: `ieradās vizītē` is a visit."""
    token = scene.words.tokens[index]
    if token.upos != "NOUN" or token.base_relation != "obl" or token.features.get("Case") != "Loc":
        return None
    kind = types.of_noun(token.lemma)
    return kind if kind is not None and kind.type is not None else None


def _does_something(scene: Scene, verb: int) -> bool:
    """Whether a verb of phase is one of doing: `pabeigt tiltu`, `sāka sezonu`."""
    how = scene.draft.language.words["empty_verbs"].get(scene.words.tokens[verb].lemma, "")
    return how.startswith("object") and bool(objects(scene.words, verb))


def _can_happen(scene: Scene, index: int) -> bool:
    """Whether a verb tells what happens, and not what kind of thing a noun is."""
    token = scene.words.tokens[index]
    if token.name != "O":
        return False
    form = token.features.get("VerbForm")
    if form == "Conv" and scene.words.lower[index] in scene.draft.language.words["function_converbs"]:
        return token.base_relation == "root"  # a main verb is one of hearsay
    if form != "Part":
        return True
    if token.features.get("Tense") == "Pres":
        return False  # a property: `ir redzams`, `apsveicama`
    relation = token.base_relation
    if relation in ("amod", "nmod", "nsubj", "obj", "obl", "iobj", "appos", "flat"):
        return False
    if relation == "acl":
        # Only a clause set off after its noun (`uzņēmums, pārdevis ...`) tells more than what is meant.
        return scene.words.head[index] < index
    return token.features.get("Definite") != "Def"


def _noun(scene: Scene, types: EventTypes, index: int) -> Kind | None:
    token = scene.words.tokens[index]
    if token.upos != "NOUN" or token.name != "O":
        return None
    return types.of_noun(token.lemma)


def _carried(scene: Scene, verb: int, nouns: Mapping[int, Kind]) -> list[int]:
    """The nouns of happenings that an empty verb carries."""
    words = scene.words
    how = scene.draft.language.words["empty_verbs"].get(words.tokens[verb].lemma)
    if how is None:
        return []
    place, which = how.split()
    passive = words.tokens[verb].features.get("Voice") == "Pass"
    by_object = place == "object" and not passive
    here = objects(words, verb) if by_object else words.dependents(verb, "nsubj")
    for child in here:
        token = words.tokens[child]
        if child in nouns or (which == "any" and token.upos == "NOUN" and token.name == "O"):
            return [child, *(noun for noun in words.dependents(child, "conj") if noun in nouns)]
    return []


def objects(words: Words, verb: int) -> list[int]:
    """The direct objects of a verb.

    Among them is an accusative without a preposition that the parse hangs on another noun of the clause.
    """
    found = []
    for child in words.children[verb]:
        token = words.tokens[child]
        if token.base_relation == "obj":
            found.append(child)
        elif token.upos in ("NOUN", "PROPN"):
            found += [
                below
                for below in words.children[child]
                if words.tokens[below].relation == "nmod"
                and words.tokens[below].features.get("Case") == "Acc"
                and words.tokens[child].features.get("Case") != "Acc"
                and words.child(below, "case") is None
            ]
    return found


def _refused(scene: Scene, index: int) -> bool:
    """Whether a verb only names what somebody refuses: `atteicās komentēt` is one happening."""
    words = scene.words
    if words.tokens[index].features.get("VerbForm") != "Inf" or words.head[index] < 0:
        return False
    return effects_of(scene.draft.language).of(words, words.head[index]).refused


def _only_tells(scene: Scene, index: int, report: Report | None) -> bool:
    """Whether a verb of saying does no more than tell: it has content, or it says nothing of anything.

    `vainu noliedz` and `atbildēt nevarēja` are happenings; so is what is rejected before hearsay about it.
    """
    words = scene.words
    if report is not None:
        thing = words.child(index, "obj")
        return report.how != "oblique" or thing is None or words.tokens[thing].upos != "NOUN"
    if index not in scene.cues or words.tokens[index].features.get("VerbForm") == "Inf":
        return False
    negative = words.tokens[index].features.get("Polarity") == "Neg"
    return not negative and words.child(index, "obj", "nsubj:pass", "iobj", "xcomp") is None


def _is_attribute(scene: Scene, index: int, nouns: Mapping[int, Kind]) -> bool:
    """Whether a genitive only says what kind of thing is meant: `rezervēšanas vietne`."""
    words = scene.words
    token, head = words.tokens[index], words.head[index]
    if token.features.get("Case") != "Gen" or token.base_relation != "nmod" or head <= index:
        return False
    if words.child(index, "case") is not None or head in nouns:
        return False
    return words.tokens[head].lemma not in scene.draft.language.words["about_happenings"]


def _takes_part(
    scene: Scene, types: EventTypes, index: int, kind: Kind, found: Mapping[int, Predicate]
) -> bool:
    """Whether a noun only takes part in what a verb tells: `ekspertīze noskaidros`, `guva peļņu`.

    A subject that acts always does, an object where verbs of papers have it (`iesniegt protestu`) or where
    its kind is of things got and made. A noun made from any verb names a happening wherever it stands.
    """
    words = scene.words
    head, relation = words.head[index], words.tokens[index].base_relation
    if head not in found or not found[head].is_verb:
        return False
    if relation == "obl" and found[head].kind == kind and _occasion(scene, types, index) == kind:
        return True
    if relation not in ("nsubj", "obj"):
        return False
    passive = words.tokens[head].features.get("Voice") == "Pass"
    denied = effects_of(scene.draft.language).of(words, head).vouched == "denied"
    if (relation == "obj" or passive) and not denied:
        if words.tokens[head].lemma in scene.draft.language.words["verbs_of_papers"]:
            return True
        if kind.type not in _GOT:
            return False
    return types.verb_of(words.tokens[index].lemma) is None


def _settings(scene: Scene, reports: Iterable[int]) -> set[int]:
    """Nouns that are the medium or the occasion of a statement: `sēdē sacīja`."""
    words = scene.words
    found = set()
    for cue in reports:
        for child in words.children[cue]:
            token = words.tokens[child]
            if token.upos == "NOUN" and token.features.get("Case") == "Loc":
                found.add(child)
    return found
