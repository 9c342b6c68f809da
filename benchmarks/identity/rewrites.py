"""What outlets do to agency copy, and what only looks like it: edits of whole articles, each a stated rule.

No edit looks at how the archive compares articles.
"""

import random
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from benchmarks.identity.wordings import synonyms

_SENTENCE = re.compile(r"(?<=[.!?”\"»])\s+(?=[A-ZĀČĒĢĪĶĻŅŠŪŽ„\"«“])")
_QUOTED = re.compile(r"[„\"«“][^„\"«»“”\n]{25,}[”\"»“]")
_NUMBER = re.compile(r"\d+")
_NAME = re.compile(r"(?<=[\wāčēģīķļņšūž,;)–-]\s)[A-ZĀČĒĢĪĶĻŅŠŪŽ][a-zāčēģīķļņšūž]{3,}")
_ENDINGS = {
    "s": "u", "a": "u", "e": "i", "u": "am", "as": "ai", "us": "iem", "ai": "as", "am": "u", "ā": "ās",
    "ī": "is", "is": "ī", "iem": "us", "i": "iem", "ām": "as", "ās": "ām", "ot": "ojot", "o": "oja",
    "ja": "jis", "jis": "ja", "ti": "ts", "ts": "ti",
}  # fmt: skip
# Which end of word is found first is the longest one.
_ENDING = re.compile(rf"(?<=\w{{4}})(?:{'|'.join(sorted(_ENDINGS, key=len, reverse=True))})$")
_OWN_TITLES = (
    "Kas noticis un ko tas nozīmē",
    "Nedēļas notikums",
    "Svarīgākais šodien",
    "Īsumā",
    "Lasītākais",
)
_OWN_FIRST = (
    "Par notikušo redakcijai vakar rakstīja vairāki lasītāji, un šodien ir zināmas pirmās ziņas.",
    "Sociālajos tīklos par to spriež jau kopš rīta, un viedokļi krasi atšķiras. Lūk, kas zināms patlaban.",
    "Ilgi gaidīts pavērsiens: tas, par ko runāja jau pavasarī, beidzot noticis, un sekas jutīs daudzi.",
    "Portāls turpina sekot notikumu gaitai un ziņu papildinās, tiklīdz būs saņemtas atbildes uz jautājumiem.",
)
_BETWEEN = (
    "Lasi arī: kā pareizi sagatavoties ziemai un ietaupīt.", "Foto: no personīgā arhīva.",
    "Reklāma. Turpinājums zemāk.", "Seko mums arī sociālajos tīklos!",
)  # fmt: skip
_FILLERS = ("jau", "arī", "tostarp", "savukārt", "patlaban", "proti", "turklāt", "toties")

CREDITS: Mapping[str, Callable[[str, str], str]] = {
    "dateline": lambda text, agency: f"RĪGA, 7. maijs, {agency}. {text}",
    "dateline without a day": lambda text, agency: f"RĪGA, {agency} – {text}",
    "dateline of two": lambda text, agency: f"KIJIVA, 3. febr., {agency}/AFP. {text}",
    "between strokes": lambda text, agency: f"{text}\n/{agency}/",
    "in brackets": lambda text, agency: f"{text} ({agency})",
    "in brackets above": lambda text, agency: f"({agency})\n{text}",
    "source below": lambda text, agency: f"{text}\nAvots: {agency}",
    "source, the sort named": lambda text, agency: f"{text}\nAvots: ziņu aģentūra {agency}",
    "source in capitals": lambda text, agency: f"{text}\nAVOTS: {agency.upper()}",
    "line above": lambda text, agency: f"{agency}\n{text}",
    "line below": lambda text, agency: f"{text}\n{agency}",
    "author and agency": lambda text, agency: f"Autors: Anna Roze, {agency}\n{text}",
    "copyright": lambda text, agency: f"{text}\n© {agency}",
    "source and rights": lambda text, agency: f"{text}\nAvots: {agency}. Pārpublicēšana aizliegta.",
}
"""Where and how outlets say that an article is of an agency."""

NO_CREDITS: Mapping[str, Callable[[str, str], str]] = {
    "told by": lambda text, agency: f"{text}\nPar to ziņo aģentūra {agency}.",
    "told to": lambda text, agency: f"{text}\nPlašākus komentārus aģentūrai {agency} ministrija nesniedza.",
    "photo": lambda text, agency: f"Foto: {agency}\n{text}",
    "in the first sentence": lambda text, agency: f"Kā vēsta {agency}, jauns pavērsiens. {text}",
    "the agency acts": lambda text, agency: f"{agency}: jauns pavērsiens.\n{text}",
    "about it": lambda text, agency: f"{text}\nAģentūru {agency} dibināja pirms gadsimta.",
    "the agency acts on a day": lambda text, agency: f"Otrdien, 7. maijā, {agency} atklāja biroju. {text}",
    "photo and author": lambda text, agency: f"Foto: Anna Roze/{agency}\n{text}",
    "a word in brackets": lambda text, agency: f"{text} Tas ir vairāk nekā pērn (ap 30%).",
    "source of data": lambda text, agency: f"{text}\nKā uzzināja {agency}, dati vēl mainīsies (pēc sezonas).",
}
"""Mentions of an agency that say nothing of who wrote the article."""


