"""Positions: what one speaker says on one matter over time, and where that differs."""
