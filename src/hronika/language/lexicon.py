"""The lexicon: what reading must know of the words of a language, a typed field a list.

Every list is a readable file `NAME.tsv` of two columns, a word (or lemma, or phrase) and its value, separated
by a tab. Empty lines and lines that start with `#` say nothing. What the values mean stands at the top of
each file and, for the program, in the type of the field; a value that does not fit is refused by its file and
line.
"""

import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import cache, cached_property, partial
from itertools import chain
from pathlib import Path
from typing import Any, Literal, NamedTuple, TypeVar, cast, get_args, get_type_hints

from hronika.record import PLOVER_TYPES, Act, EventType, Gender, NameKind, ResponseKind, Vouched

Value = TypeVar("Value")

CueFrame = Literal[
    "k", "t", "e", "d", "i", "p", "z", "n", "l", "q", "w", "o", "a", "b", "c", "u", "x", "j", "m", "y", "r",
    "s",
]  # fmt: skip
"""What can stand under a cue (its subcategorization) and what its source does with it, a letter each.

Under it stand: `k` a clause with any conjunction or question word, `t` one with `that` or its like only, `d`
direct speech or unmarked content beside it, `i` an infinitive, `p` a judgement with a predicative, `q` quoted
words at once; of a noun, `w` a clause with a question word too, `s` one behind a colon. It reports: `a` with
a person or an institution as source only, `e` with one of those or a document only, `l` under a light verb
only, `o` with the words or data that it is taken from only, `n` when it is negated only, `z` also when it is
negated. Its source: `b` believes the content, `c` trusts in it, `u` doubts it, `x` rules it out, `j` is its
object, `y` its recipient in a condition, `r` people in general where it has no subject. Of `m` what its
object says is called something. `cues.tsv` and `cue_nouns.tsv` have examples.
"""

Function = Literal[
    "that", "wh", "as", "if", "according", "judged", "thus", "contrast", "both", "self", "and", "either",
    "connective", "including", "origin", "conforming", "former", "latter", "comparing", "degree",
    "adversative",
]  # fmt: skip
"""What a small word does in its clause, as `function_words.tsv` explains."""

Complementiser = Literal["that", "purpose", "whether", "condition"]
SourceConstruction = Literal["any", "after", "conforming", "locative", "one", "adposition"]
Pointer = Literal["about", "it", "both"]
"""What points back to what a verb of saying reports: `par to`, `to`, or either."""

Sort = Literal[
    "public", "company", "association", "media", "press", "magazine", "site", "broadcaster", "education",
    "culture", "body", "military", "party", "court", "health", "sport",
]  # fmt: skip
RoleField = Literal[
    "politics", "public", "military", "police", "law", "business", "farming", "media", "culture", "sport",
    "science", "health", "education", "religion", "technology", "crime",
]  # fmt: skip
"""A field of life that an office or profession belongs to."""
PlaceKind = Literal["country", "GPE", "location"]
NounGender = Literal["male", "female", "any"]
PlaceUse = Literal["place", "goal", "start"]
ElementUse = Literal["counterpart", "patient", "place", "goal"]
PageLabel = Literal["related", "comments", "break"]
FactualityPlace = Literal["clause", "infinitive", "noun", "about", "negated"]
FactualityTrait = Literal[
    "fact", "factive", "refused", "averted", "will", "modal", "asked", "whose", "topic", "subject",
    "appointed", "attempt", "vain", "duty", "state", "ends", "apart", "forged",
    "damage", "lacking", "enables", "impersonal", "inquires", "answers",
]  # fmt: skip


class Governance(NamedTuple):
    """The act that a cue reports, and its frames: what can stand under it, one letter (`CueFrame`) each."""

    act: Act
    frames: str

    @classmethod
    def parse(cls, value: str) -> "Governance":
        """Read `say kd`; raises ValueError on anything else."""
        act, frames = value.split()
        for letter in frames:
            _one_of(CueFrame, letter)
        return cls(_one_of(Act, act), frames)


class SourceNoun(NamedTuple):
    """A noun of somebody's words or view: the phrase that it stands in, and the act of its content."""

    construction: SourceConstruction
    act: Act

    @classmethod
    def parse(cls, value: str) -> "SourceNoun":
        """Read `after say`; raises ValueError on anything else."""
        construction, act = value.split()
        return cls(_one_of(SourceConstruction, construction), _one_of(Act, act))