class Edit(NamedTuple):
    """A sort of edit; `shares` says how much of the text it leaves, as it is stated."""

    name: str
    shares: str
    make: Callable[[str, random.Random], str]


def _paragraphs(text: str) -> list[list[str]]:
    return [_SENTENCE.split(line) for line in text.splitlines() if line.strip()]


def _joined(paragraphs: Sequence[Sequence[str]]) -> str:
    return "\n".join(" ".join(sentences) for sentences in paragraphs if sentences)


def shortened(least: float, most: float) -> Callable[[str, random.Random], str]:
    """Cut from the end, to a share of the words between these, at the end of a sentence."""

    def make(text: str, chance: random.Random) -> str:
        left = chance.uniform(least, most) * len(text.split())
        kept: list[list[str]] = []
        for sentences in _paragraphs(text):
            kept.append([])
            for sentence in sentences:
                if left <= 0:
                    return _joined(kept)
                kept[-1].append(sentence)
                left -= len(sentence.split())
        return _joined(kept)

    return make


def retitled(text: str, chance: random.Random) -> str:
    """A title of the outlet's own, and a line of its own between two paragraphs."""
    lines = text.splitlines()
    lines.insert(chance.randrange(1, len(lines) + 1), chance.choice(_BETWEEN))
    return "\n".join([chance.choice(_OWN_TITLES), *lines])


def without_a_paragraph(text: str, chance: random.Random) -> str:
    """A paragraph is left out, of seven or more two."""
    paragraphs = _paragraphs(text)
    for _ in range(2 if len(paragraphs) > 6 else 1):
        paragraphs.pop(chance.randrange(1, len(paragraphs)))
    return _joined(paragraphs)


def own_first_paragraph(text: str, chance: random.Random) -> str:
    """The outlet tells in words of its own what the first paragraph did."""
    _, *rest = _paragraphs(text)
    return "\n".join([*chance.sample(_OWN_FIRST, 2), _joined(rest)])


def reordered(text: str, chance: random.Random) -> str:
    """Paragraphs after the first stand in another order, and of the sentences of each two are exchanged."""
    first, *rest = _paragraphs(text)
    chance.shuffle(rest)
    for sentences in rest:
        if len(sentences) > 1:
            place = chance.randrange(len(sentences) - 1)
            sentences[place : place + 2] = reversed(sentences[place : place + 2])
    return _joined([first, *rest])


def inflected(share: float) -> Callable[[str, random.Random], str]:
    """Synonyms by a list, and of so many of the words in small letters another ending."""

    def make(text: str, chance: random.Random) -> str:
        def other(word: re.Match[str]) -> str:
            if chance.random() >= share:
                return word[0]
            return _ENDING.sub(lambda end: _ENDINGS[end[0]], word[0])

        return re.sub(r"(?<!\w)[a-zāčēģīķļņšūž]{5,}", other, synonyms(text))

    return make


