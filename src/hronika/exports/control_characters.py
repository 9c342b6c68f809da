"""Characters of a text that would command a terminal or turn its writing round, made visible."""

import re

# C0 but for tab and line feed, DEL and C1; the marks, embeddings, overrides and isolates of writing
# direction; the separators of lines and paragraphs.
_COMMANDS = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def escaped(text: str) -> str:
    r"""Give the text with such characters written as JSON writes them: `\u202e`."""
    return _COMMANDS.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def on_one_line(text: str) -> str:
    """Give the text for one place of a terminal: spaces for all white space, the rest escaped."""
    return escaped(" ".join(text.split()))
