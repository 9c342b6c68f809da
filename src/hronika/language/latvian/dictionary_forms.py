"""Dictionary forms that a Latvian word may have by its ending alone, for words that no text knows.

Nouns and names decline as in `paradigms`; adjectives, participles and the three conjugations of verbs are
read by their endings (Latviešu valodas gramatika, Rīga 2013). Many of the forms given do not exist; whoever
asks knows which do.
"""

from collections.abc import Iterator

from hronika.language.latvian.paradigms import BY_NAME, inflected, readings, stem_of

_ADJECTIVE = [
    "s", "š", "a", "am", "ai", "u", "ā", "i", "iem", "ām", "us", "as", "os", "ās",
    "ais", "ajam", "ajai", "o", "ajā", "ie", "ajiem", "ajām", "ajos", "ajās",
]  # fmt: skip
# What follows the stem of the infinitive: future, conditional, participles; and its reflexive forms.
_AFTER_INFINITIVE = [
    "t", "šu", "si", "s", "sim", "siet", "sit", "šot", "tu", "dams", "dama", "dami", "damas",
    *(f"t{ending}" for ending in _ADJECTIVE),
]  # fmt: skip
_REFLEXIVE_AFTER_INFINITIVE = ["ties", "šos", "sies", "simies", "sieties", "tos", "damies", "damās"]
# What follows the stem of the present or the past.
_AFTER_STEM = [
    "", "u", "i", "a", "am", "at", "ām", "āt", "ot", "iet", "is", "usi",
    *(f"oš{ending}" for ending in _ADJECTIVE),
    *(f"uš{ending}" for ending in _ADJECTIVE),
    *(f"{vowel}m{ending}" for vowel in "aā" for ending in _ADJECTIVE),
]  # fmt: skip
_REFLEXIVE_AFTER_STEM = [
    "os", "ies", "as", "ās", "amies", "āmies", "aties", "āties", "oties", "usies", "ušies", "ušās",
]  # fmt: skip
# The end of a present or past stem, and what it is in the infinitive of the first conjugation.
_ENDS = {
    "c": "k", "dz": "g", "t": "s", "d": "s", "š": "s", "ž": "z", "ļ": "l", "ņ": "n", "pj": "p", "bj": "b",
    "mj": "m", "st": "", "āv": "au", "uv": "ū", "ij": "ī", "ēj": "ie",
    # Verbs of several stems, also with prefixes: iet, gāja; dot, deva; būt, bija.
    "gāj": "ie", "ej": "ie", "dev": "do", "dod": "do", "bij": "bū",
}  # fmt: skip
_VOWELS = {"ē": "e", "e": "i", "ī": "i", "ū": "u"}


def dictionary_forms(form: str) -> list[str]:
    """Give the dictionary forms that a word in small letters may have, the most alike first.

    >>> dictionary_forms("žagarnieces")[:2]
    ['žagarniece', 'žagarnieces']
    >>> "strādāt" in dictionary_forms("strādājām")
    True
    """
    found = dict.fromkeys([*_nominal(form), *_verbs(form)])
    for prefix in ("ne", "jā"):  # a negated verb, and one that must be done, is a form of it
        if form.startswith(prefix):
            found |= dict.fromkeys(_verbs(form.removeprefix(prefix)))
    return sorted(found, key=lambda lemma: (-_shared(form, lemma), len(lemma)))


def _nominal(form: str) -> Iterator[str]:
    for reading in readings(form):
        yield reading.lemma
        if reading.number == "Plur":  # beigām: beigas
            yield inflected(reading.lemma, BY_NAME[reading.paradigm], "Plur", "Nom")
        if reading.paradigm in ("1s", "4", "adjective-m", "adjective-f"):
            stem = stem_of(reading.lemma, BY_NAME[reading.paradigm])
            yield stem + "s"
            if stem.endswith("āk"):  # the comparative, and the superlative of it
                yield stem[:-2] + "s"
                yield stem[:-2].removeprefix("vis") + "s"


def _verbs(form: str) -> Iterator[str]:
    for endings, last in ((_AFTER_INFINITIVE, "t"), (_REFLEXIVE_AFTER_INFINITIVE, "ties")):
        for ending in endings:
            if len(form) > len(ending) + 1 and form.endswith(ending):
                yield form[: -len(ending)] + last
    for endings, last in ((_AFTER_STEM, "t"), (_REFLEXIVE_AFTER_STEM, "ties")):
        for ending in endings:
            if len(form) > len(ending) + 1 and form.endswith(ending):
                for stem in _infinitive_stems(form[: len(form) - len(ending)]):
                    yield stem + last


def _infinitive_stems(stem: str) -> Iterator[str]:
    """Give what the stem of a present or past may be in the infinitive."""
    if stem.endswith("j"):  # runāj-a: runā-t
        yield stem[:-1]
    yield stem
    for vowel in "īēāo":  # las-a: lasī-t
        yield stem + vowel
    ends = [stem, *(stem[: -len(end)] + hard for end, hard in _ENDS.items() if stem.endswith(end))]
    for candidate in ends:
        if candidate:
            yield candidate
        place = max((candidate.rfind(vowel) for vowel in "aāeēiīoōuū"), default=-1)
        if place > 0 and candidate[place] in _VOWELS:  # ņēm-a: ņem-t, velk: vilk-t
            yield candidate[:place] + _VOWELS[candidate[place]] + candidate[place + 1 :]


def _shared(form: str, lemma: str) -> int:
    shared = 0
    for one, other in zip(form, lemma, strict=False):
        if one != other:
            break
        shared += 1
    return shared
