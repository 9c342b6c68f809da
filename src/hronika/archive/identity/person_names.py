"""Names of persons: parsed into their parts, and in what two of them agree.

Nothing is decided here. `agreement` gives features; whoever weighs them says what is one person. Words are
compared in Latvian letters by `hronika.language.latvian.transcription`, whatever script they are written in,
and by edit distance (optimal string alignment, rapidfuzz).
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from itertools import repeat
from typing import TYPE_CHECKING, Literal

from rapidfuzz.distance import OSA

from hronika.language.analysis import Token
from hronika.language.latvian.transcription.given_names import (
    given_names_across_languages,
    initials_of,
    is_latvian_name,
)
from hronika.language.latvian.transcription.keys import spelling_keys
from hronika.language.latvian.transcription.name_parts import gender_told, is_patronymic, particles, titles
from hronika.language.latvian.transcription.sounds import (
    alike_without_marks,
    evened,
    has_foreign_marks,
    has_latvian_marks,
    is_latin,
    looks_latvian,
    of_two_genders,
    same_sound,
    without_marks,
)
from hronika.record import Gender

if TYPE_CHECKING:
    from hronika.language.language import Declension

_MOST_LETTERS = 200
_MOST_WORDS = 8
_MOST_READINGS = 4
_LESS_LIKELY = 6.0  # log weight: readings of a form so much less likely are left out
_LONG_ENOUGH = 4  # letters of a word that may be a misspelling of another
_NICKNAME = re.compile('["“”„«»‘‚][^"“”„«»‘’‚]{1,40}["“”„«»’‘]|\\([^()]{0,60}\\)')
_ATTACHED = re.compile(r"\b([a-zа-я]{1,3})[-'’](?=[^\W\d_a-zа-я])")  # al-Assad, d'Estaing
_INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\.-?){1,3}|[^\W\d_]")
_WORD = re.compile(r"[^\W\d_][^\W\d_'’ʼ`.-]*(?:['’ʼ`-]\.?[^\W\d_]+)*\.?|(?:[^\W\d_]{1,2}\.-?){1,3}")


WordAgreement = Literal["same", "transcribed", "diacritics", "one letter", "other"]
GivenAgreement = Literal["same", "transcribed", "diacritics", "one letter", "initial", "other", "absent"]
FamilyAgreement = Literal[
    "same",
    "transcribed",
    "diacritics",
    "one letter",
    "shared part",
    "other gender",
    "swapped",
    "other",
    "absent",
]
PatronymicAgreement = Literal["same", "adds", "contradicts", "absent"]
GenderAgreement = Literal["agrees", "contradicts", "unknown"]
# Of several words the one that agrees least tells how the whole agrees.
_WEAKER = {
    "same": 0,
    "transcribed": 1,
    "diacritics": 2,
    "initial": 3,
    "one letter": 4,
    "other gender": 5,
    "other": 6,
}
_STRONG = frozenset({"same", "transcribed"})


@dataclass(frozen=True, slots=True)
class NameAgreement:
    """In what two names agree.

    `given` and `family`: `same` letter by letter; `transcribed`, one name by the rules of transcription or
    the table of given names; `diacritics`, the same but for marks on letters; `one letter` apart; `initial`,
    one is an initial that the other can have; `other`; `absent` where a name has no such part. A surname can
    also be a `shared part`, where one is a part of the other's double surname; of the `other gender`, the
    man's and the woman's form of one surname; `swapped`, where the given name of each is the surname of the
    other. A patronymic is the `same`, `adds` where one name has none, `contradicts`, or is in neither.
    """

    given: GivenAgreement
    family: FamilyAgreement
    patronymic: PatronymicAgreement
    gender: GenderAgreement


@dataclass(frozen=True)
class PersonName:
    """The parts of a person's name, each word with a capital and small letters.

    `given` are given names or initials (`J.`) in their order, `family` the parts of the surname (two of a
    double one) without `particles` (`fon der`). `patronymic` is that of East Slavic names. A single word is
    taken for a surname. `form_gender` is the gender that a form in another case told, which is no part of the
    name.
    """

    given: tuple[str, ...]
    family: tuple[str, ...]
    particles: tuple[str, ...] = ()
    patronymic: str | None = None
    form_gender: Gender | None = field(default=None, compare=False)

    @cached_property
    def gender(self) -> Gender | None:
        """The gender of the person that the words tell, None where they do not."""
        return self.form_gender or gender_told(self.given, self.patronymic, self.family)

    @cached_property
    def keys(self) -> frozenset[str]:
        """The keys of the parts of the surname, under which spellings of the name meet."""
        words = [*self.family]
        if self.particles and self.family:
            words.append("".join((*self.particles, self.family[0])))  # Le Pen: Lepena
        return frozenset(key for word in words for key in spelling_keys(word))

    @cached_property
    def given_keys(self) -> frozenset[str]:
        """The keys of the given names, where it may be they that are the surname."""
        return frozenset(key for word in self.given if not is_initials(word) for key in spelling_keys(word))

    @cached_property
    def latvian(self) -> bool:
        """Whether Latvian writes names so: by the endings of all words, and marks or a known name."""
        words = [word for word in (*self.given, *self.family) if not is_initials(word)]
        return all(map(looks_latvian, words)) and (
            has_latvian_marks("".join(words)) or any(map(is_latvian_name, words))
        )

    def __str__(self) -> str:
        patronymic = (self.patronymic,) if self.patronymic else ()
        return " ".join((*self.given, *patronymic, *self.particles, "-".join(self.family)))


def is_initials(word: str) -> bool:
    """Whether a word of a name is an initial or several: `J.`, `Dž.`, `J.K.`, `J`."""
    return _INITIALS.fullmatch(word) is not None


def parse_name(text: str) -> PersonName | None:
    """Parse a person's name in the nominative; None where there is no word of a name in it.

    Understands `Given Family`, `Family, Given`, `Family Given Patronymic`, initials before and after, titles
    and nouns before the name, capitals, double surnames and particles.
    """
    text = unicodedata.normalize("NFC", text[:_MOST_LETTERS])
    if '"' in text or not text.isascii() or "(" in text:
        text = _NICKNAME.sub(" ", text)
    before, comma, after = text.partition(",")
    words, small = _words(before)
    if comma and words:
        following, more = _words(after)
        if following:
            given, patronymic = _without_patronymic(following)
            return _made(given, words, (*small, *more), patronymic)
    if not words:
        return None
    given, patronymic, family = _ordered(words)
    return _made(given, family, small, patronymic)


def _words(text: str) -> tuple[list[str], tuple[str, ...]]:
    """The words of a name that are no titles, and the particles before its surname."""
    words: list[str] = []
    small: list[str] = []
    found = _WORD.findall(_ATTACHED.sub(r"\1 ", text))[: 3 * _MOST_WORDS]
    for number, word in enumerate(found, 1):
        lowered = word.lower()
        if lowered in particles() and words and (word[0].islower() or number < len(found)):
            small.append(lowered)
        elif word[0].isupper() and lowered not in titles():
            words.append(word)
    return words[:_MOST_WORDS], tuple(small)


def _without_patronymic(words: Sequence[str]) -> tuple[Sequence[str], str | None]:
    if len(words) > 1 and is_patronymic(words[-1]):
        return words[:-1], words[-1]
    return words, None


def _ordered(words: list[str]) -> tuple[Sequence[str], str | None, Sequence[str]]:
    """Given names, patronymic and surname of words without a comma, by the signs that tell their order."""
    if len(words) == 1:
        return (), None, words
    capitals = [word for word in words if len(word) > 2 and word.isupper()]
    if len(capitals) == 1:  # BĒRZIŅŠ Jānis
        rest = [word for word in words if word != capitals[0]]
        given, patronymic = _without_patronymic(rest)
        return given, patronymic, capitals
    if is_initials(words[-1]) and not is_initials(words[0]):  # Bērziņš J. K.
        return words[1:], None, words[:1]
    if len(words) == 3 and is_patronymic(words[1]):
        return words[:1], words[1], words[2:]
    if len(words) == 3 and is_patronymic(words[2]):
        known = given_names_across_languages().is_known
        if known(_in_small(words[1])) and not known(_in_small(words[0])):
            return words[1:2], words[2], words[:1]
    return words[:-1], None, words[-1:]


def _in_small(word: str) -> str:
    """A word of a name with a capital and small letters, as each of its parts has them."""
    return word.title() if len(word) > 2 and word.isupper() else word


def _made(
    given: Sequence[str], family: Sequence[str], small: tuple[str, ...], patronymic: str | None
) -> PersonName:
    firsts = tuple(
        part for word in given for part in ([word] if is_initials(word) else _in_small(word).split("-"))
    )
    lasts = tuple(part for word in family for part in _in_small(word).split("-") if part)
    patronymic = _in_small(patronymic) if patronymic else None
    return PersonName(firsts, lasts, small, patronymic)


def names_in_nominative(text: str, declension: "Declension") -> tuple[PersonName, ...]:
    """The names that a form in any case can be of, in the nominative, the likeliest first, at most four.

    What `parse_name` gives where the words are in another script, or do not decline.
    """
    name = parse_name(text)
    if name is None:
        return ()
    words = [*(word for word in name.given if not is_initials(word)), "-".join(name.family)]
    if not all(map(is_latin, words)):
        return (name,)
    initials = tuple(word for word in name.given if is_initials(word))
    tokens = [Token(0, len(word), word, upos="PROPN", name="B-person") for word in words]
    found: dict[PersonName, None] = {}
    readings = [reading for reading in declension.full_names(tokens) if reading.number == "Sing"]
    for reading in readings:
        if reading.weight < readings[0].weight - _LESS_LIKELY:
            break
        *given, family = reading.words
        parts = ((*initials, *given), tuple(family.split("-")), name.particles, name.patronymic)
        found[PersonName(*parts, reading.gender)] = None
    return tuple(found)[:_MOST_READINGS] or (name,)


def agreement(one: PersonName, other: PersonName) -> NameAgreement:
    """In what two names agree, part by part."""
    given = _given(one, other)
    family = _family(one, other)
    if family == "other gender" and one.gender == other.gender == "female":
        family = "transcribed"  # Marin, a woman: Marina
    if family == "other" and given in ("other", "absent") and one.given and other.given:
        crossed = _given_of(one, one.family, other)
        if crossed in _STRONG and _family(_turned(one), other) in _STRONG:
            given, family = crossed, "swapped"
    return NameAgreement(given, family, _patronymic(one, other), _genders(one, other, family))


def may_agree(one: PersonName, other: PersonName) -> bool:
    """Say whether two names may be of one person by what is soonest compared: gender and given names.

    Most pairs differ in these, and comparing surnames takes longest. Where it says no, the two are of other
    genders or other given names, whatever else they agree in.
    """
    if one.gender and other.gender and one.gender != other.gender:
        return False
    return _given(one, other) != "other" or _given_of(one, one.family, other) in _STRONG


def marks_left_out(one: PersonName, other: PersonName) -> bool:
    """Whether one of two names that are the same but for marks is written without any, as abroad.

    A single mark of a Latvian name tells nothing: `Purmalis` may be a misspelling of `Purmālis`, or another.
    """
    texts = [str(one), str(other)]
    marks = [sum(without_marks(letter) != letter.lower() for letter in text) for text in texts]
    if all(marks) or not any(marks):
        return any(map(_is_yo_left_out, texts, texts[::-1]))
    return max(marks) > 1 or not (one.latvian and other.latvian)


def _is_yo_left_out(one: str, other: str) -> bool:
    return one != other and one.lower().replace("ё", "е") == other.lower()


def _turned(name: PersonName) -> PersonName:
    return replace(name, given=name.family, family=name.given, particles=())


def _given(one: PersonName, other: PersonName) -> GivenAgreement:
    return _given_of(one, one.given, other)


def _given_of(one: PersonName, words: Sequence[str], other: PersonName) -> GivenAgreement:
    """Compare words of one name, be they its given names or its surname, with the given names of another."""
    if not (words and other.given):
        return "absent"
    agreements = map(_given_word, words, other.given, repeat(one.latvian), repeat(other.latvian))
    return max(agreements, key=_WEAKER.__getitem__)


@lru_cache(maxsize=1 << 14)
def _given_word(one: str, other: str, one_latvian: bool, other_latvian: bool) -> GivenAgreement:
    if one == other:
        return "same"
    if is_initials(one) or is_initials(other):
        first, second = initials_of(one.split(".")[0]), initials_of(other.split(".")[0])
        return "initial" if first & second else "other"
    table = given_names_across_languages()
    rows, others = table.rows(one), table.rows(other)
    if rows & others:
        return "transcribed"
    if without_marks(one) == without_marks(other):
        return _but_for_marks(one, other)
    if (rows and others) or (table.is_known(one) and table.is_known(other) and one_latvian and other_latvian):
        return "other"
    return _word(one, other, one_latvian, other_latvian)


@lru_cache(maxsize=1 << 14)
def _word(one: str, other: str, one_latvian: bool, other_latvian: bool) -> WordAgreement:
    """How alike two words are; `latvian` says whether the whole name is written as Latvian writes it."""
    if one == other:
        return "same"
    plain, other_plain = without_marks(one), without_marks(other)
    if plain == other_plain:
        return _but_for_marks(one, other)
    if not set(spelling_keys(one)).isdisjoint(spelling_keys(other)):
        if one_latvian and other_latvian:
            if evened(one) == evened(other):
                return "transcribed"
        elif same_sound(one, other, not one_latvian, not other_latvian):
            return "transcribed"
        elif alike_without_marks(one, other):
            return "diacritics"
    if (
        min(len(plain), len(other_plain)) >= _LONG_ENOUGH
        and OSA.distance(plain, other_plain, score_cutoff=1) < 2
    ):
        return "one letter"
    return "other"


def _but_for_marks(one: str, other: str) -> Literal["transcribed", "diacritics"]:
    """Say how words agree that are the same but for marks; Latvian writes `ė` as `e`, and `ā` is not `a`."""
    are_foreign = has_foreign_marks(one), has_foreign_marks(other)
    is_one_foreign = are_foreign[0] != are_foreign[1] and same_sound(one, other, *are_foreign)
    return "transcribed" if is_one_foreign else "diacritics"


def _family(one: PersonName, other: PersonName) -> FamilyAgreement:
    if not (one.family and other.family):
        return "absent"
    if one.family == other.family:
        return "same"
    if len(one.family) == len(other.family):
        found = max(
            (
                _family_word(a, b, one.latvian, other.latvian)
                for a, b in zip(one.family, other.family, strict=True)
            ),
            key=_WEAKER.__getitem__,
        )
    else:
        found = "other"
    if found == "other" and (one.particles or other.particles):
        joined, others = _joined(one), _joined(other)
        if _word(joined, others, one.latvian, other.latvian) in _STRONG:
            return "transcribed"
    if found == "other" and len(one.family) + len(other.family) > 2:
        shared = (
            _word(a, b, one.latvian, other.latvian) in _STRONG for a in one.family for b in other.family
        )
        return "shared part" if any(shared) else "other"
    return found


def _joined(name: PersonName) -> str:
    """A surname with its particles as one word: `Le Pen` is Lepena in Latvian."""
    return "".join((*name.particles, *name.family)).capitalize()


@lru_cache(maxsize=1 << 14)
def _family_word(one: str, other: str, one_latvian: bool, other_latvian: bool) -> FamilyAgreement:
    if one != other and of_two_genders(one, other):
        return "other gender"
    return _word(one, other, one_latvian, other_latvian)


def _patronymic(one: PersonName, other: PersonName) -> PatronymicAgreement:
    if one.patronymic and other.patronymic:
        alike = _word(one.patronymic, other.patronymic, one.latvian, other.latvian)
        return "contradicts" if alike == "other" else "same"
    return "adds" if one.patronymic or other.patronymic else "absent"


def _genders(one: PersonName, other: PersonName, family: FamilyAgreement) -> GenderAgreement:
    if one.gender and other.gender:
        return "agrees" if one.gender == other.gender else "contradicts"
    return "contradicts" if family == "other gender" else "unknown"
