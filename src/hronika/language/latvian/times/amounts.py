"""Rules for stretches of time, for what recurs, and for points told by a stretch (`pirms trim gadiem`)."""

from hronika.language.analysis import Sentence
from hronika.language.latvian.times.durations import duration
from hronika.language.latvian.times.matching import Match, Rules
from hronika.language.latvian.times.moments import Atom, Moment

RULES: Rules = Rules()

_DESCENDING = ("Y", "M", "W", "D", "TH", "TM", "TS")
_MODIFIERS = ("amod", "nmod", "nummod", "det", "acl")


# Stretches of time.


@RULES.on(
    "(?:full|whole|this|that)* n:{number} u:unit",
    "n:{number} ar half.as u:unit",
    "(?:lastly|nextly|rel|relprev|ordw) n:{number} u:unit",
)
def counted(m: Match) -> list[Atom]:
    """`desmit dienu`, `pusotra gada`, `pēdējo 18 mēnešu`, `veselus trīs gadus`."""
    amount, place = m.number(), m.groups["u"][0]
    if m.stands_apart(m.first) or m.has(m.groups["n"][0], "quant"):
        return []  # simtiem gadu
    if amount is None or (m.has(m.first, "ordw", "lastly") and m.has(place, "umonth")):
        return []  # the first three months: a quarter
    if m.has(m.first, "year4") and m.has(m.last, "uyear") and m.text(m.last) != "gadi" and amount >= 1900:
        return []  # 2019 gadu
    if not _agrees(m, amount, place) or m.has(m.last + 1, "tail"):
        return []
    if m.find("half") is not None:
        amount += 0.5
    return _stretch(m, amount, place)


@RULES.on("n:{number} u:unit un k:{number} v:unit", "u:unit.s un k:{number} v:unit")
def compound(m: Match) -> list[Atom]:
    """`divus gadus un trīs mēnešus` is one stretch, P2Y3M; `divas stundas un 10 minūtes` PT2H10M."""
    found = _two_units(m)
    if found is None:
        return []
    many, larger, few, smaller = found
    clock = "T" if smaller[0] == "T" and larger[0] != "T" else ""
    return m.atom(type="DURATION", value=f"{duration(many, larger)}{clock}{few:g}{smaller[-1]}")


@RULES.on("n:{number} (?:dash|lidz|vai|comma) k:{number} u:unit")
def span_of_amounts(m: Match) -> list[Atom]:
    """`no trim līdz sešiem gadiem`, `3–5 dienas`: a range is two expressions; the second has the unit."""
    unit = m.groups["u"][0]
    letter = _letter(m, unit)
    first, second = m.groups["n"], m.groups["k"]
    lower, upper = m.number(), m.number("k")
    if lower is None or upper is None or lower > upper or not _agrees(m, upper, unit):
        return []  # pieci miljoni, divus gadus vēlāk: two amounts
    if m.text(first[0])[0].isdecimal() != m.text(second[0])[0].isdecimal():
        return []  # viens – 52 gadus vecs šoferis: two numbers
    return [
        Atom(first[0], first[1] - 1, type="DURATION", value=duration(lower, letter)),
        Atom(second[0], unit, type="DURATION", value=duration(upper, letter)),
    ]


@RULES.on("whole u:unit.s", "full u:unit.s")
def whole(m: Match) -> list[Atom]:
    """`veselu gadu`, `visu dienu`."""
    return _stretch(m, 1, m.groups["u"][0])


@RULES.on("lastly u:unit.gs (?=within)", "lastly (?:uyear.ls|umonth.ls|uweek.ls|udecade.ls)")
def last_one(m: Match) -> list[Atom]:
    """`pēdējā gada laikā`, `pēdējā mēnesī`; the last week of a month or year is an edge of that."""
    if m.has(m.first - 1, "uyear", "umonth", "month") and m.vocabulary.genitive(m.text(m.first - 1)):
        return []
    return _stretch(m, 1, m.last)


