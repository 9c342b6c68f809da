"""Bytes to text: UTF-8, or an error that says what the bytes are instead where they show it."""

from hronika.errors import DataError

_MAGIC = {
    b"%PDF": "a PDF file",
    b"PK\x03\x04": "a ZIP archive (perhaps a Word or OpenDocument file)",
    b"\xd0\xcf\x11\xe0": "an old Word or Excel file",
    b"{\\rtf": "an RTF document",
    b"%!PS": "a PostScript file",
    b"bplist00": "a web archive of Safari",
    b"WARC/": "a WARC web archive",
    b"PAR1\x15": "a Parquet file",
    b"\x1f\x8b": "a gzip archive",
    b"BZh": "a bzip2 archive",
    b"\xfd7zXZ": "an xz archive",
    b"\x28\xb5\x2f\xfd": "a zstd archive",
    b"7z\xbc\xaf": "a 7-Zip archive",
    b"Rar!": "a RAR archive",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"RIFF": "a picture, sound or film",
}

BALTIC_LETTERS = "āčēģīķļņšūžĀČĒĢĪĶĻŅŠŪŽąęėįųõäöü"
CYRILLIC_LETTERS = "абвгдежзийклмнопрстуфхцчшщъыьэюя"

# Encodings that news has come in around the Baltic Sea, each with letters that tell it from the others.
_LIKELY = {
    "windows-1257": BALTIC_LETTERS,
    "iso-8859-4": BALTIC_LETTERS,
    "windows-1251": CYRILLIC_LETTERS + CYRILLIC_LETTERS.upper(),
}
_FEWEST_LETTERS = 2  # beyond ASCII, by which an encoding can be guessed
_SURE = 0.9  # share of them that is of the alphabet

_EXCERPT = 20_000


def decode(data: bytes, where: str) -> str:
    """Decode UTF-8, with or without a byte order mark; offsets count what follows the mark.

    Raises DataError on binary data and on any other encoding; `where` names the source in its message.
    """
    refuse_binary(data, where)
    if b"\0" in data:
        raise DataError(
            f"{where} is binary data and not text: byte {data.index(0)} is NUL. If it is text in UTF-16, "
            "convert it to UTF-8."
        ).of("unreadable encoding")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # utf-8-sig counts from after the byte order mark
        offset = error.start + (3 if data.startswith(b"\xef\xbb\xbf") else 0)
        raise DataError(
            f"{where} is not UTF-8: byte 0x{data[offset]:02X} at offset {offset} cannot be read. "
            f"{advice_on_encoding(data, offset)}"
        ).of("unreadable encoding") from None


def refuse_binary(data: bytes, where: str) -> None:
    """Raise DataError where the first bytes show that it is no text, or text in UTF-16."""
    if kind := kind_of(data):
        told = f"{where} is {kind} and not plain text: save its text as UTF-8 and read that."
    elif data.startswith((b"\xff\xfe\0\0", b"\0\0\xfe\xff")):
        told = f"{where} is in UTF-32: convert it with `iconv -f UTF-32 -t UTF-8` and read that."
    elif data.startswith((b"\xff\xfe", b"\xfe\xff")):
        told = f"{where} is in UTF-16: convert it with `iconv -f UTF-16 -t UTF-8` and read that."
    else:
        return
    raise DataError(told).of("unreadable encoding")


def kind_of(data: bytes) -> str | None:
    """Name what the first bytes show the data to be where it is no text: `a picture`."""
    return next((kind for magic, kind in _MAGIC.items() if data.startswith(magic)), None)


def advice_on_encoding(data: bytes, at: int) -> str:
    """Say in a sentence what to do with text that is not UTF-8, as the byte `at` an offset shows.

    An encoding is named only on good evidence.
    """
    data = data[max(0, at - _EXCERPT) : at + _EXCERPT]
    if _is_mostly_utf8(data):
        return "Most of it is UTF-8 and only some bytes are damaged: put these right and read that."
    guess = _likely_encoding(data)
    if guess is None:
        return "In which encoding it is cannot be told: convert it to UTF-8 and read that."
    return f"Most likely it is {guess}: convert it with `iconv -f {guess.upper()} -t UTF-8` and read that."


def encoding_instead(data: bytes) -> str | None:
    """Give the encoding that bytes most likely are in, None where that is UTF-8 or cannot be told.

    A text in UTF-8 of which some bytes are damaged is one in UTF-8.
    """
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        excerpt = data[max(0, error.start - _EXCERPT) : error.start + _EXCERPT]
        return None if _is_mostly_utf8(excerpt) else _likely_encoding(excerpt)
    return None


def _is_mostly_utf8(data: bytes) -> bool:
    text = data.decode("utf-8", "replace")
    return sum(character > "\x7f" and character.isalpha() for character in text) >= text.count("\ufffd")


def _likely_encoding(data: bytes) -> str | None:
    """Guess the encoding by the letters that text would hold, if nearly all beyond ASCII are of an alphabet.

    Few letters of Latvian are beyond ASCII, and nearly all of Cyrillic text.
    """
    found: dict[str, int] = {}
    for name, alphabet in _LIKELY.items():
        text = data.decode(name, "replace")
        beyond = [character for character in text if character > "\x7f" and not character.isspace()]
        of_alphabet = sum(character in alphabet for character in beyond)
        is_mostly = 2 * of_alphabet > sum(map(str.isalpha, text))
        letters = sum(character.isalpha() or character == "\ufffd" for character in beyond)
        if (alphabet is BALTIC_LETTERS) != is_mostly and of_alphabet >= max(_FEWEST_LETTERS, _SURE * letters):
            found[name] = of_alphabet
    return max(found, key=lambda name: found[name], default=None)
