"""The morphology of names and noun phrases: the Latvian `Declension`."""

from collections.abc import Sequence
from functools import lru_cache

from hronika.language.acronyms import in_capitals, keeps_capitals
from hronika.language.analysis import Sentence, Token
from hronika.language.grammar import NominalRole
from hronika.language.language import NameReading
from hronika.language.latvian.full_names import agreeing_names
from hronika.language.latvian.grammar import CASES_OF_ROLES
from hronika.language.latvian.name_scores import (
    Evidence,
    Scored,
    evidence_of,
    nominative_of,
    scored_readings,
)
from hronika.language.latvian.name_words import given_names, surnames
from hronika.language.latvian.paradigms import BY_NAME, CASES, VOWELS, Case, FormReading, inflected
from hronika.language.latvian.phrases import phrase_nominative
from hronika.record import Gender

_MOST_COMBINED = 64  # forms of one name; a text that is no name may have hundreds of words in one
_NAME_GENDER: dict[str, Gender] = {"Masc": "male", "Fem": "female"}


class LatvianDeclension:
    """Latvian declension: six declensions, palatalisation, adjectival surnames, names that do not decline."""

    def nominative(self, sentence: Sentence, tokens: Sequence[int]) -> str:
        """Put the noun phrase of these tokens into the nominative, keeping its number."""
        return phrase_nominative(sentence, tokens, lambda token: self.candidates(token)[0])

    def candidates(self, token: Token) -> Sequence[str]:
        """Nominatives that the form of one word of a proper name can belong to, the likeliest first."""
        if _does_not_decline(token):
            return (token.text,)
        return _nominatives(*_known_of(token))

    def full_names(self, tokens: Sequence[Token], role: NominalRole | None = None) -> Sequence[NameReading]:
        """Nominatives that a person's name of one or more words can have, the likeliest first."""
        return _full_names(tuple(_word_of(token) for token in tokens), CASES_OF_ROLES.get(role))

    def forms(self, name: str, gender: Gender | None) -> dict[Case, set[str]]:
        """All singular forms of a name in the nominative, by case: both where a form varies.

        For whoever searches text for a name; reading goes the other way, from forms to the nominative.
        """
        words = [_word_forms(word, gender) for word in name.split()]
        return {
            case: {" ".join(chosen) for chosen in _combined([word[case] for word in words])} for case in CASES
        }

    def is_form(self, form: str, noun: str) -> bool:
        """Whether a word in small letters can be the singular of a noun, given in the nominative."""
        return any(
            form in forms for forms in _word_forms(noun, _gender_by_form(noun, surname=False)).values()
        )

    def possessive(self, name: str) -> str | None:
        """The name of an institution, in the nominative, in the genitive; None where that is not clear.

        The last word changes, and the definite adjectives that agree with it; other words before it are in
        the genitive already (`Kuršmalas reģionālā slimnīca`). `Starptautiskā darba organizācija` can be read
        in two ways.
        """
        words = name.split()
        woman = _gender_by_form(words[-1], surname=False) == "female"
        if woman and any(word.endswith("ā") for word in words[:-2]):
            return None
        for place, word in enumerate(words):
            agrees = (woman and place == len(words) - 2 and word.endswith("ā")) or word.endswith("ais")
            if place < len(words) - 1 and not agrees:
                continue
            found = _word_forms(words[place], _gender_by_form(words[place], surname=False))["Gen"]
            if len(found) != 1:
                return None
            words[place] = next(iter(found))
        return " ".join(words)

    def genitive(self, name: str, gender: Gender | None) -> str | None:
        """The name of a person, in the nominative, in the genitive; None where several forms are possible."""
        words = [_word_forms(word, gender)["Gen"] for word in name.split()]
        return (
            " ".join(form for forms in words for form in forms) if all(len(w) == 1 for w in words) else None
        )

    def gender(self, name: str) -> Gender | None:
        """The gender of the person that a name in the nominative tells, None where its form does not."""
        words = [word for word in name.split() if len(word) > 1 and not word.endswith(".")]
        if not words:
            return None
        for word in words if len(words) > 1 else words[:1]:
            known = given_names().get(word) or given_names().get(word.partition("-")[0])
            if known:
                return _NAME_GENDER[known]
        if len(words) > 1 and words[0].endswith(("s", "š")) and words[-1] not in surnames():
            return "male"  # `Bedržihs Smetana`: the surname in -a is a man's, too
        for word in (words[-1], words[0]):
            by_form = _gender_by_form(word.rpartition("-")[2], surname=word is words[-1])
            if by_form:
                return by_form
        return None


