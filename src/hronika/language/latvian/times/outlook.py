"""Whether a clause speaks of what has been or of what is to come: it decides which Tuesday is meant."""

import re
from functools import cache
from typing import Literal

from hronika.language.analysis import Sentence, Token
from hronika.language.latvian.patterns import rows
from hronika.language.quotation_marks import MARKS

Outlook = Literal["past", "near past", "future", "open"]
"""`near past` is that of what may lie ahead although the clause looks back: an attribute (`marta vēlēšanās`),
a day that something was put on (`atlika uz 3. jūniju`)."""

_AUXILIARIES = ("aux", "cop")
_NEAR = 2
"""How far above the first word of a time its verb stands; a farther one may be that of another clause."""
_QUOTATIVE_FUTURE = ("šot", "šoties")
# Without an analysis: forms that are hardly anything but futures, conditionals and debitives.
_FUTURE_FORMS = re.compile(
    r"(?:ne)?(?:būs|būšu|būsim|būsiet|būtu|tiks|notiks|sāks|sāksies|varēs|varētu|gaidām\w+|paredzē[tm]\w+|plāno\w*"
    r"|\w+šot(?:ies)?|\w+[aāeēiīoōuū](?:sies|simies)|\w{2,}(?:īsim|īsiet|ēsim|ēsiet|āsim|āsiet)"
    r"|(?!(?:nakt|valst|ac|aus|debes|durv|sird|pil|krūt|brokast|gov|zos|kūt)īs)[a-zā-ž]{3,}īs)|jā\w{3,}",
)


@cache
def words_of(kind: str) -> tuple[str, ...]:
    """Give the words of a kind in `lexicon/grammar/plans.tsv`."""
    return tuple(word for word, its_kind in rows("plans") if its_kind == kind)


def outlook(sentence: Sentence, index: int, preposition: str = "") -> Outlook | None:
    """Tell the outlook of the clause that a token stands in, None where the clause has no predicate.

    `kopš` looks back, `līdz` and `uz` forward unless what is told is over.
    """
    if preposition == "kopš":
        return "past"
    if sentence.tokens[index].upos == "X":
        return _without_analysis(sentence)
    for distance, place in enumerate((index, *sentence.ancestors(index))):
        token = sentence.tokens[place]
        if _compares(sentence, place):
            return "past"  # tāpat kā aprīlī
        if token.upos not in ("VERB", "AUX") and not _copulas(sentence, place):
            continue
        if token.features.get("VerbForm") == "Conv" and token.head >= 0:
            continue  # ierodoties: at the time of the verb above it
        if _is_quality(token) or _is_quoted_apart(sentence, index, place):
            continue
        if token.features.get("VerbForm") == "Inf":
            return _of_infinitive(sentence, place, preposition)
        found = _of_predicate(sentence, place)
        if preposition == "līdz" and (_lasts(sentence, place) or _sets_a_day(token)):
            return "future"
        if found == "past" and preposition in ("no", "ar") and _asks(sentence, place, index):
            return "future"  # draudēja no 1. augusta celt cenas
        if found == "past" and (preposition == "uz" or _sets_a_day(token) or distance > _NEAR):
            return "near past"
        ahead = found == "open" or (preposition == "līdz" and _asks(sentence, place))
        return "future" if ahead and preposition in ("līdz", "uz") else found
    verb = _verb_before(sentence, index)
    return _of_predicate(sentence, verb) if verb is not None else None


def _verb_before(sentence: Sentence, index: int) -> int | None:
    """Give the finite verb before a token, which the parse hangs elsewhere: `[bija] svētdienas mačs`."""
    for place in range(index - 1, -1, -1):
        token = sentence.tokens[place]
        if token.upos == "PUNCT":
            return None
        if token.upos in ("VERB", "AUX") and token.features.get("VerbForm") == "Fin":
            return place
    return None


def is_custom(sentence: Sentence) -> bool:
    """Whether the sentence tells what is usual rather than what happened."""
    return any(token.text in words_of("habit") for token in sentence.tokens)


def _without_analysis(sentence: Sentence) -> Outlook:
    if any(_FUTURE_FORMS.fullmatch(token.text) for token in sentence.tokens):
        return "future"
    return "near past" if any(map(_sets_a_day, sentence.tokens)) else "past"


def _copulas(sentence: Sentence, index: int) -> bool:
    return any(sentence.relation[child] in _AUXILIARIES for child in sentence.children[index])


