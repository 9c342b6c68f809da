"""Lineage: one statement, and one event, in many articles; who told it first, and what became of the words."""
