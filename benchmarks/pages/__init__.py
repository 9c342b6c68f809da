"""The reading room of a large archive: how long its pages take, what it needs, and whether it bears readers."""
