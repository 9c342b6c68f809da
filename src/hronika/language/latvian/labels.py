"""Labels as the model gives them: lemma edit scripts, tags and name kinds, and back to what people read."""

from collections.abc import Mapping
from typing import NamedTuple

from hronika.language.analysis import parse_features


def edit_script(form: str, lemma: str) -> str:
    """How the lemma is made of the form: `case|cut prefix|cut suffix|new prefix|new suffix`, or `=lemma`.

    `case` is what to do with the form first: `l` lower it, `k` keep it, `c` lower all but the first letter.
    The longest common substring of form and lemma stays; only what stands before and after it is replaced.
    """
    best = ""
    for case in "lkc":
        base = _cased(form, case)
        start, other, size = _common(base, lemma)
        if not size:
            continue
        script = "|".join(
            (
                case,
                str(start),
                str(len(base) - start - size),
                lemma[:other].replace("|", "¦"),
                lemma[other + size :].replace("|", "¦"),
            )
        )
        if not best or len(script) < len(best):
            best = script
    return best if best else "=" + lemma


class EditScript(NamedTuple):
    """What `edit_script` writes, in its parts; of `=lemma` the case is `=` and the prefix the lemma."""

    case: str
    before: int
    after: int
    prefix: str
    suffix: str


def parsed_script(script: str) -> EditScript:
    """The parts of a script."""
    if script.startswith("="):
        return EditScript("=", 0, 0, script[1:], "")
    case, before, after, prefix, suffix = script.split("|")
    return EditScript(case, int(before), int(after), prefix.replace("¦", "|"), suffix.replace("¦", "|"))


def apply_script(script: EditScript, form: str) -> str | None:
    """The lemma that the script makes of the form, or None where the form is too short for it."""
    case, before, after, prefix, suffix = script
    if case == "=":
        return prefix
    if before + after >= len(form):
        return None
    base = _cased(form, case)
    return prefix + base[before : len(base) - after] + suffix


def _cased(form: str, case: str) -> str:
    if case == "l":
        return form.lower()
    return form if case == "k" else form[:1] + form[1:].lower()


def _common(a: str, b: str) -> tuple[int, int, int]:
    """Start in `a`, start in `b` and size of their longest common substring, the first of several."""
    best = (0, 0, 0)
    previous = [0] * (len(b) + 1)
    for i, left in enumerate(a, 1):
        row = [0] * (len(b) + 1)
        for j, right in enumerate(b, 1):
            if left == right:
                row[j] = previous[j - 1] + 1
                if row[j] > best[2]:
                    best = (i - row[j], j - row[j], row[j])
        previous = row
    return best


def join_tag(upos: str, features: str) -> str:
    """One label for a word class and its features, as CoNLL-U writes them: `NOUN Case=Nom|Number=Sing`."""
    return f"{upos} {features}"


def split_tag(tag: str) -> tuple[str, Mapping[str, str]]:
    """Word class and features of a label made by `join_tag`."""
    upos, _, features = tag.partition(" ")
    return upos, parse_features(features)


def lemma_class(upos: str, features: Mapping[str, str]) -> str:
    """What words with one lemma have in common: their class, and the gender of nouns (`NOUN.Fem`)."""
    gender = features.get("Gender") if upos in ("NOUN", "PROPN") else None
    return f"{upos}.{gender}" if gender else upos