class EmptyVerb(NamedTuple):
    """Where the noun that names the event stands beside a verb that only carries it, and which nouns do."""

    place: Literal["subject", "object"]
    nouns: Literal["any", "known"]

    @classmethod
    def parse(cls, value: str) -> "EmptyVerb":
        """Read `object known`; raises ValueError on anything else."""
        place, nouns = value.split()
        return cls(_one_of(Literal["subject", "object"], place), _one_of(Literal["any", "known"], nouns))


class ParticipantPreposition(NamedTuple):
    """The role of the noun after a preposition in an event.

    `who` limits it to actors or to persons; None limits nothing. An `agent` is one of those between whom an
    event noun tells something.
    """

    role: Literal["agent", "patient", "counterpart", "amount"]
    who: Literal["actor", "person"] | None

    @classmethod
    def parse(cls, value: str) -> "ParticipantPreposition":
        """Read `counterpart actor`; raises ValueError on anything else."""
        role, _, who = value.partition(" ")
        return cls(
            _one_of(Literal["agent", "patient", "counterpart", "amount"], role),
            _one_of(Literal["actor", "person"], who) if who else None,
        )


class EventKind(NamedTuple):
    """The event that a word names: its type, and PLOVER's mode where the word tells one."""

    type: EventType | None
    mode: str | None

    @classmethod
    def parse(cls, value: str) -> "EventKind | None":
        """Read `assault firearms`, `-` (an event of no type) or `state` (no event: None); else ValueError."""
        name, _, mode = value.partition(" ")
        if name == "state":
            return None
        if mode and name not in PLOVER_TYPES:
            raise ValueError(f"only types of PLOVER have a mode: {value!r}")
        return cls(None if name == "-" else _one_of(EventType, name), mode or None)


class FactualityEffect(NamedTuple):
    """The effect of a word on the factuality of what it governs; `factuality.tsv` explains each by examples.

    `vouched` is the class of what it governs, None where the word does not change it; `clause`,
    `infinitive`, `noun` and `about` that of a clause, an infinitive, a noun or a topic where it differs,
    `negated` that of all of it where the word is negated. `after` has the class of what stands after a
    preposition: pairs of that and the class. The rest is true of a few words each.
    """

    vouched: Vouched | None = None
    clause: Vouched | None = None
    infinitive: Vouched | None = None
    noun: Vouched | None = None
    about: Vouched | None = None
    negated: Vouched | None = None
    fact: bool = False
    factive: bool = False
    refused: bool = False
    averted: bool = False
    will: bool = False
    asked: bool = False
    whose: bool = False
    topic: bool = False
    subject: bool = False
    appointed: bool = False
    attempt: bool = False
    vain: bool = False
    duty: bool = False
    modal: bool = False
    state: bool = False
    ends: bool = False
    apart: bool = False
    forged: bool = False
    damage: bool = False
    lacking: bool = False
    enables: bool = False
    impersonal: bool = False
    inquires: bool = False
    answers: bool = False
    after: tuple[tuple[str, Vouched], ...] = ()

    @classmethod
    def parse(cls, value: str) -> "FactualityEffect":
        """Read effects separated by blanks, `fact will clause=possible`; else raises ValueError."""
        effect: dict[str, Any] = {}
        for word in value.split():
            place, _, name = word.rpartition("=")
            if place.startswith("after:"):
                preposition = place.removeprefix("after:")
                effect["after"] = (*effect.get("after", ()), (preposition, _one_of(Vouched, name)))
            elif place:
                effect[_one_of(FactualityPlace, place)] = _one_of(Vouched, name)
            elif name in get_args(Vouched):
                effect["vouched"] = name
            else:
                effect[_one_of(FactualityTrait, name)] = True
        if not effect:
            raise ValueError("an effect is wanted")
        return cls(**effect)


class Words(tuple[str, ...]):
    """Words separated by blanks."""

    __slots__ = ()

    @classmethod
    def parse(cls, value: str) -> "Words":
        """Read `tikai vien`."""
        return cls(value.split())


Set = frozenset[str]

# A word is known by its beginning, as it has many forms; shorter beginnings belong to too many words.
_SHORTEST_STEM, _LONGEST_STEM = 5, 30


