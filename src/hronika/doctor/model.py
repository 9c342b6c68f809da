"""Whether the model loads and reads a sentence right."""

import time
from datetime import date
from typing import Any

from hronika.doctor.child import Child
from hronika.doctor.finding import REINSTALL, Finding
from hronika.errors import DataError

_SENTENCE = "Ministre Anna Bērziņa pirmdien sacīja, ka ceļu atvērs."
_PUBLISHED = date(2024, 5, 7)
_READING = {"speaker": "Anna Bērziņa", "content": "ceļu atvērs", "day": "2024-05-06"}
"""Who says what when, as everybody who knows Latvian reads it."""


def model(reading: Child) -> Finding:
    """Say how long the model took to load and read, and whether that was right: `reading` does that."""
    try:
        found: dict[str, Any] = reading.answer()
    except DataError as error:
        return Finding("model", "broken", f"the model does not load or read: {error}", REINSTALL)
    seconds, name = found["seconds"], f"model {found['model']}"
    details = {"model": found["model"], "seconds": seconds}
    wrong = [f"{key} {found[key]!r}" for key, right in _READING.items() if found[key] != right]
    if wrong:
        told = f"{name} reads a sentence wrong: {', '.join(wrong)}"
        return Finding("model", "broken", told, REINSTALL, details)
    return Finding(
        "model", "well", f"{name} loads and reads a sentence right ({seconds:.1f} s)", details=details
    )


def read_sentence() -> dict[str, Any]:
    """Load the model, read the sentence, and give what was read, by which model, in how many seconds."""
    started = time.perf_counter()
    from hronika.reading.reader import read

    record = read(_SENTENCE, published=_PUBLISHED)
    seconds = time.perf_counter() - started
    used = record.reader.model if record.reader else None
    statement = record.statements[0] if record.statements else None
    return {
        "speaker": statement and statement.speaker_name,
        "content": statement and " … ".join(span.text for span in statement.content),
        "day": record.times[0].value if record.times else None,
        "model": f"{used.name} {used.version}" if used else "without a name",
        "seconds": round(seconds, 3),
    }