@RULES.on(
    "quant u:unit",
    "(?:lastly|nextly|rel|relprev) quant u:unit",
    "(?:lastly|nextly|rel) u:unit.p",
    "whole long? u:unit.p",
    "u:unit.dp ilgi",
    "(?:lastly|quant) uyear.gp nteen10.p",
    "uyear.gp nteen10.dp",
    "spanadj u:uyear.ap",
)
def uncounted(m: Match) -> list[Atom]:
    """`dažu mēnešu`, `pēdējos gados`, `mēnešiem ilgi`: how many is not told."""
    if "u" not in m.groups:
        return m.atom(type="DURATION", value="PXY")
    place = m.groups["u"][0]
    if m.has(m.first, "rel") and _is_one(m, place):
        return []
    return _stretch(m, None, place)


@RULES.on("u:unit.gs (?=within)", "(?<=pec) u:unit.gs", "(?<=approx) u:unit.gs")
def one(m: Match) -> list[Atom]:
    """`gada laikā`, `pēc stundas`."""
    return _stretch(m, 1, m.last)


@RULES.on("this unit.gp (?=within)", "this unit.p")
def told_before(m: Match) -> list[Atom]:
    """`pēc šiem gadiem`: as long as the stretch that was told before; `šajās dienās` is now."""
    if m.stands_apart(m.first):
        return []  # par to gadiem ilgi
    if m.has(m.last, "uday") and "lp" in m.cases(m.last, "unit"):
        return m.atom(value="PRESENT_REF")
    if _is_one(m, m.last):
        return []
    return m.atom(type="DURATION", unit=_letter(m, m.last), anaphoric=True)


@RULES.on(
    "whole (?:part.as|season.as|weekday.as)",
    "degree? (?:spanadj|someadj) laiks.as",
    "(?<=pec) degree? (?:spanadj|someadj) laiks.gs",
    "(?:rel|this|that|relprev|lastly|nextly) same? {ofstretch}? stretch.gs/ds/as/ls",
    "(?:rel|this|that|relprev|lastly|nextly) same? laiks.gs leg.gs/ds/as/ls",
    "termadj term.ls",
)
def unmeasured(m: Match) -> list[Atom]:
    """`visu vakaru`, `krietni ilgāku laiku`, `šajā periodā`, `vidējā termiņā`: no length in units is told."""
    return m.atom(type="DURATION")


@RULES.on(
    "(?:ordw|ord) u:(?:uyear.as|umonth.as|uweek.as|uday.as)",
    "(?<=jau) ordw (?:season.as|weekday.as)",
    "ordw u:(?:uquarter.as|uhalf.as) (?=pec row)",
)
def running(m: Match) -> list[Atom]:
    """`jau ceturto mēnesi` lasts four months; `jau otro vasaru`, `trešo ceturksni pēc kārtas` none."""
    if "u" not in m.groups:
        return m.atom(type="DURATION")
    place = m.groups["u"][0]
    if m.has(place, "uquarter", "uhalf"):
        return m.atom(type="DURATION")
    number = m.ordinal(m.first)
    if m.has(place, "uyear") and number >= 20:
        return []  # 90. gadu: a decade
    return _stretch(m, number, place)


@RULES.on("u:unit.as (?=lasting)")
def lasting(m: Match) -> list[Atom]:
    """`nedēļu ilga tūre`, `gadu ilgu cietumsodu`."""
    return _stretch(m, 1, m.first)


@RULES.on("u:unit.as")
def accusative(m: Match) -> list[Atom]:
    """`uz gadu`, `nedēļu agrāk`, `ilgst stundu`: a bare accusative is one unit if nothing modifies it."""
    if m.has(m.first, "uday") and not m.has(m.last + 1, "laterearlier", "pirms", "pec"):
        return []
    return _stretch(m, 1, m.first) if _stands_free(m, accusative=True) else []


@RULES.on("uyear.ns", "umonth.ns", "uweek.ns")
def nominative(m: Match) -> list[Atom]:
    """`tikai gads pagājis`: a stretch of time beside a verb of passing."""
    passing = ("pagāj", "paiet", "paies", "apritēj", "aprit", "aizritēj", "aizvad")
    around = [m.token(m.last + 1), m.token(m.last + 2), m.token(m.first - 1), m.token(m.first - 2)]
    if any(token is not None and token.text.lower().startswith(passing) for token in around):
        return _stretch(m, 1, m.first)
    return []


