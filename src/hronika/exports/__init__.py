"""The forms in which records leave: one module for each, found by name in `registry`.

`summary` says what of a record they show, `i18n` in which words.
"""