def _map() -> Any:
    return field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Lexicon:
    """The words of one language, by what reading asks of them.

    A list that is not given is empty, so that a small lexicon can be written in a few lines; `read_lexicon`
    wants all of them.
    """

    common_words: Set = frozenset()
    """Words of any text in the language and of few in others."""
    never_last: Set = frozenset()
    """Words that no sentence ends with."""
    page_labels: Mapping[str, PageLabel] = _map()
    """What lines begin with that stand around an article on a page, in lower case."""

    # Statements
    cues: Mapping[str, Governance] = _map()
    """Verbs that report, by lemma."""
    cue_phrases: Mapping[str, Governance] = _map()
    """Set phrases that report, by the lemmas of their words, the verb first (`vērst uzmanība`)."""
    cue_nouns: Mapping[str, Governance] = _map()
    """Nouns that govern reported content, by lemma."""
    cue_predicatives: Mapping[str, Governance] = _map()
    """Predicatives that report an opinion, by lemma."""
    light_verbs: Set = frozenset()
    """Verbs that report together with a noun."""
    phase_verbs: Set = frozenset()
    """Verbs and predicatives under which an infinitive of saying still reports."""
    hinting_verbs: Set = frozenset()
    """Verbs under which an infinitive of understanding reports what their subject says (`ļāva saprast`)."""
    inference_words: Set = frozenset()
    """Words under which an infinitive of concluding reports what words or data show (`var secināt`)."""
    verbs_pointing_back: Mapping[str, Pointer] = _map()
    """Verbs that report what stands before them, by lemma, and what points there."""
    responses: Mapping[str, ResponseKind] = _map()
    """Verbs that deny, confirm, correct or take back what was said, by lemma."""
    verbs_of_issuing: Set = frozenset()
    """Verbs whose subject is whose document their object is (`nosūtīt vēstuli`)."""
    verbs_of_voicing: Set = frozenset()
    """Verbs whose subject is whose words the noun of saying beside them names (`nosūtīja lūgumu`)."""
    verbs_of_address: Set = frozenset()
    """Verbs of asking whose object is the addressee (`lūgt`)."""
    verbs_of_imposing: Set = frozenset()
    """Verbs whose dative is on whom something is imposed (`piespriest`)."""
    verbs_of_interviewing: Set = frozenset()
    """Verbs whose subject, where it follows them, asks the questions of an interview (`ar X sarunājas Y`)."""
    verbs_of_telling: Set = frozenset()
    """Verbs whose object is the addressee (`informēt`)."""
    verbs_of_evaluation: Set = frozenset()
    """Verbs of judging whose predicative opens with `as` only."""
    verdicts: Set = frozenset()
    """What only a court can find somebody to be: found guilty, who says so says nothing."""
    source_nouns: Mapping[str, SourceNoun] = _map()
    """Words of a source phrase by their form: nouns of somebody's words, view or data, or its adposition."""
    source_gender: Mapping[str, Gender] = _map()
    """The gender of whose view a word such as `viņaprāt` is, and of a pronoun as a subject (`viņa`)."""
    colleagues: Set = frozenset()
    """Nouns for who has the office of the one named before in the sentence."""
    institution_synonyms: Mapping[str, Words] = _map()
    """Nouns that the name of an institution can have, by another noun for it; `*` is that of any office."""
    peoples: Mapping[str, str] = _map()
    """The country of a people: the one whose minister is `poļu ministrs`."""
    verbs_of_places: Set = frozenset()
    """Verbs whose object is a place more often than a person."""
    news_agencies: Set = frozenset()
    """Agencies by names that are not declined: who is told beside an institution in the place of the verb."""
    verbs_of_perception: Set = frozenset()
    """Verbs whose object may be heard or seen to say something (`dzirdēja viņu saucam`)."""
    source_documents: Set = frozenset()
    """Documents and data that can report; with a genitive where that is nobody (`preses relīze`)."""
    agency_nouns: Set = frozenset()
    """Nouns that say of a news agency what it is."""
    headline_sources: Set = frozenset()
    """Nouns of findings, and of who is not named, that are the source before the colon of a headline."""
    registers: Set = frozenset()
    """Documents and data that are called after what they hold or show (`uzņēmumu reģistrs`)."""
    possession_nouns: Set = frozenset()
    """Nouns of having something, whose possessor has a document that others wrote (`redakcijas rīcībā`)."""
    order_nouns: Set = frozenset()
    """Nouns of having something made, whose possessor did not make it (`pēc televīzijas pasūtījuma`)."""
    things: Set = frozenset()
    """Nouns of things that say nothing, by lemma."""
    information_nouns: Set = frozenset()
    """Nouns of information, which is a source in a phrase that says what something conforms to."""
    verbs_of_ceasing: Set = frozenset()
    """Verbs under which an infinitive of saying reports where they are negated."""
    media_nouns: Set = frozenset()
    """Nouns of where something is said or written."""
    function_words: Mapping[str, Function] = _map()
    """What small words do in their clause, by form."""
    turn_labels: Mapping[str, Act] = _map()
    """What stands for a name before the turns of an interview, in lower case, and the act of its turns."""
    complementisers: Mapping[str, Complementiser] = _map()
    """Conjunctions that open reported content, and those of conditions, by form."""

    # Names
    given_names: Mapping[str, Gender] = _map()
    """Given names in the nominative, and whose they are."""
    surnames: Mapping[str, NounGender] = _map()
    """Frequent surnames in the nominative, and whose they are."""
    frequent_surnames: Set = frozenset()
    """Surnames that so many have that a given name does not tell them apart."""
    places: Mapping[str, PlaceKind] = _map()
    """Well-known places in the nominative."""
    seats: Set = frozenset()
    """Seats of governments that stand for them (`Kremlī paziņo`), in the nominative."""
    country_nouns: Set = frozenset()
    """Nouns that can stand for a country."""
    place_nouns: Mapping[str, NameKind] = _map()
    """Nouns that say what sort of place a name is, by lemma."""
    memorial_places: Set = frozenset()
    """Nouns of places in towns that are called after people, by lemma."""
    organizations: Mapping[str, Sort] = _map()
    """Head nouns of names and descriptions of institutions, by lemma."""
    company_forms: Mapping[str, str] = _map()
    """Legal forms in the name of a company, and what they stand for."""
    company_words: Set = frozenset()
    """Nouns by which a text calls a business that it named before, by lemma."""
    honorifics: Mapping[str, NounGender] = _map()
    """Titles of courtesy, by lemma."""
    naming_words: Mapping[str, Literal["verb", "noun", "title"]] = _map()
    """Verbs of calling by a name, words that stand with nicknames, and nouns for names of works, by lemma."""
    name_particles: Set = frozenset()
    """Small words before surnames (`fon`, `de`), in lower case."""
    roles: Mapping[str, NounGender] = _map()
    """Nouns of offices and professions, by lemma; of endings of such nouns, with a hyphen before."""
    role_fields: Mapping[str, RoleField] = _map()
    """The field of life of offices and professions, by lemma."""
    role_synonyms: Mapping[str, Words] = _map()
    """Other words for a role: the noun, and what it stands for, stems joined by `+`."""
    former_words: Set = frozenset()
    """Lemmas of words that say of an office that it is held no more: `bijušais`, `kādreizējais`."""
    offices: Mapping[str, Words] = _map()
    """Offices of one holder at a time, by stems joined by `+`: the office they name, and what it needs."""
    generic_people: Mapping[str, NounGender] = _map()
    """Nouns that can mean any person named before, by lemma."""
    relatives: Set = frozenset()
    """Nouns of what one is to another: `tēvs`, `meita`."""
    vague_people: Set = frozenset()
    """Those that can mean somebody without a name, too: they tell only sex or age."""

    # Events
    event_types: Mapping[str, EventKind | None] = _map()
    """What verbs name, by `Frame:lemma`, `:lemma`, `:word lemma` or `Frame`; None for states."""
    event_nouns: Mapping[str, EventKind | None] = _map()
    """What nouns name, by lemma; None for those that look like events and are none."""
    nouns_of_stead: Set = frozenset()
    """Nouns of place that after a genitive mean in whose or what stead (`tā vietā`)."""
    topics: Mapping[str, EventType] = _map()
    """What a verb of general meaning names where a noun is its object, by the lemma of the noun."""
    verbal_nouns: Mapping[str, str] = _map()
    """Endings of nouns made of any verb, and the ending of its infinitive."""
    empty_verbs: Mapping[str, EmptyVerb] = _map()
    """Verbs that add nothing to the noun of an event, by lemma."""
    verbs_of_papers: Set = frozenset()
    """Verbs whose object is a paper even where the noun could name an event, by lemma."""
    function_converbs: Set = frozenset()
    """Converbs that are prepositions or adverbs by now, by form."""
    about_events: Set = frozenset()
    """Nouns that are about the event that a genitive before them names, by lemma."""
    accusations: Set = frozenset()
    """Verbs and nouns that charge or suspect somebody of what a preposition after them names, by lemma."""
    notices: Set = frozenset()
    """What stands before a notice of an outlet on its own text, without capitals."""
    mistakenly: Set = frozenset()
    """Adverbs by which an outlet says that what it told is not so, by lemma."""
    truly: Set = frozenset()
    """Words that open a sentence of what is so, after one of what an outlet told, without capitals."""
    partitives: Set = frozenset()
    """Nouns of a part or a number of others, by lemma."""
    quantifiers: Set = frozenset()
    """Words of how many, before what is counted."""
    other_ones: Set = frozenset()
    """Words that say that a noun means another one than before (`cits`), by lemma."""
    people_of_works: Set = frozenset()
    """Nouns of people that a work or an occasion has, and no institution: its authors, by lemma."""
    unknown_ones: Set = frozenset()
    """Words that say of somebody that nobody knows who it is, verbs where negated, by lemma."""
    factuality: Mapping[str, FactualityEffect] = _map()
    """The effect of words on the factuality of what they govern, by form or lemma."""
    derivations: Mapping[str, str] = _map()
    """Endings of nouns and adverbs, and the ending of the verb or adjective that they are made of."""
    negations: Mapping[str, Words] = _map()
    """Words that negate what follows them, and those that undo it right after them, by form."""
    participant_prepositions: Mapping[str, ParticipantPreposition] = _map()
    """Prepositions of who takes part in an event, by form."""
    place_prepositions: Mapping[str, PlaceUse] = _map()
    """Prepositions of places, by form, with a case after a blank where it matters."""
    frame_elements: Mapping[str, ElementUse] = _map()
    """What the roles of FrameNet are in an event, of words that are neither subject nor object."""
    intransitive_verbs: Set = frozenset()
    """Verbs without an object that are not reflexive, without their prefixes, by lemma."""
    transitive_verbs: Set = frozenset()
    """Verbs that hardly stand without an object, by lemma."""
    verb_prefixes: Set = frozenset()
    reflexive_endings: Set = frozenset()
    """How infinitives of reflexive verbs end."""
    undergone_nouns: Set = frozenset()
    """Nouns of events with a genitive of whom or what they befall, by lemma, beside those made of verbs."""
    athletes: Set = frozenset()
    """Nouns of people who play a game, by lemma."""
    weapons: Set = frozenset()
    """Weapons that one carries, by lemma."""
    arms: Set = frozenset()
    """Arms and forces by which one attacks from afar, by lemma: whose they are attacks."""
    accounts: Set = frozenset()
    """Nouns of somebody's account of what happened, or of guilt, by lemma."""
    verbs_of_works: Set = frozenset()
    """Verbs of what makers, players and works do in a film, a book or on a stage (`filmā piedalās`)."""
    stories: Set = frozenset()
    """Works that tell a story, by lemma."""
    titled_things: Set = frozenset()
    """Nouns of works, events and campaigns, before their titles in quotation marks, by lemma."""
    figures: Set = frozenset()
    """Nouns of whom a story is about, by lemma."""
    opponents: Set = frozenset()
    """Nouns of the other side in a game, by lemma."""
    abstract_things: Set = frozenset()
    """Nouns of what no weapon hits, by lemma: to attack them is no violence."""
    measured_nouns: Set = frozenset()
    """Nouns of what a stretch of time before them measures in somebody or something: `vecums`, `stāžs`."""
    states_of_numbers: Set = frozenset()
    """Verbs that tell how many are somewhere, in the present and of a counted subject."""
    states_of_things: Set = frozenset()
    """Verbs that name no event where their subject is a thing, by lemma."""
    sites: Set = frozenset()
    """Nouns of places where things happen, by lemma."""

    @cached_property
    def people(self) -> Set:
        """Nouns of persons: offices and professions, people in general."""
        return frozenset((*self.roles, *self.generic_people))

    @cached_property
    def actors(self) -> Set:
        """Nouns of who can act: offices and professions, people in general, institutions."""
        return self.people.union(self.organizations)

    @cached_property
    def phrases_by_verb(self) -> Mapping[str, Sequence[tuple[Set, Governance]]]:
        """The set phrases by their verb: the lemmas of the other words of each, and what it governs."""
        found: dict[str, list[tuple[Set, Governance]]] = {}
        for phrase, governance in self.cue_phrases.items():
            verb, *others = phrase.split()
            found.setdefault(verb, []).append((frozenset(others), governance))
        return found

    @cached_property
    def marked_letters(self) -> Set:
        """The letters of the language beyond ASCII, small and capital."""
        letters = set("".join(self._all_words()))
        return frozenset(form for x in letters if not x.isascii() for form in (x.lower(), x.upper()))

    def is_bare(self, word: str) -> bool:
        """Whether a word, in lower case, is one of the language only with the diacritics that it lacks."""
        return word in self._bare[0] or any(
            word[:length] in self._bare[1]
            for length in range(_SHORTEST_STEM, min(len(word), _LONGEST_STEM) + 1)
        )

    @cached_property
    def _bare(self) -> tuple[Set, Set]:
        """Words without their diacritics, and beginnings of words, where no word known is so without them."""
        words = {word.lower() for word in self._all_words()}
        known = {word[:length] for word in words for length in range(1, len(word) + 1)}
        whole = {bare for word in words if (bare := _without_marks(word)) not in words and len(bare) > 2}
        stems = {_without_marks(word[:-2]) for word in words}
        return frozenset(whole), frozenset(stem for stem in stems - known if len(stem) >= _SHORTEST_STEM)

    def _all_words(self) -> Iterator[str]:
        return chain.from_iterable(filter(str.isalpha, getattr(self, entry.name)) for entry in fields(self))