@RULES.on("unit.dp")
def for_years(m: Match) -> list[Atom]:
    """`gadiem nerisināta problēma`: a bare dative plural lasts long."""
    token, before, after = m.sentence.tokens[m.first], m.token(m.first - 1), m.token(m.last + 1)
    governor = m.token(token.head) if token.upos != "X" else None
    if governor is not None and governor.upos == "VERB" and token.base_relation == "obl":
        if m.modified(m.first, "case", "amod", "det", "nmod", "nummod", "acl"):
            return []
    elif before is not None and before.text[-1].isalnum() and not _is_link(m, m.first - 1):
        return []
    if after is not None and after.text in ("ejot", "ritot"):
        return []  # gadiem ejot: they go by, none counts them
    return _stretch(m, None, m.first)


# Points told by a stretch.


@RULES.on("n:{number} u:unit before", "u:unit.as before")
def before(m: Match) -> list[Atom]:
    """`gadu iepriekš`: counted from what was told last."""
    letter = _letter(m, m.groups["u"][0])
    amount = 1.0 if "n" not in m.groups else m.number()
    if amount is not None and letter[0] == "T":
        return m.atom(type="TIME")  # 36 stundas iepriekš
    if amount is None or amount != int(amount) or letter not in ("Y", "M", "W", "D"):
        return []
    length = Atom(m.first, m.last - 1, type="DURATION", value=duration(amount, letter), unit=letter)
    return m.atom(moment=Moment(unit=letter, offset=-int(amount), said=True), untold=length)


@RULES.on(
    "pirms approx* n:{number} u:unit un k:{number} v:unit",
    "pirms approx* u:unit.gs un k:{number} v:unit",
)
def ago_in_two_units(m: Match) -> list[Atom]:
    """`pirms diviem gadiem un trim mēnešiem`: as exact as the smaller unit."""
    found = _two_units(m)
    if found is None or found[0] != int(found[0]) or found[2] != int(found[2]):
        return []
    many, larger, few, smaller = int(found[0]), found[1], int(found[2]), found[3]
    if smaller[0] == "T":
        return m.atom(type="TIME")
    factor = {"YM": 12, "WD": 7}.get(larger + smaller)
    if factor is not None:
        return m.atom(moment=Moment(unit=smaller, offset=-(factor * many + few)))
    return m.atom(moment=Moment(unit=smaller, offset=-few, months=-many * (12 if larger == "Y" else 1)))


@RULES.on(
    "pirms (?:approx|full)* n:{number} u:unit",
    "pirms approx* (?:quant|full) u:unit.p",
    "pirms approx* full? u:unit.gs",
    "n:{number} u:unit ago",
    "u:unit.as ago",
    "pirms approx* n:{number} (?:lidz|dash|vai)? k:{number} unit.dp",
    "pirms quant? uyear.gp nteen10.dp",
    "pirms (?:spanadj|someadj) laiks.gs",
)
def ago(m: Match) -> list[Atom]:
    """`pirms trim gadiem`, `pirms gada`, `divus mēnešus atpakaļ`."""
    if "u" not in m.groups or m.find("quant") is not None:
        return m.atom(value=None if "k" in m.groups else "PAST_REF")
    place = m.groups["u"][0]
    letter = _letter(m, place)
    amount = 1.0 if "n" not in m.groups else m.number()
    if m.find("approx") is not None and m.find("full") is not None:
        return m.atom()
    if "T" in letter:
        return m.atom(type="TIME")
    if amount is None or amount != int(amount) or letter not in ("Y", "M", "W", "D", "10Y", "100Y", "6M"):
        return m.atom(moment=Moment(vague=True))
    factor, unit = int(letter[:-1] or 1), letter[-1]
    return m.atom(moment=Moment(unit=unit, offset=-int(amount) * factor))


# What recurs.


