"""Joins the parts that the rules found side by side to whole expressions, and drops what is a name."""

from collections.abc import Sequence

from hronika.language.analysis import Sentence
from hronika.language.latvian.patterns import Vocabulary
from hronika.language.latvian.times.moments import Atom, Moment, joined
from hronika.language.latvian.times.outlook import outlook
from hronika.language.quotation_marks import MARKS

_BEFORE_CLOCK = frozenset({"ap", "agri", "vēlu", "apmēram", "aptuveni"})
_PREPOSITIONS = frozenset({"kopš", "no", "pirms", "pēc", "līdz"})  # of time
_NAME_CASES = frozenset({"ns", "gs"})  # the cases of month names that are also given names: Maija, Marta


class Joiner:
    """Makes whole expressions of the parts found in one sentence."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary

    def joined(self, sentence: Sentence, atoms: Sequence[Atom]) -> list[Atom]:
        """Give the whole expressions in text order, without the parts that mean no time by themselves."""
        whole: list[Atom] = []
        for atom in atoms:
            if self._is_name(sentence, atom):
                continue
            if _is_crossed(sentence, whole, atom):
                whole.append(atom)
            elif whole and (larger := self._join(sentence, whole[-1], atom)):
                whole[-1] = larger
            else:
                whole.append(atom)
        alone = (atom.alone if atom.alone and _is_bare_term(atom) else atom for atom in whole)
        return [atom for atom in alone if not atom.weak or self._strengthened(sentence, atom)]

    def _join(self, sentence: Sentence, left: Atom, right: Atom) -> Atom | None:
        """Make one expression of two side by side, None where they stay two."""
        gap = [token.text.lower() for token in sentence.tokens[left.last + 1 : right.first]]
        if right.edge == "nth" and left.type == "SET" and not gap:
            return Atom(left.first, right.last, type="SET")  # ik gadu maija otrajā svētdienā
        if right.edge and not gap:
            return self._with_edge(sentence, left, right)
        if left.repeats and right.moment and gap in ([], [","]):
            return _repeated_at(left, right)
        if left.value == "P1Y" and left.type == "SET" and right.moment and not gap:
            return _every_year(left, right)
        if right.unit == "M" and not gap and left.moment and left.moment.levels == {"year"}:
            # šā gada deviņos mēnešos: no calendar value tells when
            months = Atom(left.first, right.last, Moment(vague=True))
            return months if self._vocabulary.genitive(sentence.tokens[left.last].text) else None
        if left.moment is None or right.moment is None or left.edge:
            return None
        if left.weak and left.moment.unit and not (right.moment.term and not gap):
            return None  # bare `gada` stands for this year only before a part of it
        if not self._may_touch(left, right, gap) or self._is_epithet(sentence, left, right):
            return None
        if gap == ["uz"]:
            return _night_to(left, right)
        moment = joined(left.moment, right.moment)
        return Atom(left.first, right.last, moment) if moment else None

    @staticmethod
    def _may_touch(left: Atom, right: Atom, gap: list[str]) -> bool:
        """Whether the words between two moments leave them side by side: a comma, `ap`, `vēlu`, `no` rīta."""
        assert left.moment is not None
        assert right.moment is not None
        if not gap:
            return True
        if gap == ["uz"]:
            return left.moment == Moment(part="NI")
        if gap == [","]:
            levels = left.moment.levels | right.moment.levels
            bare_year = "year" in right.moment.levels and right.moment.day is None
            return not right.weak and not bare_year and bool(levels & {"weekday", "pointed day", "clock"})
        if right.moment.clock is None and right.moment.part is None:
            return False
        if gap[0] == "," and right.moment.clock is not None:
            gap = gap[1:]
        from_morning = right.moment.part == "MO" and gap[-1] == "no"
        rest = gap[:-1] if from_morning else gap
        if left.moment.clock is not None:
            return from_morning and not rest
        timed = left.moment.part is not None and right.moment.clock is None
        return not left.weak and not timed and all(word in _BEFORE_CLOCK for word in rest)

    def _is_epithet(self, sentence: Sentence, left: Atom, right: Atom) -> bool:
        """Whether a season in the genitive says what kind a noun is (`2020. gada vasaras spēles`).

        After a preposition of time the noun must be what that governs: not in `kopš 2019. gada rudens cenas`.
        """
        if not right.weak or right.moment is None or right.moment.season is None:
            return False
        season, after = sentence.tokens[right.last], right.last + 1
        if after < len(sentence) and self._vocabulary.has(sentence.tokens[after].text, "edge"):
            return False
        if season.head <= right.last or sentence.tokens[season.head].upos not in ("NOUN", "PROPN"):
            return False
        before = sentence.tokens[left.first - 1].text.lower() if left.first else ""
        case = sentence.tokens[season.head].features.get("Case")
        return before not in _PREPOSITIONS or case not in ("Nom", "Acc")

    def _with_edge(self, sentence: Sentence, left: Atom, edge: Atom) -> Atom | None:
        """Take `sākumā`, `otrajā pusē` into the expression whose stretch it is."""
        last = sentence.tokens[left.last].text
        if left.moment is None or left.edge or not self._vocabulary.genitive(last):
            return None
        moment = left.moment
        if edge.edge in ("months", "nth"):
            moment = Moment(vague=True)  # the first nine months, the second Sunday
        elif edge.edge in ("H1", "H2") and moment.levels == {"year"}:
            moment = joined(moment, Moment(term=edge.edge)) or moment
        elif edge.edge == "tail" and moment.levels == {"week"}:
            moment = joined(moment, Moment(weekend=True)) or moment
        loose = left.weak and moment.unit is not None
        return Atom(left.first, edge.last, moment, edge=edge.edge, loose=loose)

    def _is_name(self, sentence: Sentence, atom: Atom) -> bool:
        """Whether the words are part of a name: `Maija Bērziņa`, `13. janvāra ielā`."""
        tokens = sentence.tokens
        if _is_quoted(sentence, atom):
            return True
        for place in range(atom.first, atom.last + 1):
            text = tokens[place].text
            if not text[0].isupper() or text.isupper():
                continue
            if atom.moment is not None and (atom.moment.feast or atom.moment.vague):
                continue
            before = tokens[place - 1].text if place else ""
            if before and (before[-1].isalnum() or before in ",." or place > atom.first):
                return True
            if atom.first == atom.last and self._could_be_person(sentence, place):
                return True
        after = tokens[atom.last + 1].text if atom.last + 1 < len(tokens) else ""
        return bool(after) and self._vocabulary.has(after, "street")

    def _could_be_person(self, sentence: Sentence, place: int) -> bool:
        token = sentence.tokens[place]
        if token.upos == "PROPN" and token.name.endswith("person"):
            return True
        after = sentence.tokens[place + 1].text if place + 1 < len(sentence.tokens) else ""
        return after[:1].isupper() and any(
            self._vocabulary.has(token.text, kind)
            and self._vocabulary.word(token.text, kind).cases & _NAME_CASES
            for kind in ("month", "part")
        )

    @staticmethod
    def _strengthened(sentence: Sentence, atom: Atom) -> bool:
        """Whether the sentence makes a time of a weak expression: `drīz` beside a verb in the future."""
        return atom.value == "FUTURE_REF" and outlook(sentence, atom.first) == "future"


def _is_quoted(sentence: Sentence, atom: Atom) -> bool:
    """Whether quotation marks hold nothing else, and it begins with a capital: `«Līgo vakara» biļetes`."""
    tokens = sentence.tokens
    if atom.first == 0 or atom.last + 1 == len(tokens) or not tokens[atom.first].text[0].isupper():
        return False
    before, after = tokens[atom.first - 1].text, tokens[atom.last + 1].text
    return before in MARKS and after in MARKS


def _is_crossed(sentence: Sentence, whole: Sequence[Atom], right: Atom) -> bool:
    """Whether days and dates stand in two lists: `ceturtdien un piektdien, 16. un 17. maijā`."""
    days = [atom.moment is not None and atom.moment.levels == {"weekday"} for atom in whole[-2:]]
    return days == [True, True] and sentence.tokens[right.last].text[-1] == "."


def _is_bare_term(atom: Atom) -> bool:
    return atom.moment is None or not {"year"} & atom.moment.levels


def _repeated_at(left: Atom, right: Atom) -> Atom | None:
    assert right.moment is not None
    time = right.moment.clock or right.moment.part
    if not time or right.moment != Moment(clock=right.moment.clock, part=right.moment.part):
        return None
    return Atom(left.first, right.last, None, "SET", f"{left.repeats}T{time}")


def _every_year(left: Atom, right: Atom) -> Atom | None:
    """`katru gadu 1. septembrī` recurs on that day."""
    moment = right.moment
    if moment is None or right.weak or not moment.levels or not moment.levels <= {"date", "month", "season"}:
        return None
    when = moment.season or f"{moment.month:02}" + (f"-{moment.day:02}" if moment.day else "")
    return Atom(left.first, right.last, type="SET", value=f"XXXX-{when}")


def _night_to(left: Atom, right: Atom) -> Atom | None:
    """`naktī uz sestdienu` has the date of the day that it leads to."""
    assert right.moment is not None
    if not right.moment.levels & {"weekday", "date", "pointed day"}:
        return None
    moment = joined(right.moment, Moment(part="NI"))
    return Atom(left.first, right.last, moment) if moment else None
