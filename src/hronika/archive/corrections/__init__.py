"""Corrections by people: entries that are only ever added, applied over every later reading.

`entry.py` says what a correction is, `anchoring.py` where it belongs in a text and in the next version of it,
`effective.py` applies corrections to a record, `consistency.py` keeps that record whole, `correcting.py`
makes them in an archive. `docs/corrections.md` tells what survives what.
"""
