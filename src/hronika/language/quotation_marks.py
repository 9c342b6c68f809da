"""The inventory of quotation marks: all that text puts around quoted words, in any tradition of print.

Which way a mark looks tells little: `“` opens in English and closes in German and Latvian, `»` opens in
Danish. So marks are told apart by whether they can only open, and by pairing (`reading/document/quotations`).
Source: The Unicode Standard 15, section 6.2, "Quotation marks", with the digraphs of typewriters and TeX.
"""

GUILLEMETS_LEFT = frozenset("«‹")
GUILLEMETS_RIGHT = frozenset("»›")
DIGRAPHS = frozenset((",,", "''", "``"))
"""Two characters that stand for one mark."""

SINGLE = frozenset("'‘’‚‛")
"""Marks that are apostrophes as well."""

DOUBLE = frozenset('"„“”‟″＂〝〞〟❝❞') | GUILLEMETS_LEFT | GUILLEMETS_RIGHT
"""Marks of one character that never are apostrophes."""

MARKS = DOUBLE | SINGLE | DIGRAPHS
"""All marks, as tokens."""

OPEN_ONLY = frozenset("„‚❝〝") | {",,", "``"}
"""Marks that open in every tradition that has them."""

CLOSING = MARKS - OPEN_ONLY - GUILLEMETS_LEFT - frozenset("‘‛")
"""Marks that can close where a guillemet looks outwards."""

CHARACTERS = "".join(sorted(DOUBLE | SINGLE))
"""All marks of one character, to be put into a class of a regular expression."""

DOUBLE_CHARACTERS = "".join(sorted(DOUBLE))
