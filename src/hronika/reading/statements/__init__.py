"""Statements: where the text says that somebody said something, and what."""