def _does_not_decline(token: Token) -> bool:
    """Whether a word is an abbreviation, an initial, an acronym or an account: one form for all cases."""
    text = token.text
    if text.endswith(".") or text.startswith("@") or token.features.get("Abbr") == "Yes":
        return True
    if not keeps_capitals(text):
        return False
    if not token.name.endswith("person"):
        return True
    return len(text) < 4 and (not token.lemma or token.lemma.isupper())  # else a speaker: DIDZIS


def _known_of(token: Token) -> tuple[str, Evidence]:
    """The form of a word and what its analysis tells: all that its readings depend on."""
    text, lemma = token.text, token.lemma
    if in_capitals(text):
        text = text.title()
    if lemma and text[:1].isupper():
        lemma = lemma[:1].upper() + lemma[1:]
    return text, evidence_of(text, token.features, lemma, token.upos, token.name)


def _word_of(token: Token) -> tuple[str, Evidence | None]:
    """The same for a word of a full name; no evidence where the word does not decline."""
    if _does_not_decline(token) or token.text[:1].islower():
        return token.text, None
    return _known_of(token)


@lru_cache(maxsize=10_000)
def _nominatives(text: str, evidence: Evidence) -> tuple[str, ...]:
    plural = evidence.number in ("Plur", "Ptan")
    found: dict[str, None] = {}
    for reading, _ in scored_readings(text, evidence):
        if plural and reading.number == "Plur":
            found[nominative_of(reading, plural=True)] = None
        found[reading.lemma] = None
    return tuple(found)


@lru_cache(maxsize=10_000)
def _full_names(words: tuple[tuple[str, Evidence | None], ...], case: str | None) -> tuple[NameReading, ...]:
    readings = [
        (Scored(FormReading(text, None, None, None, ""), 0.0),)
        if evidence is None
        else scored_readings(text, evidence)
        for text, evidence in words
    ]
    return tuple(agreeing_names(readings, case))


def _gender_by_form(word: str, surname: bool) -> Gender | None:
    if surname and word in surnames():
        listed = surnames()[word]
        return None if listed == "any" else _NAME_GENDER[listed]
    if word.endswith(("s", "š")):
        return "male"
    if word.endswith(("a", "e", "ā")) and len(word) > 2:
        return "female"
    return None


def _word_forms(word: str, gender: Gender | None) -> dict[Case, set[str]]:
    if "-" in word:
        parts = [_word_forms(part, gender) for part in word.split("-")]
        return {
            case: {"-".join(chosen) for chosen in _combined([part[case] for part in parts])} for case in CASES
        }
    wanted = {"male": "Masc", "female": "Fem"}.get(gender or "")
    forms: dict[Case, set[str]] = {case: set() for case in CASES}
    for reading, _ in scored_readings(word, Evidence(case="Nom", number="Sing", gender=wanted)):
        if reading.lemma != word or reading.number == "Plur" or reading.case not in (None, "Nom"):
            continue
        if wanted and reading.gender not in (None, wanted):
            continue
        paradigm = BY_NAME.get(reading.paradigm)
        if paradigm is None and word[-1:].casefold() not in VOWELS and any(forms["Gen"]):
            continue
        for case in CASES:
            if paradigm is None:
                if not forms[case]:
                    forms[case].add(word)
            else:
                forms[case].add(inflected(word, paradigm, "Sing", case))
                if paradigm.name == "2" and case == "Gen":
                    forms[case].add(inflected(word, paradigm, "Sing", case, hard=True))
    return {case: found or {word} for case, found in forms.items()}


def _combined(options: list[set[str]]) -> list[tuple[str, ...]]:
    combined: list[tuple[str, ...]] = [()]
    for option in options:
        combined = [(*chosen, word) for chosen in combined for word in sorted(option)][:_MOST_COMBINED]
    return combined
