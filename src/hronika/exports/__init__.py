"""The formats in which records are written: one module each, found by name in `registry`.

`summary` says what of a record they show, `i18n` in which words.
"""
