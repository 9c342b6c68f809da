"""Reads the times of an article: finds them, joins those side by side, and resolves them in text order."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property

from hronika.language.analysis import Sentence
from hronika.language.language import TimeExpression
from hronika.language.latvian.patterns import OTHER
from hronika.language.latvian.times.grammar import CompiledRules
from hronika.language.latvian.times.joining import Joiner
from hronika.language.latvian.times.moments import Atom, Moment, TimeType, joined
from hronika.language.latvian.times.outlook import Outlook, is_custom, outlook
from hronika.language.latvian.times.resolve import Focus, TimeResolver

_RANGE = frozenset({"līdz", "–", "-", "—"})
_LINKS = _RANGE | {"un", "vai", ",", "no", "bet", "uz"}
_MONTH = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?")
_EARLY = 2  # months at either end of a year
_SATURDAY = 5
_MID_MONTH = 15


class LatvianTimes:
    """The time grammar of Latvian; implements `hronika.language.language.TimeGrammar`."""

    @cached_property
    def _grammar(self) -> CompiledRules:
        return CompiledRules()

    @cached_property
    def _joiner(self) -> Joiner:
        return Joiner(self._grammar.vocabulary)

    def expressions(
        self, sentences: Sequence[Sentence], published: date | None
    ) -> Sequence[Sequence[TimeExpression]]:
        """Give the expressions of every sentence in text order; an unresolvable one has the value None."""
        article = _Article(published)
        encode = self._grammar.vocabulary.encode
        found: list[Sequence[TimeExpression]] = []
        for sentence in sentences:
            symbols = encode(sentence.tokens)
            atoms = self._grammar.atoms(sentence, symbols) if symbols.strip(OTHER) else ()
            whole = self._joiner.joined(sentence, atoms) if atoms else ()
            found.append(article.read(sentence, whole))
        return found


class _Article:
    """Resolves the expressions of one article, sentence by sentence."""

    def __init__(self, published: date | None) -> None:
        self._published = published
        self._focus = Focus()
        self._resolver = TimeResolver(published, self._focus)
        self._lengths: dict[str, str] = {}  # the last stretch told in each unit
        self._told: tuple[TimeType, str | None] = "DATE", None  # the last point of time
        self._told_in: Sentence | None = None
        self._before: Sentence | None = None

    def read(self, sentence: Sentence, atoms: Sequence[Atom]) -> list[TimeExpression]:
        """Resolve the expressions of the next sentence."""
        found: list[TimeExpression] = []
        before: tuple[Atom, str | None] | None = None
        for place, atom in enumerate(atoms):
            after = atoms[place + 1] if place + 1 < len(atoms) else None
            if atom.untold is not None and self._focus.year is None:
                atom = atom.untold
            value = self._value(sentence, atom, before, self._end_of_range(sentence, atom, after))
            found.append(TimeExpression(atom.first, atom.last, atom.type, value))
            before = atom, value
        self._before = sentence
        return found

    def _outlook(self, sentence: Sentence, atom: Atom, preposition: str) -> Outlook:
        """Tell the outlook at an expression; a fragment without a predicate goes on as the text before it."""
        found = outlook(sentence, atom.first, preposition)
        if _is_attribute(sentence, atom, preposition):
            return "near past" if found in ("past", "near past") else "open"
        if found is None and self._before is not None and self._before.tokens[0].upos != "X":
            root = next(index for index, token in enumerate(self._before.tokens) if token.head < 0)
            found = outlook(self._before, root)
        return found or ("future" if preposition in ("līdz", "uz") else "open")

    def _end_of_range(self, sentence: Sentence, atom: Atom, after: Atom | None) -> date | None:
        """Give the end of a range, which tells when it began.

        What is to come may have begun (`no 6. līdz 12. maijam notiks`), and what is past has ended
        (`no janvāra līdz septembrim pārdotas`).
        """
        if after is None or atom.moment is None or after.moment is None:
            return None
        if _RANGE.isdisjoint(_link(sentence, atom, after)) or not atom.moment.levels <= {"date", "month"}:
            return None
        view = self._outlook(sentence, atom, "")
        if (view, set(after.moment.levels)) not in (("future", {"date"}), ("past", {"month"})):
            return None
        value = self._resolver.value(after.moment, view)
        return date.fromisoformat(f"{value}-01"[:10]) if value else None

    def _value(
        self,
        sentence: Sentence,
        atom: Atom,
        before: tuple[Atom, str | None] | None,
        not_after: date | None,
    ) -> str | None:
        if atom.type == "DURATION":
            return self._length(atom)
        if atom.anaphoric:
            if self._told_in is not sentence and _has_verb_before(sentence, atom.first):
                return None  # viņu atlaida, un kopš tā laika: the day of that is not told
            atom.type = self._told[0]
            return self._told[1]
        preposition = _preposition(sentence, atom.first)
        value = atom.value
        if atom.moment is not None:
            view = self._outlook(sentence, atom, preposition)
            if atom.repeats and (view == "open" or sentence.tokens[atom.first].upos == "X"):
                atom.type = "SET"
                return atom.repeats
            atom.moment, not_before = self._told_by_the_sentence(sentence, atom, atom.moment, view, before)
            value = self._resolver.value(atom.moment, view, not_before, not_after)
            if value is None and view == "open" and atom.moment == Moment(unit="D"):
                value = "PRESENT_REF"  # šodien that is no certain day
        if preposition != "līdz" or atom.moment is None:
            # The end of a stretch (`līdz pirmdienas rītam`) is not where the story goes on.
            self._focus.follow(value if atom.type != "SET" else None)
        if atom.type != "SET":
            self._told, self._told_in = (atom.type, value), sentence
        return value

    def _told_by_the_sentence(
        self,
        sentence: Sentence,
        atom: Atom,
        moment: Moment,
        view: Outlook,
        before: tuple[Atom, str | None] | None,
    ) -> tuple[Moment, str | None]:
        """Complete a moment by what stands before it in the sentence; also the day that it cannot precede."""
        if atom.loose:
            return self._moved(atom, moment, view), None
        if moment.levels & {"season", "month"} and moment.relation is None and is_custom(sentence):
            return replace(moment, vague="year" not in moment.levels), None
        if before is None or before[0].moment is None or "year" in moment.levels:
            return moment, None
        left, value = before[0].moment, before[1]
        link = _link(sentence, before[0], atom)
        if link:
            moment = _continued(left, moment)
        if value is not None and link and view == "future" and moment.levels == left.levels == {"weekday"}:
            return moment, value
        ranges = not _RANGE.isdisjoint(link)
        told = left.year is not None and not moment.levels - {"date", "month", "year"}
        if left.levels == {"year"} and moment.levels <= {"date", "month"} and not link:
            heads = {sentence.tokens[each.last].head for each in (before[0], atom)}
            if view == "past" and len(heads) == 1 and sentence.tokens[atom.last].upos != "X":
                return joined(left, moment) or moment, None  # pagājušogad likumu pieņēma 20. maijā
        if value is not None and (ranges or (told and view == "past")):
            if moment.levels == left.levels == {"weekday"}:
                return moment, value
            return _not_before(value, moment), None
        return moment, None

    def _moved(self, atom: Atom, moment: Moment, view: Outlook) -> Moment:
        """Move a bare unit: last winter's `gada nogalē`, last week's `nedēļas nogalē`."""
        today = self._published
        if today is None:
            return moment
        if moment.unit == "Y":
            early, late = today.month <= _EARLY, today.month > 12 - _EARLY
        elif moment.unit == "W":
            early, late = (today.weekday() < _SATURDAY if moment.weekend else today.weekday() == 0), False
        elif moment.unit == "M":
            early, late = today.day <= _MID_MONTH, today.day > _MID_MONTH
        else:
            return moment
        if view == "past" and early and atom.edge in ("end", "tail"):
            return replace(moment, offset=-1)
        if view == "future" and late and atom.edge == "start":
            return replace(moment, offset=1)
        return moment

    def _length(self, atom: Atom) -> str | None:
        if atom.anaphoric:
            return self._lengths.get(atom.unit or "")
        if atom.unit is not None and atom.value is not None:
            self._lengths[atom.unit] = atom.value
        return atom.value


def _preposition(sentence: Sentence, place: int) -> str:
    """Give the word before an expression, past a strengthening `pat`: `līdz pat rudenim`."""
    before = [token.text.lower() for token in sentence.tokens[max(place - 2, 0) : place]]
    if before and before[-1] == "pat":
        before.pop()
    return before[-1] if before else ""


def _has_verb_before(sentence: Sentence, place: int) -> bool:
    return any(
        token.upos == "VERB" and token.features.get("VerbForm") == "Fin" for token in sentence.tokens[:place]
    )


def _link(sentence: Sentence, left: Atom, right: Atom) -> tuple[str, ...]:
    """Give the words between two expressions if they are nothing but links, as in a range or list."""
    gap = tuple(token.text.lower() for token in sentence.tokens[left.last + 1 : right.first])
    return gap if 0 < len(gap) <= 3 and all(word in _LINKS for word in gap) else ()


def _continued(left: Moment, right: Moment) -> Moment:
    """Take the year over to the next of a range or list: `2022. gada septembrī un oktobrī`."""
    if "year" not in left.levels or right.vague:
        return right
    if right.levels <= {"date", "month", "season", "term", "weekday", "clock", "part"} and right.levels & {
        "date",
        "month",
        "season",
        "term",
    }:
        return (
            joined(Moment(unit=left.unit, offset=left.offset, said=left.said, year=left.year), right) or right
        )
    return right


def _not_before(value: str, moment: Moment) -> Moment:
    """Give a month or day the year in which it does not precede a value: `28. decembra līdz 3. janvārim`."""
    match = _MONTH.match(value)
    if match is None or moment.month is None or moment.levels & {"pointed day"}:
        return moment
    year, month, day = int(match[1]), int(match[2]), int(match[3] or 0)
    earlier = (moment.month, moment.day or day) < (month, day)
    return replace(moment, year=year + earlier, unit=None, offset=0)


def _is_attribute(sentence: Sentence, atom: Atom, preposition: str) -> bool:
    """Whether a bare month or date is a genitive beside a noun (`27. maija incidents`): it takes no tense."""
    moment = atom.moment
    if moment is None or moment.month is None or preposition in ("no", "pēc", "pirms", "kopš"):
        return False
    last = sentence.tokens[atom.last]
    if last.upos != "X":
        if last.features.get("Case") != "Gen" or last.head < atom.last:
            return False
        noun = sentence.tokens[last.head]
        return noun.upos in ("NOUN", "PROPN") and noun.features.get("Case") != "Loc"  # janvāra vētrā cieta
    return False
