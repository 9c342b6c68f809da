"""How likely each reading of a name word is, given what the analyser saw."""

from collections.abc import Mapping
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from hronika.language.latvian.name_words import plausibility
from hronika.language.latvian.paradigms import BY_NAME, Case, FormReading, inflected, readings

# Log weights. Without features the cases are as frequent as they are among names in news.
_CASE_PRIOR: dict[Case | None, float] = {
    "Nom": -0.6,
    "Gen": -1.4,
    "Dat": -2.6,
    "Acc": -2.4,
    "Loc": -3.5,
    "Voc": -7.0,
    None: -1.0,
}
_PLURAL = -3.0
_WRONG_CASE = -4.0
_WRONG_NUMBER = -5.0
_WRONG_GENDER = -3.0
_IRREGULAR = -7.0
_RARE_PARADIGM = {"6": -5.0, "adjective-m": -2.0, "adjective-f": -3.0}
_SAME_LEMMA = 3.0
# How usual it is that a name that ends so does not decline, on the scale of `plausibility`.
_UNDECLINED = (
    (("am", "im", "um", "ai", "ei", "ij", "iem", "em", "ām", "ēm", "īm", "as", "es", "us"), -22.0),
    (("o", "ō", "ū"), -9.0),
    (("u", "i", "ī", "ē"), -15.0),
    (("a", "e", "ā", "s", "š"), -19.0),
    (("",), -10.0),
)
_NO_CASE = 8.0
_UNEXPECTED = -2.0  # the analyser gives names that do not decline a case like any other


class Scored(NamedTuple):
    """A reading with its weight, a log probability up to a constant."""

    reading: FormReading
    weight: float


class Evidence(NamedTuple):
    """What the analyser says of a word; None where it says nothing."""

    case: str | None = None
    gender: str | None = None
    number: str | None = None
    lemma: str | None = None
    declines: bool = True
    person: bool = False


@lru_cache(maxsize=10_000)
def scored_readings(form: str, evidence: Evidence) -> tuple[Scored, ...]:
    """All readings of one word of a name, the likeliest first."""
    if "-" in form.strip("-"):
        return _compound_readings(form, evidence)
    scored = [Scored(reading, _weight(form, reading, evidence)) for reading in readings(form)]
    scored.sort(key=lambda item: -item.weight)
    return tuple(scored)


def _compound_readings(form: str, evidence: Evidence) -> tuple[Scored, ...]:
    """Read a double name: the parts agree, or all but the last stay as they are."""
    parts = form.split("-")
    if not all(parts) or len(parts) > 3:
        return (Scored(FormReading(form, None, None, None, ""), _UNDECLINED[-1][1]),)
    bare = evidence._replace(lemma=None)
    options = [scored_readings(part, bare)[:12] for part in parts]
    found: dict[FormReading, float] = {}
    for chosen in product(*options):
        last = chosen[-1].reading
        weight = 0.0
        for item in chosen:
            same = item.reading.case == last.case and item.reading.gender == last.gender
            if not (same and item.reading.number == last.number) and item.reading.case is not None:
                break
            weight += item.weight
        else:
            lemma = "-".join(item.reading.lemma for item in chosen)
            if evidence.lemma == lemma:
                weight += _SAME_LEMMA
            reading = last._replace(lemma=lemma, regular=all(item.reading.regular for item in chosen))
            found[reading] = max(weight / len(parts), found.get(reading, -1e9))
    return tuple(
        sorted((Scored(reading, weight) for reading, weight in found.items()), key=lambda item: -item.weight)
    )


def _weight(form: str, reading: FormReading, evidence: Evidence) -> float:
    weight = _SAME_LEMMA if evidence.lemma == reading.lemma else 0.0
    if reading.gender is None:
        weight += next(value for endings, value in _UNDECLINED if form.endswith(endings))
        if not evidence.declines:
            weight += _NO_CASE
        return weight + (_UNEXPECTED if evidence.case else _CASE_PRIOR[None])
    weight += plausibility(reading.lemma, reading.gender) + _RARE_PARADIGM.get(reading.paradigm, 0.0)
    if reading.paradigm == "6" and reading.lemma.endswith("pils"):
        weight += 8.0  # Daugavpils and the other castles
    if not reading.regular:
        weight += _IRREGULAR
    if evidence.person and reading.lemma.endswith(("sks", "cks")):
        weight -= 3.0  # men are Kučinskis, towns are Minska and Gdaņska
    if evidence.case is None:
        weight += _CASE_PRIOR[reading.case]
    elif evidence.case != reading.case:
        weight += _WRONG_CASE
    if evidence.number is None:
        weight += _PLURAL if reading.number == "Plur" else 0.0
    elif (evidence.number == "Sing") != (reading.number == "Sing"):
        weight += _WRONG_NUMBER
    if evidence.gender is not None and evidence.gender != reading.gender:
        weight += _WRONG_GENDER
    return weight


def evidence_of(form: str, features: Mapping[str, str], lemma: str, upos: str, tag: str) -> Evidence:
    """What an analysed token tells about the reading of its form."""
    abbreviated = (
        features.get("Abbr") == "Yes" or features.get("Foreign") == "Yes" or (upos == "X" and bool(lemma))
    )
    return Evidence(
        features.get("Case"),
        features.get("Gender"),
        features.get("Number"),
        lemma or None,
        not abbreviated and ((not features and not lemma) or "Case" in features or lemma not in ("", form)),
        tag.endswith("person"),
    )


def nominative_of(reading: FormReading, plural: bool = False) -> str:
    """The nominative of a reading's word, of its plural where asked for."""
    if plural and reading.paradigm:
        head, hyphen, last = reading.lemma.rpartition("-")
        return head + hyphen + inflected(last, BY_NAME[reading.paradigm], "Plur", "Nom")
    return reading.lemma
