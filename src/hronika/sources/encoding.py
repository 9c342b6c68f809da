"""Bytes to text: UTF-8 or an error that says what the bytes most likely are instead."""

from hronika.errors import DataError

_MAGIC = {
    b"%PDF": "a PDF file",
    b"PK\x03\x04": "a ZIP archive (perhaps a Word or OpenDocument file)",
    b"\xd0\xcf\x11\xe0": "an old Word or Excel file",
    b"{\\rtf": "an RTF document",
    b"%!PS": "a PostScript file",
    b"bplist00": "a web archive of Safari",
    b"WARC/": "a WARC web archive",
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
    "windows-1251": CYRILLIC_LETTERS,
}

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
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # utf-8-sig counts from after the byte order mark
        offset = error.start + (3 if data.startswith(b"\xef\xbb\xbf") else 0)
        guess = likely_encoding(data)
        raise DataError(
            f"{where} is not UTF-8: byte 0x{data[offset]:02X} at offset {offset} cannot be read. "
            f"Most likely it is {guess}: convert it with `iconv -f {guess.upper()} -t UTF-8` and read that."
        ) from None


def refuse_binary(data: bytes, where: str) -> None:
    """Raise DataError where the first bytes show that it is no text, or text in UTF-16."""
    if kind := kind_of(data):
        raise DataError(f"{where} is {kind} and not plain text: save its text as UTF-8 and read that.")
    if data.startswith((b"\xff\xfe\0\0", b"\0\0\xfe\xff")):
        raise DataError(f"{where} is in UTF-32: convert it with `iconv -f UTF-32 -t UTF-8` and read that.")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise DataError(f"{where} is in UTF-16: convert it with `iconv -f UTF-16 -t UTF-8` and read that.")


def kind_of(data: bytes) -> str | None:
    """Name what the first bytes show the data to be where it is no text: `a picture`."""
    return next((kind for magic, kind in _MAGIC.items() if data.startswith(magic)), None)


def likely_encoding(data: bytes) -> str:
    """Guess the encoding of text that is not UTF-8 by the letters it would hold."""

    def letters(name: str) -> int:
        text = data[:_EXCERPT].decode(name, "replace")
        return sum(text.count(letter) for letter in _LIKELY[name])

    return max(_LIKELY, key=letters)
