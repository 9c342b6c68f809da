"""The reading room of a large archive: how long its pages take, and what serving it needs."""
