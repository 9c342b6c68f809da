"""Measures of who is who, stories, lineage and what follows from them."""
