"""Names of several words: given name and surname stand in one case and number and tell one gender."""

from collections.abc import Mapping, Sequence
from itertools import product

from hronika.language.language import NameReading
from hronika.language.latvian.name_scores import Scored, nominative_of
from hronika.language.latvian.name_words import given_names
from hronika.language.latvian.paradigms import GrammaticalGender
from hronika.record import Gender

_PER_WORD = 3
_MOST_WORDS = 5  # of a longer name, or a row of names, each word has only its likeliest reading
_KEPT = 12
_WEAKEST = -20.0
_WRONG_CASE = -12.0
_SHARED = -4.0
_AGAINST_GIVEN = -12.0  # a known given name of the other gender
_STIFF = -3.0  # a surname that is left undeclined though the given name is declined
_STIFF_GIVEN = -8.0  # a given name that would decline is left so though the surname is declined
_DECLINING = ("a", "e", "s", "š")  # how names end that decline
_GENDERS: dict[GrammaticalGender | None, Gender] = {"Masc": "male", "Fem": "female"}

_Key = tuple[GrammaticalGender | None, str | None, str | None]


def agreeing_names(words: Sequence[Sequence[Scored]], case: str | None = None) -> list[NameReading]:
    """Combine the readings of the words of one name into those that agree, the likeliest first.

    A word that does not decline agrees with everything. `case` is the one
    that the syntax wants, the genitive before a title (`Mednieka kungs`). A known given name tells the gender
    of the whole, unless its form can be that of a man's and of a woman's (`Andra`).
    """
    told = _gender_of_given(words[0]) if len(words) > 1 else None
    declined = [_by_key(readings) for readings in words]
    undeclined = [[item for item in readings if not item.reading.paradigm][:1] for readings in words]
    keys = dict.fromkeys(key for found in declined for key in found)  # in an order that is always the same
    best: dict[tuple[tuple[str, ...], Gender | None, bool], float] = {}
    for key in keys or [(None, None, None)]:
        fitting = [
            found.get(key, [])[:_PER_WORD] + as_is for found, as_is in zip(declined, undeclined, strict=True)
        ]
        if len(words) > _MOST_WORDS:
            fitting = [readings[:1] for readings in fitting]
        if len(words) > 1 and key[1] == "Sing":
            fitting[-1] += _shared(declined[-1], key)
        for chosen in product(*fitting):
            if keys and not any(item.reading.paradigm for item in chosen):
                continue
            _note(best, key, chosen, case, told)
    if all(undeclined):
        _note(best, (None, None, None), [items[0] for items in undeclined], case)
    names = [
        NameReading(text, gender, "Plur" if plural else "Sing", weight)
        for (text, gender, plural), weight in best.items()
    ]
    names.sort(key=lambda name: -name.weight)
    if not names:  # words that cannot agree: take each as it stands
        return [NameReading(tuple(items[0].reading.lemma for items in words), None, "Sing", 0.0)]
    return [name for name in names[:_KEPT] if name.weight > names[0].weight + _WEAKEST]


def _gender_of_given(readings: Sequence[Scored]) -> GrammaticalGender | None:
    """The gender of the known given names that a form can belong to; None where there are none or both."""
    known = given_names()
    genders = {known[item.reading.lemma] for item in readings if item.reading.lemma in known}
    return genders.pop() if len(genders) == 1 else None


def _by_key(readings: Sequence[Scored]) -> dict[_Key, list[Scored]]:
    """The readings of a word that declines, by what must agree."""
    found: dict[_Key, list[Scored]] = {}
    for item in readings:
        reading = item.reading
        if reading.paradigm:
            found.setdefault((reading.gender, reading.number, reading.case), []).append(item)
    return found


def _shared(declined: Mapping[_Key, Sequence[Scored]], key: _Key) -> list[Scored]:
    """A surname in the plural beside one given name, which it shares: `Arnita un Evita Čistjakovas`."""
    found = declined.get((key[0], "Plur", key[2]), [])[:1]
    return [item._replace(weight=item.weight + _SHARED) for item in found]


def _note(
    best: dict[tuple[tuple[str, ...], Gender | None, bool], float],
    key: _Key,
    chosen: Sequence[Scored],
    case: str | None,
    given: GrammaticalGender | None = None,
) -> None:
    """Note a combination of readings with its weight, where no likelier one gives the same name.

    `given` is the gender that a known given name tells, if any.
    """
    plural = key[1] == "Plur"
    words = tuple(nominative_of(item.reading, plural) for item in chosen)
    weight = sum(item.weight for item in chosen)
    if case is not None and key[2] not in (case, None):
        weight += _WRONG_CASE
    if given is not None and key[0] not in (given, None):
        weight += _AGAINST_GIVEN
    elif given is not None and key[2] not in ("Nom", None) and not chosen[-1].reading.paradigm:
        weight += _STIFF
    if key[2] not in ("Nom", "Voc", None) and _is_stiff(chosen):
        weight += _STIFF_GIVEN  # `Bedržiha Smetanas` is of Bedržihs
    name = (words, _GENDERS.get(key[0]), plural)
    best[name] = max(weight, best.get(name, weight))


def _is_stiff(chosen: Sequence[Scored]) -> bool:
    """Whether the first of several words, which could decline, is left as it is beside one that does."""
    first, last = chosen[0].reading, chosen[-1].reading
    left = not first.paradigm and bool(chosen[0].weight)  # particles and initials have no weight
    return left and len(chosen) > 1 and bool(last.paradigm) and first.lemma.endswith(_DECLINING)
