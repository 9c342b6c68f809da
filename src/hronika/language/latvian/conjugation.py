"""Latvian verbs: the three conjugations, principal parts of a verb from its infinitive, and forms from those.

After Latviešu valodas gramatika (Rīga 2013). The second conjugation keeps its vowel in the present (`runāt`,
`runā`), the third drops it (`rakstīt`, `raksta`; `minēt`, `min`), in both the past has it with -ja. The verbs
of the first conjugation change their stem; their parts stand in `verb_stems.tsv`, for all prefixes.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from hronika.language.latvian.lexicon_files import LEXICON_FOLDER
from hronika.language.lexicon import read_list

PREFIXES = ("aiz", "ap", "at", "ie", "iz", "no", "pa", "pār", "pie", "sa", "uz", "")
_REFLEXIVE = "ties"
_SHORTEST_STEM = 4


class PrincipalParts(NamedTuple):
    """The stem of the infinitive without -t or -ties, and the third persons of present and past."""

    infinitive: str
    present: tuple[str, ...]
    past: str
    reflexive: bool


@cache
def _stems() -> Mapping[str, str]:
    return read_list(LEXICON_FOLDER / "verb_stems.tsv", str)


def principal_parts(verb: str) -> PrincipalParts | None:
    """The principal parts of a verb in the infinitive; None of one in no conjugation that is known.

    >>> principal_parts("norādīt")
    PrincipalParts(infinitive='norādī', present=('norāda',), past='norādīja', reflexive=False)
    >>> principal_parts("uzsvērt").present
    ('uzsver',)
    >>> principal_parts("sūdzēties").past
    'sūdzējās'
    """
    reflexive = verb.endswith(_REFLEXIVE)
    stem = verb.removesuffix(_REFLEXIVE) if reflexive else verb.removesuffix("t")
    for prefix in PREFIXES:
        listed = _stems().get(stem.removeprefix(prefix)) if stem.startswith(prefix) else None
        if listed is not None:
            *present, past = (prefix + part for part in listed.split())
            return _parts(stem, present, past, reflexive)
    if stem.endswith(("inā", "ī")):
        return _parts(stem, [stem[:-1] + "a"], stem + "ja", reflexive)
    if stem.endswith(("ā", "ē", "o")):
        return _parts(stem, [stem], stem + "ja", reflexive)
    return None


def _parts(stem: str, present: list[str], past: str, reflexive: bool) -> PrincipalParts:
    if not reflexive:
        return PrincipalParts(stem, tuple(present), past, False)
    return PrincipalParts(stem, tuple(_reflexive_present(form) for form in present), past[:-1] + "ās", True)


def _reflexive_present(form: str) -> str:
    """`brīna`: `brīnās`; `sūdz`: `sūdzas`; `žēlo`: `žēlojas`."""
    if form.endswith("a"):
        return form[:-1] + "ās"
    return form + ("jas" if form[-1] in "āēīo" else "as")


def distinct_stems(verb: str) -> Iterator[str]:
    """The stems of a verb that are long enough to be told from those of others.

    >>> list(distinct_stems("noliegt"))
    ['nolieg', 'noliedz']
    >>> list(distinct_stems("norādīt"))
    ['norādī', 'norād']
    """
    parts = principal_parts(verb)
    if parts is None:
        return
    stems = [parts.infinitive]
    for form in (*parts.present, parts.past):
        stems.append(
            form.removesuffix("jas").removesuffix("jās") if parts.reflexive else form.removesuffix("ja")
        )
        stems[-1] = stems[-1].removesuffix("as").removesuffix("ās").removesuffix("a")
    yield from dict.fromkeys(stem for stem in stems if len(stem) >= _SHORTEST_STEM)


def third_persons(verb: str) -> Iterator[str]:
    """The forms that news has most: third persons of present, past and future, and past participles.

    >>> list(third_persons("norādīt"))
    ['norāda', 'norādīja', 'norādīs', 'norādījis', 'norādījusi']
    """
    parts = principal_parts(verb)
    if parts is None:
        return
    yield from parts.present
    yield parts.past
    past = parts.past.removesuffix("ās").removesuffix("a")
    if parts.reflexive:
        yield parts.infinitive + "sies"
        yield past + "ies"
        yield past + "usies"
        return
    if parts.infinitive[-1] in "āēīoi":
        yield parts.infinitive + "s"
    yield past + "is"
    yield past + "usi"
