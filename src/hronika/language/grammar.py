"""The grammar of a language, as far as reading asks for it: in terms of what is meant.

What Universal Dependencies mark in every language alike (relations, number, person, gender, polarity, tense,
voice, finite form and infinitive) reading looks up itself. Which case, mood or word order *means* something,
each language answers here. `docs/language.md` says how a second one is written.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Literal, Protocol

from hronika.language.analysis import Token
from hronika.record import Gender

NominalRole = Literal["subject", "object", "recipient", "possessor", "part", "place", "address"]
"""What the form of a nominal, with its adposition, says that it is in its clause or phrase.

| role | Latvian | English |
| --- | --- | --- |
| subject | `[mērs] runā` | `[the mayor] speaks`, `[he]` |
| object | `redz [mēru]` | `sees [the mayor]`, `[him]` |
| recipient | `saka [mēram]` | `tells [the mayor]`, `to [the mayor]` |
| possessor | `[mēra] vizīte` | `[the mayor's] visit`, `the visit of [the mayor]` |
| part: of what there is a part or measure | `tūkstoši [cilvēku]` | `thousands of [people]` |
| place | `[Rīgā]` | `in [Riga]` |
| address | `[Mēr], nāc!` | |
"""

Mood = Literal["conditional", "command", "necessity", "quotative"]
"""How real a verb form says that something is, where it says more than a plain one does."""

UNREAL: frozenset[Mood | None] = frozenset(("conditional", "command", "necessity"))
"""Moods of what did not happen, or not yet."""

Evidence = Literal["plain", "neutral", "perhaps", "reported"]
"""Evidentiality: whether a predicate gives the writer's own knowledge or what somebody else said.

`plain` is the writer's own (`brauc`; `goes`), `reported` is hearsay by its form (`braucot`), `perhaps` may be
(`viņš aizbraucis`), `neutral` is no predicate that tells.
"""


class Tree(Protocol):
    """Tokens with their syntax: a sentence, or the token sequence of an article.

    `children[i]` are the indices of the direct dependents of token `i` in text order, `head[i]` that of what
    governs it, -1 for a root, `relation[i]` the universal part of its relation to that.
    """

    @property
    def tokens(self) -> Sequence[Token]:
        """The tokens in text order."""
        ...

    @property
    def children(self) -> Sequence[Sequence[int]]:
        """The dependents of each."""
        ...

    @property
    def head(self) -> Sequence[int]:
        """The governor of each."""
        ...

    @property
    def relation(self) -> Sequence[str]:
        """The relation of each to its governor."""
        ...


class Grammar(Protocol):
    """Answers what forms and constructions of one language mean. No answer changes anything."""

    sets_off_clauses: bool
    """Whether a mark always stands between a clause and the one that it hangs on.

    Latvian does (`sacīja, ka tiltu atvērs`), so that commas show where reported content begins and ends, even
    where the parse errs. English does not (`said that the bridge would open`, `said it would`), and there the
    parse alone tells.
    """

    conjunction: str
    """The word that joins two names: `Anna [un] Jānis`; `Anna [and] John`."""

    courtesy_role: NominalRole | None
    """The role of a name beside a title of courtesy: possessor in `[Mednieka] kungs`, none in `Mr Hunter`."""

    # Nouns, names and pronouns

    def role(self, tree: Tree, index: int) -> NominalRole | None:
        """What the form of a nominal says that it is: `mērā` a place; `him` an object.

        None where it does not say: a name that is not declined (`ziņo LETA`); a noun after `about`.
        """
        ...

    def adposition(self, tree: Tree, index: int) -> int | None:
        """The preposition or postposition of a nominal: `[par] tiltu`; `[about] the bridge`.

        None where there is none, and where it only marks what `role` tells: `the mayor['s] visit`.
        """
        ...

    def adposition_sense(self, tree: Tree, index: int, adposition: int) -> str:
        """The adposition of a nominal as `place_prepositions` has it where one word has two senses.

        `uz Gen` (on: `uz tilta`) beside `uz` (to: `uz tiltu`); in English the word, `to`.
        """
        ...

    def agree(self, one: Token, other: Token) -> bool:
        """Whether two words may stand in one phrase by their forms: `mēres Annas`; any two in English."""
        ...

    def is_double(self, token: Token) -> bool:
        """Whether the form of a noun is that of a subject and of an object alike, whatever the tag.

        `divas skolas`, `droni`. Where place tells them apart, as in English, none is.
        """
        ...

    def tells_gender(self, token: Token) -> bool:
        """Whether the form of a pronoun tells the gender of whom it means: `viņš`, not `viņu`; `him`."""
        ...

    def as_subject(self, token: Token, gender: Gender) -> Mapping[str, str]:
        """The features of a name whose form is known to be that of a subject, whatever the tag.

        `Vējiņa` of a woman is none of the genitives of `Vējiņš`. In English names have the ones they had.
        """
        ...

    # Verbs

    def is_predicate(self, token: Token) -> bool:
        """Whether a form can be the predicate of a clause, with or without an auxiliary.

        `sacīja` and `sacījis` can, `sakot` and `sacītais` cannot; `said` and `told` can, `to say` cannot.
        """
        ...

    def is_copula(self, token: Token) -> bool:
        """Whether a verb is the one that only joins: `[ir] mērs`; `[is] a mayor`."""
        ...

    def is_property(self, token: Token) -> bool:
        """Whether a participle tells what something is like and not what happens: `redzams`; `surprising`."""
        ...

    def is_nominalised(self, token: Token) -> bool:
        """Whether a participle is used as a noun or a fixed epithet: `apsūdzētais`; `the accused`."""
        ...

    def is_converb(self, token: Token) -> bool:
        """Whether a form adds an action to another of the same subject: `uzsverot, ka`; `stressing that`."""
        ...

    def mood(self, token: Token) -> Mood | None:
        """How real a form says that something is, None of a plain one.

        `nāktu`, `would come`: conditional; `nāc`, `come!`: command; `jānāk`, `must come` (of `must`):
        necessity, of which a recipient may be the subject (`[mēram] jānāk`); `nākot`: quotative, in English
        never.
        """
        ...

    def is_reflexive(self, token: Token) -> bool:
        """Whether a verb takes no object by its form (`saskārās`), or a pronoun means who acts (`sev`)."""
        ...

    def is_future(self, token: Token) -> bool:
        """Whether a form tells of what is to come: `nāks`, `nākšot`; the auxiliary of `will come`."""
        ...

    def evidence(self, tree: Tree, index: int) -> Evidence:
        """Whose knowledge the predicate that a word heads, with its auxiliaries, is told as.

        `viņš esot slims` is reported; in a language without forms of hearsay a finite predicate is plain
        (`he is ill`) and the rest neutral.
        """
        ...

    # Words

    def verb_finder(self, verbs: Collection[str]) -> Callable[[Token], str | None]:
        """Make what finds the verb, among some, of a form whose lemma is none of them.

        An analyser takes rare forms for those of other verbs: `noliedza` for *noliedt* and not *noliegt*.
        Where lemmas are sure (`said`), it finds None.
        """
        ...

    def role_stem(self, lemma: str) -> str:
        """What the words for a man and a woman of one office share, or the word: `ministr`; `chair`."""
        ...
