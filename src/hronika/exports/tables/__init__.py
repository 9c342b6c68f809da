"""Exports as tables: what they are (`schemas`), their rows, and the files that hold them."""
