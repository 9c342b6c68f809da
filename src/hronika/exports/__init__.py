"""The forms in which records leave: table, JSON, HTML.

Every module here has a function `write(records, out)` that takes the records as they come.
"""