@RULES.on(
    "every ordw? u:unit.as/ls/gs",
    "every n:{number} u:unit.p",
    "ik pec n:{number} u:unit.dp",
    "(?:{amount})? times u:unit.ls",
    "(?:{amount})? times n:{number} u:unit.lp/ls",
    "timesadv u:unit.ls",
)
def every_unit(m: Match) -> list[Atom]:
    """`katru nedēļu`, `katru otro gadu`, `ik pēc 40 minūtēm`, `divreiz nedēļā`, `reizi divos gados`."""
    place = m.groups["u"][0]
    ordinal = m.find("ordw")
    amount = m.number() if "n" in m.groups else m.ordinal(ordinal) if ordinal is not None else 1
    value = duration(amount, _letter(m, place))
    return m.atom(type="SET", value=value, repeats="XXXX-XX-XX" if value == "P1D" else None)


@RULES.on(
    "every ordw? weekday.as/ls",
    "every ordw? weekdayadv",
    "every uweek.gs weekday.s",
    "weekday.lp",
    "weekday.dp",
    "weekday.gp (?=un weekday.gp part.lp)",
    "weekday.gp part.lp",
)
def every_weekday(m: Match) -> list[Atom]:
    """`katru otrdienu`, `pirmdienās`, `piektdienu un sestdienu naktīs`."""
    day = f"XXXX-WXX-{m.value('weekday')}"
    if (ordinal := m.find("ordw")) is not None:
        # Every second Tuesday comes every two weeks; TIMEX3 has no value that says both.
        return m.atom(type="SET", value=f"P{m.ordinal(ordinal)}W", repeats=day)
    part = m.find("part")
    if part is None and m.has(m.last + 2, "weekday") and "gp" in m.cases(m.last, "weekday"):
        part = m.last + 3 if m.has(m.last + 3, "part") else None
    if part is not None:
        day += "T" + m.vocabulary.value(m.text(part), "part")
    return m.atom(type="SET", value=day, repeats=day)


@RULES.on(
    "every part.as/ls/gs", "part.lp", "(?<=no) part.dp", "(?<=pa) part.dp", "every season.as/ls", "season.lp"
)
def every_part(m: Match) -> list[Atom]:
    """`naktīs`, `no rītiem`, `katru vakaru`, `katru vasaru`, `vasarās`."""
    if m.find("part") is not None:
        return m.atom(type="SET", value=f"XXXX-XX-XXT{m.value('part')}", repeats="XXXX-XX-XX")
    return m.atom(type="SET", value=f"XXXX-{m.value('season')}")


@RULES.on("every uyear.gs month.s", "every month.as/ls", "every uyear.gs season.s")
def every_month(m: Match) -> list[Atom]:
    """`katra gada maijā`, `katru pavasari`."""
    if m.find("month") is not None:
        return m.atom(type="SET", value=f"XXXX-{int(m.value('month')):02}")
    return m.atom(type="SET", value=f"XXXX-{m.value('season')}")


@RULES.on("weekend.lp", "uweek.gs tail.lp", "every uweek.gs tail.s", "(?<=pa) weekend.dp")
def weekends(m: Match) -> list[Atom]:
    """`brīvdienās`, `nedēļas nogalēs`; who is on leave (`esmu brīvdienās`) tells no time."""
    before = m.token(m.first - 1)
    if before is not None and (
        before.lemma == "būt" or before.text.lower() in ("esmu", "ir", "bija", "būs", "esam")
    ):
        return []
    if m.last == m.first and m.has(m.first, "weekend"):
        # A single one where the tense tells which: brīvdienās gaiss iesils.
        return m.atom(moment=Moment(unit="W", weekend=True), loose=True, repeats="XXXX-WXX-WE")
    return m.atom(type="SET", value="XXXX-WXX-WE")


@RULES.on("this weekend.lp", "rel weekend.lp")
def weekend(m: Match) -> list[Atom]:
    """`šajās brīvdienās`."""
    offset = int(m.value("rel")) if m.find("rel") is not None else 0
    return m.atom(moment=Moment(unit="W", offset=offset, weekend=True))


@RULES.on("work uday.lp", "workday.lp", "work uday.dp", "workday.dp")
def workdays(m: Match) -> list[Atom]:
    """`darba dienās`: TIMEX3 has no value for them."""
    return m.atom(type="SET")