def _without_marks(word: str) -> str:
    return "".join(
        letter for letter in unicodedata.normalize("NFD", word) if not unicodedata.combining(letter)
    )


def read_lexicon(folder: Path) -> Lexicon:
    """Read the lists of a folder, all of them; raises ValueError with file and line of what does not fit."""
    lists: dict[str, Any] = {}
    for name, hint in get_type_hints(Lexicon).items():
        path = folder / f"{name}.tsv"
        if hint == Set:
            lists[name] = frozenset(read_list(path, _nothing))
        else:
            lists[name] = read_list(path, _parser(get_args(hint)[1]))
    return Lexicon(**lists)


def read_list(path: Path, parse: Callable[[str], Value]) -> dict[str, Value]:
    """Read one list, its values by `parse`.

    Raises ValueError, with file and line, where a line has more than two columns, a word comes twice, or
    `parse` raises one.
    """
    words: dict[str, Value] = {}
    parse = cache(parse)  # many words have the same value
    for number, word, value in _rows(path):
        if word in words:
            raise ValueError(f"{path.name}, line {number}: {word!r} stands in a line before")
        try:
            words[word] = parse(value)
        except (ValueError, TypeError) as error:
            raise ValueError(f"{path.name}, line {number}: {word!r}: {error}") from error
    return words


def _rows(path: Path) -> Iterator[tuple[int, str, str]]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("#"):
            continue
        word, _, value = line.partition("\t")
        word = word.strip()
        if word and "\t" not in value:
            yield number, word, value.strip()
        elif word or value.strip():
            raise ValueError(f"{path.name}, line {number}: a word and its value are wanted: {line!r}")


def _parser(hint: Any) -> Callable[[str], Any]:
    """How a value of a type is read."""
    if hint is str:
        return str
    for option in (hint, *get_args(hint)):
        if hasattr(option, "parse"):
            return cast(Callable[[str], Any], option.parse)
    return partial(_one_of, hint)


def _one_of(literal: Any, value: str) -> Any:
    known = literal.__args__  # as `get_args` gives them, which takes longer and is asked ten thousand times
    if value not in known:
        raise ValueError(f"{value!r} is none of {', '.join(known)}")
    return value


def _nothing(value: str) -> None:
    if value:
        raise ValueError(f"no value is wanted: {value!r}")
