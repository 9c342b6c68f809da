"""Makes the preset dictionary by which the archive compresses: `python -m training.dictionary FILE`.

It holds, of the sample articles alone, words and record of one and as much text as there is room for; what
stands last is told in the fewest bits. A dictionary that was released is never made anew
(`hronika.archive.packing`).
"""

import json
import sys
from pathlib import Path

from hronika.archive.packing import parts
from hronika.article import Article
from hronika.reading.reader import Reader
from hronika.samples import SAMPLE_ARTICLES

_MOST = 32768 - 262
"""What zlib looks back on."""


def dictionary() -> bytes:
    """Make the dictionary."""
    reader, texts, structure = Reader(), "", b""
    for line in SAMPLE_ARTICLES.read_text(encoding="utf-8").splitlines():
        given = json.loads(line)
        article = Article(given["text"], id=given["id"], title=given["title"])
        _, words, record = parts(article.text, *reader.read_with_lemmas(article))
        texts += article.text + "\n"
        structure = structure or words + record
    # No character is cut in half.
    return texts.encode()[-(_MOST - len(structure)) :].decode(errors="ignore").encode() + structure


if __name__ == "__main__":
    Path(sys.argv[1]).write_bytes(dictionary())
