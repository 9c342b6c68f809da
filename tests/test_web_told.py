"""Every sentence of the rooms below that a page shows is told in the language of who reads."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

import hronika
from hronika.web.told import Template, templates, told
from hronika.web.words import PageWords
from tests.web_help import client

ROOT = Path(hronika.__file__).parent
ROOMS = (
    "archive",
    "intake",
    "fetching",
    "sources",
    "reading",
    "article.py",
    "ledger.py",
    "language/__init__.py",
)

_UNSEEN = {
    "archive/checking.py": "`hronika check` alone says what is wrong with an archive",
    "archive/follower_check.py": "`hronika check`",
    "archive/fulltext.py": "`hronika check`",
    "archive/mending.py": "`hronika check --mend`",
    "archive/salvage.py": "`hronika check --mend`",
    "archive/identity/authorities.py": "`hronika authority`: lists are imported by command",
    "archive/identity/authority_csv.py": "`hronika authority`",
    "archive/identity/authority_entries.py": "`hronika authority`",
    "archive/identity/authority_wikidata.py": "`hronika authority`",
    "reading/pool.py": "pages are added by one process",
    "reading/pipeline.py": "for who writes a stage of their own",
}
"""Modules whose sentences reach no page, each with the reason."""

_NO_SENTENCES = {
    "{target} exists: name a new file for the copy.": "`hronika backup`",
    "The number of workers must be 1 or more, not {}.": "pages are added by one process",
}

_ENGLISH = re.compile(
    r"\b(?:a|an|and|are|as|at|be|been|by|for|from|has|have|in|is|it|its|no|none|not|nothing|of|on|or|than|that|"
    r"the|there|they|this|to|too|was|were|which|with)\b"
)
_WORD = re.compile(r"[a-z]{2,}")
_NO_PROSE = re.compile(r"[\\^|=*]|\b(?:SELECT|INSERT|UPDATE|DELETE|FROM|WHERE|JOIN|AND|OR|CASE|DESC)\b")