def without_quotations(text: str, chance: random.Random) -> str:
    """Sentences with direct speech go, or lose half of what is quoted, in turn."""
    turn = 0

    def cut(sentence: str) -> str:
        nonlocal turn
        if not _QUOTED.search(sentence):
            return sentence
        turn += 1
        if turn % 2:
            return ""
        return _QUOTED.sub(lambda quoted: quoted[0][: len(quoted[0]) // 2].rsplit(" ", 1)[0] + "…”", sentence)

    return _joined([[kept for each in sentences if (kept := cut(each))] for sentences in _paragraphs(text)])


def in_house_style(text: str, chance: random.Random) -> str:
    """The outlet names itself where the agency did, writes numbers and units its own way."""
    for old, new in (
        ("aģentūrai LETA", "portālam „Ziņnesis”"), ("LETA", "„Ziņnesis”"), ("BNS", "„Ziņnesis”"),
        (" miljoni", " milj."), (" miljonus", " milj."), (" miljoniem", " milj."), ("%", " procenti"),
        ("plkst.", "pulksten"), (" gadā", ". g."), ("eiro", "EUR"), ("patlaban", "šobrīd"),
        ("uzsvēra", "pauda"),
        ("sacīja", "teica"), ("paziņoja", "pavēstīja"), ("norādīja", "atzīmēja"), ("pērn", "pagājušajā gadā"),
    ):  # fmt: skip
        text = text.replace(old, new)
    return re.sub(r" \(([A-ZĀČĒĢĪĶĻŅŠŪŽ]{2,5})\)", "", text)


def typographic(text: str, chance: random.Random) -> str:
    """Other marks: quotation marks, dashes, spaces that do not break, soft hyphens, three dots."""
    text = re.sub(r"[„“”«»]", '"', text) if chance.random() < 0.5 else re.sub(r'"([^"\n]*)"', r"«\1»", text)
    text = text.replace(" – ", " — ").replace("...", "…").replace(" eiro", "\u00a0eiro")
    return re.sub(
        r"\b(\w{5})(\w{6,})", lambda word: word[1] + "\u00ad" * (chance.random() < 0.05) + word[2], text
    )


def rewritten(share: float) -> Callable[[str, random.Random], str]:
    """Of so many words another ending, another word beside them, or none; numbers and names stay."""

    def make(text: str, chance: random.Random) -> str:
        made = []
        for line in text.splitlines():
            words = []
            for word in line.split():
                if not word.isalpha() or not word.islower() or chance.random() >= share:
                    words.append(word)
                    continue
                deed = chance.randrange(3)
                if deed == 0:
                    words += [word, chance.choice(_FILLERS)]
                elif deed == 1:
                    words.append(_ENDING.sub(lambda end: _ENDINGS[end[0]], word))
            made.append(" ".join(words))
        return "\n".join(made)

    return make


def all_at_once(*edits: Callable[[str, random.Random], str]) -> Callable[[str, random.Random], str]:
    """One edit after the other."""

    def make(text: str, chance: random.Random) -> str:
        for edit in edits:
            text = edit(text, chance)
        return text

    return make


EDITS = (
    Edit("shortened from the end", "50-75 % of the words", shortened(0.5, 0.75)),
    Edit("only its beginning", "25-40 % of the words", shortened(0.25, 0.4)),
    Edit("another title, a line between", "all", retitled),
    Edit("a paragraph left out", "some 80 %", without_a_paragraph),
    Edit("own first paragraph", "all but the first", own_first_paragraph),
    Edit("sentences in another order", "all", reordered),
    Edit("synonyms and inflections", "85 % of long words", inflected(0.15)),
    Edit("quotations cut", "all but half of them", without_quotations),
    Edit("house style", "all, in house words", in_house_style),
    Edit("other marks", "all", typographic),
    Edit("title, marks, style, a paragraph less", "some 80 %",
         all_at_once(without_a_paragraph, in_house_style, typographic, retitled)),
    Edit("cut, own beginning, 10 % other endings", "50-65 %",
         all_at_once(shortened(0.6, 0.75), own_first_paragraph, inflected(0.1))),
    Edit("cut, reordered, quotations out, 10 % other", "40-60 %",
         all_at_once(shortened(0.6, 0.8), without_quotations, reordered, inflected(0.1), retitled)),
    Edit("reworded: every fourth small word", "some 70 % of three in a row", rewritten(0.25)),
    Edit("reworded, cut, own beginning", "55-70 % of three in a row",
         all_at_once(shortened(0.7, 0.85), own_first_paragraph, rewritten(0.2))),
    Edit("reworded: every second small word", "some 45 % of three in a row", rewritten(0.5)),
    Edit("reworded and cut thoroughly", "30-45 % of three in a row",
         all_at_once(shortened(0.6, 0.8), reordered, inflected(0.1), rewritten(0.4))),
)  # fmt: skip
"""The edits, from light to heavy."""


# What is no copy


def other_facts(text: str, names: Sequence[str], chance: random.Random) -> str:
    """The same words of other people, places and numbers: each name and number is another, throughout."""
    others: dict[str, str] = {}

    def name(match: re.Match[str]) -> str:
        stem = match[0][:4]
        return others.setdefault(stem, chance.choice(names))

    def number(match: re.Match[str]) -> str:
        length = len(match[0])
        return str(chance.randrange(10 ** (length - 1), 10**length))

    return _NUMBER.sub(number, _NAME.sub(name, text))


def follow_up(text: str, other: str, names: Sequence[str], chance: random.Random) -> str:
    """The next day: what is new, of the same people, and two last paragraphs of yesterday as background."""
    paragraphs = _paragraphs(text)
    new = _paragraphs(other)[: max(3, len(paragraphs) - 2)]
    own = _NAME.findall(text) or list(names)
    told = _NAME.sub(lambda _: chance.choice(own), _joined(new))
    return "\n".join([told, "Jau ziņots:", _joined(paragraphs[-2:])])


def same_background(text: str, other: str, chance: random.Random) -> str:
    """Another article into which a paragraph of this one was copied."""
    paragraphs = _paragraphs(other)
    paragraphs.insert(chance.randrange(1, len(paragraphs)), chance.choice(_paragraphs(text)))
    return _joined(paragraphs)


def digests(texts: Sequence[str], chance: random.Random) -> Iterator[str]:
    """Yield the first paragraphs of six articles each; two of them have two in common at most."""
    firsts = [_joined(_paragraphs(text)[:1]) for text in texts]
    before: list[set[int]] = []
    while True:
        chosen = chance.sample(range(len(firsts)), 6)
        if all(len(earlier.intersection(chosen)) <= 2 for earlier in before):
            before.append(set(chosen))
            yield "\n".join(firsts[place] for place in chosen)


def names_in(texts: Sequence[str]) -> list[str]:
    """Give the words with a capital within a sentence."""
    return sorted({name for text in texts for name in _NAME.findall(text)})
