"""Rules for points of the calendar: years, days, months, weekdays, parts of the day."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from hronika.language.latvian import numerals
from hronika.language.latvian.times.matching import Match, Rules
from hronika.language.latvian.times.moments import Atom, Moment

RULES: Rules = Rules()
JOINERS: Rules = Rules()
"""Rules for words that are a time only together with others; they come after all the rest."""


# Years and what is larger.


@RULES.on("yord (?:uyear.s|uyearabbr)", "year4 (?:uyear.s|uyearabbr)")
def year(m: Match) -> list[Atom]:
    """`2019. gada`, `2019.gadā`, `2019.g.`."""
    number = int(m.text(m.first).rstrip("."))
    if m.text(m.last) == "gadu" and ((m.has(m.first, "year4") and number < 1900) or _is_edge(m, number)):
        return []  # 1500 gadu: an amount; 2000. gadu sākumā: a decade
    return m.atom(moment=Moment(year=number))


@RULES.on("ord uyear.s")
def short_year(m: Match) -> list[Atom]:
    """`93. gadā` is of the last century; `18. gadā` may be of either."""
    number = m.ordinal(m.first)
    if number % 10 == 0 and m.text(m.last) == "gadu":
        return []  # 90. gadu: a decade
    return m.atom(moment=Moment(year=1900 + number) if number > 40 else Moment(vague=True))


@RULES.on("(?:yord|year4) (?:{between} yord)+ (?:uyear|uyearabbr|uyearsabbr)")
def years(m: Match) -> list[Atom]:
    """`2014.–2020. gadam`, `2018., 2019. un 2020. gadā`: one expression each."""
    return _series(m, ("yord", "year4"), lambda index: Moment(year=m.ordinal(index)))


@RULES.on(
    "yord slash (?:yord|ord|int) (?:uyear.gs {ofstretch}? period|school? uyear.s|period)",
    "yord slash yord uyearabbr?",
    "yord school uyear.s",
)
def split_year(m: Match) -> list[Atom]:
    """`2023./2024. mācību gadā`, `2023. finanšu gadā`: no calendar tells on what days they begin and end."""
    return m.atom(moment=Moment(vague=True))


@RULES.on("(?<=lparen) year4 (?=rparen)", "(?<=lparen) year4 dash year4 (?=rparen)")
def year_in_brackets(m: Match) -> list[Atom]:
    """`(1867–1941)`, but not `INFR(2026)0190`."""
    tokens = m.sentence.tokens
    if m.first >= 2 and tokens[m.first - 2].end == tokens[m.first - 1].start:
        return []
    return [Atom(index, index, Moment(year=int(m.text(index)))) for index in m.places("year4")]


@RULES.on(
    "(?:ord|ordtens|ntens ordw) uyear.p",
    "ord (?:{between} ord)+ uyear.p",
    "yord uyear.np/dp/lp",
    "yord uyear.gp (?=edge)",
)
def decade(m: Match) -> list[Atom]:
    """`90. gados`, `deviņdesmito gadu`, `2010. gados`, `60.–70. gados`."""
    kinds = ("ord", "yord", "ordw")
    if any(m.ordinal(index) % 10 for index in m.places(*kinds)):
        return []

    def moment(index: int) -> Moment:
        number = m.ordinal(index)
        if number >= 100:
            return Moment(century=number // 100, decade=number // 10 % 10)
        return Moment(decade=number // 10)

    return _series(m, kinds, moment)


@RULES.on("ordtens.lp")
def decade_alone(m: Match) -> list[Atom]:
    """`deviņdesmitajos` without `gados`: only where no noun follows that it could belong to."""
    after = m.token(m.last + 1)
    if after is not None and (after.upos in ("NOUN", "PROPN", "ADJ", "NUM") or after.upos == "X"):
        return []
    return m.atom(moment=Moment(decade=m.ordinal(m.first) // 10))


@RULES.on("(?:ord|roman|ordw|ntens ordw) ucentury", "(?:ord|roman) (?:{between} (?:ord|roman))+ ucentury")
def century(m: Match) -> list[Atom]:
    """`17. gadsimtā`, `XV–XVI gadsimtā`, `divdesmitā gadsimta`."""
    return _series(m, ("ord", "roman", "ordw"), lambda index: Moment(century=m.ordinal(index) - 1))


@RULES.on("{ordinal} uquarter", "{ordinal} uhalf", "lastly uquarter", "lastly uhalf")
def term(m: Match) -> list[Atom]:
    """`trešajā ceturksnī`, `2. pusgadā`."""
    letter, most = ("Q", 4) if m.find("uquarter") is not None else ("H", 2)
    number = most if m.has(m.first, "lastly") else m.ordinal(m.first)
    return m.atom(moment=Moment(term=f"{letter}{number}")) if 1 <= number <= most else []


@RULES.on("(?:ordw|lastly) n:{number} umonth.p")
def first_months(m: Match) -> list[Atom]:
    """`šogad pirmajos trīs mēnešos` is a quarter; without a year before it, a stretch of time."""
    amount = m.number() or 0
    alone = Atom(m.first, m.last, type="DURATION", value=f"P{amount:g}M")
    letter, most = {3: ("Q", 4), 6: ("H", 2)}.get(int(amount), ("", 0))
    if not most:
        return m.atom(weak=True, edge="months", alone=alone)
    number = most if m.has(m.first, "lastly") else m.ordinal(m.first)
    return m.atom(moment=Moment(term=f"{letter}{number}"), alone=alone) if number <= most else []


# Days and months.


@RULES.on("ord month")
def day(m: Match) -> list[Atom]:
    """`3. decembrī`, `5.jūn.`."""
    number = m.ordinal(m.first)
    return m.atom(moment=Moment(month=int(m.value("month")), day=number)) if 1 <= number <= 31 else []


@RULES.on("ord (?:{between} ord)+ month")
def days(m: Match) -> list[Atom]:
    """`no 24. līdz 25. jūnijam`, `5., 6. un 7. maijā`: the month stands with the last."""
    month = int(m.value("month"))
    if any(not 1 <= m.ordinal(index) <= 31 for index in m.places("ord")):
        return []
    return _series(m, ("ord",), lambda index: Moment(month=month, day=m.ordinal(index)))


@RULES.on(
    *(
        f"(?:ntens? ordw.{case}|nteen ordw.{case}) month.{case} (?!unit|edge)"
        for case in ("gs", "ds", "as", "ls")
    )
)
def day_in_words(m: Match) -> list[Atom]:
    """`pirmajā septembrī`, `divdesmit piektā marta`."""
    place = m.find("ordw")
    assert place is not None, "the pattern has one"
    return m.atom(moment=Moment(month=int(m.value("month")), day=m.ordinal(place)))


@RULES.on("date", "iso", "shortdate", "romandate")
def day_in_digits(m: Match) -> list[Atom]:
    """`12.05.2023.`, `2023-05-12`, `12.V.2023`, `12.05.23.`, which is of this century."""
    text = m.text(m.first).rstrip(".")
    parts = text.split("-") if "-" in text else reversed(text.split("."))
    year, month, day = (int(part) if part.isdecimal() else numerals.roman_value(part) for part in parts)
    if m.has(m.first, "shortdate"):
        year += 2000
    return m.atom(moment=Moment(year=year, month=month, day=day)) if 1000 <= year <= 2100 else []


@RULES.on("int slash (?:monthyear|shortmonthyear)", "ord roman (?:year4|yord)", "year4 slash shortmonthyear")
def day_of_a_form(m: Match) -> list[Atom]:
    """`12/05/2023`, `12/05/23`, day first as in Latvian; `2023/05/12`; `12.V 2023` in Roman numerals."""
    day = int(m.text(m.first).rstrip("."))
    if m.has(m.first, "year4"):
        year, (month, day) = day, map(int, m.text(m.last).split("/"))
    elif m.find("slash") is not None:
        month, year = map(int, m.text(m.last).split("/"))
        if m.has(m.last, "shortmonthyear"):
            year += 2000
    else:
        month, year = numerals.roman_value(m.text(m.first + 1)), m.ordinal(m.last)
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return []
    return m.atom(moment=Moment(year=year, month=month, day=day))


@RULES.on(
    "(?:rel|this|relprev|that same?) umonth.gs ord datums.ls",
    "ord datums.ls",
    "every? umonth.gs ord datums.ls",
)
def day_of_the_month(m: Match) -> list[Atom]:
    """`šā mēneša 12. datumā`; `15. datumā` is of no certain month, `katra mēneša 15. datumā` of every one."""
    place = m.find("ord")
    assert place is not None, "the pattern has one"
    number = m.ordinal(place)
    if not 1 <= number <= 31:
        return []
    if m.find("every") is not None:
        return m.atom(type="SET", value=f"XXXX-XX-{number:02}")
    kind = next((kind for kind in ("relprev", "rel", "that", "this") if m.has(m.first, kind)), None)
    if kind is None:
        return _vague(m)
    said = kind in ("relprev", "that")
    return m.atom(moment=Moment(unit="M", offset=int(m.value(kind)), said=said, day=number))


@RULES.on("part.ls no weekday.gs uz weekday.as", "part.ls no ord month.gs? uz ord month.as")
def night_between(m: Match) -> list[Atom]:
    """`naktī no pirmdienas uz otrdienu` has the date of the day that it leads to."""
    if m.value("part") != "NI":
        return []
    weekday = m.vocabulary.has(m.text(m.last), "weekday")
    word = m.vocabulary.value(m.text(m.last), "weekday" if weekday else "month")
    if weekday:
        return m.atom(moment=Moment(weekday=int(word), part="NI"))
    return m.atom(moment=Moment(month=int(word), day=m.ordinal(m.last - 1), part="NI"))


@RULES.on("month")
def month(m: Match) -> list[Atom]:
    """`decembrī`."""
    return m.atom(moment=Moment(month=int(m.value("month"))))


@RULES.on("weekday.s", "weekdayadv")
def weekday(m: Match) -> list[Atom]:
    """`pirmdien`, `pirmdienas`."""
    return m.atom(moment=Moment(weekday=int(m.value("weekday"))))


@RULES.on("partadj? season.ds/as/ls")
def season(m: Match) -> list[Atom]:
    """`rudenī`, `vēlā rudenī`."""
    return m.atom(moment=Moment(season=m.value("season")))


@RULES.on(
    *(
        f"(?<={word}) {season}"
        for word in ("kops", "no", "pirms", "pec")
        for season in ("season.gs", "seasongen")
    )
)
def season_after_a_preposition(m: Match) -> list[Atom]:
    """`kopš pavasara`, `no rudens`, but not `pēc vasaras brīvlaika`."""
    token = m.sentence.tokens[m.first]
    if token.upos == "X" or (token.head > m.last and m.sentence.tokens[token.head].upos in ("NOUN", "PROPN")):
        return []
    return m.atom(moment=Moment(season=m.value("season" if m.has(m.first, "season") else "seasongen")))


@JOINERS.on("season.gs", "seasongen")
def of_a_season(m: Match) -> list[Atom]:
    """`vasaras` + `beigās`; a bare genitive (`ziemas mētelis`) is no time."""
    kind = "season" if m.find("season") is not None else "seasongen"
    return m.atom(moment=Moment(season=m.value(kind)), weak=True)


@RULES.on(
    "ordw? feast.np/dp/ap/lp",
    "feast.ns/ds/as/ls",
    "feast.gp (?=within)",
    "feastof (?:uday.s|part.s|laiks.s|weekday.s)",
)
def feast(m: Match) -> list[Atom]:
    """`Ziemassvētkos`, `otrajās Lieldienās`, `Līgo vakarā`, `Adventes laikā`."""
    later = 0
    if m.has(m.first, "ordw"):
        later = m.ordinal(m.first) - 1
        value = m.value("feast")
        if later > 1 or value not in ("12-25", "E+0"):
            return []
    elif m.last > m.first:
        kinds = (kind for kind in ("uday", "part", "laiks", "weekday") if m.has(m.last, kind))
        second = m.vocabulary.word(m.text(m.last), next(kinds))
        days = dict(pair.split("=") for pair in m.value("feastof").split())
        if second.lemma not in days:
            return []
        value = days[second.lemma]
    else:
        value = m.value("feast")
    if not value:
        return m.atom(moment=Moment(vague=True))
    if later:
        value = value[:-1] + str(int(value[-1]) + later)
    part = value[-2:] if value[-1].isalpha() else None
    return m.atom(moment=Moment(feast=value.removesuffix(part or ""), part=part))


@RULES.on("feastadj weekday.s")
def weekday_with_a_name(m: Match) -> list[Atom]:
    """`Lielajā piektdienā`; of the day of sales, `melnajā piektdienā`, the calendar does not tell."""
    days = dict(pair.split("=") for pair in m.value("feastadj").split())
    second = m.vocabulary.word(m.text(m.last), "weekday")
    if second.lemma not in days:
        return []
    value = days[second.lemma]
    return m.atom(moment=Moment(feast=value) if value else Moment(vague=True))


# What is counted from today, or from the day that was spoken of.


@RULES.on("deictic")
def deictic(m: Match) -> list[Atom]:
    """`šodien`, `vakar`, `pērn`, `šonedēļ`, `rītvakar`."""
    point, _, part = m.value("deictic").partition(" ")
    return m.atom(moment=Moment(unit=point[0], offset=int(point[1:]), part=part or None))


@RULES.on("seasonadv")
def season_adverb(m: Match) -> list[Atom]:
    """`šovasar`, `nākamruden`."""
    name, _, relation = m.value("seasonadv").partition(" ")
    return m.atom(moment=Moment(season=name, relation=int(relation)))


@RULES.on("weekdayrel")
def weekday_adverb(m: Match) -> list[Atom]:
    """`šoceturtdien`, `nākampirmdien`."""
    relation, _, day = m.value("weekdayrel").partition(" ")
    return m.atom(moment=Moment(weekday=int(day), relation=int(relation)))


@RULES.on(
    "rel {calendar}",
    "relprev {calendar}",
    "pernais {calendar}",
    "this {calendar} (?!within)",
    "this (?:uyear.gs|umonth.gs|uweek.gs) (?=within)",
)
def pointed(m: Match) -> list[Atom]:
    """`pagājušajā nedēļā`, `šā gada`, `iepriekšējā mēnesī`, `nākamajā dienā`."""
    unit = _unit(m)
    kind = next(kind for kind in ("relprev", "rel", "pernais", "this") if m.has(m.first, kind))
    offset = 0 if kind == "this" else int(m.value(kind))
    # The day after, this day and "the previous" are counted from what was spoken of last.
    said = kind == "relprev" or (unit == "D" and offset >= 0)
    return m.atom(moment=Moment(unit=unit, offset=offset, said=said))


@RULES.on(
    "that same? {calendar} (?!within)",
    "this same {calendar} (?!within)",
    "that same? datums.s",
    "this datums.s",
)
def spoken_of(m: Match) -> list[Atom]:
    """`tajā pašā dienā`, `tā paša gada`, `minētajā datumā`."""
    if m.find("same") is None and m.sentence.tokens[m.first].base_relation == "nsubj":
        return []  # somebody: `ka tas gadu desmitiem valdījis`
    if m.find("datums") is not None:
        return m.atom(moment=Moment(unit="D", said=True)) if m.find("same") is not None else _vague(m)
    unit = _unit(m)
    said = unit == "D" or m.find("that") == m.first
    return m.atom(moment=Moment(unit=unit, said=said)) if unit in ("D", "Y", "M", "W") else []


@RULES.on("(?:rel|this) (?:month.s|weekday.s|weekdayadv|season.s)")
def pointed_name(m: Match) -> list[Atom]:
    """`nākamajai otrdienai`, `šoceturtdien`, `pagājušajā rudenī`."""
    relation = int(m.value("rel")) if m.find("rel") == m.first else 0
    if m.find("month") is not None:
        if m.cases(m.last, "month") == {"gs"} and m.text(m.first).lower() in ("šajās", "šajos", "šajā"):
            return []  # šajās septembra dienās
        return m.atom(moment=Moment(month=int(m.value("month")), relation=relation))
    if m.find("weekday") is not None:
        return m.atom(moment=Moment(weekday=int(m.value("weekday")), relation=relation))
    return m.atom(moment=Moment(season=m.value("season"), relation=relation))


@RULES.on("(?:pernais|yeargen|that same) (?:month.s|season.s)")
def of_the_year(m: Match) -> list[Atom]:
    """`pērnā augustā`, `šāgada pavasaris`: of last or this year; `tajā pašā rudenī`: of that spoken of."""
    said = m.find("that") == m.first
    offset = 0 if said else int(m.value("yeargen")[1:]) if m.has(m.first, "yeargen") else -1
    year = Moment(unit="Y", offset=offset, said=said)
    if m.find("month") is not None:
        return m.atom(moment=replace(year, month=int(m.value("month"))))
    return m.atom(moment=replace(year, season=m.value("season")))


@RULES.on("(?<=kops) that (?:laiks.gs|instant.gs)", "(?<=lidz) that (?:laiks.ds|instant.ds)")
def as_told(m: Match) -> list[Atom]:
    """`kopš tā laika`, `līdz tam laikam`: the time that was told last."""
    return m.atom(anaphoric=True)


@RULES.on("rel part.s", "this part.s", "that same? part.s", "relprev part.s")
def pointed_part(m: Match) -> list[Atom]:
    """`pagājušajā naktī`, `nākamajā rītā`, `tajā pašā vakarā`."""
    if m.find("rel") == m.first:
        offset = int(m.value("rel"))
        return m.atom(moment=Moment(unit="D", offset=offset, said=offset > 0, part=m.value("part")))
    offset = -1 if m.find("relprev") == m.first else 0
    return m.atom(moment=Moment(unit="D", offset=offset, said=True, part=m.value("part")))


@RULES.on(
    "vague",
    "(?:rel|this|that|relprev|lastly|pernais) same? {ofstretch}? period",
    "newadj? school uyear.s",
    "newadj period.ls",
    "uyear.gp turn.ls",
    "(?:rel|this|that|relprev) newadj? school uyear.s",
    "othr (?:unit.p|unit.as)",
    "relprev (?:unit.p|season.p)",
    "that (?:unit.p|season.s|weekday.s|month.s) (?!within)",
)
def vague(m: Match) -> list[Atom]:
    """`nākamajā sezonā`, `mācību gada`, `citus gadus`, `tajos gados`: no calendar tells when."""
    if m.find("uhour", "uminute") is not None or m.stands_apart(m.first):
        return []
    return _vague(m)


@RULES.on("vaguetime", "midnight", "partadj part.s", "part.s", "(?<=no) part.gs", "(?<=pec) midnight.gs")
def part(m: Match) -> list[Atom]:
    """`vakarā`, `agrā rītā`, `no rīta`; a bare genitive (`nakts tramvajs`) is none by itself."""
    if m.find("vaguetime") is not None:
        return m.atom(moment=Moment(vague=True, part="NI"))
    kind = "part" if m.find("part") is not None else "midnight"
    place = m.find(kind)
    assert place is not None, "the pattern has one"
    cases = m.cases(place, kind)
    if kind == "part" and cases == {"ns"}:
        return []
    if kind == "part" and "as" in cases and m.first == m.last:
        if m.modified(place, "det", "amod"):
            return []  # šādu vakaru
        return m.atom(moment=Moment(vague=True, part=m.value(kind)))  # dienu un nakti: not of a certain day
    genitive = bool({"gs", "ns"} & cases) and kind == "part" and "ls" not in cases and m.first == m.last
    from_morning = m.has(m.first - 1, "no") and m.value(kind) == "MO"
    return m.atom(moment=Moment(part=m.value(kind)), weak=genitive and not from_morning)


@RULES.on(
    "ref",
    "soon",
    "(?:nextly|futureadj)? future.ls",
    "nextly laiks.ls",
    "lastly laiks.ls",
    "this instant.gs",
    "nowadays.lp",
)
def reference(m: Match) -> list[Atom]:
    """`tagad`, `nesen`, `tuvākajā nākotnē`, `pēdējā laikā`, `šā brīža`, `mūsdienās`."""
    if m.find("ref") is not None:
        return m.atom(value=m.value("ref"))
    if m.find("soon") is not None:
        return m.atom(value="FUTURE_REF", weak=True)  # strengthened by a verb in the future tense
    if m.find("lastly") is not None:
        return m.atom(value="PAST_REF")
    return m.atom(value="PRESENT_REF" if m.find("instant", "nowadays") is not None else "FUTURE_REF")


# Parts that only join others.


@JOINERS.on("uyear.gs", "umonth.gs", "uweek.gs", "ucentury.gs", "period.gs")
def of_a_unit(m: Match) -> list[Atom]:
    """`gada` + `beigās`, `sezonas` + `beigām`; alone it may be a length (`gada laikā`) by another rule."""
    if m.find("period") is not None:
        return m.atom(moment=Moment(vague=True), weak=True)
    return m.atom(moment=Moment(unit=_unit(m)), weak=True)


@JOINERS.on(
    "edge",
    "(?:ordw|lastly) half.s",
    "(?:ordw|lastly) uday.p",
    "(?:ordw|lastly) uday.ls",
    "(?:ordw|lastly) uweek.s",
    "(?:ordw|lastly) umonth.s",
    "(?:ordw|lastly) weekday.s",
)
def edge(m: Match) -> list[Atom]:
    """`sākumā`, `otrajā pusē`, `pirmajās dienās`: a stretch of what stands before it."""
    if m.find("half") is not None:
        return m.atom(weak=True, edge="H2" if m.has(m.first, "lastly") else f"H{m.ordinal(m.first)}")
    alone: Atom | None = None
    if m.find("uday") is not None and "ls" in m.cases(m.last, "unit"):
        return m.atom(weak=True, edge="nth")  # gada pēdējā dienā
    if m.find("weekday") is not None:
        alone = Atom(m.last, m.last, Moment(weekday=int(m.value("weekday"))))
        return m.atom(weak=True, edge="nth", alone=alone)
    if m.has(m.first, "lastly") and m.find("uday") is not None:
        alone = Atom(m.first, m.last, type="DURATION", value="PXD")
    return m.atom(weak=True, edge=m.value("edge") if m.find("edge") is not None else "start", alone=alone)


def _is_edge(m: Match, number: int) -> bool:
    return number % 10 == 0 and m.has(m.last + 1, "edge")


def _series(m: Match, kinds: Sequence[str], moment: Callable[[int], Moment]) -> list[Atom]:
    """Make one expression of each member of a list; the noun at its end belongs to the last."""
    places = [place for place in m.places(*kinds) if not m.has(place, "uyear")]
    atoms = []
    for place in places:
        first = place - 1 if m.has(place, "ordw") and m.has(place - 1, "ntens") else place
        atoms.append(Atom(first, m.last if place == places[-1] else place, moment(place)))
    return atoms


def _unit(m: Match) -> str:
    units = {
        "uyear": "Y",
        "umonth": "M",
        "uweek": "W",
        "uday": "D",
        "uquarter": "Q",
        "uhalf": "H",
        "udecade": "DE",
    }
    return next((unit for kind, unit in units.items() if m.find(kind) is not None), "C")


def _vague(m: Match) -> list[Atom]:
    return m.atom(moment=Moment(vague=True))
