"""Expressions with a value: times and quantities."""
