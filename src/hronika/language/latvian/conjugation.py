"""Latvian verbs: the three conjugations, principal parts of a verb from its infinitive, and forms from those.

After Latviešu valodas gramatika (Rīga 2013). The second conjugation keeps its vowel in the present (`runāt`,
`runā`), the third drops it (`rakstīt`, `raksta`; `minēt`, `min`), in both the past has it with -ja. The verbs
of the first conjugation change their stem; their parts stand in `verb_stems.tsv`, for all prefixes.
"""

from collections.abc import Iterator, Mapping, Set
from functools import cache
from typing import NamedTuple

from hronika.language.latvian.lexicon_files import LEXICON_FOLDER, rows
from hronika.language.lexicon import read_list

PREFIXES = ("aiz", "ap", "at", "ie", "iz", "no", "pa", "pār", "pie", "sa", "uz", "")
_REFLEXIVE = "ties"
_SHORTEST_STEM = 4
_HARD = {"dz": "g", "c": "k"}


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
    >>> list(third_persons("lūgties"))
    ['lūdzas', 'lūdzās', 'lūgsies', 'lūdzies', 'lūgusies']
    """
    parts = principal_parts(verb)
    if parts is not None:
        yield from _finite(parts)
        yield from list(_past_participles(parts))[:2]


def forms(verb: str) -> Iterator[str]:
    """The forms of a verb that news has: first and third persons, participles, converbs, the conditional.

    >>> {"pauduši", "paužot", "pausdama", "pausts", "paužam", "paudām"} <= set(forms("paust"))
    True
    """
    parts = principal_parts(verb)
    if parts is None:
        return
    yield from third_persons(verb)
    yield from _past_participles(parts)
    active, reflexive = ("u", "ot"), ("os", "oties")
    for present in parts.present:
        long = present.endswith(("a", "ās"))
        stem = present.removesuffix("as").removesuffix("ās") if parts.reflexive else present.removesuffix("a")
        stem += "j" if stem[-1] in "āēīo" else ""
        yield from (stem + ending for ending in (reflexive if parts.reflexive else active))
        yield stem + ("ā" if long else "a") + ("mies" if parts.reflexive else "m")
    past = ("os", "āmies") if parts.reflexive else ("u", "ām")
    yield from (_past_stem(parts) + ending for ending in past)
    if parts.reflexive:
        yield from (parts.infinitive + ending for ending in ("damies", "damās", "tos"))
    else:
        yield from (parts.infinitive + ending for ending in ("dams", "dama", "dami", "damas", "tu"))
        yield from (parts.infinitive + ending for ending in ("ts", "ta", "ti", "tas"))


@cache
def listed_verbs() -> Mapping[str, str]:
    """The forms of the verbs of saying (`cues.tsv`), as `forms` gives them, and the infinitive of each."""
    found: dict[str, str] = {}
    for verb, *_ in rows("cues"):
        for form in forms(verb):
            found.setdefault(form, verb)
    return found


@cache
def listed_finite_forms() -> Set[str]:
    """The third persons of present, past and future of the verbs of saying."""
    parts = (principal_parts(verb) for verb, *_ in rows("cues"))
    return {form for each in parts if each is not None for form in _finite(each)}


def action_nouns(verb: str) -> Iterator[str]:
    """The nouns of what a verb does or of what comes of it: in -ums, and in -šanās of a reflexive verb.

    >>> list(action_nouns("lūgt")), list(action_nouns("atzīties"))
    (['lūgums'], ['atzinums', 'atzīšanās'])
    """
    parts = principal_parts(verb)
    if parts is not None:
        yield _hardened(_past_stem(parts)) + "ums"
        if parts.reflexive:
            yield parts.infinitive + "šanās"


def _finite(parts: PrincipalParts) -> Iterator[str]:
    """The third persons; in the future `teiks`, but `paudīs`, where -s would be lost after an s."""
    yield from parts.present
    yield parts.past
    stem = _past_stem(parts) + "ī" if parts.infinitive.endswith("s") else parts.infinitive
    yield stem + ("sies" if parts.reflexive else "s")


def _past_participles(parts: PrincipalParts) -> Iterator[str]:
    """`teicis`, `teikusi`, `teikuši`, `teikušas`: k and g come back before -u."""
    past = _past_stem(parts)
    reflexive = ("ies", "usies", "ušies", "ušās")
    for ending in reflexive if parts.reflexive else ("is", "usi", "uši", "ušas"):
        yield (_hardened(past) if ending[0] == "u" else past) + ending


def _past_stem(parts: PrincipalParts) -> str:
    return parts.past.removesuffix("ās").removesuffix("a")


def _hardened(stem: str) -> str:
    """`lūdz`: `lūg`; `teic`: `teik`."""
    for soft, hard in _HARD.items():
        if stem.endswith(soft):
            return stem.removesuffix(soft) + hard
    return stem