@RULES.on("uyear.ls", "umonth.ls", "uweek.ls", "uday.ls", "uhour.ls")
def per_unit(m: Match) -> list[Atom]:
    """`miljons eiro gadā`: once every unit, where nothing says which one."""
    lemma = m.lemma("unit")
    if lemma == "diena" and not m.has(m.first - 1, "times"):
        return []
    if lemma == "stunda" and not m.text(m.first - 1).lower().startswith(("eiro", "€", "dolār")):
        return []  # 80 kilometru stundā is a speed
    return m.atom(type="SET", value=duration(1, _letter(m, m.first))) if _stands_free(m) else []


def _modifies(sentence: Sentence, child: int) -> bool:
    """Whether a word says what unit is meant (`vēlēšanu gadā`), not what it has (`40 lasītāju mēnesī`)."""
    if sentence.tokens[child].base_relation not in _MODIFIERS:
        return False
    return not any(sentence.tokens[below].base_relation == "nummod" for below in sentence.children[child])


def _is_one(m: Match, place: int) -> bool:
    """Whether a form that could be of one unit or several is of one: `šīs nedēļas laikā`, `šo pusgadu`."""
    cases = m.cases(place, "unit")
    if m.has(m.last + 1, "within"):
        return "gs" in cases and "gp" not in cases
    return bool({"gs", "as"} & cases)


def _two_units(m: Match) -> tuple[float, str, float, str] | None:
    """Give the amounts and letters of `n u un k v`, None where the second unit is not the smaller one."""
    larger, smaller = (_letter(m, m.groups[group][0]) for group in "uv")
    many, few = m.number() if "n" in m.groups else 1.0, m.number("k")
    if many is None or few is None or not {larger, smaller} <= set(_DESCENDING):
        return None
    return (many, larger, few, smaller) if _DESCENDING.index(larger) < _DESCENDING.index(smaller) else None


def _stretch(m: Match, amount: float | None, place: int) -> list[Atom]:
    letter = _letter(m, place)
    if amount is None and letter[0].isdecimal():
        return m.atom(type="DURATION")  # gadsimtiem ilgi: TIMEX3 counts no unknown number of centuries
    return m.atom(type="DURATION", value=duration(amount, letter), unit=letter)


def _agrees(m: Match, amount: float | None, place: int) -> bool:
    """Whether a unit has the number that an amount asks for: `40 miljoniem gadā` is no stretch of time."""
    cases = m.cases(place, "unit")
    return cases != {"ls"} or amount is None or amount % 10 == 1


def _letter(m: Match, place: int) -> str:
    return m.vocabulary.value(m.text(place), "unit")


def _is_link(m: Match, place: int) -> bool:
    return m.has(place, "jau", "uz", "lidz", "approx", "no")


def _stands_free(m: Match, *, accusative: bool = False) -> bool:
    """Whether no adjective or genitive stands before a unit that belongs to it (`vēlēšanu gadā`)."""
    token, before = m.sentence.tokens[m.first], m.token(m.first - 1)
    if token.upos == "PROPN" or token.name not in ("O", "B-time", "I-time"):
        return False
    if accusative and m.has(m.last + 1, "laterearlier", "pirms", "pec"):
        return before is None or before.upos not in ("NUM", "ADJ", "DET")
    if accusative and m.has(m.first - 1, "approx"):
        return True
    if accusative and token.features.get("Number") == "Plur":
        return False
    if before is None or not before.text[-1].isalpha():
        return not accusative or before is None or not before.text[0].isdecimal()
    if before.upos != "X":
        children = m.sentence.children[m.first]
        if any(child < m.first and _modifies(m.sentence, child) for child in children):
            return False
        if accusative:
            return token.features.get("Case") in ("Acc", None) and token.features.get("Number") == "Sing"
        return token.features.get("Case") in ("Loc", None)
    if accusative:
        return _is_link(m, m.first - 1)
    return before.text[-1] not in "āiu" and not m.has(m.first - 1, "ordw", "lastly", "rel", "every")
