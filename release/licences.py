"""Licences as packages tell them in their metadata, and whether one may be depended on.

Expressions are those of SPDX (https://spdx.github.io/spdx-spec/v2.3/SPDX-license-expressions).
"""

import re
from email.message import Message

ACCEPTABLE = frozenset(
    {
        "0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "CNRI-Python", "ISC",
        "LicenseRef-BSD", "MIT", "MIT-0", "MPL-1.1", "MPL-2.0", "PSF-2.0", "Python-2.0", "Unicode-3.0",
        "Unlicense", "Zlib",
    }
)  # fmt: skip
"""What goes with Apache-2.0. All others are refused: GPL, AGPL and LGPL, and what nobody has looked at yet.

MPL asks for changes to its own files alone, of which we make none.
"""

_TOLD = {
    "3-Clause BSD License": "BSD-3-Clause",
    "Apache 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "BSD License": "LicenseRef-BSD",
    "ISC License": "ISC",
    "ISC License (ISCL)": "ISC",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
    "The BSD 2-Clause License": "BSD-2-Clause",
}
"""Licences as they stand in older metadata. A classifier `BSD License` does not tell which of them."""

_CLASSIFIER = "License :: OSI Approved :: "
_TOKEN = re.compile(r"\(|\)|[^\s()]+")
_NOT_TOLD = "LicenseRef-not-told"


def licence_of(metadata: Message) -> str:
    """Give the licence that the metadata of a package tell, as an expression.

    Newest of the ways to tell it first: the expression, the line `License`, all classifiers together.
    """
    if expression := metadata.get("License-Expression"):
        return str(expression)
    line = str(metadata.get("License") or "").strip()
    if line and "\n" not in line:
        return _TOLD.get(line, line)
    names = [
        name.removeprefix(_CLASSIFIER)
        for name in metadata.get_all("Classifier") or ()
        if name.startswith(_CLASSIFIER)
    ]
    return " AND ".join(sorted(_TOLD.get(name, name.replace(" ", "-")) for name in names)) or _NOT_TOLD


def is_acceptable(expression: str) -> bool:
    """Say whether a package under this expression may be depended on; of a choice one licence is enough.

    What is no expression is not acceptable.
    """
    tokens = _TOKEN.findall(expression)
    try:
        accepted = _any_of(tokens)
    except IndexError:
        return False
    return accepted and not tokens


def _any_of(tokens: list[str]) -> bool:
    accepted = _all_of(tokens)
    while tokens and tokens[0].upper() == "OR":
        tokens.pop(0)
        accepted = _all_of(tokens) or accepted
    return accepted


def _all_of(tokens: list[str]) -> bool:
    accepted = _one(tokens)
    while tokens and tokens[0].upper() == "AND":
        tokens.pop(0)
        accepted = _one(tokens) and accepted
    return accepted


def _one(tokens: list[str]) -> bool:
    token = tokens.pop(0)
    if token == "(":  # noqa: S105 a bracket
        accepted = _any_of(tokens)
        return tokens.pop(0) == ")" and accepted
    if tokens and tokens[0].upper() == "WITH":
        token = f"{token} WITH {tokens[1]}"
        del tokens[:2]
    return token in ACCEPTABLE
