"""Rules for times of the clock."""

from hronika.language.latvian.times.matching import Match, Rules
from hronika.language.latvian.times.moments import Atom, Moment

RULES: Rules = Rules()


@RULES.on("plkst {clocktime}", "plkst {clocktime} (?:lidz|dash) plkst? {clocktime}", "halfhour")
def clock(m: Match) -> list[Atom]:
    """`plkst. 14.30`, `pulksten četriem`, `pusdeviņos`, `no plkst. 10 līdz 12`."""
    atoms: list[Atom] = []
    first = m.first
    for index in range(m.first, m.last + 1):
        if m.has(index, "lidz", "dash"):
            first = index + 1
        elif not m.has(index, "plkst"):
            time = _clock(m, index)
            if time is None:
                return []
            atoms.append(Atom(first, index, Moment(clock=time)))
    return atoms


@RULES.on("(?:n1.lp|nteen10.lp|nteen.lp|nteen|hour) (?=no? part)")
def clock_of_part(m: Match) -> list[Atom]:
    """`astoņos no rīta`, `divos naktī`: an hour by the part of the day that follows."""
    time = _clock(m, m.first)
    return m.atom(moment=Moment(clock=time), weak=True) if time else []


@RULES.on("(?<=ap) (?:n1.dp|nteen10.dp|nteen.dp)")
def about_an_hour(m: Match) -> list[Atom]:
    """`šorīt ap sešiem`, `ap desmitiem vakarā`: an hour beside a day or a part of one, counting nothing."""
    tokens, time = m.sentence.tokens, _clock(m, m.first)
    after = tokens[m.last + 1] if m.last + 1 < len(tokens) else None
    counts = after is not None and after.upos in ("NOUN", "ADJ", "NUM") and not m.has(m.last + 1, "part")
    return m.atom(moment=Moment(clock=time), weak=True) if time and not counts else []


@RULES.on("clock", "(?<=no) clock (?:lidz|dash) clock")
def bare_clock(m: Match) -> list[Atom]:
    """`20. aprīlī 18.00`: figures alone are a time only after a date."""
    return [
        Atom(index, index, Moment(clock=_clock(m, index)), weak=m.first == m.last)
        for index in m.places("clock")
    ]


def _clock(m: Match, index: int) -> str | None:
    text = m.text(index)
    if m.has(index, "halfhour"):
        text = m.vocabulary.value(text, "halfhour")
    elif not text[0].isdecimal():
        kind = next(kind for kind in ("n1", "nteen10", "nteen") if m.has(index, kind))
        text = m.vocabulary.value(text, kind)
    hour, _, minute = text.rstrip(".").replace(".", ":").partition(":")
    return f"{int(hour):02}:{minute or '00'}" if int(hour) <= 24 else None
