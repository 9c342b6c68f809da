"""Texts to break reading with: random pieces of news, and sample articles with words and marks moved."""

import json
import random
import re
from collections.abc import Iterator

from hronika.language.quotation_marks import CHARACTERS
from hronika.samples import SAMPLE_ARTICLES

_PIECE = re.compile(r"\w+|[^\w\s]|\s")
_MARKS = (
    *CHARACTERS,
    *",.:;!?…–—-()[]@#%\n\t ",
    *("\n\n", "\r\n", "\u00ad", "\u200b", "\u202e", "\u0304", "😀", ",,", "''", "...", "€"),
)
_TELLING = (
    *(
        "sacīja",
        "teica",
        "iebilda",
        "iebils",
        "norādīja, ka",
        "piebilstot",
        "uzskata par",
        "uzskata",
        "lūdza",
    ),
    *("aicināja", "pēc", "teiktā,", "viņaprāt,", "esot", "neesot", "kā ziņo", "tā", "domā", "jautāja, vai"),
    *("noliedza, ka", "neapstiprināja, ka", "viņa", "viņš", "abi", "ministre", "Anna Bērziņa", "Kalniņa"),
    *(
        "LETA",
        "VUGD",
        "SIA",
        "pirmdien",
        "2024. gada 6. maijā",
        "5 miljoni eiro",
        "ka",
        "lai",
        "vai",
        "!",
        ":",
    ),
)


def random_texts(number: int, seed: int) -> Iterator[str]:
    """Yield so many texts, always the same ones for a seed."""
    chance = random.Random(seed)  # noqa: S311  # no secret
    articles = [json.loads(line)["text"] for line in SAMPLE_ARTICLES.read_text(encoding="utf-8").splitlines()]
    words = sorted({piece for text in articles for piece in _PIECE.findall(text)})
    for _ in range(number):
        if chance.random() < 0.6:
            yield _mutated(chance, _PIECE.findall(chance.choice(articles)), words)
        else:
            pools = chance.choices((_TELLING, _MARKS, words), (5, 3, 2), k=chance.randrange(1, 30))
            yield chance.choice(("", " ")).join(chance.choice(pool) for pool in pools)


def _mutated(chance: random.Random, pieces: list[str], words: list[str]) -> str:
    start = chance.randrange(len(pieces))
    pieces = pieces[start : start + chance.randrange(5, 120)]
    for _ in range(chance.randrange(12)):
        place = chance.randrange(len(pieces))
        match chance.randrange(6):
            case 0 if len(pieces) > 1:
                del pieces[place]
            case 1:
                pieces.insert(place, chance.choice(_MARKS))
            case 2:
                pieces.insert(place, f" {chance.choice(_TELLING)} ")
            case 3:
                pieces.insert(place, pieces[place])
            case 4:
                pieces.insert(place, chance.choice(words))
            case 5:
                other = chance.randrange(len(pieces))
                pieces[place], pieces[other] = pieces[other], pieces[place]
    return "".join(pieces)