def _lasts(sentence: Sentence, index: int) -> bool:
    """Whether a predicate tells a state of today: `ceļš slēgts līdz pirmdienai`."""
    token = sentence.tokens[index]
    return token.text.lower().startswith(words_of("lasting")) and not any(
        part.features.get("Tense") == "Past" or part.lemma == "tikt"
        for part in (token, *_helpers(sentence, index))
        if part.features.get("VerbForm") != "Part"
    )


def _sets_a_day(token: Token) -> bool:
    """Whether a verb tells what day something was put on, which may be to come: `sēdi nolika 23. maijā`."""
    return token.text.lower().startswith(words_of("schedule"))


def _asks(sentence: Sentence, index: int, after: int = -1) -> bool:
    """Whether a predicate governs an infinitive that is to come: `lika līdz piektdienai aprēķināt`.

    With `after`, one that stands behind that token, and the predicate before it.
    """
    return (
        sentence.tokens[index].lemma not in words_of("phase")
        and (after < 0 or index < after)
        and any(
            sentence.tokens[child].features.get("VerbForm") == "Inf" and child > after
            for child in sentence.children[index]
        )
    )


def _compares(sentence: Sentence, index: int) -> bool:
    """Whether a word without a verb is what something is compared with: `tāpat kā [aprīlī]`."""
    if sentence.tokens[index].upos in ("VERB", "AUX") or sentence.relation[index] != "advcl":
        return False
    if _copulas(sentence, index):
        return False
    marks = (child for child in sentence.children[index] if sentence.relation[child] == "mark")
    return any(sentence.tokens[mark - 1].text.lower() in words_of("like") for mark in marks if mark > 0)


def _is_quality(token: Token) -> bool:
    """Whether a participle before a noun is no event with a time: `trešdien [slēgtā] sēdē`."""
    return token.base_relation == "amod" and token.text.lower().startswith(words_of("quality"))


def _is_quoted_apart(sentence: Sentence, index: int, verb: int) -> bool:
    """Whether a verb above a time is part of a quoted name: `svētdien raidījumam "Kas [notiek]?" teica`."""
    marks = [i for i in range(max(index, verb)) if sentence.tokens[i].text in MARKS]
    before_time, before_verb = (sum(i < place for i in marks) for place in (index, verb))
    return before_verb % 2 == 1 and before_time != before_verb


def _is_future(token: Token) -> bool:
    """Whether a form is a future, also one that its ending tells against the analysis (balsot, balsos)."""
    if token.features.get("Tense") == "Fut" or token.text.endswith(_QUOTATIVE_FUTURE):
        return True
    lemma, form = token.lemma, token.text.lower()
    return lemma.endswith("t") and form == lemma[:-1] + "s" and token.features.get("Tense") == "Pres"


def _helpers(sentence: Sentence, index: int) -> list[Token]:
    return [
        sentence.tokens[child]
        for child in sentence.children[index]
        if sentence.relation[child] in _AUXILIARIES or sentence.tokens[child].text.endswith(_QUOTATIVE_FUTURE)
    ]


def _of_predicate(sentence: Sentence, index: int) -> Outlook:
    token = sentence.tokens[index]
    parts = (token, *_helpers(sentence, index))
    participle = token.features.get("VerbForm") == "Part"
    if any(_is_future(part) for part in parts):
        return "future"
    passive = participle and token.features.get("Voice") == "Pass"
    if passive and token.text.lower().startswith(words_of("plan")):
        over = any(helper.features.get("Tense") == "Past" for helper in _helpers(sentence, index))
        return "near past" if over else "future"  # bija plānots jūlijā, tika solīts pavasarī
    if participle and token.features.get("Tense") != "Pres":
        return "past"
    past = any(part.features.get("Tense") == "Past" for part in parts)
    if any(part.features.get("Mood") in ("Cnd", "Nec") for part in parts):
        return "near past" if past else "future"  # bija jānodod, būtu bijis jānodod
    if past:
        return "past"
    return "future" if token.lemma in words_of("due") else "open"


def _of_infinitive(sentence: Sentence, index: int, preposition: str) -> Outlook:
    """An infinitive is still to come (`solīja sagatavot`), but for phases and abilities (`sāka skatīt`)."""
    governor = next(sentence.ancestors(index), None)
    if governor is None:
        return "future"
    if sentence.tokens[governor].lemma not in words_of("phase"):
        plan = sentence.tokens[governor].text.lower().startswith(words_of("plan"))
        return "near past" if plan and _of_predicate(sentence, governor) == "near past" else "future"
    found = _of_predicate(sentence, governor)
    return "future" if found == "open" and preposition in ("līdz", "uz") else found
