"""Which of the lemmas that the network thinks of is a word: those attested in text are likelier.

The network scores edit scripts, which know nothing of words: `cieš` could come of `ciešt` as well as of
`ciest`. A lemma that the treebank has, or that stands somewhere in much raw text, gets a bonus. A verb that
the treebank does not have is looked up among the forms of those whose conjugation is known.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from hronika.language.latvian.form_rules import ABBREVIATION, Tag
from hronika.language.latvian.labels import apply_script, lemma_class, parsed_script

# In units of the network's scores (log odds); chosen on the development part of the treebank.
SAME_CLASS = 3.0  # the treebank has the lemma in this word class
SAME_GENDER = 1.0  # and, if it is a noun's, in this gender
OTHER_CLASS = 1.0  # the treebank has the lemma at all
IN_TEXT = 3.0  # raw text has the lemma as a form
HIGHEST = SAME_CLASS + SAME_GENDER + OTHER_CLASS + IN_TEXT

_UNKNOWN: tuple[float, tuple[str, ...]] = (0.0, ())
_NEGATION = "ne"
_NONE: Mapping[str, str] = MappingProxyType({})

# Lines of a sorted file, one after another, whose lemmas have the same first three letters, or are the same.
_BEGINNING = 3
_GROUP = re.compile(r"([^\t\n]{1,2}\t|[^\t\n]{3}).*\n(?:\1.*\n)*")

# In the treebank's words: `maksāšot`, which says that somebody will pay, as is told.
_QUOTATIVE_FUTURE: Mapping[str, str] = {
    "Evident": "Nfh", "Mood": "Qot", "Polarity": "Pos", "Tense": "Fut", "VerbForm": "Fin", "Voice": "Act",
}  # fmt: skip
_DEFINITE_GENITIVE: Mapping[str, str] = {
    "Case": "Gen", "Definite": "Def", "Degree": "Pos", "Gender": "Fem", "Number": "Sing",
}  # fmt: skip
# The gender and ending of nouns whose forms are alike in some cases, and those of the others.
_OTHER_GENDERS: Mapping[tuple[str | None, str], tuple[str, str]] = {
    ("Masc", "s"): ("Fem", "a"), ("Fem", "a"): ("Masc", "s"),
}  # fmt: skip
_SAME_IN_BOTH = frozenset((("Acc", "Sing"), ("Loc", "Sing"), ("Gen", "Plur")))
_FUTURES = (("īšoties", "ties"), ("šoties", "ties"), ("īšot", "t"), ("šot", "t"))


class AttestedLemmas:
    """The lemmas that are attested, each with its bonus and the word classes that the treebank has it in.

    They are tens of thousands, of which a text needs some hundreds: lines are taken apart where a word is
    looked up that begins as they do.
    """

    def __init__(self, file: Path) -> None:
        """Load them from a file of three columns; raises ValueError where it is none."""
        text = file.read_bytes().decode("utf-8")
        self._lines: dict[str, str] = {}
        for group in _GROUP.finditer(text):
            self._lines[group[1]] = self._lines.get(group[1], "") + group[0]
        if sum(map(len, self._lines.values())) < len(text) or text.count("\t") != 2 * text.count("\n"):
            raise ValueError(f"{file.name} has no three columns")
        self._known: dict[str, Mapping[str, tuple[float, tuple[str, ...]]]] = {}

    def get(self, lemma: str) -> tuple[float, tuple[str, ...]]:
        """The bonus of a lemma and its word classes: nothing and none where it is not attested."""
        return self._beginning_as(lemma).get(lemma, _UNKNOWN)

    def __contains__(self, lemma: str) -> bool:
        return lemma in self._beginning_as(lemma)

    def _beginning_as(self, lemma: str) -> Mapping[str, tuple[float, tuple[str, ...]]]:
        beginning = f"{lemma}\t"[:_BEGINNING]
        known = self._known.get(beginning)
        if known is None:
            lines = self._lines.get(beginning)
            if lines is None:
                return {}
            known = self._known[beginning] = dict(map(_entry, lines[:-1].split("\n")))
        return known


class Lemmatizer:
    """Chooses lemmas."""

    def __init__(
        self, file: Path, scripts: Sequence[str], verbs: Callable[[], Mapping[str, str]] = lambda: _NONE
    ) -> None:
        """Load the attested lemmas; `scripts` are those that the network scores, by number.

        `verbs` gives the infinitives of verbs by their forms, in lower case and without a negation.
        """
        self._scripts = [parsed_script(script) for script in scripts]
        self._verbs = verbs
        self._attested = AttestedLemmas(file)

    def choose_all(
        self,
        forms: Sequence[str],
        tags: Sequence[Tag],
        options: NDArray[np.int64],
        scores: NDArray[np.float32],
    ) -> list[str]:
        """Give the lemmas of words with these tags by the best scripts of each, `options` with `scores`.

        Both are (words, scripts), the highest score first. An abbreviation in capitals is its own lemma.
        """
        # Where the first script is so much the best that no bonus can help another, there is no choice.
        clear = scores[:, 0] - scores[:, 1:2].max(1, initial=-np.inf) >= HIGHEST
        unclear = zip(options[~clear].tolist(), scores[~clear].tolist(), strict=True)
        lemmas = []
        for form, (upos, features), first, is_clear in zip(
            forms, tags, options[:, 0].tolist(), clear.tolist(), strict=True
        ):
            lemma = apply_script(self._scripts[first], form) if is_clear else None
            if not is_clear:
                numbers, values = next(unclear)
                if features is not ABBREVIATION:
                    lemma = self.choose(form, upos, features, numbers, values)
            lemma = form if features is ABBREVIATION else lemma or form.lower()
            lemmas.append(self._conjugated(form, features, lemma) if upos == "VERB" else lemma)
        return lemmas

    def reconciled(
        self, forms: Sequence[str], tags: Sequence[Tag], lemmas: Sequence[str]
    ) -> tuple[list[Tag], list[str]]:
        """Mend verbs whose tag and lemma contradict each other, and nouns read in the wrong gender."""
        mended, others = list(tags), list(lemmas)
        for place, (upos, features) in enumerate(tags):
            if upos == "NOUN":
                mended[place], others[place] = self._of_other_gender((upos, features), lemmas[place])
            adjective = self._adjective_before(place, forms, tags, lemmas)
            if adjective is not None:
                mended[place], others[place] = ("ADJ", _DEFINITE_GENITIVE), adjective
            if upos != "VERB" or adjective is not None:
                continue
            form = forms[place].lower()
            if features.get("VerbForm") == "Inf" and others[place] == form and form not in self._attested:
                others[place] = self._of_quotative_future(form)
            if features.get("Mood") != "Qot" and _is_quotative_future(form, others[place]):
                kept = {name: features[name] for name in ("Polarity", "Reflex") if name in features}
                mended[place] = upos, {**_QUOTATIVE_FUTURE, **kept}
                continue
            if features.get("Polarity") == "Pos" and form.startswith(_NEGATION):
                is_participle = features.get("VerbForm") == "Part"
                bare = self._without_negation(form, lemmas[place], is_participle=is_participle)
                if bare is not None:
                    features = {**features, "Polarity": "Neg"}
                    mended[place], others[place] = (upos, features), bare
            if features.get("Polarity") == "Neg" or "Reflex" in features:
                mended[place], others[place] = self._reconciled(form, mended[place], others[place])
        return mended, others

    def _adjective_before(
        self, place: int, forms: Sequence[str], tags: Sequence[Tag], lemmas: Sequence[str]
    ) -> str | None:
        """The lemma of a definite adjective that was read as an unknown noun or verb: `Viedās pilsētas`."""
        form, (own, features) = forms[place].lower(), tags[place]
        if own not in ("NOUN", "VERB") or not form.endswith("ās"):
            return None
        unknown = features.get("Case") == "Loc" or features.get("VerbForm") == "Fin"
        if not unknown or place + 1 == len(forms):
            return None
        upos, after = tags[place + 1]
        one = tuple(after.get(name) for name in ("Case", "Gender", "Number")) == ("Gen", "Fem", "Sing")
        lemma = f"{form[:-2]}s"
        known = lemma in self._attested and lemmas[place] not in self._attested
        return lemma if upos == "NOUN" and one and known else None

    def _of_quotative_future(self, form: str) -> str:
        """The infinitive of a form that was taken for one, but ends as none does: `tiesāšoties`."""
        options = [form.removesuffix(end) + infinitive for end, infinitive in _FUTURES if form.endswith(end)]
        return next((lemma for lemma in options if lemma in self._attested), form)

    def _of_other_gender(self, tag: Tag, lemma: str) -> tuple[Tag, str]:
        """A noun whose lemma no text has in its gender, but in the other one, whose form is the same: `lugā`.

        The locative of `luga` could be that of `lugs`, and the accusative and the genitive plural, too.
        """
        upos, features = tag
        other = _OTHER_GENDERS.get((features.get("Gender"), lemma[-1:]))
        alike = (features.get("Case"), features.get("Number")) in _SAME_IN_BOTH
        if other is None or not alike or self._attested.get(lemma)[0]:
            return tag, lemma
        gender, ending = other
        attested = lemma[:-1] + ending
        if f"{upos}.{gender}" not in self._attested.get(attested)[1]:
            return tag, lemma
        return (upos, {**features, "Gender": gender}), attested

    def _without_negation(self, form: str, lemma: str, *, is_participle: bool) -> str | None:
        """The lemma of a verb that is negated by its form (`nesniegušas`: `sniegt`); None of one that is not.

        That is one whose lemma has lost the letters of negation, or has them although no such verb is
        attested, but one without them. A participle is negated too where neither is, by a lemma that was
        read wrong (`nesaņēmusi`: `nesaņaut`).
        """
        if not lemma.startswith(_NEGATION):
            return lemma
        if "VERB" in self._attested.get(lemma)[1]:
            return None
        rest = lemma.removeprefix(_NEGATION), self._verbs().get(form.removeprefix(_NEGATION))
        known = (bare for bare in rest if bare and {"VERB", "AUX"} & set(self._attested.get(bare)[1]))
        misread = is_participle and not self._attested.get(lemma)[0]
        return next(known, lemma if misread else None)

    def _reconciled(self, form: str, tag: Tag, lemma: str) -> tuple[Tag, str]:
        upos, features = tag
        if features.get("Polarity") == "Neg" and self._begins_so(form, features, lemma):
            return (upos, {**features, "Polarity": "Pos"}), _NEGATION + lemma.removeprefix(_NEGATION)
        if features.get("Reflex") == "Yes" and lemma.endswith("t"):
            reflexive = f"{lemma}ies"
            if "VERB" in self._attested.get(reflexive)[1]:
                return tag, reflexive  # apņēmušās: apņemties
            if form == f"{lemma[:-1]}s" and lemma in self._attested:
                others = {name: value for name, value in features.items() if name != "Reflex"}
                return (upos, {**others, "Tense": "Fut"}), lemma  # aizstās: aizstāt
        return tag, lemma

    def _begins_so(self, form: str, features: Mapping[str, str], lemma: str) -> bool:
        """Whether the first letters of a verb are no negation: `neitralizēs`, `nesīs` of `nest`.

        They are not where raw text does not have what is left without them, while with them the verb, or
        the noun made from it, is attested. (The treebank itself has `itralizēt`.)
        """
        if features.get("VerbForm") == "Part" or form.startswith(2 * _NEGATION):
            return False
        bare = lemma.removeprefix(_NEGATION)
        whole = _NEGATION + bare
        _, classes = self._attested.get(whole)
        attested = "VERB" in classes or f"{whole[:-1]}šana" in self._attested
        return attested and self._attested.get(bare)[0] < IN_TEXT

    def _conjugated(self, form: str, features: Mapping[str, str], lemma: str) -> str:
        """The lemma of a verb, or one that has the form where the treebank has no such verb."""
        if "VERB" in self._attested.get(lemma)[1]:
            return lemma
        form = form.lower()
        if features.get("Polarity") == "Neg":
            form = form.removeprefix(_NEGATION)
        return self._verbs().get(form, lemma)

    def choose(
        self,
        form: str,
        upos: str,
        features: Mapping[str, str],
        options: Iterable[int],
        scores: Iterable[float],
    ) -> str:
        """Give the best lemma of the form in this word class by scripts and their scores, highest first.

        The lemma of a noun has the noun's gender: `prokurore` is no form of `prokurors`.
        """
        word_class = lemma_class(upos, features)
        best, highest = "", float("-inf")
        for option, score in zip(options, scores, strict=True):
            if score + HIGHEST <= highest:
                break
            lemma = apply_script(self._scripts[option], form)
            if not lemma:
                continue
            bonus, classes = self._attested.get(lemma)
            score += bonus
            for known in classes:
                if known == word_class:
                    score += SAME_CLASS + SAME_GENDER
                    break
                if known.partition(".")[0] == upos:
                    score += SAME_CLASS
                    break
            if score > highest:
                best, highest = lemma, score
        return best or form.lower()


def _entry(line: str) -> tuple[str, tuple[float, tuple[str, ...]]]:
    lemma, in_text, classes = line.split("\t")
    return lemma, _bonus(in_text, classes)


@cache
def _bonus(in_text: str, classes: str) -> tuple[float, tuple[str, ...]]:
    """Give the bonus that a line of the file tells of its lemma, and the word classes of the treebank."""
    return (IN_TEXT if in_text else 0.0) + (OTHER_CLASS if classes else 0.0), tuple(classes.split())


def _is_quotative_future(form: str, lemma: str) -> bool:
    """Whether a form is the future of hearsay of a verb: `došoties` of `doties`, not `plēšot` of `plēst`."""
    for ending, infinitive in _FUTURES:
        stem = form.removesuffix(ending)
        if stem != form and lemma in (stem + infinitive, stem.removeprefix(_NEGATION) + infinitive):
            return True
    return False
