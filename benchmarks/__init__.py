"""Accuracy on gold sets and speed beside other pipelines; never shipped in the wheel."""
