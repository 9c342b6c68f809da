"""Turning pages away before their extraction: whether it is right, and how long it takes."""
