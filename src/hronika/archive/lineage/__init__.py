"""Lineage: one statement and one event in many articles, who told it first, what became of the words."""
