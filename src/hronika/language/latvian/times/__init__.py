"""Times in Latvian text: a grammar of our own over TIMEX3 (TimeML 1.2.1, ISO 8601 values)."""

from hronika.language.latvian.times.reading import LatvianTimes

__all__ = ["LatvianTimes"]
